"""Quotations: the words, the citation and the place, in three notations."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cubatimeline.domain.documents import Body, Document
from cubatimeline.domain.edtf import parse
from cubatimeline.domain.imports import Footnote, Heading, Structure
from cubatimeline.domain.languages import Localised
from cubatimeline.services.citing.citation import Place
from cubatimeline.services.citing.citer import Citer
from cubatimeline.services.citing.quoting import place_of, quotation
from cubatimeline.services.citing.references import reference_data
from cubatimeline.services.interchange import bibtex, csl
from cubatimeline.services.interchange.report import Report
from tests.services.citing.records import BOOK, DIARY

TEXT = "Heading\n\nFirst paragraph.\n\nSecond paragraph, which is longer.\n\n1. A note."


@pytest.mark.parametrize(
    ("words", "structure", "place"),
    [
        ("First", Structure(), Place("paragraph", "2")),
        ("First", Structure(headings=(Heading(1, 0),)), Place("paragraph", "1")),
        ("paragraph.\n\nSecond", Structure(headings=(Heading(1, 0),)), Place("paragraph", "1–2")),
        ("Heading", Structure(headings=(Heading(1, 0),)), Place("paragraph", "1")),
        ("First", Structure(pages=(0, 30)), Place("page", "1")),
        ("longer", Structure(pages=(0, 30)), Place("page", "2")),
        ("First paragraph.\n\nSecond", Structure(pages=(0, 30)), Place("page", "1–2")),
        ("A note", Structure(pages=(0,), footnotes=(Footnote("1", 12, 63, len(TEXT)),)), Place("footnote", "1")),
    ],
)
def test_where_words_stand(words: str, structure: Structure, place: Place) -> None:
    start = TEXT.index(words)
    assert place_of(TEXT, structure, start, start + len(words)) == place


def test_a_quotation_has_words_citation_and_place() -> None:
    document = replace(DIARY, body=Body.TEXT)
    found = quotation(Citer(), document, "a “confidential” conversation", Place("page", "2"))
    assert found.plain.startswith("“a ‘confidential’ conversation”\n“From the Diary")
    assert "r. 9126, p. 2, contributed by" in found.plain
    assert found.html.startswith("<blockquote><p>a “confidential” conversation</p></blockquote>")
    assert found.markdown.startswith("> a “confidential” conversation\n\n“From the Diary")


def test_several_paragraphs_stay_apart() -> None:
    found = quotation(Citer(), replace(BOOK, body=Body.TEXT), "one\n\n two *stars*", Place("page", "2–3"))
    assert found.plain.startswith("“one\ntwo *stars*”\n")
    assert "<p>one</p><p>two *stars*</p>" in found.html
    assert found.markdown.startswith("> one\n> \n> two \\*stars\\*\n")
    assert "(W. W. Norton, 1997), 2–3." in found.plain


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Quoted from the digest in Cuba Timeline, para. 3; not the words of the source."),
        ("es", "Citado del resumen en Cuba Timeline, párr. 3; no son palabras de la fuente."),
        ("ru", "Цитируется изложение в Cuba Timeline, абз. 3; это не слова источника."),
    ],
)
def test_words_of_a_digest_are_never_given_as_those_of_the_source(language, said: str) -> None:
    found = quotation(Citer(language=language), replace(DIARY, body=Body.DIGEST), "our words", Place("paragraph", "3"))
    assert found.plain.rstrip().endswith(said)


def test_a_chapter_is_quoted_as_ours() -> None:
    chapter = Document("chapter-3", Localised("The crisis"), body=Body.CHAPTER, number=3)
    found = quotation(Citer(), chapter, "words", Place("paragraph", "2"))
    assert found.plain == "“words”\n“The crisis,” chap. 3, Cuba Timeline, para. 2.\n"


def test_a_record_for_reference_managers() -> None:
    assert "@unpublished{seed-003" in reference_data(DIARY, "bibtex")
    assert "TY  - " in reference_data(DIARY, "ris")
    assert '"archive": "TsKhSD"' in reference_data(DIARY, "csl")


def test_when_a_copy_was_seen_travels_to_reference_managers_and_back() -> None:
    seen = replace(DIARY, dates=DIARY.dates | {"accessed": parse("2020-03-02")})
    written = reference_data(seen, "bibtex")
    assert "urldate = {2020-03-02}" in written
    assert '"accessed": {' in reference_data(seen, "csl")
    for module, text in ((bibtex, written), (csl, reference_data(seen, "csl"))):
        assert module.read(text.encode(), Report()).documents[0].dates == seen.dates
    foreign = "@online{a, title = {A page}, url = {https://127.0.0.1/}, urldate = {2021-05-06}}"
    assert bibtex.read(foreign.encode(), Report()).documents[0].dates["accessed"].edtf == "2021-05-06"
