"""Paints ranges of time over the lanes: a soft band with its dates and its length, and measures as lines."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QPainter, QPen

from cubatimeline.domain.date_words import in_words
from cubatimeline.domain.edtf import parse
from cubatimeline.domain.languages import Language
from cubatimeline.domain.lengths import length_words, stretch_edtf
from cubatimeline.drawing.text import Lettering
from cubatimeline.drawing.theme import Theme
from cubatimeline.services.geometry.time_range import TimeRange
from cubatimeline.services.geometry.time_scale import TimeScale

_TINT, _SOUGHT = 38, 24
_MEASURE_ROWS = 4
"""Measures stand above one another in so many rows."""

Words = tuple[str, str]
"""The dates of a range, and its length."""


@lru_cache(maxsize=64)
def range_words(shown: TimeRange, language: Language) -> Words:
    """Return the dates of a range and its length: ("16–28 Oct. 1962", "13 days")."""
    edtf = stretch_edtf(shown.start, shown.end)
    return in_words(parse(edtf), language, "medium"), length_words(shown.start, shown.end, language)


class RangePainter:
    """Paints ranges in one theme."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._strong = Lettering(theme.font("small", bold=True))
        self._plain = Lettering(theme.font("tiny"))

    def paint(
        self, painter: QPainter, area: QRectF, axis: float, scale: TimeScale, shown: TimeRange, words: Words,
        below: float | None = None,
    ) -> None:  # fmt: skip
        """Paint a range over the lanes and the axis beneath them.

        Args:
            area: where the lanes are, without the gutter; `axis` is the height of the axis below it.
            scale: as wide as the area.
            below: see `plate`.
        """
        left, right = (area.left() + min(max(scale.x(day), -2.0), scale.width + 2) for day in (shown.start, shown.end))
        if right < area.left() or left > area.right():
            return
        accent, theme = self._theme.colour("accent"), self._theme
        painter.save()
        painter.setClipRect(area.adjusted(0, 0, 0, axis))
        painter.fillRect(QRectF(left, area.top(), right - left, area.height() + axis), theme.colour("accent", _TINT))
        painter.setPen(QPen(accent, 1))
        bottom = area.bottom() + axis / 2
        painter.drawLines([QLineF(x, area.top(), x, bottom) for x in (left, right)])
        painter.setBrush(accent)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        wide, high = theme.px(6), axis * 0.4
        for x in (left, right):
            grip = QRectF(x - wide / 2, area.bottom() + (axis / 2 - high) / 2, wide, high)
            painter.drawRoundedRect(grip, wide / 2, wide / 2)
        painter.restore()
        self._paint_plate(painter, self.plate(area, scale, shown, words, below), words)

    def paint_sought(self, painter: QPainter, area: QRectF, axis: float, scale: TimeScale, sought: TimeRange) -> None:
        """Paint a soft mark over the date that was gone to, with a line on the axis beneath it (see `paint`)."""
        left, right = (min(max(scale.x(day), 0.0), scale.width) for day in (sought.start, sought.end))
        if scale.x(sought.end) < 0 or scale.x(sought.start) > scale.width:
            return
        wide = max(right - left, self._theme.px(3))
        shade = QRectF(area.left() + left, area.top(), wide, area.height() + axis)
        painter.fillRect(shade, self._theme.colour("accent", _SOUGHT))
        line = QRectF(shade.left(), area.bottom(), wide, self._theme.px(3))
        painter.fillRect(line, self._theme.colour("accent"))

    def plate(
        self, area: QRectF, scale: TimeScale, shown: TimeRange, words: Words, below: float | None = None
    ) -> QRectF:
        """Return where the words of a range stand: at the top of what is seen of it, within the area.

        Args:
            below: pixels between them and the lower edge of the area, where they are not to stand at the top.
        """
        pad = self._theme.px(8)
        width = max(self._plain.width(words[0]), self._strong.width(words[1])) + 2 * pad
        height = self._strong.metrics.height() + self._plain.metrics.height() + pad
        left, right = (min(max(scale.x(day), 0.0), scale.width) for day in (shown.start, shown.end))
        x = min(max((left + right - width) / 2, pad / 2), max(scale.width - width - pad / 2, 0.0))
        y = area.top() + pad / 2 if below is None else area.bottom() - below - height
        return QRectF(area.left() + x, y, width, height)

    def _paint_plate(self, painter: QPainter, plate: QRectF, words: Words) -> None:
        theme, pad = self._theme, self._theme.px(8)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(QPen(theme.colour("accent"), 1))
        painter.setBrush(theme.colour("panel"))
        painter.drawRoundedRect(plate, 4, 4)
        line = plate.top() + pad / 2
        for font, text, role in ((self._strong, words[1], "text"), (self._plain, words[0], "text_soft")):
            height = font.metrics.height()
            x = plate.left() + (plate.width() - font.width(text)) / 2
            font.paint(painter, x, font.baseline(line, height), text, theme.colour(role))
            line += height
        painter.restore()

    def paint_measures(
        self, painter: QPainter, area: QRectF, scale: TimeScale, measures: Sequence[tuple[TimeRange, str]]
    ) -> None:
        """Paint measures as lines from end to end with their length in the middle, above the axis."""
        height = self._plain.metrics.height()
        painter.save()
        painter.setClipRect(area)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        for number, (shown, length) in enumerate(measures):
            y = area.bottom() - (number % _MEASURE_ROWS + 0.8) * (height + self._theme.px(4))
            self._paint_measure(painter, area, scale, shown, length, y)
        painter.restore()

    def _paint_measure(
        self, painter: QPainter, area: QRectF, scale: TimeScale, shown: TimeRange, length: str, y: float
    ) -> None:
        left, right = (area.left() + min(max(scale.x(day), -9.0), scale.width + 9) for day in (shown.start, shown.end))
        if right < area.left() or left > area.right():
            return
        tip, pad, height = self._theme.px(4), self._theme.px(4), self._plain.metrics.height()
        painter.setPen(QPen(self._theme.colour("accent"), 1.5))
        painter.drawLine(QPointF(left, y), QPointF(right, y))
        painter.drawLines([QLineF(x, y - tip, x, y + tip) for x in (left, right)])
        width = self._plain.width(length) + 2 * pad
        seen_left, seen_right = max(left, area.left()), min(right, area.right())
        x = min(max((seen_left + seen_right - width) / 2, area.left() + 2), max(area.right() - width - 2, area.left()))
        painter.setBrush(self._theme.colour("canvas"))
        painter.drawRoundedRect(QRectF(x, y - height / 2 - 1, width, height + 2), 3, 3)
        line = self._plain.baseline(y - height / 2, height)
        self._plain.paint(painter, x + pad, line, length, self._theme.colour("text"))
