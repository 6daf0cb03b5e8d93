"""`cubatimeline export` of figures: formats, companions, warnings, and the same bytes each time."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pikepdf
import pytest
from PIL import Image

from cubatimeline.app.cli import main
from cubatimeline.app.exporting_slides import without_addresses
from cubatimeline.domain.edtf import parse
from cubatimeline.domain.languages import Localised
from cubatimeline.domain.tours import Scene, Tour
from cubatimeline.services.figures.figure import Colours, Figure
from cubatimeline.services.figures.spec import write_figure
from cubatimeline.store.fill import fill
from tests.services.figures.sampling import content

SVG = "{http://www.w3.org/2000/svg}"
ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def collection(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("figures") / "small.cubatimeline"
    fill(path, content(), lambda what, part: None, lambda: False)
    return path


def export(out: Path, collection: Path, *options: str) -> int:
    return main(["export", str(out), "--collection", str(collection), *options])


def titles(path: Path) -> set[str]:
    return {text.text or "" for text in ET.parse(path).iter(f"{SVG}text")}


@pytest.mark.parametrize("ending", ["pdf", "tif", "tiff"])
def test_formats_of_print_need_no_more_than_a_name(qapp, collection: Path, tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"figure.{ending}"
    assert export(out, collection) == 0
    if ending == "pdf":
        with pikepdf.open(out) as document:
            assert float(document.pages[0].mediabox[2]) == pytest.approx(190 / 25.4 * 72, abs=0.01)
            assert str(document.docinfo["/Title"]) == "Sugar & ships"
            assert "small 3" in str(document.docinfo["/Keywords"])
    else:
        with Image.open(out) as image:
            assert image.info["dpi"] == (600, 600)
            assert image.width == round(190 / 25.4 * 600)


@pytest.mark.parametrize("preset", ["journal-85", "book-106"])
def test_a_preset_of_print_makes_a_figure_of_any_format(qapp, collection: Path, tmp_path: Path, preset: str) -> None:
    out = tmp_path / "figure.svg"
    assert export(out, collection, "--preset", preset) == 0
    assert ET.parse(out).getroot().get("width") == f"{preset.rpartition('-')[2]}mm"
    assert export(tmp_path / "figure.png", collection, "--preset", preset, "--dpi", "150") == 0
    with Image.open(tmp_path / "figure.png") as image:
        assert image.info["dpi"] == pytest.approx((150, 150), abs=0.02)


def test_pictures_of_the_screen_are_as_they_were(qapp, collection: Path, tmp_path: Path) -> None:
    out = tmp_path / "picture.svg"
    assert export(out, collection, "--preset", "web") == 0
    assert ET.parse(out).getroot().get("viewBox", "").startswith("0 0 1600 ")


def test_options_choose_what_is_shown(qapp, collection: Path, tmp_path: Path) -> None:
    out = tmp_path / "figure.svg"
    wishes = ("--preset", "journal-190", "--from", "1966", "--to", "1966", "--lanes", "diplomacy", "--language", "ru")
    assert export(out, collection, *wishes) == 0
    shown = titles(out)
    assert {"Дипломатия", "Заём"} <= shown
    assert "Экономика" not in shown


def test_greys_are_greys(qapp, collection: Path, tmp_path: Path) -> None:
    out = tmp_path / "figure.png"
    assert export(out, collection, "--theme", "greyscale", "--dpi", "100") == 0
    with Image.open(out) as image:
        assert image.mode == "L"


def test_a_wall_comes_in_sheets_that_a_printer_takes(qapp, collection: Path, tmp_path: Path) -> None:
    out = tmp_path / "wall.pdf"
    assert export(out, collection, "--preset", "poster-a1", "--tiled", "A4") == 0
    with pikepdf.open(out) as document, document.open_outline() as outline:
        sizes = {
            tuple(sorted(round(float(value) * 25.4 / 72) for value in page.mediabox[2:])) for page in document.pages
        }
        assert sizes == {(210, 297)}
        assert len(outline.root) == len(document.pages) > 9


@pytest.fixture(scope="module")
def toured(tmp_path_factory: pytest.TempPathFactory) -> Path:
    scenes = (
        Scene(Localised("Talks"), parse("1964"), parse("1965"), "Of sugar.", highlight=("talk", "treaty")),
        Scene(Localised("A year"), parse("1966"), parse("1966"), "What came of it."),
    )
    tour = Tour("sugar", Localised("The sugar", ru="Сахар"), "Of sugar.", scenes)
    path = tmp_path_factory.mktemp("toured") / "toured.cubatimeline"
    fill(path, replace(content(), tours=(tour,)), lambda what, part: None, lambda: False)
    return path


def test_a_tour_is_written_as_slides(qapp, toured: Path, tmp_path: Path) -> None:
    """In one PDF, the same each time; as pictures of the pixels of a slide, whatever the looks were made for."""
    for name in ("one", "two"):
        assert export(tmp_path / f"{name}.pdf", toured, "--tour", "sugar", "--language", "ru") == 0
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()
    with pikepdf.open(tmp_path / "one.pdf") as document, document.open_outline() as outline:
        assert [item.title for item in outline.root] == ["Talks", "A year"]
        assert str(document.docinfo["/Title"]) == "Сахар"
    spec = tmp_path / "looks.figure.toml"
    write_figure(spec, Figure(preset="journal-85", dpi=1200, colours=Colours.GREYSCALE))
    assert export(tmp_path / "slide.png", toured, "--tour", "sugar", "--figure", str(spec)) == 0
    for number in (1, 2):
        with Image.open(tmp_path / f"slide-{number}.png") as image:
            assert (image.size, image.mode) == ((1920, 1080), "L")
    assert export(tmp_path / "large.png", toured, "--tour", "sugar", "--preset", "slide-3840") == 0
    with Image.open(tmp_path / "large-1.png") as image:
        assert image.size == (3840, 2160)


@pytest.mark.parametrize(
    ("options", "code", "told"),
    [
        (["--tour", "salt"], 1, "No tour is called “salt”. There are sugar."),
        (["--tour", "sugar", "--preset", "journal-85"], 2, "no size of slides"),
        (["--tour", "sugar", "--tiled", "A4"], 2, "--tiled is not for the slides of a tour."),
    ],
)
def test_what_slides_are_not_is_told(
    qapp, toured: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], options: list[str], code: int, told: str
) -> None:
    assert export(tmp_path / "slides.pdf", toured, *options) == code
    assert told in capsys.readouterr().err
    assert not (tmp_path / "slides.pdf").exists()


def test_addresses_are_left_out_of_the_sources_of_slides() -> None:
    citation = "“Letter,” 28 October 1962, Archive, https://example.org/a?b=1,2. See p. 3, http://example.org/x."
    assert without_addresses(citation) == "“Letter,” 28 October 1962, Archive. See p. 3."


def test_what_goes_with_it_stands_beside_it(qapp, collection: Path, tmp_path: Path) -> None:
    assert export(tmp_path / "fig.1.pdf", collection, "--with-captions", "txt,md,docx,csv,alt") == 0
    assert {path.name for path in tmp_path.iterdir()} == {
        "fig.1.pdf", "fig.1.caption.txt", "fig.1.caption.md", "fig.1.caption.docx", "fig.1.events.csv", "fig.1.alt.txt",
    }  # fmt: skip
    caption = (tmp_path / "fig.1.caption.txt").read_text(encoding="utf-8")
    assert "TsKhSD, f. 5, op. 49, d. 758, l. 269" in caption


def test_another_style_cites_otherwise(qapp, collection: Path, tmp_path: Path) -> None:
    wishes = ("--with-captions", "txt", "--citation-style")
    assert export(tmp_path / "a.pdf", collection, *wishes, "apa") == 0
    assert "Diplomat, A." in (tmp_path / "a.caption.txt").read_text(encoding="utf-8")
    assert export(tmp_path / "b.pdf", collection, *wishes, "no-such-style") == 1
    assert not (tmp_path / "b.pdf").exists()


def test_warnings_are_sentences_on_stderr(
    qapp, collection: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert export(tmp_path / "figure.pdf", collection, "--preset", "journal-85", "--from", "1966", "--to", "1966") == 0
    told = capsys.readouterr()
    assert told.out == ""
    assert all(line.endswith(".") for line in told.err.splitlines())


def test_a_picture_of_too_many_pixels_is_refused(
    qapp, collection: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert export(tmp_path / "wall.png", collection, "--preset", "poster-a0", "--dpi", "2400") == 1
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert "or PDF, which has no pixels" in told


def test_a_folder_that_cannot_be_written_is_told(qapp, collection: Path, tmp_path: Path) -> None:
    assert export(tmp_path / "none" / "figure.pdf", collection) == 1


def test_the_same_specification_gives_the_same_bytes(qapp, collection: Path, tmp_path: Path) -> None:
    """Twice here and once in a process of its own, in each format and with all that goes with it."""
    spec = tmp_path / "sugar.figure.toml"
    write_figure(spec, Figure(sources=True, event_numbers=True, title="Sugar", dpi=100))
    made = {}
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        for ending in ("pdf", "svg", "png", "tiff"):
            wishes = ("--figure", str(spec), "--with-captions", "txt,md,docx,csv,alt")
            assert export(tmp_path / name / f"figure.{ending}", collection, *wishes) == 0
        made[name] = {path.name: path.read_bytes() for path in (tmp_path / name).iterdir()}
    assert made["one"] == made["two"]
    assert len(made["one"]) == 9
    alone = tmp_path / "alone.pdf"
    command = [sys.executable, "-m", "cubatimeline", "export", "--figure", spec, alone, "--collection", collection]
    environment = os.environ | {"PYTHONHASHSEED": "7", "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(list(map(str, command)), cwd=ROOT, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert alone.read_bytes() == made["one"]["figure.pdf"]


def test_options_change_a_specification(qapp, collection: Path, tmp_path: Path) -> None:
    spec = tmp_path / "sugar.figure.toml"
    write_figure(spec, Figure(title="Sugar", width=120.0))
    out = tmp_path / "figure.svg"
    assert export(out, collection, "--figure", str(spec), "--language", "ru") == 0
    root = ET.parse(out).getroot()
    assert (root.get("width"), root.get("lang")) == ("120mm", "ru")
    assert "Sugar" in titles(out)
