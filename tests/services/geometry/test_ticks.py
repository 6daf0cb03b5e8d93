"""The axis: names never overlap, units follow one another, from minutes to millions of years."""

from __future__ import annotations

from itertools import pairwise
from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cubatimeline.domain.calendars import day_number
from cubatimeline.domain.languages import LANGUAGES, Language
from cubatimeline.services.geometry.ticks import LEAST_PADDING, AxisTicks, Tick, axis_grid, axis_ticks
from cubatimeline.services.geometry.time_scale import TimeScale
from tests.services.geometry.samples import LETTER, many, measure, scales

languages = st.sampled_from(LANGUAGES)
lettering = st.floats(3.0, 14.0)


@st.composite
def wide_scales(draw: st.DrawFn) -> TimeScale:
    """From an hour to three hundred million years, anywhere from far before our era to far after it."""
    span = 2.0 ** draw(st.floats(-4.5, 36.5))
    centre = draw(st.floats(-3e6, 5e6) | st.floats(-5e4, 5e4))
    return TimeScale(centre - span / 2, centre + span / 2, draw(st.floats(150, 4000)))


def follow_one_another(ticks: tuple[Tick, ...], scale: TimeScale) -> bool:
    covers = ticks[0].x <= 1e-6 and ticks[-1].x_end >= scale.width - 1e-6
    return covers and all(abs(a.x_end - b.x) < 1e-6 and a.x < a.x_end for a, b in pairwise(ticks))


@many
@given(wide_scales(), languages)
def test_units_follow_one_another_over_the_whole_view(scale: TimeScale, language: Language) -> None:
    ticks = axis_ticks(scale, language, measure)
    assert follow_one_another(ticks.minor, scale)
    assert not ticks.major or follow_one_another(ticks.major, scale)
    assert len(ticks.minor) <= scale.width / 14 + 2


@many
@given(wide_scales(), languages, lettering)
def test_names_of_units_fit_between_their_ticks(scale: TimeScale, language: Language, letter: float) -> None:
    def wide(text: str) -> float:
        return letter * len(text)

    for tick in axis_ticks(scale, language, wide).minor:
        assert tick.label
        if tick.x >= 0:
            assert wide(tick.label) + 10 <= tick.x_end - tick.x


@many
@given(st.floats(-3, 14), st.floats(-7000, 18_000), st.floats(-3000, 3000), st.floats(300, 3000), languages)
def test_panning_never_changes_the_unit(octave: float, at: float, dx: float, width: float, language: Language) -> None:
    scale = TimeScale(at, at + 2.0**octave, width)
    here, there = (axis_ticks(s, language, measure) for s in (scale, scale.panned(dx)))
    assert unit(here, scale) == unit(there, scale)


UNITS = (1 / 144, 1 / 48, 1 / 24, 1 / 8, 1 / 4, 1, 7, 30.4, 91, 365, 730, 1826, 3652, 18_262)


def unit(ticks: AxisTicks, scale: TimeScale) -> float:
    """Return the nearest of the units; months and years are not all of one length."""
    days = (ticks.minor[-1].x_end - ticks.minor[0].x) / len(ticks.minor) / scale.per_day
    return min(UNITS, key=lambda length: abs(log(length / days)))


@many
@given(wide_scales(), languages)
def test_the_lower_row_holds_units_larger_than_the_upper_one(scale: TimeScale, language: Language) -> None:
    ticks = axis_ticks(scale, language, measure)
    if ticks.major:
        longest = max(tick.x_end - tick.x for tick in ticks.minor)
        assert min(tick.x_end - tick.x for tick in ticks.major) > longest


def test_the_clock_begins_anew_with_every_day() -> None:
    day = day_number(1962, 10, 27)
    for first in (day, day + 1 / 3, 0, -1):
        ticks = axis_ticks(TimeScale(first, first + 1.0, 14_400.0), "en", measure)
        assert all(len(tick.label) == 5 and tick.label < "24:00" for tick in ticks.minor)
        midnights = [tick.x for tick in ticks.minor if tick.label == "00:00"]
        assert midnights == pytest.approx([tick.x for tick in ticks.major if tick.x >= -1e-6 or tick.x in midnights])


@pytest.mark.parametrize(
    ("width", "language", "first"),
    [
        (2400.0, "en", "Sunday 21 October 1962"),
        (1320.0, "en", "Sun 21 Oct 1962"),
        (1400.0, "es", "Dom 21 oct 1962"),
        (1400.0, "ru", "Вс 21 окт 1962"),
    ],
)
def test_days_above_hours_are_named_shorter_where_room_is_short(width: float, language: Language, first: str) -> None:
    day = float(day_number(1962, 10, 21))
    ticks = axis_ticks(TimeScale(day, day + 7.0, width), language, measure)
    assert ticks.minor[0].label == "00:00"
    assert ticks.major[0].label == first


def test_names_of_days_are_measured_in_the_font_of_their_row() -> None:
    day = float(day_number(1962, 10, 21))
    ticks = axis_ticks(TimeScale(day, day + 7.0, 2400.0), "en", measure, lambda text: 20.0 * len(text))
    assert ticks.major[0].label == "Sun 21 Oct 1962"


