"""From the selected event to another by keys: next in time, nearest in the next lane, first and last."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cubatimeline.drawing.picture import Picture
from cubatimeline.drawing.timeline import Emphasis
from cubatimeline.services.geometry.time_scale import TimeScale


def _within_reach(picture: Picture, emphasis: Emphasis) -> NDArray[np.bool_] | None:
    """Return which events are shown and not dimmed, None for all: a timeline may show only some."""
    shown = np.zeros(len(picture.subject.columns), np.bool_)
    shown[picture.subject.marks.event] = True
    if shown.all():
        return emphasis.lit
    return shown if emphasis.lit is None else shown & emphasis.lit


def next_in_time(
    picture: Picture, emphasis: Emphasis, scale: TimeScale, step: int, start: float | None = None
) -> int | None:
    """Return the next (1) or previous (-1) event that is shown and not dimmed, as an index into the columns.

    Where none is selected it is the first in view; None where there is no further one.

    Args:
        start: day number from which to step, in place of the selected event: on to the first that begins no earlier.
    """
    columns, lit = picture.subject.columns, _within_reach(picture, emphasis)
    number = emphasis.selected
    if start is not None:
        later = columns.start_earliest >= start
        number = int(later.argmax()) if later.any() else len(columns)
        number -= step > 0
    elif number < 0:
        inside = (columns.start_earliest >= scale.start) & (columns.start_earliest <= scale.end)
        number = int(inside.argmax()) - step if inside.any() else -1
    number += step
    while 0 <= number < len(columns) and lit is not None and not lit[number]:
        number += step
    return number if 0 <= number < len(columns) else None


def next_in_lanes(picture: Picture, here: int, step: int) -> int | None:
    """Return the event nearest in time to a mark in the next lane below (1) or above (-1); None where none has any."""
    marks = picture.subject.marks
    lane = int(marks.lane[here]) + step
    while 0 <= lane < len(picture.layout.boxes):
        inside = (marks.lane == lane).nonzero()[0]
        if len(inside):
            away = abs(marks.middle_of(inside) - marks.middle_of(np.array([here])))
            return int(marks.event[inside[away.argmin()]])
        lane += step
    return None


def at_end(picture: Picture, emphasis: Emphasis, *, last: bool) -> int | None:
    """Return the first or the last event that is shown and not dimmed; None where there is none."""
    lit, count = _within_reach(picture, emphasis), len(picture.subject.columns)
    if lit is None:
        return (count - 1 if last else 0) if count else None
    choice = lit.nonzero()[0]
    return int(choice[-1 if last else 0]) if len(choice) else None
