"""Playing a tour: every step in order, none missed, none beyond the ends."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cubatimeline.domain.edtf import parse
from cubatimeline.domain.languages import Localised
from cubatimeline.domain.tours import Quiz, Scene, Tour
from cubatimeline.services.presenting.playing import Playing, Step, covered_of, steps_of

START, END = parse("1962-10-16"), parse("1962-10-28")


def scene(**values: object) -> Scene:
    return Scene(Localised("A scene"), START, END, "Words.", **values)


def test_a_bare_scene_is_one_step() -> None:
    assert steps_of(scene(), 3, ["a"], quoted=False) == (Step(3),)


def test_hidden_events_come_one_by_one_and_then_the_passage() -> None:
    steps = steps_of(scene(hidden=("a", "b"), document="d"), 0, ["a", "b"])
    assert steps == (Step(0), Step(0, 1), Step(0, 2), Step(0, 2, reading=True))


def test_a_quiz_uncovers_its_events_in_order_of_time() -> None:
    quiz = scene(quiz=Quiz.TITLES, covered=("c", "a"))
    assert covered_of(quiz, ["a", "b", "c"]) == ("a", "c")
    assert [step.uncovered for step in steps_of(quiz, 0, ["a", "b", "c"], quoted=False)] == [0, 1, 2]


def test_what_happens_next_begins_with_the_first_event_in_sight() -> None:
    steps = steps_of(scene(quiz=Quiz.LATER), 0, ["a", "b", "c"], quoted=False)
    assert [step.uncovered for step in steps] == [0, 1, 2]


hidden = st.lists(st.sampled_from("abcdef"), unique=True, max_size=5)


@given(st.lists(st.tuples(hidden, st.booleans()), min_size=1, max_size=6), st.lists(st.integers(-2, 2), max_size=30))
def test_it_never_leaves_the_tour(scenes: list[tuple[list[str], bool]], moves: list[int]) -> None:
    tour = Tour("t", Localised("T"), "", tuple(scene(hidden=tuple(ids)) for ids, _ in scenes))
    playing = Playing.of(tour, [ids for ids, _ in scenes], [quoted for _, quoted in scenes])
    assert playing.is_first
    for by in moves:
        at = playing.at
        playing = playing.moved(by)
        assert playing.at == min(max(at + by, 0), len(playing.steps) - 1)
    assert [step.scene for step in playing.steps] == sorted(step.scene for step in playing.steps)
    for number in range(-1, len(scenes) + 2):
        step = playing.to_scene(number).step
        assert step == Step(min(max(number, 0), len(scenes) - 1))
    assert playing.to_end().step.scene == len(scenes) - 1
