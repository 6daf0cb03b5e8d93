"""An edit shown at once: changed marks beside an index of very many that is made anew when there is time.

Making the index takes a second a million marks; an edit must show within a frame or two. So the index stays as it was,
and the few marks changed since are looked at one by one: left out of what it finds, and counted by themselves. They
step back behind all labels that are there already, and find their due place when the index is made anew.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from cubatimeline.services.geometry.crowd import CrowdLayout, know, tally_of
from cubatimeline.services.geometry.labels import clear_scales
from cubatimeline.services.geometry.levels import FINEST, level_at, level_reaching
from cubatimeline.services.geometry.marks import Marks, marks_of
from cubatimeline.services.geometry.packing import NO_LEVEL, LevelPlaces
from cubatimeline.services.geometry.scene import Layout, Tint, widest_lead
from cubatimeline.services.geometry.spoken import Spoken
from cubatimeline.services.geometry.tally import Counting, Tally
from cubatimeline.store.columns import EventColumns, with_values

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]

MOST_CHANGED = 500
"""Marks looked at one by one; where more have changed, the index is to be made anew."""
_NEAR_DAYS, _FARTHER = 4.0, 16.0
"""Days about a changed mark that are looked at first, and how many times as many where that does not settle it."""
GONE = np.inf
"""Stands in both bounds of a mark that is no more."""


def edited_marks(
    marks: Marks, columns: EventColumns, events: Numbers, lanes: NDArray[np.int32]
) -> tuple[Marks, Numbers]:
    """Return marks in which those of some events are what `columns` now says, and which marks these are.

    Where each event has one mark and marks stand in the order of events, as by category; else lay everything out anew.

    Args:
        columns: the events, see `EventColumns.edited`.
        events: those that were changed, ascending, new ones at the end; lanes: the lane of each, -1 to take it away.
    """
    former = marks.columns
    made, gone = marks_of(columns, events, np.maximum(lanes, 0)), lanes < 0
    start, end = np.where(gone, GONE, made.start), np.where(gone, GONE, made.end)
    made = replace(made, start=start, end=end)
    arrays = {}
    for name, column in _COLUMN_OF.items():
        values, new = getattr(marks, name), getattr(made, name)
        same = column and values is getattr(former, column) and np.array_equal(getattr(columns, column)[events], new)
        arrays[name] = getattr(columns, column) if same else with_values(values, events, new)
    return replace(marks, columns=columns, **arrays), events


_COLUMN_OF = {
    "event": "", "lane": "", "start": "start_earliest", "end": "end_latest", "flags": "flags",
    "precision": "precision", "importance": "importance",
}  # fmt: skip
"""Which column of the events serves as an array of the marks where it may."""


def present(marks: Marks) -> Marks:
    """Return marks without those that were taken away, or the same marks; after that they are no more one an event."""
    kept = np.flatnonzero(marks.start < GONE)
    if len(kept) == len(marks):
        return marks
    return replace(marks, **{name: getattr(marks, name)[kept] for name in _COLUMN_OF})


@dataclass(frozen=True, slots=True)
class _Origin:
    """What is kept of the layout whose index was made: the index, and how it counts the marks that have changed since.

    Nothing else of it is, as each edit would else leave a copy of all marks behind.

    Attributes:
        of: the marks of the index that have changed; start, end, lane: as the index has them, shape (n,) like `of`.
        row: where `tinted` counts them, by lane and tint.
    """

    tally: Counting
    tinted: Counting | None
    spoken: Spoken
    of: Numbers
    start: Floats
    end: Floats
    lane: NDArray[np.int32]
    row: Numbers

    @classmethod
    def of_layout(cls, layout: CrowdLayout) -> _Origin:
        """Return what is kept of a layout none of whose marks have changed."""
        none, days = np.empty(0, np.int64), np.empty(0)
        return cls(layout.tally, layout.tinted, layout.spoken, none, days, days, np.empty(0, np.int32), none)

    def with_changed(self, layout: CrowdLayout, changed: Numbers, known: Numbers) -> _Origin:
        """Return the origin that also keeps marks of a layout which were not among the `known` changed ones so far."""
        of = np.setdiff1d(changed[changed < len(layout.marks)], known)
        start, end, lane = layout.marks.start[of], layout.marks.end[of], layout.marks.lane[of]
        tint = layout.shown_tint
        row = np.zeros(len(of), np.int64) if tint is None else tint.row(lane, layout.marks.event[of])
        return replace(
            self,
            of=np.concatenate([self.of, of]),
            start=np.concatenate([self.start, start]),
            end=np.concatenate([self.end, end]),
            lane=np.concatenate([self.lane, lane]),
            row=np.concatenate([self.row, row]),
        )

    def count(self, row: NDArray[np.integer], rows: int) -> Tally:
        """Count the marks that have changed as the index has them, by `lane` or by `row`."""
        return Tally(self.start, (self.start + self.end) / 2, self.end, row, rows)


class EditedLayout(CrowdLayout):
    """A layout of which some marks have changed since its index was made.

    Args:
        before: the layout that the edit was made in; it may have been edited itself.
        marks, changed: as `edited_marks` gives them.
        widths: shape (events,), pixels of each title.
        tint: colours of the events, the new ones among them; needed where the layout before has one.

    Attributes:
        changed: all marks that are not what they were when the index was made, ascending.
        origin: that index.
    """

    def __init__(
        self, before: CrowdLayout, marks: Marks, changed: Numbers, widths: Floats, tint: Tint | None = None
    ) -> None:
        known: Numbers = np.empty(0, np.int64)
        origin: _Origin | None = None
        if isinstance(before, EditedLayout):
            known, origin = before.changed, before.origin
        self.origin: _Origin = (origin or _Origin.of_layout(before)).with_changed(before, changed, known)
        self.changed: Numbers = np.union1d(known, changed)
        self._former, self._edited = before.places, changed
        lanes = [box.lane for box in before.boxes]
        args = marks.columns, marks, lanes, widths, before.given_height, before.measures
        self.complete = before.complete
        super().__init__(*args, tint=tint)
        self._former = self.places
        self.complete = before.complete and len(self.changed) <= MOST_CHANGED

    def _place(self) -> LevelPlaces:
        """Return places in which each of the changed marks stands where and when it is clear of all others."""
        places, changed = self._former, self._edited
        row, level = np.full(len(self.marks), -1, np.int16), np.full(len(self.marks), NO_LEVEL, np.int8)
        row[: len(places.row)], level[: len(places.level)] = places.row, places.level
        row[changed], level[changed] = -1, NO_LEVEL
        staying = changed[self.marks.start[changed] < GONE]
        for mark in staying[np.argsort(-self.marks.weights(staying))].tolist():
            row[mark], level[mark] = self._first_fit(mark, row, level)
        return LevelPlaces(row, level)

    def _first_fit(self, mark: int, row: NDArray[np.int16], level: NDArray[np.int8]) -> tuple[int, int]:
        """Return the row in which a mark is soonest clear of all marks shown there, and the level."""
        marks, lane = self.marks, self.marks.lane[mark]
        start, end = float(marks.start[mark]), float(marks.end[mark])
        own = float(self._label_widths(np.array([mark]))[0])
        shown = np.flatnonzero((marks.lane == lane) & (row >= 0) & (marks.start < GONE))
        first, last = marks.start[shown], marks.end[shown]
        measures, days = self.measures, _NEAR_DAYS
        # No mark keeps more pixels from its start to where the next one of its row may begin.
        widest = measures.label_least + 1 + widest_lead(measures) + measures.label_gap
        while True:
            close = (first <= end + days) & (last >= start - days)
            others = shown[close]
            clear = clear_scales((start, end, own), marks.start[others], marks.end[others], self._label_widths(others))
            # Who comes so late that the mark is out of its way by then does not hold it back.
            clear[clear <= 2.0 ** (level[others] / 2.0)] = 0.0
            needed = np.zeros(int(self.rows[lane]))
            np.maximum.at(needed, row[others], clear)
            # Whoever is farther away is clear of the mark at this scale already.
            if len(others) == len(shown) or (len(needed) and needed.min() >= widest / days):
                break
            days *= _FARTHER
        if not len(needed):
            return -1, NO_LEVEL
        best = int(needed.argmin())
        reached = level_reaching(float(needed[best]))
        return (best, reached) if reached <= FINEST else (-1, NO_LEVEL)

    def _index(self, before: Layout | None) -> None:
        of, origin, lanes = self.changed, self.origin, len(self.boxes)
        staying = of[self.marks.start[of] < GONE]
        was, now = origin.count(origin.lane, lanes), tally_of(self.marks, staying, lanes, None)
        self.tally = _EditedTally(origin.tally, was, now)
        # A figure of what is shown now need not count all marks anew.
        know(self.marks, lanes, self.tally)
        self.tinted = None
        if self.shown_tint is not None and origin.tinted is not None:
            rows = lanes * (self.shown_tint.kinds + 1)
            was, now = origin.count(origin.row, rows), tally_of(self.marks, staying, lanes, self.shown_tint)
            self.tinted = _EditedTally(origin.tinted, was, now)
        self.spoken = _EditedSpoken(origin.spoken, of, self.marks.start[of], self.marks.end[of], self.places.level[of])
        self._lit = self._near = None


@dataclass(frozen=True, slots=True)
class _EditedTally:
    """The count before the edits, less the changed marks as they were, and those as they are."""

    whole: Counting
    old: Counting
    new: Counting

    def between(self, first: float, last: float, edges: Floats) -> Numbers:
        old, new = (tally.between(first, last, edges) for tally in (self.old, self.new))
        return self.whole.between(first, last, edges) - old + new

    def between_steps(self, first: float, last: float, octave: int, steps: Numbers) -> Numbers:
        old, new = (tally.between_steps(first, last, octave, steps) for tally in (self.old, self.new))
        return self.whole.between_steps(first, last, octave, steps) - old + new

    def before(self, edges: Floats) -> Numbers:
        old, new = (tally.before(edges) for tally in (self.old, self.new))
        return self.whole.before(edges) - old + new

    def before_steps(self, octave: int, steps: Numbers) -> Numbers:
        old, new = (tally.before_steps(octave, steps) for tally in (self.old, self.new))
        return self.whole.before_steps(octave, steps) - old + new

    def outermost(self, first: Floats, last: Floats) -> tuple[Numbers, Numbers]:
        whole, old, new = (tally.outermost(first, last) for tally in (self.whole, self.old, self.new))
        return whole[0] - old[0] + new[0], whole[1] - old[1] + new[1]


@dataclass(frozen=True, slots=True)
class _EditedSpoken:
    """What the index finds, without the changed marks, and those of them that speak."""

    whole: Spoken
    changed: Numbers
    start: Floats
    end: Floats
    level: NDArray[np.int8]

    def visible(self, per_day: float, first: float, last: float) -> Numbers:
        found = self.whole.visible(per_day, first, last)
        speaking = (self.level <= level_at(per_day)) & (self.end >= first) & (self.start <= last)
        return np.concatenate([found[~np.isin(found, self.changed)], self.changed[speaking]])
