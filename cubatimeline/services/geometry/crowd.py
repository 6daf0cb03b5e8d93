"""A layout of very many marks: a frame costs what it shows, whatever lies beyond it.

Who speaks is looked up in lists by row (`spoken`). Who does not is never looked at: ticks and counts are the number of
all marks of a stretch of time (`tally`) less those that speak there. Where ticks stand close they run together into
strips, darker where there is more.
"""

from __future__ import annotations

import weakref
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log2

import numpy as np
from numpy.typing import NDArray

from cubatimeline.services.geometry.lanes import Lane
from cubatimeline.services.geometry.levels import level_at
from cubatimeline.services.geometry.marks import Marks
from cubatimeline.services.geometry.measures import Measures
from cubatimeline.services.geometry.nearby import CROWDED, Nearby, reach_about, shade_of
from cubatimeline.services.geometry.packing import LevelPlaces, place_many
from cubatimeline.services.geometry.scene import Layout, Scene, Ticks, Tint, counts_of, tile_days, touching
from cubatimeline.services.geometry.spoken import Spoken, SpokenByMany
from cubatimeline.services.geometry.tally import Counting, Tally
from cubatimeline.services.geometry.time_scale import TimeScale
from cubatimeline.store.columns import EventColumns, distinct

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]

FEW = 4000
"""Up to so many marks, looking at all of them in each frame is quicker and shows labels at the very zoom they fit."""
_BESIDE, _CLOSER = 0.5, 2**0.5
"""Views on either side, and how many times closer, whose words may be wanted soon: one level of zoom."""
FIRST = 6_000
"""Marks that may speak in a first picture: more than a screen shows until far into the collection."""


def lay_out(
    columns: EventColumns,
    marks: Marks,
    lanes: Sequence[Lane],
    widths: Floats,
    height: float,
    measures: Measures,
    before: Layout | None = None,
    chosen: Numbers | None = None,
    tint: Tint | None = None,
) -> Layout:
    """Return a layout of marks, of the kind that suits their number; arguments as of `Layout` and `CrowdLayout`."""
    if len(marks) <= FEW:
        return Layout(columns, marks, lanes, widths, height, measures, before, tint)
    return CrowdLayout(columns, marks, lanes, widths, height, measures, before, chosen, tint)


def first_to_speak(marks: Marks, span: tuple[float, float] | None = None) -> Numbers | None:
    """Return the most important marks, enough for a first picture; None where all can be placed at once.

    Args:
        span: first and last day that the picture shows; where not given, any.
    """
    if len(marks) <= 2 * FIRST:
        return None
    if span is None and (known := _LAST_COUNTED.loudest(marks)) is not None:
        return known
    of = np.arange(len(marks)) if span is None else np.flatnonzero((marks.end > span[0]) & (marks.start < span[1]))
    if len(of) <= FIRST:
        return of
    return of[np.argpartition(marks.weights(of), len(of) - FIRST)[len(of) - FIRST :]]


