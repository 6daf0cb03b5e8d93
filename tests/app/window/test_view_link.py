"""Saved views, and the view that is there again at the next start."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cubatimeline.app import settings as options
from cubatimeline.app.main_window import MainWindow
from cubatimeline.app.settings import Settings
from cubatimeline.domain.errors import UsageError
from cubatimeline.domain.views import SavedView
from cubatimeline.services.line_filters import FilterKind, LineFilter
from tests.app.window.conftest import Open
from tests.services.related import FALL, SPEECH, TALK


@pytest.fixture
def ready(qtbot: QtBot, window: MainWindow) -> MainWindow:
    qtbot.waitUntil(lambda: window.editor is not None)
    return window


def keep(qtbot: QtBot, window: MainWindow, name: str) -> None:
    window.actions_by_deed["go.keep_view"].trigger()
    window.ask_line.line.setText(name)
    qtbot.keyClick(window.ask_line.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: name in [view.name for view in window.views.views])


def action_names(window: MainWindow) -> list[str]:
    return [action.text() for id_, action in window.actions_by_deed.items() if id_.startswith("go.view.")]


def test_a_view_is_kept_under_a_name_and_restored_exactly(qtbot: QtBot, ready: MainWindow) -> None:
    ready.actions_by_deed["view.lanes.place"].trigger()
    ready.lens.put_on(True)
    ready.filter.filter_by("Khrushchev", hidden=True)
    ready.session.choose_entity("nikita-khrushchev")
    ready.session.open_document("talk")
    ready.events.show(TALK)
    ready.timeline.camera.show_span(-2000.25, -1800.5)
    qtbot.waitUntil(lambda: ready.reader.document_id == "talk")
    before = ready.views.present()
    keep(qtbot, ready, "The fall")

    ready.actions_by_deed["view.lanes.category"].trigger()
    ready.lens.put_on(False)
    ready.filter.filter_by("", hidden=False)
    ready.session.choose_entity("")
    ready.session.select_event(SPEECH)
    ready.session.open_document("chapter-one")
    ready.timeline.camera.fit_all()
    assert ready.views.present() != before

    ready.views.restore(ready.views.views[0])
    assert ready.views.present() == before
    assert ready.timeline.scale.start == -2000.25
    qtbot.waitUntil(lambda: ready.reader.document_id == "talk")


def test_two_timelines_are_part_of_a_view(qtbot: QtBot, ready: MainWindow) -> None:
    upper, lower = LineFilter(FilterKind.CATEGORY, "military", "Military"), LineFilter()
    ready.second.open((upper, lower))
    keep(qtbot, ready, "Two")
    ready.second.close()
    ready.views.restore(ready.views.views[0])
    assert ready.second.is_open
    assert ready.second.filters == (upper, lower)
    ready.views.restore(replace(ready.views.views[0], extra={"second": [["no such kind", "", ""], 7]}))
    assert ready.second.filters == (LineFilter(), LineFilter())
    ready.views.restore(replace(ready.views.views[0], extra={}))
    assert not ready.second.is_open


def test_views_stand_in_the_menu_with_keys_and_in_the_palette(qtbot: QtBot, ready: MainWindow) -> None:
    for name in ("One", "Two & three"):
        keep(qtbot, ready, name)
    assert action_names(ready) == ["View: One", "View: Two && three"]
    actions = [action for id_, action in ready.actions_by_deed.items() if id_.startswith("go.view.")]
    assert [action.shortcut().toString() for action in actions] == ["Ctrl+1", "Ctrl+2"]
    ready.timeline.camera.show_span(-2000.0, -1900.0)
    actions[0].trigger()
    assert ready.timeline.scale.span > 3000
    ready.show_palette()
    assert "View: One" in [line.title for line in ready.palette_box.list.lines]


def test_a_name_that_is_there_is_replaced_and_an_empty_one_refused(qtbot: QtBot, ready: MainWindow) -> None:
    keep(qtbot, ready, "One")
    ready.timeline.camera.show_span(-2000.0, -1900.0)
    ready.views.keep(" One ")
    qtbot.waitUntil(lambda: ready.views.views[0].start == -2000.0)
    assert len(ready.views.views) == 1
    with pytest.raises(UsageError, match="no name"):
        ready.views.keep("  ")


def test_a_view_is_renamed_removed_and_brought_back_by_undo(qtbot: QtBot, ready: MainWindow) -> None:
    keep(qtbot, ready, "One")
    ready.actions_by_deed["go.rename_view"].trigger()
    qtbot.keyClick(ready.palette_box.box, Qt.Key.Key_Return)
    ready.ask_line.line.setText("Another")
    qtbot.keyClick(ready.ask_line.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: action_names(ready) == ["View: Another"])
    ready.actions_by_deed["go.remove_view"].trigger()
    qtbot.keyClick(ready.palette_box.box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: action_names(ready) == [])
    ready.edits.undo()
    qtbot.waitUntil(lambda: action_names(ready) == ["View: Another"])


def test_without_views_the_reader_is_told_how_to_keep_one(ready: MainWindow) -> None:
    ready.actions_by_deed["go.remove_view"].trigger()
    assert "Ctrl+D" in ready.status.currentMessage()


def test_the_next_start_shows_what_was_shown_last(
    qtbot: QtBot, open_window: Open, ready: MainWindow, sample: Path, settings: Settings
) -> None:
    ready.session.open_document("talk")
    ready.events.show(FALL)
    ready.timeline.camera.show_span(-2000.25, -1800.5)
    ready.close()
    again = open_window(sample)
    qtbot.waitUntil(lambda: again.reader.document_id != "" and again.panel_data is not None)
    assert again.reader.document_id == "talk"
    assert again.session.event_id == FALL
    assert (again.timeline.scale.start, again.timeline.scale.end) == (-2000.25, -1800.5)


def test_what_is_no_longer_in_the_collection_is_left_out(
    qtbot: QtBot, open_window: Open, sample: Path, settings: Settings
) -> None:
    gone = SavedView("", "", -2000.0, -1800.0, entity="gone", document="gone", event="gone")
    settings[options.SESSIONS] = f'{{"sample": {gone.to_json()}}}'
    window = open_window(sample)
    qtbot.waitUntil(lambda: window.reader.document_id == "chapter-one")
    assert (window.session.event_id, window.session.entity_id) == ("", "")
    assert window.timeline.emphasis.lit is None
    assert not window.messages.isVisible()
    assert window.timeline.scale.start == -2000.0


@pytest.mark.parametrize(
    "kept", ["", "no JSON", "[]", '{"sample": 7}', '{"sample": {"start": 5, "end": 1}}', '{"sample": {}}']
)
def test_settings_that_cannot_be_used_are_passed_over(
    qtbot: QtBot, open_window: Open, sample: Path, settings: Settings, kept: str
) -> None:
    settings[options.SESSIONS] = kept
    window = open_window(sample)
    qtbot.waitUntil(lambda: window.reader.document_id == "chapter-one")
    assert window.timeline.scale.span > 3000
