"""Bibliographies, styles that stumble, and citations of records by chance."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from cubatimeline.domain.documents import Document
from cubatimeline.domain.languages import Localised
from cubatimeline.services.citing import engine as engines
from cubatimeline.services.citing.chicago import full_note
from cubatimeline.services.citing.citation import Citation
from cubatimeline.services.citing.citer import Citer
from cubatimeline.services.citing.engine import CannotRenderError
from cubatimeline.services.citing.items import citable
from cubatimeline.services.citing.styles import CHICAGO_NOTES, USUAL, NoStyleError, find_styles, style_title
from cubatimeline.services.interchange.model import Exchange
from tests.services.citing.records import BOOK, DIARY, INTERVIEW, NEWS, PAPERS, TREATY
from tests.services.interchange.exchanges import exchanges

ALL = (DIARY, BOOK, NEWS, INTERVIEW, TREATY, PAPERS)


def test_a_bibliography_is_sorted_and_names_each_document_once() -> None:
    entries = [entry.plain for entry in Citer().bibliography([*ALL, BOOK])]
    beginnings = [entry.split()[0].strip(",.") for entry in entries]
    assert beginnings == ["Bonsal", "Darusenkov", "Fursenko", "Leonov", "Granma", "Treaty"]


def test_a_numbered_style_keeps_the_order_and_counts() -> None:
    entries = [entry.plain for entry in Citer("ieee").bibliography([NEWS, BOOK])]
    assert [entry[:3] for entry in entries] == ["[1]", "[2]"]
    assert not Citer("ieee").note(BOOK).plain.startswith("[")


def test_names_are_written_out_or_as_initials_as_the_style_wants() -> None:
    assert Citer("mhra-notes").note(BOOK).plain.startswith("Aleksandr Fursenko")
    assert Citer("apa").note(BOOK).plain.startswith("Fursenko, A., & Naftali, T.")


def test_what_stands_in_for_an_author_is_not_written_twice() -> None:
    for style in ("apa", CHICAGO_NOTES):
        assert Citer(style).entry(NEWS).plain.count("Granma") == 1
        assert Citer(style).entry(NEWS).plain.count("Llegó") == 1


def test_a_date_in_words_is_written_once() -> None:
    assert Citer("apa").entry(INTERVIEW).plain.count("ca. April 2011") == 1


def test_a_style_that_is_not_there_is_told_with_its_mend() -> None:
    with pytest.raises(NoStyleError, match=r"no citation style “no-such-style”\. Choose another"):
        Citer("no-such-style").note(BOOK)


def test_a_damaged_style_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "torn.csl").write_text("<style><macro>")
    monkeypatch.setattr(engines, "style_path", lambda id_: tmp_path / f"{id_}.csl")
    with pytest.raises(NoStyleError, match="cannot be read"):
        Citer("torn").note(BOOK)


def test_where_a_style_stumbles_our_own_form_serves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "odd.csl").write_text(
        '<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0"><info/><citation><layout>'
        '<text variable="title" font-style="slanted"/></layout></citation></style>'
    )
    monkeypatch.setattr(engines, "style_path", lambda id_: tmp_path / f"{id_}.csl")
    with pytest.raises(CannotRenderError):
        engines.Engine("odd", "en").cite(citable(BOOK, "en"))
    assert Citer("odd").note(BOOK) == full_note(BOOK)


def test_signs_of_html_in_a_record_stay_what_they_are() -> None:
    odd = replace(BOOK, title=Localised("A <b> & C &amp; <i>x</i>"), creator="AT&T <b>", publisher="X & <b>Y")
    for style in (CHICAGO_NOTES, "apa"):
        plain = Citer(style).note(odd).plain
        assert "A <b> & C &amp; <i>x</i>" in plain
        assert "AT&T <b>" in plain
        assert "X & <b>Y" in plain


@settings(max_examples=25, deadline=None)
@given(exchanges(0, 2))
def test_any_record_is_cited_in_any_form(exchange: Exchange) -> None:
    for style in (CHICAGO_NOTES, "apa", "ieee"):
        citer = Citer(style)
        for document in exchange.documents:
            for citation in (citer.note(document), citer.short_note(document), citer.entry(document)):
                assert citation.plain.strip()
                assert Citation.of_html(citation.html).plain == citation.plain


def test_styles_are_found_by_words_and_the_usual_ones_stand_first() -> None:
    assert [style.id for style in find_styles("")] == list(USUAL)
    assert all(style.title != style.id for style in find_styles(""))
    assert "contemporary-british-history" in [style.id for style in find_styles("british contemporary history")]
    assert find_styles("APA")[0].id == "apa"
    assert find_styles("nothing is called that") == []


def test_titles_of_styles() -> None:
    assert style_title(CHICAGO_NOTES) == "Chicago Manual of Style 17th edition (notes and bibliography)"
    assert style_title("no-such-style") == "no-such-style"


def test_a_journal_that_follows_another_style_is_cited_in_that() -> None:
    assert Citer("contemporary-british-history").entry(BOOK).plain


def test_a_document_of_no_kind_and_no_date_gets_no_traceback() -> None:
    assert Citer("apa").note(Document("x", Localised("Untitled"))).plain.startswith("Untitled")
