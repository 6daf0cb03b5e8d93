"""The pieces that citations are made of: archive references, names, short titles, marks of three kinds."""

from __future__ import annotations

import pytest

from cubatimeline.domain.documents import ArchiveReference, Document
from cubatimeline.domain.languages import Localised
from cubatimeline.services.citing import archive_words, note
from cubatimeline.services.citing.archive import note_words
from cubatimeline.services.citing.chicago import american, short_title
from cubatimeline.services.citing.citation import Citation, inside_quotes
from cubatimeline.services.citing.names import authors, families, family_first, in_order, is_person


def test_boxes_and_folders_are_named_as_such() -> None:
    assert archive_words(ArchiveReference(archive="A library", box="3", folder="12")) == "A library, box 3, folder 12"
    assert archive_words(ArchiveReference()) == ""


def test_several_sheets_are_told_from_one() -> None:
    reference = ArchiveReference("RGANI", fond="5", opis="49", delo="131", list="193-194")
    assert archive_words(reference) == "RGANI, f. 5, op. 49, d. 131, ll. 193–194"
    assert note_words(reference, "ru") == "RGANI, ф. 5, оп. 49, д. 131, лл. 193–194"
    assert archive_words(ArchiveReference(list="3ob")) == "l. 3ob"
    assert archive_words(ArchiveReference(list="ll. 3, 5")) == "ll. 3, 5"


def test_a_note_goes_from_the_folder_to_the_archive_and_a_russian_one_from_the_archive_down() -> None:
    assert note_words(ArchiveReference("A Library", "Papers", box="3", folder="12")) == (
        "box 3, folder 12, Papers, A Library"
    )
    assert note_words(ArchiveReference("TsKhSD", fond="5", opis="49")) == "TsKhSD, f. 5, op. 49"


def test_a_creator_named_in_the_title_is_not_named_twice() -> None:
    letter = Document("letter", Localised("Letter of N. S. Khrushchev"), creator="N. S. Khrushchev")
    assert note(letter) == "“Letter of N. S. Khrushchev.”"


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("O. T. Darusenkov", "", [("Darusenkov", "O. T.")]),
        ("Fidel Castro Ruz", "es", [("Castro Ruz", "Fidel")]),
        ("Juan Antonio Blanco", "es", [("Blanco", "Juan Antonio")]),
        ("Никита Хрущёв", "ru", [("Хрущёв", "Никита")]),
        ("Хрущёв Никита Сергеевич", "ru", [("Хрущёв", "Никита Сергеевич")]),
        ("Christopher Andrew and Vasili Mitrokhin", "", [("Andrew", "Christopher"), ("Mitrokhin", "Vasili")]),
        ("Jorge de la Torre", "es", [("de la Torre", "Jorge")]),
    ],
)
def test_names_of_people_are_parted(text: str, language: str, expected: list[tuple[str, str]]) -> None:
    assert [(name.get("family"), name.get("given")) for name in authors(text, language)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Presidium of the CPSU Central Committee", "US Department of State, Bureau of Intelligence and Research",
        "Central Intelligence Agency", "MEMRI", "George Gedda, Associated Press", "5412 Committee", "",
        "Посольство СССР на Кубе", "KGB resident in Havana",
    ],
)  # fmt: skip
def test_institutions_stay_in_one_piece(text: str) -> None:
    assert not is_person(text)
    assert [name.get("literal") for name in authors(text)] == ([text] if text else [])


def test_lists_of_names() -> None:
    names = authors("A. Bee; C. Dee; E. Eff")
    assert in_order(names) == "A. Bee, C. Dee, and E. Eff"
    assert family_first(names) == "Bee, A., C. Dee, and E. Eff"
    assert families(names) == "Bee, Dee, and Eff"
    assert families(authors("A. Bee; C. Dee; E. Eff; G. Aitch")) == "Bee et al."


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("From the Diary of O. T. Darusenkov, Record of a Conversation", "From the Diary of O. T. Darusenkov"),
        ("One Hell of a Gamble: Khrushchev", "One Hell of a Gamble"),
        ("The Cuban Question", "Cuban Question"),
        ("Cuba", "Cuba"),
        ("A long title without any comma that goes on and on to its end", "long title without any comma that"),
        ("", ""),
    ],
)
def test_short_titles(title: str, short: str) -> None:
    assert short_title(title) == short


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("27 October 1964", "October 27, 1964"),
        ("between 22 and 28 October 1962", "between October 22 and 28, 1962"),
        ("c. October 1962", "ca. October 1962"),
        ("from 30 December 1961 to 2 January 1962", "from December 30, 1961 to January 2, 1962"),
        ("1962", "1962"),
    ],
)
def test_american_dates(words: str, expected: str) -> None:
    assert american(words) == expected


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("“A title”, 1962", "“A title,” 1962"),
        ("<i>“A title”</i>, 1962", "<i>“A title,”</i> 1962"),
        ("“Why?”, 1962", "“Why?,” 1962"),
        ("“Why?”.", "“Why?”"),
        ("“On ‘truth’”.", "“On ‘truth.’”"),
    ],
)
def test_commas_go_inside_quotation_marks(before: str, after: str) -> None:
    assert inside_quotes(before) == after


def test_markdown_writes_out_what_means_something_to_it() -> None:
    citation = Citation.of_html("A *star* [1] &lt;b&gt; <i>Title </i>https://127.0.0.1/a_b.")
    assert citation.plain == "A *star* [1] <b> Title https://127.0.0.1/a_b."
    assert citation.markdown == r"A \*star\* \[1\] \<b\> *Title* <https://127.0.0.1/a_b>."
    assert citation.html.endswith('<i>Title </i><a href="https://127.0.0.1/a_b">https://127.0.0.1/a_b</a>.')
