"""Signs of notes beside a text."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QTextBrowser, QToolTip
from pytestqt.qtbot import QtBot

from cubatimeline.drawing.theme import Theme
from cubatimeline.widgets.notes.margin import MarginNote, NoteMargin

LINE = "Some words that stand in a line of their own.\n\n"
NOTES = (
    MarginNote("note", 0, 4, "On the first line"),
    MarginNote("note-2", len(LINE) * 30, len(LINE) * 30 + 9, "Below"),
)


@pytest.fixture
def text(qtbot: QtBot, theme: Theme) -> QTextBrowser:
    text = QTextBrowser()
    qtbot.addWidget(text)
    text.resize(500, 300)
    text.document().setDocumentMargin(60)
    text.setPlainText(LINE * 80)
    text.show()
    return text


@pytest.fixture
def margin(text: QTextBrowser, theme: Theme) -> NoteMargin:
    margin = NoteMargin(theme, text)
    margin.show_notes(NOTES)
    return margin


def test_a_sign_stands_in_the_margin_at_the_height_of_its_words(text: QTextBrowser, margin: NoteMargin) -> None:
    place = margin.sign_place("note")
    assert place is not None
    first = text.cursorRect()
    assert abs(place.y() - first.center().y()) < first.height()
    assert margin.geometry().right() <= text.viewport().x() + first.left()


def test_signs_out_of_view_come_with_scrolling(qtbot: QtBot, text: QTextBrowser, margin: NoteMargin) -> None:
    assert margin.sign_place("note-2") is None
    bar = text.verticalScrollBar()
    bar.setValue(bar.maximum() // 3)
    assert margin.sign_place("note") is None
    assert margin.sign_place("note-2") is not None
    text.viewport().repaint()
    assert margin.y() == text.viewport().y()


def test_a_click_asks_for_the_note(qtbot: QtBot, margin: NoteMargin) -> None:
    place = margin.sign_place("note")
    assert place is not None
    with qtbot.waitSignal(margin.note_request) as sent:
        qtbot.mouseClick(margin, Qt.MouseButton.LeftButton, pos=place)
    assert sent.args == ["note"]
    with qtbot.assertNotEmitted(margin.note_request, wait=10):
        qtbot.mouseClick(margin, Qt.MouseButton.LeftButton, pos=QPoint(place.x(), margin.height() - 2))


def test_hovering_tells_the_note(
    qtbot: QtBot, text: QTextBrowser, margin: NoteMargin, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _place, words, *_: told.append(words))
    place = margin.sign_place("note")
    assert place is not None
    margin.event(QHelpEvent(QHelpEvent.Type.ToolTip, place, place))
    assert told == ["On the first line"]


def test_two_notes_on_one_line_have_signs_of_their_own(margin: NoteMargin) -> None:
    margin.show_notes([MarginNote("one", 0, 4, "One"), MarginNote("two", 5, 9, "Two")])
    one, two = margin.sign_place("one"), margin.sign_place("two")
    assert one is not None
    assert two is not None
    assert two.y() - one.y() >= margin.width() // 2
    assert margin.note_at(two.y()) == MarginNote("two", 5, 9, "Two")


def test_without_notes_it_is_gone(margin: NoteMargin) -> None:
    margin.show_notes([])
    assert not margin.isVisible()


def test_painting_it_does_not_ask_to_be_painted_again(qtbot: QtBot, text: QTextBrowser, margin: NoteMargin) -> None:
    text.viewport().repaint()
    painted = margin._painted
    assert painted
    text.viewport().repaint()
    assert margin._painted is painted
