"""Saved views, written one by one."""

from __future__ import annotations

from cubatimeline.domain.views import SavedView
from cubatimeline.store.editing.common import Connection, free_id, insert, row_of, slug


def put_view(connection: Connection, view: SavedView) -> None:
    """Keep a view; one without an id is new, any other takes the place of what was kept under its id.

    Raises:
        EditError: there is no view of its id.
    """
    if not view.id:
        id_ = free_id(connection, "saved_view", slug(view.name))
        insert(connection, "saved_view", id=id_, name=view.name, scene=view.to_json())
    else:
        row = row_of(connection, "saved_view", view.id)
        connection.execute("UPDATE saved_view SET name = ?, scene = ? WHERE row = ?", (view.name, view.to_json(), row))


def rename_view(connection: Connection, id_: str, name: str) -> None:
    """Give a view another name.

    Raises:
        EditError: it is not there.
    """
    row = row_of(connection, "saved_view", id_)
    connection.execute("UPDATE saved_view SET name = ? WHERE row = ?", (name, row))


def delete_view(connection: Connection, id_: str) -> None:
    """Remove a view.

    Raises:
        EditError: it is not there.
    """
    connection.execute("DELETE FROM saved_view WHERE row = ?", (row_of(connection, "saved_view", id_),))
