"""Size, place and panes of the window, kept from one launch to the next."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow, QSplitter

from cubatimeline.app import settings as options
from cubatimeline.app.settings import Settings

Panes = Iterable[tuple[QSplitter, tuple[float, ...]]]
"""Each splitter with the shares its parts have at first."""


def restore(window: QMainWindow, settings: Settings, panes: Callable[[], Panes]) -> None:
    """Give the window the size, place and panes it had the last time, or the whole screen.

    The shares of the panes are asked for once the window has its size, as they may depend on it.
    """
    geometry = settings[options.GEOMETRY]
    if not (geometry and window.restoreGeometry(QByteArray.fromBase64(geometry.encode()))):
        window.setGeometry(QGuiApplication.primaryScreen().availableGeometry())
    sizes = settings[options.SPLITTERS]
    for splitter, shares in panes():
        known = sizes.get(splitter.objectName(), [])
        whole = window.width() if splitter.orientation() is Qt.Orientation.Horizontal else window.height()
        splitter.setSizes(known if len(known) == len(shares) else [round(whole * share) for share in shares])


def remember(window: QMainWindow, settings: Settings, panes: Panes) -> None:
    """Put size, place and panes of the window into the settings; a pane that is hidden keeps its old size."""
    settings[options.GEOMETRY] = bytes(window.saveGeometry().toBase64().data()).decode()
    for splitter, _ in panes:
        if all(splitter.sizes()):
            settings.set_splitter(splitter.objectName(), splitter.sizes())
