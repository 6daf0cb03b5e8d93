"""Paints the lanes of the timeline on a screen, frame after frame: the same picture as `timeline`, from pieces of a sheet.

Pieces are painted by the painters that figures use, so that a mark looks the same everywhere. A bar is one piece cut in five:
both ends, the middle with its dot, and what lies between them drawn out to its length. Marks that fade or point out of the
view are no pieces; they are painted singly.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QTextLayout, QTextLine

from cubatimeline.domain.dates import Precision
from cubatimeline.drawing.marks import (
    APPROXIMATE,
    HOLLOW,
    HOURS_FROM,
    OPEN_END,
    OPEN_START,
    SPAN,
    UNCERTAIN,
    MarkPainter,
    Span,
)
from cubatimeline.drawing.sheet import Sheet, SheetFull
from cubatimeline.drawing.text import ELLIPSIS, Lettering
from cubatimeline.drawing.timeline import DIMMED, TICKS, Emphasis, LanePainter, beside
from cubatimeline.services.geometry.scene import Scene

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]

_TOLD = UNCERTAIN | APPROXIMATE | OPEN_START | OPEN_END | HOLLOW
"""Flags that change how a mark is drawn."""
_MOST_WORDS = 20_000
_OUTSIDE = 8.0
"""Pixels beyond the view to which bars are drawn."""
