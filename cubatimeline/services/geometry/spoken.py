"""Who speaks in a frame: found among a million marks without looking at those far away or silent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from cubatimeline.services.geometry.labels import LabelPlaces
from cubatimeline.services.geometry.levels import level_at
from cubatimeline.services.geometry.packing import NO_LEVEL, LevelPlaces
from cubatimeline.store.columns import distinct

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]

_MOST_RUNS = 4
"""A frame searches no more lists than this."""


class Spoken(Protocol):
    """Finds the marks whose labels are shown."""

    def visible(self, per_day: float, first: float, last: float) -> Numbers:
        """Return the marks that are shown at a scale and touch the days from `first` to `last`, in no order."""


@dataclass(frozen=True, slots=True)
class SpokenByFew:
    """Looks at all of some thousand marks in every frame, which is quicker than any index."""

    start: Floats
    end: Floats
    places: LabelPlaces

    def visible(self, per_day: float, first: float, last: float) -> Numbers:
        """Return the marks that are shown at a scale and touch the days from `first` to `last`."""
        near = (self.places.least_scale <= per_day) & (self.end >= first) & (self.start <= last)
        return np.flatnonzero(near)


class SpokenByMany:
    """Looks up each row of labels in lists sorted by time.

    Marks that a row shows at one level do not overlap. So those of a row that touch a span of days are one run of its
    list: from the last mark that begins before the span to the last that begins within it. One number holds row and
    place in time, so that one bisection serves all rows.
    """

    def __init__(self, start: Floats, end: Floats, lane: NDArray[np.int32], places: LevelPlaces) -> None:
        """Sort the marks that are ever shown; arrays of shape (n,)."""
        self._end = end
        ascending = bool(np.all(start[1:] >= start[:-1]))
        self._by_start = None if ascending else np.argsort(start)
        self._start = start if ascending else start[self._by_start]
        self._base = max(len(start), 1)
        shown = np.flatnonzero(places.level != NO_LEVEL)
        rows = int(places.row.max(initial=-1)) + 1
        row = lane[shown].astype(np.int64) * rows + places.row[shown]
        # As small as the keys may be: half of the memory, and searches that stay nearer to the processor.
        keys = np.int32 if (int(row.max(initial=0)) + 2) * self._base < 1 << 31 else np.int64
        self._rows = (distinct(row) * self._base).astype(keys)
        level = places.level[shown]
        self._levels, self._runs = self._runs_by_level((row * self._base + self._times(shown)).astype(keys), level)

    def _times(self, marks: Numbers) -> Numbers:
        """Return the places of marks in the order of their starts."""
        if self._by_start is None:
            return marks
        times = np.empty(len(self._start), np.int64)
        times[self._by_start] = np.arange(len(times))
        return times[marks]

    def _runs_by_level(self, keys: Numbers, level: NDArray[np.int8]) -> tuple[list[int], list[tuple[Numbers, ...]]]:
        """Return the levels at which marks come, and for each the lists that hold all marks shown from it on.

        Lists grow by half at least before they are written anew, so that all together hold about three times the marks.
        """
        levels = distinct(level).tolist()
        order = np.argsort(level, kind="stable")
        news = np.split(keys[order], np.searchsorted(level[order], levels[1:])) if levels else []
        found: list[tuple[Numbers, ...]] = []
        runs: tuple[Numbers, ...] = ()
        for new in news:
            tail = sum(map(len, runs[1:])) + len(new)
            if not runs or tail * 2 >= len(runs[0]):
                runs = (np.sort(np.concatenate([*runs, new])),)
            elif len(runs) < _MOST_RUNS:
                runs = (*runs, np.sort(new))
            else:
                runs = (runs[0], np.sort(np.concatenate([*runs[1:], new])))
            found.append(runs)
        return levels, found

    def visible(self, per_day: float, first: float, last: float) -> Numbers:
        """Return the marks that are shown at a scale and touch the days from `first` to `last`."""
        number = int(np.searchsorted(self._levels, level_at(per_day), side="right")) - 1
        if number < 0:
            return np.empty(0, np.int64)
        low, high = self._start.searchsorted((first, np.nextafter(last, np.inf))).tolist()
        bounds = np.array((self._rows + low, self._rows + high), self._rows.dtype)
        found = np.concatenate([self._between(run, bounds) for run in self._runs[number]])
        marks = found.astype(np.int64) % self._base
        if self._by_start is not None:
            marks = self._by_start[marks]
        reaching: Numbers = marks[self._end[marks] >= first]
        return reaching

    def _between(self, run: Numbers, bounds: Numbers) -> Numbers:
        """Return the keys of each row from the one before the first bound to the last one before the second.

        Args:
            bounds: shape (2, rows), keys.
        """
        begins, ends = run.searchsorted(bounds)
        before = np.maximum(begins - 1, 0)
        begins = np.where((begins > 0) & (run[before] >= self._rows), before, begins)
        sizes = np.maximum(ends - begins, 0)
        after = np.cumsum(sizes)
        keys: Numbers = run[np.repeat(begins + sizes - after, sizes) + np.arange(after[-1] if len(after) else 0)]
        return keys
