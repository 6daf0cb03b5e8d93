"""A full text is attached in the window, its dates and names lead out of it and back, its notes to and fro."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from cubatimeline.app import settings as options
from cubatimeline.app.main_window import MainWindow
from cubatimeline.app.paths import resources_folder
from cubatimeline.app.settings import Settings
from cubatimeline.domain.documents import MarkKind
from cubatimeline.drawing.theme import load_theme
from cubatimeline.services.attaching import prepare
from cubatimeline.services.importing.extracting import Extractor
from cubatimeline.services.stretches import Sort
from cubatimeline.store.reader import Reader
from cubatimeline.store.writer import Writer
from cubatimeline.widgets.reader.text_column import TextColumn
from cubatimeline.widgets.shared.lines import LINE

LONG = 60_000
SHARED = Path(__file__).parents[4] / "shared" / "seeds"
OWN = {
    "003": (
        "From the diary of O. T. Darusenkov, 27 October 1964\n\nRecord of a conversation\n\n"
        + "\n\n".join(
            f"On 16 October 1964 Darusenkov met Ernesto Guevara in Havana and spoke of Nikita Khrushchev, {number}."
            for number in range(6)
        )
    ),
    "001": (
        "The visit to Moscow ended.[1] It had been long.[2]\n\n"
        + "\n\n".join("Trade grew, the embassy wrote, and oil came again to Havana. " * 8 for _ in range(12))
        + "".join(f"\n\nAPPENDIX {sign} - Statement\n\n{'They were content. ' * 18}" for sign in ("I", "II", "III"))
        + "\n\n[1] Pravda, 3 November 2018.\n\n[2] Granma, 4 November 2018."
    ),
}  # fmt: skip


def seed(number: str, folder: Path) -> Path:
    """A seed text where there is one, else a small text of the same sort."""
    found = sorted(SHARED.glob(f"{number}*")) if SHARED.is_dir() else []
    if found:
        return found[0]
    path = folder / f"{number}.txt"
    path.write_text(OWN[number], encoding="utf-8")
    return path


def attached(qtbot: QtBot, window: MainWindow, path: Path, document: str) -> str:
    """Attach a file to a document and return what the text is read by."""
    qtbot.waitUntil(lambda: window.editor is not None)
    window.documents.show(document)
    qtbot.waitUntil(lambda: window.reader.document_id == document)
    with qtbot.waitSignal(window.attaching.attached, timeout=LONG) as caught:
        window.attaching.start(path)
    id_: str = caught.args[0].text
    qtbot.waitUntil(lambda: window.reader.document_id == id_)
    return id_


def read(qtbot: QtBot, window: MainWindow, document: str) -> None:
    """Open a document."""
    window.documents.show(document)
    qtbot.waitUntil(lambda: window.reader.document_id == document)


@pytest.fixture(scope="module")
def with_texts(tmp_path_factory: pytest.TempPathFactory, collection: Path) -> Path:
    """The built-in collection with two full texts, attached once for all tests."""
    path = tmp_path_factory.mktemp("texts") / "texts.cubatimeline"
    path.write_bytes(collection.read_bytes())
    with Writer(path) as writer, Reader(path) as reader:
        for number in ("003", "001"):
            file = seed(number, path.parent)
            prepared = prepare(reader, f"seed-{number}", file, take_apart=lambda file, of, _: Extractor(of).file(file))
            assert prepared is not None
            writer.submit(prepared[0]).result()
    return path


@pytest.fixture
def large(qtbot: QtBot, open_window, tmp_path: Path, with_texts: Path) -> MainWindow:
    """The window with the built-in collection."""
    copied = tmp_path / "copy.cubatimeline"
    copied.write_bytes(with_texts.read_bytes())
    window = open_window(copied)
    qtbot.waitUntil(lambda: window.panel_data is not None and bool(window.reader.document_id), timeout=20_000)
    return window


def test_dates_and_names_of_a_seed_lead_out_and_back(qtbot: QtBot, large: MainWindow) -> None:
    window = large
    read(qtbot, window, "seed-003-full-text")
    text = window.reader.text
    links = [each for each in text.stretches if each.sort in (Sort.DATE, Sort.ENTITY)]
    assert len(links) >= 20
    assert len({link.target for link in links}) >= 5
    seen: set[str] = set()
    for link in links:
        if link.target in seen:
            continue
        seen.add(link.target)
        text.setFocus()
        text.choose_link(link)
        qtbot.keyClick(text, Qt.Key.Key_Return)
        if link.sort is Sort.ENTITY:
            qtbot.waitUntil(lambda target=link.target: window.session.entity_id == target)
            assert window.reader.text.words_between(link.start, link.end) in text.lit
        else:
            assert window.timeline.camera.sought is not None
        # And on by key: the text keeps the focus and stands where it was left.
        assert text.hasFocus()
        assert text.selection() == (link.start, link.end)


def test_the_day_of_the_talk_and_the_day_of_its_record_are_told_apart(qtbot: QtBot, large: MainWindow) -> None:
    read(qtbot, large, "seed-003-full-text")
    text = large.reader.text
    dates = {text.words_between(each.start, each.end): each for each in text.stretches if each.sort is Sort.DATE}
    talk, record = dates["16 October 1964"], dates["27 October 1964"]
    assert (talk.target, record.target) == ("1964-10-16", "1964-10-27")
    assert text.words_of(talk) == "The day of the talk that this document is about"
    assert text.words_of(record) == "The day this document was written"


def test_a_mark_is_clicked_and_the_event_leads_back_to_the_words(qtbot: QtBot, large: MainWindow) -> None:
    window = large
    read(qtbot, window, "seed-003-full-text")
    text = window.reader.text
    date = next(each for each in text.stretches if each.sort is Sort.DATE and each.target == "1964-10-16")
    text.show_passage(date.start, date.end)
    at = text.cursorRect(text._cursor(date.start + 1, date.start + 1)).center() + QPoint(2, 0)
    qtbot.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=at)
    qtbot.waitUntil(lambda: window.timeline.camera.sought is not None)
    event = "1964-10-16-guevara-on-khrushchev"
    window.session.select_event(event)
    qtbot.waitUntil(lambda: window.reader.card._page is not None and window.reader.card._page.event.id == event)
    assert "16 October 1964" in text.lit[0]


def test_appendices_and_notes_are_reached_and_left(qtbot: QtBot, large: MainWindow) -> None:
    window = large
    read(qtbot, window, "seed-001-full-text")
    text, outline = window.reader.text, window.reader.outline
    assert window.reader.show_outline()
    appendices = [line for line in outline.lines if line.title.startswith("APPENDIX")]
    assert len(appendices) == 3
    for line in appendices:
        outline.mark(line.key)
        qtbot.keyClick(outline, Qt.Key.Key_Return)
        place = int(line.key)
        assert 0 <= text.cursorRect(text._cursor(place, place)).top() < text.viewport().height()
        qtbot.keyClick(text, Qt.Key.Key_Backspace)
        assert text.offset_at_top() < place
    calls = [each for each in text.stretches if each.sort is Sort.CALL]
    assert len(calls) >= 2
    for call in calls:
        text.choose_link(call)
        qtbot.keyClick(text, Qt.Key.Key_Return)
        assert text.selection() == (call.to, call.to + call.end - call.start)
        qtbot.keyClick(text, Qt.Key.Key_Return)
        assert text.selection() == (call.start, call.end)


def test_digest_and_full_text_are_one_document_in_the_list(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    id_ = attached(qtbot, window, seed("003", tmp_path), "talk")
    assert id_ not in window.reader.contents.shown
    switch = window.reader.switch
    assert switch.isVisible()
    switch._tabs.setCurrentIndex(0)
    qtbot.waitUntil(lambda: window.reader.document_id == "talk")
    assert switch.isVisible()
    switch._tabs.setCurrentIndex(1)
    qtbot.waitUntil(lambda: window.reader.document_id == id_)


def test_what_was_found_in_a_text_is_told_and_the_keys_are_in_it(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    window.timeline.setFocus()
    path = seed("003", tmp_path)
    attached(qtbot, window, path, "talk")
    assert window.status.currentMessage().startswith(f"{path.name}: ")
    assert "dates and names marked" in window.status.currentMessage()
    assert window.reader.text.hasFocus()


def test_the_keys_leave_the_filter_by_which_the_record_was_found(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    qtbot.waitUntil(lambda: window.editor is not None)
    window.documents.show("talk")
    qtbot.waitUntil(lambda: window.reader.document_id == "talk")
    window.show_contents()
    line = window.focusWidget()
    assert isinstance(line, QLineEdit)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(seed("003", tmp_path)), ""))
    with qtbot.waitSignal(window.attaching.attached, timeout=LONG):
        window.attaching.ask_for_file()
    assert window.reader.text.hasFocus()


def test_a_note_on_the_full_text_is_told_beside_the_digest(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    id_ = attached(qtbot, window, seed("003", tmp_path), "talk")
    where = window.reader.document.text.index("Guevara")
    window.notes.write_passage(where, where + len("Guevara"))
    qtbot.waitUntil(lambda: window.notes.editor is not None and window.notes.editor.isVisible())
    qtbot.keyClicks(window.notes.editor.words, "Who is he?")
    qtbot.keyClick(window.notes.editor.words, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(window.notes.lines))
    assert [note.words for note in window.notes.margin.notes] == ["Who is he?"]
    read(qtbot, window, "talk")
    assert [note.words for note in window.notes.margin.notes] == ["On the full text, “Guevara”: Who is he?"]
    read(qtbot, window, id_)
    assert [note.words for note in window.notes.margin.notes] == ["Who is he?"]


def test_the_outline_marks_the_appendix_that_was_gone_to(qtbot: QtBot, large: MainWindow) -> None:
    read(qtbot, large, "seed-001-full-text")
    assert large.reader.show_outline()
    outline = large.reader.outline
    second = next(line for line in outline.lines if line.title.startswith("APPENDIX II "))
    outline.chosen.emit(second.key)
    assert outline.currentIndex().data(LINE) == second


def test_attaching_is_undone_by_its_name(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    path = seed("003", tmp_path)
    attached(qtbot, window, path, "talk")
    assert window.actions_by_deed["edit.undo"].text() == f"Undo: Attach “{path.name}”"
    window.edits.undo()
    qtbot.waitUntil(lambda: not window.reader.switch.isVisible())
    assert window.known is not None
    assert not any(document.text_of for document in window.known.documents)
    assert window.reader.document_id in {document.id for document in window.known.documents}


def test_what_cannot_be_attached_is_told(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    qtbot.waitUntil(lambda: window.editor is not None)
    empty = tmp_path / "empty.txt"
    empty.write_text(" ", encoding="utf-8")
    window.documents.show("talk")
    qtbot.waitUntil(lambda: window.reader.document_id == "talk")
    with qtbot.waitSignal(window.attaching.refused, timeout=LONG):
        window.attaching.start(empty)
    assert window.messages.isVisible()
    assert any(label.text().startswith("empty.txt") for label in window.messages.findChildren(QLabel))
    assert window.status.task_words == ""


def test_a_chapter_is_told_to_take_no_text(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window.editor is not None)
    with qtbot.waitSignal(window.messages.shown):
        window.attaching.ask_for_file()


def test_a_file_let_go_over_the_record_is_attached_elsewhere_imported(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    window.documents.show("talk")
    qtbot.waitUntil(lambda: window.reader.document_id == "talk")
    path = seed("003", tmp_path)

    def drop(at: QPoint) -> bool:
        content = QMimeData()
        content.setUrls([QUrl.fromLocalFile(str(path))])
        copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        return window.attaching.takes([path], window, QDropEvent(QPointF(at), copy, content, left, none))

    text = window.reader.views
    assert drop(window.mapFromGlobal(text.mapToGlobal(text.rect().center())))
    assert not drop(window.mapFromGlobal(window.timeline.mapToGlobal(window.timeline.rect().center())))
    assert "talk" not in window.attaching.drop_words([path])
    assert path.name in window.attaching.drop_words([path])


def seen_ground(text: TextColumn) -> QColor:
    """The colour under the letters, as painted."""
    view = text.viewport()
    return QColor(view.grab().toImage().pixel(3, view.height() // 2))


def test_letters_and_colours_of_the_text_are_kept(window: MainWindow, settings: Settings) -> None:
    text = window.reader.text
    before = text.font().pixelSize()
    window.texts.step_letters(1)
    assert text.font().pixelSize() > before
    assert settings[options.LETTERS] == 112
    window.actions_by_deed["text.look.sepia"].trigger()
    assert settings[options.TEXT_LOOK] == "sepia"
    ground = seen_ground(text)
    assert ground == load_theme(resources_folder() / "themes" / "sepia.toml").colour("reading")
    window.actions_by_deed["view.theme.dark"].trigger()
    assert seen_ground(text) == ground
    window.actions_by_deed["text.look.window"].trigger()
    assert seen_ground(text) != ground
    window.texts.step_letters(0)
    assert settings[options.LETTERS] == 100


def test_f3_looks_for_words_and_goes_on(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_by_deed["text.next"].trigger()
    bar = window.reader.find_bar
    assert bar is not None
    assert bar.isVisible()
    bar.line.setText("e")
    qtbot.waitUntil(lambda: len(bar.hits) > 2 and not bar._more.isActive())
    before = bar.count.text()
    window.actions_by_deed["text.next"].trigger()
    assert bar.count.text() != before
    window.actions_by_deed["text.previous"].trigger()
    assert bar.count.text() == before


def test_the_timeline_follows_the_text_where_it_is_to(qtbot: QtBot, large: MainWindow) -> None:
    window = large
    read(qtbot, window, "seed-003-full-text")
    window.timeline.camera.show_span(-6000.0, -5600.0)
    text = window.reader.text
    dated = next(each for each in text.stretches if each.target == "1964-10-16")
    text.show_place(dated.start)
    text.scrolled.emit()
    assert window.timeline.scale.start == pytest.approx(-6000.0)
    window.texts.choose(options.FOLLOW, "timeline")
    text.scrolled.emit()
    qtbot.waitUntil(lambda: window.timeline.scale.start < -1900 < window.timeline.scale.end)


def test_the_rail_lights_the_words_under_the_pointer(window: MainWindow, qtbot: QtBot) -> None:
    window.documents.show("talk")
    qtbot.waitUntil(lambda: window.reader.document_id == "talk")
    window.reader.rail.hovered.emit("1962-10-22-speech")
    assert "hover" in window.reader.text._layers
    window.reader.rail.hovered.emit("")
    assert "hover" not in window.reader.text._layers


def _resident() -> float:
    """Megabytes of memory that the process holds."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096 / 1e6


def test_documents_opened_one_after_another_leave_no_memory_behind(qtbot: QtBot, large: MainWindow) -> None:
    if not Path("/proc/self/statm").exists():
        return
    assert large.panel_data is not None
    ids = [document.id for document in large.panel_data.documents]
    assert len(ids) >= 100

    def open_some(count: int, first: int) -> None:
        for number in range(first, first + count):
            id_ = ids[number % len(ids)]
            large.session.open_document(id_)
            qtbot.waitUntil(lambda id_=id_: large.reader.document_id == id_)

    open_some(40, 0)
    gc.collect()
    before = _resident()
    open_some(200, 40)
    QApplication.processEvents()
    gc.collect()
    assert _resident() - before < 50
    assert all(mark.kind in MarkKind for mark in large.reader.text.marks)
