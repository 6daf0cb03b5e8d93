"""`cubatimeline export`: what is refused, before anything is drawn, and what a picture is made of."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cubatimeline.app.export_choices import lanes_asked, span_of, with_lanes
from cubatimeline.domain.calendars import iso_day
from cubatimeline.domain.edtf import parse
from cubatimeline.domain.errors import UsageError
from cubatimeline.services.lane_choice import LaneChoice, LaneMode
from cubatimeline.services.loading import TimelineData, read_timeline
from cubatimeline.store.reader import Reader
from tests.app.commands.conftest import Run

WHOLE = (-2000, -1000)
"""Span of the small collection: 1964-07-11 to 1967-04-07."""


@pytest.fixture
def data(collection: Path) -> TimelineData:
    with Reader(collection) as reader:
        return read_timeline(reader, "en")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--to", "1950"], "“1950” comes before the collection begins (1964-07-11)."),
        (["--from", "1990"], "“1990” comes after the collection ends (1967-04-07)."),
        (["--from", "1966", "--to", "1965"], "“1966” comes after “1965”."),
        (["--from", "xyz"], "--from: “xyz” is not a date that can be read."),
        (["--to", "xyz"], "--to: “xyz” is not a date that can be read."),
        (["--to", "1965/.."], "--to: “1965/..” is open on that side."),
        (["--from", "../1965"], "--from: “../1965” is open on that side. Give a date that begins."),
        (["--lanes", "weather,economy"], "No category is called “weather”. There are diplomacy, economy; lanes can"),
        (["--lanes", ","], "--lanes names no lanes. There are diplomacy, economy; lanes can be by category, person,"),
        (["--lanes", ""], "--lanes names no lanes."),
        (["--lanes", "place/weather"], "No kind of lane is called “weather”. There are category, person,"),
        (["--lanes", "place/"], "No kind of lane is called “”."),
        (["--lanes", "weather/place"], "No kind of lane is called “weather”."),
        (["--lanes", "place/place"], "Lanes by place cannot be nested in lanes by place."),
        (["--lanes", "none/place"], "Lanes by place cannot be nested in lanes by none."),
        (["--lanes", "place/none"], "Lanes by none cannot be nested in lanes by place."),
        (["--figure", "plan.json"], "This version has no figure specifications yet."),
    ],
)
def test_wrong_use_ends_with_two_and_one_line(
    run: Run, collection: Path, tmp_path: Path, options: list[str], told: str
) -> None:
    out = tmp_path / "picture.svg"
    outcome = run("export", out, "--collection", collection, *options)
    assert (outcome.code, outcome.out, outcome.err.count("\n")) == (2, "", 1)
    assert told in outcome.err
    assert "None" not in outcome.err
    assert not out.exists()


@pytest.mark.parametrize(
    ("name", "code", "told"),
    [
        ("picture", 2, "End the name in .png or .svg."),
        ("picture.gif", 2, "End the name in .png or .svg."),
        ("folder.svg", 1, "is a folder"),
        ("none/picture.svg", 1, "There is no folder"),
        ("", 2, "an empty name names no file"),
    ],
)
def test_a_picture_that_cannot_be_written(
    run: Run, collection: Path, tmp_path: Path, name: str, code: int, told: str
) -> None:
    (tmp_path / "folder.svg").mkdir()
    outcome = run("export", tmp_path / name if name else "", "--collection", collection)
    assert (outcome.code, outcome.err.count("\n")) == (code, 1)
    assert told in outcome.err


def test_help_says_that_figures_are_not_there_yet(run: Run) -> None:
    told = " ".join(run("export", "--help").out.split())
    assert "--figure SPEC Refused: this version has no figure specifications yet." in told


@pytest.mark.parametrize(
    ("first", "last", "begin", "end"),
    [
        (None, None, "1964-07-11", "1967-04-07"),
        ("1965", None, "1965-01-01", "1967-04-07"),
        (None, "May 1965", "1964-07-11", "1965-05-31"),
        ("1965", "1965", "1965-01-01", "1965-12-31"),
        ("1965-02-03", "1965-02-03", "1965-02-03", "1965-02-03"),
    ],
)
def test_the_span_reaches_from_the_first_day_to_the_end_of_the_last(
    first: str | None, last: str | None, begin: str, end: str
) -> None:
    start, stop = span_of(first, last, WHOLE)
    assert (iso_day(int(start)), iso_day(int(stop) - 1)) == (begin, end)


@pytest.mark.parametrize(
    ("names", "events"),
    [
        (["economy", "economy"], {"1965-treaty": "economy"}),
        (["economy", " diplomacy", ""], {"1965-treaty": "economy", "1964-10-16-talk": "diplomacy"}),
        (["diplomacy", "economy", "diplomacy"], {"1965-treaty": "economy", "1964-10-16-talk": "diplomacy"}),
    ],
)
def test_lanes_are_those_named_in_their_order_and_each_once(
    data: TimelineData, names: list[str], events: dict[str, str]
) -> None:
    chosen = with_lanes(data, names)
    lanes = [category.id for category in chosen.categories]
    assert lanes == list(dict.fromkeys(name.strip() for name in names if name.strip()))
    ids = chosen.columns.ids
    assert {ids[i]: lanes[place] for i, place in enumerate(chosen.columns.category)} == events


def test_rival_dates_follow_their_events(data: TimelineData) -> None:
    at = list(data.columns.ids).index("1965-treaty")
    day = float(parse("1966").earliest or 0)
    rivalled = replace(data, ghosts={at: [day]})
    assert with_lanes(rivalled, ["economy"]).ghosts == {0: [day]}
    assert with_lanes(rivalled, ["diplomacy"]).ghosts == {}


def test_no_lane_at_all_is_refused(data: TimelineData) -> None:
    with pytest.raises(UsageError):
        with_lanes(data, [])


def test_words_become_kinds_of_lanes(data: TimelineData) -> None:
    assert lanes_asked(data, "place") == (data, LaneChoice(LaneMode.PLACE))
    assert lanes_asked(data, " category / person ") == (data, LaneChoice(LaneMode.CATEGORY, LaneMode.PERSON))
    chosen, choice = lanes_asked(data, "economy")
    assert (choice, [category.id for category in chosen.categories]) == (LaneChoice(), ["economy"])
