"""All the ways in which the names of one entity may be written.

To the names that an entity lists are added: initials in the usual orders, the family name alone, Russian cases, and for
organisations the name with its country told otherwise or not at all.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from cubatimeline.domain.entities import Entity, EntityKind
from cubatimeline.services.extraction.names import countries, russian
from cubatimeline.services.extraction.names.lexicon import PARTICLES, PERSON_TITLES, TITLE_PARTS, key_of
from cubatimeline.services.extraction.names.tokens import QUOTES, key, words_of_name


class Strength(IntEnum):
    """How much a way of writing tells by itself."""

    SHORT = 1
    """Only with support in the text: a family name that is not listed, an organisation without its country."""
    QUOTED = 2
    """One common word, a name only in quotes («Правда»)."""
    WORD = 3
    """One word that the entity lists."""
    FULL = 4
    """A name of several words."""


class Form(NamedTuple):
    """One way to write a name.

    Attributes:
        keys: its folded tokens.
        mask: one letter for each: "A" at least two capitals, "C" a capital, "x" as it comes.
        trim: how many tokens at the beginning are a title.
        own: whether it is the entity's name in one of the languages, not an alias.
    """

    keys: tuple[str, ...]
    mask: str
    strength: Strength
    trim: int = 0
    own: bool = False


_TITLE_SIGNS = frozenset((".", "-", "en", "in"))
_OFFICE_NAMES = PERSON_TITLES
_VOWELS = frozenset("аеиоуыэюя")


def forms(entity: Entity, shared: frozenset[tuple[str, ...]] = frozenset()) -> Iterator[Form]:
    """Yield the forms of an entity; `shared` are forms of family names that several entities list."""
    seen: dict[tuple[tuple[str, ...], str], Strength] = {}
    for form in _all_forms(entity, shared):
        way = (form.keys, form.mask)
        if seen.get(way, 0) < form.strength:
            seen[way] = form.strength
            yield form


def _all_forms(entity: Entity, shared: frozenset[tuple[str, ...]]) -> Iterator[Form]:
    own = dict.fromkeys((entity.name.en, entity.name.es, entity.name.ru))
    listed: dict[tuple[str, ...], Form] = {}
    for name in (*own, *entity.aliases):
        words = words_of_name(name)
        start = next((place for place, word in enumerate(words) if _begins(word)), None)
        if start is not None:
            form = _listed(entity.kind, name, words[start:], name in own)
            listed.setdefault(form.keys, form)
    family = FamilyNames(entity)
    for form in sorted(listed.values(), key=lambda form: -form.strength):
        if entity.kind is EntityKind.PERSON:
            yield from _person(family, form, listed.keys(), shared)
        else:
            yield from _thing(entity, form)


def _begins(word: str) -> bool:
    return word[0].isupper() or word[0].isdigit()


def _letter(word: str) -> str:
    if len(word) > 1 and word.isupper():
        return "A"
    return "C" if word[0].isupper() else "x"


def _listed(kind: EntityKind, name: str, words: Sequence[str], own: bool) -> Form:
    keys = tuple(map(key, words))
    mask = "".join(map(_letter, words))
    count = sum(word[0].isalnum() for word in words)
    if kind is EntityKind.ORGANISATION and count > 2:
        mask = mask[0] + mask[1:].replace("C", "x")
    strength = Strength.FULL if count > 1 else Strength.WORD
    if count == 1 and "A" not in mask and any(quote in name for quote in QUOTES) and mask == "C":
        strength = Strength.QUOTED
    return Form(keys, mask, strength, 0, own)


def _cases(form: Form, person: bool) -> Iterator[Form]:
    yield form
    if not any("а" <= each[0] <= "я" for each in form.keys):
        return
    if form.mask[0] == "A":
        yield from _acronym_cases(form)
        return
    for keys in _declined(form.keys, person):
        if keys != form.keys:
            yield Form(keys, form.mask, form.strength, form.trim, form.own)


@lru_cache(maxsize=1 << 13)
def _declined(keys: tuple[str, ...], person: bool) -> list[tuple[str, ...]]:
    return russian.agreeing(russian.person(keys) if person else russian.thing(keys))


def _acronym_cases(form: Form) -> Iterator[Form]:
    """Yield the cases of an acronym that is spoken as a word: "в МИДе"."""
    first, *rest = form.keys
    if len(first) == 3 and first[1] in _VOWELS and first[2] not in _VOWELS:
        for ending in ("а", "у", "ом", "е"):
            yield form._replace(keys=(first + ending, *rest))


def _title_length(keys: tuple[str, ...]) -> int:
    """Return how many words of a person's name are a title; 0 where all of them would be."""
    length = next(
        (at for at, each in enumerate(keys) if key_of(each) not in TITLE_PARTS and each not in _TITLE_SIGNS), 0
    )
    return length if length < len(keys) else 0


