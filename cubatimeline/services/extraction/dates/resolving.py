"""Gives every mention its value, by what a careful reader knows at its place."""

from __future__ import annotations

from typing import NamedTuple

from cubatimeline.domain.calendars import weekday
from cubatimeline.services.extraction.dates import values
from cubatimeline.services.extraction.dates.mentions import Mention, Part, Shape
from cubatimeline.services.extraction.dates.places import clause, looks_ahead, opens_sentence, sentence
from cubatimeline.services.extraction.dates.reading import Course, Reading, number_of
from cubatimeline.services.extraction.dates.relating import FROM_SPEAKER, Related, Relating
from cubatimeline.services.extraction.dates.signs import Sign
from cubatimeline.services.extraction.dates.tokens import Signs
from cubatimeline.services.extraction.dates.values import Point

_WRAP = 6
"""Months by which a month without a year may lie before the one last told in the same year; more, and it is the next
year's: a story goes forward."""
_LATEST = 2000
_DECADES_AHEAD = 60
"""Years by which a decade without its century may lie ahead of what was told."""
_AHEAD = 60
"""Days by which a day without a year may lie ahead of the document without words that speak of the future."""


class Value(NamedTuple):
    """What a mention means: EDTF, and where the words name a part without settled limits, that part in EDTF."""

    edtf: str
    closer: str = ""


