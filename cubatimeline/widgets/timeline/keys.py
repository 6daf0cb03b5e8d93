"""Keys of the timeline while it has the focus: single letters are heard only here."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

if TYPE_CHECKING:
    from cubatimeline.widgets.timeline.view import TimelineView

Action = Callable[["TimelineView"], None]
Key, Modifier = Qt.Key, Qt.KeyboardModifier
ZOOM_STEP, PAN_STEP, PAGE, SCROLL_ROWS = 1.6, 0.15, 0.8, 3

_PLAIN: dict[int, Action] = {
    Key.Key_Left: lambda view: view.step_event(-1),
    Key.Key_Right: lambda view: view.step_event(1),
    Key.Key_Up: lambda view: view.step_lane(-1),
    Key.Key_Down: lambda view: view.step_lane(1),
    Key.Key_Home: lambda view: view.go_to_end(False),
    Key.Key_End: lambda view: view.go_to_end(True),
    Key.Key_Return: lambda view: view.open_selected(),
    Key.Key_Enter: lambda view: view.open_selected(),
    Key.Key_F: lambda view: view.fit_selected(),
    Key.Key_0: lambda view: view.camera.fit_all(),
    Key.Key_Plus: lambda view: view.camera.zoom_by(ZOOM_STEP),
    Key.Key_Equal: lambda view: view.camera.zoom_by(ZOOM_STEP),
    Key.Key_Minus: lambda view: view.camera.zoom_by(1 / ZOOM_STEP),
    Key.Key_PageUp: lambda view: view.camera.pan_by(-PAGE),
    Key.Key_PageDown: lambda view: view.camera.pan_by(PAGE),
    Key.Key_W: lambda view: view.camera.zoom_by(ZOOM_STEP),
    Key.Key_S: lambda view: view.camera.zoom_by(1 / ZOOM_STEP),
    Key.Key_A: lambda view: view.camera.pan_by(-PAN_STEP),
    Key.Key_D: lambda view: view.camera.pan_by(PAN_STEP),
    Key.Key_Backspace: lambda view: view.camera.back(),
    Key.Key_G: lambda view: view.ask_for_date(),
    Key.Key_Question: lambda view: view.ask_for_legend(),
    Key.Key_Escape: lambda view: view.cancel(),
}
_SHIFT: dict[int, Action] = {
    Key.Key_Up: lambda view: view.scroll_lanes(-SCROLL_ROWS),
    Key.Key_Down: lambda view: view.scroll_lanes(SCROLL_ROWS),
}
_ALT: dict[int, Action] = {
    Key.Key_Left: lambda view: view.camera.back(),
    Key.Key_Right: lambda view: view.camera.forward(),
}


def QT_TRANSLATE_NOOP(_context: str, words: str) -> str:
    """Mark words for the translators, who find the mark by its name; Qt's own is declared to return any object."""
    return words


KEY_SHEET: tuple[tuple[str, str], ...] = (
    ("← →", QT_TRANSLATE_NOOP("Keys", "previous, next event in time")),
    ("↑ ↓", QT_TRANSLATE_NOOP("Keys", "nearest event in the lane above, below")),
    ("Shift+↑ ↓", QT_TRANSLATE_NOOP("Keys", "scroll the lanes where they do not all fit")),
    ("Home End", QT_TRANSLATE_NOOP("Keys", "first, last event")),
    ("Enter", QT_TRANSLATE_NOOP("Keys", "read the words that prove the event")),
    ("F", QT_TRANSLATE_NOOP("Keys", "centre the selected event, then zoom to it")),
    ("+ −", QT_TRANSLATE_NOOP("Keys", "zoom in, out")),
    ("0", QT_TRANSLATE_NOOP("Keys", "show everything")),
    ("Page Up/Down", QT_TRANSLATE_NOOP("Keys", "move by most of a screen")),
    ("G", QT_TRANSLATE_NOOP("Keys", "go to a date")),
    ("Backspace, Alt+← →", QT_TRANSLATE_NOOP("Keys", "back and forward through what was looked at")),
    ("W A S D", QT_TRANSLATE_NOOP("Keys", "zoom and move")),
    ("?", QT_TRANSLATE_NOOP("Keys", "what the marks say")),
    ("Esc", QT_TRANSLATE_NOOP("Keys", "one level out")),
)
"""Keys and what they do, for the key sheet; the words are translated in the context "Keys"."""


def action_of(event: QKeyEvent) -> Action | None:
    """Return what a key does on the timeline; None where it is not ours."""
    modifiers = event.modifiers() & ~Modifier.KeypadModifier
    if modifiers == Modifier.AltModifier:
        return _ALT.get(event.key())
    if modifiers == Modifier.ShiftModifier:
        # some keyboards need Shift for + and ?
        return _SHIFT.get(event.key()) or _PLAIN.get(event.key())
    return _PLAIN.get(event.key()) if modifiers == Modifier.NoModifier else None
