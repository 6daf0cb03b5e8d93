"""The reader's notes, written one by one."""

from __future__ import annotations

from cubatimeline.domain.notes import Note, NoteKind
from cubatimeline.store.editing.common import Connection, free_id, insert, now, row_of
from cubatimeline.store.editing.events import drop_unused_passage, insert_passage

_TABLES = {NoteKind.EVENT: "event", NoteKind.ENTITY: "entity"}


def insert_note(connection: Connection, note: Note) -> None:
    """Write a new note, created at the present time.

    Raises:
        EditError: what it is on is not there.
    """
    row_of(connection, _TABLES.get(note.kind, "document"), note.target)
    passage = None if note.passage is None else insert_passage(connection, note.passage)
    id_ = free_id(connection, "note", note.id)
    made = now()
    insert(
        connection, "note", id=id_, kind=note.kind.value, target=note.target, passage=passage, text=note.text,
        created=made, changed=made,
    )  # fmt: skip


def update_note(connection: Connection, id_: str, text: str) -> None:
    """Change the words of a note.

    Raises:
        EditError: it is not there.
    """
    row = row_of(connection, "note", id_)
    query = "UPDATE note SET text = ?1, changed = ?2 WHERE row = ?3 AND text <> ?1"
    connection.execute(query, (text, now(), row))


def delete_note(connection: Connection, id_: str) -> None:
    """Remove a note.

    Raises:
        EditError: it is not there.
    """
    row = row_of(connection, "note", id_)
    passage = connection.execute("SELECT passage FROM note WHERE row = ?", (row,)).fetchone()[0]
    connection.execute("DELETE FROM note WHERE row = ?", (row,))
    drop_unused_passage(connection, passage)
