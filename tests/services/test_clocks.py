"""One clock for events of several time zones."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cubatimeline.domain.calendars import day_number
from cubatimeline.domain.edtf import parse
from cubatimeline.domain.languages import LANGUAGES
from cubatimeline.services.clock_choice import CLOCKS, Clock, clock_name
from cubatimeline.services.clocks import ahead, on_clock, other_clock_words, universal_of
from cubatimeline.services.distances import distance, when_of
from cubatimeline.services.loading import keep_columns, read_timeline
from cubatimeline.store import column_cache
from cubatimeline.store.columns import EventFlag
from cubatimeline.store.reader import Reader
from cubatimeline.store.timed import read_dates
from tests.services.geometry.samples import columns_of
from tests.services.test_distances import timed
from tests.store.content import filled

DAY = float(day_number(1962, 10, 27))
ONE_CLOCK: tuple[Clock, ...] = tuple(clock for clock in CLOCKS if clock != "places")

DATES = (
    "1962-10-27",
    "1962-10-27T17:00+03:00",
    "1962-10-27T09:30-04:00",
    "1962-10-27T12:00",
    "1962-10-28T02:00+03:00",
    "1962-10-27T19:45-04:00",
)
"""In the order of their places' clocks the letter from Moscow at 17:00 stands after the 9:30 of Washington."""


def read(clock: Clock):
    events = sorted((timed(date) for date in DATES), key=lambda made: (made.bounds[0], made.bounds[3]))
    order = sorted(range(len(DATES)), key=lambda n: (timed(DATES[n]).bounds[0], timed(DATES[n]).bounds[3]))
    dates = {place: parse(DATES[number]) for place, number in enumerate(order)}
    columns = columns_of(events)
    return columns, on_clock(columns, {p: d for p, d in dates.items() if d.time is not None}, clock), dates


@pytest.mark.parametrize("clock", ONE_CLOCK)
def test_the_order_across_zones_is_true(clock: Clock) -> None:
    _, (columns, universal), _ = read(clock)
    starts = columns.start_earliest.tolist()
    assert starts == sorted(starts)
    instants = [universal[number][0] for number in sorted(universal)]
    assert instants == sorted(instants)
    assert len(instants) == 4


def test_washington_shows_what_was_told_in_moscow_at_its_own_hour() -> None:
    _, (columns, _), _ = read("washington")
    hours = sorted((start - DAY) * 24 for start in columns.start_earliest.tolist())
    assert hours == pytest.approx([0, 9.5, 10, 12, 19, 19.75])


def test_days_and_clocks_without_a_zone_stay_where_they_are() -> None:
    for clock in CLOCKS:
        _, (columns, _), _ = read(clock)
        assert DAY in columns.start_earliest
        assert any(abs(start - DAY - 0.5) < 1e-9 for start in columns.start_earliest)


def test_by_the_clocks_of_their_places_nothing_moves() -> None:
    before, (columns, universal), _ = read("places")
    assert columns is before
    assert len(universal) == 4


@given(st.sampled_from(ONE_CLOCK), st.floats(-2_000_000, 4_000_000))
def test_a_clock_is_never_a_day_ahead(clock: Clock, instant: float) -> None:
    assert abs(ahead(clock, instant)) < 0.75
    assert ahead("utc", instant) == 0


@pytest.mark.parametrize(
    ("clock", "day", "hours"),
    [
        ("washington", day_number(1962, 10, 27), -4),
        ("washington", day_number(1962, 10, 29), -5),
        ("havana", day_number(1962, 10, 27), -5),
        ("moscow", day_number(1962, 10, 27), 3),
        ("moscow", day_number(1985, 7, 1), 4),
        ("utc", day_number(1962, 10, 27), 0),
    ],
)
def test_summer_time_is_known(clock: Clock, day: int, hours: int) -> None:
    assert ahead(clock, day + 0.5) * 24 == hours


@pytest.mark.parametrize(
    ("edtf", "clock", "words"),
    [
        ("1962-10-27T17:00+03:00", "washington", "10:00, Washington time"),
        ("1962-10-27T17:00+03:00", "moscow", ""),
        ("1962-10-27T17:00+03:00", "places", ""),
        ("1962-10-28T02:00+03:00", "washington", "19:00, 27 Oct. 1962, Washington time"),
        ("1962-10-27T17:00", "washington", ""),
        ("1962-10-27", "washington", ""),
    ],
)
def test_the_other_clock_is_told_where_it_says_something_new(edtf: str, clock: Clock, words: str) -> None:
    assert other_clock_words(parse(edtf), clock, "en") == words


def test_an_interval_may_have_a_clock_on_one_side() -> None:
    assert universal_of(parse("1962-10-27T17:00+03:00/1962-10-28"))[1] is None
    columns = columns_of([timed("1962-10-27")])
    moved, universal = on_clock(columns, {0: parse("1962-10-27T17:00+03:00/1962-10-28")}, "washington")
    assert universal == {}
    assert moved.start_latest[0] <= moved.end_latest[0]
    assert moved.end_earliest[0] >= moved.start_earliest[0]


def test_distances_are_true_whatever_the_clock() -> None:
    for clock in CLOCKS:
        _, (columns, universal), _ = read(clock)
        ends = sorted(universal, key=lambda number: universal[number])
        told = distance(when_of(columns, ends[0], universal), when_of(columns, ends[-1], universal))
        assert told.words("en") == "10 h 15 min"


def test_every_clock_has_a_name_in_every_language() -> None:
    names = {(clock, language): clock_name(clock, language) for clock in CLOCKS for language in LANGUAGES}
    assert all(names.values())


def test_what_is_read_is_on_the_clock_and_what_is_kept_is_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = filled(tmp_path / "small.cubatimeline")
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE event SET edtf = '1962-10-22T19:00-04:00' WHERE start_minute IS NOT NULL")
    connection.close()
    monkeypatch.setattr(column_cache, "LEAST_EVENTS", 1)
    with Reader(path) as reader:
        places = read_timeline(reader, "en", tmp_path)
        timed_rows = places.columns.row[(places.columns.flags & EventFlag.TIMED) != 0].tolist()
        dates = reader.read(lambda connection: read_dates(connection, [*timed_rows, 10**9]))
        assert sorted(dates) == sorted(timed_rows)
        moved = read_timeline(reader, "en", tmp_path, "utc")
        assert moved.clock == "utc"
        assert moved.stored is not None
        assert max(moved.columns.start_earliest - places.columns.start_earliest) == pytest.approx(4 / 24)
        assert keep_columns(reader, moved, "en", tmp_path)
        again = read_timeline(reader, "en", tmp_path)
    assert again.unkept is None
    assert again.columns.start_earliest.tolist() == places.columns.start_earliest.tolist()
