"""What stands around a known name and tells which of its bearers is meant, or that none is."""

from __future__ import annotations

from dataclasses import dataclass

from cubatimeline.domain.entities import EntityKind
from cubatimeline.services.extraction.names.countries import NEAR
from cubatimeline.services.extraction.names.forms import Strength
from cubatimeline.services.extraction.names.known import KnownNames, Match, Way
from cubatimeline.services.extraction.names.lexicon import (
    ABBREVIATIONS,
    EVENTS,
    GIVEN_NAMES,
    LOCATIVES,
    NEVER,
    OPEN_PLURALS,
    PERSON_TITLES,
    TITLE_PARTS,
    key_of,
)
from cubatimeline.services.extraction.names.tokens import APOSTROPHES, HYPHENS, Tokens

_REACH = 10
"""How many tokens before a name a title may begin."""
_NEAR_BEFORE, _NEAR_AFTER = 3, 5
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
    """

    start: int
    end: int
    ways: tuple[Way, ...]
    titles: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    several: bool = False
    located: bool = False


def look(tokens: Tokens, match: Match, known: KnownNames, previous: int) -> Found | None:
    """Return a match with its surroundings, None where they show that something else is named.

    `previous` is the place where the name found before this one ends, 0 for none.
    """
    ways = match.ways
    if match.stop - match.first <= 2 and any(way.strength < Strength.FULL for way in ways):
        ways = tuple(way for way in ways if not _is_other(tokens, match, way, known, previous))
        if not ways:
            return None
    first = match.first + max(way.trim for way in ways)
    titles = title_before(tokens, match.first)
    if first > match.first:
        titles |= {key_of(tokens.key(place)) for place in range(match.first, first)}
    before = tokens.key(match.first - 1)
    return Found(
        tokens.starts[first],
        tokens.ends[match.stop - 1],
        ways,
        titles,
        _countries(tokens, match),
        _several(tokens, match, before),
        before in LOCATIVES or (before in ("the", "la", "el") and tokens.key(match.first - 2) in LOCATIVES),
    )


def title_before(tokens: Tokens, place: int) -> frozenset[str]:
    """Return the words (keys) of the title that stands directly before a token; empty where there is none."""
    found: set[str] = set()
    at = place - 1
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
        if at == place - 1 and each not in PERSON_TITLES and each not in ABBREVIATIONS:
            break
        found.add(each)
        at -= 1
    return frozenset(found) if found & PERSON_TITLES or found & ABBREVIATIONS else frozenset()


def given_before(tokens: Tokens, place: int, known: KnownNames) -> str:
    """Return the given name or first initial (folded) directly before a token; empty where there is none."""
    if tokens.word(place - 1) == "." and len(tokens.word(place - 2)) == 1 and tokens.upper(place - 2):
        at = place - 2
        while tokens.word(at - 1) == "." and len(tokens.word(at - 2)) == 1 and tokens.upper(at - 2):
            at -= 2
        return tokens.key(at)
    before = tokens.key(place - 1)
    if tokens.upper(place - 1) and tokens.gap(place) == " " and (before in GIVEN_NAMES or before in known.all_given):
        return before
    return ""


def _is_other(tokens: Tokens, match: Match, way: Way, known: KnownNames, previous: int) -> bool:
    """Return whether a name of one word is part of the name of somebody or something else."""
    if known.entities[way.entity].kind is not EntityKind.PERSON or way.strength is Strength.FULL:
        return _in_another_name(tokens, match, known)
    first = match.first
    if previous < first and tokens.word(first - 1) in HYPHENS and tokens.joined(first) and tokens.joined(first - 1):
        return tokens.upper(first - 2) and key_of(tokens.key(first - 2)) not in NEVER
    given = given_before(tokens, first, known) if previous < first else ""
    own = known.given[way.entity]
    if given:
        return not (given in own or (len(given) == 1 and any(name[0] == given for name in own)))
    return match.stop == first + 1 and tokens.key(first) in own and _goes_on(tokens, match.stop, known)


def _in_another_name(tokens: Tokens, match: Match, known: KnownNames) -> bool:
    """Return whether a place of one word is part of another name ("Jack London", "Prague Spring")."""
    if match.stop != match.first + 1 or known.entities[match.ways[0].entity].kind is not EntityKind.PLACE:
        return False
    if tokens.upper(match.stop) and tokens.key(match.stop) in EVENTS and tokens.gap(match.stop) == " ":
        return True
    given = given_before(tokens, match.first, known)
    return bool(given) and tokens.words[match.first].istitle()


def _goes_on(tokens: Tokens, place: int, known: KnownNames) -> bool:
    """Return whether a given name is followed by a family name that is not known."""
    word = tokens.word(place)
    if not tokens.upper(place) or tokens.gap(place) != " " or len(word) < 3 or not word.istitle():
        return False
    each = tokens.key(place)
    return not (key_of(each) in NEVER or key_of(each) in PERSON_TITLES or each in tokens.small or known.begins(each))


def _countries(tokens: Tokens, match: Match) -> frozenset[str]:
    places = (*range(match.first - _NEAR_BEFORE, match.first), *range(match.stop, match.stop + _NEAR_AFTER))
    return frozenset(NEAR[each] for place in places if (each := key_of(tokens.key(place))) in NEAR)


def _several(tokens: Tokens, match: Match, before: str) -> bool:
    after = tokens.key(match.stop)
    if after in APOSTROPHES:
        return False
    return key_of(after) in OPEN_PLURALS or before in _PLURAL_ARTICLES or key_of(before) in OPEN_PLURALS
