"""What a figure shows, counted and dated: what its caption, its alternative text and its table are made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from cubatimeline.domain.calendars import civil
from cubatimeline.domain.date_words import in_words
from cubatimeline.domain.dates import EdtfDate
from cubatimeline.domain.edtf import parse
from cubatimeline.domain.events import EventId
from cubatimeline.domain.languages import Language
from cubatimeline.services.figures.composing import Composed
from cubatimeline.services.figures.content import FigureContent, span_of
from cubatimeline.services.figures.figure import Figure
from cubatimeline.services.laning import Indices
from cubatimeline.store.reader import Reader
from cubatimeline.store.timed import read_dates


@dataclass(frozen=True, slots=True)
class ShownEvent:
    """An event that has words in a figure.

    Attributes:
        date: in words, in the language of the figure.
        number: that it bears there; 0 for none.
        lanes: names of the lanes that it stands in.
    """

    id: EventId
    title: str
    date: str
    number: int
    lanes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A figure in words and numbers.

    Attributes:
        title: of the figure, or of the collection where it has none.
        first, last: the ends of its span in words.
        lanes: name and number of events of each lane with any, from above.
        total: number of events, those without words included.
        busiest: the year, or in short spans the month, with most events, in words, and how many; "" and 0 for few.
        named: in reading order.
    """

    title: str
    first: str
    last: str
    language: Language
    lanes: tuple[tuple[str, int], ...]
    total: int
    busiest: tuple[str, int]
    bands: bool
    named: tuple[ShownEvent, ...]


_LEAST_TOLD = 8
"""Events of which it is worth telling in which year most of them fall."""
_MONTHS_UP_TO = 3 * 366
_OLDEST, _YOUNGEST = -700_000, 700_000
"""Days of the years that are counted one by one: those from about 50 to 3886."""


def events_of(figure: Figure, content: FigureContent) -> Indices:
    """Return the indices of all events of a figure, with words or without: in its span, its filter and its lanes."""
    start, end = span_of(figure, content)
    laned = content.laned(figure.lanes)
    begins, ends = content.bounds()
    inside = np.zeros(len(content.columns), np.bool_)
    inside[laned.events] = True
    return np.flatnonzero(inside & (ends > start) & (begins < end))


def shown_in(reader: Reader, figure: Figure, content: FigureContent, composed: Composed) -> Shown:
    """Return what a figure shows.

    Raises:
        CollectionError: the file has gone or is damaged.
    """
    here = events_of(figure, content)
    laned = content.laned(figure.lanes)
    counted = np.bincount(laned.lane[np.isin(laned.events, here)], minlength=len(laned.lanes))
    return Shown(
        figure.title or content.title,
        *_ends(figure, content),
        figure.language,
        tuple((lane.name, int(count)) for lane, count in zip(laned.lanes, counted, strict=True) if count),
        len(here),
        _busiest(figure, content, here),
        figure.bands and bool(content.strips),
        tuple(_named(reader, figure, content, composed)),
    )


def _ends(figure: Figure, content: FigureContent) -> tuple[str, str]:
    """Return the ends as they were given; those of the whole collection as years."""
    years = [str(civil(day)[0]) for day in content.span]
    given = [figure.first, figure.last]
    first, last = (
        in_words(parse(edtf or year), figure.language, "long") for edtf, year in zip(given, years, strict=True)
    )
    return first, last


def _busiest(figure: Figure, content: FigureContent, here: Indices) -> tuple[str, int]:
    days = content.bounds()[0][here]
    days = days[(days > _OLDEST) & (days < _YOUNGEST)]
    if len(days) < _LEAST_TOLD:
        return "", 0
    start, end = span_of(figure, content)
    by_month = end - start < _MONTHS_UP_TO
    months = np.floor(days).astype("datetime64[D]").astype("datetime64[M]" if by_month else "datetime64[Y]")
    found, counts = np.unique(months, return_counts=True)
    most = int(counts.argmax())
    return in_words(parse(str(found[most])), figure.language, "long"), int(counts[most])


def _named(reader: Reader, figure: Figure, content: FigureContent, composed: Composed) -> list[ShownEvent]:
    columns, laned = content.columns, content.laned(figure.lanes)
    place = {id_: index for index, id_ in enumerate(columns.ids)} if composed.shown else {}
    indices = [place[id_] for id_ in composed.shown]
    rows = [int(columns.row[index]) for index in indices]
    dates: Mapping[int, EdtfDate] = reader.read(lambda connection: read_dates(connection, rows))
    wanted, lanes = set(indices), dict[int, list[str]]()
    for event, lane in zip(laned.events.tolist(), laned.lane.tolist(), strict=True):
        if event in wanted:
            lanes.setdefault(event, []).append(laned.lanes[lane].name)
    return [
        ShownEvent(
            columns.ids[index], columns.titles[index], in_words(dates[row], figure.language, "long"),
            composed.numbers.get(columns.ids[index], 0), tuple(lanes.get(index, ())),
        )
        for index, row in zip(indices, rows, strict=True)
    ]  # fmt: skip
