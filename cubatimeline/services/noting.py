"""The reader's notes made ready to be listed, filtered and sorted: on what, when, in which words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from cubatimeline.domain.date_words import in_words, unbreakable
from cubatimeline.domain.dates import EdtfDate
from cubatimeline.domain.documents import Passage
from cubatimeline.domain.edtf import parse
from cubatimeline.domain.languages import Language
from cubatimeline.domain.lengths import stretch_edtf
from cubatimeline.domain.notes import Note, NoteKind
from cubatimeline.domain.views import SavedView
from cubatimeline.store.notes import NotedThing, read_lost_notes, read_noted_things, read_notes
from cubatimeline.store.query_words import read_terms
from cubatimeline.store.reader import Reader
from cubatimeline.store.stemming import words as words_of
from cubatimeline.store.views import read_views

_LAST = 10**15
_FIRST_WORDS = 160


class NoteOn(StrEnum):
    """What a note is on; `RANGE` is a span of time, whose note is kept among the views."""

    PASSAGE = "passage"
    DOCUMENT = "document"
    EVENT = "event"
    ENTITY = "entity"
    RANGE = "range"


class NoteOrder(StrEnum):
    """What a list of notes is sorted by."""

    TIME = "time"
    CHANGED = "changed"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class NoteLine:
    """One note in a list.

    Attributes:
        id: of the note; for a range of the view.
        target: id of event, entity or document (of a passage its document); "" for a range.
        title: of what it is on; empty where that is no longer in the collection.
        date: of what it is on, in words; empty where there is none.
        text: the note itself.
        quote: the words of the passage; empty for the other kinds.
        passage: where it is, or was; None for the other kinds.
        changed: when it was written or last changed, in ISO 8601; empty for a range.
        day: first day of what it is on, for sorting.
        found_by: the folded words by which it is found, with a space before each.
        is_lost: what it is on is gone: the words of the passage, or the whole event, entity or document.
    """

    id: str
    on: NoteOn
    target: str
    title: str
    date: str
    text: str
    quote: str = ""
    passage: Passage | None = None
    changed: str = ""
    day: int = _LAST
    found_by: str = ""
    is_lost: bool = False

    @property
    def first_words(self) -> str:
        """The beginning of the note, in one line."""
        line = " ".join(self.text.split())
        return line if len(line) <= _FIRST_WORDS else f"{line[:_FIRST_WORDS].rsplit(' ', 1)[0]} …"


def note_lines(reader: Reader, language: Language) -> list[NoteLine]:
    """Return all notes, those on spans of time at the end, each in the order in which they were written."""
    notes = reader.read(read_notes)
    things = reader.read(read_noted_things)
    views = (view for view in reader.read(read_views) if _span_of(view) is not None)
    lost = reader.read(read_lost_notes)
    lines = [_line(note, things.get((note.kind, note.target)), language, note.id in lost) for note in notes]
    return [*lines, *(_range_line(view, language) for view in views)]


def _line(note: Note, thing: NotedThing | None, language: Language, lost: bool) -> NoteLine:
    title = "" if thing is None else thing.title.in_(language)
    date = None if thing is None or thing.number else thing.date
    quote = "" if note.passage is None else note.passage.quote
    sought = " ".join(words_of(f"{note.text} {quote} {title}"))
    return NoteLine(
        note.id, NoteOn(note.kind.value), note.target, title, _in_words(date, language), note.text, quote, note.passage,
        note.changed, _day(None if thing is None else thing.date), f" {sought}", lost or thing is None,
    )  # fmt: skip


def _range_line(view: SavedView, language: Language) -> NoteLine:
    first, last = _span_of(view) or (view.start, view.end)
    date = parse(stretch_edtf(first, last))
    words = _in_words(date, language)
    sought = " ".join(words_of(f"{view.name} {words}"))
    return NoteLine(view.id, NoteOn.RANGE, "", words, "", view.name, day=_day(date), found_by=f" {sought}")


def _span_of(view: SavedView) -> tuple[float, float] | None:
    """Return the span of time that is marked out in a view, None where none is."""
    match view.extra.get("range"):
        case [int() | float() as first, int() | float() as last] if first < last:
            return float(first), float(last)
        case _:
            return None


def _in_words(date: EdtfDate | None, language: Language) -> str:
    return "" if date is None else unbreakable(in_words(date, language, "medium"))


def _day(date: EdtfDate | None) -> int:
    return _LAST if date is None or date.earliest is None else date.earliest


def find_notes(lines: Iterable[NoteLine], words: str, on: NoteOn | None = None) -> list[NoteLine]:
    """Return the notes that have the beginnings of all words, accents not counted, and are of one kind or any."""
    wanted = [" " + " ".join(term.words) for term in read_terms(words)]
    return [line for line in lines if on in (None, line.on) and all(each in line.found_by for each in wanted)]


def sort_notes(lines: Iterable[NoteLine], order: NoteOrder) -> list[NoteLine]:
    """Return notes in order: by the time they are about, the latest written first, or by title; then by their place."""

    def place(line: NoteLine) -> tuple[object, ...]:
        start = -1 if line.passage is None else line.passage.start
        return line.target, line.on is NoteOn.PASSAGE, start, line.id

    if order is NoteOrder.CHANGED:
        return sorted(lines, key=lambda line: (line.changed, _number(line.id), line.id), reverse=True)
    if order is NoteOrder.TITLE:
        return sorted(lines, key=lambda line: (words_of(line.title), *place(line)))
    return sorted(lines, key=lambda line: (line.day, *place(line)))


def _number(id_: str) -> int:
    """Return the number at the end of an id, by which notes of one second follow one another; 1 where there is none."""
    _, _, last = id_.rpartition("-")
    return int(last) if last.isascii() and last.isdigit() else 1


def notes_on(lines: Iterable[NoteLine], kind: NoteKind, target: str) -> tuple[NoteLine, ...]:
    """Return the notes on one thing; for a document those on its passages too, in the order of the text."""
    kinds = {NoteOn(kind.value)} | ({NoteOn.PASSAGE} if kind is NoteKind.DOCUMENT else set())
    return tuple(line for line in lines if line.target == target and line.on in kinds)
