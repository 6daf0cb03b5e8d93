"""Time in the window: the span shown, how many events it holds, the day pointed at, dates to go to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from cubatimeline.domain.dates import EdtfDate
from cubatimeline.services.geometry.going import scale_around
from cubatimeline.services.geometry.time_scale import TimeScale
from cubatimeline.services.in_view import InView

if TYPE_CHECKING:
    from cubatimeline.app.main_window import MainWindow

_MANY = 50_000
"""More events are counted off the GUI thread the first time."""


class TimeLink(QObject):
    """Ties the span of one window to overview and status bar, and dates to the timeline."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._counted: InView | None = None
        timeline = window.timeline
        timeline.span_changed.connect(self.show_span)
        timeline.day_hovered.connect(self._show_day)
        timeline.date_wanted.connect(self.ask_for_date)
        window.overview.span_request.connect(timeline.camera.show_span)
        window.reader.date_request.connect(self._go_to_edtf)

    def show_span(self, scale: TimeScale) -> None:
        """Show which span the timeline shows and what it holds."""
        self._window.overview.show_window(scale)
        self.show_counts()

    def show_counts(self) -> None:
        """Show how many events are in the span, of all or of those that are lit."""
        window = self._window
        if window.timeline_data is None:
            return
        columns, lit, scale = window.timeline_data.columns, window.timeline.emphasis.lit, window.timeline.scale
        if self._counted is None or self._counted.columns is not columns or self._counted.lit is not lit:
            counted = self._counted = InView(columns, lit)
            if len(columns) > _MANY:
                window.opener.ask(lambda _: counted.prepare(), lambda _: self.show_counts())
            else:
                counted.prepare()
        shown = self._counted.count(scale.start, scale.end)
        if shown is not None:
            window.status.show_counts(shown, self._counted.total, lit=lit is not None)

    def _show_day(self, day: float | None) -> None:
        window = self._window
        window.status.show_day(day, window.timeline.scale.per_day, window.session.language)

    def ask_for_date(self) -> None:
        """Ask for a date in words and go there."""
        self._window.ask_line.ask(
            self.tr("Go to which date?"),
            self.tr("27 October 1962, mid-1971, octubre de 1962, весна 1961"),
            self.go_to_words,
        )

    def go_to_words(self, words: str) -> None:
        """Go to a date that a reader typed.

        Raises:
            DateError: no date can be read from the words, or it lies outside the collection.
        """
        from cubatimeline.domain.date_reading import read  # brings in its grammars, not needed before somebody types

        self._go_to(read(words))

    def _go_to_edtf(self, edtf: str) -> None:
        from cubatimeline.domain.edtf import parse

        self._go_to(parse(edtf))

    def _go_to(self, date: EdtfDate) -> None:
        window = self._window
        if window.timeline_data is not None:
            window.timeline.camera.go_to(scale_around(date, window.timeline.scale, window.timeline_data.meta.span))
            window.timeline.setFocus()
