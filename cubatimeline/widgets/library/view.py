"""The library in the reader's place: a box to filter, what the documents share to narrow down by, results in pages."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cubatimeline.domain.languages import Language
from cubatimeline.drawing.theme import Theme
from cubatimeline.services.library_list import Facet, LibraryPage, LibraryQuery, Order
from cubatimeline.widgets.library.facets import FacetList
from cubatimeline.widgets.library.pager import Pager
from cubatimeline.widgets.library.results import DocumentList
from cubatimeline.widgets.shared.elided import ElidedLabel
from cubatimeline.widgets.shared.empty import EmptyPage
from cubatimeline.widgets.shared.icons import icon
from cubatimeline.widgets.shared.throttle import Throttle

_PAUSE = 120
_LAST_FIRST = (Order.EVENTS, Order.ADDED)
"""Orders of which the most and the latest are looked for."""
_NARROW = 640
"""Pixels below which the facets give their room to the results."""


class LibraryView(QWidget):
    """Shows one page of the library at a time and asks for others.

    Attributes:
        query: what is asked for now.

    Signals:
        page_request: the `LibraryQuery` and the number of the page that are wanted.
        document_chosen: id of the document to open.
        close_request: the reader wants the text back.
    """

    page_request = Signal(object, int)
    document_chosen = Signal(str)
    close_request = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.query = LibraryQuery()
        self.page: LibraryPage | None = None
        self._wanted = 1
        self._language: Language = "en"
        self.setAccessibleName(self.tr("Library"))
        self.setAutoFillBackground(True)
        self.setBackgroundRole(self.palette().ColorRole.Base)
        self._build_bar()
        self.facets = FacetList(theme)
        self.facets.toggled.connect(self._toggle)
        self.list = DocumentList(theme)
        self.list.chosen.connect(self.document_chosen)
        self.list.turned.connect(self.turn)
        self.pager = Pager(theme)
        self.pager.page_request.connect(self.go_to)
        self._empty = EmptyPage(
            theme, self.tr("Reading the list of documents …"),
            button=self.tr("Clear filters"), tip=self.tr("Show all documents again"),
        )  # fmt: skip
        self.clear_button = self._empty.button
        self.clear_button.clicked.connect(self.clear)
        self._lay_out()
        self._type: Throttle[[]] = Throttle(self._typed, _PAUSE, self)
        self.filter.textChanged.connect(lambda _: self._type())
        self.set_theme(theme)

    def _build_bar(self) -> None:
        self._title = ElidedLabel()
        self._title.setText(self.tr("Library"))
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Filter by title, abstract, creator, archive or reference"))
        self.filter.setAccessibleName(self.tr("Filter documents"))
        self.filter.setClearButtonEnabled(True)
        self.filter.installEventFilter(self)
        self.order = QComboBox()
        self.order.setAccessibleName(self.tr("Order of the documents"))
        orders = (
            (Order.DATE, self.tr("By date")), (Order.TITLE, self.tr("By title")),
            (Order.ARCHIVE, self.tr("By archive")), (Order.KIND, self.tr("By kind")),
            (Order.EVENTS, self.tr("By events proved")), (Order.ADDED, self.tr("By date added")),
        )  # fmt: skip
        for order, words in orders:
            self.order.addItem(words, order)
        self.order.currentIndexChanged.connect(self._sort_anew)
        self.direction = self._button("↑", self.tr("First to last; click for last to first"))
        self.direction.setCheckable(True)
        self.direction.toggled.connect(self._sort)
        self._close = self._button("", self.tr("Back to the text (Esc)"))
        self._close.clicked.connect(self.close_request)

    def _button(self, words: str, tip: str) -> QToolButton:
        button = QToolButton()
        button.setText(words)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        return button

    def _lay_out(self) -> None:
        self._bar = QHBoxLayout()
        self._bar.addWidget(self._title, 2)
        self._bar.addWidget(self.filter, 3)
        for part in (self.order, self.direction, self._close):
            self._bar.addWidget(part)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._empty)
        self._stack.setCurrentWidget(self._empty)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._stack, 1)
        column.addWidget(self.pager)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setObjectName("library")
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        self.splitter.addWidget(self.facets)
        self.splitter.addWidget(right)
        self.splitter.setStretchFactor(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._bar)
        layout.addWidget(self.splitter, 1)

    def set_theme(self, theme: Theme) -> None:
        """Wear another theme."""
        self._theme = theme
        px = theme.px
        self._bar.setContentsMargins(px(12), px(6), px(4), px(6))
        self._bar.setSpacing(px(6))
        self._title.setFont(theme.font("small", bold=True))
        for part in (self.filter, self.order, self.direction):
            part.setFont(theme.font("small"))
        self._empty.set_theme(theme)
        self._close.setIcon(icon("close", theme, "text_soft"))
        self._close.setIconSize(self._close.iconSize().scaled(px(14), px(14), Qt.AspectRatioMode.KeepAspectRatio))
        self.facets.set_theme(theme)
        self.list.set_theme(theme)
        self.pager.set_theme(theme)
        self.facets.setMinimumWidth(px(190))
        self.splitter.setSizes([px(230), max(self.width() - px(230), px(400))])

    # What is wanted

    def ask(self) -> None:
        """Ask for the page that was shown last, as after the collection has changed."""
        self.page_request.emit(self.query, self._wanted)

    def filter_by(self, words: str) -> None:
        """Show the documents that have words."""
        self.filter.setText(words)
        self._type.flush()

    def go_to(self, number: int) -> None:
        """Show another page."""
        self._wanted = number
        self.ask()

    def turn(self, step: int) -> None:
        """Show the next page (1) or the one before (-1), where there is one."""
        if self.page is not None and 1 <= self.page.number + step <= self.page.pages:
            self.go_to(self.page.number + step)

    def clear(self) -> None:
        """Show all documents; the order stays."""
        self._type.cancel()
        self.filter.blockSignals(True)
        self.filter.clear()
        self.filter.blockSignals(False)
        self._change(replace(self.query, words="", chosen={}))
        self.filter.setFocus()

    def take_focus(self) -> None:
        """Put the cursor into the filter box."""
        self.filter.setFocus()
        self.filter.selectAll()

    def _typed(self) -> None:
        if self.filter.text().strip() != self.query.words.strip():
            self._change(replace(self.query, words=self.filter.text()))

    def _toggle(self, facet: Facet, value: str) -> None:
        chosen = dict(self.query.chosen)
        chosen[facet] = chosen.get(facet, frozenset()) ^ {value}
        self._change(replace(self.query, chosen=chosen))

    def _sort_anew(self) -> None:
        """Take up another order from the end that is wanted first, whichever way the one before was read."""
        descending = Order(self.order.currentData()) in _LAST_FIRST
        if self.direction.isChecked() != descending:
            self.direction.setChecked(descending)
        else:
            self._sort()

    def _sort(self) -> None:
        descending = self.direction.isChecked()
        self.direction.setText("↓" if descending else "↑")
        tip = (
            self.tr("Last to first; click for first to last")
            if descending
            else self.tr("First to last; click for last to first")
        )
        self.direction.setToolTip(tip)
        self.direction.setAccessibleName(tip)
        # Qt hands the value back as a plain string.
        self._change(replace(self.query, order=Order(self.order.currentData()), descending=descending))

    def _change(self, query: LibraryQuery) -> None:
        self.query = query
        self.go_to(1)

    # What is shown

    def show_page(self, page: LibraryPage, language: Language) -> None:
        """Show the answer to what is asked for now; answers to older questions are dropped."""
        if page.query != self.query:
            return
        self.page, self._language, self._wanted = page, language, page.number
        words = self.tr("%1 of %2 documents") if page.query.is_narrowed else self.tr("%1 documents")
        found = words.replace("%1", f"{page.total:,}").replace("%2", f"{page.everything:,}")
        self._title.setText(f"{self.tr('Library')} · {found}")
        self.list.show_documents(page.lines, language)
        self.facets.show_values(page.facets)
        self.pager.show_place(page)
        self._stack.setCurrentWidget(self.list if page.lines else self._empty)
        if any(page.query.chosen.values()):
            words = self.tr("No document has all of these words and what is chosen beside them.")
        elif page.query.is_narrowed:
            words = self.tr("No document has all of these words in its record.")
        else:
            words = self.tr("There is no document yet. File, Import documents brings some in.")
        self._empty.say(words, offer=page.query.is_narrowed)

    def mark(self, id_: str) -> None:
        """Mark the document that is open, where it is on this page."""
        self.list.mark(id_)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the results the whole width where it is scarce."""
        super().resizeEvent(event)
        self.facets.setVisible(self.width() >= self._theme.px(_NARROW))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow down and Enter go from the filter box to the results."""
        if watched is self.filter and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Down and self.list.lines:
                self.list.take_focus()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._type.flush()
                first = next((line.key for line in self.list.lines), "")
                if first and self.page is not None and self.page.query == self.query:
                    self.document_chosen.emit(first)
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_request.emit()
        else:
            super().keyPressEvent(event)
