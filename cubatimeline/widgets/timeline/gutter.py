"""The names of the lanes and what the hand can do with them: fold, reorder, resize, pin; the same by keys."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QPolygonF,
)
from PySide6.QtWidgets import QMenu, QToolTip, QWidget

from cubatimeline.drawing.theme import Theme
from cubatimeline.services.geometry.crowd import FEW
from cubatimeline.services.geometry.lanes import LaneBox, rows_within
from cubatimeline.services.geometry.measures import Measures
from cubatimeline.services.lane_choice import PINNED, LaneDeed, LaneWish, entity_of, siblings
from cubatimeline.widgets.timeline.keys import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from cubatimeline.widgets.timeline.view import TimelineView

_LEAST_DRAG = 4
"""Pixels by which the pointer must move before a press becomes a drag."""
_EDGE = 4
"""Pixels at 100 % on either side of a lane's lower edge in which it is taken hold of."""
_CURSORS = {
    "sign": Qt.CursorShape.PointingHandCursor,
    "edge": Qt.CursorShape.SizeVerCursor,
    "name": Qt.CursorShape.ArrowCursor,
}


KEY_SHEET: tuple[tuple[str, str], ...] = (
    ("↑ ↓", QT_TRANSLATE_NOOP("LaneGutter", "lane above, below")),
    ("Space, Enter", QT_TRANSLATE_NOOP("LaneGutter", "collapse or open the lane")),
    ("← →", QT_TRANSLATE_NOOP("LaneGutter", "collapse, open")),
    ("Shift+↑ ↓", QT_TRANSLATE_NOOP("LaneGutter", "fewer, more rows of labels")),
    ("Menu", QT_TRANSLATE_NOOP("LaneGutter", "what else can be done with the lane")),
)
"""Keys while the names of the lanes have the focus, for the key sheet; translated in the context "LaneGutter"."""


@dataclass(frozen=True, slots=True)
class _Drag:
    """A lane (by number) taken by its "name" or its "edge" at a height, and the rows it was given before."""

    lane: int
    part: str
    origin: float
    rows: int


