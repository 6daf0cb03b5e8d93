"""Events as marks: what each covers on the line and how honest its edges are, as columns of numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cubatimeline.store.columns import OPEN_FUTURE, OPEN_PAST, EventColumns, EventFlag

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]
Indices = NDArray[np.int64]


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Marks:
    """One mark for every event and lane it stands in; all arrays have shape (n,) and may be those of the columns.

    Attributes:
        columns: what the events are.
        event: index of the event in the columns, int64.
        lane: index of the lane, int32.
        start, end: outer bounds as day numbers, without open ends: the mark is drawn between them.
        flags: bits of `EventFlag`.
        precision: value of `domain.dates.Precision`.
        importance: 1-5.
    """

    columns: EventColumns
    event: NDArray[np.int64]
    lane: NDArray[np.int32]
    start: Floats
    end: Floats
    flags: NDArray[np.uint16]
    precision: NDArray[np.int16]
    importance: NDArray[np.int16]

    def __len__(self) -> int:
        return len(self.event)

    @property
    def is_span(self) -> NDArray[np.bool_]:
        """Whether each mark is a span rather than a moment."""
        return np.asarray((self.flags & EventFlag.SPAN) != 0)

    @property
    def middle(self) -> Floats:
        """Where the dot of each moment stands; made anew each time it is asked for."""
        return (self.start + self.end) / 2

    def middle_of(self, chosen: Indices) -> Floats:
        """Return where the dots of some marks stand."""
        return np.asarray((self.start[chosen] + self.end[chosen]) / 2)

    def certain(self, chosen: Indices) -> tuple[Floats, Floats]:
        """Return between which days some marks are certain.

        These are the bounds for moments, and for spans at an end that is known to the day. Where no part of a span is
        certain, both are the same instant.
        """
        event, start, end = self.event[chosen], self.start[chosen], self.end[chosen]
        columns, span = self.columns, (self.flags[chosen] & EventFlag.SPAN) != 0
        open_start = ~_known(columns.start_earliest[event])
        open_end = ~_known(columns.end_latest[event])
        first, last = _certain(
            start, columns.start_latest[event], columns.end_earliest[event], end, open_start, open_end
        )
        return np.where(span, first, start), np.where(span, last, end)

    def ranked(self) -> Indices:
        """Return the marks from the most to the least important; ties go to the better attested, then the longer."""
        evidence = self.columns.evidence[self.event]
        length = self.end - self.start
        return np.lexsort((self.event, -length, -evidence, -self.importance.astype(np.int64)))

    def weights(self, of: Indices) -> NDArray[np.int64]:
        """Return numbers for the marks `of` in the order of `ranked`, but what that leaves to time is left to chance.

        One number holds importance, evidence up to 4095, length in about three digits, and a number that is scattered
        but the same each time: so that one plain sort ranks a million marks.
        """
        weights = np.maximum(self.importance[of], 0).astype(np.int64) << 12
        weights |= np.clip(self.columns.evidence[self.event[of]], 0, 4095)
        weights <<= 20
        # The bits of floats that are not negative stand in the order of their values.
        weights |= (self.end[of] - self.start[of]).astype(np.float32).view(np.int32) >> 11
        weights <<= 16
        weights |= _scattered(of) >> 16
        return weights


def _scattered(numbers: Indices) -> NDArray[np.uint32]:
    """Return a number of 32 bits for each number, without any order, as multiplying and folding leave none."""
    mixed = numbers.astype(np.uint32) * np.uint32(0x9E3779B1)
    mixed ^= mixed >> 15
    mixed *= np.uint32(0x85EBCA77)
    mixed ^= mixed >> 13
    return mixed * np.uint32(0xC2B2AE3D)


def marks_of(columns: EventColumns, events: Indices, lanes: NDArray[np.int32]) -> Marks:
    """Make the marks of `events` (indices into the columns) in `lanes`, both of shape (n,)."""
    # Where every event has one mark, the columns serve as they are: a large collection need not be copied to be shown.
    all_ = len(events) == len(columns) and np.array_equal(events, np.arange(len(columns)))
    every = slice(None) if all_ else events
    start, last, flags = columns.start_earliest[every], columns.end_latest[every], columns.flags[every]
    end = last if (last >= start).all() else np.maximum(last, start)
    opened = np.flatnonzero(~_known(start) | ~_known(last))
    if len(opened):
        of = events[opened]
        bounds = start[opened], columns.start_latest[of], columns.end_earliest[of], last[opened]
        start, end = start.copy(), end.copy()
        start[opened], end[opened] = _outer(*bounds, (flags[opened] & EventFlag.SPAN) != 0)
    return Marks(columns, events, lanes, start, end, flags, columns.precision[every], columns.importance[every])


def _outer(first: Floats, begun: Floats, ending: Floats, last: Floats, span: Mask) -> tuple[Floats, Floats]:
    """Return where marks begin and end; an open side takes the bound that is known nearest to it.

    A span with an open end is drawn over the bounds of its start, one with an open start over those of its end. A
    moment open on one side stands on the one day that is known: "by 27 December" on the 27th. What is open on both
    sides stands on day 0, so that it has a place at all.
    """
    to_known_end = np.where(span, np.minimum(begun, ending), last - 1)
    start = _first_known(first, to_known_end, last, np.zeros_like(first))
    from_known_start = np.where(span, np.where(_known(begun), np.maximum(begun, ending), ending), first + 1)
    return start, np.maximum(_first_known(last, from_known_start, start), start)


def _known(bound: Floats) -> Mask:
    # a day is spared on either side, as an open bound plus or minus one day is still no bound
    return (bound > OPEN_PAST + 1) & (bound < OPEN_FUTURE - 1)


def _first_known(*bounds: Floats) -> Floats:
    """Return for each mark the first of the bounds that is one, else the last of them."""
    chosen = bounds[-1]
    for bound in reversed(bounds[:-1]):
        chosen = np.where(_known(bound), bound, chosen)
    return chosen


def _certain(
    start: Floats, begun: Floats, ending: Floats, end: Floats, open_start: Mask, open_end: Mask
) -> tuple[Floats, Floats]:
    """Return between which days spans are certain: each runs to an end known to the day, and fades over wider bounds.

    An open end does not fade; an arrow says there that it goes on.
    """
    solid_start = np.where((begun - start <= 1.0) | open_start, start, np.minimum(begun, end))
    solid_end = np.where((end - ending <= 1.0) | open_end, end, np.maximum(ending, start))
    middle = (solid_start + solid_end) / 2
    none = solid_start > solid_end
    return np.where(none, middle, solid_start), np.where(none, middle, solid_end)


def by_category(columns: EventColumns) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
    """Put every event into the lane of its category: arrays of events and lanes."""
    return np.arange(len(columns), dtype=np.int64), columns.category.astype(np.int32)


def by_membership(members: Sequence[NDArray[np.int64]]) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
    """Put events into lanes by lists of members, one list a lane; an event may stand in several."""
    if not members:
        return np.empty(0, np.int64), np.empty(0, np.int32)
    lanes = np.repeat(np.arange(len(members), dtype=np.int32), [len(m) for m in members])
    return np.concatenate([np.asarray(m, np.int64) for m in members]), lanes
