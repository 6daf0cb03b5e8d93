"""New names of organisations: a noun that heads such names with the words that belong to it."""

from __future__ import annotations

from collections.abc import Mapping

from cubatimeline.domain.entities import EntityKind
from cubatimeline.services.extraction.names import lexicon
from cubatimeline.services.extraction.names.known import Match
from cubatimeline.services.extraction.names.lexicon import key_of
from cubatimeline.services.extraction.names.tokens import Tokens

_MOST = 6
_HEADING = 200
"""How many characters of a heading may stand before or behind a name in it."""
_ARTICLES = frozenset("the la el los las".split())
_GENITIVE = ("ого", "его", "ой", "ей", "ых", "их", "ому", "ему", "ым", "им")
_NOUN = ("а", "я", "ы", "и", "ов", "ев", "ей", "ам", "ям", "у", "ю", "е", "ел", "ств")
_IN_PLACE = frozenset("embassy legation consulate mission embajada consulado".split())


def end_of_organisation(tokens: Tokens, place: int, matches: Mapping[int, Match]) -> int:
    """Return where the name of an organisation ends that begins at a token; 0 where none does, or it is known."""
    if "а" <= tokens.key(place)[0] <= "я":
        stop = _russian(tokens, place, matches)
    elif tokens.key(place) in lexicon.LEADING_HEADS:
        stop = _complement(tokens, place + 1, matches, spanish=True)
        stop = stop if stop > place + 1 else 0
    else:
        stop = _english(tokens, place, matches)
    return 0 if not stop or _is_known(matches.get(place), stop) else stop


def _is_known(match: Match | None, stop: int) -> bool:
    return match is not None and match.stop >= stop


def _english(tokens: Tokens, place: int, matches: Mapping[int, Match]) -> int:
    """Return where "Moscow State University", "Committee for State Security" ends."""
    if key_of(tokens.key(place)) in lexicon.OPENERS or not _modifier(tokens, place):
        return 0
    at = place
    head = -1
    while at - place < _MOST and (at == place or tokens.gap(at) == " ") and _modifier(tokens, at):
        if tokens.key(at) in lexicon.HEADS:
            head = at
        at += 1
        at = tokens.over_hyphens(at)
    if head < 0 or _crosses(place, head + 1, matches):
        return 0
    stop = _complement(tokens, head + 1, matches, spanish=False) if not tokens.upper(head + 1) else head + 1
    return stop if stop > head + 1 or head > place else 0


def _modifier(tokens: Tokens, place: int) -> bool:
    word = tokens.word(place)
    if not word[:1].isupper() or len(word) < 2:
        return False
    each = tokens.key(place)
    return each not in lexicon.OPENERS and (each not in lexicon.PERSON_TITLES or each in ("general", "state"))


def _crosses(first: int, stop: int, matches: Mapping[int, Match]) -> bool:
    """Return whether a known name goes beyond the stretch, or fills it."""
    return any(
        match.stop > stop or (match.first == first and match.stop == stop) or match.stop - match.first > 3
        for match in (matches.get(place) for place in range(first, stop))
        if match is not None
    )


def _complement(tokens: Tokens, place: int, matches: Mapping[int, Match], spanish: bool) -> int:
    """Return where what an organisation is "of" ends; `place` where nothing of the kind follows."""
    stop = at = place
    while at - place < 2 * _MOST and at < len(tokens) and tokens.near(at):
        each = tokens.key(at)
        if (
            tokens.upper(at)
            and (each not in lexicon.OPENERS or each in lexicon.LINKS)
            and tokens.gap(at) in (" ", "\n")
        ):
            match = matches.get(at)
            if match is not None and match.kind in (EntityKind.ORGANISATION, EntityKind.PERSON):
                break
            at = stop = match.stop if match is not None else at + 1
            at = stop = tokens.over_hyphens(at)
            continue
        if each not in lexicon.LINKS or not _link(tokens, at, place, stop, spanish):
            break
        at += 1
    while not spanish and stop > place and tokens.key(stop - 1) in lexicon.NATIONALITIES:
        stop -= 1
    while stop > place and tokens.key(stop - 1) in lexicon.LINKS:
        stop -= 1
    return stop


