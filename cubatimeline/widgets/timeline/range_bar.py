"""The bar that says what can be done with the range that is marked out."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from cubatimeline.drawing.theme import Theme
from cubatimeline.widgets.shared.overlay import paint_ground


class RangeBar(QWidget):
    """A row of buttons over the timeline.

    Signals:
        zoom_request, export_request, note_request, measure_request, copy_request, clear_request: what is wanted.
        only_request: whether events outside the range are to be dimmed.
    """

    zoom_request = Signal()
    only_request = Signal(bool)
    export_request = Signal()
    note_request = Signal()
    measure_request = Signal()
    copy_request = Signal()
    clear_request = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._layout = QHBoxLayout(self)
        self.zoom = self._button(self.tr("Zoom"), self.tr("Zoom to this range (Enter)"))
        self.only = self._button(self.tr("Only this"), self.tr("Dim the events outside this range"))
        self.only.setCheckable(True)
        self.export = self._button(self.tr("Export …"), self.tr("Export a picture of this range"))
        self.note = self._button(self.tr("Note …"), self.tr("Write a note on this range"))
        self.measure = self._button(self.tr("Measure"), self.tr("Keep its length drawn (M)"))
        self.copy = self._button(self.tr("Copy"), self.tr("Copy its dates"))
        self.close_button = self._button("×", self.tr("Let go of the range (Esc)"))
        self.close_button.setAccessibleName(self.tr("Let go of the range"))
        for button, signal in (
            (self.zoom, self.zoom_request), (self.export, self.export_request), (self.note, self.note_request),
            (self.measure, self.measure_request), (self.copy, self.copy_request),
            (self.close_button, self.clear_request),
        ):  # fmt: skip
            button.clicked.connect(signal)
        self.only.toggled.connect(self.only_request)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setAccessibleName(self.tr("Range of time"))
        self.set_theme(theme)
        self.hide()

    def _button(self, words: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(words)
        button.setToolTip(tip)
        button.setAccessibleDescription(tip)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._layout.addWidget(button)
        return button

    def set_theme(self, theme: Theme) -> None:
        """Wear another theme."""
        self._theme = theme
        self._layout.setContentsMargins(theme.px(4), theme.px(2), theme.px(4), theme.px(2))
        self._layout.setSpacing(theme.px(2))
        for button in self.findChildren(QToolButton):
            button.setFont(theme.font("small"))
        self.adjustSize()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear_request.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_ground(self, self._theme, 4)
