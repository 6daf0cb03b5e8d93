"""Entities out of the collection: the sidebar's lists, one entity whole, offices and bands."""

from __future__ import annotations

import sqlite3
from collections import defaultdict

import numpy as np
from numpy.typing import NDArray

from cubatimeline.domain.entities import Band, Entity, EntityId, EntityKind, Holder, Office, OfficeLine
from cubatimeline.store.chunks import NOTHING, chunks
from cubatimeline.store.summaries import EntitySummary, HoldersOn
from cubatimeline.store.values import date, date_or_none, localised


def read_entities(
    connection: sqlite3.Connection, kind: EntityKind | None, span: tuple[int, int]
) -> list[EntitySummary]:
    """Return entities in short, those with the most events first; `span` (day numbers) decides the years counted."""
    first_year, last_year = (int(year) for year in _years(np.array(span, dtype=np.int64)))
    counts, histograms = _counted(connection, first_year, last_year)
    nothing = np.zeros(last_year - first_year + 1, dtype=np.int32)
    aliases = _aliases(connection)
    query = """
        SELECT n.row, n.id, n.kind, n.name_en, n.name_es, n.name_ru,
            (SELECT count(*) FROM mark WHERE mark.kind = 'entity' AND mark.target = n.id)
        FROM entity n WHERE ? IS NULL OR n.kind = ? ORDER BY 7 DESC, n.name_en
    """
    found = [
        EntitySummary(
            id=id_,
            kind=EntityKind(entity_kind),
            name=localised(name),
            aliases=tuple(aliases[row]),
            events=counts.get(row, 0),
            mentions=mentions,
            first_year=first_year,
            years=histograms.get(row, nothing),
        )
        for row, id_, entity_kind, *name, mentions in connection.execute(query, (kind, kind))
    ]
    return sorted(found, key=lambda each: -each.events)


