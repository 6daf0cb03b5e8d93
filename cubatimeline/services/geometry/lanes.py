"""Lanes: which stand where, and how many rows of labels each can have."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cubatimeline.services.geometry.measures import Measures


@dataclass(frozen=True, slots=True)
class Lane:
    """A row of the timeline before it has a place.

    Attributes:
        id, name: of the category, person or place it stands for.
        colour: key of its colour in the theme's lanes.
        size: number of events in it; busier lanes get more rows.
        collapsed: drawn as ticks and counts only.
    """

    id: str
    name: str
    colour: str
    size: int
    collapsed: bool = False


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
        return self.top + measures.lane_padding + row * measures.row


def arrange(lanes: Sequence[Lane], height: float, measures: Measures) -> tuple[LaneBox, ...]:
    """Stack the lanes in `height` pixels, each with at least one row unless collapsed.

    Rows that are left over go one by one to the lane with the most events a row that may have more. Where even one row
    each does not fit, the stack is higher than `height` and the view scrolls by whole lanes.
    """
    rows = [0 if lane.collapsed else 1 for lane in lanes]
    room = height - sum(_height(count, measures) for count in rows)
    open_lanes = [i for i, lane in enumerate(lanes) if not lane.collapsed]
    growing = list(open_lanes)
    while growing and room >= measures.row:
        busiest = max(growing, key=lambda i: ((lanes[i].size + 1) / rows[i], -i))
        rows[busiest] += 1
        if rows[busiest] >= measures.most_rows:
            growing.remove(busiest)
        room -= measures.row
    spare = _spare(room, height, len(open_lanes), measures)
    boxes = []
    top = 0.0
    for lane, count in zip(lanes, rows, strict=True):
        tall = _height(count, measures) + (spare if count else 0.0)
        least = _height(min(count, 1), measures)
        boxes.append(LaneBox(lane, top, tall, count, top + tall - measures.tick_strip, least))
        top += tall
    return tuple(boxes)


def _spare(room: float, height: float, open_lanes: int, measures: Measures) -> float:
    """Return what each open lane grows by: an even share of what is left over, in whole pixels.

    Where the lanes do not all fit, as many as do are made to fill the height, so that none is cut at its edge.
    """
    if not open_lanes:
        return 0.0
    if room >= 0:
        return float(room // open_lanes)
    least = _height(1, measures)
    shown = int(height // least)
    return (height - shown * least) / shown if shown else 0.0


def _height(rows: int, measures: Measures) -> float:
    return measures.lane_padding + rows * measures.row + measures.tick_strip
