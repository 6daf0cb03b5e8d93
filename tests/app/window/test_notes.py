"""Notes in the window: written on what is at hand, shown beside it, listed, found again, exported."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from cubatimeline.app.main_window import MainWindow
from cubatimeline.domain.notes import Note, NoteKind
from cubatimeline.services.noting import NoteLine, NoteOn
from cubatimeline.store.notes import read_notes
from cubatimeline.store.reader import Reader
from cubatimeline.widgets.notes.editor import NoteEditor
from tests.store.content import CHAPTER

Key, Control = Qt.Key, Qt.KeyboardModifier.ControlModifier
FALL, TALK = "1964-10-14-fall", "1964-10-16-talk"
Write = Callable[[str], NoteLine]


@pytest.fixture
def noted(qtbot: QtBot, window: MainWindow) -> MainWindow:
    """The window with its editor, so that notes can be kept."""
    qtbot.waitUntil(lambda: window.editor is not None)
    return window


def select(window: MainWindow, words: str, text: str = CHAPTER) -> None:
    """Select words of the open document."""
    start = text.index(words)
    column = window.reader.text
    cursor = column.textCursor()
    cursor.setPosition(column.document_position(start))
    cursor.setPosition(column.document_position(start + len(words)), QTextCursor.MoveMode.KeepAnchor)
    column.setTextCursor(cursor)
    column.setFocus()


def opened(qtbot: QtBot, window: MainWindow) -> NoteEditor:
    """The sheet, as soon as it is open."""
    qtbot.waitUntil(lambda: window.notes.editor is not None and window.notes.editor.isVisible())
    assert window.notes.editor is not None
    return window.notes.editor


@pytest.fixture
def write(qtbot: QtBot, noted: MainWindow) -> Write:
    """Writes words on the sheet that Ctrl+N opens and keeps them."""

    def deed(words: str) -> NoteLine:
        before = len(noted.notes.lines)
        noted.actions_by_deed["notes.write"].trigger()
        sheet = opened(qtbot, noted)
        qtbot.keyClicks(sheet.words, words)
        qtbot.keyClick(sheet.words, Key.Key_Return, Control)
        qtbot.waitUntil(lambda: len(noted.notes.lines) == before + 1)
        return next(line for line in noted.notes.lines if line.text == words)

    return deed


def stored(window: MainWindow) -> list[Note]:
    with Reader(window.opener.path) as reader:
        return reader.read(read_notes)


def test_selected_words_become_a_note_on_their_passage(noted: MainWindow, write: Write) -> None:
    select(noted, " fell on 14 October ")
    write("Check the hour.")
    (note,) = stored(noted)
    assert (note.kind, note.target, note.text) == (NoteKind.PASSAGE, "chapter-one", "Check the hour.")
    assert note.passage is not None
    assert note.passage.quote == "fell on 14 October"
    assert note.passage.stands_in(CHAPTER)
    assert noted.actions_by_deed["edit.undo"].text() == "Undo: Note on “The fall”"


def test_the_passage_gets_a_sign_that_undo_takes_away(qtbot: QtBot, noted: MainWindow, write: Write) -> None:
    select(noted, "fell on 14 October")
    line = write("Check the hour.")
    margin = noted.notes.margin
    assert margin is not None
    assert [(note.id, note.words) for note in margin.notes] == [(line.id, "Check the hour.")]
    assert margin.isVisible()
    noted.edits.undo()
    qtbot.waitUntil(lambda: not noted.notes.lines)
    assert not margin.isVisible()
    assert stored(noted) == []
    noted.edits.redo()
    qtbot.waitUntil(margin.isVisible)


def test_a_click_on_the_sign_opens_the_note(qtbot: QtBot, noted: MainWindow, write: Write) -> None:
    select(noted, "In Havana the embassy listened")
    line = write("To whom?")
    margin = noted.notes.margin
    assert margin is not None
    place = margin.sign_place(line.id)
    assert place is not None
    qtbot.mouseClick(margin, Qt.MouseButton.LeftButton, pos=place)
    sheet = opened(qtbot, noted)
    assert sheet.words.toPlainText() == "To whom?"
    sheet.words.setPlainText("To Moscow?")
    qtbot.keyClick(sheet.words, Key.Key_Return, Control)
    qtbot.waitUntil(lambda: [note.text for note in stored(noted)] == ["To Moscow?"])


def test_without_a_selection_the_text_is_noted_as_a_whole(noted: MainWindow, write: Write) -> None:
    noted.reader.text.setFocus()
    write("For the second lecture.")
    assert [(note.kind, note.target) for note in stored(noted)] == [(NoteKind.DOCUMENT, "chapter-one")]


def test_on_the_timeline_the_selected_event_is_noted_and_its_card_tells(
    qtbot: QtBot, noted: MainWindow, write: Write
) -> None:
    noted.session.select_event(FALL)
    qtbot.waitUntil(lambda: "removes Khrushchev" in noted.reader.card.toPlainText())
    noted.focus_timeline()
    line = write("Compare the minutes.")
    assert (line.on, line.target) == (NoteOn.EVENT, FALL)
    text = noted.reader.card.toPlainText()
    assert "1 note" in text
    assert "Compare the minutes." in text
    noted.reader.card.follow("note", line.id)
    assert opened(qtbot, noted).words.toPlainText() == "Compare the minutes."


def test_words_selected_before_do_not_take_the_note_of_an_event(qtbot: QtBot, noted: MainWindow, write: Write) -> None:
    select(noted, "fell on 14 October")
    noted.session.select_event(FALL)
    qtbot.waitUntil(lambda: "removes Khrushchev" in noted.reader.card.toPlainText())
    noted.focus_timeline()
    assert noted.reader.text.selection() is not None
    assert write("Nobody spoke against it.").on == NoteOn.EVENT


def test_the_whole_note_is_told_on_hovering_over_its_line(noted: MainWindow, write: Write, qtbot: QtBot) -> None:
    noted.session.select_event(FALL)
    qtbot.waitUntil(lambda: "removes Khrushchev" in noted.reader.card.toPlainText())
    noted.focus_timeline()
    words = "word " * 60
    write(words.strip())
    cursor = noted.reader.card.document().find("word word")
    assert cursor.charFormat().toolTip() == words.strip()


def test_a_chosen_name_is_noted_on_its_card(qtbot: QtBot, noted: MainWindow) -> None:
    noted.entities.show("nikita-khrushchev")
    qtbot.waitUntil(lambda: "Write a note" in noted.sidebar.card.toPlainText())
    noted.sidebar.card.follow("note", "new")
    sheet = opened(qtbot, noted)
    qtbot.keyClicks(sheet.words, "Pensioned off.")
    sheet.keep_button.click()
    qtbot.waitUntil(lambda: "Pensioned off." in noted.sidebar.card.toPlainText())
    assert [(note.kind, note.target) for note in stored(noted)] == [(NoteKind.ENTITY, "nikita-khrushchev")]


def test_the_menu_of_the_timeline_writes_on_the_event_under_it(
    qtbot: QtBot, noted: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert noted.timeline_data is not None
    monkeypatch.setattr(QMenu, "popup", lambda *_: None)
    noted.canvas_menu.open(QPoint(0, 0), noted.timeline_data.columns.ids.index(TALK), 0.0)
    action = next(action for action in noted.canvas_menu.menu.actions() if action.objectName() == "note")
    action.trigger()
    assert "Guevara speaks of the fall" in opened(qtbot, noted).accessibleName()


def test_with_nothing_chosen_the_status_bar_says_what_to_do(noted: MainWindow) -> None:
    noted.actions_by_deed["notes.event"].trigger()
    assert "Select an event first" in noted.status.currentMessage()


def test_words_left_by_escape_are_there_again(qtbot: QtBot, noted: MainWindow) -> None:
    noted.reader.text.setFocus()
    noted.notes.write()
    sheet = opened(qtbot, noted)
    qtbot.keyClicks(sheet.words, "Half a thought")
    qtbot.keyClick(sheet.words, Key.Key_Escape)
    assert not sheet.isVisible()
    assert "its words are there" in noted.status.currentMessage()
    assert stored(noted) == []
    noted.notes.write()
    qtbot.waitUntil(sheet.isVisible)
    assert sheet.words.toPlainText() == "Half a thought"


def test_a_click_beside_the_sheet_keeps_the_note(qtbot: QtBot, noted: MainWindow) -> None:
    noted.reader.text.setFocus()
    noted.notes.write()
    sheet = opened(qtbot, noted)
    qtbot.keyClicks(sheet.words, "A whole thought")
    qtbot.mouseClick(noted.reader.text.viewport(), Qt.MouseButton.LeftButton)
    assert not sheet.isVisible()
    qtbot.waitUntil(lambda: [note.text for note in stored(noted)] == ["A whole thought"])


def test_an_empty_sheet_keeps_nothing(qtbot: QtBot, noted: MainWindow) -> None:
    noted.reader.text.setFocus()
    noted.notes.write()
    sheet = opened(qtbot, noted)
    qtbot.keyClicks(sheet.words, "   ")
    with qtbot.assertNotEmitted(noted.edits.changed, wait=50):
        qtbot.keyClick(sheet.words, Key.Key_Return, Control)
    assert not sheet.isVisible()


def test_enter_in_the_list_leads_back_to_the_passage(qtbot: QtBot, noted: MainWindow, write: Write) -> None:
    select(noted, "In Havana the embassy listened")
    write("To whom?")
    noted.documents.show("talk")
    qtbot.waitUntil(lambda: noted.reader.document_id == "talk")
    noted.actions_by_deed["notes.list"].trigger()
    pane = noted.notes.pane
    assert pane is not None
    assert pane.filter.hasFocus()
    qtbot.keyClicks(pane.filter, "whom")
    qtbot.keyClick(pane.filter, Key.Key_Return)
    qtbot.waitUntil(lambda: noted.reader.document_id == "chapter-one")
    assert noted.reader.text.lit == ["In Havana the embassy listened"]


def test_notes_are_edited_and_removed_in_the_list(qtbot: QtBot, noted: MainWindow, write: Write) -> None:
    noted.reader.text.setFocus()
    line = write("For the second lecture.")
    pane = noted.notes.show()
    pane.list.setFocus()
    pane.mark(line.id)
    qtbot.keyClick(pane.list, Key.Key_E)
    sheet = opened(qtbot, noted)
    qtbot.keyClicks(sheet.words, " Or the third.")
    qtbot.keyClick(sheet.words, Key.Key_Return, Control)
    qtbot.waitUntil(lambda: pane.shown[0].text == "For the second lecture. Or the third.")
    qtbot.keyClick(pane.list, Key.Key_Delete)
    qtbot.waitUntil(lambda: pane.shown == [])
    noted.edits.undo()
    qtbot.waitUntil(lambda: len(pane.shown) == 1)


def test_a_note_on_a_range_is_listed_and_leads_back_to_it(qtbot: QtBot, noted: MainWindow) -> None:
    noted.timeline.ranges.mark()
    ends = noted.ranges.ends
    assert ends is not None
    noted.views.keep("The days between")
    noted.ranges.clear()
    qtbot.waitUntil(lambda: len(noted.notes.lines) == 1)
    (line,) = noted.notes.lines
    assert (line.on, line.text) == (NoteOn.RANGE, "The days between")
    noted.notes.go_to(line)
    assert noted.ranges.ends == ends
    noted.notes.remove(line)
    qtbot.waitUntil(lambda: noted.notes.lines == [])


def test_the_global_search_leads_to_a_note(qtbot: QtBot, noted: MainWindow, write: Write) -> None:
    select(noted, "In Havana the embassy listened")
    line = write("Eavesdropping?")
    noted.search.search_for("eavesdr")
    qtbot.waitUntil(noted.search.panel.isVisible)
    noted.search.note_chosen.emit(line.id)
    assert noted.notes.pane is not None
    assert noted.notes.pane.list.current == line.id
    assert noted.reader.text.lit == ["In Havana the embassy listened"]


def test_list_and_review_take_turns_at_the_side(noted: MainWindow) -> None:
    notes, review = noted.actions_by_deed["notes.list"], noted.actions_by_deed["view.review"]
    notes.trigger()
    pane = noted.notes.pane
    assert pane is not None
    assert (pane.isVisible(), notes.isChecked(), review.isChecked()) == (True, True, False)
    review.trigger()
    assert (pane.isVisible(), notes.isChecked(), review.isChecked()) == (False, False, True)
    notes.trigger()
    assert (pane.isVisible(), notes.isChecked(), review.isChecked()) == (True, True, False)
    notes.trigger()
    assert (pane.isVisible(), notes.isChecked(), noted.side.isVisible()) == (False, False, False)


def test_what_the_list_shows_is_exported(
    qtbot: QtBot, noted: MainWindow, write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    select(noted, "fell on 14 October")
    write("Check the hour.")
    noted.focus_timeline()
    noted.session.select_event(FALL)
    out = tmp_path / "notes.md"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    noted.actions_by_deed["notes.export"].trigger()
    qtbot.waitUntil(lambda: "1 note written" in noted.status.currentMessage())
    text = out.read_text(encoding="utf-8")
    assert "> fell on 14 October" in text
    assert "Check the hour." in text


def test_without_notes_nothing_is_asked(noted: MainWindow) -> None:
    noted.actions_by_deed["notes.export"].trigger()
    assert "Ctrl+N writes one" in noted.status.currentMessage()


def test_the_menu_of_selected_words_offers_a_note(qtbot: QtBot, noted: MainWindow) -> None:
    select(noted, "the embassy")
    qtbot.keyClick(noted.reader.text, Key.Key_T)
    assert noted.picker.isVisible()
    qtbot.keyClicks(noted.picker.line, "note")
    qtbot.keyClick(noted.picker.line, Key.Key_Return)
    sheet = opened(qtbot, noted)
    qtbot.keyClicks(sheet.words, "Whose?")
    qtbot.keyClick(sheet.words, Key.Key_Return, Control)
    qtbot.waitUntil(lambda: len(stored(noted)) == 1)
    (note,) = stored(noted)
    assert note.passage is not None
    assert note.passage.quote == "the embassy"