def _years(days: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the astronomical year of each day number."""
    return days.astype("datetime64[D]").astype("datetime64[Y]").astype(np.int64) + 1970


def _counted(
    connection: sqlite3.Connection, first_year: int, last_year: int
) -> tuple[dict[int, int], dict[int, NDArray[np.int32]]]:
    """Return the number of accepted events of each entity, and in how many of them each year began, by row.

    Counted here and not by the file, which would sort two million rows at a million events.
    """
    width = last_year - first_year + 1
    year_of = _years_of_events(connection, first_year, last_year)
    counts: dict[int, int] = {}
    histograms: dict[int, NDArray[np.int32]] = {}
    # the index on (entity, event) gives this order, so that doubles are neighbours and nothing is sorted
    ties = connection.execute("SELECT DISTINCT entity, event FROM event_entity ORDER BY entity, event")
    for pairs in chunks(ties, 2):
        years = year_of[pairs[:, 1]]
        taken = years > _NOT_ACCEPTED
        owners, places = _places_in(pairs[:, 0][taken])
        years = years[taken]
        begun = years > _NO_BEGINNING
        numbers = np.bincount(places, minlength=len(owners))
        wide = np.bincount(places[begun] * width + years[begun], minlength=len(owners) * width).astype(np.int32)
        for owner, number, histogram in zip(owners.tolist(), numbers.tolist(), wide.reshape(-1, width), strict=True):
            counts[owner] = counts.get(owner, 0) + number
            before = histograms.get(owner)
            histograms[owner] = histogram.copy() if before is None else before + histogram
    return counts, histograms


_NOT_ACCEPTED, _NO_BEGINNING = -2, -1


def _years_of_events(connection: sqlite3.Connection, first_year: int, last_year: int) -> NDArray[np.int64]:
    """Return the year in which each event began, counted from the first one, by row; below nought where it has none."""
    most = connection.execute("SELECT coalesce(max(row), 0) FROM event").fetchone()[0]
    found = np.full(most + 1, _NOT_ACCEPTED, np.int64)
    for rows in chunks(connection.execute("SELECT row, earliest_start FROM event WHERE status = 'accepted'"), 2):
        days = rows[:, 1]
        known = days > NOTHING
        years = np.clip(_years(np.where(known, days, 0)), first_year, last_year) - first_year
        found[rows[:, 0]] = np.where(known, years, _NO_BEGINNING)
    return found


def _places_in(owners: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return each of some ascending numbers once, and for each of them its place among these."""
    first = np.ones(len(owners), np.bool_)
    first[1:] = owners[1:] != owners[:-1]
    return owners[first], np.cumsum(first) - 1


def _aliases(connection: sqlite3.Connection) -> defaultdict[int, list[str]]:
    found: defaultdict[int, list[str]] = defaultdict(list)
    for row, name in connection.execute("SELECT entity, name FROM alias ORDER BY entity, place"):
        found[row].append(name)
    return found


def read_entity(connection: sqlite3.Connection, id_: EntityId) -> Entity | None:
    """Return one entity, None where there is none of that id."""
    query = """
        SELECT row, kind, name_en, name_es, name_ru, country, role, summary, begins, ends, latitude, longitude
        FROM entity WHERE id = ?
    """
    values = connection.execute(query, (id_,)).fetchone()
    if values is None:
        return None
    row, kind, en, es, ru, country, role, summary, begins, ends, latitude, longitude = values
    aliases = connection.execute("SELECT name FROM alias WHERE entity = ? ORDER BY place", (row,))
    documents = connection.execute(
        "SELECT d.id FROM entity_document x JOIN document d ON d.row = x.document WHERE x.entity = ? ORDER BY x.place",
        (row,),
    )
    return Entity(
        id=id_,
        kind=EntityKind(kind),
        name=localised((en, es, ru)),
        aliases=tuple(name for (name,) in aliases),
        country=country,
        role=role,
        summary=summary,
        begins=date_or_none(begins),
        ends=date_or_none(ends),
        latitude=latitude,
        longitude=longitude,
        offices=_offices(connection, row),
        documents=tuple(document for (document,) in documents),
    )


def _offices(connection: sqlite3.Connection, row: int) -> tuple[Office, ...]:
    query = "SELECT title_en, title_es, title_ru, organisation, edtf FROM office WHERE entity = ? ORDER BY place"
    return tuple(
        Office(localised(title), organisation, date(edtf))
        for *title, organisation, edtf in connection.execute(query, (row,))
    )


def _holders(connection: sqlite3.Connection, succession: int) -> tuple[Holder, ...]:
    query = """
        SELECT n.id, h.edtf, h.short_en, h.short_es, h.short_ru, h.note, h.gap_before
        FROM holder h JOIN entity n ON n.row = h.person WHERE h.succession = ? ORDER BY h.place
    """
    return tuple(
        Holder(person, date(edtf), localised(short), note, gap)
        for person, edtf, *short, note, gap in connection.execute(query, (succession,))
    )


def read_office_lines(connection: sqlite3.Connection) -> list[OfficeLine]:
    """Return the successions of office in their order."""
    query = """
        SELECT row, id, title_en, title_es, title_ru, country, complete FROM succession
        WHERE kind = 'office_line' ORDER BY place, row
    """
    documents = """
        SELECT d.id FROM succession_document x JOIN document d ON d.row = x.document
        WHERE x.succession = ? ORDER BY x.place
    """
    return [
        OfficeLine(
            id=id_,
            title=localised(title),
            country=country,
            holders=_holders(connection, row),
            complete=bool(complete),
            documents=tuple(document for (document,) in connection.execute(documents, (row,))),
        )
        for row, id_, *title, country, complete in connection.execute(query).fetchall()
    ]


def read_bands(connection: sqlite3.Connection) -> list[Band]:
    """Return the strips behind the timeline in their order."""
    query = "SELECT row, id, title_en, title_es, title_ru FROM succession WHERE kind = 'band' ORDER BY place, row"
    return [
        Band(id_, localised(title), _holders(connection, row))
        for row, id_, *title in connection.execute(query).fetchall()
    ]


def holders_on(lines: list[OfficeLine], day: int) -> list[HoldersOn]:
    """Return who held, or may have held, the office of each line on a day (a day number)."""
    return [
        HoldersOn(line.id, line.title, line.country, tuple(each for each in line.holders if _held(each, day)))
        for line in lines
    ]


def _held(holder: Holder, day: int) -> bool:
    first, last = holder.date.bounds.earliest_start, holder.date.bounds.latest_end
    return (first is None or first <= day) and (last is None or day <= last)
