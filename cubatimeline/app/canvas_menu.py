"""The context menu of the timeline: what can be done with the event or the day under the pointer."""

from __future__ import annotations

from collections.abc import Callable
from math import floor
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from cubatimeline.domain.calendars import weekday
from cubatimeline.domain.notes import NoteKind
from cubatimeline.services.geometry.time_range import TimeRange, range_between
from cubatimeline.store.reader import Reader

if TYPE_CHECKING:
    from cubatimeline.app.main_window import MainWindow


_MOST_PINS = 12
"""Entities of one event that are offered."""
_MOST_LETTERS = 40
"""Letters of a title within a line of the menu."""


class CanvasMenu(QObject):
    """Opens the menu where the timeline asks for it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.menu = QMenu(window)
        self._pins = QMenu(self.tr("Pin as a lane"), window)
        self._pins.triggered.connect(self._toggle_pin)
        window.timeline.menu_wanted.connect(self.open)

    def open(self, place: QPoint, number: int, day: float) -> None:
        """Open the menu at a point of the screen, for an event (index into the columns, -1 for none) and a day."""
        self.menu.clear()
        if number >= 0:
            self._fill_for_event(number)
        else:
            self._fill_for_day(day)
        self.menu.popup(place)

    def _fill_for_event(self, number: int) -> None:
        timeline, several = self._window.timeline, len(self._window.timeline.emphasis.chosen) > 1
        self._add("open", self.tr("Read the words that prove it"), self._read, "Enter")
        fit = self.tr("Zoom to the selected events") if several else self.tr("Zoom to it")
        self._add("fit", fit, timeline.choosing.fit, "F")
        self._add("then", self.tr("What was then"), self._window.then.show, "T")
        self._add_measure(number)
        self._add("week", self.tr("Mark out that week"), lambda: self._mark_week(number))
        self._add("range", self.tr("Mark out its dates"), self._mark_dates, "M")
        self._add("edit", self.tr("Edit event …"), self._window.event_edits.edit, "E, F2")
        self._add("note", self.tr("Write a note …"), lambda: self._write_note(number), "Ctrl+N")
        self._add("cite", self.tr("Copy citation"), lambda: self._copy_citation(number))
        self._add_pins(number)

    def _add_measure(self, number: int) -> None:
        """Offer to tell the time between the event that was selected before and this one."""
        choosing, data = self._window.timeline.choosing, self._window.timeline_data
        former = choosing.former
        if data is None or former in (-1, number):
            return
        title = data.columns.titles[former]
        if len(title) > _MOST_LETTERS:
            title = title[:_MOST_LETTERS].rstrip() + "…"
        words = self.tr("Measure from “%1”").replace("%1", title.replace("&", "&&"))
        self._add("between", words, lambda: choosing.choose({former, number}, number))

    def _add_pins(self, number: int) -> None:
        """Offer to give those concerned with an event a lane of their own, or to take it away."""
        panels, lanes = self._window.panel_data, self._window.lanes
        if panels is None:
            return
        concerned = [entity for entity in panels.entities if _holds(panels.events_of.get(entity.id), number)]
        if not concerned:
            return
        self._pins.clear()
        for entity in concerned[:_MOST_PINS]:
            action = self._pins.addAction(entity.name.in_(self._window.session.language))
            action.setCheckable(True)
            action.setChecked(entity.id in lanes.choice.pinned)
            action.setData(entity.id)
        self.menu.addMenu(self._pins)

    def _toggle_pin(self, action: QAction) -> None:
        self._window.lanes.toggle_pin(str(action.data()))

    def _fill_for_day(self, day: float) -> None:
        timeline, deeds = self._window.timeline, self._window.actions_by_deed
        self._add("here", self.tr("Mark out a range here"), lambda: self._mark_here(day), "M")
        self._add("then", self.tr("What was then"), lambda: self._window.then.show_day(day), "T")
        self._add("in", self.tr("Zoom in here"), lambda: timeline.camera.zoom_by(4.0, timeline.scale.x(day)), "+")
        self.menu.addSeparator()
        for deed in ("go.date", "view.fit", "go.all", "go.back"):
            self.menu.addAction(deeds[deed])

    def _add(self, name: str, words: str, run: Callable[[], object], keys: str = "") -> QAction:
        action = self.menu.addAction(f"{words}\t{keys}" if keys else words)
        action.setObjectName(name)
        action.triggered.connect(lambda _checked=False: run())
        return action

    def _read(self) -> None:
        timeline, data = self._window.timeline, self._window.timeline_data
        if data is not None and timeline.emphasis.selected >= 0:
            timeline.event_opened.emit(data.columns.ids[timeline.emphasis.selected])

    def _mark_here(self, day: float) -> None:
        timeline = self._window.timeline
        timeline.camera.range.show(range_between(day, day, timeline.grid))

    def _mark_dates(self) -> None:
        self._window.timeline.ranges.start_here()

    def _mark_week(self, number: int) -> None:
        """Mark out the week, Monday to Sunday, in which an event began, and show it."""
        timeline = self._window.timeline
        mark, picture = timeline.mark_of(number), timeline.picture
        if mark is None or picture is None:
            return
        day = floor(float(picture.subject.marks.start[mark]))
        monday = day - weekday(day)
        week = TimeRange(float(monday), float(monday + 7))
        timeline.camera.range.show(week)
        timeline.camera.show_range(week)

    def _write_note(self, number: int) -> None:
        data = self._window.timeline_data
        if data is not None:
            self._window.notes.write_on(NoteKind.EVENT, data.columns.ids[number])

    def _copy_citation(self, number: int) -> None:
        """Copy the citation of the source that attests an event best."""
        data = self._window.timeline_data
        if data is not None:
            id_ = data.columns.ids[number]
            self._window.opener.ask(lambda reader: _source(reader, id_), self._cite)

    def _cite(self, source: str) -> None:
        if source:
            self._window.citing.copy_note_of(source)
        else:
            self._window.status.tell(self.tr("No source is known for this event."))


def _holds(events: NDArray[np.int64] | None, number: int) -> bool:
    return events is not None and bool((events == number).any())


def _source(reader: Reader, id_: str) -> str:
    """Return the id of the first source of an event, "" where there is none."""
    evidence = reader.evidence_for_event(id_)
    return evidence[0].document if evidence else ""
