"""The stage: events as rows from top to bottom in order of time, each word in full and none over another.

A mark stands where its date is; its words stand beside it, or above it where they do not fit on either side. Rows are
shared where that is needed and possible; where it is not, the least important events are left out: letters never
shrink.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wanted:
    """An event that is to be told.

    Attributes:
        event: index into the columns.
        x, x_end: where its mark begins and ends, pixels; a moment's marker lies between them.
        words: width of its words.
        moment: a marker in the middle, rather than a bar.
        group: rows of one group stand together.
    """

    event: int
    x: float
    x_end: float
    words: float
    importance: int
    moment: bool
    group: int = 0

    @property
    def middle(self) -> float:
        """Where the marker of a moment stands."""
        return (self.x + self.x_end) / 2


@dataclass(frozen=True, slots=True)
class Words:
    """Where the words of an event begin, and whether its marker stands beside them rather than below.

    Before the words of a bar there is room for a marker.
    """

    x: float
    beside: bool


@dataclass(frozen=True, slots=True)
class Placed:
    """An event with its row (from 0) and its words."""

    wanted: Wanted
    row: int
    words: Words


@dataclass(frozen=True, slots=True)
class Room:
    """What there is to place events in: pixels of time, rows, a marker's width and the least gap between words."""

    width: float
    rows: int
    marker: float
    gap: float


def words_of(wanted: Wanted, room: Room) -> Words:
    """Return where the words of an event stand: right of a marker, else left of it, else above, all of them in view."""
    left = max(room.width - wanted.words, 0.0)
    if not wanted.moment:
        return Words(min(max(wanted.x, 0.0), left), False)
    aside = room.marker * 0.9
    if 0 <= wanted.middle <= room.width:
        if wanted.middle + aside <= left:
            return Words(wanted.middle + aside, True)
        if wanted.middle - aside - wanted.words >= 0:
            return Words(wanted.middle - aside - wanted.words, True)
    return Words(min(max(wanted.middle - aside, 0.0), left), False)


def arrange(wanted: Sequence[Wanted], room: Room) -> tuple[Placed, ...]:
    """Place events, given in order of time, group by group; those for which there is no room are left out."""
    kept = sorted(wanted, key=lambda each: each.group)
    while kept:
        placed = _packed(kept, room)
        if placed is not None:
            return placed
        least = min(each.importance for each in kept)
        kept.remove(next(each for each in reversed(kept) if each.importance == least))
    return ()


def _packed(wanted: Sequence[Wanted], room: Room) -> tuple[Placed, ...] | None:
    """Give every event a row of its own where there are enough, else the first of its group that is free there."""
    alone = len(wanted) <= room.rows
    rows: list[list[tuple[float, float]]] = []
    placed: list[Placed] = []
    begin = 0
    for number, each in enumerate(wanted):
        if number and each.group != wanted[number - 1].group:
            begin = len(rows)
        words = words_of(each, room)
        extent = extent_of(each, words, room)
        free = (row for row in range(begin, len(rows)) if not alone and _clear(extent, rows[row], room.gap))
        row = next(free, len(rows))
        if row == room.rows:
            return None
        if row == len(rows):
            rows.append([])
        rows[row].append(extent)
        placed.append(Placed(each, row, words))
    return tuple(placed)


def extent_of(wanted: Wanted, words: Words, room: Room) -> tuple[float, float]:
    """Return from which to which pixel an event takes its row."""
    half = room.marker / 2 if wanted.moment else 0.0
    first, last = (wanted.middle - half, wanted.middle + half) if wanted.moment else (wanted.x, wanted.x_end)
    return min(words.x, max(first, 0.0)), max(words.x + wanted.words, min(last, room.width))


def _clear(extent: tuple[float, float], others: Sequence[tuple[float, float]], gap: float) -> bool:
    return all(extent[0] >= last + gap or extent[1] + gap <= first for first, last in others)
