"""Paints what stands around the lanes: bands, axis, names of lanes and the overview strip."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from cubatimeline.domain.languages import Language
from cubatimeline.drawing.blocks import FEW, fill_blocks, upright
from cubatimeline.drawing.text import Lettering, Line, Lines, ScreenLettering, ScreenLines
from cubatimeline.drawing.theme import Theme
from cubatimeline.services.geometry.bands import Strip, strip_boxes
from cubatimeline.services.geometry.density import Floats, density
from cubatimeline.services.geometry.lanes import LaneBox
from cubatimeline.services.geometry.measures import Measures
from cubatimeline.services.geometry.ticks import AxisTicks, Tick, axis_ticks
from cubatimeline.services.geometry.time_scale import TimeScale

Row = tuple[float, float]
"""Upper edge and height of a line of words."""


@dataclass
class FramePainter:
    """Paints the surroundings of the lanes in one theme and language; `lettering` tells how words are written."""

    theme: Theme
    measures: Measures
    language: Language
    lettering: type[Lettering] = Lettering

    def __post_init__(self) -> None:
        self.axis_font = self.lettering(self.theme.font("tiny"))
        self.axis_major_font = self.lettering(self.theme.font("small", bold=True))
        self.band_font = self.lettering(self.theme.font("tiny"))
        self.lane_font = self.lettering(self.theme.font("small", bold=True))
        self.nested_font = self.lettering(self.theme.font("small"))
        self._lines = ScreenLines() if issubclass(self.lettering, ScreenLettering) else Lines()
        self._curves: list[tuple[Floats, TimeScale, Floats]] = []
        self._beside = False

    @property
    def clock_beside(self) -> bool:
        """Whether the axis that was painted last had its clock in the gutter."""
        return self._beside

    def prepare(self, painter: QPainter) -> None:
        """Get the lettering ready for a frame."""
        for font in (self.axis_font, self.axis_major_font, self.band_font, self.lane_font, self.nested_font):
            font.prepare(painter)

    def ticks(self, scale: TimeScale) -> AxisTicks:
        """Return the ticks of the axis in this language and lettering."""
        return axis_ticks(scale, self.language, self.axis_font.width, self.axis_major_font.width)

    def paint_grid(self, painter: QPainter, ticks: AxisTicks, scale: TimeScale, height: float) -> None:
        """Paint hairlines where the larger units begin, behind the marks."""
        x = [tick.x for tick in ticks.major if 0 < tick.x < scale.width]
        self._paint_uprights(painter, [(x, height)], self.theme.colour("hairline_soft"))

    def _paint_uprights(self, painter: QPainter, lines: list[tuple[list[float], float]], colour: QColor) -> None:
        """Paint hairlines from 0 down at pixels, each list of them to its height; on a screen all in one call."""
        if issubclass(self.lettering, ScreenLettering):
            ratio = painter.device().devicePixelRatioF()
            if ratio == 1.0 and sum(len(x) for x, _ in lines) <= FEW:
                for x, height in lines:
                    for at in x:
                        painter.fillRect(QRectF(floor(at), 0.0, 1.0, height), colour)
                return
            blocks = [upright(np.array(x), 0.0, height, ratio) for x, height in lines if x]
            if blocks:
                fill_blocks(painter, np.concatenate(blocks), colour)
            return
        painter.setPen(QPen(colour, 0))
        for x, height in lines:
            painter.drawLines([QLineF(at, 0, at, height) for at in x])

    def paint_axis(self, painter: QPainter, ticks: AxisTicks, scale: TimeScale, clock: str = "") -> None:
        """Paint both rows with the origin at their upper left corner; names of long units stay in sight.

        Args:
            clock: what the clock is called by which hours are told.
        """
        half = self.measures.axis / 2
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        colour = self.theme.colour("hairline")
        painter.setPen(QPen(colour, 0))
        painter.drawLine(QLineF(0, 0, scale.width, 0))
        minor, major = ([tick.x for tick in row if tick.x > 0] for row in (ticks.minor, ticks.major))
        self._paint_uprights(painter, [(minor, half * 0.4), (major, 2 * half)], colour)
        kept = [Tick(max(tick.x, 0.0), tick.x_end, tick.label) for tick in ticks.major]
        edge = self._paint_clock(painter, ticks, scale, clock)
        names = (
            self._names(ticks.minor, self.axis_font, "text_soft", (2, half), scale.width),
            self._names(kept, self.axis_major_font, "text", (half, half), edge),
        )
        self._lines.paint(painter, names)

    def _paint_clock(self, painter: QPainter, ticks: AxisTicks, scale: TimeScale, clock: str) -> float:
        """Write beside the lower row whose hours these are, if it shows hours; return where the room for names ends.

        They stand under the names of the lanes, and only where these leave too little room at the right end of the row.
        """
        self._beside = False
        if not clock or not any(tick.x_end - tick.x < 0.9 * scale.per_day for tick in ticks.minor[:1]):
            return scale.width
        half, wide, edge = self.measures.axis / 2, self.axis_font.width(clock), 10 * self.theme.scale
        self._beside = wide + 2 * edge <= self.measures.gutter
        x = -wide - edge if self._beside else scale.width - wide - 8
        self.axis_font.paint(painter, x, self.axis_font.baseline(half, half), clock, self.theme.colour("text_soft"))
        return scale.width if self._beside else x - 8

    def _names(self, ticks: Sequence[Tick], font: Lettering, role: str, row: Row, edge: float) -> Line:
        """Return the names of units behind their ticks, where they fit before the next one and the edge of the view."""
        widths = font.exact_widths([label for _, _, label in ticks])
        shown = [
            (x + 5, label)
            for (x, x_end, label), wide in zip(ticks, widths, strict=True)
            if label and x >= -1 and x + wide + 2 <= x_end and x + wide + 8 <= edge
        ]
        x, texts = [x for x, _ in shown], [label for _, label in shown]
        return Line(font, self.theme.colour(role), font.baseline(*row), x, texts)

    def paint_bands(self, painter: QPainter, strips: tuple[Strip, ...], scale: TimeScale) -> None:
        """Paint the bands with the origin at the upper left corner of the first, right of the gutter."""
        band = self.measures.band
        for number, strip in enumerate(strips):
            top = number * band
            line = self.band_font.baseline(top, band - 1)
            for box in strip_boxes(strip, scale, self.language, self.band_font.width):
                shade = "band" if box.number % 2 else "band_alternate"
                painter.fillRect(QRectF(box.x, top, box.x_end - box.x, band - 1), self.theme.colour(shade))
                if box.label:
                    self.band_font.paint(painter, box.x + 5, line, box.label, self.theme.colour("text"))

    def paint_band_titles(self, painter: QPainter, strips: tuple[Strip, ...]) -> None:
        """Paint the titles of the bands in the gutter, set flush right."""
        band, colour = self.measures.band, self.theme.colour("text_soft")
        for number, strip in enumerate(strips):
            self._paint_gutter_line(painter, self.band_font, strip.title, number * band, band - 1, colour)

    def paint_lane_titles(self, painter: QPainter, boxes: tuple[LaneBox, ...]) -> None:
        """Paint the names of the lanes in the gutter, each in its colour: flush right, or moved in where some nest."""
        nested = any(box.lane.depth for box in boxes)
        for box in boxes:
            name, (top, height) = box.lane.name, self.lane_title_row(box)
            font = self.nested_font if box.lane.depth else self.lane_font
            indent = self.measures.fold + box.lane.depth * self.measures.indent if nested else None
            self._paint_gutter_line(painter, font, name, top, height, self.theme.lane(box.lane.colour), indent)

    def lane_title_row(self, box: LaneBox) -> Row:
        """Return upper edge and height of the line in which a lane's name stands, from the first lane."""
        if box.lane.heading:
            return box.top, box.height
        return box.top + (self.measures.lane_padding if box.rows else 0), self.measures.row - self.measures.bar - 2

    def _paint_gutter_line(
        self, painter: QPainter, font: Lettering, words: str, top: float, height: float, colour: QColor,
        indent: float | None = None,
    ) -> None:  # fmt: skip
        scale = self.theme.scale
        room = self.measures.gutter - 10 * scale - (self.measures.fold if indent is None else indent)
        shown = font.shortened(words, room)
        x = self.measures.gutter - 10 * scale - font.width(shown) if indent is None else indent
        font.paint(painter, x, font.baseline(top, height), shown, colour)

    def paint_overview(
        self, painter: QPainter, whole: TimeScale, shown: TimeScale, days: Floats, lit_days: Floats | None = None
    ) -> None:
        """Paint the density of all events and the window that the timeline shows of them.

        Args:
            whole: scale of the strip; shown: scale of the timeline above it.
            days: where the events stand; lit_days: those of them that stand out, drawn in the accent colour.
        """
        self.prepare(painter)
        height = self.measures.overview - self.measures.axis * 0.4
        left, right = max(whole.x(shown.start), 0.0), min(whole.x(shown.end), whole.width)
        window = QRectF(left, 1, max(right - left, 3.0), height - 2)
        painter.fillRect(window, self.theme.colour("overview_window"))
        self._paint_curve(painter, whole, days, "text_faint" if lit_days is not None else "text_soft", days, height)
        if lit_days is not None:
            self._paint_curve(painter, whole, lit_days, "accent", days, height)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self.theme.colour("accent"), 1))
        painter.drawRect(window)
        painter.setPen(QPen(self.theme.colour("hairline"), 0))
        painter.drawLine(QLineF(0, height, whole.width, height))
        row = (height, self.measures.overview - height)
        self._lines.paint(
            painter, [self._names(self.ticks(whole).minor, self.axis_font, "text_soft", row, whole.width)]
        )

    def _density(self, days: Floats, whole: TimeScale, step: float) -> Floats:
        """Return the density of days, which is the same in all frames that only move the window of the overview."""
        for known, scale, curve in self._curves:
            if known is days and scale == whole:
                return curve
        curve = density(days, whole, step)
        self._curves = [(days, whole, curve), *self._curves[:1]]
        return curve

    def _paint_curve(
        self, painter: QPainter, whole: TimeScale, days: Floats, role: str, all_days: Floats, height: float
    ) -> None:
        step = 4.0
        most = max(float(self._density(all_days, whole, step).max(initial=0.0)), 1.0)
        curve = self._density(days, whole, step)
        path = QPainterPath(QPointF(0, height))
        for number, count in enumerate(curve.tolist()):
            top = height - (height - 4) * (count / most) ** 0.5 if count else height
            path.lineTo(QPointF(number * step, top))
            path.lineTo(QPointF((number + 1) * step, top))
        path.lineTo(QPointF(whole.width, height))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.colour(role, 150 if role != "accent" else 255))
        painter.drawPath(path)
