"""What the window needs of a collection, read in one go off the GUI thread: events as columns, bands, rival dates."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import ceil, floor
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from cubatimeline.domain.entities import Band, OfficeLine
from cubatimeline.domain.events import Category
from cubatimeline.domain.languages import Language
from cubatimeline.services.clock_choice import Clock, Universal
from cubatimeline.services.contents import Listing, listed
from cubatimeline.services.geometry.kept import Arrays, worked_out
from cubatimeline.services.memory import give_back_large_arrays
from cubatimeline.services.reading import chapters_by_event
from cubatimeline.store import column_cache
from cubatimeline.store.columns import ARRAYS, OPEN_FUTURE, OPEN_PAST, EventColumns, EventFlag, distinct
from cubatimeline.store.reader import Reader
from cubatimeline.store.summaries import DocumentSummary, EntitySummary, Meta
from cubatimeline.store.timed import read_dates


@dataclass(frozen=True, slots=True, eq=False)
class TimelineData:
    """What the first paint needs.

    Attributes:
        names: names of the people on the bands, by id.
        ghosts: days of rival dates, by index of the event in the columns.
        universal: start and end in universal time of events with clock and zone, by index into the columns.
        clock: whose clock the columns keep.
        stored: the columns as the collection has them, each event by the clock of its place; None where these are they.
        kept: what an earlier start has worked out of the events by category, see `services.geometry.kept`.
        unkept: state of the file that the columns were read in, where they are worth keeping for the next start; see
            `keep_columns`.
    """

    meta: Meta
    columns: EventColumns
    categories: tuple[Category, ...]
    bands: tuple[Band, ...]
    names: dict[str, str]
    ghosts: dict[int, list[float]]
    unkept: str | None = None
    kept: Arrays = field(default_factory=dict)
    universal: Universal = field(default_factory=dict)
    clock: Clock = "places"
    stored: EventColumns | None = None

    @property
    def span(self) -> tuple[int, int]:
        """First and last day between which everything lies: those of the collection, and of events outside them."""
        starts, ends = self.columns.start_earliest, self.columns.end_latest
        first, last = self.meta.span
        least, most = float(starts.min(initial=first)), float(ends.max(initial=last + 1))
        # Open bounds are looked past only where there are any: a copy of a million would delay the first picture.
        if least <= OPEN_PAST + 2:
            least = float(starts.min(initial=first, where=starts > OPEN_PAST + 2))
        if most >= OPEN_FUTURE - 2:
            most = float(ends.max(initial=last + 1, where=ends < OPEN_FUTURE - 2))
        return min(first, floor(least)), max(last, ceil(most) - 1)


def alike(one: TimelineData, other: TimelineData) -> bool:
    """Return whether two readings of a collection look the same on the timeline."""
    parts = ("meta", "categories", "bands", "names", "ghosts", "universal", "clock")
    if len(one.columns) != len(other.columns) or any(getattr(one, name) != getattr(other, name) for name in parts):
        return False
    arrays = (np.array_equal(getattr(one.columns, name), getattr(other.columns, name)) for name in ARRAYS)
    return all(arrays) and all(
        old is new or list(old) == list(new)
        for old, new in ((one.columns.ids, other.columns.ids), (one.columns.titles, other.columns.titles))
    )


@dataclass(frozen=True, slots=True, eq=False)
class PanelData:
    """What sidebar, reader and status bar need after the first paint.

    Attributes:
        events_of: indices into the columns by entity id.
        chapter_of: chapter that tells an event, by event id.
        contents: the documents as the reader lists them.
    """

    documents: list[DocumentSummary]
    entities: list[EntitySummary]
    office_lines: list[OfficeLine]
    events_of: dict[str, NDArray[np.int64]]
    chapter_of: dict[str, str]
    contents: Listing


def read_timeline(
    reader: Reader, language: Language, cache: Path | None = None, clock: Clock = "places"
) -> TimelineData:
    """Read what the timeline is drawn from.

    Args:
        cache: folder in which columns of large collections are kept; without one they are read from the collection.
        clock: whose clock events with a time of day are put on.
    """
    give_back_large_arrays()
    stored, kept, unkept = _columns(reader, language, cache)
    columns, universal = _on_clock(reader, stored, clock)
    bands = tuple(reader.bands())
    holders = {holder.person for band in bands for holder in band.holders}
    people = ((id_, reader.entity(id_)) for id_ in sorted(holders))
    names = {id_: person.name.in_(language) for id_, person in people if person is not None}
    ghosts = _ghosts(reader, columns)
    return TimelineData(
        reader.meta(), columns, reader.categories(), bands, names, ghosts, unkept, kept if columns is stored else {},
        universal, clock,
        stored if stored is not columns else None,
    )  # fmt: skip


def _on_clock(reader: Reader, columns: EventColumns, clock: Clock) -> tuple[EventColumns, Universal]:
    timed = np.flatnonzero(columns.flags & EventFlag.TIMED)
    if not len(timed):
        return columns, {}
    from cubatimeline.services.clocks import on_clock  # brings in time zones, not needed where no clock is known

    rows = columns.row[timed].tolist()
    dates = reader.read(lambda connection: read_dates(connection, rows))
    places = dict(zip(rows, timed.tolist(), strict=True))
    return on_clock(columns, {places[row]: date for row, date in dates.items()}, clock)


def keep_columns(reader: Reader, data: TimelineData, language: Language, cache: Path) -> bool:
    """Keep the columns in the folder `cache` where that spares time at the next start; return whether they were kept.

    To be called once the timeline is shown. A file that was changed meanwhile is left for the next start.
    """
    if data.unkept is None or column_cache.state_of(reader.path) != data.unkept:
        return False
    columns = data.columns if data.stored is None else data.stored
    more = worked_out(columns, len(data.categories))
    return column_cache.save(column_cache.cache_file(cache, reader.path, language), columns, data.unkept, more)


def _columns(reader: Reader, language: Language, cache: Path | None) -> tuple[EventColumns, Arrays, str | None]:
    """Return the columns, what was kept with them, and the state of the file if they are to be kept."""
    if cache is None:
        return reader.columns(language), {}, None
    # The state comes first: what is written while the columns are read makes it another one, and nothing is kept.
    state = column_cache.state_of(reader.path)
    kept = column_cache.load(column_cache.cache_file(cache, reader.path, language), state)
    if kept is not None:
        return kept.columns, kept.more, None
    columns = reader.columns(language)
    return columns, {}, state if len(columns) >= column_cache.LEAST_EVENTS else None


def read_panels(reader: Reader, columns: EventColumns) -> PanelData:
    """Read what the panels beside the timeline show."""
    documents = reader.documents()
    place_of = np.full(int(columns.row.max(initial=0)) + 1, -1, np.int64)
    place_of[columns.row] = np.arange(len(columns))
    found = ((id_, rows[rows < len(place_of)]) for id_, rows in reader.event_rows_by_entity().items() if len(rows))
    events_of = {id_: np.sort(place_of[rows][place_of[rows] >= 0]) for id_, rows in found}
    return PanelData(
        documents,
        reader.entities(),
        reader.office_lines(),
        events_of,
        chapters_by_event(reader, documents),
        listed(documents),
    )


def positions_of(rows: NDArray[np.int64], all_rows: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return where each of `rows` stands in `all_rows` (any order); rows that are not there are left out."""
    if not len(rows):
        return np.empty(0, np.int64)
    order = np.argsort(all_rows)
    found = np.searchsorted(all_rows, rows, sorter=order)
    found = order[np.minimum(found, len(order) - 1)] if len(order) else np.empty(0, np.int64)
    return np.sort(found[all_rows[found] == rows]) if len(found) else found


def _ghosts(reader: Reader, columns: EventColumns) -> dict[int, list[float]]:
    rivals = reader.rival_dates()
    rows = distinct(np.array([rival.row for rival in rivals], np.int64))
    places = positions_of(rows, columns.row)
    place = dict(zip(columns.row[places].tolist(), places.tolist(), strict=True))
    ghosts: dict[int, list[float]] = {}
    for rival in rivals:
        bounds = rival.date.bounds
        known = [day for day in (bounds.earliest_start, bounds.latest_end) if day is not None]
        if rival.row in place and known:
            ghosts.setdefault(place[rival.row], []).append(sum(known) / len(known) + 0.5)
    return ghosts
