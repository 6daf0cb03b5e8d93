"""Writing a tour as slides, from the window and from the command line."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from cubatimeline.app.figure_choices import FigureOptions, figure_asked
from cubatimeline.app.headless import headless_application
from cubatimeline.domain.errors import UsageError
from cubatimeline.domain.tours import Tour
from cubatimeline.drawing.figure.metrics import FontMetrics
from cubatimeline.drawing.figure.progress import Progress, part_of, silent
from cubatimeline.drawing.figure.writing import write_figure
from cubatimeline.services.citing.source_list import source_list
from cubatimeline.services.citing.styles import CHICAGO_NOTES
from cubatimeline.services.figures.content import read_content
from cubatimeline.services.figures.figure import Figure
from cubatimeline.services.figures.sheets import About, Sheet
from cubatimeline.services.figures.slides import PRESET, slide_preset, slides
from cubatimeline.services.presenting.telling import tour_called
from cubatimeline.store.reader import Reader

_ADDRESS = re.compile(r"[,;:]?\s*<?https?://\S+?(?=\.?(?:\s|$))")


def export_slides(out: Path, tour: str, options: FigureOptions, reader: Reader) -> list[Path]:
    """Write a tour as slides without a window; return the files.

    Raises:
        UsageError: the options ask for what slides have not.
        ReaderError: there is no such tour, or a file cannot be written.
    """
    application = headless_application()
    looks = figure_asked(options, ()).figure
    if options.preset is not None and not looks.preset.startswith("slide"):
        raise UsageError(f"--preset {options.preset} is no size of slides.", f"Give {PRESET} or slide-3840.")
    paths = write_slides(out, tour_called(reader, tour), looks, reader, FontMetrics(), dots=options.dpi)
    del application
    return paths


def write_slides(
    out: Path, tour: Tour, looks: Figure, reader: Reader, metrics: FontMetrics, told: Progress = silent,
    dots: int | None = None,
) -> list[Path]:  # fmt: skip
    """Write one slide for each scene of a tour, all in one PDF or each as a picture; return the files.

    Args:
        looks: what colours, ground, letters and language are taken from, as of `slides`.
        dots: pixels an inch; those of the size of the slides, 1920 or 3840 pixels in all, where not given.

    Raises:
        ReaderError: the collection has gone, or a file cannot be written.
        Cancelled: `told` said so.
    """
    content = read_content(reader, Figure(language=looks.language))
    sheets: list[Sheet] = []
    for sheet in slides(tour, content, metrics, looks, _source_lines(reader, looks)):
        sheets.append(sheet)
        told(len(sheets), 2 * len(tour.scenes))
    meta = reader.meta()
    about = About(
        tour.title.in_(looks.language), author=looks.author, subject=tour.summary, language=looks.language,
        licence=looks.licence, version=f"{meta.id} {meta.version}" if meta.id else "",
    )  # fmt: skip
    return write_figure(out, sheets, about, dots or slide_preset(looks).dpi, part_of(told, 1, 2))


def _source_lines(reader: Reader, looks: Figure) -> Callable[[Sequence[str]], Sequence[str]]:
    style = looks.citation_style or CHICAGO_NOTES

    def lines(events: Sequence[str]) -> Sequence[str]:
        entries = source_list(reader, events, style, looks.language).entries
        return [without_addresses(entry.citation.plain) for entry in entries]

    return lines


def without_addresses(citation: str) -> str:
    """Return a citation without its web addresses: nobody types them off a wall, and they crowd out other sources."""
    return _ADDRESS.sub("", citation).rstrip(" .,") + "."
