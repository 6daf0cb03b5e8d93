"""The list of notes by itself."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cubatimeline.domain.documents import Passage
from cubatimeline.drawing.theme import Theme
from cubatimeline.services.noting import NoteLine, NoteOn, NoteOrder
from cubatimeline.widgets.notes.pane import NotesPane

Key = Qt.Key
WHERE = Passage("talk", 3, 9, "quoted words")
LINES = [
    NoteLine("note", NoteOn.PASSAGE, "talk", "B talk", "1964", "First", "quoted words", WHERE, "2026-01-01", 5, " fi"),
    NoteLine("note-2", NoteOn.EVENT, "fall", "A fall", "1963", "Second", "", None, "2026-01-02", 4, " second"),
    NoteLine("note-3", NoteOn.ENTITY, "gone", "", "", "Third", "", None, "2026-01-03", 9, " third", True),
]  # fmt: skip


@pytest.fixture
def pane(qtbot: QtBot, theme: Theme) -> NotesPane:
    pane = NotesPane(theme)
    qtbot.addWidget(pane)
    pane.resize(300, 500)
    pane.show()
    pane.show_notes(LINES)
    return pane


def texts(pane: NotesPane) -> list[str]:
    return [line.title for line in pane.list.lines]


def test_the_latest_stand_first(pane: NotesPane) -> None:
    assert texts(pane) == ["Third", "Second", "First"]


@pytest.mark.parametrize(
    ("order", "expected"),
    [(NoteOrder.TIME, ["Second", "First", "Third"]), (NoteOrder.TITLE, ["Third", "Second", "First"])],
)
def test_other_orders(pane: NotesPane, order: NoteOrder, expected: list[str]) -> None:
    pane.orders.setCurrentIndex(pane.orders.findData(order))
    assert texts(pane) == expected


def test_a_kind_and_words_narrow_it_down(pane: NotesPane) -> None:
    pane.kinds.setCurrentIndex(pane.kinds.findData(NoteOn.EVENT))
    assert texts(pane) == ["Second"]
    pane.filter.setText("fi")
    assert texts(pane) == []
    assert pane.clear_button.isVisible()
    pane.clear_button.click()
    assert texts(pane) == ["Third", "Second", "First"]
    assert pane.filter.hasFocus()


def test_a_line_says_what_it_is_on_and_what_it_quotes(pane: NotesPane) -> None:
    line = pane.list.lines[2]
    assert (line.above, line.below) == ("Passage · B talk · 1964", "“quoted words”")
    assert pane.list.lines[0].above == "Name · no longer in the collection"
    assert pane.list.lines[0].warning


@pytest.mark.parametrize(
    ("key", "signal"),
    [(Key.Key_Return, "note_chosen"), (Key.Key_E, "edit_request"), (Key.Key_F2, "edit_request"),
     (Key.Key_Delete, "remove_request")],
)  # fmt: skip
def test_keys_of_the_list(qtbot: QtBot, pane: NotesPane, key: Key, signal: str) -> None:
    pane.mark("note-2")
    with qtbot.waitSignal(getattr(pane, signal)) as sent:
        qtbot.keyClick(pane.list, key)
    assert sent.args == [LINES[1]]


def test_the_marked_line_stays_when_notes_change(pane: NotesPane) -> None:
    pane.mark("note-2")
    pane.show_notes(LINES[:2])
    assert pane.list.current == "note-2"


def test_export_sends_what_is_shown(qtbot: QtBot, pane: NotesPane) -> None:
    pane.filter.setText("second")
    with qtbot.waitSignal(pane.export_request) as sent:
        pane._export.click()
    assert sent.args == [[LINES[1]]]


def test_without_notes_it_says_how_to_write_one(pane: NotesPane) -> None:
    pane.show_notes([])
    assert "Ctrl+N" in pane._empty.words
    assert not pane.clear_button.isVisible()
    assert not pane._export.isEnabled()