class LaneGutter(QWidget):
    """Lies over the gutter of one timeline, which paints the names; this paints signs, focus and where a drag leads.

    Signals:
        wished: the `LaneWish` that the user has.
    """

    wished = Signal(object)

    def __init__(self, view: TimelineView, theme: Theme) -> None:
        super().__init__(view)
        self._view, self._theme = view, theme
        self._current = 0
        self._hovered = -1
        self._drag: _Drag | None = None
        self._line: float | None = None
        self._kept: tuple[tuple[object, ...], QPixmap] | None = None
        self._before: str | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(self.tr("Lanes"))
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Wear another theme."""
        self._theme = theme
        self.follow()

    def follow(self) -> None:
        """Stand where the view has its gutter now."""
        picture = self._view.picture
        self.setVisible(picture is not None)
        if picture is None:
            return
        place = QRect(0, round(picture.lanes_top), round(self._view.gutter), round(picture.lanes_height))
        if place != self.geometry():
            self.setGeometry(place)
        self._current = min(self._current, max(len(self.boxes) - 1, 0))

    @property
    def boxes(self) -> tuple[LaneBox, ...]:
        """The lanes in their places."""
        picture = self._view.picture
        return picture.layout.boxes if picture is not None else ()

    @property
    def current(self) -> str:
        """Key of the lane that keys act on; empty where there is none."""
        return self.boxes[self._current].lane.id if self.boxes else ""

    @property
    def insertion(self) -> float | None:
        """Where the line stands that shows how a drag would end, in pixels of this widget; None without one."""
        return self._line

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        # The timeline is painted anew in every frame that moves time, and this with it, though nothing moves here.
        current = self._current if self.hasFocus() else -1
        key = (self.boxes, self._view.scrolled, self._hovered, current, self._line, self.size(), self._theme)
        if self._kept is None or self._kept[0] != key:
            self._kept = key, self._painted()
        QPainter(self).drawPixmap(0, 0, self._kept[1])

    def _painted(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        self._paint(QPainter(picture))
        return picture

    def _paint(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, box in enumerate(self.boxes):
            if self._shown(box):
                self._paint_sign(painter, box, strong=number == self._hovered)
        if self.hasFocus() and self.boxes:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.colour("focus"), self._theme.px(1.5)))
            painter.drawRoundedRect(self._name_rect(self.boxes[self._current]), 3, 3)
        if self._line is not None:
            painter.setPen(QPen(self._theme.colour("accent"), self._theme.px(2)))
            painter.drawLine(QPointF(0, self._line), QPointF(self.width(), self._line))
        painter.end()

    def _paint_sign(self, painter: QPainter, box: LaneBox, *, strong: bool) -> None:
        """Paint a triangle that points down for an open lane and to the right for a collapsed one."""
        centre, half = self._sign_rect(box).center(), 3.5 * self._theme.scale
        corners = [QPointF(-half, -half / 2), QPointF(half, -half / 2), QPointF(0, half * 0.7)]
        if box.lane.collapsed:
            corners = [QPointF(-half / 2, -half), QPointF(half * 0.7, 0), QPointF(-half / 2, half)]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("text_soft" if strong or box.lane.collapsed else "text_faint"))
        painter.drawPolygon(QPolygonF([centre + corner for corner in corners]))

    def _shown(self, box: LaneBox) -> bool:
        top = box.top - self._view.scrolled
        return top < self.height() and top + box.height > 0

    def _title_row(self, box: LaneBox) -> tuple[float, float]:
        picture = self._view.picture
        assert picture is not None
        top, height = picture.frame.lane_title_row(box)
        return top - self._view.scrolled, height

    def _sign_rect(self, box: LaneBox) -> QRectF:
        top, height = self._title_row(box)
        measures = self._measures
        return QRectF(box.lane.depth * measures.indent, top, measures.fold, height)

    def _name_rect(self, box: LaneBox) -> QRectF:
        top, height = self._title_row(box)
        return QRectF(2, top, self.width() - 4, height)

    @property
    def _measures(self) -> Measures:
        picture = self._view.picture
        assert picture is not None
        return picture.measures

    # The mouse

    def part_at(self, at: QPointF) -> tuple[int, str]:
        """Return the lane (by number, -1 for none) and what of it lies at a point: "sign", "edge" or "name"."""
        y, reach = at.y() + self._view.scrolled, _EDGE * self._theme.scale
        for number, box in enumerate(self.boxes):
            if box.rows and abs(y - box.bottom) <= reach:
                return number, "edge"
        for number, box in enumerate(self.boxes):
            if box.top <= y < box.bottom:
                return number, "sign" if self._sign_rect(box).adjusted(0, -3, 0, 3).contains(at) else "name"
        return -1, "name"

    def mousePressEvent(self, event: QMouseEvent) -> None:
        number, part = self.part_at(event.position())
        if event.button() != Qt.MouseButton.LeftButton or number < 0:
            return
        self._set_current(number)
        if part == "sign":
            self._fold(number)
        else:
            self._drag = _Drag(number, part, event.position().y(), self.boxes[number].lane.given_rows)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        if self._drag is None:
            number, part = self.part_at(at)
            self.setCursor(_CURSORS[part])
            if number != self._hovered:
                self._hovered = number
                self.update()
        elif self._line is not None or abs(at.y() - self._drag.origin) >= _LEAST_DRAG:
            self._lead(self._drag, at.y())

    def _lead(self, drag: _Drag, y: float) -> None:
        """Show where a drag would end; a lane of few events is resized at once."""
        if drag.part == "edge":
            box = self.boxes[drag.lane]
            top = box.top - self._view.scrolled
            self._line = max(y, top + box.least_height if box.lane.given_rows == 0 else top)
            picture = self._view.picture
            if picture is not None and len(picture.subject.marks) <= FEW:
                self._wish_rows(drag.lane, y)
        else:
            self._before, self._line = self._insertion(drag.lane, y)
        self.update()

    def _wish_rows(self, number: int, y: float) -> None:
        box = self.boxes[number]
        rows = rows_within(box.lane, y + self._view.scrolled - box.top, self._measures)
        if rows != box.lane.given_rows:
            self.wished.emit(LaneWish(LaneDeed.ROWS, box.lane.id, rows))

    def _insertion(self, number: int, y: float) -> tuple[str, float]:
        """Return the lane above which a dragged one would come to stand (empty for below all), and the edge there."""
        lanes, y = [box.lane for box in self.boxes], y + self._view.scrolled
        family = siblings(lanes[number].id, lanes)
        ends = [(lane, *self._extent(lane)) for lane in family]
        for lane, top, bottom in ends:
            if y < (top + bottom) / 2:
                return lane, top - self._view.scrolled
        return "", ends[-1][2] - self._view.scrolled

    def _extent(self, key: str) -> tuple[float, float]:
        """Return the upper and lower edge of a lane together with those nested in it."""
        own = [box for box in self.boxes if box.lane.id == key or box.lane.id.startswith(f"{key}/")]
        return own[0].top, own[-1].bottom

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        drag, line, before = self._drag, self._line, self._before
        self._end_drag()
        if drag is None or line is None:
            return
        if drag.part == "edge":
            self._wish_rows(drag.lane, event.position().y())
        elif before is not None:
            self.wished.emit(LaneWish(LaneDeed.PLACE, self.boxes[drag.lane].lane.id, before=before))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        number, part = self.part_at(event.position())
        if number < 0 or event.button() != Qt.MouseButton.LeftButton:
            return
        if part == "edge":
            self.wished.emit(LaneWish(LaneDeed.ROWS, self.boxes[number].lane.id, 0))
        else:
            self._fold(number)

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = -1
        self.update()

    def cancel(self) -> bool:
        """Give up a drag; return whether there was one."""
        drag, begun = self._drag, self._line is not None
        self._end_drag()
        if drag is None:
            return False
        if begun and drag.part == "edge" and self.boxes[drag.lane].lane.given_rows != drag.rows:
            self.wished.emit(LaneWish(LaneDeed.ROWS, self.boxes[drag.lane].lane.id, drag.rows))
        return True

    def _end_drag(self) -> None:
        self._drag = self._line = self._before = None
        self.update()

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(key), 0)
        if not self.boxes or (key == Qt.Key.Key_Escape and self.cancel()):
            return
        lane = self.boxes[self._current].lane
        if step and held == Qt.KeyboardModifier.ShiftModifier and self.boxes[self._current].rows:
            rows = max(self.boxes[self._current].rows + step, 1)
            self.wished.emit(LaneWish(LaneDeed.ROWS, lane.id, rows))
        elif step and held == Qt.KeyboardModifier.NoModifier:
            self._set_current(min(max(self._current + step, 0), len(self.boxes) - 1))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._fold(self._current)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.wished.emit(LaneWish(LaneDeed.FOLD, lane.id, int(key == Qt.Key.Key_Left)))
        elif key == Qt.Key.Key_Menu:
            self._open_menu(self.mapToGlobal(self._name_rect(self.boxes[self._current]).bottomLeft().toPoint()))
        else:
            super().keyPressEvent(event)

    def move_current(self, step: int) -> None:
        """Ask for the current lane to move up (-1) or down (1)."""
        if self.current:
            self.wished.emit(LaneWish(LaneDeed.MOVE, self.current, step))

    def choose(self, key: str) -> None:
        """Let keys act on a lane from now on."""
        for number, box in enumerate(self.boxes):
            if box.lane.id == key:
                self._set_current(number)

    def _set_current(self, number: int) -> None:
        self._current = number
        self.setAccessibleDescription(self.words(number))
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
        self._show_current()
        self.update()

    def _show_current(self) -> None:
        box, view = self.boxes[self._current], self._view
        view.scroll_to(min(max(view.scrolled, box.bottom - self.height()), box.top))

    def focusInEvent(self, event: QFocusEvent) -> None:
        if self.boxes:
            self._set_current(self._current)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()
        super().focusOutEvent(event)

    def _fold(self, number: int) -> None:
        lane = self.boxes[number].lane
        self.wished.emit(LaneWish(LaneDeed.FOLD, lane.id, int(not lane.collapsed)))

    # Words

    def words(self, number: int) -> str:
        """Return the name of a lane, how much it holds and whether it is collapsed."""
        boxes, lane = self.boxes, self.boxes[number].lane
        below = [box.lane.size for box in boxes if box.lane.id.startswith(f"{lane.id}/")]
        counted = self.tr("%n event(s)", "", sum(below) if lane.heading else lane.size)
        folded = self.tr("collapsed") if lane.collapsed else ""
        return ", ".join(part for part in (lane.name, counted, folded) if part)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            number, _ = self.part_at(QPointF(event.pos()))
            if number >= 0:
                QToolTip.showText(event.globalPos(), self.words(number), self)
            return True
        return super().event(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        number, _ = self.part_at(QPointF(event.pos()))
        if number >= 0:
            self._set_current(number)
            self._open_menu(event.globalPos())

    def _open_menu(self, at: QPoint) -> None:
        menu = self.menu(self._current)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def menu(self, number: int) -> QMenu:
        """Return the menu of a lane."""
        lane, lanes = self.boxes[number].lane, [box.lane for box in self.boxes]
        family, entity = siblings(lane.id, lanes), entity_of(lane.id)
        at, pinned = family.index(lane.id), lane.id.startswith(f"{PINNED}:")
        menu = QMenu(self)
        fold = self.tr("Open") if lane.collapsed else self.tr("Collapse")
        self._entry(menu, fold, LaneWish(LaneDeed.FOLD, lane.id, int(not lane.collapsed)))
        self._entry(menu, self.tr("Only this lane"), LaneWish(LaneDeed.ALONE, lane.id))
        self._entry(menu, self.tr("Open all lanes"), LaneWish(LaneDeed.OPEN_ALL))
        menu.addSeparator()
        self._entry(menu, self.tr("Move up"), LaneWish(LaneDeed.MOVE, lane.id, -1), at > 0)
        self._entry(menu, self.tr("Move down"), LaneWish(LaneDeed.MOVE, lane.id, 1), at < len(family) - 1)
        self._entry(menu, self.tr("Its share of the height"), LaneWish(LaneDeed.ROWS, lane.id), lane.given_rows > 0)
        if entity:
            menu.addSeparator()
            words = self.tr("Unpin") if pinned else self.tr("Pin on top")
            self._entry(menu, words, LaneWish(LaneDeed.PIN, entity, int(not pinned)))
        menu.addSeparator()
        self._entry(menu, self.tr("All lanes as they were"), LaneWish(LaneDeed.RESET))
        return menu

    def _entry(self, menu: QMenu, words: str, wish: LaneWish, enabled: bool = True) -> None:
        action = menu.addAction(words)
        action.setEnabled(enabled)
        action.triggered.connect(lambda: self.wished.emit(wish))
