"""The sheet of a figure as it will be, fitted into the window or at its true size; pages are turned."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from cubatimeline.drawing.theme import Theme

_MARGIN = 16


class Preview(QWidget):
    """Shows one page of a figure.

    Signals:
        size_changed: the pixels there are for a page have changed; pictures of the new size are wanted.
        page_changed: the page shown, from 0, and the number of pages.
    """

    size_changed = Signal()
    page_changed = Signal(int, int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: tuple[QImage, ...] = ()
        self._page = 0
        self._theme = theme
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Preview of the figure"))
        self.setMinimumSize(theme.px(280), theme.px(200))

    @property
    def page(self) -> int:
        """The page shown, from 0."""
        return self._page

    @property
    def room(self) -> tuple[int, int]:
        """Width and height in pixels of the screen that a page may have."""
        margin, ratio = 2 * self._theme.px(_MARGIN), self.devicePixelRatioF()
        return max(round((self.width() - margin) * ratio), 1), max(round((self.height() - margin) * ratio), 1)

    def set_theme(self, theme: Theme) -> None:
        """Wear another theme."""
        self._theme = theme
        self.update()

    def show_pages(self, pages: Sequence[QImage], words: str) -> None:
        """Show pictures of all pages, whose `words` say what is on them."""
        self._pages = tuple(pages)
        self._page = min(self._page, max(len(self._pages) - 1, 0))
        self.setAccessibleDescription(words)
        self.page_changed.emit(self._page, len(self._pages))
        self.update()

    def turn(self, step: int) -> None:
        """Turn to the next page (1) or the one before (-1)."""
        page = min(max(self._page + step, 0), len(self._pages) - 1)
        if page != self._page and self._pages:
            self._page = page
            self.page_changed.emit(page, len(self._pages))
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("window"))
        if not self._pages:
            return
        picture = self._pages[self._page]
        ratio = self.devicePixelRatioF()
        wide, high = self.room
        # Where the window has changed size, the picture of the old one stands in for the new one that is on its way.
        scale = min(wide / picture.width(), high / picture.height()) / ratio
        size = picture.size() * scale
        at = QPoint((self.width() - size.width()) // 2, (self.height() - size.height()) // 2)
        frame = QRect(at, size)
        shadow = frame.translated(self._theme.px(2), self._theme.px(3))
        painter.fillRect(shadow, self._theme.colour("shadow", 50))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(frame, picture)
        if self.hasFocus():
            painter.setPen(self._theme.colour("focus"))
            painter.drawRect(frame.adjusted(-1, -1, 0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_PageUp: -1, Qt.Key.Key_Left: -1}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.turn(step)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.size_changed.emit()
