"""What mouse, wheel and fingers do on the timeline: drag, click, double-click, wheel, pinch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent, QNativeGestureEvent, QWheelEvent

from cubatimeline.services.geometry.hit import NOTHING
from cubatimeline.services.geometry.time_scale import TimeScale
from cubatimeline.widgets.timeline.wheel import meaning

if TYPE_CHECKING:
    from cubatimeline.widgets.timeline.view import TimelineView

_LEAST_DRAG = 4
"""Pixels by which the pointer must move before a press becomes a drag."""
_LEAST_PINCH = 0.1
"""A pinch reported in one go shrinks to no less than this factor."""


class Pointer:
    """Turns what the hand does into movements and choices of one timeline.

    Attributes:
        wheel_scrolls: the mouse wheel scrolls the lanes rather than zooming.
    """

    def __init__(self, view: TimelineView) -> None:
        self._view = view
        self.wheel_scrolls = False
        self._drag: tuple[QPointF, TimeScale, float] | None = None
        self._dragged = False
        self._clicked = NOTHING

    def wheel(self, event: QWheelEvent) -> None:
        """Zoom or pan as the wheel or the swipe asks."""
        view, asked = self._view, meaning(event, self.wheel_scrolls)
        camera = view.camera
        scale = camera.scale
        if asked.zoom != 1.0:
            scale = camera.zoomed(scale, asked.zoom, event.position().x() - view.gutter)
        if asked.dx:
            scale = scale.panned(asked.dx)
        if asked.dy:
            view.scroll_to(view.scrolled - asked.dy)
        camera.move_to(scale)
        event.accept()

    def gesture(self, event: QNativeGestureEvent) -> bool:
        """Zoom as two fingers pinch; return whether the gesture was one of ours."""
        if event.gestureType() != Qt.NativeGestureType.ZoomNativeGesture:
            return False
        camera, x = self._view.camera, event.position().x() - self._view.gutter
        camera.move_to(camera.zoomed(camera.scale, max(1.0 + event.value(), _LEAST_PINCH), x))
        return True

    def press(self, event: QMouseEvent) -> None:
        """A button went down."""
        view = self._view
        if event.button() == Qt.MouseButton.LeftButton:
            view.camera.stand()
            self._drag = (event.position(), view.camera.scale, view.scrolled)
            self._dragged = False

    def move(self, event: QMouseEvent) -> bool:
        """Drag time and lanes along; return whether a drag is under way."""
        if self._drag is None:
            return False
        view = self._view
        origin, scale, scroll = self._drag
        moved = event.position() - origin
        if self._dragged or moved.manhattanLength() >= _LEAST_DRAG:
            self._dragged = True
            view.setCursor(Qt.CursorShape.ClosedHandCursor)
            view.scroll_to(scroll - moved.y())
            view.camera.drag_to(scale.panned(moved.x()))
        return True

    def release(self, event: QMouseEvent) -> None:
        """A button went up: a drag ends, or what was clicked is chosen."""
        if event.button() != Qt.MouseButton.LeftButton or self._drag is None:
            return
        self._drag = None
        self._view.setCursor(Qt.CursorShape.OpenHandCursor)
        if self._dragged:
            self._view.camera.settle()
        else:
            self._clicked = self._view.hit_at(event.position())
            self._view.choose_hit(self._clicked)

    def double_click(self, event: QMouseEvent) -> None:
        """Go by what the first click met, as the view may have moved since."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if self._clicked.mark >= 0:
            self._view.fit_mark(self._clicked.mark)
        elif self._clicked.count is None:
            self._view.camera.zoom_by(2.0, event.position().x() - self._view.gutter)

    def cancel(self) -> bool:
        """Give up a drag and return to where it began; return whether there was one."""
        if self._drag is None:
            return False
        _, scale, scroll = self._drag
        self._drag = None
        self._view.setCursor(Qt.CursorShape.OpenHandCursor)
        self._view.scroll_to(scroll)
        self._view.camera.drag_to(scale)
        return True
