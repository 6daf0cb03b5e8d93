"""The sheet a note is written on, by itself."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from cubatimeline.drawing.theme import Theme
from cubatimeline.widgets.notes.editor import NoteEditor, Sheet

Key, Control = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 700)
    window.line = QLineEdit(window)
    window.text = QLabel("The text", window)
    window.text.setGeometry(300, 400, 300, 300)
    window.show()
    window.line.setFocus()
    return window


@pytest.fixture
def editor(window: QWidget, theme: Theme) -> NoteEditor:
    return NoteEditor(theme, window)


def test_words_are_kept_once_without_blanks_at_their_ends(qtbot: QtBot, editor: NoteEditor) -> None:
    kept: list[str] = []
    editor.write(Sheet("a", "On a"), kept.append)
    qtbot.keyClicks(editor.words, "  two words ")
    qtbot.keyClick(editor.words, Key.Key_Return, Control)
    assert kept == ["two words"]
    assert not editor.isVisible()


def test_enter_begins_another_line(qtbot: QtBot, editor: NoteEditor) -> None:
    kept: list[str] = []
    editor.write(Sheet("a", "On a"), kept.append)
    qtbot.keyClicks(editor.words, "one")
    qtbot.keyClick(editor.words, Key.Key_Return)
    qtbot.keyClicks(editor.words, "two")
    editor.keep()
    assert kept == ["one\ntwo"]


def test_a_note_that_was_not_changed_is_not_kept_again(editor: NoteEditor) -> None:
    kept: list[str] = []
    editor.write(Sheet("a", "On a", text="as it was"), kept.append)
    editor.keep()
    assert kept == []


def test_the_focus_comes_back_after_keeping(editor: NoteEditor, window: QWidget) -> None:
    editor.write(Sheet("a", "On a"), str)
    assert editor.words.hasFocus()
    editor.keep()
    assert window.line.hasFocus()


def test_another_sheet_keeps_the_one_before(qtbot: QtBot, editor: NoteEditor) -> None:
    kept: list[str] = []
    editor.write(Sheet("a", "On a"), kept.append)
    qtbot.keyClicks(editor.words, "on a")
    editor.write(Sheet("b", "On b"), kept.append)
    assert kept == ["on a"]
    assert editor.words.toPlainText() == ""


def test_words_put_away_come_back_on_their_own_sheet_only(qtbot: QtBot, editor: NoteEditor) -> None:
    editor.write(Sheet("a", "On a"), str)
    qtbot.keyClicks(editor.words, "half")
    with qtbot.waitSignal(editor.put_aside):
        qtbot.keyClick(editor.words, Key.Key_Escape)
    editor.write(Sheet("b", "On b"), str)
    assert editor.words.toPlainText() == ""
    editor.put_away()
    editor.write(Sheet("a", "On a"), str)
    assert editor.words.toPlainText() == "half"


def test_removing_keeps_nothing(qtbot: QtBot, editor: NoteEditor) -> None:
    kept: list[str] = []
    removed: list[bool] = []
    editor.write(Sheet("a", "On a", text="old", removable=True), kept.append, lambda: removed.append(True))
    qtbot.keyClicks(editor.words, " more")
    editor.remove_button.click()
    assert (kept, removed) == ([], [True])


def test_a_new_note_cannot_be_removed(editor: NoteEditor) -> None:
    editor.write(Sheet("a", "On a"), str)
    assert not editor.remove_button.isVisible()


def test_it_stands_above_the_text_where_there_is_room(editor: NoteEditor, window: QWidget) -> None:
    editor.write(Sheet("a", "On a", "quoted words"), str, above=window.text)
    assert editor.geometry().bottom() < window.text.y()
    assert window.rect().contains(editor.geometry())
    window.text.setGeometry(700, 60, 200, 600)
    editor.place()
    assert window.rect().contains(editor.geometry())


def test_tab_goes_round_the_sheet(qtbot: QtBot, editor: NoteEditor, window: QWidget) -> None:
    editor.write(Sheet("a", "On a", removable=True), str)
    seen = []
    for _ in range(4):
        qtbot.keyClick(window.focusWidget(), Key.Key_Tab)
        seen.append(window.focusWidget())
    assert seen == [editor.remove_button, editor._leave_button, editor.keep_button, editor.words]
    assert editor.words.toPlainText() == ""
    qtbot.keyClick(editor.words, Key.Key_Backtab)
    assert editor.keep_button.hasFocus()
