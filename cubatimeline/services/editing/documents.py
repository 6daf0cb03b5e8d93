"""Edits of documents: their records, what is marked in their texts, and their going."""

from __future__ import annotations

from cubatimeline.domain.documents import Document, DocumentId, Mark
from cubatimeline.services.editing.edit import Edit
from cubatimeline.store.editing import documents as store
from cubatimeline.store.editing import marks


def change_record(document: Document) -> Edit:
    """Return the edit that gives a document the record of `document`; its text stays as it is."""
    return Edit(f"Change the record of {document.id}", lambda connection: store.update_record(connection, document))


def remove(id_: DocumentId) -> Edit:
    """Return the edit that removes a document with its text, its evidence and the drafts read from it alone."""
    return Edit(f"Remove {id_}", lambda connection: store.delete_document(connection, id_))


def mark(document: DocumentId, marked: Mark) -> Edit:
    """Return the edit that marks a date, name or event in a text, in place of what is marked there of the kind."""
    return Edit(f"Mark a {_WORDS[marked.kind]}", lambda connection: marks.put_mark(connection, document, marked))


def unmark(document: DocumentId, marked: Mark) -> Edit:
    """Return the edit that takes away what is marked there of the kind."""
    return Edit(f"Unmark a {_WORDS[marked.kind]}", lambda connection: marks.delete_mark(connection, document, marked))


_WORDS = {"event": "passage", "entity": "name", "date": "date"}
