"""Which label may speak at which zoom, for very many marks: the rule of `labels` in rounds over whole arrays.

From the coarsest level of zoom to the finest, the candidates of the level try one row after the other. Whoever is clear
of what the row already shows, and more important than every neighbour that it would touch, stays there at this and all
closer zooms. Losers try the next row, then the next level. So nothing overlaps, nothing that is shown goes away, and
the most important mark of a neighbourhood comes first; the price for speed is that labels come in half octaves.

Marks that last (bars) may use only half of the rows of a lane: with many of them, one long bar above the other would
otherwise take all rows for years, and no single day beneath them could ever speak.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cubatimeline.services.geometry.candidates import TILE, Places, candidates_by_octave, merged
from cubatimeline.services.geometry.levels import COARSEST, FINEST, level_at, scale_of

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]

NO_LEVEL = 127
"""Level of a mark that finds no row at any zoom."""
LONG = 2.0
"""Days from which on a mark counts as a bar."""
_ASKED_A_ROW = 3
"""Candidates a tile and row: somewhat more than a tile has room for."""


@dataclass(frozen=True, slots=True)
class LevelPlaces:
    """Where and from which level of zoom labels are shown, one element a mark.

    Attributes:
        row: row within the lane, int16; -1 where none was found.
        level: level from which the label is shown (see `levels`), int8; NO_LEVEL where it is not.
    """

    row: NDArray[np.int16]
    level: NDArray[np.int8]

    @property
    def least_scale(self) -> Floats:
        """Pixels a day from which each label is shown, as in `LabelPlaces`; made anew each time it is asked for."""
        return np.where(self.level == NO_LEVEL, np.inf, 2.0 ** (self.level / 2.0))

    def among(self, marks: NDArray[np.int64], count: int) -> LevelPlaces:
        """Return the places of `count` marks of which only `marks`, which these places are of, are ever shown."""
        all_ = LevelPlaces(np.full(count, -1, np.int16), np.full(count, NO_LEVEL, np.int8))
        all_.row[marks], all_.level[marks] = self.row, self.level
        return all_


def place_many(
    start: Floats, end: Floats, width: Floats, lane: NDArray[np.int32], rank: NDArray[np.int64], rows: NDArray[np.int32]
) -> LevelPlaces:
    """Give every mark its row and the level from which its label is shown; arguments as of `labels.place_labels`.

    Marks of equal importance should stand in no order in `rank`: runs that rise towards one side make poor rounds.
    """
    count = len(start)
    if not count:
        return LevelPlaces(np.empty(0, np.int16), np.empty(0, np.int8))
    order = np.lexsort((start, lane))
    priority = np.empty(count, np.int32)
    priority[rank] = np.arange(count - 1, -1, -1, dtype=np.int32)
    packing = _Packing(_Sorted.of(start, end, width, lane, order), priority[order], rows)
    packing.run()
    return LevelPlaces(packing.row, packing.level).among(order, count)


@dataclass(frozen=True, slots=True)
class _Sorted:
    """Marks by lane, then start; `end` lies after `start`, so that two of one start are always in each other's way."""

    start: Floats
    end: Floats
    width: NDArray[np.float32]
    lane: NDArray[np.int32]

    @classmethod
    def of(
        cls, start: Floats, end: Floats, width: Floats, lane: NDArray[np.int32], order: NDArray[np.int64]
    ) -> _Sorted:
        first = start[order]
        last = np.maximum(end[order], np.nextafter(first, np.inf))
        # Rounded up, so that no label is thought narrower than it is.
        wide = np.nextafter(width[order].astype(np.float32), np.float32(np.inf))
        return cls(first, last, wide, lane[order])


class _Row:
    """What one row of every lane shows, in order; a wall stands before each lane and at the end and touches nothing."""

    def __init__(self, marks: _Sorted, walls: NDArray[np.int64]) -> None:
        self._marks = marks
        # Twice the place and one for a mark, so that a wall fits before the first mark of its lane.
        self._keys = 2 * walls
        self._start = np.full(len(walls), np.inf)
        self._end = np.full(len(walls), -np.inf)
        self._width = np.zeros(len(walls))

    def add(self, who: NDArray[np.int64]) -> None:
        """Show more marks, which must be clear of those shown."""
        marks = self._marks
        at = np.searchsorted(self._keys, 2 * who + 1)
        self._keys = np.insert(self._keys, at, 2 * who + 1)
        self._start = np.insert(self._start, at, marks.start[who])
        self._end = np.insert(self._end, at, marks.end[who])
        self._width = np.insert(self._width, at, marks.width[who])

    def obstacles(
        self, who: NDArray[np.int64], start: Floats, end: Floats, reach: Floats, scale: float
    ) -> tuple[Mask, Mask]:
        """Return whom the marks shown here keep out at every zoom, and whom at this one.

        Args:
            who: places; start, end: their bounds; reach: where they end at this scale, words included.
        """
        after = np.searchsorted(self._keys, 2 * who + 1)
        next_start = self._start.take(after)
        before = after - 1
        last_end = self._end.take(before)
        for_good = (start < last_end) | (next_start < end)
        last_reach = self._start.take(before)
        last_reach += self._width.take(before) / scale
        # A wall begins at infinity, as nothing may reach it; before its lane it must not hold anything back.
        held = (start < last_reach) & np.isfinite(last_reach)
        return for_good, for_good | held | (next_start < reach)


