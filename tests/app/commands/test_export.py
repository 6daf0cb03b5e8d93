"""`cubatimeline export`: what is refused, before anything is drawn, and what a picture is made of."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cubatimeline.app.export_choices import lanes_asked, span_of, with_lanes
from cubatimeline.app.figure_choices import FigureOptions, figure_asked
from cubatimeline.domain.calendars import iso_day
from cubatimeline.domain.edtf import parse
from cubatimeline.domain.errors import UsageError
from cubatimeline.services.figures.figure import Colours, Ground
from cubatimeline.services.figures.presets import PRESETS
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
        (["--with-captions", "rtf"], "nothing called “rtf” goes with a figure. Give txt, md, docx, csv, alt."),
        (["--with-captions", ","], "nothing called “,” goes with a figure."),
        (["--theme", "pattern", "--lanes", "weather"], "No category is called “weather”."),
        (["--preset", "journal-85", "--from", "xyz"], "--from: “xyz” is not a date that can be read."),
        (["--preset", "journal-85", "--to", "1965/.."], "--to: “1965/..” is open on that side."),
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
        ("picture", 2, "End the name in .pdf, .svg, .png, .tif, .tiff."),
        ("picture.gif", 2, "End the name in .pdf, .svg, .png, .tif, .tiff."),
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


@pytest.mark.parametrize(
    ("text", "code", "told"),
    [
        (None, 1, "cannot be read"),
        ("rows = 0", 2, "The setting “rows” of a figure cannot be 0."),
        ("rowz = 2", 2, "A figure has no setting “rowz”."),
        ("rows =", 2, "not written in TOML"),
    ],
)
def test_a_specification_that_is_none(
    run: Run, collection: Path, tmp_path: Path, text: str | None, code: int, told: str
) -> None:
    spec = tmp_path / "plan.figure.toml"
    if text is not None:
        spec.write_text(text, encoding="utf-8")
    outcome = run("export", tmp_path / "out.pdf", "--figure", spec, "--collection", collection)
    assert (outcome.code, outcome.err.count("\n")) == (code, 1)
    assert told in outcome.err


def test_help_names_every_preset(run: Run) -> None:
    told = run("export", "--help").out
    assert [preset.name for preset in PRESETS if preset.name not in " ".join(told.split())] == []


@pytest.mark.parametrize(
    "options", [["--figure", "plan.json"], ["--with-captions", "txt"], ["--citation-style", "apa"], ["--dpi", "300"]]
)
def test_data_take_no_options_of_figures(run: Run, collection: Path, tmp_path: Path, options: list[str]) -> None:
    outcome = run("export", tmp_path / "events.csv", "--collection", collection, *options)
    assert (outcome.code, outcome.err.count("\n")) == (2, 1)
    assert f"{options[0]} is for pictures" in outcome.err


# What the options make of a figure


@pytest.mark.parametrize(
    ("options", "changed"),
    [
        (FigureOptions(), {"preset": "journal-190", "width": 190.0}),
        (FigureOptions(preset="slide"), {"preset": "slide-1920"}),
        (FigureOptions(preset="hjas", dpi=300), {"preset": "hjas", "width": 106.0, "dpi": 300}),
        (FigureOptions(first="May 1965", last="1966"), {"first": "1965-05", "last": "1966"}),
        (FigureOptions(theme="dark"), {"ground": Ground.DARK, "colours": Colours.COLOUR}),
        (FigureOptions(theme="pattern", language="ru"), {"colours": Colours.PATTERN, "language": "ru"}),
        (FigureOptions(lanes="place"), {"lanes": LaneChoice(LaneMode.PLACE)}),
    ],
)
def test_options_make_a_figure(options: FigureOptions, changed: dict[str, object]) -> None:
    figure = figure_asked(options, ["diplomacy", "economy"]).figure
    assert {name: getattr(figure, name) for name in changed} == changed


def test_some_categories_stand_in_the_order_named() -> None:
    wish = figure_asked(FigureOptions(lanes="economy,diplomacy"), ["diplomacy", "economy"])
    assert wish.categories == ("economy", "diplomacy")
    assert wish.figure.lanes.order == ("category:economy", "category:diplomacy")


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
