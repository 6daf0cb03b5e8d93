"""Paints a sheet in millimetres: on a screen, into an image, on the pages of a PDF."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen

from cubatimeline.drawing.figure.hatching import DOT, THICKNESS, dots, outlines_of, strokes
from cubatimeline.drawing.figure.metrics import EM, FontMetrics, face_for, font_of
from cubatimeline.drawing.figure.progress import Progress, silent
from cubatimeline.services.figures.sheets import POINT, Box, Face, Hatch, Ink, Item, Path, Sheet, Words, box_of

_TOLD_EVERY = 100
"""Groups of which a progress is told: a hundred events are painted in some 10 ms."""
_REACH = 2.0
"""Millimetres by which thick lines and slanting letters may reach beyond their boxes."""


class SheetPainter:
    """Paints sheets with a painter whose unit is a millimetre: scale it first.

    Words are laid out `EM` pixels high and scaled, so that they stand to a hair where they were measured.
    """

    def __init__(self, metrics: FontMetrics | None = None) -> None:
        self._metrics = metrics or FontMetrics()
        self._fonts: dict[Face, QFont] = {}

    def paint(
        self, painter: QPainter, sheet: Sheet, top: float = 0.0, bottom: float | None = None,
        progress: Progress = silent,
    ) -> None:  # fmt: skip
        """Paint a sheet with its origin at the painter's; only what may touch `top` to `bottom` where these are given.

        Both are millimetres from the sheet's upper edge, for images painted strip by strip.

        Raises:
            Cancelled: `progress`, which is told the groups painted, said so.
        """
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing, True)
        if sheet.paper:
            painter.fillRect(QRectF(0, 0, sheet.width, sheet.height), QColor(sheet.paper))
        for number, group in enumerate(sheet.groups):
            if number % _TOLD_EVERY == 0:
                progress(number, len(sheet.groups))
            for item in group.items:
                if bottom is None or self._touches(item, top, bottom):
                    self._paint_item(painter, item)

    def _touches(self, item: Item, top: float, bottom: float) -> bool:
        _, upper, _, lower = box_of(item, self._metrics)
        return lower + _REACH >= top and upper - _REACH <= bottom

    def _paint_item(self, painter: QPainter, item: Item) -> None:
        if isinstance(item, Words):
            self._write(painter, item)
            return
        ink = item.ink
        path = _path(item)
        if ink.fill:
            colour = QColor(ink.fill)
            colour.setAlphaF(ink.opacity)
            painter.fillPath(path, colour)
        if ink.hatch is not Hatch.NONE:
            _paint_hatch(painter, item)
        if ink.stroke:
            painter.strokePath(path, pen_of(ink))

    def _write(self, painter: QPainter, words: Words) -> None:
        scale = words.points * POINT / EM
        width = self._metrics.width(words.text, words.face, words.points)
        left = words.x - {"start": 0.0, "middle": width / 2, "end": width}[words.anchor]
        painter.save()
        painter.translate(left, words.y)
        painter.scale(scale, scale)
        painter.setFont(self._font(face_for(words.text, words.face)))
        painter.setPen(QColor(words.colour))
        painter.drawText(QPointF(0, 0), words.text)
        painter.restore()

    def _font(self, face: Face) -> QFont:
        found = self._fonts.get(face)
        if found is None:
            found = self._fonts[face] = font_of(face)
        return found


def pen_of(ink: Ink) -> QPen:
    """Return the pen for the lines of an ink."""
    pen = QPen(QColor(ink.stroke), ink.points * POINT)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if ink.dash:
        # Qt counts in widths of the pen, and wants an even number of lengths
        lengths = ink.dash if len(ink.dash) % 2 == 0 else (*ink.dash, *ink.dash)
        pen.setDashPattern([length / ink.points for length in lengths])
    return pen


def grey(sheets: Sequence[Sheet]) -> bool:
    """Return whether nothing on the sheets has a colour but black, white and what lies between."""
    colours = {sheet.paper for sheet in sheets}
    for sheet in sheets:
        for item in sheet.items():
            colours |= {item.colour} if isinstance(item, Words) else _colours(item.ink)
    return all(QColor(colour).hsvSaturation() == 0 for colour in colours if colour)


def _colours(ink: Ink) -> set[str]:
    return {ink.fill, ink.stroke, ink.hatch_colour if ink.hatch is not Hatch.NONE else ""}


def _path(item: Box | Path) -> QPainterPath:
    path = QPainterPath()
    if isinstance(item, Box):
        if item.radius:
            path.addRoundedRect(QRectF(item.x, item.y, item.width, item.height), item.radius, item.radius)
        else:
            path.addRect(QRectF(item.x, item.y, item.width, item.height))
        return path
    begun = False
    for segment in item.segments:
        if not segment:
            path.closeSubpath()
            begun = False
        elif not begun:
            path.moveTo(segment[-2], segment[-1])
            begun = True
        elif len(segment) == 2:
            path.lineTo(*segment)
        else:
            path.cubicTo(*segment)
    return path


def _paint_hatch(painter: QPainter, item: Box | Path) -> None:
    ink, outlines = item.ink, outlines_of(item)
    colour = QColor(ink.hatch_colour)
    if ink.hatch is Hatch.DOTS:
        path = QPainterPath()
        for x, y in dots(outlines):
            path.addEllipse(QPointF(x, y), DOT, DOT)
        painter.fillPath(path, colour)
        return
    painter.setPen(QPen(colour, THICKNESS, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    painter.drawLines([QLineF(*stroke) for stroke in strokes(ink.hatch, outlines)])
