"""Words are found in a long text wherever they stand, piece by piece."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cubatimeline.services import text_search
from cubatimeline.services.text_search import TextSearch


def places(text: str, words: str) -> list[tuple[int, int]]:
    return [span for found in TextSearch(text).find(words) for span in found]


@given(st.text("ab ", max_size=60), st.text("ab", min_size=1, max_size=4))
def test_pieces_hide_no_hit(text: str, words: str) -> None:
    expected = [match.span() for match in re.finditer(words, text)]
    whole, text_search._PIECE = text_search._PIECE, 7
    try:
        assert places(text, words) == expected
    finally:
        text_search._PIECE = whole


@pytest.mark.parametrize("words", ["CASTRO", "cástro", "caſtro".replace("ſ", "s"), "  castro "])
def test_capitals_and_accents_do_not_matter(words: str) -> None:
    assert places("Fidel Castro", words) == [(6, 12)]


def test_quotes_dashes_and_blanks_do_not_matter() -> None:
    text = "the “Cuban\nquestion” – so called"
    assert places(text, '"cuban question" -') == [(4, 22)]


def test_russian_is_found_with_its_letters() -> None:
    assert places("Хрущёв и Кастро", "хрущев") == [(0, 6)]
    assert places("мой", "мои") == []


def test_nothing_is_found_for_no_words() -> None:
    assert places("some text", "  ") == []


def test_very_many_hits_end_somewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_search, "MOST_HITS", 10)
    assert len(places("a" * 500, "a")) == 10
