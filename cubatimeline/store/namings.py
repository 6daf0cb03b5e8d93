"""Documents that name an entity, counted by the file itself."""

from __future__ import annotations

import sqlite3

from cubatimeline.domain.documents import DocumentId
from cubatimeline.domain.entities import EntityId
from cubatimeline.domain.languages import Localised
from cubatimeline.store.values import localised


def read_documents_naming(
    connection: sqlite3.Connection, id_: EntityId, most: int
) -> tuple[int, list[tuple[DocumentId, Localised, int]]]:
    """Return how many documents name or tell of an entity, and those that name it most often: id, title, mentions."""
    query = """
        SELECT d.id, d.title_en, d.title_es, d.title_ru, named.mentions, count(*) OVER () FROM (
            SELECT document, sum(mentions) AS mentions FROM (
                SELECT document, count(*) AS mentions FROM mark WHERE kind = 'entity' AND target = ?1 GROUP BY document
                UNION ALL
                SELECT x.document, 0 FROM entity_document x JOIN entity n ON n.row = x.entity WHERE n.id = ?1
            ) GROUP BY document
        ) named JOIN document d ON d.row = named.document
        ORDER BY named.mentions DESC, d.title_en LIMIT ?2
    """
    rows = connection.execute(query, (id_, most)).fetchall()
    count = int(rows[0][-1]) if rows else 0
    return count, [(document, localised(title), int(mentions)) for document, *title, mentions, _ in rows]


def read_mention_count(connection: sqlite3.Connection, id_: EntityId) -> int:
    """Return how many passages name an entity."""
    query = "SELECT count(*) FROM mark WHERE kind = 'entity' AND target = ?"
    return int(connection.execute(query, (id_,)).fetchone()[0])
