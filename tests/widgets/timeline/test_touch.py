"""Fingers on a touch screen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QInputDevice
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cubatimeline.services.geometry.time_range import TimeRange
from cubatimeline.widgets.timeline.view import TimelineView
from tests.widgets.timeline.conftest import HEIGHT
from tests.widgets.timeline.test_view import event_id, spot

MIKOYAN = "Anastas Mikoyan visits Cuba"
SCREEN = QTest.createTouchDevice(QInputDevice.DeviceType.TouchScreen)


@pytest.fixture
def near(view: TimelineView) -> TimelineView:
    view.camera.show_span(-3000, -2700)
    return view


def fingers(view: TimelineView) -> QTest.QTouchEventSequence:
    return QTest.touchEvent(view, SCREEN, False)


def put(view: TimelineView, *places: QPoint) -> None:
    event = fingers(view)
    for number, at in enumerate(places):
        event.press(number, at, view)
    event.commit()


def move(view: TimelineView, *places: QPoint) -> None:
    event = fingers(view)
    for number, at in enumerate(places):
        event.move(number, at, view)
    event.commit()


def lift(view: TimelineView, *places: QPoint) -> None:
    event = fingers(view)
    for number, at in enumerate(places):
        event.release(number, at, view)
    event.commit()


def tap(view: TimelineView, at: QPoint) -> None:
    put(view, at)
    lift(view, at)


def day_at(view: TimelineView, at: QPoint) -> float:
    return view.day_at(QPointF(at))


def test_one_finger_pans(near: TimelineView) -> None:
    begin, end = QPoint(600, 60), QPoint(480, 60)
    held, span = day_at(near, begin), near.scale.span
    put(near, begin)
    for at in (QPoint(560, 60), end):
        move(near, at)
    lift(near, end)
    assert day_at(near, end) == pytest.approx(held)
    assert near.scale.span == pytest.approx(span)
    assert near.emphasis.selected == -1


def test_two_fingers_pinch_and_pan_together(near: TimelineView) -> None:
    one, other = QPoint(500, 60), QPoint(600, 60)
    held, span = day_at(near, QPoint(550, 60)), near.scale.span
    put(near, one, other)
    move(near, one, other)
    move(near, QPoint(480, 60), QPoint(680, 60))
    assert near.scale.span == pytest.approx(span / 2)
    assert day_at(near, QPoint(580, 60)) == pytest.approx(held)
    lift(near, QPoint(480, 60), QPoint(680, 60))
    assert near.scale.span == pytest.approx(span / 2)


def test_a_finger_left_after_a_pinch_pans_on(near: TimelineView) -> None:
    put(near, QPoint(500, 60), QPoint(600, 60))
    move(near, QPoint(450, 60), QPoint(650, 60))
    fingers(near).stationary(0).release(1, QPoint(650, 60), near).commit()
    fingers(near).move(0, QPoint(452, 60), near).commit()
    held, span = day_at(near, QPoint(452, 60)), near.scale.span
    fingers(near).move(0, QPoint(400, 60), near).commit()
    assert day_at(near, QPoint(400, 60)) == pytest.approx(held)
    assert near.scale.span == pytest.approx(span)
    lift(near, QPoint(400, 60))


def test_fingers_that_meet_do_not_zoom_without_end(near: TimelineView) -> None:
    put(near, QPoint(500, 60), QPoint(600, 60))
    move(near, QPoint(550, 60), QPoint(550, 60))
    assert near.scale.span < 1500
    lift(near, QPoint(550, 60), QPoint(550, 60))


def test_a_tap_selects(qtbot: QtBot, view: TimelineView) -> None:
    with qtbot.waitSignal(view.event_selected) as told:
        tap(view, spot(view, MIKOYAN))
    assert told.args == [event_id(view, MIKOYAN)]


def test_a_double_tap_zooms(view: TimelineView) -> None:
    at, span = QPoint(900, 60), view.scale.span
    held = day_at(view, at)
    tap(view, at)
    tap(view, at)
    assert view.scale.span == pytest.approx(span / 2)
    assert day_at(view, at) == pytest.approx(held)


def test_a_double_tap_on_an_event_fits_it(view: TimelineView) -> None:
    at = spot(view, MIKOYAN)
    tap(view, at)
    tap(view, at)
    assert view.scale.span < 60


def test_two_taps_apart_are_no_double_tap(view: TimelineView) -> None:
    span = view.scale.span
    tap(view, QPoint(900, 60))
    tap(view, QPoint(700, 60))
    assert view.scale.span == pytest.approx(span)


def test_a_long_press_opens_the_menu_and_is_no_tap(qtbot: QtBot, view: TimelineView) -> None:
    at = QPoint(900, 60)
    with qtbot.waitSignal(view.menu_wanted) as told:
        put(view, at)
    assert told.args[0] == view.mapToGlobal(at)
    assert told.args[1] == -1
    with qtbot.assertNotEmitted(view.event_selected):
        lift(view, at)


def test_a_finger_that_drags_never_opens_the_menu(near: TimelineView) -> None:
    put(near, QPoint(600, 60))
    move(near, QPoint(570, 60))
    assert not near.touch._long.isActive()
    lift(near, QPoint(570, 60))


def test_a_finger_on_the_axis_marks_out_a_range(near: TimelineView) -> None:
    near.camera.show_span(-2650, -2620)
    put(near, QPoint(400, HEIGHT - 10))
    move(near, QPoint(600, HEIGHT - 10))
    lift(near, QPoint(600, HEIGHT - 10))
    found = near.camera.range.value
    assert found is not None
    before = near.scale
    end = round(near.gutter + near.scale.x(found.end))
    put(near, QPoint(end, HEIGHT - 10))
    move(near, QPoint(end + 80, HEIGHT - 10))
    lift(near, QPoint(end + 80, HEIGHT - 10))
    moved = near.camera.range.value
    assert moved is not None
    assert moved.start == found.start
    assert moved.end > found.end
    assert near.scale == before


def test_a_second_finger_or_escape_takes_a_range_back(qtbot: QtBot, near: TimelineView) -> None:
    near.camera.show_span(-2650, -2620)
    before = TimeRange(-2640.0, -2635.0)
    near.camera.range.show(before)
    put(near, QPoint(900, HEIGHT - 10))
    move(near, QPoint(700, HEIGHT - 10))
    assert near.camera.range.value != before
    qtbot.keyClick(near, Qt.Key.Key_Escape)
    assert near.camera.range.value == before
    lift(near, QPoint(700, HEIGHT - 10))
    assert near.camera.range.value == before
