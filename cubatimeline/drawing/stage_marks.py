"""Marks large enough for a room: a shape for each category beside its colour, and bars as honest as on the timeline."""

from __future__ import annotations

from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from cubatimeline.drawing.marks import APPROXIMATE, DRAFT, SET, UNCERTAIN, MarkPainter, Span
from cubatimeline.drawing.theme import Theme
from cubatimeline.services.geometry.measures import Measures
from cubatimeline.services.presenting.sizes import Sizes

_SOFT = 110
"""Alpha of the bar over the days in which a moment may lie."""
_HALO = 60
_DASHES = (2.0, 1.4)
_Corners = tuple[tuple[float, float], ...]


def _regular(corners: int, turned: float = 0.0, inner: float = 1.0) -> _Corners:
    """Return a regular polygon with a corner on top; a star where `inner` is the radius of corners in between."""
    number = corners if inner == 1.0 else 2 * corners
    radii = (1.0, inner) * number
    angles = (turned - pi / 2 + 2 * pi * n / number for n in range(number))
    return tuple((radii[n] * cos(angle), radii[n] * sin(angle)) for n, angle in enumerate(angles))


_ARM = 0.36
_PLUS: _Corners = (
    (-_ARM, -1), (_ARM, -1), (_ARM, -_ARM), (1, -_ARM), (1, _ARM), (_ARM, _ARM), (_ARM, 1), (-_ARM, 1), (-_ARM, _ARM),
    (-1, _ARM), (-1, -_ARM), (-_ARM, -_ARM),
)  # fmt: skip
SHAPES: tuple[_Corners, ...] = (
    (), _regular(4, pi / 4), _regular(3), _regular(4), _regular(5, 0.0, 0.45), _PLUS, _regular(6), _regular(3, pi),
    _regular(4, 0.0, 0.35), _regular(5, pi),
)  # fmt: skip
"""Outline of each category's marker, corners around a middle; a circle where there are none."""


def shape_path(number: int, centre: QPointF, radius: float) -> QPainterPath:
    """Return the outline of a category's marker; beyond the last shape they begin again."""
    corners = SHAPES[number % len(SHAPES)]
    path = QPainterPath()
    if not corners:
        path.addEllipse(centre, radius, radius)
        return path
    high = max(y for _, y in corners) - min(y for _, y in corners)
    grown = radius * 2 / high
    middle = (max(y for _, y in corners) + min(y for _, y in corners)) / 2
    path.addPolygon(QPolygonF([centre + QPointF(x * grown, (y - middle) * grown) for x, y in corners]))
    path.closeSubpath()
    return path


class StageMarks:
    """Paints marks in one theme at the sizes of one display."""

    def __init__(self, theme: Theme, sizes: Sizes) -> None:
        self._theme, self._sizes = theme, sizes
        self._bar = max(sizes.share(0.009), 3.0)
        self._measures = Measures(row=self._bar + 2, bar=self._bar, dot=sizes.marker / 2)
        self._spans = MarkPainter(theme, self._measures)

    @property
    def bar(self) -> float:
        """Thickness of a bar."""
        return self._bar

    def paint_span(self, painter: QPainter, span: Span, top: float, flags: int, colour: QColor, width: float) -> None:
        """Paint a bar from its upper edge down."""
        self._spans.paint_span(painter, span, top, flags, colour, width)

    def paint_bounds(self, painter: QPainter, x: float, x_end: float, top: float, colour: QColor) -> None:
        """Paint softly the days in which a moment may lie."""
        soft = QColor(colour)
        soft.setAlpha(_SOFT)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(soft)
        painter.drawRoundedRect(QRectF(x, top, max(x_end - x, self._bar), self._bar), self._bar / 2, self._bar / 2)

    def paint_marker(
        self, painter: QPainter, shape: int, centre: QPointF, flags: int, colour: QColor, *, hollow: bool = False
    ) -> None:
        """Paint the marker of a moment: hollow where its day is not known, dashed where in doubt, haloed if about."""
        radius, line = self._sizes.marker / 2, self._sizes.line
        if flags & APPROXIMATE:
            halo = QColor(colour)
            halo.setAlpha(_HALO)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(halo)
            painter.drawPath(shape_path(shape, centre, radius * 1.45))
        open_inside = hollow or bool(flags & (SET | DRAFT | UNCERTAIN))
        pen = QPen(colour, line)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        if flags & UNCERTAIN:
            pen.setDashPattern(list(_DASHES))
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.setBrush(self._theme.colour("canvas") if open_inside else colour)
        painter.drawPath(shape_path(shape, centre, radius - line / 2))
