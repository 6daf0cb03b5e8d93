"""One point of an EDTF value: a year, month, season, day or clock time, its bounds and its qualifiers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import product

from cubatimeline.domain.calendars import day_number, days_in_month, months_before, year_start
from cubatimeline.domain.dates import Part, Precision
from cubatimeline.domain.edtf_faults import fault, shown
from cubatimeline.domain.errors import DateError

MOST_DIGITS = 15
"""Digits of the longest year read; day numbers of such years still fit a 64-bit integer."""

_plain = re.compile(r"([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-([0-3][0-9]))?)?([?~%]?)").fullmatch
_dated = re.compile(
    r"([?~%]?)(-?[0-9X]{4})([?~%]?)"
    r"(?:-([?~%]?)([0-9X]{2})([?~%]?)(?:-([?~%]?)([0-9X]{2})([?~%]?))?)?"
).fullmatch
_clock = re.compile(
    r"(-?[0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2})(?::([0-9]{2})(?::([0-9]{2}))?)?(?:(Z)|([+-])([0-9]{2})(?::([0-9]{2}))?)?"
).fullmatch
_counted = re.compile(r"([?~%]?)((Y?)(-?)([0-9]+)(?:E([1-9][0-9]*))?(?:S([1-9][0-9]?))?)([?~%]?)").fullmatch

NO_MARKS = ("", "", "")
"""Qualifiers of a point that carries none: this very object, so that a look suffices to know."""
_YEAR_MARKS = {"": NO_MARKS, **{mark: (mark, "", "") for mark in "?~%"}}
_MONTH_MARKS = {"": NO_MARKS, **{mark: (mark, mark, "") for mark in "?~%"}}
_DAY_MARKS = {"": NO_MARKS, **{mark: (mark, mark, mark) for mark in "?~%"}}
_BITS = {"": 0, "?": 1, "~": 2, "%": 3}
_SIGNS = ("", "?", "~", "%")

_YEAR, _SEASON, _MONTH, _DAY = Precision.YEAR, Precision.SEASON, Precision.MONTH, Precision.DAY
_BY_UNKNOWN_DIGITS = (Precision.YEAR, Precision.DECADE, Precision.CENTURY, Precision.MILLENNIUM)
_BY_CLOCK = (Precision.HOUR, Precision.MINUTE, Precision.SECOND)

GROUPINGS: dict[int, tuple[int, int]] = {
    **{21 + i: (3 + 3 * i, 3) for i in range(4)},
    **{25 + i: (3 + 3 * i, 3) for i in range(4)},
    **{29 + i: ((9, 12, 3, 6)[i], 3) for i in range(4)},
    **{33 + i: (1 + 3 * i, 3) for i in range(4)},
    **{37 + i: (1 + 4 * i, 4) for i in range(3)},
    **{40 + i: (1 + 6 * i, 6) for i in range(2)},
}
"""First month and number of months of the groupings within a year (codes of ISO 8601-2:2019).

