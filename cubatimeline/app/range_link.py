"""The range that is marked out in the window, and the distance between two events: what can be done with them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QGuiApplication

from cubatimeline.app import files
from cubatimeline.app.actions import Deed
from cubatimeline.domain.date_words import in_words
from cubatimeline.domain.events import Event
from cubatimeline.domain.lengths import counted, stretch_edtf
from cubatimeline.services.distances import Distance, distance, when_of
from cubatimeline.services.geometry.time_range import TimeRange
from cubatimeline.store.reader import Reader
from cubatimeline.widgets.timeline.range_holder import Told

if TYPE_CHECKING:
    from cubatimeline.app.main_window import MainWindow

LIGHT = "range"
"""The name under which the range lights events."""


class RangeLink(QObject):
    """Ties the range of one window, and the events chosen together, to status bar, filter, export and clipboard."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._only = False
        self._between: TimeRange | None = None
        timeline = window.timeline
        self._range, self._bar = timeline.camera.range, timeline.ranges.bar
        self._range.changed.connect(self._changed)
        timeline.chosen_changed.connect(self._chosen)
        for wish, deed in (
            (self._bar.zoom_request, self.zoom), (self._bar.only_request, self.show_only),
            (self._bar.export_request, self.export), (self._bar.measure_request, self.measure),
            (self._bar.note_request, self.note),
            (self._bar.copy_request, self.copy), (self._bar.clear_request, self.clear),
        ):  # fmt: skip
            wish.connect(deed)

    @property
    def value(self) -> TimeRange | None:
        """The range that is marked out; None for none."""
        return self._range.value

    # What can be done with the range

    def zoom(self) -> None:
        """Zoom to the range."""
        self._window.timeline.ranges.zoom()
        self._window.timeline.setFocus()

    def show_only(self, only: bool) -> None:
        """Dim the events outside the range, as long as there is one; or no longer."""
        self._only = only
        self._light()

    def toggle_only(self) -> None:
        """Dim the events outside the range, or light them again."""
        if self.value is not None:
            self._bar.only.toggle()

    def export(self) -> None:
        """Ask for a file and write the range as a picture."""
        if self.value is not None:
            files.ask_for_export(self._window, (self.value.start, self.value.end))

    def measure(self) -> None:
        """Keep the length of the range drawn."""
        self._range.keep()
        self._window.timeline.setFocus()

    def copy(self) -> None:
        """Copy the dates of the range: in words, with its length, and as EDTF."""
        value, words = self.value, self._window.timeline.ranges.words
        if value is None or words is None:
            return
        edtf = "" if self._range.told else f" [{stretch_edtf(value.start, value.end)}]"
        QGuiApplication.clipboard().setText(f"{words[0]} ({words[1]}){edtf}")
        self._window.status.tell(self.tr("Copied: %1").replace("%1", words[0]))

    def note(self) -> None:
        """Ask for words on the range and keep them with the collection, as a view that shows and marks it out again."""
        words = self._window.timeline.ranges.words
        if words is not None:
            question = self.tr("Note on %1, kept among the views").replace("%1", words[0])
            self._window.ask_line.ask(
                question, self.tr("the days in which the letters crossed"), self._window.views.keep
            )

    @property
    def ends(self) -> list[float] | None:
        """First and last day number of the range, for a view that is kept; None for none."""
        return None if self.value is None else [self.value.start, self.value.end]

    def restore(self, ends: object) -> None:
        """Mark out the range that a view was kept with, or none."""
        match ends:
            case [int() | float() as first, int() | float() as last] if first < last:
                self._range.show(TimeRange(float(first), float(last)))
            case _:
                self._range.clear()

    def clear(self) -> None:
        """Let go of the range."""
        self._range.clear()
        self._window.timeline.setFocus()

    def mark(self) -> None:
        """Mark out a range at the selected event or in the middle, or keep the one there is as a measure."""
        self._window.timeline.ranges.mark()
        self._window.focus_timeline()

    # What follows from a change

    def _changed(self) -> None:
        self._window.status.show_range(self._told())
        if not self._range.drawing:
            self._light()

    def _told(self) -> str:
        """Return the length of the range, in days too where it is told in longer units, and its dates."""
        value, words = self.value, self._window.timeline.ranges.words
        if value is None or words is None:
            return ""
        days = counted(round(value.end - value.start), "day", self._window.session.language)
        whole = value.start == round(value.start) and value.end == round(value.end)
        also = f" ({days})" if whole and words[1] != days else ""
        return f"{words[1]}{also}: {words[0]}"

    def _light(self) -> None:
        data, value = self._window.timeline_data, self.value
        if data is None or value is None or not self._only:
            self._window.lighting.light(LIGHT, None)
            return
        columns = data.columns
        inside = (columns.end_latest > value.start) & (columns.start_earliest < value.end)
        self._window.lighting.light(LIGHT, inside)

    # Several events

    def _chosen(self, ids: tuple[str, ...]) -> None:
        """Tell what lies between two events; let go of what was told of others."""
        window = self._window
        window.session.choose_events(ids)
        if self._between is not None and self._range.value == self._between:
            self._range.clear()
        self._between = None
        if len(ids) == 2:
            window.opener.ask(partial(_both, ids=ids), partial(self._tell_between, ids))
        elif len(ids) == 1:
            window.status.tell(self.tr("The event is held: go to another one to see the time between."))
        elif ids:
            window.status.tell(self.tr("%n event(s) selected", "", len(ids)))

    def distance_between(self, one: int, other: int) -> Distance | None:
        """Return what lies between two events (indices into the columns); None before there are any."""
        data = self._window.timeline_data
        if data is None:
            return None
        return distance(*(when_of(data.columns, number, data.universal) for number in (one, other)))

    def _tell_between(self, ids: tuple[str, ...], events: list[Event]) -> None:
        window, chosen = self._window, self._window.timeline.emphasis.chosen
        picture = window.timeline.picture
        if ids != window.session.events or len(events) != 2 or len(chosen) != 2 or picture is None:
            return
        found = self.distance_between(*chosen)
        data = window.timeline_data
        if found is None or data is None:
            return
        language = window.session.language
        longer = found.longer_words(language, min(float(data.columns.end_latest[number]) - 1 for number in chosen))
        words = self.tr("%1 between").replace("%1", found.words(language) + (f" ({longer})" if longer else ""))
        dates = " → ".join(in_words(event.date, language, "medium") for event in events)
        marks = [window.timeline.mark_of(number) for number in chosen]
        middles = sorted(
            float(picture.subject.marks.start[mark] + picture.subject.marks.end[mark]) / 2
            for mark in marks
            if mark is not None
        )
        if len(middles) == 2 and middles[0] < middles[1]:
            self._between = TimeRange(middles[0], middles[1])
            self._range.show(self._between, Told(dates, words))
        else:
            window.status.tell(f"{words}: {dates}")


