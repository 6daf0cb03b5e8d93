"""Dates between EDTF and the plain fields of other programs: year, month, day and clock, at one end or both."""

from __future__ import annotations

from datetime import date as calendar_date
from typing import NamedTuple

from cubatimeline.domain.calendars import civil, days_in_month
from cubatimeline.domain.dates import Calendar, EdtfDate, Kind, Part
from cubatimeline.domain.edtf import parse
from cubatimeline.domain.errors import DateError

FIRST_DATETIME = calendar_date(1, 1, 1).toordinal() - calendar_date(1970, 1, 1).toordinal()
LAST_DATETIME = calendar_date(9999, 12, 30).toordinal() - calendar_date(1970, 1, 1).toordinal()
"""Day numbers between which formats with years 1 to 9999 can hold a day and the day after it."""


class Fields(NamedTuple):
    """A point in time as most programs hold it; the year counted astronomically, 0 being 1 BCE.

    Attributes:
        clock: minutes from midnight; None without a clock.
    """

    year: int
    month: int | None = None
    day: int | None = None
    clock: int | None = None
    second: int | None = None

    @property
    def notation(self) -> str:
        """The point as EDTF.

        Raises:
            DateError: a field is missing between two others; or no such day or hour exists, when it is read.
        """
        text = year_notation(self.year)
        if self.day is not None and self.month is None:
            raise DateError("A day is given without its month.", "Give the month too.")
        if self.clock is not None and self.day is None:
            raise DateError("A clock is given without its day.", "Give the day too.")
        if self.month is not None:
            text += f"-{self.month:02d}"
        if self.day is not None:
            text += f"-{self.day:02d}"
        if self.clock is not None:
            text += f"T{self.clock // 60:02d}:{self.clock % 60:02d}"
            text += f":{self.second:02d}" if self.second is not None else ""
        return text


class Ends(NamedTuple):
    """Where a date begins and ends in plain fields.

    Attributes:
        last: None for one point.
        exact: whether the fields say all that the date says.
    """

    first: Fields
    last: Fields | None
    exact: bool


def year_notation(year: int) -> str:
    """Write an astronomical year as EDTF does."""
    if abs(year) > 9999:
        return f"Y{year}"
    return f"{'-' if year < 0 else ''}{abs(year):04d}"


def year_with_era(year: int) -> int:
    """Return an astronomical year as programs count that know no year 0: 1 BCE is -1."""
    return year if year > 0 else year - 1


def astronomical(year: int) -> int:
    """Return a year counted without a year 0 as an astronomical one; a 0 that stands there all the same stays."""
    return year + 1 if year < 0 else year


def ends_of(date: EdtfDate) -> Ends | None:
    """Return the plain fields nearest to a date; None where it is open on both sides.

    A date that plain fields cannot say is given by its first and last possible day.
    """
    if not date.members and date.kind is Kind.MOMENT and date.start is not None:
        point = _fields(date.start)
        if point is not None:
            return Ends(point, None, _is_plain(date.start))
    if not date.members and date.kind is Kind.SPAN and date.start is not None and date.end is not None:
        first, last = _fields(date.start), _fields(date.end)
        if first is not None and last is not None:
            return Ends(first, last, _is_plain(date.start) and _is_plain(date.end))
    bounds = [day for day in (date.earliest, date.latest) if day is not None]
    if not bounds:
        return None
    return Ends(day_fields(bounds[0]), day_fields(bounds[-1]) if bounds[-1] != bounds[0] else None, False)


def _fields(part: Part) -> Fields | None:
    year = part.year_number
    if year is None or part.season is not None or "X" in part.month or "X" in part.day:
        return None
    return Fields(year, part.month_number, part.day_number, part.time, part.second)


def _is_plain(part: Part) -> bool:
    return not any(part.marks) and part.zone is None and "E" not in part.year


def day_fields(day: int) -> Fields:
    """Return a day number as fields."""
    return Fields(*civil(day))


def from_fields(first: Fields, last: Fields | None = None) -> EdtfDate:
    """Return the date that one point, or two as from-to, say.

    Raises:
        DateError: no such day or hour exists, a field between two others is missing, or the end comes first.
    """
    if last is None or last == first:
        return parse(first.notation)
    return parse(f"{first.notation}/{last.notation}")


def whole_period(first: int, last: int) -> str:
    """Return the EDTF of the month, year, decade or century from-to (day numbers), "" where it is none."""
    year, month, day = civil(first)
    last_year, last_month, last_day = civil(last)
    if day != 1 or last_day != days_in_month(last_year, last_month):
        return ""
    if (year, month) == (last_year, last_month):
        return Fields(year, month).notation
    if (month, last_month) != (1, 12) or not 0 <= year <= last_year <= 9999:
        return ""
    if year == last_year:
        return Fields(year).notation
    for size, digits in ((10, 3), (100, 2)):
        if year % size == 0 and last_year == year + size - 1:
            return f"{year:04d}"[:digits] + "X" * (4 - digits)
    return ""


def calendar_of(name: str) -> Calendar | None:
    """Return the calendar that a field names, None for the usual one."""
    return "julian" if name.strip().lower() == "julian" else None


def notation_or_none(text: str) -> EdtfDate | None:
    """Return the date of an EDTF, None where it is none."""
    try:
        return parse(text)
    except DateError:
        return None
