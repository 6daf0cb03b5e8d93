"""The span that a collection opens on: its own, or that of its events, and never one that ends before it begins."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cubatimeline.domain.calendars import civil
from cubatimeline.domain.edtf import parse
from cubatimeline.store.meta import read_meta
from cubatimeline.store.reader import Reader
from tests.store.content import EVENTS, filled, small_content


def span_of(*dates: str) -> tuple[int, int]:
    """Return the span of a collection that has none of its own and events of these dates."""
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE meta (key, value)")
    connection.execute("CREATE TABLE event (earliest_start, latest_start, earliest_end, latest_end)")
    connection.executemany("INSERT INTO event VALUES (?, ?, ?, ?)", [tuple(parse(date).bounds) for date in dates])
    span = read_meta(connection).span
    connection.close()
    return span


def day(date: str) -> int:
    found = parse(date).earliest
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("dates", "first", "last"),
    [
        (["1990/.."], "1990-01-01", "1990-12-31"),
        (["../-0044"], "-0044-01-01", "-0044-12-31"),
        (["1990/..", "../1985"], "1985-01-01", "1990-12-31"),
        (["1970-01-01"], "1970-01-01", "1970-01-01"),
        (["1960", "1970-01-01/.."], "1960-01-01", "1970-01-01"),
        (["1970-01-01/1975"], "1970-01-01", "1975-12-31"),
    ],
)
def test_open_ends_and_the_day_numbered_0(dates: list[str], first: str, last: str) -> None:
    assert span_of(*dates) == (day(first), day(last))


@pytest.mark.parametrize("dates", [[], ["../.."]])
def test_a_collection_without_any_day_opens_on_the_present_year(dates: list[str]) -> None:
    before = datetime.now().year
    first, last = (civil(bound) for bound in span_of(*dates))
    assert first[0] == last[0]
    assert first[0] in (before, datetime.now().year)
    assert (first[1:], last[1:]) == ((1, 1), (12, 31))


@given(st.lists(st.sampled_from(["1990/..", "../-0044", "1970-01-01", "[..1959]", "[1962..]", "196X", "../.."])))
def test_the_first_day_is_never_after_the_last(dates: list[str]) -> None:
    first, last = span_of(*dates)
    assert first <= last


def test_a_reader_opens_a_collection_with_one_open_event(tmp_path: Path) -> None:
    events = tuple(replace(event, date=parse("1990/..")) for event in EVENTS)
    path = filled(tmp_path / "open", replace(small_content(), events=events))
    connection = sqlite3.connect(path)
    connection.execute("DELETE FROM meta WHERE key IN ('span_start', 'span_end')")
    connection.commit()
    connection.close()
    with Reader(path) as reader:
        assert reader.meta().span == (day("1990"), day("1990-12-31"))
        assert reader.entities()


def test_a_span_written_the_wrong_way_round_is_turned(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("UPDATE meta SET value = '100' WHERE key = 'span_start'")
    connection.execute("UPDATE meta SET value = '-100' WHERE key = 'span_end'")
    connection.commit()
    connection.close()
    with Reader(path) as reader:
        assert reader.meta().span == (-100, 100)
