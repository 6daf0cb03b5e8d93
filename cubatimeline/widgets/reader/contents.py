"""What there is to read: the chapters, the documents with a digest, and every record, with a filter."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from cubatimeline.domain.date_words import in_words
from cubatimeline.domain.documents import Body
from cubatimeline.domain.languages import Language
from cubatimeline.drawing.theme import Theme
from cubatimeline.services.contents import Listing
from cubatimeline.store.stemming import fold
from cubatimeline.store.summaries import DocumentSummary
from cubatimeline.widgets.shared.lines import Line, LineList

_MOST = 2_000
"""Documents of one sort that are listed here; the measuring of very many lines would hold the window up."""
_SLICE, _ALL = 2_000, sys.maxsize
"""Documents that are looked through at a time: two hundredths of a second."""
_LIBRARY = "library:"
"""Key of the line that stands for those that are not."""


class Contents(QWidget):
    """Lists chapters and documents.

    Signals:
        document_request: id of the document that was chosen.
        library_request: all documents are wanted, of which only some are listed here.
    """

    document_request = Signal(str)
    library_request = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._documents = Listing()
        self._found: list[list[DocumentSummary]] = [[], [], []]
        self._left: Iterator[tuple[list[DocumentSummary], DocumentSummary]] = iter(())
        self._wanted: list[str] = []
        self._looking = QTimer(self)
        self._looking.timeout.connect(self._look_on)
        self._words: dict[str, str] = {}
        self._language: Language = "en"
        self._filter = QLineEdit()
        self._filter.setPlaceholderText(self.tr("Filter chapters and documents"))
        self._filter.setAccessibleName(self.tr("Filter chapters and documents"))
        self._filter.setClearButtonEnabled(True)
        self._filter.textChanged.connect(self._refresh)
        self._filter.returnPressed.connect(self._open_first)
        self.list = LineList(theme, self.tr("Chapters and documents"))
        self.list.chosen.connect(self._chosen)
        layout = self._layout = QVBoxLayout(self)
        self._row = QHBoxLayout()
        self._row.addWidget(self._filter)
        layout.addLayout(self._row)
        layout.addWidget(self.list, 1)
        self._refresh()
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Wear another theme."""
        px = theme.px
        self._layout.setContentsMargins(0, px(8), 0, 0)
        self._layout.setSpacing(px(4))
        self._filter.setFont(theme.font("small"))
        self._row.setContentsMargins(px(8), 0, px(8), 0)
        self.list.set_theme(theme)

    def show_documents(self, documents: Listing, language: Language) -> None:
        """Show what there is to read."""
        before, self._documents = self._documents, documents
        if (documents.mark, language) != (before.mark, self._language):
            self._language = language
            self._words = {}
            self._refresh()

    def mark_document(self, id_: str) -> None:
        """Show which document is open."""
        self.list.mark(id_)

    def focus_filter(self) -> None:
        """Put the cursor into the filter box."""
        self._filter.setFocus()
        self._filter.selectAll()

    def filter_by(self, words: str) -> None:
        """Show only what has `words` in its title or publisher."""
        self._filter.setText(words)

    @property
    def shown(self) -> list[str]:
        """Ids of the documents listed, in order."""
        return [line.key for line in self.list.lines if not line.heading and line.key != _LIBRARY]

    def _chosen(self, key: str) -> None:
        if key == _LIBRARY:
            self.library_request.emit()
        else:
            self.document_request.emit(key)

    def _open_first(self) -> None:
        self._look_on(_ALL)
        if self.shown:
            self.document_request.emit(self.shown[0])

    def _refresh(self) -> None:
        """List what the filter lets through; very many documents are looked through by and by."""
        wanted = fold(self._filter.text()).split()
        groups = (self._documents.chapters, self._documents.texts, self._documents.records)
        self._looking.stop()
        if not wanted:
            self._show(groups)
            return
        self._found = [[], [], []]
        self._left = ((found, each) for found, group in zip(self._found, groups, strict=True) for each in group)
        self._wanted = wanted
        self._looking.start()
        self._look_on(_SLICE)

    def _look_on(self, most: int = _SLICE) -> None:
        """Look through some more of the documents; those that were found are shown once all have been seen."""
        if not self._looking.isActive():
            return
        seen = 0
        for found, document in islice(self._left, most):
            seen += 1
            if self._matches(document, self._wanted):
                found.append(document)
        if seen < most:
            self._looking.stop()
            self._show(self._found)

    def _show(self, groups: Iterable[Sequence[DocumentSummary]]) -> None:
        titles = self.tr("Chapters"), self.tr("Documents to read"), self.tr("Records")
        lines: list[Line] = []
        for title, found in zip(titles, groups, strict=True):
            if found:
                lines.append(Line("", f"{title} · {len(found):,}", heading=True))
                lines += [self._line(d) for d in found[:_MOST]]
            if len(found) > _MOST:
                lines.append(Line(_LIBRARY, self.tr("All %1 in the library …").replace("%1", f"{len(found):,}")))
        wanted = self._filter.text().strip()
        empty = self.tr("Nothing has these words in its title.") if wanted else self.tr("There is nothing to read yet.")
        self.list.show_lines(lines or [Line("", empty, heading=True)])

    def _matches(self, document: DocumentSummary, wanted: list[str]) -> bool:
        words = self._words.get(document.id)
        if words is None:
            told = f"{document.title.in_(self._language)} {document.title.en} {document.publisher} {document.id}"
            words = self._words[document.id] = fold(told)
        return all(word in words for word in wanted)

    def _line(self, document: DocumentSummary) -> Line:
        title = document.title.in_(self._language)
        if document.body is Body.CHAPTER:
            return Line(document.id, f"{document.number}. {title}")
        date = in_words(document.date, self._language, "medium") if document.date is not None else ""
        return Line(document.id, title, above=date, below=document.publisher)
