"""The bar at the top: the name of the collection, the search box, and the buttons for those without a wheel."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from cubatimeline.drawing.theme import Theme
from cubatimeline.widgets.shared.elided import ElidedLabel
from cubatimeline.widgets.shared.icons import icon


class TopBar(QWidget):
    """Title at the left, `search` in the middle, buttons at the right."""

    def __init__(self, theme: Theme, search: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ElidedLabel()
        self._buttons: list[tuple[QToolButton, str]] = []
        self._search = search
        self._layout = QHBoxLayout(self)
        self._layout.addWidget(self._title, 3)
        self._layout.addWidget(search, 4)
        self._layout.addStretch(1)
        self._theme = theme
        self.set_theme(theme)

    def add_buttons(self, buttons: Iterable[tuple[QAction, str]]) -> None:
        """Add a button for each action, with the icon of that name."""
        for action, name in buttons:
            button = QToolButton()
            button.setAutoRaise(True)
            button.clicked.connect(action.trigger)
            words = action.text().split("\t")[0].replace("&", "")
            keys = action.shortcut().toString() or (action.text().split("\t")[1] if "\t" in action.text() else "")
            button.setToolTip(f"{words} ({keys})" if keys else words)
            button.setAccessibleName(words)
            self._buttons.append((button, name))
            self._layout.addWidget(button)
        self.set_theme(self._theme)

    def add_menu(self, menu: QMenu | None, name: str) -> None:
        """Add a button with the words of a menu, which opens it, and the icon of that name."""
        if menu is None:
            return
        button = QToolButton()
        button.setAutoRaise(True)
        button.setText(menu.title().replace("&", ""))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(menu)
        self._buttons.append((button, name))
        self._layout.addWidget(button)
        self.set_theme(self._theme)

    def add_chip(self, chip: QWidget) -> None:
        """Add what tells of a filter, beside the search box."""
        self._layout.insertWidget(2, chip)

    def set_count(self, name: str, count: int) -> None:
        """Show a number beside the icon of a button; 0 for none."""
        for button, icon_name in self._buttons:
            if icon_name == name:
                button.setText(f"{count:,}" if count else "")
                beside, alone = Qt.ToolButtonStyle.ToolButtonTextBesideIcon, Qt.ToolButtonStyle.ToolButtonIconOnly
                button.setToolButtonStyle(beside if count else alone)

    def set_title(self, title: str) -> None:
        """Name the collection."""
        self._title.setText(title)

    def title(self) -> str:
        """Return the name of the collection."""
        return self._title.text()

    def set_theme(self, theme: Theme) -> None:
        """Wear another theme."""
        self._theme = theme
        px = theme.px
        self._layout.setContentsMargins(px(16), px(6), px(12), px(6))
        self._layout.setSpacing(px(4))
        self._title.setFont(theme.font("large", serif=True, bold=True))
        for button, name in self._buttons:
            button.setIcon(icon(name, theme))
            button.setFont(theme.font("small") if button.menu() else theme.font("tiny", bold=True))
            button.setIconSize(button.iconSize().scaled(px(18), px(18), Qt.AspectRatioMode.KeepAspectRatio))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("panel"))
        painter.setPen(self._theme.colour("hairline"))
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())
