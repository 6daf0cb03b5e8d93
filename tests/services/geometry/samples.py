"""Events, lanes and scales made up for the tests of geometry."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from hypothesis import settings
from hypothesis import strategies as st

from cubatimeline.domain.dates import EdtfDate, Kind, Precision
from cubatimeline.domain.edtf import parse
from cubatimeline.services.geometry.lanes import Lane
from cubatimeline.services.geometry.marks import Marks, by_category, marks_of
from cubatimeline.services.geometry.measures import Measures
from cubatimeline.services.geometry.scene import Layout
from cubatimeline.services.geometry.time_scale import TimeScale
from cubatimeline.store.columns import OPEN_FUTURE, OPEN_PAST, EventColumns, EventFlag

LETTER = 6.5
"""Pixels of every letter in the lettering of these tests."""
MEASURES = Measures()
many = settings(max_examples=max(300, settings.default.max_examples if settings.default else 0))
"""More examples than usual; still more where the profile asks for them."""


def measure(text: str) -> float:
    """Return the width of a text in pixels."""
    return LETTER * len(text)


@dataclass(frozen=True)
class Made:
    """One made-up event, in the conventions of `EventColumns`."""

    bounds: tuple[float, float, float, float]
    flags: int
    precision: int
    lane: int
    importance: int
    evidence: int = 1
    title: str = "Something happens somewhere"


def columns_of(events: Sequence[Made]) -> EventColumns:
    """Return made-up events as columns, in order of time."""
    events = sorted(events, key=lambda event: (event.bounds[0], event.bounds[3]))
    bounds = np.array([event.bounds for event in events], np.float64).reshape(-1, 4).T.copy()
    return EventColumns(
        np.arange(len(events), dtype=np.int64),
        *bounds,
        np.array([event.flags for event in events], np.uint16),
        np.array([event.precision for event in events], np.int16),
        np.array([event.lane for event in events], np.int16),
        np.array([event.importance for event in events], np.int16),
        np.array([event.evidence for event in events], np.int32),
        [f"e{number}" for number in range(len(events))],
        [event.title for event in events],
    )


def event_of(date: EdtfDate | str, lane: int = 0, importance: int = 3, title: str = "Something happens") -> Made:
    """Return an event as the store would hand it over: days inclusive become instants, None becomes open."""
    when = parse(date) if isinstance(date, str) else date
    first, begun, ending, last = when.bounds
    flags = EventFlag(0)
    for holds, flag in (
        (when.kind is Kind.SPAN, EventFlag.SPAN),
        (when.open_start or when.unknown_start, EventFlag.OPEN_START),
        (when.open_end or when.unknown_end, EventFlag.OPEN_END),
        (when.uncertain, EventFlag.UNCERTAIN),
        (when.approximate, EventFlag.APPROXIMATE),
        (when.is_set, EventFlag.SET),
    ):
        if holds:
            flags |= flag
    bounds = (
        OPEN_PAST if first is None else float(first),
        OPEN_FUTURE if begun is None else float(begun + 1),
        OPEN_PAST if ending is None else float(ending),
        OPEN_FUTURE if last is None else float(last + 1),
    )
    return Made(bounds, int(flags), int(when.precision), lane, importance, title=title)


def marks_from(columns: EventColumns) -> Marks:
    """Return the marks of all events, each in the lane of its category."""
    return marks_of(columns, *by_category(columns))


def marks_of_dates(*dates: str) -> Marks:
    """Return the marks of dates given in order of time."""
    return marks_from(columns_of([event_of(date) for date in dates]))


DAYS = st.integers(-4000, 4000)
LENGTHS = st.sampled_from([1, 1, 1, 1, 2, 7, 30, 31, 90, 365, 366, 3653]) | st.integers(1, 9000)


@st.composite
def events(draw: st.DrawFn, lanes: int = 4) -> Made:
    """Return a moment or span anywhere within twenty-two years, its edges sharp, uncertain or open."""
    first, length = draw(DAYS), draw(LENGTHS)
    if draw(st.integers(0, 5)) == 0:
        start = first + draw(st.integers(0, 1439)) / 1440
        bounds = (start, start + 1 / 1440, start, start + 1 / 1440)
        return Made(bounds, int(EventFlag.TIMED), int(Precision.MINUTE), draw(_lane(lanes)), draw(_importance))
    last = first + length
    if draw(st.booleans()):
        precision = Precision.DAY if length == 1 else Precision.MONTH
        return Made((first, last, first, last), 0, int(precision), draw(_lane(lanes)), draw(_importance))
    begun = first + draw(st.integers(1, length))
    ending = draw(st.integers(first, last - 1))
    flags, bounds = EventFlag.SPAN, [first, begun, ending, last]
    openness = draw(st.sampled_from(["", "", "", "end", "start"]))
    if openness == "end":
        flags |= EventFlag.OPEN_END
        bounds[3] = OPEN_FUTURE
    elif openness == "start":
        flags |= EventFlag.OPEN_START
        bounds[0] = OPEN_PAST
    return Made(tuple(map(float, bounds)), int(flags), int(Precision.DAY), draw(_lane(lanes)), draw(_importance))


def _lane(lanes: int) -> st.SearchStrategy[int]:
    return st.integers(0, lanes - 1)


_importance = st.integers(1, 5)


@dataclass(frozen=True)
class Case:
    """A layout and what it was made from."""

    layout: Layout
    columns: EventColumns
    widths: np.ndarray


def events_by_chance(seed: int, count: int, lanes: int) -> list[Made]:
    """Return many events within a few months to years of day 0, so that they stand in each other's way."""
    chance = np.random.default_rng(seed)
    reach = float(chance.choice([30, 200, 1500]))
    made = []
    for _ in range(count):
        first = int(chance.normal(0, reach))
        length = 1 if chance.random() < 0.6 else int(np.exp(chance.uniform(0, np.log(reach * 2)))) + 1
        span = length > 1 and chance.random() < 0.6
        begun, ending = first + 1, first + length - 1
        bounds = (first, begun, ending, first + length) if span else (first, first + length, first, first + length)
        precision = Precision.DAY if span or length == 1 else Precision.MONTH
        flags = int(EventFlag.SPAN) if span else 0
        lane, importance = int(chance.integers(0, lanes)), int(chance.integers(1, 6))
        made.append(Made(tuple(map(float, bounds)), flags, int(precision), lane, importance))
    return made


