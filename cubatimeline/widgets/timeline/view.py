"""The timeline widget: one picture, moved by wheel, swipe, drag and keys."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
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
from cubatimeline.widgets.timeline.camera import Camera
from cubatimeline.widgets.timeline.hover_card import CardContent
from cubatimeline.widgets.timeline.hovering import Hovering
from cubatimeline.widgets.timeline.keys import action_of
from cubatimeline.widgets.timeline.pointer import Pointer
from cubatimeline.widgets.timeline.stepping import at_end, next_in_lanes, next_in_time


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

    def __init__(
        self, theme: Theme, language: Language, parent: QWidget | None = None, camera: Camera | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._language = theme, language
        self._picture: Picture | None = None
        self._scene: Scene | None = None
        self._emphasis = Emphasis()
        self._scroll = 0.0
        self._placing: Background[None] | None = None
        self.camera: Camera = Camera(self) if camera is None else camera
        self.camera.moved.connect(self._moved)
        self.pointer = Pointer(self)
        self._hovering = Hovering(self, theme)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(self.tr("Timeline"))
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    # What is shown

    def show_subject(self, subject: Subject, first: float, last: float) -> None:
        """Show a subject; time can be moved between the day numbers `first` and `last` and a little beyond."""
        fresh = self._picture is None
        self._picture = Picture(subject, self._theme, self._language, self.width(), self.height(), screen=True)
        self._complete()
        self.camera.begin(first, last, self._picture.time_width, anew=fresh)
        self._emphasis = Emphasis()
        self._scroll = self._bounded_scroll(self._scroll)
        self._changed()

    def set_theme(self, theme: Theme, language: Language) -> None:
        """Wear another theme or speak another language."""
        self._theme, self._language = theme, language
        self._hovering.set_theme(theme)
        if self._picture is not None:
            self.camera.stand()
            self._picture = Picture(self._picture.subject, theme, language, self.width(), self.height(), screen=True)
            self._complete()
            self._scroll = self._bounded_scroll(self._scroll)
            self.camera.resize(self._picture.time_width)

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
        self.camera.forget()
        self._picture = None
        self._emphasis = Emphasis()
        self._scroll = 0.0

    @property
    def picture(self) -> Picture | None:
        """The picture shown; None before there is a subject."""
        return self._picture

    @property
    def scale(self) -> TimeScale:
        """The span shown and its pixels."""
        return self.camera.scale

    @property
    def scene(self) -> Scene | None:
        """What stands on the lanes at this span; None before there is a subject."""
        if self._scene is None and self._picture is not None:
            self._scene = self._picture.scene(self.camera.scale)
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
            self.emphasise(replace(self._emphasis, selected=number))
            self._announce(number)
        if centre and number >= 0:
            self.reveal(number)

    def reveal(self, number: int) -> None:
        """Bring an event (index into the columns) into view; the zoom changes only if it is longer than the view."""
        mark = self._mark_of(number)
        if self._picture is None or mark is None:
            return
        marks, scale = self._picture.subject.marks, self.camera.scale
        start, end = float(marks.start[mark]), float(marks.end[mark])
        self._reveal_lane(mark)
        if end - start > scale.span:
            self.camera.go_to(fitted(start, end, scale.width))
        elif not (scale.start < (start + end) / 2 < scale.end):
            shift = (start + end) / 2 - (scale.start + scale.end) / 2
            self.camera.go_to(TimeScale(scale.start + shift, scale.end + shift, scale.width))

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

    # Moving to events

    def fit_selected(self) -> None:
        """Centre the selected event; a second time, zoom to it."""
        mark = self._mark_of(self._emphasis.selected)
        if self._picture is None or mark is None:
            return
        aim, centre = self.camera.aim, float(self._picture.subject.marks.middle_of(np.array([mark]))[0])
        shift = centre - (aim.start + aim.end) / 2
        centred = TimeScale(aim.start + shift, aim.end + shift, aim.width).clamped(*self.camera.limits)
        if abs(centred.start - aim.start) > aim.span * 0.02:
            self.camera.go_to(centred)
        else:
            self.fit_mark(mark)

    def fit_mark(self, mark: int) -> None:
        """Zoom to a mark (index into the marks)."""
        assert self._picture is not None
        marks = self._picture.subject.marks
        start, end = float(marks.start[mark]), float(marks.end[mark])
        self.camera.go_to(fitted(start, end, self.camera.scale.width, margin=1.0 if end - start > 2 else 6.0))

    def scroll_lanes(self, rows: float) -> None:
        """Move the lanes up by so many rows, where they do not all fit."""
        if self._picture is not None:
            self.scroll_to(self._scroll + rows * self._picture.measures.row)

    @property
    def scrolled(self) -> float:
        """Pixels by which the lanes are moved up."""
        return self._scroll

    def scroll_to(self, scroll: float) -> None:
        """Move the lanes up by so many pixels, as far as they go."""
        bounded = self._bounded_scroll(scroll)
        if bounded != self._scroll:
            self._scroll = bounded
            self._changed()

    def _moved(self, scale: TimeScale) -> None:
        self._changed()
        self.span_changed.emit(scale)

    def _changed(self) -> None:
        self._scene = None
        self._hovering.forget()
        self.update()

    # Stepping from event to event

    def step_event(self, step: int) -> None:
        """Select the next (1) or previous (-1) event in time that is not dimmed; the first in view where none is."""
        if self._picture is not None:
            self._choose(next_in_time(self._picture, self._emphasis, self.camera.scale, step))

    def step_lane(self, step: int) -> None:
        """Select the event nearest in time in the next lane below (1) or above (-1)."""
        here = self._mark_of(self._emphasis.selected)
        if self._picture is not None and here is not None:
            self._choose(next_in_lanes(self._picture, here, step))

    def go_to_end(self, last: bool) -> None:
        """Select the first or the last event that is not dimmed."""
        if self._picture is not None:
            self._choose(at_end(self._picture, self._emphasis, last=last))

    def _choose(self, number: int | None, *, centre: bool = True) -> None:
        if self._picture is None or number is None:
            return
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

    # Under the pointer

    def show_card(self, number: int, content: CardContent) -> None:
        """Answer `card_wanted`: show the card if the pointer is still there."""
        self._hovering.show_card(number, content)

    def set_hovered(self, number: int) -> None:
        """Underline an event (index into the columns), or none (-1)."""
        if number != self._emphasis.hovered:
            self.emphasise(replace(self._emphasis, hovered=number))

    def hit_at(self, at: QPointF) -> Hit:
        """Return what lies at a point of the widget."""
        picture, scene = self._picture, self.scene
        if picture is None or scene is None:
            return NOTHING
        y = at.y() - picture.lanes_top
        if at.x() < self.gutter or not 0 <= y < picture.lanes_height:
            return NOTHING
        return hit(scene, at.x() - self.gutter, y + self._scroll, picture.measures)

    def choose_hit(self, found: Hit) -> None:
        """Select the event that was hit, or open the count."""
        if found.mark >= 0 and self._picture is not None:
            self._choose(int(self._picture.subject.marks.event[found.mark]), centre=False)
        elif found.count is not None:
            self._open_count(found.count)

    def _open_count(self, count: Count) -> None:
        """Zoom to where the events of a count are; where none of them would speak there either, step through them."""
        assert self._picture is not None
        layout, marks, scale = self._picture.layout, self._picture.subject.marks, self.camera.scale
        hidden = layout.counted(count, scale)
        closest = scale.width / FINEST_SPAN
        if (layout.places.least_scale[hidden] <= closest).any():
            self.camera.go_to(fitted(count.first, count.last, scale.width))
            return
        numbers = marks.event[hidden].tolist()
        selected = self._emphasis.selected
        after = numbers.index(selected) + 1 if selected in numbers else 0
        self._choose(numbers[after % len(numbers)], centre=False)

    @property
    def gutter(self) -> float:
        """Pixels at the left that time does not run in."""
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
            self.camera.resize(self._picture.time_width)

    def showEvent(self, event: QShowEvent) -> None:
        self.camera.watched = True

    def hideEvent(self, event: QHideEvent) -> None:
        self.camera.watched = False

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.pointer.wheel(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent) and self.pointer.gesture(event):
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.pointer.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self.pointer.move(event):
            self._hovering.at(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.pointer.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.pointer.double_click(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hovering.forget()
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
        return self.rect().adjusted(round(self.gutter), 0, 0, 0)

    def cancel(self) -> None:
        """Give up a drag; without one, ask to clear the selection."""
        if not self.pointer.cancel():
            self.selection_cleared.emit()
