"""Two rows of ticks for the axis, from millennia down to minutes, in three languages."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import islice
from math import floor, log10
from typing import NamedTuple, cast

from cubatimeline.domain import calendar_names as names
from cubatimeline.domain.calendars import civil, day_number, weekday
from cubatimeline.domain.languages import Language
from cubatimeline.services.geometry.time_scale import YEAR, TimeScale

Measure = Callable[[str], float]
"""Gives the width of a text in pixels."""
Label = Callable[[float, Language], str]
"""Names the unit that begins at a day number."""
Widest = Callable[[TimeScale, Language, Measure], float]
"""Gives the width of the widest name a unit can have near the span of a scale, the same wherever the span stands."""
Starts = Callable[[float, float], Iterator[float]]
"""Gives the beginnings of units, from the one that holds the first instant to the first one after the last."""

_INSTANT = 1e-6
"""Days (a tenth of a second) that two beginnings always lie apart, and rounding never does."""
_MOST_NEAR = 100
"""Kinds of units that are remembered."""
_WEEK = 7
PADDING = 14.0
"""Pixels left free beside a label of the axis."""
LEAD, LEAST_PADDING = 5.0, 8.0
"""Pixels from a tick to its label, and those left free beside a label at the least."""


class Tick(NamedTuple):
    """One unit of the axis: pixels at which it begins and ends, and its name ("" where there is no room)."""

    x: float
    x_end: float
    label: str


@dataclass(frozen=True, slots=True)
class AxisTicks:
    """The upper row holds the units (months, say), the lower one what they belong to (years)."""

    minor: tuple[Tick, ...]
    major: tuple[Tick, ...]


@dataclass(frozen=True, slots=True)
class _Unit:
    """A step of the axis: at least `days` long, beginning at `starts`, named by the first of `names` that fits."""

    days: float
    starts: Starts
    names: tuple[tuple[Label, Widest], ...]
    above: str = ""


def _years(step: int) -> Starts:
    def starts(first: float, last: float) -> Iterator[float]:
        year = civil(floor(first))[0] // step * step
        while True:
            day = float(day_number(year, 1, 1))
            yield day
            if day > last:
                return
            year += step

    return starts


def _months(step: int) -> Starts:
    def starts(first: float, last: float) -> Iterator[float]:
        year, month, _ = civil(floor(first))
        count = year * 12 + (month - 1) // step * step
        while True:
            day = float(day_number(count // 12, count % 12 + 1, 1))
            yield day
            if day > last:
                return
            count += step

    return starts


def _days(step: int) -> Starts:
    """Steps of whole days; weeks begin on Monday (day -3 was one)."""
    offset = -3 if step == _WEEK else 0

    def starts(first: float, last: float) -> Iterator[float]:
        day = (floor(first) - offset) // step * step + offset
        while True:
            yield float(day)
            if day > last:
                return
            day += step

    return starts


def _parts(parts: int) -> Starts:
    """Steps of a day divided into `parts`, none of which carries a rounding error on to the next."""

    def starts(first: float, last: float) -> Iterator[float]:
        count = floor(first * parts)
        while True:
            yield count / parts
            if count > last * parts:
                return
            count += 1

    return starts


def _year(day: float) -> int:
    return civil(floor(day))[0]


def _label_year(day: float, language: Language) -> str:
    return names.year_label(_year(day), language)


def _label_decade(day: float, language: Language) -> str:
    return names.decade_label(_year(day), language)


def _label_century(day: float, language: Language) -> str:
    return names.century_label(_year(day), language)


def _label_quarter(day: float, language: Language) -> str:
    month = civil(floor(day))[1]
    first, last = names.MONTHS_SHORT[language][month - 1], names.MONTHS_SHORT[language][month + 1]
    return f"{first}–{last}"


def _label_month(day: float, language: Language) -> str:
    return names.MONTHS[language][civil(floor(day))[1] - 1]


def _label_month_short(day: float, language: Language) -> str:
    return names.MONTHS_SHORT[language][civil(floor(day))[1] - 1]


def _label_month_year(day: float, language: Language) -> str:
    year, month, _ = civil(floor(day))
    return names.month_year(year, month, language)


def _label_month_year_short(day: float, language: Language) -> str:
    year, month, _ = civil(floor(day))
    return names.month_year_short(year, month, language)


def _label_day(day: float, _language: Language) -> str:
    return str(civil(floor(day))[2])


def _label_weekday(day: float, language: Language) -> str:
    return f"{names.WEEKDAYS_SHORT[language][weekday(floor(day))]} {civil(floor(day))[2]}"


def _label_whole_day(day: float, language: Language) -> str:
    number = floor(day)
    return names.day_heading(*civil(number), weekday(number), language)


def _label_whole_day_short(day: float, language: Language) -> str:
    number = floor(day)
    return names.day_heading_short(*civil(number), weekday(number), language)


def _label_clock(day: float, _language: Language) -> str:
    minutes = round((day - floor(day)) * 1440)
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def _fixed(*words: str) -> Widest:
    return lambda _scale, _language, measure: max(map(measure, words))


def _widest_of(words: dict[Language, tuple[str, ...]], tail: str = "") -> Widest:
    return lambda _scale, language, measure: max(measure(word + tail) for word in words[language])


def _widest_quarter(_scale: TimeScale, language: Language, measure: Measure) -> float:
    return max(measure(_label_quarter(float(day_number(1970, month, 1)), language)) for month in (1, 4, 7, 10))


def _widest_year(label: Label, scale: TimeScale, language: Language, measure: Measure) -> float:
    """Every digit counts as a nought, so that the width depends on their number alone."""
    return max(measure(_noughts(label(end, language))) for end in (scale.start, scale.end))


def _noughts(words: str) -> str:
    return "".join("0" if letter.isdigit() else letter for letter in words)


def _widest_century(scale: TimeScale, language: Language, measure: Measure) -> float:
    years = range(-3000 if scale.start < _FIRST_DAY_AD else 0, 3000, 100)
    common = max(measure(names.century_label(year, language)) for year in years)
    return max(common, _widest_year(_label_century, scale, language, measure))


def _widest_whole_day(scale: TimeScale, language: Language, measure: Measure) -> float:
    """Return the width of the heading of a day with the widest words of all months and days of the week."""
    year, months = _year(scale.start), range(12)
    month = max(months, key=lambda at: measure(names.MONTHS[language][at]))
    day = max(range(7), key=lambda at: measure(names.WEEKDAYS[language][at]))
    return measure(names.day_heading(year, month + 1, 28, day, language))


def _months_fit(scale: TimeScale, language: Language, measure: Measure) -> bool:
    """Return whether every month has room for its whole name with the year."""
    months = zip(_month_names(_year(scale.start), language), _MONTH_DAYS, strict=True)
    return all(measure(name) + LEAST_PADDING <= days * scale.per_day for name, days in months)


@lru_cache(maxsize=64)
def _month_names(year: int, language: Language) -> tuple[str, ...]:
    """Return the months of a year as they are named; every digit counts as a nought, so that years are alike."""
    return tuple(_noughts(names.month_year(year, month, language)) for month in range(1, 13))


_MONTH_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_FIRST_DAY_AD = day_number(1, 1, 1)
_CLOCK = ((_label_clock, _fixed("00:00")),)
_DAY = (
    (_label_weekday, _widest_of(names.WEEKDAYS_SHORT, " 00")),
    (_label_day, _fixed("00")),
)
_MONTH = (
    (_label_month, _widest_of(names.MONTHS)),
    (_label_month_short, _widest_of(names.MONTHS_SHORT)),
)
_YEAR = ((_label_year, partial(_widest_year, _label_year)),)
_DECADE = ((_label_decade, partial(_widest_year, _label_decade)), *_YEAR)
_CENTURY = ((_label_century, _widest_century), *_YEAR)

_UNITS: tuple[_Unit, ...] = (
    _Unit(1 / 144, _parts(144), _CLOCK, "day"),
    _Unit(1 / 48, _parts(48), _CLOCK, "day"),
    _Unit(1 / 24, _parts(24), _CLOCK, "day"),
    _Unit(3 / 24, _parts(8), _CLOCK, "day"),
    _Unit(6 / 24, _parts(4), _CLOCK, "day"),
    _Unit(1, _days(1), _DAY, "month"),
    _Unit(_WEEK, _days(_WEEK), _DAY[1:], "month"),
    _Unit(28, _months(1), _MONTH, "year"),
    _Unit(90, _months(3), ((_label_quarter, _widest_quarter),), "year"),
    _Unit(365, _years(1), _YEAR, "decade"),
    _Unit(2 * 365, _years(2), _YEAR, "decade"),
    _Unit(5 * YEAR - 2, _years(5), _YEAR, "century"),
    _Unit(10 * YEAR - 2, _years(10), _DECADE, "century"),
    _Unit(50 * YEAR - 2, _years(50), _YEAR, "millennium"),
    _Unit(100 * YEAR - 2, _years(100), _CENTURY, "millennium"),
    _Unit(500 * YEAR - 2, _years(500), _YEAR, "millennium"),
    _Unit(1000 * YEAR - 2, _years(1000), _YEAR),
)
_MAJOR: dict[str, tuple[Starts, Label]] = {
    "day": (_days(1), _label_whole_day),
    "month": (_months(1), _label_month_year),
    "year": (_years(1), _label_year),
    "decade": (_years(10), _label_decade),
    "century": (_years(100), _label_century),
    "millennium": (_years(1000), _label_year),
}


@dataclass(frozen=True, slots=True)
class Grid:
    """The beginnings of the units of the upper row, to which dates snap; `days` is the least length of a unit."""

    days: float
    starts: Starts

    def nearest(self, day: float) -> float:
        """Return the beginning of a unit nearest to an instant."""
        before, after = islice(self.starts(day, day), 2)
        return before if day - before <= after - day else after

    def unit_at(self, day: float) -> tuple[float, float]:
        """Return beginning and end of the unit that holds an instant."""
        before, after = islice(self.starts(day + _INSTANT, day + _INSTANT), 2)
        return before, after

    def stepped(self, day: float, step: int) -> float:
        """Return the next (1) or the last (-1) beginning of a unit after or before an instant."""
        before, after = self.unit_at(day)
        if step > 0:
            return after
        return before if before < day - _INSTANT else self.unit_at(day - 2 * _INSTANT)[0]


def axis_grid(scale: TimeScale, language: Language, measure: Measure) -> Grid:
    """Return the units of the upper row of `axis_ticks`; instead of weeks, which bear the name of a day, the days."""
    found = _fitting(scale, language, measure)
    if found is None:
        step = _far_step(scale, language, measure)
        return Grid(step * YEAR - 2, _years(step))
    unit = found[0]
    return Grid(1, _days(1)) if unit.days == _WEEK else Grid(unit.days, unit.starts)


def axis_ticks(
    scale: TimeScale, language: Language, measure: Measure, measure_above: Measure | None = None
) -> AxisTicks:
    """Choose the finest unit whose every name fits, and place both rows.

    Args:
        measure: width in pixels of a label in the font of the axis.
        measure_above: the same in the font of the lower row, where that is another.
    """
    found = _fitting(scale, language, measure)
    if found is None:
        return AxisTicks(_place(_years(_far_step(scale, language, measure)), _label_year, scale, language), ())
    unit, label = found
    above = _major(unit.above, scale, language, measure_above or measure)
    return AxisTicks(_place(unit.starts, label, scale, language), above)


def _fitting(scale: TimeScale, language: Language, measure: Measure) -> tuple[_Unit, Label] | None:
    """Return the finest unit whose every name fits, with how it is named; None where even millennia do not fit."""
    for unit in _UNITS:
        room = unit.days * scale.per_day - PADDING
        # measuring is the dear part, and no name is narrower than a few pixels
        if room > 0:
            for label, widest in unit.names:
                if room >= widest(scale, language, measure):
                    return unit, label
    return None


def _far_step(scale: TimeScale, language: Language, measure: Measure) -> int:
    """Return the power of ten of years whose names fit where even millennia are too close together."""
    room = _widest_year(_label_year, scale, language, measure) + PADDING
    step = int(10 ** max(4, floor(log10(room / scale.per_day / YEAR))))
    return step if step * YEAR * scale.per_day - 1 >= room else step * 10


def _major(name: str, scale: TimeScale, language: Language, measure: Measure) -> tuple[Tick, ...]:
    if not name:
        return ()
    starts, label = _MAJOR[name]
    if label is _label_whole_day and scale.per_day - PADDING < _widest_whole_day(scale, language, measure):
        label = _label_whole_day_short
    elif label is _label_month_year and not _months_fit(scale, language, measure):
        label = _label_month_year_short
    return _place(starts, label, scale, language)


def _place(starts: Starts, label: Label, scale: TimeScale, language: Language) -> tuple[Tick, ...]:
    days, labels = _units_near(starts, label, scale, language)
    first, last = bisect_right(days, scale.start) - 1, bisect_left(days, scale.end)
    begin, per_day = scale.start, scale.per_day
    x = [(day - begin) * per_day for day in days[first : last + 1]]
    return tuple(map(_as_tick, zip(x, x[1:], labels[first:last], strict=False)))


_as_tick = cast("Callable[[tuple[float, float, str]], Tick]", partial(tuple.__new__, Tick))
"""Makes a tick of its parts, of which a frame has a hundred, without the Python that a named tuple puts before that."""
_NEAR: dict[tuple[Starts, Label, Language], tuple[list[float], list[str]]] = {}
"""The beginnings of units and their names about the span that was last shown in them."""


def _units_near(starts: Starts, label: Label, scale: TimeScale, language: Language) -> tuple[list[float], list[str]]:
    """Return beginnings of units from the one that holds the first instant to the first one after the last, and names.

    They reach beyond the span and serve again while time is moved; as many as fit thrice, as long as it is not left.
    """
    key = starts, label, language
    known = _NEAR.get(key)
    if known is not None and known[0][0] <= scale.start and known[0][-1] >= scale.end:
        return known
    days = list(starts(scale.start - scale.span, scale.end + scale.span))
    if len(_NEAR) > _MOST_NEAR:
        _NEAR.clear()
    _NEAR[key] = known = days, [label(day, language) for day in days[:-1]]
    return known
