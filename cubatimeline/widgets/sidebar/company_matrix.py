"""The small matrix of a card: who appears with the chosen one in which years, a cell the darker the more events."""

from __future__ import annotations

from math import sqrt

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from cubatimeline.drawing.theme import Theme
from cubatimeline.services.company import Matrix

_NAMES = 0.36
"""Part of the width that names have."""
_WIDEST = 36
"""Pixels of a column at the most: of few years a row is not to look like a bar."""
_FAINTEST = 56
"""Opacity (to 255) of a cell with one event, so that it is told from an empty one in grey as well."""


class CompanyMatrix(QWidget):
    """Paints a matrix; arrows or the pointer go from cell to cell, whose number is told below.

    Signals:
        companion_chosen: id of the companion whose row was clicked or entered.
    """

    companion_chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._matrix: Matrix | None = None
        self._cell: tuple[int, int] | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Shared events over the years"))

    def set_theme(self, theme: Theme) -> None:
        """Wear another theme."""
        self._theme = theme
        self.update()

    def show_matrix(self, matrix: Matrix | None) -> None:
        """Show another matrix; None for none."""
        self._matrix, self._cell = matrix, None
        self.setAccessibleDescription("")
        self.update()

    @property
    def words(self) -> str:
        """What is told of the cell under the pointer or the keys; else what a cell is."""
        matrix = self._matrix
        if matrix is None:
            return ""
        if self._cell is None:
            return self.tr("The stronger, the more events")
        row, column = self._cell
        first, last = matrix.years(column)
        years = str(first) if first == last else f"{first}–{last}"
        told = self.tr("%1, %2: %n event(s)", "", int(matrix.counts[row, column]))
        return told.replace("%1", matrix.companions[row].name).replace("%2", years)

    def height_wanted(self) -> int:
        """Return the height in pixels that the matrix needs."""
        rows = 0 if self._matrix is None else len(self._matrix.companions)
        return rows * self._row_height() + 2 * self._line_height() + self._theme.px(4)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(200), self.height_wanted())

    def _row_height(self) -> int:
        return self._theme.px(15)

    def _line_height(self) -> int:
        return QFontMetrics(self._theme.font("tiny")).height()

    def _grid(self) -> QRect:
        """Return the rectangle of all cells."""
        assert self._matrix is not None
        left = round(self.width() * _NAMES)
        width = min(self.width() - left, self._matrix.counts.shape[1] * self._theme.px(_WIDEST))
        return QRect(left, 0, width, len(self._matrix.companions) * self._row_height())

    def cell_rect(self, row: int, column: int) -> QRect:
        """Return the place of a cell in the widget."""
        assert self._matrix is not None
        grid, wide = self._grid(), self._matrix.counts.shape[1]
        left = grid.left() + grid.width() * column // wide
        right = grid.left() + grid.width() * (column + 1) // wide
        return QRect(left, row * self._row_height(), right - left, self._row_height())

    def paintEvent(self, event: QPaintEvent) -> None:
        matrix = self._matrix
        if matrix is None:
            return
        painter = QPainter(self)
        theme, grid = self._theme, self._grid()
        small = theme.font("tiny")
        painter.setFont(small)
        metrics = QFontMetrics(small)
        most = max(int(matrix.counts.max(initial=0)), 1)
        for row, companion in enumerate(matrix.companions):
            here = self._cell is not None and self._cell[0] == row
            painter.setPen(theme.colour("text" if here else "text_soft"))
            room = QRect(0, row * self._row_height(), grid.left() - theme.px(6), self._row_height())
            name = metrics.elidedText(companion.name, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)
            self._paint_row(painter, matrix, row, most)
        self._paint_words(painter, matrix, grid)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("focus"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _paint_row(self, painter: QPainter, matrix: Matrix, row: int, most: int) -> None:
        theme = self._theme
        gap = 1 if self.cell_rect(0, 0).width() > theme.px(3) else 0
        for column, count in enumerate(matrix.counts[row].tolist()):
            place = self.cell_rect(row, column).adjusted(0, 1, -gap, -1)
            alpha = round(_FAINTEST + (255 - _FAINTEST) * sqrt(count / most)) if count else 0
            painter.fillRect(place, theme.colour("text", alpha) if count else theme.colour("hairline_soft"))
            if self._cell == (row, column):
                painter.setPen(QPen(theme.colour("accent"), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(place)

    def _paint_words(self, painter: QPainter, matrix: Matrix, grid: QRect) -> None:
        theme, line = self._theme, self._line_height()
        painter.setPen(theme.colour("text_soft"))
        axis = QRect(grid.left(), grid.bottom() + 1, grid.width(), line)
        last = matrix.years(matrix.counts.shape[1] - 1)[1]
        painter.drawText(axis, Qt.AlignmentFlag.AlignLeft, str(matrix.first_year))
        if last != matrix.first_year:
            painter.drawText(axis, Qt.AlignmentFlag.AlignRight, str(last))
        painter.setPen(theme.colour("text" if self._cell is not None else "text_soft"))
        below = QRect(0, axis.bottom() + 1, self.width(), line)
        words = QFontMetrics(painter.font()).elidedText(self.words, Qt.TextElideMode.ElideRight, below.width())
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft, words)

    def _put(self, cell: tuple[int, int] | None) -> None:
        if cell != self._cell:
            self._cell = cell
            self.setAccessibleDescription(self.words if cell is not None else "")
            self.setToolTip(self.words if cell is not None else "")
            self.update()

    def _cell_at(self, place: QPoint) -> tuple[int, int] | None:
        if self._matrix is None or not self._grid().contains(place):
            return None
        grid = self._grid()
        column = (place.x() - grid.left()) * self._matrix.counts.shape[1] // grid.width()
        return place.y() // self._row_height(), min(column, self._matrix.counts.shape[1] - 1)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._put(self._cell_at(event.position().toPoint()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = event.position().toPoint().y() // self._row_height()
        if event.button() is Qt.MouseButton.LeftButton:
            self._choose(row)

    def leaveEvent(self, event: QEvent) -> None:
        if not self.hasFocus():
            self._put(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._cell is None and self._matrix is not None:
            self._put((0, 0))
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._put(None)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1), Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0)}
        step = steps.get(Qt.Key(event.key()))
        if self._matrix is not None and step is not None:
            rows, columns = self._matrix.counts.shape
            row, column = self._cell or (0, 0)
            self._put((min(max(row + step[0], 0), rows - 1), min(max(column + step[1], 0), columns - 1)))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._cell is not None:
            self._choose(self._cell[0])
        else:
            super().keyPressEvent(event)

    def _choose(self, row: int) -> None:
        if self._matrix is not None and 0 <= row < len(self._matrix.companions):
            self.companion_chosen.emit(self._matrix.companions[row].id)
