"""Figures made in a process of their own: the same bytes and pictures, stopping, and ends that nobody expected."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from time import monotonic

import pytest
from pytestqt.qtbot import QtBot

from cubatimeline.app import figure_asking
from cubatimeline.app.apart import PATIENCE_S
from cubatimeline.app.cli import main
from cubatimeline.app.figure_process import StudioApart
from cubatimeline.app.figure_studio import Studio
from cubatimeline.app.main_window import MainWindow
from cubatimeline.domain.edtf import parse
from cubatimeline.domain.errors import Cancelled, ReaderError
from cubatimeline.domain.languages import Localised
from cubatimeline.domain.tours import Scene, Tour
from cubatimeline.services.figures.figure import Figure
from cubatimeline.services.figures.presets import preset_called
from cubatimeline.services.figures.spec import write_figure
from cubatimeline.store.fill import fill
from tests.services.figures.sampling import content

FIGURE = Figure(title="Sugar & ships", sources=True, dpi=100)
ROOM = (640, 480)
AT_ONCE_S = PATIENCE_S + 0.5


def wall() -> Figure:
    """Return a figure that takes seconds to become a picture."""
    preset = preset_called("poster-a0")
    assert preset is not None
    return replace(preset.applied(Figure()), dpi=300)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("figures") / "small.cubatimeline"
    fill(path, content(), lambda what, part: None, lambda: False)
    return path


class Watched:
    """A studio apart, and what it is told and asked."""

    def __init__(self, collection: Path) -> None:
        self.wants_to_stop = False
        self.on_word = lambda: None
        self.told: list[tuple[float, float]] = []
        self.studio = StudioApart(collection, lambda: self.wants_to_stop, self._tell)

    def _tell(self, done: float, of: float) -> None:
        self.told.append((done, of))
        self.on_word()


@pytest.fixture
def watched(qapp, small: Path) -> Iterator[Watched]:
    found = Watched(small)
    yield found
    found.studio.close()
    assert multiprocessing.active_children() == []


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize("ending", ["pdf", "svg", "png", "tif"])
def test_window_command_line_and_process_give_the_same_bytes(
    watched: Watched, small: Path, tmp_path: Path, ending: str
) -> None:
    here, line, apart = (tmp_path / name for name in ("here", "line", "apart"))
    for folder in (here, line, apart):
        folder.mkdir()
    studio = Studio(small, lambda: False)
    studio.write(FIGURE, here / f"a.{ending}", beside=True, told=lambda *_: None)
    studio.close()
    paths = watched.studio.write(FIGURE, apart / f"a.{ending}", beside=True)
    write_figure(tmp_path / "a.toml", FIGURE)
    options = ("--figure", str(tmp_path / "a.toml"), "--with-captions", "txt,md,docx,csv,alt")
    assert main(["export", str(line / f"a.{ending}"), "--collection", str(small), *options]) == 0
    assert contents(apart) == contents(here) == contents(line)
    assert {path.name for path in paths} == set(contents(apart))
    assert all(path.parent == apart for path in paths)
    assert watched.told


def test_pages_of_several_files_papers_and_slides_are_the_same_too(
    watched: Watched, small: Path, tmp_path: Path
) -> None:
    here, apart = tmp_path / "here", tmp_path / "apart"
    here.mkdir()
    apart.mkdir()
    pages = replace(FIGURE, rows=3, rows_per_page=1)
    tour = Tour("short", Localised("Short"), "", (Scene(Localised("All"), parse("1953"), parse("1991"), "All of it."),))
    studio = Studio(small, lambda: False)
    studio.write(pages, here / "a.svg", beside=False, told=lambda *_: None)
    studio.write_tiles(FIGURE, here / "b.pdf", "A4", lambda *_: None)
    studio.write_slides(tour, FIGURE, here / "c.pdf", lambda *_: None)
    studio.close()
    written = watched.studio.write(pages, apart / "a.svg", beside=False)
    written += watched.studio.write_tiles(FIGURE, apart / "b.pdf", "A4")
    written += watched.studio.write_slides(tour, FIGURE, apart / "c.pdf")
    assert [path.name for path in written] == ["a-1.svg", "a-2.svg", "a-3.svg", "b.pdf", "c.pdf"]
    assert contents(apart) == contents(here)


def test_the_preview_is_the_same_picture(watched: Watched, small: Path) -> None:
    studio = Studio(small, lambda: False)
    here, apart = studio.preview(FIGURE, ROOM), watched.studio.preview(FIGURE, ROOM)
    assert apart.pages == here.pages
    assert (apart.size, apart.named, apart.cautions) == (here.size, len(here.composed.shown), here.composed.warnings)
    assert watched.studio.proposed_words(FIGURE) == studio.proposed_words(FIGURE)
    studio.close()


def test_what_goes_to_the_clipboard_is_the_same(watched: Watched, small: Path) -> None:
    studio = Studio(small, lambda: False)
    here, apart = studio.copied(FIGURE, 0), watched.studio.copied(FIGURE, 0)
    assert apart.imageData() == here.imageData()
    assert apart.data("image/svg+xml") == here.data("image/svg+xml")
    assert apart.text() == here.text() != ""
    studio.close()


def test_trouble_with_a_figure_is_told_as_it_is(watched: Watched, tmp_path: Path) -> None:
    with pytest.raises(ReaderError, match="before it begins"):
        watched.studio.preview(Figure(first="1964", last="1962"), ROOM)
    with pytest.raises(ReaderError, match="more than programs open"):
        watched.studio.write(replace(wall(), dpi=2400), tmp_path / "a.png", beside=False)
    assert list(tmp_path.iterdir()) == []


def test_a_figure_that_is_given_up_while_it_is_written_leaves_nothing(watched: Watched, tmp_path: Path) -> None:
    watched.studio.preview(wall(), ROOM)
    asked: list[float] = []

    def stop() -> None:
        watched.wants_to_stop = True
        asked.append(monotonic())

    watched.on_word = stop
    with pytest.raises(Cancelled):
        watched.studio.write(wall(), tmp_path / "wall.png", beside=True)
    assert monotonic() - asked[0] < AT_ONCE_S
    assert list(tmp_path.iterdir()) == []


def test_a_process_killed_while_it_writes_is_told_in_a_sentence_and_the_next_one_writes(
    watched: Watched, tmp_path: Path
) -> None:
    def kill() -> None:
        assert watched.studio.pid is not None
        os.kill(watched.studio.pid, signal.SIGKILL)

    watched.on_word = kill
    with pytest.raises(ReaderError, match=r"^The figure could not be finished: .+ ended unexpectedly, .+\. Try again"):
        watched.studio.write(wall(), tmp_path / "wall.png", beside=True)
    assert list(tmp_path.iterdir()) == []
    watched.on_word = lambda: None
    assert watched.studio.write(FIGURE, tmp_path / "a.svg", beside=False) == [tmp_path / "a.svg"]


def test_the_button_of_the_workshop_stops_the_writing(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    link = window.figures
    with qtbot.waitSignal(link.shown, timeout=20_000):
        link.take_up(wall())
        link.open()
        link.take_up(wall())
    workshop = link.workshop
    assert workshop is not None
    folder = tmp_path / "out"
    folder.mkdir()
    link.export(folder / "wall.png")
    qtbot.waitUntil(lambda: workshop.progress.value() > 0, timeout=20_000)
    workshop.stop.click()
    qtbot.waitUntil(lambda: "was stopped" in workshop.cautions.text())
    assert not workshop.progress.isVisible()
    assert list(folder.iterdir()) == []


def test_a_layout_that_takes_long_is_told_and_keeps_nobody_from_exporting(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(figure_asking, "_UNTOLD_S", 0.0)
    link = window.figures
    link.open()
    workshop, seen = link.workshop, list[tuple[bool, ...]]()
    assert workshop is not None
    assert link.asking is not None
    parts = workshop.progress, workshop.stop, workshop.buttons["export"]
    link.asking.progressed.connect(
        lambda *_: seen.append((*(part.isVisible() for part in parts), parts[2].isEnabled()))
    )
    with qtbot.waitSignal(link.shown, timeout=20_000):
        pass
    assert set(seen) == {(True, True, True, True)}
    assert not workshop.progress.isVisible()


def test_closing_the_workshop_ends_the_process_and_what_it_writes(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    link = window.figures
    with qtbot.waitSignal(link.shown, timeout=20_000):
        link.open()
    workshop = link.workshop
    assert workshop is not None
    assert len(multiprocessing.active_children()) == 1
    link.take_up(wall())
    folder = tmp_path / "out"
    folder.mkdir()
    link.export(folder / "wall.png")
    qtbot.waitUntil(lambda: workshop.progress.value() > 0, timeout=20_000)
    workshop.close()
    assert multiprocessing.active_children() == []
    assert list(folder.iterdir()) == []
