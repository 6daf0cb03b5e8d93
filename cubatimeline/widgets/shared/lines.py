"""Lists of lines with a coloured dot, a date and a title: events on the rail, evidence of an event, chapters."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import overload

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
    QTimerEvent,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from cubatimeline.drawing.theme import Theme

Index = QModelIndex | QPersistentModelIndex
LINE = Qt.ItemDataRole.UserRole
_FLAGS = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


_MOST_LINES = 5
"""A title that runs longer is cut in a list."""
_FEW, _BATCH = 60, 30
"""Lines that are measured at once; of more only so many at a time, those in view first."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a list.

    Attributes:
        key: what is sent when it is chosen.
        above: small words over the title, a date as a rule.
        below: small words under it.
        aside: small words at the right of the title.
        lane: category that gives the dot its colour; empty for no dot.
        warning: draws the words below in the colour of disputes.
        heading: a heading between lines, which cannot be chosen.
        hollow: the dot is a ring, as that of a draft.
        indent: steps by which it stands further in than others.
    """

    key: str
    title: str
    above: str = ""
    below: str = ""
    aside: str = ""
    lane: str = ""
    warning: bool = False
    heading: bool = False
    hollow: bool = False
    indent: int = 0


class LazyLines(Sequence[Line]):
    """Lines of a list that may be very long, each made when it comes into view.

    Args:
        keys: the key of each line, "" of a heading.
        make: returns the line at a place.
    """

    def __init__(self, keys: Sequence[str], make: Callable[[int], Line]) -> None:
        self._keys, self._make = keys, make

    def __len__(self) -> int:
        return len(self._keys)

    @overload
    def __getitem__(self, place: int) -> Line: ...
    @overload
    def __getitem__(self, place: slice) -> list[Line]: ...

    def __getitem__(self, place: int | slice) -> Line | list[Line]:
        if isinstance(place, slice):
            return [self._make(each) for each in range(*place.indices(len(self)))]
        return self._make(range(len(self))[place])

    def __iter__(self) -> Iterator[Line]:
        return map(self._make, range(len(self)))

    def row_of(self, key: str) -> int:
        """Return the first place of a key, -1 where there is none; for "" too, as headings are not chosen."""
        # Looked for from the top, as a table of ten thousand keys takes longer to make than many such looks.
        return self._keys.index(key) if key and key in self._keys else -1


class LineModel(QAbstractListModel):
    """Holds the lines of one list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: Sequence[Line] = []

    def set_lines(self, lines: Iterable[Line]) -> None:
        """Replace all lines."""
        self.beginResetModel()
        self._lines = lines if isinstance(lines, LazyLines) else list(lines)
        self.endResetModel()

    @property
    def lines(self) -> Sequence[Line]:
        """The lines in their order."""
        return self._lines

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self._lines[index.row()]
        if role == LINE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ". ".join(part for part in (line.above, line.title, line.below) if part)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self._lines[index.row()].heading:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def row_of(self, key: str) -> int:
        """Return the row of a key, -1 where there is none."""
        if isinstance(self._lines, LazyLines):
            return self._lines.row_of(key)
        return next((row for row, line in enumerate(self._lines) if line.key == key and not line.heading), -1)


