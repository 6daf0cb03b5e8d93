"""Writes boards on paper: a PDF with one scene a page and its sources, or three with lines for notes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QLineF, QMarginsF, QPointF, QRectF, QSize
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPainter, QPdfWriter, QPen

from cubatimeline.drawing.fonts import SANS, SERIF
from cubatimeline.drawing.text import Lettering
from cubatimeline.drawing.theme import Theme
from cubatimeline.drawing.wrapping import wrapped

_DOTS = 1200
_MARGIN_MM = 15
_LINE_EVERY_MM = 8.0
_MM = _DOTS / 25.4

Paint = Callable[[QPainter], None]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A scene on paper.

    Attributes:
        paint: paints its board with the origin at the upper left corner; `size` is what that takes.
        quote, source: the passage it rests on; empty for none.
        sources: citations, one a line.
    """

    paint: Paint
    size: QSize
    quote: str = ""
    source: str = ""
    sources: tuple[str, ...] = ()


def pdf(title: str, sheets: Sequence[Sheet], theme: Theme, a_page: int) -> bytes:
    """Return a PDF on A4, fonts embedded, with `a_page` (1 or 3) scenes on a page."""
    buffer = QBuffer()
    data = QByteArray()
    buffer.setBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setCreator("Cuba Timeline")
    writer.setResolution(_DOTS)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(*(_MARGIN_MM,) * 4), QPageLayout.Unit.Millimeter)
    painter = QPainter(writer)
    page = _Page(writer, painter, theme)
    if a_page == 1:
        page.write_one_each(sheets)
    else:
        page.write_with_lines(sheets, a_page)
    painter.end()
    buffer.close()
    return bytes(data.data())


class _Page:
    """Fills the pages of one file from above."""

    def __init__(self, writer: QPdfWriter, painter: QPainter, theme: Theme) -> None:
        self._writer, self._painter, self._theme = writer, painter, theme
        self._width, self._height = float(writer.width()), float(writer.height())
        self._body = _lettering(3.9, serif=True)
        self._small = _lettering(2.9)
        self._number = 0

    def write_one_each(self, sheets: Sequence[Sheet]) -> None:
        """Write each scene on a page of its own, with passage and sources, over further pages if need be."""
        for sheet in sheets:
            self._begin()
            y = self._paint_board(sheet, QRectF(0, 0, self._width, self._width)) + 8 * _MM
            for line, font in self._lines(sheet):
                high = font.metrics.height() * 1.15
                if y + high > self._height - 8 * _MM:
                    self._begin()
                    y = 0.0
                font.paint(self._painter, 0, font.baseline(y, high), line, self._theme.colour("text"))
                y += high

    def _lines(self, sheet: Sheet) -> Iterator[tuple[str, Lettering]]:
        if sheet.quote:
            for line in wrapped(f"“{sheet.quote}”", self._body, self._width):
                yield line, self._body
            for line in wrapped(sheet.source, self._small, self._width):
                yield line, self._small
            yield "", self._body
        for number, cited in enumerate(sheet.sources, 1):
            for line in wrapped(f"{number}. {cited}", self._small, self._width):
                yield line, self._small

    def write_with_lines(self, sheets: Sequence[Sheet], a_page: int) -> None:
        """Write several scenes on a page, each at the left of lines to write on."""
        room = (self._height - 10 * _MM) / a_page
        for number, sheet in enumerate(sheets):
            if number % a_page == 0:
                self._begin()
            top = number % a_page * room
            half = self._width * 0.56
            self._paint_board(sheet, QRectF(0, top, half, room - 6 * _MM))
            self._painter.setPen(QPen(self._theme.colour("hairline"), 0.3 * _MM))
            y = top + _LINE_EVERY_MM * _MM
            while y < top + room - 6 * _MM:
                self._painter.drawLine(QLineF(half + 5 * _MM, y, self._width, y))
                y += _LINE_EVERY_MM * _MM

    def _begin(self) -> None:
        if self._number:
            self._writer.newPage()
        self._number += 1
        words = str(self._number)
        x, y = self._width - self._small.width(words), self._height - 1 * _MM
        self._small.paint(self._painter, x, y, words, self._theme.colour("text"))

    def _paint_board(self, sheet: Sheet, room: QRectF) -> float:
        """Paint a board as large as fits and return where it ends."""
        scale = min(room.width() / sheet.size.width(), room.height() / sheet.size.height())
        area = QRectF(room.topLeft(), QPointF(0, 0))
        area.setWidth(sheet.size.width() * scale)
        area.setHeight(sheet.size.height() * scale)
        painter = self._painter
        painter.save()
        painter.translate(area.topLeft())
        painter.scale(scale, scale)
        painter.setClipRect(QRectF(0, 0, sheet.size.width(), sheet.size.height()))
        sheet.paint(painter)
        painter.restore()
        painter.setPen(QPen(self._theme.colour("hairline"), 0.2 * _MM))
        painter.drawRect(area)
        return area.bottom()


def _lettering(millimetres: float, *, serif: bool = False) -> Lettering:
    font = QFont(SERIF if serif else SANS)
    font.setPixelSize(round(millimetres * _MM))
    return Lettering(font)


def svg(sheet: Sheet, title: str) -> str:
    """Return a board as SVG."""
    from PySide6.QtSvg import QSvgGenerator

    data = QByteArray()
    buffer = QBuffer()
    buffer.setBuffer(data)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(sheet.size)
    generator.setViewBox(QRectF(0, 0, sheet.size.width(), sheet.size.height()))
    generator.setTitle(title)
    painter = QPainter(generator)
    sheet.paint(painter)
    painter.end()
    return bytes(data.data()).decode()
