"""After a flick the timeline goes on, slows down and stands."""

from __future__ import annotations

from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cubatimeline.widgets.timeline.kinetic import LEAST_SPEED, SLOWING_MS, Coasting, Flick, glided
from cubatimeline.widgets.timeline.view import TimelineView
from tests.widgets.timeline.conftest import turn

SPEEDS = st.floats(-20, 20)
TIMES = st.floats(0, 10_000)


@given(SPEEDS, TIMES, TIMES)
def test_it_slows_down_and_never_turns(speed: float, one: float, other: float) -> None:
    first, last = sorted((one, other))
    assert abs(glided(speed, first)) <= abs(glided(speed, last)) + 1e-9 <= abs(speed) * SLOWING_MS + 1e-6
    early, late = abs(glided(speed, first)), abs(glided(speed, 2 * first)) - abs(glided(speed, first))
    assert late <= early + 1e-9


@given(st.floats(0.3, 20), st.floats(5, 15))
def test_a_flick_has_the_speed_of_the_hand(speed: float, step: float) -> None:
    flick = Flick()
    for number in range(12):
        flick.at(number * step, speed * number * step, 0.0)
    assert flick.speed(11 * step) == pytest.approx((speed, 0.0))


def test_a_hand_that_rested_or_crept_flicks_nothing() -> None:
    quick, slow = Flick(), Flick()
    for number in range(6):
        quick.at(10.0 * number, 20.0 * number, 0.0)
        slow.at(10.0 * number, LEAST_SPEED * 5 * number, 0.0)
    assert quick.speed(50.0) != (0.0, 0.0)
    assert quick.speed(200.0) == (0.0, 0.0)
    assert slow.speed(50.0) == (0.0, 0.0)
    assert Flick().speed(0.0) == (0.0, 0.0)


@pytest.fixture
def near(view: TimelineView) -> TimelineView:
    """A view in the middle of time that moves as it does for readers who have not asked for less."""
    view.camera.show_span(-3000, -2700)
    view.camera.reduced_motion = False
    return view


class Hand:
    """Milliseconds that a test counts itself."""

    def __init__(self) -> None:
        self.time = 0.0

    def __call__(self) -> float:
        return self.time


def coast(view: TimelineView, speed: tuple[float, float]) -> tuple[Coasting, Hand]:
    hand = Hand()
    coasting = Coasting(view, hand)
    coasting.start(speed)
    return coasting, hand


def test_it_goes_on_in_time_and_lanes_and_stands(near: TimelineView) -> None:
    near.resize(near.width(), 180)
    coasting, hand = coast(near, (-1.0, -0.5))
    start, seen = near.scale, []
    while coasting.moving and hand.time < 20_000:
        hand.time += 16
        coasting.advance()
        seen.append(near.scale.start)
    assert seen == sorted(seen)
    assert near.scale.x(start.start) == pytest.approx(-SLOWING_MS, abs=10)
    assert near.scale.span == pytest.approx(start.span)
    assert near.scrolled > 0
    assert hand.time < 3_000


def test_it_ends_at_the_end_of_time(near: TimelineView) -> None:
    coasting, hand = coast(near, (200.0, 0.0))
    while coasting.moving and hand.time < 20_000:
        hand.time += 16
        coasting.advance()
    assert near.scale.start == pytest.approx(near.camera.limits[0])
    assert hand.time < 3_000


def test_whatever_else_moves_the_view_ends_it(near: TimelineView) -> None:
    coasting, hand = coast(near, (1.0, 0.0))
    near.camera.show_span(-2800, -2750)
    scale = near.scale
    hand.time += 16
    coasting.advance()
    assert not coasting.moving
    assert near.scale == scale


def test_it_never_zooms(near: TimelineView) -> None:
    coasting, hand = coast(near, (3.0, 0.0))
    span = near.scale.span
    for _ in range(30):
        hand.time += 16
        coasting.advance()
        assert near.scale.span == pytest.approx(span)


def test_reduced_motion_stays_where_the_hand_let_go(view: TimelineView) -> None:
    view.camera.show_span(-3000, -2700)
    coasting, _ = coast(view, (3.0, 0.0))
    assert not coasting.moving


def flick(view: TimelineView, *, speed: int = 30) -> None:
    """Drag to the left quickly and let go, with the times a hand would have."""
    for number, kind in enumerate(
        [QEvent.Type.MouseButtonPress, *[QEvent.Type.MouseMove] * 5, QEvent.Type.MouseButtonRelease]
    ):
        at = QPointF(800 - speed * min(number, 5), 60)
        moving = kind is QEvent.Type.MouseMove
        button = Qt.MouseButton.NoButton if moving else Qt.MouseButton.LeftButton
        held = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseButtonRelease else Qt.MouseButton.LeftButton
        event = QMouseEvent(kind, at, view.mapToGlobal(at), button, held, Qt.KeyboardModifier.NoModifier)
        event.setTimestamp(1_000 + 10 * min(number, 5))
        QApplication.sendEvent(view, event)


def test_a_flick_of_the_mouse_goes_on(qtbot: QtBot, near: TimelineView) -> None:
    flick(near)
    begun = near.scale.start
    assert near.pointer.coasting.moving
    qtbot.waitUntil(lambda: not near.pointer.coasting.moving)
    assert near.scale.start > begun
    assert hypot(*near.pointer.coasting._speed) > LEAST_SPEED
    near.camera.reduced_motion = True
    near.camera.back()
    assert near.scale.start == pytest.approx(-3000, abs=2)


@pytest.mark.parametrize("how", ["press", "wheel", "key", "hide"])
def test_any_press_stops_it(qtbot: QtBot, near: TimelineView, how: str) -> None:
    flick(near)
    assert near.pointer.coasting.moving
    if how == "press":
        qtbot.mousePress(near, Qt.MouseButton.LeftButton, pos=near.rect().center())
    elif how == "wheel":
        turn(near, 500, (0, 120))
    elif how == "key":
        qtbot.keyClick(near, Qt.Key.Key_Down)
    else:
        near.hide()
    assert not near.pointer.coasting.moving


def test_a_slow_drag_does_not_go_on(near: TimelineView) -> None:
    flick(near, speed=1)
    assert not near.pointer.coasting.moving
