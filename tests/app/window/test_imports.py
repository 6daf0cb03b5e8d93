"""Importing in the window: dropped, chosen and pasted documents, with progress, a way to stop, and a report."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from cubatimeline.app.import_link import dropped_files, pasted_text
from cubatimeline.app.main_window import MainWindow
from cubatimeline.domain.events import Status
from cubatimeline.services.importing.report import ImportReport
from cubatimeline.store.reader import Reader
from cubatimeline.widgets.review.pane import DRAFTS, REPORT

ENGLISH = (
    "Telegram from the embassy\n\nOn 5 February 1960 Guevara opened the exhibition in Havana. "
    "On 13 February 1960 the sugar agreement was signed.\n"
)
SPANISH = "Carta del ministro\n\nEl 8 de mayo de 1960 Guevara anunció en La Habana el acuerdo con Moscú.\n"
RUSSIAN = "Запись беседы\n\n26 октября 1962 года Хрущёв направил письмо. 27 октября 1962 года пришёл ответ.\n"
TASK_S = 30_000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three documents in three languages, and one file that is none."""
    folder = tmp_path / "papers"
    folder.mkdir()
    for name, text in (("telegram.txt", ENGLISH), ("carta.txt", SPANISH), ("beseda.txt", RUSSIAN)):
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0 no text")
    return folder


@pytest.fixture(autouse=True)
def ready(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window.editor is not None)


def imported(qtbot: QtBot, window: MainWindow, *paths: Path) -> ImportReport:
    with qtbot.waitSignal(window.imports.finished, timeout=TASK_S) as finished:
        window.imports.start(paths)
    return finished.args[0]


def carried(*paths: Path) -> QMimeData:
    content = QMimeData()
    content.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return content


def target_at(window: MainWindow, at: QPoint) -> QWidget:
    """Return who is told of a drag at a place: the innermost widget there that takes drops."""
    widget = window.childAt(at) or window
    while widget is not window and not widget.acceptDrops():
        widget = widget.parentWidget()
    return widget


def drag_over(window: MainWindow, content: QMimeData, at: QPoint) -> bool:
    action, button, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDragEnterEvent(at, action, content, button, keys)
    event.ignore()
    QApplication.sendEvent(target_at(window, at), event)
    return event.isAccepted()


def drop(window: MainWindow, content: QMimeData, at: QPoint) -> bool:
    action, button, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(at), action, content, button, keys)
    event.ignore()
    QApplication.sendEvent(target_at(window, at), event)
    return event.isAccepted()


