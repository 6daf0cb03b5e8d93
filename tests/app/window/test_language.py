"""The language of menus and buttons: the window is opened again in it, where it was left."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer

from cubatimeline.app import settings as options
from cubatimeline.app import window_main
from cubatimeline.app.main_window import MainWindow
from cubatimeline.app.paths import settings_file

Act = Callable[[MainWindow], object]


@pytest.fixture
def looks(qapp) -> Iterator[None]:
    """Give the application its looks and name back."""
    sheet, palette, font = qapp.styleSheet(), qapp.palette(), qapp.font()
    names = qapp.applicationName(), qapp.applicationDisplayName(), qapp.desktopFileName()
    yield
    qapp.setStyleSheet(sheet)
    qapp.setPalette(palette)
    qapp.setFont(font)
    qapp.setApplicationName(names[0])
    qapp.setApplicationDisplayName(names[1])
    qapp.setDesktopFileName(names[2])


def run(monkeypatch: pytest.MonkeyPatch, collection: Path, *acts: Act) -> int:
    """Run the program on a collection; each window it opens does the next act once its panels are there."""
    waiting = list(acts)

    class Watched(MainWindow):
        def __init__(self, collection: Path | None, settings: options.Settings) -> None:
            super().__init__(collection, settings)
            act = waiting.pop(0)
            # Behind what the program itself does when the panels are there.
            once = Qt.ConnectionType.SingleShotConnection
            self.panels_ready.connect(lambda: QTimer.singleShot(0, self, lambda: act(self)), once)

    monkeypatch.setattr(window_main, "MainWindow", Watched)
    code = window_main.open_window(collection, None, None, None)
    assert waiting == []
    return code


def menus(window: MainWindow) -> list[str]:
    return [action.text().replace("&", "") for action in window.menuBar().actions()]


@pytest.mark.usefixtures("looks", "qtbot")
def test_another_language_is_spoken_at_once_and_kept(monkeypatch: pytest.MonkeyPatch, sample: Path, home: Path) -> None:
    spoken: list[list[str]] = []
    chosen: list[bool] = []
    shown: list[Path | None] = []

    def choose(window: MainWindow) -> None:
        spoken.append(menus(window))
        window.actions_by_deed["view.interface.es"].trigger()

    def look_and_close(window: MainWindow) -> None:
        spoken.append(menus(window))
        chosen.append(window.actions_by_deed["view.interface.es"].isChecked())
        shown.append(window.opener.path)
        window.close()

    assert run(monkeypatch, sample, choose, look_and_close) == 0
    assert [words[0] for words in spoken] == ["File", "Archivo"]
    assert chosen == [True]
    assert shown == [sample]
    assert options.load(settings_file())[options.INTERFACE] == "es"


@pytest.mark.usefixtures("looks", "qtbot")
def test_the_language_that_is_spoken_is_no_reason_to_open_again(
    monkeypatch: pytest.MonkeyPatch, sample: Path, home: Path
) -> None:
    def choose_the_same(window: MainWindow) -> None:
        window.actions_by_deed["view.interface.system"].trigger()
        QTimer.singleShot(0, window, window.close)

    assert run(monkeypatch, sample, choose_the_same) == 0


@pytest.mark.usefixtures("looks", "qtbot")
@pytest.mark.parametrize(("file", "language"), [("", "es"), ('{"theme": "dark"}', "en")])
def test_only_the_first_start_takes_the_language_of_titles_from_the_system(
    monkeypatch: pytest.MonkeyPatch, sample: Path, home: Path, file: str, language: str
) -> None:
    if file:
        settings_file().parent.mkdir(parents=True)
        settings_file().write_text(file, encoding="utf-8")
    monkeypatch.setattr(window_main, "interface_language", lambda _chosen: "es")
    read: list[str] = []

    def look_and_close(window: MainWindow) -> None:
        read.append(window.session.language)
        window.close()

    assert run(monkeypatch, sample, look_and_close) == 0
    assert read == [language]
