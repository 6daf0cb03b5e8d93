"""Paints relations: arcs above the marks, told apart by line and head, and the names of partners out of sight."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import atan2, cos, sin

from PySide6.QtCore import QPointF, QRectF, Qt
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
_FAINT = 90
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
    """Paints the arcs of one event, or of all that is in view, in one look."""

    def __init__(self, theme: Theme, measures: Measures, font: Lettering) -> None:
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
        path, before_end = self._path(arc, top)
        pen = QPen(colour, self._wide)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if _DASHES[kind]:
            pen.setDashPattern(_DASHES[kind])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)
        self._paint_head(painter, kind, before_end, QPointF(arc.target.x, arc.target.y), colour)
        if kind is RelationKind.CONTRADICTS:
            self._paint_cross(painter, path.pointAtPercent(0.5), colour)

    def _path(self, arc: Arc, top: float) -> tuple[QPainterPath, QPointF]:
        """Return the line of an arc, and the point from which it comes to its end."""
        start, end = QPointF(arc.source.x, arc.source.y), QPointF(arc.target.x, arc.target.y)
        long = abs(end.x() - start.x())
        rise = min(max(0.22 * long, 0.5 * self.measures.row), 2.5 * self.measures.row)
        height = max(min(start.y(), end.y()) - rise, top + 2)
        lean = 0.18 * (end.x() - start.x())
        first, second = QPointF(start.x() + lean, height), QPointF(end.x() - lean, height)
        path = QPainterPath(start)
        path.cubicTo(first, second, end)
        return path, path.pointAtPercent(0.93) if long < 4 * self.measures.row else path.pointAtPercent(0.97)

    def _paint_head(self, painter: QPainter, kind: RelationKind, near: QPointF, tip: QPointF, colour: QColor) -> None:
        """Paint what stands at the end: an open arrow, a full one, or for the whole of a part an empty diamond."""
        angle, size = atan2(tip.y() - near.y(), tip.x() - near.x()), 7.0 * self.theme.scale
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


def _turned(origin: QPointF, angle: float, along: float, across: float) -> QPointF:
    """Return the point so far along a direction from `origin`, and so far to its side."""
    return QPointF(
        origin.x() + along * cos(angle) - across * sin(angle), origin.y() + along * sin(angle) + across * cos(angle)
    )
