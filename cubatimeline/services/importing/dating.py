"""Days with a weekday and no year, in a document that does not say when it was written: told by who is named in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from cubatimeline.domain.calendar_names import WEEKDAYS
from cubatimeline.domain.calendars import civil, weekday
from cubatimeline.domain.edtf import parse
from cubatimeline.domain.entities import Entity, EntityId
from cubatimeline.services.extraction.dates import DateSpan, find_dates
from cubatimeline.services.extraction.names import NameSpan

_YEARS = 11
"""Within so many years a day falls on every weekday that it can fall on."""
_STEM = 4
"""Letters by which a weekday is known in any case it may stand in."""
_BESIDE, _AROUND = 25, 150
"""Characters within which a weekday and its day stand, and within which a sentence tells its language."""
_DAYS = {name[:_STEM].lower(): number for names in WEEKDAYS.values() for number, name in enumerate(names)}
_weekday = re.compile(rf"\b(?:{'|'.join(_DAYS)})\w*", re.IGNORECASE).finditer
_figures = re.compile(r"\d").search


def earliest_year(names: Iterable[NameSpan], entities: Mapping[EntityId, Entity]) -> int | None:
    """Return the year before which a text that names these people is hardly written.

    It is the last in which one of them took a first office; None where nobody with an office is named.
    """
    people = (entities[span.id] for span in names if span.id in entities)
    firsts = [
        min(days)
        for person in people
        if (days := [office.date.earliest for office in person.offices if office.date.earliest is not None])
    ]
    return civil(max(firsts))[0] if firsts else None


def with_weekdays(text: str, dates: Sequence[DateSpan], year: int) -> list[DateSpan]:
    """Return `dates` with those days added that stand beside a weekday and have no year.

    Each gets the first year from `year` on in which it falls on its weekday.
    """
    taken = [(span.start, span.end) for span in dates]
    added: dict[int, DateSpan] = {}
    for window in _windows(text):
        for tried in range(year, year + _YEARS):
            for span in _found(text, window, tried):
                free = all(span.end <= start or end <= span.start for start, end in taken)
                if free and span.start not in added and _falls_right(span):
                    added[span.start] = span
    return sorted([*dates, *added.values()], key=lambda span: span.start)


def _windows(text: str) -> Iterator[tuple[int, int]]:
    """Yield the surroundings of weekdays with a figure near them."""
    for match in _weekday(text):
        if _figures(text, max(0, match.start() - _BESIDE), match.end() + _BESIDE):
            start = text.rfind(" ", 0, max(0, match.start() - _AROUND)) + 1
            end = text.find(" ", match.end() + _AROUND)
            yield start, end if end >= 0 else len(text)


def _found(text: str, window: tuple[int, int], year: int) -> Iterator[DateSpan]:
    start, end = window
    for span in find_dates(text[start:end], parse(f"{year:04}")):
        yield replace(span, start=span.start + start, end=span.end + start)


def _falls_right(span: DateSpan) -> bool:
    named = _weekday(span.text)
    day = parse(span.edtf)
    match = next(named, None)
    if match is None or not _figures(span.text) or day.earliest is None or day.earliest != day.latest:
        return False
    return weekday(day.earliest) == _DAYS[match[0][:_STEM].lower()]
