"""What one frame of the timeline shows and where: labels, ticks and counts, as numbers.

No event vanishes. A mark is in sight when its bounds, as drawn, reach into the view; one that ends where the view
begins does not. Every mark in sight either speaks as a label or is part of exactly one tick, which stands at the middle
of the mark, or at the edge of the view where the middle lies beyond it. Counts gather the same marks in tiles of time:
each is counted once, in the tile that holds its middle, or in the outermost one where the middle lies beyond all in
sight.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log2
from typing import Any, overload

import numpy as np
from numpy.typing import NDArray

from cubatimeline.domain.dates import Precision
from cubatimeline.services.geometry.labels import Floats, LabelPlaces, place_labels
from cubatimeline.services.geometry.lanes import Lane, LaneBox, arrange
from cubatimeline.services.geometry.marks import Marks
from cubatimeline.services.geometry.measures import Measures
from cubatimeline.services.geometry.packing import LevelPlaces
from cubatimeline.services.geometry.remembered import Remembered
from cubatimeline.services.geometry.time_scale import TimeScale
from cubatimeline.store.columns import EventColumns, EventFlag


@dataclass(frozen=True, slots=True)
class Labels:
    """The marks that speak in this frame; arrays of shape (n,), x in pixels from the gutter, y from the first lane.

    Attributes:
        mark: index into the marks.
        x, x_end: the bar, from bound to bound.
        x_solid, x_solid_end: its certain part.
        x_dot: the dot of a moment.
        x_text, room: where the words begin and how wide they may run; no words where there is no room.
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

    def __len__(self) -> int:
        return len(self.mark)

    @property
    def extent(self) -> tuple[Floats, Floats]:
        """The pixels from which and to which bars and words run."""
        return self.x, np.where(self.room > 0, np.maximum(self.x_end, self.x_text + self.room), self.x_end)


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
class Counts(Sequence[Count]):
    """All counts of a frame; attributes as of `Count`, arrays of shape (n,)."""

    lane: NDArray[np.int64]
    number: NDArray[np.int64]
    first: Floats
    last: Floats
    x: Floats
    x_end: Floats

    def __len__(self) -> int:
        return len(self.lane)

    @overload
    def __getitem__(self, place: int) -> Count: ...
    @overload
    def __getitem__(self, place: slice) -> list[Count]: ...
    def __getitem__(self, place: int | slice) -> Count | list[Count]:
        if isinstance(place, slice):
            return [self[i] for i in range(*place.indices(len(self)))]
        columns = (self.lane, self.number, self.first, self.last, self.x, self.x_end)
        return Count(*(column[place].item() for column in columns))


