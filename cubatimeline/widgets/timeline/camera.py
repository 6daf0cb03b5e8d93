"""Which span of time is shown: moved by steps and at once, held within limits, remembered for the way back."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from cubatimeline.services.geometry.time_range import TimeRange
from cubatimeline.services.geometry.time_scale import FINEST_SPAN, TimeScale, fitted
from cubatimeline.widgets.shared.motion import Motion
from cubatimeline.widgets.timeline.history import ViewHistory
from cubatimeline.widgets.timeline.range_holder import RangeHolder

STEP_MS, FIT_MS = 220, 420
"""How long a step and a fit are on their way; none when motion is reduced."""
MARGIN = 0.04
"""Share of the whole span that may be shown beyond its ends."""
_PAUSE_MS = 600
"""After so long without a further turn of the wheel, the span counts as one that was looked at."""


class Camera(QObject):
    """Holds the span shown; several timelines may look through one camera.

    Attributes:
        reduced_motion: every movement is made at once.
        watched: whether anybody sees the movements; without, they are made at once too.
        history: the spans looked at.
        range: the range of time that is marked out.

    Signals:
        moved: the `TimeScale` now shown.
        sought_changed: the `TimeRange` of the date that was gone to, None once something else is looked at.
    """

    moved = Signal(object)
    sought_changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.reduced_motion = False
        self.watched = False
        self.history = ViewHistory()
        self.range = RangeHolder(self)
        self._scale = TimeScale(-6209.0, 18262.0, 800.0)
        self._limits = (-6209.0, 18262.0)
        self._sought: TimeRange | None = None
        self._motion = Motion(self)
        self._motion.moved.connect(self._set)
        self._motion.arrived.connect(self.settle)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.settle)

    @property
    def scale(self) -> TimeScale:
        """The span shown and its pixels."""
        return self._scale

    @property
    def limits(self) -> tuple[float, float]:
        """Day numbers between which time can be moved."""
        return self._limits

    @property
    def aim(self) -> TimeScale:
        """Where a movement under way will end, so that quick steps add up; else the span shown."""
        return self._motion.target or self._scale

    def begin(self, first: float, last: float, width: float, *, anew: bool = False) -> None:
        """Let time be moved between two day numbers and a little beyond.

        With `anew` everything is shown and the way back forgotten; otherwise what is shown stays, within the limits.
        """
        margin = (last - first) * MARGIN
        limits = (first - margin, last + margin)
        if limits == self._limits and not anew:
            return
        self._motion.stop()
        self._limits = limits
        if not anew:
            self._set(self._scale.resized(width).clamped(*limits))
            return
        self._scale = TimeScale(first - margin / 2, last + margin / 2, width)
        self.history.clear()
        self.history.remember(self._scale)

    def forget(self) -> None:
        """Stand still and forget the spans looked at: another collection is about to be shown."""
        self._motion.stop()
        self.let_go()
        self.history = ViewHistory()
        self.range.forget()

    def resize(self, width: float) -> None:
        """Show the same span over another width, and go on with a movement under way."""
        self._motion.resize(width)
        self._set(self._scale.resized(width))

    # A date gone to

    @property
    def sought(self) -> TimeRange | None:
        """The date that was gone to, until the next movement; None for none."""
        return self._sought

    def seek(self, scale: TimeScale, sought: TimeRange) -> None:
        """Move to a date and mark it."""
        self.go_to(scale)
        self._sought = sought
        self.sought_changed.emit(sought)

    def let_go(self) -> None:
        """Mark no date any more."""
        if self._sought is not None:
            self._sought = None
            self.sought_changed.emit(None)

    # Movements on the way

    def go_to(self, scale: TimeScale, milliseconds: int = FIT_MS) -> None:
        """Move to another span, on the way unless motion is reduced."""
        self.let_go()
        target = scale.resized(self._scale.width).clamped(*self._limits)
        if self._pause.isActive():
            self.settle()
        self._motion.stop()
        if self.reduced_motion or not self.watched:
            self._set(target)
            self.settle()
            return
        self._motion.start(self._scale, target, milliseconds)

    def fit_all(self) -> None:
        """Show everything."""
        self.go_to(TimeScale(*self._limits, self._scale.width))

    def show_range(self, shown: TimeRange) -> None:
        """Show a range and a little on either side."""
        self.go_to(fitted(shown.start, shown.end, self._scale.width))

    def shows(self, shown: TimeRange) -> bool:
        """Return whether `show_range` would change nothing to the eye."""
        wanted = fitted(shown.start, shown.end, self._scale.width).clamped(*self._limits)
        return abs(wanted.start - self.aim.start) + abs(wanted.end - self.aim.end) < 0.01 * wanted.span

    def zoom_by(self, factor: float, x: float | None = None) -> None:
        """Zoom by a step at pixel `x` of the time axis, or at its middle."""
        aim = self.aim
        self.go_to(self.zoomed(aim, factor, aim.width / 2 if x is None else x), STEP_MS)

    def pan_by(self, share: float) -> None:
        """Move by a share of the span shown, forward for a positive one."""
        aim = self.aim
        self.go_to(aim.panned(-share * aim.width), STEP_MS)

    def back(self) -> None:
        """Return to the span looked at before."""
        self.settle()
        self._go_in_history(self.history.back())

    def forward(self) -> None:
        """Go to the span looked at after."""
        self.settle()
        self._go_in_history(self.history.forward())

    # Movements at once

    def move_to(self, scale: TimeScale) -> None:
        """Show a span at once; it counts as one looked at when nothing moves for a while."""
        self._motion.stop()
        self.let_go()
        self._set(scale.clamped(*self._limits))
        self._pause.start()

    def show_span(self, first: float, last: float) -> None:
        """Show the days from `first` to `last` at once."""
        self.move_to(TimeScale(first, last, self._scale.width))

    def drag_to(self, scale: TimeScale) -> None:
        """Show a span at once, as part of a movement that ends with `settle`."""
        self.let_go()
        self._set(scale.clamped(*self._limits))

    def stand(self) -> None:
        """End a movement under way where it has come to; what was looked at until now is remembered."""
        self._motion.stop()
        if self._pause.isActive():
            self.settle()

    def zoomed(self, scale: TimeScale, factor: float, x: float) -> TimeScale:
        """Return a scale zoomed at a pixel, whose time stays there even where the zoom ends."""
        first, last = self._limits
        return scale.zoomed(factor, x, FINEST_SPAN, last - first).clamped(first, last)

    def settle(self) -> None:
        """Keep the span that is shown, or that a movement under way aims at, as one that was looked at."""
        self._pause.stop()
        self.history.remember(self.aim)

    def _go_in_history(self, span: tuple[float, float] | None) -> None:
        if span is not None:
            self._motion.stop()
            self.let_go()
            self._set(TimeScale(*span, self._scale.width).clamped(*self._limits))

    def _set(self, scale: TimeScale) -> None:
        self._scale = scale
        self.moved.emit(scale)
