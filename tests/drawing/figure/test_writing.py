"""Figures into files and onto the clipboard."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from cubatimeline.domain.errors import ReaderError, UsageError
from cubatimeline.drawing.figure.writing import FORMATS, clipboard_data, figure_bytes, numbered, write_figure
from tests.drawing.figure.samples import ABOUT, grey_sheet, sheet

ROOT = Path(__file__).parents[3]
ALONE = """
import hashlib
from PySide6.QtGui import QGuiApplication
from cubatimeline.drawing.figure.writing import FORMATS, figure_bytes
from tests.drawing.figure.samples import ABOUT, grey_sheet, other, sheet
application = QGuiApplication([])
figure_bytes("png", [other()], ABOUT)
for ending in FORMATS:
    print(*(hashlib.sha256(data).hexdigest() for data in figure_bytes(ending, [sheet("One"), grey_sheet()], ABOUT)))
"""


@pytest.mark.parametrize("ending", FORMATS)
def test_one_sheet_is_one_file_of_the_name_given(qapp, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"figure.{ending}"
    assert write_figure(path, [grey_sheet()], ABOUT) == [path]
    assert list(tmp_path.iterdir()) == [path]
    assert path.read_bytes() == figure_bytes(ending, [grey_sheet()], ABOUT)[0]


def test_several_sheets_are_numbered_but_in_one_pdf(qapp, tmp_path: Path) -> None:
    sheets = [grey_sheet()] * 11
    assert [path.name for path in write_figure(tmp_path / "wall.svg", sheets, ABOUT)][::10] == [
        "wall-01.svg", "wall-11.svg",
    ]  # fmt: skip
    assert write_figure(tmp_path / "wall.pdf", sheets, ABOUT) == [tmp_path / "wall.pdf"]
    assert numbered(Path("a.png"), 2) == [Path("a-1.png"), Path("a-2.png")]


def test_another_process_gives_the_same_bytes(qapp) -> None:
    """Nothing may depend on the hour, on chance, or on what was written before."""
    command = [sys.executable, "-c", ALONE]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    here = [
        [hashlib.sha256(data).hexdigest() for data in figure_bytes(ending, [sheet("One"), grey_sheet()], ABOUT)]
        for ending in FORMATS
    ]
    assert [line.split() for line in done.stdout.splitlines()] == here


def test_an_unknown_format_is_refused(qapp, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="eps"):
        write_figure(tmp_path / "figure.eps", [grey_sheet()], ABOUT)


def test_a_folder_that_is_not_there_is_told(qapp, tmp_path: Path) -> None:
    with pytest.raises(ReaderError, match="cannot be written"):
        write_figure(tmp_path / "no" / "figure.svg", [grey_sheet()], ABOUT)


def test_the_clipboard_has_a_picture_an_svg_and_words(qapp) -> None:
    data = clipboard_data(sheet(), ABOUT, 200)
    image = data.imageData()
    assert isinstance(image, QImage)
    assert (image.width(), image.dotsPerMeterX()) == (round(85.3 / 25.4 * 200), round(200 / 0.0254))
    assert bytes(data.data("image/svg+xml").data()) == figure_bytes("svg", [sheet()], ABOUT)[0]
    assert data.text() == ABOUT.alt


def test_a_wall_on_the_clipboard_is_small_enough_to_paste(qapp) -> None:
    wall = sheet(width=1189, height=841)
    image = clipboard_data(wall, ABOUT, 600).imageData()
    assert image.width() * image.height() <= 12_100_000
