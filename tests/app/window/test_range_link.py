"""Ranges, several events, keys, clocks and sizes in the window."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from cubatimeline.app import files
from cubatimeline.app import settings as options
from cubatimeline.app.main_window import MainWindow
from cubatimeline.domain.calendars import day_number
from cubatimeline.services.geometry.time_range import TimeRange
from tests.widgets.timeline.conftest import turn

TRADE, SPEECH, FALL, TALK = "1960-trade", "1962-10-22-speech", "1964-10-14-fall", "1964-10-16-talk"
FIRST, LAST = float(day_number(1964, 10, 1)), float(day_number(1964, 10, 16))


@pytest.fixture
def marked(window: MainWindow) -> MainWindow:
    """The first half of October 1964 is marked out."""
    window.timeline.camera.show_span(FIRST - 30, LAST + 30)
    window.timeline.camera.range.show(TimeRange(FIRST, LAST))
    return window


def number_of(window: MainWindow, id_: str) -> int:
    assert window.timeline_data is not None
    return list(window.timeline_data.columns.ids).index(id_)


def lit(window: MainWindow) -> list[str]:
    assert window.timeline_data is not None
    mask, ids = window.timeline.emphasis.lit, window.timeline_data.columns.ids
    return [] if mask is None else [ids[number] for number in mask.nonzero()[0].tolist()]


def test_the_status_bar_tells_the_range(marked: MainWindow) -> None:
    assert marked.status.range_words == "15 days: 1–15 Oct. 1964"
    marked.ranges.clear()
    assert marked.status.range_words == ""


def test_zoom_shows_the_range(marked: MainWindow) -> None:
    marked.timeline.ranges.bar.zoom.click()
    scale = marked.timeline.scale
    assert scale.start < FIRST < LAST < scale.end
    assert scale.span < 1.2 * (LAST - FIRST)


def test_only_this_dims_what_is_outside_as_long_as_the_range_is_there(marked: MainWindow) -> None:
    bar = marked.timeline.ranges.bar
    bar.only.click()
    assert lit(marked) == [TRADE, FALL]
    marked.timeline.camera.range.show(TimeRange(FIRST, LAST + 3))
    assert lit(marked) == [TRADE, FALL, TALK]
    marked.ranges.clear()
    assert marked.timeline.emphasis.lit is None
    assert not bar.only.isChecked()


def test_only_this_and_an_entity_agree(marked: MainWindow) -> None:
    marked.entities.show("nikita-khrushchev")
    marked.actions_by_deed["range.only"].trigger()
    assert lit(marked) == [FALL]
    marked.ranges.clear()
    assert lit(marked) == [FALL, TALK]


def test_export_takes_the_span_of_the_range(
    qtbot: QtBot, marked: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    out = tmp_path / "range.svg"
    monkeypatch.setattr(files.QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    with qtbot.waitSignal(marked.writing.ended):
        marked.timeline.ranges.bar.export.click()
    written = out.read_text(encoding="utf-8")
    assert "The Presidium rem" in written
    assert "October 1964" in written
    assert "Thu 15" in written
    assert "Fri 16" not in written


def test_a_measure_stays_drawn(marked: MainWindow) -> None:
    marked.timeline.ranges.bar.measure.click()
    held = marked.timeline.camera.range
    assert held.value is None
    assert [measure.range for measure in held.measures] == [TimeRange(FIRST, LAST)]


def test_copy_gives_words_and_edtf(marked: MainWindow) -> None:
    marked.timeline.ranges.bar.copy.click()
    assert QGuiApplication.clipboard().text() == "1–15 Oct. 1964 (15 days) [1964-10-01/1964-10-15]"


def test_a_note_is_kept_with_the_collection_and_marks_out_its_range_again(qtbot: QtBot, marked: MainWindow) -> None:
    qtbot.waitUntil(lambda: marked.editor is not None)
    marked.timeline.ranges.bar.note.click()
    line = marked.ask_line.line
    qtbot.keyClicks(line, "The fall")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: [view.name for view in marked.views.views] == ["The fall"])
    marked.ranges.clear()
    marked.timeline.camera.fit_all()
    marked.views.restore(marked.views.views[0])
    assert marked.ranges.value == TimeRange(FIRST, LAST)
    assert marked.timeline.scale.start < FIRST < LAST < marked.timeline.scale.end


@pytest.mark.parametrize("ends", [None, [], [5.0], [7.0, 5.0], ["a", "b"], "words"])
def test_a_view_without_a_range_marks_out_none(marked: MainWindow, ends: object) -> None:
    marked.ranges.restore(ends)
    assert marked.ranges.value is None


def test_buttons_for_those_without_a_wheel_are_always_there_and_name_their_keys(window: MainWindow) -> None:
    buttons = {button.accessibleName(): button for button in window.top_bar.findChildren(QToolButton)}
    wanted = {
        "Zoom in": "Ctrl++", "Zoom out": "Ctrl+-", "Show everything": "Ctrl+0",
        "Previous event": "←", "Next event": "→",
    }  # fmt: skip
    for size in ((1600, 900), (1280, 720), (900, 600)):
        window.resize(*size)
        for words, key in wanted.items():
            assert buttons[words].isVisible()
            assert window.top_bar.rect().contains(buttons[words].geometry())
            assert key in buttons[words].toolTip()


def test_the_range_goes_with_the_collection(qtbot: QtBot, marked: MainWindow, sample: Path) -> None:
    with qtbot.waitSignal(marked.panels_ready):
        marked.open_collection(sample)
    assert marked.ranges.value is None
    assert marked.status.range_words == ""


# Several events


def test_two_events_tell_what_lies_between_them(qtbot: QtBot, window: MainWindow) -> None:
    numbers = {number_of(window, id_) for id_ in (SPEECH, FALL)}
    window.timeline.choosing.choose(numbers, max(numbers))
    assert window.session.events == (SPEECH, FALL)
    assert window.session.event_id == FALL
    qtbot.waitUntil(lambda: window.status.range_words != "")
    assert "723 days (1 year 11 months) between" in window.status.range_words
    assert window.status.currentMessage() == ""
    assert window.timeline.ranges.words is not None
    assert "14 Oct. 1964" in window.timeline.ranges.words[0]
    window.timeline.choosing.single()
    assert window.session.events == ()
    assert window.ranges.value is None


def test_several_events_are_counted(window: MainWindow) -> None:
    window.timeline.camera.fit_all()
    window.timeline.choosing.all_in_view()
    assert len(window.session.events) >= 3
    assert "events selected" in window.status.currentMessage()


def test_another_collection_has_none_chosen(qtbot: QtBot, window: MainWindow, sample: Path) -> None:
    window.timeline.camera.fit_all()
    window.timeline.choosing.all_in_view()
    with qtbot.waitSignal(window.panels_ready):
        window.open_collection(sample)
    assert window.session.events == ()
    assert window.timeline.choosing.chosen == ()


# The context menu


@pytest.fixture
def popped(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> list[QPoint]:
    """Where the menu was opened; it takes no screen of its own."""
    places: list[QPoint] = []
    monkeypatch.setattr(window.canvas_menu.menu, "popup", places.append)
    return places


def menu(window: MainWindow, number: int) -> dict[str, object]:
    window.canvas_menu.open(QPoint(400, 200), number, FIRST)
    return {action.objectName(): action for action in window.canvas_menu.menu.actions() if action.text()}


def test_the_menu_of_an_event(qtbot: QtBot, window: MainWindow, popped: list[QPoint]) -> None:
    window.events.show(TALK)
    actions = menu(window, number_of(window, TALK))
    assert {"open", "fit", "week", "range", "cite"} <= set(actions)
    actions["week"].trigger()
    monday = float(day_number(1964, 10, 12))
    assert window.ranges.value == TimeRange(monday, monday + 7)
    actions["range"].trigger()
    assert window.ranges.value == TimeRange(monday + 4, monday + 5)
    window.timeline.camera.fit_all()
    actions["fit"].trigger()
    assert window.timeline.scale.span < 60
    actions["cite"].trigger()
    qtbot.waitUntil(lambda: "TsKhSD, f. 5, op. 49" in QGuiApplication.clipboard().text())
    pins = {action.text(): action for action in window.canvas_menu._pins.actions()}
    assert set(pins) == {"Ernesto Guevara", "Havana", "Nikita Khrushchev"}
    pins["Havana"].trigger()
    assert window.lanes.choice.pinned == ("havana",)
    actions["open"].trigger()
    qtbot.waitUntil(lambda: window.reader.document_id == "talk")


def test_the_menu_of_another_event_measures_from_the_selected_one(
    qtbot: QtBot, window: MainWindow, popped: list[QPoint]
) -> None:
    """With the mouse alone: click one event, and ask for the menu of another."""
    timeline = window.timeline
    timeline.camera.show_span(FIRST, LAST + 15)
    fall, talk = number_of(window, FALL), number_of(window, TALK)
    window.events.show(FALL)

    def ask(number: int) -> dict[str, QAction]:
        scene, picture = timeline.scene, timeline.picture
        assert scene is not None
        assert picture is not None
        (label,) = (scene.labels.mark == timeline.mark_of(number)).nonzero()[0].tolist()
        x, y = float(scene.labels.x_dot[label]), float(scene.labels.y[label]) + picture.measures.row / 2
        at = QPoint(round(timeline.gutter + x), round(picture.lanes_top + y - timeline.scrolled))
        QApplication.sendEvent(
            timeline, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, timeline.mapToGlobal(at))
        )
        return {action.objectName(): action for action in window.canvas_menu.menu.actions()}

    actions = ask(talk)
    assert timeline.emphasis.selected == talk
    assert actions["between"].text().startswith("Measure from “")
    actions["between"].trigger()
    qtbot.waitUntil(lambda: window.ranges.value is not None)
    assert window.status.range_words.startswith("2 days between")
    assert timeline.emphasis.chosen == (fall, talk)
    assert "between" not in ask(talk)
    window.clear_choices()
    assert "between" not in ask(fall)


def test_the_menu_of_an_empty_place(window: MainWindow, popped: list[QPoint]) -> None:
    window.timeline.camera.show_span(FIRST - 10, FIRST + 20)
    actions = menu(window, -1)
    assert {"here", "in", "go.date", "view.fit"} <= set(actions)
    actions["here"].trigger()
    assert window.ranges.value == TimeRange(FIRST, FIRST + 1)
    span = window.timeline.scale.span
    actions["in"].trigger()
    assert window.timeline.scale.span == pytest.approx(span / 4)


def test_a_right_click_opens_the_menu(window: MainWindow, popped: list[QPoint]) -> None:
    at = QPoint(400, 130)
    timeline = window.timeline
    QApplication.sendEvent(timeline, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, timeline.mapToGlobal(at)))
    assert popped == [timeline.mapToGlobal(at)]


# Keys, clock, size


def test_changed_keys_hold_and_are_kept(window: MainWindow) -> None:
    window.actions_by_deed["keys.edit"].trigger()
    editor = window.keys.editor
    assert editor is not None
    assert editor.isVisible()
    rows = [editor.table.item(row, 0).text() for row in range(editor.table.rowCount())]
    editor.table.item(rows.index("go to a date"), 1).setText("J")
    editor.save.click()
    assert window.settings[options.KEYS] == {"J": "date", "G": ""}
    assert window.timeline.keys.keys_of("date") == ("J",)
    kept = json.loads(window.settings.file.read_text(encoding="utf-8"))
    assert kept["keys"] == {"J": "date", "G": ""}


def test_keys_of_the_window_are_told_as_taken(window: MainWindow) -> None:
    window.keys.edit()
    editor = window.keys.editor
    assert editor is not None
    editor.table.item(0, 1).setText("Ctrl+F")
    assert "taken everywhere" in editor.trouble


def test_alt_and_the_wheel_change_the_rows_in_steps_that_are_kept(window: MainWindow) -> None:
    assert window.timeline.picture is not None
    row = window.timeline.picture.measures.row
    turn(window.timeline, 500, (120, 0), keys=Qt.KeyboardModifier.AltModifier)
    assert window.settings[options.LABEL_SIZE] == 112
    assert window.timeline.picture.measures.row == pytest.approx(1.12 * row)
    assert window.timeline.gutter == window.overview._measures.gutter
    for _ in range(20):
        window.wardrobe.step_label_size(-1)
    assert window.settings[options.LABEL_SIZE] == 70
    assert window.theme.scale == pytest.approx(window.theme.scaled(1.0).scale)


@pytest.mark.parametrize("turned", [False, True])
def test_alt_and_the_wheel_do_not_lead_into_the_menu_bar(qtbot: QtBot, window: MainWindow, turned: bool) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.timeline.setFocus()
    qtbot.keyPress(window.timeline, Qt.Key.Key_Alt)
    if turned:
        turn(window.timeline, 500, (120, 0), keys=Qt.KeyboardModifier.AltModifier)
    qtbot.keyRelease(window.timeline, Qt.Key.Key_Alt)
    assert (window.menuBar().activeAction() is None) is turned


def test_the_clock_is_chosen_and_kept(qtbot: QtBot, window: MainWindow) -> None:
    assert window.timeline_data is not None
    assert window.timeline_data.clock == "washington"
    with qtbot.waitSignal(window.panels_ready):
        window.actions_by_deed["view.clock.moscow"].trigger()
    assert window.timeline_data.clock == "moscow"
    assert window.settings[options.CLOCK] == "moscow"
    assert window.actions_by_deed["view.clock.moscow"].isChecked()


def test_a_second_timeline_acts_on_the_same_range(window: MainWindow) -> None:
    window.actions_by_deed["view.second"].trigger()
    upper = window.second.upper
    assert upper is not None
    window.timeline.camera.show_span(FIRST - 30, LAST + 30)
    window.timeline.camera.range.show(TimeRange(FIRST, LAST))
    assert upper.ranges.words == window.timeline.ranges.words
    assert not upper.ranges.bar.isVisible()
    assert upper.ranges.end_at(QPointF(500, upper.height() - 5)) is None


def test_two_timelines_have_one_choice(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_by_deed["view.second"].trigger()
    upper = window.second.upper
    assert upper is not None
    qtbot.waitUntil(lambda: upper.picture is not None)
    numbers = {number_of(window, id_) for id_ in (SPEECH, FALL)}
    upper.choosing.choose(numbers, max(numbers))
    assert window.session.events == (SPEECH, FALL)
    assert set(upper.emphasis.chosen) == set(window.timeline.emphasis.chosen) == numbers
    qtbot.waitUntil(lambda: "723 days (1 year 11 months) between" in window.status.range_words)
    assert upper.choosing.single()
    assert window.session.events == ()
    upper.choosing.hold()
    assert window.session.events == (FALL,)
