"""What documents have in common: the entities they name, the events they attest, and how rare each of these is."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from cubatimeline.domain.dates import EdtfDate
from cubatimeline.domain.documents import DocumentId
from cubatimeline.domain.languages import Localised
from cubatimeline.store.document_list import GOES_BY
from cubatimeline.store.values import date_or_none, localised


@dataclass(frozen=True, slots=True, eq=False)
class Shared:
    """An entity or event of a document, and which sources have it too.

    Attributes:
        is_event: it is an event that they attest; else an entity that they name, or that their events concern.
        documents: rows of the sources that have it, the document itself among them; of very common ones only some.
        common: there are more than those in `documents`, so that having it in common says nothing.
    """

    id: str
    name: Localised
    is_event: bool
    documents: tuple[int, ...]
    common: bool

    @property
    def key(self) -> tuple[bool, str]:
        """What tells it from all others."""
        return self.is_event, self.id


@dataclass(frozen=True, slots=True)
class RelatedHead:
    """A document in short, with the date it goes by; `source` is False for a chapter."""

    id: DocumentId
    title: Localised
    date: EdtfDate | None
    source: bool


_PARTS = "SELECT row FROM document WHERE row = ?1 OR text_of = ?1"
"""A document with the texts that are attached to its record: all of them count as one source."""
_EVENTS = f"""
SELECT x.event FROM evidence x WHERE x.document IN ({_PARTS})
UNION SELECT e.row FROM mark m JOIN event e ON e.id = m.target WHERE m.document IN ({_PARTS}) AND m.kind = 'event'
"""
_ENTITIES = f"""
SELECT n.row FROM mark m JOIN entity n ON n.id = m.target WHERE m.document IN ({_PARTS}) AND m.kind = 'entity'
UNION SELECT x.entity FROM event_entity x WHERE x.event IN ({_EVENTS})
"""
_NAMING = """
SELECT source FROM (
    SELECT DISTINCT coalesce(d.text_of, d.row) AS source FROM mark m
    JOIN document d ON d.row = m.document AND d.body <> 'chapter'
    WHERE m.kind = 'entity' AND m.target = ?1 LIMIT ?3
) UNION SELECT source FROM (
    SELECT DISTINCT coalesce(d.text_of, d.row) AS source FROM event_entity x JOIN evidence v ON v.event = x.event
    JOIN document d ON d.row = v.document WHERE x.entity = ?2 LIMIT ?3
)
"""


def read_shared(connection: sqlite3.Connection, document: DocumentId, most: int) -> tuple[int, list[Shared]]:
    """Return the row of a document, -1 where there is none, and everything that it may have in common with others.

    For a text that is attached to a record, it is the row of that record.

    Args:
        most: what more sources than this have is told as `common`; the work is bounded by it.
    """
    found = connection.execute("SELECT coalesce(text_of, row) FROM document WHERE id = ?", (document,)).fetchone()
    if found is None:
        return -1, []
    row = int(found[0])
    return row, [*_shared_events(connection, row, most), *_shared_entities(connection, row, most)]


def _shared_events(connection: sqlite3.Connection, row: int, most: int) -> Iterable[Shared]:
    query = f"SELECT e.row, e.id, e.title_en, e.title_es, e.title_ru FROM event e WHERE e.row IN ({_EVENTS})"
    for event, id_, *title in connection.execute(query, (row,)).fetchall():
        attesting = """
            SELECT DISTINCT coalesce(d.text_of, d.row) FROM evidence x JOIN document d ON d.row = x.document
            WHERE x.event = ? LIMIT ?
        """
        documents = tuple(each for (each,) in connection.execute(attesting, (event, most + 1)))
        yield Shared(id_, localised(title), True, documents[:most], len(documents) > most)


def _shared_entities(connection: sqlite3.Connection, row: int, most: int) -> Iterable[Shared]:
    query = f"SELECT n.row, n.id, n.name_en, n.name_es, n.name_ru FROM entity n WHERE n.row IN ({_ENTITIES})"
    for entity, id_, *name in connection.execute(query, (row,)).fetchall():
        documents = tuple(each for (each,) in connection.execute(_NAMING, (id_, entity, most + 1)))
        yield Shared(id_, localised(name), False, documents[:most], len(documents) > most)


def read_related_heads(connection: sqlite3.Connection, rows: Iterable[int]) -> dict[int, RelatedHead]:
    """Return documents in short by their rows."""
    query = f"""
        SELECT d.row, d.id, d.title_en, d.title_es, d.title_ru, {GOES_BY}, d.body <> 'chapter' FROM document d
        WHERE d.row IN (SELECT value FROM json_each(?))
    """
    return {
        row: RelatedHead(id_, localised((en, es, ru)), date_or_none(edtf), bool(source))
        for row, id_, en, es, ru, edtf, source in connection.execute(query, (json.dumps(list(rows)),))
    }


def count_sources(connection: sqlite3.Connection) -> int:
    """Return the number of documents, chapters left out."""
    query = "SELECT count(*) FROM document WHERE body <> 'chapter' AND text_of IS NULL"
    return int(connection.execute(query).fetchone()[0])
