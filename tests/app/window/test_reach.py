"""Every event can be reached, dates are told as they are known, and a date that was gone to is marked."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cubatimeline.app.main_window import MainWindow
from cubatimeline.domain.calendars import day_number
from cubatimeline.services.loading import TimelineData
from cubatimeline.store.columns import OPEN_PAST

FALL = "1964-10-14-fall"


def with_an_early_event(data: TimelineData) -> TimelineData:
    """The same collection, but that its first dated event was in 1917."""
    columns = data.columns
    starts, ends = columns.start_earliest.copy(), columns.end_latest.copy()
    first = int(np.argmax(starts > OPEN_PAST + 2))
    starts[first], ends[first] = day_number(1917, 1, 1), day_number(1918, 1, 1)
    others = {"start_latest": starts.copy(), "end_earliest": starts.copy()}
    kept = {name: np.where(np.arange(len(starts)) == first, of, getattr(columns, name)) for name, of in others.items()}
    return replace(data, columns=replace(columns, start_earliest=starts, end_latest=ends, **kept), stored=None)


def test_an_event_before_the_collection_can_be_reached(window: MainWindow) -> None:
    data = window.timeline_data
    assert data is not None
    early = with_an_early_event(data)
    assert early.span == (day_number(1917, 1, 1), data.span[1])
    before = window.timeline.scale
    window.show_timeline(early)
    assert (window.timeline.scale.start, window.timeline.scale.end) == (before.start, before.end)
    window.timeline.camera.fit_all()
    assert window.timeline.scale.start <= day_number(1917, 1, 1)
    assert window.overview._scale().start == day_number(1917, 1, 1)
    assert window.status.count_words.startswith(f"{len(early.columns)} of")
    window.time.go_to_words("July 1917")
    assert window.timeline.scale.start < day_number(1917, 7, 15) < window.timeline.scale.end


def test_the_span_of_the_collection_holds_where_no_event_lies_outside(window: MainWindow) -> None:
    data = window.timeline_data
    assert data is not None
    none = replace(data, columns=data.columns.taken(np.empty(0, np.int64)))
    assert none.span == data.meta.span


def test_the_date_of_an_event_is_told_in_its_own_words(qtbot: QtBot, window: MainWindow) -> None:
    window.session.select_event("1964-10-16-talk")
    qtbot.waitUntil(lambda: window.status.date_words != "")
    assert "1964" in window.status.date_words
    window.timeline.day_hovered.emit(float(day_number(1962, 10, 27)))
    assert "1962" in window.status.date_words
    window.timeline.day_hovered.emit(None)
    assert "1964" in window.status.date_words
    window.session.select_event("")
    assert window.status.date_words == ""
    assert window.status.power_words == ""


def test_rulers_are_told_where_they_are_certain(window: MainWindow) -> None:
    change = day_number(1964, 10, 14)
    window.status.rest_on("1964", (day_number(1964, 1, 1), day_number(1964, 12, 31)))
    assert window.status.power_words == ""
    window.status.rest_on("October 1965", (change + 360, change + 380))
    assert "Leonid Brezhnev" in window.status.power_words
    window.status.rest_on("unknown", None)
    assert (window.status.date_words, window.status.power_words) == ("unknown", "")


def test_the_date_gone_to_is_told_and_marked_until_the_next_movement(qtbot: QtBot, window: MainWindow) -> None:
    window.session.select_event(FALL)
    qtbot.waitUntil(lambda: "1964" in window.status.date_words)
    plain_camera = window.timeline.camera
    window.time.go_to_words("27 october 1962")
    assert "27 October 1962" in window.status.date_words
    assert plain_camera.sought is not None
    assert plain_camera.sought.start == day_number(1962, 10, 27)
    marked = window.timeline.grab().toImage()
    plain_camera.let_go()
    assert window.timeline.grab().toImage() != marked
    assert "1964" in window.status.date_words
    window.time.go_to_words("27 october 1962")
    plain_camera.pan_by(0.1)
    assert plain_camera.sought is None


@pytest.mark.parametrize(("step", "expected"), [(1, FALL), (-1, "1960-trade")])
def test_arrow_keys_step_from_the_date_gone_to(qtbot: QtBot, window: MainWindow, step: int, expected: str) -> None:
    window.session.select_event("1964-10-16-talk")
    window.time.go_to_words("13 oct 1964" if step > 0 else "march 1961")
    key = Qt.Key.Key_Right if step > 0 else Qt.Key.Key_Left
    qtbot.keyClick(window.timeline, key)
    assert window.session.event_id == expected
    assert window.timeline.camera.sought is None, "the next step begins at the event"
