"""What somebody new to the program wants to do, with a mouse, with a trackpad and with the keyboard only."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil, floor

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QInputDevice, QNativeGestureEvent, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from cubatimeline.app.main_window import MainWindow
from cubatimeline.domain.calendars import day_number
from cubatimeline.widgets.timeline.view import TimelineView
from tests.app.window.conftest import Open
from tests.widgets.timeline.conftest import turn

FIRST, LAST = float(day_number(1962, 10, 1)), float(day_number(1962, 11, 1))
SATURDAY = float(day_number(1962, 10, 27))
LEFT, CTRL, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
PATIENCE = 60
"""No task takes more turns, swipes or keys than this."""


@pytest.fixture
def window(qtbot: QtBot, open_window: Open, collection) -> MainWindow:
    window = open_window(collection)
    window.resize(1600, 900)
    qtbot.waitUntil(lambda: window.reader.document_id != "", timeout=20_000)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.timeline.setFocus()
    return window


class Mouse:
    """Wheel, clicks and drags."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self.qtbot, self.window, self.timeline = qtbot, window, window.timeline

    def x(self, day: float) -> int:
        return round(self.timeline.gutter + min(max(self.timeline.scale.x(day), 1.0), self.timeline.scale.width - 1))

    def nearer(self, day: float) -> None:
        turn(self.timeline, self.x(day), (0, 120))

    def zoom_until(self, day: float, span: float) -> None:
        for _ in range(PATIENCE):
            if self.timeline.scale.span <= span:
                return
            self.nearer(day)
        pytest.fail(f"after {PATIENCE} tries {self.timeline.scale.span} days are still shown")

    def find_october(self) -> None:
        self.zoom_until((FIRST + LAST) / 2, 45.0)
        self.move(self.timeline.scale.width / 2 - self.timeline.scale.x((FIRST + LAST) / 2))

    def move(self, dx: float) -> None:
        """Drag over an empty place."""
        begin = QPoint(round(self.timeline.gutter + self.timeline.scale.width / 2), self.timeline.height() - 60)
        self.qtbot.mousePress(self.timeline, LEFT, NONE, begin)
        for share in (0.5, 1.0):
            self.qtbot.mouseMove(self.timeline, begin + QPoint(round(dx * share), 0))
        self.qtbot.mouseRelease(self.timeline, LEFT, NONE, begin + QPoint(round(dx), 0))

    def see_the_hours(self) -> None:
        """Draw over the 27th on the axis, then press Zoom."""
        axis = self.timeline.height() - 10
        self.qtbot.mousePress(self.timeline, LEFT, NONE, QPoint(self.x(SATURDAY + 0.2), axis))
        for day in (SATURDAY + 0.5, SATURDAY + 0.9):
            self.qtbot.mouseMove(self.timeline, QPoint(self.x(day), axis))
        self.qtbot.mouseRelease(self.timeline, LEFT, NONE, QPoint(self.x(SATURDAY + 0.9), axis))
        self.qtbot.mouseClick(self.timeline.ranges.bar.zoom, LEFT)

    def compare(self) -> None:
        """Choose the second timeline in the menu."""
        self.window.actions_by_deed["view.second"].trigger()

    def measure(self, one: int, other: int) -> None:
        """Click one event, and another with Ctrl held."""
        for number, keys in ((one, NONE), (other, CTRL)):
            self.qtbot.mouseClick(self.timeline, LEFT, keys, spot_of(self.timeline, number))

    def come_back(self) -> None:
        """Press the button of the bar at the top that shows everything."""
        words = self.window.actions_by_deed["view.fit"].text().replace("&", "")
        button = next(b for b in self.window.top_bar.findChildren(QToolButton) if b.accessibleName() == words)
        assert button.isVisible()
        self.qtbot.mouseClick(button, LEFT)


class Trackpad(Mouse):
    """Swipes and pinches; its clicks are those of a mouse."""

    def pinch(self, day: float, value: float) -> None:
        at = QPointF(self.x(day), 200)
        kind, device = Qt.NativeGestureType.ZoomNativeGesture, QPointingDevice.primaryPointingDevice()
        QApplication.sendEvent(self.timeline, QNativeGestureEvent(kind, device, 2, at, at, at, value, QPointF()))

    def move(self, dx: float) -> None:
        """Swipe sideways."""
        device, phase = QInputDevice.DeviceType.TouchPad, Qt.ScrollPhase.ScrollUpdate
        turn(self.timeline, 800, (round(dx), 0), pixels=(round(dx), 0), device=device, phase=phase)

    def nearer(self, day: float) -> None:
        self.pinch(day, 0.25)

    def see_the_hours(self) -> None:
        self.zoom_until(SATURDAY + 0.5, 1.6)
        self.move(self.timeline.scale.width / 2 - self.timeline.scale.x(SATURDAY + 0.5))

    def come_back(self) -> None:
        for _ in range(PATIENCE):
            self.pinch(SATURDAY, -0.4)


