"""The chart of events by year, fed from the window and leading back to the timeline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from cubatimeline.domain.calendars import day_number
from cubatimeline.services.counting import count_by_year
from cubatimeline.services.geometry.time_scale import TimeScale
from cubatimeline.widgets.chart.chart import YearChart

if TYPE_CHECKING:
    from cubatimeline.app.main_window import MainWindow


class ChartLink(QObject):
    """Ties one chart to one window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.chart = YearChart(window.theme)
        self.chart.year_chosen.connect(self._go_to_year)
        window.timeline_ready.connect(self._feed)
        window.session.entity_changed.connect(self._feed_chosen)
        self._feed()

    def _feed(self) -> None:
        data = self._window.timeline_data
        if data is not None:
            counts = count_by_year(data.columns, len(data.categories), data.meta.span)
            self.chart.show_counts(counts, data.categories, self._window.session.language)
            self._feed_chosen(self._window.session.entity_id)

    def _feed_chosen(self, entity: str) -> None:
        data, panels, lit = self._window.timeline_data, self._window.panel_data, self._window.timeline.emphasis.lit
        if data is None or panels is None or lit is None or not entity:
            self.chart.show_chosen("", None)
            return
        names = {summary.id: summary.name for summary in panels.entities}
        counts = count_by_year(data.columns, len(data.categories), data.meta.span, lit)
        self.chart.show_chosen(names[entity].in_(self._window.session.language), counts.total)

    def _go_to_year(self, year: int) -> None:
        first, after = float(day_number(year, 1, 1)), float(day_number(year + 1, 1, 1))
        self._window.timeline.camera.go_to(TimeScale(first, after, self._window.timeline.scale.width))
