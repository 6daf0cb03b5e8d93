"""The row of buttons under what is reviewed, each with the key that does the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QToolButton

from cubatimeline.drawing.theme import Theme


class DeedRow(QHBoxLayout):
    """Buttons in a row.

    Args:
        deeds: what is done: its word, its key, and how.
    """

    def __init__(self, deeds: Iterable[tuple[str, str, Callable[[], object]]]) -> None:
        super().__init__()
        self.buttons = [_button(*deed) for deed in deeds]
        for button in self.buttons:
            self.addWidget(button)
        self.addStretch(1)

    def set_theme(self, theme: Theme, above: int = 0) -> None:
        """Wear another theme, with so many pixels (at 100 %) above and below the buttons."""
        px = theme.px
        self.setContentsMargins(px(8), px(above), px(8), px(above))
        self.setSpacing(px(2))
        for button in self.buttons:
            button.setFont(theme.font("tiny"))

    @property
    def least_width(self) -> int:
        """The width at which every button shows its words."""
        self.invalidate()
        return self.minimumSize().width()


def _button(words: str, key: str, run: Callable[[], object]) -> QToolButton:
    button = QToolButton()
    button.setText(f"{words} {key}")
    button.setToolTip(f"{words} ({key})")
    button.setAccessibleName(words)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.clicked.connect(run)
    return button
