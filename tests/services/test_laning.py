"""Lanes hold every event, in the order and nesting that the user chose."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cubatimeline.domain.events import Category
from cubatimeline.domain.languages import Localised
from cubatimeline.services.geometry.lanes import Lane
from cubatimeline.services.lane_choice import LaneChoice, LaneMode
from cubatimeline.services.laning import MOST_LANES, MOST_NESTED, Group, Laned, lanes_of, read_groups
from cubatimeline.store.reader import Reader
from tests.services.geometry.samples import columns_of, event_of, many
from tests.store.content import filled

CATEGORIES = (Category("war", Localised("War"), 0), Category("trade", Localised("Trade"), 1))
NAMED = (LaneMode.PERSON, LaneMode.ORGANISATION, LaneMode.PLACE, LaneMode.COUNTRY, LaneMode.SOURCE, LaneMode.ORIGIN)


class Case:
    """Some events, what they have in common, and how they are sorted into lanes."""

    def __init__(self, seed: int, events: int, choice: LaneChoice, narrowed: bool) -> None:
        chance = np.random.default_rng(seed)
        self.choice = choice
        self.columns = columns_of([event_of("1962", int(lane)) for lane in chance.integers(0, 2, events)])
        self.groups = {mode: tuple(_groups(mode, chance, events)) for mode in NAMED}
        self.only = chance.random(events) < 0.6 if narrowed else None
        self.laned = lanes_of(self.columns, CATEGORIES, choice, self.groups, "en", self.only)

    def held(self) -> np.ndarray:
        shown = np.ones(len(self.columns), np.bool_) if self.only is None else self.only
        return np.flatnonzero(shown)


def _groups(mode: LaneMode, chance: np.random.Generator, events: int) -> list[Group]:
    made = []
    for number in range(int(chance.integers(0, 14))):
        members = np.flatnonzero(chance.random(events) < chance.random() * 0.6)
        if len(members):
            made.append(Group(f"{mode[:2]}{number}", f"{mode} {number}", members))
    return sorted(made, key=lambda group: -len(group.events))


keys = st.builds(
    lambda mode, id_: f"{mode}:{id_}",
    st.sampled_from([*NAMED, LaneMode.CATEGORY, "pinned"]),
    st.sampled_from(["war", "trade", "pl0", "pl1", "pe0", "or1", "so0", ""]),
)
nested_keys = st.builds(lambda above, below: f"{above}/{below}", keys, keys)
choices = st.builds(
    LaneChoice,
    st.sampled_from(LaneMode),
    st.sampled_from(LaneMode),
    st.lists(st.sampled_from(["pe0", "pl0", "pl1", "or1", "nobody"]), unique=True, max_size=3).map(tuple),
    st.frozensets(keys | nested_keys, max_size=5),
    st.lists(keys | nested_keys, unique=True, max_size=6).map(tuple),
    st.dictionaries(keys | nested_keys, st.integers(1, 40), max_size=4),
)
cases = st.builds(Case, st.integers(0, 2**32), st.integers(0, 60), choices, st.booleans())


@many
@given(cases)
def test_every_event_stands_in_a_lane_and_no_other_does(case: Case) -> None:
    assert np.unique(case.laned.events).tolist() == case.held().tolist()


@many
@given(cases)
def test_lanes_count_what_stands_in_them(case: Case) -> None:
    laned = case.laned
    counts = np.bincount(laned.lane, minlength=len(laned.lanes))
    assert [lane.size for lane in laned.lanes] == counts.tolist()
    assert len(laned.lane) == 0 or laned.lane.min() >= 0
    pairs = set(zip(laned.events.tolist(), laned.lane.tolist(), strict=True))
    assert len(pairs) == len(laned.events)


@many
@given(cases)
def test_a_named_lane_holds_exactly_the_events_of_its_group(case: Case) -> None:
    by_key = {(mode, group.id): set(group.events.tolist()) for mode in NAMED for group in case.groups[mode]}
    shown = set(case.held().tolist())
    for number, lane in enumerate(case.laned.lanes):
        mode, _, id_ = lane.id.rpartition("/")[2].partition(":")
        if mode == "pinned" or not id_ or mode == "category" or lane.heading:
            continue
        above = case.laned.lanes[_heading_of(case.laned, number)] if lane.depth else None
        expected = by_key[LaneMode(mode), id_] & shown
        if above is not None:
            expected &= _of_heading(case, above, by_key)
        assert set(case.laned.events[case.laned.lane == number].tolist()) == expected


def _heading_of(laned: Laned, number: int) -> int:
    return max(n for n in range(number) if laned.lanes[n].heading)


def _of_heading(case: Case, above: Lane, by_key: dict[tuple[LaneMode, str], set[int]]) -> set[int]:
    mode, _, id_ = above.id.partition(":")
    if mode == "category":
        number = [category.id for category in CATEGORIES].index(id_)
        return set(np.flatnonzero(case.columns.category == number).tolist())
    return by_key[LaneMode(mode), id_]


@many
@given(cases)
def test_lanes_come_in_the_order_of_the_user_then_by_number_and_others_last(case: Case) -> None:
    laned, order = case.laned, list(case.choice.order)
    assert len({lane.id for lane in laned.lanes}) == len(laned.lanes)
    for above in {lane.id.rpartition("/")[0] for lane in laned.lanes}:
        family = [
            lane.id for lane in laned.lanes if lane.id.rpartition("/")[0] == above and not lane.id.startswith("pinned:")
        ]
        said = [key for key in family if key in order]
        assert family[: len(said)] == sorted(said, key=order.index)
        rest = family[len(said) :]
        assert [key for key in rest if key.endswith(":")] == rest[len(rest) - sum(key.endswith(":") for key in rest) :]


@many
@given(cases)
def test_nesting_is_two_deep_and_no_deeper_and_not_too_wide(case: Case) -> None:
    lanes = case.laned.lanes
    firsts = [lane for lane in lanes if lane.depth == 0]
    assert len(firsts) <= MOST_LANES + 1 + len(case.choice.pinned)
    for number, lane in enumerate(lanes):
        below = [each for each in lanes if each.id.startswith(f"{lane.id}/")]
        assert lane.heading == bool(below)
        assert all(each.depth == 1 for each in below)
        assert list(lanes[number + 1 : number + 1 + len(below)]) == below
        if case.choice.nested is not LaneMode.CATEGORY:
            assert len(below) <= MOST_NESTED + 1
        assert not (lane.heading and (lane.collapsed or lane.id in case.choice.collapsed))
        assert lane.collapsed == (lane.id in case.choice.collapsed)
        assert lane.given_rows == (0 if lane.heading else case.choice.sizes.get(lane.id, 0))


def test_pinned_lanes_stand_on_top_and_are_not_repeated() -> None:
    columns = columns_of([event_of("1962") for _ in range(6)])
    places = (Group("havana", "Havana", np.arange(4)), Group("moscow", "Moscow", np.array([3, 4])))
    people = (Group("castro", "Castro", np.array([0, 5])),)
    choice = LaneChoice(LaneMode.PLACE, pinned=("moscow", "castro", "nobody"))
    laned = lanes_of(columns, CATEGORIES, choice, {LaneMode.PLACE: places, LaneMode.PERSON: people}, "en")
    assert [(lane.id, lane.size) for lane in laned.lanes] == [
        ("pinned:moscow", 2), ("pinned:castro", 2), ("place:havana", 4),
    ]  # fmt: skip
    assert len({lane.colour for lane in laned.lanes}) == 3


def test_a_lane_keeps_its_colour_when_it_is_moved_or_pinned_or_others_are_hidden() -> None:
    columns = columns_of([event_of("1962") for _ in range(6)])
    people = tuple(Group(f"p{n}", f"P{n}", np.arange(6 - n)) for n in range(4))

    def colours(choice: LaneChoice, only: np.ndarray | None = None) -> dict[str, str]:
        lanes = lanes_of(columns, CATEGORIES, choice, {LaneMode.PERSON: people}, "en", only).lanes
        return {lane.name: lane.colour for lane in lanes if lane.name.startswith("P")}

    plain = colours(LaneChoice(LaneMode.PERSON))
    assert len(set(plain.values())) == 4
    assert colours(LaneChoice(LaneMode.PERSON, order=("person:p3", "person:p1"))) == plain
    assert colours(LaneChoice(LaneMode.PERSON, pinned=("p2",))) == plain
    assert colours(LaneChoice(LaneMode.PERSON), np.arange(6) == 2).items() <= plain.items()


def test_one_lane_of_all() -> None:
    case = Case(1, 20, LaneChoice(LaneMode.NONE, LaneMode.PLACE), narrowed=False)
    assert [(lane.name, lane.size) for lane in case.laned.lanes] == [("All events", 20)]


def test_lanes_of_a_million_events() -> None:
    events, chance = 1_000_000, np.random.default_rng(3)
    columns = columns_of([event_of("1962", 0)])
    big = columns.taken(np.zeros(events, np.int64))
    big.category[:] = chance.integers(0, 2, events)
    groups = {LaneMode.PLACE: tuple(Group(f"p{n}", f"P{n}", np.arange(n, events, 20)) for n in range(20))}
    plain = lanes_of(big, CATEGORIES, LaneChoice(), {}, "en")
    assert [lane.id for lane in plain.lanes] == ["category:war", "category:trade"]
    nested = lanes_of(big, CATEGORIES, LaneChoice(within=LaneMode.PLACE), groups, "en")
    assert [lane.depth for lane in nested.lanes] == [0, 1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1]
    assert np.unique(nested.events).size == events


# Choices


@many
@given(choices)
def test_a_choice_comes_back_from_json(choice: LaneChoice) -> None:
    assert LaneChoice.from_json(choice.to_json()) == choice


@pytest.mark.parametrize(
    "values",
    [None, 3, [], {}, {"mode": "weather"}, {"mode": 4, "order": "abc", "sizes": {"a": 0, "b": "x", "c": 99}}],
)
def test_what_cannot_be_read_of_a_choice_is_left_out(values: object) -> None:
    assert LaneChoice.from_json(values) == LaneChoice()


def lanes(*ids: str) -> list[Lane]:
    return [Lane(id_, id_, "other", 1, depth=id_.count("/")) for id_ in ids]


THREE = lanes("place:a", "place:b", "place:c")


@pytest.mark.parametrize(
    ("key", "step", "order"),
    [
        ("place:b", -1, ["place:b", "place:a", "place:c"]),
        ("place:b", 1, ["place:a", "place:c", "place:b"]),
        ("place:a", -1, []),
        ("place:c", 1, []),
        ("nowhere", 1, []),
    ],
)
def test_a_lane_moves_past_its_neighbour(key: str, step: int, order: list[str]) -> None:
    assert list(LaneChoice().moved(key, step, THREE).order) == order


def test_a_lane_is_placed_among_its_own() -> None:
    nested = lanes("place:a", "place:a/person:x", "place:a/person:y", "place:b")
    moved = LaneChoice().placed("place:a/person:y", "place:a/person:x", nested)
    assert moved.order == ("place:a/person:y", "place:a/person:x")
    assert LaneChoice().placed("place:a/person:y", "place:b", nested) == LaneChoice()
    assert LaneChoice().placed("place:a", "", nested).order == ("place:b", "place:a")


def test_pinned_lanes_change_places_among_themselves() -> None:
    pinned = [*lanes("pinned:a", "pinned:b"), *THREE]
    moved = LaneChoice(pinned=("a", "gone", "b")).moved("pinned:b", -1, pinned)
    assert moved.pinned == ("b", "a", "gone")


def test_only_this_lane_collapses_the_others_but_not_those_above_and_below() -> None:
    nested = lanes("place:a", "place:a/person:x", "place:a/person:y", "place:b")
    assert LaneChoice().alone("place:a", nested).collapsed == {"place:b"}
    assert LaneChoice().alone("place:a/person:x", nested).collapsed == {"place:a/person:y", "place:b"}
    assert LaneChoice(collapsed=frozenset({"place:b", "old"})).alone("place:b", nested).collapsed == {
        "old", "place:a", "place:a/person:x", "place:a/person:y",
    }  # fmt: skip


def test_folding_sizing_and_pinning() -> None:
    choice = LaneChoice().folded("place:a")
    assert choice.collapsed == {"place:a"}
    assert choice.folded("place:a").collapsed == choice.all_open().collapsed == frozenset()
    assert choice.folded("place:a", fold=True) == choice
    sized = choice.with_rows("place:a", 4)
    assert (sized.sizes, sized.with_rows("place:a", 0).sizes) == ({"place:a": 4}, {})
    pinned = choice.with_pin("x").with_pin("y").with_pin("x")
    assert (pinned.pinned, pinned.with_pin("y", False).pinned) == (("y", "x"), ("x",))


# Out of a collection


@pytest.fixture
def reader(tmp_path: Path) -> Reader:
    with Reader(filled(tmp_path / "small.cubatimeline")) as reader:
        yield reader


@pytest.mark.parametrize(
    ("mode", "expected"),
    [
        (LaneMode.PERSON, {"Nikita Khrushchev": 2, "Leonid Brezhnev": 1, "Ernesto Guevara": 1}),
        (LaneMode.PLACE, {"Havana": 2}),
        (LaneMode.ORGANISATION, {}),
        (LaneMode.COUNTRY, {}),
        (LaneMode.SOURCE, {"A history of the crisis": 3, "From the diary of O. T. Darusenkov": 2}),
        (LaneMode.ORIGIN, {"Built in": 5}),
    ],
)
def test_groups_are_read_from_the_collection(reader: Reader, mode: LaneMode, expected: dict[str, int]) -> None:
    columns = reader.columns("en")
    groups = read_groups(reader, [mode, LaneMode.CATEGORY], columns, "en")
    assert {group.name: len(group.events) for group in groups[mode]} == expected
    assert set(groups) == {mode}


def test_groups_point_at_their_events(reader: Reader) -> None:
    columns = reader.columns("ru")
    places = read_groups(reader, [LaneMode.PLACE], columns, "ru")[LaneMode.PLACE]
    assert places[0].name == "Гавана"
    assert sorted(columns.ids[n] for n in places[0].events.tolist()) == ["1960-trade", "1964-10-16-talk"]
