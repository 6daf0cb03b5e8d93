"""The sheet over the window while files are dragged across it: what a drop will do."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from cubatimeline.drawing.theme import Theme


class DropOverlay(QWidget):
    """Covers the window and says one sentence; drags and drops are for whoever filters its events."""

    def __init__(self, theme: Theme, over: QWidget) -> None:
        super().__init__(over)
        self._theme = theme
        self._words = ""
        self.setAcceptDrops(True)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Wear another theme."""
        self._theme = theme
        self.update()

    @property
    def words(self) -> str:
        """What a drop will do."""
        return self._words

    def rise(self, words: str) -> None:
        """Cover the window and say what a drop will do."""
        self._words = words
        self.setAccessibleName(words)
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())
        self.show()
        self.raise_()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, px = self._theme, self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(theme.colour("panel"))
        veil.setAlpha(225)
        painter.fillRect(self.rect(), veil)
        frame = QRectF(self.rect()).adjusted(px(16), px(16), -px(16), -px(16))
        painter.setPen(QPen(theme.colour("accent"), px(1) * 1.5, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(frame, px(8), px(8))
        painter.setPen(theme.colour("text"))
        painter.setFont(theme.font("title", serif=True))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(frame.adjusted(px(24), 0, -px(24), 0), flags, self._words)
