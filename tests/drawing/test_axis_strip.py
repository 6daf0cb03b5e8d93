"""While time is moved the axis is copied; it must look as if it were painted anew each time."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from cubatimeline.domain.languages import Language
from cubatimeline.drawing.frame import FramePainter
from cubatimeline.drawing.text import ScreenLettering
from cubatimeline.drawing.theme import Theme
from cubatimeline.services.geometry.measures import Measures
from cubatimeline.services.geometry.time_scale import TimeScale

WIDTH = 801
SPANS = {"hours": 0.517, "days": 9.13, "weeks": 101.3, "months": 504.7, "years": 9007.7, "decades": 60011.3}
WAYS = {
    "right": (-7, -7, -7, -160),
    "left": (5, 5, 160, 160),
    "to and fro": (-3, 3, -400, 390),
    "far": (1, 1, 700, 700),
}


def axis(frame: FramePainter, scale: TimeScale, ratio: float = 1.0) -> np.ndarray:
    """Return axis and lines of the grid as numbers, shape (height, width)."""
    above, high = 20, round(frame.measures.axis)
    image = QImage(round(WIDTH * ratio), round((above + high) * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    ticks = frame.ticks(scale)
    frame.follow(painter, ticks, scale)
    frame.paint_grid(painter, ticks, scale, above)
    painter.translate(0, above)
    frame.paint_axis(painter, ticks, scale, "Havana time")
    painter.end()
    return np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), image.width()).copy()


def painter_of(theme: Theme, language: Language = "en") -> FramePainter:
    return FramePainter(theme, Measures().scaled(theme.scale), language, ScreenLettering)


@pytest.mark.parametrize("language", get_args(Language))
@pytest.mark.parametrize("span", SPANS.values(), ids=SPANS)
@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_a_moved_axis_looks_like_one_painted_anew(theme, language, span, way):
    frame, scale = painter_of(theme, language), TimeScale(-2632.1, -2632.1 + span, WIDTH)
    axis(frame, scale)
    for pixels in way:
        scale = scale.panned(pixels)
        assert np.array_equal(axis(frame, scale), axis(painter_of(theme, language), scale))


@pytest.mark.parametrize("ratio", [1.5, 2.0])
def test_a_moved_axis_looks_like_one_painted_anew_on_dense_screens(theme, ratio):
    frame, scale = painter_of(theme), TimeScale(-2632.0, -2129.3, WIDTH)
    axis(frame, scale, ratio)
    for pixels in WAYS["right"] + WAYS["left"]:
        scale = scale.panned(2 * pixels)
        assert np.array_equal(axis(frame, scale, ratio), axis(painter_of(theme), scale, ratio))


def test_an_axis_on_another_screen_is_painted_for_it(theme):
    frame, scale = painter_of(theme), TimeScale(-2632.0, -2129.3, WIDTH)
    for ratio in (1.0, 1.0, 1.0, 2.0, 2.0, 2.0, 1.0):
        scale = scale.panned(-4)
        assert np.array_equal(axis(frame, scale, ratio), axis(painter_of(theme), scale, ratio))


def test_grid_and_axis_are_one_line_wherever_time_is_moved_to(theme):
    frame, scale = painter_of(theme), TimeScale(-2632.0, -2129.3, WIDTH)
    axis(frame, scale)
    for _ in range(12):
        scale = scale.panned(-7.37)
        pixels = axis(frame, scale)
        grid, below = (np.flatnonzero(pixels[row] != pixels[row].max()) for row in (10, -2))
        lines = below[np.isin(below, grid)]
        assert len(grid) >= 2
        assert np.array_equal(lines, grid)


def test_millennia_told_in_other_units_than_their_neighbours_are_painted_anew(theme):
    # The names of years before and after the year 1 are not equally wide.
    frame, scale = painter_of(theme), TimeScale(-719200.0, -719100.0 + 40000.0, WIDTH)
    for pixels in (0, -5, -5, -5, -300):
        scale = replace(scale.panned(pixels))
        assert np.array_equal(axis(frame, scale), axis(painter_of(theme), scale))
