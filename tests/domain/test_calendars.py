"""Day numbers and calendar fields."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cubatimeline.domain import calendars

_UNIX_DAY = dt.date(1970, 1, 1).toordinal()
near = st.integers(-1_000_000, 4_000_000)
far = st.integers(-(10**17), 10**17)


def test_day_zero_is_the_first_day_of_1970():
    assert calendars.day_number(1970, 1, 1) == 0
    assert calendars.civil(0) == (1970, 1, 1)


@given(st.dates())
def test_agrees_with_the_standard_library(date: dt.date):
    day = date.toordinal() - _UNIX_DAY
    assert calendars.day_number(date.year, date.month, date.day) == day
    assert calendars.civil(day) == (date.year, date.month, date.day)
    assert calendars.weekday(day) == date.weekday()
    assert calendars.iso_day(day) == date.isoformat()


@given(near | far)
def test_gregorian_fields_lead_back_to_the_day(day: int):
    assert calendars.day_number(*calendars.civil(day)) == day


@given(near | far)
def test_julian_fields_lead_back_to_the_day(day: int):
    assert calendars.julian_day_number(*calendars.julian(day)) == day


@given(near)
def test_the_next_day_has_the_next_number(day: int):
    for fields in (calendars.civil, calendars.julian):
        year, month, of_month = fields(day)
        assert fields(day + 1) in ((year, month, of_month + 1), (year, month + 1, 1), (year + 1, 1, 1))


@given(near, st.integers(-1000, 1000))
def test_400_years_have_the_same_number_of_days(day: int, cycles: int):
    year, month, of_month = calendars.civil(day)
    assert calendars.civil(day + 146_097 * cycles) == (year + 400 * cycles, month, of_month)


@pytest.mark.parametrize(
    ("year", "leap"), [(1900, False), (2000, True), (1962, False), (1964, True), (0, True), (-4, True)]
)
def test_leap_years(year: int, leap: bool):
    assert calendars.is_leap(year) is leap
    assert calendars.days_in_month(year, 2) == (29 if leap else 28)


@pytest.mark.parametrize("year", [-401, -4, -1, 0, 1, 4, 100, 400, 1962, 1964, 170_000_002])
def test_a_year_is_as_long_as_its_months(year: int):
    lengths = [calendars.days_in_month(year, month) for month in range(1, 13)]
    assert calendars.year_start(year + 1) - calendars.year_start(year) == sum(lengths)
    assert calendars.months_before(year)[13] == sum(lengths)
    assert [calendars.months_before(year)[month] for month in range(1, 13)] == [sum(lengths[:at]) for at in range(12)]


@pytest.mark.parametrize(("julian", "gregorian"), [
    ((1917, 10, 25), "1917-11-07"),
    ((1582, 10, 5), "1582-10-15"),
    ((1900, 2, 29), "1900-03-13"),
    ((1700, 2, 18), "1700-02-28"),
    ((200, 3, 1), "0200-03-01"),
    ((-43, 3, 15), "-0043-03-13"),
    ((0, 1, 1), "-0001-12-30"),
])  # fmt: skip
def test_julian_dates_of_history(julian: tuple[int, int, int], gregorian: str):
    day = calendars.julian_day_number(*julian)
    assert calendars.iso_day(day) == gregorian
    assert calendars.julian(day) == julian


@pytest.mark.parametrize(
    "fields", [(1962, 2, 29), (1962, 13, 1), (1962, 0, 1), (1962, 1, 0), (1900, 2, 29), (1962, -1, 5)]
)
def test_days_that_never_were_are_refused(fields: tuple[int, int, int]):
    with pytest.raises(ValueError, match="no such day"):
        calendars.day_number(*fields)


@pytest.mark.parametrize("fields", [(1961, 2, 29), (1962, 13, 1), (1962, 0, 1), (1962, 4, 31)])
def test_days_that_never_were_in_the_julian_calendar_are_refused(fields: tuple[int, int, int]):
    with pytest.raises(ValueError, match="Julian"):
        calendars.julian_day_number(*fields)


@pytest.mark.parametrize(("fields", "text"), [
    ((0, 1, 1), "0000-01-01"),
    ((44, 3, 15), "0044-03-15"),
    ((9999, 12, 31), "9999-12-31"),
    ((10_000, 1, 1), "+10000-01-01"),
    ((-1, 12, 31), "-0001-12-31"),
    ((170_000_002, 7, 4), "+170000002-07-04"),
    ((-170_000_000, 7, 4), "-170000000-07-04"),
])  # fmt: skip
def test_iso_days_of_far_years_carry_a_sign(fields: tuple[int, int, int], text: str):
    assert calendars.iso_day(calendars.day_number(*fields)) == text


def test_days_of_the_week():
    assert calendars.weekday(calendars.day_number(1962, 10, 16)) == 1
    assert calendars.weekday(calendars.day_number(1962, 10, 28)) == 6
