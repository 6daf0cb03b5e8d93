"""Names that are not known, where their surroundings make them certain enough to propose.

A person: a given name with what follows, initials with a family name, a title with a name behind it. An organisation: a
noun such as "Committee" with the capitals before it or what it is "of". An acronym in brackets behind an organisation.
A place: "the port of ...", "... Island". A family name counts in the whole document once somebody of it was named.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from cubatimeline.domain.entities import EntityKind
from cubatimeline.services.extraction.names import lexicon
from cubatimeline.services.extraction.names.context import title_before
from cubatimeline.services.extraction.names.known import KnownNames, Match
from cubatimeline.services.extraction.names.lexicon import key_of
from cubatimeline.services.extraction.names.organisations import end_of_organisation, in_title_line
from cubatimeline.services.extraction.names.tokens import Tokens

_ROMANISED_INITIALS = frozenset("yu ya ye yo zh kh ch sh ts юл".split())
_LONGEST_FAMILY = 3
_LONGEST_GIVEN = 8
"""Most tokens of given names and initials; more than real names have, and a bound for texts that are no texts."""
_NUMERALS = ("I", "V", "X")
_QUARTERS = ("West", "East")


class Proposal(NamedTuple):
    """A name proposed: offsets, its kind, and of a person where in the text the family name stands."""

    start: int
    end: int
    kind: EntityKind
    family: tuple[int, int] = (0, 0)


class Proposer:
    """Finds new names in one block whose known names are found.

    `headings` is whether lines with capitals throughout are taken for headings, in which no organisation is proposed.
    """

    def __init__(self, tokens: Tokens, known: KnownNames, matches: Mapping[int, Match], headings: bool = True) -> None:
        self._headings = headings
        self._tokens = tokens
        self._known = known
        self._matches = matches
        self._inside = {place for match in matches.values() for place in range(match.first, match.stop)}

    def proposals(self) -> Iterator[Proposal]:
        """Yield the proposals in order; they do not overlap one another, but may cover known names."""
        stop = 0
        for place in self._tokens.capitals:
            if place < stop or not self._may_begin(place):
                continue
            found = self._person(place) or self._organisation(place) or self._place(place)
            if found is None:
                continue
            first, stop, kind, family = found
            yield self._proposal(first, stop, kind, family)
            acronym = self._acronym(stop) if kind is EntityKind.ORGANISATION else None
            if acronym is not None:
                yield self._proposal(acronym, acronym + 1, kind, acronym)

    def _may_begin(self, place: int) -> bool:
        """Return whether a new name may begin at a token; one may begin with a known name, but not inside one."""
        if place in self._inside:
            return place in self._matches
        each = self._tokens.keys[place]
        return each not in lexicon.OPENERS or each in lexicon.GIVEN_NAMES or self._tokens.initial(place)

    def _proposal(self, first: int, stop: int, kind: EntityKind, family: int) -> Proposal:
        starts, ends = self._tokens.starts, self._tokens.ends
        name = (starts[family], ends[stop - 1]) if family >= 0 else (0, 0)
        return Proposal(starts[first], ends[stop - 1], kind, name)

    def _organisation(self, place: int) -> tuple[int, int, EntityKind, int] | None:
        stop = end_of_organisation(self._tokens, place, self._matches)
        if not stop or (self._headings and in_title_line(self._tokens, place, stop)):
            return None
        return place, stop, EntityKind.ORGANISATION, -1

    def _person(self, place: int) -> tuple[int, int, EntityKind, int] | None:
        match = self._matches.get(place)
        if match is not None and match.stop - match.first > 1:
            return None
        found = (
            self._by_initials(place)
            or self._by_given_name(place)
            or self._by_title(place)
            or self._by_apposition(place)
        )
        if found is None:
            return None
        stop, family = found
        return place, stop, EntityKind.PERSON, family

    def _by_given_name(self, place: int) -> tuple[int, int] | None:
        """Return where "Vasili [Nikitich | N.] Mitrokhin" ends and its family name begins."""
        tokens = self._tokens
        each = tokens.key(place)
        if not self._is_given(each):
            return None
        if place in self._matches and not self._is_person(place) and each not in lexicon.GIVEN_NAMES:
            return None
        at = tokens.over_hyphens(place + 1)
        while at - place < _LONGEST_GIVEN:
            if self._initial(at):
                at += 2
            elif self._is_given(tokens.key(at)) and self._family_word(at + 1):
                at += 1
            else:
                break
        if tokens.key(at) in lexicon.PLACE_HEADS:
            return None
        stop = self._family(at)
        return (stop, at) if stop else None

    def _is_given(self, word: str) -> bool:
        return word in lexicon.GIVEN_NAMES or word in self._known.all_given

    def _by_initials(self, place: int) -> tuple[int, int] | None:
        """Return where "A. N. Ivanenko" or "Ivanenko, A. N." ends and its family name begins."""
        tokens = self._tokens
        at = self._over_initials(place)
        if at > place:
            if self._after_name(place):
                return None
            stop = self._family(at)
            return (stop, at) if stop else None
        if not self._family_word(place) or place in self._matches:
            return None
        if self._initial(place + 1) and self._family_word(place + 3) and tokens.word(place + 1) not in _NUMERALS:
            stop = self._family(place + 3)
            return (stop, place + 3) if stop else None
        at = place + 1
        comma = tokens.word(at) == ","
        at += comma
        first = at
        at = self._over_initials(at)
        cyrillic = "а" <= tokens.key(place)[0] <= "я"
        if at == first or (at - first < 4 and not (cyrillic and not comma)):
            return None
        return at, place

    def _over_initials(self, place: int) -> int:
        at = place
        while at - place < _LONGEST_GIVEN and self._initial(at):
            at += 2
        return at

    def _after_name(self, place: int) -> bool:
        """Return whether what looks like an initial ends a name before it ("Darius I. Xerxes")."""
        tokens = self._tokens
        if tokens.initial(place - 2):
            return True
        before = tokens.key(place - 1)
        if tokens.gap(place) != " " or not tokens.upper(place - 1):
            return False
        return before not in lexicon.OPENERS and key_of(before) not in lexicon.PERSON_TITLES

    def _by_title(self, place: int) -> tuple[int, int] | None:
        """Return where a name behind a title ends and its family name begins."""
        tokens = self._tokens
        if place in self._matches or not self._family_word(place):
            return None
        titles = title_before(tokens, place)
        if not titles or (
            titles <= lexicon.WEAK_TITLES | (lexicon.TITLE_PARTS - lexicon.PERSON_TITLES) and self._plain(place)
        ):
            return None
        stop = self._family(place)
        return (stop, min(place + 1, stop - 1)) if stop else None

    def _by_apposition(self, place: int) -> tuple[int, int] | None:
        """Return where a name of several words ends behind a title and a comma ("the Ambassador, B. J.")."""
        tokens = self._tokens
        if tokens.word(place - 1) != "," or place in self._matches or not self._family_word(place):
            return None
        if not self._family_word(place + 1) or tokens.gap(place + 1) != " " or place + 1 in self._matches:
            return None
        before = range(max(0, place - 8), place - 1)
        titled = any(key_of(tokens.key(at)) in lexicon.PERSON_TITLES for at in before)
        if not titled or not tokens.words[place].istitle() or tokens.key(place) in tokens.small:
            return None
        return self._family(place), place + 1

    def _plain(self, place: int) -> bool:
        """Return whether a word is written small elsewhere, or heads what is no name of a person."""
        tokens = self._tokens
        follower = tokens.key(place + 1)
        if follower == "of":
            return True
        return tokens.key(place) in tokens.small or (follower in lexicon.HEADS and tokens.upper(place + 1))

    def _initial(self, place: int) -> bool:
        word = self._tokens.word(place)
        if not word[:1].isupper() or self._tokens.word(place + 1) != "." or not self._tokens.joined(place + 1):
            return False
        return len(word) == 1 or (len(word) == 2 and self._tokens.key(place) in _ROMANISED_INITIALS)

    def _family(self, place: int) -> int:
        """Return where a family name of up to three words ends that begins at a token; 0 where none begins."""
        tokens = self._tokens
        at = place
        while tokens.key(at) in lexicon.PARTICLES and tokens.near(at) and at - place < 2:
            at += 1
        count = 0
        stop = 0
        while (
            count < _LONGEST_FAMILY and self._family_word(at) and (tokens.gap(at) == " " if count else tokens.near(at))
        ):
            count += 1
            at += 1
            at = tokens.over_hyphens(at)
            stop = at
            at = self._over_particles(at)
        return stop

    def _over_particles(self, place: int) -> int:
        """Return where a family name goes on behind "y", "de", "de la"; the place itself where it does not."""
        tokens = self._tokens
        at = place
        while at - place < 2 and tokens.key(at) in ("y", "de", "del", "la", "los", "las") and tokens.gap(at) == " ":
            at += 1
        goes_on = at > place and tokens.key(place) in ("y", "de", "del") and self._family_word(at)
        joins_people = tokens.key(place) == "y" and tokens.key(at) in lexicon.GIVEN_NAMES
        return at if goes_on and not joins_people and tokens.gap(at) == " " else place

    def _family_word(self, place: int) -> bool:
        tokens = self._tokens
        word = tokens.word(place)
        if len(word) < 3 or not word[0].isupper() or not word[1:].isalpha():
            return False
        if word.isupper() and not tokens.word(place - 1).isupper():
            return False
        each = tokens.key(place)
        by_stem = key_of(each)
        if (
            by_stem in lexicon.NEVER
            or by_stem in lexicon.TITLE_PARTS
            or each in lexicon.HEADS
            or by_stem in lexicon.RUSSIAN_HEADS
        ):
            return False
        match = self._matches.get(place)
        if match is not None and (match.stop - place > 1 or not self._may_be_family(match)):
            return False
        return place not in self._inside or match is not None

    def _may_be_family(self, match: Match) -> bool:
        entities = self._known.entities
        return any(entities[way.entity].kind is EntityKind.PERSON for way in match.ways)

    def _is_person(self, place: int) -> bool:
        return self._may_be_family(self._matches[place])

    def _acronym(self, place: int) -> int | None:
        """Return the place of an acronym in brackets that begins at a token."""
        tokens = self._tokens
        word = tokens.word(place + 1)
        if tokens.word(place) not in "([" or tokens.word(place + 2) not in (")", "]") or place + 1 in self._inside:
            return None
        return place + 1 if len(word) > 1 and word[:2].isupper() and word not in lexicon.NOT_ACRONYMS else None

    def _place(self, place: int) -> tuple[int, int, EntityKind, int] | None:
        tokens = self._tokens
        if place in self._inside or not (self._family_word(place) or tokens.word(place) in _QUARTERS):
            return None
        before = key_of(tokens.key(place - 1))
        if before in ("of", "de") and tokens.key(place - 2) in lexicon.PLACE_LEADS:
            return place, self._family(place), EntityKind.PLACE, -1
        if before in lexicon.PLACE_LEADS and "а" <= before[0] <= "я" and tokens.gap(place) == " ":
            return place, self._family(place), EntityKind.PLACE, -1
        if tokens.word(place) in _QUARTERS and before == "the" and not tokens.upper(place + 1):
            return place, place + 1, EntityKind.PLACE, -1
        stop = place
        while self._family_word(stop) and tokens.key(stop) not in lexicon.PLACE_HEADS and stop - place < 3:
            stop += 1
        if stop > place and tokens.upper(stop) and tokens.key(stop) in lexicon.PLACE_HEADS and tokens.gap(stop) == " ":
            return place, stop + 1, EntityKind.PLACE, -1
        return None
