"""Paints single marks as honestly as their dates are known: dots, bars, fading and open ends, rival dates."""

from __future__ import annotations

from dataclasses import dataclass
from math import pi

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPen, QPolygonF

from cubatimeline.domain.dates import Precision
from cubatimeline.drawing.theme import Theme
from cubatimeline.services.geometry.measures import Measures
from cubatimeline.store.columns import EventFlag

# Plain numbers, as bits of an IntFlag cost a microsecond each.
SPAN, UNCERTAIN, APPROXIMATE = int(EventFlag.SPAN), int(EventFlag.UNCERTAIN), int(EventFlag.APPROXIMATE)
OPEN_START, OPEN_END = int(EventFlag.OPEN_START), int(EventFlag.OPEN_END)
SET, DRAFT = int(EventFlag.SET), int(EventFlag.DRAFT)
HOLLOW = SET | DRAFT
"""Flags of what is drawn in outline, or as several small dots."""

_SOFT = 90
"""Alpha of the bar over the bounds of a moment."""
_OUTSIDE = 8.0
"""Pixels beyond the view to which bars are drawn, so that their round ends stay out of sight."""
HOURS_FROM = 40.0
"""A day that is wider than so many radii of a dot is drawn as its bar alone."""
_DASHES, _DASH = 5, 0.55
"""Dashes around an uncertain dot, and the share of the ring that they take."""
_FEATHER = 0.12
"""Share of a bar that fades at either end where a date is approximate."""
_SMALL, _ASIDE = 0.45, 1.1
"""Radius and distance of the small dots of a set of days, in radii of a dot."""
_THIN = 1.2
"""Width of the outline of a draft."""
_HALO = ((3.2, 28), (1.6, 45))
"""Rings around a dot whose date is approximate: how far they reach beyond it, and their alpha."""


@dataclass(frozen=True, slots=True)
class Span:
    """A bar in pixels: its bounds, and between `x_solid` and `x_solid_end` its certain part."""

    x: float
    x_solid: float
    x_solid_end: float
    x_end: float


