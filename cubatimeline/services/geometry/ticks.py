"""Two rows of ticks for the axis, from millennia down to minutes, in three languages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from math import floor, log10

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

PADDING = 14.0
"""Pixels left free beside a label of the axis."""


@dataclass(frozen=True, slots=True)
class Tick:
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
    offset = -3 if step == 7 else 0

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


def _label_day(day: float, _language: Language) -> str:
    return str(civil(floor(day))[2])


def _label_weekday(day: float, language: Language) -> str:
    return f"{names.WEEKDAYS_SHORT[language][weekday(floor(day))]} {civil(floor(day))[2]}"


def _label_whole_day(day: float, language: Language) -> str:
    number = floor(day)
    return names.day_heading(*civil(number), weekday(number), language)


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
    ends = (label(scale.start, language), label(scale.end, language))
    return max(measure("".join("0" if letter.isdigit() else letter for letter in end)) for end in ends)


def _widest_century(scale: TimeScale, language: Language, measure: Measure) -> float:
    years = range(-3000 if scale.start < _FIRST_DAY_AD else 0, 3000, 100)
    common = max(measure(names.century_label(year, language)) for year in years)
    return max(common, _widest_year(_label_century, scale, language, measure))


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
    _Unit(7, _days(7), _DAY[1:], "month"),
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


def axis_ticks(scale: TimeScale, language: Language, measure: Measure) -> AxisTicks:
    """Choose the finest unit whose every name fits, and place both rows.

    Args:
        measure: width in pixels of a label in the font of the axis.
    """
    for unit in _UNITS:
        room = unit.days * scale.per_day - PADDING
        # measuring is the dear part, and no name is narrower than a few pixels
        if room > 0:
            for label, widest in unit.names:
                if room >= widest(scale, language, measure):
                    return AxisTicks(_place(unit.starts, label, scale, language), _major(unit.above, scale, language))
    return AxisTicks(_place(_years(_far_step(scale, language, measure)), _label_year, scale, language), ())


def _far_step(scale: TimeScale, language: Language, measure: Measure) -> int:
    """Return the power of ten of years whose names fit where even millennia are too close together."""
    room = _widest_year(_label_year, scale, language, measure) + PADDING
    step = int(10 ** max(4, floor(log10(room / scale.per_day / YEAR))))
    return step if step * YEAR * scale.per_day - 1 >= room else step * 10


def _major(name: str, scale: TimeScale, language: Language) -> tuple[Tick, ...]:
    if not name:
        return ()
    starts, label = _MAJOR[name]
    return _place(starts, label, scale, language)


def _place(starts: Starts, label: Label, scale: TimeScale, language: Language) -> tuple[Tick, ...]:
    return tuple(
        Tick(scale.x(day), scale.x(after), label(day, language))
        for day, after in pairwise(starts(scale.start, scale.end))
        if after > scale.start and day < scale.end
    )
