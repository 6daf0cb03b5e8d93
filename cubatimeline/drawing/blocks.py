"""Plain rectangles by the hundred in one call: hairlines and grounds of a screen."""

from __future__ import annotations

from typing import cast

import numpy as np
import shiboken6
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from cubatimeline.drawing.sheet import address

FEW = 32
"""So few rectangles are filled sooner one by one, as Qt does it without looking for their outline."""


def fill_blocks(painter: QPainter, blocks: NDArray[np.float64], colour: QColor) -> None:
    """Fill rectangles with a colour.

    Args:
        blocks: shape (n, 4), left, top, width and height of each.
    """
    if len(blocks) <= FEW:
        for left, top, width, height in blocks.tolist():
            painter.fillRect(QRectF(left, top, width, height), colour)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        # Such a table lies in memory as a row of rectangles does; without this way an object for each has to be made.
        table = np.ascontiguousarray(blocks, np.float64)
        painter.drawRects(cast("QRectF", shiboken6.wrapInstance(address(table), QRectF)), len(table))


def upright(x: NDArray[np.float64], top: float, height: float, ratio: float) -> NDArray[np.float64]:
    """Return hairlines from `top` down as blocks: one pixel of the device wide, `ratio` of which make a pixel."""
    blocks = np.empty((len(x), 4))
    blocks[:, 0] = np.floor(x * ratio) / ratio
    blocks[:, 1], blocks[:, 2], blocks[:, 3] = top, 1 / ratio, height
    return blocks


def level(y: NDArray[np.float64], width: float, ratio: float) -> NDArray[np.float64]:
    """Return hairlines from the left edge as blocks."""
    blocks = np.empty((len(y), 4))
    blocks[:, 1] = np.floor(y * ratio) / ratio
    blocks[:, 0], blocks[:, 2], blocks[:, 3] = 0.0, width, 1 / ratio
    return blocks
