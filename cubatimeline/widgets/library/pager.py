"""Turning pages: which page it is, arrows to the next, a box to go to any."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from cubatimeline.drawing.theme import Theme
from cubatimeline.services.library_list import LibraryPage
from cubatimeline.widgets.shared.elided import ElidedLabel


class Pager(QWidget):
    """One row below the results.

    Signals:
        page_request: number of the page that is wanted, from 1.
    """

    page_request = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number, self._pages = 1, 1
        self._place = ElidedLabel()
        self.first = self._button("«", self.tr("First page"), lambda: self._go(1))
        self.previous = self._button("‹", self.tr("Page before (←)"), lambda: self._go(self._number - 1))
        self.next = self._button("›", self.tr("Next page (→)"), lambda: self._go(self._number + 1))
        self.last = self._button("»", self.tr("Last page"), lambda: self._go(self._pages))
        self._before, self._after = QLabel(self.tr("Page")), QLabel()
        self.line = QLineEdit()
        self.line.setAccessibleName(self.tr("Number of the page"))
        self.line.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.line.setValidator(QIntValidator(1, 9_999_999, self.line))
        self.line.returnPressed.connect(lambda: self._go(int(self.line.text() or "1")))
        self._layout = QHBoxLayout(self)
        self._layout.addWidget(self._place, 1)
        for part in (self.first, self.previous, self._before, self.line, self._after, self.next, self.last):
            self._layout.addWidget(part)
        self.set_theme(theme)

    def _button(self, words: str, tip: str, run: object) -> QToolButton:
        button = QToolButton()
        button.setText(words)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.clicked.connect(lambda _checked=False: run())  # type: ignore[operator]
        return button

    def set_theme(self, theme: Theme) -> None:
        """Wear another theme."""
        px = theme.px
        self._layout.setContentsMargins(px(12), px(2), px(8), px(2))
        self._layout.setSpacing(px(2))
        for part in (
            self.first, self.previous, self.next, self.last, self._before, self._after, self.line, self._place,
        ):  # fmt: skip
            part.setFont(theme.font("small"))
        self.line.setFixedWidth(px(56))
        palette = self._place.palette()
        palette.setColor(self._place.foregroundRole(), theme.colour("text_soft"))
        self._place.setPalette(palette)

    def show_place(self, page: LibraryPage) -> None:
        """Show which page of how many is shown."""
        self._number, self._pages = page.number, page.pages
        last = page.first + len(page.lines) - 1
        words = self.tr("%1–%2 of %3").replace("%1", f"{page.first:,}").replace("%2", f"{last:,}")
        self._place.setText(words.replace("%3", f"{page.total:,}") if page.lines else "")
        self.line.setText(str(page.number))
        self._after.setText(self.tr("of %1").replace("%1", f"{page.pages:,}"))
        for button in (self.first, self.previous):
            button.setEnabled(page.number > 1)
        for button in (self.next, self.last):
            button.setEnabled(page.number < page.pages)

    @property
    def words(self) -> str:
        """What it says of the place in the list."""
        return self._place.text()

    def _go(self, number: int) -> None:
        number = max(1, min(number, self._pages))
        self.line.setText(str(number))
        if number != self._number:
            self.page_request.emit(number)
