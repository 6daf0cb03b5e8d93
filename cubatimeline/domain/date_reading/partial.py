"""One date as far as its words give it, and the EDTF that says the same."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from cubatimeline.domain.calendars import civil, days_in_month, iso_day, julian_day_number
from cubatimeline.domain.date_reading.signs import Sign, Token
from cubatimeline.domain.edtf import from_julian, parse
from cubatimeline.domain.errors import DateError

WHOLE, HALF, THIRD, QUARTER, TEN_DAYS, FORTNIGHT, WEEK = range(7)
"""Sorts of share that a date can name of a longer stretch."""
LAST = -1
"""The last week or ten days, whichever number it has."""

_UNSPECIFIED = "XXXX"
_SHARES_OF_DECADE = {HALF: ((0, 4), (5, 9)), THIRD: ((0, 3), (4, 6), (7, 9))}
_SHARES_OF_CENTURY = {
    HALF: ((0, 49), (50, 99)),
    THIRD: ((0, 33), (34, 66), (67, 99)),
    QUARTER: ((0, 24), (25, 49), (50, 74), (75, 99)),
}
_SHARES_OF_MONTH = {
    HALF: ((1, 15), (16, 31)),
    FORTNIGHT: ((1, 15), (16, 31)),
    THIRD: ((1, 10), (11, 20), (21, 31)),
    TEN_DAYS: ((1, 10), (11, 20), (21, 31)),
    WEEK: ((1, 7), (8, 14), (15, 21), (22, 28), (29, 31)),
}
_MONTHS_OF_YEAR = {HALF: 6, THIRD: 4, QUARTER: 3}
_CODES_OF_YEAR = {HALF: 40, THIRD: 37, QUARTER: 33}
"""First EDTF code of halves, of thirds of four months, and of quarters (ISO 8601-2, 4.8.2)."""


@dataclass(slots=True)
class Partial:
    """What the words of one date give; None where they are silent.

    Attributes:
        year: as counted by people, 44 for 44 BC; `before_christ` says which way. None with `yearless` False means that
            another date of the same expression may lend it.
        season: 21-24.
        decade: first year of it; below 100 of the 20th century.
        century, millennium: counted from 1.
        share: sort of share and which one, counted from 1 or LAST; (WHOLE, 0) for no share.
        marks: qualifiers of year, month and day as bits: 1 uncertain, 2 approximate.
        clock, zone: minutes.
        year_lent: the year comes from the other date of a range.
        maybe_decade: the year follows a word for "years"; standing alone it is a decade.
        pending: numbers whose meaning depends on the other date of a range.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    season: int | None = None
    decade: int | None = None
    century: int | None = None
    millennium: int | None = None
    share: tuple[int, int] = (WHOLE, 0)
    before_christ: bool | None = None
    julian: bool = False
    marks: tuple[int, int, int] = (0, 0, 0)
    clock: int | None = None
    zone: int | None = None
    year_lent: bool = False
    maybe_decade: bool = False
    pending: list[Token] = field(default_factory=list)

    @property
    def dated(self) -> bool:
        """Whether it names any date at all, be it without a year."""
        return any(
            value is not None
            for value in (self.year, self.month, self.day, self.season, self.decade, self.century, self.millennium)
        )

    @property
    def long(self) -> bool:
        """Whether it is a decade or longer."""
        return self.decade is not None or self.century is not None or self.millennium is not None

    def marked(self, bits: int) -> Partial:
        """Return the same with a qualifier on every part."""
        year, month, day = self.marks
        return replace(self, marks=(year | bits, month | bits, day | bits))


