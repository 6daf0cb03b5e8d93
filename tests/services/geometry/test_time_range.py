"""Ranges of time: they snap to the units of the axis and never lose their length."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cubatimeline.domain.calendars import day_number
from cubatimeline.services.geometry.ticks import axis_grid
from cubatimeline.services.geometry.time_range import TimeRange, range_between, snapped
from cubatimeline.services.geometry.time_scale import TimeScale
from tests.services.geometry.samples import measure, scales

SHARE = st.floats(0, 1)
OCTOBER = float(day_number(1962, 10, 1))


def grid_of(days: float, at: float = OCTOBER, width: float = 1000.0):
    return axis_grid(TimeScale(at, at + days, width), "en", measure)


@given(scales(), SHARE, SHARE, st.booleans())
def test_a_range_has_length_and_ends_where_ranges_may(
    scale: TimeScale, anchor: float, other: float, free: bool
) -> None:
    grid = axis_grid(scale, "en", measure)
    days = [scale.start + share * scale.span for share in (anchor, other)]
    found = range_between(*days, grid, free=free)
    assert found.start < found.end
    for end in (found.start, found.end):
        assert snapped(end, grid, free=free) == pytest.approx(end, abs=1e-6)


@given(scales(), SHARE, SHARE, SHARE, st.booleans(), st.booleans())
def test_an_end_that_is_moved_leaves_the_other_and_some_length(
    scale: TimeScale, anchor: float, other: float, to: float, last: bool, free: bool
) -> None:
    grid = axis_grid(scale, "en", measure)
    day = [scale.start + share * scale.span for share in (anchor, other, to)]
    before = range_between(day[0], day[1], grid, free=free)
    after = before.with_end(last, day[2], grid, free=free)
    assert (after.start if last else after.end) == (before.start if last else before.end)
    assert after.start < after.end


def test_it_snaps_to_days_months_and_hours() -> None:
    days, months, hours = grid_of(20), grid_of(400), grid_of(1.5)
    assert range_between(OCTOBER + 15.1, OCTOBER + 27.8, days) == TimeRange(OCTOBER + 15, OCTOBER + 28)
    november, february = float(day_number(1962, 11, 1)), float(day_number(1963, 2, 1))
    assert range_between(OCTOBER + 25, OCTOBER + 120, months) == TimeRange(november, february)
    found = range_between(OCTOBER + 9.1 / 24, OCTOBER + 12.2 / 24, hours)
    assert (found.end - found.start) * 24 == pytest.approx(3)


def test_free_ends_stay_at_days_and_minutes() -> None:
    months, hours = grid_of(400), grid_of(1.5)
    assert range_between(OCTOBER + 25.2, OCTOBER + 119.9, months, free=True) == TimeRange(OCTOBER + 25, OCTOBER + 120)
    found = range_between(OCTOBER + 9.1 / 24, OCTOBER + 12.43 / 24, hours, free=True)
    assert (found.end - found.start) * 1440 == pytest.approx(200)


@pytest.mark.parametrize("free", [False, True])
def test_a_range_without_length_becomes_the_unit_that_was_met(free: bool) -> None:
    days = grid_of(20)
    assert range_between(OCTOBER + 15.2, OCTOBER + 15.3, days, free=free) == TimeRange(OCTOBER + 15, OCTOBER + 16)
    assert range_between(OCTOBER + 15.7, OCTOBER + 15.7, days) == TimeRange(OCTOBER + 15, OCTOBER + 16)


def test_its_end_is_stepped_by_units() -> None:
    day = TimeRange(OCTOBER, OCTOBER + 1)
    days = grid_of(20)
    assert day.stepped(True, 1, days) == TimeRange(OCTOBER, OCTOBER + 2)
    assert day.stepped(True, -1, days) == day
    assert day.stepped(False, -1, days) == TimeRange(OCTOBER - 1, OCTOBER + 1)
    assert day.middle == OCTOBER + 0.5


def test_a_range_runs_forward() -> None:
    with pytest.raises(ValueError, match="no range"):
        TimeRange(3.0, 3.0)
