"""Very long lists: lines made when they come into view, measured by and by, a marked one shown when it has a place."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from cubatimeline.drawing.theme import Theme
from cubatimeline.widgets.shared.lines import LazyLines, Line, LineList

COUNT = 3_000


def long_list(made: list[int]) -> LazyLines:
    """A heading and very many lines; notes which are made."""

    def make(place: int) -> Line:
        made.append(place)
        return Line("", "Heading", heading=True) if place == 0 else Line(str(place), f"Line {place}")

    return LazyLines(["", *(str(place) for place in range(1, COUNT))], make)


def test_lines_are_found_without_being_made() -> None:
    made: list[int] = []
    lines = long_list(made)
    assert (lines.row_of("2000"), lines.row_of("none"), lines.row_of(""), len(lines)) == (2000, -1, -1, COUNT)
    assert not made
    assert [line.key for line in lines[5:8]] == ["5", "6", "7"]
    assert lines[-1].title == f"Line {COUNT - 1}"
    assert sum(1 for _ in lines) == COUNT


def test_a_key_that_comes_twice_is_found_where_it_is_first() -> None:
    lines = LazyLines(["a", "b", "a"], lambda place: Line("ab"[place % 2], str(place)))
    assert lines.row_of("a") == 0


def test_only_what_is_in_view_is_made_at_once(qtbot: QtBot, theme: Theme) -> None:
    list_ = LineList(theme, "list")
    qtbot.addWidget(list_)
    list_.resize(300, 200)
    list_.show()
    made: list[int] = []
    list_.show_lines(long_list(made))
    list_.grab()
    assert 0 < max(made) < COUNT // 2


def test_a_marked_line_comes_into_view_once_its_place_is_known(qtbot: QtBot, theme: Theme) -> None:
    list_ = LineList(theme, "list")
    qtbot.addWidget(list_)
    list_.resize(300, 200)
    list_.show()
    list_.show_lines(long_list([]))
    list_.mark("2500")
    index = list_.model().index(2500, 0)
    assert list_.currentIndex() == index
    qtbot.waitUntil(lambda: list_.viewport().rect().contains(list_.visualRect(index).center()), timeout=20_000)
