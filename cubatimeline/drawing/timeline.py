"""Paints the lanes of the timeline: marks, labels, ticks and counts, on screen, in PNG, SVG and PDF alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import floor

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from cubatimeline.drawing.marks import SPAN, MarkPainter, Span
from cubatimeline.drawing.text import Lettering
from cubatimeline.drawing.theme import Theme
from cubatimeline.services.geometry.measures import Measures
from cubatimeline.services.geometry.scene import Layout, Scene

DIMMED = 60
"""Alpha of what is not lit up while something else is."""
_TICKS = (150, 180, 210, 240)
"""Alpha of the ticks of hidden events, by how close they stand (see `Ticks.shade`)."""


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
        lettering: how words are written, plainly or for a screen.
    """

    theme: Theme
    measures: Measures
    layout: Layout
    titles: Sequence[str]
    ghosts: dict[int, list[float]] = field(default_factory=dict)
    lettering: type[Lettering] = Lettering

    def __post_init__(self) -> None:
        self.label_font = self.lettering(self.theme.font("small"))
        self.strong_font = self.lettering(self.theme.font("small", bold=True))
        self.count_font = self.lettering(self.theme.font("tiny"))
        self.marks = MarkPainter(self.theme, self.measures)
        colours = [self.theme.lane(box.lane.colour) for box in self.layout.boxes]
        self._colours = {alpha: [_with_alpha(colour, alpha) for colour in colours] for alpha in (255, *_TICKS, DIMMED)}
        metrics = self.label_font.metrics
        self._rise = (self.measures.row - self.measures.bar - 2 + metrics.capHeight()) / 2

    def use(self, layout: Layout) -> None:
        """Paint scenes of another layout of the same marks and lanes from now on."""
        self.layout = layout

    def paint(self, painter: QPainter, scene: Scene, emphasis: Emphasis = NO_EMPHASIS) -> None:
        """Paint the lanes with the origin at the left end of the scale and the upper edge of the first lane."""
        self._paint_dividers(painter, scene)
        self._paint_ticks(painter, scene, emphasis)
        self._paint_counts(painter, scene, emphasis)
        self._paint_labels(painter, scene, emphasis)
        self._paint_selected(painter, scene, emphasis)

    def _paint_dividers(self, painter: QPainter, scene: Scene) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QPen(self.theme.colour("hairline_soft"), 0))
        painter.drawLines(
            [QLineF(0, box.top + box.height, scene.scale.width, box.top + box.height) for box in scene.boxes]
        )
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)

    def _paint_ticks(self, painter: QPainter, scene: Scene, emphasis: Emphasis) -> None:
        height, thick = self.measures.tick, max(1.0, self.measures.dot / 4)
        painter.setPen(Qt.PenStyle.NoPen)
        ticks, lit = scene.ticks, emphasis.lit
        kind = ticks.lane * len(_TICKS) + ticks.shade
        for key in np.unique(kind).tolist():
            number, shade = divmod(key, len(_TICKS))
            box, mine = scene.boxes[number], kind == key
            painter.setBrush(self._colours[_TICKS[shade] if lit is None else DIMMED][number])
            y = box.top + box.height - height - 1
            places = zip(ticks.x[mine].tolist(), (ticks.x_end[mine] - ticks.x[mine] + thick).tolist(), strict=True)
            painter.drawRects([QRectF(x, y, width, height) for x, width in places])
        if lit is not None:
            self._paint_lit_ticks(painter, scene, lit)

    def _paint_lit_ticks(self, painter: QPainter, scene: Scene, lit: np.ndarray) -> None:
        """Ticks of lit events stand up from the strip, so that none is overlooked among the dimmed ones."""
        ticks, height = self.layout.lit_ticks(scene.scale, lit), 2.5 * self.measures.tick
        for lane, x, x_end in zip(ticks.lane.tolist(), ticks.x.tolist(), ticks.x_end.tolist(), strict=True):
            box = scene.boxes[lane]
            painter.setBrush(self._colours[255][lane])
            painter.drawRect(QRectF(floor(x) - 1, box.top + box.height - height - 1, x_end - x + 2, height))

    def _paint_counts(self, painter: QPainter, scene: Scene, emphasis: Emphasis) -> None:
        colour = self.theme.colour("text_soft", 255 if emphasis.lit is None else 120)
        height = self.measures.tick_strip - self.measures.tick
        lines = [self.count_font.baseline(box.tick_top - 1, height) for box in scene.boxes]
        counts, edge = scene.counts, scene.scale.width
        rows = zip(counts.lane.tolist(), counts.number.tolist(), counts.x.tolist(), counts.x_end.tolist(), strict=True)
        for lane, number, x, x_end in rows:
            words = f"+{number}"
            width = self.count_font.width(words)
            left, right = max(x, 0.0), min(x_end, edge)
            if width + 4 <= right - left:
                self.count_font.paint(painter, (left + right - width) / 2, lines[lane], words, colour)

    def _paint_labels(self, painter: QPainter, scene: Scene, emphasis: Emphasis) -> None:
        labels, marks = scene.labels, self.layout.marks
        chosen, width = labels.mark, scene.scale.width
        lit = emphasis.lit
        colours, words = self._colours, {alpha: self.theme.colour("text", alpha) for alpha in (255, DIMMED)}
        rows = zip(
            marks.event[chosen].tolist(), marks.lane[chosen].tolist(), marks.flags[chosen].tolist(),
            marks.precision[chosen].tolist(), labels.x.tolist(), labels.x_end.tolist(), labels.x_solid.tolist(),
            labels.x_solid_end.tolist(), labels.x_text.tolist(), labels.room.tolist(), labels.y.tolist(), strict=True,
        )  # fmt: skip
        for event, lane, flags, precision, x, x_end, x_solid, x_solid_end, x_text, room, y in rows:
            alpha = 255 if lit is None or lit[event] else DIMMED
            colour = colours[alpha][lane]
            if event in self.ghosts:
                ghosts = [scene.scale.x(day) for day in self.ghosts[event]]
                self.marks.paint_ghosts(painter, ghosts, x if flags & SPAN else (x + x_end) / 2, y, colour, width)
            if flags & SPAN:
                self.marks.paint_span(painter, Span(x, x_solid, x_solid_end, x_end), y, flags, colour, width)
            else:
                self.marks.paint_moment(painter, (x, x_end), y, flags, precision, colour, width)
            if event != emphasis.selected and room > 0:
                ink = self.theme.colour("accent", alpha) if event == emphasis.hovered else words[alpha]
                self.label_font.paint(painter, x_text, y + self._rise, self.titles[event], ink, room)

    def _paint_selected(self, painter: QPainter, scene: Scene, emphasis: Emphasis) -> None:
        """The selected event always speaks, on a plate of its own above whatever stands there."""
        if emphasis.selected < 0:
            return
        for mark in self.layout.marks_of(emphasis.selected):
            shown = np.flatnonzero(scene.labels.mark == mark)
            tick = self.layout.tick_of(mark, scene.scale)
            if len(shown):
                self._paint_plate(painter, scene, emphasis.selected, *_place_of(scene, int(shown[0])))
            elif tick is not None:
                self._paint_plate_above_tick(painter, scene, emphasis.selected, mark, tick)

    def _paint_plate_above_tick(self, painter: QPainter, scene: Scene, event: int, mark: int, x: float) -> None:
        box = scene.boxes[self.layout.marks.lane[mark]]
        y = box.row_top(0, self.measures)
        start = x + self.measures.dot + self.measures.label_indent / 2
        foot = self._paint_plate(painter, scene, event, start, y).bottom()
        painter.setPen(QPen(self.theme.colour("accent"), 1))
        painter.drawLine(QPointF(x, foot), QPointF(x, box.top + box.height - 1))

    def _paint_plate(self, painter: QPainter, scene: Scene, event: int, x: float, y: float) -> QRectF:
        room = scene.scale.width - 24
        title = self.titles[event]
        width = min(self.strong_font.width(title), max(room, 0.0))
        x = max(min(x, scene.scale.width - width - 8), 6.0)
        pad = self.measures.dot
        plate = QRectF(x - pad, y + 1, width + 2 * pad, self.measures.row - self.measures.bar - 3)
        painter.setPen(QPen(self.theme.colour("accent"), 1))
        painter.setBrush(self.theme.colour("selection"))
        painter.drawRoundedRect(plate, 3, 3)
        self.strong_font.paint(painter, x, y + self._rise, title, self.theme.colour("text"), width + 1)
        return plate


def _place_of(scene: Scene, label: int) -> tuple[float, float]:
    return float(scene.labels.x_text[label]), float(scene.labels.y[label])


def _with_alpha(colour: QColor, alpha: int) -> QColor:
    changed = QColor(colour)
    changed.setAlpha(alpha)
    return changed
