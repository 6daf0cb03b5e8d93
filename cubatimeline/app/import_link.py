"""Importing in the window: files dropped, chosen or pasted, read in the background, with a report at the end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event as Flag
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from cubatimeline.domain.changes import Changes
from cubatimeline.domain.errors import ReaderError
from cubatimeline.widgets.shared.background import Background

if TYPE_CHECKING:
    from cubatimeline.app.main_window import MainWindow
    from cubatimeline.services.importing.report import ImportReport
    from cubatimeline.widgets.review.drop_overlay import DropOverlay

_STRUCTURE = re.compile(r"<(?:p|h[1-6]|table|ul|ol|div|br)\b", re.IGNORECASE).search
_NAME_LENGTH = 48


class ImportLink(QObject):
    """Ties imports to one window; one goes on at a time, further ones wait for it.

    Signals:
        finished: the `ImportReport` of an import that has ended.
    """

    finished = Signal(object)
    _progressed = Signal(int, int)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._background: Background[None] | None = None
        self._stop = Flag()
        self._waiting = 0
        self._overlay: DropOverlay | None = None
        self._progressed.connect(self._tell_progress)
        window.status.stop_request.connect(self.stop)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    # Choosing

    def ask_for_files(self) -> None:
        """Ask for files and import them."""
        from cubatimeline.services.importing.kinds import DOCUMENT_ENDINGS

        endings = " ".join(f"*{ending}" for ending in sorted({*DOCUMENT_ENDINGS, ".zip"}))
        kinds = self.tr("Documents and archives (%1);;All files (*)").replace("%1", endings)
        names, _ = QFileDialog.getOpenFileNames(self._window, self.tr("Import documents"), "", kinds)
        if names:
            self.start([Path(name) for name in names])

    def ask_for_folder(self) -> None:
        """Ask for a folder and import everything in it."""
        name = QFileDialog.getExistingDirectory(self._window, self.tr("Import a folder"))
        if name:
            self.start([Path(name)])

    def paste(self) -> None:
        """Import what is on the clipboard: files, or a text as a document."""
        # Nothing at all where the clipboard is empty, whatever the declared type says.
        content: QMimeData | None = QGuiApplication.clipboard().mimeData()
        paths = dropped_files(content)
        if paths:
            self.start(paths)
            return
        words, ending = pasted_text(content)
        if content is None or not words.strip():
            self._window.messages.tell(
                self.tr("There is no text on the clipboard. Copy a text or some files first, then paste again.")
            )
            return
        folder = TemporaryDirectory(prefix="cubatimeline-")
        path = Path(folder.name) / f"{_name_of(content.text() or words) or self.tr('Pasted text')}{ending}"
        path.write_text(words, encoding="utf-8")
        self.start([path], folder)

    # Importing

    def start(self, paths: Sequence[Path], folder: TemporaryDirectory[str] | None = None) -> None:
        """Import files, folders and archives into the open collection, in the background.

        Args:
            folder: holds the files only for this import; taken away when it has ended.
        """
        window, collection = self._window, self._window.opener.path
        if collection is None:
            window.messages.tell(self.tr("No collection is open to import into. Open one first."))
            return
        if self._background is None:
            self._background = Background(lambda: None, lambda _: None, "import")
            self._background.failed.connect(self._failed)
        if not self._waiting:
            self._stop.clear()
        self._waiting += 1
        window.status.show_task(self.tr("import begins"), self.tr("Stop the import"))
        self._background.ask(lambda _: self._import(paths, collection, folder), self._ended)

    def stop(self) -> None:
        """Stop the import under way and those that wait; whole documents stay."""
        if self._waiting:
            self._stop.set()
            self._window.status.show_task(self.tr("import stops"))

    def close(self) -> None:
        """Stop and give up."""
        self._stop.set()
        if self._background is not None:
            self._background.close()

    @property
    def is_busy(self) -> bool:
        """Whether an import goes on."""
        return self._waiting > 0

    def _import(self, paths: Sequence[Path], collection: Path, folder: TemporaryDirectory[str] | None) -> ImportReport:
        """Import, in the background thread; the work itself is done in a process of its own."""
        from cubatimeline.app.import_process import import_apart

        try:
            return import_apart(paths, collection, self._progressed.emit, self._stop.is_set)
        finally:
            if folder is not None:
                folder.cleanup()

    def _tell_progress(self, done: int, of: int) -> None:
        if self._waiting and not self._stop.is_set():
            far = f"{100 * done // of} %" if of else self.tr("%n file(s)", "", done)
            self._window.status.show_task(
                self.tr("import %1").replace("%1", far), self.tr("Stop the import; whole documents stay")
            )

    def _ended(self, report: ImportReport) -> None:
        from cubatimeline.widgets.review.pane import REPORT

        self._one_less()
        window = self._window
        pane = window.review.show(REPORT, focus=False)
        pane.report.show_report(report)
        window.status.tell(report.summary())
        if report.imported_count:
            window.edits.announce(Changes(everything=True))
            window.edits.look_again()
        self.finished.emit(report)

    def _failed(self, error: ReaderError) -> None:
        self._one_less()
        self._window.messages.tell_error(error)

    def _one_less(self) -> None:
        self._waiting -= 1
        if not self._waiting:
            self._window.status.show_task("")

    # Dropping

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragEnterEvent | QDragMoveEvent):
            return self._over(watched, event)
        if event.type() == QEvent.Type.DragLeave:
            self._lower()
        elif isinstance(event, QDropEvent):
            return self._dropped(watched, event)
        return super().eventFilter(watched, event)

    def _over(self, watched: QObject, event: QDropEvent) -> bool:
        paths = dropped_files(event.mimeData())
        if not paths:
            return False
        event.acceptProposedAction()
        attaching = self._window.attaching
        self._raised().rise(
            attaching.drop_words(paths) if attaching.takes(paths, watched, event) else self._drop_words(paths)
        )
        return True

    def _raised(self) -> DropOverlay:
        from cubatimeline.widgets.review.drop_overlay import DropOverlay

        if self._overlay is None:
            self._overlay = DropOverlay(self._window.theme, self._window)
            self._overlay.installEventFilter(self)
            self._refuse_elsewhere()
        self._overlay.set_theme(self._window.theme)
        return self._overlay

    def _refuse_elsewhere(self) -> None:
        """Let no pane take files that are meant for the window; lines to type in keep taking words."""
        for part in self._window.findChildren(QWidget):
            if part is not self._overlay and not isinstance(part, QLineEdit):
                part.setAcceptDrops(False)

    def _drop_words(self, paths: Sequence[Path]) -> str:
        into = self._window.top_bar.title()
        if len(paths) == 1:
            words = self.tr("Import “%1” into %2").replace("%1", paths[0].name)
        else:
            words = self.tr("Import %n file(s) into %2", "", len(paths))
        return words.replace("%2", into)

    def _lower(self) -> None:
        if self._overlay is not None:
            self._overlay.hide()

    def _dropped(self, watched: QObject, event: QDropEvent) -> bool:
        self._lower()
        paths = dropped_files(event.mimeData())
        if paths:
            event.acceptProposedAction()
            if self._window.attaching.takes(paths, watched, event):
                self._window.attaching.start(paths[0])
            else:
                self.start(paths)
        return bool(paths)


def dropped_files(content: QMimeData | None) -> list[Path]:
    """Return the files and folders that were dropped or copied; addresses elsewhere are never fetched."""
    if content is None or not content.hasUrls():
        return []
    return [Path(url.toLocalFile()) for url in content.urls() if url.isLocalFile()]


def pasted_text(content: QMimeData | None) -> tuple[str, str]:
    """Return a copied text and the ending of a file that holds it: HTML where it has paragraphs or tables."""
    if content is None:
        return "", ".txt"
    if content.hasHtml() and _STRUCTURE(content.html()):
        return content.html(), ".html"
    return content.text() if content.hasText() else "", ".txt"


def _name_of(words: str) -> str:
    """Return a file name made of the first words of a text."""
    first = next((line.strip() for line in words.splitlines() if line.strip()), "")
    plain = re.sub(r"[^\w\s.,()-]+", " ", first)
    name = " ".join(plain.split())
    return (name if len(name) <= _NAME_LENGTH else name[:_NAME_LENGTH].rsplit(" ", 1)[0]).strip(" .")
