"""Paragraphs of an original and its translation that answer each other."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cubatimeline.services.parallel import Pairing, pair

LENGTHS = st.lists(st.integers(40, 700), min_size=1, max_size=25)


def _text(lengths: list[int], letter: str = "a") -> list[str]:
    return [letter * length for length in lengths]


@given(LENGTHS)
def test_a_text_answers_itself(lengths: list[int]) -> None:
    text = _text(lengths)
    pairing = pair(text, text)
    assert [pairing.answer(number) for number in range(len(text))] == list(range(len(text)))


@given(LENGTHS, LENGTHS)
def test_answers_lie_in_the_other_text_and_ascend(first: list[int], second: list[int]) -> None:
    pairing = pair(_text(first), _text(second, "b"))
    there = [pairing.answer(number) for number in range(len(first))]
    back = [pairing.reverse(number) for number in range(len(second))]
    assert there == sorted(there)
    assert back == sorted(back)
    assert all(0 <= number < len(second) for number in there)
    assert all(0 <= number < len(first) for number in back)


def test_a_paragraph_that_was_divided_is_found_with_what_follows_it() -> None:
    lengths = [120, 600, 90, 310, 220]
    translation = [130, 320, 310, 100, 330, 240]
    pairing = pair(_text(lengths), _text(translation, "b"))
    assert [pairing.answer(number) for number in range(5)] == [0, 1, 3, 4, 5]
    assert [pairing.reverse(number) for number in range(6)] == [0, 1, 1, 2, 3, 4]


def test_years_that_both_have_tell_more_than_lengths() -> None:
    first = ["x" * 200 + " 1959", "x" * 200 + " 1960", "x" * 200 + " 1961", "x" * 200 + " 1962"]
    second = ["y" * 200 + " 1960", "y" * 210 + " 1961", "y" * 190 + " 1962"]
    pairing = pair(first, second)
    assert [pairing.answer(number) for number in (1, 2, 3)] == [0, 1, 2]


def test_nothing_answers_nothing() -> None:
    assert pair([], ["words"]).answer(0) == 0
    assert Pairing((0, 2, 4), (0, 3, 5)).answer(1) == 1
    assert Pairing((0, 2, 4), (0, 3, 5)).answer(9) == 4
    assert Pairing((0, 2, 4), (0, 3, 5)).reverse(4) == 3
