"""Marks: every kind of date is told apart from every other, without colour, on screen and in figures."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QImage, QPainter

from cubatimeline.drawing.picture import Picture, Subject
from cubatimeline.drawing.theme import Theme
from cubatimeline.drawing.timeline import Emphasis
from cubatimeline.services.geometry.lanes import Lane
from cubatimeline.services.geometry.time_scale import TimeScale
from tests.drawing.kinds import KINDS, KindOfDate, kinds_subject
from tests.picture_book.words import Recorder, pixels_of
from tests.services.geometry.samples import columns_of, event_of, marks_from

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


@pytest.mark.parametrize("name", ["span, open end", "span, open start", "a day or before"])
def test_the_head_of_an_arrow_leaves_the_words_alone(any_theme: Theme, name: str) -> None:
    """Nothing of a mark reaches into the letters above it, those below the line included."""
    kind = next(kind for kind in KINDS if kind.name == name)
    picture = Picture(kinds_subject((kind,)), any_theme, "en", 2 * WIDTH, HEIGHT)
    image = QImage(QSize(2 * WIDTH, HEIGHT), QImage.Format.Format_RGB32)
    recorder = Recorder(image)
    picture.paint(recorder, picture.scene(TimeScale(FIRST, LAST, picture.time_width)))
    recorder.end()
    (label,) = (word for word in recorder.words if word.text.startswith(name))
    ground = pixels_of(image).astype(int)
    canvas = np.array(any_theme.colour("canvas").getRgb()[:3])
    rows = slice(round(label.ink.top()), int(label.ink.bottom()))
    behind = ground[rows, round(label.ink.left()) + 1 : round(label.ink.right())]
    inked = (abs(behind - canvas).sum(axis=2) > 2 * LEAST).mean()
    assert inked < 0.01


@pytest.mark.parametrize("screen", [False, True])
def test_counts_beneath_a_plate_are_not_written(theme: Theme, screen: bool) -> None:
    picture = Picture(kinds_subject(), theme, "en", 900, 300, screen=screen)
    scene = picture.scene(TimeScale(FIRST, LAST, picture.time_width))
    bare = picture.lanes._bare_counts(scene, [])
    everywhere = [QRectF(0, 0, picture.width, picture.full_lanes_height)]
    assert len(bare) == len(scene.counts)
    assert len(picture.lanes._bare_counts(scene, everywhere)) == 0
    outside = [QRectF(-50, 0, 10, 10)]
    assert picture.lanes._bare_counts(scene, outside).tolist() == bare.tolist()


@pytest.mark.parametrize("emphasis", [Emphasis(lit=np.ones(2, np.bool_)), Emphasis(chosen=(0, 1))])
def test_ticks_that_stand_out_leave_the_counts_alone(any_theme: Theme, emphasis: Emphasis) -> None:
    """Nothing is painted within a pixel of a number, while the ticks reach down to the line below the lane."""
    columns = columns_of([event_of("1962-10-27"), event_of("1962-10-28")])
    lanes = (Lane("l", "", "crisis", 2, collapsed=True), Lane("m", "", "crisis", 0))
    picture = Picture(Subject(columns, marks_from(columns), lanes, (), {}), any_theme, "en", WIDTH, 2 * HEIGHT)
    image = QImage(QSize(WIDTH, 2 * HEIGHT), QImage.Format.Format_RGB32)
    recorder = Recorder(image)
    # where a tick stands in the middle of a tile, as its number does
    scale = TimeScale(-2623.0 - 200, -2623.0 + 200, picture.time_width)
    scene = picture.scene(scale)
    picture.paint(recorder, scene, emphasis)
    recorder.end()
    (count,) = (word for word in recorder.words if word.text.startswith("+"))
    ground, canvas = pixels_of(image).astype(int), np.array(any_theme.colour("canvas").getRgb()[:3])
    inked = abs(ground - canvas).sum(axis=2) > LEAST
    at, foot = round(picture.measures.gutter + scale.x(-2622.0)), round(picture.lanes_top + scene.boxes[0].bottom)
    standing = inked[: foot - 1, at - 6 : at + 7]
    top = int(standing.any(axis=1).nonzero()[0].min())
    assert count.ink.bottom() + 1 <= top
    assert standing[top : foot - 1].any(axis=1).all()
    assert standing[top].sum() >= 3


@pytest.mark.parametrize("name", ["day", "one of several days", "approximate day", "uncertain and approximate day"])
@pytest.mark.parametrize("days", [400.0, 4000.0])
def test_words_stand_apart_from_the_mark_before_them(any_theme: Theme, name: str, days: float) -> None:
    kind = next(kind for kind in KINDS if kind.name == name)
    picture = Picture(kinds_subject((kind,)), any_theme, "en", 2 * WIDTH, HEIGHT)
    image = QImage(QSize(2 * WIDTH, HEIGHT), QImage.Format.Format_RGB32)
    recorder = Recorder(image)
    scale = TimeScale(-2860.0 - days / 2, -2860.0 + days / 2, picture.time_width)
    scene = picture.scene(scale)
    picture.paint(recorder, scene)
    recorder.end()
    (label,) = (word for word in recorder.words if word.text.startswith(name))
    ground, canvas = pixels_of(image).astype(int), np.array(any_theme.colour("canvas").getRgb()[:3])
    row = round(picture.lanes_top + float(scene.labels.y[0]))
    behind = ground[row : row + round(picture.measures.row) - round(picture.measures.bar) - 3, :]
    inked = (abs(behind - canvas).sum(axis=2) > 2 * LEAST).any(axis=0)
    words = int(label.ink.left())
    grid = [round(picture.measures.gutter + tick.x) for tick in picture.frame.ticks(scale).major]
    clear = [x for x in range(words - 2, words) if not any(abs(x - line) <= 1 for line in grid)]
    assert not inked[clear].any()
