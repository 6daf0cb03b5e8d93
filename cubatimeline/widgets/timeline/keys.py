"""Keys of the timeline while it has the focus: single letters are heard only here, and every key can be changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

if TYPE_CHECKING:
    from cubatimeline.widgets.timeline.view import TimelineView

ZOOM_STEP, PAN_STEP, PAGE, SCROLL_ROWS = 1.6, 0.15, 0.8, 3
_SIGNS = {
    "Left": "←", "Right": "→", "Up": "↑", "Down": "↓", "Return": "Enter", "PgUp": "Page Up", "PgDown": "Page Down",
    "-": "−",
}  # fmt: skip
"""How keys are shown; others by the names that Qt gives them."""
_JCUKEN = dict(zip("ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ", "QWERTYUIOP[]ASDFGHJKL;'ZXCVBNM,.", strict=True))
"""The Latin sign on the key of each letter of the Russian layout, so that keys stay where they are."""


def QT_TRANSLATE_NOOP(_context: str, words: str) -> str:
    """Mark words for the translators, who find the mark by its name; Qt's own is declared to return any object."""
    return words


@dataclass(frozen=True, slots=True)
class KeyAction:
    """Something that a key does on the timeline.

    Attributes:
        id: stable name, used in the settings file.
        words: what it does, for the key sheet, to be translated in the context "Keys"; actions that follow one another
            with the same words share a line.
        keys: keys that do it unless they were changed, as Qt writes them ("Shift+Left").
    """

    id: str
    words: str
    keys: tuple[str, ...]
    run: Callable[[TimelineView], object]

    @property
    def own_words(self) -> str:
        """What it does apart from those it shares its words with, to be translated likewise."""
        return _ALONE.get(self.id, self.words)


_EVENTS = QT_TRANSLATE_NOOP("Keys", "previous, next event in time")
_LANES = QT_TRANSLATE_NOOP("Keys", "nearest event in the lane above, below")
_SCROLL = QT_TRANSLATE_NOOP("Keys", "scroll the lanes where they do not all fit")
_ENDS = QT_TRANSLATE_NOOP("Keys", "first, last event")
_RELATED = QT_TRANSLATE_NOOP("Keys", "follow relations of the event back, on")
_ZOOM = QT_TRANSLATE_NOOP("Keys", "zoom in, out")
_PAGES = QT_TRANSLATE_NOOP("Keys", "move by most of a screen")
_STEPS = QT_TRANSLATE_NOOP("Keys", "move a little")
_HISTORY = QT_TRANSLATE_NOOP("Keys", "back and forward through what was looked at")
_RANGE_END = QT_TRANSLATE_NOOP("Keys", "make the range shorter, longer")

_ALONE = {
    "event.previous": QT_TRANSLATE_NOOP("Keys", "previous event in time"),
    "event.next": QT_TRANSLATE_NOOP("Keys", "next event in time"),
    "lane.above": QT_TRANSLATE_NOOP("Keys", "nearest event in the lane above"),
    "lane.below": QT_TRANSLATE_NOOP("Keys", "nearest event in the lane below"),
    "lanes.up": QT_TRANSLATE_NOOP("Keys", "scroll the lanes up"),
    "lanes.down": QT_TRANSLATE_NOOP("Keys", "scroll the lanes down"),
    "event.first": QT_TRANSLATE_NOOP("Keys", "first event"),
    "event.last": QT_TRANSLATE_NOOP("Keys", "last event"),
    "relation.back": QT_TRANSLATE_NOOP("Keys", "earlier related event"),
    "relation.on": QT_TRANSLATE_NOOP("Keys", "later related event"),
    "zoom.in": QT_TRANSLATE_NOOP("Keys", "zoom in"),
    "zoom.out": QT_TRANSLATE_NOOP("Keys", "zoom out"),
    "page.back": QT_TRANSLATE_NOOP("Keys", "back by most of a screen"),
    "page.on": QT_TRANSLATE_NOOP("Keys", "on by most of a screen"),
    "move.back": QT_TRANSLATE_NOOP("Keys", "back a little"),
    "move.on": QT_TRANSLATE_NOOP("Keys", "on a little"),
    "view.back": QT_TRANSLATE_NOOP("Keys", "back to what was looked at before"),
    "view.forward": QT_TRANSLATE_NOOP("Keys", "forward again"),
    "range.shorter": QT_TRANSLATE_NOOP("Keys", "make the range shorter"),
    "range.longer": QT_TRANSLATE_NOOP("Keys", "make the range longer"),
}
"""What actions do that share their words with others."""

