"""Paints what stands around the events on the audience's display: axis, grid, who held power, what the shapes say."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from cubatimeline.domain.events import Category
from cubatimeline.domain.languages import Language
from cubatimeline.drawing.stage_letters import StageLetters
from cubatimeline.drawing.stage_marks import shape_path
from cubatimeline.drawing.text import Lettering
from cubatimeline.drawing.theme import Theme
from cubatimeline.services.geometry.bands import Strip, strip_boxes
from cubatimeline.services.geometry.ticks import AxisTicks, Tick, axis_ticks
from cubatimeline.services.geometry.time_scale import TimeScale
from cubatimeline.services.presenting.sizes import Lettered, Sizes


class StageFrame:
    """Paints the surroundings in one theme and language at the sizes of one display."""

    def __init__(self, theme: Theme, sizes: Sizes, letters: StageLetters, language: Language) -> None:
        self._theme, self._sizes, self._letters, self._language = theme, sizes, letters, language
        self._row = letters.line(Lettered.AXIS)
        self._pad = sizes.share(0.008)

    @property
    def axis_height(self) -> float:
        """Height of the axis: two rows of words below a line."""
        return 2 * self._row + 2 * self._sizes.line

    @property
    def strip_height(self) -> float:
        """Height of a band with the space below it."""
        return self._row + self._pad

    @property
    def legend_line(self) -> float:
        """Height of a line of the legend."""
        return self._letters.line(Lettered.LEGEND)

    def ticks(self, scale: TimeScale) -> AxisTicks:
        """Return the ticks of the axis."""
        return axis_ticks(scale, self._language, self._letters.axis.width, self._letters.axis_major.width)

    def paint_grid(self, painter: QPainter, ticks: AxisTicks, scale: TimeScale, top: float, height: float) -> None:
        """Paint a line down where each larger unit begins."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QPen(self._theme.colour("hairline_soft"), self._sizes.line))
        painter.drawLines([QLineF(t.x, top, t.x, top + height) for t in ticks.major if 0 < t.x < scale.width])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)

    def paint_axis(self, painter: QPainter, ticks: AxisTicks, scale: TimeScale, top: float, clock: str) -> None:
        """Paint both rows below `top`; at the right, where hours are shown, whose they are."""
        line = self._sizes.line
        painter.setPen(QPen(self._theme.colour("text"), line))
        painter.drawLine(QLineF(0, top, scale.width, top))
        painter.drawLines([QLineF(t.x, top, t.x, top + 0.4 * self._row) for t in ticks.minor if 0 < t.x < scale.width])
        self._paint_names(painter, ticks.minor, self._letters.axis, top + line, scale.width)
        edge = self._paint_clock(painter, ticks, scale, top + line + self._row, clock)
        major = [Tick(max(tick.x, 0.0), tick.x_end, tick.label) for tick in ticks.major]
        self._paint_names(painter, major, self._letters.axis_major, top + line + self._row, edge)

    def _paint_clock(self, painter: QPainter, ticks: AxisTicks, scale: TimeScale, top: float, clock: str) -> float:
        hours = any(tick.x_end - tick.x < 0.9 * scale.per_day for tick in ticks.minor[:1])
        if not clock or not hours:
            return scale.width
        font = self._letters.axis
        x = scale.width - font.width(clock)
        font.paint(painter, x, font.baseline(top, self._row), clock, self._theme.colour("text_soft"))
        return x - 2 * self._pad

    def _paint_names(self, painter: QPainter, ticks: Sequence[Tick], font: Lettering, top: float, edge: float) -> None:
        for tick in ticks:
            end = tick.x + self._pad + font.width(tick.label)
            if tick.label and tick.x >= 0 and end <= min(tick.x_end, edge):
                baseline = font.baseline(top, self._row)
                font.paint(painter, tick.x + self._pad, baseline, tick.label, self._theme.colour("text"))

    def paint_context(self, painter: QPainter, x: Sequence[float], top: float) -> None:
        """Paint a short tick above the axis for every event that the scene does not tell."""
        painter.setPen(QPen(self._theme.colour("text_faint"), self._sizes.line))
        high = self._sizes.share(0.012)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.drawLines([QLineF(at, top - high, at, top) for at in x])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)

    def paint_strips(self, painter: QPainter, strips: Sequence[Strip], scale: TimeScale, top: float) -> None:
        """Paint who held power, a band each, its place named with the first name that has room."""
        font, painted = self._letters.axis, self._theme.colour("text")
        for number, strip in enumerate(strips):
            y = top + number * self.strip_height
            for box in strip_boxes(strip, scale, self._language, font.width):
                shade = "band" if box.number % 2 else "band_alternate"
                ground = QRectF(box.x, y, box.x_end - box.x - self._sizes.line, self._row)
                painter.fillRect(ground, self._theme.colour(shade))
                named = f"{strip.title}: {box.label}"
                room = ground.width() - 2 * self._pad
                words = next((w for w in (named, box.label) if box.label and font.width(w) <= room), "")
                font.paint(painter, box.x + self._pad, font.baseline(y, self._row), words, painted)

    # What the shapes say

    def legend_rows(self, categories: Sequence[int], names: Sequence[Category], width: float) -> list[list[int]]:
        """Return categories in lines that fit into a width."""
        rows: list[list[int]] = [[]]
        used = 0.0
        for number in categories:
            wide = self._entry_width(names[number])
            if rows[-1] and used + wide > width:
                rows.append([])
                used = 0.0
            rows[-1].append(number)
            used += wide
        return rows if rows[0] else []

    def _entry_width(self, category: Category) -> float:
        words = category.name.in_(self._language)
        return self._sizes.marker * 1.4 + self._letters.legend.width(words) + self._sizes.share(0.03)

    def paint_legend(
        self, painter: QPainter, rows: Sequence[Sequence[int]], names: Sequence[Category], at: QPointF
    ) -> float:
        """Paint shapes with the names of their categories; return where the last line ends."""
        font, height, x = self._letters.legend, self.legend_line, at.x()
        for line, row in enumerate(rows):
            x, y = at.x(), at.y() + line * height
            for number in row:
                centre = QPointF(x + self._sizes.marker / 2, y + height / 2)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(self._theme.lane(names[number].id))
                painter.drawPath(shape_path(number, centre, self._sizes.marker / 2))
                words = names[number].name.in_(self._language)
                left = x + self._sizes.marker * 1.4
                font.paint(painter, left, font.baseline(y, height), words, self._theme.colour("text"))
                x += self._entry_width(names[number])
        return x
