"""What a first-time user stumbled over, each thing as it is to be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabBar
from pytestqt.qtbot import QtBot

from cubatimeline.app.main_window import MainWindow
from cubatimeline.domain.changes import Changes
from cubatimeline.domain.dates import with_words
from cubatimeline.domain.edtf import parse
from cubatimeline.domain.events import Event, Status
from cubatimeline.domain.languages import Localised
from cubatimeline.services.importing.report import Brought, ImportReport
from cubatimeline.store.reader import Reader
from cubatimeline.widgets.review.pane import DRAFTS, NAMES, REPORT, ReviewPane
from tests.app.window.conftest import Open, settled
from tests.store.content import filled
from tests.store.waiting import GAVE_WAY, LETTER_EVENT, waiting_content

Key = Qt.Key
FALL, AGAIN = "1964-10-14-fall", "draft-fall"


@pytest.fixture
def waiting(tmp_path: Path) -> Path:
    """Three drafts wait; the third tells of an event that is there."""
    content = waiting_content()
    last = content.events[-1]
    again = replace(
        last,
        id=AGAIN,
        date=with_words(parse("1964-10-14"), "14 October 1964"),
        title=Localised("Khrushchev removed by the Presidium"),
        confidence=0.95,
    )
    proof = replace(content.evidence[-1], event=AGAIN, says=parse("1964-10-14"))
    both = replace(content, events=(*content.events, again), evidence=(*content.evidence, proof))
    return filled(tmp_path / "waiting.cubatimeline", both)


@pytest.fixture
def window(qtbot: QtBot, open_window: Open, waiting: Path) -> MainWindow:
    return settled(qtbot, open_window(waiting))


@pytest.fixture
def pane(qtbot: QtBot, window: MainWindow) -> ReviewPane:
    window.actions_by_deed["view.review"].trigger()
    pane = window.review.pane
    assert pane is not None
    qtbot.waitUntil(lambda: pane.drafts.count == 3)
    return pane


def stored(path: Path, id_: str) -> Event | None:
    with Reader(path) as reader:
        return reader.event(id_)


def done(qtbot: QtBot, window: MainWindow, deed: Callable[[], object]) -> Changes:
    with qtbot.waitSignal(window.edits.changed) as changed:
        deed()
    return changed.args[0]


def look_at(pane: ReviewPane, id_: str) -> None:
    pane.drafts.list.go_to(pane.drafts.list.queue.number_of(id_))


def select(qtbot: QtBot, window: MainWindow, id_: str) -> None:
    window.events.show(id_)
    qtbot.waitUntil(lambda: window.reader.card._page is not None and window.reader.card._page.event.id == id_)


def test_a_draft_that_is_there_already_is_told_and_joined(
    qtbot: QtBot, window: MainWindow, pane: ReviewPane, waiting: Path
) -> None:
    assert {card.event.id: card.same.id for card in pane.drafts.list.queue.cards if card.same} == {AGAIN: FALL}
    look_at(pane, AGAIN)
    assert "Perhaps the same as" in pane.drafts.view.toPlainText()
    assert "The Presidium removes Khrushchev" in pane.drafts.view.toPlainText()
    done(qtbot, window, lambda: qtbot.keyClick(pane.drafts.list, Key.Key_J, Qt.KeyboardModifier.ShiftModifier))
    assert stored(waiting, AGAIN) is None
    assert window.status.currentMessage() == "Joined: Khrushchev removed by the Presidium"


def test_accepting_all_above_leaves_what_is_there_already(
    qtbot: QtBot, window: MainWindow, pane: ReviewPane, waiting: Path
) -> None:
    pane.drafts.ask_above()
    pane.drafts.above.slider.setValue(90)
    assert pane.drafts.above.count == 1
    assert "1 that may be there already: left out." in pane.drafts.above.words
    done(qtbot, window, lambda: qtbot.keyClick(pane.drafts.above.slider, Key.Key_Return))
    accepted, left = stored(waiting, LETTER_EVENT), stored(waiting, AGAIN)
    assert [event and event.status for event in (accepted, left)] == [Status.ACCEPTED, Status.DRAFT]
    assert window.status.currentMessage() == "Accepted: 1 draft. 1 that may be there already wait on."


def test_decisions_undo_and_redo_are_told(qtbot: QtBot, window: MainWindow, pane: ReviewPane) -> None:
    look_at(pane, GAVE_WAY)
    done(qtbot, window, pane.drafts.accept)
    assert window.status.currentMessage() == "Accepted: He gives way"
    done(qtbot, window, window.edits.undo)
    assert window.status.currentMessage() == "Undone: Accept “He gives way”"
    done(qtbot, window, window.edits.redo)
    assert window.status.currentMessage() == "Redone: Accept “He gives way”"


def test_a_view_that_was_kept_is_told_as_undone(qtbot: QtBot, window: MainWindow) -> None:
    done(qtbot, window, lambda: window.views.keep("Che 1967"))
    assert window.status.currentMessage() == "Kept: Che 1967"
    done(qtbot, window, window.edits.undo)
    assert window.status.currentMessage().startswith("Undone: ")
    assert "Che 1967" in window.status.currentMessage()


def test_an_accepted_event_is_edited_on_the_line_and_undone(qtbot: QtBot, window: MainWindow, waiting: Path) -> None:
    select(qtbot, window, FALL)
    window.timeline.setFocus()
    qtbot.keyClick(window.timeline, Key.Key_E)
    qtbot.waitUntil(lambda: window.event_edits.editor is not None and window.event_edits.editor.isVisible())
    editor = window.event_edits.editor
    assert editor is not None
    assert editor.form.title.text() == "The Presidium removes Khrushchev"
    editor.form.title.setText("Khrushchev falls")
    editor.form.date.setText("15 October 1964")
    assert "1964-10-15" in editor.form.echo
    done(qtbot, window, lambda: qtbot.keyClick(editor.form.title, Key.Key_Return))
    event = stored(waiting, FALL)
    assert event is not None
    assert (event.title.en, event.date.edtf, event.status) == ("Khrushchev falls", "1964-10-15", Status.ACCEPTED)
    assert not editor.isVisible()
    done(qtbot, window, window.edits.undo)
    assert stored(waiting, FALL).title.en == "The Presidium removes Khrushchev"


def test_f2_edits_what_has_the_focus(qtbot: QtBot, window: MainWindow) -> None:
    select(qtbot, window, FALL)
    window.session.open_document("talk")
    qtbot.waitUntil(lambda: window.reader.document_id == "talk")
    window.reader.text.setFocus()
    window.actions_by_deed["edit.what"].trigger()
    assert window.reader.record_form is not None
    assert window.reader.record_form.isVisible()
    window.reader.leave_record()
    window.reader.card.setFocus()
    window.actions_by_deed["edit.what"].trigger()
    qtbot.waitUntil(lambda: window.event_edits.editor is not None and window.event_edits.editor.isVisible())


def test_the_card_of_a_draft_says_so_and_decides(qtbot: QtBot, window: MainWindow, waiting: Path) -> None:
    select(qtbot, window, FALL)
    assert "Draft" not in window.reader.card.toPlainText()
    select(qtbot, window, GAVE_WAY)
    assert "Draft – waits for review." in window.reader.card.toPlainText()
    done(qtbot, window, lambda: window.reader.card.follow("accept", GAVE_WAY))
    event = stored(waiting, GAVE_WAY)
    assert event is not None
    assert event.status is Status.ACCEPTED


def test_drafts_are_hollow_on_the_rail_and_counted(qtbot: QtBot, window: MainWindow) -> None:
    window.session.open_document("letter")
    qtbot.waitUntil(lambda: window.reader.document_id == "letter")
    lines = {line.key: line for line in window.reader.rail.lines if not line.heading}
    assert lines[GAVE_WAY].hollow
    assert lines[GAVE_WAY].above.endswith("draft")
    assert window.status.count_words.endswith("3 drafts among them")


def test_after_an_import_the_key_opens_the_drafts(qtbot: QtBot, window: MainWindow, pane: ReviewPane) -> None:
    report = ImportReport(imported=[Brought("a.txt", "letter", "A letter")], imported_count=1, drafts=3)
    window.imports._waiting = 1
    window.imports._ended(report)
    assert pane.page == REPORT
    pane.report.card.setFocus()
    window.actions_by_deed["view.review"].trigger()
    assert pane.isVisible()
    assert pane.page == DRAFTS
    assert pane.drafts.list.hasFocus()
    done(qtbot, window, pane.drafts.accept)
    qtbot.waitUntil(lambda: "2 drafts" in pane.report.card.toPlainText())


def test_a_tab_that_is_clicked_puts_the_focus_into_its_list(qtbot: QtBot, pane: ReviewPane) -> None:
    tabs = pane.findChild(QTabBar)
    assert tabs is not None
    pane.show_page(NAMES, focus=False)
    qtbot.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(DRAFTS).center())
    assert pane.drafts.list.hasFocus()


def test_an_event_that_was_looked_for_is_shown_with_its_neighbours(qtbot: QtBot, window: MainWindow) -> None:
    camera = window.timeline.camera
    camera.show_span(-20_000.0, 0.0)
    window.search.focus()
    window.search.event_chosen.emit(FALL)
    assert window.timeline.hasFocus()
    assert 300 < camera.aim.span < 400
    assert camera.aim.start < -1905 < camera.aim.end
    camera.show_span(-3000.0, -1000.0)
    window.search.event_chosen.emit("1962-10-22-speech")
    assert camera.aim.span == 2000.0


def test_shortcuts_of_the_window_hold_in_the_search_line(qtbot: QtBot, window: MainWindow) -> None:
    heard = []
    action = window.actions_by_deed["file.export"]
    action.triggered.disconnect()
    action.triggered.connect(lambda: heard.append("export"))
    window.activateWindow()
    window.search.focus()
    qtbot.waitUntil(window.search.line.hasFocus)
    qtbot.keyClick(window.search.line, Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert heard == ["export"]
    window.search.line.setText("Che")
    qtbot.keyClick(window.search.line, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert window.search.line.selectedText() == "Che"


def test_a_panel_closes_when_the_focus_leaves_it_or_on_escape(qtbot: QtBot, window: MainWindow) -> None:
    window.show_palette()
    assert window.palette_box.isVisible()
    window.actions_by_deed["go.search"].trigger()
    assert not window.palette_box.isVisible()
    window.views.ask_to_keep()
    window.palette_box.setFocus()
    qtbot.keyClick(window.timeline, Key.Key_Escape)
    assert not window.ask_line.isVisible()


def test_a_palette_without_a_match_says_so(window: MainWindow) -> None:
    window.show_palette()
    window.palette_box.box.setText("qqqq")
    lines = window.palette_box.list.lines
    assert [line.heading for line in lines] == [True]
    assert "qqqq" in lines[0].title
    window.palette_box._run_current()
    assert window.palette_box.isVisible()


def test_review_takes_the_place_of_the_sidebar_in_a_narrow_window(window: MainWindow, pane: ReviewPane) -> None:
    assert window.sidebar.isHidden()
    shown = [button for button in pane.drafts._deeds.buttons if button.isVisible()]
    assert len(shown) == 5
    assert all(button.width() >= button.sizeHint().width() for button in shown)
    window.review.hide()
    assert window.sidebar.isVisible()


def test_the_text_keeps_its_width_beside_review_and_card(qtbot: QtBot, window: MainWindow, pane: ReviewPane) -> None:
    select(qtbot, window, FALL)
    qtbot.waitUntil(window.reader.card.isVisible)
    qtbot.waitUntil(lambda: window.reader.text.width() >= 418)


def test_the_selected_draft_stays_in_view(qtbot: QtBot, window: MainWindow, pane: ReviewPane) -> None:
    drafts = pane.drafts.list
    look_at(pane, GAVE_WAY)
    pane.drafts.splitter.setSizes([96, 1000])

    def in_view() -> bool:
        return drafts.viewport().rect().contains(drafts.visualRect(drafts.currentIndex()).center())

    qtbot.waitUntil(in_view)
