"""Tests of walls cut into sheets for a printer."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cubatimeline.domain.errors import UsageError
from cubatimeline.services.figures.composing import compose
from cubatimeline.services.figures.figure import Density, Figure
from cubatimeline.services.figures.moving import cut
from cubatimeline.services.figures.presets import preset_called
from cubatimeline.services.figures.sheets import Box, Face, Group, Ink, Path, Sheet, Words
from cubatimeline.services.figures.wall import EDGE, PAPERS, grid_of, tile
from cubatimeline.services.geometry.legend import Sample
from tests.services.figures.samples import METRICS, content_of, words_on

_INK = Ink("#000000")


def _wall(width: float = 730.0, height: float = 544.0) -> Sheet:
    """Return a wall that four times two A4 are just large enough for."""
    line = Path(((0.0, 200.0), (width, 200.0)), Ink(stroke="#000000"))
    words = Words(188.0, 100.0, "Mikoyan", 20.0, Face.SANS)
    groups = Group("a", (Box(0, 0, width, 10, _INK), line)), Group("b", (words,), "Mikoyan in Havana")
    return Sheet(width, height, groups)


@settings(max_examples=60, deadline=None)
@given(st.floats(50, 2000), st.floats(50, 2000), st.sampled_from(sorted(PAPERS)), st.floats(0, 60))
def test_windows_cover_the_wall_with_the_overlap(width: float, height: float, paper: str, overlap: float) -> None:
    grid = grid_of(Sheet(width, height, ()), paper, overlap)
    for whole, window, step, count in (
        (width, grid.window[0], grid.step[0], grid.columns), (height, grid.window[1], grid.step[1], grid.rows),
    ):  # fmt: skip
        assert window - step == pytest.approx(overlap)
        assert (count - 1) * step + window >= whole - 1e-6
        assert count == 1 or (count - 2) * step + window < whole
    assert all(window <= side - 2 * EDGE + 1e-6 for window, side in zip(grid.window, grid.paper, strict=True))


@pytest.mark.parametrize("paper", sorted(PAPERS))
@pytest.mark.parametrize("preset", ["poster-a0", "poster-a1"])
def test_no_paper_is_left_nearly_empty(preset: str, paper: str) -> None:
    """The wall is shared out evenly; the last column of an A0 on A4 would else have a third of the others'."""
    size = preset_called(preset)
    assert size is not None
    figure = size.applied(Figure())
    grid = grid_of(Sheet(figure.width, figure.height or 1189.0, ()), paper, 10.0)
    _, *tiles = tile(_wall(figure.width, figure.height or 1189.0), METRICS, paper, 10.0)
    assert len(tiles) == grid.columns * grid.rows
    last = (grid.columns - 1) * grid.step[0], (grid.rows - 1) * grid.step[1]
    assert figure.width - last[0] == pytest.approx(grid.window[0])
    assert (figure.height or 1189.0) - last[1] == pytest.approx(grid.window[1])


def test_crop_marks_stand_outside_the_corners_of_the_window() -> None:
    sheet = _wall(600.0, 400.0)
    grid = grid_of(sheet, "A4", 10.0)
    first = list(tile(sheet, METRICS, "A4", 10.0))[1]
    marks = [item for item in first.groups[-1].items if isinstance(item, Path)]
    across = {x for mark in marks for (x, *_), (other, *_) in [mark.segments] if x == other}
    assert across == {EDGE, EDGE + grid.window[0]}
    (right, bottom), (width, height) = (EDGE + grid.window[0], EDGE + grid.window[1]), grid.paper
    for mark in marks:
        for x, y in mark.segments:
            assert 0 < x < width
            assert 0 < y < height
            assert not (EDGE < x < right and EDGE < y < bottom)


def test_the_first_sheet_tells_how_the_others_join() -> None:
    key, *tiles = tile(_wall(), METRICS, "A4", 10.0)
    assert key.title == "How the sheets join"
    assert [sheet.title for sheet in tiles][:2] == ["row 1, column 1", "row 1, column 2"]
    cells = [words.text for words in words_on([key])]
    assert cells[0] == "How the sheets join"
    assert len(cells) == len(tiles) + 1


def test_what_is_told_of_places_is_in_the_language() -> None:
    key, first, *_ = tile(_wall(), METRICS, "A4", 10.0, language="ru")
    assert (key.title, first.title) == ("Как соединить листы", "ряд 1, столбец 1")


def test_every_sheet_is_a_paper_and_its_content_at_full_size() -> None:
    _, first, second, *_ = tile(_wall(), METRICS, "A4", 10.0)
    assert {(first.width, first.height), (second.width, second.height)} <= {PAPERS["A4"], PAPERS["A4"][::-1]}
    (one,) = [words for words in words_on([first]) if words.text == "Mikoyan"]
    assert (one.x, one.points) == (188.0 + EDGE, 20.0)


def test_words_at_a_seam_stand_on_both_sheets() -> None:
    sheets = list(tile(_wall(), METRICS, "A4", 10.0))
    assert len([words for words in words_on(sheets) if words.text == "Mikoyan"]) == 2


def test_crop_marks_can_be_left_out() -> None:
    with_marks, without = (list(tile(_wall(), METRICS, crop_marks=crop))[1] for crop in (True, False))
    assert len(with_marks.groups[-1].items) == len(without.groups[-1].items) + 8


@pytest.mark.parametrize(("paper", "overlap"), [("A9", 10.0), ("A4", -1.0), ("A4", 100.0)])
def test_what_cannot_be_cut_is_refused(paper: str, overlap: float) -> None:
    with pytest.raises(UsageError):
        list(tile(_wall(), METRICS, paper, overlap))


def test_boxes_and_lines_are_cut_at_the_edges() -> None:
    window = 10.0, 10.0, 20.0, 20.0
    assert cut(Box(0, 12, 100, 4, _INK), window, METRICS) == Box(10, 12, 10, 4, _INK)
    line = cut(Path(((0.0, 0.0), (30.0, 30.0)), _INK), window, METRICS)
    assert isinstance(line, Path)
    assert line.segments == ((10.0, 10.0), (20.0, 20.0))
    assert cut(Path(((0.0, 15.0), (15.0, 0.0)), _INK), window, METRICS) is None
    assert cut(Box(30, 30, 5, 5, _INK), window, METRICS) is None


def test_a_poster_of_events_is_cut() -> None:
    preset = preset_called("poster-a1")
    assert preset is not None
    samples = [Sample(f"19{year}-05-01", "") for year in range(60, 90)]
    content = content_of(samples, [f"Event {n}" for n in range(30)], [n % 4 for n in range(30)], [3] * 30)
    figure = replace(preset.applied(Figure(title="Wall")), density=Density.DENSE)
    (sheet,) = compose(figure, content, METRICS).sheets
    sheets = list(tile(sheet, METRICS, "Letter", 12.0))
    told = {words.text for words in words_on(sheets)}
    assert {words.text for words in words_on([sheet])} <= told