@dataclass(frozen=True, slots=True)
class Stretch:
    """A date in EDTF, unqualified: `whole` is one value for it, `low` and `high` the points it runs between.

    `exact` tells whether `whole` says as much as `low..high`; `mark` is the qualifier of both.
    """

    whole: str
    low: str
    high: str
    exact: bool
    mark: str = ""

    def moment(self) -> str:
        """Return the EDTF of something that happened once within the stretch."""
        if self.exact and self.whole:
            return self.whole
        return f"[{self.low}{self.mark}..{self.high}{self.mark}]"

    def start(self) -> str:
        """Return the EDTF of a beginning within the stretch; widened by `~` where EDTF has no closer value."""
        return self.whole or self.low + (self.mark if self.mark in ("~", "%") else {"?": "%"}.get(self.mark, "~"))

    def end(self) -> str:
        """Return the EDTF of an end within the stretch, as `start`."""
        return self.whole or self.high + (self.mark if self.mark in ("~", "%") else {"?": "%"}.get(self.mark, "~"))


def stretch(date: Partial) -> Stretch:
    """Return the EDTF of a date.

    Raises:
        DateError: there is no such day, or the words do not make a date.
    """
    if date.julian and (date.month is not None or date.year is not None) and date.share == (WHOLE, 0):
        return _julian(date)
    if date.pending:
        raise DateError("It is not clear what the numbers mean.", "Name the month or the year, as in 27 October 1962.")
    if date.maybe_decade:
        date = replace(date, decade=date.year, year=None)
    if date.long:
        return _long_stretch(date)
    if date.season is not None:
        return _season(date)
    if date.share == (WEEK, 0):
        return _week_from(date)
    if date.day is not None:
        if date.share != (WHOLE, 0):
            raise DateError("A single day has no parts that can be written.", "Give the day alone, or a time of day.")
        return _single(date, f"{_year(date)}-{_needed_month(date):02d}-{date.day:02d}")
    if date.month is not None:
        return _month(date)
    if date.year is None:
        raise DateError("No year is given.", "Add one, as in October 1962.")
    return _within_year(date)


def mark_of(bits: int) -> str:
    """Return the EDTF qualifier of the bits."""
    return ("", "?", "~", "%")[bits]


def year_text(year: int) -> str:
    """Return an astronomical year in EDTF."""
    if abs(year) > 9999:
        return f"Y{year}"
    return f"{'-' if year < 0 else ''}{abs(year):04d}"


def stepped(point: str, by: int) -> str:
    """Return the point before (-1) or after (1) a point of EDTF, in its own precision; days where it has none.

    Raises:
        DateError: the point has no year.
    """
    if "X" in point:
        raise DateError("A date without a year has nothing before or after it.", "Add the year.")
    part = parse(point).parts[0]
    year, month = part.year_number, part.month_number
    if year is None or part.day or part.season:
        return iso_day(part.first - 1 if by < 0 else part.last + 1)
    if month is None:
        return year_text(year + by)
    year, month = divmod(12 * year + month - 1 + by, 12)
    return f"{year_text(year)}-{month + 1:02d}"


def share_fields(left: Partial, right: Partial) -> None:
    """Let two dates of one expression lend each other what is said once: "16 to 28 October 1962"."""
    _settle_pending(left, right)
    _settle_pending(right, left)
    for one, other in ((left, right), (right, left)):
        if one.clock is not None and not one.dated:
            one.year, one.month, one.day = other.year, other.month, other.day
            one.zone = other.zone if one.zone is None else one.zone
        if one.share != (WHOLE, 0) and not one.dated:
            one.month, one.season, one.decade, one.century = other.month, other.season, other.decade, other.century
        if one.day is not None and one.month is None:
            one.month = other.month
        if one.year is None and not one.long and other.year is not None:
            one.year, one.year_lent = other.year, True
        if other.year is not None:
            one.maybe_decade = False
        if one.zone is None and one.clock is not None:
            one.zone = other.zone
    if left.before_christ is None:
        left.before_christ = right.before_christ
    left.julian = left.julian or right.julian
    right.julian = left.julian


def _settle_pending(date: Partial, other: Partial) -> None:
    """Give the numbers of `date` the meaning that the other date shows."""
    if not date.pending:
        return
    token = date.pending[0]
    if other.day is not None and token.value <= 31 and date.day is None:
        date.day = token.value
    elif other.century is not None or (token.sign in (Sign.ROMAN, Sign.ORDINAL) and other.millennium is None):
        date.century = token.value
    elif other.millennium is not None:
        date.millennium = token.value
    elif other.decade is not None:
        date.decade = token.value
    elif date.year is None and (other.year is not None or other.pending):
        date.year = _year_beside(token, other)
    else:
        return
    date.pending = date.pending[1:]


