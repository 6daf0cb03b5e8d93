"""The overview strip."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from cubatimeline.drawing.theme import Theme
from cubatimeline.services.geometry.time_scale import TimeScale
from cubatimeline.widgets.timeline.overview import OverviewStrip

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def strip(qtbot: QtBot, theme: Theme) -> OverviewStrip:
    strip = OverviewStrip(theme, "en")
    qtbot.addWidget(strip)
    strip.resize(1000 + round(strip._measures.gutter), strip.sizeHint().height())
    strip.show_events(np.linspace(0, 999, 50), 0.0, 1000.0)
    strip.show_window(TimeScale(100.0, 300.0, 800.0))
    strip.show()
    return strip


def at(strip: OverviewStrip, day: float) -> QPoint:
    return QPoint(round(day + strip._measures.gutter), 10)


def test_the_window_is_dragged_by_where_it_was_taken(qtbot: QtBot, strip: OverviewStrip) -> None:
    asked: list[tuple[float, float]] = []
    strip.span_request.connect(lambda first, last: asked.append((first, last)))
    qtbot.mousePress(strip, LEFT, pos=at(strip, 150))
    qtbot.mouseMove(strip, at(strip, 450))
    qtbot.mouseRelease(strip, LEFT, pos=at(strip, 450))
    assert asked[0] == pytest.approx((100, 300), abs=2)
    assert asked[-1] == pytest.approx((400, 600), abs=2)


def test_a_press_beside_the_window_brings_it_there(qtbot: QtBot, strip: OverviewStrip) -> None:
    with qtbot.waitSignal(strip.span_request) as asked:
        qtbot.mousePress(strip, LEFT, pos=at(strip, 800))
    assert asked.args == pytest.approx([700, 900], abs=2)
    qtbot.mouseRelease(strip, LEFT, pos=at(strip, 800))


def test_without_a_press_nothing_moves(qtbot: QtBot, strip: OverviewStrip) -> None:
    with qtbot.assertNotEmitted(strip.span_request):
        qtbot.mouseMove(strip, at(strip, 500))
        qtbot.mousePress(strip, Qt.MouseButton.RightButton, pos=at(strip, 500))
        qtbot.mouseRelease(strip, Qt.MouseButton.RightButton, pos=at(strip, 500))


def test_lit_events_stand_out_in_the_accent_colour(strip: OverviewStrip, theme: Theme) -> None:
    def accents() -> int:
        image = strip.grab().toImage()
        wanted = theme.colour("accent").rgb()
        return sum(image.pixel(x, y) == wanted for x in range(700, image.width()) for y in range(2, 24))

    before = accents()
    strip.show_lit(np.array([800.0, 801.0]))
    assert accents() > before
    strip.show_lit(None)
    assert accents() == before


def test_it_has_a_name_for_screen_readers(strip: OverviewStrip) -> None:
    assert strip.accessibleName()
    assert strip.sizeHint().height() == strip.minimumSizeHint().height() > 20


def test_the_documents_are_drawn_over_the_events_while_they_are_wanted(strip: OverviewStrip, theme: Theme) -> None:
    before = strip.grab().toImage()
    strip.show_documents(np.array([100.5, 110.5, 700.5]))
    with_curve = strip.grab().toImage()
    assert with_curve != before
    assert strip.accessibleDescription() == "Events as an area, documents as a line"
    strip.set_theme(theme, "en")
    assert strip.documents is not None, "another theme keeps them"
    strip.show_documents(None)
    assert strip.accessibleDescription() == ""
    assert strip.grab().toImage() == before
