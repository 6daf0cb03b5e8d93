"""What stands in place of a list that is empty: what it is for, and what to do next."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from cubatimeline.drawing.theme import Theme


class EmptyPage(QWidget):
    """A heading and a sentence."""

    def __init__(self, theme: Theme, title: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._words = QLabel(title), QLabel(words)
        for label in (self._title, self._words):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self._layout = QVBoxLayout(self)
        self._layout.addStretch(1)
        self._layout.addWidget(self._title)
        self._layout.addWidget(self._words)
        self._layout.addStretch(2)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(self.palette().ColorRole.Base)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Wear another theme."""
        px = theme.px
        self._layout.setContentsMargins(px(24), px(16), px(24), px(16))
        self._layout.setSpacing(px(8))
        self._title.setFont(theme.font("large", serif=True))
        self._words.setFont(theme.font("small"))
        palette = self._words.palette()
        palette.setColor(self._words.foregroundRole(), theme.colour("text_soft"))
        self._words.setPalette(palette)

    @property
    def words(self) -> str:
        """What it says."""
        return f"{self._title.text()}. {self._words.text()}"