def _person(
    family: FamilyNames, form: Form, listed: Collection[tuple[str, ...]], shared: frozenset[tuple[str, ...]]
) -> Iterator[Form]:
    if key_of(form.keys[0]) in TITLE_PARTS:
        named = next((at for at in range(1, len(form.keys)) if form.keys[at:] in listed), 0)
        if named and form.keys[named:] not in shared:
            return
        length = named or _title_length(form.keys)
        if length:
            yield from _cases(form._replace(trim=length, strength=Strength.FULL), person=True)
            rest = form._replace(keys=form.keys[length:], mask=form.mask[length:], strength=Strength.SHORT)
            yield from _cases(rest, person=True)
            return
    yield from _cases(form, person=True)
    if form.strength is Strength.FULL and "," not in form.keys and "." not in form.keys:
        yield from _with_initials(form, family.place(form.keys))


class FamilyNames:
    """Where the family name stands in the names of one person, judged by the last word of the person's own name."""

    def __init__(self, entity: Entity) -> None:
        own = (entity.name.en, entity.name.es, entity.name.ru)
        self._last = frozenset(key(words_of_name(name)[-1]) for name in own if name)

    def place(self, keys: tuple[str, ...]) -> int:
        """Return the place of the first word of the family name."""
        place = next((at for at in range(1, len(keys)) if keys[at] in self._last), len(keys) - 1)
        while place > 1 and (keys[place - 1] in PARTICLES or keys[place - 1] == "-"):
            place -= 2 if keys[place - 1] == "-" and place > 2 else 1
        return place


def _with_initials(form: Form, place: int) -> Iterator[Form]:
    """Yield "N. S. Khrushchev", "Khrushchev, N. S.", "Khrushchev N. S.", "N. Khrushchev", and the family name alone."""
    given = [part for part in form.keys[:place] if part not in PARTICLES and part[0].isalpha()]
    family = form.keys[place:]
    full = form._replace(own=False)
    if place == 0 or not given:
        return
    capital = form.mask[place:]
    declined = [each.keys for each in _cases(full._replace(keys=family), person=True)]
    for number in {1, len(given)}:
        initials = tuple(sign for part in given[:number] for sign in (part[0], "."))
        letters = "Cx" * number
        for name in declined:
            yield Form((*initials, *name), letters + capital, Strength.FULL)
            yield Form((*name, ",", *initials), capital + "x" + letters, Strength.FULL)
            if number > 1 or russian.is_cyrillic(family[0]):
                yield Form((*name, *initials), capital + letters, Strength.FULL)
    if len(given) == 1:
        yield full._replace(keys=(*family, ",", given[0]), mask=capital + "xC")
    elif len(given[1]) > 1:
        yield full._replace(keys=(given[0], given[1][0], ".", *family), mask="CCx" + capital)
        yield full._replace(keys=(given[0], *family), mask="C" + capital)
    for name in declined:
        yield Form(name, capital, Strength.SHORT)


def _thing(entity: Entity, form: Form) -> Iterator[Form]:
    if entity.kind is EntityKind.ORGANISATION:
        if key_of(form.keys[0]) in _OFFICE_NAMES and len(form.keys) > 1 and form.keys[1] in ("of", "de", "del"):
            return
        yield from _without_country(entity, form)
    yield from _cases(form, person=False)


def _without_country(entity: Entity, form: Form) -> Iterator[Form]:
    """Yield the name with its country told in other ways, and the name that tells none."""
    found = countries.core(entity.country, form.keys)
    if found is None:
        if form.own and form.strength is Strength.FULL:
            yield from _with_country(entity.country, form)
        return
    start, end = found
    if start == end:
        return
    mask = form.mask[start:end]
    if start:
        mask = mask[0].replace("x", "C") + mask[1:]
    bare = form._replace(keys=form.keys[start:end], mask=mask, own=False)
    count = sum(each[0].isalnum() for each in bare.keys)
    if count > 1 or (mask == "A" and len(bare.keys[0]) > 2):
        yield from _with_country(entity.country, bare)
        yield from _cases(bare._replace(strength=Strength.SHORT), person=False)


def _with_country(country: str, form: Form) -> Iterator[Form]:
    for keys in countries.with_country(country, form.keys):
        before = len(keys) - len(form.keys) if keys[-len(form.keys) :] == form.keys else 0
        behind = len(keys) - len(form.keys) - before
        letters = "".join("A" if word in ("us", "un", "ussr") else "C" for word in keys[:before])
        full = form._replace(keys=keys, mask=letters + form.mask + "x" * behind, strength=Strength.FULL, own=False)
        yield from _cases(full, person=False)


def shared_words(entities: Iterable[Entity]) -> frozenset[tuple[str, ...]]:
    """Return the listed names (as keys) that more than one entity bears."""
    seen: set[tuple[str, ...]] = set()
    twice: set[tuple[str, ...]] = set()
    for entity in entities:
        names = {entity.name.en, entity.name.es, entity.name.ru, *entity.aliases}
        for keys in {tuple(map(key, words_of_name(name))) for name in names if name}:
            (twice if keys in seen else seen).add(keys)
    return frozenset(twice)
