"""The timeline widget: one picture, moved by wheel, swipe, drag and keys."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget
from shiboken6 import isValid

from cubatimeline.domain.languages import Language
from cubatimeline.drawing.picture import Picture, Subject
from cubatimeline.drawing.theme import Theme
from cubatimeline.drawing.timeline import Emphasis
from cubatimeline.services.geometry.hit import NOTHING, Hit, hit
from cubatimeline.services.geometry.scene import Count, Layout, Scene
from cubatimeline.services.geometry.time_scale import FINEST_SPAN, TimeScale, fitted
from cubatimeline.widgets.shared.background import Background
from cubatimeline.widgets.timeline.history import ViewHistory
from cubatimeline.widgets.timeline.hover_card import CardContent, HoverCard
from cubatimeline.widgets.timeline.keys import action_of
from cubatimeline.widgets.timeline.motion import Motion
from cubatimeline.widgets.timeline.wheel import meaning

STEP_MS, FIT_MS = 220, 420
"""How long a step and a fit are on their way; none when motion is reduced."""
MARGIN = 0.04
"""Share of the whole span that may be shown beyond its ends."""
_PAUSE_MS = 600
"""After so long without a further turn of the wheel, the span counts as one that was looked at."""
_LEAST_PINCH = 0.1
"""A pinch reported in one go shrinks to no less than this factor."""


class TimelineView(QWidget):
    """Shows a subject over a span of time.

    Signals:
        event_selected: id of the event that was chosen here.
        event_opened: id of the event whose document is wanted (Enter).
        span_changed: the `TimeScale` now shown.
        day_hovered: day number under the pointer, or None when it left.
        card_wanted: index of the event under the pointer; answered with `show_card`.
        date_wanted: the reader asks to go to a date (G).
        legend_wanted: the legend is wanted (?).
        selection_cleared: Escape was pressed.
    """

    event_selected = Signal(str)
    event_opened = Signal(str)
    span_changed = Signal(object)
    day_hovered = Signal(object)
    card_wanted = Signal(int)
    date_wanted = Signal()
    legend_wanted = Signal()
    selection_cleared = Signal()

    def __init__(self, theme: Theme, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._language = theme, language
        self._picture: Picture | None = None
        self._scale = TimeScale(-6209.0, 18262.0, 800.0)
        self._limits = (-6209.0, 18262.0)
        self._scene: Scene | None = None
        self._emphasis = Emphasis()
        self._scroll = 0.0
        self._drag: tuple[QPointF, TimeScale, float] | None = None
        self._dragged = False
        self._hover = NOTHING
        self._pointer = QPoint()
        self.history = ViewHistory()
        self.reduced_motion = False
        self.wheel_scrolls = False
        self._card = HoverCard(theme, self)
        self._motion = Motion(self)
        self._motion.moved.connect(self._set_scale)
        self._motion.arrived.connect(self._settle)
        self._clicked = NOTHING
        self._placing: Background[None] | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._settle)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(self.tr("Timeline"))
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    # What is shown

    def show_subject(self, subject: Subject, first: float, last: float) -> None:
        """Show a subject; time can be moved between the day numbers `first` and `last` and a little beyond."""
        margin = (last - first) * MARGIN
        limits = (first - margin, last + margin)
        fresh = self._picture is None or limits != self._limits
        self._limits = limits
        self._picture = Picture(subject, self._theme, self._language, self.width(), self.height(), screen=True)
        self._complete()
        if fresh:
            self._motion.stop()
            self._scale = TimeScale(first - margin / 2, last + margin / 2, self._picture.time_width)
            self.history.clear()
            self.history.remember(self._scale)
        self._emphasis = Emphasis()
        self._scroll = self._bounded_scroll(self._scroll)
        self._changed()

    def set_theme(self, theme: Theme, language: Language) -> None:
        """Wear another theme or speak another language."""
        self._theme, self._language = theme, language
        self._card.set_theme(theme)
        if self._picture is not None:
            self._motion.stop()
            self._picture = Picture(self._picture.subject, theme, language, self.width(), self.height(), screen=True)
            self._complete()
            self._scroll = self._bounded_scroll(self._scroll)
            self._set_scale(self._scale.resized(self._picture.time_width))

    def _complete(self) -> None:
        """Where the labels of a large collection have not all found their places yet: do that in another thread."""
        picture = self._picture
        if picture is not None and not picture.layout.complete and self._placing is None:
            self._placing = Background(lambda: None, lambda _: None, "labels")
            self._placing.ask(lambda _: picture.completed(), lambda made: self._completed(picture, *made))

    def _completed(self, picture: Picture, widths: NDArray[np.float64], layout: Layout) -> None:
        if not isValid(self):
            return
        if self._placing is not None:
            self._placing.close()
            self._placing = None
        picture.complete(widths, layout)
        if picture is self._picture:
            self._changed()
        self._complete()

    def forget(self) -> None:
        """Forget selection, spans looked at and place in the lanes: another collection is about to be shown."""
        self._motion.stop()
        self._picture = None
        self._emphasis = Emphasis()
        self._scroll = 0.0
        self.history = ViewHistory()

    @property
    def picture(self) -> Picture | None:
        """The picture shown; None before there is a subject."""
        return self._picture

    @property
    def scale(self) -> TimeScale:
        """The span shown and its pixels."""
        return self._scale

    @property
    def scene(self) -> Scene | None:
        """What stands on the lanes at this span; None before there is a subject."""
        if self._scene is None and self._picture is not None:
            self._scene = self._picture.scene(self._scale)
        return self._scene

    @property
    def emphasis(self) -> Emphasis:
        """What stands out."""
        return self._emphasis

    def emphasise(self, emphasis: Emphasis) -> None:
        """Let other events stand out; those that are lit speak first."""
        if self._picture is not None and emphasis.lit is not self._emphasis.lit:
            self._picture.prefer(emphasis.lit)
            self._scene = None
        self._emphasis = emphasis
        self.update()

    def select(self, event_id: str | None, *, centre: bool = False) -> None:
        """Mark an event as the selected one; `centre` brings it into view."""
        columns = self._picture.subject.columns if self._picture else None
        number = columns.ids.index(event_id) if columns is not None and event_id in columns.ids else -1
        if number != self._emphasis.selected:
            self.emphasise(Emphasis(number, self._emphasis.hovered, self._emphasis.lit))
            self._announce(number)
        if centre and number >= 0:
            self.reveal(number)

    def reveal(self, number: int) -> None:
        """Bring an event (index into the columns) into view; the zoom changes only if it is longer than the view."""
        mark = self._mark_of(number)
        if self._picture is None or mark is None:
            return
        marks = self._picture.subject.marks
        start, end = float(marks.start[mark]), float(marks.end[mark])
        self._reveal_lane(mark)
        if end - start > self._scale.span:
            self.go_to(fitted(start, end, self._scale.width))
        elif not (self._scale.start < (start + end) / 2 < self._scale.end):
            shift = (start + end) / 2 - (self._scale.start + self._scale.end) / 2
            self.go_to(TimeScale(self._scale.start + shift, self._scale.end + shift, self._scale.width))

    def _mark_of(self, number: int) -> int | None:
        """Return the first mark of an event (index into the columns); None where it has none."""
        if self._picture is None:
            return None
        found = (self._picture.subject.marks.event == number).nonzero()[0]
        return int(found[0]) if len(found) else None

    def _reveal_lane(self, mark: int) -> None:
        picture = self._picture
        assert picture is not None
        box = picture.layout.boxes[picture.subject.marks.lane[mark]]
        lowest, highest = box.top + box.height - picture.lanes_height, box.top
        self._scroll = self._bounded_scroll(min(max(self._scroll, lowest), highest))
        self.update()

    # Moving through time

    def go_to(self, scale: TimeScale, milliseconds: int = FIT_MS) -> None:
        """Move to another span, on the way unless motion is reduced."""
        target = scale.resized(self._scale.width).clamped(*self._limits)
        if self._pause.isActive():
            self._settle()
        self._motion.stop()
        if self.reduced_motion or not self.isVisible():
            self._set_scale(target)
            self._settle()
            return
        self._motion.start(self._scale, target, milliseconds)

    def show_span(self, first: float, last: float) -> None:
        """Show the days from `first` to `last` at once."""
        self._motion.stop()
        self._set_scale(TimeScale(first, last, self._scale.width).clamped(*self._limits))
        self._pause.start()

    def fit_all(self) -> None:
        """Show everything."""
        self.go_to(TimeScale(*self._limits, self._scale.width))

    def fit_selected(self) -> None:
        """Centre the selected event; a second time, zoom to it."""
        mark = self._mark_of(self._emphasis.selected)
        if self._picture is None or mark is None:
            return
        aim, centre = self._aim, float(self._picture.subject.marks.middle_of(np.array([mark]))[0])
        shift = centre - (aim.start + aim.end) / 2
        centred = TimeScale(aim.start + shift, aim.end + shift, aim.width).clamped(*self._limits)
        if abs(centred.start - aim.start) > aim.span * 0.02:
            self.go_to(centred)
        else:
            self._fit_mark(mark)

    def _fit_mark(self, mark: int) -> None:
        assert self._picture is not None
        marks = self._picture.subject.marks
        start, end = float(marks.start[mark]), float(marks.end[mark])
        self.go_to(fitted(start, end, self._scale.width, margin=1.0 if end - start > 2 else 6.0))

    @property
    def _aim(self) -> TimeScale:
        """Where a movement under way will end, so that quick steps add up; else the span shown."""
        return self._motion.target or self._scale

    def _zoomed(self, scale: TimeScale, factor: float, x: float) -> TimeScale:
        """Return a scale zoomed at a pixel, whose time stays there even where the zoom ends."""
        first, last = self._limits
        return scale.zoomed(factor, x, FINEST_SPAN, last - first).clamped(first, last)

    def zoom_by(self, factor: float, x: float | None = None) -> None:
        """Zoom by a step at pixel `x` of the time axis, or at its middle."""
        aim = self._aim
        self.go_to(self._zoomed(aim, factor, aim.width / 2 if x is None else x), STEP_MS)

    def pan_by(self, share: float) -> None:
        """Move by a share of the span shown, forward for a positive one."""
        aim = self._aim
        self.go_to(aim.panned(-share * aim.width), STEP_MS)

    def scroll_lanes(self, rows: float) -> None:
        """Move the lanes up by so many rows, where they do not all fit."""
        if self._picture is not None:
            self._scroll = self._bounded_scroll(self._scroll + rows * self._picture.measures.row)
            self._changed()

    def go_back(self) -> None:
        """Return to the span looked at before."""
        self._settle()
        self._go_in_history(self.history.back())

    def go_forward(self) -> None:
        """Go to the span looked at after."""
        self._settle()
        self._go_in_history(self.history.forward())

    def _go_in_history(self, span: tuple[float, float] | None) -> None:
        if span is not None:
            self._motion.stop()
            self._set_scale(TimeScale(*span, self._scale.width).clamped(*self._limits))

    def _settle(self) -> None:
        """Keep the span that is shown, or that a movement under way aims at, as one that was looked at."""
        self._pause.stop()
        self.history.remember(self._aim)

    def _set_scale(self, scale: TimeScale) -> None:
        self._scale = scale
        self._changed()
        self.span_changed.emit(scale)

    def _changed(self) -> None:
        self._scene = None
        self._forget_hover()
        self.update()

    # Stepping from event to event

    def step_event(self, step: int) -> None:
        """Select the next (1) or previous (-1) event in time that is not dimmed; the first in view where none is."""
        if self._picture is None:
            return
        columns, lit = self._picture.subject.columns, self._emphasis.lit
        number = self._emphasis.selected
        if number < 0:
            inside = (columns.start_earliest >= self._scale.start) & (columns.start_earliest <= self._scale.end)
            number = int(inside.argmax()) - step if inside.any() else -1
        number += step
        while 0 <= number < len(columns) and lit is not None and not lit[number]:
            number += step
        if 0 <= number < len(columns):
            self._choose(number)

    def step_lane(self, step: int) -> None:
        """Select the event nearest in time in the next lane below (1) or above (-1)."""
        if self._picture is None or self._emphasis.selected < 0:
            return
        marks, here = self._picture.subject.marks, self._mark_of(self._emphasis.selected)
        if here is None:
            return
        lane = int(marks.lane[here]) + step
        while 0 <= lane < len(self._picture.layout.boxes):
            inside = (marks.lane == lane).nonzero()[0]
            if len(inside):
                nearest = inside[abs(marks.middle_of(inside) - marks.middle_of(np.array([here]))).argmin()]
                self._choose(int(marks.event[nearest]))
                return
            lane += step

    def go_to_end(self, last: bool) -> None:
        """Select the first or the last event that is not dimmed."""
        if self._picture is None:
            return
        lit, count = self._emphasis.lit, len(self._picture.subject.columns)
        choice = range(count) if lit is None else lit.nonzero()[0].tolist()
        if choice:
            self._choose(choice[-1 if last else 0])

    def _choose(self, number: int, *, centre: bool = True) -> None:
        assert self._picture is not None
        event_id = self._picture.subject.columns.ids[number]
        self.select(event_id, centre=centre)
        self.event_selected.emit(event_id)

    def ask_for_date(self) -> None:
        """Ask to be told a date to go to."""
        self.date_wanted.emit()

    def ask_for_legend(self) -> None:
        """Ask for the legend."""
        self.legend_wanted.emit()

    def open_selected(self) -> None:
        """Ask for the document of the selected event."""
        if self._picture is not None and self._emphasis.selected >= 0:
            self.event_opened.emit(self._picture.subject.columns.ids[self._emphasis.selected])

    def _announce(self, number: int) -> None:
        if self._picture is None or number < 0:
            return
        self.setAccessibleDescription(self._picture.subject.columns.titles[number])
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))

    # Hovering

    def show_card(self, number: int, content: CardContent) -> None:
        """Answer `card_wanted`: show the card if the pointer is still there."""
        picture = self._picture
        if picture is not None and self._hover.mark >= 0 and picture.subject.marks.event[self._hover.mark] == number:
            self._card.show_card(content, self._pointer, self.rect())

    def _hover_at(self, at: QPointF) -> None:
        self._pointer = at.toPoint()
        self.day_hovered.emit(self._scale.day(at.x() - self._gutter))
        found = self._hit(at)
        if found == self._hover:
            return
        self._hover = found
        self._card.hide()
        marks = self._picture.subject.marks if self._picture else None
        number = int(marks.event[found.mark]) if marks is not None and found.mark >= 0 else -1
        self.setCursor(Qt.CursorShape.PointingHandCursor if found else Qt.CursorShape.OpenHandCursor)
        self.emphasise(Emphasis(self._emphasis.selected, number, self._emphasis.lit))
        if number >= 0:
            self.card_wanted.emit(number)

    def _forget_hover(self) -> None:
        self._hover = NOTHING
        self._card.hide()
        if self._emphasis.hovered >= 0:
            self.emphasise(Emphasis(self._emphasis.selected, -1, self._emphasis.lit))

    def _hit(self, at: QPointF) -> Hit:
        picture, scene = self._picture, self.scene
        if picture is None or scene is None:
            return NOTHING
        y = at.y() - picture.lanes_top
        if at.x() < self._gutter or not 0 <= y < picture.lanes_height:
            return NOTHING
        return hit(scene, at.x() - self._gutter, y + self._scroll, picture.measures)

    @property
    def gutter(self) -> float:
        """Pixels at the left that time does not run in."""
        return self._gutter

    @property
    def _gutter(self) -> float:
        return self._picture.measures.gutter if self._picture else 0.0

    # Events of Qt

    def sizeHint(self) -> QSize:
        return QSize(900, 480)

    def minimumSizeHint(self) -> QSize:
        return QSize(320, 180)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        scene = self.scene
        if self._picture is None or scene is None:
            painter.fillRect(self.rect(), self._theme.colour("canvas"))
        else:
            self._picture.paint(painter, scene, self._emphasis, self._scroll)

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self._picture is not None:
            self._picture.resize(self.width(), self.height())
            self._complete()
            self._scroll = self._bounded_scroll(self._scroll)
            self._motion.resize(self._picture.time_width)
            self._set_scale(self._scale.resized(self._picture.time_width))

    def wheelEvent(self, event: QWheelEvent) -> None:
        asked = meaning(event, self.wheel_scrolls)
        self._motion.stop()
        scale = self._scale
        if asked.zoom != 1.0:
            scale = self._zoomed(scale, asked.zoom, event.position().x() - self._gutter)
        if asked.dx:
            scale = scale.panned(asked.dx)
        if asked.dy:
            self._scroll = self._bounded_scroll(self._scroll - asked.dy)
        self._set_scale(scale.clamped(*self._limits))
        self._pause.start()
        event.accept()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent) and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            self._motion.stop()
            x = event.position().x() - self._gutter
            self._set_scale(self._zoomed(self._scale, max(1.0 + event.value(), _LEAST_PINCH), x))
            self._pause.start()
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if event.button() == Qt.MouseButton.LeftButton:
            self._motion.stop()
            if self._pause.isActive():
                self._settle()
            self._drag = (event.position(), self._scale, self._scroll)
            self._dragged = False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag is None:
            self._hover_at(event.position())
            return
        origin, scale, scroll = self._drag
        moved = event.position() - origin
        if not self._dragged and moved.manhattanLength() < 4:
            return
        self._dragged = True
        self.setCursor(Qt.CursorShape.ClosedHandCursor)
        self._scroll = self._bounded_scroll(scroll - moved.y())
        self._set_scale(scale.panned(moved.x()).clamped(*self._limits))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._drag is None:
            return
        self._drag = None
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        if self._dragged:
            self._settle()
        else:
            self._click(event.position())

    def _click(self, at: QPointF) -> None:
        found = self._clicked = self._hit(at)
        if found.mark >= 0 and self._picture is not None:
            self._choose(int(self._picture.subject.marks.event[found.mark]), centre=False)
        elif found.count is not None:
            self._open_count(found.count)

    def _open_count(self, count: Count) -> None:
        """Zoom to where the events of a count are; where none of them would speak there either, step through them."""
        assert self._picture is not None
        layout, marks = self._picture.layout, self._picture.subject.marks
        hidden = layout.counted(count, self._scale)
        closest = self._scale.width / FINEST_SPAN
        if (layout.places.least_scale[hidden] <= closest).any():
            self.go_to(fitted(count.first, count.last, self._scale.width))
            return
        numbers = marks.event[hidden].tolist()
        selected = self._emphasis.selected
        after = numbers.index(selected) + 1 if selected in numbers else 0
        self._choose(numbers[after % len(numbers)], centre=False)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Go by what the first click met, as the view may have moved since."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if self._clicked.mark >= 0:
            self._fit_mark(self._clicked.mark)
        elif self._clicked.count is None:
            self.zoom_by(2.0, event.position().x() - self._gutter)

    def leaveEvent(self, event: QEvent) -> None:
        self._forget_hover()
        self.day_hovered.emit(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = action_of(event)
        if action is None:
            super().keyPressEvent(event)
        else:
            action(self)

    def _bounded_scroll(self, scroll: float) -> float:
        if self._picture is None:
            return 0.0
        return min(max(scroll, 0.0), max(self._picture.full_lanes_height - self._picture.lanes_height, 0.0))

    def visible_rect(self) -> QRect:
        """Return the part of the widget in which time runs, without the gutter."""
        return self.rect().adjusted(round(self._gutter), 0, 0, 0)

    def cancel(self) -> None:
        """Give up a drag; without one, ask to clear the selection."""
        if self._drag is not None:
            _, scale, scroll = self._drag
            self._drag = None
            self._scroll = scroll
            self.setCursor(Qt.CursorShape.OpenHandCursor)
            self._set_scale(scale)
        else:
            self.selection_cleared.emit()
