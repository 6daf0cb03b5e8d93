"""The overview strip: the density of everything and the window that the timeline shows, which can be dragged."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cubatimeline.domain.languages import Language
from cubatimeline.drawing.documents import DocumentCurve, paint_strip_legend
from cubatimeline.drawing.frame import FramePainter
from cubatimeline.drawing.text import ScreenLettering
from cubatimeline.drawing.theme import Theme
from cubatimeline.services.geometry.density import Floats
from cubatimeline.services.geometry.measures import Measures
from cubatimeline.services.geometry.time_scale import TimeScale


class OverviewStrip(QWidget):
    """All of time in one strip.

    Signals:
        span_request: first and last day that the timeline should show.
    """

    span_request = Signal(float, float)

    def __init__(self, theme: Theme, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days: Floats | None = None
        self._lit: Floats | None = None
        self._documents: Floats | None = None
        self._curve: DocumentCurve | None = None
        self._first, self._last = 0.0, 1.0
        self._shown: TimeScale | None = None
        self._grip: float | None = None
        self.setAccessibleName(self.tr("Overview of the whole span"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_theme(theme, language)

    def set_theme(self, theme: Theme, language: Language) -> None:
        """Draw in another theme or language."""
        self._measures = Measures().scaled(theme.scale)
        self._frame = FramePainter(theme, self._measures, language, ScreenLettering)
        self._theme = theme
        self.show_documents(self._documents)
        self.updateGeometry()
        self.update()

    def align(self, gutter: float) -> None:
        """Begin as far from the left as the timeline above does."""
        self._measures = replace(self._measures, gutter=gutter)
        self._frame.measures = self._measures
        self.update()

    def show_events(self, days: Floats, first: float, last: float) -> None:
        """Show the density of events at `days` between two day numbers."""
        self._days, self._first, self._last = days, first, last
        self.update()

    def show_limits(self, first: float, last: float) -> None:
        """Show the density between other day numbers."""
        if (first, last) != (self._first, self._last):
            self._first, self._last = first, last
            self.update()

    def show_lit(self, days: Floats | None) -> None:
        """Draw forward the events at `days`; None to draw all alike."""
        self._lit = days
        self.update()

    def show_documents(self, days: Floats | None) -> None:
        """Draw a thin curve of the documents that survive from `days` over that of the events; None for none."""
        self._documents = days
        self._curve = None if days is None else DocumentCurve(self._theme, days)
        self.setAccessibleDescription("" if days is None else self.tr("Events as an area, documents as a line"))
        self.update()

    @property
    def documents(self) -> Floats | None:
        """The days of the documents that are drawn; None where none are."""
        return self._documents

    def show_window(self, scale: TimeScale) -> None:
        """Show which part of the whole the timeline shows."""
        self._shown = scale
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, round(self._measures.overview))

    def minimumSizeHint(self) -> QSize:
        return QSize(100, round(self._measures.overview))

    def _scale(self) -> TimeScale:
        return TimeScale(self._first, self._last, max(self.width() - self._measures.gutter, 1.0))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("canvas"))
        if self._days is not None and self._shown is not None:
            painter.translate(self._measures.gutter, 0)
            self._frame.paint_overview(painter, self._scale(), self._shown, self._days, self._lit)
            if self._curve is not None:
                self._paint_documents(painter, self._curve)

    def _paint_documents(self, painter: QPainter, curve: DocumentCurve) -> None:
        height = self._measures.overview - self._measures.axis * 0.4
        curve.paint(painter, self._scale(), height)
        gutter, words = self._measures.gutter, (self.tr("events"), self.tr("documents"))
        room = QRectF(self._theme.px(10) - gutter, 0, gutter - self._theme.px(14), height)
        paint_strip_legend(painter, self._theme, self._frame.axis_font, words, room)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._shown is None:
            return
        day = self._scale().day(event.position().x() - self._measures.gutter)
        inside = self._shown.start <= day <= self._shown.end
        self._grip = day - self._shown.start if inside else self._shown.span / 2
        self._move_to(day)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is not None:
            self._move_to(self._scale().day(event.position().x() - self._measures.gutter))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grip = None

    def _move_to(self, day: float) -> None:
        if self._grip is not None and self._shown is not None:
            start = day - self._grip
            self.span_request.emit(start, start + self._shown.span)
