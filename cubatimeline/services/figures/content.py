"""What a figure is drawn from, read once of the collection; every change of looks is laid out from it again."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from cubatimeline.domain.date_words import in_words
from cubatimeline.domain.dates import EdtfDate
from cubatimeline.domain.edtf import parse
from cubatimeline.domain.errors import UsageError
from cubatimeline.domain.events import Category
from cubatimeline.domain.languages import Language
from cubatimeline.services.figures.figure import Figure
from cubatimeline.services.figures.lettering import Kept
from cubatimeline.services.filtering import matching
from cubatimeline.services.geometry.bands import Strip, strips_of
from cubatimeline.services.geometry.marks import Marks, by_category, marks_of
from cubatimeline.services.lane_choice import ENTITY_MODES, LaneChoice
from cubatimeline.services.laning import Groups, Laned, lanes_of, read_groups
from cubatimeline.services.loading import TimelineData, read_timeline
from cubatimeline.store.columns import OPEN_FUTURE, OPEN_PAST, EventColumns
from cubatimeline.store.reader import Reader
from cubatimeline.store.timed import read_dates

_MINUTES = 1440
_MOST_TOLD = 20_000
"""Events whose dates are read for what a screen reader is told."""


@dataclass(frozen=True, slots=True, eq=False)
class FigureContent:
    """Events, lanes and bands in one language.

    Attributes:
        ids, titles: of every event, as plain lists; a title is one line.
        only: shape (events,), what the filter leaves; None for all.
        ghosts: days of rival dates, by index of the event in the columns.
        span: first and last day of the collection.
        title: of the collection, in the language.
        dates: of the events in the span of the figure, by index into the columns.
        kept: what measuring words has found, kept between layouts.
    """

    columns: EventColumns
    categories: tuple[Category, ...]
    groups: Groups
    strips: tuple[Strip, ...]
    ghosts: dict[int, list[float]]
    ids: list[str]
    titles: list[str]
    only: NDArray[np.bool_] | None
    span: tuple[int, int]
    language: Language
    title: str = ""
    dates: dict[int, EdtfDate] = field(default_factory=dict)
    kept: Kept = field(default_factory=Kept)

    def laned(self, choice: LaneChoice) -> Laned:
        """Return the lanes of a choice and the events in them."""
        return lanes_of(self.columns, self.categories, choice, self.groups, self.language, self.only)

    def marks(self, laned: Laned) -> Marks:
        """Return a mark for every event and lane it stands in."""
        return marks_of(self.columns, laned.events, laned.lane)

    def bounds(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return the outer bounds of every event as day numbers, without open ends: shape (events,) each."""
        marks = marks_of(self.columns, *by_category(self.columns))
        return marks.start, marks.end

    def told(self, event: int) -> str:
        """Return date and title of an event, as a screen reader says them."""
        date, title = self.dates.get(event), self.titles[event]
        return title if date is None else f"{in_words(date, self.language)}: {title}"


def read_content(reader: Reader, figure: Figure) -> FigureContent:
    """Read what a figure is drawn from.

    Raises:
        CollectionError: the file has gone or is damaged.
        UsageError: the figure asks for an entity or event that is not there.
    """
    data = read_timeline(reader, figure.language)
    modes = {*figure.lanes.modes, *(ENTITY_MODES if figure.entity else ())}
    groups = read_groups(reader, modes, data.columns, figure.language)
    _check_highlights(figure, data.columns)
    return FigureContent(
        data.columns, data.categories, groups, strips_of(data.bands, data.names, figure.language), data.ghosts,
        list(data.columns.ids), [" ".join(title.split()) for title in data.columns.titles],
        _left(reader, figure, data.columns, groups), data.span, figure.language,
        data.meta.title.in_(figure.language), _dates(reader, figure, data),
    )  # fmt: skip


def _dates(reader: Reader, figure: Figure, data: TimelineData) -> dict[int, EdtfDate]:
    """Return the dates of the events in the span; none where they are too many for anyone to be told them."""
    columns = data.columns
    start = instants(figure.first)[0] if figure.first else OPEN_PAST
    end = instants(figure.last)[1] if figure.last else OPEN_FUTURE
    near = np.flatnonzero((columns.end_latest > start) & (columns.start_earliest < end))
    if len(near) > _MOST_TOLD:
        return {}
    place = dict(zip(columns.row[near].tolist(), near.tolist(), strict=True))
    dates = reader.read(lambda connection: read_dates(connection, place))
    return {place[row]: date for row, date in dates.items()}


def _check_highlights(figure: Figure, columns: EventColumns) -> None:
    if not figure.highlights:
        return
    known = set(columns.ids)
    for id_ in figure.highlights:
        if id_ not in known:
            raise UsageError(
                f"The figure highlights the event “{id_}”, which the collection does not have.",
                "Take it out of the highlights, or open the collection that has it.",
            )


def _left(reader: Reader, figure: Figure, columns: EventColumns, groups: Groups) -> NDArray[np.bool_] | None:
    """Return which events words and entity leave; None for all."""
    mask = matching(columns, reader, figure.words) if figure.words.strip() else None
    if not figure.entity:
        return mask
    found = next((g for mode in ENTITY_MODES for g in groups.get(mode, ()) if g.id == figure.entity), None)
    if found is None and reader.entity(figure.entity) is None:
        raise UsageError(
            f"The figure is about “{figure.entity}”, which the collection does not have.",
            "Name a person, organisation or place by its id.",
        )
    about = np.zeros(len(columns), np.bool_)
    if found is not None:
        about[found.events] = True
    return about if mask is None else mask & about


def span_of(figure: Figure, content: FigureContent) -> tuple[float, float]:
    """Return the first and the last instant that a figure shows, as day numbers.

    Raises:
        DateError: one of its dates is none.
        UsageError: a date has no such side, or the last is over before the first begins.
    """
    first, last = content.span
    start, end = float(first), float(last + 1)
    if figure.first:
        start = instants(figure.first)[0]
    if figure.last:
        end = instants(figure.last)[1]
    if start >= end:
        raise UsageError(
            f"The figure would end ({figure.last or 'the end of the collection'}) before it begins ({figure.first}).",
            "Give a later end.",
        )
    return start, end


def instants(edtf: str) -> tuple[float, float]:
    """Return the first instant of a date and the one after its last, as day numbers; hours count where they are given.

    Raises:
        DateError: it is no date.
        UsageError: a side of it is open or unknown.
    """
    date = parse(edtf)
    if date.earliest is None or date.latest is None:
        raise UsageError(f"“{edtf}” is open on one side.", "Give a date with a beginning and an end.")
    since, until = date.time, date.end_time
    return date.earliest + (since or 0) / _MINUTES, date.latest + (1.0 if until is None else until / _MINUTES)
