"""Saved views out of the collection."""

from __future__ import annotations

import sqlite3

from cubatimeline.domain.views import SavedView


def read_views(connection: sqlite3.Connection) -> list[SavedView]:
    """Return the saved views in the order in which they were kept."""
    query = "SELECT id, name, scene FROM saved_view ORDER BY row"
    return [SavedView.from_json(id_, name, scene) for id_, name, scene in connection.execute(query)]
