"""The editor of the open collection: edits off the GUI thread, told of once, or refused in one sentence."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cubatimeline.app.editing import Editor
from cubatimeline.domain.changes import Changes
from cubatimeline.domain.errors import EditError, ReaderError
from cubatimeline.services.editing import events
from cubatimeline.services.editing.edit import Edit
from cubatimeline.store.editing.common import Connection
from cubatimeline.store.imports import begin_batch
from cubatimeline.store.reader import Reader
from cubatimeline.store.writer import Writer
from tests.store.content import EVENTS, filled

_EVENT = replace(EVENTS[0], importance=1)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return filled(tmp_path / "small.cubatimeline")


@pytest.fixture
def editor(path: Path) -> Iterator[Editor]:
    opened = Editor(path)
    yield opened
    opened.close()


def event_in(path: Path) -> object:
    with Reader(path) as reader:
        return reader.event(_EVENT.id)


def test_an_edit_is_told_of_once_on_the_gui_thread(qtbot: QtBot, editor: Editor, path: Path) -> None:
    told: list[tuple[Changes, int]] = []
    editor.changed.connect(lambda changes: told.append((changes, threading.get_ident())))
    with qtbot.waitSignal(editor.history_changed):
        editor.do(events.change(_EVENT), "Cambiar la importancia")
    qtbot.waitUntil(lambda: bool(told))
    assert told == [(Changes("Cambiar la importancia", events=frozenset({_EVENT.id})), threading.get_ident())]
    assert (editor.undo_name, editor.redo_name) == ("Cambiar la importancia", "")
    assert event_in(path) == _EVENT


def test_undo_and_redo(qtbot: QtBot, editor: Editor, path: Path) -> None:
    editor.do(events.change(_EVENT))
    with qtbot.waitSignals([editor.changed, editor.changed]):
        editor.undo()
    assert (editor.undo_name, editor.redo_name) == ("", "Change “Kennedy announces the quarantine”")
    assert event_in(path) == EVENTS[0]
    with qtbot.waitSignal(editor.changed):
        editor.redo()
    assert event_in(path) == _EVENT


def test_what_can_be_undone_is_known_when_a_collection_is_opened_again(qtbot: QtBot, path: Path) -> None:
    first = Editor(path)
    first.do(events.change(_EVENT), "Change it")
    first.close()
    again = Editor(path)
    qtbot.waitUntil(lambda: again.undo_name == "Change it")
    again.close()


def test_closing_does_the_edits_that_wait(path: Path, qtbot: QtBot) -> None:
    editor = Editor(path)
    for importance in (2, 3, 4):
        editor.do(events.change(replace(_EVENT, importance=importance)))
    editor.close()
    assert event_in(path) == replace(_EVENT, importance=4)


def test_nothing_to_undo_is_refused_in_a_sentence(qtbot: QtBot, editor: Editor) -> None:
    with qtbot.waitSignal(editor.refused) as refused, qtbot.assertNotEmitted(editor.changed):
        editor.undo()
    assert refused.args == ["There is nothing to undo."]


def test_an_edit_that_fails_is_refused_and_leaves_nothing(qtbot: QtBot, editor: Editor, path: Path) -> None:
    def deed(connection: Connection) -> None:
        connection.execute("UPDATE event SET importance = 1")
        raise EditError("It is gone.", "Look for it anew.")

    with qtbot.waitSignal(editor.refused) as refused:
        editor.do(Edit("Fail", deed))
    assert refused.args == ["It is gone. Look for it anew."]
    assert event_in(path) == EVENTS[0]
    with qtbot.waitSignal(editor.changed):
        editor.do(events.change(_EVENT))


def test_what_another_program_did_is_not_undone_unseen(qtbot: QtBot, editor: Editor, path: Path) -> None:
    with qtbot.waitSignal(editor.changed):
        editor.do(events.change(_EVENT), "Mine")
    with Writer(path) as other:
        other.submit(events.remove("before")).result()
    with qtbot.waitSignal(editor.refused) as refused:
        editor.undo()
    assert refused.args == ["Another program has changed the collection. See what would be undone now."]
    qtbot.waitUntil(lambda: editor.undo_name == "Remove event before")
    with qtbot.waitSignals([editor.changed, editor.changed]):
        editor.undo()
        editor.undo()
    assert event_in(path) == EVENTS[0]


def test_the_second_window_only_reads(qtbot: QtBot, editor: Editor, path: Path) -> None:
    with qtbot.waitSignal(editor.changed):
        editor.do(events.change(_EVENT), "First")
    second = Editor(path)
    with qtbot.waitSignal(second.refused) as refused:
        second.do(events.change(EVENTS[0]))
    assert refused.args == [
        "small.cubatimeline is open in another window, which can change it. Close it there and open it here anew."
    ]
    second.close()
    assert event_in(path) == _EVENT


def test_the_first_window_gone_another_may_write(qtbot: QtBot, path: Path) -> None:
    Editor(path).close()
    assert not list(path.parent.glob("*.lock"))
    second = Editor(path)
    with qtbot.waitSignal(second.changed):
        second.do(events.change(_EVENT))
    second.close()


def test_a_file_that_cannot_be_written_refuses_with_the_mend(
    qtbot: QtBot, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_only(path: Path) -> sqlite3.Connection:
        connection = sqlite3.connect(path.as_uri() + "?mode=ro", uri=True, isolation_level=None)
        connection.execute("PRAGMA foreign_keys = on")
        return connection

    monkeypatch.setattr("cubatimeline.store.writer.connect_writer", read_only)
    editor = Editor(path)
    with qtbot.waitSignal(editor.refused) as refused:
        editor.do(events.change(_EVENT))
    assert refused.args == [f"{path} cannot be written to. Copy it to a folder of your own and open it there."]
    editor.close()


def test_a_file_that_is_gone_refuses_every_edit(qtbot: QtBot, tmp_path: Path) -> None:
    editor = Editor(tmp_path / "gone.cubatimeline")
    for _ in range(2):
        with qtbot.waitSignal(editor.refused) as refused:
            editor.do(events.change(_EVENT))
        assert "There is no collection at" in refused.args[0]
    editor.close()


def test_a_folder_that_is_not_there_refuses_with_the_mend(qtbot: QtBot, tmp_path: Path) -> None:
    editor = Editor(tmp_path / "no folder" / "gone.cubatimeline")
    with qtbot.waitSignal(editor.refused) as refused:
        editor.undo()
    assert "Copy it to a folder of your own" in refused.args[0]
    editor.close()


def test_a_job_of_an_import_runs_on_the_same_thread(qtbot: QtBot, editor: Editor) -> None:
    def job(connection: Connection) -> Changes:
        begin_batch(connection, "Import 2 files")
        return Changes("Import 2 files", everything=True)

    with qtbot.waitSignal(editor.changed) as changed:
        editor.submit(job)
    assert changed.args == [Changes("Import 2 files", everything=True)]
    assert editor.undo_name == "Import 2 files"


def test_another_may_write_between_edits(qtbot: QtBot, editor: Editor, path: Path) -> None:
    refused: list[ReaderError] = []

    def elsewhere() -> Changes:
        with Writer(path) as writer:
            return writer.submit(Edit("Elsewhere", events.change(_EVENT).deed)).result()

    editor.do(events.change(replace(_EVENT, importance=4)))
    with qtbot.waitSignal(editor.done, check_params_cb=lambda words: words == "written"):
        editor.lend(elsewhere, lambda: "written", refused.append)
    assert (editor.undo_name, event_in(path)) == ("Elsewhere", _EVENT)
    editor.undo()
    qtbot.waitUntil(lambda: editor.redo_name == "Elsewhere")
    assert not refused


def test_what_another_could_not_write_is_handed_back(qtbot: QtBot, editor: Editor, path: Path) -> None:
    failed: list[str] = []

    def elsewhere() -> Changes:
        raise EditError("It cannot be done.")

    with qtbot.assertNotEmitted(editor.refused):
        editor.lend(elsewhere, lambda: "written", lambda error: failed.append(str(error)))
        qtbot.waitUntil(lambda: bool(failed))
    assert failed == ["It cannot be done."]


def test_nobody_is_lent_to_where_nothing_may_be_written(qtbot: QtBot, editor: Editor, path: Path) -> None:
    editor.do(events.change(_EVENT))
    qtbot.waitUntil(lambda: editor.undo_name != "")
    second, failed, asked = Editor(path), list[str](), list[bool]()

    def elsewhere() -> Changes:
        asked.append(True)
        return Changes()

    second.lend(elsewhere, lambda: "written", lambda error: failed.append(str(error)))
    qtbot.waitUntil(lambda: bool(failed))
    second.close()
    assert "open in another window" in failed[0]
    assert not asked
