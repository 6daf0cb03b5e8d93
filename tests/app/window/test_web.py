"""Web pages from the window: chosen, written in the background, given up."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from cubatimeline.app.main_window import MainWindow
from cubatimeline.services.webpage.scope import Scope


@pytest.fixture
def saved(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Answer the file dialog with a name that has no ending, and return the file that is meant."""
    name = tmp_path / "page"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(name), ""))
    return tmp_path / "page.html"


def _offered(window: MainWindow) -> list[str]:
    return [line.key for line in window.picker.list.lines]


def _articles(path: Path) -> list[str]:
    return [each.get("id") for each in html.fromstring(path.read_bytes()).iterdescendants("article")]


def test_the_menu_asks_what_the_page_is_of(qtbot: QtBot, window: MainWindow, saved: Path) -> None:
    window.views.keep("October")
    qtbot.waitUntil(lambda: len(window.views.views) == 1)
    window.actions_by_deed["file.web"].trigger()
    qtbot.waitUntil(window.picker.isVisible)
    assert _offered(window)[:2] == ["whole", "shown"]
    assert {key.partition(":")[0] for key in _offered(window)[2:]} == {"view", "tour"}
    window.picker.line.setText("short")
    assert _offered(window) == ["tour:short"]
    with qtbot.waitSignal(window.web.finished) as written:
        window.picker.line.returnPressed.emit()
    assert written.args == [saved, len(_articles(saved))]
    assert "A short story" in saved.read_text(encoding="utf-8")


def test_what_is_shown_is_its_span_and_what_the_filter_finds(qtbot: QtBot, window: MainWindow, saved: Path) -> None:
    window.filter.filter_by("missiles")
    window.web.ask()
    qtbot.waitUntil(window.picker.isVisible)
    shown = window.picker.list.lines[1]
    assert "only what “missiles” finds" in shown.below
    with qtbot.waitSignal(window.web.finished):
        window.picker.list.chosen.emit(shown.key)
    assert _articles(saved) == ["event=1962-10-22-speech"]
    assert window.status.task_words == ""
    assert not window.writing.is_busy


def test_a_page_that_is_given_up_leaves_no_file(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    """Asked to stop before its process has begun, which stops too early to have written anything."""
    folder = tmp_path / "pages"
    folder.mkdir()
    window.web.export(folder / "page.html", Scope())
    assert window.status.task_words == "web page 0 %"
    with qtbot.waitSignal(window.messages.shown) as told:
        window.status.stop_request.emit()
    assert "was stopped" in told.args[0]
    assert (window.writing.is_busy, window.status.task_words) == (False, "")
    assert list(folder.iterdir()) == []


def test_one_file_is_written_at_a_time(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    with qtbot.waitSignal(window.web.finished):
        window.web.export(tmp_path / "first.html", Scope())
        window.web.ask()
        assert "is being written" in window.status.currentMessage()
        window.web.export(tmp_path / "second.html", Scope())
    assert not window.picker.isVisible()
    assert sorted(each.name for each in tmp_path.glob("*.html")) == ["first.html"]


def test_trouble_is_told_in_the_window(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    with qtbot.waitSignal(window.messages.shown) as told:
        window.web.export(tmp_path / "nowhere" / "page.html", Scope())
    assert "cannot be written" in told.args[0]
    with qtbot.waitSignal(window.messages.shown) as told:
        window.web.export(tmp_path / "page.html", Scope(first=200_000.0))
    assert "There is no event" in told.args[0]
