"""Documents, one by one: records are corrected, texts stay as they were imported or go with the whole."""

from __future__ import annotations

from collections.abc import Iterable

from cubatimeline.domain.documents import Document, DocumentId
from cubatimeline.domain.events import Origin
from cubatimeline.store import rows
from cubatimeline.store.documents import text_title
from cubatimeline.store.editing.common import Connection, remember_removed, row_of, update

_KEPT = ("row", "id", "body", "origin")


def update_record(connection: Connection, document: Document) -> None:
    """Write the record of a document: titles, creator, dates, archive reference and the like; never its text.

    Raises:
        EditError: it is not there.
    """
    row = _record_row(connection, document.id)
    values = dict(zip(rows.DOCUMENT, rows.document_row(row, document, ""), strict=True))
    changed = update(connection, "document", row, {name: values[name] for name in values if name not in _KEPT})
    query = "SELECT kind, edtf FROM document_date WHERE document = ? ORDER BY place"
    dates = [(kind, date.edtf) for kind, date in document.dates.items()]
    if connection.execute(query, (row,)).fetchall() != dates:
        changed = True
        connection.execute("DELETE FROM document_date WHERE document = ?", (row,))
        connection.executemany(
            "INSERT INTO document_date (document, place, kind, edtf) VALUES (?, ?, ?, ?)",
            [(row, place, *date) for place, date in enumerate(dates)],
        )
    if changed:
        update(connection, "document", row, {"touched": 1})
        _name_texts(connection, row, document)


def _record_row(connection: Connection, id_: DocumentId) -> int:
    """Return the row that holds the record of a document: its own, or that of the one it is the full text of."""
    row = row_of(connection, "document", id_)
    query = "SELECT coalesce(text_of, row) FROM document WHERE row = ?"
    return int(connection.execute(query, (row,)).fetchone()[0])


def _name_texts(connection: Connection, row: int, document: Document) -> None:
    """Let the texts attached to a document be called as it is."""
    title = rows.three(text_title(document.title))
    for (text,) in connection.execute("SELECT row FROM document WHERE text_of = ?", (row,)).fetchall():
        update(connection, "document", text, dict(zip(("title_en", "title_es", "title_ru"), title, strict=True)))


def delete_document(connection: Connection, id_: DocumentId) -> None:
    """Remove a document with the evidence it gives, notes on it, and what nothing else proves or names.

    Of events only drafts go with it. A built-in document does not come back.

    Raises:
        EditError: it is not there.
    """
    row = row_of(connection, "document", id_)
    for (text,) in connection.execute("SELECT id FROM document WHERE text_of = ?", (row,)).fetchall():
        delete_document(connection, text)
    origin = connection.execute("SELECT origin FROM document WHERE row = ?", (row,)).fetchone()[0]
    proved = """
        SELECT DISTINCT e.row FROM evidence x JOIN event e ON e.row = x.event
        WHERE x.document = ? AND e.status = 'draft'
    """
    drafts = connection.execute(proved, (row,)).fetchall()
    connection.execute("DELETE FROM note WHERE kind IN ('document', 'passage') AND target = ?", (id_,))
    connection.execute("DELETE FROM document WHERE row = ?", (row,))
    drop_unproved(connection, drafts)
    if origin == Origin.BUILT_IN:
        remember_removed(connection, "document", id_)


def drop_unproved(connection: Connection, drafts: Iterable[tuple[int]]) -> None:
    """Remove those of some drafts (by row) that no evidence is left for, and proposals that no document names."""
    connection.executemany(
        "DELETE FROM event WHERE row = ?1 AND NOT EXISTS (SELECT 1 FROM evidence WHERE event = ?1)", drafts
    )
    connection.execute(
        "DELETE FROM proposal WHERE NOT EXISTS (SELECT 1 FROM proposal_mention WHERE proposal = proposal.row)"
    )
