"""Qt without a display, for commands and processes that draw and have no window."""

from __future__ import annotations

import os

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication


def headless_application() -> QCoreApplication:
    """Return the application, made for drawing without a display where there is none yet; keep it while painting."""
    running = QGuiApplication.instance()
    if running is not None:
        return running
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return QGuiApplication([])
