"""One editor for the open collection: undo and redo by name, and everything shown kept in step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cubatimeline.app.main_window import MainWindow
from cubatimeline.domain.changes import Changes
from cubatimeline.domain.edtf import parse
from cubatimeline.domain.events import Event
from cubatimeline.domain.languages import Localised
from cubatimeline.services.editing.events import change, remove
from cubatimeline.store.reader import Reader
from tests.store.content import filled


@pytest.fixture(autouse=True)
def ready(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window.editor is not None)


def event(window: MainWindow, id_: str) -> Event:
    with Reader(window.opener.path) as reader:
        found = reader.event(id_)
    assert found is not None
    return found


def done(qtbot: QtBot, window: MainWindow, deed: Callable[[], object]) -> Changes:
    with qtbot.waitSignal(window.edits.changed) as changed:
        deed()
    return changed.args[0]


def titles(window: MainWindow) -> dict[str, str]:
    columns = window.timeline.picture.subject.columns
    return dict(zip(columns.ids, columns.titles, strict=True))


def test_nothing_can_be_undone_at_first(window: MainWindow) -> None:
    undo, redo = window.actions_by_deed["edit.undo"], window.actions_by_deed["edit.redo"]
    assert (undo.text(), undo.isEnabled()) == ("Undo", False)
    assert (redo.text(), redo.isEnabled()) == ("Redo", False)
    window.edits.undo()
    window.edits.redo()


def test_an_edit_is_seen_on_the_timeline_and_in_the_card(qtbot: QtBot, window: MainWindow) -> None:
    window.events.show("1964-10-14-fall")
    qtbot.waitUntil(lambda: "The Presidium removes" in window.reader.card.toPlainText())
    changed = replace(event(window, "1964-10-14-fall"), title=Localised("Khrushchev falls"), date=parse("1964-10-15"))
    span = window.timeline.scale
    changes = done(qtbot, window, lambda: window.editor.do(change(changed), "Move the fall"))
    assert changes.events == {"1964-10-14-fall"}
    qtbot.waitUntil(lambda: titles(window)["1964-10-14-fall"] == "Khrushchev falls")
    qtbot.waitUntil(lambda: "Khrushchev falls" in window.reader.card.toPlainText())
    assert window.timeline.scale == span
    assert window.session.event_id == "1964-10-14-fall"
    columns = window.timeline.picture.subject.columns
    assert columns.ids[window.timeline.emphasis.selected] == "1964-10-14-fall"
    assert window.actions_by_deed["edit.undo"].text() == "Undo: Move the fall"


def test_undo_and_redo_by_their_keys(qtbot: QtBot, window: MainWindow) -> None:
    changed = replace(event(window, "1960-trade"), title=Localised("Oil goes west"))
    done(qtbot, window, lambda: window.editor.do(change(changed), "Turn it round"))
    undo, redo = window.actions_by_deed["edit.undo"], window.actions_by_deed["edit.redo"]
    assert undo.shortcut().toString() == "Ctrl+Z"
    assert [keys.toString() for keys in redo.shortcuts()] == ["Ctrl+Shift+Z", "Ctrl+Y"]
    done(qtbot, window, undo.trigger)
    assert event(window, "1960-trade").title.en == "Sugar goes east"
    assert redo.text() == "Redo: Turn it round"
    done(qtbot, window, redo.trigger)
    assert event(window, "1960-trade").title.en == "Oil goes west"


def test_a_removed_event_is_not_selected_any_more(qtbot: QtBot, window: MainWindow) -> None:
    window.events.show("1960-trade")
    done(qtbot, window, lambda: window.editor.do(remove("1960-trade")))
    qtbot.waitUntil(lambda: "1960-trade" not in titles(window))
    qtbot.waitUntil(lambda: window.session.event_id == "")


def test_what_is_refused_is_told_in_the_message_bar(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignals([window.messages.shown, window.edits.refused]):
        window.editor.do(remove("nothing-of-that-name"))
    assert window.messages.isVisible()


def test_the_text_stays_where_it_was_read(qtbot: QtBot, window: MainWindow) -> None:
    window.reader.text.setFixedHeight(40)
    bar = window.reader.text.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    changed = replace(event(window, "1960-trade"), importance=5)
    done(qtbot, window, lambda: window.editor.do(change(changed)))
    with qtbot.waitSignal(window.panels_ready):
        pass
    assert bar.value() == bar.maximum()


def test_the_past_is_undone_after_a_restart(qtbot: QtBot, window: MainWindow, open_window) -> None:
    changed = replace(event(window, "1960-trade"), importance=5)
    done(qtbot, window, lambda: window.editor.do(change(changed), "Weigh the trade"))
    path = window.opener.path
    window.close()
    again = open_window(path)
    qtbot.waitUntil(lambda: again.editor is not None)
    qtbot.waitUntil(lambda: again.actions_by_deed["edit.undo"].text() == "Undo: Weigh the trade")


def test_each_collection_has_a_past_of_its_own(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    changed = replace(event(window, "1960-trade"), importance=5)
    done(qtbot, window, lambda: window.editor.do(change(changed), "Weigh the trade"))
    first, other = window.editor, filled(tmp_path / "other.cubatimeline")
    window.open_collection(other)
    qtbot.waitUntil(lambda: window.editor is not None and window.editor is not first)
    assert not window.actions_by_deed["edit.undo"].isEnabled()
    changes = done(qtbot, window, lambda: window.editor.do(change(changed)))
    assert changes.events == {"1960-trade"}
    assert event(window, "1960-trade").importance == 5
