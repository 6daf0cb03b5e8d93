"""A second document beside the first: its text, and whether the two scroll together."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from cubatimeline.domain.languages import Language
from cubatimeline.drawing.theme import Theme
from cubatimeline.services.reading import DocumentPage
from cubatimeline.widgets.reader.header import record_words
from cubatimeline.widgets.reader.record_text import date_kinds
from cubatimeline.widgets.reader.text_column import Heading, TextColumn
from cubatimeline.widgets.shared.elided import ElidedLabel
from cubatimeline.widgets.shared.icons import icon


class SecondText(QWidget):
    """Shows one more document, with the same marks and keys as the first.

    Signals:
        choose_request: another document is wanted here.
        swap_request: the two documents are to change places.
        close_request: one document is enough again.
        together_changed: whether the two scroll together.
    """

    choose_request = Signal()
    swap_request = Signal()
    close_request = Signal()
    together_changed = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page: DocumentPage | None = None
        self.title = ElidedLabel()
        self.text = TextColumn(theme)
        self.text.setAccessibleName(self.tr("Text of the second document"))
        self.together = QToolButton()
        self.together.setText(self.tr("Scroll together"))
        self.together.setToolTip(self.tr("Scroll both documents by the paragraphs that answer each other"))
        self.together.setCheckable(True)
        self.together.setChecked(True)
        self.together.toggled.connect(self.together_changed)
        self._others = {
            "open": self._button(self.tr("Choose another second document"), self.choose_request.emit),
            "swap": self._button(self.tr("Let the two documents change places"), self.swap_request.emit),
            "close": self._button(self.tr("Close the second document"), self.close_request.emit),
        }
        self._bar = QHBoxLayout()
        self._bar.addWidget(self.title, 1)
        for button in (self.together, *self._others.values()):
            self._bar.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._bar)
        layout.addWidget(self.text, 1)
        self.setAccessibleName(self.tr("Second document"))
        self.set_theme(theme)

    def _button(self, words: str, deed: object) -> QToolButton:
        button = QToolButton()
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.clicked.connect(deed)
        return button

    def set_theme(self, theme: Theme) -> None:
        """Wear another theme."""
        px = theme.px
        self._bar.setContentsMargins(px(12), px(4), px(4), px(4))
        self._bar.setSpacing(px(2))
        self.title.setFont(theme.font("small", bold=True))
        self.together.setFont(theme.font("small"))
        for name, button in self._others.items():
            button.setIcon(icon(name, theme))
        self.text.set_theme(theme)

    def show_document(self, page: DocumentPage, language: Language) -> None:
        """Show a document from its beginning."""
        self.page = page
        document = page.document
        title = document.title.in_(language)
        self.title.setText(title)
        text = document.text or document.summary or self.tr("Only the record of this source is in the collection.")
        heading = Heading(title, record_words(document, language))
        if document.text:
            starts = [each.start for each in page.structure.headings]
            self.text.show_text(text, page.marks, heading, page.stretches, starts, date_kinds(document))
        else:
            self.text.show_text(text, (), heading)

    def clear(self) -> None:
        """Show nothing."""
        self.page = None
        self.title.setText("")
        self.text.show_text("", (), Heading(""))
