"""The documents of one page, as an archive lists its results: date, title, abstract, reference and what there is."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from cubatimeline.domain.date_words import in_words, unbreakable
from cubatimeline.domain.documents import Body
from cubatimeline.domain.languages import Language
from cubatimeline.drawing.theme import Theme
from cubatimeline.services.citing import archive_words
from cubatimeline.store.document_list import DocumentLine
from cubatimeline.widgets.shared.kinds import kind_words
from cubatimeline.widgets.shared.lines import Line, LineList

_MOST_LETTERS = 320


class DocumentList(LineList):
    """Lists documents; the arrows left and right turn the page.

    Signals:
        turned: the next page (1) or the one before (-1) is wanted.
    """

    turned = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self.setAccessibleName(self.tr("Documents"))

    def show_documents(self, documents: Iterable[DocumentLine], language: Language) -> None:
        """Show the documents of a page from its top; where the list has the focus, the first is marked."""
        self.show_lines(self._line(document, language) for document in documents)
        if self.hasFocus():
            self.take_focus()

    def take_focus(self) -> None:
        """Put the focus on the list, with a line marked."""
        self.setFocus()
        if not self.selectedIndexes() and self.lines:
            self.mark(self.lines[max(self.currentIndex().row(), 0)].key)

    def event(self, event: QEvent) -> bool:
        """Take the arrows before anybody else does."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and _step(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _step(event)
        if step:
            self.turned.emit(step)
        else:
            super().keyPressEvent(event)

    def _line(self, document: DocumentLine, language: Language) -> Line:
        date = unbreakable(in_words(document.date, language, "long")) if document.date is not None else ""
        kind = kind_words(document.kind)
        above = " · ".join(part for part in (date or self.tr("Without a date"), kind, self._holds(document)) if part)
        proves = self._proves(document) if document.summary else ""
        facts = (document.creator, archive_words(document.reference), document.publisher, proves)
        below = "\n".join(part for part in (self._told(document, language), " · ".join(filter(None, facts))) if part)
        return Line(document.id, document.title.in_(language), above=above, below=below)

    def _holds(self, document: DocumentLine) -> str:
        names = {
            Body.TEXT: self.tr("full text"), Body.DIGEST: self.tr("digest"), Body.RECORD: self.tr("record only"),
        }  # fmt: skip
        return names.get(document.body, "")

    def _proves(self, document: DocumentLine) -> str:
        return self.tr("proves %n event(s)", "", document.events) if document.events else ""

    def _told(self, document: DocumentLine, language: Language) -> str:
        """Return the abstract, or the events that the document proves where it has none."""
        if document.summary:
            words = " ".join(document.summary.split())
            return words if len(words) <= _MOST_LETTERS else f"{words[:_MOST_LETTERS].rsplit(' ', 1)[0]} …"
        titles = [title.in_(language) for title in document.attests]
        more = document.events - len(titles)
        titles += [self.tr("%n more", "", more)] if titles and more > 0 else []
        return self.tr("Proves: %1").replace("%1", "; ".join(titles)) if titles else ""


def _step(event: QKeyEvent) -> int:
    """Return which way a key turns the page: -1, 1, or 0 for another key."""
    if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
        return 0
    return {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
