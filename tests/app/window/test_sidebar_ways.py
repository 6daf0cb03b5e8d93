"""The sidebar in the window: filter, dimming and hiding, pairs, ages, what was then."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from cubatimeline.app.main_window import MainWindow
from cubatimeline.app.settings import Settings
from cubatimeline.widgets.sidebar.tools_row import Order
from tests.app.window.conftest import Open

KHRUSHCHEV, BREZHNEV = "nikita-khrushchev", "leonid-brezhnev"


def said(window: MainWindow) -> str:
    return window.sidebar.card.toPlainText()


def choose(qtbot: QtBot, window: MainWindow, id_: str, words: str) -> None:
    window.entities.show(id_)
    qtbot.waitUntil(lambda: words in said(window))


@pytest.mark.parametrize("typed", ["Хрущёв", "Khrushchev", "Jruschov", "khruschev"])
def test_every_spelling_typed_finds_the_same_man_first(qtbot: QtBot, window: MainWindow, typed: str) -> None:
    window.show_entities()
    box = window.focusWidget()
    assert isinstance(box, QLineEdit)
    box.insert(typed)
    assert window.sidebar.shown[0] == KHRUSHCHEV
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert window.session.entity_id == KHRUSHCHEV


def test_others_are_dimmed_or_hidden(qtbot: QtBot, window: MainWindow) -> None:
    choose(qtbot, window, BREZHNEV, "Brezhnev")
    data = window.timeline_data
    assert data is not None
    assert window.lighting.lit is not None
    assert window.lighting.lit.sum() == 1
    window.sidebar.tools.choose_hiding(True)
    shown = window.timeline.retouch.shown
    assert shown is not None
    assert [data.columns.ids[place] for place in shown.nonzero()[0]] == ["1964-10-14-fall"]
    assert window.status.count_words.startswith("1 of 1 lit event")
    window.sidebar.tools.choose_hiding(False)
    assert window.timeline.retouch.shown is None
    window.entities.show("")
    assert window.lighting.lit is None


def test_hiding_by_entity_and_by_words_hold_together(qtbot: QtBot, window: MainWindow) -> None:
    window.filter.filter_by("Guevara", hidden=True)
    qtbot.waitUntil(lambda: window.timeline.retouch.shown is not None)
    window.sidebar.tools.choose_hiding(True)
    choose(qtbot, window, KHRUSHCHEV, "Khrushchev")
    shown = window.timeline.retouch.shown
    assert shown is not None
    assert shown.sum() == 1
    window.filter.clear()
    shown = window.timeline.retouch.shown
    assert shown is not None
    assert shown.sum() == 2
    window.entities.show("")
    assert window.timeline.retouch.shown is None


def test_a_pair_lights_what_both_share(qtbot: QtBot, window: MainWindow) -> None:
    choose(qtbot, window, KHRUSHCHEV, "Appears with")
    window.sidebar.card.follow("pair", BREZHNEV)
    qtbot.waitUntil(lambda: "Nikita Khrushchev and Leonid Brezhnev: 1 event" in said(window))
    assert window.lighting.lit is not None
    assert window.lighting.lit.sum() == 1
    window.sidebar.card.follow("pair", "")
    qtbot.waitUntil(lambda: "2 events" in said(window))
    assert window.lighting.lit.sum() == 2


def test_the_card_tells_the_age_at_the_selected_event(qtbot: QtBot, window: MainWindow) -> None:
    choose(qtbot, window, KHRUSHCHEV, "born")
    window.session.select_event("1964-10-14-fall")
    qtbot.waitUntil(lambda: "aged 70" in said(window))
    window.session.select_event("")
    qtbot.waitUntil(lambda: "aged" not in said(window))


def then_words(window: MainWindow) -> str:
    return "" if window.then.pane is None else window.then.pane.card.toPlainText()


def test_t_tells_what_was_then_and_follows_the_selected_event(qtbot: QtBot, window: MainWindow) -> None:
    window.panes.show("sidebar", False)
    window.session.select_event("1964-10-14-fall")
    window.focus_timeline()
    qtbot.keyClick(window.timeline, Qt.Key.Key_T)
    qtbot.waitUntil(lambda: "Nikita Khrushchev" in then_words(window))
    assert window.sidebar.isVisible()
    pane = window.then.pane
    assert pane is not None
    assert pane.line.text() == "14 October 1964"
    window.session.select_event("1962-10-22-speech")
    qtbot.waitUntil(lambda: "22 October 1962" in pane.line.text())
    pane.follow(False)
    window.session.select_event("1964-10-16-talk")
    qtbot.waitUntil(lambda: "Guevara speaks" in window.reader.card.toPlainText())
    assert "22 October 1962" in pane.line.text()
    pane.follow(True)
    qtbot.waitUntil(lambda: pane.line.text() == "16 October 1964")


def test_it_follows_to_a_date_that_is_gone_to(qtbot: QtBot, window: MainWindow) -> None:
    window.then.show_day(-1903.5)
    pane = window.then.pane
    assert pane is not None
    qtbot.waitUntil(lambda: pane.line.text() == "15 October 1964")
    window.time.go_to_words("27 Oct 1962")
    qtbot.waitUntil(lambda: pane.line.text() == "27 October 1962")
    pane.follow(False)
    window.time.go_to_words("3 Jan 1963")
    assert pane.line.text() == "27 October 1962"


def test_a_typed_date_is_told_and_stays(qtbot: QtBot, window: MainWindow) -> None:
    window.sidebar.pages.show_page("then")
    pane = window.then.pane
    assert pane is not None
    assert "type a date" in then_words(window)
    pane.line.setText("nonsense")
    qtbot.keyClick(pane.line, Qt.Key.Key_Return)
    assert pane.trouble
    pane.line.setText("Oct 1964")
    qtbot.keyClick(pane.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "That month" in then_words(window))
    assert not pane.follows
    choose(qtbot, window, KHRUSHCHEV, "aged 70 October 1964")
    window.sidebar.pages.show_page("then")
    pane.line.setText("1960s")
    qtbot.keyClick(pane.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "no single year" in then_words(window))


def test_then_leads_to_people_events_and_documents(qtbot: QtBot, window: MainWindow) -> None:
    window.then.show_day(-1903.5)
    qtbot.waitUntil(lambda: "That week" in then_words(window))
    card = window.then.pane.card
    card.follow("event", "1964-10-14-fall")
    assert window.session.event_id == "1964-10-14-fall"
    card.follow("entity", BREZHNEV)
    assert window.sidebar.pages.current == "card"
    assert window.session.entity_id == BREZHNEV
    card.follow("document", "talk")
    assert window.session.document_id == "talk"


def test_the_card_of_an_event_and_the_palette_lead_to_then(qtbot: QtBot, window: MainWindow) -> None:
    window.session.select_event("1964-10-16-talk")
    qtbot.waitUntil(lambda: "What was then" in window.reader.card.toPlainText())
    window.reader.card.follow("then", "")
    qtbot.waitUntil(lambda: "That week" in then_words(window))
    window.session.select_event("")
    window.actions_by_deed["go.then"].trigger()
    qtbot.waitUntil(lambda: window.then.pane.line.text() != "16 October 1964")


def test_order_and_hiding_are_kept_between_launches(
    open_window: Open, window: MainWindow, settings: Settings, sample: Path
) -> None:
    window.sidebar.tools.choose_order(Order.NAME)
    window.sidebar.tools.choose_hiding(True)
    assert settings.file.read_text(encoding="utf-8").count('"name_order": "name"') == 1
    tools = open_window(sample).sidebar.tools
    assert tools.order is Order.NAME
    assert tools.hides


def test_a_typed_name_brings_the_tab_of_its_kind_and_down_goes_to_the_list(qtbot: QtBot, window: MainWindow) -> None:
    window.show_entities()
    box = window.focusWidget()
    assert isinstance(box, QLineEdit)
    box.insert("Гавана")
    assert window.sidebar.shown == ["havana"]
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert window.sidebar.list.hasFocus()
    qtbot.keyClick(window.sidebar.list, Qt.Key.Key_Return)
    assert window.session.entity_id == "havana"
