"""Tours made, ordered, and carried in files; sizes for a room."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cubatimeline.domain.calendars import day_number
from cubatimeline.domain.edtf import parse
from cubatimeline.domain.errors import ReaderError
from cubatimeline.domain.languages import Localised
from cubatimeline.domain.tours import Quiz, Scene, Tour
from cubatimeline.services.builtin import load
from cubatimeline.services.builtin.location import data_folder
from cubatimeline.services.presenting import making
from cubatimeline.services.presenting.pages import Quoted
from cubatimeline.services.presenting.sizes import BACK_ROW, FLOORS, Lettered, Sizes
from cubatimeline.services.presenting.tour_files import read_tour_file, write_tour
from cubatimeline.services.presenting.webpage import HandoutScene, tour_page

FULL = Scene(
    Localised("Black Saturday", "Sábado negro", "Чёрная суббота"), parse("1962-10-27T06:00:00-04:00"),
    parse("1962-10-28"), "One line: “quoted”, # not a comment.", "Notes\nin two lines.", ("a", "b"), ("b",),
    ("crisis",), "talk", "a", "words of it", "person", "missile*", Quiz.LATER, ("a",),
)  # fmt: skip
TOUR = Tour(
    "mine",
    Localised("Mine", ru="Моё"),
    "What it is.",
    (FULL, Scene(Localised("Two"), parse("1963"), parse("1964"), "")),
)


def test_a_tour_comes_back_from_its_file_as_a_new_one(tmp_path: Path) -> None:
    write_tour(tmp_path / "mine.yaml", TOUR)
    assert read_tour_file(tmp_path / "mine.yaml") == replace(TOUR, id="")


def test_the_built_in_tours_come_back_from_files(tmp_path: Path) -> None:
    tours = load(data_folder()).tours
    assert len(tours) == 4
    for tour in tours:
        write_tour(tmp_path / f"{tour.id}.yaml", tour)
        assert read_tour_file(tmp_path / f"{tour.id}.yaml").scenes == tour.scenes


@pytest.mark.parametrize(
    "text",
    [
        "",
        "- 1\n",
        "id: a\ntitle: A\nscenes: []\n",
        "id: [",
        "id: a\ntitle: A\nscenes:\n- title: B\n  from: x\n  to: y\n",
    ],
)
def test_what_is_no_tour_is_refused_with_a_reason(tmp_path: Path, text: str) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ReaderError):
        read_tour_file(path)
    with pytest.raises(ReaderError):
        read_tour_file(tmp_path / "missing.yaml")


@given(st.floats(-10_000, 20_000), st.floats(0.2, 9_000))
def test_a_scene_shows_what_was_shown(start: float, long: float) -> None:
    scene = making.scene_of(making.Shown(start, start + long, "none", chosen=("a",)), "Now")
    first, last = scene.span
    step = 1.0 if long >= 4 else 1 / 1440
    assert start - step <= first <= start + 1e-6
    assert start + long - 1e-6 <= last <= start + long + step + 1e-6
    assert (scene.highlight, scene.lanes) == (("a",), "")


def test_the_span_of_a_scene_keeps_hours() -> None:
    day = day_number(1962, 10, 27)
    assert FULL.span == (day + 0.25, day + 2)
    with pytest.raises(ValueError, match="open"):
        _ = replace(FULL, end=parse("1962/..")).span


def test_scenes_are_added_changed_removed_and_ordered() -> None:
    one, two = TOUR.scenes
    assert making.added(TOUR, two, 0).scenes == (one, two, two)
    assert making.added(TOUR, one).scenes == (one, two, one)
    assert making.changed(TOUR, 1, one).scenes == (one, one)
    assert making.removed(TOUR, 0).scenes == (two,)
    assert making.ordered(TOUR, [1, 0]).scenes == (two, one)
    with pytest.raises(ValueError, match="no order"):
        making.ordered(TOUR, [0, 0])


@given(st.integers(480, 4320), st.booleans())
def test_no_type_is_below_its_floor(height: int, back_row: bool) -> None:
    sizes = Sizes.of(height, back_row=back_row)
    grown = BACK_ROW if back_row else 1.0
    assert all(sizes.type(kind) >= FLOORS[kind] * height * grown for kind in Lettered)
    assert sizes.line >= 0.003 * height
    assert sizes.marker >= 0.02 * height


def test_a_web_page_holds_everything_itself() -> None:
    picture = '<?xml version="1.0"?>\n<svg><defs><linearGradient id="g"/></defs><rect fill="url(#g)"/></svg>'
    scene = HandoutScene("A <b>", "Said.", picture, ("1962: It & that",), Quoted("Words", "Where"), ("One.",))
    page = tour_page("Tour", "Sum.", (scene, scene), "es")
    assert "A &lt;b&gt;" in page
    assert "It &amp; that" in page
    assert 'lang="es"' in page
    assert 'id="s1-g"' in page
    assert "url(#s2-g)" in page
    assert "Fuentes" in page
    assert "<?xml" not in page
    assert "http:" not in page
    assert "https:" not in page
    assert "default-src 'none'" in page
