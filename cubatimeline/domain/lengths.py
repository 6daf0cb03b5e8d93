"""Stretches of time: how long they are, in words of three languages, and how they are written as dates.

A stretch runs from one instant to another, both as day numbers (days since 1970-01-01, the time of day in the
fraction); the second is not part of it, so that 16-28 October runs from the 16th to the beginning of the 29th.

Plural forms follow the rules of the Unicode CLDR (Language Plural Rules, "cardinal") for whole numbers.
"""

from __future__ import annotations

from typing import Literal

from cubatimeline.domain.calendars import civil, day_number, days_in_month, iso_day, iso_year
from cubatimeline.domain.languages import Language

Unit = Literal["year", "month", "day", "hour", "minute"]

MINUTES = 1440
"""Minutes of a day."""
_MOST_DAYS = 100
"""Up to so many, days are counted as days but for whole months; more as years, months and days of the calendar."""
_FARTHEST = 9999
"""EDTF writes months and days only of years with four digits."""

_UNITS: dict[Language, dict[Unit, tuple[str, ...]]] = {
    "en": {
        "year": ("year", "years"), "month": ("month", "months"), "day": ("day", "days"),
        "hour": ("h",), "minute": ("min",),
    },
    "es": {
        "year": ("año", "años"), "month": ("mes", "meses"), "day": ("día", "días"),
        "hour": ("h",), "minute": ("min",),
    },
    "ru": {
        "year": ("год", "года", "лет"), "month": ("месяц", "месяца", "месяцев"), "day": ("день", "дня", "дней"),
        "hour": ("ч",), "minute": ("мин",),
    },
}  # fmt: skip
_SAME: dict[Language, str] = {"en": "the same day", "es": "el mismo día", "ru": "один и тот же день"}
_SAME_TIME: dict[Language, str] = {"en": "the same time", "es": "a la misma hora", "ru": "одновременно"}
_AT_LEAST: dict[Language, str] = {"en": "at least {}", "es": "al menos {}", "ru": "не менее чем {}"}
_AT_MOST: dict[Language, str] = {"en": "at most {}", "es": "como máximo {}", "ru": "не более чем {}"}
_UNKNOWN: dict[Language, str] = {"en": "unknown", "es": "desconocido", "ru": "неизвестно"}


def plural_form(number: int, language: Language) -> int:
    """Return which form a whole number >= 0 asks for: 0 one, 1 few (Russian) or other, 2 many (Russian)."""
    if language != "ru":
        return 0 if number == 1 else 1
    if number % 10 == 1 and number % 100 != 11:
        return 0
    return 1 if number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14) else 2


def counted(number: int, unit: Unit, language: Language) -> str:
    """Return "13 days"; from 10,000 on the thousands are set apart as the language does."""
    forms = _UNITS[language][unit]
    form = forms[min(plural_form(number, language), len(forms) - 1)]
    return f"{grouped(number, language)} {form}"