@dataclass(frozen=True, slots=True)
class Ticks:
    """Hidden events as ticks: pixel and lane of each, and the number of events that share it.

    Events of a lane that would stand within a pixel or two share the tick of the first of them. Of very many marks (see
    `crowd`), ticks that stand side by side run together: `x_end` is where the last of them stands, and `shade` counts
    up from 0 with their density. Where events are tinted, `tint` is the tint of most of them (-1 for none), and only
    ticks of one tint run together.
    """

    x: Floats
    x_end: Floats
    lane: NDArray[np.int32]
    number: NDArray[np.int64]
    shade: NDArray[np.int64]
    tint: NDArray[np.int64] | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Tint:
    """A colour for each event instead of its lane's.

    Attributes:
        of: shape (events,), number of the tint of each event; -1 for none.
        kinds: how many tints there are.
    """

    of: NDArray[np.int16]
    kinds: int

    def row(self, lane: NDArray[Any], event: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return one number for lane and tint together; all tints of a lane, and none, follow one another."""
        return lane.astype(np.int64) * (self.kinds + 1) + self.of[event] + 1


@dataclass(frozen=True, slots=True)
class Scene:
    """One frame of the lanes."""

    scale: TimeScale
    boxes: tuple[LaneBox, ...]
    labels: Labels
    ticks: Ticks
    counts: Counts


class Layout:
    """Marks arranged in lanes of a given height: made once for a height and set of lanes, asked for a scene each frame.

    Looks at every mark in every frame; see `crowd.lay_out` for any number of them.

    Args:
        widths: shape (events,), pixels of each title in the font of the labels.
        before: a layout of the same marks and widths; its places serve again where the lanes have the same rows.
        tint: colours of the events, where they do not have those of their lanes.
    """

    places: LabelPlaces | LevelPlaces
    complete = True

    def __init__(
        self,
        columns: EventColumns,
        marks: Marks,
        lanes: Sequence[Lane],
        widths: Floats,
        height: float,
        measures: Measures,
        before: Layout | None = None,
        tint: Tint | None = None,
    ) -> None:
        self.columns = columns
        self.tint = tint
        self.marks = marks
        self.measures = measures
        self.boxes = arrange(lanes, height, measures)
        self.given_height = height
        self._widths = widths
        self.rows = np.array([box.rows for box in self.boxes], np.int32)
        if before is not None and self._may_take_over(before):
            self.places = before.places
        else:
            self.places = self._place()
        self._tops = np.array([box.top for box in self.boxes]) + measures.lane_padding
        self._asked: tuple[int, list[int]] = (-1, [])
        self._told = Remembered(len(_TOLD))
        self._index(before)

    @property
    def height(self) -> float:
        """Height of all lanes together."""
        return self.boxes[-1].top + self.boxes[-1].height if self.boxes else 0.0

    def _place(self) -> LabelPlaces | LevelPlaces:
        marks, widths = self.marks, self._label_widths(np.arange(len(self.marks)))
        return place_labels(marks.start, marks.end, widths, marks.lane, marks.ranked(), self.rows)

    def _may_take_over(self, before: Layout) -> bool:
        """Return whether the places of another layout serve here as well."""
        return before.marks is self.marks and np.array_equal(before.rows, self.rows)

    def _index(self, before: Layout | None) -> None:
        """Make ready what a frame looks things up in; here nothing."""

    def _label_widths(self, of: NDArray[np.int64]) -> Floats:
        """Return the pixels from the start of some marks to where the next of their row may begin at the least."""
        return label_widths(self.marks, of, self._widths, self.measures)

    def scene(self, scale: TimeScale) -> Scene:
        """Return what is seen at `scale`."""
        marks = self.marks
        first, last = -self.measures.dot / scale.per_day, self.measures.label_gap / scale.per_day
        near = (marks.end > scale.start + first) & (marks.start < scale.end + last)
        spoken = self.places.least_scale <= scale.per_day
        hidden, hidden_x = self.hidden(scale)
        return Scene(
            scale,
            self.boxes,
            self._labels(np.flatnonzero(spoken & near), scale),
            self._ticks(hidden, hidden_x, scale),
            self._counts(scale),
        )

    def hidden(self, scale: TimeScale) -> tuple[NDArray[np.int64], Floats]:
        """Return the marks in sight that do not speak, and the pixel at which each has its tick; looks at all marks."""
        marks = self.marks
        silent = self.places.least_scale > scale.per_day
        hidden = np.flatnonzero(silent & touching(marks.start, marks.end, scale.start, scale.end))
        return hidden, np.clip(scale.x(marks.middle_of(hidden)), 0.0, scale.width - 1)

    def soon(self, scale: TimeScale) -> NDArray[np.int64]:
        """Return marks that may speak in the next frames, the likeliest first; none where all are at hand anyway."""
        return np.zeros(0, np.int64)

    def tick_of(self, mark: int, scale: TimeScale) -> float | None:
        """Return the pixel at which a mark has its tick, None where it speaks or is out of sight."""
        start, end = float(self.marks.start[mark]), float(self.marks.end[mark])
        seen = (end > scale.start or start >= scale.start) and start < scale.end
        if not seen or self.speaks(mark, scale.per_day):
            return None
        return min(max(scale.x((start + end) / 2), 0.0), scale.width - 1)

    def speaks(self, mark: int, per_day: float) -> bool:
        """Return whether a mark has a label at a scale."""
        return float(self.places.least_scale[mark]) <= per_day

    def marks_of(self, event: int) -> list[int]:
        """Return the marks of an event, one for each lane it stands in."""
        if self._asked[0] != event:
            self._asked = event, np.flatnonzero(self.marks.event == event).tolist()
        return self._asked[1]

    def lit_ticks(self, scale: TimeScale, lit: NDArray[np.bool_]) -> Ticks:
        """Return ticks of those of the hidden marks whose event is lit; `lit` has shape (events,)."""
        hidden, x = self.hidden(scale)
        standing = np.flatnonzero(lit[self.marks.event[hidden]])
        return self._ticks(hidden[standing], x[standing], scale)

    def _labels(self, chosen: NDArray[np.int64], scale: TimeScale) -> Labels:
        """Return labels of marks that speak, those in sight and the next one of each row."""
        return self._labelled(*self._in_rows(chosen), scale)

    def _in_rows(self, chosen: NDArray[np.int64]) -> tuple[NDArray[np.int64], Floats]:
        """Return marks row by row in the order of their starts, and what their labels are made of (see `_tell`)."""
        told = self._told.of(chosen, self._tell)
        order = np.lexsort((told[1], told[0]))
        return chosen[order], told[:, order]

    def _labelled(self, chosen: NDArray[np.int64], told: Floats, scale: TimeScale) -> Labels:
        measures, (row_of, *days, behind, is_span, words) = self.measures, told
        left, right, solid, solid_end = scale.x(np.array(days))
        dot = (left + right) / 2
        # words never leave the view at the left while any of their mark is in it
        text = np.maximum(text_start(left, right, dot, (behind, is_span), measures), 4.0)
        following = np.full(len(chosen), np.inf)
        following[:-1] = np.where(row_of[1:] == row_of[:-1], left[1:], np.inf)
        edge = np.minimum(following - measures.label_gap, scale.width - 4)
        room = np.minimum(edge - text, words + 1)
        lane, row = np.divmod(row_of.astype(np.int64), _MOST_ROWS)
        columns = np.array((left, right, solid, solid_end, dot, text, room, self._tops[lane] + row * measures.row))
        seen = ((left < scale.width) & ((right > 0) | (left >= 0) | (dot > -measures.dot))).nonzero()[0]
        return Labels(chosen[seen], *columns[:, seen])

    def _tell(self, chosen: NDArray[np.int64]) -> Floats:
        """Return what the labels of marks are made of: a row for each of `_TOLD`, a column for each mark."""
        marks = self.marks
        table = np.empty((len(_TOLD), len(chosen)))
        table[0] = marks.lane[chosen].astype(np.int64) * _MOST_ROWS + self.places.row[chosen]
        table[1], table[2] = marks.start[chosen], marks.end[chosen]
        table[3], table[4] = marks.certain(chosen)
        table[5] = _behind_dot(marks, chosen, self.measures)
        table[6] = (marks.flags[chosen] & _SPAN) != 0
        table[7] = np.minimum(self._widths[marks.event[chosen]], self.measures.label_most)
        return table

    def _ticks(self, hidden: NDArray[np.int64], x: Floats, scale: TimeScale) -> Ticks:
        """Gather marks in columns of time rather than of the view, so that panning does not regroup them."""
        lane = self.marks.lane[hidden].astype(np.int64)
        day = np.clip(self.marks.middle_of(hidden), scale.start, scale.end)
        width = max(self.measures.dot / 2, 1.0)
        while True:
            days = tile_days(scale.per_day, width)
            column = np.floor(day / days).astype(np.int64) - floor(scale.start / days)
            key = lane * (int(column.max(initial=0)) + 1) + column
            _, first, which, number = np.unique(key, return_index=True, return_inverse=True, return_counts=True)
            if len(first) <= self.measures.most_ticks:
                tint = self._commonest_tint(hidden, which, len(first))
                return Ticks(x[first], x[first], self.marks.lane[hidden[first]], number, np.zeros_like(number), tint)
            width *= 2

    def _commonest_tint(
        self, hidden: NDArray[np.int64], tick: NDArray[np.int64], ticks: int
    ) -> NDArray[np.int64] | None:
        """Return the tint of most of the marks of each tick; `tick` tells for each mark which it belongs to."""
        if self.tint is None:
            return None
        kinds = self.tint.kinds + 1
        key = tick * kinds + self.tint.of[self.marks.event[hidden]] + 1
        counted = np.bincount(key, minlength=ticks * kinds).reshape(ticks, kinds)
        return np.asarray(counted.argmax(axis=1) - 1)

    def _counts(self, scale: TimeScale) -> Counts:
        lanes, days = len(self.boxes), tile_days(scale.per_day, self.measures.tile)
        first, last = tiles_in_sight(scale, days)
        hidden, tile = self._tiled(scale)
        keys = self.marks.lane[hidden] * (last - first) + tile
        numbers = np.bincount(keys, minlength=lanes * (last - first)).reshape(lanes, last - first)
        return counts_of(numbers, first, days, scale)

    def _tiled(self, scale: TimeScale) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return the marks in sight that do not speak, and the tile of each, counted from the leftmost."""
        marks, days = self.marks, tile_days(scale.per_day, self.measures.tile)
        first, last = tiles_in_sight(scale, days)
        spoken = self.places.least_scale <= scale.per_day
        hidden = np.flatnonzero(~spoken & touching(marks.start, marks.end, scale.start, scale.end))
        tile = np.clip(np.floor(marks.middle_of(hidden) / days), first, last - 1)
        return hidden, (tile - first).astype(np.int64)

    def counted(self, count: Count, scale: TimeScale) -> NDArray[np.int64]:
        """Return the marks that a count of the scene at `scale` stands for, in order of time."""
        hidden, tile = self._tiled(scale)
        days = tile_days(scale.per_day, self.measures.tile)
        number, base = round(count.first / days), tiles_in_sight(scale, days)[0]
        chosen: NDArray[np.int64] = hidden[(tile + base == number) & (self.marks.lane[hidden] == count.lane)]
        return chosen


def touching(start: Floats, end: Floats, first: float, last: float) -> NDArray[np.bool_]:
    """Return which marks touch the days from `first` to before `last`; one that ends as they begin does not."""
    return ((end > first) | (start >= first)) & (start < last)


def counts_of(numbers: NDArray[np.int64], first: int, days: float, scale: TimeScale) -> Counts:
    """Return the counts of tiles of time.

    Args:
        numbers: shape (lanes, tiles); tile t runs over `days` from day (first + t) * days on.
    """
    lane, tile = np.nonzero(numbers)
    day = (first + tile).astype(np.float64) * days
    return Counts(lane, numbers[lane, tile], day, day + days, scale.x(day), scale.x(day + days))


def text_start(x: Floats, x_end: Floats, x_dot: Floats, kind: tuple[Floats, Floats], measures: Measures) -> Floats:
    """Return where the words of marks begin: behind the dot of a narrow moment, at the left end of a wide bar.

    The way from one to the other is continuous in the width of the bar, so that nothing jumps while zooming.

    Args:
        kind: how far from its dot the words of each begin, and 1 for each that is a span, else 0.
    """
    wide = np.minimum(np.maximum((x_end - x - _WIDE * measures.dot) / (6 * measures.dot), 0.0), 1.0)
    behind_dot = x_dot + kind[0]
    return np.where(kind[1] > 0, x, behind_dot + (x - behind_dot) * wide)


_TOLD = ("row", "start", "end", "certain start", "certain end", "dot to words", "is a span", "pixels of words")
_SPAN, _WIDER = int(EventFlag.SPAN), int(EventFlag.SET | EventFlag.APPROXIMATE)
_MOST_ROWS = 1 << 12
"""More rows than any lane has."""
_WIDE = 8.0
"""Width of a moment's bounds, in radii of its dot, from which on its words leave the dot for the end of the bar."""


def _behind_dot(marks: Marks, of: NDArray[np.int64], measures: Measures) -> Floats:
    """Return how far from their dots the words of moments begin.

    One not known to the day has a bar beside its dot, one of several days has three small dots, and one about a day a
    halo.
    """
    wide = (marks.flags[of] & _WIDER) != 0
    half = np.where(marks.precision[of] >= Precision.DAY, np.where(wide, 1.75, 1.0), 2.0) * measures.dot
    return np.asarray(half + measures.label_indent / 2, np.float64)


def label_widths(marks: Marks, of: NDArray[np.int64], widths: Floats, measures: Measures) -> Floats:
    """Return the pixels from the start of some marks to where the next of their row may begin at the least.

    Args:
        widths: shape (events,), pixels of each title.
    """
    words = np.minimum(widths[marks.event[of]], measures.label_least) + 1
    return np.asarray(words + _widest_lead(marks, of, measures) + measures.label_gap)


def _widest_lead(marks: Marks, of: NDArray[np.int64], measures: Measures) -> Floats:
    """Return how far from the start of a mark its words begin at the most, whatever the zoom (see `text_start`)."""
    is_span = (marks.flags[of] & _SPAN) != 0
    return np.where(is_span, 0.0, _WIDE / 2 * measures.dot + _behind_dot(marks, of, measures))


def widest_lead(measures: Measures) -> float:
    """Return the most that `_widest_lead` gives for any mark."""
    return (_WIDE / 2 + 2.0) * measures.dot + measures.label_indent / 2


def tile_days(per_day: float, tile: float) -> float:
    """Return the days of a tile of `tile` to `tile` * sqrt(2) pixels, the same for a whole half-octave of zoom."""
    # the little more keeps a scale that is panned, and so off by a rounding error, in its half-octave
    step = floor(2 * log2(per_day) + 1e-6) / 2
    return float(tile / 2**step)


def tiles_in_sight(scale: TimeScale, days: float) -> tuple[int, int]:
    """Return the number of the first tile of `days` in sight, and that of the first one after the last in sight."""
    # a rounding error does not bring a tile into sight
    return floor(scale.start / days + _SLIVER), ceil(scale.end / days - _SLIVER)


_SLIVER = 1e-6
"""Part of a tile that is no more than a rounding error."""
