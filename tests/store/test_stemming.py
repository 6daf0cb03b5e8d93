"""Forms of one word share a stem; other words do not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cubatimeline.domain.languages import Language
from cubatimeline.store.stemming import fold, stem, stems_for_query, stems_of, words


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("en", "missile missiles"),
        ("en", "treaty treaties"),
        ("en", "visit visits visited visiting"),
        ("en", "ship ships shipped shipping"),
        ("en", "crisis"),
        ("en", "agree agreed agrees"),
        ("en", "embassy embassies"),
        ("es", "acuerdo acuerdos"),
        ("es", "misil misiles"),
        ("es", "soviético soviética soviéticos soviéticas"),
        ("es", "voz voces"),
        ("ru", "ракета ракеты ракетами ракетах"),
        ("ru", "договор договора договоры договоров договорами"),
        ("ru", "Хрущёв Хрущёва Хрущёвым Хрущев"),
        ("ru", "советский советского советская советских советские"),
    ],
)
def test_forms_of_a_word_meet(language: Language, forms: str) -> None:
    assert len({stem(fold(form), language) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    ("language", "pair"),
    [("en", "missile mission"), ("en", "sugar suing"), ("en", "crisis crises"), ("es", "paz pez"), ("ru", "мир мина")],
)
def test_other_words_stay_apart(language: Language, pair: str) -> None:
    first, second = pair.split()
    assert stem(first, language) != stem(second, language)


def test_folding_takes_accents_but_keeps_letters() -> None:
    assert fold("Ñico LÓPEZ Хрущёв Андрей") == "nico lopez хрущев андрей"
    assert fold("e\u0301") == "e"
    assert words("The U-2, 1962!") == ["the", "u", "2", "1962"]


def test_only_stems_that_differ_are_kept() -> None:
    assert stems_of([("the plan", "en")]) == ""
    assert stems_of([("ships, ships; plans", "en"), ("ракеты", "ru")]) == "plan ship ракет"


@given(st.text(min_size=1, max_size=20))
def test_a_stem_is_a_beginning_of_its_word_or_nearly(word: str) -> None:
    for form in words(word):
        for short in stems_for_query(form):
            assert len(short) >= min(3, len(form))
            assert short[:-1] == form[: len(short) - 1]
