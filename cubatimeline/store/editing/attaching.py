"""Full texts attached to records, and texts that are replaced by others; passages find their place again."""

from __future__ import annotations

from dataclasses import replace

from cubatimeline.domain.documents import Body, DocumentId, Passage
from cubatimeline.domain.errors import EditError
from cubatimeline.domain.events import Origin
from cubatimeline.domain.finding import Change
from cubatimeline.domain.imports import ImportedText
from cubatimeline.store import rows
from cubatimeline.store.documents import read_document, read_text, text_title
from cubatimeline.store.editing.common import Connection, free_id, insert, now, row_of, update
from cubatimeline.store.editing.documents import drop_unproved
from cubatimeline.store.editing.events import drop_unused_passage
from cubatimeline.store.imports import known_hash, put_text
from cubatimeline.store.stemming import stems_of

LOST = -1
"""Both offsets of a passage whose words are no longer in the text."""
_LAYOUT = ("paragraph", "page", "heading", "footnote", "mark", "proposal_mention")


def attach_text(connection: Connection, id_: DocumentId, text: ImportedText) -> DocumentId:
    """Attach a full text to the record of a document and return the id it is read by.

    The document stays as it is, with its digest and the passages in it. A text that was imported as a document of its
    own becomes the text of the record.

    Raises:
        EditError: there is no such document, it is a chapter, or the text belongs to another record.
    """
    document = read_document(connection, id_)
    row = row_of(connection, "document", id_)
    if document is None or document.body is Body.CHAPTER:
        raise EditError("A chapter has no full text.", "Open a document, and attach the text to that.")
    known = known_hash(connection, text.structure.content_hash)
    if known is not None:
        return _adopt(connection, row, known)
    text = replace(text, document=replace(text.document, id=free_id(connection, "document", f"{id_}-full-text")))
    title = text_title(document.title)
    values = dict(zip(rows.DOCUMENT, rows.document_row(0, text.document, Origin.IMPORTED.value), strict=True))
    values |= dict(zip(("title_en", "title_es", "title_ru"), rows.three(title), strict=True))
    values |= {
        "row": connection.execute("SELECT coalesce(max(row), 0) + 1 FROM document").fetchone()[0],
        "stems": stems_of([(title.en, "en"), (title.es, "es"), (title.ru, "ru")]),
        "body": Body.TEXT.value, "number": 0, "text_of": row, "imported_at": now(), **_source(text),
    }  # fmt: skip
    put_text(connection, insert(connection, "document", **values), text)
    return text.document.id


def _source(text: ImportedText) -> dict[str, rows.Value]:
    structure = text.structure
    return {
        "content_hash": structure.content_hash, "source_file": structure.source_file, "file": structure.file,
    }  # fmt: skip


def _adopt(connection: Connection, row: int, known: DocumentId) -> DocumentId:
    other = row_of(connection, "document", known)
    query = "SELECT text_of, EXISTS (SELECT 1 FROM document WHERE text_of = ?1) FROM document WHERE row = ?1"
    belongs, has_text = connection.execute(query, (other,)).fetchone()
    if other == row or has_text or belongs not in (None, row):
        raise EditError("This very text is in the collection already.", f"Open {known}, or take it out first.")
    update(connection, "document", other, {"text_of": row})
    return known


def replace_text(connection: Connection, id_: DocumentId, text: ImportedText) -> None:
    """Give a document another text; passages, those of notes too, are found again or lost, see `domain.finding`.

    Drafts that nobody has touched and that only lost words prove go with these: the new text proposes its own.

    Raises:
        EditError: there is no such document, or another one has that very text.
    """
    row = row_of(connection, "document", id_)
    known = known_hash(connection, text.structure.content_hash)
    if known not in (None, id_):
        raise EditError("This very text is in the collection already.", f"Open {known}, or take it out first.")
    old = read_text(connection, row)
    for table in _LAYOUT:
        connection.execute(f"DELETE FROM {table} WHERE document = ?", (row,))
    drop_unproved(connection, ())
    update(connection, "document", row, {"touched": 1, **_source(text)})
    put_text(connection, row, text)
    change = Change(old, text.document.text)
    query = "SELECT row, start, end, quote, before, after FROM passage WHERE document = ?"
    for passage, start, end, quote, before, after in connection.execute(query, (row,)).fetchall():
        place = change.place_of(start, end, quote, before, after)
        if place is None:
            update(connection, "passage", passage, {"start": LOST, "end": LOST})
        else:
            found = Passage.cut(id_, text.document.text, *place)
            values: dict[str, rows.Value] = {"start": found.start, "end": found.end, "quote": found.quote}
            update(connection, "passage", passage, values | {"before": found.before, "after": found.after})
    _drop_lost_drafts(connection, row)


def _drop_lost_drafts(connection: Connection, row: int) -> None:
    lost = """
        SELECT x.row, x.event, p.row FROM evidence x JOIN passage p ON p.row = x.passage JOIN event e ON e.row = x.event
        WHERE p.document = ? AND p.start = ? AND e.status = 'draft' AND NOT e.touched
    """
    found = connection.execute(lost, (row, LOST)).fetchall()
    connection.executemany("DELETE FROM evidence WHERE row = ?", [(evidence,) for evidence, _, _ in found])
    drop_unproved(connection, {(event,) for _, event, _ in found})
    for passage in {passage for _, _, passage in found}:
        drop_unused_passage(connection, passage)