class Keyboard(Mouse):
    """Keys only."""

    def press(self, key: Qt.Key, keys: Qt.KeyboardModifier = NONE) -> None:
        self.qtbot.keyClick(self.timeline, key, keys)

    def go_to(self, words: str) -> None:
        self.press(Qt.Key.Key_G)
        line = self.window.ask_line.line
        self.qtbot.keyClicks(line, words)
        self.qtbot.keyClick(line, Qt.Key.Key_Return)
        assert self.timeline.hasFocus()

    def nearer(self, day: float) -> None:
        self.press(Qt.Key.Key_Plus)

    def find_october(self) -> None:
        self.go_to("October 1962")
        self.zoom_until((FIRST + LAST) / 2, 60.0)

    def see_the_hours(self) -> None:
        self.go_to("27 October 1962")
        self.zoom_until(SATURDAY, 1.6)

    def compare(self) -> None:
        QTest.keySequence(self.timeline, self.window.actions_by_deed["view.second"].shortcut())

    def measure(self, one: int, other: int) -> None:
        """Hold the event on which the keys stand, then go on."""
        data = self.window.timeline_data
        assert data is not None
        self.press(Qt.Key.Key_Home)
        self.window.events.show(data.columns.ids[one])
        self.timeline.setFocus()
        self.press(Qt.Key.Key_Space)
        for _ in range(PATIENCE):
            if self.timeline.emphasis.selected == other:
                return
            self.press(Qt.Key.Key_Right)
        pytest.fail("the other event is too far away for the keys")

    def come_back(self) -> None:
        self.press(Qt.Key.Key_0)


HANDS = (Mouse, Trackpad, Keyboard)
Hand = Callable[[QtBot, MainWindow], Mouse]


def spot_of(timeline: TimelineView, number: int) -> QPoint:
    """Return a point on the words of an event that speaks."""
    picture, scene = timeline.picture, timeline.scene
    assert picture is not None
    assert scene is not None
    label = int(np.flatnonzero(picture.subject.marks.event[scene.labels.mark] == number)[0])
    x = timeline.gutter + scene.labels.x_text[label] + min(10.0, float(scene.labels.room[label]) / 2)
    return QPoint(round(x), round(picture.lanes_top + scene.labels.y[label] - timeline.scrolled + 8))


def speaking(timeline: TimelineView, first: float, last: float) -> list[int]:
    """Return the events with words that stand between two days, in order of time, those on screen only."""
    picture, scene = timeline.picture, timeline.scene
    assert picture is not None
    assert scene is not None
    marks, labels = picture.subject.marks, scene.labels
    seen = labels.y + 20 - timeline.scrolled < picture.lanes_height
    inside = (marks.start[labels.mark] >= first) & (marks.end[labels.mark] <= last) & seen & (labels.room > 30)
    return sorted(set(marks.event[labels.mark[inside]].tolist()))


@pytest.mark.parametrize("hand", HANDS)
def test_find_october_1962(qtbot: QtBot, window: MainWindow, hand: Hand) -> None:
    hand(qtbot, window).find_october()
    scale = window.timeline.scale
    assert scale.start < FIRST + 1
    assert scale.end > LAST - 1
    assert scale.span <= 61
    assert len(speaking(window.timeline, FIRST, LAST)) >= 3


@pytest.mark.parametrize("hand", HANDS)
def test_see_what_happened_on_the_27th_by_the_hour(qtbot: QtBot, window: MainWindow, hand: Hand) -> None:
    new = hand(qtbot, window)
    new.find_october()
    new.see_the_hours()
    scale, picture = window.timeline.scale, window.timeline.picture
    assert picture is not None
    assert scale.start < SATURDAY + 0.3
    assert scale.end > SATURDAY + 0.7
    assert scale.span < 1.7
    assert all(":" in tick.label for tick in picture.frame.ticks(scale).minor)
    assert picture.subject.clock == "Washington time"
    columns = picture.subject.columns
    that_day = [start for start in columns.start_earliest.tolist() if SATURDAY < start < SATURDAY + 1]
    hours = [round((start - SATURDAY) * 24, 2) for start in that_day]
    assert hours == [10.0, 19.75], "five in the afternoon in Moscow comes before the evening in Washington"


@pytest.mark.parametrize("hand", HANDS)
def test_compare_with_what_the_other_side_did(qtbot: QtBot, window: MainWindow, hand: Hand) -> None:
    new = hand(qtbot, window)
    new.find_october()
    new.compare()
    qtbot.waitUntil(lambda: window.second.is_open and window.second.upper is not None)
    upper, lower = window.second.upper, window.timeline
    assert upper is not None
    qtbot.waitUntil(lambda: upper.picture is not None and upper.scale == lower.scale)
    qtbot.waitUntil(lambda: len({window.second.filters[0].name, window.second.filters[1].name, ""}) == 3)
    first = set(upper.picture.subject.marks.event.tolist()) if upper.picture else set()
    other = set(lower.picture.subject.marks.event.tolist()) if lower.picture else set()
    assert first
    assert other
    assert first != other


@pytest.mark.parametrize("hand", HANDS)
def test_measure_the_days_between_two_events(qtbot: QtBot, window: MainWindow, hand: Hand) -> None:
    new = hand(qtbot, window)
    new.find_october()
    found = speaking(window.timeline, FIRST, LAST)
    one, other = found[0], found[-1]
    new.measure(one, other)
    assert window.timeline_data is not None
    columns = window.timeline_data.columns
    days = floor(columns.start_earliest[other]) - (ceil(columns.end_latest[one]) - 1)
    qtbot.waitUntil(lambda: "between" in window.status.range_words)
    assert f"{days} days between" in window.status.range_words
    words = window.timeline.ranges.words
    assert words is not None
    assert words[1] == f"{days} days between"
    assert "1962" in words[0]


@pytest.mark.parametrize("hand", HANDS)
def test_come_back_to_the_whole(qtbot: QtBot, window: MainWindow, hand: Hand) -> None:
    whole = window.timeline.scale
    new = hand(qtbot, window)
    new.find_october()
    new.see_the_hours()
    new.come_back()
    scale = window.timeline.scale
    assert scale.span >= whole.span
    assert window.status.count_words.startswith("717 of") or scale.start <= whole.start
