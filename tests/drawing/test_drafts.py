"""Drafts are hollow until they are accepted, moments and spans alike."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from cubatimeline.domain.dates import Precision
from cubatimeline.drawing.marks import MarkPainter, Span
from cubatimeline.drawing.theme import Theme
from cubatimeline.services.geometry.measures import Measures
from cubatimeline.store.columns import EventFlag

COLOUR = QColor(200, 0, 0)


def middle(theme: Theme, flags: int) -> QColor:
    """Return the colour in the middle of a mark with these flags."""
    painter_of = MarkPainter(theme, Measures().scaled(4.0))
    image = QImage(400, 120, QImage.Format.Format_RGB32)
    image.fill(theme.colour("canvas"))
    painter = QPainter(image)
    if flags & EventFlag.SPAN:
        painter_of.paint_span(painter, Span(100, 100, 300, 300), 0.0, flags, COLOUR, 400)
        level = painter_of.bar_top(0.0) + painter_of.measures.bar / 2
    else:
        painter_of.paint_moment(painter, (199.0, 201.0), 0.0, flags, int(Precision.DAY), COLOUR, 400)
        level = (painter_of.measures.row - painter_of.measures.bar - 2) / 2
    painter.end()
    return image.pixelColor(200, round(level))


@pytest.mark.parametrize("kind", [0, int(EventFlag.SPAN)])
def test_a_draft_is_hollow(theme: Theme, kind: int) -> None:
    assert middle(theme, kind | EventFlag.DRAFT) == theme.colour("canvas")


@pytest.mark.parametrize("kind", [0, int(EventFlag.SPAN)])
def test_what_is_accepted_is_filled(theme: Theme, kind: int) -> None:
    assert middle(theme, kind) == COLOUR
