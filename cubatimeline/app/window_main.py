"""Opens the window and runs it until it is closed."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from cubatimeline.app import settings as options
from cubatimeline.app.main_window import MainWindow
from cubatimeline.app.paths import default_collection, settings_file, writable_home
from cubatimeline.app.translation import EnglishPlurals
from cubatimeline.domain.errors import ReaderError
from cubatimeline.drawing.fonts import load_fonts
from cubatimeline.store.library import schema_version


def open_window(collection: Path | None, at: str | None, select: str | None, present: str | None) -> int:
    """Show the window on a collection (None for the built-in one) and return the exit code when it is closed.

    Args:
        at: date in words or EDTF to go to; select: id of the event to select; present: id of the tour to present.

    Raises:
        ReaderError: the collection or the reader's folder cannot be used, so that no window is worth opening.
    """
    writable_home()
    path = collection or default_collection()
    if path.exists():
        schema_version(path)
    application = QApplication.instance() or QApplication([sys.argv[0]])
    assert isinstance(application, QApplication)
    application.setApplicationName("cubatimeline")
    application.setApplicationDisplayName("Cuba Timeline")
    application.setDesktopFileName("cubatimeline")
    plurals = EnglishPlurals(application)
    application.installTranslator(plurals)
    load_fonts()
    settings = options.load(settings_file())
    window = MainWindow(collection, settings)
    troubles: list[ReaderError] = []
    window.failed.connect(troubles.append)
    window.failed.connect(lambda error: print(f"cubatimeline: {error}", file=sys.stderr))
    window.panels_ready.connect(lambda: _arrive(window, at, select, present))
    window.restore_window()
    window.show()
    for message in settings.messages:
        window.messages.tell(message)
    code = application.exec()
    return 1 if troubles else code


def _arrive(window: MainWindow, at: str | None, select: str | None, present: str | None) -> None:
    """Go where the command line asked for."""
    try:
        if at:
            window.go_to_words(at)
        if select:
            window.show_event(select)
        if present:
            window.show_tour(present)
    except ReaderError as error:
        window.messages.tell_error(error)
