"""What the reader says of a date or a name holds further on, is remembered, and drafts follow."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cubatimeline.app.main_window import MainWindow
from cubatimeline.domain.documents import MarkKind
from cubatimeline.domain.events import Event, Status
from cubatimeline.store.drafts import read_teachings
from cubatimeline.store.reader import Reader

TEXT = (
    "A report of the embassy\n\n"
    "Moscow, 3 January 1963\n\n"
    "On 27 October Guevara received the envoy in Havana. The following day the ship left the port.\n\n"
    "On 27 October Brezhnev signed the order. It was repeated on 2 November 1962.\n"
)
LONG = 30_000


@pytest.fixture
def report(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> str:
    """A document with drafts, open in the reader."""
    qtbot.waitUntil(lambda: window.editor is not None)
    paper = tmp_path / "report.txt"
    paper.write_text(TEXT, encoding="utf-8")
    with qtbot.waitSignal(window.imports.finished, timeout=LONG) as finished:
        window.imports.start([paper])
    id_ = finished.args[0].imported[0].document
    window.documents.show(id_)
    qtbot.waitUntil(lambda: window.reader.document_id == id_)
    return id_


def choose(window: MainWindow, words: str, occurrence: int = 0) -> None:
    """Select words of the open document, as the Tab key does with a mark."""
    text = window.reader.text
    start = -1
    for _ in range(occurrence + 1):
        start = text._text.index(words, start + 1)
    cursor = QTextCursor(text.document())
    cursor.setPosition(text.document_position(start))
    cursor.setPosition(text.document_position(start + len(words)), QTextCursor.MoveMode.KeepAnchor)
    text.setTextCursor(cursor)


def answer(qtbot: QtBot, window: MainWindow, key: str) -> None:
    """Press T on what is selected and choose what it is."""
    qtbot.keyClick(window.reader.text, Qt.Key.Key_T)
    assert window.picker.isVisible()
    window.picker.list.mark(key)
    qtbot.keyClick(window.picker.line, Qt.Key.Key_Return)


def is_date(qtbot: QtBot, window: MainWindow, words: str) -> None:
    answer(qtbot, window, "date")
    window.ask_line.line.setText(words)
    with qtbot.waitSignal(window.edits.changed, timeout=LONG):
        qtbot.keyClick(window.ask_line.line, Qt.Key.Key_Return)


def drafts(window: MainWindow) -> dict[str, Event]:
    """Return the drafts by their quoted words."""
    with Reader(window.opener.path) as reader:
        waiting = [event for event in reader.events() if event.status is Status.DRAFT]
        return {
            piece.passage.quote.split(".")[0]: event
            for event in waiting
            for piece in reader.evidence_for_event(event.id)
            if piece.passage is not None
        }


def marked(window: MainWindow, id_: str, kind: MarkKind) -> list[tuple[str, str]]:
    with Reader(window.opener.path) as reader:
        document = reader.document(id_)
        assert document is not None
        return [(document.text[m.start : m.end], m.target) for m in reader.marks(id_) if m.kind is kind]


def test_a_date_holds_wherever_the_same_words_stand(qtbot: QtBot, window: MainWindow, report: str) -> None:
    choose(window, "27 October")
    is_date(qtbot, window, "27 October 1961")
    dates = [target for words, target in marked(window, report, MarkKind.DATE) if words == "27 October"]
    assert dates == ["1961-10-27", "1961-10-27"]
    found = drafts(window)
    assert found["On 27 October Guevara received the envoy in Havana"].date.edtf == "1961-10-27"
    assert found["On 27 October Brezhnev signed the order"].date.edtf == "1961-10-27"
    with Reader(window.opener.path) as reader:
        (teaching,) = reader.read(lambda connection: read_teachings(connection, report))
    assert (teaching.words, teaching.value, teaching.document) == ("27 October", "1961-10-27", report)
    assert "is remembered" in window.status.currentMessage()


def test_undo_takes_the_correction_back(qtbot: QtBot, window: MainWindow, report: str) -> None:
    before, marks = drafts(window), marked(window, report, MarkKind.DATE)
    choose(window, "27 October")
    is_date(qtbot, window, "27 October 1961")
    assert window.actions_by_deed["edit.undo"].text() == "Undo: Correct “27 October”"
    with qtbot.waitSignal(window.edits.changed):
        window.edits.undo()
    assert drafts(window) == before
    assert marked(window, report, MarkKind.DATE) == marks
    with Reader(window.opener.path) as reader:
        assert reader.read(read_teachings) == []


def test_words_that_are_no_date_give_no_drafts(qtbot: QtBot, window: MainWindow, report: str) -> None:
    choose(window, "2 November 1962")
    with qtbot.waitSignal(window.edits.changed, timeout=LONG):
        answer(qtbot, window, "no-date")
    assert "2 November 1962" not in [words for words, _ in marked(window, report, MarkKind.DATE)]
    assert "It was repeated on 2 November 1962" not in drafts(window)


def test_the_following_day_means_another_day_elsewhere(qtbot: QtBot, window: MainWindow, report: str) -> None:
    choose(window, "The following day")
    is_date(qtbot, window, "30 October 1962")
    assert drafts(window)["The following day the ship left the port"].date.edtf == "1962-10-30"
    with Reader(window.opener.path) as reader:
        assert reader.read(read_teachings) == []
    assert "corrected here" in window.status.currentMessage()


def test_a_name_is_somebody_else(qtbot: QtBot, window: MainWindow, report: str) -> None:
    choose(window, "Brezhnev")
    answer(qtbot, window, "name")
    window.picker.line.setText("khrush")
    qtbot.waitUntil(lambda: [line.key for line in window.picker.list.lines] == ["nikita-khrushchev"])
    with qtbot.waitSignal(window.edits.changed, timeout=LONG):
        qtbot.keyClick(window.picker.line, Qt.Key.Key_Return)
    assert ("Brezhnev", "nikita-khrushchev") in marked(window, report, MarkKind.ENTITY)
    event = drafts(window)["On 27 October Brezhnev signed the order"]
    assert "nikita-khrushchev" in event.entities
    assert "leonid-brezhnev" not in event.entities


def test_words_that_are_no_name_name_nobody(qtbot: QtBot, window: MainWindow, report: str) -> None:
    choose(window, "Guevara")
    with qtbot.waitSignal(window.edits.changed, timeout=LONG):
        answer(qtbot, window, "no-name")
    assert "Guevara" not in [words for words, _ in marked(window, report, MarkKind.ENTITY)]
    event = drafts(window)["On 27 October Guevara received the envoy in Havana"]
    assert "ernesto-guevara" not in event.entities
    assert "havana" in event.entities


def test_selected_words_are_taught_as_a_name(qtbot: QtBot, window: MainWindow, report: str) -> None:
    choose(window, "the envoy")
    answer(qtbot, window, "name")
    window.picker.line.setText("brezhnev")
    qtbot.waitUntil(lambda: [line.key for line in window.picker.list.lines] == ["leonid-brezhnev"])
    with qtbot.waitSignal(window.edits.changed, timeout=LONG):
        qtbot.keyClick(window.picker.line, Qt.Key.Key_Return)
    assert ("the envoy", "leonid-brezhnev") in marked(window, report, MarkKind.ENTITY)


def test_the_menu_of_a_mark_asks_the_same(qtbot: QtBot, window: MainWindow, report: str) -> None:
    choose(window, "27 October")
    text = window.reader.text
    at = text.cursorRect(text.textCursor()).center() - QPoint(6, 0)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, text.viewport().mapToGlobal(at))
    QApplication.sendEvent(text.viewport(), event)
    assert window.picker.isVisible()
    assert "27 October" in window.picker.accessibleName()


def test_a_date_that_cannot_be_read_changes_nothing(qtbot: QtBot, window: MainWindow, report: str) -> None:
    choose(window, "27 October")
    answer(qtbot, window, "date")
    window.ask_line.line.setText("some day")
    qtbot.keyClick(window.ask_line.line, Qt.Key.Key_Return)
    assert window.ask_line.trouble
    assert window.ask_line.isVisible()


def test_t_on_nothing_asks_nothing(qtbot: QtBot, window: MainWindow, report: str) -> None:
    window.reader.text.moveCursor(QTextCursor.MoveOperation.Start)
    qtbot.keyClick(window.reader.text, Qt.Key.Key_T)
    assert not window.picker.isVisible()
