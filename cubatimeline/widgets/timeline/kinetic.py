"""The timeline goes on moving after a flick, slows down and stands: for mouse and finger, never a zoom."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from math import exp, hypot
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer

from cubatimeline.services.geometry.time_scale import TimeScale

if TYPE_CHECKING:
    from cubatimeline.widgets.timeline.view import TimelineView

SLOWING_MS = 325.0
"""After so long a movement has about a third of its speed left."""
LEAST_SPEED, STANDING = 0.25, 0.02
"""Pixels a millisecond that a flick has at least, and below which a movement has come to its end."""
_LOOK_BACK_MS, _PAUSE_MS = 90.0, 60.0
_FRAME_MS = 16


@dataclass
class Flick:
    """Where hand or finger was lately, and so how fast it was when it let go."""

    _seen: list[tuple[float, float, float]] = field(default_factory=list)

    def at(self, time: float, x: float, y: float) -> None:
        """Note a place at a time in milliseconds."""
        self._seen = [seen for seen in self._seen if time - seen[0] <= _LOOK_BACK_MS] + [(time, x, y)]

    def speed(self, time: float) -> tuple[float, float]:
        """Return the speed in pixels a millisecond when it let go; none where it rested first or was slow."""
        if len(self._seen) < 2 or time - self._seen[-1][0] > _PAUSE_MS:
            return 0.0, 0.0
        (begin, x, y), (end, x_end, y_end) = self._seen[0], self._seen[-1]
        if end <= begin:
            return 0.0, 0.0
        speed = (x_end - x) / (end - begin), (y_end - y) / (end - begin)
        return speed if hypot(*speed) >= LEAST_SPEED else (0.0, 0.0)


def glided(speed: float, time: float) -> float:
    """Return the pixels covered `time` milliseconds after letting go at `speed` pixels a millisecond."""
    return speed * SLOWING_MS * (1.0 - exp(-time / SLOWING_MS))


class Coasting(QObject):
    """Moves one timeline on after a flick; whatever else moves it, or reaching the end of time and lanes, ends that.

    A test hands in a `clock`, milliseconds since the start, and calls `advance` itself.
    """

    def __init__(self, view: TimelineView, clock: Callable[[], float] | None = None) -> None:
        super().__init__(view)
        self._view = view
        self._elapsed = QElapsedTimer()
        self._clock = clock
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(_FRAME_MS)
        self._timer.timeout.connect(self.advance)
        self._speed = 0.0, 0.0
        self._from: tuple[TimeScale, float] | None = None
        self._last: tuple[TimeScale, float] | None = None

    @property
    def moving(self) -> bool:
        """Whether a movement is under way."""
        return self._from is not None

    def start(self, speed: tuple[float, float]) -> bool:
        """Go on at a speed in pixels a millisecond; return whether there is anything to do."""
        view = self._view
        if speed == (0.0, 0.0) or view.camera.reduced_motion or not view.camera.watched:
            return False
        self._speed = speed
        self._from = self._last = view.camera.scale, view.scrolled
        self._elapsed.start()
        if self._clock is None:
            self._timer.start()
        return True

    def stop(self) -> None:
        """Stand still here; the span is one that was looked at."""
        if self._from is not None:
            self._from = None
            self._timer.stop()
            self._view.camera.settle()

    def advance(self) -> None:
        """Move to where the movement has come to by now."""
        view, begun = self._view, self._from
        if begun is None:
            return
        if (view.camera.scale, view.scrolled) != self._last:
            self._from = None
            self._timer.stop()
            return
        time = self._clock() if self._clock is not None else float(self._elapsed.elapsed())
        dx, dy = (glided(speed, time) for speed in self._speed)
        scale, scroll = begun
        view.camera.drag_to(scale.panned(dx))
        view.scroll_to(scroll - dy)
        here = view.camera.scale, view.scrolled
        still = hypot(*self._speed) * exp(-time / SLOWING_MS) < STANDING
        blocked = time > _FRAME_MS and here == self._last
        self._last = here
        if still or blocked:
            self.stop()
