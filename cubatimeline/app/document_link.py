"""The open document in the window: opened from everywhere, at a place where one was found, with a way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from cubatimeline.services.reading import DocumentPage, document_page
from cubatimeline.services.searching import PassagePlace

if TYPE_CHECKING:
    from cubatimeline.app.main_window import MainWindow


class DocumentLink(QObject):
    """Ties the open document of one window to its reader."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._passage: PassagePlace | None = None
        window.session.document_changed.connect(self._changed)
        window.reader.back_request.connect(lambda: self._step(-1))
        window.reader.forward_request.connect(lambda: self._step(1))
        for pane in (window.reader.document_request, window.sidebar.document_chosen, window.search.document_chosen):
            pane.connect(self.show)
        window.search.passage_chosen.connect(self.show_place)

    def show(self, id_: str) -> None:
        """Open a document, and the reader with it where it is closed."""
        self.uncover()
        self._window.session.open_document(id_)

    def uncover(self) -> None:
        """Show the reader where it is closed or covered by the chart."""
        window = self._window
        window.panes.show("reader")
        window.pages.setCurrentWidget(window.reading)
        window.actions_by_deed["view.chart"].setChecked(False)

    def forget(self) -> None:
        """Forget the place to be shown: another collection is about to come."""
        self._passage = None

    def renew(self) -> None:
        """Show the open document again, once there are others or another language; without one, the first chapter."""
        window = self._window
        documents = window.panel_data.documents if window.panel_data is not None else []
        if any(document.id == window.session.document_id for document in documents):
            self._changed(window.session.document_id)
        else:
            chapters = sorted((d.number, d.id) for d in documents if d.number)
            first = chapters[0][1] if chapters else next((d.id for d in documents), "")
            if first:
                window.session.open_document(first)

    def _changed(self, id_: str) -> None:
        if not id_:
            return
        window = self._window
        language = window.session.language
        window.reader.header.show_way(*window.session.documents_read.can_go)
        window.opener.ask(lambda reader: document_page(reader, id_, language), self._answer)

    def _answer(self, page: DocumentPage | None) -> None:
        session, reader = self._window.session, self._window.reader
        if page is not None and page.document.id == session.document_id:
            reader.show_document(page, session.language)
            reader.light_entity(session.entity_id)
            self._show_passage()

    def _show_passage(self) -> None:
        """Bring the place that the search found into view, once its document is open."""
        if self._passage is not None and self._passage.document == self._window.reader.document_id:
            self._window.reader.text.show_sentence(self._passage.offset)
            self._passage = None

    def show_place(self, passage: PassagePlace) -> None:
        """Open a document at a place that the search found."""
        self._passage = passage
        if passage.document == self._window.session.document_id:
            self._show_passage()
        self.show(passage.document)

    def _step(self, step: int) -> None:
        id_ = self._window.session.documents_read.step(step)
        if id_ is not None:
            self._window.session.open_document(id_, remember=False)