@st.composite
def layouts(draw: st.DrawFn, most: int = 150) -> Case:
    """Return a layout in up to four lanes of any height, some of them collapsed.

    It has a few events that hypothesis picks one by one, or up to `most` that stand close together.
    """
    count = draw(st.integers(1, 4))
    if draw(st.booleans()):
        columns = columns_of(draw(st.lists(events(count), max_size=12)))
        widths = np.array(draw(st.lists(_widths, min_size=len(columns), max_size=len(columns))), np.float64)
    else:
        seed = draw(st.integers(0, 2**32))
        columns = columns_of(events_by_chance(seed, draw(st.integers(2, most)), count))
        widths = np.random.default_rng(seed).uniform(0, 900, len(columns))
    sizes = np.bincount(columns.category, minlength=count)
    collapsed = [draw(st.integers(0, 6)) == 0 for _ in range(count)]
    lanes = [Lane(f"l{n}", f"Lane {n}", "other", int(sizes[n]), collapsed[n]) for n in range(count)]
    measures = MEASURES.scaled(draw(st.sampled_from([0.8, 1.0, 1.35, 2.0])))
    height = draw(st.floats(40, 300) | st.floats(300, 900))
    return Case(Layout(columns, marks_from(columns), lanes, widths, height, measures), columns, widths)


_widths = st.floats(0, 900)


@st.composite
def scales(draw: st.DrawFn) -> TimeScale:
    """Return a span of some hours up to a century near the made-up events, over a narrow or wide view."""
    span = 2.0 ** draw(st.floats(-3, 15.2))
    centre = draw(st.floats(-5000, 5000) | st.floats(-200, 200))
    return TimeScale(centre - span / 2, centre + span / 2, draw(st.floats(200, 2500)))
