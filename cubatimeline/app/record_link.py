"""Correcting records in the window: of the open document, or of everything an import brought, one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from cubatimeline.domain.documents import Body, Document

if TYPE_CHECKING:
    from cubatimeline.app.main_window import MainWindow
    from cubatimeline.services.importing.report import ImportReport


class RecordLink(QObject):
    """Ties the record form of one window to its reader and editor."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._brought: list[str] = []
        self._wanted = ""
        window.reader.record_saved.connect(self._saved)
        window.reader.record_request.connect(self.edit)
        window.reader.document_shown.connect(self._shown)

    def edit(self) -> None:
        """Correct the record of the open document."""
        reader = self._window.reader
        document = reader.document
        if document is None or document.body is Body.CHAPTER:
            self._window.status.tell(self.tr("A chapter has no record. Open a document to correct its record."))
            return
        self._window.documents.uncover()
        place = self._brought.index(document.id) if document.id in self._brought else -1
        where = f"{place + 1} / {len(self._brought)}" if place >= 0 and len(self._brought) > 1 else ""
        reader.edit_record(where)

    def go_through(self, report: ImportReport) -> None:
        """Correct the records of what an import brought, from the first on."""
        self._brought = [brought.document for brought in report.imported]
        if self._brought:
            self._open(self._brought[0])

    def _open(self, id_: str) -> None:
        self._wanted = id_
        if self._window.reader.document_id == id_:
            self._shown(id_)
        else:
            self._window.documents.show(id_)

    def _shown(self, id_: str) -> None:
        if id_ and id_ == self._wanted:
            self._wanted = ""
            self.edit()

    def _saved(self, document: Document, following: bool) -> None:
        from cubatimeline.services.editing.documents import change_record

        editor = self._window.editor
        after = self._brought[self._brought.index(document.id) + 1 :] if document.id in self._brought else []
        last = following and document.id in self._brought and not after
        if editor is not None:
            told = self.tr("That was the last record of the import.") if last else ""
            name = self.tr("Correct the record of “%1”").replace(
                "%1", document.title.in_(self._window.session.language)
            )
            editor.do(change_record(document), name, told)
        if following and after:
            self._open(after[0])