class LineDelegate(QStyledItemDelegate):
    """Paints a line over as many rows as its words need."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heights: dict[tuple[Line, int], int] = {}
        self.set_theme(theme)

    def _fonts(self, line: Line) -> tuple[QFont, QFont]:
        return self._small, self._heading if line.heading else self._large

    def _parts(self, line: Line, width: int) -> list[tuple[str, QFont, int, str]]:
        """Return the words of a line with font, height and colour role, from above."""
        small, large = self._fonts(line)
        room = max(width - self._left(line) - self.theme.px(12), self.theme.px(40))
        parts = (
            (line.above, small, "text_soft"),
            (line.title, large, "text_soft" if line.heading else "text"),
            (line.below, small, "dispute" if line.warning else "text_soft"),
        )
        return [(words, font, _height(words, font, room), role) for words, font, role in parts if words]

    def _left(self, line: Line) -> int:
        return self.theme.px((24 if line.lane else 12) + 12 * line.indent)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line: Line = index.data(LINE)
        view = option.widget
        width = view.viewport().width() if isinstance(view, QListView) else option.rect.width()
        key = (line, width)
        height = self._heights.get(key)
        if height is None:
            parts = sum(part[2] for part in self._parts(line, width))
            height = self._heights[key] = parts + self.theme.px(10 if not line.heading else 16)
        return QSize(width, height)

    def set_theme(self, theme: Theme) -> None:
        """Wear another theme; heights are measured anew."""
        self.theme = theme
        # Kept, as a font and its measures take longer to make than a line to measure.
        self._small, self._large = theme.font("tiny"), theme.font("small")
        self._heading = theme.font("tiny", bold=True)
        self._heights.clear()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: Line = index.data(LINE)
        theme = self.theme
        painter.save()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver) and not line.heading
        if selected or hovered:
            painter.fillRect(option.rect, theme.colour("selection", 255 if selected else 110))
        if selected:
            painter.fillRect(
                QRect(option.rect.left(), option.rect.top(), theme.px(3), option.rect.height()), theme.colour("accent")
            )
        top = option.rect.top() + theme.px(5 if not line.heading else 10)
        if line.lane:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            ring = max(1.4, theme.px(1) * 1.4) if line.hollow else 0.0
            painter.setPen(QPen(theme.lane(line.lane), ring) if line.hollow else QPen(Qt.PenStyle.NoPen))
            painter.setBrush(Qt.BrushStyle.NoBrush if line.hollow else theme.lane(line.lane))
            half, radius = QFontMetrics(self._fonts(line)[0]).height() / 2, theme.px(4) - ring / 2
            painter.drawEllipse(QPointF(option.rect.left() + theme.px(13), top + half), radius, radius)
        left = option.rect.left() + self._left(line)
        room = option.rect.right() - left - theme.px(11)
        for words, font, height, role in self._parts(line, option.rect.width()):
            painter.setFont(font)
            painter.setPen(theme.colour(role))
            painter.drawText(QRect(left, top, room, height), _FLAGS, words)
            top += height
        if line.aside:
            painter.setFont(theme.font("tiny"))
            painter.setPen(theme.colour("text_soft"))
            where = option.rect.adjusted(0, 0, -theme.px(12), 0)
            painter.drawText(where, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, line.aside)
        painter.restore()


def _height(words: str, font: QFont, room: int) -> int:
    """Return the height of words wrapped at `room`, at most `_MOST_LINES` lines of them."""
    metrics = QFontMetrics(font)
    if "\n" not in words and metrics.horizontalAdvance(words) < room:
        return metrics.height()
    return min(metrics.boundingRect(QRect(0, 0, room, 10_000), _FLAGS, words).height(), metrics.height() * _MOST_LINES)


class LineList(QListView):
    """A list of lines.

    Signals:
        chosen: key of the line that was clicked or entered.
    """

    chosen = Signal(str)
    _awaited, _kept = "", 0

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._model = LineModel(self)
        self._delegate = LineDelegate(theme, self)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setMouseTracking(True)
        self.setFrameStyle(0)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setBatchSize(_BATCH)
        self.clicked.connect(self._choose)

    def set_theme(self, theme: Theme) -> None:
        """Wear another theme."""
        self._delegate.set_theme(theme)
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def show_lines(self, lines: Iterable[Line], *, stay: bool = False) -> None:
        """Show other lines, from the top; where they are to `stay`, from where the list stood."""
        kept = max(self.verticalScrollBar().value(), self._kept) if stay else 0
        lines = lines if isinstance(lines, LazyLines) else list(lines)
        few = len(lines) <= _FEW
        self.setLayoutMode(QListView.LayoutMode.SinglePass if few else QListView.LayoutMode.Batched)
        self._awaited = ""
        self._model.set_lines(lines)
        self.scrollToTop()
        self._kept = kept
        if kept:
            self.doItemsLayout()
            self._come_back()

    def _come_back(self) -> None:
        """Stand again where the list stood, as far as its lines are measured."""
        bar = self.verticalScrollBar()
        bar.setValue(self._kept)
        if bar.value() == self._kept:
            self._kept = 0

    @property
    def lines(self) -> Sequence[Line]:
        """The lines shown."""
        return self._model.lines

    def mark(self, key: str) -> None:
        """Select the line of a key and bring it into view; no line for a key that is not here."""
        row = self._model.row_of(key)
        self._awaited = ""
        if row < 0:
            self.clearSelection()
        else:
            index = self._model.index(row)
            self.setCurrentIndex(index)
            if self.layoutMode() is QListView.LayoutMode.Batched and not self.visualRect(index).isValid():
                self._awaited = key

    def timerEvent(self, event: QTimerEvent) -> None:
        """Measure the next lines."""
        super().timerEvent(event)
        if self._kept:
            self._come_back()

    def updateGeometries(self) -> None:
        """Take up how high the lines are; one that is marked comes into view as soon as its place is known."""
        super().updateGeometries()
        if self._awaited:
            index = self._model.index(self._model.row_of(self._awaited))
            if self.visualRect(index).isValid():
                self.scrollTo(index)
                if self.viewport().rect().intersects(self.visualRect(index)):
                    self._awaited = ""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; who does so has left the place where the list stood."""
        self._kept = 0
        self._awaited = ""
        super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the words anew: their heights hang on the width."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._choose(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _choose(self, index: QModelIndex) -> None:
        line: Line = index.data(LINE)
        if not line.heading:
            self.chosen.emit(line.key)
