"""That week: what else, who else, who held office."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from cubatimeline.domain.calendars import day_number, weekday
from cubatimeline.domain.edtf import parse
from cubatimeline.domain.events import Status
from cubatimeline.services.week import MOST_EVENTS, Held, Week, days_around, that_week
from cubatimeline.store.reader import Reader
from tests.services.related import FALL, SPEECH, TALK, TRADE
from tests.store.content import EVENTS, filled, small_content


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[Reader]:
    with Reader(filled(tmp_path / "small.cubatimeline")) as opened:
        yield opened


def week_of(reader: Reader, id_: str) -> Week:
    week = that_week(reader, reader.columns(), id_, "en")
    assert week is not None
    return week


def test_the_week_runs_from_monday_to_sunday_around_the_day() -> None:
    first, last = days_around(parse("1964-10-16")) or (0, 0)
    assert (first, last) == (day_number(1964, 10, 12), day_number(1964, 10, 18))
    assert weekday(first) == 0
    assert days_around(parse("1964-10-16/1970-01-01")) == (first, last), "a span has the week in which it begins"


@pytest.mark.parametrize(
    ("date", "days"),
    [
        ("1964-10", (day_number(1964, 10, 1), day_number(1964, 10, 31))),
        ("[1964-10-16,1964-10-17]", (day_number(1964, 10, 12), day_number(1964, 10, 18))),
        ("1964", None),
        ("../1964-10-16", None),
        ("1964-21", None),
    ],
)
def test_what_is_known_less_well_has_its_month_or_no_week(date: str, days: tuple[int, int] | None) -> None:
    assert days_around(parse(date)) == days


def test_the_week_tells_the_other_events_people_and_offices(reader: Reader) -> None:
    week = week_of(reader, TALK)
    assert [line.id for line in week.events] == [FALL]
    assert week.more == 0
    assert not week.is_month
    assert week.people == (("leonid-brezhnev", "Leonid Brezhnev"),), "Khrushchev is concerned with the talk itself"
    assert Held("Party leader", "leonid-brezhnev", "Leonid Brezhnev") in week.holders


def test_an_event_alone_in_its_week_still_has_its_office_holders(reader: Reader) -> None:
    week = week_of(reader, SPEECH)
    assert week.events == ()
    assert [held.name for held in week.holders] == ["Nikita Khrushchev"]
    assert week


def test_there_is_no_week_of_a_span_of_years_or_of_nothing(reader: Reader) -> None:
    assert that_week(reader, reader.columns(), TRADE, "en") is None
    assert that_week(reader, reader.columns(), "no such event", "en") is None


def test_a_crowded_week_tells_the_most_important_and_counts_the_rest(tmp_path: Path) -> None:
    content = small_content()
    crowd = tuple(replace(EVENTS[1], id=f"crowd-{n}", importance=1 + n % 5) for n in range(30))
    draft = replace(EVENTS[1], id="draft", importance=5, status=Status.DRAFT)
    path = filled(tmp_path / "crowd.cubatimeline", replace(content, events=(*content.events, *crowd, draft)))
    with Reader(path) as reader:
        week = week_of(reader, TALK)
        importance = [event.importance for event in reader.events([line.id for line in week.events])]
    assert len(week.events) == MOST_EVENTS
    assert week.more == 30 + 1 - MOST_EVENTS
    assert min(importance) >= 4
    assert "draft" not in [line.id for line in week.events]


def test_whoever_holds_an_office_twice_is_told_once(tmp_path: Path) -> None:
    """On the day on which a second term begins both terms hold."""
    content = small_content()
    lines = tuple(
        replace(line, holders=(*line.holders, *line.holders)) if line.holders else line for line in content.office_lines
    )
    with Reader(filled(tmp_path / "twice.cubatimeline", replace(content, office_lines=lines))) as reader:
        holders = week_of(reader, TALK).holders
    assert len(holders) == len(set(holders)) > 0
