"""Events as marks: what each covers on the line and how honest its edges are, as columns of numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cubatimeline.store.columns import OPEN_FUTURE, OPEN_PAST, EventColumns, EventFlag

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Marks:
    """One mark for every event and lane it stands in; all arrays have shape (n,).

    Attributes:
        event: index of the event in the columns, int64.
        lane: index of the lane, int32.
        start, end: outer bounds as day numbers, without open ends: the mark is drawn between them.
        solid_start, solid_end: the certain part of a span lies between them; equal to the bounds for moments.
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


def marks_of(columns: EventColumns, events: NDArray[np.int64], lanes: NDArray[np.int32]) -> Marks:
    """Make the marks of `events` (indices into the columns) in `lanes`, both of shape (n,)."""
    first, last = columns.start_earliest[events], columns.end_latest[events]
    begun, ending = columns.start_latest[events], columns.end_earliest[events]
    known_first = np.where(first > OPEN_PAST, first, np.where(begun < OPEN_FUTURE, begun, ending))
    start = np.where(known_first > OPEN_PAST, known_first, last)
    known_last = np.where(last < OPEN_FUTURE, last, np.where(ending > OPEN_PAST, ending, begun))
    end = np.maximum(np.where(known_last < OPEN_FUTURE, known_last, start), start)
    flags = columns.flags[events]
    span = (flags & EventFlag.SPAN) != 0
    solid_start = np.where(span, np.clip(begun, start, end), start)
    solid_end = np.maximum(np.where(span, np.clip(ending, start, end), end), solid_start)
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


def by_category(columns: EventColumns) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
    """Put every event into the lane of its category: arrays of events and lanes."""
    return np.arange(len(columns), dtype=np.int64), columns.category.astype(np.int32)


def by_membership(members: Sequence[NDArray[np.int64]]) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
    """Put events into lanes by lists of members, one list a lane; an event may stand in several."""
    if not members:
        return np.empty(0, np.int64), np.empty(0, np.int32)
    lanes = np.repeat(np.arange(len(members), dtype=np.int32), [len(m) for m in members])
    return np.concatenate([np.asarray(m, np.int64) for m in members]), lanes
