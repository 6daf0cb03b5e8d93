"""What a screen shows is what a figure shows, but for half pixels."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtGui import QImage, QPainter

from cubatimeline.drawing.picture import Picture, Subject
from cubatimeline.drawing.screen_lanes import ScreenLanePainter
from cubatimeline.drawing.sheet import Sheet, SheetFull
from cubatimeline.drawing.shelf import Shelf
from cubatimeline.drawing.text import Lettering
from cubatimeline.drawing.theme import Theme
from cubatimeline.drawing.timeline import NO_EMPHASIS, Emphasis, LanePainter
from cubatimeline.services.geometry.lanes import Lane
from cubatimeline.services.geometry.time_scale import TimeScale
from tests.benchmarks.events import generated
from tests.services.geometry.samples import marks_from

WIDTH, HEIGHT = 900, 420
SPANS = [(-3653.0, -1826.0), (-2640.0, -2600.0), (-2628.0, -2624.0), (-2627.0, -2626.5), (-9000.0, 12000.0)]


def grounded(picture: Picture, scale: TimeScale, emphasis: Emphasis, ratio: float = 1.0) -> np.ndarray:
    """Return a painted picture as numbers, shape (height, width, 3)."""
    image = QImage(round(WIDTH * ratio), round(HEIGHT * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    painter = QPainter(image)
    picture.paint(painter, picture.scene(scale), emphasis)
    painter.end()
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
    return pixels[:, :, :3].astype(np.int64)


def one_by_one(picture: Picture, scale: TimeScale, emphasis: Emphasis, ratio: float = 1.0) -> np.ndarray:
    """Return the picture as painted mark by mark."""
    assert isinstance(picture.lanes, ScreenLanePainter)
    picture.lanes.__class__ = LanePainter
    try:
        return grounded(picture, scale, emphasis, ratio)
    finally:
        picture.lanes.__class__ = ScreenLanePainter


def blurred(pixels: np.ndarray) -> np.ndarray:
    """Return means over squares of eight pixels, in which half a pixel counts for little."""
    height, width = (length // 8 * 8 for length in pixels.shape[:2])
    return pixels[:height, :width].reshape(height // 8, 8, width // 8, 8, 3).mean(axis=(1, 3))


def alike(one: np.ndarray, other: np.ndarray) -> bool:
    if np.abs(blurred(one) - blurred(other)).max() > 45:
        return False
    return bool((np.abs(one - other).max(axis=2) > 90).mean() < 0.01)


def emphases(subject: Subject) -> list[Emphasis]:
    lit = np.arange(len(subject.columns)) % 2 == 0
    return [NO_EMPHASIS, Emphasis(selected=4), Emphasis(hovered=4), Emphasis(lit=lit), Emphasis(4, 3, lit)]


@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_a_screen_shows_what_a_figure_shows(subject: Subject, any_theme: Theme, ratio: float) -> None:
    picture = Picture(subject, any_theme, "en", WIDTH, HEIGHT, screen=True)
    for first, last in SPANS:
        scale = TimeScale(first, last, picture.time_width)
        for emphasis in emphases(subject):
            assert alike(
                one_by_one(picture, scale, emphasis, ratio), grounded(picture, scale, emphasis, ratio)
            ), (first, emphasis)  # fmt: skip


@pytest.mark.parametrize("emphasis", [NO_EMPHASIS, Emphasis(lit=np.arange(11) % 2 == 0)])
def test_a_tint_takes_the_place_of_the_colours_of_lanes(subject: Subject, theme: Theme, emphasis: Emphasis) -> None:
    lanes = tuple(replace(lane, colour="crisis") for lane in subject.lanes)
    plain = replace(subject, lanes=lanes)
    tinted = replace(plain, tint=np.zeros(len(plain.columns), np.int16), palette=("accent",))
    alone = replace(plain, tint=np.full(len(plain.columns), -1, np.int16), palette=("accent",))
    whole = [Picture(each, theme, "en", WIDTH, HEIGHT, screen=True) for each in (plain, tinted, alone)]
    for first, last in SPANS:
        scale = TimeScale(first, last, whole[0].time_width)
        for paint in (grounded, one_by_one):
            shown = [paint(picture, scale, emphasis)[:, round(whole[0].measures.gutter) :] for picture in whole]
            assert not np.array_equal(shown[0], shown[1])
            assert np.array_equal(shown[0], shown[2])
        assert alike(one_by_one(whole[1], scale, emphasis), grounded(whole[1], scale, emphasis))


def test_a_palette_names_roles_and_lanes_of_the_theme(subject: Subject, theme: Theme) -> None:
    tint = (np.arange(len(subject.columns)) % 2).astype(np.int16)
    picture = Picture(replace(subject, tint=tint, palette=("dispute", "energy")), theme, "en", WIDTH, HEIGHT)
    scale = TimeScale(-3900.0, -1600.0, picture.time_width)
    pixels = grounded(picture, scale, NO_EMPHASIS).reshape(-1, 3)
    for colour in (theme.colour("dispute"), theme.lane("energy")):
        assert (pixels == (colour.blue(), colour.green(), colour.red())).all(axis=1).any()


@pytest.fixture
def crowded(theme: Theme) -> Picture:
    columns = generated(6000)
    lanes = tuple(Lane(f"l{n}", f"Lane {n}", "other", int((columns.category == n).sum())) for n in range(8))
    return Picture(Subject(columns, marks_from(columns), lanes, (), {}), theme, "en", WIDTH, HEIGHT, screen=True)


def test_a_crowd_too(crowded: Picture) -> None:
    for span in (24_000.0, 5000.0, 700.0, 90.0, 20.0, 7.0, 2.0, 0.2):
        scale = TimeScale(-180.0 - span / 2, -180.0 + span / 2, crowded.time_width)
        assert alike(one_by_one(crowded, scale, NO_EMPHASIS), grounded(crowded, scale, NO_EMPHASIS)), span


def test_a_tinted_crowd_too(crowded: Picture, theme: Theme) -> None:
    tint = (np.arange(len(crowded.subject.columns)) % 4 - 1).astype(np.int16)
    subject = replace(crowded.subject, tint=tint, palette=("dispute", "energy", "accent"))
    picture = Picture(subject, theme, "en", WIDTH, HEIGHT, screen=True)
    for span in (24_000.0, 700.0, 20.0):
        scale = TimeScale(-180.0 - span / 2, -180.0 + span / 2, picture.time_width)
        assert alike(one_by_one(picture, scale, NO_EMPHASIS), grounded(picture, scale, NO_EMPHASIS)), span


def test_what_was_seen_before_looks_the_same_again(crowded: Picture) -> None:
    scale = TimeScale(-400.0, 0.0, crowded.time_width)
    before = grounded(crowded, scale, NO_EMPHASIS)
    for step in range(60):
        grounded(crowded, TimeScale(-6000.0 + 300 * step, -5600.0 + 300 * step, crowded.time_width), NO_EMPHASIS)
    assert np.array_equal(grounded(crowded, scale, NO_EMPHASIS), before)


def test_a_sheet_that_is_full_is_no_reason_to_show_nothing(crowded: Picture, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_arguments: object, **_named: object) -> int:
        raise SheetFull

    scale = TimeScale(-400.0, 0.0, crowded.time_width)
    expected = one_by_one(crowded, scale, NO_EMPHASIS)
    monkeypatch.setattr(Sheet, "add", full)
    assert np.array_equal(grounded(crowded, scale, NO_EMPHASIS), expected)


def test_another_screen_gets_a_sheet_of_its_own(crowded: Picture) -> None:
    scale = TimeScale(-400.0, 0.0, crowded.time_width)
    first = grounded(crowded, scale, NO_EMPHASIS)
    dense = grounded(crowded, scale, NO_EMPHASIS, 2.0)
    assert dense.shape == (2 * HEIGHT, 2 * WIDTH, 3)
    assert np.array_equal(grounded(crowded, scale, NO_EMPHASIS), first)


def ended(sheet: Sheet) -> None:
    image = QImage(10, 10, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    sheet.draw(painter, [])
    painter.end()


def test_a_shelf_forgets_and_learns_again(theme: Theme, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cubatimeline.drawing.shelf._MOST", 50)
    shelf = Shelf([f"Text number {n}" for n in range(400)], Lettering(theme.font("small")), 500.0)
    sheet = Sheet(WIDTH, HEIGHT, 20, 1.0)
    ink = theme.colour("text")
    for first in range(0, 400, 20):
        sheet.begin()
        numbers = np.arange(first, first + 20)
        places = shelf.places(numbers)
        assert len(set(places.tolist())) == 20
        pieces = shelf.pieces(sheet, places, ink)
        assert len(set(pieces.tolist())) == 20
        assert shelf.pieces(sheet, places, ink).tolist() == pieces.tolist()
        shown, cut = shelf.fitted(places, np.where(numbers % 2, 1000.0, 50.0))
        assert cut.tolist() == (numbers % 2 == 0).tolist()
        assert (shown[cut] <= 50).all()
        ended(sheet)


def test_the_same_text_twice_in_a_frame(theme: Theme) -> None:
    shelf = Shelf(["a", "b"], Lettering(theme.font("small")), 500.0)
    sheet = Sheet(WIDTH, HEIGHT, 20, 1.0)
    for _ in range(3):
        sheet.begin()
        places = shelf.places(np.array([0, 1, 0]))
        pieces = shelf.pieces(sheet, places, theme.colour("text"))
        assert pieces[0] == pieces[2] != pieces[1]
        ended(sheet)


def test_no_room_is_no_text(theme: Theme) -> None:
    shelf = Shelf(["Havana"], Lettering(theme.font("small")), 500.0)
    shown, cut = shelf.fitted(shelf.places(np.array([0])), np.array([4.0]))
    assert shown.tolist() == [0.0]
    assert cut.all()


def test_a_text_that_is_shown_twice_is_cut_to_the_room_it_has_in_each_place(theme: Theme) -> None:
    words = "Washington and Moscow clash over a submarine base at Cienfuegos"
    shelf = Shelf([words], Lettering(theme.font("small")), 500.0)
    places, rooms = shelf.places(np.array([0, 0, 0])), np.array([200.0, 90.0, 1000.0])
    for _ in range(2):
        shown, cut = shelf.fitted(places, rooms)
        assert cut.tolist() == [True, True, False]
        assert shown[1] <= 90.0 < shown[0] <= 200.0 < shown[2]
