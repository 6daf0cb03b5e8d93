"""Back and forward through the spans that were looked at."""

from __future__ import annotations

from cubatimeline.services.geometry.time_scale import TimeScale

_SAME = 0.02


class ViewHistory:
    """Spans in the order in which they were looked at; one that hardly differs from the last is not kept."""

    def __init__(self, most: int = 100) -> None:
        self._spans: list[tuple[float, float]] = []
        self._at = -1
        self._most = most

    def remember(self, scale: TimeScale) -> None:
        """Add the span of a scale; what lay ahead is forgotten."""
        span = (scale.start, scale.end)
        if self._at >= 0 and _alike(self._spans[self._at], span):
            return
        self._spans = [*self._spans[: self._at + 1], span][-self._most :]
        self._at = len(self._spans) - 1

    def clear(self) -> None:
        """Forget everything."""
        self._spans, self._at = [], -1

    def back(self) -> tuple[float, float] | None:
        """Return the span before this one, or None at the beginning."""
        return self._go(-1)

    def forward(self) -> tuple[float, float] | None:
        """Return the span after this one, or None at the end."""
        return self._go(1)

    def _go(self, step: int) -> tuple[float, float] | None:
        if not 0 <= self._at + step < len(self._spans):
            return None
        self._at += step
        return self._spans[self._at]


def _alike(a: tuple[float, float], b: tuple[float, float]) -> bool:
    room = _SAME * min(a[1] - a[0], b[1] - b[0])
    return abs(a[0] - b[0]) < room and abs(a[1] - b[1]) < room
