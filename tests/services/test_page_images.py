"""Pages of a PDF as pictures, and words found on them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from cubatimeline.domain.errors import ReaderError
from cubatimeline.services.page_images import PageImages
from tests.services.importing.samples import pdf

_FIRST = [
    (72, 700, 12, "The ambassador reported that all was quiet, and de-"),
    (72, 684, 12, "fended his “view” of it."),
]
_SECOND = [(72, 700, 12, "On the second day nothing was heard from Havana.")]


@pytest.fixture
def paper(tmp_path: Path) -> PageImages:
    path = tmp_path / "paper.pdf"
    path.write_bytes(pdf([_FIRST, _SECOND]))
    return PageImages(path)


def test_a_page_has_its_size_and_its_ink(paper: PageImages) -> None:
    assert paper.sizes == ((612.0, 792.0), (612.0, 792.0))
    pixels = paper.picture(0, 306)
    assert (pixels.width, pixels.height) == (306, 396)
    rows = np.frombuffer(pixels.data, np.uint8).reshape(pixels.height, pixels.stride)[:, : pixels.width * 4]
    dark = np.flatnonzero((rows.reshape(pixels.height, pixels.width, 4)[:, :, :3].max(axis=2) < 128).any(axis=1))
    # The words stand 92 and 108 points below the upper edge, letters of 12 points above their line.
    assert dark.min() == pytest.approx((792 - 700 - 9) / 2, abs=3)
    assert dark.max() == pytest.approx((792 - 684) / 2, abs=3)


def test_words_are_found_over_a_divided_line_and_by_other_quotation_marks(paper: PageImages) -> None:
    first, second = paper.places(0, 'quiet, and defended  his "View"')
    assert first.page == second.page == 0
    assert first.top == pytest.approx((792 - 700 - 11) / 792, abs=0.01)
    assert second.top > first.bottom - 0.005
    assert second.left == pytest.approx(72 / 612, abs=0.01)
    assert first.left > 0.3
    assert first.right > second.right


def test_words_are_found_over_the_end_of_a_page(paper: PageImages) -> None:
    places = paper.places(0, "his view of it. On the second day")
    assert places == ()
    places = paper.places(0, "his “view” of it. On the second day")
    assert [place.page for place in places] == [0, 1]


def test_the_part_of_a_passage_that_is_on_the_page_is_shown(paper: PageImages) -> None:
    places = paper.places(1, "nothing was heard from Havana. What came then stands on a page that is missing")
    assert [place.page for place in places] == [1]
    assert paper.places(1, "words that stand nowhere in this paper") == ()
    assert paper.places(1, "") == ()


def test_a_very_large_page_comes_smaller(paper: PageImages) -> None:
    pixels = paper.picture(0, 60_000)
    assert pixels.width * pixels.height <= 41_000_000


@pytest.mark.parametrize("data", [b"no PDF at all", pdf([_FIRST], password="secret")])
def test_what_cannot_be_shown_is_refused_in_a_sentence(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "bad.pdf"
    path.write_bytes(data)
    with pytest.raises(ReaderError, match=r"bad\.pdf cannot be shown.*Attach another copy"):
        PageImages(path)


def test_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(ReaderError, match=r"gone\.pdf cannot be read"):
        PageImages(tmp_path / "gone.pdf")
