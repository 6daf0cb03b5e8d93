"""What each of two timelines is about."""

from __future__ import annotations

import numpy as np
import pytest

from cubatimeline.domain.events import Category
from cubatimeline.domain.languages import Localised
from cubatimeline.services.lane_choice import LaneMode
from cubatimeline.services.laning import Group
from cubatimeline.services.line_filters import (
    FilterKind,
    LineFilter,
    entity_called,
    first_filters,
    group_of,
    mask_of,
    offered,
)
from tests.services.geometry.samples import columns_of, event_of

CATEGORIES = (Category("war", Localised("War"), 0), Category("trade", Localised("Trade"), 1))
COLUMNS = columns_of([event_of("1962", lane) for lane in (0, 1, 1, 0)])


def group(id_: str, *events: int) -> Group:
    return Group(id_, id_.title(), np.array(events, np.int64))


GROUPS = {
    LaneMode.COUNTRY: (group("cuba", 0, 1, 2), group("russia", 2, 3)),
    LaneMode.PLACE: (group("havana", 0, 1), group("moscow", 2)),
    LaneMode.PERSON: (group("castro", 1),),
}


def test_the_two_busiest_countries_come_first_the_busiest_below() -> None:
    assert [each.key for each in first_filters(GROUPS)] == ["russia", "cuba"]


def test_without_countries_the_two_busiest_places_and_without_these_everything() -> None:
    places = {**GROUPS, LaneMode.COUNTRY: (group("cuba", 0),)}
    assert [(each.kind, each.key) for each in first_filters(places)] == [
        (FilterKind.ENTITY, "moscow"), (FilterKind.ENTITY, "havana"),
    ]  # fmt: skip
    assert first_filters({LaneMode.PLACE: (group("havana", 0),)}) == (LineFilter(), LineFilter())


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (LineFilter(FilterKind.COUNTRY, "russia"), [2, 3]),
        (LineFilter(FilterKind.ENTITY, "castro"), [1]),
        (LineFilter(FilterKind.ENTITY, "nobody"), []),
        (LineFilter(FilterKind.CATEGORY, "trade"), [1, 2]),
        (LineFilter(FilterKind.CATEGORY, "weather"), []),
        (LineFilter(FilterKind.WORDS, "sugar"), []),
    ],
)
def test_a_filter_leaves_its_events(wanted: LineFilter, expected: list[int]) -> None:
    mask = mask_of(wanted, COLUMNS, CATEGORIES, GROUPS)
    assert mask is not None
    assert np.flatnonzero(mask).tolist() == expected


def test_words_leave_what_was_found_and_no_filter_leaves_all() -> None:
    found = np.array([True, False, False, True])
    assert mask_of(LineFilter(FilterKind.WORDS, "x"), COLUMNS, CATEGORIES, GROUPS, found) is found
    assert mask_of(LineFilter(), COLUMNS, CATEGORIES, GROUPS) is None


def test_a_name_is_known_in_any_case() -> None:
    assert entity_called(GROUPS, " HAVANA ") == LineFilter(FilterKind.ENTITY, "havana", "Havana")
    assert entity_called(GROUPS, "cuba") is None
    assert entity_called(GROUPS, "havan") is None
    assert group_of(GROUPS, LineFilter(FilterKind.COUNTRY, "havana")) is None


def test_filters_are_offered_by_kind() -> None:
    sections = offered(GROUPS, [("war", "War")])
    assert [(kind, [each.key for each in found]) for kind, found in sections] == [
        ("country", ["cuba", "russia"]), ("place", ["havana", "moscow"]), ("person", ["castro"]), ("category", ["war"]),
    ]  # fmt: skip
    assert offered({}, []) == []
