"""The record above the text: title, creator, dates, archive reference and what can be done with the document."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from cubatimeline.domain.date_words import in_words
from cubatimeline.domain.documents import Body, Document
from cubatimeline.domain.languages import Language
from cubatimeline.drawing.theme import Theme
from cubatimeline.services.citing import archive_words


class RecordHeader(QWidget):
    """Shows the record of a document.

    Signals:
        cite_request: the citation is wanted on the clipboard.
        back_request, forward_request: the document read before, after.
    """

    cite_request = Signal()
    back_request = Signal()
    forward_request = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._address = ""
        self._title, self._facts, self._nature = QLabel(), QLabel(), QLabel()
        self._back = self._button("←", self.tr("The document read before"), self.back_request)
        self._forward = self._button("→", self.tr("The document read after"), self.forward_request)
        self._cite = self._button(self.tr("Cite"), self.tr("Copy the citation (Ctrl+Shift+C)"), self.cite_request)
        self._open = self._button(self.tr("Web page"), self.tr("Open the page of this source in a browser"), None)
        self._open.clicked.connect(self._open_address)
        words = QVBoxLayout()
        for label in (self._nature, self._title, self._facts):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            words.addWidget(label)
        buttons = QHBoxLayout()
        for button in (self._back, self._forward, self._cite, self._open):
            buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        layout = QHBoxLayout(self)
        layout.addLayout(words, 1)
        layout.addLayout(buttons)
        self._words, self._buttons = words, buttons
        self.set_theme(theme)

    def _button(self, words: str, tip: str, signal: object) -> QToolButton:
        button = QToolButton()
        button.setText(words)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        if signal is not None:
            button.clicked.connect(signal)
        return button

    def set_theme(self, theme: Theme) -> None:
        """Wear another theme."""
        px = theme.px
        self.layout().setContentsMargins(px(24), px(10), px(8), px(8))
        self._words.setSpacing(px(2))
        self._buttons.setSpacing(px(2))
        looks = (
            (self._nature, theme.font("tiny"), "text_soft"),
            (self._title, theme.font("large", serif=True, bold=True), "text"),
            (self._facts, theme.font("tiny"), "text_soft"),
        )
        for label, font, role in looks:
            label.setFont(font)
            palette = label.palette()
            palette.setColor(label.foregroundRole(), theme.colour(role))
            label.setPalette(palette)
        for button in (self._back, self._forward, self._cite, self._open):
            button.setFont(theme.font("small"))

    def show_document(self, document: Document, language: Language) -> None:
        """Show the record of a document."""
        self._address = document.address
        self._title.setText(document.title.in_(language))
        self._nature.setText(self._nature_of(document))
        facts = self._facts_of(document, language)
        self._facts.setText(" · ".join(facts))
        self._facts.setVisible(bool(facts))
        self._open.setVisible(document.address.startswith(("http://", "https://")))
        self._open.setToolTip(document.address)
        self._cite.setVisible(document.body is not Body.CHAPTER)

    def show_way(self, back: bool, forward: bool) -> None:
        """Say whether there is a document to go back or forward to."""
        self._back.setEnabled(back)
        self._forward.setEnabled(forward)

    def _nature_of(self, document: Document) -> str:
        if document.body is Body.CHAPTER:
            return self.tr("Chapter %1").replace("%1", str(document.number))
        nature = {
            Body.DIGEST: self.tr("Digest in our own words"),
            Body.TEXT: self.tr("Full text"),
            Body.RECORD: self.tr("Record"),
        }[document.body]
        return f"{document.kind.capitalize()} · {nature}" if document.kind else nature

    def _facts_of(self, document: Document, language: Language) -> list[str]:
        dates = [
            f"{self._date_kind(kind)} {in_words(date, language, 'medium')}" for kind, date in document.dates.items()
        ]
        to = self.tr("to %1").replace("%1", document.recipient) if document.recipient else ""
        by = self.tr("translated by %1").replace("%1", document.translator) if document.translator else ""
        facts = [document.creator, to, *dates, archive_words(document.reference), by, document.contributor]
        return [fact for fact in (*facts, document.publisher) if fact]

    def _date_kind(self, kind: str) -> str:
        names = {
            "written": self.tr("written"),
            "discussed": self.tr("of a talk on"),
            "sent": self.tr("sent"),
            "received": self.tr("received"),
            "published": self.tr("published"),
            "translated": self.tr("translated"),
            "declassified": self.tr("declassified"),
        }
        return names.get(kind, kind)

    def _open_address(self) -> None:
        QDesktopServices.openUrl(QUrl(self._address))
