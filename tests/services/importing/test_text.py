"""Plain text: broken lines joined, paragraphs kept, pages."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cubatimeline.services.importing import text
from cubatimeline.services.importing.composing import PARAGRAPH_BREAK, clean

TYPED = """\
    From the diary of the ambassador. The delegation arrived in Mos-
cow in the first days of May and was met at the airport by members
of the Presidium.
    The talks on sugar and oil went on for several days without any
result that could be announced.

    1. The credits were raised.
    2. The oil was not mentioned again during that week of talks at
all, as the minister had asked.
"""


def test_lines_that_a_typist_broke_are_joined() -> None:
    made = text.compose(TYPED)
    first = (
        "From the diary of the ambassador. The delegation arrived in Moscow in the first days of May and was met at "
        "the airport by members of the Presidium."
    )
    assert made.text.split(PARAGRAPH_BREAK) == [
        first,
        "The talks on sugar and oil went on for several days without any result that could be announced.",
        "1. The credits were raised.",
        "2. The oil was not mentioned again during that week of talks at all, as the minister had asked.",
    ]


def test_lines_that_are_paragraphs_stay_apart() -> None:
    long = (
        "A sentence that goes on for much longer than a typist would let it go on in one line of a page, and then some."
    )
    assert text.compose(f"{long}\n{long}\nTo: Havana\n{long}").text.count(PARAGRAPH_BREAK) == 3


def test_headers_of_letters_stay_lines_of_their_own() -> None:
    assert text.compose("From: A\nTo: B\nDate: 3 May 1962\n\nDear B").text.count(PARAGRAPH_BREAK) == 3


def test_form_feeds_begin_pages() -> None:
    made = text.compose("One.\fTwo.\f\fFour.")
    assert made.text == "One.\n\nTwo.\n\nFour."
    assert made.pages == (0, 6, 12, 12)


def test_damage_is_told() -> None:
    [reading] = text.read("Куба и Москва, май 1962 года. ".encode() * 30 + b"\xd0")
    assert "could not be read" in reading.remarks[0]


@given(st.text(max_size=400))
def test_what_is_kept_is_clean(words: str) -> None:
    made = text.compose(words).text
    assert "\n\n\n" not in made
    assert made == made.strip()
    assert all(clean(paragraph) == paragraph for paragraph in made.split(PARAGRAPH_BREAK))


@given(st.lists(st.text(st.characters(categories=["L", "Nd"]), min_size=1, max_size=12), min_size=1, max_size=60))
def test_no_word_is_lost_in_joining(words: list[str]) -> None:
    lines = [" ".join(words[at : at + 6]) for at in range(0, len(words), 6)]
    made = text.compose("\n".join(lines)).text
    assert made.split() == clean(" ".join(words)).split()
