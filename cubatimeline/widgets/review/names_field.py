"""The names concerned: each a small button that takes it away, and a line that adds one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QToolButton, QVBoxLayout, QWidget

from cubatimeline.drawing.theme import Theme
from cubatimeline.store.stemming import fold
from cubatimeline.widgets.shared.lines import Line, LineList

_OFFERED = 5


class _AddLine(QLineEdit):
    """The line that adds a name; the arrows choose, Backspace while it is empty takes the last name away."""

    def __init__(self, field: NamesField) -> None:
        super().__init__()
        self._field = field

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Backspace and not self.text():
            self._field.take_last()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._field.step(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)


class NamesField(QWidget):
    """Holds ids of entities in their order.

    Attributes:
        line: adds the name that is typed in it, or the one marked among those offered.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ids: list[str] = []
        self._known: dict[str, str] = {}
        self._folded: list[tuple[str, str]] = []
        self._buttons: list[QToolButton] = []
        self.line = _AddLine(self)
        self.line.setPlaceholderText(self.tr("Add a name"))
        self.line.setAccessibleName(self.tr("Add a name"))
        self.line.textChanged.connect(self._offer)
        self.line.returnPressed.connect(self._add_typed)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._offered = LineList(theme, self.tr("Names that can be added"))
        self._offered.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._offered.chosen.connect(self._add)
        self._offered.hide()
        self._layout.addWidget(self.line)
        self._layout.addWidget(self._offered)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Wear another theme."""
        self._theme = theme
        self._layout.setSpacing(theme.px(2))
        self.line.setFont(theme.font("small"))
        self._offered.set_theme(theme)
        for button in self._buttons:
            button.setFont(theme.font("tiny"))

    def show_known(self, names: Mapping[str, str]) -> None:
        """Tell which entities there are, name by id."""
        self._known = dict(names)
        self._folded = sorted((fold(name), id_) for id_, name in names.items())

    def show_names(self, ids: Iterable[str]) -> None:
        """Hold other names."""
        self._ids = list(ids)
        self.line.clear()
        self._rebuild()

    @property
    def ids(self) -> tuple[str, ...]:
        """Ids of the names held, in their order."""
        return tuple(self._ids)

    def take_last(self) -> None:
        """Take the last name away."""
        if self._ids:
            self._take(self._ids[-1])

    def _take(self, id_: str) -> None:
        self._ids.remove(id_)
        self._rebuild()
        self.line.setFocus()

    def step(self, step: int) -> None:
        """Mark the next (1) or previous (-1) of the names offered."""
        lines = self._offered.lines
        if lines:
            row = min(max(self._offered.currentIndex().row() + step, 0), len(lines) - 1)
            self._offered.mark(lines[row].key)

    def _offer(self, words: str) -> None:
        wanted = fold(words).strip()
        found = [id_ for name, id_ in self._folded if wanted in name and id_ not in self._ids] if wanted else []
        found.sort(key=lambda id_: not fold(self._known[id_]).startswith(wanted))
        lines = [Line(id_, self._known[id_]) for id_ in found[:_OFFERED]]
        self._offered.show_lines(lines)
        self._offered.setVisible(bool(lines))
        if lines:
            self._offered.mark(lines[0].key)
            self._offered.setFixedHeight(sum(self._offered.sizeHintForRow(row) for row in range(len(lines))) + 4)

    def _add_typed(self) -> None:
        row = self._offered.currentIndex().row()
        if 0 <= row < len(self._offered.lines):
            self._add(self._offered.lines[row].key)

    def _add(self, id_: str) -> None:
        self._ids.append(id_)
        self.line.clear()
        self._rebuild()
        self.line.setFocus()

    def _rebuild(self) -> None:
        for button in self._buttons:
            self._layout.removeWidget(button)
            button.deleteLater()
        self._buttons = [self._button(id_) for id_ in self._ids]
        for button in self._buttons:
            self._layout.insertWidget(self._layout.count() - 2, button, 0, Qt.AlignmentFlag.AlignLeft)

    def _button(self, id_: str) -> QToolButton:
        name = self._known.get(id_, id_)
        button = QToolButton()
        button.setText(f"{name}  ×")
        button.setFont(self._theme.font("tiny"))
        button.setToolTip(self.tr("Take %1 away").replace("%1", name))
        button.setAccessibleName(button.toolTip())
        button.clicked.connect(lambda: self._take(id_))
        return button
