"""Day numbers to calendar fields and back; nothing else.

A day number counts whole days from 1970-01-01 (day 0) in the proleptic Gregorian calendar with astronomical years (year
0 is 1 BCE). A calendar day is never a timestamp. Years may be of any size: everything is whole-number arithmetic.
"""

from __future__ import annotations

_COMMON = (0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365)
_LEAP = (0, 0, 31, 60, 91, 121, 152, 182, 213, 244, 274, 305, 335, 366)
_LENGTHS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

_FOUR_CENTURIES = 146_097
_JULIAN_FOUR_YEARS = 1_461
_MARCH_OF_YEAR_0 = -719_468
"""Day number of 0000-03-01: counting years from March puts the leap day last."""
_JULIAN_MARCH_OF_YEAR_0 = -719_470
"""Day number of 1 March of year 0 in the Julian calendar, two days ahead of the Gregorian one."""


def is_leap(year: int) -> bool:
    """Tell whether the Gregorian `year` has 366 days."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year: int, month: int) -> int:
    """Return the number of days of the Gregorian month; `month` counts from 1."""
    return 29 if month == 2 and is_leap(year) else _LENGTHS[month]


def year_start(year: int) -> int:
    """Return the day number of 1 January of the Gregorian `year`."""
    before = year - 1
    return 365 * year + before // 4 - before // 100 + before // 400 - 719_527


def months_before(year: int) -> tuple[int, ...]:
    """Return the days of the Gregorian `year` that lie before each month; index 1 is January, 13 the whole year."""
    return _LEAP if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else _COMMON


def day_number(year: int, month: int, day: int) -> int:
    """Return the day number of a Gregorian date.

    Raises:
        ValueError: there is no such month, or no such day in it.
    """
    if not 1 <= month <= 12 or not 1 <= day <= days_in_month(year, month):
        raise ValueError(f"no such day: year {year}, month {month}, day {day}")
    return year_start(year) + months_before(year)[month] + day - 1


def civil(day: int) -> tuple[int, int, int]:
    """Return year, month and day of the month of a day number in the Gregorian calendar."""
    cycle, rest = divmod(day - _MARCH_OF_YEAR_0, _FOUR_CENTURIES)
    century = min(rest // 36_524, 3)
    rest -= century * 36_524
    four, rest = divmod(rest, _JULIAN_FOUR_YEARS)
    single = min(rest // 365, 3)
    return _from_march(400 * cycle + 100 * century + 4 * four + single, rest - 365 * single)


def weekday(day: int) -> int:
    """Return the day of the week of a day number: 0 is Monday, 6 is Sunday."""
    return (day + 3) % 7


def iso_day(day: int) -> str:
    """Write a day number as YYYY-MM-DD; years outside 0000-9999 carry a sign and as many digits as they need."""
    year, month, day_of_month = civil(day)
    return f"{iso_year(year)}-{month:02d}-{day_of_month:02d}"


def iso_year(year: int) -> str:
    """Write a year with four digits at least, and with a sign outside 0000-9999 (as ISO 8601-1 expands it)."""
    if 0 <= year <= 9999:
        return f"{year:04d}"
    return f"{'-' if year < 0 else '+'}{abs(year):04d}"


def julian_day_number(year: int, month: int, day: int) -> int:
    """Return the day number of a date of the Julian calendar; astronomical years, so that year 0 is a leap year.

    This is no "Julian day" of the astronomers: it counts from 1970-01-01 (Gregorian) like every day number here.

    Raises:
        ValueError: there is no such month, or no such day in it.
    """
    if not 1 <= month <= 12 or not 1 <= day <= julian_days_in_month(year, month):
        raise ValueError(f"no such day in the Julian calendar: year {year}, month {month}, day {day}")
    before = _LEAP if year % 4 == 0 else _COMMON
    return 365 * year + (year - 1) // 4 - 719_529 + before[month] + day - 1


def julian_days_in_month(year: int, month: int) -> int:
    """Return the number of days of the month in the Julian calendar; every fourth year is a leap year."""
    return 29 if month == 2 and year % 4 == 0 else _LENGTHS[month]


def julian(day: int) -> tuple[int, int, int]:
    """Return year, month and day of the month of a day number in the Julian calendar."""
    four, rest = divmod(day - _JULIAN_MARCH_OF_YEAR_0, _JULIAN_FOUR_YEARS)
    single = min(rest // 365, 3)
    return _from_march(4 * four + single, rest - 365 * single)


def _from_march(year: int, day_of_year: int) -> tuple[int, int, int]:
    """Turn a year that begins in March and a day in it, from 0, into calendar fields."""
    month = (5 * day_of_year + 2) // 153
    day = day_of_year - (153 * month + 2) // 5 + 1
    return (year, month + 3, day) if month < 10 else (year + 1, month - 9, day)
