"""Notes as lists show them, and as Markdown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cubatimeline.domain.documents import Passage
from cubatimeline.domain.errors import ReaderError
from cubatimeline.domain.notes import Note, NoteKind
from cubatimeline.domain.views import SavedView
from cubatimeline.services.editing import documents, events, notes, views
from cubatimeline.services.editing.edit import Edit, undo
from cubatimeline.services.notes_export import notes_markdown, write_notes
from cubatimeline.services.noting import NoteLine, NoteOn, NoteOrder, find_notes, note_lines, notes_on, sort_notes
from cubatimeline.services.searching import search_page
from cubatimeline.store.fulltext import HitKind
from cubatimeline.store.reader import Reader
from cubatimeline.store.writer import Writer
from tests.store.content import CHAPTER, TALK, filled

Do = Callable[..., None]
GOLDEN = Path(__file__).with_name("golden_notes.md")


def passage_of(document: str, text: str, words: str) -> Passage:
    start = text.index(words)
    return Passage.cut(document, text, start, start + len(words))


KEPT = (
    Note(NoteKind.PASSAGE, "talk", "Who else *was* there?", passage_of("talk", TALK, "Darusenkov called on Guevara")),
    Note(NoteKind.PASSAGE, "chapter-one", "Check the hour.", passage_of("chapter-one", CHAPTER, "fell on 14 October")),
    Note(NoteKind.DOCUMENT, "talk", "The only witness.\n\nSee the original."),
    Note(NoteKind.EVENT, "1964-10-14-fall", "Compare Тaubman."),
    Note(NoteKind.ENTITY, "ernesto-guevara", "Él lo sabía."),
)
RANGE = SavedView("", "The days in which letters crossed", -2634.0, -2620.0, extra={"range": [-2634.0, -2625.0]})


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("cubatimeline.store.editing.notes.now", lambda: "2026-03-04T05:06:07+00:00")
    return filled(tmp_path / "noted.cubatimeline")


@pytest.fixture
def do(path: Path) -> Iterator[Do]:
    """Does edits, one after the other."""
    with Writer(path) as writer:

        def deed(*edits: Edit) -> None:
            for edit in edits:
                writer.submit(edit).result()

        yield deed


@pytest.fixture
def reader(path: Path, do: Do) -> Iterator[Reader]:
    """The small collection with a note of each kind, and one on a span of time."""
    do(*(notes.keep(note) for note in KEPT), views.keep(RANGE))
    with Reader(path) as opened:
        yield opened


def by_kind(lines: list[NoteLine]) -> dict[NoteOn, NoteLine]:
    return {line.on: line for line in lines}


def test_each_line_tells_what_it_is_on(reader: Reader) -> None:
    lines = by_kind([line for line in note_lines(reader, "es") if line.target != "chapter-one"])
    assert lines[NoteOn.PASSAGE].quote == "Darusenkov called on Guevara"
    assert lines[NoteOn.PASSAGE].title == "From the diary of O. T. Darusenkov"
    assert lines[NoteOn.EVENT].title == "El Presidium destituye a Jruschov"
    assert lines[NoteOn.EVENT].date.replace("\N{NO-BREAK SPACE}", " ") == "14 oct. 1964"
    assert lines[NoteOn.ENTITY].title == "Ernesto Guevara"
    assert lines[NoteOn.ENTITY].date == ""
    assert lines[NoteOn.DOCUMENT].first_words == "The only witness. See the original."
    assert lines[NoteOn.RANGE].text == "The days in which letters crossed"
    assert not any(line.is_lost for line in lines.values())


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("", 6), ("sabia", 1), ("EL LO", 1), ("gueva", 2), ("darusenkov", 2), ("diary who", 1), ("letters crossed", 1),
        ("penguin", 0), ("iary", 0),
    ],
)  # fmt: skip
def test_notes_are_found_by_beginnings_of_words(reader: Reader, words: str, count: int) -> None:
    assert len(find_notes(note_lines(reader, "en"), words)) == count


def test_notes_of_one_kind(reader: Reader) -> None:
    found = find_notes(note_lines(reader, "en"), "", NoteOn.PASSAGE)
    assert {line.target for line in found} == {"talk", "chapter-one"}


def test_by_time_notes_on_one_document_stay_together(reader: Reader) -> None:
    lines = sort_notes(note_lines(reader, "en"), NoteOrder.TIME)
    days = [line.day for line in lines]
    assert days == sorted(days)
    assert [line.on for line in lines if line.target == "talk"] == [NoteOn.DOCUMENT, NoteOn.PASSAGE]
    assert lines[-1].on is NoteOn.ENTITY


def test_the_latest_first_follows_the_order_of_writing_within_a_second(reader: Reader) -> None:
    lines = sort_notes(note_lines(reader, "en"), NoteOrder.CHANGED)
    assert [line.text for line in lines[:5]] == [note.text for note in reversed(KEPT)]


def test_by_title(reader: Reader) -> None:
    titles = [line.title.casefold() for line in sort_notes(note_lines(reader, "en"), NoteOrder.TITLE)]
    assert titles == sorted(titles)


def test_notes_on_a_document_are_those_on_its_passages_too(reader: Reader) -> None:
    lines = note_lines(reader, "en")
    assert {line.on for line in notes_on(lines, NoteKind.DOCUMENT, "talk")} == {NoteOn.DOCUMENT, NoteOn.PASSAGE}
    assert [line.text for line in notes_on(lines, NoteKind.EVENT, "1964-10-14-fall")] == ["Compare Тaubman."]
    assert notes_on(lines, NoteKind.EVENT, "talk") == ()


def test_a_passage_whose_words_are_gone_is_told_as_lost(reader: Reader, do: Do) -> None:
    two = Note(NoteKind.PASSAGE, "talk", "Over two paragraphs.", passage_of("talk", TALK, "Havana.\n\nThey spoke"))
    gone = Note(NoteKind.PASSAGE, "talk", "Never said.", Passage("talk", 3, 16, "other words"))
    do(notes.keep(two), notes.keep(gone))
    lines = note_lines(reader, "en")
    assert [line.text for line in lines if line.is_lost] == ["Never said."]
    text = notes_markdown(reader, [line for line in lines if line.is_lost], "en")
    assert "> other words\n" in text
    assert "- Place: no longer in the text\n" in text
    assert "TsKhSD" in text


def test_notes_go_with_what_they_are_on_and_come_back_with_it(reader: Reader, do: Do) -> None:
    before = note_lines(reader, "en")
    do(events.remove("1964-10-14-fall"), documents.remove("talk"))
    assert {line.target for line in note_lines(reader, "en")} == {"chapter-one", "ernesto-guevara", ""}
    do(undo, undo)
    assert note_lines(reader, "en") == before


def test_long_notes_are_cut_at_a_word() -> None:
    line = NoteLine("note", NoteOn.EVENT, "event", "Title", "", "word " * 100)
    assert line.first_words.endswith("word …")
    assert len(line.first_words) < 170


def test_the_global_search_finds_notes(reader: Reader) -> None:
    page = search_page(reader, "sabía", "en")
    assert [(group.kind, group.total) for group in page.groups] == [(HitKind.NOTE, 1)]
    row = page.groups[0].rows[0]
    assert (row.title, row.context) == ("Él lo sabía.", "Ernesto Guevara")
    assert [row.title[start:end] for start, end in row.title_spans] == ["sabía"]
    assert not any(
        group.kind is HitKind.NOTE for group in search_page(reader, "sabía", "en", only=HitKind.EVENT).groups
    )


def test_the_reader_s_own_words_stand_next_to_the_events(reader: Reader) -> None:
    kinds = [group.kind for group in search_page(reader, "darusenkov", "en").groups]
    assert kinds == [HitKind.NOTE, HitKind.PASSAGE, HitKind.DOCUMENT]
    kinds = [group.kind for group in search_page(reader, "khrushchev", "en").groups]
    assert kinds[:2] == [HitKind.EVENT, HitKind.NOTE]


def test_the_export_is_what_it_was(reader: Reader) -> None:
    lines = sort_notes(note_lines(reader, "en"), NoteOrder.TIME)
    assert notes_markdown(reader, lines, "en") == GOLDEN.read_text(encoding="utf-8")


def test_the_export_quotes_and_cites_every_passage(reader: Reader) -> None:
    text = notes_markdown(reader, note_lines(reader, "en"), "en")
    assert "> Darusenkov called on Guevara\n" in text
    assert "TsKhSD, f. 5, op. 49" in text
    assert "- Place: paragraph 1\n" in text
    for note in KEPT:
        assert note.text in text


def test_notes_are_written_to_a_file(reader: Reader, tmp_path: Path) -> None:
    out = tmp_path / "notes.md"
    assert write_notes(reader, note_lines(reader, "ru"), "ru", out) == 6
    assert out.read_text(encoding="utf-8").startswith("# Notes on Образец\n\n6 notes.\n")


def test_a_file_that_cannot_be_written_is_told(reader: Reader, tmp_path: Path) -> None:
    with pytest.raises(ReaderError, match=r"notes\.md cannot be written"):
        write_notes(reader, [], "en", tmp_path / "no such folder" / "notes.md")
