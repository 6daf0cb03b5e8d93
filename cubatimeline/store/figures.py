"""Figures out of the collection, as the texts that they were kept as; each is a line of what the collection says."""

from __future__ import annotations

import sqlite3

KEY = "figure:"
"""Before the id of a figure in the key of its line."""


def read_figures(connection: sqlite3.Connection) -> dict[str, str]:
    """Return the texts of the figures by id, in the order of their ids."""
    query = "SELECT key, value FROM meta WHERE key >= ? AND key < ? ORDER BY key"
    after = f"{KEY[:-1]}{chr(ord(KEY[-1]) + 1)}"
    return {key.removeprefix(KEY): value for key, value in connection.execute(query, (KEY, after))}
