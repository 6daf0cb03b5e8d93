"""Which lanes stand on the timeline and which events in them: by what the user chose, for any number of events.

An event stands in every lane that it belongs to. One that belongs to none of the lanes shown stands in the lane
"others", so that no choice of lanes makes an event vanish.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from cubatimeline.domain.events import Category
from cubatimeline.domain.languages import Language
from cubatimeline.services.geometry.lanes import Lane
from cubatimeline.services.lane_choice import ENTITY_MODES, OTHERS, PINNED, LaneChoice, LaneMode, key_of
from cubatimeline.store.columns import EventColumns
from cubatimeline.store.groups import Common
from cubatimeline.store.reader import Reader

Indices = NDArray[np.int64]

MOST_LANES, MOST_NESTED = 9, 4
"""So many of the busiest people, places ... have a lane of their own, at the first and at the second level."""
_READ: dict[LaneMode, Common] = {
    LaneMode.PERSON: "person",
    LaneMode.ORGANISATION: "organisation",
    LaneMode.PLACE: "place",
    LaneMode.COUNTRY: "country",
    LaneMode.SOURCE: "source",
    LaneMode.ORIGIN: "origin",
}


_FIRST_COLOUR = {LaneMode.PERSON: 1, LaneMode.ORGANISATION: 4, LaneMode.PLACE: 7}


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """Events that make a lane.

    Attributes:
        events: indices into the columns, each once, ascending.
        colour: key in the theme's lanes; empty for one that tells it from its neighbours.
    """

    id: str
    name: str
    events: Indices
    colour: str = ""


Groups = Mapping[LaneMode, Sequence[Group]]


@dataclass(frozen=True, slots=True)
class LaneWords:
    """Names of lanes that have none in the data, in the language of the timeline.

    Attributes:
        everything, some: the one lane of all events, and of those that a filter leaves.
        origins: by value of `domain.events.Origin`.
    """

    everything: str
    some: str
    others: str
    origins: Mapping[str, str]


WORDS: dict[Language, LaneWords] = {
    "en": LaneWords(
        "All events", "Events", "Others", {"built-in": "Built in", "user": "Your own", "imported": "Imported"}
    ),
    "es": LaneWords("Todo", "Sucesos", "Otros", {"built-in": "Incluidos", "user": "Propios", "imported": "Importados"}),
    "ru": LaneWords(
        "Все события", "События", "Прочее", {"built-in": "Встроенные", "user": "Свои", "imported": "Из файлов"}
    ),
}


def read_groups(
    reader: Reader, modes: Iterable[LaneMode], columns: EventColumns, language: Language
) -> dict[LaneMode, tuple[Group, ...]]:
    """Read the groups of some modes; those of categories are made from the columns (see `lanes_of`)."""
    order = np.argsort(columns.row, kind="stable")
    rows = columns.row[order]
    found = {}
    for mode in modes:
        if mode not in _READ:
            continue
        names = WORDS[language].origins if mode is LaneMode.ORIGIN else {}
        groups = []
        for group in reader.event_groups(_READ[mode]):
            at = np.minimum(np.searchsorted(rows, group.rows), max(len(rows) - 1, 0))
            held = at[rows[at] == group.rows] if len(rows) else np.empty(0, np.int64)
            if len(held):
                name = names.get(group.id) or group.name.in_(language)
                groups.append(Group(group.id, name, np.sort(order[held]).astype(np.int64)))
        found[mode] = tuple(groups)
    return found


@dataclass(frozen=True, slots=True, eq=False)
class Laned:
    """Lanes from top to bottom and the events in them.

    Attributes:
        events, lane: shape (n,), index of an event and of a lane in which it stands.
    """

    lanes: tuple[Lane, ...]
    events: Indices
    lane: NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class _Level:
    """The lanes of one level: groups, and which event stands in which of them (shape (n,))."""

    mode: LaneMode
    groups: tuple[Group, ...]
    events: Indices
    group: NDArray[np.int32]


def lanes_of(
    columns: EventColumns,
    categories: Sequence[Category],
    choice: LaneChoice,
    groups: Groups,
    language: Language,
    only: NDArray[np.bool_] | None = None,
) -> Laned:
    """Sort the events into lanes.

    Args:
        groups: of the modes that the choice asks for (`LaneChoice.modes`); a mode that is missing counts as empty.
        only: shape (events,): the events that are shown; all where not given. Lanes without any are left out then.
    """
    sorter = _Sorter(columns, categories, choice, groups, language, only)
    return sorter.sorted()


class _Sorter:
    """Sorts the events of one collection into the lanes of one choice."""

    def __init__(
        self,
        columns: EventColumns,
        categories: Sequence[Category],
        choice: LaneChoice,
        groups: Groups,
        language: Language,
        only: NDArray[np.bool_] | None,
    ) -> None:
        self._columns, self._categories, self._choice = columns, categories, choice
        self._groups, self._language, self._only = groups, language, only
        self._words = WORDS[language]
        self._rank = {key: place for place, key in enumerate(choice.order)}
        self._lanes: list[Lane] = []
        self._parts: list[tuple[Indices, NDArray[np.int32]]] = []
        self._colours = _colours_of(groups)
        self._unseen = np.zeros(len(columns), np.bool_)

    def sorted(self) -> Laned:
        pins = self._pins()
        for group in pins:
            self._add_lane(f"{PINNED}:{group.id}", group, 0, len(self._shown(group.events)))
            self._put(self._shown(group.events), len(self._lanes) - 1)
        level = self._level(self._choice.mode, pins)
        if self._choice.nested is LaneMode.NONE:
            self._add_flat(level)
        else:
            self._add_nested(level)
        if len(self._parts) == 1:
            return Laned(tuple(self._lanes), *self._parts[0])
        events = np.concatenate([events for events, _ in self._parts] or [np.empty(0, np.int64)])
        lane = np.concatenate([lane for _, lane in self._parts] or [np.empty(0, np.int32)])
        return Laned(tuple(self._lanes), events, lane)

    # Membership

    def _shown(self, events: Indices) -> Indices:
        return events if self._only is None else events[self._only[events]]

    def _every(self) -> Indices:
        return np.arange(len(self._columns)) if self._only is None else np.flatnonzero(self._only)

    def _pins(self) -> list[Group]:
        by_id = {group.id: group for mode in ENTITY_MODES for group in self._groups.get(mode, ())}
        return [by_id[id_] for id_ in self._choice.pinned if id_ in by_id]

    def _level(self, mode: LaneMode, pins: Sequence[Group]) -> _Level:
        """Return the lanes of the first level, with one for the events that would stand in none."""
        every = self._every()
        if mode is LaneMode.NONE:
            all_ = Group(OTHERS, self._words.everything if self._only is None else self._words.some, every, "other")
            return _Level(mode, (all_,), every, np.zeros(len(every), np.int32))
        if mode is LaneMode.CATEGORY:
            return self._by_category(every)
        pinned = {group.id for group in pins} if mode in ENTITY_MODES else set()
        busiest = self._busiest(mode, pinned)
        left = np.ones(len(self._columns), np.bool_) if self._only is None else self._only.copy()
        for group in (*pins, *busiest):
            left[group.events] = False
        groups = list(busiest)
        if left.any():
            groups.append(Group(OTHERS, self._words.others, np.flatnonzero(left), "other"))
        return _joined_level(mode, groups)

    def _busiest(self, mode: LaneMode, without: set[str]) -> list[Group]:
        found = [group for group in self._groups.get(mode, ()) if group.id not in without]
        if self._only is not None:
            found = [replace(group, events=self._shown(group.events)) for group in found]
        found = [group for group in found if len(group.events)]
        return sorted(found, key=lambda group: -len(group.events))[:MOST_LANES]

    def _by_category(self, every: Indices) -> _Level:
        names = [(each.id, each.name.in_(self._language)) for each in self._categories]
        nothing = np.empty(0, np.int64)
        groups = tuple(Group(id_, name, nothing, id_) for id_, name in names)
        place = self._columns.category
        place = place if self._only is None else place[every]
        return _Level(LaneMode.CATEGORY, groups, every, place.astype(np.int32))

    # Lanes

    def _add_flat(self, level: _Level) -> None:
        sizes = np.bincount(level.group, minlength=len(level.groups))
        keys = [key_of(level.mode, group.id) for group in level.groups]
        place = np.full(len(level.groups), -1, np.int32)
        for number in self._in_order(keys):
            if self._only is None or sizes[number]:
                place[number] = len(self._lanes)
                self._add_lane(keys[number], level.groups[number], 0, int(sizes[number]))
        self._parts.append((level.events, place[level.group]))

    def _add_nested(self, level: _Level) -> None:
        """Nest the busiest groups of the second level in each lane of the first, and what is left in a lane of others.

        A collapsed lane of the first level holds its events itself.
        """
        inner = self._inner(self._choice.nested)
        pairs, start = _ties(inner, len(self._columns))
        sizes = np.bincount(level.group, minlength=len(level.groups))
        order = np.argsort(level.group, kind="stable")
        ends = np.cumsum(sizes)
        keys = [key_of(level.mode, group.id) for group in level.groups]
        for number in self._in_order(keys):
            group = level.groups[number]
            if not sizes[number] and self._only is not None:
                continue
            events = level.events[order[ends[number] - sizes[number] : ends[number]]]
            if keys[number] in self._choice.collapsed or group.id == OTHERS:
                self._add_lane(keys[number], group, 0, len(events))
                self._put(events, len(self._lanes) - 1)
            else:
                self._add_family(keys[number], group, events, inner, (pairs, start))

    def _add_family(
        self, key: str, group: Group, events: Indices, inner: Sequence[Group], ties: tuple[NDArray[np.int32], Indices]
    ) -> None:
        """Add a lane of the first level and those nested in it; nothing is nested where its events have nothing of it.

        Args:
            ties: for event e, the places in `inner` of the groups it is in stand at `pairs[start[e]:start[e + 1]]`.
        """
        pairs, start = ties
        count = start[events + 1] - start[events]
        tied = np.repeat(events, count)
        at = np.repeat(start[events] - np.cumsum(count) + count, count) + np.arange(len(tied))
        of = pairs[at]
        numbers = np.bincount(of, minlength=len(inner))
        most = MOST_NESTED if self._choice.nested is not LaneMode.CATEGORY else len(inner)
        chosen = [n for n in np.argsort(-numbers, kind="stable")[:most].tolist() if numbers[n]]
        if not chosen:
            self._add_lane(key, group, 0, len(events))
            self._put(events, len(self._lanes) - 1)
            return
        place = np.full(len(inner), -1, np.int32)
        place[chosen] = np.arange(len(chosen))
        kept = place[of] >= 0
        tied, of = tied[kept], place[of[kept]]
        self._unseen[events] = True
        self._unseen[tied] = False
        left = np.sort(events[self._unseen[events]])
        members = [inner[n] for n in chosen]
        if len(left):
            members.append(Group(OTHERS, self._words.others, left))
            tied, of = np.append(tied, left), np.append(of, np.full(len(left), len(chosen), np.int32))
        colour = self._add_lane(key, group, 0, 0, heading=True)
        keys = [f"{key}/{key_of(self._choice.nested, each.id)}" for each in members]
        lanes = np.empty(len(members), np.int32)
        sizes = np.bincount(of, minlength=len(members))
        for number in self._in_order(keys):
            lanes[number] = len(self._lanes)
            own = members[number].colour if self._choice.nested is LaneMode.CATEGORY else colour
            self._add_lane(keys[number], replace(members[number], colour=own or colour), 1, int(sizes[number]))
        self._parts.append((tied, lanes[of]))

    def _inner(self, mode: LaneMode) -> list[Group]:
        if mode is not LaneMode.CATEGORY:
            return list(self._groups.get(mode, ()))
        order = np.argsort(self._columns.category, kind="stable")
        ends = np.searchsorted(self._columns.category[order], np.arange(len(self._categories) + 1))
        return [
            Group(each.id, each.name.in_(self._language), order[ends[n] : ends[n + 1]], each.id)
            for n, each in enumerate(self._categories)
        ]

    def _in_order(self, keys: Sequence[str]) -> list[int]:
        """Return the numbers of lanes in the order of the user, then as they come; others last unless the user says."""
        last = len(self._rank)
        return sorted(range(len(keys)), key=lambda n: (self._rank.get(keys[n], last), keys[n].endswith(":"), n))

    def _add_lane(self, key: str, group: Group, depth: int, size: int, *, heading: bool = False) -> str:
        colour = group.colour or self._colours.get(group.id, "other")
        collapsed = key in self._choice.collapsed
        rows = 0 if heading else self._choice.sizes.get(key, 0)
        self._lanes.append(Lane(key, group.name, colour, size, collapsed and not heading, depth, heading, rows))
        return colour

    def _put(self, events: Indices, lane: int) -> None:
        self._parts.append((events, np.full(len(events), lane, np.int32)))


def _colours_of(groups: Groups) -> dict[str, str]:
    """Return the number of the colour of each group: by how busy it is among its own, wherever its lane stands.

    Each mode begins with another colour, so that pinned lanes differ from those below them.
    """
    colours: dict[str, str] = {}
    for mode, found in groups.items():
        first = _FIRST_COLOUR.get(mode, 1)
        busiest_first = sorted(found, key=lambda group: -len(group.events))
        for number, group in enumerate(busiest_first, first):
            colours.setdefault(group.id, str(number))
    return colours


def _joined_level(mode: LaneMode, groups: Sequence[Group]) -> _Level:
    lengths = [len(group.events) for group in groups]
    events = np.concatenate([group.events for group in groups]) if groups else np.empty(0, np.int64)
    return _Level(mode, tuple(groups), events, np.repeat(np.arange(len(groups), dtype=np.int32), lengths))


def _ties(groups: Sequence[Group], events: int) -> tuple[NDArray[np.int32], Indices]:
    """Return the groups of each event: those of event e stand at `pairs[start[e]:start[e + 1]]`, by number."""
    level = _joined_level(LaneMode.NONE, groups)
    start = np.zeros(events + 1, np.int64)
    np.cumsum(np.bincount(level.events, minlength=events), out=start[1:])
    return level.group[np.argsort(level.events, kind="stable")], start
