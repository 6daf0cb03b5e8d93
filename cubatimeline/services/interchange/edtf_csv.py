"""Our own tables: events with EDTF columns, and beside them entities and evidence; read by any spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from cubatimeline.domain.calendars import iso_day
from cubatimeline.domain.dates import EdtfDate
from cubatimeline.domain.entities import EntityKind
from cubatimeline.domain.languages import Language
from cubatimeline.services.interchange.model import Exchange, named
from cubatimeline.services.interchange.report import Report
from cubatimeline.services.interchange.words import clean, joined

EVENTS = (
    "id", "edtf", "earliest", "latest", "written", "calendar", "title", "title_es", "title_ru", "summary", "category",
    "importance", "people", "organisations", "places", "disputed",
)  # fmt: skip
_ENTITIES = (
    "id", "kind", "name", "name_es", "name_ru", "aliases", "country", "role", "begins", "ends", "latitude", "longitude",
    "summary",
)  # fmt: skip
_EVIDENCE = ("event", "edtf", "document", "document_title", "stance", "says", "confidence", "quote", "start", "end")
_KINDS = (EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PLACE)


def write(exchange: Exchange, _report: Report, _language: Language) -> bytes:
    """Return the table of events; titles in all languages that there are."""
    return _table(EVENTS, _events(exchange))


def beside(exchange: Exchange) -> dict[str, bytes]:
    """Return further tables, by what is added to the name of the file: "-entities", "-evidence"."""
    return {
        "-entities": _table(_ENTITIES, _entities(exchange)),
        "-evidence": _table(_EVIDENCE, _evidence(exchange)),
    }


def _table(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """Return a table with a mark of Unicode, without which Excel takes it for an old code page."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(headings)
    writer.writerows(rows)
    return file.getvalue().encode("utf-8-sig", "replace")


def _day(day: int | None) -> str:
    return "" if day is None else iso_day(day)


def _edtf(date: EdtfDate | None) -> str:
    return "" if date is None else date.edtf


def _events(exchange: Exchange) -> Iterator[Sequence[object]]:
    categories = exchange.category_names
    entities = {each.id: each for each in exchange.entities}
    for event in exchange.events:
        concerned = [entities[id_] for id_ in event.entities if id_ in entities]
        date, title = event.date, event.title
        yield (
            event.id, date.edtf, _day(date.earliest), _day(date.latest), clean(date.written), date.calendar,
            clean(title.en), clean(title.es), clean(title.ru), clean(event.summary),
            categories.get(event.category, event.category), event.importance,
            *(joined(named(each.name) for each in concerned if each.kind is kind) for kind in _KINDS),
            clean(event.disputed),
        )  # fmt: skip


def _entities(exchange: Exchange) -> Iterator[Sequence[object]]:
    for each in exchange.entities:
        yield (
            each.id, each.kind.value, each.name.en, each.name.es, each.name.ru, joined(each.aliases), each.country,
            each.role, _edtf(each.begins), _edtf(each.ends), "" if each.latitude is None else each.latitude,
            "" if each.longitude is None else each.longitude, each.summary,
        )  # fmt: skip


def _evidence(exchange: Exchange) -> Iterator[Sequence[object]]:
    dates = {event.id: event.date.edtf for event in exchange.events}
    titles = {document.id: named(document.title) for document in exchange.documents}
    for each in exchange.evidence:
        passage = each.passage
        yield (
            each.event, dates.get(each.event, ""), each.document, titles.get(each.document, ""), each.stance.value,
            _edtf(each.says), each.confidence,
            *(("", "", "") if passage is None else (passage.quote, passage.start, passage.end)),
        )  # fmt: skip
