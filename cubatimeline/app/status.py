"""The status bar: the date under the pointer, who held power then, and how many events are shown."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from math import floor

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QSizePolicy, QStatusBar, QToolButton, QWidget

from cubatimeline.domain.calendar_names import day_heading, month_year, year_label
from cubatimeline.domain.calendars import civil, weekday
from cubatimeline.domain.languages import Language
from cubatimeline.drawing.theme import Theme
from cubatimeline.services.geometry.bands import Strip

CLOCK_FROM = 60.0
"""Pixels a day from which the pointer tells hours."""
_DAYS_FROM, _MONTHS_FROM = 0.5, 0.05


def day_words(day: float, per_day: float, language: Language) -> str:
    """Return the date at a day number, as exactly as the zoom (pixels a day) lets the pointer mean it."""
    year, month, number = civil(floor(day))
    if per_day < _MONTHS_FROM:
        return year_label(year, language)
    if per_day < _DAYS_FROM:
        return month_year(year, month, language)
    words = day_heading(year, month, number, weekday(floor(day)), language)
    if per_day >= CLOCK_FROM:
        minutes = floor((day - floor(day)) * 1440)
        words += f", {minutes // 60:02d}:{minutes % 60:02d}"
    return words


class StatusLine(QStatusBar):
    """Its places: the date, the range, who held power, how well events are attested, the counts, what is being done.

    Signals:
        stop_request: what is being done is to be stopped.
    """

    stop_request = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lens_parts: tuple[tuple[str, str], ...] = ()
        self._date, self._power, self._count, self._task = QLabel(), QLabel(), QLabel(), QLabel()
        self._range, self._lens = QLabel(), QLabel()
        self._stop = QToolButton()
        self._stop.setText(self.tr("cancel"))
        self._stop.clicked.connect(self.stop_request)
        self._strips: tuple[Strip, ...] = ()
        self._resting: tuple[str, tuple[float, float] | None] = ("", None)
        self._power.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        for label in (self._date, self._range, self._power, self._lens, self._count, self._task):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.addWidget(self._date)
        self.addWidget(self._range)
        self.addWidget(self._power, 1)
        self.addPermanentWidget(self._lens)
        self.addPermanentWidget(self._count)
        self._lens.setTextFormat(Qt.TextFormat.RichText)
        self._lens.hide()
        self.addPermanentWidget(self._task)
        self.addPermanentWidget(self._stop)
        self.show_task("")
        self.setSizeGripEnabled(False)
        self.setAccessibleName(self.tr("Status"))
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Wear another theme."""
        self._theme = theme
        self._stop.setFont(theme.font("small"))
        for label in (self._date, self._range, self._power, self._lens, self._count, self._task):
            label.setFont(theme.font("small"))
            label.setContentsMargins(theme.px(8), theme.px(2), theme.px(8), theme.px(2))
            palette = label.palette()
            role = "text" if label is self._date else "accent" if label is self._range else "text_soft"
            palette.setColor(label.foregroundRole(), theme.colour(role))
            label.setPalette(palette)
        self._date.setMinimumWidth(theme.px(210))
        self.show_lens(self._lens_parts)

    def set_strips(self, strips: tuple[Strip, ...]) -> None:
        """Tell from which bands to read who held power."""
        self._strips = strips

    def show_day(self, day: float | None, per_day: float, language: Language) -> None:
        """Show the date under the pointer; when it has left (None), what was told with `rest_on`."""
        if day is None:
            words, ends = self._resting
            self._show_date(words, ends)
        else:
            self._show_date(day_words(day, per_day, language), (day, day))

    def rest_on(self, words: str, ends: tuple[float, float] | None) -> None:
        """Show a date in its own words while the pointer is elsewhere; "" for none.

        Args:
            ends: first and last instant that it may mean; None where these are not known. Who held power is told where
                it was the same person all the while.
        """
        self._resting = (words, ends)
        self._show_date(words, ends)

    def _show_date(self, words: str, ends: tuple[float, float] | None) -> None:
        self._date.setText(words)
        held = []
        for strip in self._strips if ends is not None else ():
            turns = [strip.at(day) for day in ends or ()]
            if turns[0] is not None and turns[0] is turns[-1]:
                held.append(f"{strip.title}: {turns[0].name}")
        self._power.setText("   ".join(held))

    def show_range(self, words: str) -> None:
        """Show how long the range is that is marked out, and its dates; "" for none."""
        if words != self._range.text():
            self.clearMessage()
            self._range.setText(words)

    @property
    def range_words(self) -> str:
        """What is told of the range; empty for none."""
        return self._range.text()

    def show_counts(self, shown: int, total: int, *, lit: bool = False, drafts: int = 0) -> None:
        """Show how many events are in view of how many: of all, `drafts` of them drafts, or of those that are lit."""
        waiting = self.tr(", %n draft(s) among them", "", drafts) if drafts else ""
        counts = self.tr("%1 of %n lit event(s) in view" if lit else "%1 of %n event(s) in view", "", total)
        self._count.setText(counts.replace("%1", str(shown)) + waiting)

    def show_task(self, words: str, stop: str = "") -> None:
        """Show what is being done, with a button that stops it where `stop` says what that does; "" for nothing."""
        self._task.setText(words)
        self._task.setVisible(bool(words))
        self._stop.setVisible(bool(words and stop))
        self._stop.setToolTip(stop)
        self._stop.setAccessibleName(stop)

    def show_lens(self, parts: Sequence[tuple[str, str]]) -> None:
        """Show how well the events are attested, each count behind a dot in its colour; nothing while the lens is off.

        Args:
            parts: role of a colour in the theme, and words.
        """
        self._lens_parts = tuple(parts)
        dotted = (
            f'<span style="color:{self._theme.colour(role).name()}">●</span>&nbsp;{escape(words)}'
            for role, words in self._lens_parts
        )
        self._lens.setText("&nbsp; ".join(dotted))
        self._lens.setAccessibleName(self.lens_words)
        self._lens.setVisible(bool(self._lens_parts))

    @property
    def lens_words(self) -> str:
        """How well the events are attested; empty while the lens is off."""
        return " · ".join(words for _, words in self._lens_parts)

    @property
    def task_words(self) -> str:
        """What is being done; empty for nothing."""
        return self._task.text()

    @property
    def date_words(self) -> str:
        """The date shown; empty while the pointer is elsewhere."""
        return self._date.text()

    @property
    def power_words(self) -> str:
        """Who held power then."""
        return self._power.text()

    @property
    def count_words(self) -> str:
        """How many events are in view."""
        return self._count.text()

    def tell(self, words: str, milliseconds: int = 6000) -> None:
        """Show words for a while in place of the rest."""
        self.showMessage(words, milliseconds)
