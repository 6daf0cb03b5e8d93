"""The stretches of a text that lead somewhere: events told, drafts, names, dates, calls of notes, and the notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import NamedTuple

import numpy as np

from cubatimeline.domain.documents import Mark, MarkKind
from cubatimeline.domain.imports import Footnote
from cubatimeline.store.mark_columns import Integers, Marks


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
    """Stretches in the order of the text, looked up by place; those that lie outside the text are left out.

    They are kept as columns, and each is made into a `Stretch` only when it is asked for: a text of many megabytes has
    some hundred thousand.
    """

    def __init__(self, stretches: Iterable[Stretch] = (), length: int | None = None) -> None:
        self._take(_Columns.of(stretches), length)

    @classmethod
    def joined(cls, marks: Marks, others: Iterable[Stretch], length: int) -> Stretches:
        """Return marks and other stretches of a text of so many letters."""
        made = cls()
        made._take(_Columns.of(others).behind(_Columns.of_marks(marks)), length)
        return made

    def _take(self, columns: _Columns, length: int | None) -> None:
        start, end = columns.start, columns.end
        kept = np.flatnonzero((start >= 0) & (start < end) & (True if length is None else end <= length))
        order = kept[np.lexsort((columns.sort[kept], -end[kept], start[kept]))]
        self._columns = columns.taken(order)
        self._reach = np.maximum.accumulate(self._columns.end)

    def __len__(self) -> int:
        return len(self._reach)

    def __iter__(self) -> Iterator[Stretch]:
        return map(self._columns.stretch, range(len(self)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Stretches) and self._columns.same(other._columns)

    __hash__ = None  # type: ignore[assignment]

    def within(self, start: int, end: int) -> list[Stretch]:
        """Return what lies at least partly between two offsets, the links that win last."""
        columns = self._columns
        first, last = np.searchsorted(self._reach, start, "right"), np.searchsorted(columns.start, end)
        here = np.arange(first, last)[columns.end[first:last] > start]
        return [columns.stretch(place) for place in here[np.argsort(columns.sort[here], kind="stable")].tolist()]

    def dates(self, start: int, end: int) -> Marks:
        """Return the dates that begin from `start` on and before `end`, as offsets from there."""
        columns = self._columns
        first, last = np.searchsorted(columns.start, (start, end)).tolist()
        here = first + np.flatnonzero(columns.sort[first:last] == Sort.DATE)
        none = np.zeros(len(here), np.int64)
        return Marks(columns.start[here] - start, columns.end[here] - start, none, ((MarkKind.DATE, ""),))

    def at(self, offset: int) -> Stretch | None:
        """Return the link at an offset; None where there is none."""
        here = self.within(offset, offset + 1)
        return here[-1] if here else None

    def after(self, start: int, end: int) -> Stretch | None:
        """Return the next stretch behind the one from `start` to `end`; of several at one place the whole first."""
        first, ends = self._beginning_at(start)
        place = first + int(np.count_nonzero(ends >= end))
        return self._columns.stretch(place) if place < len(self) else None

    def before(self, start: int, end: int) -> Stretch | None:
        """Return the stretch before the one from `start` to `end`."""
        first, ends = self._beginning_at(start)
        place = first + int(np.count_nonzero(ends > end))
        return self._columns.stretch(place - 1) if place else None

    def _beginning_at(self, start: int) -> tuple[int, Integers]:
        """Return the place of the first stretch that begins at an offset or behind it, and the ends of those there."""
        starts = self._columns.start
        first, last = int(np.searchsorted(starts, start)), int(np.searchsorted(starts, start, "right"))
        return first, self._columns.end[first:last]


@dataclass(frozen=True, slots=True, eq=False)
class _Columns:
    """Stretches, an array for each part of them; `target` leads into `targets`."""

    start: Integers
    end: Integers
    sort: Integers
    target: Integers
    to: Integers
    targets: tuple[str, ...]

    @classmethod
    def of(cls, stretches: Iterable[Stretch]) -> _Columns:
        numbers: dict[str, int] = {}
        rows = [
            (each.start, each.end, each.sort, numbers.setdefault(each.target, len(numbers)), each.to)
            for each in stretches
        ]
        return cls.joined(np.array(rows, np.int64).reshape(-1, 5).T.copy(), tuple(numbers))

    @classmethod
    def joined(cls, parts: Iterable[Integers], targets: tuple[str, ...]) -> _Columns:
        """Put the five arrays together, in the order of the fields."""
        start, end, sort, target, to = parts
        return cls(start, end, sort, target, to, targets)

    @classmethod
    def of_marks(cls, marks: Marks) -> _Columns:
        sorts = np.array([_SORTS[kind] for kind, _ in marks.keys], np.int64)
        targets = tuple(target for _, target in marks.keys)
        sort = sorts[marks.key] if len(marks) else np.empty(0, np.int64)
        return cls(marks.start, marks.end, sort, marks.key, np.full(len(marks), -1), targets)

    def parts(self) -> tuple[Integers, ...]:
        return self.start, self.end, self.sort, self.target, self.to

    def behind(self, others: _Columns) -> _Columns:
        moved = replace(self, target=self.target + len(others.targets))
        parts = (np.concatenate(pair) for pair in zip(others.parts(), moved.parts(), strict=True))
        return self.joined(parts, (*others.targets, *self.targets))

    def taken(self, places: Integers) -> _Columns:
        return self.joined((part[places] for part in self.parts()), self.targets)

    def stretch(self, place: int) -> Stretch:
        target = self.targets[int(self.target[place])]
        return Stretch(
            int(self.start[place]), int(self.end[place]), Sort(self.sort[place]), target, int(self.to[place])
        )

    def same(self, other: _Columns) -> bool:
        pairs = zip(self.parts(), other.parts(), strict=True)
        return self.targets == other.targets and all(np.array_equal(one, two) for one, two in pairs)


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
    marks = Marks.of(marks)
    events = np.flatnonzero(np.array([kind is MarkKind.EVENT for kind, _ in marks.keys], bool)[marks.key])
    marked = {(mark.start, mark.end, mark.target) for mark in map(marks.__getitem__, events.tolist())}
    proved = (
        Stretch(start, end, Sort.DRAFT if draft else Sort.EVENT, event)
        for start, end, event, draft in told
        if start >= 0 and (start, end, event) not in marked
    )
    return Stretches.joined(marks, [*proved, *note_stretches(text, footnotes)], len(text))
