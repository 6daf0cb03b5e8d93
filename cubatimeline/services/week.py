"""That week: what else happened in the days around an event, who else was concerned, and who held which office."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cubatimeline.domain.calendars import weekday
from cubatimeline.domain.dates import EdtfDate
from cubatimeline.domain.entities import EntityId, EntityKind
from cubatimeline.domain.events import Event, EventId
from cubatimeline.domain.languages import Language
from cubatimeline.services.reading import EventLine, event_line
from cubatimeline.store.columns import EventColumns, EventFlag
from cubatimeline.store.reader import Reader

MOST_EVENTS = 12
MOST_PEOPLE = 12
_MOST_LOOKED_UP = 60
"""Entities looked up for their kind, so that a crowded week takes no longer than others."""
_WEEK, _MONTH = 7, 31


@dataclass(frozen=True, slots=True)
class Held:
    """An office and one who held it on the first day of the event."""

    office: str
    person: EntityId
    name: str


@dataclass(frozen=True, slots=True)
class Week:
    """What stands around one event.

    Attributes:
        first, last: day numbers of the first and last day, Monday to Sunday; of the whole month where no more is known
            of the date than that.
        events: the others that began or ended in these days, the most important ones, in order of time.
        more: how many further ones there are.
        people: people concerned with these but not with the event itself, (id, name), those met most often first.
        holders: who held which office.
    """

    first: int
    last: int
    events: tuple[EventLine, ...]
    more: int
    people: tuple[tuple[EntityId, str], ...]
    holders: tuple[Held, ...]

    @property
    def is_month(self) -> bool:
        """Whether the days are a month rather than a week."""
        return self.last - self.first >= _WEEK

    def __bool__(self) -> bool:
        return bool(self.events or self.people or self.holders)


def that_week(reader: Reader, columns: EventColumns, id_: EventId, language: Language) -> Week | None:
    """Return the days around the beginning of an event; None where it is not dated to a month or better.

    Raises:
        CollectionError: the file has gone or is damaged.
    """
    event = reader.event(id_)
    days = None if event is None else days_around(event.date)
    if event is None or days is None:
        return None
    first, last = days
    chosen, more = happened(columns, (first, last), MOST_EVENTS, id_)
    others = reader.events([columns.ids[place] for place in chosen])
    return Week(
        first,
        last,
        tuple(event_line(other, language) for other in others),
        more,
        tuple(_people(reader, others, event.entities, language)),
        tuple(_holders(reader, event.date.bounds.earliest_start or first, language)),
    )


def days_around(date: EdtfDate) -> tuple[int, int] | None:
    """Return the first and last day of the week in which a date begins, or of the month where no more is known."""
    begins, by = date.bounds.earliest_start, date.bounds.latest_start
    if begins is None or by is None or by - begins >= _MONTH:
        return None
    if by - begins >= _WEEK:
        return begins, by
    monday = begins - weekday(begins)
    return monday, monday + _WEEK - 1


def happened(
    columns: EventColumns, days: tuple[int, int], most: int, without: EventId = "", inner: tuple[int, int] | None = None
) -> tuple[list[int], int]:
    """Return places (in the columns) of the most important events of some days, and how many more there are.

    They are in order of time, and such as are known to have begun or ended between the first and the last of the days.

    Args:
        without: an event to be left out.
        inner: first and last day of a stretch whose events are left out.
    """
    found = _began_or_ended(columns, *days)
    if inner is not None:
        found &= ~_began_or_ended(columns, *inner)
    others = [place for place in np.flatnonzero(found).tolist() if columns.ids[place] != without]
    ranked = sorted(others, key=lambda place: (-int(columns.importance[place]), place))
    return sorted(ranked[:most]), max(len(others) - most, 0)


def _began_or_ended(columns: EventColumns, first: int, last: int) -> NDArray[np.bool_]:
    """Return which accepted events began or ended within some days, shape (events,)."""
    end = last + 1
    began = (columns.start_earliest >= first) & (columns.start_latest <= end)
    ended = (columns.end_earliest >= first) & (columns.end_latest <= end)
    return np.asarray((began | ended) & ((columns.flags & EventFlag.DRAFT) == 0))


def _people(
    reader: Reader, events: Sequence[Event], known: Iterable[EntityId], language: Language
) -> Iterable[tuple[EntityId, str]]:
    without = set(known)
    met = Counter(id_ for event in events for id_ in event.entities if id_ not in without)
    looked_up = (reader.entity(id_) for id_, _ in met.most_common(_MOST_LOOKED_UP))
    people = [(e.id, e.name.in_(language)) for e in looked_up if e is not None and e.kind is EntityKind.PERSON]
    return people[:MOST_PEOPLE]


def _holders(reader: Reader, day: int, language: Language) -> Iterable[Held]:
    told: set[Held] = set()
    for line in reader.holders_on(day):
        for holder in line.holders:
            person = reader.entity(holder.person)
            if person is None:
                continue
            held = Held(line.title.in_(language), person.id, person.name.in_(language))
            # on the day of a second term both terms hold
            if held not in told:
                told.add(held)
                yield held
