"""Hatches as lines and dots inside their shapes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cubatimeline.drawing.figure.hatching import DOT, THICKNESS, dots, outlines_of, strokes
from cubatimeline.services.figures.sheets import POINT, Box, Hatch, Ink, Path
from tests.drawing.figure.samples import diamond

LINED = [hatch for hatch in Hatch if hatch not in (Hatch.NONE, Hatch.DOTS)]
SLACK = 1e-6
sizes = st.floats(0.5, 40)
places = st.floats(0, 200)


@given(places, places, sizes, sizes, st.floats(0, 3), st.sampled_from(LINED))
def test_lines_stay_inside_their_box(x: float, y: float, width: float, height: float, radius: float, hatch: Hatch):
    box = Box(x, y, width, height, Ink(), radius)
    for x1, y1, x2, y2 in strokes(hatch, outlines_of(box)):
        for across, down in ((x1, y1), (x2, y2)):
            assert x - SLACK <= across <= x + width + SLACK
            assert y - SLACK <= down <= y + height + SLACK


@given(places, places, sizes, sizes)
def test_dots_stay_inside_their_box(x: float, y: float, width: float, height: float) -> None:
    for across, _ in dots(outlines_of(Box(x, y, width, height, Ink()))):
        assert x + DOT - SLACK <= across <= x + width - DOT + SLACK


@pytest.mark.parametrize("hatch", LINED)
def test_a_mark_of_usual_size_shows_each_hatch(hatch: Hatch) -> None:
    assert strokes(hatch, outlines_of(Box(10, 10, 6, 2, Ink())))
    assert strokes(hatch, outlines_of(Path(diamond(5, 5, 2), Ink())))


def test_equal_marks_look_alike_wherever_they_stand() -> None:
    one = strokes(Hatch.LEVEL, outlines_of(Box(0, 0, 9, 2, Ink())))
    other = strokes(Hatch.LEVEL, outlines_of(Box(3.3, 7.7, 9, 2, Ink())))
    assert [(x1 + 3.3, y1 + 7.7) for x1, y1, _, _ in one] == [pytest.approx(each[:2]) for each in other]


def test_crossed_is_rising_and_falling() -> None:
    outlines = outlines_of(Box(0, 0, 9, 3, Ink()))
    assert strokes(Hatch.CROSSED, outlines) == strokes(Hatch.RISING, outlines) + strokes(Hatch.FALLING, outlines)


def test_a_curved_shape_is_followed() -> None:
    k = 5 * 0.5523
    circle = Path(
        ((5.0, 0.0), (5 + k, 0.0, 10.0, 5 - k, 10.0, 5.0), (10.0, 5 + k, 5 + k, 10.0, 5.0, 10.0),
         (5 - k, 10.0, 0.0, 5 + k, 0.0, 5.0), (0.0, 5 - k, 5 - k, 0.0, 5.0, 0.0), ()),
        Ink(),
    )  # fmt: skip
    found = strokes(Hatch.RISING, outlines_of(circle))
    assert len(found) > 5
    for x1, y1, x2, y2 in found:
        for x, y in ((x1, y1), (x2, y2)):
            assert (x - 5) ** 2 + (y - 5) ** 2 == pytest.approx(25, abs=0.8)


def test_a_line_has_no_inside() -> None:
    assert outlines_of(Path(((0.0, 0.0), (5.0, 5.0)), Ink())) == []
    assert strokes(Hatch.RISING, []) == strokes(Hatch.LEVEL, []) == []
    assert dots([]) == []


def test_lines_are_thick_enough_for_a_journal() -> None:
    assert THICKNESS >= 0.25 * POINT
