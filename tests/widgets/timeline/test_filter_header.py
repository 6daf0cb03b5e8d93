"""The line above one of two timelines."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cubatimeline.drawing.theme import Theme
from cubatimeline.services.line_filters import FilterKind, LineFilter
from cubatimeline.widgets.timeline.filter_header import FilterHeader

HAVANA = LineFilter(FilterKind.ENTITY, "havana", "Havana")
BOTH = LineFilter(FilterKind.CATEGORY, "d&p", "Diplomacy & politics")


@pytest.fixture
def header(qtbot: QtBot, theme: Theme) -> FilterHeader:
    header = FilterHeader(theme)
    qtbot.addWidget(header)
    header.resize(700, 34)
    header.show()
    header.offer([("Place", [HAVANA]), ("Category", [BOTH])], ["Havana", "Moscow"])
    return header


def test_it_tells_what_is_shown(header: FilterHeader) -> None:
    header.show_filter(BOTH, 12)
    assert header.name.text() == "Diplomacy && politics ▾"
    assert header.name.accessibleName() == "This timeline shows: Diplomacy & politics"
    assert header.count_words == "12 event(s)"
    header.show_filter(LineFilter(FilterKind.WORDS, "sugar", "sugar"), 3)
    assert header.name.text() == "“sugar” ▾"
    header.show_filter(LineFilter(), 717)
    assert header.name.text() == "Everything ▾"


def test_a_choice_in_the_menu_is_told(qtbot: QtBot, header: FilterHeader) -> None:
    everything, place, _ = header.name.menu().actions()
    with qtbot.waitSignal(header.chosen) as told:
        place.menu().actions()[0].trigger()
    assert told.args == [HAVANA]
    with qtbot.waitSignal(header.chosen) as told:
        everything.trigger()
    assert told.args[0].kind is FilterKind.ALL


def test_words_are_told_on_enter_and_forgotten_when_something_else_is_chosen(
    qtbot: QtBot, header: FilterHeader
) -> None:
    header.line.setText("sugar")
    with qtbot.waitSignal(header.words_entered) as told:
        qtbot.keyClick(header.line, Qt.Key.Key_Return)
    assert told.args == ["sugar"]
    header.show_filter(LineFilter(FilterKind.WORDS, "sugar", "sugar"), 3)
    assert header.line.text() == "sugar"
    with qtbot.assertNotEmitted(header.words_entered):
        header.show_filter(HAVANA, 5)
    assert header.line.text() == ""


def test_it_can_be_closed_with_mouse_and_keys(qtbot: QtBot, header: FilterHeader) -> None:
    with qtbot.waitSignal(header.closed):
        qtbot.mouseClick(header.close_button, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(header.closed):
        qtbot.keyClick(header.close_button, Qt.Key.Key_Space)
    assert header.close_button.accessibleName() == "Close this timeline"
