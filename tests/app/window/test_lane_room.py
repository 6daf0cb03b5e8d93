"""Close up, the lanes with events in view take the room of the others, once the view has settled."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from cubatimeline.app import settings as options
from cubatimeline.app.main_window import MainWindow
from cubatimeline.app.settings import Settings
from cubatimeline.domain.calendars import day_number

FALL = (day_number(1964, 10, 10), day_number(1964, 10, 20))


@pytest.fixture
def settings(settings: Settings) -> Settings:
    settings[options.LANE_ROOM] = True
    return settings


def go(window: MainWindow, first: float, last: float) -> None:
    window.timeline.camera.show_span(first, last)


def settled(qtbot: QtBot, window: MainWindow, *, fitted: bool) -> None:
    qtbot.waitUntil(lambda: (window.lanes.fitted is not None) is fitted)


def test_it_is_on_from_the_start(tmp_path) -> None:
    assert options.load(tmp_path / "settings.json")[options.LANE_ROOM]


def test_a_short_span_has_room_for_what_is_in_it_and_a_long_one_the_lanes_of_the_user(
    qtbot: QtBot, window: MainWindow
) -> None:
    before = window.lanes.lanes
    go(window, *FALL)
    assert window.lanes.fitted is None, "nothing changes while time moves"
    settled(qtbot, window, fitted=True)
    assert [lane.collapsed for lane in window.lanes.lanes] != [lane.collapsed for lane in before]
    assert all(lane.collapsed is not bool(lane.size) for lane in window.lanes.lanes)
    window.timeline.camera.fit_all()
    settled(qtbot, window, fitted=False)
    assert window.lanes.lanes == before


def test_it_follows_when_more_than_half_of_the_view_is_new(qtbot: QtBot, window: MainWindow) -> None:
    go(window, *FALL)
    settled(qtbot, window, fitted=True)
    first = window.lanes.fitted
    shown: list[object] = []
    window.lanes.shown.connect(lambda: shown.append(1))
    go(window, FALL[0] + 3, FALL[1] + 3)
    go(window, FALL[0] + 300, FALL[1] + 300)
    qtbot.waitUntil(lambda: window.lanes.fitted != first)
    assert shown == [1]


def test_the_menu_turns_it_off_and_on(qtbot: QtBot, window: MainWindow) -> None:
    go(window, *FALL)
    settled(qtbot, window, fitted=True)
    action = window.actions_by_deed["view.lanes.room"]
    assert action.isChecked()
    action.trigger()
    assert window.lanes.fitted is None
    assert not window.settings[options.LANE_ROOM]
    action.trigger()
    assert window.lanes.fitted == window.timeline.scale


def test_it_outlives_a_second_timeline(qtbot: QtBot, window: MainWindow) -> None:
    go(window, *FALL)
    settled(qtbot, window, fitted=True)
    window.second.open()
    qtbot.waitUntil(lambda: window.second.upper is not None and window.second.upper.picture is not None)
    window.second.close()
    assert window.lanes.fitted is not None
    qtbot.waitUntil(lambda: any(lane.collapsed for lane in window.lanes.lanes))


def test_who_asks_for_the_lanes_as_they_were_gets_them_until_going_elsewhere(qtbot: QtBot, window: MainWindow) -> None:
    go(window, *FALL)
    settled(qtbot, window, fitted=True)
    window.actions_by_deed["view.lanes.open"].trigger()
    with qtbot.waitSignal(window.timeline.span_changed):
        go(window, FALL[0] + 1, FALL[1] + 1)
    assert window.lanes.fitted is None
    go(window, FALL[0] + 300, FALL[1] + 300)
    settled(qtbot, window, fitted=True)


def test_close_up_every_row_of_an_open_lane_speaks(qtbot: QtBot, window: MainWindow) -> None:
    go(window, *FALL)
    settled(qtbot, window, fitted=True)
    view = window.timeline
    qtbot.waitUntil(lambda: view.picture is not None and any(lane.collapsed for lane in view.picture.subject.lanes))
    picture = view.picture
    assert picture is not None
    scene = picture.scene(view.scale)
    heights = set(scene.labels.y.tolist())
    rows = {box.row_top(row, picture.measures) for box in scene.boxes for row in range(box.rows)}
    assert rows
    assert rows == heights
    assert not len(scene.counts)
