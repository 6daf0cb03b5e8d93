"""A range of time that the reader marks out: from one instant to another, snapping to the units of the axis."""

from __future__ import annotations

from dataclasses import dataclass
from math import floor

from cubatimeline.domain.lengths import MINUTES
from cubatimeline.services.geometry.ticks import Grid


@dataclass(frozen=True, slots=True)
class TimeRange:
    """A range from the day number `start` to `end`, which is no longer part of it; start < end."""

    start: float
    end: float

    def __post_init__(self) -> None:
        if not self.start < self.end:
            raise ValueError(f"no range from {self.start} to {self.end}")

    @property
    def middle(self) -> float:
        """The instant half-way."""
        return (self.start + self.end) / 2

    def with_end(self, last: bool, day: float, grid: Grid, *, free: bool = False) -> TimeRange:
        """Return the range with its end (`last`) or beginning moved near an instant, a unit or more from the other.

        Args:
            free: not to the units of the axis, only to whole days, or to minutes where the axis shows hours.
        """
        moved = snapped(day, grid, free=free)
        if last:
            return TimeRange(self.start, max(moved, _beyond(self.start, 1, grid, free)))
        return TimeRange(min(moved, _beyond(self.end, -1, grid, free)), self.end)

    def stepped(self, last: bool, step: int, grid: Grid) -> TimeRange:
        """Return the range with its end (`last`) or beginning one unit of the axis later (1) or earlier (-1)."""
        return self.with_end(last, grid.stepped(self.end if last else self.start, step), grid)


def range_between(anchor: float, day: float, grid: Grid, *, free: bool = False) -> TimeRange:
    """Return the range from one instant to another, in either order, at least a unit of the axis long.

    Args:
        anchor: where it was begun; a range without length becomes the unit that holds this instant.
        free: see `TimeRange.with_end`.
    """
    first, last = sorted((snapped(anchor, grid, free=free), snapped(day, grid, free=free)))
    if first < last:
        return TimeRange(first, last)
    if not free:
        return TimeRange(*grid.unit_at(anchor))
    begin = _floored(anchor, _fine(grid))
    return TimeRange(begin, begin + 1 / _fine(grid))


def snapped(day: float, grid: Grid, *, free: bool = False) -> float:
    """Return the instant nearest to `day` at which a range may end; `free` as in `TimeRange.with_end`."""
    return round(day * _fine(grid)) / _fine(grid) if free else grid.nearest(day)


def _beyond(held: float, step: int, grid: Grid, free: bool) -> float:
    return held + step / _fine(grid) if free else grid.stepped(held, step)


def _fine(grid: Grid) -> int:
    """Return how many parts of a day a free end snaps to."""
    return MINUTES if grid.days < 1 else 1


def _floored(day: float, parts: int) -> float:
    return floor(day * parts + 1e-6) / parts
