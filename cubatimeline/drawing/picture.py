"""The whole timeline as one picture: what the widget shows and what the export writes."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from cubatimeline.domain.languages import Language
from cubatimeline.drawing.frame import FramePainter
from cubatimeline.drawing.screen_lanes import ScreenLanePainter
from cubatimeline.drawing.text import Lettering, ScreenLettering
from cubatimeline.drawing.theme import Theme
from cubatimeline.drawing.timeline import NO_EMPHASIS, Emphasis, LanePainter
from cubatimeline.services.geometry.bands import Strip
from cubatimeline.services.geometry.crowd import FEW, CrowdLayout, first_to_speak, lay_out
from cubatimeline.services.geometry.edits import EditedLayout, edited_marks, present
from cubatimeline.services.geometry.lanes import Lane
from cubatimeline.services.geometry.marks import Marks
from cubatimeline.services.geometry.measures import Measures
from cubatimeline.services.geometry.scene import Layout, Scene, Tint
from cubatimeline.services.geometry.time_scale import TimeScale
from cubatimeline.store.columns import EventColumns, distinct, texts_at, with_values

_WIDEST_GUTTER = 200.0
_LIT = 10
"""What being lit adds to the importance of an event, which is 5 at the most."""


@dataclass(frozen=True)
class Subject:
    """What a picture is of: events as marks in lanes, the bands behind them and the rival dates.

    Attributes:
        ghosts: days of rival dates by index of the event.
        tint: shape (events,), place in `palette` of the colour that marks and ticks of each event take instead of that
            of their lane; -1 for none. A tick takes the colour of most of its events.
        palette: keys of colours in the theme, roles or lanes.
        clock: what the clock is called by which hours are told; empty where no event has one.
    """

    columns: EventColumns
    marks: Marks
    lanes: tuple[Lane, ...]
    strips: tuple[Strip, ...]
    ghosts: dict[int, list[float]]
    tint: NDArray[np.int16] | None = None
    palette: tuple[str, ...] = ()
    clock: str = ""


class Picture:
    """A subject laid out for one size, theme and language; `scene` and `paint` serve every frame.

    The parts from above: bands, lanes, axis. The names stand in a gutter at the left; time runs right of it.

    Args:
        screen: whether it is painted again and again on a screen, rather than once for a file.
        axis: whether the axis is painted; without, its room goes to the lanes.
        gutter: least width of the gutter in pixels, so that pictures above one another have the same.
        span: first and last day of a picture that shows no others; of very many events, only those may speak in it.

    Attributes:
        own_gutter: width of the gutter that the names of the lanes ask for.
    """

    def __init__(
        self, subject: Subject, theme: Theme, language: Language, width: float, height: float, *,
        screen: bool = False, axis: bool = True, gutter: float = 0.0, span: tuple[float, float] | None = None,
    ) -> None:  # fmt: skip
        self.subject = subject
        self.theme = theme
        self.own_gutter = 0.0
        self.measures = self._measures(axis, gutter)
        self._plain_marks = subject.marks
        self._one_each: tuple[Marks, bool] | None = None
        self.width, self.height = width, height
        self._lettering = Lettering(theme.font("small"))
        lettering = ScreenLettering if screen else Lettering
        self.frame = FramePainter(theme, self.measures, language, lettering)
        self.bands_height = len(subject.strips) * self.measures.band
        self._first = first_to_speak(subject.marks, span) if screen or span is not None else None
        self._tint = None if subject.tint is None else Tint(subject.tint, len(subject.palette))
        self._text_widths, self._all_measured = self._measured(self._first), self._first is None
        self.layout = self._laid_out(None)
        lanes = ScreenLanePainter if screen else LanePainter
        self.lanes = lanes(
            theme, self.measures, self.layout, subject.columns.titles, subject.ghosts, lettering, subject.tint,
            subject.palette,
        )  # fmt: skip

    def _measures(self, axis: bool, least_gutter: float) -> Measures:
        """Return the lengths of this theme, the gutter as wide as the widest name in it asks for."""
        measures = Measures().scaled(self.theme.scale)
        font = Lettering(self.theme.font("small", bold=True))
        wide = [font.width(lane.name) + lane.depth * measures.indent for lane in self.subject.lanes]
        beside = measures.fold + measures.indent
        gutter = min(max(measures.gutter, max(wide, default=0.0) + beside), _WIDEST_GUTTER * self.theme.scale)
        self.own_gutter = float(round(gutter))
        return replace(measures, gutter=max(self.own_gutter, least_gutter), axis=measures.axis if axis else 0.0)

    def prefer(self, lit: NDArray[np.bool_] | None) -> None:
        """Let events that are lit (a mask over the columns) speak before all others, where there are few enough.

        With very many events this would take a second; their ticks stand out then, and the labels stay.
        """
        marks = self._plain_marks
        if len(marks) > FEW:
            return
        if lit is not None:
            marks = replace(marks, importance=marks.importance + _LIT * lit[marks.event])
        self.subject = replace(self.subject, marks=marks)
        self.layout = self._laid_out(None)
        self.lanes.use(self.layout)

    def _measured(self, marks: NDArray[np.int64] | None) -> NDArray[np.float64]:
        """Return the width of all titles, or, where `marks` are given, of theirs and a guess for the others."""
        titles = self.subject.columns.titles
        if marks is None:
            return self._lettering.widths(titles)
        events = distinct(self.subject.marks.event[marks])
        widths = np.full(len(titles), self.measures.label_least)
        widths[events] = self._lettering.widths(texts_at(titles, events))
        return widths

    def _laid_out(self, before: Layout | None) -> Layout:
        return self._layout_of(self.subject, self._text_widths, before, self._first)

    def _layout_of(
        self, subject: Subject, widths: NDArray[np.float64], before: Layout | None, chosen: NDArray[np.int64] | None
    ) -> Layout:
        return lay_out(
            subject.columns, subject.marks, subject.lanes, widths, self.lanes_height, self.measures, before, chosen,
            self._tint,
        )  # fmt: skip

    def completed(self) -> tuple[NDArray[np.float64], Layout]:
        """Return what `complete` takes: the width of all titles, and a layout in which every mark has its place.

        Takes a second for a million events and changes nothing here, so that another thread can do it.
        """
        subject = replace(self.subject, marks=present(self.subject.marks))
        widths = self._text_widths if self._all_measured else self._lettering.widths(subject.columns.titles)
        return widths, self._layout_of(subject, widths, self.layout, None)

    def complete(self, widths: NDArray[np.float64], layout: Layout) -> None:
        """Go on with a layout that was made meanwhile; if the lanes have other rows by now, it has to be made again.

        One that was made of events that have been edited since is passed over.
        """
        if layout.columns is not self.subject.columns:
            return
        self._text_widths, self._all_measured = widths, True
        self._use_marks(layout.marks)
        self.layout = self._laid_out(layout)
        self.lanes.use(self.layout)

    def _one_mark_each(self) -> bool:
        """Return whether marks and events are the same, in the same order; told once for marks that were not edited."""
        marks, known = self.subject.marks, self._one_each
        if known is None or known[0] is not marks:
            known = self._one_each = marks, np.array_equal(marks.event, np.arange(len(self.subject.columns)))
        return known[1]

    def _use_marks(self, marks: Marks) -> None:
        if marks is not self.subject.marks:
            self.subject, self._plain_marks = replace(self.subject, marks=marks), marks
            self._first = None if self._first is None else first_to_speak(marks)

    def edited(self, columns: EventColumns, events: NDArray[np.int64], lanes: NDArray[np.int32]) -> bool:
        """Show events that were changed, added or taken away, within a frame or two however many there are.

        Args:
            columns: what the events are by now, see `EventColumns.edited`.
            events: those that were changed, ascending; new ones at the end.
            lanes: the lane of each of them, -1 for one that is gone.

        Returns:
            Whether that could be done. Where events stand in several lanes, or not all of them do in one, the subject
            has to be shown anew.
        """
        subject, before = self.subject, self.layout
        if not self._one_mark_each():
            return False
        marks, changed = edited_marks(subject.marks, columns, events, lanes)
        tint = subject.tint
        if tint is not None:
            tint = with_values(tint, events, np.where(events < len(tint), tint[events % len(tint)], -1))
            self._tint = Tint(tint, len(subject.palette))
        widths = self._lettering.widths(texts_at(columns.titles, events))
        self._text_widths = with_values(self._text_widths, events, widths)
        self.subject = replace(subject, columns=columns, marks=marks, tint=tint)
        self._plain_marks, self._one_each = marks, (marks, True)
        if isinstance(before, CrowdLayout):
            self.layout = EditedLayout(before, marks, changed, self._text_widths, self._tint)
        else:
            self._use_marks(present(marks))
            self.layout = self._laid_out(None)
        self.lanes.tint = tint
        self.lanes.retitle(columns.titles, events)
        self.lanes.use(self.layout)
        return True

    def resize(self, width: float, height: float) -> None:
        """Lay the picture out for another size; the width alone changes nothing in the lanes."""
        taller = height != self.height
        self.width, self.height = width, height
        if taller:
            self._use_marks(present(self.subject.marks))
            self.layout = self._laid_out(self.layout)
            self.lanes.use(self.layout)

    @property
    def title_widths(self) -> NDArray[np.float64]:
        """Pixels of each title: shape (events,); a guess for those of very many that have not been measured yet."""
        return self._text_widths

    @property
    def time_width(self) -> float:
        """Pixels that time has: the width without the gutter."""
        return max(self.width - self.measures.gutter, 1.0)

    @property
    def lanes_height(self) -> float:
        """Pixels that the lanes have to show themselves in."""
        return max(self.height - self.bands_height - self.measures.axis, 1.0)

    @property
    def lanes_top(self) -> float:
        """Where the lanes begin."""
        return self.bands_height

    @property
    def full_lanes_height(self) -> float:
        """Height of all lanes; more than `lanes_height` where the view has to scroll."""
        return self.layout.height

    @property
    def least_height(self) -> float:
        """Height at which every lane is in sight with at least one row."""
        return sum(box.least_height for box in self.layout.boxes) + self.bands_height + self.measures.axis

    def scene(self, scale: TimeScale) -> Scene:
        """Return what is seen at a scale whose width is `time_width`."""
        return self.layout.scene(scale)

    def paint(
        self, painter: QPainter, scene: Scene, emphasis: Emphasis = NO_EMPHASIS, scroll: float = 0.0, *,
        names: bool = True,
    ) -> None:  # fmt: skip
        """Paint the picture with the origin at its upper left corner, the lanes moved up by `scroll` pixels.

        Args:
            names: whether to paint the names in the gutter, which stay as they are while time is moved.
        """
        gutter, scale = self.measures.gutter, scene.scale
        ticks = self.frame.ticks(scale)
        self.frame.follow(painter, ticks, scale)
        self.lanes.prepare(painter)
        canvas, above_axis = self.theme.colour("canvas"), self.height - self.measures.axis
        painter.fillRect(QRectF(0, 0, self.width, above_axis), canvas)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.translate(gutter, 0)
        self.frame.paint_grid(painter, ticks, scale, above_axis)
        self.frame.paint_bands(painter, self.subject.strips, scale)
        painter.restore()
        self._paint_lanes(painter, scene, emphasis, scroll, names=names)
        self._paint_scroll_mark(painter, scroll)
        painter.save()
        if names:
            self.frame.paint_band_titles(painter, self.subject.strips)
        if self.measures.axis:
            # Its ground not before its turn: what was just filled is still near the processor.
            painter.fillRect(QRectF(0, above_axis, self.width, self.measures.axis), canvas)
            painter.translate(gutter, above_axis)
            self.frame.paint_axis(painter, ticks, scale, self.subject.clock)
        painter.restore()

    def _paint_lanes(self, painter: QPainter, scene: Scene, emphasis: Emphasis, scroll: float, *, names: bool) -> None:
        gutter = self.measures.gutter
        painter.save()
        painter.setClipRect(QRectF(0, self.lanes_top, self.width, self.lanes_height))
        painter.translate(0, self.lanes_top - scroll)
        if names:
            self.frame.paint_lane_titles(painter, scene.boxes)
        painter.setClipRect(QRectF(gutter, scroll, self.time_width, self.lanes_height))
        painter.translate(gutter, 0)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        self.lanes.paint(painter, scene, emphasis)
        painter.restore()

    def _paint_scroll_mark(self, painter: QPainter, scroll: float) -> None:
        """Where the lanes do not all fit: a thin bar at the right edge, as long and as high as what is seen of them."""
        full, seen = self.full_lanes_height, self.lanes_height
        if full <= seen + 0.5:
            return
        wide = self.theme.px(4)
        length = max(seen * seen / full, min(3.0 * wide, seen))
        top = self.lanes_top + (seen - length) * min(max(scroll / (full - seen), 0.0), 1.0)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.colour("text_faint"))
        painter.drawRoundedRect(QRectF(self.width - wide - 2, top, wide, length), wide / 2, wide / 2)
        painter.restore()
