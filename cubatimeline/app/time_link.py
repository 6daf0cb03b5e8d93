"""Time in the window: the span shown, how many events it holds, the day pointed at, dates to go to."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from cubatimeline.domain.date_words import in_words
from cubatimeline.domain.dates import EdtfDate
from cubatimeline.services.geometry.going import days_of, scale_around
from cubatimeline.services.geometry.time_range import TimeRange
from cubatimeline.services.geometry.time_scale import TimeScale
from cubatimeline.services.in_view import InView

if TYPE_CHECKING:
    from cubatimeline.app.main_window import MainWindow

_MANY = 50_000
"""More events are counted off the GUI thread the first time."""


Told = tuple[str, tuple[float, float] | None]
"""A date in words, with the first and the last instant that it may mean, where they are known."""


class TimeLink(QObject):
    """Ties the span of one window to overview and status bar, and dates to the timeline."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._counted: InView | None = None
        self._event: Told = ("", None)
        timeline = window.timeline
        timeline.span_changed.connect(self.show_span)
        timeline.day_hovered.connect(self._show_day)
        timeline.date_wanted.connect(self.ask_for_date)
        timeline.camera.sought_changed.connect(self._sought_changed)
        window.session.event_changed.connect(self._selected)
        window.overview.span_request.connect(timeline.camera.show_span)
        window.reader.date_request.connect(self._go_to_edtf)
        window.search.date_chosen.connect(self.go_to_words)

    def show_span(self, scale: TimeScale) -> None:
        """Show which span the timeline shows and what it holds."""
        self._window.overview.show_window(scale)
        self.show_counts()

    def keep_in_reach(self) -> None:
        """Let time be moved to wherever there are events, after some have changed."""
        window = self._window
        if window.timeline_data is not None:
            first, last = window.timeline_data.span
            window.timeline.camera.begin(float(first), float(last + 1), window.timeline.scale.width)
            window.overview.show_limits(float(first), float(last + 1))

    def show_counts(self) -> None:
        """Show how many events are in the span, of all or of those that are lit."""
        window = self._window
        if window.timeline_data is None:
            return
        columns, lit, scale = window.timeline_data.columns, window.timeline.emphasis.lit, window.timeline.scale
        if self._counted is None or self._counted.columns is not columns or self._counted.lit is not lit:
            counted = self._counted = InView(columns, lit)
            if len(columns) > _MANY:
                ask = partial(window.opener.ask, lambda _: counted.prepare(), lambda _: self.show_counts())
                QTimer.singleShot(0, self, ask)  # once the picture is painted
            else:
                counted.prepare()
        shown = self._counted.count(scale.start, scale.end)
        if shown is not None:
            drafts = self._counted.drafts if lit is None else 0
            window.status.show_counts(shown, self._counted.total, lit=lit is not None, drafts=drafts)

    def _show_day(self, day: float | None) -> None:
        window = self._window
        window.status.show_day(day, window.timeline.scale.per_day, window.session.language)

    def tell_event(self, words: str, date: EdtfDate | None) -> None:
        """Tell the date of the selected event in its own words ("" for none), unless a date was gone to since."""
        self._event = (words, None if date is None else _ends_of(date))
        if self._window.timeline.camera.sought is None:
            self._window.status.rest_on(*self._event)

    def _selected(self, id_: str) -> None:
        """An event that is selected takes the place of a date that was gone to."""
        if id_:
            self._window.timeline.camera.let_go()

    def _sought_changed(self, sought: TimeRange | None) -> None:
        if sought is None:
            self._window.status.rest_on(*self._event)

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

        # A reader who follows a date goes on reading: the keys stay with the text.
        self._go_to(parse(edtf), keys=False)

    def _go_to(self, date: EdtfDate, *, keys: bool = True) -> None:
        window = self._window
        if window.timeline_data is None:
            return
        sought = days_of(date, window.timeline_data.span)
        window.timeline.camera.seek(scale_around(sought, window.timeline.scale.width), sought)
        window.status.rest_on(in_words(date, window.session.language), _ends_of(date))
        if keys:
            window.timeline.setFocus()


def _ends_of(date: EdtfDate) -> tuple[float, float] | None:
    """Return the first and the last instant that a date may mean; None where it is open at a side."""
    first, last = date.bounds.earliest_start, date.bounds.latest_end
    if first is None or last is None:
        return None
    if date.time is not None and first == last:
        return first + date.time / 1440, first + date.time / 1440
    return float(first), last + 1 - 1 / 1440
