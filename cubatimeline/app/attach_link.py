"""Attaching in the window: a file becomes the full text of the open record, read in the background, as one edit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Event as Flag
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from cubatimeline.app.actions import Deed
from cubatimeline.domain.changes import Changes
from cubatimeline.domain.documents import Body
from cubatimeline.domain.errors import Cancelled, ReaderError
from cubatimeline.widgets.shared.background import Background

if TYPE_CHECKING:
    from cubatimeline.app.attach_process import AttachingApart
    from cubatimeline.app.main_window import MainWindow
    from cubatimeline.services.attaching import Attached


class AttachLink(QObject):
    """Ties attaching to one window; one file is read at a time.

    Signals:
        attached: the `Attached` that came of a file, once it is in the collection.
        refused: the `ReaderError` for which a file was not attached; the message bar tells of it.
    """

    attached = Signal(object)
    refused = Signal(object)
    _progressed = Signal(float)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._background: Background[None] | None = None
        self._process: AttachingApart | None = None
        self._stop, self._busy = Flag(), False
        self._path = Path()
        self._coming: Attached | None = None
        self._progressed.connect(self._tell_progress)
        window.reader.switch.attach_request.connect(self.ask_for_file)
        window.status.stop_request.connect(self._stop.set)
        window.edits.changed.connect(self._changed)

    def close(self) -> None:
        """Stop and give up; nothing of a text that is not there yet is kept."""
        self._stop.set()
        if self._process is not None:
            self._process.cut()
        if self._background is not None:
            self._background.close()
            self._background = None

    def ask_for_file(self) -> None:
        """Ask for the file that is to be the full text of the open document."""
        from cubatimeline.services.importing.kinds import DOCUMENT_ENDINGS

        if not self._may_attach():
            return
        endings = " ".join(f"*{ending}" for ending in sorted(DOCUMENT_ENDINGS))
        kinds = self.tr("Documents (%1);;All files (*)").replace("%1", endings)
        name, _ = QFileDialog.getOpenFileName(self._window, self.title(), "", kinds)
        if name:
            # Keys go to the text that was asked for, not to the line the list of documents was filtered by
            self._window.reader.text.setFocus()
            self.start(Path(name))

    def title(self) -> str:
        """Return what attaching a file would do now: attach a text, or replace the one that is there."""
        page = self._window.reader.page
        has_text = page is not None and (bool(page.full_text) or page.document.body is Body.TEXT)
        return self.tr("Replace the full text …") if has_text else self.tr("Attach full text or PDF …")

    def takes(self, paths: Sequence[Path], over: QObject, event: QDropEvent) -> bool:
        """Whether files that are dropped are meant for the open record: one file, let go over its text."""
        reader = self._window.reader
        document = reader.document
        if len(paths) != 1 or paths[0].is_dir() or document is None or document.body is Body.CHAPTER:
            return False
        if not isinstance(over, QWidget) or not reader.views.isVisible():
            return False
        at = reader.views.mapFromGlobal(over.mapToGlobal(event.position().toPoint()))
        return reader.views.rect().contains(at)

    def drop_words(self, paths: Sequence[Path]) -> str:
        """Say what letting a file go over the open record does."""
        document = self._window.reader.document
        title = document.title.in_(self._window.session.language) if document is not None else ""
        words = self.tr("Attach “%1” as the full text of “%2”")
        return words.replace("%1", paths[0].name).replace("%2", title)

    def _may_attach(self) -> bool:
        document = self._window.reader.document
        if document is None or document.body is Body.CHAPTER:
            words = self.tr("A chapter has no full text. Open a document, and attach the text to that.")
            self._window.messages.tell(words)
            return False
        return not self._busy and self._window.editor is not None

    def start(self, path: Path, document: str = "") -> None:
        """Attach a file to a document, or to the open one."""
        window = self._window
        id_, collection = document or window.reader.document_id, window.opener.path
        if not id_ or collection is None or not self._may_attach():
            return

        def read(_kept: None) -> AttachingApart:
            from cubatimeline.app.attach_process import AttachingApart  # brings in processes, a twentieth of a second

            process = self._process = AttachingApart(collection, id_, path, self._progressed.emit, self._stop.is_set)
            process.read()
            return process

        self._stop.clear()
        self._path, self._busy = path, True
        self._tell_progress(0.0)
        if self._background is None:
            self._background = Background(lambda: None, lambda _: None, "attaching")
            self._background.failed.connect(self._failed)
        self._background.ask(read, self._put)

    def _tell_progress(self, share: float) -> None:
        if self._busy and not self._stop.is_set():
            words = self.tr("reading %1").replace("%1", self._path.name)
            self._window.status.show_task(f"{words} · {share:.0%}" if share else words, self.tr("Stop reading"))

    def _failed(self, error: ReaderError) -> None:
        self._end()
        if not isinstance(error, Cancelled):
            self._tell_of_file(str(error))
        self.refused.emit(error)

    def _tell_of_file(self, sentence: str) -> None:
        """Show a sentence that stays, with the name of the file it is on: those of several files stand together."""
        name = self._path.name
        self._window.messages.tell(sentence if name in sentence else f"{name}: {sentence}")

    def _end(self) -> None:
        self._busy, process, self._process = False, self._process, None
        if process is not None and self._background is not None:
            # The end of a process is waited for, a tenth of a second at times
            self._background.ask(lambda _: process.close(), lambda _: None)
        self._window.status.show_task("")

    def _put(self, process: AttachingApart) -> None:
        """Have it written between the edits of the window, where that still shows the collection that it is for."""
        editor = self._window.editor
        if editor is None or self._window.opener.path != process.collection:
            self._end()
            return
        name = self.tr("Attach “%1”").replace("%1", self._path.name)

        def write() -> Changes:
            changes, self._coming = process.write(name)
            return changes

        def told() -> str:
            return name if self._coming is None else f"{self._path.name}: {self._told(self._coming)}"

        editor.lend(write, told, self._failed)

    def _changed(self, _changes: Changes) -> None:
        """Show the text once it is in the collection."""
        coming = self._coming
        if coming is None or not coming.text:
            return
        self._coming = None
        self._end()
        window = self._window
        for remark in coming.remarks:
            self._tell_of_file(remark)
        if window.reader.document_id == coming.text:
            window.documents.renew()
        else:
            window.documents.show(coming.text)
        if not isinstance(window.focusWidget(), QLineEdit):
            window.reader.text.setFocus()
        self.attached.emit(coming)

    def _told(self, attached: Attached) -> str:
        parts = [self.tr("%n date(s) and names marked", "", attached.marks)]
        if attached.anchored:
            parts.append(self.tr("%n event(s) of the record found in it", "", attached.anchored))
        if attached.drafts:
            parts.append(self.tr("%n draft(s) to review (Ctrl+R)", "", attached.drafts))
        if attached.lost:
            parts.append(self.tr("the words of %n passage(s) are gone", "", attached.lost))
        return " · ".join(parts)


def attach_deeds(window: MainWindow) -> Iterator[Deed]:
    """Yield the deed of attaching a text."""
    translate = QCoreApplication.translate
    menu, words = translate("Deeds", "&Text"), translate("Deeds", "Attach or replace the full text …")
    yield Deed("text.attach", menu, words, window.attaching.ask_for_file, ("Ctrl+Shift+A",), group="attach")
