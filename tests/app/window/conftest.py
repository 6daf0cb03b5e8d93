"""The main window on a small collection."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cubatimeline.app import settings as options
from cubatimeline.app.main_window import MainWindow
from cubatimeline.app.settings import Settings
from cubatimeline.app.translation import EnglishPlurals
from cubatimeline.drawing.fonts import load_fonts
from cubatimeline.services import builtin
from cubatimeline.store.fill import fill
from tests.store.content import filled

Open = Callable[[Path | None], MainWindow]
_PATIENCE_MS = 30_000


class PatientBot(QtBot):
    """Waits longer than usual unless told how long: what is waited for takes its time on a busy machine."""

    def waitUntil(self, callback, *, timeout: int = _PATIENCE_MS) -> None:
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal, *, timeout: int = _PATIENCE_MS, **given):
        return super().waitSignal(signal, timeout=timeout, **given)

    def waitSignals(self, signals, *, timeout: int = _PATIENCE_MS, **given):
        return super().waitSignals(signals, timeout=timeout, **given)


@pytest.fixture
def qtbot(qapp, request: pytest.FixtureRequest) -> QtBot:
    return PatientBot(request)


def settled(qtbot: QtBot, window: MainWindow) -> MainWindow:
    """Wait until edits can be done and the first chapter of the small collection is open."""
    qtbot.waitUntil(lambda: window.editor is not None and window.reader.document_id == "chapter-one")
    return window


@pytest.fixture(scope="session", autouse=True)
def _nothing_on_the_clipboard(qapp) -> Iterator[None]:
    """Empty the clipboard at the end: without a display it outlives Python, which what lies on it does not."""
    yield
    qapp.clipboard().clear()


@pytest.fixture
def no_button_held(qapp) -> None:
    """Let go of mouse buttons that a test before seems to hold: while one is held, lanes keep the room they have."""
    for button in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton, Qt.MouseButton.RightButton):
        if QGuiApplication.mouseButtons() & button:
            QTest.mouseRelease(QWidget(), button)


@pytest.fixture
def plurals(qapp) -> Iterator[None]:
    """English plural forms, as the program installs them."""
    translator = EnglishPlurals(qapp)
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    found = options.load(tmp_path / "settings.json")
    found[options.REDUCED_MOTION] = True
    found[options.THEME] = "light"
    # Lanes that change a while after each movement are what test_lane_room is about, and would disturb the others.
    found[options.LANE_ROOM] = False
    return found


@pytest.fixture
def open_window(qtbot: QtBot, qapp, plurals: None, no_button_held: None, settings: Settings) -> Iterator[Open]:
    """Open windows that are closed when the test ends."""
    load_fonts()
    windows: list[MainWindow] = []
    sheet, palette, font = qapp.styleSheet(), qapp.palette(), qapp.font()

    def opened(collection: Path | None) -> MainWindow:
        window = MainWindow(collection, settings)
        windows.append(window)
        window.resize(1280, 720)
        window.show()
        return window

    yield opened
    for window in windows:
        window.close()
        window.deleteLater()
    qapp.setStyleSheet(sheet)
    qapp.setPalette(palette)
    qapp.setFont(font)


@pytest.fixture(scope="session")
def collection(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built-in collection, filled once for all tests."""
    path = tmp_path_factory.mktemp("built-in") / "cuba-moscow.cubatimeline"
    fill(path, builtin.load(builtin.data_folder()), lambda what, part: None, lambda: False)
    return path


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    return filled(tmp_path / "small.cubatimeline")


@pytest.fixture
def window(qtbot: QtBot, open_window: Open, sample: Path) -> MainWindow:
    """The window with everything loaded and the first chapter open."""
    window = open_window(sample)
    qtbot.waitUntil(lambda: window.panel_data is not None and window.reader.document_id == "chapter-one")
    return window
