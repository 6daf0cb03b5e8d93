"""Citations as full notes."""

from __future__ import annotations

from cubatimeline.domain.documents import ArchiveReference, Document
from cubatimeline.domain.edtf import parse
from cubatimeline.domain.languages import Localised
from cubatimeline.services.citing import archive_words, note


def test_a_paper_of_an_archive_is_cited_with_its_reference_in_parts() -> None:
    paper = Document(
        "diary",
        Localised("Record of a conversation"),
        creator="O. T. Darusenkov",
        publisher="A digital archive",
        dates={"discussed": parse("1964-10-16"), "written": parse("1964-10-27")},
        reference=ArchiveReference(archive="TsKhSD", fond="5", opis="49", delo="758", list="269"),
        translator="Gary Goldberg",
    )
    assert note(paper) == (
        "O. T. Darusenkov, “Record of a conversation,” 27 October 1964, TsKhSD, f. 5, op. 49, d. 758, l. 269, "
        "translated by Gary Goldberg, A digital archive."
    )


def test_a_creator_named_in_the_title_is_not_named_twice() -> None:
    letter = Document("letter", Localised("Letter of N. S. Khrushchev"), creator="N. S. Khrushchev")
    assert note(letter) == "“Letter of N. S. Khrushchev.”"


def test_boxes_and_folders_are_named_as_such() -> None:
    assert archive_words(ArchiveReference(archive="A library", box="3", folder="12")) == "A library, box 3, folder 12"
    assert archive_words(ArchiveReference()) == ""
