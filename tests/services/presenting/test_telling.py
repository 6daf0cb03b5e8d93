"""Which events a scene tells, hides and covers."""

from __future__ import annotations

import numpy as np
import pytest

from cubatimeline.domain.edtf import parse
from cubatimeline.domain.events import Category
from cubatimeline.domain.languages import Localised
from cubatimeline.domain.tours import Quiz, Scene
from cubatimeline.services.presenting.playing import Step
from cubatimeline.services.presenting.sizes import MOST_LABELS
from cubatimeline.services.presenting.telling import Events, events_of, grouping, told, too_many
from tests.services.geometry.samples import columns_of, event_of

DATES = ("1960-01-05", "1960-03", "1960-06-01/1960-08-01", "1961-02-02", "1962-10-27")


@pytest.fixture
def events() -> Events:
    columns = columns_of([event_of(date, number % 2, 1 + number, f"Event {date}") for number, date in enumerate(DATES)])
    names = ("diplomacy", "military")
    return Events.of(columns, tuple(Category(name, Localised(name), n) for n, name in enumerate(names)))


def scene(start: str = "1960", end: str = "1962", **values: object) -> Scene:
    return Scene(Localised("A scene"), parse(start), parse(end), "", **values)


def test_highlights_are_told_in_order_of_time_and_nothing_else(events: Events) -> None:
    ids = events.columns.ids
    assert events_of(scene(highlight=(ids[4], ids[0], "gone"), hidden=(ids[2],)), events) == [0, 2, 4]


def test_without_highlights_the_most_important_of_the_span_are_told(events: Events) -> None:
    assert events_of(scene("1960", "1960"), events) == [0, 1, 2]
    assert events_of(scene(), events, most=2) == [3, 4]
    assert events_of(scene(categories=("military",)), events) == [1, 3]
    assert events_of(scene(words="x"), events, np.array([True, False, False, False, True])) == [0, 4]


def test_elsewhere_highlights_come_first(events: Events) -> None:
    lit = scene("1962", "1962", highlight=(events.columns.ids[0],))
    assert events_of(lit, events, span=scene().span, most=2) == [0, 4]


def test_hidden_events_keep_their_row_until_they_are_revealed(events: Events) -> None:
    ids = events.columns.ids
    hiding = scene(highlight=(ids[0], ids[4]), hidden=(ids[4],))
    chosen = events_of(hiding, events)
    before, after = (told(hiding, events, Step(0, revealed), chosen) for revealed in (0, 1))
    assert before.events == after.events == (0, 4)
    assert (before.unseen, after.unseen) == ({4}, frozenset())
    assert before.others == 3
    assert before.kept == after.kept == {4}


def test_titles_and_dates_are_uncovered_in_order_of_time(events: Events) -> None:
    for quiz, name in ((Quiz.TITLES, "untitled"), (Quiz.DATES, "undated")):
        asking = scene(quiz=quiz)
        chosen = events_of(asking, events)
        covered = [getattr(told(asking, events, Step(0, 0, done), chosen), name) for done in (0, 2, 5)]
        assert covered == [{0, 1, 2, 3, 4}, {2, 3, 4}, frozenset()]


def test_what_follows_is_covered_until_it_comes(events: Events) -> None:
    asking = scene(quiz=Quiz.LATER)
    chosen = events_of(asking, events)
    first, last = (told(asking, events, Step(0, 0, done), chosen) for done in (0, 4))
    assert first.until == events.end[0]
    assert first.unseen == {1, 2, 3, 4}
    assert (last.until, last.unseen) == (None, frozenset())


def test_too_many_events_are_counted() -> None:
    dates = [f"1960-{month:02d}-01" for month in range(1, 13)] + ["1961-01-01"]
    columns = columns_of([event_of(date, 0, 3, date) for date in dates])
    crowd = Events.of(columns, (Category("a", Localised("A"), 0),))
    assert too_many(scene(), crowd) == MOST_LABELS + 1
    assert too_many(scene("1960", "1960"), crowd) == 0
    assert too_many(scene(highlight=tuple(columns.ids[:3])), crowd) == 0


def test_an_event_stands_in_the_group_that_has_the_most_of_them() -> None:
    found = grouping([1, 2, 3, 4], [("Guevara", [1]), ("Castro", [1, 2, 3]), ("Nobody", [9])], "Others")
    assert found.names == ("Castro", "Others")
    assert [found.group(number) for number in (1, 2, 3, 4)] == [0, 0, 0, 1]
