"""Calls that come faster than they can be used: the first goes through at once, of the rest only the last."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, ParamSpec, Protocol

from PySide6.QtCore import QObject, QTimer, SignalInstance

P = ParamSpec("P")


class Clock(Protocol):
    """What a throttle needs of a timer that fires once; `QTimer` is one."""

    @property
    def timeout(self) -> SignalInstance:
        """Emitted when the time is over."""

    def start(self) -> None:
        """Begin to wait."""

    def stop(self) -> None:
        """Wait no longer."""

    def isActive(self) -> bool:
        """Whether it is waiting."""


class Throttle(QObject, Generic[P]):
    """Passes calls on to a function, at most one in each stretch of time.

    After a call went through, those that come within the stretch wait; at its end the last of them goes through.
    """

    def __init__(
        self, function: Callable[P, object], milliseconds: int, parent: QObject, clock: Clock | None = None
    ) -> None:
        """Throttle `function` to one call in `milliseconds`; a test hands in a `clock` of its own."""
        super().__init__(parent)
        self._function = function
        self._waiting: Callable[[], object] | None = None
        self._clock = clock or self._timer(milliseconds)
        self._clock.timeout.connect(self._over)

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        return timer

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> None:
        """Call the function now, or later where it was called a moment ago."""
        if self._clock.isActive():
            self._waiting = lambda: self._function(*args, **kwargs)
        else:
            self._clock.start()
            self._function(*args, **kwargs)

    def cancel(self) -> None:
        """Forget the call that waits; the next one goes through at once."""
        self._waiting = None
        self._clock.stop()

    def flush(self) -> None:
        """Let the call that waits through now."""
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            waiting()

    def _over(self) -> None:
        if self._waiting is not None:
            self._clock.start()
            self.flush()
