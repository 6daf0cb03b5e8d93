"""Writes figures to files and to the clipboard, in the format asked for."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import BinaryIO

from PySide6.QtCore import QByteArray, QMimeData

from cubatimeline.domain.errors import ReaderError, UsageError
from cubatimeline.drawing.figure.metrics import FontMetrics
from cubatimeline.drawing.figure.pdf import pdf_bytes
from cubatimeline.drawing.figure.png import write_png
from cubatimeline.drawing.figure.progress import Progress, part_of, silent
from cubatimeline.drawing.figure.raster import Raster, painted, raster_of
from cubatimeline.drawing.figure.svg import svg_bytes
from cubatimeline.drawing.figure.tiff import write_tiff
from cubatimeline.services.figures.sheets import About, Sheet
from cubatimeline.services.safe_files import write_whole

FORMATS = ("pdf", "svg", "png", "tif", "tiff")
USUAL_DOTS = 300.0
"""Pixels an inch that journals ask for where a picture is not of lines alone."""
_CLIPBOARD_PIXELS = 12_000_000
"""Of a picture on the clipboard at most: what word processors take in without a pause."""
_Writer = Callable[[BinaryIO, Raster, About, Progress], None]


def figure_bytes(
    ending: str, sheets: Sequence[Sheet], about: About, dots: float = USUAL_DOTS, progress: Progress = silent
) -> list[bytes]:
    """Return the files of a figure: one PDF of all sheets, in other formats one file a sheet.

    Args:
        ending: one of `FORMATS`.
        dots: pixels an inch of PNG and TIFF.

    Raises:
        UsageError: no such format.
        ReaderError: the picture would have more pixels than programs open.
        Cancelled: `progress` said so.
    """
    if ending == "pdf":
        return [pdf_bytes(sheets, about, progress)]
    if ending == "svg":
        metrics = FontMetrics()
        return [svg_bytes(sheet, about, metrics) for sheet in sheets]
    if ending not in FORMATS:
        raise UsageError(f"No figure format is called “{ending}”.", f"End the name in .{', .'.join(FORMATS)}.")
    write: _Writer = write_png if ending == "png" else write_tiff
    rasters = [raster_of(sheet, dots) for sheet in sheets]
    return [_pixels(write, raster, about, part_of(progress, at, len(rasters))) for at, raster in enumerate(rasters)]


def write_figure(
    path: Path, sheets: Sequence[Sheet], about: About, dots: float = USUAL_DOTS, progress: Progress = silent
) -> list[Path]:
    """Write a figure in the format of the ending of `path`, and return the files: numbered where there are several.

    Raises:
        UsageError, ReaderError, Cancelled: as of `figure_bytes`; or a file cannot be written.
    """
    files = figure_bytes(path.suffix.lower().lstrip("."), sheets, about, dots, progress)
    paths = numbered(path, len(files))
    for each, content in zip(paths, files, strict=True):
        try:
            write_whole(each, content)
        except OSError as error:
            raise ReaderError(
                f"The figure cannot be written to {each} ({error.strerror}).", "Choose another folder."
            ) from error
    return paths


def numbered(path: Path, count: int) -> list[Path]:
    """Return the names of several files of one figure: "wall-01.png", "wall-02.png"; one keeps its name."""
    if count == 1:
        return [path]
    digits = len(str(count))
    return [path.with_name(f"{path.stem}-{number:0{digits}}{path.suffix}") for number in range(1, count + 1)]


def clipboard_data(sheet: Sheet, about: About, dots: float = USUAL_DOTS) -> QMimeData:
    """Return a sheet as others take it from the clipboard: a picture, an SVG, and the alternative text as words."""
    most = (_CLIPBOARD_PIXELS / (sheet.width * sheet.height)) ** 0.5 * 25.4
    raster = raster_of(sheet, min(dots, most))
    data = QMimeData()
    data.setImageData(painted(raster))
    data.setData("image/svg+xml", QByteArray(svg_bytes(sheet, about)))
    if about.alt:
        data.setText(about.alt)
    return data


def _pixels(write: _Writer, raster: Raster, about: About, progress: Progress) -> bytes:
    file = io.BytesIO()
    write(file, raster, about, progress)
    return file.getvalue()
