"""Lanes: which stand where, and how many rows of labels each can have."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from cubatimeline.services.geometry.measures import Measures


@dataclass(frozen=True, slots=True)
class Lane:
    """A row of the timeline before it has a place.

    Attributes:
        id, name: of the category, person or place it stands for.
        colour: key of its colour in the theme's lanes.
        size: number of events in it; busier lanes get more rows.
        collapsed: drawn as ticks and counts only.
        depth: how deep it is nested: 0, or 1 below the nearest lane of depth 0 above it.
        heading: only a name above the lanes nested in it; it has no events of its own.
        given_rows: rows of labels that the user gave it; 0 for as many as fall to its share.
        wanted_rows: rows in which all that is in view can speak, more than which it does not get; 0 where not asked.
    """

    id: str
    name: str
    colour: str
    size: int
    collapsed: bool = False
    depth: int = 0
    heading: bool = False
    given_rows: int = 0
    wanted_rows: int = 0


@dataclass(frozen=True, slots=True)
class LaneBox:
    """A lane in its place, in pixels below the first lane.

    Attributes:
        rows: rows of labels it has.
        tick_top: where its strip of ticks and counts begins.
        least_height: the height it would have with one row, or with none where it is collapsed.
    """

    lane: Lane
    top: float
    height: float
    rows: int
    tick_top: float
    least_height: float

    def row_top(self, row: int, measures: Measures) -> float:
        """Return the upper edge of a row of labels."""
        return self.top + (measures.lane_padding if self.rows else 0.0) + row * measures.row

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.top + self.height


def arrange(lanes: Sequence[Lane], height: float, measures: Measures) -> tuple[LaneBox, ...]:
    """Stack the lanes in `height` pixels, each with at least one row unless collapsed or a heading.

    Lanes that were given rows have these. Rows that are left over go one by one to the lane with the most events a row
    among the others, or to that whose events in view want the most, as long as it may have more; one that shares with
    no other may fill the view. Where not even one row each fits, the stack is higher than `height` and the view scrolls
    by whole lanes.
    """
    rows = [_least_rows(lane, measures) for lane in lanes]
    room = height - sum(_height(lane, count, measures) for lane, count in zip(lanes, rows, strict=True))
    sharing = [i for i, lane in enumerate(lanes) if rows[i] and not lane.given_rows]
    most = measures.most_rows if len(sharing) > 1 else measures.most_given_rows
    limits = [lane.wanted_rows or most for lane in lanes]
    growing = [i for i in sharing if rows[i] < limits[i]]
    while growing and room >= measures.row:
        busiest = max(growing, key=lambda i: ((lanes[i].wanted_rows or lanes[i].size + 1) / rows[i], -i))
        rows[busiest] += 1
        if rows[busiest] >= limits[busiest]:
            growing.remove(busiest)
        room -= measures.row
    if room >= 0:
        spare = float(room // len(sharing)) if sharing else 0.0
    else:
        spare = _spare_above_the_edge(lanes, rows, height, measures)
    boxes = []
    top = 0.0
    for lane, count in zip(lanes, rows, strict=True):
        tall = _height(lane, count, measures) + (spare if count and not lane.given_rows else 0.0)
        least = _height(lane, min(count, max(lane.given_rows, 1)), measures)
        strip = 0.0 if lane.heading else measures.tick_strip
        boxes.append(LaneBox(lane, top, tall, count, top + tall - strip, least))
        top += tall
    return tuple(boxes)


def rows_wanted(
    x: NDArray[np.float64], x_end: NDArray[np.float64], lane: NDArray[np.int32], lanes: int
) -> NDArray[np.int64]:
    """Return how many rows each of so many lanes needs for all its labels to stand side by side or above one another.

    Labels find their rows by importance rather than from left to right, which takes up to half as many rows again.

    Args:
        x, x_end: shape (n,), where each label begins and where the next of its row may begin.
        lane: shape (n,), the lane of each.
    """
    deep = rows_at_once(x, x_end, lane, lanes)
    return np.asarray(deep + deep // 2)


def rows_at_once(
    x: NDArray[np.float64], x_end: NDArray[np.float64], lane: NDArray[np.int32], lanes: int
) -> NDArray[np.int64]:
    """Return how many labels of each lane stand over one point at the most; arguments as of `rows_wanted`."""
    at, of = np.concatenate((x, x_end)), np.concatenate((lane, lane))
    step = np.repeat(np.array([1, -1], np.int64), len(x))
    order = np.lexsort((step, at, of))
    deep = np.zeros(lanes, np.int64)
    np.maximum.at(deep, of[order], np.cumsum(step[order]))
    return deep


def fitted_to_view(
    lanes: Sequence[Lane],
    in_view: NDArray[np.int64],
    height: float,
    measures: Measures,
    wanted: NDArray[np.int64] | None = None,
    moving: NDArray[np.int64] | None = None,
    kept: float = 0.8,
) -> tuple[Lane, ...]:
    """Return the lanes with room for what is in view: rows fall to them by it, and lanes without any are collapsed.

    Where the others do not all fit in `height` pixels with the rows they could use, those in which nothing begins or
    ends are collapsed too. Where they do not even fit with a row each, the quietest are, as long as the lanes that stay
    open hold most of what is in view.

    Args:
        in_view: shape (lanes,), number of events of each lane that are in view. Where there are none at all, the lanes
            stay as they are.
        wanted: shape (lanes,), rows that each could use (see `rows_wanted`); not limited where not given.
        moving: shape (lanes,), number of those that begin or end in view; where not given, all do.
        kept: share of the events in view that lanes which stay open hold at the least.
    """
    if not in_view.any():
        return tuple(lanes)
    rows = [0] * len(lanes) if wanted is None else np.clip(wanted, 1, measures.most_given_rows).astype(int).tolist()
    fitted = [
        replace(lane, size=count, collapsed=lane.collapsed or (not count and not lane.heading), wanted_rows=most)
        for lane, count, most in zip(lanes, in_view.tolist(), rows, strict=True)
    ]
    if moving is not None and moving.any():
        fitted = _without_still(fitted, moving, height, measures)
    full = sum(_height(lane, _least_rows(lane, measures), measures) for lane in fitted)
    told = sum(lane.size for lane in fitted if not lane.collapsed)
    spared = kept * told
    for number in np.argsort(in_view, kind="stable").tolist():
        lane = fitted[number]
        if full <= height or told - lane.size < spared:
            break
        if not lane.collapsed and not lane.heading:
            full -= _height(lane, _least_rows(lane, measures), measures) - measures.folded
            told -= lane.size
            fitted[number] = replace(lane, collapsed=True)
    return tuple(fitted)


def _without_still(lanes: list[Lane], moving: NDArray[np.int64], height: float, measures: Measures) -> list[Lane]:
    """Return the lanes, those in which nothing begins or ends collapsed one by one until the others have their rows."""
    rows = [
        max(_least_rows(lane, measures), 0 if lane.collapsed or lane.given_rows else lane.wanted_rows) for lane in lanes
    ]
    full = sum(_height(lane, count, measures) for lane, count in zip(lanes, rows, strict=True))
    kept = list(lanes)
    for number in reversed(range(len(lanes))):
        if full <= height:
            break
        lane = lanes[number]
        if not moving[number] and not lane.collapsed and not lane.heading and not lane.given_rows:
            full -= _height(lane, rows[number], measures) - measures.folded
            kept[number] = replace(lane, collapsed=True)
    return kept


def rows_within(lane: Lane, height: float, measures: Measures) -> int:
    """Return how many rows of labels a lane of `height` pixels has room for, one at the least."""
    room = height - _height(lane, 1, measures)
    return int(min(max(1 + round(room / measures.row), 1), measures.most_given_rows))


def _least_rows(lane: Lane, measures: Measures) -> int:
    if lane.collapsed or lane.heading:
        return 0
    return int(min(max(lane.given_rows, 1), measures.most_given_rows))


def _spare_above_the_edge(lanes: Sequence[Lane], rows: Sequence[int], height: float, measures: Measures) -> float:
    """Return what each lane that shares the room grows by where the lanes do not all fit.

    As many as do fit are made to fill the height, so that none is cut at its edge.
    """
    filled, growing = 0.0, 0
    for lane, count in zip(lanes, rows, strict=True):
        tall = _height(lane, count, measures)
        if filled + tall > height:
            break
        filled += tall
        growing += bool(count and not lane.given_rows)
    most = measures.lane_padding + measures.row + measures.tick_strip
    return min((height - filled) / growing, most) if growing else 0.0


def _height(lane: Lane, rows: int, measures: Measures) -> float:
    if lane.heading:
        return measures.heading
    return measures.lane_padding + rows * measures.row + measures.tick_strip if rows else measures.folded
