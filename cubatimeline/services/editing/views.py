"""Edits of saved views."""

from __future__ import annotations

from cubatimeline.domain.views import SavedView
from cubatimeline.services.editing.edit import Edit
from cubatimeline.store.editing import views as store


def keep(view: SavedView) -> Edit:
    """Return the edit that saves a view: a new one where it has no id, else in place of what is saved under its id."""
    return Edit(f"Save view “{view.name}”", lambda connection: store.put_view(connection, view))


def rename(id_: str, name: str) -> Edit:
    """Return the edit that gives a saved view another name."""
    return Edit(f"Rename view to “{name}”", lambda connection: store.rename_view(connection, id_, name))


def remove(id_: str) -> Edit:
    """Return the edit that removes a saved view."""
    return Edit("Remove a view", lambda connection: store.delete_view(connection, id_))
