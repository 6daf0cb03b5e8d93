"""All sources of the collection for a long list: what they are sorted and counted by as arrays, and a page of them.

Chapters are left out: they are told from sources and are none. The arrays are read in one go and kept by whoever
answers for the list, so that sorting, filtering and turning pages need no query over all documents.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from heapq import merge
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cubatimeline.domain.calendars import civil
from cubatimeline.domain.dates import EdtfDate
from cubatimeline.domain.documents import ArchiveReference, Body, DocumentId
from cubatimeline.domain.errors import DateError
from cubatimeline.domain.languages import Language, Localised
from cubatimeline.store.fulltext import spelled
from cubatimeline.store.query_words import Term, read_terms
from cubatimeline.store.rows import REFERENCE
from cubatimeline.store.stemming import fold
from cubatimeline.store.values import date, date_or_none, id_list, in_language, localised

NO_DAY = np.iinfo(np.int64).max
"""The day of a document without a date: behind all others."""
NO_DECADE = np.iinfo(np.int32).max
"""The decade of a document without a date."""


@dataclass(frozen=True, slots=True, eq=False)
class Codes:
    """A property that many documents share, as numbers.

    Attributes:
        labels: the values, sorted.
        code: shape (documents,) int32: index into `labels`.
    """

    labels: tuple[str, ...]
    code: NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class DocumentColumns:
    """All sources, in the order of their rows; every array has the shape (documents,).

    Attributes:
        row: ascending, as the store counts documents.
        day: earliest day of the date the document goes by (int64 day numbers), `NO_DAY` where there is none.
        decade: first year of its decade (int32), `NO_DECADE` where there is none.
        title: rank by title, accents not counted (int32).
        added: rank by the time of import (int32); what came with the collection stands first.
        events: number of events that it is evidence for (int32).
        body, kind, archive, language: what there is of it (a full text may be attached to its record), who keeps the
            original or else published it, the original language.
    """

    row: NDArray[np.int64]
    day: NDArray[np.int64]
    decade: NDArray[np.int32]
    title: NDArray[np.int32]
    added: NDArray[np.int32]
    events: NDArray[np.int32]
    body: Codes
    kind: Codes
    archive: Codes
    language: Codes

    def __len__(self) -> int:
        return len(self.row)


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """One document of the list.

    Attributes:
        date: the date it goes by.
        events: number of events that it is evidence for.
        added: when it was imported, in ISO 8601; empty for what came with the collection.
        attests: titles of the most important events that it is evidence for, at most `MOST_TITLES`.
    """

    id: DocumentId
    title: Localised
    body: Body
    kind: str
    creator: str
    publisher: str
    date: EdtfDate | None
    reference: ArchiveReference
    summary: str
    language: str
    events: int
    added: str
    attests: tuple[Localised, ...] = ()


GOES_BY = """
(SELECT x.edtf FROM document_date x WHERE x.document = d.row AND x.kind <> 'accessed'
 ORDER BY CASE x.kind WHEN 'written' THEN 0 WHEN 'sent' THEN 1 WHEN 'published' THEN 2 ELSE 3 END, x.place LIMIT 1)
