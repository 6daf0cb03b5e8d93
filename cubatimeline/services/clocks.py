"""One clock for events of several time zones, so that their order on the line is true.

Events carry the clock of their place. Drawn as written, 17:00 in Moscow would stand after 10:00 in Washington, though
it was the same hour. Here those that have a clock and a zone are moved to one clock; days without a clock stay what
they are, days of the place. Rules of zones and summer time: the IANA time zone database, through `zoneinfo`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from math import floor
from zoneinfo import ZoneInfo

import numpy as np

from cubatimeline.domain.calendars import civil, iso_day
from cubatimeline.domain.date_words import in_words
from cubatimeline.domain.dates import EdtfDate, Part
from cubatimeline.domain.edtf import parse
from cubatimeline.domain.languages import Language
from cubatimeline.services.clock_choice import Clock, Universal, clock_name
from cubatimeline.store.columns import EventColumns

MINUTES = 1440.0

_ZONES: dict[Clock, str] = {
    "washington": "America/New_York", "havana": "America/Havana", "moscow": "Europe/Moscow", "utc": "UTC",
}  # fmt: skip
_LAST_YEAR = 9999
"""The last one that `datetime` knows."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def ahead(clock: Clock, instant: float) -> float:
    """Return by how many days a clock was ahead of universal time at an instant, given in universal time.

    Args:
        clock: not "places". For years that `datetime` does not know, the first or last year that it knows serves.
    """
    year = civil(floor(instant))[0]
    if 1 < year < _LAST_YEAR:
        known = _EPOCH + timedelta(days=instant)
    else:
        known = datetime(2 if year <= 1 else _LAST_YEAR - 1, 1, 1, tzinfo=UTC)
    offset = known.astimezone(ZoneInfo(_ZONES[clock])).utcoffset()
    return offset.total_seconds() / 86_400 if offset is not None else 0.0


def universal_of(date: EdtfDate) -> tuple[float | None, float | None]:
    """Return start and end of a date in universal time, as day numbers; None for a side without clock or zone."""
    return _universal(date.start), _universal(date.end)


def _universal(part: Part | None) -> float | None:
    if part is None or part.time is None or part.zone is None:
        return None
    return part.first + (part.time - part.zone) / MINUTES


def other_clock_words(date: EdtfDate, clock: Clock, language: Language) -> str:
    """Return what a clock showed when something began, "10:00, Washington time"; "" where it says nothing new.

    The day is told where it was another one: what was 6:00 in Moscow on the 27th is "23:00, 26 Oct. 1962" there.
    """
    start, part = _universal(date.start), date.start
    if clock == "places" or start is None or part is None or part.time is None or part.zone is None:
        return ""
    shift = ahead(clock, start)
    if round(shift * MINUTES) == part.zone:
        return ""
    minute = round((start + shift) * MINUTES)
    day, rest = divmod(minute, int(MINUTES))
    edtf = f"{iso_day(day)}T{rest // 60:02d}:{rest % 60:02d}"
    words = in_words(parse(edtf), language, "medium") if day != part.first else f"{rest // 60}:{rest % 60:02d}"
    return f"{words}, {clock_name(clock, language)}"


def on_clock(columns: EventColumns, dates: Mapping[int, EdtfDate], clock: Clock) -> tuple[EventColumns, Universal]:
    """Return the columns with events on one clock, in order of time again, and what they are in universal time.

    Args:
        dates: of the events with a clock, by index into the columns.
        clock: with "places" the columns come back as they are.
    """
    moved = {number: universal_of(date) for number, date in dates.items()}
    if moved and clock != "places":
        columns = _shifted(columns, moved, clock)
        order = np.lexsort((columns.row, columns.end_latest, columns.start_earliest))
        if (order[1:] < order[:-1]).any():
            columns = columns.taken(order)
            place = np.argsort(order)
            moved = {int(place[number]): sides for number, sides in moved.items()}
    return columns, {n: (start, end) for n, (start, end) in moved.items() if start is not None and end is not None}


def _shifted(
    columns: EventColumns, moved: Mapping[int, tuple[float | None, float | None]], clock: Clock
) -> EventColumns:
    first, begun = columns.start_earliest.copy(), columns.start_latest.copy()
    ending, over = columns.end_earliest.copy(), columns.end_latest.copy()
    for number, (start, end) in moved.items():
        if start is not None:
            shift = start + ahead(clock, start) - first[number]
            first[number] += shift
            begun[number] += shift
        if end is not None:
            shift = end + ahead(clock, end) - ending[number]
            ending[number] += shift
            over[number] += shift
        # A clock on one side only must not put a start after the end, nor an end before the start.
        begun[number] = min(begun[number], over[number])
        ending[number] = max(ending[number], first[number])
    return replace(columns, start_earliest=first, start_latest=begun, end_earliest=ending, end_latest=over)
