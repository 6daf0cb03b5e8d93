"""The same event told more than once is recognised, and different ones are kept apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cubatimeline.domain.edtf import parse
from cubatimeline.domain.languages import Language
from cubatimeline.services.drafting.comparing import words_of
from cubatimeline.services.drafting.joining import Agreement, Joiner, Telling, agreement


def telling(date: str, words: str, *names: str, language: Language = "en", place: str = "") -> Telling:
    return Telling(parse(date), frozenset(names), words_of(words, language), place)


FIRST = telling("1962-11-03", "conferred with him in the presidential palace", "mikoyan", "castro")


def found(told: Telling, *before: Telling) -> tuple[str, Agreement] | None:
    joiner = Joiner()
    for number, each in enumerate(before):
        joiner.add(f"e{number}", each)
    like = joiner.find(told)
    return None if like is None else (like.event, like.agreement)


@pytest.mark.parametrize(
    "other",
    [
        telling("1962-11-03", "met him in the palace of the president", "mikoyan", "castro"),
        telling("1962-11-03", "conversó con él en el Palacio", "mikoyan", "castro", language="es"),
        telling("1962-11-03", "беседовал с ним во дворце", "mikoyan", "castro", language="ru"),
    ],
    ids=["English", "Spanish", "Russian"],
)
def test_other_words_for_the_same_meeting(other: Telling) -> None:
    assert found(other, FIRST) == ("e0", Agreement.SAME)


def test_a_coarser_date_is_the_same_event_where_enough_is_shared() -> None:
    assert found(telling("1962-11", "talks in the presidential palace", "mikoyan", "castro"), FIRST) == (
        "e0", Agreement.OVERLAP,
    )  # fmt: skip
    assert found(telling("1962", "talks in the presidential palace", "mikoyan", "castro"), FIRST) == (
        "e0", Agreement.OVERLAP,
    )  # fmt: skip


def test_a_date_that_differs_by_a_day_disputes() -> None:
    told = telling("1962-11-04", "conferred with him in the presidential palace", "mikoyan", "castro")
    assert found(told, FIRST) == ("e0", Agreement.NEAR)


@pytest.mark.parametrize(
    "other",
    [
        telling("1962-11-03", "met him in Washington", "kennedy", "gromyko"),
        telling("1962-11-03", "sent a letter about the aircraft", "khrushchev", "castro"),
        telling("1963-11-03", "conferred with him in the presidential palace", "mikoyan", "castro"),
        telling("1962-11-25", "conferred with him in the presidential palace", "mikoyan", "castro"),
        telling("1962", "was a hard time", "castro"),
        telling("1962-11-03", "", "mikoyan", "castro"),
    ],
)
def test_other_events_stay_apart(other: Telling) -> None:
    assert found(other, FIRST) is None


def test_two_statements_of_one_sentence_are_never_one_event() -> None:
    one = FIRST._replace(place="d:0")
    assert found(one, one) is None
    assert found(one._replace(place="d:80"), one) is not None


def test_the_likeliest_of_several_is_taken() -> None:
    near = telling("1962-11-04", "conferred with him in the presidential palace", "mikoyan", "castro")
    assert found(FIRST, near, FIRST) == ("e1", Agreement.SAME)


def test_without_a_limit_of_time_nothing_is_joined() -> None:
    told = telling("1962/..", "conferred in the palace", "mikoyan", "castro")
    assert found(told, told) is None


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("1962-10-27", "1962-10-27", Agreement.SAME),
        ("1962-10", "1962-10-27", Agreement.OVERLAP),
        ("1962-10-27", "1962-10-30", Agreement.NEAR),
        ("1962-10-27", "1962-11-20", Agreement.FAR),
        ("1962-10", "1962-11", Agreement.NEAR),
        ("1962/..", "1963-01-01", Agreement.OVERLAP),
        ("../1962", "1965", Agreement.FAR),
    ],
)
def test_dates_agree_or_not(one: str, other: str, expected: Agreement) -> None:
    assert agreement(parse(one), parse(other)) is expected
    assert agreement(parse(other), parse(one)) is expected


_DATES = st.sampled_from(
    ["1962-10-27", "1962-10-28", "1962-10", "1962", "196X", "1962-12-31", "1963-01-01", "1959/1962"]
)
_WORDS = st.frozensets(st.sampled_from(["#1", "#4", "palac", "missil", "sugar", "letter"]), max_size=4)
_NAMES = st.frozensets(st.sampled_from(["castro", "mikoyan", "cuba"]), max_size=3)
_TELLINGS = st.builds(lambda date, names, words: Telling(parse(date), names, words), _DATES, _NAMES, _WORDS)


@given(st.lists(_TELLINGS, max_size=30), _TELLINGS)
def test_the_same_order_gives_the_same_outcome(before: list[Telling], told: Telling) -> None:
    assert found(told, *before) == found(told, *before)


@given(_TELLINGS)
def test_a_telling_with_names_and_words_finds_itself(told: Telling) -> None:
    like = found(told, told)
    assert (like is not None) == _enough(told)


def _enough(told: Telling) -> bool:
    names, words = len(told.names), len(told.words)
    day = told.date.earliest == told.date.latest
    return words > (0 if day else 1) and (names + words > 2 if names else words > 1)
