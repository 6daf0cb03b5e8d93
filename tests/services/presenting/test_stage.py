"""Rows of events: all words whole and in view, none over another, the least important leaving first."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from cubatimeline.services.presenting.stage import Room, Wanted, arrange, extent_of, words_of

WIDTH = 1800.0


@st.composite
def wanted(draw: st.DrawFn) -> list[Wanted]:
    events = []
    for number in range(draw(st.integers(0, 14))):
        x = draw(st.floats(-200, WIDTH + 100))
        long = draw(st.floats(0, 900))
        words = draw(st.floats(60, WIDTH))
        group, moment = draw(st.integers(0, 2)), draw(st.booleans())
        events.append(Wanted(number, x, x + long, words, draw(st.integers(1, 5)), moment, group))
    return sorted(events, key=lambda each: each.x)


@given(wanted(), st.integers(1, 12))
def test_words_are_in_view_and_apart(events: list[Wanted], rows: int) -> None:
    room = Room(WIDTH, rows, 24.0, 30.0)
    placed = arrange(events, room)
    assert all(0 <= each.row < rows for each in placed)
    for each in placed:
        assert 0 <= each.words.x <= WIDTH - each.wanted.words + 1e-6
    for one, other in itertools.combinations(placed, 2):
        if one.row == other.row:
            first, second = (extent_of(each.wanted, each.words, room) for each in (one, other))
            assert first[1] + room.gap <= second[0] + 1e-6 or second[1] + room.gap <= first[0] + 1e-6
            assert one.wanted.group == other.wanted.group
    if len(events) <= rows:
        assert sorted(each.wanted.event for each in placed) == sorted(each.event for each in events)
        assert len({each.row for each in placed}) == len(events)


@given(wanted(), st.integers(1, 6))
def test_the_least_important_leave_first(events: list[Wanted], rows: int) -> None:
    placed = {each.wanted.event for each in arrange(events, Room(WIDTH, rows, 24.0, 30.0))}
    kept = [each.importance for each in events if each.event in placed]
    left = [each.importance for each in events if each.event not in placed]
    assert not left or max(left) <= min(kept, default=5)


def test_words_stand_right_of_a_marker_else_left_else_above() -> None:
    room = Room(1000.0, 5, 20.0, 30.0)
    right = words_of(Wanted(0, 100, 100, 300, 3, moment=True), room)
    left = words_of(Wanted(0, 900, 900, 300, 3, moment=True), room)
    above = words_of(Wanted(0, 500, 500, 800, 3, moment=True), room)
    assert (right.x, right.beside) == (118, True)
    assert (left.x + 300, left.beside) == (882, True)
    assert (above.x, above.beside) == (200, False)


def test_words_of_a_bar_stand_above_it_and_never_leave_the_view() -> None:
    room = Room(1000.0, 5, 20.0, 30.0)
    assert words_of(Wanted(0, -500, 700, 300, 3, moment=False), room).x == 0
    assert words_of(Wanted(0, 900, 1500, 300, 3, moment=False), room).x == 700
