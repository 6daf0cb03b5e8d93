"""Which key does what, to be changed: a table laid over the window, with conflicts told and a way back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cubatimeline.drawing.theme import Theme
from cubatimeline.widgets.shared.overlay import Overlay

Keys = dict[str, tuple[str, ...]]
"""Keys by the id of an action, as Qt writes them."""


@dataclass(frozen=True, slots=True)
class KeyRow:
    """An action in the table: its id, what it does, its keys, and those it has when nothing is changed."""

    id: str
    words: str
    keys: tuple[str, ...]
    own: tuple[str, ...]


class KeyEditor(Overlay):
    """Lets keys be changed; a key that two actions have is told, and nothing is kept until that is mended."""

    def __init__(self, theme: Theme, over: QWidget) -> None:
        super().__init__(theme, over)
        self._rows: Sequence[KeyRow] = ()
        self._taken: Mapping[str, str] = {}
        self._keep: Callable[[Keys], object] = dict
        self._title, self._trouble = QLabel(self.tr("Keys of the timeline")), QLabel()
        self._hint = QLabel(self.tr("Write keys as F, Shift+Left or Ctrl+A, several divided by spaces."))
        for label in (self._trouble, self._hint):
            label.setWordWrap(True)
        self.table = self._table()
        self.reset, self.save = QPushButton(self.tr("As they were")), QPushButton(self.tr("Keep"))
        self.reset.clicked.connect(self._reset)
        self.save.clicked.connect(self._save)
        buttons = QHBoxLayout()
        buttons.addWidget(self.reset)
        buttons.addStretch(1)
        buttons.addWidget(self.save)
        self._layout = QVBoxLayout(self)
        for widget in (self._title, self._hint, self.table, self._trouble):
            self._layout.addWidget(widget)
        self._layout.addLayout(buttons)
        self.setAccessibleName(self._title.text())
        self.set_theme(theme)

    def _table(self) -> QTableWidget:
        table = QTableWidget(0, 2, self)
        table.setHorizontalHeaderLabels([self.tr("What it does"), self.tr("Keys")])
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        table.verticalHeader().hide()
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.AllEditTriggers)
        table.setTabKeyNavigation(False)
        table.setAccessibleName(self.tr("Keys"))
        table.cellChanged.connect(self._check)
        return table

    def set_theme(self, theme: Theme) -> None:
        """Wear another theme."""
        self._theme = theme
        px = theme.px
        self._layout.setContentsMargins(px(20), px(16), px(20), px(16))
        self._layout.setSpacing(px(8))
        self._title.setFont(theme.font("large", serif=True, bold=True))
        for widget in (self._hint, self.table, self._trouble, self.reset, self.save):
            widget.setFont(theme.font("small"))
        palette = self._trouble.palette()
        palette.setColor(self._trouble.foregroundRole(), theme.colour("warning"))
        self._trouble.setPalette(palette)
        self.table.setColumnWidth(1, px(220))

    def open(self, rows: Sequence[KeyRow], taken: Mapping[str, str], keep: Callable[[Keys], object]) -> None:
        """Show actions with their keys.

        Args:
            taken: what keys do that are heard everywhere, in words, by key; the timeline cannot have these.
            keep: takes the keys of every action when they are to be kept.
        """
        self._rows, self._taken, self._keep = rows, taken, keep
        self._fill([row.keys for row in rows])
        self.rise(self.table)

    @property
    def trouble(self) -> str:
        """Why the keys cannot be kept; empty where they can."""
        return self._trouble.text()

    def place(self) -> None:
        px = self._theme.px
        width, height = min(px(620), self._over.width() - px(32)), min(px(560), self._over.height() - px(48))
        self.setGeometry((self._over.width() - width) // 2, (self._over.height() - height) // 2, width, height)

    def _fill(self, keys: Sequence[tuple[str, ...]]) -> None:
        self.table.blockSignals(True)
        self.table.setRowCount(len(self._rows))
        for place, (row, of) in enumerate(zip(self._rows, keys, strict=True)):
            words = QTableWidgetItem(row.words)
            words.setFlags(Qt.ItemFlag.ItemIsEnabled)
            self.table.setItem(place, 0, words)
            self.table.setItem(place, 1, QTableWidgetItem(" ".join(of)))
        self.table.blockSignals(False)
        self.table.setCurrentCell(0, 1)
        self._check()

    def _written(self) -> list[list[str]]:
        """Return what stands in the table, a list of words for each row."""
        items = (self.table.item(place, 1) for place in range(len(self._rows)))
        return [item.text().split() if item is not None else [] for item in items]

    def _check(self) -> None:
        """Tell the first trouble: a key that does not exist, that is taken, or that two actions have."""
        self._trouble.setText(self._found_trouble())
        self.save.setEnabled(not self._trouble.text())

    def _found_trouble(self) -> str:
        owner: dict[str, str] = {}
        for row, written in zip(self._rows, self._written(), strict=True):
            for word in written:
                key = named(word)
                if not key:
                    return self.tr("There is no key “%1”.").replace("%1", word)
                if key in self._taken:
                    return self.tr("%1 is taken everywhere: %2.").replace("%1", key).replace("%2", self._taken[key])
                if key in owner:
                    said = self.tr("%1 would do two things: %2; %3.").replace("%1", key)
                    return said.replace("%2", owner[key]).replace("%3", row.words)
                owner[key] = row.words
        return ""

    def _reset(self) -> None:
        self._fill([row.own for row in self._rows])

    def _save(self) -> None:
        if self.trouble:
            return
        keys = zip(self._rows, self._written(), strict=True)
        self._keep({row.id: tuple(named(word) for word in written) for row, written in keys})
        self.leave()


def named(word: str) -> str:
    """Return a key as Qt writes it, "" where there is none of that name."""
    sequence = QKeySequence.fromString(word, QKeySequence.SequenceFormat.PortableText)
    return sequence.toString(QKeySequence.SequenceFormat.PortableText) if sequence.count() == 1 else ""
