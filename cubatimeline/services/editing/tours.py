"""Edits of tours."""

from __future__ import annotations

from cubatimeline.domain.tours import Tour
from cubatimeline.services.editing.edit import Edit
from cubatimeline.store.editing import tours as store


def keep(tour: Tour) -> Edit:
    """Return the edit that keeps a tour: a new one where it has no id, else in place of what is kept under its id."""
    return Edit(f"Keep tour “{tour.title.en}”", lambda connection: store.put_tour(connection, tour))


def remove(id_: str) -> Edit:
    """Return the edit that removes a tour."""
    return Edit("Remove a tour", lambda connection: store.delete_tour(connection, id_))
