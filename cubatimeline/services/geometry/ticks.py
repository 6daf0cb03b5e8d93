"""Two rows of ticks for the axis, from millennia down to minutes, in three languages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import floor

from cubatimeline.domain import calendar_names as names
from cubatimeline.domain.calendars import civil, day_number, weekday
from cubatimeline.domain.languages import Language
from cubatimeline.services.geometry.time_scale import YEAR, TimeScale

Measure = Callable[[str], float]
"""Gives the width of a text in pixels."""
Label = Callable[[float, Language], str]
"""Names the unit that begins at a day number."""
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
    """A step of the axis: about `days` long, beginning at `starts`, named by the first of `labels` that fits."""

    days: float
    starts: Starts
    labels: tuple[Label, ...]
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


def _even(step: float) -> Starts:
    """Steps of a fixed length; weeks begin on Monday (day -3 was one)."""
    offset = -3.0 if step == 7 else 0.0

    def starts(first: float, last: float) -> Iterator[float]:
        count = floor((first - offset) / step)
        while True:
            day = count * step + offset
            yield day
            if day > last:
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


def _label_day(day: float, language: Language) -> str:
    return str(civil(floor(day))[2])


def _label_weekday(day: float, language: Language) -> str:
    return f"{names.WEEKDAYS_SHORT[language][weekday(floor(day))]} {_label_day(day, language)}"


def _label_whole_day(day: float, language: Language) -> str:
    number = floor(day)
    return names.day_heading(*civil(number), weekday(number), language)


def _label_clock(day: float, language: Language) -> str:
    minutes = round((day - floor(day)) * 1440)
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


_UNITS: dict[str, _Unit] = {
    "10 minutes": _Unit(1 / 144, _even(1 / 144), (_label_clock,), "day"),
    "30 minutes": _Unit(1 / 48, _even(1 / 48), (_label_clock,), "day"),
    "hour": _Unit(1 / 24, _even(1 / 24), (_label_clock,), "day"),
    "3 hours": _Unit(3 / 24, _even(3 / 24), (_label_clock,), "day"),
    "6 hours": _Unit(6 / 24, _even(6 / 24), (_label_clock,), "day"),
    "day": _Unit(1, _even(1), (_label_weekday, _label_day), "month"),
    "week": _Unit(7, _even(7), (_label_day,), "month"),
    "month": _Unit(30.4, _months(1), (_label_month, _label_month_short), "year"),
    "quarter": _Unit(91, _months(3), (_label_quarter,), "year"),
    "year": _Unit(YEAR, _years(1), (_label_year,), "decade"),
    "2 years": _Unit(2 * YEAR, _years(2), (_label_year,), "decade"),
    "5 years": _Unit(5 * YEAR, _years(5), (_label_year,), "century"),
    "decade": _Unit(10 * YEAR, _years(10), (_label_decade, _label_year), "century"),
    "50 years": _Unit(50 * YEAR, _years(50), (_label_year,), "millennium"),
    "century": _Unit(100 * YEAR, _years(100), (_label_century, _label_year), "millennium"),
    "500 years": _Unit(500 * YEAR, _years(500), (_label_year,), "millennium"),
    "millennium": _Unit(1000 * YEAR, _years(1000), (_label_year,), ""),
    "10 millennia": _Unit(10_000 * YEAR, _years(10_000), (_label_year,), ""),
    "100 millennia": _Unit(100_000 * YEAR, _years(100_000), (_label_year,), ""),
}
_MAJOR: dict[str, tuple[Starts, Label]] = {
    "day": (_even(1), _label_whole_day),
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
    for unit in _UNITS.values():
        for label in unit.labels:
            if unit.days * scale.per_day >= _widest(label, scale, language, measure) + PADDING:
                minor = _place(unit.starts, label, scale, language)
                return AxisTicks(minor, _major(unit.above, scale, language))
    return AxisTicks((), _major("millennium", scale, language))


def _major(name: str, scale: TimeScale, language: Language) -> tuple[Tick, ...]:
    if not name:
        return ()
    starts, label = _MAJOR[name]
    return _place(starts, label, scale, language)


def _place(starts: Starts, label: Label, scale: TimeScale, language: Language) -> tuple[Tick, ...]:
    days = list(starts(scale.start, scale.end))
    return tuple(
        Tick(scale.x(day), scale.x(after), label(day, language))
        for day, after in zip(days, days[1:], strict=False)
        if after > scale.start and day < scale.end
    )


def _widest(label: Label, scale: TimeScale, language: Language, measure: Measure) -> float:
    """Return the width of the widest name the unit can have, the same wherever the view stands."""
    if label is _label_month:
        return max(map(measure, names.MONTHS[language]))
    if label is _label_month_short:
        return max(map(measure, names.MONTHS_SHORT[language]))
    if label is _label_weekday:
        return max(map(measure, names.WEEKDAYS_SHORT[language])) + measure(" 00")
    if label is _label_day:
        return measure("00")
    if label is _label_clock:
        return measure("00:00")
    if label is _label_quarter:
        return max(measure(f"{a}–{b}") for a in names.MONTHS_SHORT[language] for b in names.MONTHS_SHORT[language])
    return max(measure(label(scale.start, language)), measure(label(scale.end, language)))
