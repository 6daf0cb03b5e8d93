"""Searching the full-text indexes: one plain query over events, passages, documents and entities."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from cubatimeline.domain.languages import Localised
from cubatimeline.store.query_words import Snippet, Term, expression, read_terms, snippet
from cubatimeline.store.spellings import sound_key
from cubatimeline.store.stemming import stems_for_query, words
from cubatimeline.store.values import localised

RANKED_UP_TO = 20_000
"""Ranking costs about a microsecond a hit, so with more hits than this the first page comes in the order of rows."""
_SPELLED_FROM = 4
"""Letters a word needs before other spellings of it are looked for."""
_ENTITIES_ASKED = 100


class HitKind(StrEnum):
    """What was found: an event, a paragraph of a document, a document by its record, an entity, or a note."""

    EVENT = "event"
    PASSAGE = "passage"
    DOCUMENT = "document"
    ENTITY = "entity"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found.

    Attributes:
        id: event, document (also for a passage) or entity id.
        row: its row; for a passage that of the paragraph.
        title: title of the event or document, name of the entity.
        snippet: words around what was found. For a passage `snippet.start` counts in the text of the document; for the
            others in the summary, title or names.
    """

    kind: HitKind
    id: str
    row: int
    title: Localised
    snippet: Snippet


@dataclass(frozen=True, slots=True)
class HitGroup:
    """The hits of one kind.

    Attributes:
        total: how many there are; `hits` holds the page asked for.
        ranked: best first; otherwise, where there are very many, in the order of the rows.
    """

    kind: HitKind
    total: int
    hits: tuple[Hit, ...]
    ranked: bool


@dataclass(frozen=True, slots=True)
class SearchResult:
    """What a query found, by kind."""

    query: str
    events: HitGroup
    passages: HitGroup
    documents: HitGroup
    entities: HitGroup


@dataclass(frozen=True, slots=True)
class _Index:
    """How one index is asked: its name, weights for `bm25`, the columns of a hit (row, id, title, texts), and which."""

    kind: HitKind
    name: str
    weights: str
    select: str
    only: str = ""


_INDEXES = (
    _Index(
        HitKind.EVENT,
        "event_text",
        "4, 4, 4, 1, 1",
        """SELECT x.row, x.id, x.title_en, x.title_es, x.title_ru, 0, x.summary, x.title_en, x.title_es, x.title_ru
           FROM event x WHERE x.row = ?""",
    ),
    _Index(
        HitKind.PASSAGE,
        "paragraph_text",
        "1, 0.7",
        """SELECT x.row, d.id, d.title_en, d.title_es, d.title_ru, x.start, x.text
           FROM paragraph x JOIN document d ON d.row = x.document WHERE x.row = ?""",
    ),
    _Index(
        HitKind.DOCUMENT,
        "document_text",
        "4, 4, 4, 2, 2, 1, 1",
        """SELECT x.row, x.id, x.title_en, x.title_es, x.title_ru, 0, x.title_en, x.title_es, x.title_ru, x.creator,
           x.recipient, x.summary FROM document x WHERE x.row = ?""",
        # A full text is found by the record that it is attached to: the two are one source.
        " AND rowid NOT IN (SELECT row FROM document WHERE text_of IS NOT NULL)",
    ),
    _Index(
        HitKind.ENTITY,
        "entity_text",
        "1, 0.7",
        """SELECT x.row, x.id, x.name_en, x.name_es, x.name_ru, 0, t.names
           FROM entity x JOIN entity_text t ON t.rowid = x.row WHERE x.row = ?""",
    ),
)


def search(connection: sqlite3.Connection, query: str, limit: int, offset: int) -> SearchResult:
    """Return for each kind the number of hits and `limit` of them from `offset` on."""
    terms = spelled(connection, read_terms(query))
    events, passages, documents, entities = (_group(connection, index, terms, limit, offset) for index in _INDEXES)
    return SearchResult(query, events, passages, documents, entities)


def _group(connection: sqlite3.Connection, index: _Index, terms: tuple[Term, ...], limit: int, offset: int) -> HitGroup:
    if not terms:
        return HitGroup(index.kind, 0, (), True)
    match = expression(terms)
    name, asked = index.name, f"{index.name} WHERE {index.name} MATCH ?{index.only}"
    total = connection.execute(f"SELECT count(*) FROM {asked}", (match,)).fetchone()[0]
    ranked = total <= RANKED_UP_TO
    order = f"bm25({name}, {index.weights}), rowid" if ranked else "rowid"
    rows = connection.execute(
        f"SELECT rowid FROM {asked} ORDER BY {order} LIMIT ? OFFSET ?", (match, limit, offset)
    ).fetchall()
    found = (connection.execute(index.select, row).fetchone() for row in rows)
    return HitGroup(index.kind, total, tuple(_hit(index.kind, values, terms) for values in found), ranked)


def _hit(kind: HitKind, values: tuple[object, ...], terms: tuple[Term, ...]) -> Hit:
    row, id_, en, es, ru, start, *texts = values
    cuts = [snippet(str(text), terms) for text in texts if text]
    best = next((cut for cut in cuts if cut.spans), cuts[0] if cuts else Snippet("", 0, (), False, False))
    title = localised((str(en), str(es), str(ru)))
    return Hit(kind, str(id_), int(str(row)), title, replace(best, start=best.start + int(str(start))))


def spelled(connection: sqlite3.Connection, terms: tuple[Term, ...]) -> tuple[Term, ...]:
    """Return the terms with the other spellings of names added: Хрущёв, Khrushchev and Jruschov find one another."""
    return tuple(
        replace(term, spellings=_spellings(connection, term))
        if len(term.words) == 1 and len(term.words[0]) >= _SPELLED_FROM
        else term
        for term in terms
    )


def _spellings(connection: sqlite3.Connection, term: Term) -> tuple[str, ...]:
    query = "SELECT names FROM entity_text WHERE entity_text MATCH ? LIMIT ?"
    stems = set(stems_for_query(term.words[0]))
    is_meant = _meant_by(term, stems)
    found: set[str] = set()
    for (names,) in connection.execute(query, (term.expression(), _ENTITIES_ASKED)):
        forms = set(words(names))
        keys = {sound_key(form) for form in forms if is_meant(form)} - {""}
        found.update(form for form in forms if sound_key(form) in keys and not is_meant(form))
    return tuple(sorted(found))


def _meant_by(term: Term, stems: set[str]) -> Callable[[str], bool]:
    word = term.words[0]

    def is_meant(form: str) -> bool:
        return form == word or (term.prefix and form.startswith(word)) or not stems.isdisjoint(stems_for_query(form))

    return is_meant


def matching_event_rows(connection: sqlite3.Connection, query: str) -> NDArray[np.int64]:
    """Return the rows of the events that a query finds, ascending: by their words, or by a passage that proves them."""
    terms = spelled(connection, read_terms(query))
    if not terms:
        return np.empty(0, dtype=np.int64)
    match = expression(terms)
    found = connection.execute(
        """
        SELECT rowid FROM event_text WHERE event_text MATCH ?
        UNION
        SELECT x.event FROM paragraph_text m JOIN paragraph p ON p.row = m.rowid
            JOIN passage s ON s.document = p.document AND s.start < p.start + length(p.text) AND s.end > p.start
            JOIN evidence x ON x.passage = s.row
        WHERE paragraph_text MATCH ? ORDER BY 1
        """,
        (match, match),
    )
    return np.fromiter((row for (row,) in found), dtype=np.int64)
