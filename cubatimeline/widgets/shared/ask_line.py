"""A question with one line to answer, laid over the window: go to a date, name a view."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from cubatimeline.domain.errors import ReaderError
from cubatimeline.drawing.theme import Theme
from cubatimeline.widgets.shared.overlay import Overlay


class AskLine(Overlay):
    """Asks for one line; an answer that cannot be read is told beneath it, and the line stays."""

    def __init__(self, theme: Theme, over: QWidget) -> None:
        super().__init__(theme, over)
        self._answer: Callable[[str], object] = str
        self._question, self._trouble = QLabel(), QLabel()
        self._trouble.setWordWrap(True)
        self.line = QLineEdit()
        self.line.returnPressed.connect(self._try)
        self.line.textEdited.connect(self._trouble.clear)
        self._layout = QVBoxLayout(self)
        for widget in (self._question, self.line, self._trouble):
            self._layout.addWidget(widget)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Wear another theme."""
        self._theme = theme
        px = theme.px
        self._layout.setContentsMargins(px(16), px(12), px(16), px(12))
        self._layout.setSpacing(px(6))
        self._question.setFont(theme.font("small"))
        self.line.setFont(theme.font("body"))
        self._trouble.setFont(theme.font("tiny"))
        palette = self._trouble.palette()
        palette.setColor(self._trouble.foregroundRole(), theme.colour("warning"))
        self._trouble.setPalette(palette)

    def ask(self, question: str, hint: str, answer: Callable[[str], object]) -> None:
        """Ask; `answer` takes the words and raises a `ReaderError` for those it cannot use."""
        self._answer = answer
        self._question.setText(question)
        self.setAccessibleName(question)
        self.line.setAccessibleName(question)
        self.line.setPlaceholderText(hint)
        self.line.clear()
        self._trouble.clear()
        self.rise(self.line)

    @property
    def trouble(self) -> str:
        """What is told beneath the line; empty where the answer was good."""
        return self._trouble.text()

    def place(self) -> None:
        width = min(self._theme.px(420), self._over.width() - self._theme.px(32))
        self.setFixedWidth(width)
        self.adjustSize()
        self.move((self._over.width() - width) // 2, self._theme.px(72))

    def _try(self) -> None:
        try:
            self._answer(self.line.text())
        except ReaderError as error:
            self._trouble.setText(str(error))
            self.place()
        else:
            self.leave()