def at(year: int, month: int, days: float, language: Language, width: float = 1400.0) -> tuple[list[str], list[str]]:
    first = float(day_number(year, month, 1))
    ticks = axis_ticks(TimeScale(first, first + days, width), language, measure)
    return [tick.label for tick in ticks.minor][:3], [tick.label for tick in ticks.major][:2]


@pytest.mark.parametrize(
    ("days", "language", "minor", "major"),
    [
        (0.4, "en", ["00:00", "00:30", "01:00"], ["Monday 1 October 1962"]),
        (3, "es", ["00:00", "03:00", "06:00"], ["Lunes 1 de octubre de 1962", "Martes 2 de octubre de 1962"]),
        (3, "ru", ["00:00", "03:00", "06:00"], ["Понедельник, 1 октября 1962", "Вторник, 2 октября 1962"]),
        (20, "en", ["Mon 1", "Tue 2", "Wed 3"], ["October 1962"]),
        (20, "es", ["lun 1", "mar 2", "mié 3"], ["Octubre de 1962"]),
        (28, "ru", ["пн 1", "вт 2", "ср 3"], ["Октябрь 1962"]),
        (200, "en", ["1", "8", "15"], ["October 1962", "November 1962"]),
        (500, "en", ["October", "November", "December"], ["1962", "1963"]),
        (700, "ru", ["окт", "ноя", "дек"], ["1962", "1963"]),
        (2000, "es", ["oct–dic", "ene–mar", "abr–jun"], ["1962", "1963"]),
        (7000, "en", ["1962", "1963", "1964"], ["1960s", "1970s"]),
        (24_000, "ru", ["1962", "1964", "1966"], ["1960-е", "1970-е"]),
        (90_000, "en", ["1960s", "1970s", "1980s"], ["20th century", "21st century"]),
        (200_000, "es", ["1950", "2000", "2050"], ["1000", "2000"]),
        (700_000, "ru", ["1900", "2000", "2100"], ["1000", "2000"]),
    ],
)
def test_names_of_units(days: float, language: Language, minor: list[str], major: list[str]) -> None:
    found = at(1962, 10, days, language)
    assert found[0] == minor
    assert found[1][: len(major)] == major


def test_years_before_our_era_are_counted_as_readers_do() -> None:
    first = float(day_number(-3, 1, 1))
    labels = [tick.label for tick in axis_ticks(TimeScale(first, first + 3000, 1200.0), "en", measure).minor]
    assert labels[:6] == ["4 BC", "3 BC", "2 BC", "1 BC", "1", "2"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_millions_of_years_have_an_axis(language: Language) -> None:
    ticks = axis_ticks(TimeScale(-6.2e10, 6.2e10, 900.0), language, measure)
    assert 2 <= len(ticks.minor) <= 900 / (8 * LETTER)
    assert all(tick.label for tick in ticks.minor)


@given(scales())
def test_the_grid_has_the_units_of_the_upper_row(scale: TimeScale) -> None:
    grid, ticks = axis_grid(scale, "en", measure), axis_ticks(scale, "en", measure).minor
    for tick in ticks[1:-1]:
        day = scale.day(tick.x)
        assert scale.x(grid.nearest(day)) == pytest.approx(tick.x, abs=0.01)
        first, last = grid.unit_at(day)
        week = last - first == 1 and scale.day(tick.x_end) - day == pytest.approx(7)
        assert (scale.x(first), scale.x(first + 7 if week else last)) == pytest.approx((tick.x, tick.x_end), abs=0.01)


@given(scales())
def test_steps_of_the_grid_lead_there_and_back(scale: TimeScale) -> None:
    grid = axis_grid(scale, "en", measure)
    begin = grid.unit_at((scale.start + scale.end) / 2)[0]
    after, before = grid.stepped(begin, 1), grid.stepped(begin, -1)
    assert before < begin < after
    assert grid.stepped(after, -1) == begin
    assert grid.stepped(before, 1) == begin
    middle = (begin + after) / 2
    assert (grid.stepped(middle, -1), grid.stepped(middle, 1)) == (begin, after)


@pytest.mark.parametrize(
    ("letter", "language", "months"),
    [
        (6.5, "en", ["January 1962", "February 1962"]),
        (9.0, "en", ["Jan 1962", "Feb 1962"]),
        (6.5, "es", ["Ene 1962", "Feb 1962"]),
        (5.5, "es", ["Enero de 1962", "Febrero de 1962"]),
        (9.5, "ru", ["Янв 1962", "Фев 1962"]),
    ],
)
def test_months_above_weeks_are_all_named_shorter_where_one_has_no_room(
    letter: float, language: Language, months: list[str]
) -> None:
    def above(text: str) -> float:
        return letter * len(text)

    year = TimeScale(float(day_number(1962, 1, 1)), float(day_number(1963, 1, 1)), 1450.0)
    ticks = axis_ticks(year, language, measure, above)
    assert ticks.minor[1].label == "8"
    assert [tick.label for tick in ticks.major[:2]] == months
    assert all(above(tick.label) + LEAST_PADDING <= tick.x_end - tick.x for tick in ticks.major[:12])
