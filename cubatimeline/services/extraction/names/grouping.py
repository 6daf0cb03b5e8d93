"""Proposed names of one document together: a family name alone is the person's named in full, cases are one name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from cubatimeline.domain.entities import EntityKind
from cubatimeline.services.extraction.names.known import Match
from cubatimeline.services.extraction.names.lexicon import NEVER, key_of
from cubatimeline.services.extraction.names.proposing import Proposal
from cubatimeline.services.extraction.names.spans import NameSpan
from cubatimeline.services.extraction.names.tokens import Tokens, key, words_of_name

_Group = tuple[EntityKind, tuple[str, ...]]


class Families:
    """Where words with a capital stand that are not part of a longer known name: family names, say."""

    def __init__(self) -> None:
        self._places: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)

    def note(self, tokens: Tokens, matches: Mapping[int, Match]) -> None:
        """Add the words of a block."""
        inside = {
            place
            for match in matches.values()
            for place in range(match.first, match.stop)
            if match.kind is not EntityKind.PERSON or match.stop - match.first > 1
        }
        for place in tokens.capitals:
            if place not in inside and len(tokens.words[place]) > 2:
                each = key_of(tokens.keys[place])
                if each not in NEVER:
                    self._places[each].append((tokens.starts[place], tokens.ends[place]))

    def of(self, family: str) -> list[tuple[int, int]]:
        """Return the offsets of a word, told by its key."""
        return self._places.get(family, [])


def proposed_spans(text: str, proposals: Sequence[Proposal], families: Families) -> Iterator[NameSpan]:
    """Yield a span for each proposal and for each family name alone; `name` is the fullest form of the name."""
    groups = {proposal: _group(text, proposal) for proposal in proposals}
    names = _names(text, groups)
    taken: set[int] = set()
    for proposal, group in groups.items():
        words = text[proposal.start : proposal.end]
        taken.update(range(proposal.start, proposal.end))
        yield NameSpan(proposal.start, proposal.end, words, proposal.kind, "", names[group], proposed=True)
    for family, group in _alone(text, groups).items():
        for start, end in families.of(family):
            if start not in taken:
                yield NameSpan(start, end, text[start:end], group[0], "", names[group], proposed=True)


def _group(text: str, proposal: Proposal) -> _Group:
    """Return what proposals of one name share: the family name of a person, the words of the others, cases aside."""
    start, end = proposal.family if proposal.kind is EntityKind.PERSON else (proposal.start, proposal.end)
    words = [key_of(key(word)) for word in words_of_name(text[start:end]) if word[0].isalpha()]
    if proposal.kind is EntityKind.PERSON:
        words = [word for word in words if len(word) > 2][:1] or words
    return proposal.kind, tuple(words)


def _alone(text: str, groups: Mapping[Proposal, _Group]) -> dict[str, _Group]:
    """Return the words that stand for a name by themselves: family names, and acronyms told in brackets."""
    found: dict[str, _Group] = {}
    for proposal, group in groups.items():
        if proposal.kind is EntityKind.PERSON:
            found.setdefault(group[1][0], group)
        elif proposal.family != (0, 0):
            found.setdefault(key_of(key(text[proposal.start : proposal.end])), group)
    return found


def _names(text: str, groups: Mapping[Proposal, _Group]) -> dict[_Group, str]:
    """Return for each group the form with the most words; of several the most frequent, then the shortest."""
    forms: defaultdict[_Group, Counter[str]] = defaultdict(Counter)
    for proposal, group in groups.items():
        forms[group][" ".join(text[proposal.start : proposal.end].split())] += 1
    return {
        group: max(counts, key=lambda name: (name.count(" "), counts[name], -len(name), name))
        for group, counts in forms.items()
    }
