"""What a drag does while a button or finger is held: move time and lanes, mark out a range, move an end of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QPointF, Qt

from cubatimeline.services.geometry.time_range import TimeRange, range_between
from cubatimeline.widgets.timeline.kinetic import Flick

if TYPE_CHECKING:
    from cubatimeline.widgets.timeline.view import TimelineView

RANGE_MARGIN = 0.04


class Drag(Protocol):
    """A drag under way: moved, then finished or given up. `time` is in milliseconds, places in pixels of the widget."""

    cursor: Qt.CursorShape

    def move(self, at: QPointF, time: float, *, free: bool) -> None:
        """Follow the hand; `free` while Alt is held."""

    def finish(self, time: float) -> None:
        """The hand has let go."""

    def cancel(self) -> None:
        """Return to what was before."""


class Pan:
    """Moves time and lanes along; a flick at the end sends them on."""

    cursor = Qt.CursorShape.ClosedHandCursor

    def __init__(self, view: TimelineView, origin: QPointF) -> None:
        self._view, self._origin = view, origin
        self._scale, self._scroll = view.camera.scale, view.scrolled
        self._flick = Flick()

    def move(self, at: QPointF, time: float, *, free: bool = False) -> None:
        """Keep the time and the lane that were taken hold of under the hand."""
        moved = at - self._origin
        self._flick.at(time, at.x(), at.y())
        self._view.scroll_to(self._scroll - moved.y())
        self._view.camera.drag_to(self._scale.panned(moved.x()))

    def finish(self, time: float) -> None:
        """Go on coasting, or stay here."""
        if not self._view.pointer.coasting.start(self._flick.speed(time)):
            self._view.camera.settle()

    def cancel(self) -> None:
        """Return to where the drag began."""
        self._view.scroll_to(self._scroll)
        self._view.camera.drag_to(self._scale)


class MarkOut:
    """Marks out a range; with `zoom` it is shown at once when the hand lets go, rather than kept."""

    cursor = Qt.CursorShape.SizeHorCursor

    def __init__(self, view: TimelineView, origin: QPointF, *, zoom: bool = False) -> None:
        self._view, self._zoom = view, zoom
        self._anchor = view.day_at(origin)
        self._before = view.camera.range.value

    def move(self, at: QPointF, time: float, *, free: bool = False) -> None:
        """Let the range reach to the hand."""
        found = range_between(self._anchor, self._view.day_at(at), self._view.grid, free=free)
        self._view.camera.range.draw(found)

    def finish(self, time: float) -> None:
        """Keep the range, or show it."""
        held = self._view.camera.range
        found = held.value
        if not self._zoom or found is None:
            held.settle()
            return
        held.draw(self._before)
        held.settle()
        self._view.camera.show_range(found)

    def cancel(self) -> None:
        """Give back the range that was there before."""
        self._view.camera.range.draw(self._before)
        self._view.camera.range.settle()


class MoveEnd:
    """Moves the end (`last`) or the beginning of the range."""

    cursor = Qt.CursorShape.SizeHorCursor

    def __init__(self, view: TimelineView, before: TimeRange, last: bool) -> None:
        self._view, self._before, self._last = view, before, last

    def move(self, at: QPointF, time: float, *, free: bool = False) -> None:
        """Let the end follow the hand."""
        view = self._view
        moved = self._before.with_end(self._last, view.day_at(at), view.grid, free=free)
        view.camera.range.draw(moved)

    def finish(self, time: float) -> None:
        """Keep the range."""
        self._view.camera.range.settle()

    def cancel(self) -> None:
        """Put the end back."""
        self._view.camera.range.draw(self._before)
        self._view.camera.range.settle()