class Resolver:
    """Resolves the mentions of one stretch of text, in order."""

    def __init__(self, text: Signs, reading: Reading) -> None:
        self._text = text
        self._reading = reading
        self._relating = Relating(text, reading)
        self._ahead: list[Mention] = []
        self._before = 0

    def resolve(self, mentions: list[Mention]) -> list[tuple[Mention, Value]]:
        """Return what could be resolved; the reading is told each date in turn."""
        reading = self._reading
        reading.open(self._text, mentions)
        found = []
        place = 0
        for index, mention in enumerate(mentions):
            reading.pass_over(place, mention.first)
            self._before = place
            place = (mention.until or mention).last
            self._ahead = mentions[index + 1 : index + 4]
            until = mention.until
            value = self._value(mention)
            if value is not None:
                found.append((mention, value))
            if until is not None and mention.until is None:  # it was no range
                value = self._value(until)
                if value is not None:
                    found.append((until, value))
        reading.pass_over(place, len(self._text.signs))
        return found

    def _value(self, mention: Mention) -> Value | None:
        if mention.shape is Shape.DECADE:
            return self._decade(mention)
        if mention.shape is Shape.CENTURY:
            return self._century(mention)
        if mention.shape is Shape.POINT:
            return self._point(mention)
        related = self._told_again(mention) or self._relating.resolve(mention)
        if related is None:
            return None
        if related.told is not None:
            self._reading.tell(mention, related.told, _course_of(mention, related))
        return _with_part(related.told, mention) if mention.part and related.told else Value(related.edtf)

    def _told_again(self, mention: Mention) -> Related | None:
        """Return the year just told where a stretch only explains it: "in 1964, two years later, he fell"."""
        told = self._reading.told
        if mention.shape is not Shape.STRETCH or mention.unit != Sign.YEAR or mention.relation or told is None:
            return None
        around = self._text.signs[mention.first - 1 : mention.first], self._text.signs[mention.last : mention.last + 1]
        explains = mention.first - 1 == self._before and around[0] == Sign.COMMA and around[1] in (Sign.COMMA, Sign.DOT)
        return Related(Point(told.year).edtf) if explains else None

    def _point(self, mention: Mention) -> Value | None:
        start = self._placed(mention)
        if start is None or not start.exists:
            return None
        if mention.until is None:
            self._reading.tell(mention, start, self._course(mention, start))
            return _with_part(start, mention)
        end = self._end_of_range(start, mention.until)
        if end is None or not end.exists or not start.start <= end.start:
            mention.until = None
            self._reading.tell(mention, start, Course.STORY)
            return _with_part(start, mention)
        course = self._course(mention, start) if mention.month else Course.ASIDE
        self._reading.tell(mention, end, course)
        if end.year - start.year > 1:
            self._reading.return_to(start)
        return Value(f"{start.edtf}/{end.edtf}")

    def _end_of_range(self, start: Point, until: Mention) -> Point | None:
        if until.year is not None:
            return Point(until.year, until.month, until.day, until.season)
        if until.relation:
            return self._placed(until)
        later = until.month and until.month < start.month
        return Point(start.year + (1 if later else 0), until.month, until.day, until.season)

    def _placed(self, mention: Mention) -> Point | None:
        """Return the point with its year."""
        if mention.year is not None:
            return Point(mention.year, mention.month, mention.day, mention.season)
        year = self._relating.related_year(mention) if mention.relation else self._carried_year(mention)
        return None if year is None else Point(year, mention.month, mention.day, mention.season)

    def _carried_year(self, mention: Mention) -> int | None:
        """Return the year of a date that does not say it."""
        base = self._reading.base
        if base is None:
            year = self._year_from_elsewhere(mention)
        else:
            year = base.year
            before = base.start[1] if base.month or base.season else 0
            month = Point(year, mention.month, 1, mention.season).start[1]
            if before and before - month >= _WRAP and not self._looks_back(mention):
                year += 1
            elif before and month - before > _WRAP and self._looks_back(mention):
                year -= 1
        return year if year is None or mention.weekday < 0 else _year_with_weekday(mention, year)

    def _year_from_elsewhere(self, mention: Mention) -> int | None:
        """Take the year nearest to the document; without one, that of the next full date nearby."""
        now = self._reading.speaking_day(mention) or self._reading.now
        if now is None:
            return next((one.year for one in self._ahead if one.year is not None and one.month), None)
        point = Point(now.year, mention.month, mention.day or 1, mention.season)
        if not now.month:
            return now.year
        ahead = number_of(Point(point.year, point.start[1], min(point.start[2], 28))) - number_of(now)
        if looks_ahead(self._text, mention):
            return now.year + 1 if ahead < -_AHEAD else now.year
        if ahead > _AHEAD:
            return now.year - 1
        return now.year + 1 if ahead < -365 + _AHEAD // 4 else now.year

    def _looks_back(self, mention: Mention) -> bool:
        return Sign.PERFECT in sentence(self._text, mention)

    def _course(self, mention: Mention, point: Point) -> Course:
        """Tell what a date does to the story: one that opens a sentence always carries it along."""
        line = self._reading.line
        if (line is not None and point.year == line.year) or opens_sentence(self._text, mention):
            return Course.STORY
        now = self._reading.now
        if self._reading.news and now is not None and abs(point.year - now.year) > 1:
            return Course.ASIDE
        if line is None:
            return Course.STORY
        before = self._text.signs[mention.first - 1 : mention.first]
        if before in (Sign.BY, Sign.TO, Sign.FROM):
            return Course.ASIDE
        looks_back = point.year < line.year and Sign.PERFECT in clause(self._text, mention)
        return Course.FLASHBACK if looks_back else Course.STORY

    def _decade(self, mention: Mention) -> Value:
        first, before_christ = self._first_year(mention), mention.relation == Sign.BC
        self._reading.decade = first
        edtf = values.decade(first, before_christ)
        until = mention.until
        if until is not None:
            last = until.year if until.year is not None else first - first % 100 + until.count
            if last > first >= 0:
                return Value(f"{edtf}/{values.decade(last)}")
        return Value(edtf, values.part_of_years(first, 10, mention.part))

    def _first_year(self, mention: Mention) -> int:
        if mention.year is not None:
            return mention.year
        known = self._reading.base or self._reading.told or self._reading.now
        century = known.year - known.year % 100 if known is not None else 1900
        if mention.relation == Sign.LAST:
            return century - 100 + mention.count
        latest = max((point.year for point in (known, self._reading.now) if point is not None), default=_LATEST)
        ahead = 0 if self._reading.contemporary else _DECADES_AHEAD
        return century + mention.count - (100 if century + mention.count > latest + ahead else 0)

    def _century(self, mention: Mention) -> Value:
        before_christ = mention.relation == Sign.BC
        edtf = values.century(mention.count, before_christ)
        first = -100 * mention.count + 1 if before_christ else 100 * (mention.count - 1)
        self._reading.decade = None
        if mention.until is not None and not before_christ:
            return Value(f"{edtf}/{values.century(mention.until.count)}")
        return Value(edtf, values.part_of_years(first, 100, mention.part))


def _course_of(mention: Mention, related: Related) -> Course:
    """Tell what a reference does to the story: counted backwards or from the speaker's own day, it only looks aside."""
    deictic = mention.relation in FROM_SPEAKER or (mention.shape is Shape.DAY_WORD and not mention.relation)
    return Course.FLASHBACK if related.flashback or deictic else Course.STORY


def _year_with_weekday(mention: Mention, year: int) -> int:
    """Return the year next to `year` in which the day falls on its weekday, or `year` where none does."""
    for one in (year, year - 1, year + 1):
        point = Point(one, mention.month, mention.day)
        if mention.day and point.exists and weekday(number_of(point)) == mention.weekday:
            return one
    return year


def _with_part(point: Point, mention: Mention) -> Value:
    """Write a point, or the part of it that is meant."""
    part: Part | None = mention.part
    if part is not None:
        stretch = values.part_of(point, part)
        if stretch is not None:
            return Value(point.edtf, values.as_moment(stretch)) if part in values.VAGUE else Value(stretch)
    return Value(point.edtf + mention.mark)
