"""Finds the known names of people, organisations and places in a text, in one pass over its words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from cubatimeline.domain.entities import Entity, EntityId, EntityKind

_TOKEN = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A name found in a text.

    Attributes:
        start, end: offsets in characters, end exclusive.
        id, name: the entity meant, and its own name in English.
    """

    start: int
    end: int
    text: str
    kind: EntityKind
    id: EntityId
    name: str


@dataclass(slots=True)
class _Node:
    """A place in the tree of names: what may follow, and which entities (by index) the words so far name."""

    then: dict[str, _Node] = field(default_factory=dict)
    named: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Match:
    start: int
    end: int
    length: int
    named: tuple[int, ...]


class KnownNames:
    """All names and aliases of a set of entities, made ready for `find_names`; never changed after.

    Spaces and line breaks between the words of a name do not count; capitals and accents do.
    """

    def __init__(self, entities: Iterable[Entity]) -> None:
        self.entities = tuple(entities)
        self.root = _Node()
        for index, entity in enumerate(self.entities):
            own = {entity.name.en, entity.name.es, entity.name.ru}
            for name in sorted(own.union(entity.aliases)):
                self._add(name, index)

    def _add(self, name: str, index: int) -> None:
        tokens = _TOKEN.findall(name)
        if not any(token[0].isupper() for token in tokens):
            return
        node = self.root
        for token in tokens:
            node = node.then.setdefault(token, _Node())
        if index not in node.named:
            node.named = (*node.named, index)

    def meant(self, named: tuple[int, ...], text: str) -> tuple[int, ...]:
        """Narrow the candidates to the one whose own name `text` is, where there is exactly one such."""
        own = tuple(
            index
            for index in named
            if text in (self.entities[index].name.en, self.entities[index].name.es, self.entities[index].name.ru)
        )
        return own if len(own) == 1 else named


def find_names(text: str, known: KnownNames) -> list[NameSpan]:
    """Return the names in `text` in order; they do not overlap, and of two that begin together the longer counts.

    A name that several entities bear is given to the one of them that the same text also names in full (by a name of
    two words or more that is its alone); where none or several are named so, it is left out.
    """
    matches = [
        replace(match, named=known.meant(match.named, " ".join(text[match.start : match.end].split())))
        for match in _matches(text, known.root)
    ]
    full = Counter(match.named[0] for match in matches if len(match.named) == 1 and match.length > 1)
    spans = []
    for match in matches:
        candidates = match.named if len(match.named) == 1 else tuple(index for index in match.named if full[index])
        if len(candidates) == 1:
            entity = known.entities[candidates[0]]
            words = text[match.start : match.end]
            spans.append(NameSpan(match.start, match.end, words, entity.kind, entity.id, entity.name.en))
    return spans


def _matches(text: str, root: _Node) -> Iterator[_Match]:
    tokens = [(match.start(), match.end(), match.group()) for match in _TOKEN.finditer(text)]
    place = 0
    while place < len(tokens):
        node, at, last = root, place, place
        named: tuple[int, ...] = ()
        while at < len(tokens) and (following := node.then.get(tokens[at][2])) is not None:
            node, at = following, at + 1
            if node.named:
                last, named = at, node.named
        if named:
            words = sum(1 for _, _, token in tokens[place:last] if token[0].isalnum())
            yield _Match(tokens[place][0], tokens[last - 1][1], words, named)
            place = last
        else:
            place += 1
