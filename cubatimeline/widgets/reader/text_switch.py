"""One row over the text of a source: its digest or record, and its full text or the way to attach one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QTabBar, QToolButton, QWidget

from cubatimeline.domain.documents import Body
from cubatimeline.drawing.theme import Theme
from cubatimeline.services.reading import DocumentPage


class TextSwitch(QWidget):
    """Shows which of two texts is read; hidden where there can be only one.

    Signals:
        document_request: id of the document whose text is wanted.
        attach_request: a full text is to be attached.
        related_request: the related documents are wanted, which have no room beside the text.
    """

    document_request = Signal(str)
    attach_request = Signal()
    related_request = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = ("", "")
        self._tabs = QTabBar()
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        self._tabs.addTab("")
        self._tabs.addTab(self.tr("Full text"))
        self._tabs.setAccessibleName(self.tr("Which text of the source"))
        self._tabs.currentChanged.connect(self._chosen)
        self._attach = QToolButton()
        self._attach.setText(self.tr("Attach full text …"))
        self._attach.setToolTip(self.tr("Attach your own text or PDF to this record, or let a file go over it"))
        self._attach.setAccessibleName(self.tr("Attach full text"))
        self._attach.clicked.connect(self.attach_request)
        self._related = QToolButton()
        self._related.setText(self.tr("Related …"))
        self._related.setToolTip(self.tr("Choose among the documents related to this one"))
        self._related.setAccessibleName(self.tr("Related documents"))
        self._related.clicked.connect(self.related_request)
        self._related.hide()
        layout = self._layout = QHBoxLayout(self)
        for part in (self._tabs, self._attach, self._related):
            layout.addWidget(part)
        layout.addStretch(1)
        self.hide()
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Wear another theme."""
        self._layout.setContentsMargins(theme.px(16), 0, theme.px(8), 0)
        self._tabs.setFont(theme.font("small"))
        for button in (self._attach, self._related):
            button.setFont(theme.font("small"))

    def offer_related(self, wanted: bool) -> None:
        """Offer the related documents here, while their list has no room beside the text."""
        self._related.setVisible(wanted)

    def show_page(self, page: DocumentPage) -> None:
        """Offer the texts of a source."""
        self._texts = ("", "")
        self._tabs.setTabText(0, self.tr("Digest") if page.record_body is Body.DIGEST else self.tr("Record"))
        self._tabs.setCurrentIndex(int(page.document.id != page.record))
        self._texts = (page.record, page.full_text)
        self._tabs.setVisible(bool(page.full_text))
        self._attach.setVisible(not page.full_text)
        self.setVisible(bool(page.full_text) or page.record_body in (Body.DIGEST, Body.RECORD))

    def _chosen(self, which: int) -> None:
        if self._texts[which]:
            self.document_request.emit(self._texts[which])
