"""Who held office on some days, by capital: each person once, with the posts and how old he or she was."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cubatimeline.domain.date_words import in_words, unbreakable
from cubatimeline.domain.dates import EdtfDate
from cubatimeline.domain.entities import Entity, EntityId, Holder, OfficeLine
from cubatimeline.domain.languages import Language, Localised
from cubatimeline.services.ages import Age, age_at
from cubatimeline.store.reader import Reader

_CAPITALS = {
    "USSR": Localised("Moscow", "Moscú", "Москва"),
    "Russia": Localised("Moscow", "Moscú", "Москва"),
    "USSR / Russia": Localised("Moscow", "Moscú", "Москва"),
    "Cuba": Localised("Havana", "La Habana", "Гавана"),
    "USA": Localised("Washington", "Washington", "Вашингтон"),
}
"""Where the offices of a country are held; those of other countries stand under the country's own name."""


@dataclass(frozen=True, slots=True)
class Post:
    """An office in the language asked for, and from when to when it was held."""

    office: str
    date: str


@dataclass(frozen=True, slots=True)
class InOffice:
    """Somebody who held at least one office, with the age on those days where it is known."""

    id: EntityId
    name: str
    age: Age | None
    posts: tuple[Post, ...]


@dataclass(frozen=True, slots=True)
class Capital:
    """Those who held office in one capital, in the order of their offices.

    Attributes:
        vacant: offices that nobody held, though they had holders before and after.
    """

    name: str
    people: tuple[InOffice, ...]
    vacant: tuple[str, ...] = ()


def offices_then(reader: Reader, on: EdtfDate, language: Language) -> tuple[Capital, ...]:
    """Return who held office at any time within the bounds of a date, capitals in the order of the office lines."""
    first, last = on.bounds.earliest_start, on.bounds.latest_end
    if first is None or last is None:
        return ()
    by_capital: dict[str, list[OfficeLine]] = {}
    for line in reader.office_lines():
        name = _CAPITALS.get(line.country, Localised(line.country)).in_(language)
        by_capital.setdefault(name, []).append(line)
    found = (_capital(reader, name, lines, on, (first, last), language) for name, lines in by_capital.items())
    return tuple(capital for capital in found if capital.people or capital.vacant)


def _capital(
    reader: Reader, name: str, lines: Iterable[OfficeLine], on: EdtfDate, days: tuple[int, int], language: Language
) -> Capital:
    posts: dict[EntityId, list[Post]] = {}
    people: dict[EntityId, Entity] = {}
    vacant: list[str] = []
    for line in lines:
        holders = [holder for place, holder in enumerate(line.holders) if _touches(line, place, *days)]
        if not holders and _is_gap(line, *days):
            vacant.append(line.title.in_(language))
        for post, holder in _joined(line, holders, language):
            if holder.person not in people:
                person = reader.entity(holder.person)
                if person is None:
                    continue
                people[holder.person] = person
            posts.setdefault(holder.person, []).append(post)
    shown = (
        InOffice(id_, people[id_].name.in_(language), age_at(people[id_].begins, people[id_].ends, on), tuple(held))
        for id_, held in posts.items()
    )
    return Capital(name, tuple(shown), tuple(vacant))


def _joined(line: OfficeLine, holders: list[Holder], language: Language) -> Iterator[tuple[Post, Holder]]:
    title = line.title.in_(language)
    for holder in holders:
        yield Post(title, unbreakable(in_words(holder.date, language, "medium"))), holder


def _touches(line: OfficeLine, place: int, first: int, last: int) -> bool:
    """Return whether a holder may have held the office then; where the end is not known, to the next one at most."""
    begins, _, _, ends = line.holders[place].date.bounds
    if ends is None and place + 1 < len(line.holders):
        ends = line.holders[place + 1].date.bounds.latest_start
    return (begins is None or begins <= last) and (ends is None or ends >= first)


def _is_gap(line: OfficeLine, first: int, last: int) -> bool:
    """Return whether days lie between the first and the last holder of a line that is known whole."""
    if not line.complete:
        return False
    begun = any((holder.date.bounds.earliest_start or first) < first for holder in line.holders)
    goes_on = any(
        holder.date.bounds.latest_end is None or holder.date.bounds.latest_end > last for holder in line.holders
    )
    return begun and goes_on
