"""Recognises the same event told more than once: near dates, shared names, shared words.

A telling is compared only with those that share a month (or, for coarse dates, a year) and a name or a word with it,
and with few of them: the work grows with the number of tellings, not with its square. The outcome depends on nothing
but the tellings and their order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from enum import Enum, auto
from typing import NamedTuple

from cubatimeline.domain.calendars import civil
from cubatimeline.domain.dates import EdtfDate
from cubatimeline.domain.events import EventId

_DAYS_IN_MONTH = 31
_FINE = 62
"""Days up to which a date is looked up by month, not by year."""
_COARSE = 3 * 366
"""Days up to which it is looked up by year, not by ten years."""
_NEAR = 3
"""Days by which two known days may differ at most, to be the same event disputed."""
_KEPT = 24
"""Tellings kept under one key; a word that stands everywhere tells nothing."""
_COMPARED = 8
_KEYS, _KEYS_IN_DAY = 6, 16
"""Names and words by which one telling is looked up: its rarest, and within a day more of them."""
_COMMON = 20
"""Tellings from which on a word counts for less, the more there are."""

Span = tuple[int, int]


class Agreement(Enum):
    """How two dates lie to one another."""

    SAME = auto()
    """The same day."""
    OVERLAP = auto()
    """One may be the other."""
    NEAR = auto()
    """They disagree, but not by much."""
    FAR = auto()
    """They are too far apart for one event."""


class Telling(NamedTuple):
    """What a telling is compared by.

    Attributes:
        names: what is named: entity ids, and names not known yet.
        words: sorts of happening and stems of words (`comparing.words_of`).
        place: tellings with the same place, one sentence of one document, are never of one event; empty for none.
    """

    date: EdtfDate
    names: frozenset[str]
    words: frozenset[str]
    place: str = ""


class Likeness(NamedTuple):
    """An event that a telling is of, and how sure that is (above 0; 1 and more is very sure)."""

    event: EventId
    score: float
    agreement: Agreement


class _Entry(NamedTuple):
    event: EventId
    span: Span
    names: frozenset[int]
    words: frozenset[int]
    place: str


class Joiner:
    """Holds what was told so far, and finds the event that a new telling is of."""

    def __init__(self) -> None:
        self._entries: list[_Entry] = []
        self._vocabulary: dict[str, int] = {}
        self._met: Counter[int] = Counter()
        self._index: dict[tuple[int, int], list[int]] = {}

    def add(self, event: EventId, telling: Telling) -> None:
        """Note that `telling` is of `event`; tellings without any limit of time are left out."""
        entry = self._entry(event, telling)
        if entry is None:
            return
        tokens = entry.names | entry.words
        self._met.update(tokens)
        number = len(self._entries)
        self._entries.append(entry)
        for time in _times_kept(entry.span):
            for token in self._rarest(tokens, time):
                kept = self._index.setdefault((time, token), [])
                kept.append(number)
                if len(kept) > _KEPT:
                    del kept[0]

    def find(self, telling: Telling) -> Likeness | None:
        """Return the event that a telling is of; None where it is none of those told so far."""
        entry = self._entry("", telling)
        if entry is None:
            return None
        votes: Counter[int] = Counter()
        for time in _times_asked(entry.span):
            for token in self._rarest(entry.names | entry.words, time):
                votes.update(self._index.get((time, token), ()))
        chosen = sorted(votes, key=lambda number: (-votes[number], number))[:_COMPARED]
        found = [likeness for number in chosen if (likeness := self._likeness(entry, self._entries[number]))]
        return max(found, key=lambda likeness: (likeness.score, likeness.agreement is Agreement.SAME), default=None)

    def _entry(self, event: EventId, telling: Telling) -> _Entry | None:
        first, last = telling.date.earliest, telling.date.latest
        if first is None or last is None:
            return None
        number = self._vocabulary.setdefault
        names = frozenset(number(f"@{name}", len(self._vocabulary)) for name in sorted(telling.names))
        words = frozenset(number(word, len(self._vocabulary)) for word in sorted(telling.words))
        return _Entry(event, (first, last), names, words, telling.place)

    def _rarest(self, tokens: Iterable[int], time: int) -> list[int]:
        """Return what a telling is looked up by within a stretch of time."""
        most = _KEYS_IN_DAY if _sort(time) == _DAY else _KEYS
        return sorted(tokens, key=lambda token: (self._met[token], token))[:most]

    def _weight(self, tokens: Iterable[int]) -> float:
        return sum(1.0 if (met := self._met[token]) <= _COMMON else max(0.2, _COMMON / met) for token in tokens)

    def _likeness(self, one: _Entry, other: _Entry) -> Likeness | None:
        if one.place and one.place == other.place:
            return None
        agreement = _agreement(one.span, other.span)
        shared_names, shared_words = one.names & other.names, one.words & other.words
        if agreement is Agreement.FAR or not shared_words:
            return None
        names = self._share(shared_names, one.names, other.names)
        words = self._share(shared_words, one.words, other.words)
        score = words + 0.6 * names
        if one.names - other.names and other.names - one.names:
            if agreement is Agreement.NEAR or (len(shared_words) < 2 and len(shared_names) < 2):
                return None
            score -= 0.25
        least, least_words = _LEAST[agreement]
        if len(shared_words) < least_words and (agreement is not Agreement.SAME or words < 1):
            return None
        if len(shared_words) + len(shared_names) < _LEAST_SHARED and (shared_names or len(shared_words) < 2):
            return None
        if not shared_names and (len(shared_words) < 2 or words < _WITHOUT_NAMES):
            return None
        return Likeness(other.event, score, agreement) if score >= least else None

    def _share(self, shared: frozenset[int], one: frozenset[int], other: frozenset[int]) -> float:
        """Return how much of the smaller of two sets they share, rare members counting more."""
        least = min(self._weight(one), self._weight(other))
        return self._weight(shared) / least if least else 0.0


_LEAST = {Agreement.SAME: (0.75, 1), Agreement.OVERLAP: (0.95, 2), Agreement.NEAR: (1.05, 2)}
"""For each agreement of dates the score and the number of shared words from which on tellings are of one event."""
_WITHOUT_NAMES = 0.75
_LEAST_SHARED = 3
"""Names and words that two tellings share at least."""


def agreement(one: EdtfDate, other: EdtfDate) -> Agreement:
    """Return how two dates lie to one another; a side without a limit reaches as far as any date."""
    return _agreement(_limits(one), _limits(other))


def _limits(date: EdtfDate) -> tuple[float, float]:
    first, last = date.earliest, date.latest
    return float("-inf") if first is None else first, float("inf") if last is None else last


def _agreement(one: tuple[float, float], other: tuple[float, float]) -> Agreement:
    if one == other and one[0] == one[1]:
        return Agreement.SAME
    gap = max(one[0], other[0]) - min(one[1], other[1])
    if gap <= 0:
        return Agreement.OVERLAP
    coarser = max(one[1] - one[0], other[1] - other[0])
    return Agreement.NEAR if gap <= max(_NEAR, min(coarser, _DAYS_IN_MONTH)) else Agreement.FAR


def _times_kept(span: Span) -> Iterator[int]:
    """Yield the numbers of the stretches of time under which a telling is kept: its day, month, year, tens of years."""
    first, last = span
    size = last - first
    if size > _COARSE:
        yield _number(civil(first)[0] // 10, _TEN_YEARS)
        return
    if size == 0:
        yield _number(first, _DAY)
    if size <= _FINE:
        for month in _months(first, last):
            yield _number(month, _ANY_IN_MONTH)
            if size > 0:
                yield _number(month, _MONTH)
    for year in _years(first, last):
        yield _number(year, _ANY_IN_YEAR)
        if size > _FINE:
            yield _number(year, _YEAR)


def _times_asked(span: Span) -> Iterator[int]:
    """Yield the numbers of the stretches of time in which a telling of the same event may be kept.

    A day is looked for among days near it and among coarser dates; a coarser date among all that lies within it.
    """
    first, last = span
    size = last - first
    if size > _COARSE:
        yield _number(civil(first)[0] // 10, _TEN_YEARS)
        return
    if size > _FINE:
        yield from (_number(year, _ANY_IN_YEAR) for year in _years(first - _DAYS_IN_MONTH, last + _DAYS_IN_MONTH))
        return
    if size == 0:
        yield from (_number(day, _DAY) for day in range(first - _NEAR, last + _NEAR + 1))
    months = _MONTH if size == 0 else _ANY_IN_MONTH
    yield from (_number(month, months) for month in _months(first - _NEAR, last + _NEAR))
    yield from (_number(year, _YEAR) for year in _years(first - _DAYS_IN_MONTH, last + _DAYS_IN_MONTH))


_DAY, _MONTH, _ANY_IN_MONTH, _YEAR, _ANY_IN_YEAR, _TEN_YEARS = range(6)


def _number(count: int, sort: int) -> int:
    """Return one number for a day, month, year or ten years, counted from any day, and its sort."""
    return 6 * count + sort


def _sort(number: int) -> int:
    return number % 6


def _months(first: int, last: int) -> range:
    (one_year, one_month, _), (other_year, other_month, _) = civil(first), civil(last)
    return range(12 * one_year + one_month, 12 * other_year + other_month + 1)


def _years(first: int, last: int) -> range:
    return range(civil(first)[0], civil(last)[0] + 1)
