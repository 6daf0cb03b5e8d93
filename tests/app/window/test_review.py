"""Reviewing in the window: decisions are edits, drafts stay hollow until then, and nothing is accepted unasked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cubatimeline.app.main_window import MainWindow
from cubatimeline.domain.changes import Changes
from cubatimeline.domain.errors import EditError
from cubatimeline.domain.events import Event, Status
from cubatimeline.store import imports
from cubatimeline.store.columns import EventFlag
from cubatimeline.store.reader import Reader
from cubatimeline.store.writer import Writer
from cubatimeline.widgets.review.pane import DRAFTS, NAMES, ReviewPane
from tests.app.window.conftest import Open, settled
from tests.store.content import filled
from tests.store.waiting import GAVE_WAY, LETTER_EVENT, alekseev, sierra, waiting_content

Key = Qt.Key


@pytest.fixture
def waiting(tmp_path: Path) -> Path:
    """A collection in which two drafts and two names wait."""
    path = filled(tmp_path / "waiting.cubatimeline", waiting_content())

    def propose(connection) -> Changes:
        imports.put_proposals(connection, [alekseev(), sierra()])
        return Changes()

    with Writer(path) as writer:
        writer.submit(propose).result()
    return path


@pytest.fixture
def window(qtbot: QtBot, open_window: Open, waiting: Path) -> MainWindow:
    return settled(qtbot, open_window(waiting))


@pytest.fixture
def pane(qtbot: QtBot, window: MainWindow) -> ReviewPane:
    """The review with the first draft looked at and its document open."""
    window.actions_by_deed["view.review"].trigger()
    pane = window.review.pane
    assert pane is not None
    qtbot.waitUntil(lambda: pane.drafts.count == 2 and pane.names.count == 2)
    qtbot.waitUntil(lambda: window.reader.document_id == "letter" and bool(window.reader.text.lit))
    return pane


def stored(path: Path, id_: str) -> Event | None:
    with Reader(path) as reader:
        return reader.event(id_)


def done(qtbot: QtBot, window: MainWindow, deed: Callable[[], object]) -> Changes:
    """Do something that is an edit, and wait until all has been told."""
    with qtbot.waitSignal(window.edits.changed) as changed:
        deed()
    return changed.args[0]


def press(qtbot: QtBot, pane: ReviewPane, key: Key) -> None:
    qtbot.keyClick(pane.drafts.list if pane.page == DRAFTS else pane.names.list, key)


def test_the_button_tells_how_many_wait_before_the_pane_is_made(window: MainWindow) -> None:
    buttons = {button.accessibleName(): button.text() for button, _ in window.top_bar._buttons}
    assert buttons["Review drafts"] == "2"
    assert window.review.pane is None


def test_the_pane_tells_what_waits_and_the_reader_shows_the_words(window: MainWindow, pane: ReviewPane) -> None:
    assert pane.tab_words(DRAFTS) == "Drafts 2"
    assert pane.tab_words(NAMES) == "Names 2"
    assert window.reader.text.lit[0] == "On 26 October 1962 Khrushchev wrote to Kennedy."
    assert window.session.event_id == LETTER_EVENT
    assert pane.drafts.list.hasFocus()


def test_the_next_draft_shows_its_own_words(qtbot: QtBot, window: MainWindow, pane: ReviewPane) -> None:
    press(qtbot, pane, Key.Key_N)
    qtbot.waitUntil(lambda: window.reader.text.lit[:1] == ["Two days later he gave way."])


def test_accepting_is_an_edit_with_a_name(qtbot: QtBot, window: MainWindow, pane: ReviewPane, waiting: Path) -> None:
    changes = done(qtbot, window, lambda: press(qtbot, pane, Key.Key_A))
    assert changes.events == {LETTER_EVENT}
    event = stored(waiting, LETTER_EVENT)
    assert event is not None
    assert (event.status, event.confidence) == (Status.ACCEPTED, None)
    assert window.actions_by_deed["edit.undo"].text() == "Undo: Accept “Khrushchev writes”"
    left = stored(waiting, GAVE_WAY)
    assert left is not None
    assert left.status is Status.DRAFT


def test_undo_brings_the_draft_back(qtbot: QtBot, window: MainWindow, pane: ReviewPane, waiting: Path) -> None:
    done(qtbot, window, lambda: press(qtbot, pane, Key.Key_R))
    assert stored(waiting, LETTER_EVENT) is None
    done(qtbot, window, lambda: press(qtbot, pane, Key.Key_U))
    qtbot.waitUntil(lambda: pane.drafts.count == 2)
    assert pane.drafts.current is not None
    assert pane.drafts.current.event.id == LETTER_EVENT
    assert stored(waiting, LETTER_EVENT) is not None
    assert window.actions_by_deed["edit.redo"].text() == "Redo: Reject “Khrushchev writes”"


def test_redo_does_it_again(qtbot: QtBot, window: MainWindow, pane: ReviewPane, waiting: Path) -> None:
    done(qtbot, window, lambda: press(qtbot, pane, Key.Key_A))
    done(qtbot, window, window.actions_by_deed["edit.undo"].trigger)
    done(qtbot, window, window.actions_by_deed["edit.redo"].trigger)
    qtbot.waitUntil(lambda: pane.drafts.count == 1)
    event = stored(waiting, LETTER_EVENT)
    assert event is not None
    assert event.status is Status.ACCEPTED


def test_marks_are_hollow_until_accepted(qtbot: QtBot, window: MainWindow, pane: ReviewPane) -> None:
    def drafts() -> int:
        columns = window.timeline.picture.subject.columns
        return int(np.count_nonzero(columns.flags & EventFlag.DRAFT))

    assert drafts() == 2
    span = window.timeline.scale
    done(qtbot, window, lambda: press(qtbot, pane, Key.Key_A))
    qtbot.waitUntil(lambda: drafts() == 1)
    assert window.timeline.scale == span
    assert window.status.count_words == "7 of 7 events in view, 1 draft among them"


def test_an_edited_draft_is_stored_and_goes_on_waiting(
    qtbot: QtBot, window: MainWindow, pane: ReviewPane, waiting: Path
) -> None:
    press(qtbot, pane, Key.Key_E)
    pane.drafts.form.title.setText("A letter to Kennedy")
    done(qtbot, window, lambda: qtbot.keyClick(pane.drafts.form.title, Key.Key_Return))
    event = stored(waiting, LETTER_EVENT)
    assert event is not None
    assert (event.title.en, event.status) == ("A letter to Kennedy", Status.DRAFT)
    qtbot.waitUntil(lambda: pane.drafts.current is not None and pane.drafts.current.title == "A letter to Kennedy")


def test_edited_and_accepted_is_one_edit(qtbot: QtBot, window: MainWindow, pane: ReviewPane, waiting: Path) -> None:
    press(qtbot, pane, Key.Key_E)
    pane.drafts.form.date.setText("25 October 1962")
    control = Qt.KeyboardModifier.ControlModifier
    done(qtbot, window, lambda: qtbot.keyClick(pane.drafts.form.date, Key.Key_Return, control))
    event = stored(waiting, LETTER_EVENT)
    assert event is not None
    assert (event.date.edtf, event.status) == ("1962-10-25", Status.ACCEPTED)
    done(qtbot, window, window.edits.undo)
    event = stored(waiting, LETTER_EVENT)
    assert event is not None
    assert (event.date.edtf, event.status) == ("1962-10-26", Status.DRAFT)


def test_another_date_becomes_the_main_one(qtbot: QtBot, window: MainWindow, pane: ReviewPane, waiting: Path) -> None:
    done(qtbot, window, lambda: press(qtbot, pane, Key.Key_2))
    event = stored(waiting, LETTER_EVENT)
    assert event is not None
    assert event.date.edtf == "1962-10-27"
    assert [rival.says.edtf for rival in event.rivals if rival.says] == ["1962-10-27", "1962-10-26"]
    assert event.status is Status.DRAFT


def test_a_draft_is_joined_with_a_near_event(qtbot: QtBot, window: MainWindow, pane: ReviewPane, waiting: Path) -> None:
    press(qtbot, pane, Key.Key_J)
    assert window.picker.isVisible()
    qtbot.waitUntil(lambda: window.picker.list.lines[0].key == "1962-10-22-speech")
    done(qtbot, window, lambda: qtbot.keyClick(window.picker.line, Key.Key_Return))
    assert stored(waiting, LETTER_EVENT) is None
    with Reader(waiting) as reader:
        documents = {piece.document for piece in reader.evidence_for_event("1962-10-22-speech")}
    assert {"letter", "carta"} <= documents
    assert pane.drafts.count == 1


def test_an_event_to_join_is_found_by_its_words(qtbot: QtBot, window: MainWindow, pane: ReviewPane) -> None:
    press(qtbot, pane, Key.Key_J)
    qtbot.keyClicks(window.picker.line, "sugar")
    qtbot.waitUntil(lambda: [line.key for line in window.picker.list.lines] == ["1960-trade"])
    qtbot.keyClick(window.picker.line, Key.Key_Escape)
    assert pane.drafts.count == 2
    assert pane.drafts.list.hasFocus()


def test_all_above_a_confidence(qtbot: QtBot, window: MainWindow, pane: ReviewPane, waiting: Path) -> None:
    qtbot.keyClick(pane.drafts.list, Key.Key_A, Qt.KeyboardModifier.ShiftModifier)
    done(qtbot, window, lambda: qtbot.keyClick(pane.drafts.above.slider, Key.Key_Return))
    accepted, left = stored(waiting, LETTER_EVENT), stored(waiting, GAVE_WAY)
    assert accepted is not None
    assert left is not None
    assert (accepted.status, left.status) == (Status.ACCEPTED, Status.DRAFT)


def test_a_decision_that_is_refused_shows_the_queue_as_it_is(
    qtbot: QtBot, window: MainWindow, pane: ReviewPane, waiting: Path
) -> None:
    def accept(connection) -> Changes:
        connection.execute("UPDATE event SET status = 'accepted' WHERE id = ?", (LETTER_EVENT,))
        return Changes()

    with Writer(waiting) as writer:
        writer.submit(accept).result()
    with qtbot.waitSignal(window.messages.shown) as told:
        press(qtbot, pane, Key.Key_R)
    assert "no draft any more" in told.args[0]
    qtbot.waitUntil(lambda: pane.drafts.count == 1)
    assert stored(waiting, LETTER_EVENT) is not None


def test_a_name_whose_decision_is_refused_comes_back(
    qtbot: QtBot, window: MainWindow, pane: ReviewPane, waiting: Path
) -> None:
    names(qtbot, pane)

    def refuse(_connection) -> Changes:
        raise EditError("It cannot be done.", "Do something else.")

    pane.names.take(pane.names.current)
    assert pane.names.count == 1
    window.editor.submit(refuse)
    qtbot.waitUntil(lambda: pane.names.count == 2)


def test_the_pane_is_hidden_and_shown_by_its_key(qtbot: QtBot, window: MainWindow, pane: ReviewPane) -> None:
    action = window.actions_by_deed["view.review"]
    assert action.isChecked()
    action.trigger()
    assert not pane.isVisible()
    assert not action.isChecked()
    action.trigger()
    assert pane.isVisible()
    assert pane.drafts.list.hasFocus()


def names(qtbot: QtBot, pane: ReviewPane) -> None:
    pane.show_page(NAMES)
    qtbot.waitUntil(lambda: "Alekseev reported it" in pane.names.view.toPlainText())


def test_a_name_is_shown_with_its_spellings_and_sentences(qtbot: QtBot, pane: ReviewPane) -> None:
    names(qtbot, pane)
    words = pane.names.view.toPlainText()
    assert "also Alexeyev" in words
    assert "2 mentions in 2 documents" in words
    assert "Alekseev lo supo en La Habana." in words


def test_a_name_is_adopted(qtbot: QtBot, window: MainWindow, pane: ReviewPane, waiting: Path) -> None:
    names(qtbot, pane)
    changes = done(qtbot, window, lambda: press(qtbot, pane, Key.Key_A))
    with Reader(waiting) as reader:
        (made,) = (entity for entity in map(reader.entity, changes.entities) if entity and entity.name.en == "Alekseev")
        assert made.kind.value == "person"
        assert "Alexeyev" in made.aliases
        assert {passage.document for passage in reader.mentions(made.id)} == {"letter", "carta"}
    assert pane.names.count == 1


def test_a_name_is_adopted_as_another_kind(qtbot: QtBot, window: MainWindow, pane: ReviewPane, waiting: Path) -> None:
    names(qtbot, pane)
    press(qtbot, pane, Key.Key_3)
    changes = done(qtbot, window, lambda: press(qtbot, pane, Key.Key_Return))
    with Reader(waiting) as reader:
        kinds = {entity.kind.value for entity in map(reader.entity, changes.entities) if entity}
    assert kinds == {"place"}


def test_a_name_is_tied_to_somebody_known(qtbot: QtBot, window: MainWindow, pane: ReviewPane, waiting: Path) -> None:
    names(qtbot, pane)
    press(qtbot, pane, Key.Key_S)
    window.picker.line.setText("брежнев")
    qtbot.waitUntil(lambda: [line.key for line in window.picker.list.lines] == ["leonid-brezhnev"])
    done(qtbot, window, lambda: qtbot.keyClick(window.picker.line, Key.Key_Return))
    with Reader(waiting) as reader:
        known = reader.entity("leonid-brezhnev")
    assert known is not None
    assert "Alekseev" in known.aliases


def test_a_name_is_dismissed_and_comes_back_with_undo(
    qtbot: QtBot, window: MainWindow, pane: ReviewPane, waiting: Path
) -> None:
    names(qtbot, pane)
    done(qtbot, window, lambda: press(qtbot, pane, Key.Key_Delete))
    assert pane.names.current is not None
    assert pane.names.current.name == "Ambassador"
    done(qtbot, window, lambda: press(qtbot, pane, Key.Key_U))
    qtbot.waitUntil(lambda: pane.names.count == 2)


def test_after_the_last_name_the_page_says_what_comes_here(qtbot: QtBot, window: MainWindow, pane: ReviewPane) -> None:
    names(qtbot, pane)
    for _ in range(2):
        done(qtbot, window, lambda: press(qtbot, pane, Key.Key_D))
    assert pane.names.count == 0
    assert not pane.names.list.isVisible()


def test_another_collection_has_its_own_queue(qtbot: QtBot, window: MainWindow, pane: ReviewPane, sample: Path) -> None:
    with qtbot.waitSignal(window.panels_ready):
        window.open_collection(sample)
    qtbot.waitUntil(lambda: pane.drafts.count == 0 and pane.names.count == 0)
    assert not window.actions_by_deed["edit.undo"].isEnabled()
