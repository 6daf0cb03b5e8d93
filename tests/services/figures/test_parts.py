"""Tests of the parts of a figure: breaking words, the axis, dense periods, inks, presets, counting words."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cubatimeline.domain.calendars import day_number
from cubatimeline.services.figures.dense import dense_periods
from cubatimeline.services.figures.figure import Colours, Family, Figure, Ground, TypeSizes
from cubatimeline.services.figures.lettering import Kept, Lettering
from cubatimeline.services.figures.palette import lightness, palette_of
from cubatimeline.services.figures.presets import PRESETS, preset_called
from cubatimeline.services.figures.timeaxis import broken, even, split
from cubatimeline.services.figures.wording import counted
from tests.services.figures.samples import METRICS

_words = st.lists(st.text("abcdeЖф", min_size=1, max_size=9), min_size=1, max_size=12).map(" ".join)


def _letters() -> Lettering:
    return Lettering(METRICS, Family.SANS, TypeSizes(), Kept())


@settings(max_examples=200, deadline=None)
@given(_words, st.integers(1, 4))
def test_broken_words_are_all_there_and_no_wider_than_before(text: str, lines: int) -> None:
    letters = _letters()
    whole, parts = (letters.broken(text, letters.label, count) for count in (1, lines))
    assert " ".join(parts.lines) == text
    assert len(parts.lines) <= lines
    assert parts.width <= whole.width


@settings(max_examples=200, deadline=None)
@given(_words, st.floats(3, 60), st.integers(1, 3))
def test_words_in_a_room_are_never_wider(text: str, room: float, most: int) -> None:
    letters = _letters()
    lines = letters.within(text, letters.label, room, most)
    assert len(lines) <= most
    assert all(letters.width(line, letters.label) <= room for line in lines)


def test_a_short_word_stays_with_the_next() -> None:
    letters = _letters()
    lines = letters.broken("Мы в Гаване и в Москве", letters.label, 3).lines
    assert all(not line.endswith((" в", " и")) for line in lines)


def test_a_dash_does_not_begin_a_line() -> None:
    letters = _letters()
    for count in (2, 3, 4):
        lines = letters.broken("Havana – Moscow – Washington – Prague", letters.label, count).lines
        assert all(not line.startswith("–") for line in lines)


def test_a_split_axis_is_wider_in_its_period_and_fills_the_width() -> None:
    axis = split(0.0, 1000.0, 10.0, 110.0, [(400.0, 410.0)])
    before, inside, after = axis.stretches
    assert inside.magnified
    assert inside.per_day > 10 * before.per_day
    assert before.per_day == pytest.approx(after.per_day)
    assert (axis.left, axis.right) == (10.0, 110.0)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 990), st.integers(1, 300)), max_size=2))
def test_time_never_runs_backwards(parts: list[tuple[int, int]]) -> None:
    periods: list[tuple[float, float]] = []
    end = 0.0
    for begin, long in sorted(parts):
        if begin >= end:
            periods.append((begin, begin + long))
            end = begin + long
    axis = split(0.0, 1000.0, 0.0, 100.0, periods)
    x = axis.at(np.linspace(-100.0, 1100.0, 500))
    assert (np.diff(x) > 0).all()
    assert axis.place(0.0) == pytest.approx(0.0)
    assert axis.place(1000.0) == pytest.approx(100.0)
    assert axis.place(500.0) == pytest.approx(float(axis.at(np.array([500.0]))[0]))


def test_a_period_that_is_everything_splits_nothing() -> None:
    assert split(0.0, 10.0, 0.0, 5.0, [(-5.0, 20.0)]) == even(0.0, 10.0, 0.0, 5.0)


def test_rows_follow_one_another() -> None:
    parts = broken(0.0, 10.0, 3)
    assert parts[0][0] == 0.0
    assert parts[-1][1] == 10.0
    assert all(one[1] == other[0] for one, other in pairwise(parts))


def test_the_densest_period_is_found_in_whole_months() -> None:
    start, end = float(day_number(1953, 1, 1)), float(day_number(2020, 1, 1))
    crisis = np.arange(day_number(1962, 9, 3), day_number(1963, 2, 9), 4, dtype=float)
    quiet = np.linspace(start, end, 40, endpoint=False)
    ((first, last),) = dense_periods(Figure(), start, end, np.concatenate([crisis, quiet]))
    assert first <= crisis[0]
    assert crisis[-1] < last
    assert last - first < 3 * 366
    assert {first, last} <= {float(day_number(y, m, 1)) for y in range(1960, 1966) for m in range(1, 13)}


def test_an_even_spread_has_no_dense_period() -> None:
    assert dense_periods(Figure(), 0.0, 1000.0, np.linspace(0, 1000, 200)) == []


def test_named_periods_are_cut_to_the_span_and_joined() -> None:
    figure = Figure(dense_spans=(("1962-10", "1962-12"), ("1962-11", "1963-02"), ("1970", "1971")))
    start, end = float(day_number(1962, 11, 1)), float(day_number(1964, 1, 1))
    assert dense_periods(figure, start, end, np.empty(0)) == [(start, float(day_number(1963, 3, 1)))]


@pytest.mark.parametrize("ground", Ground)
def test_lanes_beside_one_another_differ_without_colour(ground: Ground) -> None:
    grey = palette_of(ground, Colours.GREYSCALE)
    inks = [grey.lane("", place) for place in range(12)]
    for one, other in pairwise(inks):
        assert abs(lightness(one.fill) - lightness(other.fill)) > 0.09
        assert one.hatch != other.hatch
    assert all(len({ink.line[at : at + 2] for at in (1, 3, 5)}) == 1 for ink in inks)


def test_patterns_are_of_one_ink() -> None:
    palette = palette_of(Ground.LIGHT, Colours.PATTERN)
    assert {palette.lane("crisis", place).line for place in range(8)} == {palette.text}
    assert len({palette.lane("crisis", place).hatch for place in range(6)}) == 6


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.name)
def test_presets_keep_what_journals_ask_for(preset: object) -> None:
    found = preset_called(preset.name)  # type: ignore[attr-defined]
    assert found is preset
    figure = found.applied(Figure())
    assert found.fits(figure)
    assert figure.letters.smallest >= 7.0
    assert figure.tallest >= figure.height


def test_pixels_of_screens_come_out_even() -> None:
    for name, width, height in (("slide-1920", 1920, 1080), ("slide-3840", 3840, 2160), ("web-1600", 3200, 0)):
        preset = preset_called(name)
        assert preset is not None
        assert (preset.width / 25.4 * preset.dpi, preset.height / 25.4 * preset.dpi) == pytest.approx((width, height))


@pytest.mark.parametrize(
    ("number", "language", "words"),
    [(1, "en", "1 year"), (5, "en", "5 years"), (1, "ru", "1 год"), (2, "ru", "2 года"), (5, "ru", "5 лет"),
     (21, "ru", "21 год"), (12, "ru", "12 лет"), (1, "es", "1 año"), (50, "es", "50 años")],
)  # fmt: skip
def test_years_are_counted_as_each_language_does(number: int, language: str, words: str) -> None:
    assert counted(number, "year", language) == words  # type: ignore[arg-type]
