"""The stretches of a text that lead somewhere: events told, drafts, names, dates, calls of notes, and the notes."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum
from itertools import accumulate
from typing import NamedTuple

from cubatimeline.domain.documents import Mark, MarkKind
from cubatimeline.domain.imports import Footnote


class Sort(IntEnum):
    """What a stretch leads to; where two lie over one another the higher one is the link."""

    EVENT = 0
    DRAFT = 1
    ENTITY = 2
    DATE = 3
    NOTE = 4
    CALL = 5


class Stretch(NamedTuple):
    """One stretch of a text.

    Attributes:
        start, end: offsets into the text, end exclusive.
        target: event id, entity id or EDTF; of a call or note its label.
        to: where in the text it leads: of a call the note, of a note its call; -1 for all others.
    """

    start: int
    end: int
    sort: Sort
    target: str
    to: int = -1


_SORTS = {MarkKind.EVENT: Sort.EVENT, MarkKind.ENTITY: Sort.ENTITY, MarkKind.DATE: Sort.DATE}
_KINDS = {sort: kind for kind, sort in _SORTS.items()} | {Sort.DRAFT: MarkKind.EVENT}


def mark_of(stretch: Stretch) -> Mark | None:
    """Return a stretch as a mark; None for calls and notes."""
    kind = _KINDS.get(stretch.sort)
    return None if kind is None else Mark(kind, stretch.start, stretch.end, stretch.target)


def stretch_of(mark: Mark) -> Stretch:
    """Return a mark as a stretch."""
    return Stretch(mark.start, mark.end, _SORTS[mark.kind], mark.target)


def note_stretches(text: str, footnotes: Iterable[Footnote]) -> Iterator[Stretch]:
    """Yield for each note that is called somewhere the call and the label of the note, each leading to the other."""
    for note in footnotes:
        call = _label_at(text, note.anchor, note.label) if note.anchor >= 0 else None
        label = _label_at(text, note.start, note.label)
        if call is not None and label is not None:
            yield Stretch(*call, Sort.CALL, note.label, label[0])
            yield Stretch(*label, Sort.NOTE, note.label, call[0])


def _label_at(text: str, at: int, label: str) -> tuple[int, int] | None:
    """Return where a label stands at or right behind a place, with the brackets around it."""
    found = text.find(label, at, at + len(label) + 2)
    if found < 0:
        return None
    start, end = found, found + len(label)
    if text[start - 1 : start] == "[" and text[end : end + 1] == "]":
        return start - 1, end + 1
    return start, end


class Stretches:
    """Stretches in the order of the text, looked up by place; those that lie outside the text are left out."""

    def __init__(self, stretches: Iterable[Stretch] = (), length: int | None = None) -> None:
        kept = [each for each in stretches if 0 <= each.start < each.end and (length is None or each.end <= length)]
        self._all = sorted(kept, key=lambda each: (each.start, -each.end, each.sort))
        self._starts = [each.start for each in self._all]
        self._reach = list(accumulate((each.end for each in self._all), max))

    def __len__(self) -> int:
        return len(self._all)

    def __iter__(self) -> Iterator[Stretch]:
        return iter(self._all)

    def within(self, start: int, end: int) -> list[Stretch]:
        """Return what lies at least partly between two offsets, the links that win last."""
        first, last = bisect_right(self._reach, start), bisect_left(self._starts, end)
        return sorted((each for each in self._all[first:last] if each.end > start), key=lambda each: each.sort)

    def at(self, offset: int) -> Stretch | None:
        """Return the link at an offset; None where there is none."""
        here = self.within(offset, offset + 1)
        return here[-1] if here else None

    def after(self, start: int, end: int) -> Stretch | None:
        """Return the next stretch behind the one from `start` to `end`; of several at one place the whole first."""
        place = bisect_right(self._all, (start, -end), key=lambda each: (each.start, -each.end))
        return self._all[place] if place < len(self._all) else None

    def before(self, start: int, end: int) -> Stretch | None:
        """Return the stretch before the one from `start` to `end`."""
        place = bisect_left(self._all, (start, -end), key=lambda each: (each.start, -each.end))
        return self._all[place - 1] if place else None


def stretches_of(
    text: str,
    marks: Sequence[Mark],
    told: Iterable[tuple[int, int, str, bool]] = (),
    footnotes: Iterable[Footnote] = (),
) -> Stretches:
    """Return everything in a text that leads somewhere.

    Args:
        told: passages that prove events: start, end, event id, and whether the event is a draft.
    """
    marked = {(mark.start, mark.end, mark.target) for mark in marks if mark.kind is MarkKind.EVENT}
    proved = (
        Stretch(start, end, Sort.DRAFT if draft else Sort.EVENT, event)
        for start, end, event, draft in told
        if start >= 0 and (start, end, event) not in marked
    )
    return Stretches([*map(stretch_of, marks), *proved, *note_stretches(text, footnotes)], len(text))
