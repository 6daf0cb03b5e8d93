"""Which of its bearers a name means, by the document as a whole; where that does not tell, the name is left open.

In this order: the title before it and the offices held, the country told beside it, which bearers the document names in
full (near it first), who held an office when the document was written. A clear majority of full names decides as well.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cubatimeline.domain.dates import EdtfDate
from cubatimeline.domain.entities import EntityKind
from cubatimeline.services.extraction.names.context import Found
from cubatimeline.services.extraction.names.forms import Strength
from cubatimeline.services.extraction.names.known import KnownNames, Way
from cubatimeline.services.extraction.names.lexicon import PERSON_TITLES

_NEAR = 250
"""Within how many characters before a family name, in one paragraph, its bearer's full name settles it."""
_MAJORITY = 4
_ENOUGH = 3


@dataclass(frozen=True, slots=True)
class Decided:
    """A name in the text and the entities (by place) that it may mean: one, or several where it is left open."""

    found: Found
    entities: tuple[int, ...]
    sure: bool


class Decider:
    """Decides the names of one document."""

    def __init__(self, text: str, known: KnownNames, written: EdtfDate | None, found: Sequence[Found]) -> None:
        self._text = text
        self._known = known
        self._written = written
        self._named: defaultdict[int, list[int]] = defaultdict(list)
        self._full: set[int] = set()
        self._strangers = {each.word for each in found if not each.ways}
        self._ways = {each.start: self._possible(each) for each in found}
        for each in found:
            ways = self._ways[each.start]
            if len(ways) == 1 and ways[0].strength > Strength.QUOTED:
                self._named[ways[0].entity].append(each.start)
                if ways[0].strength is Strength.FULL:
                    self._full.add(ways[0].entity)

    def decide(self, found: Found) -> Decided | None:
        """Return what a name means; None where it is probably no name at all."""
        ways = self._narrowed(found, self._ways[found.start])
        if not ways:
            return None
        people = _people(self._known, ways)
        if found.word in self._strangers and len(people) == len(ways) and ways[0].strength is not Strength.FULL:
            bearers = tuple(way.entity for way in ways if way.entity in self._full)
            return Decided(found, bearers, sure=False) if bearers else None
        if len(ways) > 1:
            chosen = None if found.several else self._choose(found, [way.entity for way in ways])
            strong = [way for way in ways if way.strength > Strength.SHORT]
            if chosen is None and not strong and self._kind(ways[0]) is EntityKind.PERSON:
                return None
            entities = tuple(way.entity for way in ways) if chosen is None else (chosen,)
            return Decided(found, entities, chosen is not None)
        way = ways[0]
        if way.strength is Strength.SHORT and not self._supported(found, way):
            return None if self._kind(way) is EntityKind.PERSON else Decided(found, (way.entity,), sure=False)
        return Decided(found, (way.entity,), sure=True)

    def _kind(self, way: Way) -> EntityKind:
        return self._known.entities[way.entity].kind

    def _possible(self, found: Found) -> tuple[Way, ...]:
        """Return the bearers born when the document was written; of an own name and aliases, the own name's."""
        ways = found.ways
        if len(ways) == 1:
            return ways if self._lived(ways[0].entity) else ()
        ways = tuple(way for way in ways if self._lived(way.entity))
        if found.titles:
            ways = tuple(way for way in ways if self._kind(way) is EntityKind.PERSON) or ways
        elif found.located:
            ways = tuple(way for way in ways if self._kind(way) is EntityKind.PLACE) or ways
        strong = tuple(way for way in ways if way.strength > Strength.SHORT)
        if any(self._kind(way) is EntityKind.PLACE or way.strength is Strength.FULL for way in strong):
            ways = strong
        own = tuple(way for way in ways if way.own)
        settled = len(own) == 1 and (own[0].strength is Strength.FULL or not _people(self._known, ways))
        return own if settled else ways

    def _narrowed(self, found: Found, ways: tuple[Way, ...]) -> tuple[Way, ...]:
        """Set apart a place and the people who bear its name: the people where the document names one in full."""
        people = _people(self._known, ways)
        if not people or len(people) == len(ways):
            return self._listed_first(found, ways)
        if found.titles or any(self._named[way.entity] for way in people):
            return people
        own = tuple(way for way in ways if way.own)
        return own if len(own) == 1 else ways

    def _listed_first(self, found: Found, ways: tuple[Way, ...]) -> tuple[Way, ...]:
        """Leave out bearers that do not list the form and are not named in the document, nor by their country here."""
        kept = tuple(
            way
            for way in ways
            if way.strength > Strength.SHORT or self._named[way.entity] or self._country_score(found, way.entity)
        )
        return kept or ways

    def _lived(self, index: int) -> bool:
        begins = self._known.entities[index].begins
        if self._written is None or begins is None or self._known.entities[index].kind is not EntityKind.PERSON:
            return True
        return begins.earliest is None or self._written.latest is None or begins.earliest <= self._written.latest

    def _supported(self, found: Found, way: Way) -> bool:
        if self._named[way.entity]:
            return True
        entity = self._known.entities[way.entity]
        if entity.kind is EntityKind.PERSON:
            return self._office_score(found, way.entity) > 0
        return entity.country in found.countries

    def _choose(self, found: Found, entities: list[int]) -> int | None:
        for score in (self._office_score, self._country_score):
            best = _best({index: score(found, index) for index in entities})
            if best is not None:
                return best
        named = self._by_full_names(found.start, entities)
        return self._by_office(entities) if named is None else named

    def _office_score(self, found: Found, index: int) -> int:
        """Return how many words of the title are those of an office the person held (then, where the date is known)."""
        if not found.titles or not self._known.offices[index]:
            return 0
        *offices, role = self._known.offices[index]
        held = self._known.entities[index].offices
        scores = [
            2 * len(words & found.titles)
            for words, office in zip(offices, held, strict=True)
            if self._touches(office.date)
        ]
        plain = role & found.titles
        return max([*scores, len(plain) + len(plain - PERSON_TITLES)])

    def _touches(self, date: EdtfDate) -> bool:
        written = self._written
        if written is None or written.earliest is None or written.latest is None:
            return True
        first, last = date.bounds.earliest_start, date.bounds.latest_end
        return (first is None or first <= written.latest) and (last is None or last >= written.earliest)

    def _country_score(self, found: Found, index: int) -> int:
        entity = self._known.entities[index]
        return int(entity.kind is EntityKind.ORGANISATION and entity.country in found.countries)

    def _by_full_names(self, start: int, entities: list[int]) -> int | None:
        counts = {index: len(self._named[index]) for index in entities}
        named = [index for index in entities if counts[index]]
        if len(named) <= 1:
            return named[0] if named else None
        near = [index for index in named if self._named_near(index, start)]
        if len(near) == 1:
            return near[0]
        first, second = sorted(named, key=lambda index: -counts[index])[:2]
        return first if counts[first] >= max(_ENOUGH, _MAJORITY * counts[second]) else None

    def _named_near(self, index: int, start: int) -> bool:
        places = self._named[index]
        at = bisect_left(places, start)
        return at > 0 and places[at - 1] >= start - _NEAR and "\n\n" not in self._text[places[at - 1] : start]

    def _by_office(self, entities: Iterable[int]) -> int | None:
        """Return the only one who held an office: when the document was written, or where that is not known, ever."""
        held = [
            index
            for index in entities
            if any(self._touches(office.date) for office in self._known.entities[index].offices)
        ]
        return held[0] if len(held) == 1 else None


def _people(known: KnownNames, ways: tuple[Way, ...]) -> tuple[Way, ...]:
    return tuple(way for way in ways if known.entities[way.entity].kind is EntityKind.PERSON)


def _best(scores: dict[int, int]) -> int | None:
    """Return the one with the highest score above nought, None where there is no such one."""
    highest = max(scores.values())
    best = [index for index, score in scores.items() if score == highest]
    return best[0] if highest and len(best) == 1 else None
