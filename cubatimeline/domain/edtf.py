"""Reading EDTF, the notation of uncertain dates: points, intervals and sets.

EDTF is defined by ISO 8601-2:2019 and by the Library of Congress (https://www.loc.gov/standards/datetime/); its levels
0, 1 and 2 are read complete. Two things are read beyond it, both from ISO 8601-1, because the days of a crisis need
them: a clock known to the hour or minute (1962-10-27T09:15), and a clock in an interval.
"""

from __future__ import annotations

import re

from cubatimeline.domain.calendars import iso_day, julian_day_number, julian_days_in_month
from cubatimeline.domain.dates import (
    APPROXIMATE,
    IS_SET,
    OPEN_END,
    OPEN_START,
    UNCERTAIN,
    UNKNOWN_END,
    UNKNOWN_START,
    Bounds,
    EdtfDate,
    Kind,
    Part,
    Precision,
    with_words,
)
from cubatimeline.domain.edtf_faults import fault, shown
from cubatimeline.domain.edtf_points import NO_MARKS, read_point
from cubatimeline.domain.errors import DateError

_with_full_clock = re.compile(r"[0-9-]+T[0-9]{2}:[0-9]{2}:[0-9]{2}[Z0-9:+-]*").fullmatch

_MOMENT, _SPAN = Kind.MOMENT, Kind.SPAN
_OPENING = frozenset("[{")
_MARK_FLAGS = {"": 0, "?": UNCERTAIN, "~": APPROXIMATE, "%": UNCERTAIN | APPROXIMATE}


def parse(text: str, *, strict: bool = False) -> EdtfDate:
    """Read a date in EDTF, levels 0 to 2.

    White space at either end and a blank after a comma of a set are dropped; otherwise the value keeps the text as it
    is, so that `parse(text).edtf == text` for whatever is written without them.

    Args:
        strict: refuse what the Library of Congress leaves out (see the top of this file).

    Raises:
        DateError: the text is no EDTF, or names a day that does not exist; the message says how to mend it.
    """
    text = text.strip()
    if strict and "T" in text and _with_full_clock(text) is None:
        raise DateError(
            f"“{shown(text)}” has a clock that EDTF leaves out.", "Write one date with a clock to the second."
        )
    if text[:1] in _OPENING:
        return _set(text)
    if "/" in text:
        return _interval(text)
    return _moment(text)


def _moment(text: str) -> EdtfDate:
    part = read_point(text)
    first, last = part.first, part.last
    flags = 0 if part.marks is NO_MARKS else _mark_flags(part)
    return EdtfDate(text, _MOMENT, part.precision, Bounds(first, last, first, last), part, part, flags)


def _mark_flags(part: Part) -> int:
    year, month, day = part.marks
    return _MARK_FLAGS[year] | _MARK_FLAGS[month] | _MARK_FLAGS[day]


def _interval(text: str) -> EdtfDate:
    before, _, after = text.partition("/")
    if "/" in after or not before + after:
        raise fault(text)
    flags = 0
    start = end = None
    if before == "..":
        flags = OPEN_START
    elif not before:
        flags = UNKNOWN_START
    else:
        start = read_point(before)
        flags = _mark_flags(start)
    if after == "..":
        flags |= OPEN_END
    elif not after:
        flags |= UNKNOWN_END
    else:
        end = read_point(after)
        flags |= _mark_flags(end)
    return _span(text, start, end, flags)


