"""One strip of lanes over an axis: which events it is to name, the room it needs, and what is drawn of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil

import numpy as np
from numpy.typing import NDArray

from cubatimeline.services.figures.content import FigureContent
from cubatimeline.services.figures.frame import Frame
from cubatimeline.services.figures.in_span import touching
from cubatimeline.services.figures.lettering import Letter
from cubatimeline.services.figures.measures import PARTS
from cubatimeline.services.figures.placing import LaneRoom, Placed, Side, Wish
from cubatimeline.services.figures.shapes import Brush, Facts, Kind, has_dot, kinds_of
from cubatimeline.services.figures.sheets import Anchor, Box, Group, Hatch, Ink, Item, Path, Words
from cubatimeline.services.figures.timeaxis import TimeAxis
from cubatimeline.services.geometry.lanes import Lane
from cubatimeline.services.geometry.marks import Marks

Mask = NDArray[np.bool_]
Indices = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Columns:
    """Where things stand across a sheet, mm: names from `left` to `gutter`, lanes, and counts that end at `right`.

    `gutter` is 0 where the names stand in the lanes.
    """

    left: float
    gutter: float
    first: float
    last: float
    right: float


@dataclass(slots=True, eq=False)
class LanePlan:
    """A lane of a panel while it is laid out.

    Attributes:
        marks: marks in it that touch the panel; wishes: those that are to be named, the most important first.
        floor: steps of height that it has at the least; bare: without a line for words; given: those that fall to it.
        rows: steps for words that its author gave it; 0 for its share.
        ends: where its name ends and its count begins if they stand in its highest line, mm; None where they do not.
        spare: mm of free height above it.
        ticks: marks drawn as ticks; counted: how many of them are told of here.
    """

    lane: Lane
    number: int
    marks: Indices
    wishes: list[Wish]
    name: tuple[str, ...]
    floor: int
    bare: int
    room: LaneRoom
    ends: tuple[float, float] | None = None
    rows: int = 0
    given: int = 0
    spare: float = 0.0
    ticks: list[int] = field(default_factory=list)
    counted: int = 0

    @property
    def fixed(self) -> int:
        """Steps that it has as its author wishes, its name among them; 0 for its share."""
        return self.rows + (PARTS + 1 if self.ends is not None else 0) if self.rows else 0

    @property
    def needed(self) -> int:
        """Steps in which everything that has a place stands, its name among them, or its least."""
        high = self.room.height if self.ends is None else self.room.topped(*self.ends)
        return self.fixed or max(high, self.floor)


@dataclass(slots=True, eq=False)
class Panel:
    """Lanes over one axis.

    Attributes:
        owned: marks that are told of here, by name or count, unless another panel names them.
        inset: whether it is the magnified strip of another.
    """

    axis: TimeAxis
    lanes: list[LanePlan]
    owned: Mask
    inset: bool = False
    title: str = ""
    top: float = 0.0
    lanes_top: float = 0.0
    bottom: float = 0.0


@dataclass(frozen=True, slots=True, eq=False)
class Tools:
    """What panels of one figure share.

    Attributes:
        heads: width kept for numbers before labels, mm; tails: by event, for numbers behind; of None there are none.
        lit: shape (events,), which stand out.
        titles: of every event, tidied once.
    """

    frame: Frame
    content: FigureContent
    marks: Marks
    lanes: Sequence[Lane]
    columns: Columns
    lit: Mask
    head: float = 0.0
    tails: Callable[[int], float] | None = None

    @property
    def inline(self) -> bool:
        """Whether names of lanes stand in the lanes."""
        return not self.columns.gutter


def plan_panel(tools: Tools, axis: TimeAxis, wanted: Mask, owned: Mask, *, inset: bool = False) -> Panel:
    """Return a panel before its events have places; an inset has only the lanes in which something is owned.

    Args:
        wanted: shape (marks,), what is to be named here if it touches the axis; owned: see `Panel`.
    """
    marks = tools.marks
    near = touching(marks, axis.start, axis.end)
    owned = owned & near
    order = marks.ranked()
    lit = tools.lit[marks.event]
    order = np.concatenate([order[lit[order]], order[~lit[order]]])
    rank = np.empty(len(order), np.int64)
    rank[order] = np.arange(len(order))
    order = order[(owned if inset else near)[order]]
    facts = _Facts(tools, axis)
    plans = []
    for number, lane in enumerate(tools.lanes):
        here = order[marks.lane[order] == number] if len(tools.lanes) > 1 else order
        if inset and not len(here):
            continue
        chosen = here[wanted[here]] if not (lane.collapsed or lane.heading) else here[:0]
        wishes = [facts.wish(mark, place) for mark, place in zip(chosen.tolist(), rank[chosen].tolist(), strict=True)]
        name = _name(tools, lane)
        room = LaneRoom(axis.left, axis.right, tools.frame.sizes, tools.frame.letters)
        floors = _floor(tools, lane, name, bool(wishes)), _floor(tools, lane, name, False)
        plan = LanePlan(lane, number, here, wishes, name, *floors, room)
        if tools.inline and not lane.heading:
            plan.ends = _ends(tools, lane, name, len(here))
        plan.rows = lane.given_rows * PARTS + 1 if lane.given_rows else 0
        plans.append(plan)
    return Panel(axis, plans, owned, inset)


def _name(tools: Tools, lane: Lane) -> tuple[str, ...]:
    frame, columns = tools.frame, tools.columns
    letter = name_letter(tools, lane)
    indent = lane.depth * 0.9 * frame.sizes.em
    if tools.inline:
        room = (columns.last - columns.first) * 0.8
        return frame.letters.within(lane.name, letter, room, 1)
    return frame.letters.within(lane.name, letter, columns.gutter - columns.left - indent, 3)


def name_letter(tools: Tools, lane: Lane) -> Letter:
    """Return the letters of the name of a lane."""
    return tools.frame.letters.nested if lane.depth else tools.frame.letters.lane


def _ends(tools: Tools, lane: Lane, name: tuple[str, ...], count: int) -> tuple[float, float]:
    """Return where the name of a lane ends in its highest line and its count may begin, with some air."""
    letters, sizes, columns = tools.frame.letters, tools.frame.sizes, tools.columns
    name_end = columns.first + max(letters.width(line, name_letter(tools, lane)) for line in name) + 1.5 * sizes.em
    return name_end, columns.right - letters.width(f"+{count}", letters.small) - sizes.em


def _floor(tools: Tools, lane: Lane, name: tuple[str, ...], speaks: bool) -> int:
    """Return the least height of a lane in steps: of its name beside it, and of one line where an event is to speak."""
    line = PARTS + 1 if speaks else 0
    if lane.heading:
        return 0
    if tools.inline:
        return line
    frame = tools.frame
    high = len(name) * frame.letters.pitch(name_letter(tools, lane)) - frame.sizes.base * 0.5
    return max(ceil(high / frame.sizes.step), line, 1)


class _Facts:
    """Makes wishes of marks on one axis."""

    def __init__(self, tools: Tools, axis: TimeAxis) -> None:
        self._tools, self._axis = tools, axis
        marks = tools.marks
        every = np.arange(len(marks))
        solid, solid_end = marks.certain(every)
        self._x, self._end = axis.at(marks.start), axis.at(marks.end)
        self._solid, self._solid_end = axis.at(solid), axis.at(solid_end)

    def wish(self, mark: int, rank: int) -> Wish:
        tools, axis, marks = self._tools, self._axis, self._tools.marks
        event = int(marks.event[mark])
        lit = bool(tools.lit[event])
        middle = (self._x[mark] + self._end[mark]) / 2
        radius = tools.frame.sizes.dot
        ghosts = tuple(
            min(max(axis.place(day), axis.left), axis.right)
            for day in tools.content.ghosts.get(event, ())
            if abs(axis.place(day) - middle) > 3 * radius
        )
        facts = Facts(
            float(self._x[mark]), float(self._solid[mark]), float(self._solid_end[mark]), float(self._end[mark]),
            int(marks.flags[mark]), int(marks.precision[mark]), axis.left, axis.right, ghosts,
            axis.day_at(float(marks.start[mark])),
        )  # fmt: skip
        letters = tools.frame.letters
        tail = tools.tails(event) if tools.tails is not None else 0.0
        title = tools.content.titles[event]
        return Wish(mark, facts, title, letters.lit if lit else letters.label, tools.head, tail, lit, rank)


def lane_height(tools: Tools, plan: LanePlan, steps: int) -> float:
    """Return the height in mm of a lane with so many steps for words."""
    frame, sizes = tools.frame, tools.frame.sizes
    if plan.lane.heading:
        return frame.letters.pitch(name_letter(tools, plan.lane)) + 0.5 * sizes.em
    return 0.35 * sizes.em + steps * sizes.step + 0.15 * sizes.em + sizes.base


TAIL_GAP = 0.35
"""Between words and the numbers of their sources, in sizes of the letters: a number may end the words."""
Numbers = Callable[[int], str]
"""Gives the number before the words of an event, by its index in the columns; empty for none."""


@dataclass(frozen=True, slots=True, eq=False)
class Writing:
    """How events are written down once they have their places.

    Attributes:
        number, references: what stands before and behind the words of an event, by its index; empty for nothing.
        told: what a screen reader is told of an event.
    """

    number: Numbers
    references: Numbers
    told: Numbers


def draw_panel(tools: Tools, panel: Panel, writing: Writing, taken: Mapping[str, int]) -> tuple[list[Group], set[Kind]]:
    """Return the groups of the lanes of a panel that has its places, and the kinds of marks that occur.

    Args:
        taken: how often ids of groups occur on the sheet already.
    """
    groups: list[Group] = []
    kinds: set[Kind] = set()
    used = dict(taken)
    y = panel.lanes_top
    for plan in panel.lanes:
        y += plan.spare + lane_height(tools, plan, plan.given)
        drawer = _LaneDrawer(tools, panel, plan, y)
        groups.append(Group(_unique(f"lane-{plan.lane.id}", used), tuple(drawer.furniture())))
        for placed in plan.room.placed:
            event = int(tools.marks.event[placed.wish.mark])
            kinds |= kinds_of(placed.wish.facts, tools.frame.sizes, lit=placed.wish.lit)
            id_ = _unique(f"event-{tools.content.ids[event]}", used)
            groups.append(Group(id_, tuple(drawer.event(placed, event, writing)), writing.told(event)))
        if plan.ticks:
            kinds.add(Kind.TICK)
    return groups, kinds


def _unique(id_: str, used: dict[str, int]) -> str:
    used[id_] = used.get(id_, 0) + 1
    return id_ if used[id_] == 1 else f"{id_}--{used[id_]}"


class _LaneDrawer:
    """Draws one lane whose base line is at the height `y`."""

    def __init__(self, tools: Tools, panel: Panel, plan: LanePlan, y: float) -> None:
        self._tools, self._panel, self._plan, self._y = tools, panel, plan, y
        frame = tools.frame
        self._sizes, self._letters, self._palette = frame.sizes, frame.letters, frame.palette
        self._ink = self._palette.lane(plan.lane.colour, plan.number)
        self._brush = Brush(self._sizes, self._palette, self._ink)
        self._floor = y - self._sizes.base - 0.15 * self._sizes.em
        """Lower edge of the words."""

    def furniture(self) -> list[Item]:
        """Return the base line of the lane, its ticks, its name and its count."""
        plan, palette, axis = self._plan, self._palette, self._panel.axis
        items: list[Item] = []
        if not plan.lane.heading:
            items.append(
                Path(((axis.left, self._y), (axis.right, self._y)), Ink(stroke=palette.line, points=self._sizes.line))
            )
            items += self._ticks()
        return items + self._swatch() + self._name() + self._count()

    def _swatch(self) -> list[Item]:
        """Return what tells the lane apart without colour, below its name: the grey or pattern of its bars."""
        columns, sizes = self._tools.columns, self._sizes
        if self._ink.hatch is Hatch.NONE or self._tools.inline or self._plan.lane.heading:
            return []
        x = columns.left + self._plan.lane.depth * 0.9 * sizes.em
        wide, high = min(2.4 * sizes.em, columns.gutter - x), 0.36 * sizes.em
        return [Box(x, self._y - high, wide, high, self._brush.bar_ink())]

    def _ticks(self) -> list[Item]:
        """Return the events without words as ticks; those that would stand on one another are one line."""
        marks, axis = self._tools.marks, self._panel.axis
        if not self._plan.ticks:
            return []
        x = axis.at(marks.middle_of(np.array(self._plan.ticks)))
        least = self._sizes.line * 0.5 * 25.4 / 72
        places = np.sort(np.clip(x, axis.left, axis.right))
        kept = np.concatenate([[True], np.floor(places[1:] / least) != np.floor(places[:-1] / least)])
        ink = Ink(stroke=self._ink.line, points=self._sizes.line)
        top = self._y - self._sizes.base
        return [Path(((at, top), (at, self._y)), ink) for at in places[kept].tolist()]

    def _name(self) -> list[Item]:
        plan, columns = self._plan, self._tools.columns
        letter = name_letter(self._tools, plan.lane)
        pitch = self._letters.pitch(letter)
        if self._tools.inline:
            top = self._y - lane_height(self._tools, plan, plan.given)
            first, x = top + 0.35 * self._sizes.em + self._letters.ascent(letter), columns.first
        else:
            last = self._y if plan.lane.heading else self._floor
            line = last - (pitch - self._letters.ascent(letter))
            first, x = line - (len(plan.name) - 1) * pitch, columns.left + plan.lane.depth * 0.9 * self._sizes.em
        return [
            Words(x, first + number * pitch, words, letter.points, letter.face, self._ink.words)
            for number, words in enumerate(plan.name)
        ]

    def _count(self) -> list[Item]:
        if not self._plan.counted:
            return []
        letter = self._letters.small
        line = self._floor - (self._letters.pitch(letter) - self._letters.ascent(letter))
        if self._tools.inline:
            top = self._y - lane_height(self._tools, self._plan, self._plan.given)
            name = name_letter(self._tools, self._plan.lane)
            line = top + 0.35 * self._sizes.em + self._letters.ascent(name)
        words = f"+{self._plan.counted}"
        return [Words(self._tools.columns.right, line, words, letter.points, letter.face, self._palette.soft, "end")]

    def event(self, placed: Placed, event: int, writing: Writing) -> list[Item]:
        """Return an event: what joins its mark to the base line where nothing is between, mark and words."""
        sizes, wish = self._sizes, placed.wish
        bottom = self._floor - placed.step * sizes.step
        top = bottom - placed.height * sizes.step
        ascent = self._letters.ascent(wish.letter)
        y = bottom - sizes.step if placed.side is Side.ABOVE else top + ascent - 0.28 * sizes.em
        items = self._stem(placed, y)
        items += self._brush.mark(wish.facts, y, lit=wish.lit)
        return items + self._words(placed, top + ascent, event, writing)

    def _stem(self, placed: Placed, y: float) -> list[Item]:
        facts, sizes = placed.wish.facts, self._sizes
        if not has_dot(facts, sizes) or not facts.left <= facts.middle <= facts.right:
            return []
        aside = 0.12 * sizes.em
        if not self._plan.room.clear(0, placed.step, facts.middle - aside, facts.middle + aside):
            return []
        ink = Ink(stroke=self._ink.line, points=sizes.fine)
        return [Path(((facts.middle, y + sizes.dot), (facts.middle, self._y)), ink)]

    def _words(self, placed: Placed, line: float, event: int, writing: Writing) -> list[Item]:
        wish, palette = placed.wish, self._palette
        letter, small = wish.letter, self._letters.small
        left = placed.side is Side.LEFT
        anchor: Anchor = "end" if left else "start"
        items: list[Item] = []
        tail = writing.references(event) if wish.tail else ""
        head = writing.number(event) if wish.head else ""
        # what was kept free for longer numbers stays free on the far side of the words
        gap = TAIL_GAP * self._sizes.em
        tail_width = self._letters.width(tail, small) + gap if tail else 0.0
        head_width = self._letters.width(head, self._letters.lit) + 0.3 * self._sizes.em if head else 0.0
        for number, words in enumerate(placed.lines):
            y = line + number * self._sizes.pitch
            last = number == len(placed.lines) - 1
            behind = tail_width if last else 0.0
            x = placed.x - behind if left else placed.x + head_width
            items.append(Words(x, y, words, letter.points, letter.face, palette.text, anchor))
            if last and tail:
                # no higher than the words, so that lines above stay clear of it
                raised = y - max(self._letters.ascent(letter) - self._letters.ascent(small), 0.0)
                beside = placed.x if left else x + self._letters.width(words, letter) + gap
                items.append(Words(beside, raised, tail, small.points, small.face, palette.soft, anchor))
            if number == 0 and head:
                end = x - (self._letters.width(words, letter) if left else 0.0) - 0.25 * self._sizes.em
                items.append(Words(end, y, head, letter.points, self._letters.lit.face, self._ink.words, "end"))
        return items
