"""The text filter: events that the words do not find are dimmed or hidden, and a chip tells of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cubatimeline.app.main_window import MainWindow
from tests.services.related import FALL, SPEECH


def lit(window: MainWindow) -> set[str]:
    mask, data = window.timeline.emphasis.lit, window.timeline_data
    assert data is not None
    return set(data.columns.ids) if mask is None else {data.columns.ids[n] for n in mask.nonzero()[0].tolist()}


def shown(window: MainWindow) -> set[str]:
    picture = window.timeline.picture
    assert picture is not None
    return {picture.subject.columns.ids[event] for event in picture.subject.marks.event.tolist()}


def filter_by(qtbot: QtBot, window: MainWindow, words: str) -> None:
    window.search.focus()
    qtbot.keyClicks(window.search.line, words)
    qtbot.keyClick(window.search.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "(" in window.filter.chip.text() and words in window.filter.chip.text())


def test_words_typed_dim_what_they_do_not_find(qtbot: QtBot, window: MainWindow) -> None:
    filter_by(qtbot, window, "quarantine")
    assert lit(window) == {SPEECH}
    assert len(shown(window)) == 5
    assert window.filter.chip.isVisible()
    assert "quarantine (1)" in window.filter.chip.text()


def test_events_that_are_not_found_can_be_hidden(qtbot: QtBot, window: MainWindow) -> None:
    filter_by(qtbot, window, "quarantine")
    window.actions_by_deed["view.filter_hide"].trigger()
    assert shown(window) == {SPEECH}
    assert lit(window) == set(window.timeline_data.columns.ids)
    window.actions_by_deed["view.filter_hide"].trigger()
    assert len(shown(window)) == 5
    assert lit(window) == {SPEECH}


def test_a_click_on_the_chip_brings_everything_back(qtbot: QtBot, window: MainWindow) -> None:
    filter_by(qtbot, window, "quarantine")
    window.actions_by_deed["view.filter_hide"].trigger()
    qtbot.mouseClick(window.filter.chip, Qt.MouseButton.LeftButton)
    assert window.filter.words == ""
    assert len(shown(window)) == 5
    assert window.timeline.emphasis.lit is None
    assert not window.filter.chip.isVisible()


def test_a_filter_and_a_chosen_name_leave_what_both_leave(qtbot: QtBot, window: MainWindow) -> None:
    window.session.choose_entity("leonid-brezhnev")
    assert lit(window) == {FALL}
    filter_by(qtbot, window, "quarantine")
    assert lit(window) == set()
    window.session.choose_entity("")
    assert lit(window) == {SPEECH}


def test_the_deed_takes_the_words_of_the_search_box(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_by_deed["view.filter"].trigger()
    assert window.filter.words == ""
    assert "Type the words" in window.status.currentMessage()
    window.search.line.setText("quarantine")
    window.actions_by_deed["view.filter"].trigger()
    qtbot.waitUntil(lambda: lit(window) == {SPEECH})


def test_the_filter_holds_for_events_read_anew(qtbot: QtBot, window: MainWindow) -> None:
    filter_by(qtbot, window, "quarantine")
    window.actions_by_deed["view.language.ru"].trigger()
    qtbot.waitUntil(
        lambda: (
            window.timeline_data is not None and "Кеннеди объявляет о карантине" in window.timeline_data.columns.titles
        )
    )
    qtbot.waitUntil(lambda: window.timeline.emphasis.lit is not None and lit(window) == {SPEECH})
