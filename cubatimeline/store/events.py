"""Events out of the collection, one by one, and who they concern; all of them as columns: see `column_reading`."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cubatimeline.domain.dates import with_words
from cubatimeline.domain.events import Category, Event, EventId, Origin, Rival, Status
from cubatimeline.store.chunks import chunks
from cubatimeline.store.summaries import RivalDate
from cubatimeline.store.values import date, date_or_none, id_list, localised

_CHUNK = 500


def read_categories(connection: sqlite3.Connection) -> tuple[Category, ...]:
    """Return the categories in their order, `order` counted anew from 0."""
    query = "SELECT id, name_en, name_es, name_ru FROM category ORDER BY place, row"
    return tuple(
        Category(id_, localised(names), place) for place, (id_, *names) in enumerate(connection.execute(query))
    )


_EVENT = """
SELECT e.row, e.id, e.edtf, e.written, e.calendar, e.title_en, e.title_es, e.title_ru, e.summary, c.id, e.importance,
    e.disputed, e.origin, e.status, e.confidence
FROM event e JOIN category c ON c.row = e.category
"""


def read_events(connection: sqlite3.Connection, ids: Iterable[EventId] | None) -> Iterator[Event]:
    """Yield the events of `ids` that exist, in that order; all of them, in order of time, where `ids` is None."""
    if ids is None:
        query, arguments = _EVENT + "ORDER BY e.earliest_start, e.latest_end, e.row", []
    else:
        query = _EVENT + "JOIN json_each(?) wanted ON wanted.value = e.id ORDER BY wanted.key"
        arguments = [id_list(ids)]
    cursor = connection.execute(query, arguments)
    while chunk := cursor.fetchmany(_CHUNK):
        rows = [row[0] for row in chunk]
        entities = _entities_of(connection, rows)
        rivals = _rivals_of(connection, rows)
        for row in chunk:
            yield _event(row, tuple(entities[row[0]]), tuple(rivals[row[0]]))


def _event(values: tuple[Any, ...], entities: tuple[str, ...], rivals: tuple[Rival, ...]) -> Event:
    _, id_, edtf, written, calendar, en, es, ru, summary, category, importance, disputed, *rest = values
    origin, status, confidence = rest
    when = date(str(edtf))
    if written or calendar != when.calendar:
        when = with_words(when, str(written), "julian" if calendar == "julian" else "gregorian")
    return Event(
        id=str(id_),
        date=when,
        title=localised((str(en), str(es), str(ru))),
        summary=str(summary),
        category=str(category),
        importance=int(str(importance)),
        entities=entities,
        disputed=str(disputed),
        rivals=rivals,
        origin=Origin(str(origin)),
        status=Status(str(status)),
        confidence=confidence,
    )


def _entities_of(connection: sqlite3.Connection, rows: list[int]) -> defaultdict[int, list[str]]:
    query = """
        SELECT x.event, entity.id FROM event_entity x JOIN entity ON entity.row = x.entity
        WHERE x.event IN (SELECT value FROM json_each(?)) ORDER BY x.event, x.place
    """
    found: defaultdict[int, list[str]] = defaultdict(list)
    for event, entity in connection.execute(query, (str(rows),)):
        found[event].append(entity)
    return found


def _rivals_of(connection: sqlite3.Connection, rows: list[int]) -> defaultdict[int, list[Rival]]:
    query = """
        SELECT r.event, r.row, r.edtf, r.claim FROM rival r
        WHERE r.event IN (SELECT value FROM json_each(?)) ORDER BY r.event, r.place
    """
    found: defaultdict[int, list[Rival]] = defaultdict(list)
    documents = """
        SELECT document.id FROM rival_document x JOIN document ON document.row = x.document
        WHERE x.rival = ? ORDER BY x.place
    """
    for event, rival, edtf, claim in connection.execute(query, (str(rows),)):
        held_by = tuple(id_ for (id_,) in connection.execute(documents, (rival,)))
        found[event].append(Rival(date_or_none(edtf), claim, held_by))
    return found


def read_rival_dates(connection: sqlite3.Connection) -> list[RivalDate]:
    """Return the rival dates that differ from the date of their event."""
    query = """
        SELECT e.row, e.id, r.place, r.edtf, r.claim FROM rival r CROSS JOIN event e ON e.row = r.event
        WHERE r.edtf IS NOT NULL AND r.edtf <> e.edtf ORDER BY r.event, r.place
    """
    return [RivalDate(row, id_, place, date(edtf), claim) for row, id_, place, edtf, claim in connection.execute(query)]


def read_event_ids_of_entity(connection: sqlite3.Connection, entity: str) -> list[EventId]:
    """Return the ids of the events that concern an entity, in order of time."""
    query = """
        SELECT e.id FROM event_entity x JOIN entity n ON n.row = x.entity JOIN event e ON e.row = x.event
        WHERE n.id = ? GROUP BY e.row ORDER BY e.earliest_start, e.latest_end, e.row
    """
    return [id_ for (id_,) in connection.execute(query, (entity,))]


def read_entity_event_rows(connection: sqlite3.Connection) -> dict[str, NDArray[np.int64]]:
    """Return for each entity the rows of its events, ascending; entities without events are left out."""
    ids: dict[int, str] = dict(connection.execute("SELECT row, id FROM entity"))
    found: defaultdict[str, list[NDArray[np.int64]]] = defaultdict(list)
    for pairs in chunks(connection.execute("SELECT DISTINCT entity, event FROM event_entity ORDER BY 1, 2"), 2):
        begins = np.flatnonzero(np.diff(pairs[:, 0], prepend=-1))
        for entity, rows in zip(pairs[begins, 0].tolist(), np.split(pairs[:, 1], begins[1:]), strict=True):
            found[ids[entity]].append(rows.copy())
    return {entity: np.concatenate(rows) for entity, rows in found.items()}
