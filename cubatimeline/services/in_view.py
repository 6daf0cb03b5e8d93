"""How many events a span of time holds, told at once for every frame however many events there are."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cubatimeline.store.columns import EventColumns, EventFlag


class InView:
    """Counts the events, or those of them that are lit, that touch a span.

    Attributes:
        columns, lit: what is counted; `lit` is a mask of shape (events,), None for all.
        total: how many there are.
        drafts: how many of all events are drafts.
    """

    def __init__(self, columns: EventColumns, lit: NDArray[np.bool_] | None = None) -> None:
        self.columns, self.lit = columns, lit
        self.total = len(columns) if lit is None else int(np.count_nonzero(lit))
        self.drafts = int(np.count_nonzero(columns.flags & EventFlag.DRAFT))
        self._bounds: tuple[NDArray[np.float64], NDArray[np.float64]] | None = None

    def prepare(self) -> None:
        """Sort the bounds; a tenth of a second for a million events, in whatever thread."""
        chosen = slice(None) if self.lit is None else self.lit
        self._bounds = np.sort(self.columns.start_earliest[chosen]), np.sort(self.columns.end_latest[chosen])

    def count(self, start: float, end: float) -> int | None:
        """Return how many begin before `end` and end after `start`; None before `prepare`.

        Whoever has ended by the start began before the end: so one number less the other is exact.
        """
        if self._bounds is None:
            return None
        first, last = self._bounds
        return int(first.searchsorted(end) - last.searchsorted(start, side="right"))
