"""Keys while presenting, the same in both windows; a clicker is a keyboard with few of them."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_Key = Qt.Key


class Act(StrEnum):
    """What a key does while presenting."""

    NEXT = "Next step"
    BACK = "Previous step, or back to the scene after a question"
    FIRST = "First scene"
    LAST = "Last scene"
    BLACK = "Black, and back"
    WHITE = "White, and back"
    JUMP = "Go to the scene of a number: type it, then Enter"
    POINTER = "Pointer on or off"
    SPOTLIGHT = "Spotlight on or off"
    PEN = "Pen on or off"
    UNDO = "Take the last stroke of the pen back"
    FREEZE = "Freeze what the class sees, and go on"
    CLOSER = "Look closer"
    WIDER = "Look at more"
    EVIDENCE = "Evidence of the next event, in large letters"
    RETURN = "Back to the scene"
    BACK_ROW = "Larger letters for the back row"
    THEME = "Light or dark"
    SWAP = "Exchange the two screens"
    SHEET = "These keys"
    END = "End"


KEYS: dict[int, Act] = {
    _Key.Key_PageDown: Act.NEXT, _Key.Key_Right: Act.NEXT, _Key.Key_Down: Act.NEXT, _Key.Key_Space: Act.NEXT,
    _Key.Key_Return: Act.NEXT, _Key.Key_Enter: Act.NEXT,
    _Key.Key_PageUp: Act.BACK, _Key.Key_Left: Act.BACK, _Key.Key_Up: Act.BACK, _Key.Key_Backspace: Act.BACK,
    _Key.Key_Home: Act.FIRST, _Key.Key_End: Act.LAST,
    _Key.Key_B: Act.BLACK, _Key.Key_Period: Act.BLACK, _Key.Key_Comma: Act.BLACK, _Key.Key_W: Act.WHITE,
    _Key.Key_G: Act.JUMP, _Key.Key_A: Act.POINTER, _Key.Key_S: Act.SPOTLIGHT, _Key.Key_P: Act.PEN,
    _Key.Key_Z: Act.UNDO, _Key.Key_F: Act.FREEZE, _Key.Key_Plus: Act.CLOSER, _Key.Key_Equal: Act.CLOSER,
    _Key.Key_Minus: Act.WIDER, _Key.Key_E: Act.EVIDENCE, _Key.Key_R: Act.RETURN, _Key.Key_L: Act.BACK_ROW,
    _Key.Key_T: Act.THEME, _Key.Key_X: Act.SWAP, _Key.Key_Question: Act.SHEET, _Key.Key_F1: Act.SHEET,
    _Key.Key_Escape: Act.END,
}  # fmt: skip
"""The comma stands beside the full stop: clickers send where the full stop is on another keyboard."""
SHEET: tuple[tuple[str, Act], ...] = (
    ("Page Down → ↓ Space Enter", Act.NEXT), ("Page Up ← ↑ Backspace", Act.BACK), ("Home", Act.FIRST),
    ("End", Act.LAST), ("B .", Act.BLACK), ("W", Act.WHITE), ("G", Act.JUMP), ("A", Act.POINTER), ("S", Act.SPOTLIGHT),
    ("P", Act.PEN), ("Z", Act.UNDO), ("F", Act.FREEZE), ("+", Act.CLOSER), ("−", Act.WIDER), ("E", Act.EVIDENCE),
    ("R", Act.RETURN), ("L", Act.BACK_ROW), ("T", Act.THEME), ("X", Act.SWAP), ("?", Act.SHEET), ("Esc", Act.END),
)  # fmt: skip


def read_key(event: QKeyEvent) -> Act | int | None:
    """Return what a key press means: an act, a digit of a scene's number, or nothing; auto-repeat means nothing."""
    if event.isAutoRepeat():
        return None
    others = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
    if event.modifiers() & others:
        return Act.UNDO if event.key() == _Key.Key_Z else None
    if event.text().isdecimal() and len(event.text()) == 1:
        return int(event.text())
    return KEYS.get(event.key())
