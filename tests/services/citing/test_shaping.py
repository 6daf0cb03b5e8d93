"""Styles cut down to the shape of a record: they say what the whole style says."""

from __future__ import annotations

import io
from xml.etree.ElementTree import fromstring

import pytest
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle
from citeproc.formatter import plain
from citeproc.source.json import CiteProcJSON

from cubatimeline.domain.documents import Document
from cubatimeline.services.citing.items import citable
from cubatimeline.services.citing.shaping import CSL, cut, shape_of
from cubatimeline.services.citing.styles import CHICAGO_NOTES, style_path
from tests.services.citing.records import BOOK, DIARY

_HEAD = '<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0">'


def rendered(xml: bytes, document: Document, *, entry: bool) -> str:
    style = CitationStylesStyle(io.BytesIO(xml), locale="en-US", validate=False)
    cited = Citation([CitationItem(document.id)])
    bibliography = CitationStylesBibliography(style, CiteProcJSON([citable(document, "en")]), plain)
    bibliography.register(cited)
    return str(bibliography.bibliography()[0] if entry else bibliography.cite(cited, None))


@pytest.mark.parametrize("entry", [False, True])
@pytest.mark.parametrize("document", [BOOK, DIARY], ids=lambda document: document.id)
@pytest.mark.parametrize("style", ["apa", "harvard-cite-them-right", "iso690-full-note-en"])
def test_a_style_cut_down_says_what_the_whole_one_says(style: str, document: Document, entry: bool) -> None:
    whole = style_path(style).read_bytes()
    shape = shape_of(citable(document, "en"), "bibliography" if entry else "citation")
    small = cut(fromstring(whole), shape)
    assert rendered(small, document, entry=entry) == rendered(whole, document, entry=entry)


def test_little_is_left_of_a_large_style() -> None:
    whole = style_path(CHICAGO_NOTES).read_bytes()
    assert len(cut(fromstring(whole), shape_of(citable(BOOK, "en"), "citation"))) < len(whole) / 20


def layout(inner: str, **item: object) -> list[str]:
    """Return the tags that are left of a layout for an item."""
    style = fromstring(f"{_HEAD}<citation><layout>{inner}</layout></citation></style>")
    left = fromstring(cut(style, shape_of({"id": "x", "type": "book", **item}, "citation")))
    found = left.find(f"{CSL}citation/{CSL}layout")
    assert found is not None
    return [element.tag.removeprefix(CSL) for element in found.iter() if element is not found]


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        ('type="book"', True), ('type="book article"', False), ('type="article book" match="any"', True),
        ('variable="title"', True), ('variable="title volume"', False), ('variable="volume" match="none"', True),
        ('is-numeric="volume"', False), ('position="first"', True), ('position="subsequent ibid" match="any"', False),
        ('locator="page"', False), ('disambiguate="true"', False), ('is-uncertain-date="issued"', False),
    ],
)  # fmt: skip
def test_conditions_are_settled_as_the_language_has_them(condition: str, holds: bool) -> None:
    inner = f'<choose><if {condition}><text value="a"/></if><else><number variable="volume"/></else></choose>'
    assert layout(inner, title="T") == (["text"] if holds else [])


def test_a_group_whose_variables_are_all_empty_is_not_written() -> None:
    assert layout('<group><text term="edition"/><number variable="edition"/></group>', title="T") == []
    assert layout('<group><text term="in"/><text variable="title"/></group>', title="T") == ["group", "text", "text"]
    assert layout('<group><text term="ibid"/></group>') == ["group", "text"]


def test_what_stood_in_for_names_is_spent() -> None:
    inner = '<names variable="author"><substitute><text variable="title"/></substitute></names><text variable="title"/>'
    assert layout(inner, title="T") == ["names", "substitute", "text"]
    assert layout(inner, title="T", author=[{"literal": "A"}]) == ["names", "text"]
