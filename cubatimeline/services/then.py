"""Then: who held office on a date, what happened in its week, month and year, and what was written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from cubatimeline.domain.calendars import civil, day_number, days_in_month, iso_day, weekday
from cubatimeline.domain.date_words import in_words, unbreakable
from cubatimeline.domain.dates import EdtfDate
from cubatimeline.domain.documents import Body, DocumentId
from cubatimeline.domain.edtf import parse
from cubatimeline.domain.entities import EntityId, EntityKind
from cubatimeline.domain.events import Event, EventId
from cubatimeline.domain.languages import Language
from cubatimeline.services.offices_then import Capital, offices_then
from cubatimeline.services.reading import EventLine, event_line
from cubatimeline.services.week import happened
from cubatimeline.store.columns import EventColumns
from cubatimeline.store.reader import Reader
from cubatimeline.store.summaries import DocumentSummary

_MOST = {"week": 12, "month": 8, "year": 8}
MOST_DOCUMENTS = 12


class Around(StrEnum):
    """The stretches of time told of around a date."""

    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Happened:
    """An event and the first place that it concerns; "" where it concerns none."""

    event: EventLine
    place: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """What happened in a week, in the rest of its month, or in the rest of its year.

    Attributes:
        first, last: day numbers; the shorter stretches within are left out of the events.
        events: the most important ones, in order of time.
        more: how many further ones there are.
    """

    around: Around
    first: int
    last: int
    events: tuple[Happened, ...]
    more: int


@dataclass(frozen=True, slots=True)
class WrittenThen:
    """A document of those days."""

    id: DocumentId
    title: str
    date: str


@dataclass(frozen=True, slots=True)
class Then:
    """Everything that the card says of a date.

    Attributes:
        date: the date, and `words`, the same in words.
        stretches: the week, where the date lies in one, then the rest of the month, then the rest of the year.
        documents: those dated in the shortest of these stretches that has any; `documents_around` says which it is,
            None where even the year has none.
        more_documents: how many further ones it has.
    """

    date: EdtfDate
    words: str
    capitals: tuple[Capital, ...]
    stretches: tuple[Stretch, ...]
    documents: tuple[WrittenThen, ...] = ()
    documents_around: Around | None = None
    more_documents: int = 0


def day_date(day: int) -> EdtfDate:
    """Return the date of a day number."""
    return parse(iso_day(day))


def then(
    reader: Reader,
    columns: EventColumns,
    documents: Sequence[DocumentSummary],
    date: EdtfDate,
    language: Language,
    without: EventId = "",
) -> Then | None:
    """Return what is known of the time around a date; None where it has no beginning or lasts longer than a year.

    A span counts by its beginning, as "that week" does.

    Args:
        without: an event that is left out, being the one asked from.
    """
    date = _beginning(date)
    spans = stretches_around(date)
    if not spans:
        return None
    told: list[Stretch] = []
    inner: tuple[int, int] | None = None
    for around, first, last in spans:
        told.append(_stretch(reader, columns, (around, first, last), inner, without, language))
        inner = first, last
    written, around_written, more = _written(documents, spans, language)
    words = in_words(date, language, "long")
    return Then(date, words, offices_then(reader, date, language), tuple(told), written, around_written, more)


def _beginning(date: EdtfDate) -> EdtfDate:
    """Return the first day of a span whose first day is known, else the date itself."""
    first, by = date.bounds.earliest_start, date.bounds.latest_start
    return day_date(first) if first is not None and first == by else date


def stretches_around(date: EdtfDate) -> list[tuple[Around, int, int]]:
    """Return week, month and year that hold all of a date, the shortest first; none for longer or open dates."""
    first, last = date.bounds.earliest_start, date.bounds.latest_end
    if first is None or last is None:
        return []
    year, month, _ = civil(first)
    monday = first - weekday(first)
    spans = (
        (Around.WEEK, monday, monday + 6),
        (Around.MONTH, day_number(year, month, 1), day_number(year, month, days_in_month(year, month))),
        (Around.YEAR, day_number(year, 1, 1), day_number(year, 12, 31)),
    )
    return [(around, start, end) for around, start, end in spans if start <= first and last <= end]


def _stretch(
    reader: Reader,
    columns: EventColumns,
    span: tuple[Around, int, int],
    inner: tuple[int, int] | None,
    without: EventId,
    language: Language,
) -> Stretch:
    around, first, last = span
    chosen, more = happened(columns, (first, last), _MOST[around], without, inner)
    events = reader.events([columns.ids[place] for place in chosen])
    places = _places(reader, events, language)
    lines = tuple(Happened(event_line(event, language), _place_of(event, places)) for event in events)
    return Stretch(around, first, last, lines, more)


def _places(reader: Reader, events: Iterable[Event], language: Language) -> dict[EntityId, str]:
    ids = dict.fromkeys(id_ for event in events for id_ in event.entities)
    found = (reader.entity(id_) for id_ in ids)
    return {each.id: each.name.in_(language) for each in found if each is not None and each.kind is EntityKind.PLACE}


def _place_of(event: Event, places: dict[EntityId, str]) -> str:
    return next((places[id_] for id_ in event.entities if id_ in places), "")


def _written(
    documents: Sequence[DocumentSummary], spans: Sequence[tuple[Around, int, int]], language: Language
) -> tuple[tuple[WrittenThen, ...], Around | None, int]:
    """Return the documents of the shortest stretch that has any; our own chapters were not written then."""
    sources = [document for document in documents if document.body is not Body.CHAPTER and document.date is not None]
    for around, first, last in spans:
        found = [
            (document.date.bounds.earliest_start or first, document.id, document, document.date)
            for document in sources
            if document.date is not None and _within(document.date, first, last)
        ]
        if found:
            found.sort(key=lambda each: each[:2])
            shown = tuple(
                WrittenThen(id_, document.title.in_(language), unbreakable(in_words(date, language, "medium")))
                for _, id_, document, date in found[:MOST_DOCUMENTS]
            )
            return shown, around, len(found) - len(shown)
    return (), None, 0


def _within(date: EdtfDate, first: int, last: int) -> bool:
    begins, ends = date.bounds.earliest_start, date.bounds.latest_end
    return begins is not None and ends is not None and first <= begins and ends <= last
