"""What a turn of the wheel or a swipe means."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QInputDevice, QWheelEvent

from cubatimeline.widgets.timeline.wheel import (
    NOTCH_PAN,
    REST_MS,
    ZOOM_PER_NOTCH,
    Wheel,
    WheelReader,
    is_trackpad,
    meaning,
)
from tests.widgets.timeline.conftest import wheel_event

PAD = QInputDevice.DeviceType.TouchPad
CTRL, SHIFT, META = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.MetaModifier,
)
ALT = Qt.KeyboardModifier.AltModifier
UPDATE, MOMENTUM = Qt.ScrollPhase.ScrollUpdate, Qt.ScrollPhase.ScrollMomentum
IN, OUT = Wheel(zoom=ZOOM_PER_NOTCH), Wheel(zoom=1 / ZOOM_PER_NOTCH)
HERE = QPointF(0, 0)


@pytest.mark.parametrize(
    ("angle", "how", "expected"),
    [
        ((0, 120), {}, IN),
        ((0, -120), {}, OUT),
        ((0, 240), {}, Wheel(zoom=ZOOM_PER_NOTCH**2)),
        ((120, 0), {}, Wheel(dx=NOTCH_PAN)),
        ((0, 120), {"keys": CTRL}, IN),
        ((0, -120), {"keys": META}, OUT),
        ((0, 120), {"keys": SHIFT}, Wheel(dx=NOTCH_PAN)),
        ((-120, 0), {"keys": SHIFT}, Wheel(dx=-NOTCH_PAN)),
        ((0, 40), {"device": PAD, "pixels": (0, 30)}, Wheel(dy=30)),
        ((-16, 0), {"device": PAD, "pixels": (-12, 0)}, Wheel(dx=-12)),
        ((0, 120), {"device": PAD}, Wheel(dy=NOTCH_PAN)),
        ((0, 120), {"phase": UPDATE, "pixels": (5, 9)}, Wheel(dx=5, dy=9)),
        ((0, 40), {"phase": MOMENTUM, "pixels": (0, 30)}, Wheel(dy=30)),
        ((0, 40), {"phase": MOMENTUM, "pixels": (0, 30), "keys": CTRL}, Wheel()),
        ((0, 40), {"device": PAD, "phase": MOMENTUM, "keys": META}, Wheel()),
        ((0, 120), {"device": PAD, "phase": UPDATE, "keys": CTRL}, IN),
        ((0, 7), {}, Wheel(dy=7 / 120 * NOTCH_PAN)),
        ((0, 30), {}, Wheel(zoom=ZOOM_PER_NOTCH**0.25)),
    ],
)
def test_device_keys_and_phase_tell_what_is_meant(angle: tuple[int, int], how: dict, expected: Wheel) -> None:
    found = meaning(wheel_event(HERE, angle, **how), wheel_scrolls=False)
    assert (found.zoom, found.dx, found.dy) == pytest.approx((expected.zoom, expected.dx, expected.dy))


def test_the_wheel_may_be_set_to_scroll_the_lanes() -> None:
    assert meaning(wheel_event(HERE, (0, -120)), wheel_scrolls=True) == Wheel(dy=-NOTCH_PAN)
    assert meaning(wheel_event(HERE, (0, 120), keys=CTRL), wheel_scrolls=True) == IN


@pytest.mark.parametrize("phase", [Qt.ScrollPhase.ScrollBegin, UPDATE, MOMENTUM, Qt.ScrollPhase.ScrollEnd])
@pytest.mark.parametrize("angle", [(0, 120), (0, -7), (33, 0), (0, 1200)])
def test_a_swipe_never_zooms(phase: Qt.ScrollPhase, angle: tuple[int, int]) -> None:
    event = wheel_event(HERE, angle, phase=phase, device=PAD)
    assert is_trackpad(event)
    assert meaning(event, wheel_scrolls=False).zoom == 1.0


@pytest.mark.parametrize("angle", [(0, 120), (0, -240), (0, 15), (120, 0)])
def test_whole_steps_come_from_a_wheel(angle: tuple[int, int]) -> None:
    assert not is_trackpad(wheel_event(HERE, angle))


# One event after the other


def at(time: int, angle: tuple[int, int], **how) -> QWheelEvent:
    event = wheel_event(HERE, angle, **how)
    event.setTimestamp(time)
    return event


def test_a_swipe_stays_one_though_a_part_of_it_looks_like_a_notch() -> None:
    reader = WheelReader()
    for number, angle in enumerate((7, 33, 120, 60, 15, 4)):
        assert reader.read(at(1_000 + 10 * number, (0, angle)), False).zoom == 1.0
    rested = at(1_050 + REST_MS, (0, 120))
    assert reader.read(rested, False) == IN


def test_control_pressed_while_a_swipe_runs_out_does_not_zoom() -> None:
    reader = WheelReader()
    reader.read(at(1_000, (0, 33), device=PAD, pixels=(0, 20)), False)
    for number in range(5):
        event = at(1_010 + 10 * number, (0, 33), device=PAD, pixels=(0, 20), keys=CTRL)
        assert reader.read(event, False) == Wheel()
    later = at(1_060 + REST_MS, (0, 120), device=PAD, keys=CTRL)
    assert reader.read(later, False) == IN


def test_a_swipe_begun_with_control_zooms_all_along() -> None:
    reader = WheelReader()
    for number in range(5):
        event = at(1_000 + 10 * number, (0, 60), device=PAD, keys=CTRL)
        assert reader.read(event, False).zoom > 1.0


def test_a_wheel_of_high_resolution_zooms_by_parts_of_a_notch() -> None:
    reader, zoom = WheelReader(), 1.0
    for number in range(8):
        zoom *= reader.read(at(1_000 + 8 * number, (0, 15)), False).zoom
    assert zoom == pytest.approx(ZOOM_PER_NOTCH)


@pytest.mark.parametrize("sideways", [False, True])
def test_alt_and_the_wheel_change_the_size_by_whole_notches(sideways: bool) -> None:
    reader = WheelReader()
    sizes = []
    for number, angle in enumerate((120, 60, 60, -120, 15)):
        turned = (angle, 0) if sideways else (0, angle)
        found = reader.read(at(1_000 + 10 * number, turned, keys=ALT), False)
        assert (found.zoom, found.dx, found.dy) == (1.0, 0.0, 0.0)
        sizes.append(found.size)
    assert sizes == [1, 0, 1, -1, 0]


def test_momentum_never_changes_the_size() -> None:
    assert meaning(wheel_event(HERE, (0, 240), phase=MOMENTUM, keys=ALT), False) == Wheel()
