"""Writes what was made out as EDTF."""

from __future__ import annotations

from typing import NamedTuple

from cubatimeline.domain.calendars import days_in_month, iso_year
from cubatimeline.services.extraction.dates.mentions import Part


class Point(NamedTuple):
    """A year (astronomical), or a season, month or day of it."""

    year: int
    month: int = 0
    day: int = 0
    season: int = 0

    @property
    def exists(self) -> bool:
        """Whether there is such a day, and EDTF can write its year with four figures."""
        if not -9999 < self.year <= 9999:
            return False
        return not self.day or self.day <= days_in_month(self.year, self.month)

    @property
    def edtf(self) -> str:
        """The point in EDTF."""
        text = iso_year(self.year)
        if self.season:
            return f"{text}-{self.season}"
        if self.month:
            text += f"-{self.month:02d}"
        return f"{text}-{self.day:02d}" if self.day else text

    @property
    def start(self) -> tuple[int, int, int]:
        """Year, month and day of its beginning, for comparing."""
        month = self.month or {21: 3, 22: 6, 23: 9, 24: 12}.get(self.season, 1)
        return self.year, month, self.day or 1


def decade(first: int, before_christ: bool = False) -> str:
    """Write the decade that begins with the year `first`; EDTF counts those before Christ otherwise than people do."""
    if before_christ or first < 0:
        return f"{iso_year(first)}/{iso_year(first + 9)}"
    return f"{first // 10:03d}X"


def century(number: int, before_christ: bool = False) -> str:
    """Write a century by its number: the 20th is 19XX; before Christ the 4th is 400 to 301."""
    if before_christ:
        return f"{iso_year(1 - 100 * number)}/{iso_year(100 - 100 * number)}"
    return f"{number - 1:02d}XX"


_MONTHS_OF_YEAR = {Part.EARLY: (1, 4), Part.MID: (5, 8), Part.LATE: (9, 12)}
_YEAR_GROUPS = {
    Part.FIRST_QUARTER: 33,
    Part.SECOND_QUARTER: 34,
    Part.THIRD_QUARTER: 35,
    Part.FOURTH_QUARTER: 36,
    Part.FIRST_HALF: 40,
    Part.SECOND_HALF: 41,
}
_DAYS_OF_MONTH = {
    Part.EARLY: (1, 10),
    Part.MID: (11, 20),
    Part.LATE: (21, 31),
    Part.FIRST_TEN_DAYS: (1, 10),
    Part.SECOND_TEN_DAYS: (11, 20),
    Part.THIRD_TEN_DAYS: (21, 31),
    Part.FIRST_HALF: (1, 15),
    Part.SECOND_HALF: (16, 31),
}
VAGUE = frozenset((Part.EARLY, Part.MID, Part.LATE))
"""Parts without settled limits."""


def part_of(point: Point, part: Part) -> str | None:
    """Write a part of a year or month as a stretch from its first to its last day or month; None where there is none.

    Halves and quarters of a year are EDTF's own; early, mid and late are thirds, as in `domain.date_reading`.
    """
    if point.day or point.season:
        return None
    year = iso_year(point.year)
    if not point.month:
        if part in _YEAR_GROUPS:
            return f"{year}-{_YEAR_GROUPS[part]}"
        months = _MONTHS_OF_YEAR.get(part)
        return None if months is None else f"{year}-{months[0]:02d}/{year}-{months[1]:02d}"
    days = _DAYS_OF_MONTH.get(part)
    if days is None:
        return None
    last = min(days[1], days_in_month(point.year, point.month))
    month = f"{year}-{point.month:02d}"
    return f"{month}-{days[0]:02d}/{month}-{last:02d}"


_PARTS_OF_TEN = {
    Part.EARLY: (0, 3),
    Part.MID: (4, 6),
    Part.LATE: (7, 9),
    Part.FIRST_HALF: (0, 4),
    Part.SECOND_HALF: (5, 9),
}
_PARTS_OF_HUNDRED = {
    Part.EARLY: (0, 33),
    Part.MID: (34, 66),
    Part.LATE: (67, 99),
    Part.FIRST_HALF: (0, 49),
    Part.SECOND_HALF: (50, 99),
}


def part_of_years(first: int, length: int, part: Part | None) -> str:
    """Write the part meant of a decade or century that begins with `first`; "" where none is meant."""
    years = (_PARTS_OF_TEN if length == 10 else _PARTS_OF_HUNDRED).get(part) if part is not None else None
    return "" if years is None else f"[{iso_year(first + years[0])}..{iso_year(first + years[1])}]"


def as_moment(stretch: str) -> str:
    """Write a stretch as one moment somewhere in it."""
    return f"[{stretch.replace('/', '..')}]"
