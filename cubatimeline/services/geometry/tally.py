"""How many marks stand where, exactly and at once: what the ticks and counts of very many marks are taken from."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from math import ceil, floor, log2
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]

_TABLE = 1 << 20
"""Cells of the table of all lanes together at the most: four megabytes."""
_SORTED = ("starts", "middles", "ends")
_LEAST_TABLE, _MANY = 1 << 17, 2000
"""Cells at the least for more than so many marks: with fewer, a frame would look up its steps one by one too soon."""


class Counting(Protocol):
    """Counts the marks that touch a span of days by where their middle stands."""

    def between(self, first: float, last: float, edges: Floats) -> Numbers:
        """Return the numbers of marks, shape (lanes, k + 1), see `Tally.between`."""

    def between_steps(self, first: float, last: float, octave: int, steps: Numbers) -> Numbers:
        """Return the numbers of marks, shape (lanes, k + 1), see `Tally.between_steps`."""

    def before(self, edges: Floats) -> Numbers:
        """Return how many middles lie before each of some days, shape (lanes, k)."""

    def before_steps(self, octave: int, steps: Numbers) -> Numbers:
        """Return how many middles lie before each of the days `steps` * 2^octave, shape (lanes, k)."""

    def outermost(self, first: Floats, last: Floats) -> tuple[Numbers, Numbers]:
        """Return how many marks have ended by each of some days, and begun before others, shape (lanes, k) each."""


class Tally:
    """Bounds and middles of all marks, each sorted lane by lane, and a table of the middles before each step of time.

    The steps of the table are a power of two in days, counted from day 0, so that it serves every coarser power of two.
    """

    def __init__(self, start: Floats, middle: Floats, end: Floats, lane: NDArray[Any], lanes: int) -> None:
        """Sort the marks; arrays of shape (n,), `lanes` is the number of lanes."""
        if (end <= start).any():
            # What takes no time counts where it begins, even where a span does.
            end = np.where(end <= start, np.nextafter(start, np.inf), end)
        order = np.argsort(lane.astype(np.int16), kind="stable")
        bounds = np.searchsorted(lane[order], np.arange(lanes + 1)).tolist()
        self._starts, self._middles, self._ends = (
            _sorted_parts(values[order], bounds) for values in (start, middle, end)
        )
        self._octave, self._first, self._table = self._tabled()

    def arrays(self) -> dict[str, NDArray[Any]]:
        """Return what has been worked out as arrays of shape (m,), to be kept in a file: see `of_arrays`."""
        sorted_ = {name: np.concatenate(getattr(self, f"_{name}") or [np.empty(0)]) for name in _SORTED}
        ends = np.cumsum([0, *map(len, self._middles)], dtype=np.int64)
        steps = np.array([self._octave, self._first], np.int64)
        return {**sorted_, "lane_ends": ends, "table": self._table.ravel(), "table_steps": steps}

    @classmethod
    def of_arrays(cls, arrays: Mapping[str, NDArray[Any]]) -> Tally:
        """Return the tally that `arrays` came from, without sorting and without a copy."""
        self = cls.__new__(cls)
        bounds = arrays["lane_ends"].tolist()
        self._starts, self._middles, self._ends = ([arrays[name][a:b] for a, b in pairwise(bounds)] for name in _SORTED)
        self._octave, self._first = arrays["table_steps"].tolist()
        self._table = arrays["table"].reshape(len(bounds) - 1, -1)
        return self

    @property
    def lanes(self) -> int:
        """The number of lanes."""
        return len(self._middles)

    def _tabled(self) -> tuple[int, int, NDArray[np.int32]]:
        """Return the step of the table as an octave, the number of its first step, and the middles before each."""
        ends = np.array([(part[0], part[-1]) for part in self._middles if len(part)]).reshape(-1, 2)
        if not len(ends):
            return 0, 0, np.zeros((len(self._middles), 1), np.int32)
        first, last = float(ends.min()), float(ends.max())
        count = sum(map(len, self._middles))
        cells = min(_TABLE, max(2 * count, _LEAST_TABLE if count > _MANY else 0))
        octave = ceil(log2(max(last - first, 1.0) * len(self._middles) / cells))
        begin = floor(first / 2.0**octave)
        steps = np.arange(begin, floor(last / 2.0**octave) + 2)
        return octave, begin, _before(self._middles, np.ldexp(steps, octave)).astype(np.int32)

    def between(self, first: float, last: float, edges: Floats) -> Numbers:
        """Count the marks that touch a span of days by where their middle stands.

        Args:
            first, last: the span: marks that begin before `last` and end after `first`, or begin there.
            edges: shape (k,), ascending days within the span at which one count ends and the next begins.

        Returns:
            shape (lanes, k + 1); a mark whose middle lies beyond the span counts in the outermost stretch on that side.
        """
        return self._within(first, last, self.before(edges))

    def between_steps(self, first: float, last: float, octave: int, steps: Numbers) -> Numbers:
        """Count as `between` does, the edges being the days `steps` * 2^octave."""
        return self._within(first, last, self.before_steps(octave, steps))

    def before(self, edges: Floats) -> Numbers:
        """Return how many middles lie before each of some days: shape (lanes, k)."""
        return _before(self._middles, edges)

    def before_steps(self, octave: int, steps: Numbers) -> Numbers:
        """Return how many middles lie before each of the days `steps` * 2^octave, ascending: shape (lanes, k)."""
        if octave < self._octave:
            return self._before_fine_steps(octave, steps)
        stride, last_cell = 1 << (octave - self._octave), self._table.shape[1] - 1
        if len(steps) and int(steps[-1] - steps[0]) == len(steps) - 1:
            begin, end = (int(step) * stride - self._first for step in (steps[0], steps[-1]))
            if begin >= 0 and end <= last_cell:
                return np.asarray(self._table[:, begin : end + 1 : stride], np.int64)
        cells = np.minimum(np.maximum(steps.astype(np.float64) * stride - self._first, 0), last_cell)
        return np.asarray(self._table[:, cells.astype(np.int64)], np.int64)

    def outermost(self, first: Floats, last: Floats) -> tuple[Numbers, Numbers]:
        """Return how many marks have ended by each of some days, and begun before others: shape (lanes, k) each."""
        ended = [part.searchsorted(first, side="right") for part in self._ends]
        begun = [part.searchsorted(last) for part in self._starts]
        return np.array(ended).reshape(len(ended), -1), np.array(begun).reshape(len(begun), -1)

    def _before_fine_steps(self, octave: int, steps: Numbers) -> Numbers:
        """Return how many middles of each lane lie before each step, where the table is too coarse.

        So close, there are mostly fewer marks than steps: then each is put into its step rather than each step sought.
        """
        if not len(steps):
            return _before(self._middles, np.empty(0))
        bounds = np.ldexp(steps[[0, -1]], octave)
        ends = np.array([part.searchsorted(bounds) for part in self._middles])
        if (ends[:, 1] - ends[:, 0]).sum() > len(steps):
            return _before(self._middles, np.ldexp(steps, octave))
        before = np.zeros((len(ends), len(steps)), np.int64)
        before[:, 0] = ends[:, 0]
        for lane, (begin, end) in enumerate(ends.tolist()):
            if begin < end:
                step = np.floor(self._middles[lane][begin:end] * 2.0**-octave).astype(np.int64) - int(steps[0])
                before[lane, 1:] = np.bincount(step, minlength=len(steps) - 1)[: len(steps) - 1]
        return np.cumsum(before, axis=1)

    def _within(self, first: float, last: float, before: Numbers) -> Numbers:
        # Who had ended as the span began is among those whose middle lies before it; who began before its end holds all
        # whose middle does. So these two are the outermost edges, and what lies beyond falls to the stretches beside
        # them.
        edges = np.empty((before.shape[0], before.shape[1] + 2), np.int64)
        edges[:, 1:-1] = before
        edges[:, 0] = [part.searchsorted(first, side="right") for part in self._ends]
        edges[:, -1] = [part.searchsorted(last) for part in self._starts]
        return edges[:, 1:] - edges[:, :-1]


def _sorted_parts(values: Floats, bounds: list[int]) -> list[Floats]:
    parts = [values[a:b] for a, b in pairwise(bounds)]
    for part in parts:
        if (part[1:] < part[:-1]).any():
            part.sort()
    return parts


def _before(parts: list[Floats], days: Floats) -> Numbers:
    """Return how many values of each part are less than each of `days`: shape (parts, days)."""
    return np.array([part.searchsorted(days) for part in parts], np.int64).reshape(len(parts), -1)
