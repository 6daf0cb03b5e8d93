"""Tests of figures as files: what is written is read back, and every mistake is named with its mend."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cubatimeline.domain.errors import ReaderError, UsageError
from cubatimeline.services.figures.figure import Colours, Dense, Density, Family, Figure, Ground, TypeSizes
from cubatimeline.services.figures.presets import PRESETS
from cubatimeline.services.figures.spec import from_toml, read_figure, to_toml, write_figure
from cubatimeline.services.lane_choice import LaneChoice, LaneMode

_texts = st.text(st.characters(codec="utf-8"), max_size=20)
_lists = st.lists(_texts, max_size=3).map(tuple)
_dates = st.sampled_from(("", "1953", "1962-10", "1962-10-27", "1962-10-22/1962-10-28", "-0043-03-15"))
_known = st.sampled_from(("1953", "1962-10", "1962-10-27"))
_sizes = st.floats(4, 300)
_lanes = st.builds(
    LaneChoice, st.sampled_from(LaneMode), st.sampled_from(LaneMode), _lists, st.frozensets(_texts, max_size=3), _lists,
    st.dictionaries(_texts, st.integers(1, 40), max_size=3),
)  # fmt: skip
_figures = st.builds(
    Figure, name=_texts, first=_dates, last=_dates, lanes=_lanes, bands=st.booleans(), words=_texts, entity=_texts,
    highlights=_lists, density=st.sampled_from(Density), least_importance=st.integers(0, 5),
    width=st.floats(40, 5000), height=st.just(0.0) | st.floats(30, 5000), tallest=st.floats(30, 5000),
    dpi=st.integers(50, 2400), letters=st.builds(TypeSizes, _sizes, _sizes, _sizes, _sizes, _sizes),
    family=st.sampled_from(Family), ground=st.sampled_from(Ground), colours=st.sampled_from(Colours),
    language=st.sampled_from(("en", "es", "ru")), title=_texts, footer=_texts, author=_texts, licence=_texts,
    legend=st.booleans(), scale_bar=st.booleans(), sources=st.booleans(), event_numbers=st.booleans(), caption=_texts,
    alt=_texts, long_alt=_texts, dense=st.sampled_from(Dense),
    dense_spans=st.lists(st.tuples(_known, _known), max_size=2).map(tuple), rows=st.integers(1, 60),
    rows_per_page=st.integers(0, 60), preset=st.sampled_from(("", *(preset.name for preset in PRESETS))),
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(_figures)
def test_what_is_written_is_read_back(figure: Figure) -> None:
    assert from_toml(to_toml(figure)) == figure


def test_every_attribute_of_a_figure_is_in_its_file() -> None:
    lanes, letters = {each.name for each in fields(LaneChoice)}, {each.name for each in fields(TypeSizes)}
    written = to_toml(Figure(lanes=LaneChoice(sizes={"place:havana": 3})))
    settings_written = [line for line in written.splitlines() if "=" in line]
    plain = {each.name for each in fields(Figure)} - {"lanes", "letters"}
    assert len(settings_written) == len(plain) + len(lanes) + len(letters)


def test_nothing_said_is_the_usual_figure() -> None:
    assert from_toml("") == Figure()


def test_a_preset_brings_its_sizes_which_may_be_given_otherwise() -> None:
    figure = from_toml('[size]\npreset = "journal-85"\nwidth = 84.0\n[type]\nlabels = 9')
    assert (figure.width, figure.letters.labels, figure.letters.small) == (84.0, 9.0, 7.0)


def test_a_day_may_be_written_without_quotation_marks() -> None:
    assert from_toml("from = 1962-10-27").first == "1962-10-27"


@pytest.mark.parametrize(
    ("text", "message", "mend"),
    [
        ("widht = 3", "no setting “widht”", "size.width"),
        ("colors = 1", "no setting “colors”", "colours"),
        ("[size]\nhieght = 3", "no setting “size.hieght”", "size.height"),
        ("zebra = 1", "no setting “zebra”", "It knows name, title"),
        ("lanes = 3", "no setting “lanes”", "lanes.by"),
        ('[size]\nwidth = "wide"', "“size.width” of a figure cannot be “wide”", "40 to 5000 mm"),
        ("[size]\nheight = 3", "“size.height” of a figure cannot be 3", "or 0 for as high as is needed"),
        ("[size]\ndpi = 300.5", "cannot be 300.5", "whole number from 50 to 2400"),
        ('[size]\npreset = "a5"', "cannot be “a5”", "journal-85"),
        ("rows = 0", "“rows” of a figure cannot be 0", "from 1 to 60"),
        ("rows = true", "“rows” of a figure cannot be True", "whole number"),
        ("legend = 1", "“legend” of a figure cannot be 1", "true or false"),
        ("title = 1", "“title” of a figure cannot be 1", "quotation marks"),
        ('highlights = "a"', "“highlights” of a figure cannot be “a”", "square brackets"),
        ('density = "thick"', "cannot be “thick”", "sparse, normal, dense"),
        ('language = "fr"', "cannot be “fr”", "en, es, ru"),
        ('from = "soon"', "“from” of a figure cannot be “soon”", "EDTF"),
        ('to = "1962/.."', "cannot be “1962/..”", "a beginning and an end"),
        ('dense_spans = [["1962"]]', "cannot be ['1962']", "pairs of dates"),
        ('dense_spans = "1962"', "cannot be “1962”", "pairs of dates"),
        ("[lanes]\nrows = {a = 0}", "“lanes.rows.a”", "from 1 to 40"),
        ('[lanes]\nby = "colour"', "cannot be “colour”", "category, person"),
        ("a = ", "not written in TOML", "line named"),
    ],
)
def test_what_is_wrong_is_named_with_its_mend(text: str, message: str, mend: str) -> None:
    with pytest.raises(UsageError) as caught:
        from_toml(text)
    assert message in caught.value.message
    assert mend in caught.value.mend


def test_a_figure_travels_as_a_file(tmp_path: Path) -> None:
    path = tmp_path / "crisis.figure.toml"
    figure = Figure(name="Crisis", first="1962-10-14", language="ru", title="Карибский кризис")
    write_figure(path, figure)
    assert read_figure(path) == figure


def test_a_file_that_is_not_there_or_no_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReaderError, match="cannot be read"):
        read_figure(tmp_path / "none.figure.toml")
    latin = tmp_path / "latin.figure.toml"
    latin.write_bytes(b'title = "\xe9"')
    with pytest.raises(UsageError, match="UTF-8"):
        read_figure(latin)
    large = tmp_path / "large.figure.toml"
    large.write_bytes(b"#" * 1_000_001)
    with pytest.raises(UsageError, match="too large"):
        read_figure(large)
    with pytest.raises(ReaderError, match="cannot be written"):
        write_figure(tmp_path / "nowhere" / "a.figure.toml", Figure())
