"""Finds absolute dates in English text: days, months and years, ranges, and days whose year was told before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cubatimeline.domain.calendars import days_in_month
from cubatimeline.domain.dates import EdtfDate

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_NUMBERS = {name: number for number, name in enumerate(_MONTHS, 1)} | {
    name[:3]: number for number, name in enumerate(_MONTHS, 1)
} | {"Sept": 9}  # fmt: skip
_SHORT = "|".join(name[:3] for name in _MONTHS if len(name) > 3)
_MONTH = (
    rf"(?P<{{0}}>{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})\b"
    rf"(?:(?<=\b(?:{_SHORT}))\.|(?<=\bSept)\.)?"  # a full stop belongs to a short name only
)
_DAY = r"(?P<{0}>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?P<{0}>1[5-9]\d\d|20\d\d)"
_TO = r"\s*(?:[-–—]|\s(?:to|until|till)\s)\s*"
_BREAK_BEFORE = r"(?<![\w.,$£€])(?<!\d[-–])"
_BREAK_AFTER = r"(?![\w%]|[.,-]\d|-[a-z])"
_NO_COUNT = r"(?!\s+(?:tons|tonnes|men|women|people|soldiers|troops|pesos|roubles|dollars|kilomet|km|met|miles))"
"""What follows a number that is no year."""


def _pattern(text: str) -> re.Pattern[str]:
    names = {"d1": _DAY, "d2": _DAY, "m1": _MONTH, "m2": _MONTH, "y1": _YEAR, "y2": _YEAR}
    for name, pattern in names.items():
        text = text.replace(f"<{name}>", pattern.format(name))
    return re.compile(_BREAK_BEFORE + text.replace("<to>", _TO).replace(" ", r"\s+") + _BREAK_AFTER)


_PATTERNS = tuple(
    _pattern(text)
    for text in (
        "<d1> <m1>(?:,? <y1>)?<to><d2> <m2>(?:,? <y2>)?",
        "<d1><to><d2> (?:of )?<m1>(?:,? <y1>)?",
        "<m1> <d1><to><m2> <d2>(?:, ?<y2>)?",
        "<m1> <d1><to><d2>(?:, ?<y1>)?",
        "<d1> (?:of )?<m1>(?:,? <y1>)?",
        "<m1> <d1>(?:, ?<y1>)?",
        "<m1> <y1><to><m2> <y2>",
        "<m1><to><m2> <y2>",
        "<m1>,? (?:of )?<y1>",
        "<y1><to><y2>",
        "<y1>" + _NO_COUNT,
    )
)
"""Tried in this order at each place; of those that match, the longest counts."""
_START = re.compile(r"\b(?=\d|" + "|".join(name[:3] for name in _MONTHS) + ")")


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A date found in a text: offsets in characters (end exclusive), the words, and the date as EDTF."""

    start: int
    end: int
    text: str
    edtf: str


def find_dates(text: str, written: EdtfDate | None = None) -> list[DateSpan]:
    """Return the dates in English `text` in order.

    A day and month without a year take the year last told, at first that of `written` (when the document was written);
    where no year is known they are left out, as are days that no month has.
    """
    year = None if written is None or written.start is None else written.start.year_number
    spans = []
    place = 0
    while (begin := _START.search(text, place)) is not None:
        found = max(_readings(text, begin.start(), year), default=None, key=lambda reading: reading[0].end())
        if found is None:
            place = begin.start() + 1
            continue
        match, edtf, year = found
        spans.append(DateSpan(match.start(), match.end(), match.group(), edtf))
        place = match.end()
    return spans


def _readings(text: str, start: int, year: int | None) -> Iterator[tuple[re.Match[str], str, int]]:
    for pattern in _PATTERNS:
        match = pattern.match(text, start)
        if match is not None:
            groups = match.groupdict()
            last = int(groups.get("y2") or groups.get("y1") or year or 0)
            first = int(groups.get("y1") or last)
            edtf = _interval(groups, first, last) if last else None
            if edtf is not None:
                yield match, edtf, last


def _interval(groups: dict[str, str | None], first_year: int, last_year: int) -> str | None:
    """Return the EDTF of one match, None for a day that does not exist or an interval that runs backwards."""
    month = groups.get("m1")
    first = _point(first_year, month, groups.get("d1"))
    if not any(groups.get(name) for name in ("d2", "m2", "y2")):
        return first
    last = _point(last_year, groups.get("m2") or month, groups.get("d2"))
    if first is None or last is None or first >= last:
        return None
    return f"{first}/{last}"


def _point(year: int, month: str | None, day: str | None) -> str | None:
    if month is None:
        return f"{year:04}"
    number = _NUMBERS[month]
    if day is None:
        return f"{year:04}-{number:02}"
    return f"{year:04}-{number:02}-{int(day):02}" if int(day) <= days_in_month(year, number) else None
