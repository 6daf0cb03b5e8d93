"""Pictures written to files: PNG and SVG."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QImage

from cubatimeline.domain.calendars import day_number
from cubatimeline.domain.errors import ReaderError, UsageError
from cubatimeline.drawing.export import PictureSpec, export_picture
from cubatimeline.drawing.picture import Subject
from cubatimeline.drawing.theme import Theme

SVG = "{http://www.w3.org/2000/svg}"
SPEC = PictureSpec(1000, 420, float(day_number(1960, 1, 1)), float(day_number(1965, 1, 1)), "Cuba & Moscow", 2.0)


def texts(path: Path) -> list[tuple[str, QRectF]]:
    """Return every text of an SVG file with the box it fills."""
    found = []
    parents = {child: parent for parent in ET.parse(path).iter() for child in parent}
    for text in [element for element in parents if element.tag == f"{SVG}text"]:
        x, y = float(text.get("x", "0")), float(text.get("y", "0"))
        element = text
        while element in parents:
            element = parents[element]
            move = re.match(r"matrix\(1,0,0,1,([-.\d]+),([-.\d]+)\)", element.get("transform", ""))
            if move:
                x, y = x + float(move[1]), y + float(move[2])
        font = QFont(text.get("font-family", ""))
        font.setPixelSize(round(float(text.get("font-size", "0"))))
        font.setWeight(QFont.Weight(int(text.get("font-weight", "400"))))
        metrics = QFontMetricsF(font)
        words = (text.text or "").strip("\n")
        box = QRectF(x, y - metrics.capHeight(), metrics.horizontalAdvance(words), metrics.capHeight())
        found.append((words, box))
    return found


@pytest.fixture
def svg(tmp_path: Path, subject: Subject, theme: Theme) -> Path:
    path = tmp_path / "figure.svg"
    export_picture(path, subject, theme, "en", SPEC)
    return path


def test_an_svg_carries_its_title_and_physical_size(svg: Path) -> None:
    root = ET.parse(svg).getroot()
    assert root.findtext(f"{SVG}title") == "Cuba & Moscow"
    assert root.findtext(f"{SVG}desc")
    assert root.get("viewBox") == "0 0 1000 420"
    assert float(root.get("width", "").removesuffix("mm")) == pytest.approx(1000 / 96 * 25.4, abs=0.1)


def test_its_words_are_words(svg: Path) -> None:
    words = [text for text, _ in texts(svg)]
    for expected in ("Cuba & Moscow", "Moscow", "Nikita Khrushchev", "Diplomacy", "1962", "Первое торговое соглашение"):
        assert expected in words
    assert any(text.startswith("Anastas Mikoyan") for text in words)
    assert "image" not in {element.tag.removeprefix(SVG) for element in ET.parse(svg).iter()}


def test_no_two_of_its_texts_overlap_and_all_lie_inside(svg: Path) -> None:
    boxes = texts(svg)
    for number, (words, box) in enumerate(boxes):
        assert box.left() >= 0, words
        assert box.right() <= 1000 + 1, words
        assert 0 <= box.top() < box.bottom() <= 420, words
        for other_words, other in boxes[number + 1 :]:
            assert not box.intersects(other), (words, other_words)


def test_the_same_specification_gives_the_same_bytes(svg: Path, tmp_path: Path, subject: Subject, theme: Theme) -> None:
    again = tmp_path / "again.svg"
    export_picture(again, subject, theme, "en", SPEC)
    assert again.read_bytes() == svg.read_bytes()


def test_a_png_has_its_size_density_and_title(tmp_path: Path, subject: Subject, any_theme: Theme) -> None:
    path = tmp_path / "figure.png"
    export_picture(path, subject, any_theme, "es", SPEC)
    image = QImage(str(path))
    assert (image.width(), image.height()) == (2000, 840)
    assert image.dotsPerMeterX() == image.dotsPerMeterY() == round(2 * 96 / 0.0254)
    assert image.text("Title") == "Cuba & Moscow"
    colours = {image.pixelColor(x, y).rgb() for x in range(0, 2000, 7) for y in range(0, 840, 7)}
    assert any_theme.colour("canvas").rgb() in colours
    assert len(colours) > 20


def test_a_picture_grows_where_its_lanes_need_more(tmp_path: Path, subject: Subject, theme: Theme) -> None:
    path = tmp_path / "low.png"
    export_picture(path, subject, theme, "en", PictureSpec(800, 100, SPEC.first, SPEC.last, "Low", 1.0))
    image = QImage(str(path))
    assert image.width() == 800
    assert image.height() > 220


def test_a_long_heading_is_shortened(tmp_path: Path, subject: Subject, theme: Theme) -> None:
    path = tmp_path / "long.svg"
    title = "A heading that goes on and on " * 6
    export_picture(path, subject, theme, "en", PictureSpec(600, 300, SPEC.first, SPEC.last, title))
    words, box = texts(path)[0]
    assert words.startswith("A heading")
    assert words.endswith("…")
    assert box.right() <= 600


def test_an_unknown_format_is_refused(tmp_path: Path, subject: Subject, theme: Theme) -> None:
    with pytest.raises(UsageError, match="docx"):
        export_picture(tmp_path / "figure.docx", subject, theme, "en", SPEC)


def test_a_picture_too_large_for_any_machine_is_refused(tmp_path: Path, subject: Subject, theme: Theme) -> None:
    huge = PictureSpec(40_000, 40_000, SPEC.first, SPEC.last, "Huge", 4.0)
    with pytest.raises(ReaderError, match="too large"):
        export_picture(tmp_path / "huge.png", subject, theme, "en", huge)


def test_a_folder_that_is_not_there_is_told(tmp_path: Path, subject: Subject, theme: Theme) -> None:
    with pytest.raises(ReaderError, match="cannot be written"):
        export_picture(tmp_path / "no" / "folder.svg", subject, theme, "en", SPEC)
