"""How many marks stand where, exactly and at once: what ticks, counts and density strips are taken from."""

from __future__ import annotations

from math import ceil, floor, log2

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]

_TABLE = 1 << 20
"""Cells of the table of all lanes together: four megabytes."""


class Tally:
    """The middles of all marks, sorted lane by lane, and a table of how many lie before each step of time.

    Steps are powers of two in days, counted from day 0, so that a column of one step is two of the next finer one and
    columns move with time instead of jumping against it.
    """

    def __init__(self, middle: Floats, lane: NDArray[np.int32], lanes: int) -> None:
        """Sort the marks; `middle` and `lane` have shape (n,), `lanes` is the number of lanes."""
        order = np.argsort(lane.astype(np.int16), kind="stable")
        bounds = np.searchsorted(lane[order], np.arange(lanes + 1))
        middles = middle[order]
        self._lanes = [middles[a:b] for a, b in zip(bounds[:-1], bounds[1:], strict=True)]
        for part in self._lanes:
            part.sort()
        self._octave, self._first, self._table = self._tabled()

    def _tabled(self) -> tuple[int, int, NDArray[np.int32]]:
        """Return the step of the table as an octave, its first column, and the marks before each column's beginning."""
        ends = np.array([(part[0], part[-1]) for part in self._lanes if len(part)]).reshape(-1, 2)
        if not len(ends):
            return 0, 0, np.zeros((len(self._lanes), 1), np.int32)
        first, last = float(ends.min()), float(ends.max())
        octave = ceil(log2(max(last - first, 1.0) * len(self._lanes) / _TABLE))
        begin = floor(first / 2.0**octave)
        edges = np.arange(begin, floor(last / 2.0**octave) + 2) * 2.0**octave
        return octave, begin, self.before(edges).astype(np.int32)

    def before(self, days: Floats) -> Numbers:
        """Return how many marks of each lane have their middle before each of `days`: shape (lanes, days)."""
        return np.array([np.searchsorted(part, days) for part in self._lanes], np.int64).reshape(len(self._lanes), -1)

    def columns(self, octave: int, first: int, count: int) -> Numbers:
        """Return how many marks stand in each of `count` columns of 2^octave days.

        Args:
            first: number of the first column; column c begins at day c * 2^octave.

        Returns:
            shape (lanes, count).
        """
        edges = np.arange(first, first + count + 1)
        if octave < self._octave:
            return np.diff(self.before(edges * 2.0**octave))
        steps = edges * 2.0 ** (octave - self._octave) - self._first
        places = np.clip(steps, 0, self._table.shape[1] - 1).astype(np.int64)
        return np.diff(self._table[:, places]).astype(np.int64)
