"""Long answers of whole numbers as arrays, a stretch at a time, so that memory holds no list of them all."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

NOTHING = -(2**62)
"""Stands for null."""
_CHUNK = 100_000


def chunks(cursor: sqlite3.Cursor, width: int) -> Iterator[NDArray[np.int64]]:
    """Yield the rows of a query of `width` whole numbers, shape (rows, `width`) each; `NOTHING` where one is null."""
    while rows := cursor.fetchmany(_CHUNK):
        flat = (NOTHING if number is None else number for row in rows for number in row)
        yield np.fromiter(flat, np.int64, len(rows) * width).reshape(-1, width)
