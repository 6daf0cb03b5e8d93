"""Keys of the window: none means two things, also with saved views in the menu."""

from __future__ import annotations

from collections import Counter

from PySide6.QtGui import QKeySequence
from pytestqt.qtbot import QtBot

from cubatimeline.app.main_window import MainWindow
from cubatimeline.app.view_link import WITH_KEYS


def test_no_keys_have_two_meanings(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window.editor is not None)
    for number in range(WITH_KEYS + 1):
        window.views.keep(f"View {number}")
    qtbot.waitUntil(lambda: len(window.views.views) == WITH_KEYS + 1)
    keys = Counter(keys.toString() for action in window.actions_by_deed.values() for keys in action.shortcuts())
    assert {each: count for each, count in keys.items() if count > 1} == {}
    assert keys[QKeySequence(f"Ctrl+{WITH_KEYS}").toString()] == 1
