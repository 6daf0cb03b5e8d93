"""Paints the legend: every kind of mark with what it says, drawn by the painter of the timeline itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtGui import QPainter

from cubatimeline.domain.edtf import parse
from cubatimeline.drawing.text import Lettering
from cubatimeline.drawing.theme import Theme
from cubatimeline.drawing.timeline import LanePainter
from cubatimeline.services.geometry.lanes import Lane
from cubatimeline.services.geometry.legend import FIRST, LAST, SAMPLES, sample_columns
from cubatimeline.services.geometry.marks import by_category, marks_of
from cubatimeline.services.geometry.measures import Measures
from cubatimeline.services.geometry.scene import Layout
from cubatimeline.services.geometry.time_scale import TimeScale

_COLOURS = ("diplomacy", "military", "economy", "ideology")


class LegendPainter:
    """Paints the samples below one another; `words` are theirs, translated."""

    def __init__(self, theme: Theme, words: Sequence[str]) -> None:
        measures = replace(Measures(), tick_strip=2.0, lane_padding=3.0, label_most=900.0).scaled(theme.scale)
        columns = sample_columns(SAMPLES, words)
        lanes = [Lane(f"sample-{n}", "", _COLOURS[n % len(_COLOURS)], 1) for n in range(len(SAMPLES))]
        widths = Lettering(theme.font("small")).widths(columns.titles)
        marks = marks_of(columns, *by_category(columns))
        self._layout = Layout(columns, marks, lanes, widths, 0.0, measures)
        rivals = ((n, parse(sample.rival).earliest) for n, sample in enumerate(SAMPLES) if sample.rival)
        ghosts = {n: [day + 0.5] for n, day in rivals if day is not None}
        self._painter = LanePainter(theme, measures, self._layout, columns.titles, ghosts)
        self.height = self._layout.height

    def paint(self, painter: QPainter, width: float) -> None:
        """Paint the legend with the origin at its upper left corner."""
        first, last = parse(FIRST).earliest, parse(LAST).latest
        assert first is not None
        assert last is not None
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._painter.paint(painter, self._layout.scene(TimeScale(first, last, width)))
