"""Page images: asked for as they come into view, kept, marked, zoomed and walked through by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cubatimeline.drawing.theme import Theme
from cubatimeline.widgets.pages.page_roll import Stretch
from cubatimeline.widgets.pages.pane import PagesPane

SIZES = [(600.0, 800.0)] * 30


@pytest.fixture
def pane(qtbot: QtBot, theme: Theme) -> PagesPane:
    pane = PagesPane(theme)
    qtbot.addWidget(pane)
    pane.resize(500, 600)
    with qtbot.waitExposed(pane):
        pane.show()
    pane.asked = []
    pane.roll.wanted.connect(lambda page, width: pane.asked.append((page, width)))
    pane.show_pages(SIZES)
    qtbot.waitUntil(lambda: len(pane.asked) >= 2)
    return pane


def pages_of(pane: PagesPane) -> set[int]:
    return {page for page, _ in pane.asked}


def bring(pane: PagesPane, page: int, colour: str = "white") -> None:
    width = pane.asked[-1][1]
    picture = QImage(width, width * 4 // 3, QImage.Format.Format_RGB32)
    picture.fill(QColor(colour))
    pane.roll.put(page, width, picture)


def test_only_pages_in_view_and_the_next_one_are_asked_for(pane: PagesPane) -> None:
    assert pages_of(pane) == {0, 1}
    assert pane.place.text() == "Page 1 of 30"


def test_a_page_that_flies_past_is_not_asked_for(pane: PagesPane, qtbot: QtBot) -> None:
    bar = pane.roll.verticalScrollBar()
    for value in range(0, bar.maximum(), 500):
        bar.setValue(value)
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: 29 in pages_of(pane))
    assert pages_of(pane) <= {0, 1, 28, 29}
    assert pane.place.text() == "Page 30 of 30"


def test_a_page_is_asked_for_once_for_each_size(pane: PagesPane, qtbot: QtBot) -> None:
    bring(pane, 0)
    pane.roll.verticalScrollBar().setValue(5)
    pane.roll.verticalScrollBar().setValue(0)
    before = len(pane.asked)
    pane.roll.set_zoom(2.0)
    qtbot.waitUntil(lambda: len(pane.asked) > before)
    assert len(set(pane.asked)) == len(pane.asked)
    assert pane.asked[-1][1] == pytest.approx(2 * pane.asked[0][1], abs=30)
    assert pane.zoom.text() == "200 %"


def test_keys_walk_and_zoom(pane: PagesPane, qtbot: QtBot) -> None:
    roll = pane.roll
    qtbot.keyClick(roll, Qt.Key.Key_End)
    assert roll.page == 29
    qtbot.keyClick(roll, Qt.Key.Key_Home)
    assert roll.page == 0
    qtbot.keyClick(roll, Qt.Key.Key_PageDown)
    assert 0 < roll.verticalScrollBar().value() < roll.viewport().height()
    qtbot.keyClick(roll, Qt.Key.Key_Plus)
    assert roll.zoom == pytest.approx(1.2)
    qtbot.keyClick(roll, Qt.Key.Key_0)
    assert roll.zoom == 1.0


def test_what_is_in_the_middle_stays_there_while_zooming(pane: PagesPane) -> None:
    pane.roll.go_to(14)
    middle = pane.roll.page
    for _ in range(4):
        pane.roll.set_zoom(pane.roll.zoom * 1.2)
        assert pane.roll.page == middle


def test_a_page_is_zoomed_about_its_middle_and_a_marked_line_begins_in_view(pane: PagesPane) -> None:
    roll, across = pane.roll, pane.roll.horizontalScrollBar()
    roll.set_zoom(2.0)
    assert across.value() == pytest.approx(across.maximum() / 2, abs=2)
    roll.set_zoom(0.5)
    roll.set_zoom(3.0)
    assert across.value() == pytest.approx(across.maximum() / 2, abs=2)
    roll.mark([Stretch(2, 0.1, 0.5, 0.3, 0.55)])
    page = across.maximum() + roll.viewport().width()
    assert across.value() <= 0.13 * page
    assert across.value() + roll.viewport().width() >= 0.3 * page


def test_the_wheel_zooms_with_control_and_scrolls_without(pane: PagesPane) -> None:
    def roll_wheel(modifiers: Qt.KeyboardModifier) -> None:
        at = QPointF(100, 100)
        event = QWheelEvent(
            at, pane.roll.viewport().mapToGlobal(at), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton, modifiers,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(pane.roll.viewport(), event)

    roll_wheel(Qt.KeyboardModifier.ControlModifier)
    assert pane.roll.zoom == pytest.approx(1 / 1.2)
    assert pane.roll.verticalScrollBar().value() == 0
    roll_wheel(Qt.KeyboardModifier.NoModifier)
    assert pane.roll.verticalScrollBar().value() > 0


def test_marked_words_come_into_view_and_are_coloured(pane: PagesPane, qtbot: QtBot, theme: Theme) -> None:
    pane.roll.mark([Stretch(7, 0.1, 0.5, 0.9, 0.55)])
    qtbot.waitUntil(lambda: 7 in pages_of(pane))
    bring(pane, 7)
    image = pane.roll.viewport().grab().toImage()
    found = {image.pixelColor(image.width() // 2, y).name() for y in range(image.height())}
    assert theme.colour("page_mark").name() in found


def test_pictures_seen_longest_ago_are_given_up(pane: PagesPane, qtbot: QtBot) -> None:
    pane.roll.set_zoom(6.0)
    qtbot.waitUntil(lambda: pane.asked[-1][1] > 2500)
    for page in range(8):
        bring(pane, page, "red")
    pane.asked.clear()
    pane.roll.go_to(7)
    pane.roll.go_to(0)
    qtbot.waitUntil(lambda: 0 in pages_of(pane))


def test_a_sentence_stands_where_no_pages_are(pane: PagesPane, qtbot: QtBot) -> None:
    pane.tell("paper.pdf is not where it was.", file_wanted=True)
    assert pane.find_file.isVisible()
    assert pane.place.text() == ""
    with qtbot.waitSignal(pane.file_request):
        qtbot.mouseClick(pane.find_file, Qt.MouseButton.LeftButton)
    pane.show_pages(SIZES[:2])
    assert not pane.find_file.isVisible()
    assert pane.place.text() == "Page 1 of 2"
