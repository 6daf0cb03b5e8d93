"""A short span: the lanes with something in view share the room, and what is in view finds its row before all else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from math import ceil
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cubatimeline.services.geometry.crowd import FEW
from cubatimeline.services.geometry.labels import Floats, place_labels
from cubatimeline.services.geometry.lanes import Lane, arrange, fitted_to_view, rows_at_once, rows_wanted
from cubatimeline.services.geometry.marks import Marks
from cubatimeline.services.geometry.measures import Measures
from cubatimeline.services.geometry.scene import label_widths, touching
from cubatimeline.services.geometry.time_scale import TimeScale

_IN_VIEW, _LASTING = 20, 10
"""What being in view adds to the importance of a mark, and of one that lasts too long for its lane."""
_KEPT, _MONTHS = 0.8, 62.0
"""Share of the events in view that lanes which stay open hold at the least, and days up to which others may close."""
_MANY = 250
"""For more marks in view than these, the rows are guessed."""


def close_up(
    scale: TimeScale, marks: Marks, lanes: Sequence[Lane], widths: Floats, height: float, measures: Measures
) -> tuple[tuple[Lane, ...], Marks]:
    """Return lanes that share `height` pixels by what stands in a span, and marks ranked for it.

    What is in the span comes before all else. Where there is no room for all of it, what lasts longer than the span may
    take half of the rows of its lane: a single bar would else leave no room for years.

    Args:
        widths: shape (events,), pixels of each title.
    """
    of = np.flatnonzero(touching(marks.start, marks.end, scale.start, scale.end))
    lane, count = marks.lane[of], len(lanes)
    start, end = marks.start[of], marks.end[of]
    lasting = end - start > scale.span
    running = lasting & (start <= scale.start) & (end >= scale.end)
    most = ceil(height / measures.row)
    wanted = rows_for_all(scale, marks, of, label_widths(marks, of, widths, measures), count, most)
    in_view, moving = (np.bincount(each, minlength=count) for each in (lane, lane[~running]))
    kept = _KEPT if scale.span <= _MONTHS else 1.0
    fitted = fitted_to_view(lanes, in_view, height, measures, wanted, moving, kept)
    if len(marks) > FEW:
        # To place so many anew takes longer than the view stands still.
        return fitted, marks
    rows = np.array([box.rows for box in arrange(fitted, height, measures)], np.int64)
    room = np.where(rows >= wanted, len(of), rows // 2)
    importance = marks.importance.copy()
    importance[of] += np.where(lasting, _LASTING, _IN_VIEW).astype(importance.dtype)
    ranked = marks.ranked()
    bars = ranked[np.isin(ranked, of[lasting])]
    for number in set(marks.lane[bars].tolist()):
        importance[bars[marks.lane[bars] == number][: room[number]]] += _IN_VIEW - _LASTING
    return fitted, replace(marks, importance=importance)


def rows_for_all(
    scale: TimeScale, marks: Marks, of: NDArray[np.int64], widths: Floats, lanes: int, most: int
) -> NDArray[np.int64]:
    """Return the fewest rows of each lane in which marks all speak at a scale, if no others are in their way.

    Args:
        of: the marks; widths: pixels that the label of each needs at the least, see `scene.label_widths`.
        most: rows that all lanes together can have; where they need more, that is not looked at any closer.
    """
    x, lane = scale.x(marks.start[of]), marks.lane[of]
    x_end = np.maximum(scale.x(marks.end[of]), x + widths)
    if len(of) > _MANY:
        return rows_wanted(x, x_end, lane, lanes)
    rows = rows_at_once(x, x_end, lane, lanes)
    if rows.sum() >= most:
        return rows
    ranked = marks.ranked()
    place = np.searchsorted(of, ranked[np.isin(ranked, of)])
    for number in np.flatnonzero(rows > 1).tolist():
        own = place[lane[place] == number]
        bounds = (
            marks.start[of[own]],
            marks.end[of[own]],
            widths[own],
            np.zeros(len(own), np.int32),
            np.arange(len(own)),
        )

        def enough(count: int, bounds: tuple[Floats, Floats, Floats, Any, Any] = bounds) -> bool:
            placed = place_labels(*bounds, np.array([count], np.int32))
            return bool((placed.least_scale <= scale.per_day).all())

        rows[number] = _fewest(enough, int(rows[number]), min(len(own), most))
    return rows


def _fewest(enough: Callable[[int], bool], first: int, last: int) -> int:
    """Return a number from `first` to `last` that is enough while the one before it is not, or `last`."""
    if enough(first):
        return first
    step = 1
    while first + step < last and not enough(first + step):
        first, step = first + step, 2 * step
    last = min(first + step, last)
    while last - first > 1:
        middle = (first + last) // 2
        first, last = (first, middle) if enough(middle) else (middle, last)
    return last