def test_a_folder_in_three_languages_becomes_drafts(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    report = imported(qtbot, window, folder)
    assert report.imported_count == 3
    assert [failed.file for failed in report.failed] == ["papers/photo.jpg"]
    assert report.drafts >= 5
    with Reader(window.opener.path) as reader:
        drafts = [event for event in reader.events() if event.status is Status.DRAFT]
        dates = {event.date.edtf for event in drafts}
    assert {"1960-02-05", "1960-02-13", "1960-05-08", "1962-10-26", "1962-10-27"} <= dates


def test_the_report_is_a_panel_with_links(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    focus = window.focusWidget()
    imported(qtbot, window, folder)
    pane = window.review.pane
    assert pane is not None
    assert pane.page == REPORT
    words = pane.report.card.toPlainText()
    assert "3 documents imported" in words
    assert "Not imported · 1" in words
    assert "papers/photo.jpg" in words
    assert "Waiting for a yes or no" in words
    assert window.focusWidget() is focus
    assert QApplication.activeModalWidget() is None
    pane.report.card.follow("document", "telegram-from-the-embassy")
    qtbot.waitUntil(lambda: window.reader.document_id == "telegram-from-the-embassy")
    pane.report.card.follow("review", "drafts")
    assert pane.page == DRAFTS
    qtbot.waitUntil(lambda: pane.drafts.count >= 5)


def test_the_same_files_again_are_already_there(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    imported(qtbot, window, folder)
    report = imported(qtbot, window, folder)
    assert (report.imported_count, report.there_count) == (0, 3)
    assert window.review.pane is not None
    words = window.review.pane.report.card.toPlainText()
    assert "Nothing new was imported" in words
    assert "Already there · 3" in words


def test_an_import_is_undone_by_name(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    imported(qtbot, window, folder)
    undo = window.actions_by_deed["edit.undo"]
    qtbot.waitUntil(lambda: undo.text() == "Undo: Import 3 documents")
    qtbot.waitUntil(lambda: window.panel_data is not None and len(window.panel_data.documents) == 6)
    undo.trigger()
    qtbot.waitUntil(lambda: window.panel_data is not None and len(window.panel_data.documents) == 3)
    with Reader(window.opener.path) as reader:
        assert all(event.status is Status.ACCEPTED for event in reader.events())


def test_the_timeline_shows_the_drafts_at_once(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    before = len(window.timeline_data.columns)
    report = imported(qtbot, window, folder)
    qtbot.waitUntil(lambda: len(window.timeline_data.columns) == before + report.drafts)


def test_progress_is_told_in_the_status_bar_and_goes_when_done(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    told = []
    window.imports._progressed.connect(lambda *_: told.append(window.status.task_words))
    with qtbot.waitSignal(window.imports.finished, timeout=TASK_S):
        window.imports.start([folder])
        assert window.imports.is_busy
        assert window.status.task_words == "import begins"
    assert told[-1] == "import 100 %"
    assert not window.imports.is_busy
    assert window.status.task_words == ""


def test_an_import_is_stopped_within_a_second(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    many = tmp_path / "many"
    many.mkdir()
    for number in range(400):
        (many / f"{number}.txt").write_text(ENGLISH + f"\nPaper {number} of the embassy.\n", encoding="utf-8")
    with qtbot.waitSignal(window.imports._progressed, timeout=TASK_S):
        window.imports.start([many])
    with qtbot.waitSignal(window.imports.finished, timeout=1000) as finished:
        window.status.stop_request.emit()
        assert window.status.task_words == "import stops"
    report = finished.args[0]
    assert report.cancelled
    assert 0 < report.imported_count < 400
    with Reader(window.opener.path) as reader:
        whole = [document for document in reader.documents() if document.id.startswith("telegram")]
    assert len(whole) == report.imported_count
    assert "It was stopped" in window.review.pane.report.card.toPlainText()


def test_closing_the_window_ends_an_import(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    window.imports.start([folder])
    window.close()
    assert not window.isVisible()


def test_files_dragged_over_the_window_are_told_of(window: MainWindow, folder: Path) -> None:
    at = window.timeline.mapTo(window, QPoint(200, 50))
    assert drag_over(window, carried(folder / "telegram.txt", folder / "carta.txt"), at)
    overlay = window.imports._overlay
    assert overlay is not None
    assert overlay.isVisible()
    assert overlay.words == "Import 2 files into A sample"
    drag_over(window, carried(folder), at)
    assert overlay.words == "Import “papers” into A sample"
    QApplication.sendEvent(target_at(window, at), QDragLeaveEvent())
    assert not overlay.isVisible()


@pytest.mark.parametrize("pane", ["timeline", "reader", "sidebar"])
def test_files_are_dropped_on_any_pane(qtbot: QtBot, window: MainWindow, folder: Path, pane: str) -> None:
    at = getattr(window, pane).mapTo(window, getattr(window, pane).rect().center())
    content = carried(folder / "carta.txt")
    assert drag_over(window, content, at)
    with qtbot.waitSignal(window.imports.finished, timeout=TASK_S) as finished:
        assert drop(window, content, at)
    assert finished.args[0].imported_count == 1
    assert not window.imports._overlay.isVisible()


def test_words_dragged_over_the_window_are_no_files(window: MainWindow) -> None:
    content = QMimeData()
    content.setText("some words")
    assert not drag_over(window, content, window.timeline.mapTo(window, QPoint(200, 50)))
    assert window.imports._overlay is None


def test_lines_to_type_in_keep_taking_words(window: MainWindow, folder: Path) -> None:
    drag_over(window, carried(folder), window.timeline.mapTo(window, QPoint(200, 50)))
    assert all(line.acceptDrops() for line in window.findChildren(QLineEdit))


def test_addresses_elsewhere_are_never_fetched(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args, **_kwargs):
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket, "create_connection", refuse)
    content = QMimeData()
    content.setUrls([QUrl("https://example.org/paper.html")])
    assert dropped_files(content) == []
    assert not drag_over(window, content, window.timeline.mapTo(window, QPoint(200, 50)))


def test_files_are_chosen_in_a_dialog(
    qtbot: QtBot, window: MainWindow, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = str(folder / "carta.txt")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([chosen], ""))
    with qtbot.waitSignal(window.imports.finished, timeout=TASK_S) as finished:
        window.actions_by_deed["file.import"].trigger()
    assert finished.args[0].imported_count == 1


def test_a_folder_is_chosen_in_a_dialog(
    qtbot: QtBot, window: MainWindow, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    with qtbot.waitSignal(window.imports.finished, timeout=TASK_S) as finished:
        window.actions_by_deed["file.import_folder"].trigger()
    assert finished.args[0].imported_count == 3


def test_choosing_nothing_imports_nothing(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([], ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    window.actions_by_deed["file.import"].trigger()
    window.actions_by_deed["file.import_folder"].trigger()
    assert not window.imports.is_busy


def test_a_copied_text_is_pasted_as_a_document(qtbot: QtBot, window: MainWindow) -> None:
    QGuiApplication.clipboard().setText(SPANISH)
    with qtbot.waitSignal(window.imports.finished, timeout=TASK_S) as finished:
        window.actions_by_deed["file.paste"].trigger()
    report = finished.args[0]
    assert report.imported_count == 1
    assert report.imported[0].file == "Carta del ministro.txt"
    with Reader(window.opener.path) as reader:
        document = reader.document(report.imported[0].document)
    assert document is not None
    assert "Guevara anunció en La Habana" in document.text


def test_a_copied_page_is_read_as_html(qtbot: QtBot, window: MainWindow) -> None:
    content = QMimeData()
    paragraphs = "".join(f"<p>On {day} March 1961 the envoys met again in Havana and talked.</p>" for day in (4, 5, 6))
    content.setHtml(f"<html><body><article><h1>The talks</h1>{paragraphs}</article></body></html>")
    content.setText("The talks")
    assert pasted_text(content)[1] == ".html"
    QGuiApplication.clipboard().setMimeData(content)
    with qtbot.waitSignal(window.imports.finished, timeout=TASK_S) as finished:
        window.imports.paste()
    assert finished.args[0].imported_count == 1
    with Reader(window.opener.path) as reader:
        document = reader.document(finished.args[0].imported[0].document)
    assert document is not None
    assert "On 5 March 1961 the envoys met" in document.text
    assert "<p>" not in document.text


def test_copied_files_are_pasted_as_files(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    QGuiApplication.clipboard().setMimeData(carried(folder / "beseda.txt"))
    with qtbot.waitSignal(window.imports.finished, timeout=TASK_S) as finished:
        window.imports.paste()
    assert finished.args[0].imported_count == 1


def test_an_empty_clipboard_says_what_to_do(qtbot: QtBot, window: MainWindow) -> None:
    QGuiApplication.clipboard().clear()
    with qtbot.waitSignal(window.messages.shown) as told:
        window.imports.paste()
    assert "Copy a text or some files first" in told.args[0]


def test_a_collection_that_cannot_be_written_is_told_of(
    qtbot: QtBot, window: MainWindow, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(window.opener), "path", property(lambda _: folder / "no.cubatimeline"))
    with qtbot.waitSignal(window.messages.shown, timeout=TASK_S):
        window.imports.start([folder / "carta.txt"])
    qtbot.waitUntil(lambda: not window.imports.is_busy)
    assert window.status.task_words == ""
