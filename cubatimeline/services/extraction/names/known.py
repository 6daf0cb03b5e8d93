"""The names of a set of entities as a tree of words, and the pass over a text that finds them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cubatimeline.domain.entities import Entity, EntityKind
from cubatimeline.domain.languages import LANGUAGES
from cubatimeline.services.extraction.names import russian
from cubatimeline.services.extraction.names.forms import FamilyNames, Form, Strength, forms, shared_words
from cubatimeline.services.extraction.names.gazetteer import places
from cubatimeline.services.extraction.names.lexicon import (
    LINKS,
    MILITARY_TITLES,
    RUSSIAN_GIVEN_NAMES,
    TITLE_PARTS,
    key_of,
    titles_in_english,
)
from cubatimeline.services.extraction.names.tokens import APOSTROPHES, QUOTES, Tokens, key, words_of_name
from cubatimeline.store.stemming import fold

_SHOUTED = frozenset("us far came nam sed coi un uk ori".split())
"""Acronyms that are common words too: in a line of capitals they are taken for those."""


_RUSSIAN_GIVEN = frozenset(
    form for name in RUSSIAN_GIVEN_NAMES for (form,) in russian.agreeing([russian.noun(fold(name))])
)


@dataclass(frozen=True, slots=True)
class Way:
    """One entity (by its place) as one form names it."""

    entity: int
    mask: str
    strength: Strength
    trim: int
    own: bool


class _Node:
    """A place in the tree: what may follow, and what the words so far name."""

    __slots__ = ("then", "ways")

    def __init__(self) -> None:
        self.then: dict[str, _Node] | None = None
        self.ways: tuple[Way, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """A known name in a block: its first token, the token after its last, and what it may name.

    `kind` is what it names, None where that is open or needs support in the text.
    """

    first: int
    stop: int
    ways: tuple[Way, ...]
    kind: EntityKind | None


class KnownNames:
    """All ways to write the names of a set of entities, made ready for `find_names`; never changed after.

    Spaces, line breaks, accents and quotes inside a name do not count; capitals do. Countries and great cities that
    are not among the entities are known as well, as places without an id.
    """

    def __init__(self, entities: Iterable[Entity]) -> None:
        self.entities = tuple(entities)
        self._root = _Node()
        shared = shared_words(self.entities)
        for index, entity in enumerate(self.entities):
            for form in forms(entity, shared):
                self._add(form, index)
        self._add_places()
        self.offices = tuple(map(_office_words, self.entities))
        self.given = tuple(map(_given, self.entities))
        self.seconds = tuple(map(_second_initials, self.entities))
        self.all_given = _RUSSIAN_GIVEN.union(*map(_first_names, self.entities))

    def _add_places(self) -> None:
        """Add the places of the world; one that an entity is lends it the names that the entity does not list."""
        count = len(self.entities)
        known = tuple(places())
        self.entities += known
        for index, place in enumerate(known, count):
            names = {place.name.in_(language) for language in LANGUAGES}
            bearers = {bearer for name in names for bearer in self._bearers(name)}
            if len(bearers) < 2:
                bearer = bearers.pop() if bearers else index
                if self.entities[bearer].kind is EntityKind.PLACE:
                    for form in forms(place):
                        self._add(form._replace(own=bearer == index), bearer)

    def _bearers(self, name: str) -> set[int]:
        node: _Node | None = self._root
        for word in map(key, words_of_name(name)):
            node = node.then.get(word) if node and node.then else None
        return {way.entity for way in node.ways if way.strength > Strength.SHORT} if node else set()

    def _add(self, form: Form, index: int) -> None:
        node = self._root
        for each in form.keys:
            if node.then is None:
                node.then = {}
            following = node.then.get(each)
            if following is None:
                following = node.then[each] = _Node()
            node = following
        if not node.ways:
            node.ways = (Way(index, form.mask, form.strength, form.trim, form.own),)
            return
        for way in node.ways:
            if way.entity == index and way.mask == form.mask and way.strength >= form.strength:
                return
        node.ways = (*node.ways, Way(index, form.mask, form.strength, form.trim, form.own))

    def begins(self, word: str) -> bool:
        """Return whether a known name begins with a folded word."""
        return self._root.then is not None and word in self._root.then

    def matches(self, tokens: Tokens) -> Iterator[Match]:
        """Yield the known names of a block in order, without overlaps; of two that begin together the longer."""
        words, keys = tokens.words, tokens.keys
        then = self._root.then or {}
        stop = 0
        for place in tokens.capitals:
            if place < stop or (node := then.get(keys[place])) is None:
                continue
            if len(words[place]) == 1 and tokens.initial(place - 2):
                continue
            match = self._longest(tokens, place, node)
            if match is not None:
                yield match
                stop = match.stop

    def _kind(self, ways: tuple[Way, ...]) -> EntityKind | None:
        kinds = {self.entities[way.entity].kind for way in ways if way.strength > Strength.SHORT}
        return kinds.pop() if len(kinds) == 1 else None

    def _longest(self, tokens: Tokens, place: int, node: _Node) -> Match | None:
        words = tokens.words
        best: Match | None = None
        read = [place]
        at = place + 1
        apostrophes = 0
        while True:
            if node.ways and apostrophes % 2 == 0 and (ways := _fitting(node.ways, tokens, read)):
                best = Match(place, at, ways, self._kind(ways))
            following = None
            while node.then is not None and at < len(words) and tokens.near(at):
                following = node.then.get(tokens.keys[at])
                if following is not None or words[at] not in QUOTES:
                    break
                apostrophes += words[at] in APOSTROPHES
                at += 1
            if following is None:
                return best
            node = following
            read.append(at)
            at += 1


def _fitting(ways: tuple[Way, ...], tokens: Tokens, read: list[int]) -> tuple[Way, ...]:
    """Return the ways whose capitals the words read have; only the strongest of each entity."""
    words = [tokens.words[place] for place in read]
    found: dict[int, Way] = {}
    for way in ways:
        if _written_so(way.mask, words) and _by_itself(way, tokens, read[0]):
            other = found.get(way.entity)
            if other is None or other.strength < way.strength:
                found[way.entity] = way
    return tuple(found.values())


def _written_so(mask: str, words: list[str]) -> bool:
    for letter, word in zip(mask, words, strict=True):
        if letter == "C":
            if not word[0].isupper():
                return False
        elif letter == "A":
            if not word[:2].isupper() or len(word) < 2:
                return False
        elif not (word[0].islower() or word[0].isupper()) and word[0].isalpha():
            return False
    return True


def _by_itself(way: Way, tokens: Tokens, place: int) -> bool:
    if way.strength is Strength.QUOTED:
        return tokens.word(place - 1) in QUOTES and tokens.joined(place)
    if way.mask == "A" and tokens.keys[place] in _SHOUTED:
        return not (_shouted(tokens.word(place - 1)) or _shouted(tokens.word(place + 1)))
    return True


def _shouted(word: str) -> bool:
    return len(word) > 3 and word.isupper()


def _office_words(entity: Entity) -> tuple[frozenset[str], ...]:
    """Return for each office of a person, and last for the role, the words by which a title may point to it."""
    if entity.kind is not EntityKind.PERSON:
        return ()
    texts = [" ".join((office.title.en, office.title.es, office.title.ru)) for office in entity.offices]
    return tuple(map(_title_words, (*texts, entity.role)))


def _title_words(text: str) -> frozenset[str]:
    found = {key_of(each) for each in map(key, words_of_name(text)) if each not in LINKS}
    if found & {"prime", "primer"}:
        found.add("premier")
    if "armed" in found:
        found.update(MILITARY_TITLES)
    return titles_in_english(found)


def _given(entity: Entity) -> frozenset[str]:
    """Return the given names of a person, as the names that list several words have them."""
    if entity.kind is not EntityKind.PERSON:
        return frozenset()
    family = FamilyNames(entity)
    found: set[str] = set()
    for name in {entity.name.en, entity.name.es, entity.name.ru, *entity.aliases}:
        words = tuple(map(key, words_of_name(name)))
        if len(words) > 1 and "," not in words and key_of(words[0]) not in TITLE_PARTS:
            found.update(word for word in words[: family.place(words)] if word[0].isalpha())
    return frozenset(found)


def _second_initials(entity: Entity) -> frozenset[str]:
    """Return the first letters of the second given names of a person, patronymics among them."""
    if entity.kind is not EntityKind.PERSON:
        return frozenset()
    family = FamilyNames(entity)
    names = (tuple(map(key, words_of_name(name))) for name in {entity.name.en, entity.name.ru, *entity.aliases})
    given = ([word for word in words[: family.place(words)] if word[0].isalpha()] for words in names if len(words) > 1)
    return frozenset(words[1][0] for words in given if len(words) > 1)


def _first_names(entity: Entity) -> frozenset[str]:
    """Return the first words of the names of a person that list several, in all cases."""
    if entity.kind is not EntityKind.PERSON:
        return frozenset()
    own = (words_of_name(name) for name in (entity.name.en, entity.name.es, entity.name.ru) if name)
    firsts = {key(words[0]) for words in own if len(words) > 1}
    return frozenset(
        form
        for first in firsts
        if len(first) > 2 and key_of(first) not in TITLE_PARTS
        for (form,) in (
            russian.agreeing(russian.person([first, "x"])[:1]) if russian.is_cyrillic(first) else [(first,)]
        )
    )
