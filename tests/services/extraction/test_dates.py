"""Absolute dates in English text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cubatimeline.domain.edtf import parse
from cubatimeline.services.extraction.dates import find_dates


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("On 16 October 1964 he called.", [("16 October 1964", "1964-10-16")]),
        ("On October 16, 1964, he called.", [("October 16, 1964", "1964-10-16")]),
        ("the 3rd of May 1961", [("3rd of May 1961", "1961-05-03")]),
        ("in October 1964.", [("October 1964", "1964-10")]),
        ("in 1964.", [("1964", "1964")]),
        ("Sept. 4, 1962", [("Sept. 4, 1962", "1962-09-04")]),
        ("16-28 October 1962", [("16-28 October 1962", "1962-10-16/1962-10-28")]),
        ("16–28 October 1962", [("16–28 October 1962", "1962-10-16/1962-10-28")]),
        ("from 2 to 26 November 1962", [("2 to 26 November 1962", "1962-11-02/1962-11-26")]),
        ("30 September to 2 October 1962", [("30 September to 2 October 1962", "1962-09-30/1962-10-02")]),
        ("28 October 1962 - 2 January 1963", [("28 October 1962 - 2 January 1963", "1962-10-28/1963-01-02")]),
        ("December 1961 to January 1962", [("December 1961 to January 1962", "1961-12/1962-01")]),
        ("1953-1961", [("1953-1961", "1953/1961")]),
        ("In 1962, on 27 October, it", [("1962", "1962"), ("27 October", "1962-10-27")]),
        ("28 February 1900. 29 February.", [("28 February 1900", "1900-02-28")]),
        ("on 27\nOctober 1962", [("27\nOctober 1962", "1962-10-27")]),
        ("on 18 October.", []),
        ("they may, 1,964 men, $1962, no. 1962-63, 1900 men, the 1960s, A1962", []),
        ("28-16 October 1962", [("October 1962", "1962-10")]),
    ],
)
def test_dates_are_found(text: str, found: list[tuple[str, str]]) -> None:
    assert [(span.text, span.edtf) for span in find_dates(text)] == found


def test_a_day_without_a_year_takes_that_of_the_document_first() -> None:
    spans = find_dates("On 18 October. In 1965. On 2 May.", parse("1964-10-27"))
    assert [span.edtf for span in spans] == ["1964-10-18", "1965", "1965-05-02"]


@given(st.text(alphabet="0123456789 -–,.OctoberMaySept\nandto", max_size=60))
def test_whatever_is_found_stands_there_and_is_a_date(text: str) -> None:
    end = 0
    for span in find_dates(text, parse("1962")):
        assert end <= span.start < span.end
        assert text[span.start : span.end] == span.text
        parse(span.edtf)
        end = span.end
