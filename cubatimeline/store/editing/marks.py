"""Marked stretches of text, written one by one."""

from __future__ import annotations

from cubatimeline.domain.documents import DocumentId, Mark
from cubatimeline.store.editing.common import Connection, insert, row_of, update


def put_mark(connection: Connection, document: DocumentId, mark: Mark) -> None:
    """Mark a stretch of a document; what is marked there as the same kind gives way.

    Raises:
        EditError: the document is not there.
    """
    row = row_of(connection, "document", document)
    delete_mark(connection, document, mark)
    kind, target = mark.kind.value, mark.target
    insert(connection, "mark", document=row, kind=kind, start=mark.start, end=mark.end, target=target)


def delete_mark(connection: Connection, document: DocumentId, mark: Mark) -> None:
    """Take away what is marked as the same kind anywhere within a stretch of a document.

    Raises:
        EditError: the document is not there.
    """
    row = row_of(connection, "document", document)
    connection.execute(
        "DELETE FROM mark WHERE document = ? AND kind = ? AND start < ? AND end > ?",
        (row, mark.kind.value, mark.end, mark.start),
    )
    update(connection, "document", row, {"touched": 1})
