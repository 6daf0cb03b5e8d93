"""How far events lie from one another."""

from __future__ import annotations

from dataclasses import replace
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cubatimeline.domain.edtf import parse
from cubatimeline.services.distances import Distance, When, distance, when_of
from cubatimeline.store.columns import EventFlag
from tests.services.geometry.samples import Made, columns_of, event_of

DAY = st.integers(-3000, 3000).map(float)


@st.composite
def whens(draw: st.DrawFn) -> When:
    """A moment within its bounds, or a span whose ends have bounds of their own."""
    if draw(st.booleans()):
        first, last = sorted((draw(DAY), draw(DAY)))
        return When(first, last, first, last)
    starts, ends = sorted((draw(DAY), draw(DAY))), sorted((draw(DAY), draw(DAY)))
    return When(min(starts[0], ends[0]), min(starts[1], ends[1]), max(starts[0], ends[0]), max(starts[1], ends[1]))


@st.composite
def happened(draw: st.DrawFn, when: When) -> tuple[float, float]:
    """One way in which it may really have been: its true first and last day."""
    moment = (when.start_first, when.start_last) == (when.end_first, when.end_last)
    start = draw(st.integers(int(when.start_first), int(when.start_last)))
    if moment:
        return float(start), float(start)
    return float(start), float(draw(st.integers(int(max(when.end_first, start)), int(when.end_last))))


@given(st.data(), whens(), whens())
def test_whatever_really_happened_lies_between_least_and_most(data: st.DataObject, one: When, other: When) -> None:
    found = distance(one, other)
    (start, end), (later_start, later_end) = data.draw(happened(one)), data.draw(happened(other))
    true = max(0.0, later_start - end, start - later_end)
    assert 0 <= found.least <= true <= found.most


@given(whens(), whens())
def test_least_and_most_can_both_be_true(one: When, other: When) -> None:
    found = distance(one, other)
    ends = [(one.end_first, other.start_last), (other.end_first, one.start_last)]
    assert found.most == max(0.0, *(late - early for early, late in ends))
    ends = [(one.end_last, other.start_first), (other.end_last, one.start_first)]
    assert found.least == max(0.0, *(late - early for early, late in ends))


@given(whens(), whens())
def test_it_is_the_same_both_ways(one: When, other: When) -> None:
    assert distance(one, other) == distance(other, one)


@given(whens())
def test_an_event_may_have_been_when_it_was(when: When) -> None:
    assert distance(when, when).least == 0


def timed(edtf: str) -> Made:
    """Return an event as the store reads it, where its date has a clock."""
    made, date = event_of(edtf), parse(edtf)
    if date.time is None or date.end_time is None:
        return made
    start, end = made.bounds[0] + date.time / 1440, made.bounds[2] + date.end_time / 1440
    bounds = (start, start + 1 / 1440, end, end + 1 / 1440)
    return replace(made, bounds=bounds, flags=made.flags | EventFlag.TIMED)


def between(one: str, other: str, universal: dict[int, tuple[float, float]] | None = None) -> Distance:
    columns = columns_of([timed(one), timed(other)])
    return distance(when_of(columns, 0, universal), when_of(columns, 1, universal))


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        ("1962-10-16", "1962-10-28", "12 days"),
        ("1962-10-28", "1962-10-16", "12 days"),
        ("1962-10-16", "1962-10-16", "the same day"),
        ("1962-10", "1962-11-20", "20–50 days"),
        ("1962-10", "1962-10-10", "at most 21 days"),
        ("1962-07-10/1962-10-14", "1962-10-28", "14 days"),
        ("1962-07-10/1962-10", "1962-10-28", "at most 27 days"),
        ("1962-10-16", "1962-10-27T09:00", "11 days"),
        ("1962-10-27T09:00", "1962-10-27T12:20", "3 h 20 min"),
        ("1962-10-27T23:30", "1962-10-28T00:15", "45 min"),
        ("1962-10-16", "1963/..", "77–441 days"),
        ("1962-10-16", "../1961-01-01", "653 days"),
    ],
)
def test_distances_of_dates(one: str, other: str, words: str) -> None:
    assert between(one, other).words("en") == words


def test_clocks_of_two_zones_are_compared_in_universal_time() -> None:
    universal = {0: (-2623.0 + 14 / 24,) * 2, 1: (-2623.0 + 16 / 24,) * 2}
    assert between("1962-10-27T17:00", "1962-10-27T12:00", universal).words("en") == "2 h"


def test_no_limit_is_no_number() -> None:
    assert distance(When(5, 5, 5, 5), When(-inf, 3, -inf, 3)) == Distance(2, inf)


@pytest.mark.parametrize(
    ("least", "most", "expected"),
    [
        (10.0, 10.0, ""),
        (58.0, 58.0, ""),
        (59.0, 59.0, "2 months"),
        (365.0, 365.0, "1 year"),
        (10556.0, 10556.0, "28 years 10 months"),
        (10556.0, 10560.0, "28 years 10 months"),
        (365.0, 800.0, "1 year – 2 years 2 months"),
        (365.0, inf, ""),
    ],
)
def test_long_distances_are_told_in_years_and_months_too(least: float, most: float, expected: str) -> None:
    assert Distance(least, most).longer_words("en", 0.0) == expected


def test_no_months_are_counted_from_a_beginning_that_nobody_knows() -> None:
    assert Distance(400.0, 400.0).longer_words("en", -1e12) == ""
