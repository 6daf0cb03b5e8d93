"""Documents related to one, with reasons that hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from cubatimeline.domain.documents import Body, Document, Mark, MarkKind
from cubatimeline.domain.edtf import parse
from cubatimeline.domain.entities import Entity, EntityKind
from cubatimeline.domain.events import Event
from cubatimeline.domain.evidence import Evidence
from cubatimeline.domain.languages import Localised
from cubatimeline.services import builtin
from cubatimeline.services.related import RELATED, related_documents
from cubatimeline.store.fill import fill
from cubatimeline.store.reader import Reader
from tests.store.content import filled, small_content


def person(id_: str) -> Entity:
    return Entity(id_, EntityKind.PERSON, Localised(id_.capitalize()))


def paper(id_: str, written: str = "", text: str = "") -> Document:
    dates = {"written": parse(written)} if written else {}
    return Document(id_, Localised(id_.upper()), Body.TEXT if text else Body.RECORD, text, dates=dates)


def event(id_: str, *who: str) -> Event:
    return Event(id_, parse("1964-10"), Localised(f"Event {id_}"), "", "diplomacy", 3, entities=who)


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[Reader]:
    """Papers a and b attest one event; a and c name the same rare man; everybody is the man of all papers."""
    crowd = tuple(paper(f"other-{number}") for number in range(40))
    text = "Rare met Everybody."
    content = replace(
        small_content(),
        documents=(
            paper("a", "1964-10-16", text), paper("b", "1964-10-27"), paper("c", "1991", text), paper("d"), *crowd,
        ),
        entities=(person("rare"), person("everybody"), person("nobody")),
        events=(event("shared", "rare"), event("common", "everybody")),
        evidence=(
            Evidence("shared", "a"), Evidence("shared", "b"),
            *(Evidence("common", each.id) for each in (paper("a"), paper("d"), *crowd)),
        ),
        marks={
            "a": (Mark(MarkKind.ENTITY, 0, 4, "rare"), Mark(MarkKind.ENTITY, 9, 18, "everybody")),
            "c": (Mark(MarkKind.ENTITY, 0, 4, "rare"),),
        },
        office_lines=(), bands=(), tours=(),
    )  # fmt: skip
    with Reader(filled(tmp_path / "related.cubatimeline", content)) as opened:
        yield opened


def test_the_closest_come_first_and_chance_is_left_out(reader: Reader) -> None:
    assert [each.id for each in related_documents(reader, "a", "en")] == ["b", "c"]


def test_the_reasons_are_told(reader: Reader) -> None:
    nearest, further = related_documents(reader, "a", "en")
    assert nearest.events == ("Event shared",)
    assert nearest.names == ("Rare",)
    assert nearest.when == "October\N{NO-BREAK SPACE}1964"
    assert (further.events, further.names, further.when) == ((), ("Rare",), "")


def test_a_document_with_nothing_in_common_has_none(reader: Reader) -> None:
    assert related_documents(reader, "no-such-paper", "en") == ()
    assert [each.id for each in related_documents(reader, "c", "en")] == ["a", "b"]


@pytest.fixture(scope="module")
def collection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    path = tmp_path_factory.mktemp("related") / "built-in.cubatimeline"
    fill(path, builtin.load(builtin.data_folder()), lambda what, part: None, lambda: False)
    with Reader(path) as opened:
        yield opened


def names_in(reader: Reader, id_: str) -> set[str]:
    """Names of the entities that a document names, or that its events concern."""
    ids = {mark.target for mark in reader.marks(id_) if mark.kind is MarkKind.ENTITY}
    events = {piece.event for piece in reader.evidence_in_document(id_)}
    ids |= {entity for each in reader.events(events) for entity in each.entities}
    entities = (reader.entity(each) for each in ids)
    return {entity.name.en for entity in entities if entity is not None}


def titles_in(reader: Reader, id_: str) -> set[str]:
    return {each.title.en for each in reader.events({piece.event for piece in reader.evidence_in_document(id_)})}


def test_every_reason_in_the_built_in_collection_is_true(collection: Reader) -> None:
    digests = [each.id for each in collection.documents() if each.body is Body.DIGEST]
    assert digests
    for id_ in digests:
        found = related_documents(collection, id_, "en")
        assert found
        assert len({each.id for each in found} - {id_}) == len(found) <= RELATED
        for each in found:
            assert set(each.names) <= names_in(collection, id_) & names_in(collection, each.id)
            assert set(each.events) <= titles_in(collection, id_) & titles_in(collection, each.id)
            assert each.names or each.events


def test_sharing_goes_both_ways(collection: Reader) -> None:
    digests = [each.id for each in collection.documents() if each.body is Body.DIGEST][:4]
    for id_ in digests:
        for each in related_documents(collection, id_, "en"):
            back = {other.id: other for other in related_documents(collection, each.id, "en", limit=2_000)}
            assert (back[id_].names, back[id_].more_names) == (each.names, each.more_names)
            assert (back[id_].events, back[id_].when) == (each.events, each.when)


def test_no_chapter_is_related_but_a_chapter_has_its_sources(collection: Reader) -> None:
    summaries = {each.id: each for each in collection.documents()}
    chapter = next(each for each in summaries.values() if each.number == 4)
    found = related_documents(collection, chapter.id, "en")
    assert len(found) == RELATED
    assert all(summaries[each.id].body is not Body.CHAPTER for each in found)
