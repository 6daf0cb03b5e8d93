"""One collection after another: what is shown stays until the next one has proved good."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from cubatimeline.app import settings as options
from cubatimeline.app.main_window import MainWindow
from cubatimeline.domain.collection import CollectionContent
from cubatimeline.domain.edtf import parse
from cubatimeline.domain.events import Category, Event
from cubatimeline.domain.languages import Localised
from tests.app.window.conftest import Open
from tests.store.content import filled

TALK = "1964-10-16-talk"


def bare(*dates: str) -> CollectionContent:
    """A collection of a historian's own: events and nothing else."""
    events = tuple(
        Event(f"e{number}", parse(date), Localised(f"Event of {date}"), "", "all", 3)
        for number, date in enumerate(dates)
    )
    return CollectionContent(
        "own", 1, Localised("Rome"), (0, 0), (Category("all", Localised("All"), 0),), (), (), (), (), events, ()
    )


def opened(qtbot: QtBot, window: MainWindow, path: Path, title: str) -> None:
    window.open_collection(path)
    qtbot.waitUntil(lambda: window.top_bar.title() == title and window.panel_data is not None)


def test_nothing_of_the_collection_before_stays_chosen_or_open(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    window.events.show(TALK)
    window.entities.show("nikita-khrushchev")
    qtbot.waitUntil(lambda: window.reader.document_id == "talk")
    rome = filled(tmp_path / "rome.cubatimeline", replace(bare("0060", "0070"), span=(-697609, -691765)))
    opened(qtbot, window, rome, "Rome")
    assert (window.session.event_id, window.session.entity_id, window.session.document_id) == ("", "", "")
    assert window.timeline.emphasis.lit is None
    assert window.reader.text.toPlainText().strip() == ""
    assert window.status.count_words == "2 of 2 events in view"


def test_a_bad_file_is_told_and_the_good_collection_stays(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    bad = tmp_path / "notes.cubatimeline"
    bad.write_text("not a database")
    window.events.show(TALK)
    with qtbot.waitSignal(window.messages.shown) as caught:
        window.open_collection(bad)
    assert "is not a collection" in caught.args[0]
    assert window.top_bar.title() == "A sample"
    qtbot.waitUntil(lambda: window.reader.document_id == "talk")


@pytest.mark.parametrize("dates", [("1990/..",), ("../-0044",), ("-0043-03-15", "0014"), ()], ids=str)
def test_odd_collections_are_shown(qtbot: QtBot, open_window: Open, tmp_path: Path, dates: tuple[str, ...]) -> None:
    window = open_window(filled(tmp_path / "own.cubatimeline", bare(*dates)))
    qtbot.waitUntil(lambda: window.panel_data is not None)
    assert window.timeline.grab().width() > 0
    window.toggle_chart()
    assert window.chart is not None
    window.chart.year_chosen.emit(-43)
    window.timeline.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_F, Qt.Key.Key_0, Qt.Key.Key_Plus, Qt.Key.Key_End):
        qtbot.keyClick(window.timeline, key)


def test_an_unknown_event_is_told(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.messages.shown) as caught:
        window.events.show("never-heard-of")
    assert "never-heard-of" in caught.args[0]
    assert window.session.event_id == ""


def test_a_language_chosen_while_loading_holds(qtbot: QtBot, open_window: Open, sample: Path) -> None:
    window = open_window(sample)
    window.wardrobe.choose(options.LANGUAGE, "ru")
    qtbot.waitUntil(lambda: window.top_bar.title() == "Образец")
    qtbot.waitUntil(lambda: window.panel_data is not None)


def test_another_language_keeps_the_document_that_is_read(qtbot: QtBot, window: MainWindow) -> None:
    window.events.show(TALK)
    qtbot.waitUntil(lambda: window.reader.document_id == "talk")
    window.documents.show("chapter-one")
    qtbot.waitUntil(lambda: window.reader.document_id == "chapter-one")
    with qtbot.waitSignal(window.panels_ready):
        window.wardrobe.choose(options.LANGUAGE, "es")
    qtbot.waitUntil(lambda: "Guevara habla" in window.reader.card.toPlainText())
    assert window.session.document_id == "chapter-one"


def test_a_document_chosen_while_the_reader_is_closed_opens_it(qtbot: QtBot, window: MainWindow) -> None:
    window.panes.toggle("reader")
    window.search.document_chosen.emit("talk")
    qtbot.waitUntil(lambda: window.reader.document_id == "talk")
    assert window.reader.isVisible()


def test_closed_panes_stay_closed_the_next_time(
    qtbot: QtBot, window: MainWindow, open_window: Open, sample: Path
) -> None:
    window.panes.toggle("sidebar")
    window.close()
    again = open_window(sample)
    again.restore_window()
    qtbot.waitUntil(lambda: again.panel_data is not None)
    assert not again.sidebar.isVisible()
    assert again.reader.isVisible()


def test_menus_show_what_holds(window: MainWindow) -> None:
    window.wardrobe.choose(options.THEME, "dark")
    themes = {deed: act for deed, act in window.actions_by_deed.items() if deed.startswith("view.theme")}
    assert [deed for deed, action in themes.items() if action.isChecked()] == ["view.theme.dark"]


def test_at_first_the_timeline_has_the_larger_part_of_the_window(open_window: Open, sample: Path) -> None:
    window = open_window(sample)
    window.resize(640, 480)
    window.restore_window()
    timeline, reader = window.rows.sizes()
    assert window.height() > 480
    assert timeline > reader


def test_every_menu_fits_a_small_screen(window: MainWindow) -> None:
    for menu in window.menuBar().findChildren(QMenu):
        assert menu.sizeHint().height() <= 620, menu.title()
