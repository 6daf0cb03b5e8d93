"""The range of a camera as one timeline shows it: painted over its lanes, with its bar and the ends to take hold of."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPoint, QPointF, QRectF
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter

from cubatimeline.domain.languages import Language
from cubatimeline.drawing.ranges import RangePainter, Words, range_words
from cubatimeline.drawing.theme import Theme
from cubatimeline.services.geometry.time_range import TimeRange, range_between
from cubatimeline.widgets.timeline.range_bar import RangeBar
from cubatimeline.widgets.timeline.range_holder import Told

if TYPE_CHECKING:
    from cubatimeline.widgets.timeline.view import TimelineView

_GRIP = 6.0
"""Pixels at either side of an end at which it can be taken hold of."""


class RangeLayer:
    """Shows the range over one timeline; `with_bar` is False for one whose neighbour shows the bar."""

    def __init__(self, view: TimelineView, theme: Theme, language: Language) -> None:
        self._view = view
        self.with_bar = True
        self.bar = RangeBar(theme, view)
        self._below: float | None = None
        self.set_theme(theme, language)
        self._holder = view.camera.range
        self._holder.changed.connect(self._changed)

    def set_theme(self, theme: Theme, language: Language) -> None:
        """Wear another theme or speak another language."""
        self._theme, self._language = theme, language
        self._painter = RangePainter(theme)
        self.bar.set_theme(theme)

    @property
    def words(self) -> Words | None:
        """The dates of the range and its length; None where none is marked out."""
        value = self._holder.value
        return None if value is None else self._words_of(value, self._holder.told)

    def _words_of(self, value: TimeRange, told: Told | None) -> Words:
        return range_words(value, self._language) if told is None else (told.dates, told.length)

    def paint(self, painter: QPainter) -> None:
        """Paint measures and the range over the lanes."""
        picture, holder, scale = self._view.picture, self._holder, self._view.scale
        sought = self._view.camera.sought
        if picture is not None and sought is not None:
            self._painter.paint_sought(painter, self._area(), picture.measures.axis, scale, sought)
        if picture is None or (holder.value is None and not holder.measures):
            return
        measures = [(kept.range, self._words_of(kept.range, kept.told)[1]) for kept in holder.measures]
        self._painter.paint_measures(painter, self._area(), scale, measures)
        words = self.words
        if holder.value is not None and words is not None:
            axis = picture.measures.axis
            self._painter.paint(painter, self._area(), axis, scale, holder.value, words, self._below)

    def covered(self) -> list[QRectF]:
        """Return what the words and the bar of the range cover of the lanes, from the first lane."""
        value, words, picture = self._holder.value, self.words, self._view.picture
        if value is None or words is None or picture is None:
            return []
        over = [self._plate(value, words, self._below)]
        if not self.bar.isHidden():
            over.append(QRectF(self.bar.geometry()))
        return [each.translated(-self._view.gutter, self._view.scrolled - picture.lanes_top) for each in over]

    def end_at(self, at: QPointF) -> bool | None:
        """Return which end of the range is under a point: True for the last, False for the first, None for neither.

        Ends are taken hold of on the axis; over the lanes a drag keeps moving time.
        """
        value = self._holder.value
        if value is None or not self.on_axis(at):
            return None
        x, reach = at.x() - self._view.gutter, self._theme.scale * _GRIP
        away = [(abs(self._view.scale.x(day) - x), last) for day, last in ((value.end, True), (value.start, False))]
        nearest, last = min(away)
        return last if nearest <= reach else None

    def on_axis(self, at: QPointF) -> bool:
        """Return whether a point lies on the date axis."""
        picture = self._view.picture
        return picture is not None and at.x() >= self._view.gutter and at.y() >= self._area().bottom()

    def mark(self) -> None:
        """Mark out a range at the selected event or in the middle; one that is there already becomes a measure."""
        if self._holder.value is None:
            self.start_here()
        else:
            self._holder.keep()

    def extend(self, step: int) -> None:
        """Make the range longer (1) or shorter (-1) by a unit of the axis; without one, begin it."""
        if self._holder.value is None:
            self.start_here()
        if self._view.picture is not None:
            self._holder.extend(step, self._view.grid)

    def zoom(self) -> bool:
        """Show the range, which has then served, unless events outside it are dimmed; return whether it was news."""
        value = self._holder.value
        if value is None or (self.bar.only.isChecked() and self._view.camera.shows(value)):
            return False
        self._view.camera.show_range(value)
        if not self.bar.only.isChecked():
            self._holder.clear()
        return True

    def start_here(self) -> None:
        """Mark out the selected event, or the unit of the axis in the middle of the view."""
        picture, scale = self._view.picture, self._view.scale
        mark = self._view.mark_of(self._view.emphasis.selected)
        if picture is not None and mark is not None:
            marks = picture.subject.marks
            ends = float(marks.start[mark]), float(marks.end[mark])
            self._holder.show(range_between(*ends, self._view.grid, free=True))
        elif picture is not None:
            middle = (scale.start + scale.end) / 2
            self._holder.show(range_between(middle, middle, self._view.grid))

    def place_bar(self) -> None:
        """Put the bar below the words of the range, or hide it where there is nothing to act on."""
        if self._holder.value is None and self.bar.isHidden():
            return
        value, words, scale = self._holder.value, self.words, self._view.scale
        seen = value is not None and value.end > scale.start and value.start < scale.end
        if value is None or words is None or not seen or self._holder.drawing or not self.with_bar:
            self.bar.hide()
            return
        self.bar.adjustSize()
        self.bar.move(self._under(self._plate(value, words, self._below)))
        self.bar.raise_()
        self.bar.show()

    def _plate(self, value: TimeRange, words: Words, below: float | None) -> QRectF:
        return self._painter.plate(self._area(), self._view.scale, value, words, below)

    def _under(self, plate: QRectF) -> QPoint:
        """Return where the bar stands under the words: with no gap, in which a bit of a mark would be seen."""
        pad = self._theme.px(4)
        rightmost = max(self._view.width() - self.bar.width() - pad, 0)
        x = min(max(round(plate.center().x() - self.bar.width() / 2), round(self._view.gutter) + pad), rightmost)
        return QPoint(x, ceil(plate.bottom()))

    def _choose_side(self) -> None:
        """Have words and bar at the foot of the lanes where they would cover a chosen event at the top, and only there.

        They stay on their side until another range is marked out.
        """
        value, words = self._holder.value, self.words
        self._below = None
        if value is None or words is None or self._view.picture is None:
            return
        self.bar.adjustSize()
        foot = float(self.bar.height() + self._theme.px(4))
        high, low = (self._plate(value, words, below) for below in (None, foot))
        covers = [each.united(QRectF(self._under(each), self.bar.size())) for each in (high, low)]
        chosen = self._chosen_places()
        if any(covers[0].intersects(each) for each in chosen) and not any(
            covers[1].intersects(each) for each in chosen
        ):
            self._below = foot

    def _chosen_places(self) -> list[QRectF]:
        """Return where the labels of the chosen events stand."""
        picture, scene = self._view.picture, self._view.scene
        if picture is None or scene is None:
            return []
        labels, found = scene.labels, []
        for at in np.flatnonzero(
            np.isin(picture.subject.marks.event[labels.mark], self._view.choosing.chosen)
        ).tolist():
            left = float(min(labels.x[at], labels.x_text[at]))
            right = float(max(labels.x_end[at], labels.x_text[at] + labels.room[at]))
            top = picture.lanes_top + float(labels.y[at]) - self._view.scrolled
            found.append(QRectF(self._view.gutter + left, top, right - left, picture.measures.row))
        return found

    def _area(self) -> QRectF:
        picture = self._view.picture
        assert picture is not None
        return QRectF(self._view.gutter, picture.lanes_top, picture.time_width, picture.lanes_height)

    def _changed(self) -> None:
        if self._holder.value is None and self.bar.only.isChecked():
            self.bar.only.setChecked(False)
        if not self._holder.drawing:
            self._choose_side()
        self.place_bar()
        self._view.update()
        words = self.words
        if words is not None and not self._holder.drawing and self.with_bar:
            said = f"{words[0]}, {words[1]}"
            self.bar.setAccessibleDescription(said)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._view, said))