ACTIONS: tuple[KeyAction, ...] = (
    KeyAction("event.previous", _EVENTS, ("Left",), lambda view: view.step_event(-1)),
    KeyAction("event.next", _EVENTS, ("Right",), lambda view: view.step_event(1)),
    KeyAction("lane.above", _LANES, ("Up",), lambda view: view.step_lane(-1)),
    KeyAction("lane.below", _LANES, ("Down",), lambda view: view.step_lane(1)),
    KeyAction("lanes.up", _SCROLL, ("Shift+Up",), lambda view: view.scroll_lanes(-SCROLL_ROWS)),
    KeyAction("lanes.down", _SCROLL, ("Shift+Down",), lambda view: view.scroll_lanes(SCROLL_ROWS)),
    KeyAction("event.first", _ENDS, ("Home",), lambda view: view.go_to_end(False)),
    KeyAction("event.last", _ENDS, ("End",), lambda view: view.go_to_end(True)),
    KeyAction(
        "open", QT_TRANSLATE_NOOP("Keys", "read the words that prove the event; zoom to the range"),
        ("Return", "Enter"), lambda view: view.open_selected(),
    ),
    KeyAction(
        "fit.selected", QT_TRANSLATE_NOOP("Keys", "centre the selected event, then zoom to it; fit several"), ("F",),
        lambda view: view.fit_selected(),
    ),
    KeyAction(
        "edit", QT_TRANSLATE_NOOP("Keys", "edit the selected event (also F2)"), ("E",), lambda view: view.ask_to_edit()
    ),
    KeyAction("relation.back", _RELATED, ("[",), lambda view: view.follow_relation(-1)),
    KeyAction("relation.on", _RELATED, ("]",), lambda view: view.follow_relation(1)),
    KeyAction("zoom.in", _ZOOM, ("+", "=", "W"), lambda view: view.camera.zoom_by(ZOOM_STEP)),
    KeyAction("zoom.out", _ZOOM, ("-", "S"), lambda view: view.camera.zoom_by(1 / ZOOM_STEP)),
    KeyAction("fit.all", QT_TRANSLATE_NOOP("Keys", "show everything"), ("0",), lambda view: view.camera.fit_all()),
    KeyAction("page.back", _PAGES, ("PgUp",), lambda view: view.camera.pan_by(-PAGE)),
    KeyAction("page.on", _PAGES, ("PgDown",), lambda view: view.camera.pan_by(PAGE)),
    KeyAction("move.back", _STEPS, ("A",), lambda view: view.camera.pan_by(-PAN_STEP)),
    KeyAction("move.on", _STEPS, ("D",), lambda view: view.camera.pan_by(PAN_STEP)),
    KeyAction("view.back", _HISTORY, ("Backspace", "Alt+Left"), lambda view: view.camera.back()),
    KeyAction("view.forward", _HISTORY, ("Alt+Right",), lambda view: view.camera.forward()),
    KeyAction("date", QT_TRANSLATE_NOOP("Keys", "go to a date"), ("G",), lambda view: view.ask_for_date()),
    KeyAction("then", QT_TRANSLATE_NOOP("Keys", "what was then"), ("T",), lambda view: view.ask_what_was_then()),
    KeyAction(
        "range.mark", QT_TRANSLATE_NOOP("Keys", "mark out a range at the event, or keep it as a measure"), ("M",),
        lambda view: view.ranges.mark(),
    ),
    KeyAction("range.shorter", _RANGE_END, ("Shift+Left",), lambda view: view.ranges.extend(-1)),
    KeyAction("range.longer", _RANGE_END, ("Shift+Right",), lambda view: view.ranges.extend(1)),
    KeyAction(
        "select.all", QT_TRANSLATE_NOOP("Keys", "select all events in view"), ("Ctrl+A",),
        lambda view: view.choosing.all_in_view(),
    ),
    KeyAction(
        "hold", QT_TRANSLATE_NOOP("Keys", "hold the event, to go to another and see the time between"), ("Space",),
        lambda view: view.choosing.hold(),
    ),
    KeyAction(
        "legend", QT_TRANSLATE_NOOP("Keys", "what the marks say"), ("?",), lambda view: view.ask_for_legend()
    ),
    KeyAction("out", QT_TRANSLATE_NOOP("Keys", "one level out"), ("Esc",), lambda view: view.cancel()),
)  # fmt: skip
"""Everything that keys do on the timeline, in the order of the key sheet."""


