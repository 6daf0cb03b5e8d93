"""One date from a bag of signs: word order hardly matters, numbers find their meaning by what stands beside them."""

from __future__ import annotations

from cubatimeline.domain.calendars import civil, day_number
from cubatimeline.domain.date_reading.partial import (
    FORTNIGHT,
    HALF,
    LAST,
    QUARTER,
    TEN_DAYS,
    THIRD,
    WEEK,
    WHOLE,
    Partial,
)
from cubatimeline.domain.date_reading.signs import Sign, Token
from cubatimeline.domain.date_reading.tokens import full_year
from cubatimeline.domain.errors import DateError

_NUMBERS = (Sign.NUMBER, Sign.ORDINAL, Sign.ROMAN)
_SHARES = {
    Sign.HALF: HALF,
    Sign.THIRD: THIRD,
    Sign.QUARTER: QUARTER,
    Sign.TEN_DAYS: TEN_DAYS,
    Sign.FORTNIGHT: FORTNIGHT,
    Sign.WEEK: WEEK,
}
_UNSURE = {
    Sign.DAY_UNSURE: (0, 0, 1),
    Sign.MONTH_UNSURE: (0, 1, 0),
    Sign.YEAR_UNSURE: (1, 0, 0),
    Sign.MONTH_AND_DAY_UNSURE: (0, 1, 1),
    Sign.YEAR_AND_MONTH_UNSURE: (1, 1, 0),
    Sign.YEAR_AND_DAY_UNSURE: (1, 0, 1),
}
_NOON = 720
_AFTER_A_BARE_HOUR = frozenset(
    "am|a m|pm|p m|in the morning|in the evening|in the afternoon|at night|de la manana|de la madrugada|de la tarde|"
    "de la noche|утра|ночи|дня|вечера".split("|")
)
"""Words that make a bare number on their left a clock time; others ("evening") only tell the time of day."""