def _year_beside(token: Token, other: Partial) -> int:
    """Return the year a number means beside another: 63 after 1962 is 1963."""
    if other.year is not None and token.value < 100 <= other.year and not other.before_christ and len(token.text) < 3:
        return other.year // 100 * 100 + token.value
    return token.value


def _astronomical(date: Partial) -> int | None:
    return 1 - date.year if date.year is not None and date.before_christ else date.year


def _year(date: Partial) -> str:
    year = _astronomical(date)
    return _UNSPECIFIED if year is None else year_text(year)


def _needed_month(date: Partial) -> int:
    if date.month is None:
        raise DateError("A day is given without its month.", "Add the month, as in 27 October 1962.")
    return date.month


def _single(date: Partial, text: str) -> Stretch:
    """Return a stretch that one EDTF value says, with qualifiers part by part."""
    year, *others = text[1:].split("-")
    parts = [text[0] + year, *others]
    bits = date.marks[: len(parts)]
    mark = mark_of(bits[0] & bits[-1]) if len(set(bits)) == 1 else ""
    if date.clock is not None and not any(bits):
        return Stretch(text + _clock(date), text, text, True)
    if len(set(bits)) == 1:
        marked = text + mark
    else:
        marked = "-".join(mark_of(bit) + part for bit, part in zip(bits, parts, strict=True))
    return Stretch(marked, text, text, True, mark)


def _clock(date: Partial) -> str:
    text = f"T{(date.clock or 0) // 60:02d}:{(date.clock or 0) % 60:02d}:00"
    if date.zone is None:
        return text
    if date.zone == 0:
        return text + "Z"
    return f"{text}{'-' if date.zone < 0 else '+'}{abs(date.zone) // 60:02d}:{abs(date.zone) % 60:02d}"


def _mark(date: Partial) -> str:
    return mark_of(date.marks[0])


def _season(date: Partial) -> Stretch:
    text = f"{_year(date)}-{date.season}"
    kind, number = date.share
    if kind == WHOLE:
        return _single(date, text)
    year = _astronomical(date)
    if kind != THIRD or year is None or (date.season or 0) > 24:
        raise DateError("A season can be early, mid or late, in a given year.", "Try late spring 1961.")
    first = 12 * year + 3 * (date.season or 21) - 61 + (2 if number == LAST else number - 1)
    return _single(replace(date, season=None), f"{year_text(first // 12)}-{first % 12 + 1:02d}")


def _month(date: Partial) -> Stretch:
    text = f"{_year(date)}-{date.month:02d}"
    kind, number = date.share
    if kind == WHOLE:
        return _single(date, text)
    year = _astronomical(date)
    last = days_in_month(2000 if year is None else year, date.month or 1)
    if number == LAST:
        days = (last - 6, last) if kind == WEEK else _nth(_SHARES_OF_MONTH, kind, LAST)
    else:
        days = _nth(_SHARES_OF_MONTH, kind, number)
    return Stretch("", f"{text}-{days[0]:02d}", f"{text}-{min(days[1], last):02d}", False, _mark(date))


def _week_from(date: Partial) -> Stretch:
    """Return the seven days from a day on: "the week of 22 October 1962"."""
    day = stretch(replace(date, share=(WHOLE, 0), marks=(0, 0, 0)))
    return Stretch("", day.low, iso_day(parse(day.low).parts[0].first + 6), False, _mark(date))


def _nth(shares: dict[int, tuple[tuple[int, int], ...]], kind: int, number: int) -> tuple[int, int]:
    of_kind = shares.get(kind, ())
    if number == LAST and of_kind:
        return of_kind[-1]
    if not 1 <= number <= len(of_kind):
        raise DateError("There is no such part of it.", "Try the second half of November 1962, or late 1962.")
    return of_kind[number - 1]


