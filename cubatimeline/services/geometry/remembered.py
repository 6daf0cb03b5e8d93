"""What is known of the marks of a frame, remembered for the next one: most of them stay while time is moved."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]

_MOST = 5000
"""Marks that are remembered: those of some dozens of frames."""


class Remembered:
    """Columns of numbers about marks, each looked up once: a million marks are too many to stay near the processor."""

    def __init__(self, rows: int) -> None:
        self._marks, self._columns = np.zeros(0, np.int64), np.zeros((rows, 0))

    def of(self, marks: Numbers, look_up: Callable[[Numbers], Floats]) -> Floats:
        """Return a column for each of `marks`.

        Args:
            look_up: returns the columns of some marks, shape (rows, n); always the same ones. It is not kept, so that
                who asks and remembers is given up as soon as nobody needs it, with all its arrays.
        """
        at = self._places(marks)
        if at is None:
            known = np.zeros(len(marks), np.bool_)
            if 0 < len(self._marks) <= _MOST:
                # Not by numpy.isin, which imports masked arrays to see that it has none.
                known = self._marks[np.minimum(self._marks.searchsorted(marks), len(self._marks) - 1)] == marks
            new = marks[~known]
            kept = slice(None) if len(self._marks) <= _MOST else slice(0)
            all_ = np.concatenate([self._marks[kept], new])
            order = all_.argsort()
            self._columns = np.concatenate([self._columns[:, kept], look_up(new)], axis=1)[:, order]
            self._marks = all_[order]
            at = self._marks.searchsorted(marks)
        return self._columns[:, at]

    def _places(self, marks: Numbers) -> Numbers | None:
        """Return where marks stand; None where some are not known."""
        if not len(self._marks):
            return None
        at = np.minimum(self._marks.searchsorted(marks), len(self._marks) - 1)
        return at if np.array_equal(self._marks[at], marks) else None
