"""In a large collection an edit of a few events is shown without reading the others again."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from cubatimeline.app import quick_edit
from cubatimeline.app.main_window import MainWindow
from cubatimeline.domain.edtf import parse
from cubatimeline.domain.events import Event
from cubatimeline.domain.languages import Localised
from cubatimeline.services.editing.events import change, remove
from cubatimeline.store.reader import Reader

FALL = "1964-10-14-fall"


@pytest.fixture(autouse=True)
def ready(qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Take every collection for a large one, and note what is read again."""
    monkeypatch.setattr(quick_edit, "FEW", 0)
    again: list[str] = []
    reload = window.opener.reload
    monkeypatch.setattr(window.opener, "reload", lambda language: (again.append(language), reload(language)))
    qtbot.waitUntil(lambda: window.editor is not None)
    return again


def event(window: MainWindow, id_: str) -> Event:
    with Reader(window.opener.path) as reader:
        found = reader.event(id_)
    assert found is not None
    return found


def titles(window: MainWindow) -> dict[str, str]:
    columns = window.timeline.picture.subject.columns
    return dict(zip(columns.ids, columns.titles, strict=True))


def test_another_title_and_day_are_shown_at_once(qtbot: QtBot, window: MainWindow, ready: list[str]) -> None:
    window.events.show(FALL)
    qtbot.waitUntil(lambda: "The Presidium removes" in window.reader.card.toPlainText())
    before = window.timeline_data
    changed = replace(event(window, FALL), title=Localised("Khrushchev falls"), date=parse("1964-10-15"))
    window.editor.do(change(changed), "Move the fall")
    qtbot.waitUntil(lambda: titles(window)[FALL] == "Khrushchev falls")
    qtbot.waitUntil(lambda: "Khrushchev falls" in window.reader.card.toPlainText())
    place = list(before.columns.ids).index(FALL)
    columns = window.timeline.picture.subject.columns
    assert columns.start_earliest[place] == before.columns.start_earliest[place] + 1
    assert window.timeline_data.columns is columns
    assert ready == []
    window.edits.undo()
    qtbot.waitUntil(lambda: "The Presidium removes" in titles(window)[FALL])
    assert ready == []


def test_an_event_taken_away_has_everything_read_again(qtbot: QtBot, window: MainWindow, ready: list[str]) -> None:
    window.editor.do(remove(FALL), "Take it away")
    qtbot.waitUntil(lambda: FALL not in titles(window))
    assert ready == ["en"]


def test_lanes_of_another_kind_have_everything_read_again(qtbot: QtBot, window: MainWindow, ready: list[str]) -> None:
    window.actions_by_deed["view.lanes.person"].trigger()
    qtbot.waitUntil(lambda: bool(window.lanes.choice.modes))
    changed = replace(event(window, FALL), title=Localised("Khrushchev falls"))
    window.editor.do(change(changed), "Rename it")
    qtbot.waitUntil(lambda: titles(window)[FALL] == "Khrushchev falls")
    assert ready == ["en"]
