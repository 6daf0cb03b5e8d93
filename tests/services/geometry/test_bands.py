"""Bands: who held power when."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cubatimeline.domain.calendars import day_number, iso_day
from cubatimeline.domain.edtf import parse
from cubatimeline.domain.entities import Band, Holder
from cubatimeline.domain.languages import Localised
from cubatimeline.services.geometry.bands import Strip, strip_boxes, strip_of, strips_of
from cubatimeline.services.geometry.time_scale import TimeScale
from tests.services.geometry.samples import many, measure, scales


def band(*turns: tuple[str, str]) -> Band:
    holders = tuple(Holder(name, parse(when), Localised(name[:3], ru="Р" + name[:2])) for name, when in turns)
    return Band("b", Localised("Moscow", ru="Москва"), holders)


NAMES = {"Khrushchev": "Nikita Khrushchev", "Brezhnev": "Leonid Brezhnev"}
LEADERS = band(
    ("Khrushchev", "1953-09-14/1964-10-14"), ("Brezhnev", "1964-10-14/1982-11-10"), ("Putin", "2000-05-07/..")
)


def test_on_the_day_of_change_the_newcomer_holds_power() -> None:
    strip = strip_of(LEADERS, NAMES, "en")
    change = day_number(1964, 10, 14)
    assert [strip.at(day).name for day in (change - 0.5, change, change + 0.5)] == [
        "Nikita Khrushchev",
        "Leonid Brezhnev",
        "Leonid Brezhnev",
    ]


def test_the_last_day_belongs_to_the_turn_and_a_gap_to_nobody() -> None:
    strip = strip_of(LEADERS, NAMES, "en")
    assert strip.at(day_number(1982, 11, 10) + 0.9) is strip.turns[1]
    assert strip.at(day_number(1982, 11, 11)) is None
    assert strip.at(day_number(1950, 1, 1)) is None
    assert strip.at(day_number(2500, 1, 1)) is strip.turns[2]


def test_names_come_from_the_collection_and_else_from_the_band() -> None:
    strips = strips_of([LEADERS], NAMES, "ru")
    assert strips[0].title == "Москва"
    assert [turn.name for turn in strips[0].turns] == ["Nikita Khrushchev", "Leonid Brezhnev", "РPu"]


@pytest.mark.parametrize(("width", "label"), [(400.0, "Nikita Khrushchev"), (100.0, "Khr"), (20.0, "")])
def test_a_name_is_written_in_full_in_short_or_not_at_all(width: float, label: str) -> None:
    strip = strip_of(LEADERS, NAMES, "en")
    scale = TimeScale(day_number(1953, 9, 14), day_number(1964, 10, 14), width)
    boxes = strip_boxes(strip, scale, "en", measure)
    assert [box.label for box in boxes] == [label]
    assert [(box.x, box.x_end) for box in boxes] == [(0.0, width)]


@st.composite
def successions(draw: st.DrawFn) -> Strip:
    days = sorted(draw(st.sets(st.integers(-3000, 3000), min_size=2, max_size=12)))
    turns = []
    for number, (first, following) in enumerate(pairwise(days)):
        last = following - draw(st.integers(0, following - first - 1))
        turns.append((f"Person {number}", f"{iso_day(first)}/{iso_day(last)}"))
    return strip_of(band(*turns), {}, "en")


@many
@given(successions(), scales())
def test_boxes_never_overlap_and_their_names_fit(strip: Strip, scale: TimeScale) -> None:
    boxes = strip_boxes(strip, scale, "en", measure)
    for box, after in pairwise(boxes):
        assert box.x_end <= after.x + 1e-6
    for box in boxes:
        assert 0 <= box.x < box.x_end <= scale.width
        assert measure(box.label) < box.x_end - box.x


@many
@given(successions(), scales(), st.floats(0.01, 0.99))
def test_the_holder_on_a_day_is_the_one_drawn_there(strip: Strip, scale: TimeScale, share: float) -> None:
    x = share * scale.width
    held = strip.at(scale.day(x))
    drawn = [box.turn for box in strip_boxes(strip, scale, "en", measure) if box.x <= x < box.x_end]
    near = [box for box in strip_boxes(strip, scale, "en", measure) if min(abs(box.x - x), abs(box.x_end - x)) < 1e-3]
    assert near or drawn == ([held] if held else [])
