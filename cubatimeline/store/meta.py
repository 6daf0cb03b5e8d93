"""The collection as a whole: what it says of itself, its counts, its tours."""

from __future__ import annotations

import json
import sqlite3
from datetime import datetime

from cubatimeline.domain.calendars import day_number
from cubatimeline.domain.languages import Localised
from cubatimeline.domain.tours import Quiz, Scene, Tour
from cubatimeline.store.schema import SCHEMA_VERSION
from cubatimeline.store.summaries import Meta
from cubatimeline.store.values import date, localised

_BOUNDS = ("earliest_start", "latest_start", "earliest_end", "latest_end")
_COUNTS = {
    "events": "SELECT count(*) FROM event WHERE status = 'accepted'",
    "documents": "SELECT count(*) FROM document WHERE body <> 'chapter'",
    "passages": "SELECT count(*) FROM passage",
    "evidence": "SELECT count(*) FROM evidence",
    "entities": "SELECT count(*) FROM entity",
    "mentions": "SELECT count(*) FROM mark WHERE kind = 'entity'",
    "events_without_evidence": """
        SELECT count(*) FROM event WHERE status = 'accepted'
        AND NOT EXISTS (SELECT 1 FROM evidence WHERE evidence.event = event.row)
    """,
}


def read_meta(connection: sqlite3.Connection) -> Meta:
    """Return title, span and version of the collection; a collection without a span opens on that of its events.

    The first day of the span is never after the last.
    """
    values = dict(connection.execute("SELECT key, value FROM meta"))
    if "span_start" in values:
        one, other = int(values["span_start"]), int(values["span_end"])
        span = min(one, other), max(one, other)
    else:
        span = _span_of_events(connection)
    title = Localised(values.get("title_en", ""), values.get("title_es", ""), values.get("title_ru", ""))
    return Meta(
        id=values.get("id", ""),
        version=int(values.get("version", 0)),
        title=title,
        span=span,
        summary=values.get("summary", ""),
        credits=values.get("credits", ""),
    )


def _span_of_events(connection: sqlite3.Connection) -> tuple[int, int]:
    """Return the first and last day that any bound of an event names; the present year where there is none."""
    bounds = ", ".join(f"min({bound}), max({bound})" for bound in _BOUNDS)
    found = connection.execute(f"SELECT {bounds} FROM event").fetchone()
    known = [day for day in found if day is not None]
    if known:
        return min(known), max(known)
    year = datetime.now().year
    return day_number(year, 1, 1), day_number(year, 12, 31)


def read_counts(connection: sqlite3.Connection) -> dict[str, int]:
    """Return how many rows of each kind there are, and the schema version."""
    counts = {name: int(connection.execute(query).fetchone()[0]) for name, query in _COUNTS.items()}
    return counts | {"schema": SCHEMA_VERSION}


def read_tours(connection: sqlite3.Connection) -> list[Tour]:
    """Return the tours in their order."""
    query = "SELECT id, title_en, title_es, title_ru, summary, scenes FROM tour ORDER BY place, row"
    return [
        Tour(id_, localised(title), summary, tuple(_scene(scene) for scene in json.loads(scenes)))
        for id_, *title, summary, scenes in connection.execute(query)
    ]


def _scene(values: dict[str, object]) -> Scene:
    return Scene(
        title=localised(_strings(values["title"])),
        start=date(str(values["start"])),
        end=date(str(values["end"])),
        caption=str(values["caption"]),
        notes=str(values["notes"]),
        highlight=_strings(values["highlight"]),
        hidden=_strings(values["hidden"]),
        categories=_strings(values["categories"]),
        document=str(values["document"]),
        event=str(values["event"]),
        # what follows came later and is missing in older files
        passage=str(values.get("passage", "")),
        lanes=str(values.get("lanes", "")),
        words=str(values.get("words", "")),
        quiz=Quiz(str(values.get("quiz", ""))),
        covered=_strings(values.get("covered", [])),
    )


def _strings(value: object) -> tuple[str, ...]:
    return tuple(str(each) for each in value) if isinstance(value, list) else ()
