"""Finding words in the open text: a row with what is looked for, which hit is shown, and how many there are."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from cubatimeline.domain.finding import Span
from cubatimeline.drawing.theme import Theme
from cubatimeline.services.text_search import MOST_HITS, TextSearch
from cubatimeline.widgets.reader.text_column import TextColumn


class FindBar(QWidget):
    """Looks through one `TextColumn`, a piece of the text at a time; Enter, Shift+Enter and F3 go from hit to hit."""

    def __init__(self, theme: Theme, text: TextColumn, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = text
        self._search = TextSearch("")
        self._hits: list[Span] = []
        self._at = -1
        self._from = 0
        self._coming: Iterator[list[Span]] = iter(())
        self._more = QTimer(self)
        self._more.setInterval(0)
        self._more.timeout.connect(self._look_on)
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("Find in this text; Ctrl+F again searches everything"))
        self.line.setAccessibleName(self.tr("Find in this text"))
        self.line.setClearButtonEnabled(True)
        self.line.textChanged.connect(self.look)
        self.count = QLabel()
        self._previous = self._button("↑", self.tr("The hit before (Shift+F3)"), -1)
        self._next = self._button("↓", self.tr("The next hit (F3)"), 1)
        self._close = self._button("×", self.tr("Close (Esc)"), 0)
        layout = self._layout = QHBoxLayout(self)
        layout.addWidget(self.line, 1)
        for part in (self.count, self._previous, self._next, self._close):
            layout.addWidget(part)
        self.set_theme(theme)
        self.hide()

    def _button(self, words: str, tip: str, step: int) -> QToolButton:
        button = QToolButton()
        button.setText(words)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.clicked.connect(lambda: self.step(step) if step else self.close_bar())
        return button

    def set_theme(self, theme: Theme) -> None:
        """Wear another theme."""
        px = theme.px
        self._layout.setContentsMargins(px(24), px(2), px(8), px(4))
        self._layout.setSpacing(px(4))
        self.line.setFont(theme.font("small"))
        self.line.setMaximumWidth(px(360))
        self.count.setFont(theme.font("tiny"))
        for button in (self._previous, self._next, self._close):
            button.setFont(theme.font("small"))

    def set_text(self, text: str) -> None:
        """Look through another text from now on."""
        self._search = TextSearch(text)
        if self.isVisible():
            self.look(self.line.text())

    def open(self) -> None:
        """Show the row, with what is selected in the text to look for."""
        chosen = self._view.selection()
        words = self._view.words_between(*chosen) if chosen is not None else ""
        self.show()
        if words and "\n" not in words and len(words) < 80:
            self.line.setText(words)
        self.line.setFocus()
        self.line.selectAll()
        self.look(self.line.text())

    def close_bar(self) -> None:
        """Hide the row and light no hit up; what is shown stays in view."""
        self._more.stop()
        self.hide()
        self._show_hits([])
        if 0 <= self._at < len(self._hits):
            self._view.select(*self._hits[self._at])
        self._view.light("hit", [])
        self._view.setFocus()

    @property
    def hits(self) -> list[Span]:
        """Where the words stand, as far as was looked."""
        return self._hits

    def look(self, words: str) -> None:
        """Look for words, from what is in view on."""
        self._from = self._view.offset_at_top()
        self._hits, self._at = [], -1
        self._show_hits([])
        self._view.light("hit", [])
        self._coming = self._search.find(words)
        self._look_on()
        if words.strip():
            self._more.start()

    def _look_on(self) -> None:
        found = next(self._coming, None)
        if found is None:
            self._more.stop()
            if self._at < 0 and self._hits:
                self._go_to(0)
            self._tell()
            return
        self._hits += found
        if found:
            self._show_hits(self._hits)
            if self._at < 0 and self._hits[-1][0] >= self._from:
                self._go_to(bisect_left(self._hits, (self._from, 0)))
        self._tell()

    def step(self, step: int) -> None:
        """Show the next hit (1) or the one before (-1); behind the last comes the first."""
        if self._hits:
            self._go_to((self._at + step) % len(self._hits))
            self._tell()

    def _go_to(self, place: int) -> None:
        self._at = min(place, len(self._hits) - 1)
        self._view.light("hit", [self._hits[self._at]])
        self._view.show_place(*self._hits[self._at])

    def _show_hits(self, hits: list[Span]) -> None:
        self._view.light("hits", list(hits))

    def _tell(self) -> None:
        count = len(self._hits)
        if count:
            many = f"{count}+" if count >= MOST_HITS else f"{count}{' …' if self._more.isActive() else ''}"
            told = self.tr("%1 of %2").replace("%1", str(self._at + 1)).replace("%2", many)
        else:
            told = self.tr("nothing found") if self.line.text().strip() and not self._more.isActive() else ""
        self.count.setText(told)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F3):
            self.step(-1 if back else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        else:
            super().keyPressEvent(event)
