"""Which label may speak at which zoom, for very many marks: the rule of `labels` in rounds over whole arrays.

From the coarsest level of zoom to the finest, the candidates of the level try one row after the other. Whoever is clear of
what the row already shows, and more important than every neighbour that it would touch, stays there at this and all closer
zooms. Losers try the next row, then the next level. So nothing overlaps, nothing that is shown goes away, and the most
important mark of a neighbourhood comes first; the price for speed is that labels come in steps of half an octave.

Marks that last (bars) may use only half of the rows of a lane: with many of them, one long bar above the other would
otherwise take all rows for years, and no single day beneath them could ever speak.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cubatimeline.services.geometry.candidates import TILE, Places, candidates_by_octave
from cubatimeline.services.geometry.levels import COARSEST, FINEST, level_at, scale_of

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]

NO_LEVEL = 127
"""Level of a mark that finds no row at any zoom."""
LONG = 2.0
"""Days from which on a mark counts as a bar."""
_ASKED_A_ROW = 4
"""Candidates a tile and row: about twice what a tile has room for."""


@dataclass(frozen=True, slots=True)
class LevelPlaces:
    """Where and from which level of zoom labels are shown, one element a mark.

    Attributes:
        row: row within the lane, int16; -1 where none was found.
        level: level from which the label is shown (see `levels`), int8; NO_LEVEL where it is not.
    """

    row: NDArray[np.int16]
    level: NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class _Sorted:
    """Marks by lane, then start, with one more at the end that touches nothing: places -1 and n both lead to it."""

    start: Floats
    end: Floats
    width: Floats
    lane: NDArray[np.int32]

    def touch(self, left: Places, right: Places, scale: float) -> Mask:
        """Return which marks of `right` begin before their neighbour in `left` has ended, words included."""
        distance = self.start[right] - self.start[left]
        close = (distance * scale < self.width[left]) | (self.start[right] < self.end[left])
        return close & (self.lane[left] == self.lane[right])

    def overlap(self, left: Places, right: Places) -> Mask:
        """Return which pairs stand in each other's way at every zoom."""
        never = (self.start[right] < self.end[left]) | (self.start[right] == self.start[left])
        return never & (self.lane[left] == self.lane[right])


def place_many(
    start: Floats, end: Floats, width: Floats, lane: NDArray[np.int32], rank: NDArray[np.int64], rows: NDArray[np.int32]
) -> LevelPlaces:
    """Give every mark its row and the level from which its label is shown; arguments as of `labels.place_labels`.

    Marks of equal importance should stand in no order in `rank`: runs that rise towards one side make poor rounds.
    """
    count = len(start)
    result = LevelPlaces(np.full(count, -1, np.int16), np.full(count, NO_LEVEL, np.int8))
    if not count:
        return result
    order = np.lexsort((start, lane))
    priority = np.empty(count, np.int32)
    priority[rank] = np.arange(count - 1, -1, -1, dtype=np.int32)
    marks = _Sorted(
        np.append(start[order], np.inf),
        np.append(end[order], np.inf),
        np.append(width[order], 0.0),
        np.append(lane[order], np.int32(-1)),
    )
    packing = _Packing(marks, priority[order], rows)
    packing.run()
    result.row[order], result.level[order] = packing.row, packing.level
    return result


class _Packing:
    """The state of the rounds; places are indices into the sorted marks."""

    def __init__(self, marks: _Sorted, priority: NDArray[np.int32], rows: NDArray[np.int32]) -> None:
        count = len(priority)
        self._marks, self._priority = marks, priority
        self.row = np.full(count, -1, np.int16)
        self.level = np.full(count, NO_LEVEL, np.int8)
        self._waiting = np.ones(count, np.bool_)
        self._bar = marks.end[:-1] - marks.start[:-1] > LONG
        self._rows_for_bars = _rows_for_bars(self._bar, marks.lane[:-1], rows)
        self._rows = rows.astype(np.int64)
        # Sorted places of what each row shows, between two that touch nothing.
        self._shown = [np.array([-1, count], np.int32) for _ in range(int(rows.max(initial=0)))]

    def run(self) -> None:
        """Go through all levels."""
        points, bars = self._candidates(~self._bar, self._rows), self._candidates(self._bar, self._rows_for_bars)
        for level in range(self._first_level(), FINEST + 1):
            asking = np.concatenate([points[level // 2], bars[level // 2]])
            asking = np.sort(asking[self._waiting[asking]])
            if len(asking):
                self._settle(asking, level)

    def _candidates(self, members: Mask, rows: NDArray[np.int64]) -> dict[int, Places]:
        return candidates_by_octave(
            np.flatnonzero(members).astype(np.int32),
            self._marks.start,
            self._marks.lane,
            self._priority,
            rows * _ASKED_A_ROW,
        )

    def _first_level(self) -> int:
        """The level at which everything together is narrower than a few words: no view is ever farther away."""
        span = float(self._marks.start[:-1].max() - self._marks.start[:-1].min())
        return max(level_at(TILE / 8 / span), COARSEST) if span > 0 else FINEST

    def _settle(self, asking: Places, level: int) -> None:
        """Let all who ask try every row they may stand in; those who can never stand anywhere give up for good."""
        marks, scale = self._marks, scale_of(level)
        lane = marks.lane[asking]
        allowed = np.where(self._bar[asking], self._rows_for_bars[lane], self._rows[lane])
        hopeless = np.zeros(len(asking), np.int64)
        for number, shown in enumerate(self._shown):
            trying = np.flatnonzero(allowed > number)
            who = asking[trying]
            behind = np.searchsorted(shown, who)
            left, right = shown[behind - 1], shown[behind]
            hopeless[trying] += marks.overlap(left, who) | marks.overlap(who, right)
            clear = ~(marks.touch(left, who, scale) | marks.touch(who, right, scale))
            winners = self._winners(who[clear], scale)
            if len(winners):
                self.row[winners], self.level[winners] = number, level
                self._waiting[winners] = False
                self._shown[number] = np.sort(np.concatenate([shown, winners]))
                left_over = self._waiting[asking]
                asking, allowed, hopeless = asking[left_over], allowed[left_over], hopeless[left_over]
        self._waiting[asking[hopeless == allowed]] = False

    def _winners(self, who: Places, scale: float) -> Places:
        """Of neighbours that touch the less important one leaves, until none touch.

        Where no mark touches the one that follows it, none touches any: a mark that reached over its follower to a third
        one would touch the follower as well.
        """
        while len(who) > 1:
            touching = self._marks.touch(who[:-1], who[1:], scale)
            if not touching.any():
                break
            left_first = self._priority[who[:-1]] > self._priority[who[1:]]
            stays = np.ones(len(who), np.bool_)
            stays[1:] &= ~(touching & left_first)
            stays[:-1] &= ~(touching & ~left_first)
            who = who[stays]
        return who


def _rows_for_bars(bar: Mask, lane: NDArray[np.int32], rows: NDArray[np.int32]) -> NDArray[np.int64]:
    """Return how many rows of each lane bars may use: half of them, but all where hardly anything else is there."""
    bars = np.bincount(lane[bar], minlength=len(rows))
    points = np.bincount(lane[~bar], minlength=len(rows))
    return np.where(points * 8 > bars, (rows + 1) // 2, rows).astype(np.int64)
