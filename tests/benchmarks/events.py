"""Events by the thousand, made up by chance: the workload of the timeline's benchmarks and tests.

1953 to 2019; seven in ten anywhere, three in ten in forty bursts of a few months; one in five lasts from a day to five
years; eight lanes, unevenly filled; few events of great importance; titles of 20 to 60 characters in which some words
are far more common than others. The same number and seed give the same events.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import overload

import numpy as np
from numpy.typing import NDArray

from cubatimeline.domain.calendars import day_number, iso_day
from cubatimeline.domain.collection import CollectionContent
from cubatimeline.domain.dates import Precision
from cubatimeline.domain.edtf import parse
from cubatimeline.domain.events import Category, Event
from cubatimeline.domain.languages import Localised
from cubatimeline.store.columns import EventColumns, EventFlag

FIRST, LAST = day_number(1953, 1, 1), day_number(2020, 1, 1)
LANES = ("diplomacy", "economy", "military", "politics", "ideology", "crisis", "energy", "culture")
_LANE_SHARES = (0.24, 0.20, 0.16, 0.12, 0.10, 0.08, 0.06, 0.04)
_BURSTS, _IN_BURSTS, _BURST_DAYS = 40, 0.30, 45.0
_LASTING, _LONGEST = 0.20, 5 * 365.25
_ZIPF, _MOST = 1.6, 1000
_SHORTEST_TITLE, _LONGEST_TITLE, _WORDS, _WORDS_A_TITLE = 20, 60, 2000, 16
_KNOWN = "missile sugar treaty embassy summit trade credit delegation crisis agreement visit protocol oil fleet".split()
_SYLLABLES = "ba ce di fo gu ha je ki lo mu na pe ri so tu va xe zi bra cle dri flo gru sta tre an or".split()


@dataclass(frozen=True)
class MadeUp:
    """Days, lanes, importance and titles; `last` is the last day, the same as `first` for a moment."""

    first: NDArray[np.int64]
    last: NDArray[np.int64]
    lasts: NDArray[np.bool_]
    lane: NDArray[np.int64]
    importance: NDArray[np.int64]
    titles: list[str]


def make_up(count: int, seed: int = 1953) -> MadeUp:
    """Return `count` events, in no order."""
    chance = np.random.default_rng(seed)
    words, common = _vocabulary(chance)
    first = chance.uniform(FIRST, LAST, count)
    in_burst = chance.random(count) < _IN_BURSTS
    bursts = chance.uniform(FIRST + 400, LAST - 400, _BURSTS)
    near = bursts[chance.integers(0, _BURSTS, count)] + chance.normal(0, _BURST_DAYS, count)
    first = np.floor(np.clip(np.where(in_burst, near, first), FIRST, LAST - 1)).astype(np.int64)
    lasts = chance.random(count) < _LASTING
    length = np.maximum(np.exp(chance.uniform(0, np.log(_LONGEST), count)).astype(np.int64), 1)
    last = np.where(lasts, np.minimum(first + length, LAST - 1), first)
    lane = chance.choice(len(LANES), count, p=_LANE_SHARES)
    importance = np.minimum(chance.zipf(_ZIPF, count), _MOST)
    picked = np.searchsorted(common, chance.random((count, _WORDS_A_TITLE))).clip(0, _WORDS - 1)
    lengths = chance.integers(_SHORTEST_TITLE, _LONGEST_TITLE + 1, count)
    titles = [
        _title([words[i] for i in row], most) for row, most in zip(picked.tolist(), lengths.tolist(), strict=True)
    ]
    return MadeUp(first, last, lasts, lane, importance, titles)


def _vocabulary(chance: np.random.Generator) -> tuple[list[str], NDArray[np.float64]]:
    """Return words and how often they come, added up: the k-th word comes k^-0.8 times as often as the first."""
    words: dict[str, None] = {}
    while len(words) < _WORDS:
        words["".join(chance.choice(_SYLLABLES, chance.integers(1, 5)))] = None
    listed = list(words)
    for number, known in enumerate(_KNOWN):
        listed[20 + 3 * number] = known
    often = 1.0 / np.arange(1, _WORDS + 1) ** 0.8
    return listed, np.cumsum(often / often.sum())


def _title(words: list[str], most: int) -> str:
    title = words[0].capitalize()
    for word in words[1:]:
        if len(title) + 1 + len(word) <= most:
            title = f"{title} {word}"
        elif len(title) >= _SHORTEST_TITLE:
            break
    return title.ljust(_SHORTEST_TITLE, "o")


def generated(count: int, seed: int = 1953) -> EventColumns:
    """Return `count` events as the timeline takes them, in order of time."""
    made = make_up(count, seed)
    order = np.lexsort((made.last, made.first))
    first, last = made.first[order].astype(np.float64), made.last[order].astype(np.float64)
    flags = np.where(made.lasts[order], int(EventFlag.SPAN), 0).astype(np.uint16)
    return EventColumns(
        row=np.arange(1, count + 1, dtype=np.int64),
        start_earliest=first,
        start_latest=first + 1,
        end_earliest=last,
        end_latest=last + 1,
        flags=flags,
        precision=np.full(count, int(Precision.DAY), np.int16),
        category=made.lane[order].astype(np.int16),
        importance=made.importance[order].astype(np.int16),
        evidence=np.ones(count, np.int32),
        ids=[f"event-{number}" for number in order.tolist()],
        titles=[made.titles[number] for number in order.tolist()],
    )


class _Events(Sequence[Event]):
    """Events made when they are asked for: ten million at once would need more memory than most machines have."""

    def __init__(self, made: MadeUp) -> None:
        self._made = made

    def __len__(self) -> int:
        return len(self._made.titles)

    @overload
    def __getitem__(self, number: int) -> Event: ...
    @overload
    def __getitem__(self, number: slice) -> list[Event]: ...
    def __getitem__(self, number: int | slice) -> Event | list[Event]:
        if isinstance(number, slice):
            return [self[each] for each in range(*number.indices(len(self)))]
        made, title = self._made, self._made.titles[number]
        first, last = iso_day(int(made.first[number])), iso_day(int(made.last[number]))
        when = f"{first}/{last}" if made.lasts[number] else first
        importance = min(int(made.importance[number]), 5)
        return Event(f"event-{number}", parse(when), Localised(title), "", LANES[made.lane[number]], importance)


def content(count: int, seed: int = 1953) -> CollectionContent:
    """Return `count` events as a collection to be stored; importance is cut at 5, the most that a collection knows."""
    categories = tuple(Category(lane, Localised(lane.title()), place) for place, lane in enumerate(LANES))
    title, span = Localised(f"{count} events made up"), (FIRST, LAST - 1)
    events = _Events(make_up(count, seed))
    return CollectionContent("made-up", 1, title, span, categories, (), (), (), (), events, ())
