"""What the window needs of a collection, read in one go off the GUI thread: events as columns, bands, rival dates."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cubatimeline.domain.entities import Band, OfficeLine
from cubatimeline.domain.events import Category
from cubatimeline.domain.languages import Language
from cubatimeline.services.reading import chapters_by_event
from cubatimeline.store.columns import EventColumns
from cubatimeline.store.reader import Reader
from cubatimeline.store.summaries import DocumentSummary, EntitySummary, Meta


@dataclass(frozen=True, slots=True, eq=False)
class TimelineData:
    """What the first paint needs.

    Attributes:
        names: names of the people on the bands, by id.
        ghosts: days of rival dates, by index of the event in the columns.
    """

    meta: Meta
    columns: EventColumns
    categories: tuple[Category, ...]
    bands: tuple[Band, ...]
    names: dict[str, str]
    ghosts: dict[int, list[float]]


@dataclass(frozen=True, slots=True, eq=False)
class PanelData:
    """What sidebar, reader and status bar need after the first paint.

    Attributes:
        events_of: indices into the columns by entity id.
        chapter_of: chapter that tells an event, by event id.
    """

    documents: list[DocumentSummary]
    entities: list[EntitySummary]
    office_lines: list[OfficeLine]
    events_of: dict[str, NDArray[np.int64]]
    chapter_of: dict[str, str]


def read_timeline(reader: Reader, language: Language) -> TimelineData:
    """Read what the timeline is drawn from."""
    columns = reader.columns(language)
    bands = tuple(reader.bands())
    holders = {holder.person for band in bands for holder in band.holders}
    people = ((id_, reader.entity(id_)) for id_ in sorted(holders))
    names = {id_: person.name.in_(language) for id_, person in people if person is not None}
    return TimelineData(reader.meta(), columns, reader.categories(), bands, names, _ghosts(reader, columns))


def read_panels(reader: Reader, columns: EventColumns) -> PanelData:
    """Read what the panels beside the timeline show."""
    documents = reader.documents()
    events_of = {
        id_: positions_of(rows, columns.row) for id_, rows in reader.event_rows_by_entity().items() if len(rows)
    }
    return PanelData(
        documents, reader.entities(), reader.office_lines(), events_of, chapters_by_event(reader, documents)
    )


def positions_of(rows: NDArray[np.int64], all_rows: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return where each of `rows` stands in `all_rows` (any order); rows that are not there are left out."""
    order = np.argsort(all_rows)
    found = np.searchsorted(all_rows, rows, sorter=order)
    found = order[np.minimum(found, len(order) - 1)] if len(order) else np.empty(0, np.int64)
    return np.sort(found[all_rows[found] == rows]) if len(found) else found


def _ghosts(reader: Reader, columns: EventColumns) -> dict[int, list[float]]:
    place = {int(row): number for number, row in enumerate(columns.row.tolist())}
    ghosts: dict[int, list[float]] = {}
    for rival in reader.rival_dates():
        bounds = rival.date.bounds
        known = [day for day in (bounds.earliest_start, bounds.latest_end) if day is not None]
        if rival.row in place and known:
            ghosts.setdefault(place[rival.row], []).append(sum(known) / len(known) + 0.5)
    return ghosts
