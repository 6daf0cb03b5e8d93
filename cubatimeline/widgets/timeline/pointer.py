"""What mouse, wheel and trackpad do on the timeline: drag, click, double-click, wheel, pinch."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QNativeGestureEvent, QWheelEvent

from cubatimeline.services.geometry.hit import NOTHING, Hit
from cubatimeline.widgets.timeline.drags import Drag, MarkOut, MoveEnd, Pan
from cubatimeline.widgets.timeline.kinetic import Coasting
from cubatimeline.widgets.timeline.wheel import WheelReader

if TYPE_CHECKING:
    from cubatimeline.widgets.timeline.view import TimelineView

_LEAST_DRAG = 4
"""Pixels by which the pointer must move before a press becomes a drag."""
_LEAST_PINCH = 0.1
"""A pinch reported in one go shrinks to no less than this factor."""
_SHIFT, _ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
_TOGGLE = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier


class Pointer:
    """Turns what the hand does into movements and choices of one timeline.

    Attributes:
        wheel_scrolls: the mouse wheel scrolls the lanes rather than zooming.
        coasting: the movement after a flick.
    """

    def __init__(self, view: TimelineView) -> None:
        self._view = view
        self.wheel_scrolls = False
        self.coasting = Coasting(view)
        self._wheel = WheelReader()
        self._drag: Drag | None = None
        self._origin = QPointF()
        self._dragged = False
        self._button = Qt.MouseButton.NoButton
        self._clicked = NOTHING

    def wheel(self, event: QWheelEvent) -> None:
        """Zoom, pan or change the size of the rows as the wheel or the swipe asks."""
        view, asked = self._view, self._wheel.read(event, self.wheel_scrolls)
        self.coasting.stop()
        camera = view.camera
        scale = camera.scale
        if asked.zoom != 1.0:
            scale = camera.zoomed(scale, asked.zoom, event.position().x() - view.gutter)
        if asked.dx:
            scale = scale.panned(asked.dx)
        if asked.dy:
            view.scroll_to(view.scrolled - asked.dy)
        if event.modifiers() & _ALT:
            # A menu bar opens when Alt is let go, unless it saw that Alt was used; of wheels it knows nothing.
            QCoreApplication.sendEvent(view, QEvent(QEvent.Type.ActivationChange))
        if asked.size:
            view.label_size_wanted.emit(asked.size)
        camera.move_to(scale)
        event.accept()

    def gesture(self, event: QNativeGestureEvent) -> bool:
        """Zoom as two fingers pinch; return whether the gesture was one of ours."""
        if event.gestureType() != Qt.NativeGestureType.ZoomNativeGesture:
            return False
        self.coasting.stop()
        camera, x = self._view.camera, event.position().x() - self._view.gutter
        camera.move_to(camera.zoomed(camera.scale, max(1.0 + event.value(), _LEAST_PINCH), x))
        return True

    def press(self, event: QMouseEvent) -> None:
        """A button went down; whatever moves stands still."""
        self.coasting.stop()
        self._view.camera.stand()
        if self._drag is not None:
            return
        drag = self._drag_of(event)
        if drag is not None:
            self._drag, self._origin, self._dragged = drag, event.position(), False
            self._button = event.button()
            self._follow(event)

    def _drag_of(self, event: QMouseEvent) -> Drag | None:
        """Return what a drag from here would do."""
        view, at = self._view, event.position()
        if event.button() == Qt.MouseButton.MiddleButton:
            return MarkOut(view, at, zoom=True)
        if event.button() != Qt.MouseButton.LeftButton:
            return None
        end, value = view.ranges.end_at(at), view.camera.range.value
        if end is not None and value is not None:
            return MoveEnd(view, value, end)
        on_empty = event.modifiers() & _SHIFT and not view.hit_at(at) and at.x() >= view.gutter
        return MarkOut(view, at) if on_empty or view.ranges.on_axis(at) else Pan(view, at)

    def move(self, event: QMouseEvent) -> bool:
        """Follow the hand; return whether a drag is under way."""
        if self._drag is None:
            return False
        self._follow(event)
        return True

    def _follow(self, event: QMouseEvent) -> None:
        if self._drag is None:
            return
        moved = event.position() - self._origin
        if self._dragged or moved.manhattanLength() >= _LEAST_DRAG:
            self._dragged = True
            self._view.setCursor(self._drag.cursor)
            free = bool(event.modifiers() & _ALT)
            self._drag.move(event.position(), float(event.timestamp()), free=free)

    def release(self, event: QMouseEvent) -> None:
        """A button went up: a drag ends, or what was clicked is chosen."""
        if self._drag is None or event.button() != self._button:
            return
        drag, self._drag = self._drag, None
        self.show_cursor(event.position(), self._view.hit_at(event.position()))
        if self._dragged:
            drag.finish(float(event.timestamp()))
        elif event.button() == Qt.MouseButton.LeftButton:
            self._clicked = self._view.hit_at(event.position())
            self._choose(self._clicked, event.modifiers())

    def _choose(self, found: Hit, keys: Qt.KeyboardModifier) -> None:
        if found.mark >= 0 and keys & _TOGGLE:
            self._view.choosing.toggle(found.mark)
        elif found.mark >= 0 and keys & _SHIFT:
            self._view.choosing.extend(found.mark)
        else:
            self._view.choose_hit(found)

    def double_click(self, event: QMouseEvent) -> None:
        """Go by what the first click met, as the view may have moved since."""
        if event.button() == Qt.MouseButton.LeftButton and not event.modifiers() & (_SHIFT | _TOGGLE):
            self.zoom_to(self._clicked, event.position())

    def zoom_to(self, found: Hit, at: QPointF) -> None:
        """Zoom to an event that was met; a count is opened already; on empty space zoom one step."""
        if found.mark >= 0:
            self._view.fit_mark(found.mark)
        elif found.count is None:
            self._view.camera.zoom_by(2.0, at.x() - self._view.gutter)

    def show_cursor(self, at: QPointF, found: Hit) -> None:
        """Show by the cursor what can be done at a point where `found` lies."""
        view = self._view
        if view.ranges.end_at(at) is not None:
            shape = Qt.CursorShape.SizeHorCursor
        elif view.ranges.on_axis(at):
            shape = Qt.CursorShape.IBeamCursor
        else:
            shape = Qt.CursorShape.PointingHandCursor if found else Qt.CursorShape.OpenHandCursor
        if view.cursor().shape() != shape:
            view.setCursor(shape)

    def menu(self, event: QContextMenuEvent) -> None:
        """The context menu is wanted: by the mouse, or by a key for the selected event."""
        if event.reason() != QContextMenuEvent.Reason.Keyboard:
            self.ask_for_menu(QPointF(event.pos()))
            return
        number = self._view.emphasis.selected
        self._view.choosing.former = -1
        at = self._place_of(number)
        self._view.menu_wanted.emit(self._view.mapToGlobal(at.toPoint()), number, self._view.day_at(at))

    def ask_for_menu(self, at: QPointF) -> None:
        """Ask for the context menu at a point of the widget; an event there is selected first."""
        view, found, number = self._view, self._view.hit_at(at), -1
        view.choosing.former = -1
        if found.mark >= 0 and view.picture is not None:
            number = int(view.picture.subject.marks.event[found.mark])
            if number not in view.choosing.chosen:
                former = view.emphasis.selected if len(view.choosing.chosen) == 1 else -1
                view.choosing.open(found)
                view.choosing.former = former
        view.menu_wanted.emit(view.mapToGlobal(at.toPoint()), number, view.day_at(at))

    def _place_of(self, number: int) -> QPointF:
        """Return where an event is seen; the middle where it is not."""
        view = self._view
        picture, scene, mark = view.picture, view.scene, view.mark_of(number)
        if picture is not None and scene is not None and mark is not None:
            for label in np.flatnonzero(scene.labels.mark == mark).tolist():
                x, y = float(scene.labels.x_text[label]), float(scene.labels.y[label])
                return QPointF(view.gutter + x, picture.lanes_top + y - view.scrolled + picture.measures.row / 2)
        return QPointF(view.rect().center())

    def cancel(self) -> bool:
        """Give up a drag and return to where it began; return whether there was one."""
        if self._drag is None:
            return False
        drag, self._drag = self._drag, None
        self._view.setCursor(Qt.CursorShape.OpenHandCursor)
        if self._dragged:
            drag.cancel()
        return True
