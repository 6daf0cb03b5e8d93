"""A question answered with one thing out of many: what is likely stands first, the rest is found by typing."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from cubatimeline.drawing.theme import Theme
from cubatimeline.widgets.shared.lines import Line, LineList
from cubatimeline.widgets.shared.overlay import Overlay

_MEASURED = 20
Find = Callable[[str], object]
"""Asked to look for words; answers with `Picker.offer`, now or later."""


class Picker(Overlay):
    """A line to type in over a list of what can be chosen; Enter chooses the line that is marked."""

    def __init__(self, theme: Theme, over: QWidget) -> None:
        super().__init__(theme, over)
        self._find: Find = str
        self._chosen: Callable[[str], object] = str
        self._empty = ""
        self._tallest = 0
        self._question = QLabel()
        self._question.setWordWrap(True)
        self._question.setTextFormat(Qt.TextFormat.PlainText)
        self.line = QLineEdit()
        self.line.setClearButtonEnabled(True)
        self.list = LineList(theme, self.tr("What can be chosen"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._layout = QVBoxLayout(self)
        self._layout.addWidget(self._question)
        self._layout.addWidget(self.line)
        self._layout.addWidget(self.list, 1)
        self.line.textChanged.connect(self._look)
        self.line.returnPressed.connect(self._choose_current)
        self.list.chosen.connect(self._choose)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Wear another theme."""
        self._theme = theme
        px = theme.px
        self._layout.setContentsMargins(px(12), px(12), px(12), px(8))
        self._layout.setSpacing(px(6))
        self._question.setFont(theme.font("small"))
        self.line.setFont(theme.font("body"))
        self.list.set_theme(theme)

    def pick(self, question: str, hint: str, empty: str, find: Find, chosen: Callable[[str], object]) -> None:
        """Ask; `find` is asked at once with no words.

        Args:
            empty: what the list says where nothing is found.
            chosen: takes the key of the line.
        """
        self._find, self._chosen, self._empty = find, chosen, empty
        self._question.setText(question)
        self.setAccessibleName(question)
        self.line.setAccessibleName(question)
        self.line.setPlaceholderText(hint)
        self.line.blockSignals(True)
        self.line.clear()
        self.line.blockSignals(False)
        self._tallest = 0
        self.offer(())
        self.rise(self.line)
        find("")

    def offer(self, lines: Iterable[Line]) -> None:
        """Show what can be chosen; the first line is marked."""
        found = list(lines)
        self.list.show_lines(found or [Line("", self._empty, heading=True)])
        first = next((line.key for line in found if not line.heading), "")
        if first:
            self.list.mark(first)
        if not self.isHidden():
            self.place()

    def place(self) -> None:
        px = self._theme.px
        width = min(px(520), self._over.width() - px(32))
        rows = sum(self.list.sizeHintForRow(row) for row in range(min(len(self.list.lines), _MEASURED)))
        head = self._question.heightForWidth(width - px(24)) + self.line.sizeHint().height() + px(40)
        # It grows with what is offered and does not shrink again while the reader types.
        self._tallest = max(self._tallest, head + rows)
        height = min(self._tallest, px(400), self._over.height() - px(96))
        self.setGeometry((self._over.width() - width) // 2, px(56), width, height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        rows = [row for row, line in enumerate(self.list.lines) if not line.heading]
        if rows:
            here = self.list.currentIndex().row()
            place = rows.index(here) + step if here in rows else 0
            self.list.mark(self.list.lines[rows[min(max(place, 0), len(rows) - 1)]].key)

    def _look(self, words: str) -> None:
        self._find(words)

    def _choose_current(self) -> None:
        index = self.list.currentIndex()
        if index.isValid() and not self.list.lines[index.row()].heading:
            self._choose(self.list.lines[index.row()].key)

    def _choose(self, key: str) -> None:
        self.leave()
        self._chosen(key)
