"""Fingers on a touch screen: one pans, two pinch and pan, a tap selects, two zoom, a long press opens the menu."""

from __future__ import annotations

from math import hypot
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, QTimer
from PySide6.QtGui import QEventPoint, QTouchEvent

from cubatimeline.services.geometry.hit import NOTHING
from cubatimeline.services.geometry.time_scale import TimeScale
from cubatimeline.widgets.timeline.drags import Drag, MarkOut, MoveEnd, Pan

if TYPE_CHECKING:
    from cubatimeline.widgets.timeline.view import TimelineView

LONG_PRESS_MS, DOUBLE_TAP_MS = 550, 320
_LEAST_DRAG, _SAME_PLACE = 9.0, 32.0
"""Pixels by which a finger moves before it drags, and within which two taps are a double tap."""
_LEAST_APART = 24.0
"""Fingers closer than this do not zoom further."""


class Touch(QObject):
    """Follows the fingers on one timeline."""

    def __init__(self, view: TimelineView) -> None:
        super().__init__(view)
        self._view = view
        self._drag: Drag | None = None
        self._origin = QPointF()
        self._moved = False
        self._pinch: _Pinch | None = None
        self._tap: tuple[float, QPointF] | None = None
        self._tapped = NOTHING
        self._long = QTimer(self)
        self._long.setSingleShot(True)
        self._long.setInterval(LONG_PRESS_MS)
        self._long.timeout.connect(self._pressed_long)

    def event(self, event: QTouchEvent | QEvent) -> bool:
        """Take an event of the fingers; return whether it was one."""
        if not isinstance(event, QTouchEvent):
            return False
        if event.type() == QEvent.Type.TouchCancel:
            self.cancel()
            return True
        down = [point for point in event.points() if point.state() != QEventPoint.State.Released]
        time = float(event.timestamp())
        if event.type() == QEvent.Type.TouchBegin:
            self._view.pointer.coasting.stop()
            self._view.camera.stand()
        if len(down) >= 2:
            self._pinch_with(down[0].position(), down[1].position())
        elif down:
            self._follow(down[0].position(), time)
        else:
            self._let_go(event.points()[0].position(), time)
        event.accept()
        return True

    @property
    def busy(self) -> bool:
        """Whether fingers are moving something."""
        return self._drag is not None or self._pinch is not None

    def cancel(self) -> bool:
        """Give up what the fingers do; return whether they did anything."""
        busy = self._drag is not None or self._pinch is not None
        self._long.stop()
        if self._drag is not None and self._moved:
            self._drag.cancel()
        self._drag = self._pinch = None
        return busy

    def _pinch_with(self, one: QPointF, other: QPointF) -> None:
        self._long.stop()
        if self._pinch is None:
            if self._drag is not None and self._moved and not isinstance(self._drag, Pan):
                self._drag.cancel()
            self._drag, self._moved = None, True
            self._pinch = _Pinch(self._view, one, other)
        self._pinch.move(one, other)

    def _follow(self, at: QPointF, time: float) -> None:
        if self._drag is None:
            after_pinch, self._pinch = self._pinch is not None, None
            self._origin, self._moved = at, after_pinch
            self._drag = Pan(self._view, at) if after_pinch else self._drag_of(at)
            if not after_pinch:
                self._long.start()
        moved = at - self._origin
        if self._moved or hypot(moved.x(), moved.y()) >= _LEAST_DRAG:
            self._moved = True
            self._long.stop()
            self._drag.move(at, time, free=False)

    def _drag_of(self, at: QPointF) -> Drag:
        view, value = self._view, self._view.camera.range.value
        end = view.ranges.end_at(at)
        if end is not None and value is not None:
            return MoveEnd(view, value, end)
        return MarkOut(view, at) if view.ranges.on_axis(at) else Pan(view, at)

    def _let_go(self, at: QPointF, time: float) -> None:
        drag, self._drag = self._drag, None
        pinched, self._pinch = self._pinch is not None, None
        waiting = self._long.isActive()
        self._long.stop()
        if pinched:
            self._view.camera.settle()
        elif self._moved and drag is not None:
            drag.finish(time)
        elif waiting:
            self._tap_at(at, time)

    def _tap_at(self, at: QPointF, time: float) -> None:
        if self._tap is not None:
            before, place = self._tap
            away = at - place
            if time - before <= DOUBLE_TAP_MS and hypot(away.x(), away.y()) <= _SAME_PLACE:
                self._tap = None
                self._view.pointer.zoom_to(self._tapped, at)
                return
        self._tap = time, at
        self._tapped = self._view.hit_at(at)
        self._view.choose_hit(self._tapped)

    def _pressed_long(self) -> None:
        """A finger rested: what it does after this is no tap and no drag."""
        self._drag, self._moved = None, False
        self._view.pointer.ask_for_menu(self._origin)


class _Pinch:
    """Two fingers: the time between them stays between them."""

    def __init__(self, view: TimelineView, one: QPointF, other: QPointF) -> None:
        self._view = view
        self._scale: TimeScale = view.camera.scale
        self._scroll = view.scrolled
        self._middle, self._apart = (one + other) / 2, _apart(one, other)

    def move(self, one: QPointF, other: QPointF) -> None:
        middle, camera = (one + other) / 2, self._view.camera
        zoomed = camera.zoomed(self._scale, _apart(one, other) / self._apart, self._middle.x() - self._view.gutter)
        self._view.scroll_to(self._scroll - (middle.y() - self._middle.y()))
        camera.drag_to(zoomed.panned(middle.x() - self._middle.x()))


def _apart(one: QPointF, other: QPointF) -> float:
    between = other - one
    return max(hypot(between.x(), between.y()), _LEAST_APART)
