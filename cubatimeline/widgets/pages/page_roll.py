"""Pages one below the other, each painted when it comes into view: sizes are known at once, pictures arrive."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from PySide6.QtCore import QMargins, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeyEvent, QNativeGestureEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from cubatimeline.drawing.theme import Theme

ZOOM_STEP, NARROWEST, WIDEST = 1.2, 0.25, 6.0
"""Factor of one step of zoom, and what a page's width may be of the window's."""
_GAP, _MARGIN = 12, 12
_KEPT_PIXELS = 40_000_000
"""Pixels of pictures kept at the most: 160 MB; those seen longest ago go first."""
_SETTLED_MS = 60
"""A page that only flies past is not asked for."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A marked stretch of a line on a page, in shares of its width and height."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


class PageRoll(QAbstractScrollArea):
    """Shows pages that somebody else draws.

    Signals:
        wanted: a page (from 0) and the width in pixels of the screen in which its picture is wanted now.
        page_changed: the page (from 0) in the middle of the window.
        zoom_changed: what a page's width is of the window's.
    """

    wanted = Signal(int, int)
    page_changed = Signal(int)
    zoom_changed = Signal(float)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._sizes: tuple[tuple[float, float], ...] = ()
        self._tops: list[float] = [0.0]
        self._pictures: OrderedDict[int, QImage] = OrderedDict()
        self._asked: set[tuple[int, int]] = set()
        self._marks: tuple[Stretch, ...] = ()
        self._zoom, self._page = 1.0, -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(self.Shape.NoFrame)
        self.setAccessibleName(self.tr("Page images"))
        self.waiting = ""
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLED_MS)
        self._settle.timeout.connect(self._ask)
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.valueChanged.connect(self._moved)

    @property
    def count(self) -> int:
        """The number of pages."""
        return len(self._sizes)

    @property
    def page(self) -> int:
        """The page in the middle of the window, from 0; -1 without pages."""
        return self._page

    @property
    def zoom(self) -> float:
        """What a page's width is of the window's."""
        return self._zoom

    def show_pages(self, sizes: Sequence[tuple[float, float]]) -> None:
        """Show pages of other sizes (width and height, in any unit), from the first one."""
        self.waiting = ""
        self._sizes, self._marks, self._page = tuple(sizes), (), -1
        self._pictures.clear()
        self._asked.clear()
        self._arrange()
        self.verticalScrollBar().setValue(0)
        self._moved()

    def put(self, page: int, asked: int, picture: QImage) -> None:
        """Take the picture of a page that was `wanted` in a width of `asked` pixels."""
        self._asked.discard((page, asked))
        if page >= self.count:
            return
        self._pictures[page] = picture
        self._pictures.move_to_end(page)
        while len(self._pictures) > 1 and sum(_pixels(each) for each in self._pictures.values()) > _KEPT_PIXELS:
            self._pictures.popitem(last=False)
        self.viewport().update()

    def mark(self, stretches: Sequence[Stretch]) -> None:
        """Mark stretches of lines in place of those marked before, and bring the first one into view."""
        self._marks = tuple(stretches)
        if self._marks:
            first = self._marks[0]
            top = self._tops[first.page] + first.top * self._height(first.page)
            self.verticalScrollBar().setValue(round(top - self.viewport().height() / 3))
            across, margin = self.horizontalScrollBar(), self._theme.px(_MARGIN)
            left, right = margin + first.left * self._width(), margin + first.right * self._width()
            if left < across.value() or right > across.value() + self.viewport().width():
                across.setValue(round(left - margin))
        self.viewport().update()

    def go_to(self, page: int) -> None:
        """Bring the upper edge of a page (from 0) into view."""
        if 0 <= page < self.count:
            self.verticalScrollBar().setValue(round(self._tops[page] - self._theme.px(_GAP)))

    def set_zoom(self, zoom: float) -> None:
        """Show pages in another width; what stands in the middle stays there."""
        zoom = min(max(zoom, NARROWEST), WIDEST)
        if zoom == self._zoom:
            return
        bar, half = self.verticalScrollBar(), self.viewport().height() / 2
        across, half_wide = self.horizontalScrollBar(), self.viewport().width() / 2
        margins = 2 * self._theme.px(_MARGIN)
        share = (bar.value() + half) / max(self._tops[-1], 1.0)
        # A page narrower than the window stands in its middle
        share_wide = (across.value() + half_wide) / max(self._width() + margins, 2 * half_wide)
        self._zoom = zoom
        self._arrange()
        bar.setValue(round(share * self._tops[-1] - half))
        across.setValue(round(share_wide * (self._width() + margins) - half_wide))
        self.zoom_changed.emit(zoom)
        self._moved()

    def set_theme(self, theme: Theme) -> None:
        """Wear another theme."""
        self._theme = theme
        self._arrange()
        self.viewport().update()

    def _width(self) -> float:
        return max(self.viewport().width() - 2 * self._theme.px(_MARGIN), 1) * self._zoom

    def _height(self, page: int) -> float:
        wide, high = self._sizes[page]
        return self._width() * high / max(wide, 1.0)

    def _arrange(self) -> None:
        gap = self._theme.px(_GAP)
        heights = [self._height(page) + gap for page in range(self.count)]
        self._tops = list(accumulate(heights, initial=float(gap)))
        for bar, whole, seen in (
            (self.verticalScrollBar(), self._tops[-1], self.viewport().height()),
            (self.horizontalScrollBar(), self._width() + 2 * self._theme.px(_MARGIN), self.viewport().width()),
        ):
            bar.setRange(0, max(round(whole - seen), 0))
            bar.setPageStep(seen)
            bar.setSingleStep(self._theme.px(40))

    def _frame(self, page: int) -> QRectF:
        """Return where a page stands in the window."""
        width = self._width()
        left = max((self.viewport().width() - width) / 2, self._theme.px(_MARGIN))
        x, y = left - self.horizontalScrollBar().value(), self._tops[page] - self.verticalScrollBar().value()
        return QRectF(x, y, width, self._height(page))

    def _visible(self) -> list[int]:
        seen = QRectF(self.viewport().rect())
        return [page for page in range(self.count) if self._frame(page).intersects(seen)]

    def _moved(self) -> None:
        middle = self.verticalScrollBar().value() + self.viewport().height() / 2
        page = next((page for page in range(self.count) if middle < self._tops[page + 1]), self.count - 1)
        if page != self._page:
            self._page = page
            self.setAccessibleDescription(
                self.tr("Page %1 of %2").replace("%1", str(page + 1)).replace("%2", str(self.count))
            )
            self.page_changed.emit(page)
        self._settle.start()
        self.viewport().update()

    def _ask(self) -> None:
        """Ask for the pictures in view that are not there in this size, and for the page after them."""
        seen = self._visible()
        pixels = round(self._width() * self.devicePixelRatioF())
        for page in [*seen, *(page + 1 for page in seen[-1:] if page + 1 < self.count)]:
            known = self._pictures.get(page)
            if known is not None:
                self._pictures.move_to_end(page)
            if (known is None or abs(known.width() - pixels) > 1) and (page, pixels) not in self._asked:
                self._asked.add((page, pixels))
                self.wanted.emit(page, pixels)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.viewport().rect(), self._theme.colour("window"))
        for page in self._visible():
            frame = self._frame(page)
            picture = self._pictures.get(page)
            if picture is None:
                painter.fillRect(frame, self._theme.colour("blank"))
            else:
                painter.drawImage(frame, picture)
            self._paint_marks(painter, page, frame)
            painter.setPen(self._theme.colour("hairline"))
            painter.drawRect(frame)
        if self.waiting:
            painter.setFont(self._theme.font("small"))
            painter.setPen(self._theme.colour("text_soft"))
            room = self.viewport().rect().marginsRemoved(QMargins(*[self._theme.px(_MARGIN)] * 4))
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self.waiting)

    def _paint_marks(self, painter: QPainter, page: int, frame: QRectF) -> None:
        painter.save()
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        for each in self._marks:
            if each.page == page:
                corner = QPointF(frame.left() + each.left * frame.width(), frame.top() + each.top * frame.height())
                end = QPointF(frame.left() + each.right * frame.width(), frame.top() + each.bottom * frame.height())
                painter.fillRect(QRectF(corner, end), self._theme.colour("page_mark"))
        painter.restore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        page = self._page
        share = (self.verticalScrollBar().value() - self._tops[max(page, 0)]) / max(self._tops[-1], 1.0)
        self._arrange()
        self.verticalScrollBar().setValue(round(self._tops[max(page, 0)] + share * self._tops[-1]))
        self._moved()
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar, key = self.verticalScrollBar(), event.key()
        steps = {
            Qt.Key.Key_PageDown: bar.pageStep() * 0.9, Qt.Key.Key_Space: bar.pageStep() * 0.9,
            Qt.Key.Key_PageUp: -bar.pageStep() * 0.9, Qt.Key.Key_Home: -bar.maximum(), Qt.Key.Key_End: bar.maximum(),
        }  # fmt: skip
        zooms = {
            Qt.Key.Key_Plus: self._zoom * ZOOM_STEP, Qt.Key.Key_Equal: self._zoom * ZOOM_STEP,
            Qt.Key.Key_Minus: self._zoom / ZOOM_STEP, Qt.Key.Key_0: 1.0,
        }  # fmt: skip
        if key in steps:
            bar.setValue(round(bar.value() + steps[Qt.Key(key)]))
        elif key in zooms:
            self.set_zoom(zooms[Qt.Key(key)])
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.angleDelta().y():
            self.set_zoom(self._zoom * ZOOM_STEP ** (event.angleDelta().y() / 120))
            event.accept()
        else:
            super().wheelEvent(event)

    def viewportEvent(self, event: object) -> bool:
        if isinstance(event, QNativeGestureEvent) and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            self.set_zoom(self._zoom * (1.0 + event.value()))
            return True
        return bool(super().viewportEvent(event))  # type: ignore[arg-type]


def _pixels(picture: QImage) -> int:
    return picture.width() * picture.height()
