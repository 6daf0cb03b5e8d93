"""Paints how many documents survive from when: a thin curve over the density of events in the overview strip."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from cubatimeline.drawing.text import Lettering
from cubatimeline.drawing.theme import Theme
from cubatimeline.services.geometry.density import Floats, density
from cubatimeline.services.geometry.time_scale import TimeScale

_STEP = 4.0
"""Pixels that one point of the curve stands for, as for the events below it."""


class DocumentCurve:
    """The curve for the documents of one collection."""

    def __init__(self, theme: Theme, days: Floats) -> None:
        self.theme = theme
        self._days = days
        self._known: tuple[TimeScale, Floats] | None = None

    def paint(self, painter: QPainter, whole: TimeScale, height: float) -> None:
        """Paint the curve over a strip `height` pixels high, its highest point near the upper edge."""
        if self._known is None or self._known[0] != whole:
            self._known = whole, density(self._days, whole, _STEP)
        counts = self._known[1]
        most = max(float(counts.max(initial=0.0)), 1.0)
        path = QPainterPath()
        for number, count in enumerate(counts.tolist()):
            # the root lets single documents be seen beside years with hundreds, as for the events
            point = QPointF((number + 0.5) * _STEP, height - 1 - (height - 5) * (count / most) ** 0.5)
            if number:
                path.lineTo(point)
            else:
                path.moveTo(point)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self.theme.colour("attested_several"), 1.2 * self.theme.scale))
        painter.drawPath(path)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def paint_strip_legend(painter: QPainter, theme: Theme, font: Lettering, words: tuple[str, str], room: QRectF) -> None:
    """Tell in the gutter beside the strip which is which: a small area for events, a line for documents."""
    height, sign = room.height() / 2, theme.px(14)
    for row, (words_of_row, role) in enumerate(zip(words, ("text_soft", "attested_several"), strict=True)):
        top = room.top() + row * height
        colour = theme.colour(role)
        if row:
            painter.setPen(QPen(colour, 1.2 * theme.scale))
            painter.drawLine(QPointF(room.left(), top + height / 2), QPointF(room.left() + sign, top + height / 2))
        else:
            painter.fillRect(QRectF(room.left(), top + height * 0.3, sign, height * 0.4), theme.colour(role, 150))
        left = room.left() + sign + theme.px(6)
        ink = theme.colour("text_soft")
        font.paint(painter, left, font.baseline(top, height), words_of_row, ink, room.right() - left)
