"""The table in which keys are changed."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cubatimeline.drawing.theme import Theme
from cubatimeline.widgets.shared.key_editor import KeyEditor, KeyRow, Keys, named

ROWS = (
    KeyRow("zoom.in", "zoom in", ("+", "W"), ("+", "W")),
    KeyRow("zoom.out", "zoom out", ("Z",), ("-",)),
    KeyRow("date", "go to a date", (), ("G",)),
)


@pytest.fixture
def kept() -> list[Keys]:
    return []


@pytest.fixture
def editor(qtbot: QtBot, theme: Theme, kept: list[Keys]) -> KeyEditor:
    over = QWidget()
    qtbot.addWidget(over)
    over.resize(900, 700)
    over.show()
    editor = KeyEditor(theme, over)
    editor.open(ROWS, {"Ctrl+F": "Search"}, kept.append)
    return editor


def write(editor: KeyEditor, row: int, words: str) -> None:
    item = editor.table.item(row, 1)
    assert item is not None
    item.setText(words)


def test_it_shows_what_keys_do(editor: KeyEditor) -> None:
    assert [editor.table.item(row, 0).text() for row in range(3)] == ["zoom in", "zoom out", "go to a date"]
    assert [editor.table.item(row, 1).text() for row in range(3)] == ["+ W", "Z", ""]
    assert editor.trouble == ""


def test_what_is_written_is_kept(editor: KeyEditor, kept: list[Keys]) -> None:
    write(editor, 2, "shift+g F4")
    editor.save.click()
    assert kept == [{"zoom.in": ("+", "W"), "zoom.out": ("Z",), "date": ("Shift+G", "F4")}]
    assert editor.isHidden()


@pytest.mark.parametrize(
    ("words", "trouble"),
    [
        ("Nonsense", "There is no key “Nonsense”."),
        ("W", "W would do two things: zoom in; go to a date."),
        ("Ctrl+F", "Ctrl+F is taken everywhere: Search."),
        ("G G", "G would do two things: go to a date; go to a date."),
    ],
)
def test_trouble_is_told_and_nothing_is_kept(editor: KeyEditor, kept: list[Keys], words: str, trouble: str) -> None:
    write(editor, 2, words)
    assert editor.trouble == trouble
    assert not editor.save.isEnabled()
    editor.save.click()
    assert not kept
    write(editor, 2, "G")
    assert editor.trouble == ""
    assert editor.save.isEnabled()


def test_everything_can_be_put_back(editor: KeyEditor, kept: list[Keys]) -> None:
    write(editor, 0, "Nonsense")
    editor.reset.click()
    editor.save.click()
    assert kept == [{row.id: row.own for row in ROWS}]


@pytest.mark.parametrize(("word", "key"), [("f", "F"), ("ctrl+a", "Ctrl+A"), ("pgup", "PgUp"), ("", ""), ("Foo+A", "")])
def test_keys_are_named_as_qt_names_them(word: str, key: str) -> None:
    assert named(word) == key
