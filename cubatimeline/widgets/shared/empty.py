"""What stands in place of a list that is empty: why, and what to do next."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from cubatimeline.drawing.theme import Theme


class EmptyPage(QWidget):
    """A sentence, with a heading over it or a button below it where they are given.

    Attributes:
        button: what brings the list back; not to be seen before `say` wants it.
    """

    def __init__(
        self,
        theme: Theme,
        words: str,
        *,
        title: str = "",
        button: str = "",
        tip: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._title, self._words = QLabel(title), QLabel(words)
        for label in (self._title, self._words):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAlignment(Qt.AlignmentFlag.AlignLeft)
        if not title:
            self._title.hide()
        self.button = QPushButton(button)
        self.button.setToolTip(tip)
        self.button.hide()
        self._layout = QVBoxLayout(self)
        if title:
            self._layout.addStretch(1)
        self._layout.addWidget(self._title)
        self._layout.addWidget(self._words)
        self._layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self._layout.addStretch(2)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(self.palette().ColorRole.Base)
        self.set_theme(theme)

    def set_theme(self, theme: Theme, edge: int = 24) -> None:
        """Wear another theme, with so many pixels (at 100 %) left of the words."""
        px = theme.px
        self._layout.setContentsMargins(px(edge), px(16), px(edge), px(16))
        self._layout.setSpacing(px(8))
        self._title.setFont(theme.font("large", serif=True))
        for part in (self._words, self.button):
            part.setFont(theme.font("small"))
        palette = self._words.palette()
        palette.setColor(self._words.foregroundRole(), theme.colour("text_soft"))
        self._words.setPalette(palette)

    def say(self, words: str, *, offer: bool = False) -> None:
        """Say something else; `offer` the button where it would help."""
        self._words.setText(words)
        self.button.setVisible(offer)

    @property
    def words(self) -> str:
        """What it says."""
        title, words = self._title.text(), self._words.text()
        return f"{title}. {words}" if title else words
