"""Correcting a record: every kind of date, and a summary of several lines."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cubatimeline.domain.documents import Document
from cubatimeline.domain.edtf import parse
from cubatimeline.domain.languages import Localised
from cubatimeline.drawing.theme import Theme
from cubatimeline.services.builtin.shapes import DATE_KINDS as KINDS_OF_DATA
from cubatimeline.widgets.reader.record_form import DATE_KINDS, RecordForm

RECORD = Document("letter", Localised("A letter"), summary="One line.\nAnother.", dates={"accessed": parse("2020-03")})


@pytest.fixture
def form(qtbot: QtBot, theme: Theme) -> RecordForm:
    form = RecordForm(theme)
    qtbot.addWidget(form)
    form.resize(600, 400)
    form.show()
    form.edit(RECORD, "en")
    return form


def test_every_kind_of_date_can_be_given(form: RecordForm) -> None:
    assert set(DATE_KINDS) == set(KINDS_OF_DATA)
    offered = {form._more.itemData(number) for number in range(1, form._more.count())}
    assert offered | set(form.dates) == set(DATE_KINDS)


def test_when_the_copy_was_seen_is_shown_and_corrected(form: RecordForm) -> None:
    assert form.dates["accessed"].line.text() == "March 2020"
    form.dates["accessed"].line.setText("4 April 2021")
    corrected = form.corrected()
    assert corrected is not None
    assert corrected.dates["accessed"].edtf == "2021-04-04"


def test_the_summary_keeps_its_lines(qtbot: QtBot, form: RecordForm) -> None:
    assert form.summary.toPlainText() == RECORD.summary
    form.summary.setPlainText("Told anew.\n\nIn two paragraphs.")
    with qtbot.waitSignal(form.saved) as saved:
        qtbot.keyClick(form.summary, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert saved.args[0].summary == "Told anew.\n\nIn two paragraphs."


def test_what_was_not_touched_stays_as_it_was(form: RecordForm) -> None:
    assert form.corrected() == RECORD
