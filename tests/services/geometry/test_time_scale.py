"""Pixels and time."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cubatimeline.services.geometry.time_scale import FINEST_SPAN, TimeScale, fitted
from tests.services.geometry.samples import many, scales

FIRST, LAST = -6209.0, 18262.0
inside = st.floats(FIRST, LAST)


@pytest.mark.parametrize(("start", "end", "width"), [(1, 1, 100), (2, 1, 100), (0, 1, 0), (0, 1, -5)])
def test_a_scale_without_extent_is_refused(start: float, end: float, width: float) -> None:
    with pytest.raises(ValueError, match="no time scale"):
        TimeScale(start, end, width)


@many
@given(scales(), st.floats(0, 1))
def test_pixels_and_days_lead_back_to_each_other(scale: TimeScale, share: float) -> None:
    x = share * scale.width
    assert scale.x(scale.day(x)) == pytest.approx(x, abs=1e-5)
    assert scale.x(np.array([scale.day(x)]))[0] == pytest.approx(x, abs=1e-5)


@many
@given(scales(), st.floats(0, 1), st.floats(0.05, 20))
def test_the_time_under_the_pointer_stays_while_zooming(scale: TimeScale, share: float, factor: float) -> None:
    x = share * scale.width
    zoomed = scale.zoomed(factor, x)
    assert zoomed.day(x) == pytest.approx(scale.day(x), abs=scale.span * 1e-9)
    assert zoomed.per_day == pytest.approx(scale.per_day * factor)


@many
@given(scales(), st.floats(0, 1), st.floats(0.001, 1000))
def test_the_time_under_the_pointer_stays_where_the_zoom_ends(scale: TimeScale, share: float, factor: float) -> None:
    x = share * scale.width
    zoomed = scale.zoomed(factor, x, FINEST_SPAN, LAST - FIRST)
    assert zoomed.day(x) == pytest.approx(scale.day(x), abs=1e-6)
    assert FINEST_SPAN - 1e-9 <= zoomed.span <= LAST - FIRST + 1e-6


@many
@given(scales(), st.floats(-3000, 3000))
def test_panning_moves_every_day_by_as_many_pixels(scale: TimeScale, dx: float) -> None:
    panned = scale.panned(dx)
    middle = (scale.start + scale.end) / 2
    assert panned.x(middle) - scale.x(middle) == pytest.approx(dx, abs=1e-4)
    assert panned.span == pytest.approx(scale.span)


@many
@given(scales())
def test_a_clamped_scale_stays_within_its_limits_and_is_clamped_already(scale: TimeScale) -> None:
    clamped = scale.clamped(FIRST, LAST)
    room = 1e-6
    assert FIRST - room <= clamped.start < clamped.end <= LAST + room
    assert clamped.span >= FINEST_SPAN - room
    again = clamped.clamped(FIRST, LAST)
    assert again.start == pytest.approx(clamped.start)
    assert again.end == pytest.approx(clamped.end)


@many
@given(inside, inside, st.floats(100, 4000))
def test_a_scale_within_the_limits_is_left_alone(a: float, b: float, width: float) -> None:
    assume(abs(a - b) >= FINEST_SPAN)
    scale = TimeScale(min(a, b), max(a, b), width)
    clamped = scale.clamped(FIRST, LAST)
    assert clamped.start == pytest.approx(scale.start, abs=1e-6)
    assert clamped.end == pytest.approx(scale.end, abs=1e-6)


@many
@given(inside, st.floats(0, 20_000), st.floats(0, 8))
def test_what_is_fitted_is_in_sight_with_room_on_both_sides(first: float, length: float, margin: float) -> None:
    scale = fitted(first, first + length, 1000.0, margin)
    assert scale.x(first) > 0
    assert scale.x(first + length) < scale.width
    assert scale.x(first) == pytest.approx(scale.width - scale.x(first + length), abs=1e-4)


def test_resizing_keeps_the_span() -> None:
    scale = TimeScale(10.0, 20.0, 100.0).resized(300.0)
    assert (scale.start, scale.end, scale.per_day) == (10.0, 20.0, 30.0)
