"""A table before it is imported: columns named, first rows read, what is missing said."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cubatimeline.drawing.theme import Theme
from cubatimeline.services.interchange.columns import Field, PreviewRow
from cubatimeline.services.interchange.table import read_table
from cubatimeline.widgets.interchange.panel import DataPanel


@pytest.fixture
def panel(qtbot: QtBot, theme: Theme) -> DataPanel:
    over = QWidget()
    qtbot.addWidget(over)
    over.resize(1000, 700)
    over.show()
    return DataPanel(theme, over)


def _cells(panel: DataPanel, column: int) -> list[str]:
    return [panel.rows.topLevelItem(row).text(column) for row in range(panel.rows.topLevelItemCount())]


def test_headings_propose_the_columns_and_rows_are_read(panel: DataPanel) -> None:
    panel.show_table("x.csv", read_table(b"date,title,category\n1962-10,Crisis,War\nnever,x,\n"))
    assert panel.columns == {Field.DATE: 0, Field.TITLE: 1, Field.CATEGORY: 2}
    assert _cells(panel, 1) == ["October 1962", ""]
    assert _cells(panel, 3) == ["War", ""]
    assert "never" in _cells(panel, 2)[1]
    assert panel.form.boxes[Field.DATE].hasFocus()


def test_nothing_is_imported_before_date_and_title_are_named(qtbot: QtBot, panel: DataPanel) -> None:
    panel.show_table("x.csv", read_table(b"wann,was\n1962,Krise\n"))
    assert not panel.start.isEnabled()
    assert panel.note.text() == "No column holds a date or a year."
    panel.form.boxes[Field.DATE].setCurrentIndex(1)
    panel.form.boxes[Field.TITLE].setCurrentIndex(2)
    assert panel.start.isEnabled()
    assert _cells(panel, 2) == ["Krise"]
    with qtbot.waitSignal(panel.import_request) as asked:
        qtbot.keyClick(panel.start, Qt.Key.Key_Space)
    assert asked.args == [{Field.DATE: 0, Field.TITLE: 1}, False]
    assert panel.isHidden()


def test_an_edtf_column_stays_until_another_is_chosen(panel: DataPanel) -> None:
    panel.show_table("x.csv", read_table(b"id,edtf,title,when\na,1962~,x,1963\n"))
    assert panel.columns[Field.EDTF] == 1
    panel.form.boxes[Field.DATE].setCurrentIndex(4)
    assert panel.columns == {Field.ID: 0, Field.DATE: 3, Field.TITLE: 2}


def test_other_formats_show_their_entries_without_columns(panel: DataPanel) -> None:
    panel.show_entries("x.ics", "1 event", [PreviewRow(1, "1962", "Crisis", "War")], ["1 colour was left out."])
    assert panel.columns is None
    assert panel.form.isHidden()
    assert _cells(panel, 2) == ["Crisis"]
    assert panel.lines.toPlainText() == "1 colour was left out."


def test_a_report_has_nothing_to_choose(qtbot: QtBot, panel: DataPanel) -> None:
    panel.show_report("Exported", "Exported 2 events.", ["1 title was left out."])
    assert panel.stop.hasFocus()
    assert panel.start.isHidden()
    qtbot.keyClick(panel.stop, Qt.Key.Key_Escape)
    assert panel.isHidden()
