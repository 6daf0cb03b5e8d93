"""Paints the lanes of the timeline: marks, labels, ticks and counts, on screen, in PNG, SVG and PDF alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import floor
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from cubatimeline.drawing.marks import SPAN, MarkPainter, Span
from cubatimeline.drawing.relations import End, RelationPainter, relation_plates
from cubatimeline.drawing.text import Lettering
from cubatimeline.drawing.theme import Theme
from cubatimeline.services.geometry.arcs import Relations
from cubatimeline.services.geometry.lanes import LaneBox
from cubatimeline.services.geometry.marks import Marks
from cubatimeline.services.geometry.measures import Measures
from cubatimeline.services.geometry.scene import Layout, Scene

DIMMED = 60
"""Alpha of what is not lit up while something else is."""
TICKS = (150, 180, 210, 240)
"""Alpha of the ticks of hidden events, by how close they stand (see `Ticks.shade`)."""

_MOST_TITLES = 20_000


@dataclass(frozen=True)
class Emphasis:
    """What stands out: events by index into the columns.

    Attributes:
        selected: drawn with a ring and heavier words; -1 for none.
        hovered: underlined; -1 for none.
        lit: shape (events,), bool: everything else is dimmed; None to light all alike.
        chosen: all that are chosen, in order, where these are several, the selected one among them: drawn with rings.
        relations: those of the selected event, else of the hovered one, are drawn as arcs; None for no arcs.
    """

    selected: int = -1
    hovered: int = -1
    lit: np.ndarray | None = None
    relations: Relations | None = None
    chosen: tuple[int, ...] = ()


NO_EMPHASIS = Emphasis()


@dataclass
class LanePainter:
    """Paints scenes of one layout in one theme.

    Attributes:
        ghosts: for the index of an event, days at which rival dates put it.
        lettering: how words are written, plainly or for a screen.
        tint: shape (events,), place in `palette` of the colour of each event; -1, or no tint, for that of its lane.
        palette: keys of colours in the theme: roles or lanes.
        covered: what will be painted over, from the first lane: no words begin or run beneath it.
    """

    theme: Theme
    measures: Measures
    layout: Layout
    titles: Sequence[str]
    ghosts: dict[int, list[float]] = field(default_factory=dict)
    lettering: type[Lettering] = Lettering
    tint: NDArray[np.int16] | None = None
    palette: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        self.label_font = self.lettering(self.theme.font("small"))
        self.strong_font = self.lettering(self.theme.font("small", bold=True))
        self.count_font = self.lettering(self.theme.font("tiny"))
        self.marks = MarkPainter(self.theme, self.measures)
        self._arcs = RelationPainter(self.theme, self.measures, self.label_font, quick=self.lettering is not Lettering)
        self.ends: list[End] = []
        self.covered: list[QRectF] = []
        self._line = self.measures.row - self.measures.bar - 3
        colours = [self.theme.lane(box.lane.colour) for box in self.layout.boxes]
        colours += [self.theme.colour(key) if key in self.theme.roles else self.theme.lane(key) for key in self.palette]
        self._colours = {alpha: [_with_alpha(colour, alpha) for colour in colours] for alpha in (255, *TICKS, DIMMED)}
        self._seen: dict[int, str] = {}
        self._chosen: tuple[tuple[int, ...], Marks, NDArray[np.int64]] | None = None
        metrics = self.label_font.metrics
        self._rise = (self.measures.row - self.measures.bar - 2 + metrics.capHeight()) / 2

    def prepare(self, painter: QPainter) -> None:
        """Get the lettering ready for a frame."""
        for font in (self.label_font, self.strong_font, self.count_font):
            font.prepare(painter)

    def use(self, layout: Layout) -> None:
        """Paint scenes of another layout of the same marks and lanes from now on."""
        self.layout = layout

    def retitle(self, titles: Sequence[str], events: NDArray[np.int64]) -> None:
        """Write other titles of some events, and those of events added at the end."""
        self.titles = titles
        for event in events.tolist():
            self._seen.pop(event, None)

    def paint(self, painter: QPainter, scene: Scene, emphasis: Emphasis = NO_EMPHASIS) -> None:
        """Paint the lanes with the origin at the left end of the scale and the upper edge of the first lane."""
        self._paint_dividers(painter, scene)
        plates = self._plates(scene, emphasis)
        taken = [*(plate.rect for plate in plates), *self.covered]
        whole = QRectF(0, 0, scene.scale.width, self.layout.height)
        seen = painter.clipBoundingRect() if painter.hasClipping() else whole
        chosen = emphasis.relations, emphasis.selected, emphasis.hovered
        arcs, self.ends = relation_plates(self._arcs, self.layout, scene, chosen, seen, self.titles, taken)
        self._paint_content(painter, scene, emphasis, [*taken, *(end.rect for end in self.ends)])
        self._arcs.paint_arcs(painter, arcs, seen.top())
        self._arcs.paint_ends(painter, self.ends)
        if emphasis.chosen:
            self._paint_rings(painter, scene, emphasis)
        for plate in plates:
            self._paint_plate(painter, scene, plate, emphasis.selected)

    def end_at(self, x: float, y: float) -> int:
        """Return the event (index into the columns) whose name at the end of an arc stands at a point, else -1."""
        return next((end.event for end in self.ends if end.rect.contains(x, y)), -1)

    def _inks(self, lane: NDArray[Any], tint: NDArray[Any] | None) -> NDArray[np.int64]:
        """Return the number of a colour: that of the tint where there is one, else that of the lane."""
        lane = lane.astype(np.int64)
        return lane if tint is None else np.where(tint >= 0, len(self.layout.boxes) + tint, lane)

    def _ink_of_marks(self, chosen: NDArray[np.int64]) -> NDArray[np.int64]:
        marks = self.layout.marks
        return self._inks(marks.lane[chosen], None if self.tint is None else self.tint[marks.event[chosen]])

    def _paint_content(self, painter: QPainter, scene: Scene, emphasis: Emphasis, plates: Sequence[QRectF]) -> None:
        self._paint_ticks(painter, scene, emphasis)
        self._paint_counts(painter, scene, emphasis, plates)
        self._paint_labels(painter, scene, emphasis, plates)

    def _paint_dividers(self, painter: QPainter, scene: Scene) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QPen(self.theme.colour("hairline_soft"), 0))
        painter.drawLines(
            [QLineF(0, box.top + box.height, scene.scale.width, box.top + box.height) for box in scene.boxes]
        )
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)

    def _paint_ticks(self, painter: QPainter, scene: Scene, emphasis: Emphasis) -> None:
        height, thick = self.measures.tick, max(1.0, self.measures.dot / 4)
        painter.setPen(Qt.PenStyle.NoPen)
        ticks, lit = scene.ticks, emphasis.lit
        tops = [box.top + box.height - height - 1 for box in scene.boxes]
        alike: dict[tuple[int, int], list[QRectF]] = {}
        rows = zip(
            self._inks(ticks.lane, ticks.tint).tolist(), ticks.lane.tolist(), ticks.shade.tolist(), ticks.x.tolist(),
            (ticks.x_end - ticks.x).tolist(), strict=True,
        )  # fmt: skip
        for ink, lane, shade, x, width in rows:
            alike.setdefault((ink, shade), []).append(QRectF(x, tops[lane], width + thick, height))
        for (ink, shade), rects in alike.items():
            painter.setBrush(self._colours[TICKS[shade] if lit is None else DIMMED][ink])
            painter.drawRects(rects)
        if lit is not None:
            self._paint_lit_ticks(painter, scene, lit)

    def _paint_lit_ticks(self, painter: QPainter, scene: Scene, lit: np.ndarray) -> None:
        """Ticks of lit events are stout, so that none is overlooked among the dimmed ones."""
        ticks = self.layout.lit_ticks(scene.scale, lit)
        rows = zip(
            self._inks(ticks.lane, ticks.tint).tolist(), ticks.lane.tolist(), ticks.x.tolist(), ticks.x_end.tolist(),
            strict=True,
        )  # fmt: skip
        for ink, lane, x, x_end in rows:
            painter.setBrush(self._colours[255][ink])
            painter.drawRect(self._stout_tick(scene.boxes[lane], x, x_end))

    def _stout_tick(self, box: LaneBox, x: float, x_end: float) -> QRectF:
        """Return a tick that stands out: as high up as all others, as counts stand above them, but down to the line."""
        beside, top = max(1.0, round(self.measures.dot / 4)), box.bottom - self.measures.tick - 1
        left = floor(x) - beside
        return QRectF(left, top, floor(x_end) + 1 + beside - left, box.bottom + 1 - top)

    def _bare_counts(self, scene: Scene, plates: Sequence[QRectF]) -> NDArray[np.int64]:
        """Return which counts no plate touches."""
        counts = scene.counts
        if not plates:
            return np.arange(len(counts.number))
        middle = (np.maximum(counts.x, 0.0) + np.minimum(counts.x_end, scene.scale.width)) / 2
        half = np.array([self.count_font.width(f"+{number}") / 2 + 2 for number in counts.number.tolist()])
        top = np.array([box.tick_top for box in scene.boxes])[counts.lane]
        bottom = top + self.measures.tick_strip - self.measures.tick
        bare = np.ones(len(middle), np.bool_)
        for plate in plates:
            aside = (middle + half < plate.left()) | (middle - half > plate.right())
            bare &= aside | (bottom < plate.top()) | (top > plate.bottom())
        return np.flatnonzero(bare)

    def _paint_counts(self, painter: QPainter, scene: Scene, emphasis: Emphasis, plates: Sequence[QRectF]) -> None:
        colour = self.theme.colour("text_soft", 255 if emphasis.lit is None else 120)
        height = self.measures.tick_strip - self.measures.tick
        lines = [self.count_font.baseline(box.tick_top - 1, height) for box in scene.boxes]
        counts, edge, of = scene.counts, scene.scale.width, self._bare_counts(scene, plates)
        columns = (counts.lane, counts.number, counts.x, counts.x_end)
        rows = zip(*(column[of].tolist() for column in columns), strict=True)
        for lane, number, x, x_end in rows:
            words = f"+{number}"
            width = self.count_font.width(words)
            left, right = max(x, 0.0), min(x_end, edge)
            if width + 4 <= right - left:
                self.count_font.paint(painter, (left + right - width) / 2, lines[lane], words, colour)

    def _paint_labels(self, painter: QPainter, scene: Scene, emphasis: Emphasis, plates: Sequence[QRectF]) -> None:
        labels, lit = scene.labels, emphasis.lit
        words = {alpha: self.theme.colour("text", alpha) for alpha in (255, DIMMED)}
        rows = zip(
            self.layout.marks.event[labels.mark].tolist(), labels.x_text.tolist(), labels.room.tolist(),
            labels.y.tolist(), strict=True,
        )  # fmt: skip
        for label, (event, x_text, room, y) in enumerate(rows):
            self._paint_mark(painter, scene, emphasis, label)
            alpha = 255 if lit is None or lit[event] else DIMMED
            free = beside(plates, x_text, y, room, self._line)
            if event != emphasis.selected and free > 0:
                ink = self.theme.colour("accent", alpha) if event == emphasis.hovered else words[alpha]
                self.label_font.paint(painter, x_text, y + self._rise, self._title(event), ink, free)

    def _paint_mark(self, painter: QPainter, scene: Scene, emphasis: Emphasis, label: int) -> None:
        """Paint the mark of one label, and the rival dates of its event."""
        labels, marks, width = scene.labels, self.layout.marks, scene.scale.width
        mark = int(labels.mark[label])
        event, flags = int(marks.event[mark]), int(marks.flags[mark])
        x, x_end, y = float(labels.x[label]), float(labels.x_end[label]), float(labels.y[label])
        alpha = 255 if emphasis.lit is None or emphasis.lit[event] else DIMMED
        colour = self._colours[alpha][int(self._ink_of_marks(labels.mark[label : label + 1])[0])]
        if event in self.ghosts:
            ghosts = [scene.scale.x(day) for day in self.ghosts[event]]
            self.marks.paint_ghosts(painter, ghosts, x if flags & SPAN else (x + x_end) / 2, y, colour, width)
        if flags & SPAN:
            span = Span(x, float(labels.x_solid[label]), float(labels.x_solid_end[label]), x_end)
            self.marks.paint_span(painter, span, y, flags, colour, width)
        else:
            self.marks.paint_moment(painter, (x, x_end), y, flags, int(marks.precision[mark]), colour, width)

    def _paint_rings(self, painter: QPainter, scene: Scene, emphasis: Emphasis) -> None:
        """Put a ring round the mark of each chosen event, and a stout tick where it has no label."""
        labels, marks, accent = scene.labels, self.layout.marks, self.theme.colour("accent")
        of = np.flatnonzero(np.isin(marks.event[labels.mark], emphasis.chosen))
        reach = 2.0 * self.measures.dot
        painter.setPen(QPen(accent, max(1.5, self.measures.dot / 3)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        spans = marks.is_span[labels.mark[of]]
        rows = zip(spans.tolist(), labels.x[of].tolist(), labels.x_end[of].tolist(), labels.y[of].tolist(), strict=True)
        for span, x, x_end, y in rows:
            middle = self.marks.bar_top(y) + self.measures.bar / 2 if span else self.marks.dot_level(x_end - x, y)
            begin, end = (x, x_end) if span else ((x + x_end) / 2,) * 2
            left, right = max(begin, -4 * reach) - reach, min(end, scene.scale.width + 4 * reach) + reach
            painter.drawRoundedRect(QRectF(left, middle - reach, right - left, 2 * reach), reach, reach)
        hidden = np.setdiff1d(self._marks_chosen(emphasis.chosen), labels.mark)
        x = scene.scale.x(marks.middle_of(hidden))
        seen = np.flatnonzero((x >= 0) & (x <= scene.scale.width))
        places = {(int(marks.lane[hidden[at]]), floor(x[at])) for at in seen.tolist()}
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(accent)
        for lane, left in places:
            painter.drawRect(self._stout_tick(scene.boxes[lane], left, left))

    def _marks_chosen(self, chosen: tuple[int, ...]) -> NDArray[np.int64]:
        """Return the marks of the chosen events; looked for once for every choice."""
        marks = self.layout.marks
        if self._chosen is None or self._chosen[0] is not chosen or self._chosen[1] is not marks:
            self._chosen = chosen, marks, np.flatnonzero(np.isin(marks.event, chosen))
        return self._chosen[2]

    def _title(self, event: int) -> str:
        """Return the title of an event; those of the events seen are kept, as it may be dear to look them up."""
        title = self._seen.get(event)
        if title is None:
            if len(self._seen) > _MOST_TITLES:
                self._seen.clear()
            title = self._seen[event] = self.titles[event]
        return title

    def _plates(self, scene: Scene, emphasis: Emphasis) -> list[_Plate]:
        """The selected event always speaks, on a plate of its own: at its label, or above its tick."""
        if emphasis.selected < 0:
            return []
        plates = []
        for mark in self.layout.marks_of(emphasis.selected):
            shown = np.flatnonzero(scene.labels.mark == mark)
            tick = self.layout.tick_of(mark, scene.scale)
            box = scene.boxes[self.layout.marks.lane[mark]]
            if len(shown):
                x, y = float(scene.labels.x_text[shown[0]]), float(scene.labels.y[shown[0]])
                plates.append(_Plate(self._plate_rect(scene, emphasis.selected, x, y)))
            elif tick is not None:
                x = tick + self.measures.dot + self.measures.label_indent / 2
                rect = self._plate_rect(scene, emphasis.selected, x, box.row_top(0, self.measures))
                plates.append(_Plate(rect, QPointF(tick, box.top + box.height - 1)))
        return plates

    def _plate_rect(self, scene: Scene, event: int, x: float, y: float) -> QRectF:
        width = min(self.strong_font.width(self.titles[event]), max(scene.scale.width - 24, 0.0))
        x = max(min(x, scene.scale.width - width - 8), 6.0)
        pad = self.measures.dot
        return QRectF(x - pad, y + 1, width + 2 * pad, self.measures.row - self.measures.bar - 3)

    def _paint_plate(self, painter: QPainter, scene: Scene, plate: _Plate, event: int) -> None:
        rect, pad = plate.rect, self.measures.dot
        painter.setPen(QPen(self.theme.colour("accent"), 1))
        if plate.tick is not None:
            painter.drawLine(QPointF(plate.tick.x(), rect.bottom()), plate.tick)
        painter.setBrush(self.theme.colour("selection"))
        painter.drawRoundedRect(rect, 3, 3)
        ink = self.theme.colour("text")
        words, width = self.titles[event], rect.width() - 2 * pad + 1
        self.strong_font.paint(painter, rect.left() + pad, rect.top() - 1 + self._rise, words, ink, width)


@dataclass(frozen=True, slots=True)
class _Plate:
    """Where the selected event speaks, and the tick it points at where it has no label."""

    rect: QRectF
    tick: QPointF | None = None


def beside(plates: Sequence[QRectF], x: float, y: float, room: float, line: float) -> float:
    """Return how much of the room of words `line` pixels high is left beside plates; 0 where they begin behind one."""
    for plate in plates:
        if plate.top() < y + line and plate.bottom() > y + 2 and plate.left() < x + room and plate.right() > x:
            room = max(plate.left() - 4 - x, 0.0)
    return room


def _with_alpha(colour: QColor, alpha: int) -> QColor:
    changed = QColor(colour)
    changed.setAlpha(alpha)
    return changed
