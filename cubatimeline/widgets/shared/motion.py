"""The way from one span to another, walked evenly to the eye."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation, Signal

from cubatimeline.services.geometry.time_scale import TimeScale


class Motion(QObject):
    """One movement at a time; a new one, or `stop`, ends the one before.

    Signals:
        moved: the `TimeScale` to show now.
        arrived: the movement has come to its end.
    """

    moved = Signal(object)
    arrived = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._way: tuple[TimeScale, TimeScale] | None = None
        self._animation = QVariantAnimation(self)
        self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.valueChanged.connect(self._step)
        self._animation.finished.connect(self._finish)

    @property
    def target(self) -> TimeScale | None:
        """Where the movement under way will end; None where there is none."""
        return self._way[1] if self._way is not None else None

    def start(self, old: TimeScale, new: TimeScale, milliseconds: int) -> None:
        """Begin to move."""
        self.stop()
        self._way = old, new
        self._animation.setDuration(milliseconds)
        self._animation.start()

    def stop(self) -> None:
        """Stay wherever the movement has come to; `arrived` is not told."""
        self._way = None
        self._animation.stop()

    def resize(self, width: float) -> None:
        """Go on over another width."""
        if self._way is not None:
            self._way = self._way[0].resized(width), self._way[1].resized(width)

    def _step(self, share: float) -> None:
        """Go evenly in the logarithm of the span; the time that is to stay in its place stays there all along."""
        if self._way is None:
            return
        old, new = self._way
        span = old.span * (new.span / old.span) ** share
        eased = share if abs(new.span - old.span) < 1e-9 else (span - old.span) / (new.span - old.span)
        start = old.start + (new.start - old.start) * eased
        self.moved.emit(TimeScale(start, start + span, new.width))

    def _finish(self) -> None:
        if self._way is not None:
            self._way = None
            self.arrived.emit()
