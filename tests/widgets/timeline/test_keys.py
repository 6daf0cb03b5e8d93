"""Every key of the timeline does what the key sheet says."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from cubatimeline.widgets.timeline.keys import (
    ACTIONS,
    PAGE,
    PAN_STEP,
    ZOOM_STEP,
    KeyTable,
    changes_of,
    key_name,
    names_of,
    shown_keys,
)
from cubatimeline.widgets.timeline.view import TimelineView
from tests.widgets.timeline.conftest import WIDTH

Key, Modifier = Qt.Key, Qt.KeyboardModifier
NONE, SHIFT, ALT = Modifier.NoModifier, Modifier.ShiftModifier, Modifier.AltModifier
Chord = tuple[Modifier, Key]


def test_the_sheet_lists_every_key_and_no_other() -> None:
    table = KeyTable()
    listed = [keys for keys, words in table.sheet()]
    for action in ACTIONS:
        line = next(keys for keys, words in table.sheet() if words == action.words)
        assert shown_keys(action.keys) in line
    shown = {key for action in ACTIONS for key in shown_keys(action.keys).split("   ")}
    assert sorted(key for line in listed for key in line.split("   ")) == sorted(shown)


def test_every_action_has_words_of_its_own() -> None:
    words = [action.own_words for action in ACTIONS]
    assert len(words) == len(set(words))


def test_the_sheet_shows_keys_as_keyboards_do() -> None:
    lines = {words: keys for keys, words in KeyTable().sheet()}
    assert lines["previous, next event in time"] == "←   →"
    assert lines["make the range shorter, longer"] == "Shift+←   Shift+→"
    assert lines["zoom in, out"] == "+   =   W   −   S"


def test_no_key_does_two_things() -> None:
    keys = [key for action in ACTIONS for key in action.keys]
    assert len(keys) == len(set(keys))
    assert all(key_name(key) == key for key in keys)


def test_single_letters_are_heard_only_here(qtbot: QtBot, view: TimelineView) -> None:
    line = QLineEdit()
    qtbot.addWidget(line)
    span = view.scale.span
    for letter in "FGMWASD":
        qtbot.keyClick(line, letter)
    assert line.text() == "FGMWASD"
    assert view.scale.span == span


# Changing keys


def test_keys_can_be_changed_and_freed(qtbot: QtBot, view: TimelineView) -> None:
    view.keys = KeyTable({"Z": "zoom.in", "W": "", "F": "fit.all"})
    assert view.keys.keys_of("zoom.in") == ("+", "=", "Z")
    assert view.keys.keys_of("fit.selected") == ()
    span = view.scale.span
    press(qtbot, view, (NONE, Key.Key_W))
    assert view.scale.span == span
    press(qtbot, view, (NONE, Key.Key_Z))
    assert view.scale.span == pytest.approx(span / ZOOM_STEP)
    press(qtbot, view, (NONE, Key.Key_F))
    assert view.scale.span > span * 0.99


def test_keys_that_nobody_knows_change_nothing() -> None:
    table = KeyTable({"Nonsense": "zoom.in", "Z": "no.such.action", "Ctrl+K, Ctrl+B": "fit.all", "": "fit.all"})
    assert table.sheet() == KeyTable().sheet()


CHORDS = st.sampled_from(["Z", "X", "Ctrl+1", "F2", "Shift+Home", "F", "Left", "+"])


@given(st.dictionaries(CHORDS, st.sampled_from([action.id for action in ACTIONS]), max_size=6))
def test_what_is_wanted_is_what_the_changes_give(wanted: dict[str, str]) -> None:
    plain = KeyTable()
    keys = {action.id: [key for key in plain.keys_of(action.id) if key not in wanted] for action in ACTIONS}
    for key, id_ in wanted.items():
        keys[id_].append(key)
    table = KeyTable(changes_of(keys))
    assert {id_: set(table.keys_of(id_)) for id_ in keys} == {id_: set(of) for id_, of in keys.items()}
    assert changes_of({action.id: plain.keys_of(action.id) for action in ACTIONS}) == {}


@pytest.mark.parametrize(("letter", "key"), [("А", "F"), ("П", "G"), ("Ь", "M"), ("Ц", "W"), ("Х", "["), ("Ъ", "]")])
def test_letters_of_the_russian_layout_stand_for_their_keys(letter: str, key: str) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, ord(letter), NONE, letter)
    assert names_of(event)[0] == key


def test_signs_that_need_shift_on_some_keyboards_are_heard() -> None:
    for sign, key in (("+", Key.Key_Plus), ("?", Key.Key_Question), ("[", Key.Key_BracketLeft)):
        action = KeyTable().action_of(QKeyEvent(QEvent.Type.KeyPress, key, SHIFT, sign))
        assert action is not None
        assert sign in action.keys
    assert KeyTable().action_of(QKeyEvent(QEvent.Type.KeyPress, Key.Key_F, SHIFT, "F")) is None


def press(qtbot: QtBot, view: TimelineView, chord: Chord) -> None:
    qtbot.keyClick(view, chord[1], chord[0])


def title(view: TimelineView) -> str:
    assert view.picture is not None
    number = view.emphasis.selected
    return view.picture.subject.columns.titles[number] if number >= 0 else ""


def steps(view: TimelineView, qtbot: QtBot, chord: Chord, expected: list[int], start: int) -> None:
    assert view.picture is not None
    columns = view.picture.subject.columns
    view.select(columns.ids[start])
    for number in expected:
        with qtbot.waitSignal(view.event_selected) as told:
            press(qtbot, view, chord)
        assert told.args == [columns.ids[number]]
        assert view.emphasis.selected == number


def test_arrows_step_through_the_events_in_time(qtbot: QtBot, view: TimelineView) -> None:
    steps(view, qtbot, (NONE, Key.Key_Right), [4, 5], 3)
    steps(view, qtbot, (NONE, Key.Key_Left), [4, 3], 5)
    view.select(None)
    with qtbot.waitSignal(view.event_selected):
        press(qtbot, view, (NONE, Key.Key_Right))


def test_arrows_step_to_the_nearest_event_of_the_next_lane(qtbot: QtBot, view: TimelineView) -> None:
    assert view.picture is not None
    columns = view.picture.subject.columns
    number = list(columns.titles).index("Diplomatic relations are restored")
    view.select(columns.ids[number])
    press(qtbot, view, (NONE, Key.Key_Down))
    assert title(view) == "Operation Anadyr carries a Soviet group of forces to Cuba"
    press(qtbot, view, (NONE, Key.Key_Down))
    assert title(view) == "A long-term sugar agreement"
    press(qtbot, view, (NONE, Key.Key_Down))
    assert title(view) == "A long-term sugar agreement"
    press(qtbot, view, (NONE, Key.Key_Up))
    assert title(view) == "The ships leave"


def test_home_and_end_lead_to_the_first_and_last_event(qtbot: QtBot, view: TimelineView) -> None:
    steps(view, qtbot, (NONE, Key.Key_Home), [0], 5)
    steps(view, qtbot, (NONE, Key.Key_End), [10], 5)


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter])
def test_enter_opens_the_selected_event(qtbot: QtBot, view: TimelineView, key: Key) -> None:
    with qtbot.assertNotEmitted(view.event_opened):
        press(qtbot, view, (NONE, key))
    assert view.picture is not None
    view.select(view.picture.subject.columns.ids[3])
    with qtbot.waitSignal(view.event_opened) as told:
        press(qtbot, view, (NONE, key))
    assert told.args == [view.picture.subject.columns.ids[3]]


def test_f_centres_and_then_zooms(qtbot: QtBot, view: TimelineView) -> None:
    assert view.picture is not None
    columns = view.picture.subject.columns
    number = list(columns.titles).index("The ships leave")
    view.camera.zoom_by(3.0)
    view.select(columns.ids[number])
    span = view.scale.span
    press(qtbot, view, (NONE, Key.Key_F))
    middle = (columns.start_earliest[number] + columns.end_latest[number]) / 2
    assert (view.scale.start + view.scale.end) / 2 == pytest.approx(middle)
    assert view.scale.span == pytest.approx(span)
    press(qtbot, view, (NONE, Key.Key_F))
    assert view.scale.span < 120


CHANGES: dict[Chord, Callable[[float, float, float], bool]] = {
    (NONE, Key.Key_Plus): lambda span, _, new: new == pytest.approx(span / ZOOM_STEP),
    (NONE, Key.Key_Equal): lambda span, _, new: new == pytest.approx(span / ZOOM_STEP),
    (NONE, Key.Key_W): lambda span, _, new: new == pytest.approx(span / ZOOM_STEP),
    (NONE, Key.Key_Minus): lambda span, _, new: new == pytest.approx(span * ZOOM_STEP),
    (NONE, Key.Key_S): lambda span, _, new: new == pytest.approx(span * ZOOM_STEP),
    (NONE, Key.Key_PageUp): lambda span, moved, _: moved == pytest.approx(-PAGE * span),
    (NONE, Key.Key_PageDown): lambda span, moved, _: moved == pytest.approx(PAGE * span),
    (NONE, Key.Key_A): lambda span, moved, _: moved == pytest.approx(-PAN_STEP * span),
    (NONE, Key.Key_D): lambda span, moved, _: moved == pytest.approx(PAN_STEP * span),
    (SHIFT, Key.Key_Plus): lambda span, _, new: new == pytest.approx(span / ZOOM_STEP),
}


@pytest.mark.parametrize("chord", CHANGES)
def test_keys_zoom_and_move(qtbot: QtBot, view: TimelineView, chord: Chord) -> None:
    view.camera.zoom_by(8.0)
    before = view.scale
    press(qtbot, view, chord)
    moved = (view.scale.start + view.scale.end - before.start - before.end) / 2
    assert CHANGES[chord](before.span, moved, view.scale.span)


def test_nought_shows_everything(qtbot: QtBot, view: TimelineView) -> None:
    view.camera.zoom_by(8.0)
    press(qtbot, view, (NONE, Key.Key_0))
    assert view.scale.span > 365 * 6


@pytest.mark.parametrize("chord", [(NONE, Key.Key_Backspace), (ALT, Key.Key_Left)])
def test_back_and_forward(qtbot: QtBot, view: TimelineView, chord: Chord) -> None:
    whole = view.scale
    view.camera.zoom_by(8.0)
    near = view.scale
    press(qtbot, view, chord)
    assert view.scale.span == pytest.approx(whole.span)
    press(qtbot, view, (ALT, Key.Key_Right))
    assert view.scale.span == pytest.approx(near.span)


def test_shift_and_arrows_scroll_lanes_that_do_not_fit(qtbot: QtBot, view: TimelineView) -> None:
    press(qtbot, view, (SHIFT, Key.Key_Down))
    assert view.scrolled == 0.0
    view.resize(WIDTH, 160)
    press(qtbot, view, (SHIFT, Key.Key_Down))
    assert view.scrolled > 0.0
    press(qtbot, view, (SHIFT, Key.Key_Up))
    assert view.scrolled == 0.0


@pytest.mark.parametrize(
    ("key", "signal"),
    [(Key.Key_G, "date_wanted"), (Key.Key_Question, "legend_wanted"), (Key.Key_Escape, "selection_cleared")],
)
def test_keys_that_ask(qtbot: QtBot, view: TimelineView, key: Key, signal: str) -> None:
    with qtbot.waitSignal(getattr(view, signal)):
        press(qtbot, view, (NONE, key))


def test_other_keys_are_left_to_the_window(qtbot: QtBot, view: TimelineView) -> None:
    scale = view.scale
    for held, key in ((Modifier.ControlModifier, Key.Key_Plus), (NONE, Key.Key_Q), (ALT, Key.Key_F)):
        press(qtbot, view, (held, key))
    assert view.scale == scale
