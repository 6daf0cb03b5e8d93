"""The timeline widget: one picture, moved by wheel, swipe, drag and keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from math import floor

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QContextMenuEvent,
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

from cubatimeline.domain.languages import Language
from cubatimeline.drawing.picture import Picture, Subject
from cubatimeline.drawing.theme import Theme
from cubatimeline.drawing.timeline import Emphasis
from cubatimeline.services.geometry.crowd import FEW
from cubatimeline.services.geometry.hit import NOTHING, Hit, hit
from cubatimeline.services.geometry.scene import Layout, Scene
from cubatimeline.services.geometry.ticks import Grid, axis_grid
from cubatimeline.services.geometry.time_scale import TimeScale, fitted
from cubatimeline.store.columns import EventColumns
from cubatimeline.widgets.timeline.ahead import Ahead
from cubatimeline.widgets.timeline.aside import Aside
from cubatimeline.widgets.timeline.camera import Camera
from cubatimeline.widgets.timeline.choosing import Choosing
from cubatimeline.widgets.timeline.gutter import LaneGutter
from cubatimeline.widgets.timeline.hover_card import CardContent
from cubatimeline.widgets.timeline.hovering import Hovering
from cubatimeline.widgets.timeline.keys import KeyTable
from cubatimeline.widgets.timeline.pointer import Pointer
from cubatimeline.widgets.timeline.range_layer import RangeLayer
from cubatimeline.widgets.timeline.retouch import Retouch
from cubatimeline.widgets.timeline.stepping import at_end, next_in_lanes, next_in_time
from cubatimeline.widgets.timeline.touch import Touch


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
        edit_wanted: the selected event is to be edited (E).
        then_wanted: what was then is to be told (T).
        selection_cleared: Escape was pressed.
        chosen_changed: ids of the chosen events where there are several, else ().
        menu_wanted: the context menu is wanted at a point of the screen, for an event (index into the columns, -1 for
            none) and a day number.
        relation_wanted: step (1 on, -1 back) by which to follow the relations of the selected event.
        label_size_wanted: steps by which rows and words are to become larger.
        emphasised: the `Emphasis` that now holds.
        retouched: the `Retouch` that now holds.

    Attributes:
        keys: which key does what.
        lane_gutter: the names of the lanes and what can be done with them.
        aside: what is being done in other threads.
    """

    event_selected = Signal(str)
    event_opened = Signal(str)
    span_changed = Signal(object)
    day_hovered = Signal(object)
    card_wanted = Signal(int)
    date_wanted = Signal()
    legend_wanted = Signal()
    edit_wanted = Signal()
    then_wanted = Signal()
    selection_cleared = Signal()
    chosen_changed = Signal(object)
    menu_wanted = Signal(QPoint, int, float)
    relation_wanted = Signal(int)
    label_size_wanted = Signal(int)
    emphasised = Signal(object)
    retouched = Signal(object)

    def __init__(
        self, theme: Theme, language: Language, parent: QWidget | None = None, camera: Camera | None = None,
        *, axis: bool = True,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._theme, self._language = theme, language
        self._axis, self._least_gutter = axis, 0.0
        self._picture: Picture | None = None
        self._untouched: Subject | None = None
        self._retouch = Retouch()
        self._scene: Scene | None = None
        self._emphasis = Emphasis()
        self._scroll = 0.0
        self._placing = self._awaited = False
        self.aside = Aside(self)
        self.ahead = Ahead(self)
        self.camera: Camera = Camera(self) if camera is None else camera
        self.camera.moved.connect(self._moved)
        self.camera.sought_changed.connect(lambda _: self.update())
        self.pointer = Pointer(self)
        self.touch = Touch(self)
        self.choosing: Choosing = Choosing(self)
        self.keys = KeyTable()
        self.ranges: RangeLayer = RangeLayer(self, theme, language)
        self._hovering = Hovering(self, theme)
        self.lane_gutter = LaneGutter(self, theme)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setAccessibleName(self.tr("Timeline"))
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    # What is shown

    def show_subject(self, subject: Subject, first: float, last: float, made: Picture | None = None) -> None:
        """Show a subject; time can be moved between the day numbers `first` and `last` and a little beyond.

        Args:
            made: what a `maker` has made of it in another thread.
        """
        before = self._picture
        same_events = before is not None and before.subject.columns is subject.columns
        self._untouched = subject
        self._emphasis = self._emphasis if same_events else Emphasis()
        if made is not None:
            made.resize(self.width(), self.height())
        picture = self._renewed(subject) if made is None else self._taken(made)
        self.camera.begin(first, last, picture.time_width, anew=before is None)
        self._changed()

    def show_lanes(self, subject: Subject) -> None:
        """Show a subject of the same events in other lanes: span, selection and what is lit stay."""
        self._untouched = subject
        if len(subject.marks) <= FEW or self._picture is None:
            self.camera.resize(self._renewed(subject).time_width)
        else:
            make, retouch = self.maker(subject), self._retouch
            self._awaited = True
            self.aside.ask(make, lambda picture: self._prepared(picture, subject, retouch))

    def _prepared(self, picture: Picture, subject: Subject, retouch: Retouch) -> None:
        """Show a picture that was made aside, unless another was asked for meanwhile."""
        if self._untouched is subject and self._retouch is retouch and picture.theme is self._theme:
            picture.resize(self.width(), self.height())
            self.camera.resize(self._taken(picture).time_width)

    def set_least_gutter(self, pixels: float) -> None:
        """Have a gutter of at least so many pixels, so that views above one another show a time at the same place."""
        if pixels != self._least_gutter:
            self._least_gutter = pixels
            if self._untouched is not None:
                self.show_lanes(self._untouched)

    def _renewed(self, subject: Subject) -> Picture:
        """Make the picture anew; what stands out stays so."""
        return self._taken(self.maker(subject)())

    def maker(self, subject: Subject) -> Callable[[], Picture]:
        """Return what makes the picture of a subject as it is to be looked at now, in whatever thread."""
        retouch, theme, language, size = self._retouch, self._theme, self._language, (self.width(), self.height())
        axis, gutter = self._axis, self._least_gutter
        return lambda: Picture(
            retouch.applied(subject), theme, language, *size, screen=True, axis=axis, gutter=gutter
        )  # fmt: skip

    def _taken(self, picture: Picture) -> Picture:
        """Show a picture; what stands out stays so."""
        self._picture, self._awaited = picture, False
        if self._emphasis.lit is not None:
            self._picture.prefer(self._emphasis.lit)
        self._complete()
        self._scroll = self._bounded_scroll(self._scroll)
        self.update()
        return self._picture

    @property
    def retouch(self) -> Retouch:
        """What is changed of every subject that is shown."""
        return self._retouch

    def show_edit(self, columns: EventColumns, events: NDArray[np.int64], lanes: NDArray[np.int32]) -> bool:
        """Show events that have changed (see `Picture.edited`); False where the subject has to be shown anew."""
        # A picture that is being made aside is of the events as they were.
        if self._picture is None or self._retouch.shown is not None or self._awaited:
            return False
        if not self._picture.edited(columns, events, lanes):
            return False
        self._untouched = replace(self._picture.subject, tint=None, palette=())
        self._complete()
        self._changed()
        return True

    def retouch_with(self, retouch: Retouch) -> None:
        """Change the subject shown, and those that follow; what stands out stays so, and very many take a moment."""
        self._retouch = retouch
        if self._untouched is not None:
            self.show_lanes(self._untouched)
            self._changed()
        self.retouched.emit(retouch)

    def set_theme(self, theme: Theme, language: Language) -> None:
        """Wear another theme or speak another language."""
        self._theme, self._language = theme, language
        self._hovering.set_theme(theme)
        self.ranges.set_theme(theme, language)
        self.lane_gutter.set_theme(theme)
        if self._untouched is not None:
            self.camera.stand()
            self.camera.resize(self._renewed(self._untouched).time_width)

    def _complete(self) -> None:
        """Where the labels of a large collection have not all found their places yet: do that in another thread."""
        picture = self._picture
        if picture is not None and not picture.layout.complete and not self._placing:
            self._placing = True
            self.aside.ask(picture.completed, lambda made: self._completed(picture, *made))

    def _completed(self, picture: Picture, widths: NDArray[np.float64], layout: Layout) -> None:
        self._placing = False
        picture.complete(widths, layout)
        if picture is self._picture:
            self._changed()
        self._complete()

    def forget(self) -> None:
        """Forget selection, spans looked at and place in the lanes: another collection is about to be shown."""
        self.camera.forget()
        self._picture = self._untouched = None
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
        self.emphasised.emit(emphasis)
        self.update()

    def select(self, event_id: str | None, *, centre: bool = False) -> None:
        """Mark an event as the selected one; `centre` brings it into view."""
        columns = self._picture.subject.columns if self._picture else None
        number = columns.ids.index(event_id) if columns is not None and event_id in columns.ids else -1
        if number != self._emphasis.selected:
            before = self._emphasis.chosen
            several = before if number in before else self.choosing.with_held(number)
            self.emphasise(replace(self._emphasis, selected=number, chosen=several))
            self._announce(number)
            if several != before:
                self.tell_chosen()
        if centre and number >= 0:
            self.reveal(number)

    def reveal(self, number: int) -> None:
        """Bring an event (index into the columns) into view; the zoom changes only if it is longer than the view."""
        mark = self.mark_of(number)
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

    def mark_of(self, number: int) -> int | None:
        """Return the first mark of an event (index into the columns); None where it has none."""
        if self._picture is None or number < 0:
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
        """Centre the selected event; a second time, zoom to it. Where several are chosen, show all of them."""
        if self._emphasis.chosen:
            self.choosing.fit()
            return
        mark = self.mark_of(self._emphasis.selected)
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
        """Time has moved: paint anew what lies right of the gutter."""
        self._forget_scene()
        self.update(self.rect().adjusted(floor(self.gutter), 0, 0, 0))
        self.span_changed.emit(scale)

    def _changed(self) -> None:
        self._forget_scene()
        self.update()

    def _forget_scene(self) -> None:
        self._scene = None
        self._hovering.forget()
        self.ranges.place_bar()
        self.lane_gutter.follow()

    # Stepping from event to event

    def step_event(self, step: int) -> None:
        """Select the next (1) or previous (-1) event in time that is not dimmed; the first in view where none is.

        After a date was gone to, the steps begin there.
        """
        if self._picture is not None:
            sought = self.camera.sought
            start = None if sought is None else sought.start
            self._choose(next_in_time(self._picture, self._emphasis, self.camera.scale, step, start))

    def step_lane(self, step: int) -> None:
        """Select the event nearest in time in the next lane below (1) or above (-1)."""
        here = self.mark_of(self._emphasis.selected)
        if self._picture is not None and here is not None:
            self._choose(next_in_lanes(self._picture, here, step))

    def go_to_end(self, last: bool) -> None:
        """Select the first or the last event that is not dimmed."""
        if self._picture is not None:
            self._choose(at_end(self._picture, self._emphasis, last=last))

    def _choose(self, number: int | None) -> None:
        """Step to an event, alone but for those that are held."""
        if number is not None:
            if not self.choosing.with_held(number):
                self.choosing.single()
            self.choose_event(number, centre=True)

    def choose_event(self, number: int, *, centre: bool = False) -> None:
        """Select an event (index into the columns) and tell it."""
        if self._picture is not None:
            event_id = self._picture.subject.columns.ids[number]
            self.select(event_id, centre=centre)
            self.event_selected.emit(event_id)

    def ask_to_edit(self) -> None:
        """Ask for the selected event to be edited."""
        if self._emphasis.selected >= 0:
            self.edit_wanted.emit()

    def tell_chosen(self) -> None:
        """Tell which events are chosen."""
        if self._picture is not None:
            ids = self._picture.subject.columns.ids
            self.chosen_changed.emit(tuple(ids[number] for number in self._emphasis.chosen))

    def ask_for_date(self) -> None:
        """Ask to be told a date to go to."""
        self.date_wanted.emit()

    def ask_for_legend(self) -> None:
        """Ask for the legend."""
        self.legend_wanted.emit()

    def ask_what_was_then(self) -> None:
        """Ask what was then."""
        self.then_wanted.emit()

    def follow_relation(self, step: int) -> None:
        """Ask for the next (1) or the previous (-1) event that the selected one is related to."""
        self.relation_wanted.emit(step)

    def open_selected(self) -> None:
        """Zoom to the range that is marked out; where there is none, ask for the document of the selected event."""
        if not self.ranges.zoom() and self._picture is not None and self._emphasis.selected >= 0:
            self.event_opened.emit(self._picture.subject.columns.ids[self._emphasis.selected])

    # Ranges

    @property
    def grid(self) -> Grid:
        """The units of the axis, to which ranges snap."""
        assert self._picture is not None
        return axis_grid(self.camera.scale, self._language, self._picture.frame.axis_font.width)

    def day_at(self, at: QPointF) -> float:
        """Return the day number at a point, within what is shown."""
        scale = self.camera.scale
        return scale.day(min(max(at.x() - self.gutter, 0.0), scale.width))

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
        partner = picture.lanes.end_at(at.x() - self.gutter, y + self._scroll)
        if partner >= 0 and (mark := self.mark_of(partner)) is not None:
            return Hit(mark, far=True)
        return hit(scene, at.x() - self.gutter, y + self._scroll, picture.measures)

    def choose_hit(self, found: Hit) -> None:
        """Select the event that was hit, or open the count."""
        self.choosing.open(found)

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
            names, frame = event.rect().left() < self.gutter, self._picture.frame
            clock = frame.clock_beside
            self._picture.lanes.covered = self.ranges.covered()
            self._picture.paint(painter, scene, self._emphasis, self._scroll, names=names)
            self.ranges.paint(painter)
            self.ahead.begin()
            if frame.clock_beside != clock and not names:
                self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self._picture is not None:
            self._picture.resize(self.width(), self.height())
            self._complete()
            self._scroll = self._bounded_scroll(self._scroll)
            self.camera.resize(self._picture.time_width)
            self.lane_gutter.follow()

    def showEvent(self, event: QShowEvent) -> None:
        self.camera.watched = True

    def hideEvent(self, event: QHideEvent) -> None:
        self.camera.watched = False
        self.pointer.coasting.stop()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.pointer.wheel(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent) and self.pointer.gesture(event):
            return True
        if self._picture is not None and self.touch.event(event):
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._hovering.forget()
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
        action = self.keys.action_of(event)
        if action is None:
            super().keyPressEvent(event)
        else:
            self.pointer.coasting.stop()
            action.run(self)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.pointer.menu(event)

    def _bounded_scroll(self, scroll: float) -> float:
        if self._picture is None:
            return 0.0
        return min(max(scroll, 0.0), max(self._picture.full_lanes_height - self._picture.lanes_height, 0.0))

    def visible_rect(self) -> QRect:
        """Return the part of the widget in which time runs, without the gutter."""
        return self.rect().adjusted(round(self.gutter), 0, 0, 0)

    def cancel(self) -> None:
        """One level out: a drag is given up, else the range let go, else several events, else the selected one."""
        if self.pointer.cancel() or self.touch.cancel():
            return
        if not self.camera.range.clear() and not self.choosing.single():
            self.selection_cleared.emit()
