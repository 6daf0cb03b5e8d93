"""Proposed names of a whole import together: one name for each, whatever form a document has it in."""

from __future__ import annotations

from cubatimeline.domain.entities import EntityKind
from cubatimeline.domain.languages import Language
from cubatimeline.store.stemming import fold, stem, words

_PARTICLES = frozenset("de del la las los y von van da dos".split())


class Names:
    """Knows the names proposed so far.

    Persons are told apart by their family name, and where several bear it by the first letter of their given name;
    organisations and places by their words, cases and accents aside.
    """

    def __init__(self) -> None:
        self._whole: dict[tuple[EntityKind, tuple[str, ...]], str] = {}
        self._families: dict[str, dict[str, str]] = {}

    @property
    def count(self) -> int:
        """How many names were told."""
        return len(self._whole) + sum(map(len, self._families.values()))

    def canonical(self, kind: EntityKind, name: str) -> str:
        """Return the name under which `name` is proposed: the first form told of the same person, place ..."""
        parts = [stem(word, _language(word)) for word in words(name) if word not in _PARTICLES]
        if kind is not EntityKind.PERSON or not parts:
            return self._whole.setdefault((kind, tuple(parts)), name)
        family, given = _family_and_given(name, parts)
        bearers = self._families.setdefault(family, {})
        if not given:
            if len(bearers) == 1:
                return next(iter(bearers.values()))
            return bearers.setdefault("", name)
        if given[0] not in bearers and list(bearers) == [""]:
            bearers[given[0]] = bearers.pop("")
        return bearers.setdefault(given[0], name)


def _language(word: str) -> Language:
    return "ru" if "а" <= fold(word)[:1] <= "я" else "en"


def _family_and_given(name: str, parts: list[str]) -> tuple[str, str]:
    """Return family and given name; "Kalinin, A. A." has them the other way round."""
    if "," in name and len(parts) > 1:
        return parts[0], parts[1]
    return parts[-1], parts[0] if len(parts) > 1 else ""
