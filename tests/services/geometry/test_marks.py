"""Events as marks: what each covers, and where it is sharp, fading or open."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cubatimeline.domain.calendars import day_number
from cubatimeline.services.geometry.marks import by_membership, marks_of
from tests.services.geometry.samples import columns_of, event_of, events, many, marks_from, marks_of_dates


def edges(date: str) -> tuple[float, float, float, float]:
    marks = marks_of_dates(date)
    solid_start, solid_end = marks.certain(np.array([0]))
    return float(marks.start[0]), float(solid_start[0]), float(solid_end[0]), float(marks.end[0])


def test_a_span_from_day_to_day_is_sharp() -> None:
    first, last = day_number(1962, 10, 16), day_number(1962, 10, 28) + 1
    assert edges("1962-10-16/1962-10-28") == (first, first, last, last)


def test_a_span_of_one_day_is_sharp() -> None:
    day = day_number(1962, 10, 27)
    assert edges("1962-10-27/1962-10-27") == (day, day, day + 1, day + 1)


def test_a_span_from_month_to_month_fades_over_its_months() -> None:
    october, november, december = (day_number(1962, month, 1) for month in (10, 11, 12))
    assert edges("1962-10/1962-11") == (october, november, november, december)


def test_a_span_with_one_sharp_end_fades_at_the_other() -> None:
    first, july, august = day_number(1960, 2, 4), day_number(1960, 7, 1), day_number(1960, 8, 1)
    assert edges("1960-02-04/1960-07") == (first, first, july, august)


def test_a_span_within_one_year_has_no_certain_part() -> None:
    first, last = day_number(1962, 1, 1), day_number(1963, 1, 1)
    assert edges("1962/1962") == (first, (first + last) / 2, (first + last) / 2, last)


def test_an_open_end_does_not_fade_and_an_uncertain_start_does() -> None:
    first, last = day_number(1962, 1, 1), day_number(1963, 1, 1)
    assert edges("1962/..") == (first, last, last, last)


def test_an_open_start_stands_over_the_bounds_of_the_end() -> None:
    day = day_number(1991, 12, 26)
    assert edges("../1991-12-26") == (day, day, day + 1, day + 1)
    first, last = day_number(1991, 1, 1), day_number(1992, 1, 1)
    assert edges("/1991") == (first, first, first, last)


@pytest.mark.parametrize("date", ["[..1958-12-27]", "[1958-12-27..]"])
def test_a_moment_open_on_one_side_stands_on_the_known_day(date: str) -> None:
    day = day_number(1958, 12, 27)
    marks = marks_of_dates(date)
    assert (marks.start[0], marks.middle[0], marks.end[0]) == (day, day + 0.5, day + 1)


def test_what_is_open_on_both_sides_has_a_place() -> None:
    assert edges("../..") == (0, 0, 0, 0)


def test_a_day_covers_itself_and_its_dot_stands_at_noon() -> None:
    day = day_number(1962, 10, 27)
    marks = marks_of_dates("1962-10-27")
    assert (marks.start[0], marks.middle[0], marks.end[0]) == (day, day + 0.5, day + 1)


@many
@given(st.lists(events(), max_size=30))
def test_edges_are_finite_and_in_order(made: list) -> None:
    marks = marks_from(columns_of(made))
    solid_start, solid_end = marks.certain(np.arange(len(marks)))
    for before, after in pairwise((marks.start, solid_start, solid_end, marks.end)):
        assert (before <= after).all()
    assert (np.abs(marks.start) < 1e6).all()
    assert (np.abs(marks.end) < 1e6).all()
    assert ((marks.start <= marks.middle) & (marks.middle <= marks.end)).all()


def test_importance_comes_before_evidence_and_evidence_before_length() -> None:
    plain, long = event_of("1962-10-01"), event_of("1962-10-02/1962-12-01")
    proved = event_of("1962-10-03").__class__(**{**vars(event_of("1962-10-03")), "evidence": 9})
    great = event_of("1962-10-04", importance=5)
    columns = columns_of([plain, long, proved, great])
    assert marks_from(columns).ranked().tolist() == [3, 2, 1, 0]


def test_an_event_may_stand_in_several_lanes() -> None:
    columns = columns_of([event_of("1962-10-01"), event_of("1962-10-02")])
    marks = marks_of(columns, *by_membership([np.array([0, 1]), np.array([1])]))
    assert marks.event.tolist() == [0, 1, 1]
    assert marks.lane.tolist() == [0, 0, 1]
    assert not len(marks_of(columns, *by_membership([])))
