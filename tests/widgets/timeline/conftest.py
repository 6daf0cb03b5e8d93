"""A timeline on a screen, and the fingers that move it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QInputDevice, QPointingDevice, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cubatimeline.domain.calendars import day_number
from cubatimeline.drawing.picture import Subject
from cubatimeline.drawing.theme import Theme
from cubatimeline.widgets.timeline.view import TimelineView
from tests.drawing.samples import sample_subject

FIRST, LAST = float(day_number(1960, 1, 1)), float(day_number(1966, 1, 1))
WIDTH, HEIGHT = 1000, 420


@pytest.fixture
def subject() -> Subject:
    return sample_subject()


@pytest.fixture
def view(qtbot: QtBot, theme: Theme, subject: Subject) -> TimelineView:
    """A timeline at rest; change of place is without movement."""
    view = TimelineView(theme, "en")
    qtbot.addWidget(view)
    view.resize(WIDTH, HEIGHT)
    view.camera.reduced_motion = True
    view.show_subject(subject, FIRST, LAST)
    with qtbot.waitExposed(view):
        view.show()
    view.setFocus()
    return view


_DEVICES = {
    kind: QPointingDevice(kind.name, number, kind, pointer, QInputDevice.Capability.Scroll, 1, 3)
    for number, (kind, pointer) in enumerate(
        (
            (QInputDevice.DeviceType.Mouse, QPointingDevice.PointerType.Generic),
            (QInputDevice.DeviceType.TouchPad, QPointingDevice.PointerType.Finger),
        )
    )
}


def wheel_event(
    at: QPointF,
    angle: tuple[int, int],
    *,
    pixels: tuple[int, int] = (0, 0),
    keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    phase: Qt.ScrollPhase = Qt.ScrollPhase.NoScrollPhase,
    device: QInputDevice.DeviceType = QInputDevice.DeviceType.Mouse,
) -> QWheelEvent:
    """Return a turn of the wheel (`angle` in eighths of a degree) or a swipe."""
    return QWheelEvent(
        at, at, QPoint(*pixels), QPoint(*angle), Qt.MouseButton.NoButton, keys, phase, False,
        Qt.MouseEventSource.MouseEventNotSynthesized, _DEVICES[device],
    )  # fmt: skip


def turn(widget: QWidget, x: float, angle: tuple[int, int], **how: object) -> None:
    """Turn the wheel above pixel `x`."""
    QApplication.sendEvent(widget, wheel_event(QPointF(x, 200.0), angle, **how))