class CrowdLayout(Layout):
    """Marks arranged in lanes, as `Layout`, with an index that takes about a second a million marks to make.

    A layout for a first picture takes a tenth of that: only the marks that are chosen may speak there, the others are
    ticks and counts. `complete` tells the one from the other.

    Args:
        chosen: the marks that may speak; all where not given. Does not count where the places of `before` serve.
    """

    places: LevelPlaces
    tally: Counting
    spoken: Spoken

    def __init__(
        self,
        columns: EventColumns,
        marks: Marks,
        lanes: Sequence[Lane],
        widths: Floats,
        height: float,
        measures: Measures,
        before: Layout | None = None,
        chosen: Numbers | None = None,
        tint: Tint | None = None,
    ) -> None:
        self._chosen = chosen
        super().__init__(columns, marks, lanes, widths, height, measures, before, tint)

    def _may_take_over(self, before: Layout) -> bool:
        return (before.complete or self._chosen is not None) and super()._may_take_over(before)

    def _place(self) -> LevelPlaces:
        marks = self.marks
        of = np.arange(len(marks)) if self._chosen is None else self._chosen
        widths, rank = self._label_widths(of), np.argsort(-marks.weights(of))
        if self._chosen is None:
            return place_many(marks.start, marks.end, widths, marks.lane, rank, self.rows)
        some = place_many(marks.start[of], marks.end[of], widths, marks.lane[of], rank, self.rows)
        return some.among(of, len(marks))

    def _index(self, before: Layout | None) -> None:
        marks, known = self.marks, before if isinstance(before, CrowdLayout) else None
        self.complete = self._chosen is None or (known is not None and known.places is self.places and known.complete)
        if known is not None and known.marks is marks:
            self.tally = known.tally
        else:
            self.tally = _LAST_COUNTED.tally(marks, len(self.boxes))
        self.tinted = self._tinted_tally(known)
        if known is not None and known.places is self.places:
            self.spoken = known.spoken
        else:
            self.spoken = SpokenByMany(marks.start, marks.end, marks.lane, self.places)
        self._lit: tuple[NDArray[np.bool_], Tally] | None = None
        self._near: tuple[Nearby, Numbers, Floats] | None = None

    def scene(self, scale: TimeScale) -> Scene:
        """Return what is seen at `scale`."""
        near, rows, told = self._near_by(scale)
        ended, begun = near.outermost(scale)
        numbers, first = near.tiles(scale, ended, begun)
        if self.tinted is None:
            strips = near.strips(scale, ended, begun, self.measures.most_ticks)
            ticks = _ticks(scale, *strips)
        else:
            ticks = self._ticks_of(_Speaking.of_marks(self.marks, near.speaking), scale, self.tinted)
        counts = counts_of(numbers, first, near.zoom[2], scale)
        return Scene(scale, self.boxes, self._labelled(rows, told, scale), ticks, counts)

    def _near_by(self, scale: TimeScale) -> tuple[Nearby, Numbers, Floats]:
        """Return what was counted about the view, the marks that speak there and what their labels are made of."""
        days = tile_days(scale.per_day, self.measures.tile)
        zoom = level_at(scale.per_day), self._octave(scale), days
        margin = max(self.measures.dot, self.measures.label_gap) / scale.per_day
        first = min(floor(scale.start / days) * days, scale.start - margin)
        last = max(ceil(scale.end / days) * days, scale.end + margin)
        known = self._near
        if known is None or not known[0].serves(zoom, first, last):
            about = reach_about(None if known is None else known[0], zoom, first, last)
            found = self.spoken.visible(scale.per_day, *about)
            near = Nearby(zoom, *about, found, self.marks, self.tally, len(self.boxes))
            known = self._near = near, *self._in_rows(found)
        return known

    def soon(self, scale: TimeScale) -> Numbers:
        """Return marks that speak a little before and after the view, or a little closer up, the nearest first."""
        beyond, closer = _BESIDE * scale.span, scale.per_day * _CLOSER
        found = np.concatenate([
            self.spoken.visible(closer, scale.start, scale.end),
            self.spoken.visible(scale.per_day, scale.start - beyond, scale.end + beyond),
        ])  # fmt: skip
        found = distinct(found)
        aside = np.abs(self.marks.middle_of(found) - (scale.start + scale.end) / 2)
        return found[aside.argsort(kind="stable")]

    def _octave(self, scale: TimeScale) -> int:
        """Return the octave of days of the finest columns of ticks."""
        # The little more keeps a scale that is panned, and so off by a rounding error, in its octave.
        return floor(log2(max(self.measures.dot / 2, 1.0) / scale.per_day) + 1e-6)

    def speaks(self, mark: int, per_day: float) -> bool:
        """Return whether a mark has a label at a scale."""
        return int(self.places.level[mark]) <= level_at(per_day)

    def lit_ticks(self, scale: TimeScale, lit: NDArray[np.bool_]) -> Ticks:
        """Return ticks of those of the hidden marks whose event is lit; they are sorted once for every new `lit`."""
        if self._lit is None or self._lit[0] is not lit:
            of = np.flatnonzero(lit[self.marks.event])
            self._lit = lit, tally_of(self.marks, of, len(self.boxes), self.shown_tint)
        found = self.spoken.visible(scale.per_day, scale.start, scale.end)
        speaking = _Speaking.of_marks(self.marks, found[lit[self.marks.event[found]]])
        return self._ticks_of(speaking, scale, self._lit[1])

    @property
    def shown_tint(self) -> Tint | None:
        """What tints ticks: nothing yet in a first picture, as counting by tint takes its time."""
        return self.tint if self.complete else None

    def _tinted_tally(self, known: CrowdLayout | None) -> Counting | None:
        """Return how many marks of each tint stand where; None where ticks are not tinted."""
        if self.shown_tint is None:
            return None
        if known is not None and known.marks is self.marks and known.shown_tint is self.tint:
            return known.tinted
        return tally_of(self.marks, np.arange(len(self.marks)), len(self.boxes), self.tint)

    def _ticks_of(self, speaking: _Speaking, scale: TimeScale, tally: Counting) -> Ticks:
        """Return ticks of the marks of `tally` (see `tally_of`) that are not among those that speak."""
        octave = self._octave(scale)
        first = floor(scale.start / 2.0**octave)
        steps = np.arange(first + 1, ceil(scale.end / 2.0**octave))
        numbers = tally.between_steps(scale.start, scale.end, octave, steps)
        inside = speaking.touching(scale.start, scale.end)
        column = np.minimum(np.maximum(np.floor(inside.middle * 2.0**-octave) - first, 0), len(steps)).astype(np.int64)
        numbers -= inside.counted(column, numbers.shape, self.shown_tint)
        by_tint = numbers.reshape(len(self.boxes), -1, numbers.shape[1])
        return _strips(by_tint, first, octave, scale, self.measures.most_ticks)


