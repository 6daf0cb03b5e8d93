"""Lays out and paints what the class sees: title, caption, and below them the events of a scene, or a passage."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from cubatimeline.domain.dates import Precision
from cubatimeline.domain.languages import Language
from cubatimeline.drawing.marks import Span
from cubatimeline.drawing.stage_frame import StageFrame
from cubatimeline.drawing.stage_letters import StageLetters
from cubatimeline.drawing.stage_marks import StageMarks
from cubatimeline.drawing.text import ELLIPSIS, Lettering
from cubatimeline.drawing.theme import Theme
from cubatimeline.drawing.wrapping import fitted, wrapped
from cubatimeline.services.geometry.bands import Strip
from cubatimeline.services.geometry.time_scale import TimeScale
from cubatimeline.services.presenting.sizes import Lettered, Sizes
from cubatimeline.services.presenting.stage import Placed, Room, Wanted, arrange, extent_of, words_of
from cubatimeline.services.presenting.telling import Events, Grouping, Told
from cubatimeline.store.columns import EventFlag

_SPAN = int(EventFlag.SPAN)
_MOST_CONTEXT = 400
"""So many ticks of events that are not told are shown at the most."""
_WIDE_DAY = 5.0
"""A day that is wider than so many markers is drawn as a bar: a marker in its middle would look like noon."""
_KEPT = 10
"""What importance, which is 5 at the most, gains by being revealed step by step."""
_ROOMY = 1.3
"""What rows grow by at the most where few events have much room."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A passage in large letters.

    Attributes:
        source: where the words stand.
        start, end: what of the words is lit, as offsets; both 0 for nothing.
    """

    words: str
    source: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Board:
    """What the class is to see.

    Attributes:
        counter: where in the tour this is ("3 / 12").
        count: words for how many events are told (%1) of all there are (%2); empty for none.
        dates: dates in words by index of the event.
        newest: event that was revealed last; -1 for none.
        cover: words in place of a title or date that is covered.
        reading: shown instead of the events; None for these.
    """

    title: str
    caption: str
    told: Told
    counter: str = ""
    count: str = ""
    dates: Mapping[int, str] = field(default_factory=dict)
    grouping: Grouping = field(default_factory=Grouping)
    newest: int = -1
    cover: tuple[str, str] = ("?", "?")
    reading: Reading | None = None


@dataclass(frozen=True, slots=True)
class _Line:
    """The words of an event: its date and its title."""

    date: str
    title: str


@dataclass(frozen=True, slots=True)
class Laid:
    """A board laid out for a span.

    Attributes:
        field: where time runs: left, top, width and height; `rows_top` is where the first row begins.
        row: height of a row.
    """

    board: Board
    title: tuple[str, ...]
    caption: tuple[str, ...]
    field: QRectF
    rows_top: float
    row: float
    placed: tuple[Placed, ...]
    strips: tuple[Strip, ...]
    legend: tuple[tuple[int, ...], ...]
    context: tuple[float, ...]

    @property
    def told(self) -> tuple[int, ...]:
        """The events that have a row."""
        return tuple(each.wanted.event for each in self.placed)


class Stage:
    """The audience's display in one theme, language and size.

    Args:
        clock: what the clock is called by which hours are told.
        screen: whether it is painted again and again on a screen, rather than once for a file or a small picture.

    Attributes:
        events: what it tells of.
    """

    def __init__(
        self, theme: Theme, language: Language, width: float, height: float, events: Events, strips: Sequence[Strip],
        clock: str = "", *, back_row: bool = False, screen: bool = False,
    ) -> None:  # fmt: skip
        self.theme, self.width, self.height = theme, width, height
        self.sizes = Sizes.of(height, back_row=back_row)
        self.letters = StageLetters(self.sizes, screen=screen)
        self._frame = StageFrame(theme, self.sizes, self.letters, language)
        self._marks = StageMarks(theme, self.sizes)
        self.events, self._strips, self._clock = events, tuple(strips), clock
        self._side = self.sizes.share(0.04)

    # Laying out

    def laid_out(self, board: Board, first: float, last: float) -> Laid:
        """Return where everything stands while the days from `first` to `last` are shown."""
        room = self.width - 2 * self._side
        counter = self.letters.source.width(board.counter) + self._side if board.counter else 0.0
        title = tuple(wrapped(board.title, self.letters.title, room - counter))
        caption = () if board.reading is not None else tuple(wrapped(board.caption, self.letters.caption, room))
        top = self.sizes.share(0.025) + len(title) * self.letters.line(Lettered.TITLE)
        top += len(caption) * self.letters.line(Lettered.CAPTION) + self.sizes.share(0.02)
        categories = sorted({int(self.events.columns.category[number]) for number in board.told.events})
        legend = tuple(tuple(row) for row in self._frame.legend_rows(categories, self.events.categories, room))
        foot = self.sizes.share(0.018) + max(len(legend), 1) * self._frame.legend_line
        left = self._side + self._gutter(board.grouping)
        height = self.height - top - foot - self._frame.axis_height
        area = QRectF(left, top, self.width - self._side - left, height)
        row = self._least_row
        placed = self._placed(
            board, TimeScale(first, last, area.width()), int(max(height - self.sizes.share(0.018), 0.0) / row)
        )
        used = max((each.row for each in placed), default=-1) + 1
        strips = (
            self._strips
            if height - self.sizes.share(0.018) - used * row >= len(self._strips) * self._frame.strip_height
            else ()
        )
        above = len(strips) * self._frame.strip_height
        if used:
            row = min((height - above - self.sizes.share(0.018)) / used, row * _ROOMY)
        return Laid(
            board, title, caption, area, top + above + self.sizes.share(0.006), row, placed, strips, legend,
            self._context(board, TimeScale(first, last, area.width())),
        )  # fmt: skip

    @property
    def _least_row(self) -> float:
        return self.letters.line(Lettered.LABEL) + self.sizes.marker + self.sizes.share(0.004)

    def _gutter(self, grouping: Grouping) -> float:
        widest = max((self.letters.strong.width(name) for name in grouping.names), default=0.0)
        return min(widest + self._side / 2, 0.24 * self.width) if grouping.names else 0.0

    def _placed(self, board: Board, scale: TimeScale, rows: int) -> tuple[Placed, ...]:
        wanted = [self._wanted(board, number, scale) for number in board.told.events]
        return arrange(wanted, self._room(scale, rows))

    def _room(self, scale: TimeScale, rows: int) -> Room:
        return Room(scale.width, rows, self.sizes.marker, self.sizes.share(0.03))

    def _wanted(self, board: Board, number: int, scale: TimeScale) -> Wanted:
        columns, line = self.events.columns, self._line(board, number)
        x, x_end = scale.x(float(self.events.start[number])), scale.x(float(self.events.end[number]))
        if number in board.told.undated:
            x = x_end = self.sizes.marker
        wide = int(columns.precision[number]) == Precision.DAY and x_end - x > _WIDE_DAY * self.sizes.marker
        bar = (int(columns.flags[number]) & _SPAN or wide) and number not in board.told.undated
        words = self._line_width(line) + (1.4 * self.sizes.marker if bar else 0.0)
        weight = int(columns.importance[number]) + (_KEPT if number in board.told.kept else 0)
        return Wanted(number, x, x_end, words, weight, not bar, board.grouping.group(number))

    def _line(self, board: Board, number: int) -> _Line:
        titles, (no_title, no_date) = self.events.columns.titles, board.cover
        date = no_date if number in board.told.undated else board.dates.get(number, "")
        return _Line(date, no_title if number in board.told.untitled else titles[number])

    def _line_width(self, line: _Line) -> float:
        return self._date_width(line) + self.letters.label.width(line.title)

    def _date_width(self, line: _Line) -> float:
        return self.letters.strong.width(line.date) + self.sizes.share(0.012) if line.date else 0.0

    def _context(self, board: Board, scale: TimeScale) -> tuple[float, ...]:
        until = scale.end if board.told.until is None else min(board.told.until, scale.end)
        inside = self.events.within(scale.start, until)
        inside[list(board.told.events)] = False
        middle = (self.events.start[inside] + self.events.end[inside]) / 2
        x = np.unique(np.round(scale.x(middle[(middle > scale.start) & (middle < until)])))
        return tuple(x[:: max(1, len(x) // _MOST_CONTEXT)].tolist())

    # Painting

    def paint(self, painter: QPainter, laid: Laid, span: tuple[float, float] | None = None) -> None:
        """Paint a board with the origin at its upper left corner.

        Args:
            span: first and last day shown on the way from one scene to another; None for those laid out for.
        """
        self.letters.prepare(painter)
        painter.fillRect(QRectF(0, 0, self.width, self.height), self.theme.colour("canvas"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        self._paint_head(painter, laid)
        if laid.board.reading is not None:
            self._paint_reading(painter, laid, laid.board.reading)
            return
        assert span is not None
        scale = TimeScale(*span, laid.field.width())
        ticks = self._frame.ticks(scale)
        painter.save()
        painter.translate(laid.field.left(), 0)
        bottom = laid.field.bottom()
        self._frame.paint_grid(painter, ticks, scale, laid.rows_top, bottom - laid.rows_top)
        self._frame.paint_strips(painter, laid.strips, scale, laid.field.top())
        if laid.context:
            self._frame.paint_context(painter, laid.context, bottom)
        self._paint_cover(painter, laid, scale)
        self._frame.paint_axis(painter, ticks, scale, bottom, self._clock)
        self._paint_rows(painter, laid, scale)
        painter.restore()
        self._paint_groups(painter, laid)
        self._paint_foot(painter, laid)

    def _paint_head(self, painter: QPainter, laid: Laid) -> None:
        y = self.sizes.share(0.025)
        for line in laid.title:
            y = self._paint_line(painter, self.letters.title, Lettered.TITLE, line, y, "text")
        for line in laid.caption:
            y = self._paint_line(painter, self.letters.caption, Lettered.CAPTION, line, y, "text")
        font, counter = self.letters.source, laid.board.counter
        x = self.width - self._side - font.width(counter)
        baseline = self.letters.title.baseline(self.sizes.share(0.025), self.letters.line(Lettered.TITLE))
        font.paint(painter, x, baseline, counter, self.theme.colour("text_soft"))

    def _paint_line(self, painter: QPainter, font: Lettering, kind: Lettered, words: str, y: float, role: str) -> float:
        height = self.letters.line(kind)
        font.paint(painter, self._side, font.baseline(y, height), words, self.theme.colour(role))
        return y + height

    def _paint_reading(self, painter: QPainter, laid: Laid, reading: Reading) -> None:
        """Paint a passage with a bar at its left and its source below, whole sentences as far as they fit."""
        letters, indent = self.letters, self._side * 1.2
        room = min(self.width - 2 * self._side - indent, letters.quote.width("n") * 64)
        source = fitted(reading.source, letters.source, self.width - 2 * self._side - indent, 3)
        line, small = letters.line(Lettered.QUOTE), letters.line(Lettered.SOURCE)
        top, gap = laid.field.top() + self.sizes.share(0.02), self.sizes.share(0.03)
        below = self.height - len(source) * small - self.sizes.share(0.03) - gap
        lines, lit = self._reading_lines(reading, room, int((below - top) / line))
        top += max(below - top - len(lines) * line, 0.0) / 4
        painter.fillRect(QRectF(self._side, top, 3 * self.sizes.line, len(lines) * line), self.theme.colour("accent"))
        x = self._side + indent
        self._paint_lit(painter, lines, lit, QPointF(x, top))
        for number, words in enumerate(lines):
            baseline = letters.quote.baseline(top + number * line, line)
            letters.quote.paint(painter, x, baseline, words, self.theme.colour("text"))
        y = top + len(lines) * line + gap
        for number, words in enumerate(source):
            baseline = letters.source.baseline(y + number * small, small)
            letters.source.paint(painter, x, baseline, words, self.theme.colour("text_soft"))

    def _reading_lines(self, reading: Reading, room: float, most: int) -> tuple[list[str], tuple[int, int]]:
        """Return the lines of a passage, from the lit words on where they would not be reached otherwise."""
        lines = fitted(reading.words, self.letters.quote, room, most)
        if len(" ".join(lines)) > reading.end + 2 or len(" ".join(lines)) >= len(reading.words):
            return lines, (reading.start, reading.end)
        begin = max(reading.words.rfind(". ", 0, reading.start) + 2, 0) if ". " in reading.words else reading.start
        begin = min(begin, reading.start)
        lead = f"{ELLIPSIS} "
        shift = len(lead) - begin
        lines = fitted(lead + reading.words[begin:], self.letters.quote, room, most)
        return lines, (reading.start + shift, reading.end + shift)

    def _paint_lit(self, painter: QPainter, lines: Sequence[str], lit: tuple[int, int], at: QPointF) -> None:
        """Paint the ground of the words that are lit, line by line."""
        height, at_letter, font = self.letters.line(Lettered.QUOTE), 0, self.letters.quote
        for number, words in enumerate(lines):
            first, last = max(lit[0] - at_letter, 0), min(lit[1] - at_letter, len(words))
            if first < last:
                x, x_end = font.width(words[:first]), font.width(words[:last])
                ground = QRectF(at.x() + x, at.y() + number * height, x_end - x, height)
                painter.fillRect(ground, self.theme.colour("accent_soft"))
            at_letter += len(words) + 1

    def _paint_rows(self, painter: QPainter, laid: Laid, scale: TimeScale) -> None:
        room, used = self._room(scale, 0), dict[int, list[tuple[float, float]]]()
        for each in laid.placed:
            now = self._wanted(laid.board, each.wanted.event, scale)
            if each.wanted.event in laid.board.told.unseen:
                continue
            if now.x_end < 0 or now.x > scale.width:
                continue
            words = words_of(now, room)
            first, last = extent_of(now, words, room)
            others = used.setdefault(each.row, [])
            speaks = all(first >= end or last <= start for start, end in others)
            others.append((first, last))
            self._paint_event(painter, laid, Placed(now, each.row, words), scale, speaks=speaks)

    def _paint_event(self, painter: QPainter, laid: Laid, placed: Placed, scale: TimeScale, *, speaks: bool) -> None:
        wanted, number = placed.wanted, placed.wanted.event
        top = laid.rows_top + placed.row * laid.row
        height = self.letters.line(Lettered.LABEL)
        category = int(self.events.columns.category[number])
        colour = self.theme.lane(self.events.categories[category].id)
        if speaks:
            self._paint_words(painter, laid.board, placed, QPointF(placed.words.x, top))
        low = top + height + (self.sizes.marker - self._marks.bar) / 2
        if not wanted.moment:
            self._paint_bar(painter, wanted, low, colour, scale)
            if speaks:
                at = QPointF(placed.words.x + self.sizes.marker / 2, top + height / 2)
                self._marks.paint_marker(painter, category, at, 0, colour)
            return
        undated = number in laid.board.told.undated
        if wanted.x_end - wanted.x > 1.5 * self.sizes.marker and not undated:
            x, x_end = max(wanted.x, 0.0), min(wanted.x_end, scale.width)
            self._marks.paint_bounds(painter, x, x_end, low, colour)
        if 0 <= wanted.middle <= scale.width:
            level = top + height / 2 if placed.words.beside else top + height + self.sizes.marker / 2
            vague = int(self.events.columns.precision[number]) < Precision.DAY
            flags = 0 if undated else int(self.events.columns.flags[number])
            at = QPointF(wanted.middle, level)
            self._marks.paint_marker(painter, category, at, flags, colour, hollow=vague or undated)

    def _paint_bar(self, painter: QPainter, wanted: Wanted, top: float, colour: QColor, scale: TimeScale) -> None:
        flags = int(self.events.columns.flags[wanted.event])
        if not flags & _SPAN:
            self._marks.paint_bounds(painter, max(wanted.x, 0.0), min(wanted.x_end, scale.width), top, colour)
            return
        solid, solid_end = self._certain(wanted.event, scale)
        # a bar of some days is as long as a marker at the least, or nobody would see it
        least = wanted.x + self.sizes.marker
        left, right = max(wanted.x, 0.0), min(max(wanted.x_end, least), scale.width)
        ends = right if wanted.x_end < least else min(solid_end, scale.width)
        self._marks.paint_span(painter, Span(left, max(solid, 0.0), ends, right), top, flags, colour, scale.width)

    def _certain(self, number: int, scale: TimeScale) -> tuple[float, float]:
        columns, events = self.events.columns, self.events
        start, end = float(events.start[number]), float(events.end[number])
        begun = min(max(float(columns.start_latest[number]), start), end)
        ending = max(min(float(columns.end_earliest[number]), end), begun)
        return scale.x(start if begun - start <= 1 else begun), scale.x(end if end - ending <= 1 else ending)

    def _paint_words(self, painter: QPainter, board: Board, placed: Placed, at: QPointF) -> None:
        line, number = self._line(board, placed.wanted.event), placed.wanted.event
        height, pad = self.letters.line(Lettered.LABEL), self.sizes.share(0.004)
        newest = number == board.newest
        ground = QRectF(at.x() - pad, at.y(), placed.wanted.words + 2 * pad, height)
        painter.fillRect(ground, self.theme.colour("accent_soft" if newest else "canvas"))
        baseline = self.letters.label.baseline(at.y(), height)
        text = self.theme.colour("text")
        category = self.events.categories[int(self.events.columns.category[number])].id
        colour = text if newest else self.theme.lane(category)
        x = at.x() + (0.0 if placed.wanted.moment else 1.4 * self.sizes.marker)
        self.letters.strong.paint(painter, x, baseline, line.date, colour)
        self.letters.label.paint(painter, x + self._date_width(line), baseline, line.title, text)

    def _paint_cover(self, painter: QPainter, laid: Laid, scale: TimeScale) -> None:
        """Hatch the time after what was revealed last."""
        until = laid.board.told.until
        if until is None or scale.x(until) >= scale.width:
            return
        x = max(scale.x(until), 0.0)
        ground = QRectF(x, laid.rows_top, scale.width - x, laid.field.bottom() - laid.rows_top)
        painter.fillRect(ground, QBrush(self.theme.colour("hairline_soft"), Qt.BrushStyle.BDiagPattern))
        painter.setPen(QPen(self.theme.colour("accent"), 2 * self.sizes.line))
        painter.drawLine(ground.topLeft(), ground.bottomLeft())

    def _paint_groups(self, painter: QPainter, laid: Laid) -> None:
        names, font = laid.board.grouping.names, self.letters.strong
        seen: set[int] = set()
        room = laid.field.left() - 1.5 * self._side
        for each in laid.placed:
            group = each.wanted.group
            if group in seen or group >= len(names):
                continue
            top = laid.rows_top + each.row * laid.row
            if seen:
                painter.setPen(QPen(self.theme.colour("hairline"), self.sizes.line))
                painter.drawLine(QPointF(self._side, top), QPointF(self.width - self._side, top))
            seen.add(group)
            baseline = font.baseline(top, self.letters.line(Lettered.LABEL))
            font.paint(painter, self._side, baseline, names[group], self.theme.colour("text"), room + self._side / 2)

    def _paint_foot(self, painter: QPainter, laid: Laid) -> None:
        top = laid.field.bottom() + self._frame.axis_height + self.sizes.share(0.006)
        end = self._frame.paint_legend(
            painter, laid.legend, self.events.categories, QPointF(self._side, top)
        )  # fmt: skip
        font, line = self.letters.source, self._frame.legend_line
        shown = len(set(laid.told) - laid.board.told.unseen)
        total = len(laid.board.told.events) + laid.board.told.others
        count = laid.board.count.replace("%1", str(shown)).replace("%2", str(total))
        x = self.width - self._side - font.width(count)
        if x > end:
            y = top + max(len(laid.legend) - 1, 0) * line
            font.paint(painter, x, font.baseline(y, line), count, self.theme.colour("text_soft"))

    # What lies under a point

    def event_at(self, laid: Laid, span: tuple[float, float], x: float, y: float) -> int:
        """Return the event whose words or mark lie under a point; -1 for none."""
        if laid.board.reading is not None:
            return -1
        scale = TimeScale(*span, laid.field.width())
        room = self._room(scale, 0)
        for each in laid.placed:
            top = laid.rows_top + each.row * laid.row
            now = self._wanted(laid.board, each.wanted.event, scale)
            first, last = extent_of(now, words_of(now, room), room)
            if top <= y < top + laid.row and first <= x - laid.field.left() <= last:
                return each.wanted.event
        return -1

    def day_at(self, laid: Laid, span: tuple[float, float], x: float) -> float:
        """Return the day under a pixel."""
        return TimeScale(*span, laid.field.width()).day(x - laid.field.left())
