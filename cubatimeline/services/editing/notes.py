"""Edits of the reader's notes."""

from __future__ import annotations

from cubatimeline.domain.notes import Note
from cubatimeline.services.editing.edit import Edit
from cubatimeline.store.editing import notes as store


def keep(note: Note) -> Edit:
    """Return the edit that adds a note."""
    return Edit("Add a note", lambda connection: store.insert_note(connection, note))


def change(id_: str, text: str) -> Edit:
    """Return the edit that changes the words of a note."""
    return Edit("Change a note", lambda connection: store.update_note(connection, id_, text))


def remove(id_: str) -> Edit:
    """Return the edit that removes a note."""
    return Edit("Remove a note", lambda connection: store.delete_note(connection, id_))