def _both(reader: Reader, ids: tuple[str, ...]) -> list[Event]:
    """Return events in the order of their ids."""
    found = {event.id: event for event in reader.events(ids)}
    return [found[id_] for id_ in ids if id_ in found]


def range_deeds(window: MainWindow) -> Iterator[Deed]:
    """Yield what can be done with ranges and several events."""
    menu, ranges = _tr("&Go") + "/" + _tr("Range"), window.ranges
    choosing = window.timeline.choosing
    yield Deed("range.mark", menu, _tr("Mark out, or keep as a measure"), ranges.mark, shown_keys="M")
    yield Deed("range.zoom", menu, _tr("Zoom to the range"), ranges.zoom, shown_keys="Enter")
    yield Deed("range.only", menu, _tr("Dim what is outside the range"), ranges.toggle_only)
    yield Deed("range.export", menu, _tr("Export picture of the range …"), ranges.export)
    yield Deed("range.note", menu, _tr("Write a note on the range …"), ranges.note)
    yield Deed("range.copy", menu, _tr("Copy the dates of the range"), ranges.copy)
    yield Deed("range.clear", menu, _tr("Let go of the range"), ranges.clear, shown_keys="Esc")
    menu = _tr("&Go")
    yield Deed(
        "go.all", menu, _tr("Select all events in view"), choosing.all_in_view, shown_keys="Ctrl+A", group="step"
    )


def _tr(words: str) -> str:
    return QCoreApplication.translate("Deeds", words)
