"""The figures measured: letters, overlaps, cuts, fonts, sizes on paper, and greys that tell lanes apart."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pikepdf
import pytest
from PIL import Image

from cubatimeline.domain.languages import LANGUAGES
from cubatimeline.drawing.figure.metrics import FontMetrics
from cubatimeline.drawing.figure.raster import raster_of
from cubatimeline.drawing.figure.writing import figure_bytes
from cubatimeline.services import builtin
from cubatimeline.services.figures.cautions import CautionKind
from cubatimeline.services.figures.figure import Colours, Ground
from cubatimeline.services.figures.presets import PRESETS
from cubatimeline.services.figures.sheets import Box, Face, Group, Hatch, Ink, Sheet, Words
from cubatimeline.services.figures.sheets import Path as Path_
from cubatimeline.store.fill import fill
from cubatimeline.store.reader import Reader
from tests.picture_book import figures
from tests.picture_book.figures import FIGURES, Made, faults, made

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    path = tmp_path_factory.mktemp("figures") / "built-in.cubatimeline"
    fill(path, builtin.load(builtin.data_folder()), lambda what, part: None, lambda: False)
    with Reader(path) as opened:
        yield opened


# One test a figure, as what one keeps for the next is looked through by the guards of each.
@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_is_as_a_journal_wants_it(qapp, reader: Reader, name: str) -> None:
    each = made(reader, FIGURES[name], FontMetrics())
    assert faults(each, FontMetrics()) == []
    told = {caution.kind for caution in each.composed.warnings}
    assert not told & {CautionKind.SMALL_LETTERS, CautionKind.THIN_LINES, CautionKind.TOO_SMALL}
    check_sheets(each)
    check_pdf(each)
    check_svg(each)


def check_sheets(each: Made) -> None:
    """See that sheets, and the pixels made of them, have the size that was asked for."""
    figure = each.figure
    for sheet in each.sheets:
        assert (sheet.width, sheet.height) == pytest.approx((figure.width, figure.height or sheet.height), abs=0.1)
        raster = raster_of(sheet, figure.dpi)
        size = [pixels / raster.dots * 25.4 for pixels in (raster.width, raster.height)]
        assert size == pytest.approx([sheet.width, sheet.height], abs=0.1)
        assert raster.grey == (figure.colours is not Colours.COLOUR)


def check_pdf(each: Made) -> None:
    """See that pages have their size and embed the fonts that came along, and no other."""
    (data,) = figure_bytes("pdf", each.sheets, each.companions.about())
    with pikepdf.open(io.BytesIO(data)) as document:
        assert str(document.Root.Lang) == each.figure.language
        for page, sheet in zip(document.pages, each.sheets, strict=True):
            size = [float(value) * 25.4 / 72 for value in page.mediabox]
            assert size == pytest.approx([0, 0, sheet.width, sheet.height], abs=0.1)
            for font in page.Resources.Font.values():
                assert "/FontFile2" in font.DescendantFonts[0].FontDescriptor, font.BaseFont
                assert re.fullmatch(r"/[A-Z]{6}\+Source(Sans|Serif)Pro-\w+", str(font.BaseFont))


def check_svg(each: Made) -> None:
    """See that each SVG has its size, its words about itself, and an id of its own for each event."""
    for data, sheet in zip(figure_bytes("svg", each.sheets, each.companions.about()), each.sheets, strict=True):
        root = ET.fromstring(data)
        size = [float(root.get(side, "").removesuffix("mm")) for side in ("width", "height")]
        assert size == pytest.approx([sheet.width, sheet.height], abs=0.1)
        ids = [group.get("id", "") for group in root.iter(f"{SVG}g")]
        assert len(set(ids)) == len(ids)
        assert {f"event-{id_}" for id_ in each.composed.shown} & set(ids)
        assert 10 <= len(root.findtext(f"{SVG}desc", "").split("\n")[0].split()) <= 100
        assert len(data) < 3_000_000


@pytest.mark.parametrize("name", ["journal-85-crisis", "book-106-pattern"])
def test_a_png_has_the_size_that_was_worked_out(qapp, reader: Reader, name: str) -> None:
    each = made(reader, FIGURES[name], FontMetrics())
    (data,) = figure_bytes("png", each.sheets, each.companions.about(), each.figure.dpi)
    image = Image.open(io.BytesIO(data))
    across, down = image.info["dpi"]
    size = image.width / across * 25.4, image.height / down * 25.4
    assert size == pytest.approx((each.sheets[0].width, each.sheets[0].height), abs=0.1)
    assert image.mode == ("RGB" if each.figure.colours is Colours.COLOUR else "L")


def test_the_figures_stand_for_all_presets_looks_and_languages() -> None:
    assert len(FIGURES) >= 12
    assert {figure.preset for figure in FIGURES.values()} >= {preset.name for preset in PRESETS}
    assert {figure.colours for figure in FIGURES.values()} == set(Colours)
    assert {figure.ground for figure in FIGURES.values()} == set(Ground)
    assert {figure.language for figure in FIGURES.values()} == set(LANGUAGES)


def test_the_gallery_is_written_in_three_formats(qapp, reader: Reader, tmp_path: Path) -> None:
    figures.write_all(tmp_path, reader, ("journal-85",))
    assert {path.suffix for path in tmp_path.iterdir()} == {".pdf", ".png", ".svg", ".txt", ".csv"}


# The measures themselves find what they are for.


def sheet_of(*items: Words | Box) -> Sheet:
    return Sheet(60, 30, tuple(Group(f"event-{number}", (item,)) for number, item in enumerate(items)))


def words(x: float, y: float = 15, text: str = "Words", points: float = 8) -> Words:
    return Words(x, y, text, points, Face.SANS)


MARK = Box(12, 13, 4, 3, Ink("#336699"))


@pytest.mark.parametrize(
    ("items", "told"),
    [
        ((words(10), words(14)), "overlap"),
        ((words(10, points=6),), "6.00 pt high"),
        ((words(58),), "is cut by the sheet"),
        ((words(10, y=1),), "is cut by the sheet"),
        ((Box(-0.5, 5, 4, 4, Ink("#336699")),), "is cut by the sheet"),
        ((Box(0.05, 5, 4, 4, Ink(stroke="#336699", points=1)),), "is cut by the sheet"),
        ((words(10), MARK), "stands in 'Words'"),
    ],
)
def test_a_fault_is_told(qapp, items: tuple[Words | Box, ...], told: str) -> None:
    found = list(figures.of_sheet(sheet_of(*items), FIGURES["journal-190-whole"], FontMetrics()))
    assert len(found) == 1
    assert told in found[0]


@pytest.mark.parametrize(("x", "crossed"), [(12, 1), (5, 0)])
def test_a_line_through_words_is_told(qapp, x: float, crossed: int) -> None:
    line = Path_(((x, 5), (x, 25)), Ink(stroke="#336699", points=0.25))
    sheet = Sheet(60, 30, (Group("axis", (words(10), line)),))
    found = list(figures.of_sheet(sheet, FIGURES["journal-190-whole"], FontMetrics()))
    assert found == ["a line of axis goes through 'Words'"] * crossed


def test_what_stands_apart_has_no_fault(qapp) -> None:
    sheet = sheet_of(words(5), words(25), Box(40, 5, 4, 4, Ink("#336699")))
    assert list(figures.of_sheet(sheet, FIGURES["journal-190-whole"], FontMetrics())) == []


def test_lanes_of_one_grey_are_told(qapp, reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    grey = made(reader, FIGURES["journal-90-grey"], FontMetrics())
    monkeypatch.setattr(figures, "looks_of_lanes", lambda each: {"a": (0.5, Hatch.NONE), "b": (0.55, Hatch.NONE)})
    assert any("lightness" in fault for fault in faults(grey, FontMetrics()))
