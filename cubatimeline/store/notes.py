"""The reader's notes out of the collection."""

from __future__ import annotations

import sqlite3

from cubatimeline.domain.documents import Passage
from cubatimeline.domain.notes import Note, NoteKind


def read_notes(connection: sqlite3.Connection, kind: NoteKind | None = None, target: str | None = None) -> list[Note]:
    """Return notes of one kind, or on one thing, or all, the oldest first; on passages in the order of the text."""
    query = """
        SELECT n.kind, n.target, n.text, n.created, n.changed, n.id, p.start, p.end, p.quote, p.before, p.after
        FROM note n LEFT JOIN passage p ON p.row = n.passage
        WHERE (?1 IS NULL OR n.kind = ?1) AND (?2 IS NULL OR n.target = ?2) ORDER BY p.start, n.row
    """
    found = []
    for of, id_, text, created, changed, own, *passage in connection.execute(query, (kind, target)):
        where = None if passage[0] is None else Passage(id_, *passage)
        found.append(Note(NoteKind(of), id_, text, where, created, changed, own))
    return found
