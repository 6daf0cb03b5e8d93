"""Paints sheets as pixels, a strip at a time: a wall chart needs no more memory than a slide."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage, QPainter

from cubatimeline.domain.errors import ReaderError
from cubatimeline.drawing.figure.painting import SheetPainter, grey
from cubatimeline.drawing.figure.progress import Progress, silent
from cubatimeline.services.figures.sheets import Sheet

Pixels = NDArray[np.uint8]

_INCH = 25.4
_STRIP = 8_000_000
"""Pixels of a strip at most: 32 MB."""
_MOST_PIXELS = 1_000_000_000
"""A third of a gigabyte and more of file, which few programs open; a wall chart at 300 dots an inch has 140 million."""
_MOST_ACROSS = 32_000
"""Qt's painter counts in sixteen bits."""


@dataclass(frozen=True, slots=True)
class Raster:
    """A sheet that becomes pixels.

    Attributes:
        dots: pixels an inch.
        grey: one channel rather than three, because nothing has a colour.
    """

    sheet: Sheet
    width: int
    height: int
    dots: float
    grey: bool


def raster_of(sheet: Sheet, dots: float) -> Raster:
    """Return what a sheet is in pixels.

    Raises:
        ReaderError: it would have more pixels than programs open.
    """
    width, height = (max(round(size * dots / _INCH), 1) for size in (sheet.width, sheet.height))
    if width * height > _MOST_PIXELS or width > _MOST_ACROSS:
        fits = min((_MOST_PIXELS / (sheet.width * sheet.height)) ** 0.5, _MOST_ACROSS / sheet.width) * _INCH
        raise ReaderError(
            f"At {dots:.0f} dots an inch the picture would be {width} by {height} pixels, more than programs open.",
            f"Choose {_round_down(fits)} dots an inch or fewer, or PDF, which has no pixels.",
        )
    return Raster(sheet, width, height, dots, grey([sheet]))


def strips(raster: Raster, progress: Progress = silent) -> Iterator[Pixels]:
    """Yield the rows of a picture from above in strips of shape (rows, width) in grey, else (rows, width, 3).

    Raises:
        Cancelled: `progress` said so.
    """
    high = max(min(_STRIP // raster.width, raster.height), 1)
    hand = SheetPainter()
    image = QImage(raster.width, high, QImage.Format.Format_RGB32)
    for top in range(0, raster.height, high):
        progress(top, raster.height)
        _paint(image, raster, hand, top)
        yield pixels_of(image, raster.grey)[: raster.height - top]


def painted(raster: Raster) -> QImage:
    """Return a whole picture as an image that knows its physical size."""
    image = QImage(raster.width, raster.height, QImage.Format.Format_RGB32)
    image.setDotsPerMeterX(round(raster.dots / _INCH * 1000))
    image.setDotsPerMeterY(round(raster.dots / _INCH * 1000))
    _paint(image, raster, SheetPainter(), 0)
    return image


def _paint(image: QImage, raster: Raster, hand: SheetPainter, top: int) -> None:
    """Paint the rows of a picture from `top` on that an image has room for."""
    scale = raster.dots / _INCH
    image.fill(QColor(raster.sheet.paper) if raster.sheet.paper else QColor.fromRgbF(1.0, 1.0, 1.0))
    painter = QPainter(image)
    painter.translate(0, -top)
    painter.scale(scale, scale)
    whole = image.height() == raster.height
    hand.paint(painter, raster.sheet, top / scale, None if whole else (top + image.height()) / scale)
    painter.end()


def pixels_of(image: QImage, in_grey: bool) -> Pixels:
    """Return the pixels of an image of 32 bits: shape (height, width) in grey, else (height, width, 3)."""
    wanted = QImage.Format.Format_Grayscale8 if in_grey else QImage.Format.Format_RGB888
    changed = image.convertToFormat(wanted)
    rows = np.frombuffer(changed.constBits(), np.uint8).reshape(changed.height(), changed.bytesPerLine())
    if in_grey:
        return rows[:, : changed.width()].copy()
    return rows[:, : 3 * changed.width()].reshape(changed.height(), changed.width(), 3).copy()


def _round_down(dots: float) -> int:
    return int(dots // 50 * 50) if dots >= 50 else max(int(dots), 1)
