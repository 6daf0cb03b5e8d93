"""Times figures: the whole span for a journal in each format, a slide of 3840x2160 pixels, a wall of 10,000 events.

Run as `python -m tests.benchmarks.figures --json`. `png4k_ratio` is the seconds from the wish to the bytes of the PNG,
laid out and painted, over those that QImage.save takes for the same pixels in the same run; `svg_ratio` is the same
figure as SVG over that PNG. `preview` is what a change of the whole span at 190 mm takes in the workshop. The wall is
laid out and written in a process of its own, whose memory `peak_mb` is; `stops_ms` is the longest that it works on
without asking whether it shall stop. `gaps_ms` is for how long the window is held up at most while the same number of
events goes out, in each way that there is (`tests.benchmarks.gaps`).
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from cubatimeline.services.figures.figure import Figure
    from cubatimeline.store.reader import Reader

from tests.benchmarks.timeline import _peak_mb

ROOT = Path(__file__).parents[2]
WALL_EVENTS = 10_000
_ROUNDS = 3
_PREVIEW = 840, 600
"""Pixels that the workshop has for a page."""
Answer = TypeVar("Answer")


def timed(work: Callable[[], Answer], rounds: int) -> tuple[float, Answer]:
    """Return the fewest seconds that something takes in a few rounds, and what it gives."""
    seconds, answer = [], None
    for _ in range(rounds):
        begun = time.perf_counter()
        answer = work()
        seconds.append(time.perf_counter() - begun)
    assert answer is not None
    return min(seconds), answer


def figure_of(preset: str, **wishes: object) -> Figure:
    """Return a figure of a preset.

    Raises:
        KeyError: there is no such preset.
    """
    from dataclasses import replace

    from cubatimeline.services.figures.figure import Figure
    from cubatimeline.services.figures.presets import preset_called

    found = preset_called(preset)
    if found is None:
        raise KeyError(preset)
    return found.applied(replace(Figure(), **wishes))  # type: ignore[arg-type]


class Drawing:
    """Lays out and writes the figures of one collection."""

    def __init__(self, reader: Reader) -> None:
        from cubatimeline.drawing.figure.metrics import FontMetrics

        self._reader = reader
        self._metrics = FontMetrics

    def written(self, figure: Figure, ending: str) -> bytes:
        """Return a figure in a format, from the wish to the bytes, with nothing kept from before."""
        from cubatimeline.drawing.figure.writing import figure_bytes
        from cubatimeline.services.figures.composing import compose
        from cubatimeline.services.figures.content import read_content
        from cubatimeline.services.figures.sheets import About

        content = read_content(self._reader, figure)
        composed = compose(figure, content, self._metrics())
        (data,) = figure_bytes(ending, composed.sheets, About(title=content.title), figure.dpi)
        return data


def measure_formats(reader: Reader, rounds: int) -> dict[str, Any]:
    """Return seconds and bytes of the whole span at 190 mm in each format."""
    drawing, figure, found = Drawing(reader), figure_of("journal-190"), {}
    for ending in ("svg", "pdf", "png", "tiff"):
        seconds, data = timed(lambda ending=ending: drawing.written(figure, ending), rounds)  # type: ignore[misc]
        found[ending] = {"s": round(seconds, 3), "bytes": len(data)}
    return found


def measure_slide(reader: Reader, folder: Path, rounds: int) -> dict[str, Any]:
    """Return what a PNG of 3840x2160 pixels and the same as SVG take beside QImage.save."""
    from PySide6.QtGui import QImage

    drawing, figure = Drawing(reader), figure_of("slide-3840")
    png, data = timed(lambda: drawing.written(figure, "png"), rounds)
    svg, words = timed(lambda: drawing.written(figure, "svg"), rounds)
    image = QImage.fromData(data).convertToFormat(QImage.Format.Format_RGB32)
    saved, _ = timed(lambda: image.save(str(folder / "same.png")), rounds)
    return {
        "png4k_pixels": [image.width(), image.height()],
        "png4k_s": round(png, 3),
        "qimage_save_s": round(saved, 3),
        "png4k_ratio": round(png / saved, 2),
        "svg_s": round(svg, 3),
        "svg_objects": words.count(b"<text") + words.count(b"<path") + words.count(b"<rect"),
        "svg_ratio": round(svg / png, 2),
    }


def measure_preview(path: Path, rounds: int) -> dict[str, Any]:
    """Return the milliseconds, by the clock and of the processor, from a change to the picture in the workshop.

    What was read and measured for the figure before the change is kept, as it is while somebody makes it.
    """
    from dataclasses import replace

    from cubatimeline.app.figure_studio import Studio
    from cubatimeline.services.figures.figure import Colours, Density
    from cubatimeline.services.figures.presets import preset_called

    figure, small = figure_of("journal-190"), preset_called("journal-85")
    assert small is not None
    changes = {
        "legend": replace(figure, legend=False), "colours": replace(figure, colours=Colours.GREYSCALE),
        "density": replace(figure, density=Density.DENSE), "size": small.applied(figure),
        "sources": replace(figure, sources=True),
    }  # fmt: skip
    studio, found = Studio(path, lambda: False), {}
    for name, changed in changes.items():
        clock, processor = [], []
        for _ in range(rounds):
            studio.preview(figure, _PREVIEW)
            begun, spent = time.perf_counter(), time.process_time()
            studio.preview(changed, _PREVIEW)
            clock.append(time.perf_counter() - begun)
            processor.append(time.process_time() - spent)
        found[name] = {"ms": round(1000 * min(clock), 1), "cpu_ms": round(1000 * min(processor), 1)}
    studio.close()
    return found


def measure_wall(events: int) -> dict[str, Any]:
    """Return what a wall chart of made-up events takes as PDF, from the collection to the bytes."""
    from PySide6.QtGui import QGuiApplication

    from cubatimeline.drawing.figure.metrics import FontMetrics
    from cubatimeline.drawing.figure.writing import figure_bytes
    from cubatimeline.services.figures.composing import compose
    from cubatimeline.services.figures.content import read_content
    from cubatimeline.services.figures.figure import Density
    from cubatimeline.services.figures.sheets import About
    from cubatimeline.store.fill import fill
    from cubatimeline.store.reader import Reader
    from tests.benchmarks.events import content

    application, asked = QGuiApplication([]), [time.perf_counter()]

    def going_on(*_: int) -> bool:
        asked.append(time.perf_counter())
        return True

    def told(*_: int) -> None:
        going_on()

    with TemporaryDirectory() as folder:
        path = Path(folder) / "wall.cubatimeline"
        fill(path, content(events), lambda what, part: None, lambda: False)
        with Reader(path) as reader:
            figure = figure_of("poster-a0", density=Density.DENSE, rows=4)
            begun = asked[0] = time.perf_counter()
            composed = compose(figure, read_content(reader, figure), FontMetrics(), progress=going_on)
            laid = time.perf_counter()
            (data,) = figure_bytes("pdf", composed.sheets, About(title="Wall"), progress=told)
            ended = time.perf_counter()
    asked.append(ended)
    del application
    return {
        "events": events,
        "named": len(composed.shown),
        "compose_s": round(laid - begun, 3),
        "pdf_s": round(ended - laid, 3),
        "bytes": len(data),
        "stops_ms": round(1000 * max(later - sooner for sooner, later in pairwise(asked))),
        "peak_mb": _peak_mb(),
    }


def measure(events: int = WALL_EVENTS, rounds: int = _ROUNDS) -> dict[str, Any]:
    """Return everything measured."""
    from PySide6.QtGui import QGuiApplication

    from cubatimeline.services import builtin
    from cubatimeline.store.fill import fill
    from cubatimeline.store.reader import Reader

    application = QGuiApplication.instance() or QGuiApplication([])
    with TemporaryDirectory() as folder:
        path = Path(folder) / "built-in.cubatimeline"
        fill(path, builtin.load(builtin.data_folder()), lambda what, part: None, lambda: False)
        with Reader(path) as reader:
            result = {"whole_190": measure_formats(reader, rounds), **measure_slide(reader, Path(folder), rounds)}
        result["preview"] = measure_preview(path, rounds)
    del application
    return {
        **result,
        "wall": _apart("--wall", str(events)),
        "gaps_ms": _apart("--gaps", str(events), "--rounds", str(rounds)),
    }


def _apart(*options: str) -> dict[str, Any]:
    """Measure one thing in a process of its own."""
    command = [sys.executable, "-m", "tests.benchmarks.figures", *options]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def main() -> None:
    """Measure, and print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="print one JSON object, as all benchmarks do")
    parser.add_argument("--events", type=int, default=WALL_EVENTS, help="events of the wall chart")
    parser.add_argument("--rounds", type=int, default=_ROUNDS, help="of which the fastest counts")
    parser.add_argument("--wall", type=int, help="measure the wall chart alone, in this process")
    parser.add_argument("--gaps", type=int, help="measure for how long so many events hold up the window, alone")
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if options.gaps:
        from tests.benchmarks.gaps import measure_gaps

        result = measure_gaps(options.gaps, options.rounds)
    else:
        result = measure_wall(options.wall) if options.wall else measure(options.events, options.rounds)
    sys.stdout.write(json.dumps(result) + "\n")


if __name__ == "__main__":
    main()
