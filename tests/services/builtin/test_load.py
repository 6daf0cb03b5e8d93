"""The data files become the content of a collection."""

from __future__ import annotations

from pathlib import Path

import pytest

from cubatimeline.domain.collection import CollectionContent
from cubatimeline.domain.documents import Body, MarkKind
from cubatimeline.domain.edtf import parse
from cubatimeline.domain.entities import EntityKind
from cubatimeline.domain.events import Origin
from cubatimeline.domain.evidence import Evidence, Stance
from cubatimeline.domain.languages import Localised
from cubatimeline.domain.relations import Relation, RelationKind
from cubatimeline.services.builtin import data_folder, load, problems
from cubatimeline.store.fill import fill
from cubatimeline.store.reader import Reader
from cubatimeline.store.relations import read_relations

SAMPLE = Path(__file__).parents[1] / "collection_sample"
DIARY = (
    "The record is dated 27 October 1964. On 16 October the first secretary called on Guevara in Havana.\n\n"
    "Guevara spoke of Khrushchev; the fall was two days old. They met again on 18 October."
)


@pytest.fixture(scope="module")
def content() -> CollectionContent:
    return load(SAMPLE)


def evidence(content: CollectionContent, event: str, document: str) -> list[Evidence]:
    return [each for each in content.evidence if (each.event, each.document) == (event, document)]


def test_the_sample_has_no_problems() -> None:
    assert problems(SAMPLE) == []


def test_what_the_collection_says_of_itself(content: CollectionContent) -> None:
    assert (content.id, content.version, content.title.ru) == ("sample", 3, "Образец")
    assert content.span == (parse("1953").earliest, parse("1965").latest)
    assert [(each.id, each.order) for each in content.categories] == [("diplomacy", 0), ("politics", 1)]
    assert (content.summary, content.credits) == ("Three events of 1964.", "Ours.")


def test_an_event_with_its_rivals(content: CollectionContent) -> None:
    event = content.events[1]
    assert event.date == parse("1964-10-16")
    assert event.entities == ("ernesto-guevara", "oleg-darusenkov", "soviet-embassy", "havana")
    assert [(rival.says, rival.claim, rival.documents) for rival in event.rivals] == [
        (parse("1964-10-16"), "", ("diary",)),
        (parse("1964-10-18"), "two days later", ("history",)),
    ]


def test_entities_of_three_kinds(content: CollectionContent) -> None:
    found = {entity.id: entity for entity in content.entities}
    assert found["nikita-khrushchev"].offices[0].date == parse("1953-09-14/1964-10-14")
    assert found["nikita-khrushchev"].ends == parse("1971-09-11")
    assert found["soviet-embassy"].kind is EntityKind.ORGANISATION
    assert (found["soviet-embassy"].role, found["soviet-embassy"].begins) == ("embassy", parse("1960"))
    assert (found["havana"].latitude, found["havana"].kind) == (23.13, EntityKind.PLACE)


def test_holders_are_people(content: CollectionContent) -> None:
    assert [each.person for each in content.office_lines[0].holders] == ["nikita-khrushchev", "leonid-brezhnev"]
    assert content.bands[0].holders[0].short == Localised("Khrushchev", ru="Хрущёв")


def test_documents_of_three_kinds(content: CollectionContent) -> None:
    found = {document.id: document for document in content.documents}
    assert (found["history"].body, found["history"].date) == (Body.RECORD, parse("1999"))
    assert (found["diary"].body, found["diary"].reference.fond) == (Body.DIGEST, "5")
    assert found["diary"].date == parse("1964-10-27")
    assert (found["the-fall"].body, found["the-fall"].number, found["the-fall"].title.es) == (
        Body.CHAPTER, 1, "La caída"
    )  # fmt: skip


def test_a_digest_becomes_plain_paragraphs(content: CollectionContent) -> None:
    assert next(document.text for document in content.documents if document.id == "diary") == DIARY


