"""Writing pictures: from the window, and from the command line without one."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

from cubatimeline.app.paths import resources_folder
from cubatimeline.app.subject import subject_of
from cubatimeline.domain.languages import Language
from cubatimeline.drawing.export import PictureSpec, export_picture
from cubatimeline.drawing.fonts import load_fonts
from cubatimeline.drawing.theme import load_theme
from cubatimeline.services.loading import TimelineData


def export_headless(
    out: Path, data: TimelineData, theme: str, language: Language, span: tuple[float, float],
    size: tuple[int, int, float],
) -> None:  # fmt: skip
    """Write a picture without a window and without a display.

    Raises:
        ReaderError: the file cannot be written.
    """
    application = _application()
    load_fonts()
    look = load_theme(resources_folder() / "themes" / f"{theme}.toml")
    title = data.meta.title.in_(language)
    spec = PictureSpec(size[0], size[1], span[0], span[1], title, density=size[2])
    export_picture(out, subject_of(data, language), look, language, spec)
    del application


def _application() -> QCoreApplication:
    """Return the application, made for drawing without a display where there is none yet; keep it while painting."""
    running = QGuiApplication.instance()
    if running is not None:
        return running
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return QGuiApplication([])
