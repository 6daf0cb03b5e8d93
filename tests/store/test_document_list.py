"""All sources as arrays, the rows that have words, and the lines of a page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from cubatimeline.domain.changes import Changes
from cubatimeline.domain.documents import ArchiveReference, Body, Document, Mark, MarkKind
from cubatimeline.domain.edtf import parse
from cubatimeline.domain.imports import ImportedText, Structure
from cubatimeline.domain.languages import Localised
from cubatimeline.store.document_list import (
    NO_DAY,
    NO_DECADE,
    matching_document_rows,
    read_document_columns,
    read_document_lines,
)
from cubatimeline.store.editing.attaching import attach_text
from cubatimeline.store.reader import Reader
from cubatimeline.store.relatedness import read_shared
from cubatimeline.store.writer import Writer
from tests.store.content import filled, small_content

LETTER = Document(
    "letter",
    Localised("Ánother letter", "Otra carta", "Ещё письмо"),
    creator="Раúl",
    publisher="Archivo Histórico",
    kind="letter",
    dates={"published": parse("1998"), "written": parse("-0009-05")},
    reference=ArchiveReference(archive="RGANI", fond="5", opis="49", delo="758"),
)


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[Reader]:
    content = small_content()
    path = filled(tmp_path / "list.cubatimeline", replace(content, documents=(*content.documents, LETTER)))
    with Reader(path) as opened:
        yield opened


def having(reader: Reader, words: str, *archives: str) -> list[str]:
    """Ids of the documents that have words, chapters left out."""
    rows = reader.read(lambda c: matching_document_rows(c, words, lambda _: archives)).tolist()
    return [line.id for line in reader.read(lambda c: read_document_lines(c, rows)) if line.body is not Body.CHAPTER]


def test_every_source_is_there_and_no_chapter(reader: Reader) -> None:
    columns = reader.read(read_document_columns)
    lines = reader.read(lambda c: read_document_lines(c, columns.row.tolist()))
    assert {line.id for line in lines} == {"talk", "history", "letter"}
    assert len(columns) == 3


def test_days_follow_the_date_a_document_goes_by(reader: Reader) -> None:
    columns = reader.read(read_document_columns)
    lines = reader.read(lambda c: read_document_lines(c, columns.row.tolist()))
    by_id = {line.id: place for place, line in enumerate(lines)}
    for id_, place in by_id.items():
        document = reader.document(id_)
        assert document is not None
        assert lines[place].date == document.date
        expected = NO_DAY if document.date is None else document.date.earliest
        assert columns.day[place] == expected
    assert columns.decade[by_id["talk"]] == 1960
    assert columns.decade[by_id["letter"]] == -10
    assert columns.decade[by_id["history"]] == NO_DECADE


def test_counts_are_of_events_each_once(reader: Reader) -> None:
    columns = reader.read(read_document_columns)
    lines = reader.read(lambda c: read_document_lines(c, columns.row.tolist()))
    for place, line in enumerate(lines):
        events = {piece.event for piece in reader.evidence_in_document(line.id)}
        assert columns.events[place] == line.events == len(events)


def test_lines_name_the_most_important_events(reader: Reader) -> None:
    columns = reader.read(read_document_columns)
    lines = {line.id: line for line in reader.read(lambda c: read_document_lines(c, columns.row.tolist()))}
    assert [title.en for title in lines["talk"].attests] == [
        "Kennedy announces the quarantine", "Guevara speaks of the fall",
    ]  # fmt: skip
    assert lines["letter"].attests == ()


def test_lines_come_in_the_order_asked_for(reader: Reader) -> None:
    rows = reader.read(read_document_columns).row.tolist()[::-1]
    forward = reader.read(lambda c: read_document_lines(c, rows[::-1]))
    assert reader.read(lambda c: read_document_lines(c, [*rows, 999])) == forward[::-1]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("another", ["letter"]),
        ("otra CARTA", ["letter"]),
        ("darusenkov fall", ["talk"]),
        ("darus", ["talk"]),
        ("758", ["letter"]),
        ("49", ["talk", "letter"]),
        ("49 another", ["letter"]),
        ("75", []),
        ("penguin", []),
        ("", []),
    ],
)
def test_all_words_must_be_there(reader: Reader, words: str, found: list[str]) -> None:
    assert sorted(having(reader, words)) == sorted(found)


def test_archives_that_have_the_word_count_too(reader: Reader) -> None:
    assert having(reader, "penguin", "RGANI") == ["letter"]


def test_an_empty_collection_has_empty_columns(tmp_path: Path) -> None:
    content = replace(
        small_content(), documents=(), events=(), evidence=(), marks={}, office_lines=(), bands=(), tours=(),
        entities=(),
    )  # fmt: skip
    with Reader(filled(tmp_path / "empty.cubatimeline", content)) as reader:
        columns = reader.read(read_document_columns)
    assert len(columns) == 0
    assert columns.archive.labels == ()


def test_a_text_that_is_attached_counts_as_one_source_with_its_record(tmp_path: Path) -> None:
    path = filled(tmp_path / "attached.cubatimeline")
    words = "Guevara spoke."
    text = ImportedText(
        Document("text", Localised("Found words"), Body.TEXT, words), Structure(),
        (Mark(MarkKind.ENTITY, 0, 7, "ernesto-guevara"),),
    )  # fmt: skip

    def attach(connection) -> Changes:
        attach_text(connection, "history", text)
        return Changes()

    with Writer(path) as writer:
        writer.submit(attach).result()
    with Reader(path) as opened:
        columns = opened.read(read_document_columns)
        lines = {line.id: line for line in opened.read(lambda c: read_document_lines(c, columns.row.tolist()))}
        _, shared = opened.read(lambda c: read_shared(c, "history", 10))
    assert lines.keys() == {"talk", "history"}
    assert lines["history"].body is Body.TEXT
    assert lines["history"].events == 3
    assert set(columns.body.labels) == {"digest", "text"}
    guevara = next(each for each in shared if each.id == "ernesto-guevara")
    assert len(guevara.documents) == 2