@dataclass(frozen=True, slots=True)
class _Speaking:
    """Marks that speak, shape (n,) each: what ticks and counts must not count."""

    marks: Marks
    of: Numbers
    start: Floats
    middle: Floats
    end: Floats

    @classmethod
    def of_marks(cls, marks: Marks, of: Numbers) -> _Speaking:
        start, end = marks.start[of], marks.end[of]
        return cls(marks, of, start, (start + end) / 2, end)

    def touching(self, first: float, last: float) -> _Speaking:
        """Return those that touch a span of days."""
        inside = touching(self.start, self.end, first, last).nonzero()[0]
        return _Speaking(self.marks, self.of[inside], self.start[inside], self.middle[inside], self.end[inside])

    def counted(self, column: Numbers, shape: tuple[int, ...], tint: Tint | None = None) -> Numbers:
        """Count them by lane (and tint) and by column: an array of `shape`, (lanes, columns)."""
        lane, (rows, columns) = self.marks.lane[self.of], shape
        row = lane if tint is None else tint.row(lane, self.marks.event[self.of])
        return np.bincount(row * columns + column, minlength=rows * columns).reshape(rows, columns)


def know(marks: Marks, lanes: int, tally: Counting, loudest: Numbers | None = None) -> None:
    """Take over what has been worked out of marks elsewhere: all of them counted, and which are the first to speak."""
    _LAST_COUNTED.keep(marks, lanes, tally, loudest)