class _Packing:
    """The state of the rounds; places are indices into the sorted marks."""

    def __init__(self, marks: _Sorted, priority: NDArray[np.int32], rows: NDArray[np.int32]) -> None:
        count = len(priority)
        self._marks, self._priority = marks, priority
        self.row = np.full(count, -1, np.int16)
        self.level = np.full(count, NO_LEVEL, np.int8)
        self._waiting = np.ones(count, np.bool_)
        self._bar = marks.end - marks.start > LONG
        self._rows_for_bars = _rows_for_bars(self._bar, marks.lane, rows)
        self._rows_for_points = rows.astype(np.int64)
        walls = np.append(np.searchsorted(marks.lane, np.arange(len(rows))), count)
        self._rows = [_Row(marks, walls) for _ in range(int(rows.max(initial=0)))]

    def run(self) -> None:
        """Go through all levels."""
        points = self._candidates(~self._bar, self._rows_for_points)
        bars = self._candidates(self._bar, self._rows_for_bars)
        for level in range(self._first_level(), FINEST + 1):
            some, others = (found[level // 2] for found in (points, bars))
            asking = merged(some[self._waiting[some]], others[self._waiting[others]])
            if len(asking):
                self._settle(asking.astype(np.int64), level)

    def _candidates(self, members: Mask, rows: NDArray[np.int64]) -> dict[int, Places]:
        places = np.flatnonzero(members).astype(np.int32)
        return candidates_by_octave(places, self._marks.start, self._marks.lane, self._priority, rows * _ASKED_A_ROW)

    def _first_level(self) -> int:
        """The level at which everything together is narrower than a few words: no view is ever farther away."""
        span = float(self._marks.start.max() - self._marks.start.min())
        return max(level_at(TILE / 8 / span), COARSEST) if span > 0 else FINEST

    def _settle(self, asking: NDArray[np.int64], level: int) -> None:
        """Let all who ask try every row they may stand in; those who can never stand anywhere give up for good."""
        marks, scale = self._marks, scale_of(level)
        lane, start, end = marks.lane[asking], marks.start[asking], marks.end[asking]
        reach = np.maximum(end, start + marks.width[asking] / scale)
        allowed = np.where(self._bar[asking], self._rows_for_bars[lane], self._rows_for_points[lane])
        hopeless = np.zeros(len(asking), np.int64)
        for number, row in enumerate(self._rows):
            for_good, now = row.obstacles(asking, start, end, reach, scale)
            admitted = number < allowed
            hopeless += for_good & admitted
            clear = np.flatnonzero(admitted & ~now)
            won = clear[self._winners(asking[clear], start[clear], reach[clear], lane[clear])]
            if len(won):
                winners = asking[won]
                row.add(winners)
                self.row[winners], self.level[winners] = number, level
                allowed[won] = 0
        self._waiting[asking[hopeless >= allowed]] = False

    def _winners(
        self, who: NDArray[np.int64], start: Floats, reach: Floats, lane: NDArray[np.int32]
    ) -> NDArray[np.int64]:
        """Return who stays when, of neighbours that touch, the less important one leaves until none touch: indices.

        Where no mark touches the one that follows it, none touches any: a mark that reached over its follower to a
        third one would touch the follower as well.
        """
        importance = self._priority[who]
        here = np.arange(len(who))
        while len(here) > 1:
            touching = (start[1:] < reach[:-1]) & (lane[1:] == lane[:-1])
            if not touching.any():
                break
            left_first = importance[:-1] > importance[1:]
            stays = np.ones(len(here), np.bool_)
            stays[1:] &= ~(touching & left_first)
            stays[:-1] &= ~(touching & ~left_first)
            here, importance = here[stays], importance[stays]
            start, reach, lane = start[stays], reach[stays], lane[stays]
        return here


def _rows_for_bars(bar: Mask, lane: NDArray[np.int32], rows: NDArray[np.int32]) -> NDArray[np.int64]:
    """Return how many rows of each lane bars may use: half of them, but all where hardly anything else is there."""
    bars = np.bincount(lane[bar], minlength=len(rows))
    points = np.bincount(lane[~bar], minlength=len(rows))
    return np.where(points * 8 > bars, (rows + 1) // 2, rows).astype(np.int64)
