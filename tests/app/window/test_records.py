"""Records are corrected in the reader, one edit each, and after an import one by one."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cubatimeline.app.main_window import MainWindow
from cubatimeline.domain.documents import Document
from cubatimeline.services.importing.report import Brought, ImportReport
from cubatimeline.store.reader import Reader
from cubatimeline.widgets.reader.record_form import RecordForm

Key, Control = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def form(qtbot: QtBot, window: MainWindow) -> RecordForm:
    """The record of the talk, open for correction."""
    qtbot.waitUntil(lambda: window.editor is not None)
    window.documents.show("talk")
    qtbot.waitUntil(lambda: window.reader.document_id == "talk")
    window.actions_by_deed["edit.record"].trigger()
    form = window.reader.record_form
    assert form is not None
    assert form.isVisible()
    return form


def stored(window: MainWindow, id_: str) -> Document:
    with Reader(window.opener.path) as reader:
        document = reader.document(id_)
    assert document is not None
    return document


def test_the_form_shows_the_record_in_its_parts(form: RecordForm) -> None:
    assert form.fields["title"].text() == "From the diary of O. T. Darusenkov"
    assert form.fields["creator"].text() == "O. T. Darusenkov"
    assert form.parts["fond"].text() == "5"
    assert form.dates["written"].line.text() == "27 October 1964"
    assert form.dates["written"].echo == "1964-10-27"
    assert form.dates["published"].line.text() == ""
    assert form.fields["title"].hasFocus()


def test_a_corrected_record_is_stored_and_shown(qtbot: QtBot, window: MainWindow, form: RecordForm) -> None:
    form.fields["title"].setText("Diary of Darusenkov")
    form.fields["translator"].setText("A. Reader")
    form.parts["delo"].setText("758")
    form.dates["written"].line.setText("28 октября 1964")
    form.dates["published"].line.setText("spring 1998")
    with qtbot.waitSignal(window.edits.changed) as changed:
        qtbot.keyClick(form.fields["title"], Key.Key_Return, Control)
    assert changed.args[0].documents == {"talk"}
    document = stored(window, "talk")
    assert document.title.en == "Diary of Darusenkov"
    assert document.title.ru == "Из дневника О. Т. Дарусенкова"
    assert (document.translator, document.reference.delo, document.reference.fond) == ("A. Reader", "758", "5")
    assert {kind: date.edtf for kind, date in document.dates.items()} == {
        "discussed": "1964-10-16", "written": "1964-10-28", "published": "1998-21",
    }  # fmt: skip
    assert document.text
    assert not form.isVisible()
    qtbot.waitUntil(lambda: "Diary of Darusenkov" in window.reader.text.toPlainText())
    assert window.actions_by_deed["edit.undo"].text() == "Undo: Correct the record of “Diary of Darusenkov”"


def test_undo_gives_the_record_back(qtbot: QtBot, window: MainWindow, form: RecordForm) -> None:
    form.fields["creator"].setText("Somebody else")
    with qtbot.waitSignal(window.edits.changed):
        form.save()
    with qtbot.waitSignal(window.edits.changed):
        window.edits.undo()
    assert stored(window, "talk").creator == "O. T. Darusenkov"


def test_a_date_that_cannot_be_read_keeps_the_form_open(qtbot: QtBot, window: MainWindow, form: RecordForm) -> None:
    form.dates["written"].line.setText("once upon a time")
    with qtbot.assertNotEmitted(window.edits.changed, wait=50):
        qtbot.keyClick(form.dates["written"].line, Key.Key_Return, Control)
    assert form.isVisible()
    assert "27 October 1962" in form.dates["written"].echo
    assert form.dates["written"].line.hasFocus()


def test_a_date_of_another_kind_is_added(qtbot: QtBot, window: MainWindow, form: RecordForm) -> None:
    form._add_date(form._more.findData("received"))
    form.dates["received"].line.setText("3 November 1964")
    with qtbot.waitSignal(window.edits.changed):
        form.save()
    assert stored(window, "talk").dates["received"].edtf == "1964-11-03"


def test_escape_leaves_the_record_as_it_was(qtbot: QtBot, window: MainWindow, form: RecordForm) -> None:
    form.fields["creator"].setText("Somebody else")
    qtbot.keyClick(form.fields["creator"], Key.Key_Escape)
    assert not form.isVisible()
    assert window.reader.text.isVisible()
    assert stored(window, "talk").creator == "O. T. Darusenkov"


def test_a_chapter_has_no_record(window: MainWindow) -> None:
    window.records.edit()
    assert window.reader.record_form is None
    assert "A chapter has no record" in window.status.currentMessage()


def test_another_document_closes_the_form(qtbot: QtBot, window: MainWindow, form: RecordForm) -> None:
    window.documents.show("history")
    qtbot.waitUntil(lambda: window.reader.document_id == "history")
    assert not form.isVisible()


def test_the_records_of_an_import_are_gone_through(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window.editor is not None)
    brought = [Brought(f"{id_}.txt", id_, id_) for id_ in ("talk", "history")]
    window.records.go_through(ImportReport(imported=brought, imported_count=2))
    qtbot.waitUntil(lambda: window.reader.record_form is not None and window.reader.record_form.isVisible())
    form = window.reader.record_form
    assert form is not None
    assert form._heading.text() == "Record 1 / 2"
    form.fields["kind"].setText("diary")
    qtbot.keyClick(form.fields["kind"], Key.Key_Return, Control | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: window.reader.document_id == "history" and form.isVisible())
    assert form._heading.text() == "Record 2 / 2"
    qtbot.waitUntil(lambda: stored(window, "talk").kind == "diary")
    form.save_next()
    qtbot.waitUntil(lambda: "That was the last record" in window.status.currentMessage())


def test_the_way_to_records_leads_from_the_report(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    paper = tmp_path / "note.txt"
    paper.write_text("A note\n\nOn 3 May 1961 Guevara spoke in Havana of the plan.\n", encoding="utf-8")
    with qtbot.waitSignal(window.imports.finished, timeout=30_000):
        window.imports.start([paper])
    pane = window.review.pane
    assert pane is not None
    pane.report.card.follow("record", "")
    qtbot.waitUntil(lambda: window.reader.record_form is not None and window.reader.record_form.isVisible())
    assert window.reader.record_form.fields["title"].text() == "A note"
