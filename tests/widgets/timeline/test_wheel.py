"""What a turn of the wheel or a swipe means."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QInputDevice

from cubatimeline.widgets.timeline.wheel import NOTCH_PAN, ZOOM_PER_NOTCH, Wheel, is_trackpad, meaning
from tests.widgets.timeline.conftest import wheel_event

PAD = QInputDevice.DeviceType.TouchPad
CTRL, SHIFT, META = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.MetaModifier,
)
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
