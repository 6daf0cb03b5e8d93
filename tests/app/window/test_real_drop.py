"""A folder dragged from another window of a real screen and dropped on ours is imported."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDrag, QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cubatimeline.app.main_window import MainWindow

LONG = 30_000
STEP_MS = 120


@pytest.fixture
def source(qtbot: QtBot) -> QWidget:
    """A window of a file manager, so to say."""
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.setGeometry(0, 0, 120, 80)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


class Hand:
    """Moves what is dragged over the screen, place by place, while the drag keeps its own loop; then lets it go."""

    def __init__(self, source: QWidget, places: list[QPoint], seen: Callable[[], None]) -> None:
        self._source, self._places, self._seen = source, places, seen

    def begin(self) -> None:
        QTimer.singleShot(STEP_MS, self._step)

    def _step(self) -> None:
        if self._places:
            self._last = self._places.pop(0)
            self._send(QEvent.Type.MouseMove, Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton)
            QTimer.singleShot(STEP_MS, self._step)
        else:
            self._seen()
            self._send(QEvent.Type.MouseButtonRelease, Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton)

    def _send(self, kind: QEvent.Type, button: Qt.MouseButton, held: Qt.MouseButton) -> None:
        at, inside = QPointF(self._last), QPointF(self._source.mapFromGlobal(self._last))
        event = QMouseEvent(kind, inside, at, button, held, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(self._source.windowHandle(), event)


@pytest.mark.real_window
def test_a_folder_is_dropped_on_the_window(qtbot: QtBot, window: MainWindow, source: QWidget, tmp_path: Path) -> None:
    assert QGuiApplication.platformName() == "xcb"
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "carta.txt").write_text("Carta\n\nEl 8 de mayo de 1960 Guevara firmó el acuerdo.\n", encoding="utf-8")
    (folder / "note.txt").write_text("A note\n\nOn 3 May 1961 Guevara spoke in Havana.\n", encoding="utf-8")
    window.move(0, 0)
    qtbot.waitUntil(lambda: window.windowHandle().isExposed() and source.windowHandle().isExposed())
    overlays: list[str] = []

    def seen() -> None:
        overlay = window.imports._overlay
        overlays.append(overlay.words if overlay is not None and overlay.isVisible() else "")

    middle = window.timeline.mapToGlobal(window.timeline.rect().center())
    reader = window.reader.mapToGlobal(window.reader.rect().center())
    drag, content = QDrag(source), QMimeData()
    content.setUrls([QUrl.fromLocalFile(str(folder))])
    drag.setMimeData(content)
    hand = Hand(source, [middle, middle + QPoint(20, 10), reader, reader + QPoint(10, 10)], seen)
    hand.begin()
    with qtbot.waitSignal(window.imports.finished, timeout=LONG) as finished:
        drag.exec(Qt.DropAction.CopyAction)
    assert overlays == ["Import “papers” into A sample"]
    assert finished.args[0].imported_count == 2
    assert not window.imports._overlay.isVisible()
