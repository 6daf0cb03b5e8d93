"""A chip: words on what is left out of the view, with a way to take it back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QToolButton, QWidget

from cubatimeline.drawing.theme import Theme

_MOST_LETTERS = 28


class Chip(QToolButton):
    """Tells of a filter and clears it when pressed; hidden while there is none.

    Signals:
        cleared: the reader wants to be without it.
    """

    cleared = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("chip")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self.cleared)
        self.set_theme(theme)
        self.show_words("")

    def set_theme(self, theme: Theme) -> None:
        """Wear another theme."""
        self.setFont(theme.font("small"))
        colour = theme.colour
        self.setStyleSheet(
            f"#chip {{ color: {colour('text').name()}; background: {colour('selection').name()};"
            f" border: 1px solid {colour('accent').name()}; border-radius: {theme.px(8)}px;"
            f" padding: {theme.px(2)}px {theme.px(8)}px; }}"
        )

    def show_words(self, words: str, number: int | None = None) -> None:
        """Tell of a filter by `words` that leaves `number` events; "" for no filter."""
        self.setVisible(bool(words))
        short = words if len(words) <= _MOST_LETTERS else f"{words[:_MOST_LETTERS].rstrip()} …"
        counted = "" if number is None else f" ({number})"
        self.setText(self.tr("filter: %1").replace("%1", f"{short}{counted}") + "  ×")
        clear = self.tr("Clear the filter “%1”").replace("%1", words)
        self.setAccessibleName(clear)
        self.setToolTip(clear)
