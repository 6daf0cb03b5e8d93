"""What a turn of the wheel or a swipe means: zoom or pan, told from the device and never from guesses of the user.

The scheme: a trackpad swipe pans both ways and never zooms; a mouse wheel zooms at the pointer; Ctrl always zooms;
Shift always pans in time; momentum of a swipe never zooms. When the device is unsure it is treated as a trackpad.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputDevice, QWheelEvent

NOTCH = 120.0
"""Angle delta of one notch of a mouse wheel, in eighths of a degree (Qt's unit)."""
ZOOM_PER_NOTCH = 1.25
NOTCH_PAN = 90.0
"""Pixels that one notch pans."""


@dataclass(frozen=True, slots=True)
class Wheel:
    """What to do: multiply the scale by `zoom` (1 for none), pan by `dx` pixels in time and `dy` across the lanes."""

    zoom: float = 1.0
    dx: float = 0.0
    dy: float = 0.0


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
    return bool(angle.x() % 15 or angle.y() % 15)


def meaning(event: QWheelEvent, wheel_scrolls: bool) -> Wheel:
    """Return what a wheel event asks for; `wheel_scrolls` is the setting "mouse wheel scrolls the lanes"."""
    angle, modifiers = event.angleDelta(), event.modifiers()
    notches_x, notches_y = angle.x() / NOTCH, angle.y() / NOTCH
    momentum = event.phase() == Qt.ScrollPhase.ScrollMomentum
    if modifiers & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier):
        return Wheel() if momentum else Wheel(zoom=ZOOM_PER_NOTCH ** (notches_y or notches_x))
    pixels = event.pixelDelta()
    if modifiers & Qt.KeyboardModifier.ShiftModifier:
        return Wheel(dx=float(pixels.x() or pixels.y()) or (notches_x or notches_y) * NOTCH_PAN)
    if is_trackpad(event):
        dx, dy = (pixels.x(), pixels.y()) if not pixels.isNull() else (notches_x * NOTCH_PAN, notches_y * NOTCH_PAN)
        return Wheel(dx=float(dx), dy=float(dy))
    if wheel_scrolls:
        return Wheel(dx=notches_x * NOTCH_PAN, dy=notches_y * NOTCH_PAN)
    return Wheel(zoom=ZOOM_PER_NOTCH**notches_y, dx=notches_x * NOTCH_PAN)
