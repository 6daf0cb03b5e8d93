"""Events out of the collection: as columns of numbers, one by one, and who they concern."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

from cubatimeline.domain.dates import Precision, with_words
from cubatimeline.domain.events import Category, Event, EventId, Origin, Rival, Status
from cubatimeline.domain.languages import Language
from cubatimeline.store.columns import OPEN_FUTURE, OPEN_PAST, EventColumns
from cubatimeline.store.summaries import RivalDate
from cubatimeline.store.values import date, date_or_none, id_list, in_language, localised

_CHUNK = 50_000
_MINUTES = 1440.0
_NUMBERS = (
    "row", "earliest_start", "latest_start", "earliest_end", "latest_end", "start_minute", "end_minute", "flags",
    "precision", "category", "importance",
)  # fmt: skip


def read_columns(connection: sqlite3.Connection, language: Language) -> EventColumns:
    """Return all events in order of time, then of row, as columns of numbers."""
    count = connection.execute("SELECT count(*) FROM event").fetchone()[0]
    numbers = np.empty((len(_NUMBERS), count), dtype=np.float64)
    ids: list[str] = []
    titles: list[str] = []
    cursor = connection.execute(
        f"SELECT id, {in_language('title', language)}, {', '.join(_NUMBERS)} FROM event ORDER BY row"
    )
    while chunk := cursor.fetchmany(_CHUNK):
        at = len(ids)
        chunk_ids, chunk_titles, *values = zip(*chunk, strict=True)
        for target, column in zip(numbers, values, strict=True):
            # None (no bound, no clock time) becomes not-a-number.
            target[at : at + len(chunk)] = np.array(column, dtype=np.float64)
        ids.extend(chunk_ids)
        titles.extend(chunk_titles)
    return _in_order(_columns(connection, numbers, ids, titles))


def _columns(
    connection: sqlite3.Connection, numbers: NDArray[np.float64], ids: list[str], titles: list[str]
) -> EventColumns:
    row, start, start_by, end_from, end, start_minute, end_minute, flags, precision, category, importance = numbers
    width = np.where(precision == Precision.HOUR, 60.0, 1.0)
    begin = _instant(start, start_minute, 0.0, 0.0, OPEN_PAST)
    over = _instant(end, end_minute, width, _MINUTES, OPEN_FUTURE)
    # A clock on one side only must not put a start after the end, nor an end before the start.
    begun_by = np.minimum(_instant(start_by, start_minute, width, _MINUTES, OPEN_FUTURE), over)
    over_from = np.maximum(_instant(end_from, end_minute, 0.0, 0.0, OPEN_PAST), begin)
    rows = row.astype(np.int64)
    return EventColumns(
        row=rows,
        start_earliest=begin,
        start_latest=begun_by,
        end_earliest=over_from,
        end_latest=over,
        flags=flags.astype(np.uint16),
        precision=precision.astype(np.int16),
        category=_category_places(connection)[category.astype(np.int64)],
        importance=importance.astype(np.int16),
        evidence=_evidence_counts(connection, rows),
        ids=ids,
        titles=titles,
    )


def _instant(
    day: NDArray[np.float64],
    minute: NDArray[np.float64],
    width: NDArray[np.float64] | float,
    whole: float,
    without: float,
) -> NDArray[np.float64]:
    """Return day and clock time as one number: the minute plus `width` where a clock is known, else `whole` minutes."""
    clock = np.where(np.isnan(minute), whole, minute + width)
    return np.where(np.isnan(day), without, day + clock / _MINUTES)


def _category_places(connection: sqlite3.Connection) -> NDArray[np.int16]:
    """Return an array that leads from the row of a category to its index in the order of `read_categories`."""
    rows = [row for (row,) in connection.execute("SELECT row FROM category ORDER BY place, row")]
    places = np.full(max(rows, default=0) + 1, -1, dtype=np.int16)
    places[rows] = np.arange(len(rows), dtype=np.int16)
    return places


def _evidence_counts(connection: sqlite3.Connection, rows: NDArray[np.int64]) -> NDArray[np.int32]:
    """Return the number of pieces of evidence of each event of `rows`, which ascend."""
    counts = np.zeros(len(rows), dtype=np.int32)
    found = np.array(
        connection.execute("SELECT event, count(*) FROM evidence GROUP BY event").fetchall(), dtype=np.int64
    ).reshape(-1, 2)
    counts[np.searchsorted(rows, found[:, 0])] = found[:, 1]
    return counts


def _in_order(columns: EventColumns) -> EventColumns:
    order = np.lexsort((columns.row, columns.end_latest, columns.start_earliest))
    if np.array_equal(order, np.arange(len(order))):
        return columns
    arrays = {name: getattr(columns, name)[order] for name in EventColumns.__slots__ if name not in ("ids", "titles")}
    places = order.tolist()
    return EventColumns(
        **arrays, ids=[columns.ids[place] for place in places], titles=[columns.titles[place] for place in places]
    )


def read_categories(connection: sqlite3.Connection) -> tuple[Category, ...]:
    """Return the categories in their order, `order` counted anew from 0."""
    query = "SELECT id, name_en, name_es, name_ru FROM category ORDER BY place, row"
    return tuple(
        Category(id_, localised(names), place) for place, (id_, *names) in enumerate(connection.execute(query))
    )


_EVENT = """
SELECT e.row, e.id, e.edtf, e.written, e.calendar, e.title_en, e.title_es, e.title_ru, e.summary, c.id, e.importance,
    e.disputed, e.origin, e.status
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
    while chunk := cursor.fetchmany(_CHUNK // 100):
        rows = [row[0] for row in chunk]
        entities = _entities_of(connection, rows)
        rivals = _rivals_of(connection, rows)
        for row in chunk:
            yield _event(row, tuple(entities[row[0]]), tuple(rivals[row[0]]))


def _event(values: tuple[object, ...], entities: tuple[str, ...], rivals: tuple[Rival, ...]) -> Event:
    _, id_, edtf, written, calendar, en, es, ru, summary, category, importance, disputed, origin, status = values
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
        SELECT e.row, e.id, r.place, r.edtf, r.claim FROM rival r JOIN event e ON e.row = r.event
        WHERE r.edtf IS NOT NULL AND r.edtf <> e.edtf ORDER BY e.row, r.place
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
    found: defaultdict[str, list[int]] = defaultdict(list)
    query = """
        SELECT DISTINCT n.id, x.event FROM event_entity x JOIN entity n ON n.row = x.entity ORDER BY x.entity, x.event
    """
    for entity, row in connection.execute(query):
        found[entity].append(row)
    return {entity: np.array(rows, dtype=np.int64) for entity, rows in found.items()}
