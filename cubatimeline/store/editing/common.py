"""What all edits need: rows of ids, ids that are free, the present time."""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from collections.abc import Mapping
from datetime import datetime

from cubatimeline.domain.errors import EditError

Connection = sqlite3.Connection
"""The connection that a job writes through; made by the store, handed on by those who compose jobs."""
_LONGEST = 60
_WORDS = {
    "event": "event",
    "document": "document",
    "entity": "entity",
    "category": "category",
    "saved_view": "view",
    "tour": "tour",
}


def now() -> str:
    """Return the present time in ISO 8601 to the second, with the offset from UTC."""
    return datetime.now().astimezone().isoformat(timespec="seconds")


def row_of(connection: Connection, table: str, id_: str) -> int:
    """Return the row of an id.

    Raises:
        EditError: there is none.
    """
    found = connection.execute(f"SELECT row FROM {table} WHERE id = ?", (id_,)).fetchone()
    if found is None:
        raise EditError(f"There is no {_WORDS.get(table, table)} {id_} any more.", "Look for it anew.")
    return int(found[0])


def slug(text: str) -> str:
    """Return a text as small Latin letters, digits and hyphens, as far as it has any; at most 60 characters."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain)
    return "-".join(words)[:_LONGEST].strip("-")


def free_id(connection: Connection, table: str, wish: str) -> str:
    """Return `wish`, or where it is taken `wish` with a number behind it that is free."""

    def taken(id_: str) -> bool:
        query = f"SELECT 1 FROM {table} WHERE id = ?"
        return connection.execute(query, (id_,)).fetchone() is not None

    wish = wish or table
    if not taken(wish):
        return wish
    # Numbers are given without gaps, so that halving finds the first free one among very many.
    below, free = 1, 2
    while taken(f"{wish}-{free}"):
        below, free = free, free * 2
    while free - below > 1:
        middle = (below + free) // 2
        below, free = (middle, free) if taken(f"{wish}-{middle}") else (below, middle)
    return f"{wish}-{free}"


def insert(connection: Connection, table: str, **values: str | float | None) -> int:
    """Insert one row and return its number."""
    marks = ", ".join("?" * len(values))
    done = connection.execute(f"INSERT INTO {table} ({', '.join(values)}) VALUES ({marks})", tuple(values.values()))
    return int(done.lastrowid or 0)


def update(connection: Connection, table: str, row: int, values: Mapping[str, str | float | None]) -> bool:
    """Change those columns of a row that differ, so that nothing else is indexed anew; return whether any did."""
    known = connection.execute(f"SELECT {', '.join(values)} FROM {table} WHERE row = ?", (row,)).fetchone()
    changed = {name: value for (name, value), old in zip(values.items(), known, strict=True) if value != old}
    if changed:
        names = ", ".join(f"{name} = ?" for name in changed)
        connection.execute(f"UPDATE {table} SET {names} WHERE row = ?", (*changed.values(), row))
    return bool(changed)


def remember_removed(connection: Connection, kind: str, id_: str, instead: str = "") -> None:
    """Keep a built-in row that the reader took out from coming back; `instead` is what took its place."""
    connection.execute(
        "INSERT INTO removed (kind, id, instead) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET instead = excluded.instead",
        (kind, id_, instead),
    )
