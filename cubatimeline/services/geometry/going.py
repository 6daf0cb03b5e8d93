"""Where to look when a date is wanted: the span to show around it."""

from __future__ import annotations

from cubatimeline.domain.dates import EdtfDate, Precision
from cubatimeline.domain.errors import DateError
from cubatimeline.services.geometry.time_range import TimeRange
from cubatimeline.services.geometry.time_scale import TimeScale

_MARGIN = 0.1
"""A date longer than a few days is shown with this share of its length on either side,"""
_LEAST_DAYS = 7.0
"""a shorter one in the middle of so many days,"""
_BY_THE_HOUR = 1.0
"""and one with a time of day in the middle of so many."""


def days_of(date: EdtfDate, whole: tuple[int, int]) -> TimeRange:
    """Return the days, or with a time of day the hour or the minute, that a date stands for; an open side has one day.

    Args:
        whole: first and last day of what is on the timeline.

    Raises:
        DateError: the date lies outside, or has no bounds at all.
    """
    bounds = date.bounds
    first = bounds.earliest_start if bounds.earliest_start is not None else bounds.latest_end
    last = bounds.latest_end if bounds.latest_end is not None else first
    if first is None or last is None or last < whole[0] or first > whole[1]:
        raise DateError("That date lies outside this collection.", "Give one that the timeline shows.")
    if date.time is not None and first == last:
        minutes = 60 if date.precision is Precision.HOUR else 1
        return TimeRange(first + date.time / 1440, first + (date.time + minutes) / 1440)
    return TimeRange(float(first), float(last + 1))


def scale_around(shown: TimeRange, width: float) -> TimeScale:
    """Return the scale, `width` pixels wide, of which a date fills a good part, with the date in the middle."""
    length = shown.end - shown.start
    least = _LEAST_DAYS if length >= 1 else _BY_THE_HOUR
    span = max(length * (1 + 2 * _MARGIN), least)
    return TimeScale(shown.middle - span / 2, shown.middle + span / 2, width)
