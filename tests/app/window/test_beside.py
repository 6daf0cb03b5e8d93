"""What stands beside the text: page images of a PDF, and a second document that scrolls with the first."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from cubatimeline.app.main_window import MainWindow
from tests.app.window.conftest import Open
from tests.services.importing.samples import pdf

_LINES = [
    "The ambassador reported that all was quiet on the island.",
    "On 27 October 1962 a plane was shot down over Banes.",
    "Nothing was decided before the evening in Moscow.",
]


def _paper(words: str, pages: int = 3) -> bytes:
    def page(number: int) -> list[tuple[float, float, float, str]]:
        return [(72, 700 - 16 * row, 12, f"{line} {words} {number}.") for row, line in enumerate(_LINES * 6)]

    return pdf([page(number) for number in range(1, pages + 1)], title=f"Report on {words}")


@pytest.fixture
def papers(tmp_path: Path, sample: Path) -> Path:
    """The sample collection with two papers imported, which lie beside it."""
    from cubatimeline.services.importing.run import import_paths

    for name in ("north", "south"):
        (tmp_path / f"{name}.pdf").write_bytes(_paper(name))
    import_paths([tmp_path / "north.pdf", tmp_path / "south.pdf"], sample)
    return sample


@pytest.fixture
def window(qtbot: QtBot, open_window: Open, papers: Path) -> MainWindow:
    window = open_window(papers)
    qtbot.waitUntil(lambda: window.panel_data is not None and bool(window.reader.document_id))
    return window


def id_of(window: MainWindow, word: str) -> str:
    assert window.panel_data is not None
    return next(each.id for each in window.panel_data.documents if word in each.title.en)


def open_document(qtbot: QtBot, window: MainWindow, id_: str) -> None:
    window.documents.show(id_)
    qtbot.waitUntil(lambda: window.reader.document_id == id_)


def test_the_pages_of_the_open_document_are_drawn(qtbot: QtBot, window: MainWindow) -> None:
    open_document(qtbot, window, id_of(window, "north"))
    window.actions_by_deed["view.page_images"].trigger()
    pane = window.beside.page_images.pane
    qtbot.waitUntil(lambda: pane.roll.count == 3)
    assert pane.isVisible()
    assert pane.place.text() == "Page 1 of 3"
    qtbot.waitUntil(lambda: _is_inked(pane.roll.viewport().grab().toImage()))
    open_document(qtbot, window, _chapter(window))
    qtbot.waitUntil(lambda: pane.roll.count == 0)
    assert pane.find_file.isVisible()
    window.actions_by_deed["view.page_images"].trigger()
    assert not pane.isVisible()


def _chapter(window: MainWindow) -> str:
    assert window.panel_data is not None
    return next(each.id for each in window.panel_data.documents if each.number)


def _is_inked(image: QImage) -> bool:
    rows = range(0, image.height(), 2)
    return any(image.pixelColor(x, y).lightness() < 160 for x in range(0, image.width(), 2) for y in rows)


def test_a_pdf_is_found_where_it_was_attached_from(
    qtbot: QtBot, window: MainWindow, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("elsewhere") / "talk.pdf"
    path.write_bytes(_paper("attached"))
    open_document(qtbot, window, "talk")
    with qtbot.waitSignal(window.attaching.attached, timeout=60_000):
        window.attaching.start(path)
    qtbot.waitUntil(lambda: window.reader.document_id == "talk-full-text")
    window.actions_by_deed["view.page_images"].trigger()
    roll = window.beside.page_images.pane.roll
    qtbot.waitUntil(lambda: roll.count == 3)
    # The digest of the same record has no file of its own: the pages of the full text stand beside it.
    open_document(qtbot, window, _chapter(window))
    qtbot.waitUntil(lambda: roll.count == 0)
    open_document(qtbot, window, "talk")
    qtbot.waitUntil(lambda: roll.count == 3)


def test_f6_reaches_what_stands_beside_the_text(qtbot: QtBot, window: MainWindow) -> None:
    open_document(qtbot, window, id_of(window, "north"))
    window.actions_by_deed["view.page_images"].trigger()
    window.actions_by_deed["notes.list"].trigger()
    assert window.notes.pane is not None
    window.search.focus()
    visited = []
    for _ in range(9):
        window.step_pane(1)
        visited.append(window.focusWidget())
    assert window.beside.page_images.pane.roll in visited
    assert window.notes.pane.filter in visited
    assert visited.index(window.reader.text) < visited.index(window.beside.page_images.pane.roll)


def test_a_file_that_lies_elsewhere_is_shown_once_its_place_is_told(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    id_ = id_of(window, "south")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "south.pdf").rename(tmp_path / "elsewhere" / "other.pdf")
    open_document(qtbot, window, id_)
    window.actions_by_deed["view.page_images"].trigger()
    link = window.beside.page_images
    qtbot.waitUntil(link.pane.find_file.isVisible)
    assert "south.pdf" in link.pane.sentence.text()
    link.remember(id_, tmp_path / "elsewhere" / "other.pdf")
    qtbot.waitUntil(lambda: link.pane.roll.count == 3)


def test_the_page_follows_the_text(qtbot: QtBot, window: MainWindow) -> None:
    open_document(qtbot, window, id_of(window, "north"))
    window.actions_by_deed["view.page_images"].trigger()
    roll = window.beside.page_images.pane.roll
    qtbot.waitUntil(lambda: roll.count == 3)
    window.reader.text.setFocus()
    bar = window.reader.text.verticalScrollBar()
    qtbot.waitUntil(lambda: window.reader.text.is_filled)
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: roll.page >= 1)


def test_the_text_stays_readable_where_an_event_is_selected_beside_page_images(
    qtbot: QtBot, window: MainWindow
) -> None:
    open_document(qtbot, window, id_of(window, "north"))
    window.actions_by_deed["view.page_images"].trigger()
    before = window.reader.text.width()
    shown = window.reader.card
    with qtbot.waitSignal(window.session.event_changed):
        window.session.select_event("1964-10-14-fall")
    answered: list[object] = []
    # Questions are answered in their order: the card has been read when this one is.
    window.opener.ask(lambda reader: reader.meta(), answered.append)
    qtbot.waitUntil(lambda: bool(answered))
    QApplication.processEvents()
    assert window.reader.text.width() >= before - 20
    window.beside.hide()
    qtbot.waitUntil(shown.isVisible)


def test_two_documents_scroll_together_until_they_are_told_not_to(qtbot: QtBot, window: MainWindow) -> None:
    open_document(qtbot, window, id_of(window, "north"))
    window.actions_by_deed["view.second_text"].trigger()
    assert window.picker.isVisible()
    other = id_of(window, "south")
    qtbot.keyClicks(window.picker.line, "south")
    qtbot.keyClick(window.picker.line, Qt.Key.Key_Return)
    second = window.beside.second.pane
    qtbot.waitUntil(lambda: second.page is not None and second.page.document.id == other)
    first = window.reader.text
    qtbot.waitUntil(lambda: first.is_filled and second.text.is_filled)
    bar = first.verticalScrollBar()
    qtbot.waitUntil(lambda: window.beside.second.is_paired)
    bar.setValue(bar.maximum() // 2)
    assert second.text.verticalScrollBar().value() > 0
    assert abs(second.text.offset_at_top() - first.offset_at_top()) < 80
    second.together.setChecked(False)
    bar.setValue(0)
    assert second.text.verticalScrollBar().value() > 0


def test_the_two_change_places(qtbot: QtBot, window: MainWindow) -> None:
    one, other = id_of(window, "north"), id_of(window, "south")
    open_document(qtbot, window, one)
    window.beside.second.show(other)
    second = window.beside.second.pane
    qtbot.waitUntil(lambda: second.page is not None)
    second.swap_request.emit()
    qtbot.waitUntil(lambda: window.reader.document_id == other)
    qtbot.waitUntil(lambda: second.page is not None and second.page.document.id == one)


def test_a_paper_is_found_where_it_was_read(qtbot: QtBot, open_window: Open, tmp_path: Path, sample: Path) -> None:
    from cubatimeline.services.importing.run import import_paths

    (tmp_path / "scans").mkdir()
    (tmp_path / "scans" / "east.pdf").write_bytes(_paper("east"))
    import_paths([tmp_path / "scans"], sample)
    window = open_window(sample)
    qtbot.waitUntil(lambda: window.panel_data is not None and bool(window.reader.document_id))
    open_document(qtbot, window, id_of(window, "east"))
    window.actions_by_deed["view.page_images"].trigger()
    roll = window.beside.page_images.pane.roll
    assert roll.waiting.startswith(("Looking", "Opening"))
    qtbot.waitUntil(lambda: roll.count == 3)
    assert roll.waiting == ""


def test_the_second_document_begins_with_its_title_and_marks_its_events(qtbot: QtBot, window: MainWindow) -> None:
    open_document(qtbot, window, id_of(window, "north"))
    window.beside.second.show("talk")
    second = window.beside.second.pane
    qtbot.waitUntil(lambda: second.page is not None and window.beside.second.is_paired)
    assert second.text.verticalScrollBar().value() == second.text.verticalScrollBar().minimum()
    assert len(second.text.stretches) == len(second.page.stretches) > len(second.page.marks)


def test_what_is_related_is_offered_first_beside_a_document(qtbot: QtBot, window: MainWindow) -> None:
    open_document(qtbot, window, id_of(window, "north"))
    qtbot.waitUntil(lambda: bool(window.library.related))
    window.actions_by_deed["view.second_text"].trigger()
    first = window.picker.list.lines[0]
    assert first.key == window.library.related[0].id
    assert first.below == window.library.reason(window.library.related[0])
    qtbot.keyClick(window.picker.line, Qt.Key.Key_Return)
    second = window.beside.second.pane
    qtbot.waitUntil(lambda: second.page is not None and second.page.document.id == first.key)


def test_beside_pages_in_a_narrow_window_the_event_is_called_and_sent_away(qtbot: QtBot, window: MainWindow) -> None:
    open_document(qtbot, window, id_of(window, "north"))
    window.resize(900, 700)
    window.actions_by_deed["view.page_images"].trigger()
    window.session.select_event("1964-10-14-fall")
    card, reader = window.reader.card, window.reader
    qtbot.waitUntil(lambda: "removes Khrushchev" in card.toPlainText())
    assert not card.isVisible()
    event = next(each for each in reader.header.findChildren(QToolButton) if each.text() == "Event")
    assert event.isVisible()
    event.click()
    assert card.isVisible()
    event.click()
    assert not card.isVisible()
    window.session.select_event("")
    qtbot.waitUntil(event.isHidden)


def test_the_key_of_searching_finds_in_the_text_that_is_read_first(qtbot: QtBot, window: MainWindow) -> None:
    open_document(qtbot, window, id_of(window, "north"))
    window.focus_timeline()
    window.actions_by_deed["go.search"].trigger()
    assert window.search.line.hasFocus()
    window.reader.text.setFocus()
    window.actions_by_deed["go.search"].trigger()
    assert window.reader.find_bar is not None
    assert window.reader.find_bar.line.hasFocus()
    window.actions_by_deed["go.search"].trigger()
    assert window.search.line.hasFocus()


def test_an_edit_leaves_the_text_where_it_is_read(qtbot: QtBot, window: MainWindow) -> None:
    open_document(qtbot, window, "talk")
    reader = window.reader
    window.session.select_event("1964-10-16-talk")
    qtbot.waitUntil(lambda: reader.text.passage is not None)
    reader.resize(reader.width(), 200)
    bar = reader.text.verticalScrollBar()
    bar.setValue(bar.maximum())
    before = bar.value()
    assert before > 0
    reader.show_document(reader.page, "en")
    assert bar.value() == before
    assert reader.text.lit
