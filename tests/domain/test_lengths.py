"""Stretches of time in words and as dates."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cubatimeline.domain.calendars import civil, day_number
from cubatimeline.domain.edtf import parse
from cubatimeline.domain.languages import LANGUAGES, Language
from cubatimeline.domain.lengths import (
    calendar_length,
    counted,
    distance_words,
    length_words,
    plural_form,
    stretch_edtf,
)

OCTOBER_16, OCTOBER_29 = day_number(1962, 10, 16), day_number(1962, 10, 29)
MORNING = day_number(1962, 10, 27) + 9 / 24
DAYS = st.integers(day_number(-200, 1, 1), day_number(2500, 1, 1))
SPREADS = st.tuples(DAYS, st.integers(1, 200_000))


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (OCTOBER_16, OCTOBER_29, ("13 days", "13 días", "13 дней")),
        (OCTOBER_29, OCTOBER_16, ("13 days", "13 días", "13 дней")),
        (OCTOBER_16, OCTOBER_16 + 1, ("1 day", "1 día", "1 день")),
        (day_number(1963, 4, 1), day_number(1963, 7, 1), ("3 months", "3 meses", "3 месяца")),
        (day_number(1963, 4, 1), day_number(1963, 5, 1), ("30 days", "30 días", "30 дней")),
        (day_number(1963, 4, 2), day_number(1963, 7, 2), ("91 days", "91 días", "91 день")),
        (MORNING, MORNING + 200 / 1440, ("3 h 20 min", "3 h 20 min", "3 ч 20 мин")),
        (MORNING, MORNING + 2, ("2 days", "2 días", "2 дня")),
        (MORNING, MORNING + 1.25, ("1 day 6 h", "1 día 6 h", "1 день 6 ч")),
        (day_number(1959, 1, 1), day_number(1964, 5, 1), ("5 years 4 months", "5 años 4 meses", "5 лет 4 месяца")),
        (day_number(1961, 1, 3), day_number(1982, 2, 4),
         ("21 years 1 month 1 day", "21 años 1 mes 1 día", "21 год 1 месяц 1 день")),
        (day_number(1, 1, 1), day_number(12_001, 1, 1), ("12,000 years", "12\u00a0000 años", "12\u00a0000 лет")),
    ],
)  # fmt: skip
def test_lengths_in_words(start: float, end: float, words: tuple[str, str, str]) -> None:
    assert tuple(length_words(start, end, language) for language in LANGUAGES) == words


@pytest.mark.parametrize(
    ("numbers", "word"),
    [((1, 21, 101, 1961), "день"), ((2, 3, 4, 22, 104), "дня"), ((0, 5, 11, 12, 13, 14, 20, 111, 112), "дней")],
)
def test_russian_counts_by_the_last_digits(numbers: tuple[int, ...], word: str) -> None:
    assert {counted(number, "day", "ru").split()[1] for number in numbers} == {word}


@given(st.integers(0, 10**6))
def test_english_and_spanish_have_one_and_other(number: int) -> None:
    for language in ("en", "es"):
        assert plural_form(number, language) == (number != 1)


@given(SPREADS)
def test_years_months_and_days_lead_from_the_first_day_to_the_last(spread: tuple[int, int]) -> None:
    first, length = spread
    years, months, days = calendar_length(first, first + length)
    assert years >= 0
    assert 0 <= months < 12
    assert 0 <= days < 31
    year, month, day = civil(first)
    on = month - 1 + months + 12 * years
    reached = year + on // 12, on % 12 + 1
    for back in range(4):
        try:
            assert day_number(*reached, day - back) + days == first + length
            return
        except ValueError:
            continue
    pytest.fail("no such month")


@given(SPREADS)
def test_a_stretch_of_days_is_the_date_that_has_its_bounds(spread: tuple[int, int]) -> None:
    first, length = spread
    date = parse(stretch_edtf(first, first + length))
    assert (date.earliest, date.latest) == (first, first + length - 1)


@pytest.mark.parametrize(
    ("start", "end", "edtf"),
    [
        (OCTOBER_16, OCTOBER_29, "1962-10-16/1962-10-28"),
        (OCTOBER_16, OCTOBER_16 + 1, "1962-10-16"),
        (day_number(1962, 10, 1), day_number(1962, 11, 1), "1962-10"),
        (day_number(1962, 10, 1), day_number(1963, 3, 1), "1962-10/1963-02"),
        (day_number(1962, 1, 1), day_number(1963, 1, 1), "1962"),
        (day_number(1960, 1, 1), day_number(1970, 1, 1), "1960/1969"),
        (MORNING, MORNING + 200 / 1440, "1962-10-27T09:00/1962-10-27T12:20"),
        (day_number(12_000, 1, 1), day_number(13_000, 1, 1), "Y12000/Y12999"),
    ],
)
def test_a_stretch_is_written_as_coarse_as_its_ends(start: float, end: float, edtf: str) -> None:
    assert stretch_edtf(start, end) == edtf
    assert parse(edtf).edtf == edtf


def test_a_stretch_without_length_is_none() -> None:
    with pytest.raises(ValueError, match="no stretch"):
        stretch_edtf(5.0, 5.0)


@pytest.mark.parametrize(
    ("least", "most", "clock", "language", "words"),
    [
        (12, 12, False, "en", "12 days"),
        (12, 14, False, "en", "12–14 days"),
        (21, 22, False, "ru", "21–22 дня"),
        (0, 14, False, "es", "como máximo 14 días"),
        (0, 0, False, "en", "the same day"),
        (0, 0, True, "ru", "одновременно"),
        (3, None, False, "en", "at least 3 days"),
        (0, None, False, "es", "desconocido"),
        (200 / 1440, 200 / 1440, True, "en", "3 h 20 min"),
        (60 / 1440, 120 / 1440, True, "en", "1 h – 2 h"),
        (0, 60 / 1440, True, "ru", "не более чем 1 ч"),
        (12_000, 12_001, False, "en", "12,000–12,001 days"),
    ],
)
def test_distances_in_words(least: float, most: float | None, clock: bool, language: Language, words: str) -> None:
    assert distance_words(least, most, language, clock=clock) == words
