"""SVG of figures: real words, ids, sizes in millimetres."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cubatimeline.drawing.figure.metrics import FontMetrics
from cubatimeline.drawing.figure.svg import svg_bytes
from cubatimeline.services.figures.sheets import About, Face, Group, Sheet, Words, boxes_of
from cubatimeline.services.interchange import words as words_of
from tests.drawing.figure.samples import ABOUT, grey_sheet, sheet

SVG = "{http://www.w3.org/2000/svg}"
GOLDEN = Path(__file__).with_name("golden")


def root_of(page: Sheet, about: About = ABOUT) -> ET.Element:
    return ET.fromstring(svg_bytes(page, about))


def test_it_has_title_description_and_size_in_millimetres(qapp) -> None:
    root = root_of(sheet("Page"))
    assert (root.get("width"), root.get("height"), root.get("viewBox")) == ("85.3mm", "61.7mm", "0 0 85.3 61.7")
    assert root.findtext(f"{SVG}title") == "Cuba & Moscow, 1953–2019 – Page"
    assert root.findtext(f"{SVG}desc") == f"{ABOUT.alt}\n{ABOUT.long}"
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == root.get("lang") == "en"


def test_each_event_is_a_group_with_its_id_and_title(qapp) -> None:
    groups = {group.get("id"): group for group in root_of(sheet()).iter(f"{SVG}g")}
    crisis = groups["event-1962-10-16-crisis"]
    assert crisis.findtext(f"{SVG}title") == "The Caribbean crisis, 16–28 October 1962"
    assert [text.text for text in crisis.iter(f"{SVG}text")] == ["Карибский кризис"]
    assert groups["axis"].find(f"{SVG}title") is None


def test_ids_are_names_that_xml_allows_and_unlike(qapp) -> None:
    words = (Words(1, 5, "x", 8),)
    groups = tuple(Group(id_, words) for id_ in ("a b", "a b", "7", "", "title", "é"))
    ids = [element.get("id") for element in root_of(Sheet(20, 10, groups)).iter() if element.get("id")]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[A-Za-z][A-Za-z0-9_.-]*", each) for each in ids)


def test_all_words_are_words_in_their_fonts(qapp) -> None:
    root = root_of(sheet())
    texts = {text.text: text for text in root.iter(f"{SVG}text")}
    assert set(texts) == {item.text for item in sheet().items() if isinstance(item, Words)}
    heading = texts["Cuba & Moscow <1962>"]
    assert heading.get("font-weight") == "700"
    assert heading.get("font-family", "").startswith("'Source Serif Pro'")
    assert "font-family" not in texts["Карибский кризис"].attrib
    assert root.get("font-family", "").startswith("'Source Sans Pro'")
    assert not list(root.iter(f"{SVG}image"))


def test_families_are_lists_that_browsers_read(qapp) -> None:
    """A name with a number in it must be quoted (CSS Fonts 3, 3.1), or the whole list counts for nothing."""
    families = {element.get("font-family") for element in root_of(sheet()).iter()} - {None}
    for family in families:
        for name in family.split(", "):
            assert re.fullmatch(r"'[^']+'|[A-Za-z-]+", name), name


def test_words_have_the_length_that_they_were_measured_at(metrics: FontMetrics) -> None:
    root = root_of(sheet())
    for text in root.iter(f"{SVG}text"):
        face = Face.SERIF_BOLD if text.get("font-weight") and text.get("font-family") else None
        if face is not None and text.text == "Cuba & Moscow <1962>":
            assert float(text.get("textLength", "0")) == pytest.approx(metrics.width(text.text, face, 11), abs=0.001)
            return
    raise AssertionError("no heading")


def test_control_characters_do_no_harm(qapp) -> None:
    page = Sheet(30, 10, (Group("event-a", (Words(1, 5, "a\x00b\x1f<&>", 8),), "t\x07<"),))
    root = root_of(page, About(title="x\x01&", alt="\x0b<desc>"))
    assert [text.text for text in root.iter(f"{SVG}text")] == ["ab<&>"]
    assert root.findtext(f"{SVG}title") == "x&"


@given(st.text(max_size=30), st.text(max_size=30), st.text(max_size=30))
def test_any_words_make_a_document_that_can_be_read(qapp, text: str, title: str, alt: str) -> None:
    page = Sheet(30, 10, (Group(title, (Words(1, 5, text, 8),), title),))
    root = root_of(page, About(title=title, alt=alt, author=text))
    (found,) = root.iter(f"{SVG}text")
    assert words_of.clean(text).replace("\r", "\n") == (found.text or "")


def test_no_paper_leaves_the_ground_open(qapp) -> None:
    page = Sheet(30, 10, (), paper="")
    assert [element.get("id") for element in root_of(page).iter(f"{SVG}rect")] == []


@pytest.mark.parametrize(("name", "page"), [("column", sheet()), ("grey", grey_sheet())])
def test_the_file_is_as_it_was(qapp, name: str, page: Sheet) -> None:
    assert svg_bytes(page, ABOUT).decode() == (GOLDEN / f"{name}.svg").read_text(encoding="utf-8")


def test_what_is_measured_on_the_sheet_lies_on_it(metrics: FontMetrics) -> None:
    page = sheet()
    for left, top, right, bottom in boxes_of(list(page.items()), metrics):
        assert 0 <= left <= right <= page.width
        assert 0 <= top <= bottom <= page.height
