"""Marks: every kind of date is told apart from every other, without colour, on screen and in figures."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPainter

from cubatimeline.drawing.picture import Picture
from cubatimeline.drawing.theme import Theme
from cubatimeline.services.geometry.lanes import Lane
from cubatimeline.services.geometry.time_scale import TimeScale
from tests.drawing.kinds import KINDS, KindOfDate, kinds_subject

WIDTH, HEIGHT, LEAST = 420, 90, 24
FIRST, LAST = -2950.0, -2550.0
"""A little over the year 1962, so that every kind of date has room to show how well it is known."""


def drawn(kind: KindOfDate, theme: Theme, *, screen: bool) -> NDArray[np.int64]:
    """Return the mark of one kind as shades of grey, without its words."""
    subject = kinds_subject((kind,))
    subject.columns.titles[0] = " "  # type: ignore[index]
    lane = Lane("only", "", "diplomacy", 1)
    subject = type(subject)(subject.columns, subject.marks, (lane,), (), subject.ghosts)
    picture = Picture(subject, theme, "en", WIDTH, HEIGHT, screen=screen)
    image = QImage(QSize(WIDTH, HEIGHT), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    picture.paint(painter, picture.scene(TimeScale(FIRST, LAST, picture.time_width)))
    painter.end()
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    return np.frombuffer(grey.constBits(), np.uint8).reshape(HEIGHT, grey.bytesPerLine())[:, :WIDTH].astype(np.int64)


@pytest.mark.parametrize("screen", [True, False])
def test_every_kind_of_date_has_a_mark_of_its_own(any_theme: Theme, screen: bool) -> None:
    pictures = {kind.name: drawn(kind, any_theme, screen=screen) for kind in KINDS if not kind.alike}
    for (one, first), (other, second) in itertools.combinations(pictures.items(), 2):
        differing = int((abs(first - second) > LEAST).sum())
        assert differing >= 6, f"{one} looks like {other}: {differing} pixels differ"


@pytest.mark.parametrize("screen", [True, False])
def test_no_kind_of_date_vanishes(theme: Theme, screen: bool) -> None:
    nothing = drawn(KindOfDate("long after", "1999-01-01"), theme, screen=screen)
    for kind in KINDS:
        assert int((abs(drawn(kind, theme, screen=screen) - nothing) > LEAST).sum()) >= 12, kind.name


@pytest.mark.parametrize("screen", [True, False])
def test_a_set_of_days_keeps_its_dots_where_its_days_are_far_apart(theme: Theme, screen: bool) -> None:
    far = drawn(KindOfDate("far", "[1962-01-10,1962-12-10]"), theme, screen=screen)
    span = drawn(KindOfDate("span", "1962-01-10/1962-12-10"), theme, screen=screen)
    single = drawn(KindOfDate("year", "1962"), theme, screen=screen)
    assert int((abs(far - span) > LEAST).sum()) >= 6
    assert int((abs(far - single) > LEAST).sum()) >= 6
