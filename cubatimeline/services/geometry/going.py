"""Where to look when a date is wanted: the span to show around it."""

from __future__ import annotations

from cubatimeline.domain.dates import EdtfDate
from cubatimeline.domain.errors import DateError
from cubatimeline.services.geometry.time_scale import TimeScale

_ROOM = 12.0
"""A date is shown with at most this many times its own length around it,"""
_LEAST_DAYS = 60.0
"""but with no less than this, and never with less zoom than there was."""


def scale_around(date: EdtfDate, scale: TimeScale, whole: tuple[int, int]) -> TimeScale:
    """Return the scale that shows a date in the middle, zoomed in as far as its precision asks for.

    Args:
        scale: what is shown now.
        whole: first and last day of the collection.

    Raises:
        DateError: the date lies outside the collection, or has no bounds at all.
    """
    bounds = date.bounds
    first = bounds.earliest_start if bounds.earliest_start is not None else bounds.latest_end
    last = bounds.latest_end if bounds.latest_end is not None else first
    if first is None or last is None or last < whole[0] or first > whole[1]:
        raise DateError("That date lies outside this collection.", "Give one that the timeline shows.")
    length = float(last + 1 - first)
    span = max(min(scale.span, max(length * _ROOM, _LEAST_DAYS)), length * 1.5)
    middle = (first + last + 1) / 2
    return TimeScale(middle - span / 2, middle + span / 2, scale.width)
