"""How long a window is held up while another thread works, and what writing figures and files comes to in that.

The loop of the window turns every 2 ms; the longest time between two turns is the gap. The control, `idle`, is the same
loop beside a thread that waits: what the machine itself does to it.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from threading import Event, Thread

_TURN_S = 0.002
_IDLE_S = 1.0
_ROOM = 840, 600


def longest_gap(work: Callable[[], object], turn: Callable[[], object]) -> float:
    """Return the milliseconds at most between two turns of a loop in this thread while `work` runs in another."""
    done, gap = Event(), 0.0

    def run() -> None:
        try:
            work()
        finally:
            done.set()

    thread = Thread(target=run)
    last = time.perf_counter()
    thread.start()
    while not done.is_set():
        turn()
        time.sleep(_TURN_S)
        now = time.perf_counter()
        gap, last = max(gap, now - last), now
    thread.join()
    return 1000 * gap


def measure_gaps(events: int, rounds: int) -> dict[str, dict[str, float]]:
    """Return the least and the median gap, in ms, of everything that is written of made-up events."""
    from PySide6.QtGui import QGuiApplication

    from cubatimeline.app.apart import Apart
    from cubatimeline.app.figure_process import StudioApart
    from cubatimeline.app.file_writing import _read
    from cubatimeline.app.quick_start import settle
    from cubatimeline.domain.errors import ReaderError
    from cubatimeline.store.fill import fill
    from tests.benchmarks.events import content

    application = QGuiApplication.instance() or QGuiApplication([])
    with TemporaryDirectory() as folder:
        path = Path(folder) / "wall.cubatimeline"
        fill(path, content(events), lambda what, part: None, lambda: False)
        settle()
        found: dict[str, list[float]] = {}
        for _ in range(rounds):
            studio = StudioApart(path, lambda: False, lambda *_: None)
            far = Apart(partial(_read, path), ReaderError("It died."))
            steps: dict[str, Callable[[], object]] = {"idle": partial(time.sleep, _IDLE_S)}
            steps |= _figures(studio, Path(folder)) | _data(far, Path(folder))
            for name, work in steps.items():
                found.setdefault(name, []).append(longest_gap(work, application.processEvents))
            studio.close()
            far.close()
    return {name: {"least": round(min(gaps), 1), "median": round(median(gaps), 1)} for name, gaps in found.items()}


def _figures(studio: object, folder: Path) -> dict[str, Callable[[], object]]:
    """Return what is done with a wall chart, by name; each at its first time in the process that draws it."""
    from cubatimeline.app.figure_process import StudioApart
    from tests.benchmarks.figures import figure_of

    assert isinstance(studio, StudioApart)
    wall = figure_of("poster-a0")
    written = {
        ending: partial(studio.write, wall, folder / f"wall.{ending}", beside=False)
        for ending in ("pdf", "svg", "png", "tif")
    }
    return {
        "start": studio.begin,
        "layout": partial(studio.preview, wall, _ROOM),
        "words": partial(studio.proposed_words, wall),
        **written,
        "beside": partial(studio.write, wall, folder / "wall.svg", beside=True),
        "tiles": partial(studio.write_tiles, wall, folder / "tiles.pdf", "A4"),
        "clipboard": partial(studio.copied, wall, 0),
    }


def _data(far: object, folder: Path) -> dict[str, Callable[[], object]]:
    """Return the ways in which the collection goes out as data and as a web page, by name."""
    from cubatimeline.app import data_link, web_link
    from cubatimeline.app.apart import Apart
    from cubatimeline.services.interchange.formats import Format
    from cubatimeline.services.webpage.scope import Scope

    assert isinstance(far, Apart)
    data = {
        each.option: partial(far.write, partial(data_link._write, each, "en"), folder / f"data{each.endings[0]}")
        for each in Format
    }
    return {**data, "web": partial(far.write, partial(web_link._write, Scope(), "en"), folder / "page.html")}
