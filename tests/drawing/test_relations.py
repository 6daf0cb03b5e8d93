"""Relations as they are painted: arcs told apart without colour, names of partners out of sight."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter

from cubatimeline.drawing.picture import Picture, Subject
from cubatimeline.drawing.relations import RelationPainter, _free_place
from cubatimeline.drawing.text import Lettering
from cubatimeline.drawing.theme import Theme
from cubatimeline.drawing.timeline import Emphasis
from cubatimeline.services.geometry.arcs import Arc, Point, Relations, Where
from cubatimeline.services.geometry.measures import Measures
from cubatimeline.services.geometry.time_scale import TimeScale
from cubatimeline.store.relations import KINDS, RelationArrays

WIDTH, HEIGHT = 900, 420


def shades(image: QImage) -> NDArray[np.int64]:
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    pixels = np.frombuffer(grey.constBits(), np.uint8).reshape(image.height(), grey.bytesPerLine())
    return pixels[:, : image.width()].astype(np.int64)


def arc_of(theme: Theme, kind: int, *, faint: bool = False) -> NDArray[np.int64]:
    image = QImage(QSize(200, 80), QImage.Format.Format_RGB32)
    image.fill(theme.colour("canvas"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ends = Point(0, Where.SPOKEN, 20.0, 70.0), Point(1, Where.SPOKEN, 180.0, 70.0)
    font = Lettering(theme.font("small"))
    RelationPainter(theme, Measures(), font).paint_arc(painter, Arc(kind, *ends, None if faint else ends[1]), 0.0)
    painter.end()
    return shades(image)


def test_every_kind_of_relation_has_a_line_of_its_own_without_colour(any_theme: Theme) -> None:
    pictures = [arc_of(any_theme, kind) for kind in range(len(KINDS))]
    for first, second in itertools.combinations(range(len(KINDS)), 2):
        differing = int((abs(pictures[first] - pictures[second]) > 40).sum())
        assert differing >= 40, f"{KINDS[first]} looks like {KINDS[second]}"


def test_arcs_nobody_asked_for_one_by_one_are_faint(theme: Theme) -> None:
    paper = int(shades_of(theme.colour("canvas")))
    assert abs(arc_of(theme, 0, faint=True) - paper).max() < abs(arc_of(theme, 0) - paper).max()


def shades_of(colour: QColor) -> int:
    image = QImage(QSize(1, 1), QImage.Format.Format_RGB32)
    image.fill(colour)
    return int(shades(image)[0, 0])


def relations(*pairs: tuple[int, int]) -> Relations:
    source, target = np.array(pairs, np.int64).reshape(-1, 2).T
    return Relations(RelationArrays(source, target, np.arange(len(pairs), dtype=np.int8) % len(KINDS)))


def painted(
    subject: Subject, theme: Theme, emphasis: Emphasis, span: tuple[float, float], *, screen: bool = True
) -> tuple[QImage, Picture]:
    picture = Picture(subject, theme, "en", WIDTH, HEIGHT, screen=screen)
    image = QImage(QSize(WIDTH, HEIGHT), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    picture.paint(painter, picture.scene(TimeScale(*span, picture.time_width)), emphasis)
    painter.end()
    return image, picture


WHOLE, OCTOBER = (-3653.0, -1461.0), (-2650.0, -2610.0)


@pytest.mark.parametrize("screen", [True, False])
def test_arcs_come_with_the_selection_and_go_with_it(subject: Subject, theme: Theme, screen: bool) -> None:
    web = relations((0, 1), (1, 2))
    plain, _ = painted(subject, theme, Emphasis(), WHOLE, screen=screen)
    unselected, _ = painted(subject, theme, Emphasis(relations=web), WHOLE, screen=screen)
    selected, _ = painted(subject, theme, Emphasis(selected=1), WHOLE, screen=screen)
    with_arcs, _ = painted(subject, theme, Emphasis(selected=1, relations=web), WHOLE, screen=screen)
    assert unselected == plain
    assert int((abs(shades(with_arcs) - shades(selected)) > 30).sum()) > 50


def test_a_partner_out_of_sight_is_named_and_its_name_found_under_a_point(subject: Subject, theme: Theme) -> None:
    titles = list(subject.columns.titles)
    here, far = (
        titles.index("A Soviet missile shoots down Major Anderson's U-2"),
        titles.index("Anastas Mikoyan visits Cuba"),
    )
    _, picture = painted(subject, theme, Emphasis(selected=here, relations=relations((here, far))), OCTOBER)
    (end,) = picture.lanes.ends
    assert end.event == far
    assert "Mikoyan" in end.words
    assert end.rect.left() < WIDTH / 4, "it lies before what is shown"
    centre = end.rect.center()
    assert picture.lanes.end_at(centre.x(), centre.y()) == far
    assert picture.lanes.end_at(centre.x() + 600, centre.y()) == -1


def test_the_hovered_event_shows_its_arcs_without_names(subject: Subject, theme: Theme) -> None:
    web = relations((0, 4))
    plain, _ = painted(subject, theme, Emphasis(hovered=4), OCTOBER)
    image, picture = painted(subject, theme, Emphasis(hovered=4, relations=web), OCTOBER)
    assert picture.lanes.ends == []
    assert image != plain


def test_names_at_the_ends_cover_neither_one_another_nor_what_is_taken(subject: Subject, theme: Theme) -> None:
    painter = RelationPainter(theme, Measures(), Lettering(theme.font("small")))
    seen, taken = QRectF(0, 0, 600, 200), [QRectF(20, 90, 200, 20)]
    here = Point(0, Where.SPOKEN, 300.0, 100.0)
    arcs = [Arc(0, here, Point(n, Where.BEFORE, 0.0, 100.0), Point(n, Where.BEFORE, 0.0, 100.0)) for n in range(1, 10)]
    ends = painter.ends_of(arcs, list(subject.columns.titles), seen, taken)
    rects = [*taken, *(end.rect for end in ends)]
    assert 3 <= len(ends) <= 9
    assert not any(one.intersects(other) for one, other in itertools.combinations(rects, 2))
    assert all(seen.contains(end.rect) for end in ends)


def test_where_there_is_no_room_no_name_is_shown() -> None:
    seen = QRectF(0, 0, 100, 30)
    assert _free_place(QRectF(10, 5, 50, 18), [QRectF(0, 0, 100, 30)], seen) is None
