"""What a turn of the wheel or a swipe means: zoom or pan, told from the device and never from guesses of the user.

The scheme: a trackpad swipe pans both ways and never zooms; a mouse wheel zooms at the pointer; Ctrl always zooms;
Shift always pans in time; Alt changes the size of rows and words; momentum of a swipe never zooms. When the device is
unsure it is treated as a trackpad, and stays one until it has rested.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputDevice, QWheelEvent

NOTCH = 120.0
"""Angle delta of one notch of a mouse wheel, in eighths of a degree (Qt's unit)."""
FINE_STEP = 15
"""Wheels of high resolution turn in whole parts of a notch, of which this is the least that is common."""
ZOOM_PER_NOTCH = 1.25
NOTCH_PAN = 90.0
"""Pixels that one notch pans."""
REST_MS = 400
"""A swipe that pauses for so long has ended; what comes next is judged anew."""
_ZOOMS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier


@dataclass(frozen=True, slots=True)
class Wheel:
    """What to do.

    Attributes:
        zoom: what to multiply the scale by; 1 for none.
        dx, dy: pixels to pan in time and across the lanes.
        size: steps by which rows and words become larger.
    """

    zoom: float = 1.0
    dx: float = 0.0
    dy: float = 0.0
    size: int = 0


class WheelReader:
    """Reads the events of wheel and trackpad in their order; one for each widget."""

    def __init__(self) -> None:
        self._swiped_at = -REST_MS
        self._plain_swipe = False
        self._turned = 0.0

    def read(self, event: QWheelEvent, wheel_scrolls: bool) -> Wheel:
        """Return what an event asks for; `wheel_scrolls` is the setting "mouse wheel scrolls the lanes"."""
        time = event.timestamp()  # 0 where the system does not tell
        swiping = time > 0 and 0 <= time - self._swiped_at < REST_MS and self._plain_swipe
        pad = is_trackpad(event) or swiping
        zooms = bool(event.modifiers() & _ZOOMS)
        if pad:
            # Ctrl pressed while a swipe still runs out is no wish to zoom; where a swipe began with it, it is one.
            if not swiping:
                self._plain_swipe = not zooms
            self._swiped_at = time
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            return Wheel(size=self._steps(event))
        self._turned = 0.0
        if zooms and pad and self._plain_swipe and not _has_phase(event):
            return Wheel()
        return _meaning(event, wheel_scrolls, pad)

    def _steps(self, event: QWheelEvent) -> int:
        """Return whole notches turned with Alt held, which some systems report as turned sideways."""
        angle = event.angleDelta()
        if event.phase() == Qt.ScrollPhase.ScrollMomentum:
            return 0
        self._turned += (angle.y() or angle.x()) / NOTCH
        steps = int(self._turned)
        self._turned -= steps
        return steps


def is_trackpad(event: QWheelEvent) -> bool:
    """Return whether a wheel event comes from fingers on a pad rather than a wheel with notches."""
    device = event.device()
    if device is not None and device.type() == QInputDevice.DeviceType.TouchPad:
        return True
    if event.phase() != Qt.ScrollPhase.NoScrollPhase:
        return True
    angle = event.angleDelta()
    if not event.pixelDelta().isNull() and (angle.x() % NOTCH or angle.y() % NOTCH):
        return True
    return bool(angle.x() % FINE_STEP or angle.y() % FINE_STEP)


def _has_phase(event: QWheelEvent) -> bool:
    """Return whether the system itself tells fingers from momentum."""
    return event.phase() != Qt.ScrollPhase.NoScrollPhase


def meaning(event: QWheelEvent, wheel_scrolls: bool) -> Wheel:
    """Return what a single event asks for."""
    return WheelReader().read(event, wheel_scrolls)


def _meaning(event: QWheelEvent, wheel_scrolls: bool, pad: bool) -> Wheel:
    angle, modifiers = event.angleDelta(), event.modifiers()
    notches_x, notches_y = angle.x() / NOTCH, angle.y() / NOTCH
    if modifiers & _ZOOMS:
        momentum = event.phase() == Qt.ScrollPhase.ScrollMomentum
        return Wheel() if momentum else Wheel(zoom=ZOOM_PER_NOTCH ** (notches_y or notches_x))
    pixels = event.pixelDelta()
    if modifiers & Qt.KeyboardModifier.ShiftModifier:
        return Wheel(dx=float(pixels.x() or pixels.y()) or (notches_x or notches_y) * NOTCH_PAN)
    if pad:
        dx, dy = (pixels.x(), pixels.y()) if not pixels.isNull() else (notches_x * NOTCH_PAN, notches_y * NOTCH_PAN)
        return Wheel(dx=float(dx), dy=float(dy))
    if wheel_scrolls:
        return Wheel(dx=notches_x * NOTCH_PAN, dy=notches_y * NOTCH_PAN)
    return Wheel(zoom=ZOOM_PER_NOTCH**notches_y, dx=notches_x * NOTCH_PAN)
