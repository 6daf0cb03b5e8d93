"""Events as marks: what each covers on the line and how honest its edges are, as columns of numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cubatimeline.store.columns import OPEN_FUTURE, OPEN_PAST, EventColumns, EventFlag

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Marks:
    """One mark for every event and lane it stands in; all arrays have shape (n,).

    Attributes:
        event: index of the event in the columns, int64.
        lane: index of the lane, int32.
        start, end: outer bounds as day numbers, without open ends: the mark is drawn between them.
        solid_start, solid_end: the certain part of a span lies between them; equal to the bounds for moments, and for
            spans at an end that is known to the day. Where no part is certain, both are the same instant.
        middle: where the dot of a moment stands.
        flags: bits of `EventFlag`.
        precision: value of `domain.dates.Precision`.
        importance: 1-5.
    """

    event: NDArray[np.int64]
    lane: NDArray[np.int32]
    start: Floats
    end: Floats
    solid_start: Floats
    solid_end: Floats
    middle: Floats
    flags: NDArray[np.uint16]
    precision: NDArray[np.int16]
    importance: NDArray[np.int16]

    def __len__(self) -> int:
        return len(self.event)

    @property
    def is_span(self) -> NDArray[np.bool_]:
        """Whether each mark is a span rather than a moment."""
        return np.asarray((self.flags & EventFlag.SPAN) != 0)

    def ranked(self, columns: EventColumns) -> NDArray[np.int64]:
        """Return the marks from the most to the least important; ties go to the better attested, then the longer."""
        evidence = columns.evidence[self.event]
        length = self.end - self.start
        return np.lexsort((self.event, -length, -evidence, -self.importance.astype(np.int64)))

    def scattered_rank(self, columns: EventColumns) -> NDArray[np.int64]:
        """Return the marks as `ranked` does, but ties that are left in no order (the same one each time).

        A single sort of packed numbers: importance, evidence up to 4095, length in about seven digits, and chance.
        """
        importance = np.clip(self.importance, 0, 127).astype(np.int64) << 56
        evidence = np.clip(columns.evidence[self.event], 0, 4095).astype(np.int64) << 44
        # The bits of floats that are not negative stand in the order of their values.
        length = (self.end - self.start).astype(np.float32).view(np.int32).astype(np.int64) >> 7 << 20
        chance = np.arange(len(self), dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15) >> np.uint64(44)
        return np.argsort(-(importance | evidence | length | chance.astype(np.int64)))


def marks_of(columns: EventColumns, events: NDArray[np.int64], lanes: NDArray[np.int32]) -> Marks:
    """Make the marks of `events` (indices into the columns) in `lanes`, both of shape (n,)."""
    first, last = columns.start_earliest[events], columns.end_latest[events]
    begun, ending = columns.start_latest[events], columns.end_earliest[events]
    flags = columns.flags[events]
    span = (flags & EventFlag.SPAN) != 0
    start, end = _outer(first, begun, ending, last, span)
    solid_start, solid_end = _certain(start, begun, ending, end, ~_known(first), ~_known(last))
    solid_start, solid_end = np.where(span, solid_start, start), np.where(span, solid_end, end)
    return Marks(
        events,
        lanes,
        start,
        end,
        solid_start,
        solid_end,
        (start + end) / 2,
        flags,
        columns.precision[events],
        columns.importance[events],
    )


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
    """Return between which days a span is certain: it runs to an end known to the day, and fades over wider bounds.

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
