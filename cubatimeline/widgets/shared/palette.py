"""The command palette: everything that can be done, found by a few letters of its name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from cubatimeline.drawing.theme import Theme
from cubatimeline.store.stemming import fold
from cubatimeline.widgets.shared.lines import Line, LineList
from cubatimeline.widgets.shared.overlay import Overlay


@dataclass(frozen=True, slots=True)
class Command:
    """Something to do, with its keys in words; `menu` names the submenu it hangs in, "" for none."""

    id: str
    title: str
    keys: str
    run: Callable[[], object]
    menu: str = ""

    @property
    def words(self) -> str:
        """The title, after the name of the submenu: "Theme: Dark"."""
        return f"{self.menu}: {self.title}" if self.menu else self.title


def matching(commands: Sequence[Command], words: str) -> list[Command]:
    """Return the commands whose title or submenu has all of `words`, or their letters in order, the nearest first.

    Those that begin with the words come first, then those with words that begin so, then those that have them inside.
    """
    wanted = fold(words).strip()
    ranked = [(rank, number) for number, each in enumerate(commands) if (rank := _rank(fold(each.words), wanted)) >= 0]
    return [commands[number] for _, number in sorted(ranked)]


def _rank(title: str, wanted: str) -> int:
    """Return how far a title is from what is wanted, 0 being nearest; -1 where it is not meant at all."""
    if title.startswith(wanted):
        return 0
    words = _words(title)
    if all(any(word.startswith(part) for word in words) for part in _words(wanted)):
        return 1
    if wanted in title:
        return 2
    if all(word in title for word in wanted.split()):
        return 3
    letters = iter(title)
    return 4 if all(letter in letters for letter in wanted if letter != " ") else -1


def _words(text: str) -> list[str]:
    return text.replace(":", " ").split()


class CommandPalette(Overlay):
    """A filter box over a list of commands."""

    def __init__(self, theme: Theme, over: QWidget) -> None:
        super().__init__(theme, over)
        self._commands: list[Command] = []
        self.box = QLineEdit()
        self.box.setPlaceholderText(self.tr("What do you want to do?"))
        self.box.setAccessibleName(self.tr("Find a command"))
        self.list = LineList(theme, self.tr("Commands"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._layout = QVBoxLayout(self)
        self._layout.addWidget(self.box)
        self._layout.addWidget(self.list, 1)
        self.setAccessibleName(self.tr("Commands"))
        self.box.textChanged.connect(self._refresh)
        self.box.returnPressed.connect(self._run_current)
        self.list.chosen.connect(self._run)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Wear another theme."""
        self._theme = theme
        px = theme.px
        self._layout.setContentsMargins(px(8), px(8), px(8), px(8))
        self._layout.setSpacing(px(4))
        self.box.setFont(theme.font("body"))
        self.list.set_theme(theme)

    def open(self, commands: Sequence[Command]) -> None:
        """Offer commands."""
        self._commands = list(commands)
        self.box.clear()
        self._refresh()
        self.rise(self.box)

    def place(self) -> None:
        px = self._theme.px
        width = min(px(520), self._over.width() - px(32))
        height = min(px(440), self._over.height() - px(96))
        self.setGeometry((self._over.width() - width) // 2, px(56), width, height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        row = min(max(self.list.currentIndex().row() + step, 0), max(len(self.list.lines) - 1, 0))
        self.list.mark(self.list.lines[row].key)

    def _refresh(self) -> None:
        found = matching(self._commands, self.box.text())
        lines = [Line(command.id, command.words, aside=command.keys) for command in found]
        nothing = self.tr("No command has “%1” in its name.").replace("%1", self.box.text().strip())
        self.list.show_lines(lines or [Line("", nothing, heading=True)])
        if found:
            self.list.mark(found[0].id)

    def _run_current(self) -> None:
        row = self.list.currentIndex().row()
        if 0 <= row < len(self.list.lines) and not self.list.lines[row].heading:
            self._run(self.list.lines[row].key)

    def _run(self, id_: str) -> None:
        self.leave()
        next(command for command in self._commands if command.id == id_).run()