def test_each_linked_passage_is_evidence(content: CollectionContent) -> None:
    first, second = evidence(content, "1964-10-16-talk", "diary")
    assert first.passage is not None
    assert second.passage is not None
    assert (first.passage.quote, second.passage.quote) == ("called on Guevara in Havana", "They met again")
    assert DIARY[first.passage.start : first.passage.end] == first.passage.quote
    assert first.says == parse("1964-10-16")


def test_a_source_without_text_is_evidence_without_passage(content: CollectionContent) -> None:
    (record,) = evidence(content, "1964-10-14-fall", "history")
    assert (record.passage, record.says) == (None, parse("1964-10"))


@pytest.mark.parametrize(
    ("event", "document", "stance"),
    [
        ("1964-10-14-fall", "history", Stance.SUPPORTS),
        ("1964-10-14-fall", "diary", Stance.SUPPORTS),
        ("1964-10-16-talk", "diary", Stance.SUPPORTS),
        ("1964-10-16-talk", "history", Stance.DISPUTES),
        ("1964-10-27-record", "diary", Stance.SUPPORTS),
        ("1964-10-27-record", "pamphlet", Stance.DISPUTES),
    ],
)
def test_who_supports_and_who_disputes(content: CollectionContent, event: str, document: str, stance: Stance) -> None:
    assert {each.stance for each in evidence(content, event, document)} == {stance}


def test_chapters_are_marked_but_prove_nothing(content: CollectionContent) -> None:
    assert {each.document for each in content.evidence} == {"diary", "history", "pamphlet"}
    told = [mark.target for mark in content.marks["the-fall"] if mark.kind is MarkKind.EVENT]
    assert told == ["1964-10-14-fall", "1964-10-16-talk"]


def test_names_and_dates_are_marked(content: CollectionContent) -> None:
    marked = [(mark.kind.value, DIARY[mark.start : mark.end], mark.target) for mark in content.marks["diary"]]
    assert ("entity", "Guevara", "ernesto-guevara") in marked
    assert ("entity", "Khrushchev", "nikita-khrushchev") in marked
    assert ("entity", "On 16 October the first secretary", "oleg-darusenkov") in marked
    assert ("date", "16 October", "1964-10-16") in marked
    assert ("date", "18 October", "1964-10-18") in marked
    starts = [mark.start for mark in content.marks["diary"]]
    assert starts == sorted(starts)


def test_a_tour_has_its_scenes(content: CollectionContent) -> None:
    (tour,) = content.tours
    (scene,) = tour.scenes
    assert (scene.start, scene.end, scene.document) == (parse("1964-10"), parse("1964-11"), "diary")
    assert (scene.highlight, scene.hidden) == (("1964-10-14-fall",), ("1964-10-16-talk",))


def test_relations_are_built_in(content: CollectionContent) -> None:
    assert content.relations == (
        Relation(
            RelationKind.ANSWERS, "1964-10-16-talk", "1964-10-14-fall", "They speak of what happened two days before.",
            Origin.BUILT_IN,
        ),
        Relation(RelationKind.PART_OF, "1964-10-27-record", "1964-10-16-talk", "", Origin.BUILT_IN),
    )  # fmt: skip


def test_it_fills_a_collection(content: CollectionContent, tmp_path: Path) -> None:
    fill(tmp_path / "sample", content, lambda what, part: None, lambda: False)
    with Reader(tmp_path / "sample") as reader:
        assert reader.info()["events_without_evidence"] == 0
        assert reader.read(read_relations) == list(content.relations)
        assert {event.id: event for event in reader.events()} == {event.id: event for event in content.events}
        assert [reader.document(document.id) for document in content.documents] == list(content.documents)


def test_progress_rises_to_the_end() -> None:
    told: list[float] = []
    load(SAMPLE, lambda what, part: told.append(part))
    assert told == sorted(told)
    assert told[-1] == 1.0


def test_the_data_that_come_with_the_program_hold() -> None:
    assert [str(problem) for problem in problems(data_folder())] == []