HAND_SHEET: tuple[tuple[str, str], ...] = (
    (QT_TRANSLATE_NOOP("Keys", "wheel"), QT_TRANSLATE_NOOP("Keys", "zoom at the pointer; with Shift move in time")),
    (QT_TRANSLATE_NOOP("Keys", "Alt+wheel"), QT_TRANSLATE_NOOP("Keys", "larger or smaller rows")),
    (QT_TRANSLATE_NOOP("Keys", "swipe, pinch"), QT_TRANSLATE_NOOP("Keys", "move in time and lanes; zoom")),
    (QT_TRANSLATE_NOOP("Keys", "drag"), QT_TRANSLATE_NOOP("Keys", "move in time and lanes")),
    (
        QT_TRANSLATE_NOOP("Keys", "drag on the axis, Shift+drag"),
        QT_TRANSLATE_NOOP("Keys", "mark out a range; with Alt to the day"),
    ),
    (QT_TRANSLATE_NOOP("Keys", "middle drag"), QT_TRANSLATE_NOOP("Keys", "zoom to a range")),
    (QT_TRANSLATE_NOOP("Keys", "double-click"), QT_TRANSLATE_NOOP("Keys", "zoom to an event, or one step in")),
    (
        QT_TRANSLATE_NOOP("Keys", "Ctrl+click"),
        QT_TRANSLATE_NOOP("Keys", "choose one more event: of two, the time between is told"),
    ),
    (QT_TRANSLATE_NOOP("Keys", "Shift+click"), QT_TRANSLATE_NOOP("Keys", "choose the events of the lane up to here")),
    (
        QT_TRANSLATE_NOOP("Keys", "right click, long press"),
        QT_TRANSLATE_NOOP("Keys", "what can be done with an event or a day"),
    ),
)
"""What mouse, trackpad and fingers do, for the key sheet; both halves are translated in the context "Keys"."""


class KeyTable:
    """Which key does what: what `ACTIONS` say, but for `changes`: action ids by key, "" for a key that does nothing.

    Keys and actions that are not known are left out of account.
    """

    def __init__(self, changes: Mapping[str, str] | None = None) -> None:
        self._actions = {action.id: action for action in ACTIONS}
        self._of = {key: action.id for action in ACTIONS for key in action.keys}
        for key, id_ in (changes or {}).items():
            name = key_name(key)
            if not id_:
                self._of.pop(name, None)
            elif name and id_ in self._actions:
                self._of[name] = id_

    def action_of(self, event: QKeyEvent) -> KeyAction | None:
        """Return what a key does on the timeline; None where it is not ours."""
        for name in names_of(event):
            if name in self._of:
                return self._actions[self._of[name]]
        return None

    def action_at(self, key: str) -> str:
        """Return the id of the action of a key, "" for none."""
        return self._of.get(key, "")

    def keys_of(self, id_: str) -> tuple[str, ...]:
        """Return the keys of an action, those that are its own first."""
        own = [key for action in ACTIONS if action.id == id_ for key in action.keys]
        keys = [key for key, of in self._of.items() if of == id_]
        return tuple(sorted(keys, key=lambda key: own.index(key) if key in own else len(own)))

    def sheet(self) -> list[tuple[str, str]]:
        """Return the lines of the key sheet: keys, and what they do in words that are still to be translated."""
        lines: dict[str, list[str]] = {}
        for action in ACTIONS:
            lines.setdefault(action.words, []).extend(self.keys_of(action.id))
        return [(shown_keys(keys), words) for words, keys in lines.items() if keys]


def changes_of(wanted: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Return what `KeyTable` takes so that each action has the keys that are wanted, by its id."""
    own = {key: action.id for action in ACTIONS for key in action.keys}
    new = {key: id_ for id_, keys in wanted.items() for key in keys}
    changes = {key: id_ for key, id_ in new.items() if own.get(key) != id_}
    return changes | {key: "" for key, id_ in own.items() if key not in new and id_ in wanted}


def key_name(key: str) -> str:
    """Return the name of a key as Qt writes it, "" where there is no such key."""
    sequence = QKeySequence.fromString(key, QKeySequence.SequenceFormat.PortableText)
    return sequence.toString(QKeySequence.SequenceFormat.PortableText) if sequence.count() == 1 else ""


def names_of(event: QKeyEvent) -> tuple[str, ...]:
    """Return the names by which a key that was pressed may be known, the most exact first."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    letter = _JCUKEN.get(chr(event.key()) if 0x400 <= event.key() < 0x500 else "")
    key = Qt.Key(ord(letter)) if letter else Qt.Key(event.key())
    names = [_name(held, key)]
    sign = 0x20 < key < 0x100 and not Qt.Key.Key_A <= key <= Qt.Key.Key_Z
    if held & Qt.KeyboardModifier.ShiftModifier and sign:
        # some keyboards need Shift for + and ?
        names.append(_name(held & ~Qt.KeyboardModifier.ShiftModifier, key))
    return tuple(names)


def _name(held: Qt.KeyboardModifier, key: Qt.Key) -> str:
    return QKeySequence(QKeyCombination(held, key)).toString(QKeySequence.SequenceFormat.PortableText)


def shown_keys(keys: Iterable[str]) -> str:
    """Return keys as the sheet shows them: "← →", "Shift+← Shift+→"."""
    shown = []
    for key in keys:
        held, plus, name = key.rpartition("+") if not key.endswith("+") else (key[:-2], key[:-1] and "+", "+")
        shown.append(f"{held}{plus}{_SIGNS.get(name, name)}")
    return "   ".join(dict.fromkeys(shown))
