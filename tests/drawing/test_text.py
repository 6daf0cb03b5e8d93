"""Measuring, shortening and writing words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QImage, QPainter

from cubatimeline.drawing.text import ELLIPSIS, Lettering, ScreenLettering
from cubatimeline.drawing.theme import Theme

TITLES = st.text("abcdefgW ,.–-АБВжшщ áñ1234", max_size=60)


@pytest.fixture
def lettering(theme: Theme) -> Lettering:
    return Lettering(theme.font("small"))


def test_shortened_words_fit_and_begin_like_the_whole(lettering: Lettering) -> None:
    @given(TITLES, st.floats(0, 500))
    def holds(title: str, room: float) -> None:
        words = lettering.shortened(title, room)
        if words == title:
            assert lettering.width(title) <= room + 0.5
        elif words:
            assert words.endswith(ELLIPSIS)
            assert title.startswith(words[:-1])
            assert not words[:-1].endswith((" ", ",", "–", "-"))
            assert lettering.width(words) <= room + 1
        else:
            assert lettering.width(title) > room
            assert lettering.width(title[:3] + ELLIPSIS) > room - 2 or len(title[:3].rstrip(" ,;:–-")) < 3

    holds()


def test_words_shorten_then_go(lettering: Lettering) -> None:
    title = "Castro lands in Murmansk"
    assert lettering.shortened(title, 400) == title
    assert lettering.shortened(title, lettering.width("Castro lands in M…") + 2) == "Castro lands in M…"
    for room in (12, 0, -5):
        assert lettering.shortened(title, room) == ""


def test_no_comma_is_left_before_the_ellipsis(lettering: Lettering) -> None:
    title = "Khrushchev, Castro and others"
    room = lettering.width("Khrushchev, ") + lettering.width(ELLIPSIS) + 0.5
    assert lettering.shortened(title, room) == "Khrushchev…"


def test_letters_outside_the_first_plane_are_not_cut_in_half(lettering: Lettering) -> None:
    title = "𝒜𝒷𝒸 letters of mathematics"
    for room in range(0, 200, 3):
        lettering.shortened(title, room).encode()


def test_the_table_of_letters_is_near_the_true_width(lettering: Lettering) -> None:
    titles = ["Anastas Mikoyan visits Cuba", "Ввод войск в Чехословакию", "AVATAR To Ya", ""]
    for about, title in zip(lettering.widths(titles), titles, strict=True):
        assert about == pytest.approx(lettering.width(title), rel=0.06, abs=0.1)


def ink(lettering: Lettering, text: str, room: float, scale: float = 1.0) -> QImage:
    image = QImage(round(300 * scale), round(30 * scale), QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(scale)
    image.fill(0)
    painter = QPainter(image)
    lettering.paint(painter, 10.0, 20.0, text, QColor(0, 0, 0), room)
    painter.end()
    return image


def columns_of_ink(image: QImage) -> list[int]:
    return [x for x in range(image.width()) if any(image.pixelColor(x, y).alpha() > 60 for y in range(image.height()))]


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("room", [1000.0, 130.0, 60.0])
def test_the_screen_shows_what_a_figure_would(theme: Theme, room: float, scale: float) -> None:
    text = "Castro lands in Murmansk"
    plain, quick = (ink(kind(theme.font("small")), text, room, scale) for kind in (Lettering, ScreenLettering))
    expected, found = columns_of_ink(plain), columns_of_ink(quick)
    assert abs(expected[0] - found[0]) <= 1
    assert abs(expected[-1] - found[-1]) <= 2 * scale
    assert abs(len(expected) - len(found)) <= 0.15 * len(expected)


def test_nothing_is_written_without_room(theme: Theme) -> None:
    for kind in (Lettering, ScreenLettering):
        assert columns_of_ink(ink(kind(theme.font("small")), "Castro", 5.0)) == []


def test_copied_words_are_forgotten_before_they_fill_the_memory(theme: Theme, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cubatimeline.drawing.text._MOST_PICTURES", 5)
    lettering = ScreenLettering(theme.font("small"))
    for number in range(40):
        assert columns_of_ink(ink(lettering, f"Event {number}", 200.0))
    assert len(lettering._kept) <= 5
