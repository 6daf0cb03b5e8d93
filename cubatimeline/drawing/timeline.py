"""Paints the lanes of the timeline: marks, labels, ticks and counts, on screen, in PNG, SVG and PDF alike."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPen, QPolygonF

from cubatimeline.domain.dates import Precision
from cubatimeline.drawing.text import Lettering
from cubatimeline.drawing.theme import Theme
from cubatimeline.services.geometry.measures import Measures
from cubatimeline.services.geometry.scene import Layout, Scene
from cubatimeline.store.columns import EventFlag

DIMMED = 60
"""Alpha of what is not lit up while something else is."""
SOFT = 90
"""Alpha of the bar over the bounds of a moment."""


@dataclass(frozen=True)
class Emphasis:
    """What stands out: events by index into the columns.

    Attributes:
        selected: drawn with a ring and heavier words; -1 for none.
        hovered: underlined; -1 for none.
        lit: shape (events,), bool: everything else is dimmed; None to light all alike.
    """

    selected: int = -1
    hovered: int = -1
    lit: np.ndarray | None = None


NO_EMPHASIS = Emphasis()


@dataclass
class LanePainter:
    """Paints scenes of one layout in one theme.

    Attributes:
        ghosts: for the index of an event, days at which rival dates put it.
    """

    theme: Theme
    measures: Measures
    layout: Layout
    titles: list[str]
    ghosts: dict[int, list[float]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.label_font = Lettering(self.theme.font("small"))
        self.strong_font = Lettering(self.theme.font("small", bold=True))
        self.count_font = Lettering(self.theme.font("tiny"))
        self._colours = [self.theme.lane(box.lane.colour) for box in self.layout.boxes]

    def paint(self, painter: QPainter, scene: Scene, emphasis: Emphasis = NO_EMPHASIS) -> None:
        """Paint the lanes with the origin at the left end of the scale and the upper edge of the first lane."""
        self._paint_dividers(painter, scene)
        self._paint_ticks(painter, scene, emphasis)
        self._paint_counts(painter, scene, emphasis)
        self._paint_labels(painter, scene, emphasis)
        self._paint_selected(painter, scene, emphasis)

    def _paint_dividers(self, painter: QPainter, scene: Scene) -> None:
        painter.setPen(QPen(self.theme.colour("hairline_soft"), 0))
        painter.drawLines(
            [QLineF(0, box.top + box.height, scene.scale.width, box.top + box.height) for box in scene.boxes]
        )

    def _paint_ticks(self, painter: QPainter, scene: Scene, emphasis: Emphasis) -> None:
        height, thick = self.measures.tick, max(1.0, self.measures.dot / 4)
        painter.setPen(Qt.PenStyle.NoPen)
        alpha = 150 if emphasis.lit is None else DIMMED
        for number, box in enumerate(scene.boxes):
            mine = scene.ticks.lane == number
            if not mine.any():
                continue
            colour = QColor(self._colours[number])
            colour.setAlpha(alpha)
            painter.setBrush(colour)
            y = box.top + box.height - height - 1
            painter.drawRects([QRectF(x, y, thick, height) for x in scene.ticks.x[mine].tolist()])
        if emphasis.lit is not None:
            self._paint_lit_ticks(painter, scene, emphasis.lit)

    def _paint_lit_ticks(self, painter: QPainter, scene: Scene, lit: np.ndarray) -> None:
        """Ticks of lit events stand up from the strip, so that none is overlooked among the dimmed ones."""
        marks = self.layout.marks
        hidden = (self.layout.places.least_scale > scene.scale.per_day) & lit[marks.event]
        x = scene.scale.x(marks.middle)
        hidden &= (x >= 0) & (x < scene.scale.width)
        height = 2.5 * self.measures.tick
        for i in np.flatnonzero(hidden).tolist():
            box = scene.boxes[marks.lane[i]]
            painter.setBrush(self._colours[marks.lane[i]])
            painter.drawRect(QRectF(x[i] - 1, box.top + box.height - height - 1, 2, height))

    def _paint_counts(self, painter: QPainter, scene: Scene, emphasis: Emphasis) -> None:
        painter.setFont(self.count_font.font)
        painter.setPen(self.theme.colour("text_soft", 255 if emphasis.lit is None else 120))
        height = self.measures.tick_strip - self.measures.tick - 1
        for count in scene.counts:
            words = f"+{count.number}"
            if self.count_font.width(words) + 6 > count.x_end - count.x:
                continue
            left, right = max(count.x, 0.0), min(count.x_end, scene.scale.width)
            if right - left < self.count_font.width(words) + 4:
                continue
            box = scene.boxes[count.lane]
            painter.drawText(
                QRectF(left, box.tick_top - 1, right - left, height + 1),
                Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip,
                words,
            )

    def _paint_labels(self, painter: QPainter, scene: Scene, emphasis: Emphasis) -> None:
        labels, marks = scene.labels, self.layout.marks
        rows = zip(
            labels.mark.tolist(), labels.x.tolist(), labels.x_end.tolist(), labels.x_solid.tolist(),
            labels.x_solid_end.tolist(), labels.x_dot.tolist(), labels.x_text.tolist(), labels.room.tolist(),
            labels.y.tolist(), strict=True,
        )  # fmt: skip
        for mark, x, x_end, x_solid, x_solid_end, x_dot, x_text, room, y in rows:
            event, flags = int(marks.event[mark]), int(marks.flags[mark])
            alpha = 255 if emphasis.lit is None or emphasis.lit[event] else DIMMED
            colour = QColor(self._colours[marks.lane[mark]])
            colour.setAlpha(alpha)
            if event in self.ghosts:
                self._paint_ghosts(painter, scene, event, x_dot if not flags & EventFlag.SPAN else x, y, colour)
            if flags & EventFlag.SPAN:
                self._paint_span(painter, scene, (x, x_solid, x_solid_end, x_end), y, flags, colour)
            else:
                self._paint_moment(painter, scene, (x, x_dot, x_end), y, flags, colour, int(marks.precision[mark]))
            if event != emphasis.selected:
                self._paint_words(painter, event, x_text, y, room, alpha, event == emphasis.hovered)

    def _paint_words(
        self, painter: QPainter, event: int, x: float, y: float, room: float, alpha: int, hovered: bool
    ) -> None:
        words = self.label_font.shortened(self.titles[event], room)
        if not words:
            return
        painter.setFont(self.label_font.font)
        painter.setPen(self.theme.colour("accent" if hovered else "text", alpha))
        painter.drawText(QPointF(x, self._baseline(y)), words)

    def _baseline(self, y: float) -> float:
        metrics = self.label_font.metrics
        return y + (self.measures.row - self.measures.bar - 2 + metrics.capHeight()) / 2

    def _bar_y(self, y: float) -> float:
        return y + self.measures.row - self.measures.bar - 2

    def _paint_span(
        self, painter: QPainter, scene: Scene, xs: tuple[float, float, float, float], y: float, flags: int, colour: QColor
    ) -> None:
        x, x_solid, x_solid_end, x_end = xs
        bar, top = self.measures.bar, self._bar_y(y)
        wide = scene.scale.width
        if flags & EventFlag.OPEN_END:
            x_end = x_solid_end = max(x_end, min(x + 12 * self.measures.dot, wide))
        x_end = max(x_end, x + bar)
        rect = QRectF(max(x, -8.0), top, min(x_end, wide + 8) - max(x, -8.0), bar)
        if rect.width() <= 0:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_span_brush(colour, (x, x_solid, x_solid_end, x_end), flags))
        painter.drawRoundedRect(rect, bar / 2, bar / 2)
        if flags & EventFlag.UNCERTAIN:
            self._paint_outline(painter, rect, colour)
        if flags & EventFlag.OPEN_END:
            painter.setBrush(colour)
            painter.drawPolygon(_arrow(x_end, top + bar / 2, 1.6 * bar))
        if flags & EventFlag.OPEN_START:
            painter.setBrush(colour)
            painter.drawPolygon(_arrow(x, top + bar / 2, -1.6 * bar))

    def _paint_moment(
        self, painter: QPainter, scene: Scene, xs: tuple[float, float, float], y: float, flags: int, colour: QColor,
        precision: int,
    ) -> None:  # fmt: skip
        x, x_dot, x_end = xs
        radius, bar = self.measures.dot, self.measures.bar
        width = x_end - x
        sunk = min(max((width - 4 * radius) / (4 * radius), 0.0), 1.0)
        middle = y + (self.measures.row - bar - 2) / 2
        centre = QPointF(x_dot, middle + (self._bar_y(y) + bar / 2 - middle) * sunk)
        if width > 3 * radius or not is_day(precision):
            half = max(width / 2, 2 * radius)
            self._paint_soft_bar(painter, scene, x_dot - half, x_dot + half, centre.y(), flags, colour)
        hollow = not is_day(precision) or bool(flags & (EventFlag.SET | EventFlag.DRAFT))
        if x_dot < -2 * radius or x_dot > scene.scale.width + 2 * radius:
            return
        if flags & EventFlag.APPROXIMATE:
            self._paint_feather(painter, centre, colour)
        pen = QPen(colour, max(1.4, radius * 0.4))
        if flags & EventFlag.UNCERTAIN:
            pen.setStyle(Qt.PenStyle.DotLine)
        painter.setPen(pen)
        painter.setBrush(self.theme.colour("canvas") if hollow else colour)
        painter.drawEllipse(centre, radius - 0.8, radius - 0.8)

    def _paint_soft_bar(
        self, painter: QPainter, scene: Scene, x: float, x_end: float, y: float, flags: int, colour: QColor
    ) -> None:
        left, right = max(x, -8.0), min(x_end, scene.scale.width + 8)
        if right <= left:
            return
        soft = QColor(colour)
        soft.setAlpha(min(SOFT, colour.alpha()))
        bar = self.measures.bar
        rect = QRectF(left, y - bar / 2, right - left, bar)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(soft)
        painter.drawRoundedRect(rect, bar / 2, bar / 2)
        if flags & EventFlag.UNCERTAIN:
            self._paint_outline(painter, rect, colour)

    def _paint_outline(self, painter: QPainter, rect: QRectF, colour: QColor) -> None:
        pen = QPen(colour, 1)
        pen.setDashPattern([3, 2])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect.adjusted(-1.5, -1.5, 1.5, 1.5), 2, 2)
        painter.setPen(Qt.PenStyle.NoPen)

    def _paint_feather(self, painter: QPainter, centre: QPointF, colour: QColor) -> None:
        halo = QColor(colour)
        painter.setPen(Qt.PenStyle.NoPen)
        for grown, alpha in ((3.2, 28), (1.6, 45)):
            halo.setAlpha(min(alpha, colour.alpha()))
            painter.setBrush(halo)
            painter.drawEllipse(centre, self.measures.dot + grown, self.measures.dot + grown)

    def _paint_ghosts(
        self, painter: QPainter, scene: Scene, event: int, x: float, y: float, colour: QColor
    ) -> None:
        radius = self.measures.dot * 0.75
        level = self._bar_y(y) + self.measures.bar / 2
        wide = scene.scale.width
        dispute = self.theme.colour("dispute", min(200, colour.alpha()))
        for day in self.ghosts[event]:
            ghost = scene.scale.x(day)
            if abs(ghost - x) < 2 * radius or max(ghost, x) < 0 or min(ghost, x) > wide:
                continue
            painter.setPen(QPen(dispute, 1, Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(max(min(x, ghost), -8.0), level), QPointF(min(max(x, ghost), wide + 8), level))
            if -radius <= ghost <= wide + radius:
                painter.setPen(QPen(dispute, 1.2))
                painter.setBrush(self.theme.colour("canvas"))
                painter.drawEllipse(QPointF(ghost, level), radius, radius)

    def _paint_selected(self, painter: QPainter, scene: Scene, emphasis: Emphasis) -> None:
        """The selected event always speaks, on a plate of its own above whatever stands there."""
        if emphasis.selected < 0:
            return
        for mark in np.flatnonzero(self.layout.marks.event == emphasis.selected).tolist():
            x, y = self.selected_place(scene, mark)
            if -40 < x < scene.scale.width + 40:
                self._paint_plate(painter, scene, emphasis.selected, mark, x, y)

    def selected_place(self, scene: Scene, mark: int) -> tuple[float, float]:
        """Return where the plate of a selected mark begins: at its label, or above its tick where it has none."""
        shown = np.flatnonzero(scene.labels.mark == mark)
        if len(shown):
            return float(scene.labels.x_text[shown[0]]), float(scene.labels.y[shown[0]])
        box = scene.boxes[self.layout.marks.lane[mark]]
        x = float(scene.scale.x(float(self.layout.marks.middle[mark])))
        return x + self.measures.dot + self.measures.label_indent / 2, box.row_top(0, self.measures)

    def _paint_plate(self, painter: QPainter, scene: Scene, event: int, mark: int, x: float, y: float) -> None:
        title = self.strong_font.shortened(self.titles[event], scene.scale.width - 24)
        width = self.strong_font.width(title)
        hidden = mark not in scene.labels.mark
        x = min(max(x, 6.0), scene.scale.width - width - 8)
        pad = self.measures.dot
        plate = QRectF(x - pad, y + 1, width + 2 * pad, self.measures.row - self.measures.bar - 3)
        painter.setPen(QPen(self.theme.colour("accent"), 1))
        painter.setBrush(self.theme.colour("selection"))
        painter.drawRoundedRect(plate, 3, 3)
        if hidden:
            box = scene.boxes[self.layout.marks.lane[mark]]
            dot = float(scene.scale.x(float(self.layout.marks.middle[mark])))
            painter.drawLine(QPointF(dot, plate.bottom()), QPointF(dot, box.top + box.height - 1))
        painter.setFont(self.strong_font.font)
        painter.setPen(self.theme.colour("text"))
        painter.drawText(QPointF(x, self._baseline(y)), title)


def is_day(precision: int) -> bool:
    """Return whether a date is known to the day or better."""
    return precision >= Precision.DAY


def _span_brush(colour: QColor, xs: tuple[float, float, float, float], flags: int) -> QBrush:
    """A solid bar whose uncertain ends fade over their bounds."""
    x, x_solid, x_solid_end, x_end = xs
    length = max(x_end - x, 1.0)
    faded = QColor(colour)
    faded.setAlpha(0)
    fade_in, fade_out = (x_solid - x) / length, (x_end - x_solid_end) / length
    if fade_in < 0.02 and fade_out < 0.02 and not flags & EventFlag.APPROXIMATE:
        return QBrush(colour)
    if flags & EventFlag.APPROXIMATE:
        fade_in, fade_out = max(fade_in, 0.12), max(fade_out, 0.0 if flags & EventFlag.OPEN_END else 0.12)
    gradient = QLinearGradient(x, 0, x_end, 0)
    gradient.setColorAt(0, faded if fade_in >= 0.02 else colour)
    gradient.setColorAt(min(fade_in, 0.5), colour)
    gradient.setColorAt(max(1 - fade_out, 0.5), colour)
    gradient.setColorAt(1, faded if fade_out >= 0.02 else colour)
    return QBrush(gradient)


def _arrow(x: float, y: float, size: float) -> QPolygonF:
    """A head that points right for a positive size, left for a negative one."""
    return QPolygonF([QPointF(x, y - abs(size)), QPointF(x + 1.6 * size, y), QPointF(x, y + abs(size))])
