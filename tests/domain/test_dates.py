"""The value: equality, order, immutability, provenance and what its points tell."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cubatimeline.domain.calendars import day_number, iso_day
from cubatimeline.domain.dates import Bounds, EdtfDate, Precision, with_words
from cubatimeline.domain.edtf import from_julian, parse

SAMPLES = [
    "1962", "1962-10", "1962-10-16", "1962-10-16~", "1962-10?", "196X", "19XX", "XXXX-12-25", "-0044-03-15", "Y-17E7",
    "1962-24", "1962-10-16/1962-10-28", "1962-10/..", "../1962", "1962/", "../..", "[1962,1963]", "{1962..}",
    "[..1962]", "1962-10-27T09:15:00-05:00", "1962-10-27T09:15", "1950S2",
]  # fmt: skip
samples = st.sampled_from(SAMPLES).map(parse)


def test_values_that_say_the_same_are_equal_whatever_the_source_wrote():
    plain, told = parse("1917-11-07"), from_julian(1917, 10, 25, "25 October 1917")
    assert plain == told
    assert hash(plain) == hash(told)
    assert {plain: 1}[told] == 1


def test_values_that_say_different_things_differ():
    dates = [parse(text) for text in SAMPLES]
    assert len(set(dates)) == len(SAMPLES)
    assert parse("1962") != parse("1962?")
    assert parse("1962") != parse("1962-01-01/1962-12-31")


def test_a_value_is_not_equal_to_its_text():
    assert parse("1962") != "1962"
    with pytest.raises(TypeError):
        sorted([parse("1962"), "1962"])


@pytest.mark.parametrize("text", SAMPLES)
def test_values_survive_pickling_and_copying(text: str):
    date = with_words(parse(text), "as written", "julian")
    for again in (pickle.loads(pickle.dumps(date)), copy.copy(date), copy.deepcopy(date)):
        assert again == date
        assert (again.written, again.calendar, again.bounds, again.parts) == (
            "as written", "julian", date.bounds, date.parts,
        )  # fmt: skip
        assert (again.kind, again.precision, again.flags) == (date.kind, date.precision, date.flags)


def test_values_cannot_be_changed():
    date = parse("1962")
    with pytest.raises(FrozenInstanceError):
        date.edtf = "1963"  # type: ignore[misc]
    with pytest.raises((AttributeError, TypeError)):
        date.other = 1  # type: ignore[attr-defined]


@given(st.lists(samples, max_size=12), st.randoms())
def test_order_does_not_depend_on_where_one_began(dates: list[EdtfDate], chance):
    shuffled = dates[:]
    chance.shuffle(shuffled)
    assert sorted(dates) == sorted(shuffled)


@given(samples, samples, samples)
def test_order_is_total(a: EdtfDate, b: EdtfDate, c: EdtfDate):
    assert [a < b, a == b, a > b].count(True) == 1
    assert (a <= b) == (not a > b)
    assert (a >= b) == (not a < b)
    if a <= b <= c:
        assert a <= c


def test_values_come_in_the_order_of_their_start_then_their_end():
    ordered = [
        "../1961", "../1962", "../..", "Y-17E7", "196X", "1962-01", "1962", "1962-10-16", "1962-10-16T09:15:00",
        "1962-10-16T12:00:00", "1962-10-16~", "1962-10-16/1962-10-28", "1962-10-16/..", "1962-10-17", "Y17E7",
    ]  # fmt: skip
    assert [date.edtf for date in sorted(map(parse, reversed(ordered)))] == ordered


def test_words_and_calendar_of_the_source_are_kept():
    date = with_words(parse("1962-10~"), "about October")
    assert (date.written, date.calendar, date.edtf) == ("about October", "gregorian", "1962-10~")
    assert with_words(from_julian(1917, 10, 25, "Oct. 25"), "25 Oct.").calendar == "julian"
    assert with_words(date, "X", "julian").calendar == "julian"


def test_text_and_representation():
    assert str(parse("1962-10~")) == "1962-10~"
    assert repr(parse("1962-10~")) == "EdtfDate('1962-10~')"
    assert repr(from_julian(1917, 10, 25, "25 Oct")) == "EdtfDate('1917-11-07', written='25 Oct')"


def test_earliest_and_latest_are_the_outer_bounds():
    date = parse("1962-10/1962-11")
    assert (iso_day(date.earliest), iso_day(date.latest)) == ("1962-10-01", "1962-11-30")
    assert parse("../1962").earliest is None
    assert parse("1962/").latest is None


@pytest.mark.parametrize(("text", "first", "last"), [
    ("1962~", "1961-01-01", "1963-12-31"),
    ("1962-10-16%", "1962-10-15", "1962-10-17"),
    ("1962-10-16", "1962-10-16", "1962-10-16"),
    ("1962-10?", "1962-10-01", "1962-10-31"),
    ("1962-10-16~/1962-10-28", "1962-10-15", "1962-10-28"),
    ("1962-10-16/1962-10-28~", "1962-10-16", "1962-10-29"),
    ("[1962-10-16,1962-10-18~]", "1962-10-16", "1962-10-19"),
])  # fmt: skip
def test_padded_bounds_widen_what_is_approximate_by_its_length(text: str, first: str, last: str):
    padded = parse(text).padded_bounds()
    assert (iso_day(padded.earliest_start), iso_day(padded.latest_end)) == (first, last)


@given(samples)
def test_padded_bounds_hold_the_strict_ones_and_stay_in_order(date: EdtfDate):
    padded = date.padded_bounds()
    assert [day is None for day in padded] == [day is None for day in date.bounds]
    first, start_by, end_from, last = padded
    for a, b in ((first, start_by), (end_from, last), (first, end_from), (start_by, last)):
        assert a is None or b is None or a <= b
    for wide, strict, towards in zip(padded, date.bounds, (-1, 1, -1, 1), strict=True):
        assert wide is None or (wide - strict) * towards >= 0


def test_padded_bounds_of_an_approximate_span():
    day = day_number(1962, 10, 16)
    assert parse("1962-10-16~/1962-10-28").padded_bounds() == Bounds(day - 1, day + 1, day + 12, day + 12)
    assert parse("1962-10-16~/1962-10-16").padded_bounds().earliest_end == day


@pytest.mark.parametrize(("text", "numbers"), [
    ("1962-10-16", (1962, 10, 16, None, None)),
    ("1962-34", (1962, None, None, 34, None)),
    ("1962-10-1X", (1962, 10, None, None, None)),
    ("1962-1X", (1962, None, None, None, None)),
    ("-0044-03", (-44, 3, None, None, None)),
    ("196X-12-25", (None, 12, 25, None, None)),
    ("Y-17E7", (-170_000_000, None, None, None, None)),
    ("Y170000002", (170_000_002, None, None, None, None)),
    ("1950S2", (None, None, None, None, 1950)),
    ("Y3388E2S3", (None, None, None, None, 338_800)),
    ("XXXX-XX-XX", (None, None, None, None, None)),
])  # fmt: skip
def test_a_point_tells_its_fields_as_numbers(text: str, numbers: tuple[int | None, ...]):
    part = parse(text).parts[0]
    fields = (part.year_number, part.month_number, part.day_number, part.season, part.estimated_year)
    assert fields == numbers


def test_the_points_of_a_value():
    assert [part.text for part in parse("1962?/1963~").parts] == ["1962?", "1963~"]
    assert [part.uncertain for part in parse("1962?/1963~").parts] == [True, False]
    assert [part.approximate for part in parse("1962?/1963~").parts] == [False, True]
    assert [part.text for part in parse("../1963").parts] == ["1963"]
    assert parse("../..").parts == ()
    single = parse("1962")
    assert single.start is single.end
    assert single.parts == (single.start,)


def test_precision_runs_from_coarse_to_fine():
    assert Precision.MILLENNIUM < Precision.DECADE < Precision.YEAR < Precision.SEASON < Precision.MONTH < Precision.DAY
    assert Precision.DAY < Precision.HOUR < Precision.MINUTE < Precision.SECOND
