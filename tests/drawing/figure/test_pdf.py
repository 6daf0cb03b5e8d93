"""PDF of figures: vectors, fonts embedded, exact pages, and what the file says of itself."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager

import pikepdf
import pypdfium2
import pytest

from cubatimeline.domain.errors import Cancelled
from cubatimeline.drawing.figure import painting
from cubatimeline.drawing.figure.pdf import pdf_bytes
from cubatimeline.services.figures.sheets import About, Group, Sheet, Words
from tests.drawing.figure.samples import ABOUT, grey_sheet, sheet

PAGES = (sheet("1953–1962"), sheet("1963–2019", 190, 245.25))


@contextmanager
def opened(*pages: Sheet, about: About = ABOUT) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(pdf_bytes(pages, about))) as document:
        yield document


def text_of(data: bytes, page: int) -> str:
    document = pypdfium2.PdfDocument(data)
    try:
        return document[page].get_textpage().get_text_range()
    finally:
        document.close()


def contents_of(page: pikepdf.Page) -> bytes:
    page.contents_coalesce()
    return page.Contents.read_bytes()


@pytest.mark.parametrize("box", ["/MediaBox", "/TrimBox"])
def test_pages_have_their_exact_size(qapp, box: str) -> None:
    with opened(*PAGES) as document:
        for page, wanted in zip(document.pages, PAGES, strict=True):
            left, bottom, right, top = (float(value) * 25.4 / 72 for value in page.obj[box])
            assert (left, bottom) == (0, 0)
            assert right == pytest.approx(wanted.width, abs=0.01)
            assert top == pytest.approx(wanted.height, abs=0.01)


def test_every_font_is_embedded_as_the_part_that_is_used(qapp) -> None:
    with opened(PAGES[0]) as document:
        fonts = document.pages[0].Resources.Font
        names = []
        for font in fonts.values():
            descriptor = font.DescendantFonts[0].FontDescriptor
            assert len(descriptor.FontFile2.read_bytes()) < 60_000
            assert str(descriptor.FontName) == str(font.BaseFont)
            names.append(str(font.BaseFont))
    assert all(re.fullmatch(r"/[A-Z]{6}\+Source(Sans|Serif)Pro-\w+", name) for name in names)
    assert len(set(names)) == len(names) == 5


def test_letters_that_ours_lack_are_embedded_too(qapp) -> None:
    words = tuple(Words(5, 10 + 8 * number, text, 8) for number, text in enumerate(("☆ → Ω", "العربية", "Ž № ½")))
    with opened(Sheet(60, 40, (Group("words", words),))) as document:
        for font in document.pages[0].Resources.Font.values():
            descriptor = font.DescendantFonts[0].FontDescriptor
            assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(descriptor.keys())
            assert re.match(r"/[A-Z]{6}\+", str(font.BaseFont))


def test_words_can_be_copied_with_their_spaces(qapp) -> None:
    text = text_of(pdf_bytes(PAGES, ABOUT), 0)
    for item in PAGES[0].items():
        if isinstance(item, Words):
            assert item.text in text
    assert "\t" not in text


def test_it_says_what_it_is(qapp) -> None:
    with opened(*PAGES) as document:
        info = {name: str(value) for name, value in document.docinfo.items()}
        assert info["/Title"] == ABOUT.title
        assert info["/Author"] == ABOUT.author
        assert info["/Subject"] == ABOUT.subject
        assert ABOUT.version in info["/Keywords"]
        assert ABOUT.licence in info["/Keywords"]
        assert info["/CreationDate"] == info["/ModDate"] == "D:20190411000000Z"
        assert str(document.Root.Lang) == "en"
        with document.open_metadata() as metadata:
            assert metadata["dc:title"] == ABOUT.title
            assert metadata["dc:creator"] == [ABOUT.author]
            assert metadata["dc:rights"] == ABOUT.licence
            assert metadata["xmp:CreateDate"] == "2019-04-11T00:00:00Z"


def test_what_is_unknown_is_left_out(qapp) -> None:
    with opened(PAGES[0], about=About(title="Only a title")) as document:
        assert "/CreationDate" not in document.docinfo
        assert "/Author" not in document.docinfo
        assert str(document.docinfo["/Title"]) == "Only a title"


def test_several_pages_have_bookmarks_and_one_has_none(qapp) -> None:
    with opened(*PAGES) as document, document.open_outline() as outline:
        assert [item.title for item in outline.root] == ["1953–1962", "1963–2019"]
        targets = [item.destination[0] for item in outline.root]
        assert [document.pages.index(pikepdf.Page(target)) for target in targets] == [0, 1]
    with opened(PAGES[0]) as document:
        assert "/Outlines" not in document.Root


def test_each_page_is_tagged_as_a_figure_with_its_alternative_text(qapp) -> None:
    with opened(*PAGES) as document:
        assert bool(document.Root.MarkInfo.Marked)
        figures = list(document.Root.StructTreeRoot.K.K)
        assert [str(figure.S) for figure in figures] == ["/Figure"] * 2
        assert [ABOUT.alt in str(figure.Alt) for figure in figures] == [True] * 2
        for page in document.pages:
            marked = contents_of(page)
            assert marked.count(b"/Figure <</MCID 0>> BDC") == marked.count(b"EMC") == 1


def test_it_holds_vectors_and_no_picture(qapp) -> None:
    with opened(*PAGES) as document:
        for page in document.pages:
            assert "/XObject" not in page.Resources or not [
                each for each in page.Resources.XObject.values() if str(each.get("/Subtype")) == "/Image"
            ]


def test_greys_are_greys(qapp) -> None:
    with opened(grey_sheet()) as document:
        content = contents_of(document.pages[0])
    assert re.search(rb"^0\.8\d* scn$", content, re.MULTILINE)
    assert not re.search(rb"[\d.]+ [\d.]+ [\d.]+ (?:scn|SCN|rg|RG)\b", content)


@pytest.mark.parametrize("pages", [PAGES, PAGES[:1], (grey_sheet(),)])
def test_the_same_sheets_give_the_same_bytes(qapp, pages: tuple[Sheet, ...]) -> None:
    assert pdf_bytes(pages, ABOUT) == pdf_bytes(pages, ABOUT)


def test_letters_have_the_size_asked_for(qapp) -> None:
    """Measured on the page: the height of the capitals in the heading of 11 points."""
    data = pdf_bytes([sheet()], ABOUT)
    document = pypdfium2.PdfDocument(data)
    text = document[0].get_textpage()
    left, bottom, _, top = text.get_charbox(text.get_text_range().index("Cuba"))
    document.close()
    assert top - bottom == pytest.approx(11 * 0.69, abs=0.3)
    assert left == pytest.approx(5 / 25.4 * 72, abs=1)


def test_progress_is_told_and_can_stop_the_work(qapp, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(painting, "_TOLD_EVERY", 2)
    told: list[tuple[int, int]] = []

    def progress(done: int, of: int) -> None:
        told.append((done, of))
        if done * 2 >= of:
            raise Cancelled("The figure")

    with pytest.raises(Cancelled):
        pdf_bytes(PAGES, ABOUT, progress)
    assert [done for done, _ in told] == [0, 2, 4, 6]
    assert {of for _, of in told} == {12}
