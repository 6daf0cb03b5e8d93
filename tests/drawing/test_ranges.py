"""Ranges over the lanes, and the clock beside the hours."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from cubatimeline.domain.calendars import day_number
from cubatimeline.drawing.picture import Picture
from cubatimeline.drawing.ranges import RangePainter, range_words
from cubatimeline.drawing.theme import Theme
from cubatimeline.services.geometry.time_range import TimeRange
from cubatimeline.services.geometry.time_scale import TimeScale
from tests.drawing.samples import sample_subject

AREA = QRectF(120, 40, 800, 300)
DAY = float(day_number(1962, 10, 27))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(-4000, 4000), st.integers(1, 5000), st.floats(0.2, 9000), st.floats(-4000, 4000))
def test_the_words_of_a_range_stay_within_the_lanes(
    theme: Theme, start: int, length: int, span: float, shift: float
) -> None:
    shown = TimeRange(DAY + start, DAY + start + length)
    scale = TimeScale(DAY + shift, DAY + shift + span, AREA.width())
    plate = RangePainter(theme).plate(AREA, scale, shown, range_words(shown, "en"))
    assert AREA.contains(plate)


def painted(picture: Picture, scale: TimeScale) -> QImage:
    image = QImage(round(picture.width), round(picture.height), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    picture.paint(painter, picture.scene(scale))
    painter.end()
    return image


@pytest.mark.parametrize(("days", "told"), [(1.0, True), (3.0, True), (40.0, False), (4000.0, False)])
def test_the_clock_is_named_where_the_axis_shows_hours(theme: Theme, days: float, told: bool) -> None:
    plain = sample_subject()
    images = []
    for clock in ("", "Washington time"):
        picture = Picture(replace(plain, clock=clock), theme, "en", 1000, 400)
        images.append(painted(picture, TimeScale(DAY, DAY + days, picture.time_width)))
    assert (images[0] != images[1]) is told
    height = images[0].height()
    axis = [image.copy(0, 0, image.width(), height - 42) for image in images]
    assert axis[0] == axis[1]


def test_the_clock_takes_no_room_from_the_names_of_days(theme: Theme) -> None:
    picture = Picture(replace(sample_subject(), clock="Washington time"), theme, "en", 1000, 400, gutter=120.0)
    image = painted(picture, TimeScale(DAY, DAY + 1.0, picture.time_width))
    assert picture.frame.clock_beside
    right = image.copy(image.width() - 110, image.height() - 20, 110, 18)
    assert len({right.pixel(x, y) for x in range(110) for y in range(18)}) == 1
    painted(picture, TimeScale(DAY, DAY + 400.0, picture.time_width))
    assert not picture.frame.clock_beside
