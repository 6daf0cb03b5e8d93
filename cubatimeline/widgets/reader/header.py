"""The bar over the text: what kind of document it is, what can be done with it, and its record where that is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QUrl, Signal, SignalInstance
from PySide6.QtGui import QDesktopServices, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from cubatimeline.domain.documents import Body, Document
from cubatimeline.domain.languages import Language
from cubatimeline.drawing.theme import Theme
from cubatimeline.widgets.reader.record_words import PARTS, nature_of, record_words
from cubatimeline.widgets.shared.elided import ElidedLabel

if TYPE_CHECKING:
    from cubatimeline.widgets.reader.record_sheet import RecordSheet

__all__ = ("RecordBar", "nature_of", "record_words")

_SHARE = 0.4
"""Of the height of the reader that the record takes at the most: the text keeps the rest."""


class _Nature(ElidedLabel):
    """What a document is, in parts of which the later ones go first where there is no room."""

    @property
    def least(self) -> int:
        """Pixels of the first part."""
        return self.fontMetrics().horizontalAdvance(self.text().split(PARTS)[0]) + 1

    @property
    def shown(self) -> str:
        parts, room = self.text().split(PARTS), self.contentsRect().width()
        beginnings = (PARTS.join(parts[:count]) for count in range(len(parts), 0, -1))
        whole = (words for words in beginnings if self.fontMetrics().horizontalAdvance(words) <= room)
        return next(whole, self.fontMetrics().elidedText(parts[0], Qt.TextElideMode.ElideRight, room))


class RecordBar(QWidget):
    """One row of words and buttons, and below it the record, which is folded at first.

    Attributes:
        sheet: the record; None before it was first unfolded.
        cite_menu: ways to cite, filled by whoever knows them.

    Signals:
        cite_request: the citation is wanted on the clipboard.
        record_request: the record is to be corrected.
        event_request: whether the card of the selected event, for which there is no room, is to be in sight.
        back_request, forward_request: the document read before, after.
    """

    cite_request = Signal()
    record_request = Signal()
    event_request = Signal(bool)
    back_request = Signal()
    forward_request = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._address = ""
        self._theme = theme
        self._shown: tuple[Document, Language] | None = None
        self.sheet: RecordSheet | None = None
        self._useful: frozenset[QToolButton] = frozenset()
        self._nature = _Nature()
        self._back = self._button("←", self.tr("The document read before"), self.back_request)
        self._forward = self._button("→", self.tr("The document read after"), self.forward_request)
        self._cite = self._button(self.tr("Cite"), self.tr("Copy the citation (Ctrl+Shift+C)"), self.cite_request)
        self.cite_menu = QMenu(self)
        self._ways = self._button("▾", self.tr("Other ways to cite"), None)
        self._ways.setMenu(self.cite_menu)
        self._ways.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._more = self._button(self.tr("Record"), self.tr("Show all that the record says"), None)
        self._more.setCheckable(True)
        self._more.toggled.connect(self.unfold)
        self._event = self._button(self.tr("Event"), self.tr("Show the selected event beside the text"), None)
        self._event.setCheckable(True)
        self._event.clicked.connect(self.event_request)
        self._offers_event = False
        self._edit = self._button(self.tr("Edit record"), self.tr("Correct the record (F2)"), self.record_request)
        self._open = self._button(self.tr("Web page"), self.tr("Open the page of this source in a browser"), None)
        self._open.clicked.connect(self._open_address)
        layout = self._layout = QHBoxLayout()
        layout.addWidget(self._nature, 1)
        for button in self._all_buttons():
            layout.addWidget(button)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(layout)
        self.set_theme(theme)

    def _all_buttons(self) -> tuple[QToolButton, ...]:
        shown = self._event, self._more, self._edit, self._cite, self._ways, self._open
        return *shown, self._back, self._forward

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
        self._theme = theme
        px = theme.px
        self._layout.setContentsMargins(px(24), px(4), px(8), px(2))
        self._layout.setSpacing(px(2))
        self._nature.setFont(theme.font("tiny"))
        palette = self._nature.palette()
        palette.setColor(self._nature.foregroundRole(), theme.colour("text_soft"))
        self._nature.setPalette(palette)
        for button in self._all_buttons():
            button.setFont(theme.font("small"))
        self._ways.setStyleSheet(f"padding: {px(4)}px {px(2)}px;")
        if self.sheet is not None:
            self.sheet.set_theme(theme)
        self._fit()

    def show_document(self, document: Document, language: Language = "en") -> None:
        """Show what kind of document is open, and its record where that is unfolded."""
        self._address = document.address
        self._shown = document, language
        self._nature.setText(nature_of(document))
        self._open.setToolTip(document.address)
        self._useful = frozenset(self._all_buttons()) - {self._event}
        if document.body is Body.CHAPTER:
            self._useful -= {self._cite, self._ways, self._edit, self._more}
        if not document.address.startswith(("http://", "https://")):
            self._useful -= {self._open}
        self._fill_sheet()
        self._fit()

    def unfold(self, wanted: bool) -> None:
        """Show the whole record between this row and the text, or fold it away."""
        if wanted and self.sheet is None:
            from cubatimeline.widgets.reader.record_sheet import RecordSheet

            self.sheet = RecordSheet(self._theme)
            self._column.addWidget(self.sheet)
        self._more.setChecked(wanted)
        self._fill_sheet()
        self._fit()

    @property
    def is_unfolded(self) -> bool:
        """Whether the whole record is in sight."""
        return self.sheet is not None and not self.sheet.isHidden()

    def _fill_sheet(self) -> None:
        if self.sheet is None or self._shown is None:
            return
        document, language = self._shown
        self.sheet.setVisible(self._more.isChecked() and document.body is not Body.CHAPTER)
        if not self.sheet.isHidden():
            self.sheet.show_record(document, language)

    def _fit(self) -> None:
        """Show the buttons that are of use; where they have no room, leave to menu and keys what these do as well."""
        margins = self._layout.contentsMargins()
        shown = self._useful | {self._event} if self._offers_event else self._useful
        room = self.width() - margins.left() - margins.right()
        for spared in (self._edit, self._open, self._more, self._ways, self._cite):
            told = self._nature.least if spared is self._edit else 0
            if sum(button.sizeHint().width() + self._layout.spacing() for button in shown) + told > room:
                shown -= {spared}
        for button in (self._event, self._more, self._edit, self._cite, self._ways, self._open):
            button.setVisible(button in shown)
        self._fit_sheet()

    def _fit_sheet(self) -> None:
        """Give the record the height it needs, but leave most of the reader to the text."""
        above = self.parentWidget()
        if self.sheet is not None and not self.sheet.isHidden() and above is not None:
            room = max(round(above.height() * _SHARE), self._theme.px(40))
            self.sheet.setFixedHeight(self.sheet.fitting_height(self.width(), room))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        above = self.parentWidget()
        if above is not None:
            above.removeEventFilter(self)
            above.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._fit_sheet()
        return super().eventFilter(watched, event)

    def offer_event(self, offered: bool, shown: bool) -> None:
        """Offer the card of the selected event while it has no room of its own; tell whether it is in sight."""
        self._event.setChecked(shown)
        if offered != self._offers_event:
            self._offers_event = offered
            self._fit()

    def show_way(self, back: bool, forward: bool) -> None:
        """Say whether there is a document to go back or forward to."""
        self._back.setEnabled(back)
        self._forward.setEnabled(forward)

    def _open_address(self) -> None:
        QDesktopServices.openUrl(QUrl(self._address))
