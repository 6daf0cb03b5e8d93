"""Events out of SQLite as columns, thousands of rows at a time: no Python object is made for a row.

SQLite joins one column of some ten thousand rows into one text, which numpy reads at once. At a million events this
takes half the time of fetching rows and a small part of the memory.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from cubatimeline.domain.dates import Precision
from cubatimeline.domain.events import EventId
from cubatimeline.domain.languages import Language
from cubatimeline.store.columns import OPEN_FUTURE, OPEN_PAST, EventColumns
from cubatimeline.store.texts import END, Texts
from cubatimeline.store.values import id_list, in_language

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

_ROWS = 1 << 16
"""Rows joined at a time; their longest text stays far below SQLite's limit of 10^9 bytes."""
_MINUTES = 1440.0
_NONE = -(2**62)
"""Stands for null among the joined numbers; days are far smaller (see `rows.FARTHEST_DAY`)."""
_KIND = "flags | (precision << 16) | (importance << 32)"
_PLACE = "category | (coalesce(start_minute + 1, 0) << 32) | (coalesce(end_minute + 1, 0) << 48)"
"""Small numbers packed into one, as what takes time is to write and read them as text."""


def read_columns(connection: sqlite3.Connection, language: Language) -> EventColumns:
    """Return all events in order of time, then of row, as columns."""
    return _columns(connection, language, _stretches(connection), "")


def read_columns_of(connection: sqlite3.Connection, language: Language, ids: Iterable[EventId]) -> EventColumns:
    """Return those events of `ids` that exist as columns, in order of time; to show a few that were edited."""
    found = connection.execute("SELECT row FROM event WHERE id IN (SELECT value FROM json_each(?))", (id_list(ids),))
    rows = sorted(row for (row,) in found)
    return _columns(connection, language, ((row, row) for row in rows), f"WHERE event IN ({', '.join(map(str, rows))})")


def _columns(
    connection: sqlite3.Connection, language: Language, stretches: Iterable[tuple[int, int]], proved: str
) -> EventColumns:
    """Return the events of stretches of rows; `proved` is the condition for their evidence."""
    bounds = [f"coalesce({name}, {_NONE})" for name in ("earliest_start", "latest_start", "earliest_end", "latest_end")]
    expressions = ("row", *bounds, _KIND, _PLACE)
    numbers, (ids, titles) = _joined(connection, stretches, expressions, ("id", in_language("title", language)))
    row, start, start_by, end_from, end, kind, place = numbers
    precision = (kind >> 16 & 0xFFFF).astype(np.int16)
    width = np.where(precision == Precision.HOUR, 60.0, 1.0)
    start_minute, end_minute = place >> 32 & 0xFFFF, place >> 48
    begin = _instant(start, start_minute, 0.0, 0.0, OPEN_PAST)
    over = _instant(end, end_minute, width, _MINUTES, OPEN_FUTURE)
    return _in_order(
        EventColumns(
            row=row,
            start_earliest=begin,
            # A clock on one side only must not put a start after the end, nor an end before the start.
            start_latest=np.minimum(_instant(start_by, start_minute, width, _MINUTES, OPEN_FUTURE), over),
            end_earliest=np.maximum(_instant(end_from, end_minute, 0.0, 0.0, OPEN_PAST), begin),
            end_latest=over,
            flags=(kind & 0xFFFF).astype(np.uint16),
            precision=precision,
            category=_category_places(connection)[place & 0xFFFFFFFF],
            importance=(kind >> 32).astype(np.int16),
            evidence=_evidence_counts(connection, row, proved),
            ids=ids,
            titles=titles,
        )
    )


def _joined(
    connection: sqlite3.Connection, stretches: Iterable[tuple[int, int]], numbers: Sequence[str], texts: Sequence[str]
) -> tuple[list[Integers], list[Texts]]:
    """Return integer expressions and texts of the events of stretches of rows, all in the same order."""
    end = f"char({ord(END)})"
    columns = [f"group_concat({number})" for number in numbers]
    columns += [f"CAST(group_concat(replace({text}, {end}, ' '), {end}) AS BLOB)" for text in texts]
    query = f"SELECT {', '.join(columns)} FROM event WHERE row BETWEEN ? AND ?"
    found: list[list[Integers]] = [[np.empty(0, np.int64)] for _ in numbers]
    packed: list[list[bytes]] = [[b""] for _ in texts]
    for first, last in stretches:
        values = connection.execute(query, (first, last)).fetchone()
        for parts, value in zip(found, values, strict=False):
            parts.append(np.fromstring(value, np.int64, sep=","))
        for pieces, value in zip(packed, values[len(numbers) :], strict=True):
            pieces.append(value)
    return [np.concatenate(parts) for parts in found], [Texts.packed(END.encode().join([*p, b""])) for p in packed]


def _stretches(connection: sqlite3.Connection) -> Iterator[tuple[int, int]]:
    """Yield first and last row of stretches that together hold all events, each at least one and at most `_ROWS`."""
    after = connection.execute("SELECT min(row) - 1 FROM event").fetchone()[0]
    following = f"SELECT max(row) FROM (SELECT row FROM event WHERE row > ? ORDER BY row LIMIT {_ROWS})"
    while after is not None:
        last = connection.execute(following, (after,)).fetchone()[0]
        if last is not None:
            yield after + 1, last
        after = last


def _instant(day: Integers, minute: Integers, width: Floats | float, whole: float, without: float) -> Floats:
    """Return day and clock time as one number: the minute plus `width` where a clock is known, else `whole` minutes.

    Args:
        minute: one more than the minute of the day, 0 where no clock is known.
    """
    clock = np.where(minute > 0, minute - 1 + width, whole)
    return np.where(day == _NONE, without, day + clock / _MINUTES)


def _category_places(connection: sqlite3.Connection) -> NDArray[np.int16]:
    """Return an array that leads from the row of a category to its index in the order of `read_categories`."""
    rows = [row for (row,) in connection.execute("SELECT row FROM category ORDER BY place, row")]
    places = np.full(max(rows, default=0) + 1, -1, dtype=np.int16)
    places[rows] = np.arange(len(rows), dtype=np.int16)
    return places


def _evidence_counts(connection: sqlite3.Connection, rows: Integers, proved: str) -> NDArray[np.int32]:
    """Return the number of pieces of evidence of each event of `rows`, which are those that `proved` speaks of."""
    counts = np.zeros(len(rows), dtype=np.int32)
    each = f"SELECT event, count(*) AS number FROM evidence {proved} GROUP BY event"
    found = connection.execute(f"SELECT group_concat(event), group_concat(number) FROM ({each})").fetchone()
    if found[0] is not None:
        events, numbers = (np.fromstring(joined, np.int64, sep=",") for joined in found)
        order = np.argsort(rows)
        counts[order[np.searchsorted(rows, events, sorter=order)]] = numbers
    return counts


def _in_order(columns: EventColumns) -> EventColumns:
    start, end = columns.start_earliest, columns.end_latest
    later = (start[1:] > start[:-1]) | ((start[1:] == start[:-1]) & (end[1:] >= end[:-1]))
    if later.all():
        return columns
    return columns.taken(np.lexsort((columns.row, end, start)))
