"""Presenting from the window: begun, stepped, asked and ended by keys; nothing is written, nothing goes wrong."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cubatimeline.app import settings as options
from cubatimeline.app.main_window import MainWindow
from cubatimeline.app.presentation import Presentation
from cubatimeline.domain.tours import Tour
from cubatimeline.widgets.present.audience import Blank
from tests.benchmarks.presenting import state_of

TALKED = "1964-10-16-talk"
_Key = Qt.Key


@pytest.fixture
def presented(qtbot: QtBot, window: MainWindow) -> Iterator[Presentation]:
    """The tour of the small collection, on one display."""
    window.presenting.present_by_id("short")
    qtbot.waitUntil(lambda: window.presenting.presentation is not None)
    presentation = window.presenting.presentation
    assert presentation is not None
    yield presentation
    presentation.end()


def press(presentation: Presentation, *keys: Qt.Key, text: str = "", again: bool = False) -> None:
    for key in keys:
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text, again)
        QApplication.sendEvent(presentation.audience, event)


def place(presentation: Presentation) -> tuple[int, int, bool]:
    step = presentation.step
    return step.scene, step.revealed, step.reading


def test_page_down_goes_through_scenes_reveals_and_passages(presented: Presentation) -> None:
    seen = [place(presented)]
    for _ in range(6):
        press(presented, _Key.Key_PageDown)
        seen.append(place(presented))
    assert seen == [(0, 0, False), (1, 0, False), (1, 1, False), (1, 1, True), *[(1, 1, True)] * 3]
    for _ in range(6):
        press(presented, _Key.Key_PageUp)
    assert place(presented) == (0, 0, False)


def test_the_class_sees_the_scene_and_the_window_is_still(window: MainWindow, presented: Presentation) -> None:
    audience = presented.audience
    assert audience.isVisible()
    assert audience.board is not None
    assert (audience.board.title, audience.board.caption) == ("One", "Missiles.")
    assert not window.isEnabled()
    presented.end()
    assert window.isEnabled()
    assert window.presenting.presentation is None


def test_home_end_and_numbers_lead_to_scenes(presented: Presentation) -> None:
    press(presented, _Key.Key_End)
    assert place(presented)[0] == 1
    press(presented, _Key.Key_Home)
    assert place(presented)[0] == 0
    press(presented, _Key.Key_G)
    press(presented, _Key.Key_2, text="2")
    press(presented, _Key.Key_Return)
    assert place(presented) == (1, 0, False)
    press(presented, _Key.Key_9, text="9")
    press(presented, _Key.Key_Backspace, _Key.Key_Backspace)
    assert place(presented) == (0, 0, False)


@pytest.mark.parametrize(
    ("key", "blank"), [(_Key.Key_B, Blank.BLACK), (_Key.Key_Period, Blank.BLACK), (_Key.Key_W, Blank.WHITE)]
)
def test_the_key_that_blanks_also_restores(presented: Presentation, key: Qt.Key, blank: Blank) -> None:
    press(presented, key)
    assert presented.audience.blank is blank
    press(presented, key)
    assert presented.audience.blank is Blank.NO
    press(presented, key, _Key.Key_PageDown)
    assert presented.audience.blank is Blank.NO
    assert place(presented)[0] == 0, "the first key only gives the picture back"


def test_a_key_held_down_does_no_more_than_one_press(presented: Presentation) -> None:
    press(presented, _Key.Key_PageDown)
    for _ in range(20):
        press(presented, _Key.Key_PageDown, again=True)
    assert place(presented)[0] == 1
    assert place(presented)[1] == 0


def test_evidence_is_asked_for_and_left_with_one_key(qtbot: QtBot, presented: Presentation) -> None:
    press(presented, _Key.Key_End, _Key.Key_PageDown, _Key.Key_E)
    qtbot.waitUntil(lambda: presented.audience.board is not None and presented.audience.board.reading is not None)
    assert presented.is_away
    press(presented, _Key.Key_R)
    assert not presented.is_away
    assert presented.audience.board is not None
    assert presented.audience.board.reading is None


def test_looking_closer_and_wider_is_undone_with_one_key(qtbot: QtBot, presented: Presentation) -> None:
    own = presented.audience.span
    press(presented, _Key.Key_Plus)
    assert presented.audience.span[1] - presented.audience.span[0] < own[1] - own[0]
    press(presented, _Key.Key_Backspace)
    assert presented.audience.span == own
    assert place(presented) == (0, 0, False)


def test_escape_leaves_one_thing_after_the_other(window: MainWindow, presented: Presentation) -> None:
    press(presented, _Key.Key_Plus, _Key.Key_B, _Key.Key_Escape)
    assert presented.audience.blank is Blank.NO
    press(presented, _Key.Key_Escape)
    assert not presented.is_away
    press(presented, _Key.Key_Escape)
    assert window.presenting.presentation is None


def test_what_is_frozen_stays_until_it_is_let_go(presented: Presentation) -> None:
    press(presented, _Key.Key_F, _Key.Key_PageDown)
    assert presented.audience.board is not None
    assert presented.audience.board.title == "One"
    press(presented, _Key.Key_F)
    assert presented.audience.board.title == "Two"


def test_a_clicker_can_do_no_harm(qtbot: QtBot, window: MainWindow, presented: Presentation) -> None:
    assert window.opener.path is not None
    qtbot.waitUntil(lambda: window.editor is not None)
    before = state_of(window.opener.path)
    keys = (
        _Key.Key_F5, _Key.Key_PageDown, _Key.Key_Period, _Key.Key_PageDown, _Key.Key_PageUp, _Key.Key_B, _Key.Key_B,
        _Key.Key_Space, _Key.Key_Enter, _Key.Key_Delete, _Key.Key_Backspace, _Key.Key_Tab, _Key.Key_F5,
    )  # fmt: skip
    press(presented, *keys, *keys)
    assert window.presenting.presentation is presented
    press(presented, *[_Key.Key_Escape] * 3)
    assert state_of(window.opener.path) == before


def test_with_two_displays_there_are_two_windows_and_with_one_it_goes_on(
    window: MainWindow, presented: Presentation
) -> None:
    assert presented.presenter is None, "one display shows what the class sees"
    presenter = presented.open_presenter(window.theme, 1)
    assert presenter.scenes.count() == 2
    press(presented, _Key.Key_End)
    assert presenter.scenes.currentRow() == 1
    assert presenter.notes.toPlainText() == "Pause."
    window.presenting.place(QGuiApplication.screens())
    assert presented.presenter is None
    assert place(presented)[0] == 1
    assert presented.audience.isVisible()


def test_looks_are_remembered(window: MainWindow, presented: Presentation) -> None:
    press(presented, _Key.Key_L, _Key.Key_T)
    assert window.settings[options.BACK_ROW] is True
    assert window.settings[options.AUDIENCE_THEME] == "projection-dark"
    assert presented.audience.back_row
    assert presented.audience.theme.dark


def test_an_unknown_tour_is_told_with_those_there_are(qtbot: QtBot, window: MainWindow) -> None:
    window.presenting.present_by_id("long")
    qtbot.waitUntil(window.messages.isVisible)
    assert "short" in window.messages.accessibleDescription()
    assert window.presenting.presentation is None


def kept(qtbot: QtBot, window: MainWindow, name: str) -> Tour:
    link = window.presenting
    qtbot.waitUntil(lambda: any(tour.title.en == name for tour in link.tours))
    return next(tour for tour in link.tours if tour.title.en == name)


def test_what_is_shown_becomes_a_scene_with_one_key_and_undo_takes_it_back(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window.editor is not None and bool(window.presenting.tours))
    link = window.presenting
    window.events.show(TALKED)
    link.begin_tour("Mine")
    tour = kept(qtbot, window, "Mine")
    assert len(tour.scenes) == 1
    assert tour.scenes[0].highlight == (TALKED,)
    assert tour.scenes[0].span[0] <= window.timeline.scale.start + 1
    link.record_into(tour)
    qtbot.waitUntil(lambda: any(len(each.scenes) == 2 for each in link.tours if each.title.en == "Mine"))
    link.record()
    qtbot.waitUntil(lambda: any(len(each.scenes) == 3 for each in link.tours if each.title.en == "Mine"))
    for left in (2, 1, 0):
        window.edits.undo()
        qtbot.waitUntil(lambda left=left: sum(len(t.scenes) for t in link.tours if t.title.en == "Mine") == left)


def test_a_tour_goes_out_and_comes_in_as_a_file(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    qtbot.waitUntil(lambda: window.editor is not None and bool(window.presenting.tours))
    link = window.presenting
    (tour,) = link.tours
    link.export(tour, tmp_path / "short.yaml")
    link.remove(tour)
    qtbot.waitUntil(lambda: link.tours == [])
    link.bring_in(tmp_path / "short.yaml")
    back = kept(qtbot, window, "A short story")
    assert back.scenes == tour.scenes
    (tmp_path / "bad.yaml").write_text("title: 1\n", encoding="utf-8")
    link.bring_in(tmp_path / "bad.yaml")
    assert "bad.yaml" in window.messages.accessibleDescription()


@pytest.mark.parametrize(
    ("name", "a_page", "begins"), [("a.pdf", 1, b"%PDF"), ("b.pdf", 3, b"%PDF"), ("c.html", 1, b"<!DOC")]
)
def test_a_handout_is_written(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, name: str, a_page: int, begins: bytes
) -> None:
    qtbot.waitUntil(lambda: bool(window.presenting.tours))
    window.presenting.hand_out(window.presenting.tours[0], tmp_path / name, a_page)
    qtbot.waitUntil((tmp_path / name).exists)
    content = (tmp_path / name).read_bytes()
    assert content.startswith(begins)
    if name.endswith(".pdf"):
        assert b"/FontFile2" in content, "fonts are embedded"
    else:
        page = content.decode()
        assert "Missiles." in page
        assert "<svg" in page
        assert not [part for part in ("src=", 'href="http', "@import", "url(http") if part in page]


def test_the_key_sheet_wears_the_theme_of_the_room(qtbot: QtBot, window: MainWindow, presented: Presentation) -> None:
    window.wardrobe.choose(options.THEME, "dark")
    presented.audience.resize(1280, 720)
    press(presented, _Key.Key_Question, text="?")
    assert presented.sheet is not None
    assert presented.presenter is None
    shown = presented.sheet.grab().toImage()
    ground = presented.audience.theme.colour("panel")
    assert shown.pixelColor(shown.width() // 2, shown.height() - 8) == ground
    assert shown.pixelColor(presented.sheet.sheet.geometry().center()) == ground
