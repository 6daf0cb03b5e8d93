"""Dates that refer to another one: "two months later", "the following day", "last year", "yesterday"."""

from __future__ import annotations

from typing import NamedTuple

from cubatimeline.domain.calendars import civil, iso_day, weekday
from cubatimeline.services.extraction.dates import values
from cubatimeline.services.extraction.dates.mentions import Mention, Shape
from cubatimeline.services.extraction.dates.places import looks_ahead
from cubatimeline.services.extraction.dates.reading import Reading, number_of
from cubatimeline.services.extraction.dates.signs import Sign
from cubatimeline.services.extraction.dates.tokens import Signs
from cubatimeline.services.extraction.dates.values import Point

_STEPS = {Sign.SAME: 0, Sign.THIS: 0, Sign.NEXT: 1, Sign.COMING: 1, Sign.PREVIOUS: -1, Sign.LAST: -1}
FROM_SPEAKER = frozenset((Sign.THIS, Sign.LAST, Sign.COMING))
"""Relations that count from the day on which the words were written or said."""
_DAYS = frozenset((Sign.DAY, Sign.DAYTIME))
_LONG_UNITS = frozenset((Sign.YEAR, Sign.CALENDAR_MONTH, Sign.WEEK))
_HALF_A_WEEK = 3
_WEEKS = {Sign.WEEK: 7, Sign.FORTNIGHT: 14}


class Related(NamedTuple):
    """A value, the point that it tells (None for weeks, decades and centuries), and whether the story looks back."""

    edtf: str
    told: Point | None = None
    flashback: bool = False