def length_words(start: float, end: float, language: Language) -> str:
    """Return how long a stretch is: "3 h 20 min", "13 days", "5 years 4 months"; exact to the minute.

    Args:
        start, end: day numbers; in either order.
    """
    first, last = sorted((round(start * MINUTES), round(end * MINUTES)))
    if first % MINUTES or last % MINUTES:
        return _clock_words(last - first, language)
    days = (last - first) // MINUTES
    counts = calendar_length(first // MINUTES, last // MINUTES)
    whole_months = counts[:2] > (0, 1) and counts[2] == 0 and civil(first // MINUTES)[2] == 1
    if days <= _MOST_DAYS and not whole_months:
        return counted(days, "day", language)
    parts: tuple[tuple[int, Unit], ...] = tuple(zip(counts, ("year", "month", "day"), strict=True))
    return " ".join(counted(number, unit, language) for number, unit in parts if number)


def longer_words(first: int, days: int, language: Language) -> str:
    """Return so many days in whole years and months of the calendar, "28 years 10 months"; "" below two months.

    Args:
        first: day number from which they are counted.
    """
    years, months, _ = calendar_length(first, first + days)
    if years == 0 and months < 2:
        return ""
    parts: tuple[tuple[int, Unit], ...] = ((years, "year"), (months, "month"))
    return " ".join(counted(number, unit, language) for number, unit in parts if number)


def calendar_length(first: int, last: int) -> tuple[int, int, int]:
    """Return the whole years, then months, then days from one day to a later one, as the calendar counts them.

    A day of the month that a shorter month does not have counts as its last.
    """
    (year, month, day), (to_year, to_month, to_day) = civil(first), civil(last)
    months = (to_year - year) * 12 + to_month - month - (to_day < min(day, days_in_month(to_year, to_month)))
    years_on, month_on = divmod(month - 1 + months, 12)
    year_on = year + years_on
    reached = day_number(year_on, month_on + 1, min(day, days_in_month(year_on, month_on + 1)))
    return months // 12, months % 12, last - reached


def distance_words(least: float, most: float | None, language: Language, *, clock: bool = False) -> str:
    """Return a distance that is known between bounds: "12 days", "12–14 days", "at most 14 days", "3 h 20 min".

    Args:
        least, most: days, 0 <= least <= most; `most` is None where there is no limit.
        clock: whether hours and minutes are known; otherwise both are whole days.
    """
    if most is None:
        return _AT_LEAST[language].format(_days_or_clock(least, language, clock)) if least > 0 else _UNKNOWN[language]
    if most - least < 0.5 / MINUTES:
        if most < 0.5 / MINUTES:
            return (_SAME_TIME if clock else _SAME)[language]
        return _days_or_clock(least, language, clock)
    if least < 0.5 / MINUTES:
        return _AT_MOST[language].format(_days_or_clock(most, language, clock))
    if clock:
        return f"{_days_or_clock(least, language, clock)} – {_days_or_clock(most, language, clock)}"
    return f"{grouped(round(least), language)}–{counted(round(most), 'day', language)}"


def stretch_edtf(start: float, end: float) -> str:
    """Return a stretch as EDTF, as coarse as its ends allow: "1962/1964", "1962-10", "1962-10-16/1962-10-28".

    With a time of day on either side both carry their clock, and the second is the end itself. Of years beyond four
    digits only the year is written.

    Raises:
        ValueError: `end` is not at least a minute after `start`.
    """
    first, last = round(start * MINUTES), round(end * MINUTES)
    if last <= first:
        raise ValueError(f"no stretch from {start} to {end}")
    if first % MINUTES or last % MINUTES:
        return f"{_clock_point(first)}/{_clock_point(last)}"
    begin, over = first // MINUTES, last // MINUTES
    points = (_coarse(begin, begin, over), _coarse(over - 1, begin, over))
    return points[0] if points[0] == points[1] else "/".join(points)


def _coarse(day: int, begin: int, over: int) -> str:
    """Return the year, the month or the day that holds `day`, whichever both ends of the stretch keep to."""
    year, month, _ = civil(day)
    if abs(year) > _FARTHEST:
        return f"Y{year}"
    starts = civil(begin)[1:], civil(over)[1:]
    if all(start == (1, 1) for start in starts):
        return iso_year(year)
    return f"{iso_year(year)}-{month:02d}" if all(start[1] == 1 for start in starts) else iso_day(day)


def _clock_point(minute: int) -> str:
    day, rest = divmod(minute, MINUTES)
    year = civil(day)[0]
    return f"{iso_day(day)}T{rest // 60:02d}:{rest % 60:02d}" if abs(year) <= _FARTHEST else f"Y{year}"


def _days_or_clock(days: float, language: Language, clock: bool) -> str:
    return _clock_words(round(days * MINUTES), language) if clock else counted(round(days), "day", language)


def _clock_words(minutes: int, language: Language) -> str:
    days, rest = divmod(minutes, MINUTES)
    parts: tuple[tuple[int, Unit], ...] = ((days, "day"), (rest // 60, "hour"), (rest % 60, "minute"))
    return " ".join(counted(number, unit, language) for number, unit in parts if number) or counted(
        0, "minute", language
    )


def grouped(number: int, language: Language) -> str:
    """Set thousands apart from 10,000 on: with a comma in English, with a no-break space in the other languages."""
    if abs(number) < 10_000:
        return str(number)
    return f"{number:,}".replace(",", "," if language == "en" else "\u00a0")
