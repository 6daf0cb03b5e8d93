"""How the user wants the lanes of the timeline, and what can be done with each of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from cubatimeline.services.geometry.lanes import Lane


class LaneMode(StrEnum):
    """What the events of a lane have in common."""

    CATEGORY = "category"
    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    COUNTRY = "country"
    SOURCE = "source"
    ORIGIN = "origin"
    NONE = "none"


ENTITY_MODES = (LaneMode.PERSON, LaneMode.ORGANISATION, LaneMode.PLACE)
_UNREAD = (LaneMode.CATEGORY, LaneMode.NONE)
MOST_GIVEN_ROWS = 40
PINNED = "pinned"
OTHERS = ""
"""In the place of an id: the lane of all events that belong to no other."""


class LaneDeed(StrEnum):
    """What can be done with a lane."""

    FOLD = "fold"
    ALONE = "alone"
    OPEN_ALL = "open all"
    MOVE = "move"
    PLACE = "place"
    ROWS = "rows"
    PIN = "pin"
    RESET = "reset"


@dataclass(frozen=True, slots=True)
class LaneWish:
    """One thing that the user wants done with a lane.

    Attributes:
        lane: its key; for PIN the id of an entity.
        number: FOLD: 1 to collapse, 0 to open; MOVE: -1 up, 1 down; ROWS: how many, 0 for its share; PIN: 1 to pin, 0
            to unpin.
        before: PLACE: key of the lane that it shall stand above; empty for below all.
    """

    deed: LaneDeed
    lane: str = ""
    number: int = 0
    before: str = ""


@dataclass(frozen=True, slots=True)
class LaneChoice:
    """How the user wants the lanes.

    Lanes go by keys: "place:havana", "category:crisis/place:havana" for a nested one, "pinned:havana"; the id is empty
    for "others". What is said of a lane that does not stand there now is kept for when it does again.

    Attributes:
        mode: what makes a lane; within: what makes the lanes nested in each of them, NONE for no nesting.
        pinned: ids of entities that have a lane of their own on top.
        collapsed: keys of lanes drawn as ticks and counts only.
        order: keys in the order that the user gave them; the others follow as they come.
        sizes: rows of labels that the user gave a lane, by key.
    """

    mode: LaneMode = LaneMode.CATEGORY
    within: LaneMode = LaneMode.NONE
    pinned: tuple[str, ...] = ()
    collapsed: frozenset[str] = frozenset()
    order: tuple[str, ...] = ()
    sizes: Mapping[str, int] = field(default_factory=dict)

    @property
    def nested(self) -> LaneMode:
        """What makes the nested lanes, NONE where there are none: nothing is nested in itself or in one lane of all."""
        return LaneMode.NONE if self.within == self.mode or self.mode is LaneMode.NONE else self.within

    @property
    def modes(self) -> frozenset[LaneMode]:
        """The modes of which the groups are needed (see `read_groups`)."""
        pins = ENTITY_MODES if self.pinned else ()
        return frozenset(mode for mode in (self.mode, self.nested, *pins) if mode not in _UNREAD)

    def to_json(self) -> dict[str, Any]:
        """Return the choice as JSON has it."""
        return {
            "mode": self.mode.value,
            "within": self.within.value,
            "pinned": list(self.pinned),
            "collapsed": sorted(self.collapsed),
            "order": list(self.order),
            "sizes": dict(self.sizes),
        }

    @classmethod
    def from_json(cls, values: object) -> LaneChoice:
        """Return what `to_json` wrote; what cannot be read, or a later version added, is left out."""
        if not isinstance(values, dict):
            return cls()
        sizes = values.get("sizes")
        rows = sizes.items() if isinstance(sizes, dict) else ()
        return cls(
            _mode(values.get("mode"), LaneMode.CATEGORY),
            _mode(values.get("within"), LaneMode.NONE),
            _texts(values.get("pinned")),
            frozenset(_texts(values.get("collapsed"))),
            _texts(values.get("order")),
            {key: n for key, n in rows if isinstance(key, str) and type(n) is int and 0 < n <= MOST_GIVEN_ROWS},
        )

    # What the user does with a lane

    def granted(self, wish: LaneWish, lanes: Sequence[Lane]) -> LaneChoice:
        """Return the choice after a wish; `lanes` are those that stand there now."""
        match wish.deed:
            case LaneDeed.FOLD:
                return self.folded(wish.lane, bool(wish.number))
            case LaneDeed.ALONE:
                return self.alone(wish.lane, lanes)
            case LaneDeed.OPEN_ALL:
                return self.all_open()
            case LaneDeed.MOVE:
                return self.moved(wish.lane, wish.number, lanes)
            case LaneDeed.PLACE:
                return self.placed(wish.lane, wish.before, lanes)
            case LaneDeed.ROWS:
                return self.with_rows(wish.lane, wish.number)
            case LaneDeed.PIN:
                return self.with_pin(wish.lane, bool(wish.number))
            case LaneDeed.RESET:
                return LaneChoice(self.mode, self.within)

    def folded(self, key: str, fold: bool | None = None) -> LaneChoice:
        """Return the choice with a lane collapsed or opened; the other way round than it was where `fold` is None."""
        fold = key not in self.collapsed if fold is None else fold
        return replace(self, collapsed=self.collapsed | {key} if fold else self.collapsed - {key})

    def alone(self, key: str, lanes: Sequence[Lane]) -> LaneChoice:
        """Return the choice with all lanes collapsed but one, those above and those nested in it."""
        others = {lane.id for lane in lanes if not (_related(lane.id, key) or _related(key, lane.id))}
        kept = {lane.id for lane in lanes} - others
        return replace(self, collapsed=(self.collapsed | others) - kept)

    def all_open(self) -> LaneChoice:
        """Return the choice with no lane collapsed."""
        return replace(self, collapsed=frozenset())

    def placed(self, key: str, before: str, lanes: Sequence[Lane]) -> LaneChoice:
        """Return the choice with a lane moved above one of its neighbours, or below all where `before` is empty."""
        around = siblings(key, lanes)
        if key not in around or before == key or (before and before not in around):
            return self
        rest = [each for each in around if each != key]
        at = rest.index(before) if before else len(rest)
        rest.insert(at, key)
        kept = [each for each in self.order if each not in rest]
        pins = [each.removeprefix(f"{PINNED}:") for each in rest if each.startswith(f"{PINNED}:")]
        unseen = [id_ for id_ in self.pinned if id_ not in pins]
        return replace(self, order=(*kept, *rest), pinned=(*pins, *unseen) if pins else self.pinned)

    def moved(self, key: str, step: int, lanes: Sequence[Lane]) -> LaneChoice:
        """Return the choice with a lane moved up (-1) or down (1) past its neighbour; the same at an end."""
        around = siblings(key, lanes)
        if key not in around or not 0 <= around.index(key) + step < len(around):
            return self
        behind = around.index(key) + step + (1 if step > 0 else 0)
        return self.placed(key, around[behind] if behind < len(around) else "", lanes)

    def with_rows(self, key: str, rows: int) -> LaneChoice:
        """Return the choice with a lane of so many rows of labels; 0 gives it its share again."""
        sizes = {each: n for each, n in self.sizes.items() if each != key}
        if rows > 0:
            sizes[key] = min(rows, MOST_GIVEN_ROWS)
        return replace(self, sizes=sizes)

    def with_pin(self, entity: str, pinned: bool = True) -> LaneChoice:
        """Return the choice with an entity pinned as the last of the lanes on top, or no longer."""
        others = tuple(each for each in self.pinned if each != entity)
        return replace(self, pinned=(*others, entity) if pinned else others)

    def by(self, mode: LaneMode, within: LaneMode | None = None) -> LaneChoice:
        """Return the choice with other lanes; pins and all that is said of single lanes stay."""
        return replace(self, mode=mode, within=self.within if within is None else within)


def entity_of(key: str) -> str:
    """Return the id of the entity that a lane stands for; empty where it stands for something else."""
    kind, _, id_ = key.rpartition("/")[2].partition(":")
    return id_ if kind in (PINNED, *ENTITY_MODES) else ""


def siblings(key: str, lanes: Sequence[Lane]) -> list[str]:
    """Return the keys of a lane and its neighbours: of the same lane above, pinned or not as it is, in their order."""
    above, pinned = key.rpartition("/")[0], key.startswith(f"{PINNED}:")
    keys = (lane.id for lane in lanes)
    return [each for each in keys if each.rpartition("/")[0] == above and each.startswith(f"{PINNED}:") == pinned]


def _related(below: str, above: str) -> bool:
    return below == above or below.startswith(f"{above}/")


def key_of(mode: LaneMode, id_: str) -> str:
    """Return the key of a lane of the first level."""
    return f"{mode}:{id_}"


def _mode(value: object, otherwise: LaneMode) -> LaneMode:
    return next((mode for mode in LaneMode if mode.value == value), otherwise)


def _texts(value: object) -> tuple[str, ...]:
    return tuple(each for each in value if isinstance(each, str)) if isinstance(value, list) else ()
