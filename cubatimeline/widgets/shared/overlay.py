"""A panel laid over the window, which closes on Escape, on a click beside it and when the focus goes elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QWidget

from cubatimeline.drawing.theme import Theme


class Overlay(QWidget):
    """Base of the panels that are children of the window rather than windows of their own.

    Whoever derives from it lays itself out in `place`, which is called when it opens and when the window changes size.
    """

    def __init__(self, theme: Theme, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self._theme = theme
        self._before: QWidget | None = None
        self._listens = False
        self.hide()

    def rise(self, focus: QWidget) -> None:
        """Show the panel with the focus on one of its parts."""
        if self.isHidden():
            self._before = self.window().focusWidget()
            application = QApplication.instance()
            assert isinstance(application, QApplication)
            application.installEventFilter(self)
            application.focusChanged.connect(self._focus_moved)
            self._listens = True
        self.place()
        self.show()
        self.raise_()
        focus.setFocus()

    def leave(self) -> None:
        """Hide the panel, and give the focus back unless it has gone elsewhere already."""
        if self.isHidden():
            return
        inside = self.isAncestorOf(self.window().focusWidget() or self)
        self.hide()
        if inside and self._before is not None:
            self._before.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        application = QApplication.instance()
        if isinstance(application, QApplication) and self._listens:
            self._listens = False
            application.removeEventFilter(self)
            application.focusChanged.disconnect(self._focus_moved)
        super().hideEvent(event)

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Close when a shortcut or a click has put the focus elsewhere in the window."""
        if new is not None and not self.isHidden() and self._is_beside(new):
            self.hide()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Keep the focus within while the panel is open."""
        return True

    def place(self) -> None:
        """Take size and place within the window."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over and event.type() == QEvent.Type.Resize and not self.isHidden():
            self.place()
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(watched, QWidget) and self._is_beside(watched):
            self.leave()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._leaves(watched, event):
            return True
        return super().eventFilter(watched, event)

    def _leaves(self, watched: QObject, event: QKeyEvent) -> bool:
        """Close on an Escape that goes to something beside the panel."""
        if event.key() != Qt.Key.Key_Escape or not isinstance(watched, QWidget) or not self._is_beside(watched):
            return False
        self.leave()
        return True

    def _is_beside(self, widget: QWidget) -> bool:
        return widget is not self and not self.isAncestorOf(widget) and widget.window() is self.window()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_ground(self, self._theme, 6)


def paint_ground(widget: QWidget, theme: Theme, radius: float) -> None:
    """Paint the ground of something that lies over others: a panel with round corners and a hairline."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour("hairline"), 1))
    painter.setBrush(theme.colour("panel"))
    painter.drawRoundedRect(widget.rect().adjusted(0, 0, -1, -1), radius, radius)