class _Bag:
    """Signs of one date being sorted; used by `read_bag` alone.

    Attributes:
        numbers: numbers without a meaning yet, with their places.
        years_before: a word for "years" stands before the first number, which may then be a decade.
    """

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.date = Partial()
        self.numbers: list[tuple[int, Token]] = []
        self.bits = 0
        self.year_named = self.years_before = False
        self.easter: int | None = None
        self.wanting: Sign | None = None
        for at, token in enumerate(tokens):
            self._take(at, token)

    def _take(self, at: int, token: Token) -> None:
        sign, date = token.sign, self.date
        if sign in _NUMBERS:
            self._take_number(at, token)
        elif sign is Sign.MONTH:
            date.month = _once(date.month, token.value)
        elif sign is Sign.SEASON:
            date.season = _once(date.season, token.value)
        elif sign is Sign.DATE:
            self._take_date(token)
        elif sign is Sign.DECADE_OF:
            self._take_decade(at, token)
        elif sign in (Sign.CENTURY, Sign.MILLENNIUM):
            self._take_long(at, token)
        elif sign is Sign.PART:
            self._set_share(THIRD, token.value)
        elif sign in _SHARES:
            self._take_share(at, token)
        elif sign in _UNSURE:
            weights = _UNSURE[sign]
            date.marks = tuple(old | token.value * weight for old, weight in zip(date.marks, weights, strict=True))  # type: ignore[assignment]
        elif sign in (Sign.CLOCK, Sign.ZONE, Sign.HOURS, Sign.MORNING, Sign.EVENING):
            self._take_time(at, token)
        else:
            self._take_flag(token)

    def _take_flag(self, token: Token) -> None:
        sign, date = token.sign, self.date
        if sign in (Sign.UNCERTAIN, Sign.APPROXIMATE):
            self.bits |= 1 if sign is Sign.UNCERTAIN else 2
        elif sign in (Sign.BEFORE_CHRIST, Sign.AFTER_CHRIST):
            date.before_christ = sign is Sign.BEFORE_CHRIST
        elif sign is Sign.HOLIDAY:
            date.month, date.day = _once(date.month, token.value // 100), _once(date.day, token.value % 100)
        elif sign is Sign.EASTER:
            self.easter = token.value
        elif sign is Sign.HEMISPHERE and date.season is not None:
            date.season = (date.season - 21) % 4 + 21 + 4 * token.value
        elif sign is Sign.JULIAN:
            date.julian = True
        elif sign is Sign.YEAR:
            self.year_named = True
        elif sign is Sign.YEARS:
            self.years_before = self.years_before or not self.numbers
        elif sign is Sign.DECADE:
            self.wanting = Sign.DECADE
        elif sign not in (Sign.WEEKDAY, Sign.NIGHT, Sign.LAST, Sign.COMMA, Sign.NOISE):
            raise DateError(f"“{token.text}” stands where no date can have it.", "Try 27 October 1962.")

    def _take_number(self, at: int, token: Token) -> None:
        if self.wanting is not None:
            self._set_long(self.wanting, token.value)
            self.wanting = None
        else:
            self.numbers.append((at, token))

    def _take_date(self, token: Token) -> None:
        date = self.date
        year, month, day = token.fields
        date.year, date.month = _once(date.year, year), _once(date.month, month)
        date.day = _once(date.day, day) if day else date.day

    def _take_decade(self, at: int, token: Token) -> None:
        follows = self._sign(at + 1)
        if follows is Sign.MONTH or token.value % 10:
            self.numbers.append((at, Token(Sign.ORDINAL, token.value, token.text)))
        else:
            self.date.decade = _once(self.date.decade, token.value)

    def _take_long(self, at: int, token: Token) -> None:
        if token.value:
            self._set_long(token.sign, token.value)
        elif self.numbers and self.numbers[-1][0] == at - 1:
            self._set_long(token.sign, self.numbers.pop()[1].value)
        else:
            self.wanting = token.sign

    def _set_long(self, sign: Sign, number: int) -> None:
        if sign is Sign.DECADE:
            self.date.decade = _once(self.date.decade, number)
            return
        if not 1 <= number <= 99:
            raise DateError("There is no such century.", "Try the 19th century.")
        if sign is Sign.CENTURY:
            self.date.century = _once(self.date.century, number)
        else:
            self.date.millennium = _once(self.date.millennium, number)

    def _take_share(self, at: int, token: Token) -> None:
        kind = _SHARES[token.sign]
        if token.value:
            self._set_share(kind, token.value)
        elif self.numbers and self.numbers[-1][0] == at - 1:
            self._set_share(kind, self.numbers.pop()[1].value)
        elif self._sign(at - 1) is Sign.LAST:
            self._set_share(kind, LAST)
        elif kind == WEEK:
            self._set_share(WEEK, 0)
        else:
            raise DateError("It is not said which part is meant.", "Try the second half of November 1962.")

    def _set_share(self, kind: int, number: int) -> None:
        if self.date.share != (WHOLE, 0):
            raise DateError("Two parts of a date are named at once.", "Name one, as in late November 1962.")
        self.date.share = (kind, number)

    def _take_time(self, at: int, token: Token) -> None:
        date = self.date
        if token.sign is Sign.CLOCK:
            date.clock = _once(date.clock, token.value)
        elif token.sign is Sign.ZONE:
            date.zone = token.value
        elif token.sign is Sign.HOURS:
            if date.clock is None and self.numbers and self.numbers[-1][0] == at - 1:
                date.clock = 60 * self.numbers.pop()[1].value
        elif date.clock is not None and self._sign(at - 1) in (Sign.CLOCK, Sign.HOURS):
            date.clock = _of_day(date.clock, token.sign)
        elif self._is_bare_hour(at, token):
            date.clock = _of_day(60 * self.numbers.pop()[1].value, token.sign)

    def _is_bare_hour(self, at: int, token: Token) -> bool:
        if token.text not in _AFTER_A_BARE_HOUR or not self.numbers or self.numbers[-1][0] != at - 1:
            return False
        of_month = self._sign(at - 2) is Sign.MONTH and len(self.numbers) == 1 and self.date.day is None
        return self.numbers[-1][1].value <= 12 and (len(token.text) <= 3 or not of_month)

    def _sign(self, at: int) -> Sign | None:
        return self.tokens[at].sign if 0 <= at < len(self.tokens) else None

    def settled(self) -> Partial:
        """Return the date, every number having found its meaning or waiting in `pending` for another date."""
        date = self.date
        numbers = [token for _, token in self.numbers]
        if self.wanting is not None and numbers and date.decade is None:
            self._set_long(self.wanting, numbers.pop(0).value)
        if date.month is not None and date.day is None:
            self._settle_with_month(numbers)
        elif date.season is not None or date.month is not None or self.easter is not None:
            self._settle_year(numbers)
        elif date.long and numbers:
            raise _too_many()
        else:
            self._settle_bare(numbers)
        if self.easter is not None:
            self._settle_easter()
        if date.month is not None and date.season is not None:
            raise _too_many()
        if date.share == (WEEK, 0) and date.day is None:
            raise DateError("It is not said which week is meant.", "Try the first week of May 1961.")
        if date.clock is not None and not 0 <= date.clock < 1440:
            raise DateError("There is no such time of day.", "Write it like 19:00 or 7 pm.")
        return date.marked(self.bits) if self.bits else date

    def _settle_with_month(self, numbers: list[Token]) -> None:
        date = self.date
        if len(numbers) > 2 or (numbers and len(numbers) == 2 and date.year is not None):
            raise _too_many()
        if len(numbers) == 2:
            first, second = numbers
            if _is_year(first) and not _is_year(second):
                first, second = second, first
            date.day, date.year = first.value, self._as_year(second)
        elif numbers and date.year is None and (_is_year(numbers[0]) or date.before_christ is not None):
            date.year = self._as_year(numbers[0])
        elif numbers:
            date.day = numbers[0].value

    def _settle_year(self, numbers: list[Token]) -> None:
        if len(numbers) > 1 or (numbers and self.date.year is not None):
            raise _too_many()
        if numbers:
            self.date.year = self._as_year(numbers[0])

    def _settle_bare(self, numbers: list[Token]) -> None:
        """Give meaning to numbers that have neither month nor season beside them."""
        date = self.date
        if len(numbers) == 2 and not _is_year(numbers[0]) and _is_year(numbers[1]):
            date.pending, date.year = [numbers[0]], self._as_year(numbers[1])
        elif len(numbers) > 1 or (numbers and date.year is not None):
            raise _too_many()
        elif numbers:
            self._settle_only(numbers[0])

    def _settle_only(self, token: Token) -> None:
        date, size = self.date, len(token.text.lstrip("'"))
        named = self.year_named or date.before_christ is not None
        if token.sign is not Sign.NUMBER and not (named and token.sign is Sign.ORDINAL):
            date.pending = [token]
        elif self.years_before and size == 2 and token.value % 10 == 0:
            date.decade = token.value
        elif named or size >= 4 or token.text.startswith("'") or (size == 3 and (self.bits or date.share[0])):
            date.year = self._as_year(token)
            date.maybe_decade = self.years_before and date.year % 10 == 0
        else:
            date.pending = [token]

    def _as_year(self, token: Token) -> int:
        if token.sign is Sign.ROMAN:
            raise _too_many()
        if self.date.before_christ is not None or len(token.text.lstrip("'")) != 2:
            return token.value
        return full_year(token.text)

    def _settle_easter(self) -> None:
        date = self.date
        if date.year is None or date.before_christ:
            raise DateError("Easter moves from year to year.", "Add the year, as in Easter 1961.")
        _, date.month, date.day = civil(_easter(date.year) + (self.easter or 0))


def read_bag(tokens: list[Token]) -> Partial:
    """Return the date that the signs give.

    Raises:
        DateError: they contradict each other, or one of them cannot stand in a date.
    """
    return _Bag(tokens).settled()


def _once(old: int | None, new: int) -> int:
    if old is not None:
        raise _too_many()
    return new


def _too_many() -> DateError:
    return DateError("More is given than one date can hold.", "Write ranges like 16-28 October 1962.")


def _is_year(token: Token) -> bool:
    return token.sign is Sign.NUMBER and (len(token.text) > 2 or token.value > 31)


def _of_day(minutes: int, sign: Sign) -> int:
    """Return a time on the clock face as minutes from midnight; times beyond noon are left as they are."""
    if sign is Sign.EVENING:
        return minutes + _NOON if minutes < _NOON else minutes
    return minutes - _NOON if _NOON <= minutes < _NOON + 60 else minutes


def _easter(year: int) -> int:
    """Return the day number of Easter Sunday of the western churches: the Sunday after the full moon of the calendar.

    Rule of 1582: the epact gives the age of the moon on 1 January; the full moon is the fourteenth day of the moon that
    falls on 21 March or later.
    """
    golden, century = year % 19 + 1, year // 100 + 1
    solar, lunar = 3 * century // 4 - 12, (8 * century + 5) // 25 - 5
    epact = (11 * golden + 20 + lunar - solar) % 30
    if epact == 24 or (epact == 25 and golden > 11):
        epact += 1
    from_march = 44 - epact if epact <= 23 else 74 - epact
    full_moon = day_number(year, 3, 1) + from_march - 1
    return full_moon + 7 - (full_moon + 4) % 7
