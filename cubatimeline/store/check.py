"""Checks a collection: that the file holds together, and that every proof still proves."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from cubatimeline.domain.errors import DamagedCollectionError
from cubatimeline.store.documents import read_text
from cubatimeline.store.library import connect_reader, told
from cubatimeline.store.schema import INDEXED


class ProblemKind(StrEnum):
    """What is wrong; the first three are damage."""

    DAMAGED_PAGES = "damaged pages"
    BROKEN_TIE = "broken tie"
    SEARCH_INDEX = "search index out of step"
    MISSING_PASSAGE = "evidence without passage"
    LOST_PASSAGE = "passage no longer in its text"
    NO_EVIDENCE = "event without evidence"


DAMAGE = frozenset({ProblemKind.DAMAGED_PAGES, ProblemKind.BROKEN_TIE, ProblemKind.SEARCH_INDEX})


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong.

    Attributes:
        what: one sentence for the reader.
        event, document: ids concerned, where there are any.
    """

    kind: ProblemKind
    what: str
    event: str = ""
    document: str = ""

    @property
    def is_damage(self) -> bool:
        """Whether the file itself is damaged, rather than its content incomplete."""
        return self.kind in DAMAGE


def check(path: Path) -> list[Problem]:
    """Return what is wrong with the collection at `path`, damage first; empty where all is well.

    Raises:
        CollectionError: or one of its kinds but `DamagedCollectionError`, where it cannot be opened.
    """
    try:
        connection = connect_reader(path)
    except DamagedCollectionError as error:
        return [Problem(ProblemKind.DAMAGED_PAGES, error.message)]
    try:
        with told(path):
            pages = _pages(connection)
            if pages:
                return pages
            return _ties(connection) + _indexes(connection) + _passages(connection) + _evidence(connection)
    finally:
        connection.close()


def _pages(connection: sqlite3.Connection) -> list[Problem]:
    try:
        found = [text for (text,) in connection.execute("PRAGMA integrity_check(20)")]
    except sqlite3.DatabaseError as error:
        found = [str(error)]
    return [] if found == ["ok"] else [Problem(ProblemKind.DAMAGED_PAGES, f"The file is damaged: {t}.") for t in found]


def _ties(connection: sqlite3.Connection) -> list[Problem]:
    return [
        Problem(ProblemKind.BROKEN_TIE, f"Row {row} of {table} points at a row of {parent} that is not there.")
        for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check")
    ]


def _indexes(connection: sqlite3.Connection) -> list[Problem]:
    """Compare how many rows each index has with its table; its own check needs a connection that can write."""
    problems = []
    for table in (*INDEXED, "entity"):
        query = f"SELECT (SELECT count(*) FROM {table}), (SELECT count(*) FROM {table}_text_docsize)"
        rows, indexed = connection.execute(query).fetchone()
        if rows != indexed:
            problems.append(
                Problem(ProblemKind.SEARCH_INDEX, f"The search index of {table} has {indexed} rows instead of {rows}.")
            )
    return problems


def _passages(connection: sqlite3.Connection) -> list[Problem]:
    query = """
        SELECT e.id, d.id FROM evidence x JOIN event e ON e.row = x.event JOIN document d ON d.row = x.document
        WHERE d.body <> 'record' AND x.passage IS NULL ORDER BY d.id, e.earliest_start, e.row
    """
    problems = [
        Problem(ProblemKind.MISSING_PASSAGE, f"{document} has a text, but no passage proves {event}.", event, document)
        for event, document in connection.execute(query)
    ]
    text, of = "", None
    query = """
        SELECT d.row, d.id, p.start, p.end, p.quote FROM passage p JOIN document d ON d.row = p.document
        ORDER BY d.row, p.start
    """
    for row, document, start, end, quote in connection.execute(query).fetchall():
        if row != of:
            text, of = read_text(connection, row), row
        if text[start:end] != quote:
            problems.append(
                Problem(ProblemKind.LOST_PASSAGE, f"{document} no longer says “{quote}” there.", document=document)
            )
    return problems


def _evidence(connection: sqlite3.Connection) -> list[Problem]:
    query = """
        SELECT id FROM event WHERE status = 'accepted'
        AND NOT EXISTS (SELECT 1 FROM evidence WHERE evidence.event = event.row) ORDER BY earliest_start, row
    """
    return [
        Problem(ProblemKind.NO_EVIDENCE, f"Nothing proves {event}.", event) for (event,) in connection.execute(query)
    ]
