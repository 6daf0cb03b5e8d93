"""The main window: panels that agree, by mouse and by keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from cubatimeline.app import settings as options
from cubatimeline.app.files import export_to
from cubatimeline.app.main_window import MainWindow
from cubatimeline.app.settings import load
from cubatimeline.domain.documents import MarkKind
from cubatimeline.domain.errors import DateError, NotACollectionError
from tests.app.window.conftest import Open

TALK, FALL, SPEECH = "1964-10-16-talk", "1964-10-14-fall", "1962-10-22-speech"


def selected(window: MainWindow) -> str:
    number = window.timeline.emphasis.selected
    return window.timeline_data.columns.ids[number] if window.timeline_data and number >= 0 else ""


def lit(window: MainWindow) -> list[str]:
    mask = window.timeline.emphasis.lit
    return (
        [id_ for id_, on in zip(window.timeline_data.columns.ids, mask, strict=True) if on] if mask is not None else []
    )


def test_a_window_opens_on_the_first_chapter(window: MainWindow) -> None:
    assert window.windowTitle() == "A sample – Cuba Timeline"
    assert window.reader.contents.shown == ["chapter-one", "talk", "history"]
    assert window.sidebar.shown[0] == "nikita-khrushchev"
    assert window.status.count_words == "5 of 5 events in view"


def test_an_event_shows_in_all_three_panels(qtbot: QtBot, window: MainWindow) -> None:
    window.timeline.event_selected.emit(TALK)
    qtbot.waitUntil(lambda: window.reader.document_id == "talk")
    assert selected(window) == TALK
    assert "Guevara speaks of the fall" in window.reader.card.toPlainText()
    assert window.reader.text.lit[0] == "On 16 October 1964 Darusenkov called on Guevara"
    assert window.sidebar.related == {"ernesto-guevara", "havana", "nikita-khrushchev"}


def test_a_document_that_tells_the_event_stays_open(qtbot: QtBot, window: MainWindow) -> None:
    window.events.show(FALL)
    qtbot.waitUntil(lambda: "removes Khrushchev" in window.reader.card.toPlainText())
    assert window.reader.document_id == "chapter-one"
    assert window.reader.text.lit == ["Khrushchev fell on 14 October 1964"]


def test_a_passage_centres_the_timeline_on_its_event(qtbot: QtBot, window: MainWindow) -> None:
    window.timeline.camera.show_span(-5000, -4800)
    number = next(i for i, mark in enumerate(window.reader.text.marks) if mark.kind is MarkKind.EVENT)
    window.reader.text.anchorClicked.emit(QUrl(str(number)))
    qtbot.waitUntil(lambda: selected(window) == FALL)
    assert window.timeline.scale.start < -1904 < window.timeline.scale.end


def test_a_date_in_the_text_moves_the_timeline(window: MainWindow) -> None:
    window.timeline.camera.show_span(-5000, -4800)
    window.reader.date_request.emit("1962-10-22")
    scale = window.timeline.scale
    assert (scale.start + scale.end) / 2 == pytest.approx(-2627.5, abs=0.01)


def test_an_entity_lights_up_its_events_and_mentions(qtbot: QtBot, window: MainWindow) -> None:
    window.sidebar.entity_chosen.emit("nikita-khrushchev")
    qtbot.waitUntil(lambda: "First Secretary" in window.sidebar.card.toPlainText())
    assert lit(window) == [FALL, TALK]
    assert window.reader.text.lit == ["Khrushchev"]
    assert window.status.count_words == "2 of 2 lit events in view"
    window.sidebar.entity_chosen.emit("")
    assert lit(window) == []


def test_escape_goes_one_level_out(qtbot: QtBot, window: MainWindow) -> None:
    window.entities.show("nikita-khrushchev")
    window.events.show(TALK)
    window.timeline.setFocus()
    qtbot.keyClick(window.timeline, Qt.Key.Key_Escape)
    assert (window.session.event_id, window.session.entity_id) == ("", "nikita-khrushchev")
    qtbot.keyClick(window.timeline, Qt.Key.Key_Escape)
    assert window.session.entity_id == ""


def test_arrow_keys_walk_through_the_events_and_enter_opens_the_words(qtbot: QtBot, window: MainWindow) -> None:
    window.timeline.setFocus()
    window.events.show(FALL)
    qtbot.keyClick(window.timeline, Qt.Key.Key_Right)
    assert selected(window) == TALK
    qtbot.keyClick(window.timeline, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.reader.document_id == "talk")
    assert window.reader.text.hasFocus()


def test_documents_are_read_back_and_forth(qtbot: QtBot, window: MainWindow) -> None:
    window.reader.document_request.emit("talk")
    qtbot.waitUntil(lambda: window.reader.document_id == "talk")
    window.reader.back_request.emit()
    qtbot.waitUntil(lambda: window.reader.document_id == "chapter-one")
    window.reader.forward_request.emit()
    qtbot.waitUntil(lambda: window.reader.document_id == "talk")


def test_a_search_finds_a_man_by_another_spelling_and_lights_him_up(qtbot: QtBot, window: MainWindow) -> None:
    window.activateWindow()
    window.search.search_for("Хрущёв")  # QTest types no Cyrillic
    qtbot.waitUntil(lambda: window.search.panel.isVisible() and "Nikita Khrushchev" in window.search.panel.list.words)
    window.search.entity_chosen.emit("nikita-khrushchev")
    assert lit(window) == [FALL, TALK]


def test_enter_in_the_search_box_opens_the_first_event(qtbot: QtBot, window: MainWindow) -> None:
    window.activateWindow()
    window.search.focus()
    qtbot.keyClicks(window.search.line, "quarantine")
    qtbot.waitUntil(window.search.panel.isVisible)
    qtbot.keyClick(window.search.line, Qt.Key.Key_Return)
    assert window.session.event_id == SPEECH


def test_a_passage_that_was_found_is_lit_in_its_document(qtbot: QtBot, window: MainWindow) -> None:
    window.activateWindow()
    window.search.focus()
    qtbot.keyClicks(window.search.line, "missiles gone")
    qtbot.waitUntil(window.search.panel.isVisible)
    qtbot.keyClick(window.search.line, Qt.Key.Key_Down)
    qtbot.keyClick(window.search.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.reader.document_id == "talk")
    assert "missiles had gone home" in window.reader.text.lit[0]


def test_going_to_a_date_takes_words_and_tells_what_cannot_be_read(qtbot: QtBot, window: MainWindow) -> None:
    window.time.ask_for_date()
    qtbot.keyClicks(window.ask_line.line, "someday")
    qtbot.keyClick(window.ask_line.line, Qt.Key.Key_Return)
    assert "someday" in window.ask_line.trouble
    window.ask_line.line.clear()
    window.ask_line.line.setText("октябрь 1962")
    qtbot.keyClick(window.ask_line.line, Qt.Key.Key_Return)
    assert window.ask_line.isHidden()
    assert window.timeline.scale.start < -2630 < window.timeline.scale.end


def test_a_date_outside_the_collection_is_refused(window: MainWindow) -> None:
    with pytest.raises(DateError, match="outside this collection"):
        window.time.go_to_words("1812")


def test_f6_goes_round_the_panes(qtbot: QtBot, window: MainWindow) -> None:
    window.activateWindow()
    window.search.focus()
    visited = []
    for _ in range(6):
        window.step_pane(1)
        visited.append(window.focusWidget())
    assert visited[1] is window.timeline
    assert visited[3] is window.reader.text
    assert visited[-1] is window.search.line
    window.step_pane(-1)
    assert window.focusWidget() is window.reader.rail


def test_the_palette_finds_and_runs_a_command(qtbot: QtBot, window: MainWindow) -> None:
    window.show_palette()
    qtbot.keyClicks(window.palette_box.box, "chapters and")
    qtbot.keyClick(window.palette_box.box, Qt.Key.Key_Return)
    assert window.palette_box.isHidden()


def test_the_key_sheet_tells_every_shortcut(window: MainWindow) -> None:
    window.show_keys()
    shown = window.key_sheet.sheet.toPlainText()
    for words in ("Ctrl+K", "F1", "Ctrl+E", "Backspace", "go to a date"):
        assert words in shown


@pytest.mark.parametrize("ending", ["png", "svg"])
def test_what_is_seen_is_written_as_a_picture(qtbot: QtBot, window: MainWindow, tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"picture.{ending}"
    with qtbot.waitSignal(window.writing.ended):
        export_to(window, out)
    assert window.status.currentMessage() == f"Written: {out}"
    if ending == "png":
        image = QImage(str(out))
        assert image.width() == 2 * window.timeline.width()
    else:
        assert "Kennedy announces the quarantine" in out.read_text(encoding="utf-8")


def test_a_picture_that_cannot_be_written_is_told_in_one_sentence(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    with qtbot.waitSignal(window.messages.shown) as caught:
        export_to(window, tmp_path / "nowhere" / "picture.png")
    assert "cannot be written" in caught.args[0]


def test_another_language_renames_events_people_and_chapters(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.panels_ready):
        window.wardrobe.choose(options.LANGUAGE, "ru")
    assert window.windowTitle() == "Образец – Cuba Timeline"
    assert "Президиум снимает Хрущёва" in window.timeline_data.columns.titles


@pytest.mark.parametrize("theme", ["dark", "projection"])
def test_another_theme_keeps_what_is_open(qtbot: QtBot, window: MainWindow, theme: str) -> None:
    window.events.show(TALK)
    qtbot.waitUntil(lambda: window.reader.document_id == "talk")
    window.wardrobe.choose(options.THEME, theme)
    assert window.theme.name == theme
    assert (selected(window), window.reader.document_id) == (TALK, "talk")


def test_panes_hide_but_never_both_timeline_and_reader(window: MainWindow) -> None:
    window.panes.toggle("timeline")
    window.panes.toggle("reader")
    assert not window.timeline.isVisible() or not window.reader.isVisible()
    assert window.timeline.isVisible() or window.reader.isVisible()
    window.panes.toggle("sidebar")
    assert not window.sidebar.isVisible()


def test_the_chart_takes_the_place_of_the_reader_and_leads_to_a_year(qtbot: QtBot, window: MainWindow) -> None:
    window.toggle_chart()
    chart = window.chart
    assert chart is not None
    assert chart.isVisible()
    assert not window.reader.isVisible()
    chart.year_chosen.emit(1962)
    assert window.timeline.scale.start == pytest.approx(-2922)
    window.toggle_chart()
    assert window.reader.isVisible()


def test_window_and_panes_are_as_they_were_left(
    qtbot: QtBot, open_window: Open, sample: Path, window: MainWindow, tmp_path: Path
) -> None:
    window.columns.setSizes([333, 900])
    window.wardrobe.choose(options.THEME, "dark")
    width = window.columns.sizes()[0]
    window.close()
    kept = load(tmp_path / "settings.json")
    assert kept[options.THEME] == "dark"
    assert kept[options.SPLITTERS]["columns"][0] == width


def test_a_file_that_is_no_collection_is_told_and_nothing_else_happens(
    qtbot: QtBot, open_window: Open, tmp_path: Path
) -> None:
    text = tmp_path / "notes.cubatimeline"
    text.write_text("not a database")
    window = open_window(text)
    with qtbot.waitSignal(window.failed) as caught:
        pass
    assert isinstance(caught.args[0], NotACollectionError)
    assert text.read_text() == "not a database"


def test_the_pointer_tells_date_and_power(qtbot: QtBot, window: MainWindow) -> None:
    window.timeline.camera.show_span(-2640, -2610)
    window.timeline.repaint()
    qtbot.mouseMove(window.timeline, QPoint(window.timeline.width() // 2, 100))
    qtbot.waitUntil(lambda: "1962" in window.status.date_words)
    assert window.status.power_words == "Moscow: Nikita Khrushchev"


def test_the_first_keys_are_for_the_timeline(qtbot: QtBot, open_window: Open, collection: Path) -> None:
    window = open_window(collection)
    qtbot.waitUntil(lambda: window.timeline_data is not None)
    assert window.focusWidget() is window.timeline


def test_words_typed_while_the_collection_opens_go_on_in_the_search_line(window: MainWindow, collection: Path) -> None:
    window.search.focus()
    window.search.line.setText("octob")
    window.stack.setCurrentIndex(0)
    assert window.timeline_data is not None
    window.show_timeline(window.timeline_data)
    assert window.focusWidget() is window.search.line