class Relating:
    """Resolves references by the reading; it never changes it."""

    def __init__(self, text: Signs, reading: Reading) -> None:
        self._text = text
        self._reading = reading

    def resolve(self, mention: Mention) -> Related | None:
        """Return what a reference means, None where nothing is known that it could refer to."""
        if mention.shape is Shape.STRETCH:
            return self._stretch(mention)
        if mention.shape is Shape.NEAR:
            return self._near(mention)
        if mention.shape is Shape.DAY_WORD:
            return self._day_word(mention)
        if mention.shape is Shape.DAY_ONLY:
            return self._day_only(mention)
        return self._short_year(mention)

    def related_year(self, mention: Mention) -> int | None:
        """Return the year that "of that year", "del año pasado" mean beside a month or day."""
        anchor = self._anchor(mention)
        if anchor is None:
            return None
        if mention.unit:  # "27 October last": the nearest one
            return _nearest(Point(anchor.year, mention.month, mention.day), anchor, _STEPS[mention.relation]).year
        return anchor.year + _STEPS[mention.relation]

    def _anchor(self, mention: Mention) -> Point | None:
        """Return what the mention counts from: the speaker's own day, or what was last told."""
        if mention.relation in FROM_SPEAKER or self._speaks_of_now(mention):
            spoken = self._reading.speaking_day(mention)
            if spoken is not None:
                return spoken
        elif self._reading.in_quote and not self._reading.told_in_paragraph:
            return None  # whoever is quoted does not refer to what the writer told
        if mention.relation == Sign.SAME and self._reading.begun is not None:
            return self._reading.begun
        return self._reading.told or (self._reading.now if self._reading.contemporary else None)

    def _speaks_of_now(self, mention: Mention) -> bool:
        """Tell whether "the end of the year" is that of the speaker's own: in news, where nothing else was told.

        So is "следующий год", for which Russian has one word where English has "next" and "the following".
        """
        if self._reading.base is not None or not self._reading.news:
            return False
        if mention.relation == Sign.NEXT:
            return mention.unit in _LONG_UNITS and not self._text.lexicon.month_first
        return mention.part is not None and mention.relation == Sign.SAME

    def _stretch(self, mention: Mention) -> Related | None:
        anchor = self._anchor(mention) if mention.event < 0 else self._reading.date_of(mention.event)
        if anchor is None:
            return None
        count, back = mention.count, mention.count < 0
        if mention.unit in (Sign.YEAR, Sign.TEN_YEARS):
            point = Point(anchor.year + count * (10 if mention.unit == Sign.TEN_YEARS else 1))
            return Related(point.edtf, point, back) if point.exists else None
        if mention.unit == Sign.CALENDAR_MONTH:
            return _point(_months_on(anchor, count), back) if anchor.month else None
        if not anchor.day or mention.unit == Sign.CENTURY:
            return None
        days = count * _WEEKS.get(mention.unit, 1)
        point = Point(*civil(number_of(anchor) + days))
        return Related(point.edtf + ("~" if mention.unit in _WEEKS else ""), point, back)

    def _near(self, mention: Mention) -> Related | None:
        if mention.unit == Sign.WEEKDAY:
            return self._weekday(mention)
        anchor = self._anchor(mention)
        if anchor is None:
            return None
        step = _STEPS[mention.relation]
        back = step < 0
        if mention.unit == Sign.YEAR:
            return _point(Point(anchor.year + step), back)
        if mention.unit in (Sign.TEN_YEARS, Sign.CENTURY):
            return self._long(mention, anchor, step)
        if mention.unit in _DAYS:
            return _point(Point(*civil(number_of(anchor) + step)), back) if anchor.day else None
        if mention.unit == Sign.CALENDAR_MONTH:
            return _point(_months_on(anchor, step), back) if anchor.month else None
        if mention.unit in _WEEKS:
            return _week(anchor, step) if anchor.day and mention.unit == Sign.WEEK else None
        return _point(_named(mention, anchor, step), back)

    def _long(self, mention: Mention, anchor: Point, step: int) -> Related:
        """Return a decade or century beside the one known."""
        if mention.unit == Sign.CENTURY:
            return Related(values.century(anchor.year // 100 + 1 + step) if anchor.year > 0 else _old(anchor, step))
        told = self._reading.decade
        first = told if told is not None and mention.relation not in FROM_SPEAKER else anchor.year - anchor.year % 10
        return Related(values.decade(first + 10 * step))

    def _weekday(self, mention: Mention) -> Related | None:
        """Return the nearest such weekday: behind what was told last, before or after the speaker's own day."""
        reading = self._reading
        spoken = reading.speaking_day(mention)
        day = reading.told
        from_now = mention.relation in FROM_SPEAKER or (not mention.relation and (reading.news or day is None))
        # Russian has one word for "next" and "the following": the verb tells which is meant.
        if from_now or (mention.relation == Sign.NEXT and looks_ahead(self._text, mention)):
            day = spoken or day
        if day is None or not day.day:
            return None
        number = number_of(day)
        ahead = (mention.count - weekday(number)) % 7
        if mention.relation in (Sign.NEXT, Sign.COMING):
            number += ahead or 7
        elif mention.relation in (Sign.PREVIOUS, Sign.LAST):
            number += ahead - 7
        elif mention.relation == Sign.THIS:
            number += ahead if ahead <= _HALF_A_WEEK else ahead - 7
        elif day is not spoken or looks_ahead(self._text, mention):
            number += ahead
        else:
            number += ahead - 7 if ahead else 0
        return _point(Point(*civil(number)), back=False)

    def _day_word(self, mention: Mention) -> Related | None:
        anchor = self._reading.told if mention.relation == Sign.EVE else self._reading.speaking_day(mention)
        if anchor is None or not anchor.day:
            return None
        point = Point(*civil(number_of(anchor) + mention.count))
        return Related(point.edtf, point, mention.count < 0)

    def _day_only(self, mention: Mention) -> Related | None:
        """Return the day of the month told, or of the speaker's own one; a weekday beside it chooses among months."""
        if mention.relation:
            anchor = self._anchor(mention)
        else:
            anchor = self._reading.base or self._reading.told
            if anchor is None or not anchor.month:
                anchor = self._reading.now if self._reading.contemporary else None
        if anchor is None or not anchor.month:
            return None
        steps = (_STEPS[mention.relation],) if mention.relation else (0, -1, 1)
        points = [_months_on(anchor, step)._replace(day=mention.day) for step in steps]
        fitting = [point for point in points if point.exists and weekday(number_of(point)) == mention.weekday]
        return _point(fitting[0] if fitting else points[0], back=False)

    def _short_year(self, mention: Mention) -> Related | None:
        if mention.shape is Shape.YEAR_OF_ERA:
            return _point(Point(1 - mention.count), back=False) if self._reading.before_christ else None
        known = self._reading.told or self._reading.now
        century = known.year - known.year % 100 if known is not None else 1900
        if known is not None and century + mention.count > known.year + 60:
            century -= 100
        return _point(Point(century + mention.count), back=False)


def _point(point: Point, back: bool) -> Related | None:
    return Related(point.edtf, point, back) if point.exists else None


def _months_on(point: Point, months: int) -> Point:
    year, month = divmod(12 * point.year + point.month - 1 + months, 12)
    return Point(year, month + 1)


def _week(anchor: Point, step: int) -> Related:
    """Return the week, Monday to Sunday, that lies `step` weeks from a day's own."""
    number = number_of(anchor)
    monday = number - weekday(number) + 7 * step
    return Related(f"{iso_day(monday)}/{iso_day(monday + 6)}")


def _named(mention: Mention, anchor: Point, step: int) -> Point:
    """Return "next spring", "last October": the first after the anchor, or the last before it."""
    season = mention.count if mention.unit in (Sign.SEASON, Sign.WEAK_SEASON) else 0
    month = 0 if season else mention.count
    point = Point(anchor.year, month, 0, season)
    if not anchor.month and not anchor.season:
        return point._replace(year=anchor.year + step)
    return _nearest(point, Point(anchor.year, anchor.start[1]), step)


def _nearest(point: Point, anchor: Point, step: int) -> Point:
    """Return a point of the anchor's year, or of the next or previous one where it does not lie in that direction."""
    if step > 0 and point.start <= anchor.start:
        return point._replace(year=anchor.year + 1)
    if step < 0 and point.start >= anchor.start:
        return point._replace(year=anchor.year - 1)
    return point


def _old(anchor: Point, step: int) -> str:
    """Return a century before Christ beside that of a year before Christ."""
    return values.century((-anchor.year) // 100 + 1 - step, before_christ=True)
