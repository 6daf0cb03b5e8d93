"""Caption, sources, alternative text and table of a figure."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace

import docx
import pytest

from cubatimeline.domain.errors import UsageError
from cubatimeline.domain.languages import LANGUAGES, Language
from cubatimeline.services.figures.companions import KINDS, Companions, NumberedSources
from cubatimeline.services.figures.content import read_content
from cubatimeline.services.figures.figure import Figure
from cubatimeline.services.figures.shown import events_of
from cubatimeline.store.fill import fill
from cubatimeline.store.reader import Reader
from tests.services.figures.sampling import COMPOSED, DATES, SHOWN, content

NUMBERED = Figure(event_numbers=True, sources=True)
APA = replace(NUMBERED, citation_style="apa")


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    path = tmp_path_factory.mktemp("figures") / "small.cubatimeline"
    fill(path, content(), lambda what, part: None, lambda: False)
    with Reader(path) as opened:
        yield opened


def beside(reader: Reader, figure: Figure = NUMBERED) -> Companions:
    sources = NumberedSources(reader, figure) if figure.sources else None
    return Companions.of(reader, figure, read_content(reader, figure), COMPOSED, sources)


def words_of(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs]


# The caption


def test_a_proposed_caption_says_what_is_shown(reader: Reader) -> None:
    text = beside(reader).caption.text
    assert text.startswith("Sugar & ships, 1964 – 1967. 3 of 9 events are named")
    assert "list of events" in text
    assert "list of sources" in text


def test_what_the_figure_does_not_have_is_not_promised(reader: Reader) -> None:
    made = beside(reader, Figure())
    assert "list" not in made.caption.text
    assert "Sources" not in made.files(["txt"])[".caption.txt"].decode()


def test_events_without_numbers_are_listed_all_the_same(reader: Reader) -> None:
    made = beside(reader, Figure(sources=True))
    unnumbered = replace(COMPOSED, numbers={})
    made = Companions.of(reader, made.figure, made.content, unnumbered, NumberedSources(reader, made.figure))
    assert "16 October 1964: A talk about <sugar> [1]" in made.files(["txt"])[".caption.txt"].decode().splitlines()
    assert "- 20 May 1966: A loan" in made.files(["md"])[".caption.md"].decode().splitlines()


def test_a_single_year_is_told_once(reader: Reader) -> None:
    assert beside(reader, Figure(first="1966", last="1966")).caption.text.startswith("Sugar & ships, 1966. ")


def test_the_words_of_the_author_come_first(reader: Reader) -> None:
    caption = beside(reader, replace(NUMBERED, caption="Figure 1. Mine. ", alt="My alt.")).caption
    assert caption.text == "Figure 1. Mine."


def test_a_span_that_the_title_tells_is_not_told_twice(reader: Reader) -> None:
    text = beside(reader, replace(NUMBERED, title="Ships, 1965–1966", first="1965", last="1966")).caption.text
    assert text.startswith("Ships, 1965–1966. ")


def test_plain_text_lists_events_and_sources_by_their_numbers(reader: Reader) -> None:
    lines = beside(reader).files(["txt"])[".caption.txt"].decode().splitlines()
    assert "1. 16 October 1964: A talk about <sugar> [1]" in lines
    assert "2. 1965: The treaty [1, 2]" in lines
    assert "3. 20 May 1966: A loan" in lines
    (diary,) = [line for line in lines if "A. Diplomat" in line]
    assert diary.startswith("1. A. Diplomat, ")
    assert "TsKhSD, f. 5, op. 49, d. 758, l. 269" in diary


def test_markdown_shows_signs_as_they_are(reader: Reader) -> None:
    text = beside(reader).files(["md"])[".caption.md"].decode()
    assert "A talk about \\<sugar\\>" in text
    assert "From a \\*diary\\*" in text
    assert "## Sources" in text


def test_another_style_keeps_the_archive_reference(reader: Reader) -> None:
    for kind, ending in (("txt", ".caption.txt"), ("md", ".caption.md")):
        text = beside(reader, APA).files([kind])[ending].decode()
        (line,) = [line for line in text.splitlines() if "diary" in line]
        assert all(part in line for part in ("TsKhSD", "f. 5", "op. 49", "d. 758"))


@pytest.mark.parametrize(("language", "heading"), [("en", "Sources"), ("es", "Fuentes"), ("ru", "Источники")])
def test_a_caption_is_in_the_language_of_the_figure(reader: Reader, language: Language, heading: str) -> None:
    text = beside(reader, replace(NUMBERED, language=language)).files(["txt"])[".caption.txt"].decode()
    assert heading in text.splitlines()
    assert content().title.in_(language) in text
    assert content().events[0].title.in_(language) in text


# As a word processor's file


def test_a_docx_has_the_words_of_the_text(reader: Reader) -> None:
    made = beside(reader)
    lines = [line for line in made.files(["txt"])[".caption.txt"].decode().splitlines() if line]
    assert words_of(made.files(["docx"])[".caption.docx"]) == lines


def test_a_docx_of_a_style_has_its_italics(reader: Reader) -> None:
    data = beside(reader, APA).files(["docx"])[".caption.docx"]
    runs = [run for paragraph in docx.Document(io.BytesIO(data)).paragraphs for run in paragraph.runs]
    assert any(run.italic for run in runs)
    assert not all(run.italic for run in runs)


def test_a_docx_bears_no_hour(reader: Reader) -> None:
    data = beside(reader).files(["docx"])[".caption.docx"]
    assert data == beside(reader).files(["docx"])[".caption.docx"]
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        assert {part.date_time[0] for part in parts.infolist()} == {1980}
    told = docx.Document(io.BytesIO(data)).core_properties
    assert (told.title, told.author, told.created.year) == ("Sugar & ships", "Cuba Timeline", 2000)


def test_a_docx_takes_a_title_of_any_length(reader: Reader) -> None:
    data = beside(reader, replace(NUMBERED, title="Long\x0c " * 100)).files(["docx"])[".caption.docx"]
    assert words_of(data)[0].startswith("Long Long")


# Alternative text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("span", [("", ""), ("1966-01", "1966-06"), ("1964", "1964")])
def test_a_short_text_has_ten_to_a_hundred_words(reader: Reader, language: Language, span: tuple[str, str]) -> None:
    made = beside(reader, Figure(language=language, first=span[0], last=span[1], title="Un título"))
    assert 10 <= len(made.alt[0].split()) <= 100


def test_a_long_title_is_cut_to_a_hundred_words(reader: Reader) -> None:
    assert len(beside(reader, Figure(title="word " * 300)).alt[0].split()) == 100


def test_a_short_text_tells_span_lanes_number_and_where_most_are(reader: Reader) -> None:
    short, _ = beside(reader, Figure(last="1969")).alt
    for part in (
        "“Sugar & ships”",
        "1964",
        "1969",
        "9 events",
        "2 lanes",
        "Diplomacy (3)",
        "Economy (6)",
        "1966",
        "3 are",
    ):
        assert part in short


def test_one_event_is_one_event(reader: Reader) -> None:
    assert "1 event in 1 lane:" in beside(reader, Figure(first="1964", last="1964")).alt[0]
    russian = beside(reader, Figure(first="1964", last="1964", language="ru")).alt[0]
    assert "1 событие, 1 полоса" in russian


def test_the_long_text_gives_the_data(reader: Reader) -> None:
    _, long = beside(reader).alt
    assert long.splitlines() == [
        "Diplomacy (3 events)", "– 16 October 1964: A talk about <sugar>", "– 20 May 1966: A loan", "– Not named: 1.",
        "Economy (6 events)", "– 1965: The treaty", "– Not named: 5.",
    ]  # fmt: skip


def test_both_texts_can_be_ones_own(reader: Reader) -> None:
    made = beside(reader, Figure(alt=" Mine. ", long_alt="Long.", author="A. Historian", licence="CC BY 4.0"))
    assert made.alt == ("Mine.", "Long.")
    assert made.files(["alt"])[".alt.txt"] == b"Mine.\n\nLong.\n"
    about = made.about()
    assert (about.alt, about.long, about.title, about.version) == ("Mine.", "Long.", "Sugar & ships", "small 3")
    assert (about.author, about.licence) == ("A. Historian", "CC BY 4.0")


# The table of events


def test_the_table_has_every_event_of_the_figure_with_its_numbers(reader: Reader) -> None:
    data = beside(reader).files(["csv"])[".events.csv"]
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert {row["id"]: row["edtf"] for row in rows} == DATES
    assert [row["id"] for row in rows if row["named"]] == list(SHOWN)
    talk = next(row for row in rows if row["id"] == "talk")
    assert (talk["number"], talk["sources"], talk["people"]) == ("1", "1", "The Minister")
    assert [row["earliest"] for row in rows] == sorted(row["earliest"] for row in rows)


@pytest.mark.parametrize(
    ("figure", "ids"),
    [
        (Figure(first="1967", last="1967"), {"speech", "parade"}),
        (Figure(first="1966-06", last="1966-12"), {"harvest"}),
        (Figure(first="1966-06-30", last="1966-06-30"), {"harvest"}),
        (Figure(entity="minister"), {"talk"}),
    ],
)
def test_only_what_the_figure_shows_is_counted(reader: Reader, figure: Figure, ids: set[str]) -> None:
    read = read_content(reader, figure)
    assert {read.columns.ids[index] for index in events_of(figure, read).tolist()} == ids


def test_there_are_no_other_kinds(reader: Reader) -> None:
    made = beside(reader)
    assert len(made.files(KINDS)) == len(KINDS)
    with pytest.raises(UsageError, match="rtf"):
        made.files(["rtf"])
