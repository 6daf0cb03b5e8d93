"""Reading a collection: one read-only connection, for one thread."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

import numpy as np
from numpy.typing import NDArray

from cubatimeline.domain.documents import Document, DocumentId, Mark, Passage
from cubatimeline.domain.entities import Band, Entity, EntityId, EntityKind, OfficeLine
from cubatimeline.domain.events import Category, Event, EventId
from cubatimeline.domain.evidence import Evidence
from cubatimeline.domain.languages import Language
from cubatimeline.domain.tours import Tour
from cubatimeline.store import documents, entities, events, fulltext, groups, meta
from cubatimeline.store.column_reading import read_columns
from cubatimeline.store.columns import EventColumns
from cubatimeline.store.library import connect_reader, told
from cubatimeline.store.mark_columns import Marks, read_mark_columns
from cubatimeline.store.summaries import DocumentSummary, EntitySummary, EventGroup, HoldersOn, Meta, RivalDate

Answer = TypeVar("Answer")


class Reader:
    """Reads one collection, in the thread that made it; other threads make readers of their own.

    Each call sees the collection as it was when the call began, and raises `CollectionError` or one of its kinds when
    the file has gone or is damaged.
    """

    def __init__(self, path: Path) -> None:
        """Open the collection at `path`.

        Raises:
            NotACollectionError: the file is something else.
            NewerCollectionError: a later version of the program wrote it.
            DamagedCollectionError: it does not hold together.
            CollectionError: it is not there or cannot be read.
        """
        self.path = path
        self._connection = connect_reader(path)
        self._lines: tuple[int, list[OfficeLine]] | None = None

    def close(self) -> None:
        """Close the connection; the reader is of no use after."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def _snapshot(self) -> Iterator[sqlite3.Connection]:
        """One state of the file for all queries within, and its errors told in words."""
        with told(self.path):
            self._connection.execute("BEGIN")
            try:
                yield self._connection
            finally:
                self._connection.execute("COMMIT")

    def read(self, job: Callable[[sqlite3.Connection], Answer]) -> Answer:
        """Return the answer of one of the `read_` functions of the store, such as `relations.read_relations`."""
        with self._snapshot() as connection:
            return job(connection)

    def info(self) -> dict[str, int | str]:
        """Return the counts that `cubatimeline info` prints.

        Keys: events (accepted), documents (without chapters), passages, evidence, entities, mentions,
        events_without_evidence, schema, path.
        """
        with self._snapshot() as connection:
            return {**meta.read_counts(connection), "path": str(self.path)}

    def meta(self) -> Meta:
        """Return title, span and version of the collection."""
        with self._snapshot() as connection:
            return meta.read_meta(connection)

    def version(self) -> int:
        """Return a number that changes whenever another connection has written to the file."""
        with told(self.path):
            return int(self._connection.execute("PRAGMA data_version").fetchone()[0])

    def columns(self, language: Language = "en") -> EventColumns:
        """Return all events as columns of numbers, in order of time, drafts among them."""
        with self._snapshot() as connection:
            return read_columns(connection, language)

    def event(self, id_: EventId) -> Event | None:
        """Return one event, None where there is none of that id."""
        return next(iter(self.events([id_])), None)

    def events(self, ids: Iterable[EventId] | None = None) -> list[Event]:
        """Return the events of `ids` that exist, in that order; all, in order of time, where `ids` is None."""
        with self._snapshot() as connection:
            return list(events.read_events(connection, ids))

    def event_ids_of_entity(self, id_: EntityId) -> list[EventId]:
        """Return the ids of the events that concern an entity, in order of time."""
        with self._snapshot() as connection:
            return events.read_event_ids_of_entity(connection, id_)

    def event_rows_by_entity(self) -> dict[EntityId, NDArray[np.int64]]:
        """Return for each entity that has events their rows (as `EventColumns.row`), ascending."""
        with self._snapshot() as connection:
            return events.read_entity_event_rows(connection)

    def event_groups(self, common: groups.Common) -> list[EventGroup]:
        """Return events by what they have in common, those groups with the most events first."""
        with self._snapshot() as connection:
            return groups.read_event_groups(connection, common)

    def rival_dates(self) -> list[RivalDate]:
        """Return the dates that rival the date of an event and differ from it, for ghost marks."""
        with self._snapshot() as connection:
            return events.read_rival_dates(connection)

    def categories(self) -> tuple[Category, ...]:
        """Return the categories in their order; `EventColumns.category` counts in it."""
        with self._snapshot() as connection:
            return events.read_categories(connection)

    def bands(self) -> list[Band]:
        """Return the strips behind the timeline in their order."""
        with self._snapshot() as connection:
            return entities.read_bands(connection)

    def office_lines(self) -> list[OfficeLine]:
        """Return the successions of office in their order."""
        with self._snapshot() as connection:
            return entities.read_office_lines(connection)

    def holders_on(self, day: int) -> list[HoldersOn]:
        """Return for each office line who held it, or may have, on a day (a day number).

        The lines are kept in memory until the file changes, so that this can follow the pointer.
        """
        version = self.version()
        if self._lines is None or self._lines[0] != version:
            self._lines = version, self.office_lines()
        return entities.holders_on(self._lines[1], day)

    def entities(self, kind: EntityKind | None = None) -> list[EntitySummary]:
        """Return entities of one kind, or all, in short; those with the most events first."""
        with self._snapshot() as connection:
            return entities.read_entities(connection, kind, meta.read_meta(connection).span)

    def entity(self, id_: EntityId) -> Entity | None:
        """Return one entity, None where there is none of that id."""
        with self._snapshot() as connection:
            return entities.read_entity(connection, id_)

    def mentions(self, id_: EntityId) -> list[Passage]:
        """Return the passages that name an entity, by document and place."""
        with self._snapshot() as connection:
            return documents.read_mentions(connection, id_)

    def documents(self) -> list[DocumentSummary]:
        """Return all documents in short: sources by id, then the chapters in their order."""
        with self._snapshot() as connection:
            return documents.read_documents(connection)

    def document(self, id_: DocumentId) -> Document | None:
        """Return one document with its text, None where there is none of that id."""
        with self._snapshot() as connection:
            return documents.read_document(connection, id_)

    def marks(self, id_: DocumentId) -> list[Mark]:
        """Return the marked stretches of a document in the order of its text."""
        with self._snapshot() as connection:
            return documents.read_marks(connection, id_)

    def mark_columns(self, id_: DocumentId) -> Marks:
        """Return the same as columns: for a text that may have very many."""
        with self._snapshot() as connection:
            return read_mark_columns(connection, id_)

    def passages(self, id_: DocumentId) -> list[Passage]:
        """Return the passages of a document in the order of its text."""
        with self._snapshot() as connection:
            return documents.read_passages(connection, id_)

    def evidence_for_event(self, id_: EventId) -> list[Evidence]:
        """Return the evidence of an event; what has a passage comes first."""
        with self._snapshot() as connection:
            return documents.read_evidence_for_event(connection, id_)

    def evidence_in_document(self, id_: DocumentId) -> list[Evidence]:
        """Return the evidence that a document gives; what has a passage first, in the order of the text."""
        with self._snapshot() as connection:
            return documents.read_evidence_in_document(connection, id_)

    def tours(self) -> list[Tour]:
        """Return the tours in their order."""
        with self._snapshot() as connection:
            return meta.read_tours(connection)

    def search(self, query: str, limit: int = 50, offset: int = 0) -> fulltext.SearchResult:
        """Find words, "phrases" and beginnings of words in events, passages, documents and entities.

        All terms must be there. Accents do not count, common endings neither, and the spellings of a name in the three
        languages stand for one another. The last word, while no space follows it, stands for all that begin so.
        """
        with self._snapshot() as connection:
            return fulltext.search(connection, query, limit, offset)

    def matching_event_rows(self, query: str) -> NDArray[np.int64]:
        """Return the rows (as `EventColumns.row`) of all events that `query` finds, by their words or passages."""
        with self._snapshot() as connection:
            return fulltext.matching_event_rows(connection, query)
