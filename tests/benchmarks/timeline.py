"""Frames of the timeline while a scripted camera zooms and pans, beside blank repaints in the same run.

    python -m tests.benchmarks.timeline [--events N] [--seed S] [--collection [FILE]] [--window] [--json]

Without `--collection`, N events are made up and stored; with it the built-in collection, or FILE, is shown. All is
measured in fresh processes: 1600x900, offscreen raster, through the widget that the window holds; `--window` opens real
windows on the display there is.

`load_s` reads a stored collection, its columns kept as at every start but the first, and lays it out for the first
picture; `placed_s` until every label has its place; `first_paint_s` and `blank_start_s` run from the start of the
process (see `start`); a frame runs from the change of the view to the painted image, and `cpu_ms` is what the processor
did of it; `zoom_ms` are those of the first leg alone. After each frame the event loop turns once, as it does in a
window: `between_ms` is what that took, words written ahead included (see `widgets.timeline.ahead`). `filter_ms` is a
search for a word and the repaint with what it found lit, `edit_ms` a changed date of one event and the repaint,
`save4k_s` what Qt takes to write the pixels of `png4k_s` by itself. `peak_mb` is the memory of the process that paints,
frames and all of these included. `idle_percent` is the share of one processor that the main window takes while nothing
happens.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from tests.benchmarks.events import FIRST, content

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from cubatimeline.drawing.picture import Picture
    from cubatimeline.services.geometry.scene import Scene
    from cubatimeline.store.reader import Reader
    from cubatimeline.widgets.timeline.view import TimelineView

SIZE = (1600, 900)
_YEAR = 365.25
_STEPS = 100
_DOZEN = 12
_WORD = "missile"
_EDITS = 9
_IDLE_SECONDS = 10.0
_BUILT_IN = Path("built-in")
_ROOT = Path(__file__).parents[2]


def camera() -> list[tuple[float, float]]:
    """Return first and last day of 300 views: zoom from 66 years to a week, then ten years there and back at a year."""
    views = []
    for step in range(_STEPS):
        span = 66 * _YEAR * (7 / (66 * _YEAR)) ** (step / (_STEPS - 1))
        views.append((FIRST + 16.5 * _YEAR - span / 2, FIRST + 16.5 * _YEAR + span / 2))
    for step in (*range(1, _STEPS + 1), *range(_STEPS - 1, -1, -1)):
        centre = FIRST + (11.5 + 10 * step / _STEPS) * _YEAR
        views.append((centre - _YEAR / 2, centre + _YEAR / 2))
    return views


def painted_objects(picture: Picture, scene: Scene) -> int:
    """Count what a frame paints: marks, their words, ticks, counts, units of the axis and turns on the bands."""
    ticks = picture.frame.ticks(scene.scale)
    turns = sum(len(strip.turns) for strip in picture.subject.strips)
    return 2 * len(scene.labels) + len(scene.ticks.x) + len(scene.counts) + 2 * (
        len(ticks.minor) + len(ticks.major) + turns
    )  # fmt: skip


def quantiles(milliseconds: list[float]) -> dict[str, float]:
    """Return median, 90th and 99th percentile and maximum."""
    ordered = sorted(milliseconds)

    def at(share: float) -> float:
        return round(ordered[min(len(ordered) - 1, int(share * len(ordered)))], 3)

    return {"median": at(0.5), "p90": at(0.9), "p99": at(0.99), "max": round(ordered[-1], 3)}


def _timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def measure_frames(path: Path) -> dict[str, Any]:
    """Show the collection at `path` and drive the camera over it; called in a process of its own."""
    from cubatimeline.app import quick_start

    # As the program does at its start.
    quick_start.begin()
    from PySide6.QtCore import QEventLoop
    from PySide6.QtWidgets import QApplication

    from cubatimeline.app.paths import cache_folder, resources_folder
    from cubatimeline.app.subject import subject_of
    from cubatimeline.drawing.fonts import load_fonts
    from cubatimeline.drawing.theme import load_theme
    from cubatimeline.services.loading import read_timeline
    from cubatimeline.store.reader import Reader
    from cubatimeline.widgets.timeline.view import TimelineView

    application = QApplication([])
    load_fonts()
    view = TimelineView(load_theme(resources_folder() / "themes" / "light.toml"), "en")
    view.resize(*SIZE)
    begun = time.perf_counter()
    with Reader(path) as reader:
        data = read_timeline(reader, "en", cache_folder())
        view.show_subject(subject_of(data, "en"), float(data.meta.span[0]), float(data.meta.span[1] + 1))
        loaded = time.perf_counter() - begun
        # Waiting, as a window does: asking again and again would take half of the time from the thread that places.
        while view.picture is None or not view.picture.layout.complete:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        placed = time.perf_counter() - begun
        quick_start.settle()
        empty = _blank()
        _shown(empty)
        frames, cpu, between, blank, most = _frames(view, empty)
        filtering = median(_filtered(view, reader) for _ in range(3))
    result = {
        "events": len(data.columns),
        "load_s": round(loaded, 3),
        "placed_s": round(placed, 3),
        "frame_ms": quantiles(frames),
        "cpu_ms": quantiles(cpu),
        "zoom_ms": quantiles(frames[:_STEPS]),
        "between_ms": quantiles(between),
        "blank_ms": {key: quantiles(blank)[key] for key in ("median", "p99")},
        "objects_max": most,
        "filter_ms": round(filtering, 2),
        **_edits(view),
        **_figures(view),
        "peak_mb": _peak_mb(),
    }
    del application
    return result


def _filtered(view: TimelineView, reader: Reader) -> float:
    """Return the milliseconds from a word that somebody typed to the image in which what it finds is lit."""
    from cubatimeline.services.filtering import matching

    assert view.picture is not None
    columns = view.picture.subject.columns

    def work() -> None:
        view.emphasise(replace(view.emphasis, lit=matching(columns, reader, _WORD)))
        _painted(view)

    taken = 1000 * _timed(work)
    view.emphasise(replace(view.emphasis, lit=None))
    _painted(view)
    return taken


def _edits(view: TimelineView) -> dict[str, float]:
    """Return what an edit takes in milliseconds, and the longest of them: the first has to be given new memory."""
    taken = [_edited(view, number) for number in range(_EDITS)]
    return {"edit_ms": round(median(taken), 2), "edit_longest_ms": round(max(taken), 2)}


def _edited(view: TimelineView, number: int) -> float:
    """Return the milliseconds from another date of an event to the image that shows it there."""
    import numpy as np

    picture, scene = view.picture, view.scene
    assert picture is not None
    assert scene is not None
    shown = scene.labels.mark
    mark = shown[[number % len(shown)]] if len(shown) else np.array([number % len(picture.subject.marks)])
    event, lanes = picture.subject.marks.event[mark], picture.subject.marks.lane[mark]

    def work() -> None:
        assert picture is not None
        columns = picture.subject.columns
        one = columns.taken(event)
        days = {
            name: getattr(one, name) + 1.0 for name in ("start_earliest", "start_latest", "end_earliest", "end_latest")
        }
        edited = columns.edited(event, replace(one, **days, titles=[f"Moved by a day {number}"]))
        if not view.show_edit(edited, event, lanes):
            raise RuntimeError("the edit could not be shown at once")
        _painted(view)

    return 1000 * _timed(work)


def measure_idle(path: Path, seconds: float) -> dict[str, float]:
    """Open the main window on a collection and tell what it takes while nothing happens; in a process of its own."""
    from PySide6.QtCore import QEventLoop, QTimer
    from PySide6.QtWidgets import QApplication

    from cubatimeline.app import settings as options
    from cubatimeline.app.main_window import MainWindow
    from cubatimeline.app.paths import settings_file
    from cubatimeline.drawing.fonts import load_fonts

    application = QApplication([])
    load_fonts()
    window = MainWindow(path, options.load(settings_file()))
    window.resize(*SIZE)
    window.show()
    while window.panel_data is None or window.timeline.picture is None or not window.timeline.picture.layout.complete:
        QApplication.processEvents()
    loop = QEventLoop()
    QTimer.singleShot(1000, loop.quit)
    loop.exec()
    before, begun = time.process_time(), time.monotonic()
    QTimer.singleShot(round(1000 * seconds), loop.quit)
    loop.exec()
    share = 100 * (time.process_time() - before) / (time.monotonic() - begun)
    window.close()
    del application
    return {"idle_percent": round(share, 3)}


def _peak_mb() -> int:
    """Return the most memory this process has held; on Linux without what its parent held when it was forked."""
    status = Path("/proc/self/status")
    if status.exists():
        return round(int(status.read_text().split("VmHWM:")[1].split()[0]) / 1024)
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def _blank() -> QWidget:
    from PySide6.QtGui import QPainter, QPaintEvent
    from PySide6.QtWidgets import QWidget

    class Blank(QWidget):
        """Paints its ground and nothing else."""

        def paintEvent(self, event: QPaintEvent) -> None:
            painter = QPainter(self)
            painter.fillRect(self.rect(), self.palette().window())

    blank = Blank()
    blank.resize(*SIZE)
    return blank


def _shown(widget: QWidget) -> None:
    """Show a widget and wait until it can be painted; until then a repaint does nothing."""
    from PySide6.QtWidgets import QApplication

    widget.show()
    while not (window := widget.windowHandle()) or not window.isExposed():
        QApplication.processEvents()


def _painted(widget: QWidget) -> None:
    """Paint what is stale of a widget now, as the event loop would once it has nothing else to do."""
    from PySide6.QtCore import QCoreApplication, QEvent

    QCoreApplication.sendPostedEvents(widget, QEvent.Type.UpdateRequest.value)


def _frames(view: TimelineView, empty: QWidget) -> tuple[list[float], list[float], list[float], list[float], int]:
    """Return milliseconds of frames, of the processor alone, of the event loop between them, of blank repaints.

    The last is the most objects of a frame. Blank repaints come a dozen after every dozen of frames.

    By turns, so that a busy machine slows both; by the dozen, so that neither pays for the other's memory each time.
    """

    from PySide6.QtWidgets import QApplication

    def emptied() -> None:
        empty.update()
        _painted(empty)

    _shown(view)
    taken, cpu, between, blank, most = [], [], [], [], 0
    for number, (first, last) in enumerate(camera()):

        def frame(first: float = first, last: float = last) -> None:
            view.camera.show_span(first, last)
            _painted(view)

        busy = time.thread_time()
        taken.append(1000 * _timed(frame))
        cpu.append(1000 * (time.thread_time() - busy))
        between.append(1000 * _timed(QApplication.processEvents))
        if number % _DOZEN == 0:
            blank += [1000 * _timed(emptied) for _ in range(_DOZEN)]
        assert view.picture is not None
        assert view.scene is not None
        most = max(most, painted_objects(view.picture, view.scene))
    return taken, cpu, between, blank, most


def _figures(view: TimelineView) -> dict[str, float]:
    from PySide6.QtGui import QImage

    from cubatimeline.drawing.export import PictureSpec, export_picture

    picture = view.picture
    assert picture is not None
    first, last = camera()[0]
    spec = PictureSpec(1920, 1080, first, last, "Benchmark", 2.0)
    with tempfile.TemporaryDirectory() as folder:
        taken = {
            name: _timed(lambda ending=ending: export_picture(  # type: ignore[misc]
                Path(folder) / f"figure.{ending}", picture.subject, picture.theme, "en", spec
            ))
            for name, ending in (("png4k_s", "png"), ("svg_s", "svg"))
        }  # fmt: skip
        image = QImage(str(Path(folder) / "figure.png"))
        taken["save4k_s"] = _timed(lambda: image.save(str(Path(folder) / "again.png")))
    return {name: round(seconds, 3) for name, seconds in taken.items()}


def measure(path: Path, home: Path, idle: float = _IDLE_SECONDS) -> dict[str, Any]:
    """Measure frames, first paint and idling of a stored collection."""
    from tests.benchmarks.start import time_to_paint

    _keep(path, home)
    result = _apart("--measure", str(path))
    time_to_paint(home, path)
    result["first_paint_s"] = round(median(time_to_paint(home, path)[0] for _ in range(3)), 3)
    result["blank_start_s"] = round(median(time_to_paint(home, None)[0] for _ in range(3)), 3)
    result.update(_apart("--idle", str(path), "--seconds", str(idle)))
    return result


def _apart(*arguments: str) -> dict[str, Any]:
    """Run this module in a process of its own and return what it measured."""
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    command = [sys.executable, "-m", "tests.benchmarks.timeline", *arguments]
    done = subprocess.run(command, env=environment, cwd=_ROOT, stdout=subprocess.PIPE, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _keep(path: Path, home: Path) -> None:
    """Keep the columns, as the program does once it has shown a large collection."""
    from cubatimeline.services.loading import keep_columns, read_timeline
    from cubatimeline.store.reader import Reader

    with Reader(path) as reader:
        keep_columns(reader, read_timeline(reader, "en", home / "cache"), "en", home / "cache")


def _stored(options: argparse.Namespace, home: Path) -> Path:
    """Return a collection to measure: the built-in one, one given, or one made up."""
    from cubatimeline.app.first_launch import never, ready_collection, silent
    from cubatimeline.app.paths import HOME_VARIABLE

    os.environ[HOME_VARIABLE] = str(home)
    if options.collection is not None:
        return ready_collection(None if options.collection == _BUILT_IN else options.collection)
    from cubatimeline.store.fill import fill

    path = home / f"events-{options.events}.cubatimeline"
    fill(path, content(options.events, options.seed), silent, never)
    return path


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--events", type=int, default=1000, help="events made up (1000)")
    parser.add_argument("--seed", type=int, default=1953, help="seed of the events made up (1953)")
    parser.add_argument("--collection", type=Path, nargs="?", const=_BUILT_IN, help="the built-in collection, or FILE")
    parser.add_argument("--window", action="store_true", help="in real windows, on the display there is")
    parser.add_argument("--measure", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--idle", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--seconds", type=float, default=_IDLE_SECONDS, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure or options.idle:
        found = measure_frames(options.measure) if options.measure else measure_idle(options.idle, options.seconds)
        print(json.dumps(found))
        return
    if options.window:
        if not os.environ.get("DISPLAY"):
            parser.error("there is no display to open a window on; try xvfb-run --auto-servernum")
        os.environ["QT_QPA_PLATFORM"] = "xcb"
    with tempfile.TemporaryDirectory() as folder:
        result = measure(_stored(options, Path(folder)), Path(folder), options.seconds)
    if options.json:
        print(json.dumps(result))
        return
    blank = result["blank_ms"]["median"]
    for name in ("frame_ms", "zoom_ms"):
        parts = (f"{key} {value:.2f} ms ({value / blank:.0f}x)" for key, value in result[name].items())
        print(f"{name:9} {', '.join(parts)}")
    print(f"a blank repaint {blank:.3f} ms; {result['objects_max']} objects at the most; {result['peak_mb']} MB")
    print(f"loaded in {result['load_s']:.2f} s; first paint {result['first_paint_s']:.2f} s after the start, ", end="")
    print(f"an empty window {result['blank_start_s']:.2f} s")
    print(f"filtered in {result['filter_ms']:.0f} ms, edited in {result['edit_ms']:.0f} ms; ", end="")
    print(f"a PNG of 3840 pixels {result['png4k_s']:.2f} s (its pixels alone {result['save4k_s']:.2f} s), ", end="")
    print(f"an SVG {result['svg_s']:.2f} s; idle {result['idle_percent']:.2f} % of a processor")


if __name__ == "__main__":
    main()
