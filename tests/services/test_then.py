"""What was then: offices, events around a date, documents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from cubatimeline.domain.calendars import day_number
from cubatimeline.domain.edtf import parse
from cubatimeline.domain.entities import Holder, OfficeLine
from cubatimeline.domain.languages import Localised
from cubatimeline.services import builtin
from cubatimeline.services.ages import Age, Life
from cubatimeline.services.offices_then import offices_then
from cubatimeline.services.then import Around, Then, day_date, stretches_around, then
from cubatimeline.store.fill import fill
from cubatimeline.store.reader import Reader
from tests.services.related import FALL, TALK
from tests.store.content import filled, small_content


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[Reader]:
    with Reader(filled(tmp_path / "small.cubatimeline")) as opened:
        yield opened


@pytest.fixture(scope="module")
def built_in(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    path = tmp_path_factory.mktemp("then") / "built-in.cubatimeline"
    fill(path, builtin.load(builtin.data_folder()), lambda what, part: None, lambda: False)
    with Reader(path) as opened:
        yield opened


def told(reader: Reader, date: str, without: str = "") -> Then:
    found = then(reader, reader.columns(), reader.documents(), parse(date), "en", without)
    assert found is not None
    return found


def test_a_day_lies_in_its_week_month_and_year() -> None:
    assert stretches_around(parse("1964-10-16")) == [
        (Around.WEEK, day_number(1964, 10, 12), day_number(1964, 10, 18)),
        (Around.MONTH, day_number(1964, 10, 1), day_number(1964, 10, 31)),
        (Around.YEAR, day_number(1964, 1, 1), day_number(1964, 12, 31)),
    ]


@pytest.mark.parametrize(
    ("date", "stretches"),
    [
        ("1964-10", [Around.MONTH, Around.YEAR]),
        ("1964", [Around.YEAR]),
        ("1964-12-30/1965-01-02", [Around.WEEK]),
        ("196X", []),
        ("../1964", []),
    ],
)
def test_a_vague_date_lies_in_the_longer_ones_only(date: str, stretches: list[Around]) -> None:
    assert [around for around, _, _ in stretches_around(parse(date))] == stretches


def test_each_event_is_told_in_the_shortest_stretch_that_holds_it(reader: Reader) -> None:
    week, month, year = told(reader, "1964-10-16").stretches
    assert [each.event.id for each in week.events] == [FALL, TALK]
    assert [each.place for each in week.events] == ["", "Havana"]
    assert not month.events
    assert [each.event.id for each in year.events] == ["1960-trade"] or not year.events
    assert [each.event.id for each in told(reader, "1964-10-16", TALK).stretches[0].events] == [FALL]


def test_documents_of_the_shortest_stretch_that_has_any(reader: Reader) -> None:
    found = told(reader, "1964-10-16")
    assert found.documents_around is Around.MONTH
    assert [document.id for document in found.documents] == ["talk"]
    assert told(reader, "1961-01-01").documents_around is None


def test_a_span_counts_by_its_first_day(reader: Reader) -> None:
    found = told(reader, "1964-10-14/1970-01-01")
    assert found.words == "14 October 1964"
    assert found.stretches[0].around is Around.WEEK


def test_there_is_no_then_of_an_open_date(reader: Reader) -> None:
    assert then(reader, reader.columns(), [], parse("../1959"), "en") is None


def test_on_the_day_of_a_change_both_are_told_with_their_ages(reader: Reader) -> None:
    (moscow,) = offices_then(reader, parse("1964-10-14"), "en")
    assert moscow.name == "Moscow"
    assert [(each.name, each.age) for each in moscow.people] == [
        ("Nikita Khrushchev", Age(Life.ALIVE, 70, 70)),
        ("Leonid Brezhnev", None),
    ]


def test_an_office_without_a_holder_is_told_as_such(tmp_path: Path) -> None:
    content = small_content()
    turns = (Holder("nikita-khrushchev", parse("1950/1955")), Holder("leonid-brezhnev", parse("1960/1970")))
    line = OfficeLine("chair", Localised("Chair"), "Elsewhere", turns)
    with Reader(filled(tmp_path / "gap.cubatimeline", replace(content, office_lines=(line,)))) as reader:
        (between,) = offices_then(reader, parse("1957-03-01"), "en")
        after = offices_then(reader, parse("1980-03-01"), "en")
    assert (between.name, between.people, between.vacant) == ("Elsewhere", (), ("Chair",))
    assert after == ()


def test_a_turn_without_a_known_end_ends_with_the_next_one(tmp_path: Path) -> None:
    content = small_content()
    turns = (Holder("nikita-khrushchev", parse("1950/")), Holder("leonid-brezhnev", parse("1960/..")))
    line = OfficeLine("chair", Localised("Chair"), "Cuba", turns)
    with Reader(filled(tmp_path / "end.cubatimeline", replace(content, office_lines=(line,)))) as reader:
        (havana,) = offices_then(reader, parse("1980-03-01"), "en")
    assert [each.id for each in havana.people] == ["leonid-brezhnev"]


def test_somebody_held_office_in_each_capital_from_1953_to_2019(built_in: Reader) -> None:
    """On the first day of every turn of office, and once a year or so between."""
    starts = {turn.date.bounds.earliest_start for line in built_in.office_lines() for turn in line.holders}
    first, last = day_number(1953, 1, 1), day_number(2019, 12, 31)
    days = sorted(
        {*range(first, last, 400), last, *(day for day in starts if day is not None and first <= day <= last)}
    )
    for day in days:
        found = {each.name: each.people for each in offices_then(built_in, day_date(day), "en")}
        assert all(found.get(capital) for capital in ("Moscow", "Havana", "Washington")), day_date(day).edtf


def test_who_held_office_in_moscow_on_14_october_1964(built_in: Reader) -> None:
    moscow = offices_then(built_in, parse("1964-10-14"), "en")[0]
    posts = {each.name: [post.office for post in each.posts] for each in moscow.people}
    assert posts["Nikita Khrushchev"] == [
        "Leader of the Communist Party of the Soviet Union",
        "Head of the Soviet government",
    ]
    assert posts["Leonid Brezhnev"] == ["Leader of the Communist Party of the Soviet Union"]
    assert "Andrei Gromyko" in posts
