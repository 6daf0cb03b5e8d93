"""Every key of the timeline does what the key sheet says."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cubatimeline.widgets.timeline import keys
from cubatimeline.widgets.timeline.view import TimelineView
from tests.widgets.timeline.conftest import WIDTH

Key, Modifier = Qt.Key, Qt.KeyboardModifier
NONE, SHIFT, ALT = Modifier.NoModifier, Modifier.ShiftModifier, Modifier.AltModifier
Chord = tuple[Modifier, Key]
SIGNS = {
    "←": Key.Key_Left, "→": Key.Key_Right, "↑": Key.Key_Up, "↓": Key.Key_Down, "Home": Key.Key_Home, "End": Key.Key_End,
    "Enter": Key.Key_Return, "F": Key.Key_F, "0": Key.Key_0, "+": Key.Key_Plus, "−": Key.Key_Minus, "G": Key.Key_G,
    "Backspace": Key.Key_Backspace, "W": Key.Key_W, "A": Key.Key_A, "S": Key.Key_S, "D": Key.Key_D,
    "?": Key.Key_Question, "Esc": Key.Key_Escape,
}  # fmt: skip
SAME = {Key.Key_Enter: Key.Key_Return, Key.Key_Equal: Key.Key_Plus}
"""Keys that do the same as one on the sheet: that of the number block, and + without Shift."""


def chords(words: str) -> list[Chord]:
    """Read a line of the key sheet; "Alt+← →" holds Alt for both."""
    if words == "Page Up/Down":
        return [(NONE, Key.Key_PageUp), (NONE, Key.Key_PageDown)]
    found = []
    for part in words.split(", "):
        held = {"Shift": SHIFT, "Alt": ALT}.get(part.partition("+")[0], NONE)
        signs = part.partition("+")[2] if held != NONE else part
        found += [(held, SIGNS[sign]) for sign in signs.split()]
    return found


def known() -> set[Chord]:
    tables = ((NONE, keys._PLAIN), (SHIFT, keys._SHIFT), (ALT, keys._ALT))
    return {(held, Key(key)) for held, table in tables for key in table}


def test_the_sheet_lists_every_key_and_no_other() -> None:
    listed = [chord for words, _ in keys.KEY_SHEET for chord in chords(words)]
    assert len(listed) == len(set(listed))
    assert set(listed) == {(held, SAME.get(key, key)) for held, key in known()}


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
    (NONE, Key.Key_Plus): lambda span, _, new: new == pytest.approx(span / keys.ZOOM_STEP),
    (NONE, Key.Key_Equal): lambda span, _, new: new == pytest.approx(span / keys.ZOOM_STEP),
    (NONE, Key.Key_W): lambda span, _, new: new == pytest.approx(span / keys.ZOOM_STEP),
    (NONE, Key.Key_Minus): lambda span, _, new: new == pytest.approx(span * keys.ZOOM_STEP),
    (NONE, Key.Key_S): lambda span, _, new: new == pytest.approx(span * keys.ZOOM_STEP),
    (NONE, Key.Key_PageUp): lambda span, moved, _: moved == pytest.approx(-keys.PAGE * span),
    (NONE, Key.Key_PageDown): lambda span, moved, _: moved == pytest.approx(keys.PAGE * span),
    (NONE, Key.Key_A): lambda span, moved, _: moved == pytest.approx(-keys.PAN_STEP * span),
    (NONE, Key.Key_D): lambda span, moved, _: moved == pytest.approx(keys.PAN_STEP * span),
    (SHIFT, Key.Key_Plus): lambda span, _, new: new == pytest.approx(span / keys.ZOOM_STEP),
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
