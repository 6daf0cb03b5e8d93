"""Which category of a collection a draft is put under, by the sort of happening."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import cache

from cubatimeline.domain.events import Category
from cubatimeline.services.drafting.happenings import sorts_of

_SIGNS = (
    ("military", ("invaded", "war", "deployed", "withdrew", "maneuvers", "trained", "downed")),
    ("economy", ("bought", "loan", "debt", "embargo", "expropriated", "increased")),
    ("diplomacy", ("met", "visit", "signed", "treaty", "letter", "recognised", "invited", "received", "discussed")),
    ("politics", ("elected", "resigned", "arrested", "released", "revolution", "approved", "congress")),
)
"""Ids of categories, and a word of each sort of happening that belongs to them; the first with a match is taken."""
_USUAL = "diplomacy"


@cache
def _sorts() -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple(
        (category, frozenset(f"#{number}" for word in words for number in sorts_of(word))) for category, words in _SIGNS
    )


def category_of(words: Collection[str], categories: Iterable[Category]) -> str:
    """Return the id of the category for a draft with these `words`; the usual or first one where none fits.

    Raises:
        ValueError: there are no categories.
    """
    ids = [category.id for category in categories]
    if not ids:
        raise ValueError("a collection has at least one category")
    told = {word for word in words if word.startswith("#")}
    for category, sorts in _sorts():
        if category in ids and told & sorts:
            return category
    return _USUAL if _USUAL in ids else ids[0]
