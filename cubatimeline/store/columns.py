"""Events as columns of numbers: what the timeline draws from, without a Python object per event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntFlag
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from cubatimeline.store.texts import EditedTexts, Texts

Number = TypeVar("Number", bound=np.generic)

OPEN_PAST = -1e12
"""Stands in a bound for "no earliest day": an open or unknown start."""
OPEN_FUTURE = 1e12
"""Stands in a bound for "no latest day": an open or unknown end."""
_MANY = 4_000_000
"""From so many events on, what was read of a mapped file is worth giving back."""


class EventFlag(IntFlag):
    """What the marks must tell honestly, one bit each."""

    SPAN = 1
    """Lasted from-to; otherwise a moment somewhere within its bounds."""
    UNCERTAIN = 2
    """Carries `?` or `%` anywhere."""
    APPROXIMATE = 4
    """Carries `~` or `%` anywhere."""
    OPEN_START = 8
    OPEN_END = 16
    SET = 32
    """One of or all of several dates."""
    DISPUTED = 64
    """Sources disagree; rival dates, if any, come with the event."""
    DRAFT = 128
    TIMED = 256
    """Known to the hour or better."""


@dataclass(frozen=True, slots=True)
class EventColumns:
    """All events of a collection in order of time, one array element each.

    Bounds are day numbers as float64 (days since 1970-01-01, a day being [n, n+1)); the clock time of the place, where
    known, is in the fraction. A moment known to the day n has start_earliest = n, end_latest = n + 1.

    Attributes:
        row: shape (n,) int64, rowid of the event in the store.
        start_earliest: first instant at which it may have begun; OPEN_PAST where none is known.
        start_latest: last instant by which it had begun.
        end_earliest: first instant at which it may have ended.
        end_latest: instant by which it was over (exclusive); OPEN_FUTURE where none is known.
        flags: bits of `EventFlag`, uint16.
        precision: value of `domain.dates.Precision`, int16.
        category: index into the categories in their order, int16.
        importance: 1-5, int16.
        evidence: number of pieces of evidence, int32.
        ids: event ids.
        titles: titles in the language asked for; like the ids, made into strings only where they are asked for.
    """

    row: NDArray[np.int64]
    start_earliest: NDArray[np.float64]
    start_latest: NDArray[np.float64]
    end_earliest: NDArray[np.float64]
    end_latest: NDArray[np.float64]
    flags: NDArray[np.uint16]
    precision: NDArray[np.int16]
    category: NDArray[np.int16]
    importance: NDArray[np.int16]
    evidence: NDArray[np.int32]
    ids: Sequence[str]
    titles: Sequence[str]

    def __len__(self) -> int:
        return len(self.row)

    def taken(self, places: NDArray[np.int64]) -> EventColumns:
        """Return the events at `places`, in their order."""
        arrays = {name: getattr(self, name)[places] for name in ARRAYS}
        return EventColumns(**arrays, ids=texts_at(self.ids, places), titles=texts_at(self.titles, places))

    def edited(self, places: NDArray[np.int64], events: EventColumns) -> EventColumns:
        """Return the events with others at `places`; places beyond the end, which follow one another, add events.

        Events keep their places, so that they no longer stand in order of time where dates were changed.
        """
        arrays = {name: with_values(getattr(self, name), places, getattr(events, name)) for name in ARRAYS}
        ids, titles = (
            EditedTexts(old, dict(zip(places.tolist(), new, strict=True)))
            for old, new in ((self.ids, events.ids), (self.titles, events.titles))
        )
        if len(self) > _MANY:
            # Most columns are arrays of their own by now, and a frame looks at little of the others.
            titles.give_back()
        return EventColumns(**arrays, ids=ids, titles=titles)


ARRAYS = tuple(name for name in EventColumns.__slots__ if name not in ("ids", "titles"))
"""Names of the columns that are arrays."""


def with_values(values: NDArray[Any], at: NDArray[np.int64], new: NDArray[Any]) -> NDArray[Any]:
    """Return an array with other values at some places, longer where these lie beyond its end, or itself."""
    longer = max(len(values), int(at.max(initial=-1)) + 1)
    if longer == len(values) and np.array_equal(values[at], new):
        return values
    changed = np.empty(longer, values.dtype)
    changed[: len(values)] = values
    changed[at] = new
    return changed


def distinct(numbers: NDArray[Number]) -> NDArray[Number]:
    """Return each number once, ascending, as numpy.unique does, which imports masked arrays to see that it has none."""
    ordered = np.sort(numbers, axis=None)
    first = np.ones(len(ordered), np.bool_)
    first[1:] = ordered[1:] != ordered[:-1]
    return ordered[first]


def texts_at(texts: Sequence[str], places: NDArray[np.int64]) -> Sequence[str]:
    """Return the texts at `places`, in their order."""
    return texts.taken(places) if isinstance(texts, Texts) else [texts[place] for place in places.tolist()]