def _within_year(date: Partial) -> Stretch:
    kind, number = date.share
    if kind == WHOLE:
        return _single(date, _year(date))
    if kind not in _MONTHS_OF_YEAR:
        raise DateError("A week or a fortnight needs its month.", "Add the month, as in first week of May 1961.")
    length = _MONTHS_OF_YEAR[kind]
    number = 12 // length if number == LAST else number
    if not 1 <= number <= 12 // length:
        raise DateError("There is no such part of the year.", "Try the second half of 1962, or Q3 1962.")
    mark = _mark(date)
    low, high = (f"{_year(date)}-{month:02d}" for month in (length * (number - 1) + 1, length * number))
    code = f"{_year(date)}-{_CODES_OF_YEAR[kind] + number - 1}{mark}"
    return Stretch(code, low, high, kind != THIRD, mark)


def _long_stretch(date: Partial) -> Stretch:
    """Return a decade, century or millennium, or a share of one."""
    if date.decade is not None:
        first = date.decade if date.decade >= 100 else 1900 + date.decade
        length, shares = 10, _SHARES_OF_DECADE
    elif date.century is not None:
        first, length, shares = 100 * (date.century - 1), 100, _SHARES_OF_CENTURY
    else:
        first, length, shares = 1000 * ((date.millennium or 1) - 1), 1000, {}
    if date.month is not None or date.season is not None:
        return _within_decade(date, first, length)
    mark = _mark(date)
    low, high = 0, length - 1
    if date.share != (WHOLE, 0):
        if length == 1000:
            raise DateError("A millennium is too long to be divided.", "Name the centuries.")
        low, high = _nth(shares, *date.share)
    if date.before_christ:
        low, high = _years_before_christ(first, length, low, high)
    else:
        low, high = first + low, first + high
    masked = _masked(low, high, length)
    ends = year_text(low), year_text(high)
    return Stretch(masked + mark if masked else "", *ends, bool(masked), mark)


def _within_decade(date: Partial, first: int, length: int) -> Stretch:
    """Return a day, month or season whose year is known to the decade or century: "25 December (the 1560s)"."""
    years = _masked(first, first + length - 1, length)
    if date.before_christ or date.share != (WHOLE, 0) or not years:
        raise DateError("A date within so long a time cannot be written.", "Name the year, or the decade alone.")
    text = f"{years}-{date.season or date.month:02d}" + ("" if date.day is None else f"-{date.day:02d}")
    part = parse(text).parts[0]
    return replace(_single(date, text), low=iso_day(part.first), high=iso_day(part.last))


def _years_before_christ(first: int, length: int, low: int, high: int) -> tuple[int, int]:
    """Return first and last astronomical year; before Christ a century ends in its round year, a decade does not."""
    if length == 10:
        return 1 - first - 9 + low, 1 - first - 9 + high
    start = 1 - first - length
    return start + low, start + high


def _masked(low: int, high: int, length: int) -> str:
    """Return `196X` and the like where the years are just those; else nothing."""
    sign, small, large = ("-", -high, -low) if low < 0 else ("", low, high)
    if high - low + 1 != length or small < 0 or small % length or large > 9999 or (sign and small == 0):
        return ""
    digits = len(str(length)) - 1
    return f"{sign}{small:04d}"[:-digits] + "X" * digits


def _julian(date: Partial) -> Stretch:
    """Return a date of the Julian calendar in ours."""
    astronomical = _astronomical(date)
    if astronomical is None:
        raise DateError("A date of the Julian calendar needs its year.", "Add the year, as in 25 October 1917 (O.S.).")
    if date.day is None or date.month is None:
        months = from_julian(astronomical, date.month)
        low, high = iso_day(months.bounds.earliest_start or 0), iso_day(months.bounds.latest_end or 0)
        return Stretch("", low, high, False, _mark(date))
    try:
        number = julian_day_number(astronomical, date.month, date.day)
    except ValueError:
        raise DateError("There is no such day in the Julian calendar.", "Check the day and the month.") from None
    gregorian_year, month, day = civil(number)
    return _single(date, f"{year_text(gregorian_year)}-{month:02d}-{day:02d}")
