"""What stands around a known name and tells which of its bearers is meant, or that none is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

from cubatimeline.domain.entities import EntityKind
from cubatimeline.services.extraction.names.countries import NEAR
from cubatimeline.services.extraction.names.forms import Strength
from cubatimeline.services.extraction.names.known import KnownNames, Match, Way
from cubatimeline.services.extraction.names.lexicon import (
    ABBREVIATIONS,
    EVENTS,
    GIVEN_NAMES,
    LINKS,
    LOCATIVES,
    NEVER,
    OPEN_PLURALS,
    PERSON_TITLES,
    TITLE_PARTS,
    key_of,
    titles_in_english,
)
from cubatimeline.services.extraction.names.russian import is_cyrillic
from cubatimeline.services.extraction.names.tokens import APOSTROPHES, HYPHENS, Tokens
from cubatimeline.store.spellings import sound_key

_REACH = 10
"""How many tokens before a name a title or given name may begin."""
_NEAR_BEFORE, _NEAR_AFTER = 9, 4
_VOWELS = frozenset("aeiouyjаеиоуэюя")
_PLURAL_ARTICLES = frozenset(("los", "las", "both", "братья", "братьев"))


@dataclass(frozen=True, slots=True)
class Found:
    """A known name in the text with what it may name and what stands around it.

    Attributes:
        start, end: offsets in characters, without a title.
        titles: the words (by their keys) of the title before it.
        countries: the countries told just before and after it.
        several: whether the words make it a name of several people ("the Castro brothers").
        located: whether a preposition of place stands before it.
        word: the key of a name of one word.
        ways: none where the words around it show that a stranger of that family name is meant.
    """

    start: int
    end: int
    ways: tuple[Way, ...]
    word: str = ""
    titles: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    several: bool = False
    located: bool = False


def look(tokens: Tokens, match: Match, known: KnownNames, previous: Match | None) -> Found | None:
    """Return a match with its surroundings, None where they show that something else is named.

    `previous` is the name found before this one.
    """
    ways = match.ways
    first = match.first
    word = key_of(tokens.keys[first]) if match.stop == first + 1 else ""
    if match.stop == match.first + 1 or any(way.strength < Strength.FULL for way in ways):
        given = given_before(tokens, match.first, known, previous.stop if previous else 0)
        ways = tuple(found for way in ways if (found := _fitting_way(tokens, match, way, given, known)) is not None)
        if not ways:
            return Found(tokens.starts[first], tokens.ends[first], (), word) if given.words and word else None
        if any(way.strength is Strength.FULL for way in ways) and given.words:
            first = given.first
    trim = max(way.trim for way in ways)
    if len(ways) == 1 and ways[0].strength > Strength.SHORT:
        return Found(tokens.starts[first + trim], tokens.ends[match.stop - 1], ways, word)
    titles = title_before(tokens, first, previous)
    if trim:
        titles |= {key_of(tokens.key(place)) for place in range(first, first + trim)}
    before = tokens.key(first - 1)
    return Found(
        tokens.starts[first + trim],
        tokens.ends[match.stop - 1],
        ways,
        word,
        titles_in_english(titles),
        _countries(tokens, match),
        _several(tokens, match, before),
        before in LOCATIVES or (before in ("the", "la", "el") and tokens.key(first - 2) in LOCATIVES),
    )


def title_before(tokens: Tokens, place: int, previous: Match | None = None) -> frozenset[str]:
    """Return the words (keys) of the title that stands directly before a token; empty where there is none.

    The name found before (`previous`) may belong to it: "Minister of the Revolutionary Armed Forces Castro".
    """
    found: set[str] = set()
    at = place - 1
    if previous is not None and previous.stop == place and tokens.gap(place) == " ":
        at = previous.first - 1
        found.update(key_of(tokens.key(each)) for each in range(previous.first, place))
        if tokens.key(at) not in ("of", "the", "de", "del") and key_of(tokens.key(at)) not in PERSON_TITLES:
            return frozenset()
        place = at + 2
    while at >= max(0, place - _REACH) and tokens.near(at + 1):
        word = tokens.words[at]
        if word == "." and tokens.key(at - 1) in ABBREVIATIONS:
            at -= 1
            continue
        each = key_of(tokens.key(at))
        if word in HYPHENS and found:
            at -= 1
            continue
        if each not in TITLE_PARTS and each not in ABBREVIATIONS:
            break
        if at == place - 1 and each in LINKS:
            break
        found.add(each)
        at -= 1
    return frozenset(found) if found & PERSON_TITLES or found & ABBREVIATIONS else frozenset()


class Given(NamedTuple):
    """Given names or initials (folded) directly before a family name, and the place of the first of them."""

    first: int
    words: tuple[str, ...]


def given_before(tokens: Tokens, place: int, known: KnownNames, least: int = 0) -> Given:
    """Return the given names and initials directly before a token, none of them before the token `least`."""
    at = place
    words: list[str] = []
    while at - 1 >= max(least, place - _REACH) and tokens.gap(at) in ("", " ", "\n"):
        if at - 2 >= least and tokens.initial(at - 2):
            words.insert(0, tokens.key(at - 2))
            at -= 2
            continue
        before = tokens.key(at - 1)
        if not tokens.upper(at - 1) or not (before in GIVEN_NAMES or before in known.all_given):
            break
        words.insert(0, before)
        at -= 1
    return Given(at, tuple(words))


def _fitting_way(tokens: Tokens, match: Match, way: Way, given: Given, known: KnownNames) -> Way | None:
    """Return the way in which a name is meant, a stronger one where a given name before it fits; None for none."""
    if known.entities[way.entity].kind is not EntityKind.PERSON:
        return None if _in_another_name(tokens, match, known) else way
    if way.strength is Strength.FULL:
        return way
    first = match.first
    if given.words:
        return replace(way, strength=Strength.FULL) if _bears(known, way.entity, given.words) else None
    if tokens.word(first - 1) in HYPHENS and tokens.joined(first) and tokens.joined(first - 1):
        partner = tokens.key(first - 2)
        if tokens.upper(first - 2) and key_of(partner) not in NEVER and not known.begins(partner):
            return None
    is_given = match.stop == first + 1 and tokens.key(first) in known.given[way.entity]
    return None if is_given and _goes_on(tokens, match.stop, known) else way


def _bears(known: KnownNames, index: int, given: tuple[str, ...]) -> bool:
    """Return whether a person may be meant by given names or initials before the family name."""
    own = known.given[index]
    first = given[0]
    if len(first) == 1:
        fits = any(name[0] == first for name in own)
    else:
        sound = sound_key(first)
        fits = first in own or any(sound_key(name) == sound and _begin_alike(name, first) for name in own)
    if not fits or len(given) == 1:
        return fits
    seconds = {letter for letter in known.seconds[index] if is_cyrillic(letter) == is_cyrillic(given[1])}
    return not seconds or given[1][0] in seconds


def _begin_alike(one: str, other: str) -> bool:
    """Return whether two spellings of a name begin with one sound, vowels taken for one (Yuri, Iurii)."""
    return one[0] == other[0] or (one[0] in _VOWELS and other[0] in _VOWELS)


def _in_another_name(tokens: Tokens, match: Match, known: KnownNames) -> bool:
    """Return whether a place of one word is part of another name ("Jack London", "Prague Spring")."""
    if match.stop != match.first + 1 or known.entities[match.ways[0].entity].kind is not EntityKind.PLACE:
        return False
    if tokens.upper(match.stop) and tokens.key(match.stop) in EVENTS and tokens.gap(match.stop) == " ":
        return True
    return bool(given_before(tokens, match.first, known).words) and tokens.words[match.first].istitle()


def _goes_on(tokens: Tokens, place: int, known: KnownNames) -> bool:
    """Return whether a given name is followed by a family name that is not known."""
    word = tokens.word(place)
    if not tokens.upper(place) or tokens.gap(place) != " " or len(word) < 3 or not word.istitle():
        return False
    each = tokens.key(place)
    return not (key_of(each) in NEVER or key_of(each) in PERSON_TITLES or each in tokens.small or known.begins(each))


def _countries(tokens: Tokens, match: Match) -> frozenset[str]:
    """Return the countries told: the nearest one before a name in its sentence, and what follows close behind."""
    found = {NEAR[each] for each in map(key_of, tokens.keys[match.stop : match.stop + _NEAR_AFTER]) if each in NEAR}
    for place in range(match.first - 1, max(-1, match.first - _NEAR_BEFORE), -1):
        if tokens.words[place] in ".;":
            break
        each = key_of(tokens.keys[place])
        if each in NEAR:
            found.add(NEAR[each])
            break
    return frozenset(found)


def _several(tokens: Tokens, match: Match, before: str) -> bool:
    after = tokens.key(match.stop)
    if after in APOSTROPHES:
        return False
    return key_of(after) in OPEN_PLURALS or before in _PLURAL_ARTICLES or key_of(before) in OPEN_PLURALS