class _LastCounted:
    """The marks that were counted last, without keeping them alive, and what came out of it."""

    def __init__(self) -> None:
        self._known: tuple[weakref.ref[Marks], int, Counting] | None = None
        self._loudest: Numbers | None = None

    def tally(self, marks: Marks, lanes: int) -> Counting:
        """Count all marks by lane; a figure of what a window shows need not count them a second time."""
        known = self._known
        if known is not None and known[0]() is marks and known[1] == lanes:
            return known[2]
        tally = Tally(marks.start, marks.middle, marks.end, marks.lane, lanes)
        self.keep(marks, lanes, tally)
        return tally

    def keep(self, marks: Marks, lanes: int, tally: Counting, loudest: Numbers | None = None) -> None:
        """Keep what is known of marks for as long as they live, or others are counted."""
        self._known, self._loudest = (weakref.ref(marks, self._forget), lanes, tally), loudest

    def loudest(self, marks: Marks) -> Numbers | None:
        """Return the first marks to speak, where they are known."""
        return self._loudest if self._known is not None and self._known[0]() is marks else None

    def _forget(self, gone: weakref.ref[Marks]) -> None:
        if self._known is not None and self._known[0] is gone:
            self._known = self._loudest = None


_LAST_COUNTED = _LastCounted()


def tally_of(marks: Marks, of: Numbers, lanes: int, tint: Tint | None) -> Tally:
    """Count some marks by lane or, where there are tints, by lane and tint."""
    bounds, lane = (marks.start[of], marks.middle_of(of), marks.end[of]), marks.lane[of]
    if tint is None:
        return Tally(*bounds, lane, lanes)
    return Tally(*bounds, tint.row(lane, marks.event[of]), lanes * (tint.kinds + 1))


def _strips(numbers: Numbers, first: int, octave: int, scale: TimeScale, most: float) -> Ticks:
    """Run neighbours of equal shade together, in columns twice as wide each time until no more than `most` are left.

    Args:
        numbers: shape (lanes, kinds, columns), hidden marks; column c begins at day (first + c) * 2^octave. The kinds
            are none and the tints, or one where there are none.
    """
    if numbers.sum() > CROWDED * most:
        # The finest columns could not be told apart; to try them all the same would take half of the time of a scene.
        numbers, first, octave = _in_pairs(numbers, first), first // 2, octave + 1
    while True:
        tint = numbers.argmax(axis=1) if numbers.shape[1] > 1 else None
        all_ = numbers[:, 0] if tint is None else numbers.sum(axis=1)
        shade = shade_of(all_)
        begins = np.ones(all_.shape, np.bool_)
        begins[:, 1:] = shade[:, 1:] != shade[:, :-1]
        if tint is not None:
            begins[:, 1:] |= tint[:, 1:] != tint[:, :-1]
        starts = begins.ravel().nonzero()[0]
        shades = shade.ravel()[starts]
        if np.count_nonzero(shades) <= most or all_.shape[1] == 1:
            break
        numbers, first, octave = _in_pairs(numbers, first), first // 2, octave + 1
    width = all_.shape[1]
    total = np.add.reduceat(all_.ravel(), starts)
    kept = shades.nonzero()[0]
    ends = np.append(starts[1:], all_.size)[kept] - 1
    starts = starts[kept]
    lane = starts // width
    # Strips that begin and end, as columns: both rows at once.
    columns = np.array((starts, ends)) - lane * width
    tinted = None if tint is None else tint.ravel()[starts] - 1
    return _ticks(scale, (columns + first) * 2.0**octave, lane, total[kept], shades[kept].astype(np.int64) - 1, tinted)


def _ticks(
    scale: TimeScale, days: Floats, lane: Numbers, number: Numbers, shade: Numbers, tint: Numbers | None = None
) -> Ticks:
    """Return strips that begin and end at days, shape (2, n), within the view."""
    edges = np.minimum(np.maximum(scale.x(days), 0.0), scale.width - 1)
    return Ticks(edges[0], edges[1], lane.astype(np.int32), number, shade, tint)


def _in_pairs(numbers: Numbers, first: int) -> Numbers:
    """Add up every even column and the odd one that follows it."""
    *others, count = numbers.shape
    odd = first % 2
    paired = np.zeros((*others, odd + count + (odd + count) % 2), np.int64)
    paired[..., odd : odd + count] = numbers
    return np.asarray(paired[..., ::2] + paired[..., 1::2])
