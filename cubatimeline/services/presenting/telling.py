"""Which events a scene tells, and which of them are hidden, covered or too many."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from cubatimeline.domain.errors import ReaderError
from cubatimeline.domain.events import Category
from cubatimeline.domain.tours import Quiz, Scene, Tour
from cubatimeline.services.geometry.marks import by_category, marks_of
from cubatimeline.services.presenting.playing import Step, covered_of
from cubatimeline.services.presenting.sizes import MOST_LABELS
from cubatimeline.store.columns import EventColumns
from cubatimeline.store.reader import Reader

Mask = NDArray[np.bool_]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Events:
    """All events of the collection as presenting needs them.

    Attributes:
        start, end: shape (events,), outer bounds as day numbers, without open ends.
        place: index of each event by id.
        categories: in their order.
    """

    columns: EventColumns
    start: Floats
    end: Floats
    place: Mapping[str, int]
    categories: tuple[Category, ...]

    @classmethod
    def of(cls, columns: EventColumns, categories: tuple[Category, ...]) -> Events:
        """Return them from the columns of a collection."""
        marks = marks_of(columns, *by_category(columns))
        return cls(columns, marks.start, marks.end, {id_: n for n, id_ in enumerate(columns.ids)}, categories)

    def within(self, first: float, last: float) -> Mask:
        """Return which events touch a span: shape (events,)."""
        return np.asarray((self.end > first) & (self.start < last))


@dataclass(frozen=True, slots=True)
class Told:
    """What is shown of the events at one step.

    Attributes:
        events: indices into the columns, in order of time: all that have a row, so that what is revealed moves nothing.
        unseen: those of them that are not shown yet.
        untitled, undated: those of them whose title or date is covered.
        until: day after which all is covered; None where nothing is.
        kept: those that have a row before all others where there is little room: what is revealed or uncovered.
        others: number of further events in the span.
    """

    events: tuple[int, ...]
    unseen: frozenset[int] = frozenset()
    untitled: frozenset[int] = frozenset()
    undated: frozenset[int] = frozenset()
    until: float | None = None
    others: int = 0
    kept: frozenset[int] = frozenset()


def events_of(
    scene: Scene,
    events: Events,
    found: Mask | None = None,
    span: tuple[float, float] | None = None,
    most: int = MOST_LABELS,
) -> list[int]:
    """Return the events that a scene tells, in order of time: what it highlights, else the most important.

    Args:
        found: shape (events,), what the scene's filter finds; None where it has none.
        span: where the presenter has moved the view, what is told there: highlights first, then by importance.
    """
    lit = [events.place[id_] for id_ in (*scene.highlight, *scene.hidden) if id_ in events.place]
    lit = list(dict.fromkeys(lit))
    first, last = span or scene.span
    near = events.within(first, last)
    chosen = [number for number in lit if near[number]]
    if span is not None or not lit:
        allowed = near & _of_categories(scene, events)
        if found is not None:
            allowed = allowed & found
        rest = np.setdiff1d(np.flatnonzero(allowed), np.array(lit, np.int64))
        order = np.lexsort((rest, -events.columns.importance[rest]))
        chosen += rest[order][: max(most - len(chosen), 0)].tolist()
    return sorted(chosen, key=lambda number: (float(events.start[number]), number))


def _of_categories(scene: Scene, events: Events) -> Mask:
    if not scene.categories:
        return np.ones(len(events.columns), np.bool_)
    wanted = [n for n, category in enumerate(events.categories) if category.id in scene.categories]
    return np.isin(events.columns.category, wanted)


def told(scene: Scene, events: Events, step: Step, chosen: list[int]) -> Told:
    """Return what of the events `chosen` is shown at a step of the scene."""
    unseen = frozenset(events.place[id_] for id_ in scene.hidden[step.revealed :] if id_ in events.place)
    ids = [events.columns.ids[number] for number in chosen]
    covered = [events.place[id_] for id_ in covered_of(scene, ids)]
    others = max(int(events.within(*scene.span).sum()) - len(chosen), 0)
    kept = frozenset(covered) | {events.place[id_] for id_ in scene.hidden if id_ in events.place}
    if scene.quiz is Quiz.LATER and covered:
        last = covered[min(step.uncovered, len(covered) - 1)]
        until = None if step.uncovered >= len(covered) - 1 else float(events.end[last])
        later = frozenset(covered[step.uncovered + 1 :])
        return Told(tuple(chosen), unseen | later, until=until, others=others, kept=kept)
    left = frozenset(covered[step.uncovered :])
    none = frozenset[int]()
    untitled, undated = (left if scene.quiz is quiz else none for quiz in (Quiz.TITLES, Quiz.DATES))
    return Told(tuple(chosen), unseen, untitled, undated, others=others, kept=kept)


def too_many(scene: Scene, events: Events) -> int:
    """Return the number of events that a scene tells, where a class would lose the thread; 0 where it is few enough."""
    number = len({*scene.highlight, *scene.hidden}) or int(
        (events.within(*scene.span) & _of_categories(scene, events)).sum()
    )
    return number if number > MOST_LABELS else 0


@dataclass(frozen=True, slots=True)
class Grouping:
    """What the rows of a scene are grouped by: names from top to bottom, and the group of each event that has one."""

    names: tuple[str, ...] = ()
    of: Mapping[int, int] = field(default_factory=dict)

    def group(self, number: int) -> int:
        """Return the group of an event; all are in the first where nothing is grouped."""
        return self.of.get(number, 0)


def grouping(chosen: Sequence[int], named: Sequence[tuple[str, Iterable[int]]], others: str) -> Grouping:
    """Return the groups that some events stand in, those with the most of them taking an event first.

    Args:
        named: name and events of each group there is.
        others: what the group of those is called that stand in none.
    """
    left = set(chosen)
    names: list[str] = []
    of: dict[int, int] = {}
    counted = [(name, left & set(held)) for name, held in named]
    for name, held in sorted(counted, key=lambda each: -len(each[1])):
        now = held & left
        if now:
            of |= dict.fromkeys(now, len(names))
            names.append(name)
            left -= now
    of |= dict.fromkeys(left, len(names))
    return Grouping((*names, others) if left else tuple(names), of)


def tour_called(reader: Reader, id_: str) -> Tour:
    """Return a tour of the collection.

    Raises:
        ReaderError: it has none of that id.
    """
    tours = reader.tours()
    for tour in tours:
        if tour.id == id_:
            return tour
    there_are = ", ".join(tour.id for tour in tours)
    raise ReaderError(f"No tour is called “{id_}”.", f"There are {there_are}." if there_are else "There is none here.")
