"""What stays as it is while time is moved: who speaks, and how many marks stand where, for more than the view.

To pan is to look at another part of the same numbers. Only what an edge of the view cuts through is counted anew.
"""

from __future__ import annotations

from math import ceil, floor

import numpy as np
from numpy.typing import NDArray

from cubatimeline.services.geometry.marks import Marks
from cubatimeline.services.geometry.scene import tiles_in_sight
from cubatimeline.services.geometry.tally import Counting
from cubatimeline.services.geometry.time_scale import TimeScale

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]
Shades = NDArray[np.int32]

_STEPS = np.array([1, 4, 16, 64])
"""Marks in a column from which on it has each shade; each stands for four times those of the one before."""
CROWDED = 8
"""Marks in sight, in numbers of ticks that a frame may show, from which on the finest columns are not tried."""
_REACH = 1.0
"""Spans about the view that are looked at together with it while it is moved."""

Zoom = tuple[int, int, float]
"""What a stretch of time serves for: level of the labels, octave of the ticks in days, days of a tile."""


class Nearby:
    """The marks of a stretch of time at one level of zoom, counted less those that speak.

    Args:
        zoom: see `Zoom`.
        first, last: the stretch in days.
        speaking: the marks that speak and touch it, in no order.
        lanes: the number of lanes.
    """

    def __init__(
        self, zoom: Zoom, first: float, last: float, speaking: Numbers, marks: Marks, tally: Counting, lanes: int
    ) -> None:
        self.zoom, self.first, self.last, self.speaking = zoom, first, last, speaking
        self._tally, self._lanes = tally, lanes
        self._lane, self._start = marks.lane[speaking].astype(np.int64), marks.start[speaking]
        end = marks.end[speaking]
        middle = (self._start + end) / 2
        # What takes no time counts where it begins, as in a tally.
        self._end = np.maximum(end, np.nextafter(self._start, np.inf))
        _, self._octave, days = zoom
        self._step = floor(first / 2.0**self._octave)
        steps = np.arange(self._step, ceil(last / 2.0**self._octave) + 1)
        at = np.floor(middle * 2.0**-self._octave) - (self._step - 1)
        self._before = tally.before_steps(self._octave, steps) - self._spoken_before(at, len(steps))
        self._tile = floor(first / days)
        edges = np.arange(self._tile, ceil(last / days) + 1, dtype=np.float64) * days
        at = edges.searchsorted(middle, side="right").astype(np.float64)
        self._before_tiles = tally.before(edges) - self._spoken_before(at, len(edges))
        self._shades: dict[int, tuple[int, Shades, Numbers]] = {}

    def serves(self, zoom: Zoom, first: float, last: float) -> bool:
        """Return whether a stretch of days at a zoom is part of this one."""
        return zoom == self.zoom and self.first <= first and last <= self.last

    def _spoken_before(self, at: Floats, edges: int) -> Numbers:
        """Return how many marks that speak stand before each edge, by lane; `at` is the first edge beyond each."""
        cell = self._lane * (edges + 1) + np.minimum(np.maximum(at, 0), edges).astype(np.int64)
        counted = np.bincount(cell, minlength=self._lanes * (edges + 1)).reshape(self._lanes, edges + 1)
        return np.asarray(counted.cumsum(axis=1)[:, :edges])

    def outermost(self, scale: TimeScale) -> tuple[Numbers, Numbers]:
        """Return how many hidden marks have ended before the view, and have begun before its end: shape (lanes,)."""
        ended, begun = (each[:, 0] for each in self._tally.outermost(np.array([scale.start]), np.array([scale.end])))
        ended -= np.bincount(self._lane[self._end <= scale.start], minlength=self._lanes)
        begun -= np.bincount(self._lane[self._start < scale.end], minlength=self._lanes)
        return ended, begun

    def tiles(self, scale: TimeScale, ended: Numbers, begun: Numbers) -> tuple[Numbers, int]:
        """Return the hidden marks in sight by tiles, shape (lanes, tiles), and the number of the first tile.

        Args:
            ended, begun: see `outermost`.
        """
        first, last = tiles_in_sight(scale, self.zoom[2])
        edges = _edges(self._before_tiles[:, first + 1 - self._tile : last - self._tile], ended, begun)
        return edges[:, 1:] - edges[:, :-1], first

    def strips(
        self, scale: TimeScale, ended: Numbers, begun: Numbers, most: float
    ) -> tuple[NDArray[np.float64], Numbers, Numbers, Numbers]:
        """Run neighbours of equal shade together, in columns twice as wide each time until there are at most `most`.

        Args:
            ended, begun: see `outermost`.

        Returns:
            the days at which the first and the last column of each strip begin, shape (2, n); lane, number of marks and
            shade of each, shape (n,).
        """
        octave = self._octave + (int((begun - ended).sum()) > CROWDED * most)
        while True:
            wide = 2.0**octave
            first, last = floor(scale.start / wide), ceil(scale.end / wide)
            begin, stride = ((first + 1) << (octave - self._octave)) - self._step, 1 << (octave - self._octave)
            if self._too_many(octave, first + 1, last - 1, most):
                octave += 1
                continue
            edges = _edges(self._before[:, begin : begin + (last - first - 1) * stride : stride], ended, begun)
            shade = self._shaded(octave, first, edges)
            begins = np.empty(shade.shape, np.bool_)
            begins[:, 0] = True
            np.not_equal(shade[:, 1:], shade[:, :-1], out=begins[:, 1:])
            starts = begins.ravel().nonzero()[0]
            shades = shade.ravel()[starts]
            if np.count_nonzero(shades) <= most or shade.shape[1] == 1:
                break
            octave += 1
        count = shade.shape[1]
        kept = shades.nonzero()[0]
        stops = np.append(starts[1:], shade.size)[kept]
        starts = starts[kept]
        lane = starts // count
        columns = np.array((starts, stops - 1)) - lane * count
        number = edges[lane, columns[1] + 1] - edges[lane, columns[0]]
        return (columns + first) * wide, lane, number, shades[kept].astype(np.int64) - 1

    def _shaded(self, octave: int, first: int, edges: Numbers) -> Shades:
        """Return the shades of the columns between edges: those at the ends of the view as they are counted there."""
        base, known, _ = self._shades_of(octave)
        count = edges.shape[1] - 1
        shade = np.empty((len(edges), count), np.int32)
        shade[:, 1:-1] = known[:, first + 1 - base : first + count - 1 - base]
        shade[:, 0] = _STEPS.searchsorted(edges[:, 1] - edges[:, 0], side="right")
        shade[:, -1] = _STEPS.searchsorted(edges[:, -1] - edges[:, -2], side="right")
        return shade

    def _too_many(self, octave: int, first: int, last: int, most: float) -> bool:
        """Return whether the columns from `first` to before `last` alone begin more than `most` strips."""
        base, _, begun = self._shades_of(octave)
        return last > first + 1 and begun[last - 1 - base] - begun[first - base] > most

    def _shades_of(self, octave: int) -> tuple[int, Shades, Numbers]:
        """Return the number of the first column of an octave, the shades of all, and the strips begun up to each."""
        found = self._shades.get(octave)
        if found is None:
            stride = 1 << (octave - self._octave)
            begin = -self._step % stride
            before = self._before[:, begin::stride]
            shades = shade_of(before[:, 1:] - before[:, :-1])
            begins = np.zeros(shades.shape[1], np.int64)
            begins[1:] = ((shades[:, 1:] != shades[:, :-1]) & (shades[:, 1:] > 0)).sum(axis=0)
            found = self._shades[octave] = (self._step + begin) // stride, shades, begins.cumsum()
        return found


def reach_about(known: Nearby | None, zoom: Zoom, first: float, last: float) -> tuple[float, float]:
    """Return the stretch to look at for some days: farther on both sides where the same zoom was looked at before."""
    reach = _REACH * (last - first) if known is not None and known.zoom == zoom else 0.0
    return first - reach, last + reach


def _edges(between: Numbers, ended: Numbers, begun: Numbers) -> Numbers:
    edges = np.empty((len(between), between.shape[1] + 2), np.int64)
    edges[:, 0], edges[:, 1:-1], edges[:, -1] = ended, between, begun
    return edges


def shade_of(numbers: Numbers) -> Shades:
    """Return 0 for nothing, and one more for 1, 4, 16 and 64 marks and more in a column."""
    # The exponent of a float is the number of times it can be halved, and half of that the number of times by four.
    shade = numbers.astype(np.float32).view(np.int32)
    shade >>= 23
    shade -= 125
    shade >>= 1
    np.minimum(shade, len(_STEPS), out=shade)
    return np.maximum(shade, 0, out=shade)
