"""Paints the legend: every kind of mark, relation and colour with what it says, by the painters of the timeline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import ceil

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPen

from cubatimeline.domain.edtf import parse
from cubatimeline.drawing.relations import RelationPainter
from cubatimeline.drawing.text import Lettering
from cubatimeline.drawing.theme import Theme
from cubatimeline.drawing.timeline import LanePainter
from cubatimeline.services.geometry.arcs import Arc, Point, Where
from cubatimeline.services.geometry.lanes import Lane
from cubatimeline.services.geometry.legend import FIRST, LAST, SAMPLES, sample_columns
from cubatimeline.services.geometry.marks import by_category, marks_of
from cubatimeline.services.geometry.measures import Measures
from cubatimeline.services.geometry.scene import Layout
from cubatimeline.services.geometry.time_scale import TimeScale
from cubatimeline.services.lens import ROLES

_COLOURS = ("diplomacy", "military", "economy", "ideology")
_SIGN = 64.0
"""Pixels that the sign of a relation or colour has before its words, at 100 %."""


class LegendPainter:
    """Paints the samples below one another, and below them relations and colours in two columns.

    Args:
        words: of the samples, translated.
        relations: of the arcs, in the order of `store.relations.KINDS`.
        lens: of the colours of the evidence lens, in the order of `lens.ROLES`, and of its curve; none while it is off.
    """

    def __init__(self, theme: Theme, words: Sequence[str], relations: Sequence[str], lens: Sequence[str] = ()) -> None:
        measures = replace(Measures(), tick_strip=2.0, lane_padding=3.0, label_most=900.0).scaled(theme.scale)
        columns = sample_columns(SAMPLES, words)
        lanes = [Lane(f"sample-{n}", "", _COLOURS[n % len(_COLOURS)], 1) for n in range(len(SAMPLES))]
        self._font = Lettering(theme.font("small"))
        marks = marks_of(columns, *by_category(columns))
        self._layout = Layout(columns, marks, lanes, self._font.widths(columns.titles), 0.0, measures)
        rivals = ((n, parse(sample.rival).earliest) for n, sample in enumerate(SAMPLES) if sample.rival)
        ghosts = {n: [day + 0.5] for n, day in rivals if day is not None}
        self._painter = LanePainter(theme, measures, self._layout, columns.titles, ghosts)
        self._arcs = RelationPainter(theme, measures, self._font)
        self._theme, self._relations, self._lens = theme, tuple(relations), tuple(lens)
        self._row = 26.0 * theme.scale
        rows = max(len(self._relations), len(self._lens)) if self._lens else ceil(len(self._relations) / 2)
        self.height = self._layout.height + rows * self._row + theme.px(8)

    def paint(self, painter: QPainter, width: float) -> None:
        """Paint the legend with the origin at its upper left corner."""
        first, last = parse(FIRST).earliest, parse(LAST).latest
        assert first is not None
        assert last is not None
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._painter.paint(painter, self._layout.scene(TimeScale(first, last, width)))
        top, half = self._layout.height + self._theme.px(8), width / 2
        for number, words in enumerate(self._relations):
            row, column = (number, 0) if self._lens else divmod(number, 2)
            self._paint_relation(painter, number, words, QPointF(column * half, top + row * self._row), half)
        for number, words in enumerate(self._lens):
            self._paint_colour(painter, number, words, QPointF(half, top + number * self._row), half)

    def _paint_relation(self, painter: QPainter, kind: int, words: str, at: QPointF, room: float) -> None:
        sign, y = _SIGN * self._theme.scale, at.y() + self._row * 0.8
        ends = [Point(0, Where.SPOKEN, at.x() + x, y) for x in (self._theme.px(4), sign - self._theme.px(14))]
        self._arcs.paint_arc(painter, Arc(kind, ends[0], ends[1], ends[1]), at.y())
        self._paint_words(painter, words, at, room)

    def _paint_colour(self, painter: QPainter, number: int, words: str, at: QPointF, room: float) -> None:
        """Paint a dot and a bar in a colour of the lens, or the curve that comes with it, and what it says."""
        middle, left = at.y() + self._row / 2, at.x() + self._theme.px(8)
        right = at.x() + _SIGN * self._theme.scale - self._theme.px(14)
        colour = self._theme.colour(ROLES[number] if number < len(ROLES) else ROLES[0])
        if number < len(ROLES):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawEllipse(QPointF(left, middle), self._theme.px(4), self._theme.px(4))
            painter.drawRect(round(left) + self._theme.px(12), round(middle) - 2, round(right - left) - 12, 4)
        else:
            painter.setPen(QPen(colour, 1.2 * self._theme.scale))
            points = ((left, 3), (left + (right - left) / 3, -4), (left + (right - left) / 1.6, 1), (right, -3))
            painter.drawPolyline([QPointF(x, middle + y * self._theme.scale) for x, y in points])
        self._paint_words(painter, words, at, room)

    def _paint_words(self, painter: QPainter, words: str, at: QPointF, room: float) -> None:
        sign = _SIGN * self._theme.scale
        line, ink = self._font.baseline(at.y(), self._row), self._theme.colour("text")
        self._font.paint(painter, at.x() + sign, line, words, ink, room - sign - 4)
