"""Which label may speak at which zoom: decided once for all zooms, so that nothing overlaps, jumps or flickers.

Each mark gets a row of its lane and the fewest pixels a day at which its label is shown. Marks are placed in the order
of importance; a mark that is shown at one zoom is shown at every closer one, and in the same row.

Why that holds: of two marks in a row, let R begin after L. Their distance grows with the zoom while a label keeps its
width, so once they are apart (`needed_scale`) they stay apart. A mark may therefore come as soon as it is clear of
every more important mark of the row that is not already clear of it by the time it appears itself.

A mark looks at every mark already placed in each row of its lane, so the cost grows with the square of their number.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

NEVER = np.inf
"""Scale of a mark that finds no row at any zoom: it stays a tick and part of a count."""


@dataclass(frozen=True, slots=True)
class LabelPlaces:
    """Where and from which zoom labels are shown, one element a mark.

    Attributes:
        row: row within the lane, int32; -1 where none was found.
        least_scale: pixels a day from which the label is shown, float64; NEVER where it is not.
    """

    row: NDArray[np.int32]
    least_scale: Floats


def place_labels(
    start: Floats, end: Floats, width: Floats, lane: NDArray[np.int32], rank: NDArray[np.int64], rows: NDArray[np.int32]
) -> LabelPlaces:
    """Give every mark its row and the zoom from which its label is shown.

    Args:
        start, end: shape (n,), day numbers that the mark covers, end >= start.
        width: shape (n,), pixels from the start of a mark to where the next mark of its row may begin, at the least.
        lane: shape (n,), index of the lane of each mark.
        rank: shape (n,), a permutation of 0..n-1 giving the marks from the most to the least important.
        rows: shape (lanes,), rows of each lane.
    """
    n = len(start)
    row = np.full(n, -1, np.int32)
    least = np.full(n, NEVER)
    by_lane: list[list[_Row]] = [[_Row() for _ in range(int(count))] for count in rows]
    for i in rank.tolist():
        best, found = NEVER, -1
        for number, taken in enumerate(by_lane[lane[i]]):
            need = taken.needed_scale(start[i], end[i], width[i])
            if need < best:
                best, found = need, number
                if need == 0.0:
                    break
        if found >= 0:
            row[i], least[i] = found, best
            by_lane[lane[i]][found].add(start[i], end[i], width[i], best)
    return LabelPlaces(row, least)


class _Row:
    """The marks already placed in one row, in growing arrays."""

    def __init__(self) -> None:
        self._size = 0
        self._data = np.empty((4, 16))

    def add(self, start: float, end: float, width: float, least_scale: float) -> None:
        if self._size == self._data.shape[1]:
            self._data = np.concatenate([self._data, np.empty_like(self._data)], axis=1)
        self._data[:, self._size] = start, end, width, least_scale
        self._size += 1

    def needed_scale(self, start: float, end: float, width: float) -> float:
        """Return the fewest pixels a day at which a mark is clear of all marks shown here by then; inf for never."""
        if not self._size:
            return 0.0
        starts, ends, widths, least = self._data[:, : self._size]
        clear = clear_scales((start, end, width), starts, ends, widths)
        still_in_the_way = clear[clear > least]
        return float(still_in_the_way.max()) if len(still_in_the_way) else 0.0


def clear_scales(mark: tuple[float, float, float], starts: Floats, ends: Floats, widths: Floats) -> Floats:
    """Return the fewest pixels a day at which a mark (start, end, width) is clear of each other one; inf for never."""
    start, end, width = mark
    later = starts > start
    distance = np.where(later, starts - start, start - starts)
    overlapping = np.where(later, starts < end, start < ends) | (distance <= 0.0)
    with np.errstate(divide="ignore"):
        return np.where(overlapping, NEVER, np.where(later, width, widths) / distance)
