"""Data of other programs through the window: shown first, then stored as one edit; and written with a report."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cubatimeline.app.data_link import DataLink
from cubatimeline.app.main_window import MainWindow
from cubatimeline.services.interchange.formats import Format
from cubatimeline.store.reader import Reader
from tests.services.interchange import samples


@pytest.fixture
def link(qtbot: QtBot, window: MainWindow) -> DataLink:
    """The link of a window whose collection can be changed."""
    qtbot.waitUntil(lambda: window.editor is not None)
    found = window.findChild(DataLink)
    assert found is not None
    return found


def _events(window: MainWindow) -> int:
    with Reader(window.opener.path) as reader:
        return len(reader.events())


def test_a_table_is_shown_then_stored_and_undone(
    qtbot: QtBot, window: MainWindow, link: DataLink, tmp_path: Path
) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("date,title\n1962-10,Crisis\nnever,x\n", encoding="utf-8")
    before = _events(window)
    link.show_file(path)
    qtbot.waitUntil(lambda: link.panel is not None and link.panel.isVisible())
    with qtbot.waitSignals([link.imported, window.edits.changed]):
        link.panel.start.click()
    assert _events(window) == before + 1
    qtbot.waitUntil(lambda: "row 3" in link.panel.lines.toPlainText())
    qtbot.waitUntil(lambda: window.editor.undo_name == "Import mine.csv")
    with qtbot.waitSignal(window.edits.changed):
        window.edits.undo()
    assert _events(window) == before


def test_other_files_show_what_they_hold(qtbot: QtBot, link: DataLink, tmp_path: Path) -> None:
    path = tmp_path / "cuba.timeline"
    path.write_text(samples.TIMELINE_PROJECT, encoding="utf-8")
    link.show_file(path)
    qtbot.waitUntil(lambda: link.panel is not None and link.panel.isVisible())
    assert link.panel.note.text() == "8 events"
    assert link.panel.rows.topLevelItemCount() == 8
    link.panel.stop.click()


def test_an_export_is_written_and_told(qtbot: QtBot, window: MainWindow, link: DataLink, tmp_path: Path) -> None:
    with qtbot.waitSignal(link.exported) as done:
        link.export(tmp_path / "out", Format.TIMELINEJS)
    slides = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["events"]
    assert len(slides) == done.args[0].events
    assert link.panel.isVisible()
    assert link.panel.heading.text() == "Exported to out.json"
    link.panel.stop.click()


def test_the_file_menu_offers_both(window: MainWindow) -> None:
    assert {"file.export_data", "file.import_data"} <= set(window.actions_by_deed)
