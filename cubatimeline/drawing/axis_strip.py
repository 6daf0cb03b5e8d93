"""The axis as one picture of some views, copied while time is moved at one zoom."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import ceil, floor

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from cubatimeline.services.geometry.ticks import AxisTicks
from cubatimeline.services.geometry.time_scale import TimeScale

_AT_ONE_ZOOM = 1e-9
"""Part of the pixels a day by which two scales may differ that were only moved."""
_REACH = 0.5
"""Views on either side of the one shown that a picture holds."""
_SURE = 2
"""Frames in which time was only moved before a picture is made: in the first of them, much else is."""

_LATER = 30
"""Frames after which it is tried again to make a picture of surroundings that were told in other units."""


class AxisStrip:
    """An axis that is painted once time has been moved along it, and again where the picture ends.

    Args:
        height: of the axis in pixels.
        paint: paints the axis of a scale with the origin at its upper left corner, and returns its units.
    """

    def __init__(self, height: float, paint: Callable[[QPainter, TimeScale], AxisTicks]) -> None:
        self._height, self._paint = height, paint
        self._ratio, self._offset, self._exact = 1.0, 0, 0.0
        self._last: TimeScale | None = None
        self._moves, self._serves = 0, False
        self._kept: tuple[QPixmap, TimeScale] | None = None

    def serves(self, scale: TimeScale, ratio: float, ticks: AxisTicks) -> bool:
        """Return whether there is a picture of the axis for a scale; what follows is about this one.

        Args:
            ratio: pixels of the device for each of the painter.
            ticks: the units that the scale is told in.
        """
        last, self._last = self._last, scale
        if last == scale and ratio == self._ratio:
            return self._serves
        self._serves = self._found(last, scale, ticks, ratio)
        return self._serves

    def _found(self, last: TimeScale | None, scale: TimeScale, ticks: AxisTicks, ratio: float) -> bool:
        if ratio != self._ratio or last is None or not _moved(last, scale):
            self._ratio, self._kept, self._moves = ratio, None, 0
            return False
        self._moves += 1
        if self._moves < _SURE:
            return False
        if self._kept is None or scale.start < self._kept[1].start or scale.end > self._kept[1].end:
            self._kept = self._painted(scale, ticks)
        if self._kept is None:
            self._moves = -_LATER
            return False
        self._exact = (self._kept[1].start - scale.start) * scale.per_day * ratio
        self._offset = floor(self._exact + 0.5)
        return True

    def _painted(self, scale: TimeScale, ticks: AxisTicks) -> tuple[QPixmap, TimeScale] | None:
        """Return the axis of a scale and its surroundings; None where these would be told in other units."""
        # In whole pixels, so that what stands between two of them stands there in the picture too.
        aside = round(_REACH * scale.width * self._ratio) / self._ratio
        beyond = aside / scale.per_day
        wide = TimeScale(scale.start - beyond, scale.end + beyond, scale.width + 2 * aside)
        picture = QPixmap(ceil(wide.width * self._ratio), ceil(self._height * self._ratio))
        picture.setDevicePixelRatio(self._ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        there = set(_units(self._paint(painter, wide), aside))
        painter.end()
        about = (((row, x + off, name) for off in (-1, 0, 1)) for row, x, name in _units(ticks, 0.0))
        return None if any(map(there.isdisjoint, about)) else (picture, wide)

    def snapped(self, x: float) -> float:
        """Return the left edge of the hairline of a unit that begins at a pixel, as the picture has it."""
        return (floor(x * self._ratio - self._exact) + self._offset) / self._ratio

    def paint(self, painter: QPainter, left: float, right: float, top: float, height: float) -> None:
        """Paint the part between two pixels of the scale, and between two levels of the axis."""
        assert self._kept is not None
        first, last, upper, lower = (floor(each * self._ratio) for each in (left, right, top, top + height))
        if last <= first:
            return
        if self._ratio == 1.0:
            painter.drawPixmap(first, upper, self._kept[0], first - self._offset, upper, last - first, lower - upper)
        else:
            source = QRectF(first - self._offset, upper, last - first, lower - upper)
            painter.drawPixmap(QPointF(first / self._ratio, upper / self._ratio), self._kept[0], source)


def _moved(last: TimeScale, scale: TimeScale) -> bool:
    """Return whether two scales show time at the same zoom."""
    return last.width == scale.width and abs(last.per_day - scale.per_day) <= _AT_ONE_ZOOM * scale.per_day


def _units(ticks: AxisTicks, begin: float) -> Iterator[tuple[int, int, str]]:
    """Yield row, pixel from `begin`, and name of all units."""
    for row, units in enumerate((ticks.minor, ticks.major)):
        for tick in units:
            yield row, round(tick.x - begin), tick.label
