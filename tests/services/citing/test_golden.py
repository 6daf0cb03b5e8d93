"""What is expected of citations, kind by kind and form by form."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cubatimeline.domain.documents import Document
from cubatimeline.services.citing import note
from cubatimeline.services.citing.citation import Place
from cubatimeline.services.citing.citer import Citer
from tests.services.citing.records import BOOK, DIARY, INTERVIEW, NEWS, PAPERS, TREATY

_SEEDS = Path(__file__).parents[4] / "shared" / "seeds"
_TITLE = (
    "From the Diary of O. T. Darusenkov, Record of a Conversation with Cuban Minister of Industry, Ernesto Guevara, "
    "16 October 1964"
)
_ADDRESS = "https://digitalarchive.wilsoncenter.org/document/117102"
_GAMBLE = "One Hell of a Gamble: Khrushchev, Castro, and Kennedy, 1958-1964"

_DIARY_NOTE = (
    f"“{_TITLE},” October 27, 1964, TsKhSD, f. 5, op. 49, d. 758, l. 269, r. 9126, contributed by Leon Levy "
    f"Foundation, trans. Gary Goldberg, Wilson Center Digital Archive, {_ADDRESS}."
)
_DIARY_ENTRY = (
    f"Darusenkov, O. T. “{_TITLE}.” October 27, 1964. TsKhSD, f. 5, op. 49, d. 758, l. 269, r. 9126. Contributed by "
    f"Leon Levy Foundation. Translated by Gary Goldberg. Wilson Center Digital Archive. {_ADDRESS}."
)
_PAPERS_NOTE = (
    "Philip W. Bonsal to Christian A. Herter, “Letter on the sugar quota,” June 29, 1960, box 3, folder 12, Herter "
    "Papers, Eisenhower Library, Abilene."
)
_PAPERS_ENTRY = (
    "Bonsal, Philip W. “Letter on the sugar quota.” To Christian A. Herter. June 29, 1960. Box 3, folder 12, Herter "
    "Papers, Eisenhower Library, Abilene."
)
_TREATY = "Treaty of Friendship and Cooperation between the USSR and the Republic of Cuba, April 4, 1989."
_LLEGO = "Llegó a La Habana el compañero Brézhnev"

CHICAGO: tuple[tuple[Document, str, str, str], ...] = (
    (DIARY, _DIARY_NOTE, "“From the Diary of O. T. Darusenkov,” October 27, 1964.", _DIARY_ENTRY),
    (
        BOOK,
        f"Aleksandr Fursenko and Timothy Naftali, {_GAMBLE} (W. W. Norton, 1997).",
        "Fursenko and Naftali, One Hell of a Gamble.",
        f"Fursenko, Aleksandr, and Timothy Naftali. {_GAMBLE}. W. W. Norton, 1997.",
    ),
    (
        NEWS,
        f"“{_LLEGO},” Granma, January 29, 1974, https://127.0.0.1/granma.",
        f"Granma, “{_LLEGO}.”",
        f"Granma. “{_LLEGO}.” January 29, 1974. https://127.0.0.1/granma.",
    ),
    (
        INTERVIEW,
        "Nikolai Leonov, “I Never Doubted Fidel,” Rossiya 1, ca. April 2011.",
        "Leonov, “I Never Doubted Fidel.”",
        "Leonov, Nikolai. “I Never Doubted Fidel.” Rossiya 1, ca. April 2011.",
    ),
    (TREATY, _TREATY, "Treaty of Friendship and Cooperation.", _TREATY),
    (PAPERS, _PAPERS_NOTE, "Bonsal, “Letter on the sugar quota,” June 29, 1960.", _PAPERS_ENTRY),
)


@pytest.mark.parametrize(("document", "full", "short", "entry"), CHICAGO, ids=[each[0].id for each in CHICAGO])
def test_chicago_notes_and_bibliography(document: Document, full: str, short: str, entry: str) -> None:
    citer = Citer()
    assert citer.note(document).plain == full
    assert citer.short_note(document).plain == short
    assert citer.entry(document).plain == entry


def test_apa_brackets_and_references() -> None:
    citer = Citer("apa")
    assert citer.note(BOOK).plain == f"Fursenko, A., & Naftali, T. (1997). {_GAMBLE}. W. W. Norton."
    assert citer.short_note(BOOK, Place("page", "12")).plain == "(Fursenko & Naftali, 1997, p. 12)"
    assert citer.note(INTERVIEW).plain == ("Leonov, N. (ca. April 2011). I Never Doubted Fidel [Interview]. Rossiya 1.")
    assert citer.entry(NEWS).plain == (
        "Llegó a La Habana el compañero Brézhnev. (1974, January 29). Granma. https://127.0.0.1/granma"
    )
    assert "TsKhSD (f. 5, op. 49, d. 758, l. 269, r. 9126)" in citer.entry(DIARY).plain


def test_titles_of_books_stand_in_italics_and_addresses_are_links() -> None:
    book, news = Citer().note(BOOK), Citer().note(NEWS)
    assert f"<i>{_GAMBLE}</i> (W. W. Norton, 1997)" in book.html
    assert f"*{_GAMBLE}* (W. W. Norton, 1997)" in book.markdown
    assert '<a href="https://127.0.0.1/granma">https://127.0.0.1/granma</a>' in news.html
    assert "*Granma*, January 29, 1974, <https://127.0.0.1/granma>." in news.markdown


def test_a_place_in_the_source_stands_before_the_address() -> None:
    citer = Citer()
    assert citer.note(NEWS, Place("page", "3")).plain.endswith("January 29, 1974, 3, https://127.0.0.1/granma.")
    assert "l. 269, r. 9126, para. 4, contributed by" in citer.note(DIARY, Place("paragraph", "4")).plain


@pytest.mark.parametrize(
    ("language", "part"),
    [
        ("es", "», 27 de octubre de 1964, TsKhSD, f. 5, op. 49, d. 758, l. 269, r. 9126, aportado por Leon Levy"),
        ("ru", "«Из дневника О. Т. Дарусенкова. Запись беседы», 27 октября 1964 г., TsKhSD, ф. 5, оп. 49, д. 758"),
    ],
)
def test_notes_in_other_languages(language, part: str) -> None:
    assert part in Citer(language=language).note(DIARY).plain


def test_other_styles_speak_the_language_too() -> None:
    assert "enero" in Citer("apa", "es").note(NEWS).plain
    assert "«Llegó a La Habana el compañero Brézhnev»" in Citer("chicago-notes-bibliography", "ru").note(NEWS).plain


def test_the_reference_is_added_where_a_style_has_no_place_for_it() -> None:
    kept = Citer("ieee").entry(DIARY).plain
    assert "f. 5, op. 49, d. 758, l. 269, r. 9126" in kept
    assert "TsKhSD" in kept


def test_an_undated_paper_says_so_and_an_empty_record_is_cited_by_its_title() -> None:
    assert Citer().note(replace(DIARY, dates={}, address="")).plain.count("n.d.") == 1
    assert Citer().note(Document("x", BOOK.title)).plain.startswith("“One Hell")


def test_the_quick_note_says_what_the_style_says(sources: list[Document]) -> None:
    citer, some = Citer(), sources[::12]
    assert sum(citer.note(each).plain == note(each) for each in some) >= 0.9 * len(some)


def test_the_diary_of_the_built_in_collection(sources: list[Document]) -> None:
    diary = next(each for each in sources if each.id == "seed-003")
    assert Citer().note(diary).plain == (
        f"“{_TITLE},” October 27, 1964, TsKhSD, f. 5, op. 49, d. 758, l. 269, r. 9126, contributed by Leon Levy "
        "Foundation, trans. Gary Goldberg, for the Cold War International History Project, Wilson Center Digital "
        f"Archive, History and Public Policy Program, {_ADDRESS}."
    )


def test_the_note_says_all_that_the_page_of_the_archive_gives_for_citing(sources: list[Document]) -> None:
    note_given = Citer().note(next(each for each in sources if each.id == "seed-003")).plain
    for path in _SEEDS.glob("003*.txt"):
        lines = path.read_text(encoding="utf-8").splitlines()
        given = next(line.strip() for line in lines if "History and Public Policy Program Digital Archive" in line)
        title, _, rest = given.strip('"').partition(',"')
        date, archive = rest.split(", History and Public Policy Program Digital Archive, ")
        reference, _, translated = archive.partition(". Translated for CWIHP by ")
        for part in (title, date.strip(), reference, translated.rstrip(".")):
            assert part.strip() in note_given
