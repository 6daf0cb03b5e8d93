"""The bar over the text: what kind of document it is, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QUrl, Signal, SignalInstance
from PySide6.QtGui import QDesktopServices, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from cubatimeline.domain.date_words import in_words
from cubatimeline.domain.documents import Body, Document
from cubatimeline.domain.languages import Language
from cubatimeline.drawing.theme import Theme
from cubatimeline.services.citing import archive_words
from cubatimeline.widgets.shared.elided import ElidedLabel


class RecordBar(QWidget):
    """One row of words and buttons.

    Signals:
        cite_request: the citation is wanted on the clipboard.
        record_request: the record is to be corrected.
        back_request, forward_request: the document read before, after.
    """

    cite_request = Signal()
    record_request = Signal()
    back_request = Signal()
    forward_request = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._address = ""
        self._useful: frozenset[QToolButton] = frozenset()
        self._nature = ElidedLabel()
        self._back = self._button("←", self.tr("The document read before"), self.back_request)
        self._forward = self._button("→", self.tr("The document read after"), self.forward_request)
        self._cite = self._button(self.tr("Cite"), self.tr("Copy the citation (Ctrl+Shift+C)"), self.cite_request)
        self._edit = self._button(self.tr("Edit record"), self.tr("Correct the record (F2)"), self.record_request)
        self._open = self._button(self.tr("Web page"), self.tr("Open the page of this source in a browser"), None)
        self._open.clicked.connect(self._open_address)
        layout = self._layout = QHBoxLayout(self)
        layout.addWidget(self._nature, 1)
        for button in self._all_buttons():
            layout.addWidget(button)
        self.set_theme(theme)

    def _all_buttons(self) -> tuple[QToolButton, ...]:
        return self._edit, self._cite, self._open, self._back, self._forward

    def _button(self, words: str, tip: str, signal: SignalInstance | None) -> QToolButton:
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
        self._layout.setContentsMargins(px(24), px(4), px(8), px(2))
        self._layout.setSpacing(px(2))
        self._nature.setFont(theme.font("tiny"))
        palette = self._nature.palette()
        palette.setColor(self._nature.foregroundRole(), theme.colour("text_soft"))
        self._nature.setPalette(palette)
        for button in self._all_buttons():
            button.setFont(theme.font("small"))
        self._fit()

    def show_document(self, document: Document) -> None:
        """Show what kind of document is open."""
        self._address = document.address
        self._nature.setText(nature_of(document))
        self._open.setToolTip(document.address)
        self._useful = frozenset(self._all_buttons())
        if document.body is Body.CHAPTER:
            self._useful -= {self._cite, self._edit}
        if not document.address.startswith(("http://", "https://")):
            self._useful -= {self._open}
        self._fit()

    def _fit(self) -> None:
        """Show the buttons that are of use; where they have no room, leave to menu and keys what these do as well."""
        margins, shown = self._layout.contentsMargins(), self._useful
        room = self.width() - margins.left() - margins.right()
        for spared in (self._edit, self._cite, self._open):
            if sum(button.sizeHint().width() + self._layout.spacing() for button in shown) > room:
                shown -= {spared}
        for button in (self._edit, self._cite, self._open):
            button.setVisible(button in shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def show_way(self, back: bool, forward: bool) -> None:
        """Say whether there is a document to go back or forward to."""
        self._back.setEnabled(back)
        self._forward.setEnabled(forward)

    def _open_address(self) -> None:
        QDesktopServices.openUrl(QUrl(self._address))


def _tr(words: str) -> str:
    return QCoreApplication.translate("Record", words)


def nature_of(document: Document) -> str:
    """Return what a document is, in a few words: "Conversation · Digest in our own words"."""
    if document.body is Body.CHAPTER:
        return _tr("Chapter %1").replace("%1", str(document.number))
    nature = {
        Body.DIGEST: _tr("Digest in our own words"),
        Body.TEXT: _tr("Full text"),
        Body.RECORD: _tr("Record"),
    }[document.body]
    return f"{document.kind.capitalize()} · {nature}" if document.kind else nature


def record_words(document: Document, language: Language) -> str:
    """Return creator, dates, archive reference and the rest of a record, in one line."""
    if document.body is Body.CHAPTER:
        return ""
    to = _tr("to %1").replace("%1", document.recipient) if document.recipient else ""
    by = _tr("translated by %1").replace("%1", document.translator) if document.translator else ""
    dates = (f"{_date_kind(kind)} {in_words(date, language, 'medium')}" for kind, date in document.dates.items())
    facts = (document.creator, to, *dates, archive_words(document.reference), by, document.contributor)
    return " · ".join(fact for fact in (*facts, document.publisher) if fact)


def _date_kind(kind: str) -> str:
    names = {
        "written": _tr("written"),
        "discussed": _tr("of a talk on"),
        "sent": _tr("sent"),
        "received": _tr("received"),
        "published": _tr("published"),
        "translated": _tr("translated"),
        "declassified": _tr("declassified"),
    }
    return names.get(kind, kind)
