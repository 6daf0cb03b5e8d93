"""Puts imported documents, drafts and proposals into the collection, file by file, and takes a whole import out again.

Nothing here is recorded row by row: an import is undone by its batch. Whoever calls holds the transaction, one for
each file, so that an import that is cut off leaves whole documents only.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from cubatimeline.domain.documents import Document, DocumentId, Mark
from cubatimeline.domain.drafts import Draft, Proposal, ProposalMention
from cubatimeline.domain.events import Category, EventId, Origin, Status
from cubatimeline.domain.evidence import Evidence
from cubatimeline.domain.imports import Footnote, Heading, ImportedText, Structure
from cubatimeline.store import rows
from cubatimeline.store.columns import EventFlag
from cubatimeline.store.editing.common import Connection, free_id, insert, now, row_of
from cubatimeline.store.editing.documents import drop_unproved
from cubatimeline.store.editing.events import insert_event, insert_evidence
from cubatimeline.store.history import begin_change
from cubatimeline.store.rows import three


@dataclass(frozen=True, slots=True)
class PutDocument:
    """Where an imported document stands: its id, and whether it is new or was there already."""

    id: DocumentId
    new: bool


def begin_batch(connection: Connection, name: str) -> int:
    """Begin an import called `name` in the undo menu; return its number, which its documents are put under."""
    batch = insert(connection, "batch", name=name, made=now())
    begin_change(connection, name, batch)
    return batch


def end_batch(connection: Connection, batch: int, name: str) -> bool:
    """Give a finished import its final name; one that brought no document is forgotten. Return whether it is kept."""
    brought = connection.execute("SELECT 1 FROM document WHERE batch = ?", (batch,)).fetchone() is not None
    if brought:
        connection.execute("UPDATE batch SET name = ? WHERE row = ?", (name, batch))
        connection.execute("UPDATE change SET name = ? WHERE batch = ?", (name, batch))
    else:
        connection.execute("DELETE FROM batch WHERE row = ?", (batch,))
    return brought


def known_hash(connection: Connection, content_hash: str) -> DocumentId | None:
    """Return the document of that content, None where there is none."""
    query = "SELECT id FROM document WHERE content_hash = ? AND content_hash <> ''"
    found = connection.execute(query, (content_hash,)).fetchone()
    return None if found is None else str(found[0])


def put_document(connection: Connection, text: ImportedText, batch: int | None) -> PutDocument:
    """Write a document with paragraphs, pages, headings, footnotes and marks.

    One whose content is there already is left alone. An id that is taken gets a number behind it.
    """
    structure = text.structure
    known = known_hash(connection, structure.content_hash)
    if known is not None:
        return PutDocument(known, new=False)
    document = replace(text.document, id=free_id(connection, "document", text.document.id))
    row = connection.execute("SELECT coalesce(max(row), 0) + 1 FROM document").fetchone()[0]
    values = dict(zip(rows.DOCUMENT, rows.document_row(row, document, Origin.IMPORTED.value), strict=True))
    values |= {
        "content_hash": structure.content_hash, "source_file": structure.source_file, "file": structure.file,
    }  # fmt: skip
    insert(connection, "document", **values, imported_at=now(), batch=batch)
    _put_dates(connection, row, document)
    put_text(connection, row, text)
    return PutDocument(document.id, new=True)


def put_text(connection: Connection, row: int, text: ImportedText) -> None:
    """Write the text of a document that has none yet: paragraphs, pages, headings, footnotes and marks."""
    _put_structure(connection, row, text.document, text.structure)
    _put_marks(connection, row, text.marks)


def _put_dates(connection: Connection, row: int, document: Document) -> None:
    dates = [(row, place, kind, date.edtf) for place, (kind, date) in enumerate(document.dates.items())]
    connection.executemany("INSERT INTO document_date (document, place, kind, edtf) VALUES (?, ?, ?, ?)", dates)


def _put_structure(connection: Connection, row: int, document: Document, structure: Structure) -> None:
    paragraphs = rows.paragraph_rows(row, document, structure.languages)
    marks = ", ".join("?" * len(rows.PARAGRAPH))
    connection.executemany(f"INSERT INTO paragraph ({', '.join(rows.PARAGRAPH)}) VALUES ({marks})", paragraphs)
    pages = [(row, number, start) for number, start in enumerate(structure.pages, 1)]
    connection.executemany("INSERT INTO page (document, number, start) VALUES (?, ?, ?)", pages)
    headings = [(row, place, each.level, each.start) for place, each in enumerate(structure.headings)]
    connection.executemany("INSERT INTO heading (document, place, level, start) VALUES (?, ?, ?, ?)", headings)
    notes = [
        (row, place, each.label, each.anchor, each.start, each.end) for place, each in enumerate(structure.footnotes)
    ]
    connection.executemany(
        "INSERT INTO footnote (document, place, label, anchor, start, end) VALUES (?, ?, ?, ?, ?, ?)", notes
    )


def _put_marks(connection: Connection, row: int, marks: Iterable[Mark]) -> None:
    values = [(row, mark.kind.value, mark.start, mark.end, mark.target) for mark in marks]
    connection.executemany("INSERT INTO mark (document, kind, start, end, target) VALUES (?, ?, ?, ?, ?)", values)


def put_marks(connection: Connection, document: DocumentId, marks: Iterable[Mark]) -> None:
    """Mark the text of a document anew.

    Raises:
        EditError: there is no such document.
    """
    row = row_of(connection, "document", document)
    connection.execute("DELETE FROM mark WHERE document = ?", (row,))
    _put_marks(connection, row, marks)


def put_category(connection: Connection, category: Category) -> None:
    """Add a category behind all others, unless one of its id is there."""
    names = three(category.name)
    place = connection.execute("SELECT coalesce(max(place), -1) + 1 FROM category").fetchone()[0]
    connection.execute(
        "INSERT INTO category (id, name_en, name_es, name_ru, place) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        (category.id, *names, place),
    )


def put_drafts(connection: Connection, drafts: Iterable[Draft]) -> list[EventId]:
    """Write draft events with their evidence; return the ids they were given, in order.

    Raises:
        EditError: a category, entity or document is not there.
    """
    ids = []
    for draft in drafts:
        event = replace(draft.event, status=Status.DRAFT, origin=Origin.IMPORTED)
        id_ = insert_event(connection, event)
        add_evidence(connection, id_, draft.evidence)
        ids.append(id_)
    return ids


def add_evidence(connection: Connection, event: EventId, evidence: Iterable[Evidence]) -> None:
    """Add proof for a draft, or for an event that is there already.

    Raises:
        EditError: the event or a document is not there.
    """
    for each in evidence:
        insert_evidence(connection, replace(each, event=event, origin=Origin.IMPORTED))


def put_proposals(connection: Connection, proposals: Iterable[Proposal]) -> None:
    """Write proposed entities; spellings and mentions of one that is there already are added to it.

    Raises:
        EditError: a document is not there.
    """
    for proposal in proposals:
        named = (proposal.kind.value, proposal.name)
        found = connection.execute("SELECT row FROM proposal WHERE kind = ? AND name = ?", named).fetchone()
        row = insert(connection, "proposal", kind=named[0], name=named[1]) if found is None else int(found[0])
        _add_spellings(connection, row, proposal.spellings)
        _add_mentions(connection, row, proposal.mentions)


def _add_spellings(connection: Connection, row: int, spellings: Iterable[str]) -> None:
    query = "SELECT name FROM proposal_spelling WHERE proposal = ? ORDER BY place"
    known = [name for (name,) in connection.execute(query, (row,))]
    new = [name for name in dict.fromkeys(spellings) if name not in known]
    values = [(row, place, name) for place, name in enumerate(new, len(known))]
    connection.executemany("INSERT INTO proposal_spelling (proposal, place, name) VALUES (?, ?, ?)", values)


def _add_mentions(connection: Connection, row: int, mentions: Iterable[ProposalMention]) -> None:
    documents: dict[DocumentId, int] = {}
    values = []
    for each in mentions:
        if each.document not in documents:
            documents[each.document] = row_of(connection, "document", each.document)
        values.append((row, documents[each.document], each.start, each.end))
    connection.executemany(
        "INSERT OR IGNORE INTO proposal_mention (proposal, document, start, end) VALUES (?, ?, ?, ?)", values
    )


def rejected(connection: Connection) -> frozenset[str]:
    """Return the fingerprints of what the reader said no to, see `domain.drafts`."""
    return frozenset(print_ for (print_,) in connection.execute("SELECT fingerprint FROM rejected"))


def remove_batch(connection: Connection, batch: int) -> None:
    """Take an import out: its documents, and the drafts and proposals that nothing else proves."""
    drafts, rivals = _hanging_on(connection, batch)
    connection.execute("DELETE FROM document WHERE batch = ?", (batch,))
    drop_unproved(connection, drafts)
    connection.executemany(
        "DELETE FROM rival WHERE row = ?1 AND NOT EXISTS (SELECT 1 FROM rival_document WHERE rival = ?1)",
        [(row,) for row, _ in rivals],
    )
    connection.executemany(
        """
        UPDATE event SET flags = flags & ~?1 WHERE row = ?2 AND disputed = ''
        AND NOT EXISTS (SELECT 1 FROM rival WHERE event = ?2)
        """,
        {(int(EventFlag.DISPUTED), event) for _, event in rivals},
    )
    connection.execute("DELETE FROM batch WHERE row = ?", (batch,))


def _hanging_on(connection: Connection, batch: int) -> tuple[list[tuple[int]], list[tuple[int, int]]]:
    """Return rows of drafts that the documents of a batch prove, and of the rivals they hold with their event."""
    drafts = """
        SELECT DISTINCT e.row FROM document d JOIN evidence x ON x.document = d.row JOIN event e ON e.row = x.event
        WHERE d.batch = ? AND e.status = 'draft'
    """
    rivals = """
        SELECT DISTINCT r.row, r.event FROM document d JOIN rival_document x ON x.document = d.row
        JOIN rival r ON r.row = x.rival WHERE d.batch = ?
    """
    return connection.execute(drafts, (batch,)).fetchall(), connection.execute(rivals, (batch,)).fetchall()


def read_structure(connection: Connection, id_: DocumentId) -> Structure:
    """Return how the text of a document is laid out and where it came from; empty for one that is not there."""
    query = "SELECT row, content_hash, source_file, imported_at, file FROM document WHERE id = ?"
    found = connection.execute(query, (id_,)).fetchone()
    if found is None:
        return Structure()
    row, content_hash, source_file, imported_at, file = found
    pages = connection.execute("SELECT start FROM page WHERE document = ? ORDER BY number", (row,))
    headings = connection.execute("SELECT level, start FROM heading WHERE document = ? ORDER BY place", (row,))
    notes = connection.execute(
        "SELECT label, anchor, start, end FROM footnote WHERE document = ? ORDER BY place", (row,)
    )
    languages = connection.execute("SELECT language FROM paragraph WHERE document = ? ORDER BY place", (row,))
    return Structure(
        pages=tuple(start for (start,) in pages),
        headings=tuple(Heading(*values) for values in headings),
        footnotes=tuple(Footnote(*values) for values in notes),
        languages=tuple(language for (language,) in languages),
        content_hash=content_hash,
        source_file=source_file,
        imported_at=imported_at,
        file=file,
    )
