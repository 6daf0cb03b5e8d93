"""Passages find their place again in texts that have changed, and are lost where their words are gone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cubatimeline.domain.documents import Passage
from cubatimeline.domain.finding import Change, Findable, plain_letters

LETTER = "From Moscow on 27 October 1962: the missiles go home. Castro was not asked. The missiles go home, said Radio."
WORDS = st.text("abc \n", min_size=1, max_size=40)


def cut(text: str, words: str, occurrence: int = 0) -> Passage:
    start = -1
    for _ in range(occurrence + 1):
        start = text.index(words, start + 1)
    return Passage.cut("letter", text, start, start + len(words))


def moved(passage: Passage, old: str, new: str) -> tuple[int, int] | None:
    return Change(old, new).place_of(passage.start, passage.end, passage.quote, passage.before, passage.after)


@given(WORDS, st.data(), WORDS)
def test_words_put_before_a_text_shift_every_passage_by_their_length(text: str, data: st.DataObject, more: str) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    passage = Passage.cut("letter", text, start, end)
    found = moved(passage, text, more + text)
    assert found is not None
    # A text that begins as what was put before it may be read as lengthened at its end; the words are the same.
    assert (more + text)[found[0] : found[1]] == passage.quote
    if not text.startswith(more[:1]):
        assert found == (start + len(more), end + len(more))


@given(WORDS, st.data())
def test_a_passage_of_a_text_that_stays_stays(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    passage = Passage.cut("letter", text, start, end)
    assert passage.find_in(text) == (start, end)
    assert moved(passage, text, text) == (start, end)


@given(st.text("abc ", min_size=0, max_size=60), st.text("xyz", min_size=1, max_size=12))
def test_words_that_are_gone_are_lost(text: str, gone: str) -> None:
    old = f"{text}{gone}{text}"
    passage = Passage.cut("letter", old, len(text), len(text) + len(gone))
    assert passage.find_in(text + text) is None
    assert moved(passage, old, text + text) is None


@given(st.lists(st.sampled_from(["one ", "two\n\n", "“three” ", "Élan "]), min_size=1, max_size=30), st.data())
def test_blanks_quotes_accents_and_capitals_do_not_matter(words: list[str], data: st.DataObject) -> None:
    text = "".join(words) + "Here is a sentence that stands once only." + "".join(words)
    passage = cut(text, "Here is a sentence that stands once only.")
    other = plain_letters(text).replace(" ", data.draw(st.sampled_from(["  ", "\n", "\t "]))).upper()
    found = Findable(other).place_of(passage.quote, passage.before, passage.after, passage.start)
    assert found is not None
    assert " ".join(other[found[0] : found[1]].split()) == "HERE IS A SENTENCE THAT STANDS ONCE ONLY."


@pytest.mark.parametrize("occurrence", [0, 1])
def test_of_two_places_the_one_with_its_context_is_taken(occurrence: int) -> None:
    passage = cut(LETTER.lower(), "the missiles go home", occurrence)
    other = "A copy, typed in Havana. " + LETTER.lower() + " Signed."
    assert passage.find_in(other) == (passage.start + 25, passage.end + 25)


def test_a_few_words_elsewhere_are_not_taken_for_those_that_are_gone() -> None:
    passage = cut(LETTER, "Castro")
    assert passage.find_in("In Prague nobody spoke of Castro.") is None
    assert passage.find_in("the missiles went. Castro was not asked.") == (19, 25)


def test_a_long_passage_is_known_by_its_own_words() -> None:
    passage = cut(LETTER, "on 27 October 1962: the missiles go home")
    assert passage.find_in("Tass, ON  27 OCTOBER 1962: the\nmissiles go home!") == (6, 47)


def test_one_that_was_lost_comes_back_with_its_words() -> None:
    passage = Passage("letter", 500, 530, "Castro was not asked. The missi", "go home. ", "les go home")
    assert moved(passage, "short", "Well. " + LETTER) == (60, 91)


def test_what_stands_where_it_says_is_no_lost_passage() -> None:
    passage = cut(LETTER, "Castro")
    assert passage.stands_in(LETTER)
    assert not passage.stands_in(LETTER[1:])
