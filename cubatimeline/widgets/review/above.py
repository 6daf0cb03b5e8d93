"""Accepting all drafts that are surer than a slider says, with their number."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSlider, QToolButton, QWidget

from cubatimeline.drawing.theme import Theme

_AT_FIRST = 80


class AboveStrip(QWidget):
    """A slider over the confidence; Enter accepts, Escape leaves.

    Signals:
        accept_request: the least confidence, 0 to 1, of the drafts that are to be accepted; those that are perhaps
            there already wait on.
        left: nothing is to be accepted.
    """

    accept_request = Signal(float)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._confidences: list[float] = []
        self._known: list[float] = []
        self._words = QLabel()
        self._words.setWordWrap(True)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, 100)
        self.slider.setPageStep(5)
        self.slider.setValue(_AT_FIRST)
        self.slider.setAccessibleName(self.tr("Least confidence"))
        self.slider.valueChanged.connect(self._tell)
        self._accept, self._leave = QToolButton(), QToolButton()
        self._accept.setText(self.tr("Accept"))
        self._accept.setToolTip(self.tr("Accept them (Enter)"))
        self._accept.clicked.connect(self._go)
        self._leave.setText(self.tr("Cancel"))
        self._leave.setToolTip(self.tr("Accept none (Esc)"))
        self._leave.clicked.connect(self.left)
        self._layout = QGridLayout(self)
        self._layout.addWidget(self._words, 0, 0, 1, 3)
        self._layout.addWidget(self.slider, 1, 0)
        self._layout.addWidget(self._accept, 1, 1)
        self._layout.addWidget(self._leave, 1, 2)
        self.setFocusProxy(self.slider)
        self.set_theme(theme)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Wear another theme."""
        px = theme.px
        self._layout.setContentsMargins(px(12), px(6), px(8), px(6))
        self._layout.setSpacing(px(4))
        for part in (self._words, self._accept, self._leave):
            part.setFont(theme.font("small"))

    def open(self, confidences: Sequence[float], known: Sequence[float] = ()) -> None:
        """Ask, with how sure each draft is, and each of those that are perhaps there already."""
        self._confidences, self._known = list(confidences), list(known)
        self._tell()
        self.show()
        self.slider.setFocus()

    @property
    def least(self) -> float:
        """The confidence that the slider stands at."""
        return self.slider.value() / 100

    @property
    def count(self) -> int:
        """How many drafts would be accepted."""
        return sum(confidence >= self.least for confidence in self._confidences)

    @property
    def words(self) -> str:
        """What would be accepted, in words."""
        return self._words.text()

    def _tell(self) -> None:
        words = self.tr("Accept %n draft(s) that are at least %1 sure", "", self.count)
        left_out = sum(confidence >= self.least for confidence in self._known)
        known = self.tr("%n that may be there already: left out.", "", left_out) if left_out else ""
        self._words.setText(f"{words.replace('%1', f'{self.slider.value()} %')}. {known}".strip())
        self._accept.setEnabled(self.count > 0)

    def _go(self) -> None:
        if self.count:
            self.accept_request.emit(self.least)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
