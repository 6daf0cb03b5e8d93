"""What one frame of the timeline shows and where: labels, ticks, counts, bands and axis, as numbers and words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor, log2

import numpy as np
from numpy.typing import NDArray

from cubatimeline.domain.dates import Precision
from cubatimeline.services.geometry.labels import Floats, LabelPlaces, place_labels
from cubatimeline.services.geometry.lanes import Lane, LaneBox, arrange
from cubatimeline.services.geometry.marks import Marks
from cubatimeline.services.geometry.measures import Measures
from cubatimeline.services.geometry.time_scale import TimeScale
from cubatimeline.store.columns import EventColumns


@dataclass(frozen=True, slots=True)
class Labels:
    """The marks that speak in this frame; arrays of shape (n,), x in pixels right of the gutter, y below the first lane.

    Attributes:
        mark: index into the marks.
        x, x_end: the bar, from bound to bound.
        x_solid, x_solid_end: its certain part.
        x_dot: the dot of a moment.
        x_text, room: where the words begin and how wide they may run.
        y: upper edge of the row.
    """

    mark: NDArray[np.int64]
    x: Floats
    x_end: Floats
    x_solid: Floats
    x_solid_end: Floats
    x_dot: Floats
    x_text: Floats
    room: Floats
    y: Floats


@dataclass(frozen=True, slots=True)
class Count:
    """Hidden events counted together: `number` of them in `lane` between two day numbers, drawn at `x`, `x_end`."""

    lane: int
    number: int
    first: float
    last: float
    x: float
    x_end: float


@dataclass(frozen=True, slots=True)
class Ticks:
    """Hidden events as ticks: pixel and lane of each, events of one pixel of one lane being one tick."""

    x: Floats
    lane: NDArray[np.int32]
    number: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Scene:
    """One frame of the lanes."""

    scale: TimeScale
    boxes: tuple[LaneBox, ...]
    labels: Labels
    ticks: Ticks
    counts: tuple[Count, ...]

    @property
    def height(self) -> float:
        """Height of all lanes together."""
        return self.boxes[-1].top + self.boxes[-1].height if self.boxes else 0.0


class Layout:
    """Marks arranged in lanes of a given height: made once for a height and set of lanes, asked for a scene each frame.

    Args:
        widths: shape (events,), pixels of each title in the font of the labels.
    """

    def __init__(
        self,
        columns: EventColumns,
        marks: Marks,
        lanes: Sequence[Lane],
        widths: Floats,
        height: float,
        measures: Measures,
    ) -> None:
        self.columns = columns
        self.marks = marks
        self.measures = measures
        self.boxes = arrange(lanes, height, measures)
        self._text_width = np.minimum(widths[marks.event], measures.label_most)
        self.places = self._place()
        rows = np.maximum(self.places.row, 0)
        tops = np.array([box.top for box in self.boxes])
        self._y = tops[marks.lane] + measures.lane_padding + rows * measures.row if len(marks) else np.empty(0)

    def _place(self) -> LabelPlaces:
        marks, measures = self.marks, self.measures
        least = np.minimum(self._text_width, measures.label_least)
        lead = 2 * measures.dot + measures.label_indent
        rows = np.array([box.rows for box in self.boxes], np.int32)
        return place_labels(
            marks.start, marks.end, least + lead + measures.label_gap, marks.lane, marks.ranked(self.columns), rows
        )

    def scene(self, scale: TimeScale) -> Scene:
        """Return what is seen at `scale`."""
        marks, margin = self.marks, 2 * self.measures.dot
        x, x_end = scale.x(marks.start), scale.x(marks.end)
        spoken = self.places.least_scale <= scale.per_day
        dots = scale.x(marks.middle)
        near = (x_end > -margin) & (x < scale.width + self.measures.label_most)
        labels = self._labels(np.flatnonzero(spoken & near), x, x_end, dots, scale)
        tiles = 2 * self.measures.tile
        hidden = np.flatnonzero(~spoken & (dots > -tiles) & (dots < scale.width + tiles))
        return Scene(scale, self.boxes, labels, self._ticks(hidden, dots, scale), self._counts(hidden, scale))

    def _labels(self, chosen: NDArray[np.int64], x: Floats, x_end: Floats, dots: Floats, scale: TimeScale) -> Labels:
        marks, measures = self.marks, self.measures
        order = np.lexsort((x[chosen], self.places.row[chosen], marks.lane[chosen]))
        chosen = chosen[order]
        left, right, dot = x[chosen], x_end[chosen], dots[chosen]
        text = text_start(left, right, dot, marks, chosen, measures)
        row_key = marks.lane[chosen].astype(np.int64) * 1000 + self.places.row[chosen]
        following = np.full(len(chosen), np.inf)
        if len(chosen) > 1:
            same = row_key[1:] == row_key[:-1]
            following[:-1] = np.where(same, left[1:], np.inf)
        edge = np.minimum(following - measures.label_gap, scale.width - 4)
        sticky = np.where(right > left + measures.label_least, np.maximum(text, 4.0), text)
        room = np.minimum(edge - sticky, self._text_width[chosen] + 1)
        seen = (left < scale.width) & (np.maximum(right, dot + measures.dot) > 0)
        chosen = chosen[seen]
        return Labels(
            chosen,
            left[seen],
            right[seen],
            scale.x(marks.solid_start[chosen]),
            scale.x(marks.solid_end[chosen]),
            dot[seen],
            sticky[seen],
            room[seen],
            self._y[chosen],
        )

    def _ticks(self, hidden: NDArray[np.int64], dots: Floats, scale: TimeScale) -> Ticks:
        inside = hidden[(dots[hidden] >= 0) & (dots[hidden] < scale.width)]
        step = max(self.measures.dot / 2, 1.0)
        column = np.floor(dots[inside] / step).astype(np.int64)
        wide = int(scale.width / step) + 2
        keys, number = np.unique(self.marks.lane[inside].astype(np.int64) * wide + column, return_counts=True)
        return Ticks((keys % wide) * step, (keys // wide).astype(np.int32), number)

    def _counts(self, hidden: NDArray[np.int64], scale: TimeScale) -> tuple[Count, ...]:
        days = tile_days(scale.per_day, self.measures.tile)
        tile = np.floor(self.marks.middle[hidden] / days).astype(np.int64)
        if not len(tile):
            return ()
        base, wide = tile.min(), int(tile.max() - tile.min()) + 1
        keys, numbers = np.unique(self.marks.lane[hidden].astype(np.int64) * wide + (tile - base), return_counts=True)
        counts = []
        for key, number in zip(keys.tolist(), numbers.tolist(), strict=True):
            first = (key % wide + int(base)) * days
            left, right = scale.x(first), scale.x(first + days)
            if right > 0 and left < scale.width:
                counts.append(Count(key // wide, number, first, first + days, left, right))
        return tuple(counts)


def text_start(
    x: Floats, x_end: Floats, x_dot: Floats, marks: Marks, chosen: NDArray[np.int64], measures: Measures
) -> Floats:
    """Return where the words of marks begin: behind the dot of a narrow moment, at the left end of a wide bar.

    The way from one to the other is continuous in the width of the bar, so that nothing jumps while zooming.
    """
    wide = np.clip((x_end - x - 8 * measures.dot) / (6 * measures.dot), 0.0, 1.0)
    mark_half = np.where(marks.precision[chosen] >= Precision.DAY, 1.0, 2.0) * measures.dot
    behind_dot = x_dot + mark_half + measures.label_indent / 2
    return np.where(marks.is_span[chosen], x, behind_dot + (x - behind_dot) * wide)


def tile_days(per_day: float, tile: float) -> float:
    """Return the days of a counting tile: about `tile` pixels, the same for a whole half-octave of zoom."""
    step = floor(2 * log2(per_day)) / 2
    return float(tile / 2**step)
