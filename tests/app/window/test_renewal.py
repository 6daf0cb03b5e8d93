"""What was read anew is drawn aside; where the timeline shows all of it already, it stays as it is."""

from __future__ import annotations

import threading
from dataclasses import replace

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from cubatimeline.app.main_window import MainWindow
from cubatimeline.drawing.picture import Picture
from cubatimeline.services.editing import entities, events
from cubatimeline.services.loading import alike
from tests.store.content import EVENTS


@pytest.fixture
def ready(qtbot: QtBot, window: MainWindow) -> MainWindow:
    qtbot.waitUntil(lambda: window.editor is not None)
    return window


def test_another_name_leaves_the_picture_alone(qtbot: QtBot, ready: MainWindow) -> None:
    picture, data = ready.timeline.picture, ready.timeline_data
    with qtbot.waitSignal(ready.panels_ready):
        ready.editor.do(entities.add_alias("leonid-brezhnev", "Brezhnyov"))
    assert ready.timeline.picture is picture
    assert ready.timeline_data is not data
    assert alike(ready.timeline_data, data)
    assert ready.panel_data is not None


def test_a_name_can_be_asked_for_while_names_are_read_anew(qtbot: QtBot, ready: MainWindow) -> None:
    answers: list[str] = []
    ready.keep_timeline(ready.timeline_data)
    assert ready.panel_data is None
    ready.review.ask_entity("Who is it?", lambda _: [], answers.append)
    assert ready.picker.isVisible()
    ready.picker.line.setText("khrush")
    qtbot.waitUntil(lambda: [line.key for line in ready.picker.list.lines] == ["nikita-khrushchev"])
    ready.picker.line.returnPressed.emit()
    assert answers == ["nikita-khrushchev"]


def test_changed_events_are_drawn_in_another_thread(
    qtbot: QtBot, ready: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[int] = []
    begin = Picture.__init__

    def noted(self: Picture, *given: object, **named: object) -> None:
        made.append(threading.get_ident())
        begin(self, *given, **named)

    monkeypatch.setattr(Picture, "__init__", noted)
    ready.events.show(EVENTS[0].id)
    before = ready.timeline.picture
    with qtbot.waitSignal(ready.panels_ready):
        ready.editor.do(events.remove(EVENTS[1].id))
    assert ready.timeline.picture is not before
    assert made
    assert threading.get_ident() not in made
    assert EVENTS[1].id not in ready.timeline_data.columns.ids
    assert ready.session.event_id == EVENTS[0].id
    selected = ready.timeline.emphasis.selected
    assert ready.timeline_data.columns.ids[selected] == EVENTS[0].id


def test_the_same_lights_place_no_label_anew(qtbot: QtBot, ready: MainWindow) -> None:
    mask = np.zeros(len(ready.timeline_data.columns), bool)
    mask[0] = True
    ready.lighting.light("test", mask)
    lit, layout = ready.timeline.emphasis.lit, ready.timeline.picture.layout
    ready.lighting.light("test", mask.copy())
    assert ready.timeline.emphasis.lit is lit
    assert ready.timeline.picture.layout is layout
    ready.lighting.light("test", ~mask)
    assert ready.timeline.emphasis.lit is not lit


def test_readings_differ_by_what_the_timeline_shows(ready: MainWindow) -> None:
    data = ready.timeline_data
    assert alike(data, replace(data, kept={}, unkept="later"))
    assert not alike(data, replace(data, columns=data.columns.taken(np.arange(len(data.columns) - 1))))
    assert not alike(data, replace(data, ghosts={0: [1.0]}))
    other = replace(data.columns, importance=data.columns.importance + 1)
    assert not alike(data, replace(data, columns=other))