def _span(text: str, start: Part | None, end: Part | None, flags: int) -> EdtfDate:
    """Build what lasts from `start` to `end`; each may be missing.

    Whatever ends cannot have ended before it began, nor have begun after it ended: this limits the side that is open or
    unknown, and the ends that overlap (1962/1962-10 began in October at the latest).
    """
    if start is None:
        if end is None:
            return EdtfDate(text, _SPAN, Precision.MILLENNIUM, Bounds(None, None, None, None), None, None, flags)
        return EdtfDate(text, _SPAN, end.precision, Bounds(None, end.last, end.first, end.last), None, end, flags)
    if end is None:
        bounds = Bounds(start.first, start.last, start.first, None)
        return EdtfDate(text, _SPAN, start.precision, bounds, start, None, flags)
    if start.first > end.last or _clock_reversed(start, end):
        raise DateError(f"“{end.text}”, the end, lies before “{start.text}”.", "Write the earlier date first.")
    bounds = Bounds(start.first, min(start.last, end.last), max(end.first, start.first), end.last)
    return EdtfDate(text, _SPAN, min(start.precision, end.precision), bounds, start, end, flags)


def _clock_reversed(start: Part, end: Part) -> bool:
    if start.time is None or end.time is None or start.zone != end.zone or start.first != end.first:
        return False
    return (start.time, start.second or 0) > (end.time, end.second or 0)


def _set(text: str) -> EdtfDate:
    text = text.replace(", ", ",")
    closing = "]" if text[0] == "[" else "}"
    if text[-1] != closing or len(text) < 3 or "/" in text:
        raise fault(text)
    written = text[1:-1].split(",")
    members = tuple(_member(item, at == 0, at == len(written) - 1, text) for at, item in enumerate(written))
    firsts = [member.bounds for member in members]
    parts = [part for member in members for part in member.parts]
    flags = IS_SET
    for member in members:
        flags |= member.flags
    start = None if flags & OPEN_START else min(parts, key=lambda part: part.first)
    end = None if flags & OPEN_END else max(parts, key=lambda part: part.last)
    first, last = None if start is None else start.first, None if end is None else end.last
    if closing == "]":
        kind, bounds = _MOMENT, Bounds(first, last, first, last)
    else:
        start_by = min(limit.latest_start for limit in firsts if limit.latest_start is not None)
        end_from = max(limit.earliest_end for limit in firsts if limit.earliest_end is not None)
        kind, bounds = _SPAN, Bounds(first, start_by, end_from, last)
    return EdtfDate(text, kind, min(part.precision for part in parts), bounds, start, end, flags, members)


def _member(item: str, is_first: bool, is_last: bool, whole: str) -> EdtfDate:
    """Read a member of a set: a point, `a..b`, or at the two ends of the set `..a` and `a..`."""
    before, dots, after = item.partition("..")
    if not dots:
        return _moment(item)
    if not before + after or (not before and not is_first) or (not after and not is_last):
        raise fault(whole)
    start = read_point(before) if before else None
    end = read_point(after) if after else None
    flags = _mark_flags(start) if start else OPEN_START
    flags |= _mark_flags(end) if end else OPEN_END
    return _span(f"{before or '..'}/{after or '..'}", start, end, flags)


def from_julian(
    year: int, month: int | None = None, day: int | None = None, written: str = "", qualifier: str = ""
) -> EdtfDate:
    """Return the value of a date given in the Julian calendar, bounds and EDTF converted to the Gregorian one.

    A month or year of the Julian calendar is no month or year of ours: it becomes a moment between its first and last
    day, `[1917-10-14..1917-11-13]`.

    Args:
        year: astronomical year.
        written: the words of the source ("25 October 1917").
        qualifier: "", "?", "~" or "%" for the whole.

    Raises:
        DateError: there is no such day in the Julian calendar.
    """
    if day is not None and month is None:
        raise DateError("A day needs its month.", "Give the month as well.")
    first_month, last_month = (1, 12) if month is None else (month, month)
    try:
        first = julian_day_number(year, first_month, 1 if day is None else day)
        last = julian_day_number(year, last_month, julian_days_in_month(year, last_month) if day is None else day)
    except (ValueError, IndexError):
        raise DateError("There is no such day in the Julian calendar.", "Check the day and the month.") from None
    text = iso_day(first) + qualifier if first == last else f"[{iso_day(first)}{qualifier}..{iso_day(last)}{qualifier}]"
    return with_words(parse(text), written, "julian")