class MarkPainter:
    """Paints marks of one look."""

    def __init__(self, theme: Theme, measures: Measures) -> None:
        self.theme = theme
        self.measures = measures

    def bar_top(self, y: float) -> float:
        """Return the upper edge of the bar in a row that begins at `y`."""
        return y + self.measures.row - self.measures.bar - 2

    def paint_span(self, painter: QPainter, span: Span, y: float, flags: int, colour: QColor, width: float) -> None:
        """Paint a bar in a view `width` pixels wide."""
        x, x_end = span.x, span.x_end
        bar, top = self.measures.bar, self.bar_top(y)
        if flags & OPEN_END:
            x_end = max(x_end, min(x + 12 * self.measures.dot, width))
            span = Span(x, span.x_solid, max(x_end, span.x_solid_end), x_end)
        if flags & OPEN_START and x_end - x < 3 * self.measures.dot:
            # room for a bar behind the head, as what came before is not known
            x = x_end - 3 * self.measures.dot
            span = Span(x, x, max(x, span.x_solid_end), x_end)
        left, right = max(x, -_OUTSIDE), min(_apart(x, max(x_end, x + bar), bar), width + _OUTSIDE)
        if right <= left:
            return
        rect = QRectF(left, top, right - left, bar)
        self._paint_bar(painter, rect, _bar_brush(colour, span, flags, left, right), flags)
        if flags & UNCERTAIN:
            self._paint_outline(painter, rect, colour)
        self._paint_arrows(painter, x, x_end, top + bar / 2, flags, colour)

    def _paint_bar(self, painter: QPainter, rect: QRectF, brush: QBrush, flags: int) -> None:
        """Paint a bar: filled, or for a draft in outline."""
        if flags & DRAFT:
            painter.setPen(QPen(brush, _THIN))
            painter.setBrush(self.theme.colour("canvas"))
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(brush)
        painter.drawRoundedRect(rect, self.measures.bar / 2, self.measures.bar / 2)

    def dot_level(self, long: float, y: float) -> float:
        """Return the height of the dot of a moment in a row that begins at `y`; its bounds are `long` pixels apart."""
        radius, bar = self.measures.dot, self.measures.bar
        sunk = min(max((long - 4 * radius) / (4 * radius), 0.0), 1.0)
        high, low = y + (self.measures.row - bar - 2) / 2, self.bar_top(y) + bar / 2
        return high + (low - high) * sunk

    def paint_moment(
        self, painter: QPainter, bounds: tuple[float, float], y: float, flags: int, precision: int, colour: QColor,
        width: float,
    ) -> None:  # fmt: skip
        """Paint a dot with a soft bar over its bounds; the dot sinks to the bar as the bounds grow wide."""
        radius, low = self.measures.dot, self.bar_top(y) + self.measures.bar / 2
        x, x_end = bounds
        x_dot, long = (x + x_end) / 2, x_end - x
        level = self.dot_level(long, y)
        is_day = precision >= Precision.DAY
        if is_day:
            # the bar comes softly where a day grows wider than its dot
            alpha = round(_SOFT * min(max(long / (3 * radius) - 1, 0.0), 1.0))
            half = long / 2
        else:
            alpha, half = _SOFT, max(long / 2, 2 * radius)
        if alpha:
            soft = _faded(colour, alpha)
            self._paint_soft_bar(painter, (x_dot - half, x_dot + half), level, flags, colour, soft, width)
        if flags & (OPEN_START | OPEN_END):
            self._paint_open_moment(painter, x_dot, low if flags & OPEN_END else level, flags, colour)
        if is_day and precision == Precision.DAY and long > HOURS_FROM * radius and not flags & SET:
            return  # a dot in the middle of so wide a day would look like noon
        if -2 * radius <= x_dot <= width + 2 * radius:
            paint = self._paint_set if flags & SET else self._paint_dot
            paint(painter, QPointF(x_dot, level), flags, colour, hollow=not is_day or bool(flags & DRAFT))

    def _paint_set(self, painter: QPainter, centre: QPointF, flags: int, colour: QColor, *, hollow: bool) -> None:
        """Paint three small dots: one of several days, or all of them."""
        radius = self.measures.dot
        aside, small = _ASIDE * radius, _SMALL * radius
        if flags & APPROXIMATE:
            painter.setPen(Qt.PenStyle.NoPen)
            for grown, alpha in _HALO:
                painter.setBrush(_faded(colour, alpha))
                painter.drawEllipse(centre, aside + small + grown, small + grown)
        painter.setPen(QPen(colour, _THIN) if hollow else QPen(Qt.PenStyle.NoPen))
        painter.setBrush(self.theme.colour("canvas") if hollow else colour)
        for x in (-aside, 0.0, aside):
            painter.drawEllipse(centre + QPointF(x, 0.0), small, small)
        if flags & UNCERTAIN:
            reach = aside + small
            self._paint_outline(painter, QRectF(centre.x() - reach, centre.y() - small, 2 * reach, 2 * small), colour)

    def _paint_dot(self, painter: QPainter, centre: QPointF, flags: int, colour: QColor, *, hollow: bool) -> None:
        radius = self.measures.dot
        painter.setPen(Qt.PenStyle.NoPen)
        if flags & APPROXIMATE:
            for grown, alpha in _HALO:
                painter.setBrush(_faded(colour, alpha))
                painter.drawEllipse(centre, radius + grown, radius + grown)
        if flags & UNCERTAIN:
            wide = max(1.4, radius * 0.35)
            period = 2 * pi * radius / _DASHES / wide
            pen = QPen(colour, wide)
            # Qt's square ends would fill the gaps of so small a ring
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            pen.setDashPattern([_DASH * period, (1 - _DASH) * period])
            painter.setPen(pen)
            painter.setBrush(self.theme.colour("canvas") if hollow else _faded(colour, _SOFT))
            painter.drawEllipse(centre, radius, radius)
            return
        painter.setBrush(colour)
        painter.drawEllipse(centre, radius, radius)
        if hollow:
            inner = radius - max(1.4, radius * 0.4)
            painter.setBrush(self.theme.colour("canvas"))
            painter.drawEllipse(centre, inner, inner)

    def _paint_soft_bar(
        self, painter: QPainter, bounds: tuple[float, float], level: float, flags: int, colour: QColor, soft: QColor,
        width: float,
    ) -> None:  # fmt: skip
        bar = self.measures.bar
        left, right = max(bounds[0], -_OUTSIDE), min(_apart(*bounds, bar), width + _OUTSIDE)
        if right <= left:
            return
        rect = QRectF(left, level - bar / 2, right - left, bar)
        self._paint_bar(painter, rect, QBrush(soft), flags)
        if flags & UNCERTAIN:
            self._paint_outline(painter, rect, colour)

    def _paint_open_moment(self, painter: QPainter, x: float, level: float, flags: int, colour: QColor) -> None:
        """A moment before or after a day: a short soft bar that points away from it."""
        reach, bar = 2.5 * self.measures.dot, self.measures.bar
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_faded(colour, _SOFT))
        left = x - reach if flags & OPEN_START else x
        right = x + reach if flags & OPEN_END else x
        painter.drawRect(QRectF(left, level - bar / 2, right - left, bar))
        self._paint_arrows(painter, left, right, level, flags, colour)

    def _paint_arrows(
        self, painter: QPainter, x: float, x_end: float, level: float, flags: int, colour: QColor
    ) -> None:
        size = 0.95 * self.measures.bar
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        if flags & OPEN_END:
            painter.drawPolygon(_arrow(x_end, level, size))
        if flags & OPEN_START:
            painter.drawPolygon(_arrow(x, level, -size))

    def _paint_outline(self, painter: QPainter, rect: QRectF, colour: QColor) -> None:
        pen = QPen(colour, 1)
        pen.setDashPattern([3, 2])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect.adjusted(-1.5, -1.5, 1.5, 1.5), 2, 2)

    def paint_ghosts(
        self, painter: QPainter, ghosts: list[float], x: float, y: float, colour: QColor, width: float
    ) -> None:
        """Paint rival dates at the pixels `ghosts`, each joined by a dotted line to its mark at `x`."""
        radius = self.measures.dot * 0.75
        for ghost in ghosts:
            if abs(ghost - x) < 2 * radius or max(ghost, x) < 0 or min(ghost, x) > width:
                continue
            level = self.bar_top(y) + self.measures.bar / 2
            dispute = self.theme.colour("dispute", min(200, colour.alpha()))
            left, right = max(min(x, ghost), -_OUTSIDE), min(max(x, ghost), width + _OUTSIDE)
            painter.setPen(QPen(dispute, 1, Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(left, level), QPointF(right, level))
            if -radius <= ghost <= width + radius:
                painter.setPen(QPen(dispute, 1.2))
                painter.setBrush(self.theme.colour("canvas"))
                painter.drawEllipse(QPointF(ghost, level), radius, radius)


def _apart(x: float, x_end: float, bar: float) -> float:
    """Return where a bar ends so that a pixel stays free before one that follows at once."""
    return x_end - 1 if x_end - x > 4 * bar else x_end


def _faded(colour: QColor, alpha: int) -> QColor:
    faded = QColor(colour)
    faded.setAlpha(min(alpha, colour.alpha()))
    return faded


def _bar_brush(colour: QColor, span: Span, flags: int, left: float, right: float) -> QBrush:
    """Return what fills a bar between two pixels: plain, or fading over the bounds of its uncertain ends."""
    length = span.x_end - span.x
    rise, fall = span.x_solid - span.x, span.x_end - span.x_solid_end
    if flags & APPROXIMATE:
        rise = max(rise, _FEATHER * length)
        fall = fall if flags & OPEN_END else max(fall, _FEATHER * length)
    if rise < 1 and fall < 1:
        return QBrush(colour)
    solid, solid_end = span.x + rise, span.x_end - fall
    if solid > solid_end:
        solid = solid_end = (solid + solid_end) / 2
    # stops only where the bar is drawn: far outside, gradients lose their precision
    inside = [x for x in (solid, solid_end) if left < x < right]
    gradient = QLinearGradient(left, 0, right, 0)
    for x in (left, *inside, right):
        share = min((x - span.x) / rise if rise >= 1 else 1.0, (span.x_end - x) / fall if fall >= 1 else 1.0, 1.0)
        stop = QColor(colour)
        stop.setAlphaF(colour.alphaF() * max(share, 0.0))
        gradient.setColorAt((x - left) / (right - left), stop)
    return QBrush(gradient)


def _arrow(x: float, y: float, size: float) -> QPolygonF:
    """A head that points right for a positive size, left for a negative one: no higher than words above leave room."""
    return QPolygonF([QPointF(x, y - abs(size)), QPointF(x + 2.4 * size, y), QPointF(x, y + abs(size))])