def _link(tokens: Tokens, at: int, place: int, stop: int, spanish: bool) -> bool:
    """Return whether a small word at a token may lead on to more of the name."""
    each = tokens.key(at)
    if each in ("of", "for", "de", "del", "para"):
        return True
    if each in ("and", "y", "e"):
        after = tokens.key(at + 1)
        return stop > place and tokens.upper(at + 1) and after not in lexicon.HEADS and _joins(tokens, at, spanish)
    if each in ("in", "to", "on", "en", "con", "por"):
        return (at == place and tokens.key(place - 1) in _IN_PLACE) or (spanish and stop > place and each == "con")
    return each in _ARTICLES and tokens.key(at - 1) in lexicon.LINKS


def _joins(tokens: Tokens, at: int, spanish: bool) -> bool:
    """Return whether "and" joins two things that one organisation is for: both are plain nouns."""
    after = tokens.key(at + 1)
    return (
        after not in lexicon.GIVEN_NAMES
        and (spanish or key_of(after) not in lexicon.PERSON_TITLES)
        and (tokens.key(at - 2) in lexicon.LINKS or tokens.key(at - 1) not in lexicon.HEADS)
    )


def _russian(tokens: Tokens, place: int, matches: Mapping[int, Match]) -> int:
    """Return where «Министерство внешней торговли», «Государственный комитет по делам печати» ends."""
    at = place
    while at - place < 3 and tokens.key(at).endswith(("ый", "ий", "ая", "ое", *_GENITIVE)) and at not in matches:
        at += 1
    if key_of(tokens.key(at)) not in lexicon.RUSSIAN_HEADS or (at > place and tokens.gap(at) != " "):
        return 0
    if at in matches and matches[at].stop > at + 1:
        return 0
    stop = _russian_complement(tokens, at + 1, matches)
    return stop if stop > at + 1 or at > place else 0


def _russian_complement(tokens: Tokens, place: int, matches: Mapping[int, Match]) -> int:
    stop = at = place
    while at - place < _MOST and tokens.gap(at) == " ":
        each = tokens.key(at)
        match = matches.get(at)
        if match is not None:
            return match.stop
        if each in ("по", "и") and at + 1 < len(tokens) and (each == "по" or stop > place):
            at += 1
            continue
        adjective = each.endswith(_GENITIVE) and len(each) > 4
        if not adjective and (stop > place and tokens.key(stop - 1) == tokens.key(at - 1) and not _open(tokens, at)):
            break
        if not each[:1].isalpha() or not ("а" <= each[0] <= "я") or (not adjective and not _noun(each)):
            break
        at += 1
        if not adjective:
            stop = at
    return stop


def _open(tokens: Tokens, place: int) -> bool:
    return tokens.key(place - 1) in ("по", "и", "делам") or tokens.key(place - 1).endswith(_GENITIVE)


def _noun(word: str) -> bool:
    """Return whether a word may be a noun said of what stands before it, by its ending."""
    return len(word) > 2 and word.endswith(_NOUN) and key_of(word) not in lexicon.NEVER


def in_title_line(tokens: Tokens, first: int, stop: int) -> bool:
    """Return whether a stretch stands in a line written with capitals throughout, as headings are in English."""
    text = tokens.text
    least, most = max(0, tokens.starts[first] - _HEADING), tokens.ends[stop - 1] + _HEADING
    start = text.rfind("\n", least, tokens.starts[first])
    end = text.find("\n", tokens.ends[stop - 1], most)
    if (start < 0 < least) or (end < 0 and most < len(text)):
        return False
    line = text[start + 1 : len(text) if end < 0 else end]
    words = [word for word in line.split() if word[0].isalpha()]
    outside = len(words) - (stop - first)
    capitals = sum(word[0].isupper() for word in words) - (stop - first)
    return outside > 2 and capitals > 0.7 * outside
