"""The chart of events by year: one bar a year, divided by category, and a line for the chosen entity."""

from __future__ import annotations

import numpy as np
import pyqtgraph
from numpy.typing import NDArray
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from cubatimeline.domain.events import Category
from cubatimeline.domain.languages import Language
from cubatimeline.drawing.theme import Theme
from cubatimeline.services.counting import YearCounts

_BAR = 0.72
"""Width of a bar in years."""


class YearChart(QWidget):
    """Shows how many events begin in each year.

    Signals:
        year_chosen: the year that was clicked.
    """

    year_chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: YearCounts | None = None
        self._categories: tuple[Category, ...] = ()
        self._language: Language = "en"
        self._chosen: NDArray[np.int64] | None = None
        self._title = QLabel()
        self._plot = pyqtgraph.GraphicsLayoutWidget()
        self._plot.setAccessibleName(self.tr("Chart of events by year"))
        self._box = self._plot.addViewBox(row=0, col=1, enableMenu=False)
        self._box.setMouseEnabled(x=True, y=False)
        self._axes = [pyqtgraph.AxisItem(side, linkView=self._box) for side in ("left", "bottom")]
        self._plot.addItem(self._axes[0], row=0, col=0)
        self._plot.addItem(self._axes[1], row=1, col=1)
        self._plot.scene().sigMouseClicked.connect(self._clicked)
        layout = self._layout = QVBoxLayout(self)
        layout.addWidget(self._title)
        layout.addWidget(self._plot, 1)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Wear another theme."""
        self._theme = theme
        px = theme.px
        self._layout.setContentsMargins(px(16), px(8), px(16), px(8))
        self._title.setFont(theme.font("small", bold=True))
        self._plot.setBackground(theme.colour("canvas"))
        for axis in self._axes:
            axis.setPen(pyqtgraph.mkPen(theme.colour("hairline")))
            axis.setTextPen(pyqtgraph.mkPen(theme.colour("text_soft")))
            axis.setStyle(tickFont=theme.font("tiny"), tickLength=-px(4))
        self._draw()

    def show_counts(self, counts: YearCounts, categories: tuple[Category, ...], language: Language) -> None:
        """Show other counts."""
        self._counts, self._categories, self._language = counts, categories, language
        self._draw()

    def show_chosen(self, name: str, years: NDArray[np.int64] | None) -> None:
        """Draw a line over the bars: events of one entity, shape (years,); None for no line."""
        self._chosen = years
        title = self.tr("Events by year")
        self._title.setText(f"{title} · {name}" if name else title)
        self._draw()

    def _draw(self) -> None:
        self._box.clear()
        if self._counts is None:
            return
        below = np.zeros(len(self._counts.years))
        for number, category in enumerate(self._categories):
            heights = self._counts.by_category[number].astype(float)
            brush = QColor(self._theme.lane(category.id))
            if self._chosen is not None:
                brush.setAlpha(90)
            bars = pyqtgraph.BarGraphItem(
                x=self._counts.years, y0=below, height=heights, width=_BAR, brush=brush, pen=None
            )
            self._box.addItem(bars)
            below = below + heights
        if self._chosen is not None:
            pen = pyqtgraph.mkPen(self._theme.colour("accent"), width=2)
            self._box.addItem(pyqtgraph.PlotCurveItem(self._counts.years, self._chosen, pen=pen))
        self._box.autoRange()
        self._box.setLimits(xMin=self._counts.years[0] - 1, xMax=self._counts.years[-1] + 1, yMin=0)

    def _clicked(self, event: object) -> None:
        if self._counts is None or getattr(event, "button", lambda: None)() != Qt.MouseButton.LeftButton:
            return
        year = round(self._box.mapSceneToView(event.scenePos()).x())  # type: ignore[attr-defined]
        if year in self._counts.years:
            self.year_chosen.emit(year)
