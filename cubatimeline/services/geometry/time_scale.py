"""Pixels and time: the visible span and what can be done to it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import inf
from typing import overload

import numpy as np
from numpy.typing import NDArray

YEAR = 365.2425
FINEST_SPAN = 0.125
"""The closest view: three hours across the whole width."""


@dataclass(frozen=True, slots=True)
class TimeScale:
    """A span of time laid over a width.

    Attributes:
        start, end: first and last instant shown, as day numbers; start < end.
        width: pixels between them, > 0.
    """

    start: float
    end: float
    width: float

    def __post_init__(self) -> None:
        if not (self.start < self.end and self.width > 0):
            raise ValueError(f"no time scale from {self.start} to {self.end} over {self.width} px")

    @property
    def span(self) -> float:
        """Days shown."""
        return self.end - self.start

    @property
    def per_day(self) -> float:
        """Pixels a day."""
        return self.width / (self.end - self.start)

    @overload
    def x(self, day: float) -> float: ...
    @overload
    def x(self, day: NDArray[np.float64]) -> NDArray[np.float64]: ...
    def x(self, day: float | NDArray[np.float64]) -> float | NDArray[np.float64]:
        """Return the pixel of a day number, or of each in an array."""
        return (day - self.start) * (self.width / (self.end - self.start))

    def day(self, x: float) -> float:
        """Return the day number at a pixel."""
        return self.start + x * (self.end - self.start) / self.width

    def zoomed(self, factor: float, x: float, finest: float = 0.0, widest: float = inf) -> TimeScale:
        """Return the scale with `factor` times the pixels a day; the time at pixel `x` stays where it is.

        The zoom ends where it would show fewer than `finest` or more than `widest` days.
        """
        fixed = self.day(x)
        span = min(max(self.span / factor, finest), widest)
        start = fixed - span * (x / self.width)
        return replace(self, start=start, end=start + span)

    def panned(self, dx: float) -> TimeScale:
        """Return the scale with its content moved by `dx` pixels to the right."""
        days = -dx / self.per_day
        return replace(self, start=self.start + days, end=self.end + days)

    def resized(self, width: float) -> TimeScale:
        """Return the same span over another width."""
        return replace(self, width=width)

    def clamped(self, first: float, last: float, finest: float = FINEST_SPAN) -> TimeScale:
        """Return the nearest scale that shows no less than `finest` days and does not leave `first`-`last`."""
        span = min(max(self.span, finest), last - first)
        centre = (self.start + self.end) / 2
        start = min(max(centre - span / 2, first), last - span)
        return replace(self, start=start, end=start + span)


def fitted(first: float, last: float, width: float, margin: float = 0.04) -> TimeScale:
    """Return a scale that shows `first`-`last` with `margin` of the span on either side (at least an hour)."""
    room = max((last - first) * margin, 1 / 24)
    return TimeScale(first - room, last + room, width)
