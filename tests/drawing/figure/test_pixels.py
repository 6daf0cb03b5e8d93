"""PNG and TIFF of figures: their size, their channels, what they say of themselves, strip by strip."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image
from PySide6.QtGui import QImage

from cubatimeline.domain.errors import Cancelled, ReaderError
from cubatimeline.drawing.figure import raster
from cubatimeline.drawing.figure.writing import figure_bytes
from cubatimeline.services.figures.sheets import Box, Group, Ink, Sheet
from tests.drawing.figure.samples import ABOUT, grey_sheet, sheet

BOTH = pytest.mark.parametrize("ending", ["png", "tif"])


def picture(ending: str, page: Sheet, dots: float = 300) -> Image.Image:
    (data,) = figure_bytes(ending, [page], ABOUT, dots)
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


@BOTH
@pytest.mark.parametrize("dots", [96, 300, 600])
def test_it_has_its_size_in_pixels_and_on_paper(qapp, ending: str, dots: int) -> None:
    image = picture(ending, sheet(), dots)
    assert image.size == (round(85.3 / 25.4 * dots), round(61.7 / 25.4 * dots))
    assert image.info["dpi"] == pytest.approx((dots, dots), abs=0.02)
    assert image.width / image.info["dpi"][0] * 25.4 == pytest.approx(85.3, abs=13 / dots)


@BOTH
def test_colours_have_three_channels_and_greys_one(qapp, ending: str) -> None:
    assert picture(ending, sheet()).mode == "RGB"
    assert picture(ending, grey_sheet()).mode == "L"


def test_a_png_says_what_it_is(qapp) -> None:
    (data,) = figure_bytes("png", [sheet()], ABOUT)
    told = Image.open(io.BytesIO(data)).info
    assert told["Title"] == ABOUT.title
    assert told["Author"] == ABOUT.author
    assert told["Description"] == ABOUT.alt
    assert told["Copyright"] == ABOUT.licence
    assert QImage.fromData(data).text("Title") == ABOUT.title


def test_a_tiff_is_packed_with_lzw_and_says_what_it_is(qapp) -> None:
    image = picture("tiff", sheet())
    assert image.info["compression"] == "tiff_lzw"
    assert image.tag_v2[305] == "Cuba Timeline"
    assert image.tag_v2[315] == ABOUT.author
    assert image.tag_v2[33432] == ABOUT.licence
    assert "Cuba &amp; Moscow, 1953–2019" in image.tag_v2[700].decode()


def test_both_have_the_same_pixels(qapp) -> None:
    assert picture("png", sheet()).tobytes() == picture("tiff", sheet()).tobytes()


@BOTH
@pytest.mark.parametrize("page", [sheet(), grey_sheet()])
def test_strips_join_without_a_seam(qapp, monkeypatch: pytest.MonkeyPatch, ending: str, page: Sheet) -> None:
    whole = np.asarray(picture(ending, page))
    monkeypatch.setattr(raster, "_STRIP", whole.shape[1] * 37)
    # lines cut off at the end of a strip are smoothed by hundredths otherwise
    assert abs(np.asarray(picture(ending, page)).astype(int) - whole).max() <= 8


@BOTH
def test_the_same_sheet_gives_the_same_bytes(qapp, ending: str) -> None:
    assert figure_bytes(ending, [sheet()], ABOUT) == figure_bytes(ending, [sheet()], ABOUT)


@BOTH
def test_a_box_fills_the_pixels_that_it_covers(qapp, ending: str) -> None:
    page = Sheet(25.4, 25.4, (Group("box", (Box(2.54, 5.08, 7.62, 2.54, Ink("#b03a2e")),)),))
    pixels = np.asarray(picture(ending, page, 100))
    red = (pixels == (0xB0, 0x3A, 0x2E)).all(axis=2)
    assert red[20:30, 10:40].all()
    assert red.sum() == 300


@BOTH
def test_no_row_at_the_edge_is_left_dark(qapp, ending: str) -> None:
    pixels = np.asarray(picture(ending, sheet()))
    assert (pixels[-1] == 255).all()
    assert (pixels[:, -1] == 255).all()


@BOTH
def test_what_no_program_opens_is_refused_with_a_way_out(qapp, ending: str) -> None:
    wall = Sheet(1189, 841, ())
    with pytest.raises(ReaderError, match="pixels") as refused:
        figure_bytes(ending, [wall], ABOUT, 1200)
    assert "PDF" in refused.value.mend
    dots = int(refused.value.mend.split()[1])
    assert raster.raster_of(wall, dots).width <= 32_000


@BOTH
def test_progress_is_told_and_can_stop_the_work(qapp, monkeypatch: pytest.MonkeyPatch, ending: str) -> None:
    monkeypatch.setattr(raster, "_STRIP", 100_000)
    told: list[tuple[int, int]] = []

    def progress(done: int, of: int) -> None:
        told.append((done, of))
        if len(told) == 3:
            raise Cancelled("The figure")

    with pytest.raises(Cancelled):
        figure_bytes(ending, [sheet()], ABOUT, 300, progress)
    assert [done for done, _ in told] == sorted({done for done, _ in told})
    assert len({of for _, of in told}) == 1
