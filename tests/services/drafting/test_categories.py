"""Under which category a draft is put."""

from __future__ import annotations

import pytest

from cubatimeline.domain.events import Category
from cubatimeline.domain.languages import Language, Localised
from cubatimeline.services.drafting.categories import category_of
from cubatimeline.services.drafting.comparing import words_of

USUAL = tuple(Category(id_, Localised(id_), 0) for id_ in ("politics", "diplomacy", "military", "economy"))


@pytest.mark.parametrize(
    ("words", "language", "category"),
    [
        ("bought sugar", "en", "economy"),
        ("bombardearon el aeropuerto", "es", "military"),
        ("ракеты были развёрнуты", "ru", "military"),
        ("met the ambassador", "en", "diplomacy"),
        ("was arrested", "en", "politics"),
        ("slept late", "en", "diplomacy"),
    ],
)
def test_the_sort_of_happening_decides(words: str, language: Language, category: str) -> None:
    assert category_of(words_of(words, language), USUAL) == category


def test_a_collection_with_other_categories_gets_its_first() -> None:
    assert category_of(words_of("bought sugar", "en"), [Category("ships", Localised("Ships"), 0)]) == "ships"
    with pytest.raises(ValueError, match="category"):
        category_of(frozenset(), [])
