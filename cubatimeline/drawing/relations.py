"""Paints relations: arcs above the marks, told apart by line and head, and the names of partners out of sight."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import atan2, cos, sin

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from cubatimeline.domain.relations import RelationKind
from cubatimeline.drawing.text import Lettering
from cubatimeline.drawing.theme import Theme
from cubatimeline.services.geometry.arcs import Arc, Point, Relations, Where
from cubatimeline.services.geometry.measures import Measures
from cubatimeline.services.geometry.scene import Layout, Scene
from cubatimeline.store.relations import KINDS

_DASHES: dict[RelationKind, list[float]] = {
    RelationKind.ANSWERS: [],
    RelationKind.LEADS_TO: [6.0, 3.0],
    RelationKind.CONTRADICTS: [5.0, 2.2, 1.2, 2.2],
    RelationKind.PART_OF: [1.2, 2.2],
}
"""Dashes and gaps of the line of each kind, in widths of it; none for a full line."""
_POINTS = 33
"""Points of an arc on a screen, where it is drawn as short lines: Qt takes a millisecond for a long path."""
_MOST_DASHES = 100
"""Dashes of one arc on a screen; those of longer arcs are longer too."""
_HEAD = 7.0
"""Length of what stands at the end of an arc, in pixels at 100 %."""
_T = np.linspace(0.0, 1.0, _POINTS)
_CURVE = np.stack([(1 - _T) ** 3, 3 * _T * (1 - _T) ** 2, 3 * _T**2 * (1 - _T), _T**3], axis=1)
"""Shape (points, 4): what each corner of a cubic curve counts for at each of its points."""
_FAINT = 72
"""Alpha of arcs that nobody asked for one by one."""
_MOST_NAMED = {Where.BEFORE: 7, Where.AFTER: 7, Where.HIDDEN: 4, Where.ABOVE: 3, Where.BELOW: 3}
"""Partners out of sight that are named, by where they are; no view has room for all of many."""
_ARROWS = {Where.BEFORE: "← ", Where.AFTER: "→ ", Where.ABOVE: "↑ ", Where.BELOW: "↓ "}


@dataclass(frozen=True, slots=True)
class End:
    """The name of a partner that is out of sight, where it stands: a click on it leads there."""

    event: int
    rect: QRectF
    words: str


class RelationPainter:
    """Paints the arcs of one event, or of all that is in view, in one look.

    Args:
        quick: as short lines, for a screen, rather than as true curves.
    """

    def __init__(self, theme: Theme, measures: Measures, font: Lettering, *, quick: bool = False) -> None:
        self._quick = quick
        self.theme = theme
        self.measures = measures
        self._font = font
        self._wide = 1.4 * theme.scale

    def paint_arcs(self, painter: QPainter, arcs: Iterable[Arc], top: float) -> None:
        """Paint arcs, none of them above `top`; faintly those that are not of one event."""
        for arc in arcs:
            self.paint_arc(painter, arc, top)

    def paint_arc(self, painter: QPainter, arc: Arc, top: float) -> None:
        """Paint one arc with the head of its kind at its target."""
        kind = KINDS[arc.kind]
        role = "dispute" if kind is RelationKind.CONTRADICTS else "accent"
        colour = self.theme.colour(role, 255 if arc.partner is not None else _FAINT)
        corners = self._corners(arc, top)
        points = _CURVE @ corners
        pen = QPen(colour, self._wide)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if self._quick:
            painter.setPen(pen)
            painter.drawLines(_strokes(points, [width * self._wide for width in _DASHES[kind]]))
        else:
            self._paint_curve(painter, corners, pen, _DASHES[kind])
        tip = points[-1]
        away = np.flatnonzero(np.hypot(*(points - tip).T) >= _HEAD * self.theme.scale)
        near = points[int(away[-1])] if len(away) else points[0]
        self._paint_head(painter, kind, QPointF(*near.tolist()), QPointF(*tip.tolist()), colour)
        if kind is RelationKind.CONTRADICTS:
            self._paint_cross(painter, QPointF(*points[_POINTS // 2].tolist()), colour)

    def _corners(self, arc: Arc, top: float) -> NDArray[np.float64]:
        """Return the four corners of the curve of an arc, shape (4, 2)."""
        x, y, x_end, y_end = arc.source.x, arc.source.y, arc.target.x, arc.target.y
        rise = min(max(0.22 * abs(x_end - x), 0.5 * self.measures.row), 2.5 * self.measures.row)
        height = max(min(y, y_end) - rise, top + 2)
        lean = 0.18 * (x_end - x)
        return np.array([(x, y), (x + lean, height), (x_end - lean, height), (x_end, y_end)])

    @staticmethod
    def _paint_curve(painter: QPainter, corners: NDArray[np.float64], pen: QPen, dashes: list[float]) -> None:
        if dashes:
            pen.setDashPattern(dashes)
        start, *others = (QPointF(*corner) for corner in corners.tolist())
        path = QPainterPath(start)
        path.cubicTo(*others)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)

    def _paint_head(self, painter: QPainter, kind: RelationKind, near: QPointF, tip: QPointF, colour: QColor) -> None:
        """Paint what stands at the end: an open arrow, a full one, or for the whole of a part an empty diamond."""
        angle, size = atan2(tip.y() - near.y(), tip.x() - near.x()), _HEAD * self.theme.scale
        wings = [_turned(tip, angle, -size, side * 0.45 * size) for side in (-1, 1)]
        painter.setPen(QPen(colour, self._wide))
        if kind is RelationKind.PART_OF:
            painter.setBrush(self.theme.colour("canvas"))
            half = [_turned(tip, angle, -0.8 * size, side * 0.45 * size) for side in (-1, 1)]
            painter.drawPolygon(QPolygonF([tip, half[0], _turned(tip, angle, -1.6 * size, 0.0), half[1]]))
        elif kind is RelationKind.LEADS_TO:
            painter.setBrush(colour)
            painter.drawPolygon(QPolygonF([tip, *wings]))
        else:
            painter.drawPolyline(QPolygonF([wings[0], tip, wings[1]]))

    def _paint_cross(self, painter: QPainter, at: QPointF, colour: QColor) -> None:
        arm = 3.2 * self.theme.scale
        painter.setPen(QPen(colour, 1.3 * self._wide))
        painter.drawLine(at + QPointF(-arm, -arm), at + QPointF(arm, arm))
        painter.drawLine(at + QPointF(-arm, arm), at + QPointF(arm, -arm))

    def paint_ends(self, painter: QPainter, ends: Iterable[End]) -> None:
        """Paint the names of partners out of sight, each on a plate of its own."""
        for end in ends:
            painter.setPen(QPen(self.theme.colour("accent"), 1))
            painter.setBrush(self.theme.colour("canvas"))
            painter.drawRoundedRect(end.rect, 3, 3)
            line = self._font.baseline(end.rect.top(), end.rect.height())
            pad = self._pad
            ink = self.theme.colour("accent")
            self._font.paint(painter, end.rect.left() + pad, line, end.words, ink, end.rect.width() - 2 * pad + 1)

    @property
    def _pad(self) -> float:
        return self.measures.dot + 2

    def ends_of(self, arcs: Sequence[Arc], titles: Sequence[str], seen: QRectF, taken: Sequence[QRectF]) -> list[End]:
        """Return names for the partners that are out of sight, none over another or over what is `taken`.

        Args:
            seen: the part of the lanes that is in view.
        """
        named: dict[Where, int] = {}
        ends: list[End] = []
        occupied = list(taken)
        for arc in arcs:
            point = arc.partner
            if point is None or point.where is Where.SPOKEN or any(end.event == point.event for end in ends):
                continue
            named[point.where] = named.get(point.where, 0) + 1
            if named[point.where] <= _MOST_NAMED[point.where]:
                words = _ARROWS.get(point.where, "") + titles[point.event]
                rect = _free_place(self._wanted(point, words, seen), occupied, seen)
                if rect is not None:
                    occupied.append(rect)
                    ends.append(End(point.event, rect, words))
        return ends

    def _wanted(self, point: Point, words: str, seen: QRectF) -> QRectF:
        """Return where the name of a partner would best stand."""
        height = self.measures.row - self.measures.bar - 3
        room = min(max(seen.width() - 24, 0.0), 230 * self.theme.scale)
        width = min(self._font.width(words), room) + 2 * self._pad
        x = min(max(point.x + self.measures.dot, seen.left() + 6), seen.right() - width - 6)
        y = point.y - height / 2
        if point.where is Where.HIDDEN:
            y = point.y - height - 3 * self.measures.dot
        return QRectF(x, min(max(y, seen.top() + 2), seen.bottom() - height - 2), width, height)


def relation_plates(
    painter: RelationPainter, layout: Layout, scene: Scene, chosen: tuple[Relations | None, int, int], seen: QRectF,
    titles: Sequence[str], taken: Sequence[QRectF],
) -> tuple[list[Arc], list[End]]:  # fmt: skip
    """Return the arcs of a frame and the names at their ends.

    Args:
        chosen: the relations; the event selected and the one hovered, -1 for none. The arcs of the one selected are
            shown; without one, those of the one hovered, whose partners out of sight are not named.
    """
    relations, selected, hovered = chosen
    if relations is None:
        return [], []
    span = seen.top(), seen.bottom()
    arcs = relations.in_view(layout, scene, span) if relations.all_in_view else []
    event = selected if selected >= 0 else hovered
    if event < 0:
        return arcs, []
    own = relations.of_event(layout, scene, event, span)
    return arcs + own, painter.ends_of(own, titles, seen, taken) if selected >= 0 else []


def _free_place(wanted: QRectF, occupied: Sequence[QRectF], seen: QRectF) -> QRectF | None:
    """Return the place nearest above or below the one wanted that covers nothing; None where there is none in view."""
    step = wanted.height() + 3
    for number in range(2 * int(seen.height() // step) + 2):
        rect = wanted.translated(0, step * ((number + 1) // 2) * (1 if number % 2 else -1))
        inside = seen.top() <= rect.top() and rect.bottom() <= seen.bottom()
        if inside and not any(rect.adjusted(-2, -1, 2, 1).intersects(other) for other in occupied):
            return rect
    return None


def _strokes(points: NDArray[np.float64], dashes: Sequence[float]) -> list[QLineF]:
    """Return a curve as short lines: from point to point, or as dashes and gaps of these lengths."""
    x, y = points.T
    along = np.concatenate([[0.0], np.cumsum(np.hypot(np.diff(x), np.diff(y)))])
    if not dashes:
        begin, end = along[:-1], along[1:]
    else:
        rounds = np.arange(_MOST_DASHES * 2 // len(dashes) + 1)
        long = sum(dashes)
        period = max(long, float(along[-1]) / len(rounds))
        grown = np.cumsum([0.0, *dashes]) * (period / long)
        begin, end = ((rounds[:, None] * period + grown[of]).ravel() for of in (slice(0, -1, 2), slice(1, None, 2)))
        inside = begin < along[-1]
        begin, end = begin[inside], np.minimum(end[inside], along[-1])
    rows = zip(*(np.interp(at, along, of).tolist() for at in (begin, end) for of in (x, y)), strict=True)
    return [QLineF(*row) for row in rows]


def _turned(origin: QPointF, angle: float, along: float, across: float) -> QPointF:
    """Return the point so far along a direction from `origin`, and so far to its side."""
    return QPointF(
        origin.x() + along * cos(angle) - across * sin(angle), origin.y() + along * sin(angle) + across * cos(angle)
    )
