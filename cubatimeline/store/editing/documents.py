"""The records of documents, written one by one; texts stay as they were imported."""

from __future__ import annotations

from cubatimeline.domain.documents import Document
from cubatimeline.store import rows
from cubatimeline.store.editing.common import Connection, row_of, update

_KEPT = ("row", "id", "body", "origin")


def update_record(connection: Connection, document: Document) -> None:
    """Write the record of a document: titles, creator, dates, archive reference and the like; never its text.

    Raises:
        EditError: it is not there.
    """
    row = row_of(connection, "document", document.id)
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
