"""Plays the four built-in tours by Page Down alone on two displays, and times the frames of the camera's moves.

Run as `python -m tests.benchmarks.presenting --json`. The displays are those of Qt's offscreen platform: a laptop of
1440x900, on which the presenter's window stands, and a projector of 1920x1080.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import sqlite3
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.benchmarks.timeline import _blank, _shown, quantiles

LAPTOP, PROJECTOR = "laptop", "projector"
_SIZES = {LAPTOP: (0, 1440, 900), PROJECTOR: (1440, 1920, 1080)}
_PATIENCE_S = 60.0
_STILL = 200
"""Blank repaints that are timed between two tours."""


def displays_file(folder: Path) -> Path:
    """Write what tells the offscreen platform of two displays side by side."""
    screens = [
        {
            "name": name, "x": left, "y": 0, "width": width, "height": height,
            "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1,
        }
        for name, (left, width, height) in _SIZES.items()
    ]  # fmt: skip
    path = folder / "displays.json"
    path.write_text(json.dumps({"synchronousWindowSystemEvents": True, "screens": screens}), encoding="utf-8")
    return path


class Room:
    """The window on the built-in collection, and what a clicker does."""

    def __init__(self, home: Path) -> None:
        from PySide6.QtWidgets import QApplication

        from cubatimeline.app import settings as options
        from cubatimeline.app.main_window import MainWindow
        from cubatimeline.drawing.fonts import load_fonts

        self.application = QApplication([])
        load_fonts()
        settings = options.load(home / "settings.json")
        settings[options.AUDIENCE_DISPLAY] = PROJECTOR
        settings[options.THEME] = "light"
        self.window = MainWindow(None, settings)
        self.window.resize(1280, 720)
        self.window.show()
        self.wait(lambda: bool(self.window.presenting.tours) and self.window.edits.editor is not None)

    def wait(self, until: Callable[[], bool]) -> None:
        """Let the program run until something holds.

        Raises:
            TimeoutError: it does not come to hold.
        """
        last = time.monotonic() + _PATIENCE_S
        while not until():
            self.application.processEvents()
            if time.monotonic() > last:
                raise TimeoutError("nothing more happens")

    def page_down(self) -> list[float]:
        """Press Page Down where the focus is, and return the milliseconds of each frame of the move that follows."""
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        presentation = self.window.presenting.presentation
        assert presentation is not None
        audience = presentation.audience
        QTest.keyClick(presentation.presenter or audience, Qt.Key.Key_PageDown)
        frames = []
        while audience.is_moving:
            self.application.processEvents()
            frames.append(timed(audience.repaint))
        return frames

    def close(self) -> None:
        """Close the window."""
        self.window.close()
        self.application.processEvents()


def timed(work: Callable[[], object]) -> float:
    """Return the milliseconds that something takes."""
    begun = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - begun)


def state_of(path: Path) -> tuple[str, int, int]:
    """Return what a write to a collection would change: the bytes of the file, its time, and its data version."""
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    version = int(connection.execute("PRAGMA data_version").fetchone()[0])
    changes = int(connection.execute("SELECT count(*) FROM change").fetchone()[0])
    connection.close()
    return hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns, version + changes


def play(room: Room) -> dict[str, Any]:
    """Play all tours; in the middle of the last one the projector is unplugged."""
    from PySide6.QtGui import QGuiApplication

    link = room.window.presenting
    path = room.window.opener.path
    assert path is not None
    before, frames, blank, scenes, steps = state_of(path), [], [], 0, 0
    placed: list[tuple[str, str]] = []
    alone = False
    for number, tour in enumerate(link.tours):
        link.present_by_id(tour.id)
        room.wait(lambda: link.presentation is not None and link.presentation.audience.board is not None)
        presentation = link.presentation
        assert presentation is not None
        assert presentation.presenter is not None
        placed.append((presentation.audience.screen().name(), presentation.presenter.screen().name()))
        count = len(presentation.playing.steps)
        for step in range(1, count):
            frames += room.page_down()
            assert presentation.playing.at == step
            if number == len(link.tours) - 1 and step == count // 2:
                laptop = [each for each in QGuiApplication.screens() if each.name() == LAPTOP]
                link.place(laptop)
                alone = presentation.presenter is None and presentation.audience.screen().name() == LAPTOP
        scenes += presentation.playing.step.scene + 1
        steps += count
        presentation.end()
        blank += blank_repaints()
    return {
        "tours": len(link.tours),
        "scenes": scenes,
        "steps": steps,
        "displays": sorted(set(placed)),
        "went_on_alone": alone,
        "written": state_of(path) != before,
        "frames": len(frames),
        "frame_ms": quantiles(frames),
        "blank_ms": quantiles(blank),
        "ratio": round(quantiles(frames)["p99"] / quantiles(blank)["median"], 1),
    }


def blank_repaints() -> list[float]:
    """Return the milliseconds of repaints of an empty window as large as the audience's."""
    empty = _blank()
    empty.resize(*_SIZES[PROJECTOR][1:])
    _shown(empty)
    times = [timed(empty.repaint) for _ in range(_STILL)]
    empty.close()
    return times


def main() -> None:
    """Measure, and print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="print one JSON object, as all benchmarks do")
    parser.parse_args()
    with TemporaryDirectory() as folder:
        home = Path(folder)
        os.environ["CUBATIMELINE_HOME"] = str(home / "home")
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={displays_file(home)}"
        room = Room(home)
        result = play(room)
        room.close()
        sys.stdout.write(json.dumps(result) + "\n")


if __name__ == "__main__":
    main()
