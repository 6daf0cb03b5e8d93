"""The layout of a long text: only paragraphs in view are set, the height of all others is estimated."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QPainter,
    QPalette,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrame,
    QTextLayout,
    QTextLine,
    QTextOption,
)

FormatRange = QTextLayout.FormatRange
Dress = Callable[[QTextBlock], list[FormatRange]]
"""Returns how stretches of a paragraph look, by place in the paragraph."""

GAP = 0.55
"""Height of the empty line between two paragraphs, as a share of a line."""
_USUAL = 100.0
_MOST_SET, _KEPT_AROUND = 1_500, 300
"""Paragraphs kept set at most, and those kept on either side of the view when there are more."""


class FlowLayout(QAbstractTextDocumentLayout):
    """Sets the paragraphs of a document that are asked for.

    `QTextDocumentLayout` sets a whole document at once: a second and half a gigabyte for ten megabytes of text. Here a
    paragraph is set when it comes into view. Until then its height is what its length promises, so that places move a
    little while a text is read; `set_between` says by how much, and whoever scrolls makes up for it.

    Args:
        dress: looks of links, asked when a paragraph is set.
        light: looks of what is lit up, asked at each painting.
        top: tells where the view begins, in pixels.

    Signals:
        shifted: pixels by which what is in view has moved down, as a paragraph over it was set.
    """

    shifted = Signal(float)

    def __init__(self, document: QTextDocument, dress: Dress, light: Dress, top: Callable[[], float]) -> None:
        super().__init__(document)
        self._dress, self._light, self._view_top = dress, light, top
        self._quiet = False
        self._left = self._width = self._above = self._below = 0.0
        self._letter, self._line = 8.0, 20.0
        self._lengths = np.ones(1, np.int64)
        self._heights = np.full(1, 20.0)
        self._measured = np.zeros(1, bool)
        self._tops: np.ndarray | None = None
        self._set: set[int] = set()
        self._page, self._letters = 0.0, 0
        self._appended: int | None = None
        self._option = QTextOption()
        self._option.setWrapMode(QTextOption.WrapMode.WordWrap)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self.tell_size)

    # Measures

    def measure(self, left: float, width: float, above: float, below: float, letter: float, line: float) -> None:
        """Set all paragraphs anew in a column.

        Args:
            left, width: of the column, in pixels.
            above, below: empty pixels over and under the text.
            letter, line: mean width of a letter and height of a line, in pixels.
        """
        if (left, width, letter, line) == (self._left, self._width, self._letter, self._line):
            self._above, self._below = above, below
            return
        self._left, self._width, self._above, self._below = left, max(width, 1.0), above, below
        self._letter, self._line = letter, line
        self.forget()

    def forget(self) -> None:
        """Let all paragraphs be set anew."""
        self._unset()
        self._heights = self._estimated(self._lengths)
        self._measured = np.zeros(len(self._lengths), bool)
        self._tops = None
        self.tell_size()

    def dress_again(self) -> None:
        """Let the looks of links be asked for again; heights stay as they are until then."""
        self._unset()

    def _unset(self) -> None:
        for number in self._set:
            self.document().findBlockByNumber(number).clearLayout()
        self._set.clear()

    def _estimated(self, lengths: np.ndarray) -> np.ndarray:
        lines = np.maximum(np.ceil((lengths - 1) * self._letter / max(self._width, 1.0) * 1.02), 1.0)
        return np.where(lengths <= 1, GAP, lines) * self._line

    @property
    def width(self) -> float:
        """Width of the column in pixels."""
        return self._width

    @property
    def left(self) -> float:
        """Where the column begins, in pixels."""
        return self._left

    def _places(self) -> np.ndarray:
        """Return where each paragraph begins, and at last where the text ends; in pixels."""
        if self._tops is None:
            self._tops = np.concatenate(([0.0], np.cumsum(self._heights))) + self._above
        return self._tops

    def top_of(self, number: int) -> float:
        """Return where a paragraph begins, as far as is known now."""
        return float(self._places()[min(number, len(self._heights))])

    def number_at(self, y: float) -> int:
        """Return the number of the paragraph at a height."""
        found = int(np.searchsorted(self._places(), y, side="right")) - 1
        return max(0, min(found, len(self._heights) - 1))

    # Setting

    def set_between(self, top: float, bottom: float) -> float:
        """Set the paragraphs between two heights; return by how much what was in view has moved down."""
        moved, self._quiet = 0.0, True
        for _ in range(4):
            first = self.number_at(top + moved)
            anchor = self._first_known(first, bottom + moved)
            before = self.top_of(anchor)
            number = first
            while number < len(self._heights) and self.top_of(number) < bottom + moved:
                self._lay(number)
                number += 1
            step = self.top_of(anchor) - before
            moved += step
            if not step:
                break
        self._spare(first, number)
        self._quiet = False
        return moved

    def _first_known(self, first: int, bottom: float) -> int:
        number = first
        while number < len(self._heights) and self.top_of(number) < bottom:
            if self._measured[number]:
                return number
            number += 1
        return first

    def _spare(self, first: int, last: int) -> None:
        """Give up paragraphs far from the view where many are set."""
        if len(self._set) <= _MOST_SET:
            return
        far = [number for number in self._set if not first - _KEPT_AROUND <= number <= last + _KEPT_AROUND]
        for number in far:
            self.document().findBlockByNumber(number).clearLayout()
            self._set.discard(number)

    def _lay(self, number: int, block: QTextBlock | None = None) -> QTextBlock:
        block = self.document().findBlockByNumber(number) if block is None else block
        if number in self._set or number >= len(self._heights):
            return block
        height = self._compose(block)
        self._set.add(number)
        self._measured[number] = True
        more = height - float(self._heights[number])
        if abs(more) > 1e-6:
            above = not self._quiet and self.top_of(number) < self._view_top()
            self._heights[number] = height
            self._tops = None
            self._later.start()
            if above:
                self.shifted.emit(more)
        return block

    def _compose(self, block: QTextBlock) -> float:
        """Set one paragraph and return its height."""
        layout, look = block.layout(), block.blockFormat()
        spacing = _spacing(look)
        layout.setTextOption(self._option)
        layout.setFormats(self._dress(block))
        height = 0.0
        layout.beginLayout()
        while True:
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(self._width)
            natural = line.height()
            line.setPosition(QPointF(0.0, height + natural * max(spacing - 1.0, 0.0) / 2))
            height += natural * (spacing if block.length() > 1 else GAP * spacing)
        layout.endLayout()
        return height + look.bottomMargin()

    def append(self, cursor: QTextCursor, words: str) -> None:
        """Put words behind the text.

        Qt counts the looks that were given to links since the last change into the next one: told of by it, a slice
        would make everything be measured anew.
        """
        cursor.movePosition(QTextCursor.MoveOperation.End)
        self._appended = cursor.position()
        cursor.insertText(words, QTextCharFormat())
        self._appended = None

    # What Qt asks for

    def documentChanged(self, position: int, removed: int, added: int) -> None:
        """Take in that letters came or went; a new page size alone changes nothing here."""
        document = self.document()
        count = document.blockCount()
        page = document.pageSize().width()
        letters = document.characterCount()
        same, self._letters = (letters, count) == (self._letters, len(self._lengths)), letters
        if same:
            # Another page size, font or look: not a letter is another one.
            if page == self._page:
                self.forget()
            self._page = page
            return
        self._page = page
        if self._appended is not None:
            position, added = self._appended, letters - self._appended
        first = document.findBlock(position).blockNumber()
        last = document.findBlock(max(min(position + added, document.characterCount() - 1), 0)).blockNumber()
        first, last = max(first, 0), max(last, first, 0)
        tail = count - 1 - last
        old = len(self._lengths)
        if tail > old - first:
            first, last, tail = 0, count - 1, 0
        self._forget_set(first, old - tail)
        lengths = np.empty(last - first + 1, np.int64)
        block = document.findBlockByNumber(first)
        for place in range(len(lengths)):
            lengths[place] = block.length()
            block = block.next()
        self._lengths = np.concatenate((self._lengths[:first], lengths, self._lengths[old - tail :]))
        self._heights = np.concatenate((self._heights[:first], self._estimated(lengths), self._heights[old - tail :]))
        fresh = np.zeros(len(lengths), bool)
        self._measured = np.concatenate((self._measured[:first], fresh, self._measured[old - tail :]))
        self._tops = None
        self.tell_size()

    def _forget_set(self, first: int, end: int) -> None:
        """Forget which paragraphs were set from `first` on; what follows behind the change is set again too."""
        for number in [number for number in self._set if number >= first]:
            block = self.document().findBlockByNumber(number)
            if block.isValid():
                block.clearLayout()
            self._set.discard(number)
        self._measured[first:end] = False

    def tell_size(self) -> None:
        """Say how high the text is."""
        self._later.stop()
        self.documentSizeChanged.emit(self.documentSize())

    def documentSize(self) -> QSizeF:
        return QSizeF(self._left + self._width, self.top_of(len(self._heights)) + self._below)

    def pageCount(self) -> int:
        return 1

    def frameBoundingRect(self, _frame: QTextFrame) -> QRectF:
        return QRectF(QPointF(0.0, 0.0), self.documentSize())

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        if not block.isValid():
            return QRectF()
        number = block.blockNumber()
        self._lay(number, block)
        top = self.top_of(number)
        return QRectF(self._left, top, self._width, self.top_of(number + 1) - top)

    def hitTest(self, point: QPointF, accuracy: Qt.HitTestAccuracy) -> int:  # type: ignore[override]
        number = self.number_at(point.y())
        block = self._lay(number)
        layout = block.layout()
        x, y = point.x() - self._left, point.y() - self.top_of(number)
        if layout.lineCount() == 0:
            return block.position()
        line = layout.lineAt(layout.lineCount() - 1)
        for place in range(layout.lineCount()):
            if y < _bottom(layout.lineAt(place)):
                line = layout.lineAt(place)
                break
        if accuracy == Qt.HitTestAccuracy.ExactHit and not line.naturalTextRect().adjusted(0, -4, 0, 4).contains(x, y):
            return -1
        where = line.xToCursor(x)
        return block.position() + int(where)

    def draw(self, painter: QPainter, context: QAbstractTextDocumentLayout.PaintContext) -> None:
        clip: QRectF = context.clip
        if not clip.isValid():
            clip = QRectF(QPointF(0.0, 0.0), self.documentSize())
        painter.setPen(context.palette.color(QPalette.ColorRole.Text))
        cursor: int = context.cursorPosition
        self._quiet = True
        number = self.number_at(clip.top())
        block = self.document().findBlockByNumber(number)
        while block.isValid() and self.top_of(number) <= clip.bottom():
            self._lay(number, block)
            at = QPointF(self._left, self.top_of(number))
            layout = block.layout()
            layout.draw(painter, at, [*self._light(block), *_selected(context, block)], clip)
            if block.contains(cursor):
                layout.drawCursor(painter, at, cursor - block.position(), 1)
            block = block.next()
            number += 1
        self._quiet = False


def _selected(context: QAbstractTextDocumentLayout.PaintContext, block: QTextBlock) -> list[FormatRange]:
    """Return what of a paragraph is selected."""
    found = []
    for selection in context.selections:
        start = max(selection.cursor.selectionStart() - block.position(), 0)
        end = min(selection.cursor.selectionEnd() - block.position(), block.length())
        if start < end:
            each = FormatRange()
            each.start, each.length, each.format = start, end - start, selection.format
            found.append(each)
    return found


def _spacing(look: QTextBlockFormat) -> float:
    """Return how many times its own height a line takes."""
    proportional = look.lineHeightType() == QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
    return (look.lineHeight() if proportional else _USUAL) / _USUAL


def _bottom(line: QTextLine) -> float:
    """Return down to where a line is meant by a click: half the space to the next one included."""
    return line.y() + line.height() * 1.17
