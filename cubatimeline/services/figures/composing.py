"""Lays out a figure: from a wish and the content of a collection to sheets of words, lines and boxes in millimetres."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import ceil

import numpy as np
from numpy.typing import NDArray

from cubatimeline.services.figures.cautions import Caution, CautionKind, cautions_of, fewer_rows
from cubatimeline.services.figures.content import FigureContent, span_of
from cubatimeline.services.figures.dense import dense_periods
from cubatimeline.services.figures.figure import Dense, Density, Figure
from cubatimeline.services.figures.frame import Frame, years_of
from cubatimeline.services.figures.in_span import lanes_in_span
from cubatimeline.services.figures.legend import Legend
from cubatimeline.services.figures.lettering import Lettering
from cubatimeline.services.figures.measures import sizes_of
from cubatimeline.services.figures.palette import palette_for
from cubatimeline.services.figures.panel import (
    TAIL_GAP,
    Columns,
    LanePlan,
    Panel,
    Tools,
    Writing,
    draw_panel,
    lane_height,
    plan_panel,
)
from cubatimeline.services.figures.shapes import Kind, kinds_of
from cubatimeline.services.figures.sharing import Progress, Sharing
from cubatimeline.services.figures.sheets import Box, Group, Ink, Item, Metrics, Path, Sheet, Words
from cubatimeline.services.figures.timeaxis import broken, even, split

Mask = NDArray[np.bool_]
References = Callable[[Sequence[str]], Mapping[str, tuple[int, ...]]]
"""Numbers the sources of events, which are given by id in reading order: numbers by event id."""

_FILLED = {Density.SPARSE: 0.5, Density.NORMAL: 0.85, Density.DENSE: 1.0}
"""Share of the greatest height that a figure grows to where it is as high as it needs."""
_INLINE_EMS = 40.0
"""Names stand in the lanes where the sheet is narrower than so many sizes of the letters."""
_GUTTER_EMS, _GUTTER_SHARE = 9.0, 0.2
_MOST_NUMBERS = 3
"""Numbers of sources for which there is room behind the words of an event."""
_MOST_SPARE = 0.35
"""Share of its height that a lane is made higher by where a sheet has more than enough."""


@dataclass(frozen=True, slots=True)
class Composed:
    """A figure laid out.

    Attributes:
        warnings: what its author should know.
        shown: ids of the events that have words, in reading order: by time, then as the columns have them.
        counted: number of further events in the span that are ticks and counts only.
        numbers: number that each event shown bears, where the figure asks for numbers.
    """

    sheets: tuple[Sheet, ...]
    warnings: tuple[Caution, ...]
    shown: tuple[str, ...]
    counted: int
    numbers: Mapping[str, int]


def compose(
    figure: Figure,
    content: FigureContent,
    metrics: Metrics,
    references: References | None = None,
    progress: Progress | None = None,
) -> Composed:
    """Lay out a figure; it has fewer rows than it asks for where a page is not high enough for them.

    Args:
        references: numbers the sources of the events shown, where the figure has numbered sources.

    Raises:
        Cancelled: `progress` returned False.
        UsageError, DateError: the figure asks for what there is not.
    """
    composed = _Composer(figure, content, metrics, references, progress).composed()
    asked = rows = figure.rows_per_page or figure.rows
    while rows > 1 and any(caution.kind is CautionKind.TOO_SMALL for caution in composed.warnings):
        rows -= 1
        fewer = replace(figure, rows_per_page=rows) if figure.rows_per_page else replace(figure, rows=rows)
        composed = _Composer(fewer, content, metrics, references, progress).composed()
    if rows == asked:
        return composed
    return replace(composed, warnings=(*composed.warnings, fewer_rows(asked, rows)))


@dataclass(slots=True, eq=False)
class _Page:
    """One sheet while it is laid out: panels from top to bottom, and the heights of what stands around them."""

    panels: list[Panel]
    title: tuple[str, ...] = ()
    name: str = ""
    kinds: set[Kind] = field(default_factory=set)


class _Composer:
    """Lays out one figure, once."""

    def __init__(
        self, figure: Figure, content: FigureContent, metrics: Metrics, references: References | None,
        progress: Progress | None,
    ) -> None:  # fmt: skip
        self._figure, self._content = figure, content
        self._references, self._progress = references, progress
        self._letters = Lettering(metrics, figure.family, figure.letters, content.kept)
        self._sizes = sizes_of(figure, self._letters)
        self._palette = palette_for(figure)
        self._frame = Frame(self._letters, self._sizes, self._palette, figure.language)
        self._strips = content.strips if figure.bands else ()
        self._start, self._end = span_of(figure, content)
        self._lanes, self._marks = lanes_in_span(content, figure.lanes, self._start, self._end)
        ids = set(figure.highlights)
        self._tail_width = _tail_widths(content, self._letters, self._sizes.em)
        self._lit = np.zeros(len(content.columns), np.bool_)
        if ids:
            self._lit[[place for place, id_ in enumerate(content.ids) if id_ in ids]] = True

    def composed(self) -> Composed:
        """Return sheets and what is to be known of them."""
        self._tools = Tools(
            self._frame, self._content, self._marks, self._lanes, self._columns(), self._lit,
            self._head_width(), self._tail_width if self._figure.sources and self._references else None,
        )  # fmt: skip
        pages = self._pages()
        wishes = sum(len(plan.wishes) for page in pages for panel in page.panels for plan in panel.lanes)
        self._sharing = Sharing(self._tools, wishes, self._progress)
        heights = [self._place(page) for page in pages]
        self._sharing.finish()
        named, counted = self._count(pages)
        shown = self._in_order(named)
        ids = self._content.ids
        shown_ids = tuple(ids[event] for event in shown)
        numbers = {id_: n for n, id_ in enumerate(shown_ids, 1)} if self._figure.event_numbers else {}
        writing = self._writing(shown_ids, numbers)
        sheets = tuple(self._sheet(page, height, writing) for page, height in zip(pages, heights, strict=True))
        cautions = cautions_of(self._figure, sheets, len(shown_ids), counted, self._unnamed_highlights(named))
        return Composed(sheets, cautions, shown_ids, counted, numbers)

    # Across the sheet

    def _columns(self) -> Columns:
        figure, sizes, letters = self._figure, self._sizes, self._letters
        left, right = sizes.margin, figure.width - sizes.margin
        if figure.width < _INLINE_EMS * sizes.em or not self._lanes:
            return Columns(left, 0.0, left + sizes.dot, right - sizes.dot, right)
        lanes = [(lane.name, letters.nested if lane.depth else letters.lane, lane.depth) for lane in self._lanes]
        names = [*lanes, *((strip.title, letters.small, 0) for strip in self._strips)]
        widest = max(letters.width(name, letter) + depth * 0.9 * sizes.em for name, letter, depth in names)
        room = min(widest, max(_GUTTER_EMS * sizes.em, _GUTTER_SHARE * 0.8 * figure.width))
        gutter = left + room + 0.1
        counts = letters.width(f"+{max(len(self._marks), 10)}", letters.small)
        return Columns(left, gutter, gutter + 1.2 * sizes.em, right - counts - 0.8 * sizes.em, right)

    def _head_width(self) -> float:
        if not self._figure.event_numbers:
            return 0.0
        digits = "0" * len(str(len(self._marks)))
        return self._letters.width(digits, self._letters.lit) + 0.3 * self._sizes.em

    # Which panels stand on which sheets

    def _pages(self) -> list[_Page]:
        figure, columns = self._figure, self._tools.columns
        wanted = (self._marks.importance >= figure.least) | self._lit[self._marks.event]
        rows = max(figure.rows, 1)
        per_page = figure.rows_per_page or rows
        spans = broken(self._start, self._end, rows)
        free = np.ones(len(self._marks), np.bool_)
        pages = []
        for first in range(0, rows, per_page):
            panels: list[Panel] = []
            for start, end in spans[first : first + per_page]:
                panels += self._panels(start, end, wanted, free, columns)
            pages.append(_Page(panels, self._title() if first == 0 else ()))
        if len(pages) > 1:
            for page in pages:
                page.name = years_of(page.panels[0].axis.start, page.panels[-1].axis.end)
        return pages

    def _panels(self, start: float, end: float, wanted: Mask, free: Mask, columns: Columns) -> list[Panel]:
        """Return the panels of one row; marks that they own are no longer free."""
        figure, marks = self._figure, self._marks
        if figure.dense is Dense.NONE:
            panel = plan_panel(self._tools, even(start, end, columns.first, columns.last), wanted, free)
            free &= ~panel.owned
            return [panel]
        inside = (marks.end > start) & (marks.start < end)
        periods = dense_periods(figure, start, end, marks.middle_of(np.flatnonzero(inside)))
        if figure.dense is Dense.SPLIT:
            axis = split(start, end, columns.first, columns.last, periods)
            panel = plan_panel(self._tools, axis, wanted, free)
            free &= ~panel.owned
            return [panel]
        insets, spared = [], np.zeros(len(marks), np.bool_)
        for a, b in periods:
            within = (marks.start >= a) & (marks.end <= b)
            axis = even(a, b, columns.first, columns.last)
            inset = plan_panel(self._tools, axis, wanted & within, free & within, inset=True)
            free &= ~inset.owned
            spared |= within
            insets.append(inset)
        axis = even(start, end, columns.first, columns.last)
        main = plan_panel(self._tools, axis, wanted & ~spared, free)
        free &= ~main.owned
        return [main, *insets]

    def _title(self) -> tuple[str, ...]:
        if not self._figure.title.strip():
            return ()
        room = self._figure.width - 2 * self._sizes.margin
        return self._letters.within(" ".join(self._figure.title.split()), self._letters.title, room, 3)

    # Down the sheet

    def _place(self, page: _Page) -> float:
        """Give the events of a page their places and the panels their heights; return the height of the sheet."""
        plans = [plan for panel in page.panels for plan in panel.lanes if not plan.lane.heading]
        page.kinds = self._likely_kinds(plans)
        least = self._around(page)
        least += sum(lane_height(self._tools, plan, 0) for panel in page.panels for plan in panel.lanes)
        figure, step = self._figure, self._sizes.step
        most = figure.height or figure.tallest * _filled(figure)
        room = int(max(most - least, 0.0) // step)
        self._sharing.share(plans, room)
        used = least + sum(plan.given for plan in plans) * step
        expected, page.kinds = self._below(page), self._drawn_kinds(plans)
        used += self._below(page) - expected
        if used > (figure.height or figure.tallest) and sum(not panel.inset for panel in page.panels) == 1:
            used = self._silenced(page, plans, used)
        if not figure.height:
            return self._down(page, used)
        spare = max(figure.height - used, 0.0)
        for plan in plans:
            tall = lane_height(self._tools, plan, plan.given)
            plan.spare = min(spare / len(plans), max(_MOST_SPARE * tall, 2 * self._sizes.pitch))
        return self._down(page, max(figure.height, used))

    def _silenced(self, page: _Page, plans: list[LanePlan], used: float) -> float:
        """Take words out of lanes where a page is too low for a line in each; return the height that is left."""
        figure, step = self._figure, self._sizes.step
        given, below = sum(plan.given for plan in plans), self._below(page)
        room = given - ceil((used - (figure.height or figure.tallest)) / step)
        self._sharing.silence(plans, room)
        page.kinds = self._drawn_kinds(plans)
        return used + (sum(plan.given for plan in plans) - given) * step + self._below(page) - below

    def _likely_kinds(self, plans: list[LanePlan]) -> set[Kind]:
        kinds = {Kind.TICK}
        for plan in plans:
            for wish in plan.wishes:
                kinds |= kinds_of(wish.facts, self._sizes, lit=wish.lit)
        return kinds

    def _drawn_kinds(self, plans: list[LanePlan]) -> set[Kind]:
        kinds = {Kind.TICK} if any(len(plan.room.placed) < len(plan.marks) for plan in plans) else set()
        for plan in plans:
            for placed in plan.room.placed:
                kinds |= kinds_of(placed.wish.facts, self._sizes, lit=placed.wish.lit)
        return kinds

    def _around(self, page: _Page) -> float:
        """Return the height of everything on a page but its lanes."""
        sizes = self._sizes
        high = 2 * sizes.margin + self._title_height(page)
        for panel in page.panels:
            high += self._above_lanes(panel) + self._frame.axis_height
        high += self._gaps(page)
        return high + self._below(page)

    def _title_height(self, page: _Page) -> float:
        if not page.title:
            return 0.0
        return len(page.title) * self._letters.pitch(self._letters.title) + 0.7 * self._sizes.em

    def _above_lanes(self, panel: Panel) -> float:
        if panel.inset:
            return 0.4 * self._sizes.em
        high = self._frame.bands_height(self._strips, self._tools.columns.gutter)
        return high + (0.4 * self._sizes.em if high else 0.0)

    def _gaps(self, page: _Page) -> float:
        return sum((2.6 if panel.inset else 1.6) * self._sizes.em for panel in page.panels[1:])

    def _below(self, page: _Page) -> float:
        """Return the height of legend, scale bar and footer with the gaps above them."""
        sizes, small = self._sizes, self._letters.pitch(self._letters.small)
        high = 0.0
        if self._figure.scale_bar:
            high += small + 0.6 * sizes.em
        if self._figure.legend and page.kinds:
            high += self._legend().height(page.kinds) + 0.8 * sizes.em
        if self._figure.footer.strip():
            high += len(self._footer()) * small + 0.8 * sizes.em
        return high

    def _legend(self) -> Legend:
        columns = self._tools.columns
        return Legend(self._frame, columns.left, columns.right)

    def _footer(self) -> tuple[str, ...]:
        room = self._figure.width - 2 * self._sizes.margin
        return self._letters.within(" ".join(self._figure.footer.split()), self._letters.small, room, 3)

    def _down(self, page: _Page, height: float) -> float:
        """Set the heights at which panels stand; return the height of the sheet."""
        y = self._sizes.margin + self._title_height(page)
        for number, panel in enumerate(page.panels):
            if number:
                y += (2.6 if panel.inset else 1.6) * self._sizes.em
            panel.top = y
            panel.lanes_top = y + self._above_lanes(panel)
            lanes = sum(plan.spare + lane_height(self._tools, plan, plan.given) for plan in panel.lanes)
            panel.bottom = panel.lanes_top + lanes
            y = panel.bottom + self._frame.axis_height
        return height

    # What is told, and how often

    def _count(self, pages: list[_Page]) -> tuple[set[int], int]:
        """Find ticks and counts; return the events that have words, and how many others there are."""
        panels = [panel for page in pages for panel in page.panels]
        named_marks = {p.wish.mark for panel in panels for plan in panel.lanes for p in plan.room.placed}
        named = {int(self._marks.event[mark]) for mark in named_marks}
        others: set[int] = set()
        for panel in panels:
            for plan in panel.lanes:
                here = {p.wish.mark for p in plan.room.placed}
                silent = [m for m in plan.marks.tolist() if m not in here]
                middles = dict(zip(silent, self._marks.middle_of(np.array(silent, np.int64)).tolist(), strict=True))
                first, last = panel.axis.start, panel.axis.end
                silent = [m for m in silent if m not in named_marks]
                told = [m for m in silent if panel.owned[m]]
                plan.ticks = [m for m in silent if panel.owned[m] or first <= middles[m] < last]
                plan.counted = len(told)
                others |= {int(self._marks.event[m]) for m in told}
        return named, len(others - named)

    def _in_order(self, named: set[int]) -> list[int]:
        start, end = self._content.columns.start_earliest, self._content.columns.end_latest
        return sorted(named, key=lambda event: (start[event], end[event], event))

    def _unnamed_highlights(self, named: set[int]) -> int:
        return sum(1 for event in np.flatnonzero(self._lit).tolist() if event not in named)

    def _writing(self, shown: tuple[str, ...], numbers: Mapping[str, int]) -> Writing:
        content, ids = self._content, self._content.ids
        refer = self._references(shown) if self._figure.sources and self._references else {}

        def number(event: int) -> str:
            return str(numbers.get(ids[event], ""))

        def references(event: int) -> str:
            room = self._tail_width(event) - TAIL_GAP * self._sizes.em
            return _fitting_numbers(refer.get(ids[event], ()), room, self._letters)

        def told(event: int) -> str:
            return content.told(event)

        return Writing(number, references, told)

    # Onto the sheet

    def _sheet(self, page: _Page, height: float, writing: Writing) -> Sheet:
        figure, groups = self._figure, []
        used: dict[str, int] = {}
        if page.title:
            groups.append(Group("title", tuple(self._title_items(page))))
        insets = [(n, panel) for n, panel in enumerate(page.panels, 1) if panel.inset]
        groups += [Group(f"inset-{n}", tuple(self._joins(page, panel))) for n, panel in insets]
        kinds: set[Kind] = set()
        for number, panel in enumerate(page.panels):
            tag = f"-{number + 1}" if len(page.panels) > 1 else ""
            groups.append(Group(f"grid{tag}", tuple(self._frame.grid(panel.axis, panel.lanes_top, panel.bottom))))
            if self._strips and not panel.inset:
                strips = self._frame.bands(self._strips, panel.axis, panel.top, self._tools.columns.gutter)
                groups.append(Group(f"bands{tag}", tuple(strips)))
            drawn, found = draw_panel(self._tools, panel, writing, used)
            for group in drawn:
                base = group.id.partition("--")[0]
                used[base] = used.get(base, 0) + 1
            groups += drawn
            kinds |= found
            groups.append(
                Group(f"axis{tag}", tuple(self._frame.axis(panel.axis, panel.bottom, self._tools.columns.gutter)))
            )
        y, below = self._below_items(page, kinds)
        groups += below
        height = height if figure.height else min(height, y + self._sizes.margin)
        return Sheet(figure.width, height, tuple(groups), page.name, self._palette.paper)

    def _title_items(self, page: _Page) -> list[Item]:
        letter, x = self._letters.title, self._sizes.margin
        pitch, first = self._letters.pitch(letter), self._sizes.margin + self._letters.ascent(letter)
        return [
            Words(x, first + n * pitch, line, letter.points, letter.face, self._palette.text)
            for n, line in enumerate(page.title)
        ]

    def _joins(self, page: _Page, inset: Panel) -> list[Item]:
        """Return what joins an inset to its place on the axis above: a ground, and lines from below the words on."""
        main = next(panel for panel in reversed(page.panels[: page.panels.index(inset)]) if not panel.inset)
        palette, axis = self._palette, inset.axis
        x, x_end = main.axis.place(axis.start), main.axis.place(axis.end)
        line = Ink(stroke=palette.accent, points=self._sizes.line)
        foot = Ink(stroke=palette.accent, points=3 * self._sizes.line)
        ground = Ink(palette.accent_soft, opacity=0.6)
        tall, edge = main.bottom - main.lanes_top, main.bottom + self._frame.axis_height
        return [
            Box(x, main.lanes_top, max(x_end - x, 0.2), tall, ground),
            Path(((x, main.lanes_top), (x_end, main.lanes_top)), foot),
            Path(((x, edge), (axis.left, inset.top), (axis.left, inset.bottom)), line),
            Path(((x_end, edge), (axis.right, inset.top), (axis.right, inset.bottom)), line),
            Path(((x, edge), (x_end, edge)), foot),
        ]

    def _below_items(self, page: _Page, kinds: set[Kind]) -> tuple[float, list[Group]]:
        """Return the lower edge and the groups of scale bar, legend and footer."""
        sizes, letters, columns = self._sizes, self._letters, self._tools.columns
        small, groups = letters.pitch(letters.small), []
        y = page.panels[-1].bottom + self._frame.axis_height
        if self._figure.scale_bar:
            y += 0.6 * sizes.em
            axes, line = [panel.axis for panel in page.panels], y + letters.ascent(letters.small)
            bars = self._frame.scale_bars(axes, columns.left, columns.last, line)
            groups.append(Group("scale", tuple(bars)))
            y += small
        if self._figure.legend and kinds:
            y += 0.8 * sizes.em
            groups.append(Group("legend", tuple(self._legend().items(kinds, y))))
            y += self._legend().height(kinds)
        footer = self._footer() if self._figure.footer.strip() else ()
        if footer:
            y += 0.8 * sizes.em
            first, letter = y + letters.ascent(letters.small), letters.small
            groups.append(
                Group(
                    "footer",
                    tuple(
                        Words(sizes.margin, first + n * small, words, letter.points, letter.face, self._palette.soft)
                        for n, words in enumerate(footer)
                    ),
                )
            )
            y += len(footer) * small
        return y, groups


def _tail_widths(content: FigureContent, letters: Lettering, em: float) -> Callable[[int], float]:
    """Return what tells the room for the numbers of the sources of an event, mm.

    It knows nothing of the composer: the two in a circle would stay until the next search for garbage, which on a wall
    takes a third of a second.
    """
    evidence = content.columns.evidence
    most = len(str(int(evidence.sum())))

    def width(event: int) -> float:
        count = min(int(evidence[event]), _MOST_NUMBERS)
        if not count:
            return 0.0
        widest = "–".join(["0" * most] * count) + ("…" if count == _MOST_NUMBERS else "")
        return letters.width(widest, letters.small) + (TAIL_GAP + 0.05) * em

    return width


def _filled(figure: Figure) -> float:
    """Return the share of the greatest height to which a figure grows; more where it has several strips of lanes."""
    if figure.dense is Dense.INSET or figure.rows > 1:
        return 1.0
    return _FILLED[figure.density]


def _fitting_numbers(numbers: Sequence[int], room: float, letters: Lettering) -> str:
    """Return numbers with commas, those that follow one another as a range; an ellipsis stands for what has no room."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    parts = []
    for run in runs:
        parts += [f"{run[0]}–{run[-1]}"] if len(run) > 2 else [str(number) for number in run]
    for count in range(len(parts), 0, -1):
        words = ",".join(parts[:count]) + ("…" if count < len(parts) else "")
        if letters.width(words, letters.small) <= room:
            return words
    return ""
