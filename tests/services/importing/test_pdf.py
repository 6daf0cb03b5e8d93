"""PDF files: pages, reading order, divided words, running heads, notes, and what cannot be read."""

from __future__ import annotations

import pytest

from cubatimeline.services.importing import pdf
from cubatimeline.services.importing.model import ImportFault
from tests.services.importing.samples import Placed
from tests.services.importing.samples import pdf as make

LONG = [
    "The delegation arrived in Moscow in the first days of May and was met at",
    "the airport by members of the Presidium, who drove with it to the Krem-",
    "lin, where the talks on sugar and oil went on for several days without any",
    "result that could be announced, until the matter of the credits was raised.",
]


def column(lines: list[str], left: float = 72, top: float = 700, size: float = 11) -> list[Placed]:
    return [(left, top - 14 * number, size, words) for number, words in enumerate(lines)]


def text_of(data: bytes) -> str:
    [reading] = pdf.read(data)
    return reading.text


def test_lines_are_joined_and_divided_words_made_whole() -> None:
    text = text_of(make([column(LONG)]))
    assert text.startswith("The delegation arrived in Moscow in the first days of May and was met at the airport")
    assert "to the Kremlin, where" in text
    assert "\n" not in text


def test_a_hyphen_that_the_document_writes_elsewhere_stays() -> None:
    lines = ["The Soviet-Cuban talks were held in the great hall, and after the Soviet-", "Cuban dinner they parted."]
    assert "the Soviet-Cuban dinner" in text_of(make([column(lines)]))


def test_columns_are_read_one_after_the_other() -> None:
    left = [f"left {n} words that fill the column well" for n in range(10)]
    right = [f"right {n} words that fill the column well" for n in range(10)]
    # Drawn line by line across the page, as some programs do.
    placed = [words for pair in zip(column(left, 60), column(right, 330), strict=True) for words in pair]
    text = text_of(make([placed]))
    assert text.index("left 9") < text.index("right 0")


def test_reading_order_is_that_of_the_page_not_of_the_drawing() -> None:
    assert text_of(make([list(reversed(column(LONG)))])).startswith("The delegation")


def test_running_heads_and_page_numbers_are_left_out() -> None:
    pages = [
        [
            (72, 760, 9, f"Cold War Bulletin {n}"),
            *column([f"Page {n} tells of something else."]),
            (300, 40, 9, str(n + 11)),
        ]
        for n in range(5)
    ]
    [reading] = pdf.read(make(pages))
    assert "Bulletin" not in reading.text
    assert "Page 3 tells" in reading.text
    assert "15" not in reading.text


def test_pages_start_where_they_do() -> None:
    pages = [column([f"Page {n} tells of something else."]) for n in range(3)]
    [reading] = pdf.read(make(pages))
    assert [reading.text[start:][:6] for start in reading.pages] == ["Page 0", "Page 1", "Page 2"]


def test_a_paragraph_goes_on_over_the_page() -> None:
    [reading] = pdf.read(make([column(LONG[:2]), column(LONG[2:])]))
    assert "to the Kremlin, where the talks" in reading.text
    assert len(reading.pages) == 2
    assert 0 < reading.pages[1] - reading.text.index("Kremlin") <= 10


def test_larger_lines_are_headings() -> None:
    placed = [(72, 740, 18, "The Visit"), *column(LONG)]
    [reading] = pdf.read(make([placed]))
    [heading] = reading.headings
    assert reading.text[heading.start :].startswith("The Visit\n\n")


def test_paragraphs_end_at_short_lines_and_set_in_ones() -> None:
    lines = column([*LONG, "It ended."]) + column(LONG, top=700 - 14 * 5)
    assert text_of(make([lines])).count("\n\n") == 1


def test_raised_numbers_and_notes_at_the_foot() -> None:
    placed = [
        *column(LONG),
        (72, 630, 11, "It was settled in 1962"),
        (184, 634, 6, "3"),
        (72, 60, 8, "3 Pravda, 4 May 1962."),
    ]
    [reading] = pdf.read(make([placed, column(LONG)]))
    [note] = reading.footnotes
    assert reading.text[note.start : note.end] == "[3] Pravda, 4 May 1962."
    assert reading.text[: note.anchor].endswith("settled in 1962")


def test_properties() -> None:
    [reading] = pdf.read(make([column(LONG)], title="Bulletin 5", author="J. Hershberg"))
    assert (reading.record.title, reading.record.creator) == ("Bulletin 5", "J. Hershberg")


def test_page_images_without_text_say_so() -> None:
    [reading] = pdf.read(make([[], []]))
    assert reading.text == ""
    assert reading.remarks == ("The file has no text; only page images.",)


def test_an_encrypted_file_says_so() -> None:
    with pytest.raises(ImportFault, match="encrypted"):
        pdf.read(make([column(LONG)], password="secreto"))


def test_a_file_cut_off_says_so() -> None:
    data = make([column(LONG)])
    with pytest.raises(ImportFault, match="cut off"):
        pdf.read(data[:300])