"""
"""The date a document goes by, in the order of `Document.date`."""
_BODY = "CASE WHEN EXISTS (SELECT 1 FROM document t WHERE t.text_of = d.row) THEN 'text' ELSE d.body END"
"""A record that a full text is attached to counts as one."""
_PARTS = "SELECT p.row FROM document p WHERE p.row = d.row OR p.text_of = d.row"
"""A document with the texts that are attached to its record."""
_ARCHIVE = "CASE d.archive WHEN '' THEN d.publisher ELSE d.archive END"
_LANGUAGE = "CASE d.original_language WHEN '' THEN d.language ELSE d.original_language END"
MOST_TITLES = 3
"""Titles of events that a line of the list names."""
_CHUNK = 4_096
_FARTHEST_YEAR = 10**9


def read_document_columns(connection: sqlite3.Connection, language: Language = "en") -> DocumentColumns:
    """Return what all sources are sorted and counted by; titles in the order of `language`."""
    title = in_language("d.title", language)
    query = f"""
        SELECT d.row, {GOES_BY}, {title}, d.imported_at, {_BODY}, d.kind, {_ARCHIVE}, {_LANGUAGE}
        FROM document d WHERE d.body <> 'chapter' AND d.text_of IS NULL ORDER BY d.row
    """
    numbers, dates, titles, times, *shared = _by_column(connection, query, 8)
    row = np.array(numbers, np.int64)
    spans = [_day_and_decade(edtf) for edtf in dates]
    body, kind, archive, original = (_codes(values) for values in shared)
    return DocumentColumns(
        row,
        np.array([day for day, _ in spans], np.int64),
        np.array([decade for _, decade in spans], np.int32),
        _ranks([_title_key(title) for title in titles]),
        _ranks(times),
        _event_counts(connection, row),
        body,
        kind,
        archive,
        original,
    )


def _by_column(connection: sqlite3.Connection, query: str, columns: int) -> list[list[Any]]:
    """Return the answer to a query column by column, read in chunks, between which other threads have their turn."""
    found: list[list[Any]] = [[] for _ in range(columns)]
    cursor = connection.execute(query)
    while rows := cursor.fetchmany(_CHUNK):
        for column, values in zip(found, zip(*rows, strict=True), strict=True):
            column.extend(values)
    return found


@lru_cache(maxsize=65_536)
def _day_and_decade(edtf: str | None) -> tuple[int, int]:
    if edtf is None:
        return NO_DAY, NO_DECADE
    try:
        read = date(edtf)
    except DateError:
        return NO_DAY, NO_DECADE
    day = read.earliest if read.earliest is not None else read.latest
    if day is None:
        return NO_DAY, NO_DECADE
    year = max(-_FARTHEST_YEAR, min(_FARTHEST_YEAR, civil(day)[0]))
    return day, year // 10 * 10


def _title_key(title: str) -> str:
    """Return a title as lists are sorted: folded, without signs before the first letter or digit."""
    return fold(title).lstrip("«“„\"'‘([… ")


def _codes(values: Iterable[str]) -> Codes:
    known = list(values)
    labels = list(_in_order(dict.fromkeys(known)))
    places = {label: place for place, label in enumerate(labels)}
    return Codes(tuple(labels), np.array([places[value] for value in known], np.int32))


def _ranks(values: Iterable[str]) -> NDArray[np.int32]:
    return _codes(values).code


def _in_order(values: Iterable[str]) -> Iterator[str]:
    """Yield texts in order: sorted in chunks, as no other thread has a turn while Python sorts one long list."""
    known = list(values)
    return merge(*(sorted(known[at : at + _CHUNK]) for at in range(0, len(known), _CHUNK)))


def _event_counts(connection: sqlite3.Connection, rows: NDArray[np.int64]) -> NDArray[np.int32]:
    counts = np.zeros(len(rows), np.int32)
    query = """
        SELECT coalesce(d.text_of, d.row), count(DISTINCT x.event) FROM evidence x
        JOIN document d ON d.row = x.document GROUP BY 1
    """
    documents, events = (np.array(column, np.int64) for column in _by_column(connection, query, 2))
    if len(rows):
        places = np.minimum(np.searchsorted(rows, documents), len(rows) - 1)
        there = rows[places] == documents
        counts[places[there]] = events[there]
    return counts


_PLAIN_REFERENCE = tuple(name for name in REFERENCE if name not in ("archive", "collection"))


def matching_document_rows(
    connection: sqlite3.Connection, words: str, keepers: Callable[[str], Iterable[str]]
) -> NDArray[np.int64]:
    """Return the rows of the sources that have all `words`, ascending.

    A word counts wherever it stands: in title, creator, recipient or abstract (accents and common endings do not
    count), in the name of archive or publisher, or as a whole part of the archive reference ("758").

    Args:
        keepers: returns the archives and publishers (the labels of `DocumentColumns.archive`) that have a folded word.
    """
    terms = spelled(connection, read_terms(words))
    sets = [_having(connection, term, keepers(" ".join(term.words))) for term in terms]
    return np.array(sorted(set.intersection(*sets)) if sets else [], np.int64)


def _having(connection: sqlite3.Connection, term: Term, keepers: Iterable[str]) -> set[int]:
    """Return the rows of the documents, chapters among them, that have one term."""
    query = "SELECT rowid FROM document_text WHERE document_text MATCH ?"
    found = {row for (row,) in connection.execute(query, (term.expression(),))}
    named = list(keepers)
    if named:
        query = f"SELECT d.row FROM document d WHERE {_ARCHIVE} IN (SELECT value FROM json_each(?))"
        found.update(row for (row,) in connection.execute(query, (id_list(named),)))
    whole = " ".join(term.words)
    if any(letter.isdigit() for letter in whole):
        parts = ", ".join(f"d.{name}" for name in _PLAIN_REFERENCE)
        found.update(
            row for (row,) in connection.execute(f"SELECT d.row FROM document d WHERE ? IN ({parts})", (whole,))
        )
    return found


def read_document_lines(connection: sqlite3.Connection, rows: Iterable[int]) -> list[DocumentLine]:
    """Return the documents of `rows` that are there, in that order."""
    wanted = list(rows)
    reference = ", ".join(f"d.{name}" for name in REFERENCE)
    query = f"""
        SELECT d.row, d.id, d.title_en, d.title_es, d.title_ru, {_BODY}, d.kind, d.creator, d.publisher, d.summary,
            {GOES_BY}, {_LANGUAGE}, d.imported_at,
            (SELECT count(DISTINCT x.event) FROM evidence x WHERE x.document IN ({_PARTS})), {reference}
        FROM document d WHERE d.row IN (SELECT value FROM json_each(?))
    """
    found = {}
    attests = _attested(connection, wanted)
    for values in connection.execute(query, (json.dumps(wanted),)):
        row, id_, en, es, ru, body, kind, creator, publisher, summary, edtf, original, added, events, *parts = values
        found[row] = DocumentLine(
            id_, localised((en, es, ru)), Body(body), kind, creator, publisher, date_or_none(edtf),
            ArchiveReference(*parts), summary, original, events, added, tuple(attests[row][:MOST_TITLES]),
        )  # fmt: skip
    return [found[row] for row in wanted if row in found]


def _attested(connection: sqlite3.Connection, rows: list[int]) -> defaultdict[int, list[Localised]]:
    """Return for each document the titles of the events it is evidence for, the most important first."""
    query = f"""
        SELECT DISTINCT d.row, e.row, e.title_en, e.title_es, e.title_ru FROM document d
        JOIN evidence x ON x.document IN ({_PARTS}) JOIN event e ON e.row = x.event
        WHERE d.row IN (SELECT value FROM json_each(?)) ORDER BY e.importance DESC, e.earliest_start, e.row
    """
    found: defaultdict[int, list[Localised]] = defaultdict(list)
    for document, _, *title in connection.execute(query, (json.dumps(rows),)):
        found[document].append(localised(title))
    return found
