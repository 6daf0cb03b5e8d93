"""A window on a real or virtual screen: the system libraries that Qt needs are there."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from cubatimeline.app.surroundings import require_display


@pytest.mark.real_window
def test_a_window_appears_on_the_screen(qtbot, monkeypatch: pytest.MonkeyPatch) -> None:
    assert QGuiApplication.platformName() == "xcb"
    monkeypatch.delenv("QT_QPA_PLATFORM")
    require_display()
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(320, 200)
    with qtbot.waitExposed(window):
        window.show()
    assert window.screen().grabWindow(window.winId()).width() >= 320
