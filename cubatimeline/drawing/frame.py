"""Paints what stands around the lanes: bands, axis, names of lanes and the overview strip."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from math import floor, inf

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from cubatimeline.domain.languages import Language
from cubatimeline.drawing.axis_strip import AxisStrip
from cubatimeline.drawing.blocks import FEW, fill_blocks, level, upright
from cubatimeline.drawing.text import Lettering, Line, Lines, ScreenLettering, ScreenLines
from cubatimeline.drawing.theme import Theme
from cubatimeline.services.geometry.bands import Strip, strip_boxes
from cubatimeline.services.geometry.density import Floats, density
from cubatimeline.services.geometry.lanes import LaneBox
from cubatimeline.services.geometry.measures import Measures
from cubatimeline.services.geometry.ticks import LEAD, LEAST_PADDING, AxisTicks, Tick, axis_ticks
from cubatimeline.services.geometry.time_scale import TimeScale

_SHORT = 0.4
"""Height of the line of a unit in the upper row, in heights of a row."""
_BEFORE = -1
"""Where a unit may begin whose name is whole, as it stands some pixels behind."""

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
        on_screen = issubclass(self.lettering, ScreenLettering)
        self._lines = ScreenLines() if on_screen else Lines()
        self._strip = AxisStrip(self.measures.axis, self._paint_strip) if on_screen and self.measures.axis else None
        self._from_strip = False
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

    def follow(self, painter: QPainter, ticks: AxisTicks, scale: TimeScale) -> None:
        """Get ready for a frame of a scale: while time is only moved, its axis comes from a picture."""
        self.prepare(painter)
        self._from_strip = self._strip is not None and self._strip.serves(
            scale, painter.device().devicePixelRatioF(), ticks
        )

    def ticks(self, scale: TimeScale) -> AxisTicks:
        """Return the ticks of the axis in this language and lettering."""
        return axis_ticks(scale, self.language, self.axis_font.width, self.axis_major_font.width)

    def paint_grid(self, painter: QPainter, ticks: AxisTicks, scale: TimeScale, height: float) -> None:
        """Paint hairlines where the larger units begin, behind the marks."""
        x = [tick.x for tick in ticks.major if 0 < tick.x < scale.width]
        if self._strip is not None and self._from_strip:
            x = [self._strip.snapped(at) for at in x]
        self._paint_uprights(painter, [(x, height)], self.theme.colour("hairline_soft"))

    def _paint_uprights(self, painter: QPainter, lines: list[tuple[list[float], float]], colour: QColor) -> None:
        """Paint hairlines from 0 down at pixels, each list of them to its height; on a screen all in one call."""
        if issubclass(self.lettering, ScreenLettering):
            ratio = painter.device().devicePixelRatioF()
            if ratio == 1.0 and sum(len(x) for x, _ in lines) <= FEW:
                for x, height in lines:
                    # Whole numbers take Qt half of the time of others.
                    high = round(height)
                    for at in x:
                        painter.fillRect(floor(at), 0, 1, high, colour)
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
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        edge = self._paint_clock(painter, ticks, scale, clock)
        self._paint_edge(painter, scale.width, self.theme.colour("hairline"))
        if self._from_strip:
            self._paint_from_strip(painter, ticks, scale.width, edge)
        else:
            self._paint_rows(painter, ticks, scale, edge)

    def _paint_rows(self, painter: QPainter, ticks: AxisTicks, scale: TimeScale, edge: float) -> None:
        half = self.measures.axis / 2
        minor, major = ([tick.x for tick in row if tick.x > 0] for row in (ticks.minor, ticks.major))
        self._paint_uprights(painter, [(minor, half * _SHORT), (major, 2 * half)], self.theme.colour("hairline"))
        kept = [Tick(max(tick.x, 0.0), tick.x_end, tick.label) for tick in ticks.major]
        names = (
            self._names(_cut_short(ticks.minor, major, scale), self.axis_font, "text_soft", (2, half), scale.width),
            self._names(kept, self.axis_major_font, "text", (half, half), edge),
        )
        self._lines.paint(painter, names)

    def _paint_strip(self, painter: QPainter, scale: TimeScale) -> AxisTicks:
        """Paint the rows of a scale by themselves, as if it had no edges, and return its units."""
        ticks, half = self.ticks(scale), self.measures.axis / 2
        minor, major = ([tick.x for tick in row] for row in (ticks.minor, ticks.major))
        self._paint_uprights(painter, [(minor, half * _SHORT), (major, 2 * half)], self.theme.colour("hairline"))
        upper = self._names(_cut_short(ticks.minor, major, scale), self.axis_font, "text_soft", (2, half), inf)
        self._lines.paint(painter, [upper, self._names(ticks.major, self.axis_major_font, "text", (half, half), inf)])
        return ticks

    def _paint_from_strip(self, painter: QPainter, ticks: AxisTicks, width: float, edge: float) -> None:
        """Paint both rows from their strip, but for what an edge of the view would cut; long names stay in sight."""
        assert self._strip is not None
        half = self.measures.axis / 2
        # A name of the lower row that begins before the view is moved into it, and so is none of the strip's.
        upper = [tick for tick in ticks.minor if tick.x >= _BEFORE], self.axis_font, width, 0.0
        lower = [tick for tick in ticks.major if tick.x >= 0], self.axis_major_font, edge, half
        for units, font, limit, top in (upper, lower):
            left, right = self._uncut(units, font, limit, width)
            begin, end = max(self._strip.snapped(left), 0.0), min(self._strip.snapped(right), width)
            self._strip.paint(painter, begin, end, top, half)
            for each, height in ((ticks.minor, half * _SHORT - top), (ticks.major, half)):
                outside = [tick.x for tick in each if tick.x > 0 and not left <= tick.x < right]
                self._paint_outside(painter, outside, top, height)
        first = [Tick(0.0, tick.x_end, tick.label) for tick in ticks.major[:1] if tick.x < 0]
        if first:
            self._lines.paint(painter, [self._names(first, self.axis_major_font, "text", (half, half), edge)])

    def _uncut(self, units: Sequence[Tick], font: Lettering, edge: float, width: float) -> tuple[float, float]:
        """Return the pixels between which no name of some units that begin in the view is cut by its end."""
        widths = font.exact_widths([tick.label for tick in units])
        whole = [
            tick
            for tick, wide in zip(units, widths, strict=True)
            if not tick.label or tick.x + wide + LEAST_PADDING <= edge
        ]
        return (max(whole[0].x, 0.0), min(whole[-1].x_end, width)) if whole else (0.0, 0.0)

    def _paint_outside(self, painter: QPainter, x: list[float], top: float, height: float) -> None:
        """Paint the lines of units beside what came from the strip."""
        if not x or height <= 0:
            return
        assert self._strip is not None
        ratio = painter.device().devicePixelRatioF()
        blocks = upright(np.array([self._strip.snapped(at) for at in x]), top, height, ratio)
        fill_blocks(painter, blocks, self.theme.colour("hairline"))

    def _paint_edge(self, painter: QPainter, width: float, colour: QColor) -> None:
        """Paint the hairline above the axis; on a screen as a block, for which Qt need not look at a pen."""
        if issubclass(self.lettering, ScreenLettering):
            fill_blocks(painter, level(np.zeros(1), width, painter.device().devicePixelRatioF()), colour)
            return
        painter.setPen(QPen(colour, 0))
        painter.drawLine(QLineF(0, 0, width, 0))

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
            (x + LEAD, label)
            for (x, x_end, label), wide in zip(ticks, widths, strict=True)
            if label and x >= _BEFORE and x + wide + LEAST_PADDING <= min(x_end, edge)
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


def _cut_short(ticks: tuple[Tick, ...], lines: list[float], scale: TimeScale) -> Sequence[Tick]:
    """Return the ticks with the room of weeks ending at lines within them: weeks run across the ends of months."""
    if not ticks or round((ticks[0].x_end - ticks[0].x) / scale.per_day) != _WEEK:
        return ticks
    ends = [*lines, inf]
    return [Tick(x, min(x_end, ends[bisect_right(ends, x)]), label) for x, x_end, label in ticks]


_WEEK = 7
