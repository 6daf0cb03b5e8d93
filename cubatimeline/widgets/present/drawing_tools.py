"""Pointer, spotlight and pen over what the class sees; nothing of them is kept."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPolygonF

from cubatimeline.drawing.theme import Theme

_DARK = 190
"""Alpha of what lies outside the spotlight."""


class Tool(StrEnum):
    """What the mouse does over the audience's display."""

    NONE = ""
    POINTER = "pointer"
    SPOTLIGHT = "spotlight"
    PEN = "pen"


class Tools:
    """Holds the tool in hand, where it points and what was drawn, in shares of the display's width and height."""

    def __init__(self) -> None:
        self.tool = Tool.NONE
        self.at: tuple[float, float] | None = None
        self.strokes: list[list[tuple[float, float]]] = []
        self._drawing = False

    def choose(self, tool: Tool) -> None:
        """Take a tool in hand, or lay it aside where it is in hand already."""
        self.tool = Tool.NONE if self.tool is tool else tool
        self._drawing = False

    def press(self, at: tuple[float, float]) -> bool:
        """Begin a stroke of the pen; return whether the pen is in hand."""
        if self.tool is not Tool.PEN:
            return False
        self.strokes.append([at])
        self._drawing = True
        return True

    def move(self, at: tuple[float, float] | None) -> bool:
        """Point elsewhere, drawing on where the pen is down; return whether anything is seen of it."""
        self.at = at
        if self._drawing and at is not None:
            self.strokes[-1].append(at)
        return self.tool is not Tool.NONE

    def release(self) -> None:
        """Lift the pen."""
        self._drawing = False

    def undo(self) -> None:
        """Take the last stroke back."""
        if self.strokes:
            self.strokes.pop()
        self._drawing = False

    def forget(self) -> None:
        """Wipe what was drawn, as for another scene."""
        self.strokes.clear()
        self._drawing = False

    def paint(self, painter: QPainter, theme: Theme, width: float, height: float) -> None:
        """Paint strokes, then what the tool shows."""
        pen = QPen(theme.colour("dispute"), max(0.006 * height, 2.0))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for stroke in self.strokes:
            points = [QPointF(x * width, y * height) for x, y in stroke]
            painter.drawPolyline(QPolygonF(points if len(points) > 1 else points * 2))
        if self.at is None or self.tool not in (Tool.POINTER, Tool.SPOTLIGHT):
            return
        centre = QPointF(self.at[0] * width, self.at[1] * height)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.tool is Tool.POINTER:
            painter.setBrush(theme.colour("dispute"))
            painter.drawEllipse(centre, 0.012 * height, 0.012 * height)
            return
        around = QPainterPath()
        around.addRect(QRectF(0, 0, width, height))
        around.addEllipse(centre, 0.16 * height, 0.16 * height)
        painter.setBrush(theme.colour("shadow", _DARK))
        painter.drawPath(around)
