"""How old somebody was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cubatimeline.domain.calendars import civil, day_number
from cubatimeline.domain.edtf import parse
from cubatimeline.services.ages import Age, Life, age_at, completed_years


@pytest.mark.parametrize(
    ("born", "died", "on", "age"),
    [
        ("1931-06-03", None, "1959-06-02", Age(Life.ALIVE, 27, 27)),
        ("1931-06-03", None, "1959-06-03", Age(Life.ALIVE, 28, 28)),
        ("1931-06-03", None, "1959", Age(Life.ALIVE, 27, 28)),
        ("1909", None, "1964-10-14", Age(Life.ALIVE, 54, 55)),
        ("192X", None, "1960", Age(Life.ALIVE, 30, 40)),
        ("1928-06-14", "1967-10-09", "1967-10-09", Age(Life.ALIVE, 39, 39)),
        ("1928-06-14", "1967-10-09", "1967-10-18", Age(Life.DEAD)),
        ("1928-06-14", "1967-10-09", "1967", Age(Life.ALIVE, 38, 39)),
        ("1931-10-01", None, "1917", Age(Life.UNBORN)),
        ("1931-06-03", None, "1959-01-08/1961", Age(Life.ALIVE, 27, 27)),
        (None, None, "1959", None),
        ("1931", None, "../1959", None),
        (None, "1953-03-05", "1953-03-06", Age(Life.DEAD)),
        ("1950", None, "1950", Age(Life.ALIVE, 0, 0)),
    ],
)
def test_an_age_is_told_as_far_as_it_is_known(born: str | None, died: str | None, on: str, age: Age | None) -> None:
    dates = [None if words is None else parse(words) for words in (born, died)]
    assert age_at(*dates, parse(on)) == age


def test_who_was_born_on_a_leap_day_grows_older_in_march() -> None:
    born = day_number(1920, 2, 29)
    assert completed_years(born, day_number(1961, 2, 28)) == 40
    assert completed_years(born, day_number(1961, 3, 1)) == 41


@given(st.integers(-200_000, 50_000), st.integers(0, 40_000))
def test_years_are_complete_on_the_anniversary_and_not_before(born: int, later: int) -> None:
    age = completed_years(born, born + later)
    year, month, day = civil(born)
    if (month, day) != (2, 29):
        assert day_number(year + age, month, day) <= born + later < day_number(year + age + 1, month, day)
