"""Dates in running text: what is one, what is none, and what whatever is found has in common."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cubatimeline.domain.date_reading import read
from cubatimeline.domain.edtf import parse
from cubatimeline.domain.languages import LANGUAGES, Language
from cubatimeline.services.extraction.dates import find_dates


def found(text: str, written: str | None = None, language: Language | None = None) -> list[tuple[str, str]]:
    return [(span.text, span.edtf) for span in find_dates(text, parse(written) if written else None, language)]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("On 16 October 1964 he called.", [("16 October 1964", "1964-10-16")]),
        ("On October 16, 1964, he called.", [("October 16, 1964", "1964-10-16")]),
        ("the 3rd of May 1961", [("the 3rd of May 1961", "1961-05-03")]),
        ("in October 1964.", [("October 1964", "1964-10")]),
        ("in 1964.", [("1964", "1964")]),
        ("Sept. 4, 1962", [("Sept. 4, 1962", "1962-09-04")]),
        ("16-28 October 1962", [("16-28 October 1962", "1962-10-16/1962-10-28")]),
        ("16–28 October 1962", [("16–28 October 1962", "1962-10-16/1962-10-28")]),
        ("October 16-28, 1962", [("October 16-28, 1962", "1962-10-16/1962-10-28")]),
        ("from 2 to 26 November 1962", [("2 to 26 November 1962", "1962-11-02/1962-11-26")]),
        ("30 September to 2 October 1962", [("30 September to 2 October 1962", "1962-09-30/1962-10-02")]),
        ("28 October 1962 - 2 January 1963", [("28 October 1962 - 2 January 1963", "1962-10-28/1963-01-02")]),
        ("December 1961 to January 1962", [("December 1961 to January 1962", "1961-12/1962-01")]),
        ("1953-1961", [("1953-1961", "1953/1961")]),
        ("In 1962, on 27 October, it", [("1962", "1962"), ("27 October", "1962-10-27")]),
        ("28 February 1900. 29 February.", [("28 February 1900", "1900-02-28")]),
        ("on 27\nOctober 1962", [("27\nOctober 1962", "1962-10-27")]),
        ("Mid-1962 and mid-May 1963", [("Mid-1962", "1962"), ("mid-May 1963", "1963-05")]),
        ("27/10/1962, 10/27/1962, 1962-10-27", [("27/10/1962", "1962-10-27"), ("10/27/1962", "1962-10-27"),
                                                ("1962-10-27", "1962-10-27")]),
        ("the summer of '62", [("the summer of '62", "1962-22")]),
        ("Friday 13 July 1962", [("Friday 13 July 1962", "1962-07-13")]),
    ],
)  # fmt: skip
def test_dates_are_found(text: str, dates: list[tuple[str, str]]) -> None:
    assert found(text) == dates


@pytest.mark.parametrize(
    "text",
    [
        "on 18 October.",
        "they may, 1,964 men, $1962, no. 1962-63, 1900 men, A1962, 1962%, 1962 rubles",
        "the 26th of July Movement and the October Crisis",
        "f. 5, op. 49, d. 758, l. 269, r. 9126, pp. 1962-1963",
        "Il-28, R-12, SS-4, MiG-21, U-2, T-1962, Boeing 707",
        "at 10:30, 9.15, 20 per cent, 42,000 men and 2000 tons",
        "Isaiah 12:16-28, ISBN 1962, tel. 1964",
        "he marched in the march, and may fall",
        "the second floor on the 4th floor of the 2nd Division",
        "in his sixties, a 40-year-old, for three years, twice a year",
    ],
)
def test_other_numbers_are_no_dates(text: str) -> None:
    assert found(text, language="en") == []


def test_a_day_that_no_month_has_is_left_out_and_a_range_never_runs_backwards() -> None:
    assert found("On 31 November 1962 and 30 February 1963.") == []
    assert [edtf for _, edtf in found("28-16 October 1962")] == ["1962-10-28", "1962-10-16"]


def test_a_day_without_a_year_takes_that_of_the_document_first() -> None:
    text = "On 18 October. In 1965. On 2 May."
    assert [edtf for _, edtf in found(text, "1964-10-27", "en")] == ["1964-10-18", "1965", "1965-05-02"]


def test_a_document_known_only_to_the_year_gives_its_year() -> None:
    assert found("On 18 October, yesterday.", "1964", "en") == [("18 October", "1964-10-18")]


def test_a_weekday_chooses_the_year() -> None:
    assert found("on Friday, October 4", "2020-03-01", "en") == [("Friday, October 4", "2019-10-04")]


@pytest.mark.parametrize(
    "words", ["late 1962", "mid-November 1962", "early 1962", "the early sixties", "late October 1962"]
)
def test_a_vague_part_comes_as_its_whole_and_closer_as_typed_dates_are_read(words: str) -> None:
    (span,) = find_dates(f"It was in {words} that they met.")
    whole, closer = parse(span.edtf), parse(span.closer)
    assert closer.edtf == read(words).edtf
    assert whole.earliest is not None
    assert closer.earliest is not None
    assert whole.latest is not None
    assert closer.latest is not None
    assert whole.earliest <= closer.earliest <= closer.latest <= whole.latest


@pytest.mark.parametrize("words", ["the second half of November 1962", "the first quarter of 1962", "October 1962"])
def test_what_has_settled_limits_needs_nothing_closer(words: str) -> None:
    (span,) = find_dates(f"It was in {words}.")
    assert span.closer == ""


def test_paragraphs_of_several_languages() -> None:
    text = (
        "The minister came to the capital on 27 October 1962 and left the day after.\n\n"
        "El ministro llegó a la capital el 28 de octubre y se fue al día siguiente.\n\n"
        "Министр прибыл в столицу 30 октября и уехал на следующий день.\n"
    )
    days = ["1962-10-27", "1962-10-28", "1962-10-28", "1962-10-29", "1962-10-30", "1962-10-31"]
    assert [edtf for _, edtf in found(text)] == days


def test_the_story_goes_on_over_stretches_of_a_long_text() -> None:
    filler = ("The commission sat and the papers of the commission grew, as was the custom of the house.\n\n") * 1500
    spans = find_dates(f"It began in May 1962 in the capital.\n\n{filler}In October it ended.")
    assert [span.edtf for span in spans] == ["1962-05", "1962-10"]
    assert spans[-1].start > 100_000


_WORDS = (
    "27 28 1962 1963 62 490 October May November spring the of in on to and - – , . ( ) \" “ ” ' \n\n first second "
    "half early late year day month next last following that same later earlier ago two BC 1960s century XX Friday "
    "today 29 de el en octubre mayo siglo años día siguiente pasado hace XIX октября года в на следующий день тому же "
    "веке г. по"
).split(" ")


@given(st.lists(st.sampled_from(_WORDS), max_size=40), st.sampled_from([None, *LANGUAGES]), st.booleans())
def test_whatever_is_found_stands_there_and_is_a_date(words: list[str], language: Language | None, dated: bool) -> None:
    text = " ".join(words)
    end = 0
    for span in find_dates(text, parse("1962-10-31") if dated else None, language):
        assert end <= span.start < span.end
        assert text[span.start : span.end] == span.text
        assert span.text == span.text.strip()
        parse(span.edtf)
        if span.closer:
            parse(span.closer)
        end = span.end


@given(st.text(max_size=200), st.sampled_from([None, *LANGUAGES]))
def test_any_text_is_read(text: str, language: Language | None) -> None:
    for span in find_dates(text, parse("0001"), language):
        parse(span.edtf)
