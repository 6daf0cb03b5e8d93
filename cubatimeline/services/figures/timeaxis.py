"""Time laid over the width of a figure: evenly, or wider where much happened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

_LEAST_SHARE, _MORE, _MOST_SHARE = 0.14, 0.8, 0.5
"""Share of the width that magnified periods have: at the least, for the root of their share of time, at the most."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the axis of one scale: days, and mm from the left edge of the sheet."""

    start: float
    end: float
    x: float
    x_end: float
    magnified: bool = False

    @property
    def per_day(self) -> float:
        """Millimetres a day."""
        return (self.x_end - self.x) / (self.end - self.start)


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """Stretches that follow one another without a gap."""

    stretches: tuple[Stretch, ...]

    @property
    def start(self) -> float:
        """The first instant."""
        return self.stretches[0].start

    @property
    def end(self) -> float:
        """The last instant."""
        return self.stretches[-1].end

    @property
    def left(self) -> float:
        """Where the first instant stands, mm."""
        return self.stretches[0].x

    @property
    def right(self) -> float:
        """Where the last instant stands, mm."""
        return self.stretches[-1].x_end

    def at(self, days: Floats) -> Floats:
        """Return where instants stand; those beyond an end go on at the scale there."""
        first, last = self.stretches[0], self.stretches[-1]
        bounds = [first.start, *(each.end for each in self.stretches)]
        places = [first.x, *(each.x_end for each in self.stretches)]
        inside = np.interp(days, bounds, places)
        before = np.minimum(days - first.start, 0.0) * first.per_day
        after = np.maximum(days - last.end, 0.0) * last.per_day
        return np.asarray(inside + before + after, np.float64)

    def place(self, day: float) -> float:
        """Return where one instant stands."""
        stretch = self._stretch_at(day)
        return stretch.x + (day - stretch.start) * stretch.per_day

    def day_at(self, day: float) -> float:
        """Return how long a day is, in mm, where an instant stands."""
        return self._stretch_at(day).per_day

    def _stretch_at(self, day: float) -> Stretch:
        return next((each for each in self.stretches if day <= each.end), self.stretches[-1])


def even(start: float, end: float, left: float, right: float) -> TimeAxis:
    """Return an axis of one scale."""
    return TimeAxis((Stretch(start, end, left, right),))


def split(start: float, end: float, left: float, right: float, periods: Sequence[tuple[float, float]]) -> TimeAxis:
    """Return an axis that runs wider over periods, which are in order and do not overlap.

    Together they have at most half of the width, unless they last longer; short ones are magnified more.
    """
    inside = [(max(a, start), min(b, end)) for a, b in periods if b > start and a < end]
    days = sum(b - a for a, b in inside)
    if not inside or days >= end - start:
        return even(start, end, left, right)
    whole = end - start
    factor = _factor(days / whole)
    usual = (right - left) / (whole - days + factor * days)
    bounds = sorted({start, end, *(day for period in inside for day in period)})
    stretches, x = [], left
    for a, b in pairwise(bounds):
        magnified = any(p <= a and b <= q for p, q in inside)
        x_end = x + (b - a) * usual * (factor if magnified else 1.0)
        stretches.append(Stretch(a, b, x, x_end, magnified))
        x = x_end
    last = stretches[-1]
    stretches[-1] = Stretch(last.start, last.end, last.x, right, last.magnified)
    return TimeAxis(tuple(stretches))


def _factor(share: float) -> float:
    """Return how many times wider than the rest periods are drawn that last a share of all days."""
    wide = min(_LEAST_SHARE + _MORE * sqrt(share), _MOST_SHARE)
    return max(wide / (1 - wide) * (1 - share) / share, 1.0)


def broken(start: float, end: float, rows: int) -> list[tuple[float, float]]:
    """Return a span in so many parts of equal length."""
    step = (end - start) / rows
    return [(start + n * step, end if n == rows - 1 else start + (n + 1) * step) for n in range(rows)]