21-24 seasons wherever (read as northern), 25-28 northern and 29-32 southern seasons, 33-36 quarters, 37-39 thirds of
four months, 40-41 halves. The standard leaves the days of seasons open: here they are whole months as meteorologists
count them, and a winter (in the south a summer) that begins in December runs into the year after: 1962-24 is December
1962 to February 1963.
"""


def read_point(text: str) -> Part:
    """Read one point: no interval, no set.

    Raises:
        DateError: the text is no EDTF, or names a day that does not exist.
    """
    match = _plain(text)
    if match is None:
        return _read_rarer(text)
    year, month, day, mark = match.groups()
    number = int(year)
    before = months_before(number)
    if day is not None:
        index, of_month = int(month), int(day)
        start = before[index]
        if not 0 < of_month <= before[index + 1] - start:
            raise fault(text)
        first = last = year_start(number) + start + of_month - 1
        return Part(text, year, month, day, _DAY_MARKS[mark], first, last, _DAY)
    begin = year_start(number)
    if month is not None:
        index = int(month)
        first, last = begin + before[index], begin + before[index + 1] - 1
        return Part(text, year, month, "", _MONTH_MARKS[mark], first, last, _MONTH)
    return Part(text, year, "", "", _YEAR_MARKS[mark], begin, begin + before[13] - 1, _YEAR)


def _read_rarer(text: str) -> Part:
    match = _dated(text)
    if match is not None:
        return _dated_point(text, match.groups(""))
    match = _clock(text)
    if match is not None:
        return _clock_point(text, match)
    match = _counted(text)
    if match is not None:
        return _counted_point(text, match)
    raise fault(text)


def _dated_point(text: str, groups: Sequence[str]) -> Part:
    """Build a point from year, month or grouping, and day, any of which may have unspecified digits and qualifiers."""
    year, month, day = groups[1], groups[4], groups[7]
    years = _years(year)
    marks = _joined_marks(groups)
    if month.isdigit() and int(month) in GROUPINGS and not day and years:
        first, last = _grouping_days(years, int(month))
        precision = _SEASON
    else:
        months = _matching(month, 1, 12) if month else range(1, 13)
        days = _matching(day, 1, 31) if day else ()
        ends = _ends(years, months, days, bool(day))
        if ends is None:
            raise fault(text)
        first, last = ends
        precision = _MONTH if month and "X" not in month else _YEAR
        if day and "X" not in day and precision is _MONTH:
            precision = _DAY
    if "X" in year:
        precision = _BY_UNKNOWN_DIGITS[min(len(year) - year.index("X"), 3)]
    return Part(text, year, month, day, marks, first, last, precision)


def _joined_marks(groups: Sequence[str]) -> tuple[str, str, str]:
    """Settle the qualifiers: one on the left is for its own component, one on the right for all before it as well."""
    left = [_BITS[groups[i]] for i in (0, 3, 6)]
    right = [_BITS[groups[i]] for i in (2, 5, 8)]
    right[1] |= right[2]
    right[0] |= right[1]
    has = (True, groups[4] != "", groups[7] != "")
    year, month, day = (_SIGNS[a | b] if given else "" for a, b, given in zip(left, right, has, strict=True))
    return (year, month, day) if year or month or day else NO_MARKS


def _years(text: str) -> Sequence[int]:
    """Return the years, in order, that digits and X may stand for; none for -0000, which ISO 8601 excludes."""
    if text[0] != "-":
        return _matching(text, 0, 9999)
    return [-year for year in reversed(_matching(text[1:], 1, 9999))]


def _matching(digits: str, low: int, high: int) -> Sequence[int]:
    """Return the numbers from `low` to `high`, in order, that digits and X may stand for."""
    known = digits.rstrip("X")
    if "X" not in known:
        size: int = 10 ** (len(digits) - len(known))
        start = int(known or 0) * size
        return range(max(low, start), min(high, start + size - 1) + 1)
    choices = ("0123456789" if digit == "X" else digit for digit in digits)
    numbers = (int("".join(chosen)) for chosen in product(*choices))
    return [number for number in numbers if low <= number <= high]


def _grouping_days(years: Sequence[int], code: int) -> tuple[int, int]:
    month, count = GROUPINGS[code]
    after = month + count
    last_year, last_month = (years[-1], after) if after <= 12 else (years[-1] + 1, after - 12)
    return day_number(years[0], month, 1), day_number(last_year, last_month, 1) - 1


def _ends(years: Sequence[int], months: Sequence[int], days: Sequence[int], exact: bool) -> tuple[int, int] | None:
    """Return the first and last existing day among the combinations; None where there is none."""
    if not years or not months:
        return None
    if not exact:
        first = day_number(years[0], months[0], 1)
        return first, day_number(years[-1], months[-1], days_in_month(years[-1], months[-1]))
    earliest = _first_existing(years, months, days)
    if earliest is None:
        return None
    latest = _first_existing(reversed(years), months[::-1], days[::-1])
    return earliest, earliest if latest is None else latest


def _first_existing(years: Iterable[int], months: Sequence[int], days: Sequence[int]) -> int | None:
    for year in years:
        for month in months:
            length = days_in_month(year, month)
            for day in days:
                if day <= length:
                    return day_number(year, month, day)
    return None


def _clock_point(text: str, match: re.Match[str]) -> Part:
    year, month, day, hour, minute, second, _, sign, ahead, ahead_minutes = match.groups()
    if int(hour) > 23 or int(minute or 0) > 59 or int(second or 0) > (60 if minute == "59" else 59):
        raise fault(text)
    if int(ahead or 0) > 23 or int(ahead_minutes or 0) > 59 or year == "-0000":
        raise fault(text)
    try:
        number = day_number(int(year), int(month), int(day))
    except ValueError:
        raise fault(text) from None
    zone = None if text[-1] != "Z" and sign is None else 60 * int(ahead or 0) + int(ahead_minutes or 0)
    if zone and sign == "-":
        zone = -zone
    return Part(
        text,
        year,
        month,
        day,
        NO_MARKS,
        number,
        number,
        _BY_CLOCK[(minute is not None) + (second is not None)],
        60 * int(hour) + int(minute or 0),
        None if second is None else int(second),
        zone,
    )


def _counted_point(text: str, match: re.Match[str]) -> Part:
    """Build a year beyond four digits, with an exponent, or with only some digits significant."""
    left, year, long, minus, digits, power, significant, right = match.groups()
    if len(digits) + int((power or "0")[-9:]) > MOST_DIGITS or len(power or "") > 9:
        raise DateError(f"“{shown(text)}” lies too far away.", f"Write a year of at most {MOST_DIGITS} digits.")
    size = int(digits) * 10 ** int(power or 0)
    length = len(str(size))
    known = length if significant is None else int(significant)
    short = len(digits) != 4 or power is not None or significant is None
    if (size <= 9999 or digits[0] == "0" if long else short) or not 0 < known <= max(length, 4):
        raise fault(text)
    if minus and not size:
        raise fault(text)
    unknown = max(length, len(digits)) - known
    block = 10**unknown
    low = size // block * block
    low, high = (-(low + block - 1), -low) if minus else (low, low + block - 1)
    bits = _BITS[left] | _BITS[right]
    first, last = year_start(low), year_start(high + 1) - 1
    return Part(text, year, "", "", _YEAR_MARKS[_SIGNS[bits]], first, last, _BY_UNKNOWN_DIGITS[min(unknown, 3)])
