"""Domain values to rows of the tables; the way back is in the topic files of the reader."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import fields
from itertools import accumulate, chain, repeat

from cubatimeline.domain.dates import EdtfDate, Kind
from cubatimeline.domain.documents import ArchiveReference, Document
from cubatimeline.domain.entities import Entity
from cubatimeline.domain.events import Category, Event, Status
from cubatimeline.domain.languages import Language, Localised
from cubatimeline.domain.tours import Scene, Tour
from cubatimeline.store.columns import EventFlag
from cubatimeline.store.stemming import stems_of

Value = str | int | float | None
Row = tuple[Value, ...]

PARAGRAPH_BREAK = "\n\n"
FARTHEST_DAY = 10**12 - 1
"""Bounds farther from 1970 than this (2.7 thousand million years) are stored as this."""

CATEGORY = ("row", "id", "name_en", "name_es", "name_ru", "place", "origin")
ENTITY = (
    "row", "id", "kind", "name_en", "name_es", "name_ru", "country", "role", "summary", "begins", "ends", "latitude",
    "longitude", "origin",
)  # fmt: skip
REFERENCE = tuple(field.name for field in fields(ArchiveReference))
RECORD = (
    "kind", "creator", "recipient", "publisher", "language", "original_language", "translator", "contributor", "rights",
    "address", "summary", "number",
)  # fmt: skip
DOCUMENT = ("row", "id", "title_en", "title_es", "title_ru", "body", *RECORD, *REFERENCE, "stems", "origin")
EVENT = (
    "row", "id", "edtf", "written", "calendar", "earliest_start", "latest_start", "earliest_end", "latest_end",
    "start_minute", "end_minute", "precision", "flags", "category", "importance", "title_en", "title_es", "title_ru",
    "summary", "disputed", "stems", "status", "origin", "confidence",
)  # fmt: skip
PARAGRAPH = ("document", "place", "start", "text", "stems", "language")
TOUR = ("row", "id", "place", "title_en", "title_es", "title_ru", "summary", "scenes", "origin")


def three(text: Localised) -> tuple[str, str, str]:
    """Return the three languages of a text in the order of the columns."""
    return text.en, text.es, text.ru


def notation(date: EdtfDate | None) -> str | None:
    """Return the EDTF text of a date, None for none."""
    return None if date is None else date.edtf


def category_row(row: int, category: Category, origin: str) -> Row:
    """Return the row of a category, in the order of `CATEGORY`."""
    return (row, category.id, *three(category.name), category.order, origin)


def entity_row(row: int, entity: Entity, origin: str) -> Row:
    """Return the row of an entity, in the order of `ENTITY`."""
    return (
        row, entity.id, entity.kind.value, *three(entity.name), entity.country, entity.role, entity.summary,
        notation(entity.begins), notation(entity.ends), entity.latitude, entity.longitude, origin,
    )  # fmt: skip


def entity_names(entity: Entity) -> list[str]:
    """Return every name of an entity once, its own first."""
    return list(dict.fromkeys(name for name in (*three(entity.name), *entity.aliases) if name))


def entity_text_row(row: int, entity: Entity) -> Row:
    """Return the row of an entity in the full-text index: its names, one a line, and their stems."""
    names = "\n".join(entity_names(entity))
    return row, names, stems_of([(names, "en"), (names, "es")])


def alias_rows(row: int, entity: Entity) -> list[Row]:
    """Return the rows of the further names of an entity."""
    return [(row, place, name) for place, name in enumerate(entity.aliases)]


def document_row(row: int, document: Document, origin: str) -> Row:
    """Return the row of a document, in the order of `DOCUMENT`; its text goes to `paragraph_rows`."""
    record = (getattr(document, name) for name in RECORD)
    reference = (getattr(document.reference, name) for name in REFERENCE)
    title = document.title
    stems = stems_of([(title.en, "en"), (title.es, "es"), (title.ru, "ru"), (document.summary, "en")])
    return (row, document.id, *three(title), document.body.value, *record, *reference, stems, origin)


def paragraph_rows(row: int, document: Document, languages: Sequence[str] = ()) -> list[Row]:
    """Return the paragraphs of a document, in the order of `PARAGRAPH`.

    Args:
        languages: of each paragraph; "" and what is missing at the end stand for that of the document.
    """
    if not document.text:
        return []
    parts = document.text.split(PARAGRAPH_BREAK)
    starts = accumulate((len(part) + len(PARAGRAPH_BREAK) for part in parts), initial=0)
    return [
        (row, place, start, part, stems_of([(part, _stemmed(language or document.language))]), language)
        for place, (start, part, language) in enumerate(zip(starts, parts, chain(languages, repeat("")), strict=False))
    ]


def _stemmed(language: str) -> Language:
    """Return the language whose stems a text gets: its own, or English where there are none of it."""
    return "es" if language == "es" else "ru" if language == "ru" else "en"


def event_flags(event: Event) -> EventFlag:
    """Return what the marks of an event must tell."""
    date = event.date
    flags = EventFlag(0)
    for holds, flag in (
        (date.kind is Kind.SPAN, EventFlag.SPAN),
        (date.uncertain, EventFlag.UNCERTAIN),
        (date.approximate, EventFlag.APPROXIMATE),
        (date.open_start or date.unknown_start, EventFlag.OPEN_START),
        (date.open_end or date.unknown_end, EventFlag.OPEN_END),
        (date.is_set, EventFlag.SET),
        (bool(event.disputed or event.rivals), EventFlag.DISPUTED),
        (event.status is Status.DRAFT, EventFlag.DRAFT),
        (date.time is not None or date.end_time is not None, EventFlag.TIMED),
    ):
        if holds:
            flags |= flag
    return flags


def _day(bound: int | None) -> int | None:
    """Return a bound that the column can hold, and that no open bound of `EventColumns` can be mistaken for."""
    return None if bound is None else max(-FARTHEST_DAY, min(FARTHEST_DAY, bound))


def event_row(row: int, event: Event, category: int) -> Row:
    """Return the row of an event, in the order of `EVENT`; `category` is the row of its category."""
    date, title = event.date, event.title
    stems = stems_of([(title.en, "en"), (title.es, "es"), (title.ru, "ru"), (event.summary, "en")])
    return (
        row, event.id, date.edtf, date.written, date.calendar, *map(_day, date.bounds), date.time, date.end_time,
        int(date.precision), int(event_flags(event)), category, event.importance, *three(title), event.summary,
        event.disputed, stems, event.status.value, event.origin.value, event.confidence,
    )  # fmt: skip


def _scene(scene: Scene) -> dict[str, object]:
    return {
        "title": three(scene.title),
        "start": scene.start.edtf,
        "end": scene.end.edtf,
        "caption": scene.caption,
        "notes": scene.notes,
        "highlight": scene.highlight,
        "hidden": scene.hidden,
        "categories": scene.categories,
        "document": scene.document,
        "event": scene.event,
        "passage": scene.passage,
        "lanes": scene.lanes,
        "words": scene.words,
        "quiz": scene.quiz.value,
        "covered": scene.covered,
    }


def tour_row(row: int, place: int, tour: Tour, origin: str) -> Row:
    """Return the row of a tour, in the order of `TOUR`."""
    scenes = json.dumps([_scene(scene) for scene in tour.scenes], ensure_ascii=False)
    return row, tour.id, place, *three(tour.title), tour.summary, scenes, origin
