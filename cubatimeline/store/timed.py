"""The dates of events that carry a clock: the columns hold the minute, the zone stands in the date itself."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from cubatimeline.domain.dates import EdtfDate
from cubatimeline.store.values import date

_AT_ONCE = 900
"""Rows asked for in one statement; SQLite of old allowed 999 values."""


def read_dates(connection: sqlite3.Connection, rows: Iterable[int]) -> dict[int, EdtfDate]:
    """Return the dates of the events in `rows` of the table, by row; rows that are not there are left out."""
    wanted, found = list(rows), {}
    for first in range(0, len(wanted), _AT_ONCE):
        part = wanted[first : first + _AT_ONCE]
        marks = ", ".join("?" * len(part))
        for row, edtf in connection.execute(f"SELECT row, edtf FROM event WHERE row IN ({marks})", part):
            found[row] = date(edtf)
    return found
