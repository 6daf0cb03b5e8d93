"""Opens the window and runs it until it is closed."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from cubatimeline.app import quick_start
from cubatimeline.app import settings as options
from cubatimeline.app.crash import CrashHandler, show_on_stderr
from cubatimeline.app.main_window import MainWindow
from cubatimeline.app.paths import crash_folder, default_collection, resources_folder, settings_file, writable_home
from cubatimeline.app.translation import interface_language, translators
from cubatimeline.domain.errors import ReaderError
from cubatimeline.drawing.fonts import load_fonts
from cubatimeline.store.library import schema_version

_UNSEEN = ("offscreen", "minimal")
"""Platforms on which nobody sees a window, nor what it says is wrong."""


def open_window(collection: Path | None, at: str | None, select: str | None, present: str | None) -> int:
    """Show the window on a collection (None for the built-in one) and return the exit code when it is closed.

    Args:
        at: date in words or EDTF to go to; select: id of the event to select; present: id of the tour to present.

    Raises:
        ReaderError: the collection or the reader's folder cannot be used. Where that shows only after the window of the
            built-in collection has opened, the window tells it, and the error is raised when it is closed.
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
    load_fonts()
    wishes = at, select, present
    while True:
        settings = options.load(settings_file())
        if not settings.file.exists():
            # Who starts for the first time reads titles and dates in the language of the menus.
            settings[options.LANGUAGE] = interface_language(settings[options.INTERFACE])
        with _spoken(application, settings):
            window = MainWindow(collection, settings)
            window.panels_ready.connect(partial(_arrive, window, *wishes), Qt.ConnectionType.SingleShotConnection)
            code = _run(application, window, collection)
            window.deleteLater()
        if not window.opens_again:
            return code
        # What was asked for on the way in is done; the window comes back where it was left.
        collection, wishes = window.left_open, (None, None, None)


@contextmanager
def _spoken(application: QApplication, settings: options.Settings) -> Iterator[None]:
    """Let the interface be spoken in the language that the settings ask for."""
    language = interface_language(settings[options.INTERFACE])
    spoken = translators(language, resources_folder() / "translations", application)
    for each in spoken:
        application.installTranslator(each)
    try:
        yield
    finally:
        for each in spoken:
            application.removeTranslator(each)


def _run(application: QApplication, window: MainWindow, collection: Path | None) -> int:
    """Show a window until it is closed; return the exit code.

    Raises:
        ReaderError: what it could not show at all.
    """
    troubles: list[ReaderError] = []
    window.failed.connect(troubles.append)
    if collection is not None or application.platformName() in _UNSEEN:
        window.failed.connect(lambda _: application.exit(1))
    window.timeline_ready.connect(troubles.clear)
    once = Qt.ConnectionType.SingleShotConnection
    window.panels_ready.connect(quick_start.settle, once)
    window.panels_ready.connect(lambda: window.opener.ask(quick_start.look_ahead, lambda _: None), once)
    relay = CrashRelay()
    relay.told.connect(window.messages.tell, Qt.ConnectionType.QueuedConnection)
    crashes = CrashHandler(crash_folder(), relay.show, relay.tell)
    crashes.install()
    earlier = crashes.watch_faults()
    window.restore_window()
    window.show()
    if earlier is not None:
        words = relay.tr("The program ended badly the last time. A report is in %1.")
        window.messages.tell(words.replace("%1", str(earlier)))
    for message in window.settings.messages:
        window.messages.tell(message)
    # Ctrl+C in the terminal ends the program: Qt's loop would not let Python see it.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        code = application.exec()
    finally:
        window.close()
        crashes.uninstall()
    if troubles:
        raise troubles[0]
    return code


class CrashRelay(QObject):
    """Carries what went wrong, in whatever thread, to the message bar.

    Signals:
        told: one sentence for the reader.
    """

    told = Signal(str)

    def show(self, report: Path | None, summary: str) -> None:
        """Tell of an error of the program itself; also on the standard error stream."""
        show_on_stderr(report, summary)
        where = self.tr("A report is in %1.").replace("%1", str(report)) if report else ""
        words = self.tr("The program made a mistake (%1); your work is kept.").replace("%1", summary)
        self.told.emit(f"{words} {where}".strip())

    def tell(self, error: ReaderError) -> None:
        """Tell of an error of the surroundings that nobody caught."""
        self.told.emit(str(error))


def _arrive(window: MainWindow, at: str | None, select: str | None, present: str | None) -> None:
    """Go where the command line asked for."""
    try:
        if at:
            window.time.go_to_words(at)
        if select:
            window.events.show(select)
        if present:
            window.presenting.present_by_id(present)
    except ReaderError as error:
        window.messages.tell_error(error)
