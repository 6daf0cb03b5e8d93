"""Documents out of the collection: record and text, marks, passages and the evidence they give."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from cubatimeline.domain.dates import EdtfDate
from cubatimeline.domain.documents import ArchiveReference, Body, Document, DocumentId, Mark, MarkKind, Passage
from cubatimeline.domain.events import EventId, Origin
from cubatimeline.domain.evidence import Evidence, Stance
from cubatimeline.domain.languages import Localised
from cubatimeline.store.rows import PARAGRAPH_BREAK, RECORD, REFERENCE
from cubatimeline.store.summaries import DocumentSummary
from cubatimeline.store.values import date, date_or_none, id_list, localised

_SUMMARY = """
SELECT d.row, d.id, d.title_en, d.title_es, d.title_ru, d.body, d.kind, d.publisher, d.number,
    CASE d.body
        WHEN 'chapter' THEN (SELECT count(DISTINCT target) FROM mark WHERE document = d.row AND kind = 'event')
        ELSE (SELECT count(DISTINCT event) FROM evidence WHERE document = d.row)
    END,
    coalesce((SELECT id FROM document WHERE row = d.text_of), '')
FROM document d ORDER BY d.number, d.id
"""


def read_documents(connection: sqlite3.Connection) -> list[DocumentSummary]:
    """Return all documents in short: first those without a number, by id, then the chapters in their order."""
    dates = _all_dates(connection)
    return [
        DocumentSummary(
            id=id_,
            title=localised(title),
            body=Body(body),
            kind=kind,
            date=_goes_by(dates.get(row, {})),
            publisher=publisher,
            number=number,
            events=events,
            text_of=text_of,
        )
        for row, id_, *title, body, kind, publisher, number, events, text_of in connection.execute(_SUMMARY)
    ]


def _goes_by(dates: dict[str, EdtfDate]) -> EdtfDate | None:
    return Document(id="", title=localised(("", "", "")), dates=dates).date


def _all_dates(connection: sqlite3.Connection) -> dict[int, dict[str, EdtfDate]]:
    found: dict[int, dict[str, EdtfDate]] = {}
    query = "SELECT document, kind, edtf FROM document_date ORDER BY document, place"
    for row, kind, edtf in connection.execute(query):
        found.setdefault(row, {})[kind] = date(edtf)
    return found


def read_document(connection: sqlite3.Connection, id_: DocumentId) -> Document | None:
    """Return one document with its text, None where there is none of that id."""
    found = next(_documents(connection, "WHERE d.id = ?", id_), None)
    return None if found is None else replace(found[1], text=read_text(connection, found[0]))


def read_records(connection: sqlite3.Connection, ids: Iterable[DocumentId]) -> dict[DocumentId, Document]:
    """Return documents by id, all but their texts; ids without a document are left out."""
    wanted = "WHERE d.id IN (SELECT value FROM json_each(?))"
    return {document.id: document for _, document in _documents(connection, wanted, id_list(ids))}


def _documents(connection: sqlite3.Connection, wanted: str, value: str) -> Iterator[tuple[int, Document]]:
    """Yield documents without their texts, each with its row; a text that is attached to a record has that record."""
    own = ", ".join(f"d.{name}" for name in ("row", "id", "body"))
    record = ", ".join(f"r.{name}" for name in ("title_en", "title_es", "title_ru", *RECORD, *REFERENCE))
    whose = "document d JOIN document r ON r.row = coalesce(d.text_of, d.row)"
    query = f"SELECT {own}, {record} FROM {whose} {wanted}"
    dates: dict[int, dict[str, EdtfDate]] = {}
    dated = f"SELECT d.row, x.kind, x.edtf FROM {whose} JOIN document_date x ON x.document = r.row {wanted}"
    for row, kind, edtf in connection.execute(f"{dated} ORDER BY d.row, x.place", (value,)):
        dates.setdefault(row, {})[kind] = date(edtf)
    for row, id_, body, en, es, ru, *rest in connection.execute(query, (value,)):
        yield (
            row,
            Document(
                id=id_,
                title=localised((en, es, ru)),
                body=Body(body),
                dates=dates.get(row, {}),
                reference=ArchiveReference(*rest[len(RECORD) :]),
                **dict(zip(RECORD, rest, strict=False)),
            ),
        )


def read_text(connection: sqlite3.Connection, row: int) -> str:
    """Return the text of the document in row `row`."""
    query = "SELECT text FROM paragraph WHERE document = ? ORDER BY place"
    return PARAGRAPH_BREAK.join(text for (text,) in connection.execute(query, (row,)))


def read_marks(connection: sqlite3.Connection, id_: DocumentId) -> list[Mark]:
    """Return the marked stretches of a document in the order of its text, longer ones first."""
    query = """
        SELECT m.kind, m.start, m.end, m.target FROM mark m JOIN document d ON d.row = m.document
        WHERE d.id = ? ORDER BY m.start, m.end DESC, m.row
    """
    return [Mark(MarkKind(kind), start, end, target) for kind, start, end, target in connection.execute(query, (id_,))]


def read_mentions(connection: sqlite3.Connection, entity: str) -> list[Passage]:
    """Return the passages that name an entity, by document and place."""
    query = """
        SELECT d.row, d.id, m.start, m.end FROM mark m JOIN document d ON d.row = m.document
        WHERE m.kind = 'entity' AND m.target = ? ORDER BY d.number, d.id, m.start
    """
    texts: dict[int, str] = {}
    found = []
    for row, id_, start, end in connection.execute(query, (entity,)):
        if row not in texts:
            texts[row] = read_text(connection, row)
        found.append(Passage.cut(id_, texts[row], start, end))
    return found


def text_title(title: Localised) -> Localised:
    """Return what a full text is called in lists, beside the record or digest that it is attached to."""
    return Localised(
        f"{title.en} (full text)",
        f"{title.es} (texto completo)" if title.es else "",
        f"{title.ru} (полный текст)" if title.ru else "",
    )


def read_text_of(connection: sqlite3.Connection, id_: DocumentId) -> tuple[DocumentId, DocumentId]:
    """Return the document that a record belongs to, and the full text attached to it ("" where there is none)."""
    query = """
        SELECT m.id, coalesce((SELECT t.id FROM document t WHERE t.text_of = m.row ORDER BY t.row LIMIT 1), '')
        FROM document d JOIN document m ON m.row = coalesce(d.text_of, d.row) WHERE d.id = ?
    """
    found = connection.execute(query, (id_,)).fetchone()
    return (id_, "") if found is None else (str(found[0]), str(found[1]))


def stands(connection: sqlite3.Connection, passage: Passage) -> bool:
    """Whether the words of a passage stand in their document where it says; reads only the paragraphs concerned."""
    query = """
        SELECT p.start, p.text FROM paragraph p JOIN document d ON d.row = p.document WHERE d.id = ?1 AND p.start < ?3
        AND p.place >= (SELECT max(q.place) FROM paragraph q WHERE q.document = d.row AND q.start <= ?2)
        ORDER BY p.place
    """
    found = connection.execute(query, (passage.document, passage.start, passage.end)).fetchall()
    if not found or passage.start < 0:
        return False
    text, first = PARAGRAPH_BREAK.join(text for _, text in found), found[0][0]
    return text[passage.start - first : passage.end - first] == passage.quote


_EVIDENCE = """
SELECT e.id, d.id, p.row, p.start, p.end, p.quote, p.before, p.after, x.stance, x.says, x.confidence, x.origin, x.id
FROM evidence x JOIN event e ON e.row = x.event JOIN document d ON d.row = x.document
LEFT JOIN passage p ON p.row = x.passage
"""


def read_evidence_for_event(connection: sqlite3.Connection, id_: EventId) -> list[Evidence]:
    """Return the evidence of an event: what has a passage first, then by document and place."""
    query = _EVIDENCE + "WHERE e.id = ? ORDER BY p.row IS NULL, d.id, p.start, x.row"
    return _evidence(connection.execute(query, (id_,)))


def read_evidence_for_events(
    connection: sqlite3.Connection, ids: Iterable[EventId]
) -> defaultdict[EventId, list[Evidence]]:
    """Return the evidence of several events by id, that of each in the order of `read_evidence_for_event`."""
    wanted = "e.id IN (SELECT value FROM json_each(?))"
    query = f"{_EVIDENCE} WHERE {wanted} ORDER BY e.row, p.row IS NULL, d.id, p.start, x.row"
    found: defaultdict[EventId, list[Evidence]] = defaultdict(list)
    for each in _evidence(connection.execute(query, (id_list(ids),))):
        found[each.event].append(each)
    return found


def read_evidence_in_document(connection: sqlite3.Connection, id_: DocumentId) -> list[Evidence]:
    """Return the evidence that a document gives: in the order of its text, then what has no passage, by event."""
    query = _EVIDENCE + "WHERE d.id = ? ORDER BY p.row IS NULL, p.start, p.end, e.earliest_start, e.row"
    return _evidence(connection.execute(query, (id_,)))


_EvidenceRow = tuple[str, str, int | None, int, int, str, str, str, str, str | None, float, str, str]


def _evidence(rows: Iterable[_EvidenceRow]) -> list[Evidence]:
    found = []
    for event, document, row, start, end, quote, before, after, stance, says, confidence, origin, id_ in rows:
        passage = None if row is None else Passage(document, start, end, quote, before, after)
        given = date_or_none(says)
        found.append(Evidence(event, document, passage, Stance(stance), given, confidence, Origin(origin), id_))
    return found


def read_passages(connection: sqlite3.Connection, id_: DocumentId) -> list[Passage]:
    """Return the passages of a document in the order of its text."""
    query = """
        SELECT p.start, p.end, p.quote, p.before, p.after FROM passage p JOIN document d ON d.row = p.document
        WHERE d.id = ? ORDER BY p.start, p.end, p.row
    """
    return [Passage(id_, *values) for values in connection.execute(query, (id_,))]
