"""The main path of a historian, in the real window on the real collection."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from cubatimeline.app.files import export_to
from cubatimeline.app.main_window import MainWindow
from cubatimeline.domain.documents import MarkKind
from cubatimeline.store.reader import Reader
from tests.app.window.conftest import Open

SEEDS = ("seed-000", "seed-001", "seed-002", "seed-003", "seed-004")


@pytest.fixture
def window(qtbot: QtBot, open_window: Open, collection: Path) -> MainWindow:
    window = open_window(collection)
    window.resize(1600, 900)
    qtbot.waitUntil(lambda: window.reader.document_id != "", timeout=10_000)
    return window


def click_mark(qtbot: QtBot, window: MainWindow, kind: MarkKind, target: str) -> None:
    """Click on a marked stretch of the text, where the eye sees it."""
    text = window.reader.text
    mark = next(mark for mark in text.marks if mark.kind is kind and mark.target == target)
    text.show_passage(mark.start, mark.end)
    cursor = QTextCursor(text.document())
    cursor.setPosition(text.document_position(mark.start) + 1)
    at = text.cursorRect(cursor).center() + QPoint(2, 0)
    qtbot.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=at)


@pytest.mark.real_window
def test_open_a_document_find_a_man_read_the_sentence_go_to_the_event_and_export(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    window.activateWindow()
    window.show_contents()
    window.reader.contents.filter_by("diary darusenkov")
    window.reader.document_request.emit(window.reader.contents.shown[0])
    qtbot.waitUntil(lambda: window.reader.document_id == "seed-003")

    click_mark(qtbot, window, MarkKind.ENTITY, "ernesto-che-guevara")
    qtbot.waitUntil(lambda: "Guevara" in window.sidebar.card.toPlainText())
    assert window.timeline.emphasis.lit is not None

    event = "1964-10-16-guevara-on-khrushchev"
    click_mark(qtbot, window, MarkKind.EVENT, event)
    qtbot.waitUntil(lambda: window.session.event_id == event and "16 October 1964" in window.reader.card.toPlainText())
    assert "16 October 1964" in window.reader.text.lit[0]
    number = window.timeline.emphasis.selected
    assert window.timeline_data is not None
    assert window.timeline.scale.start < window.timeline_data.columns.start_earliest[number] < window.timeline.scale.end

    window.time.go_to_words("October 1964")
    with qtbot.waitSignal(window.writing.ended):
        export_to(window, tmp_path / "figure.svg")
    assert "Guevara tells" in (tmp_path / "figure.svg").read_text(encoding="utf-8")


def test_every_seed_opens_and_shows_its_events_on_the_rail(qtbot: QtBot, window: MainWindow) -> None:
    for seed in SEEDS:
        window.session.open_document(seed)
        qtbot.waitUntil(lambda seed=seed: window.reader.document_id == seed)
        assert len(window.reader.rail.lines) > 4


def test_every_event_is_on_the_line_and_opens_its_evidence(collection: Path, window: MainWindow) -> None:
    from cubatimeline.services.reading import chapters_by_event, document_page, event_page

    with Reader(collection) as reader:
        chapters = chapters_by_event(reader, reader.documents())
        events = reader.events()
        attests: dict[str, set[str]] = {}
        for event in events:
            page = event_page(reader, event.id, "en", chapters.get(event.id, ""))
            assert page is not None
            assert page.evidence, event.id
            best = page.best_document
            if best not in attests:
                opened = document_page(reader, best, "en")
                assert opened is not None
                attests[best] = {line.id for line in opened.events}
            assert event.id in attests[best]
    assert window.timeline.picture is not None
    drawn = window.timeline.picture.subject
    assert set(drawn.columns.ids) == {event.id for event in events}
    assert set(drawn.marks.event.tolist()) == set(range(len(events)))
