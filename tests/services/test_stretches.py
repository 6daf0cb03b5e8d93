"""Stretches kept as columns are found by place as if each were looked at."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cubatimeline.domain.documents import Mark, MarkKind
from cubatimeline.services.stretches import Sort, Stretch, Stretches, stretches_of

LENGTH = 50
drawn = st.lists(
    st.builds(
        Stretch, st.integers(-5, 60), st.integers(-5, 60), st.sampled_from(Sort), st.sampled_from("abc"),
        st.sampled_from([-1, 7]),
    )
)  # fmt: skip


def in_order(stretches: list[Stretch]) -> list[Stretch]:
    kept = [each for each in stretches if 0 <= each.start < each.end <= LENGTH]
    return sorted(kept, key=lambda each: (each.start, -each.end, each.sort))


@given(drawn)
def test_what_lies_in_the_text_is_kept_in_its_order(stretches: list[Stretch]) -> None:
    made = Stretches(stretches, LENGTH)
    assert list(made) == in_order(stretches)
    assert len(made) == len(in_order(stretches))
    assert made == Stretches(stretches, LENGTH)


@given(drawn, st.integers(0, LENGTH), st.integers(1, 10))
def test_stretches_are_found_by_place(stretches: list[Stretch], start: int, length: int) -> None:
    made, kept, end = Stretches(stretches, LENGTH), in_order(stretches), start + length
    here = [each for each in kept if each.end > start and each.start < end]
    assert made.within(start, end) == sorted(here, key=lambda each: each.sort)
    at = sorted((each for each in kept if each.start <= start < each.end), key=lambda each: each.sort)
    assert made.at(start) == (at[-1] if at else None)
    behind = [each for each in kept if (each.start, -each.end) > (start, -end)]
    assert made.after(start, end) == (behind[0] if behind else None)
    before = [each for each in kept if (each.start, -each.end) < (start, -end)]
    assert made.before(start, end) == (before[-1] if before else None)
    dates = [each for each in kept if each.sort is Sort.DATE and start <= each.start < end]
    assert [(mark.start + start, mark.end + start) for mark in made.dates(start, end)] == [d[:2] for d in dates]


def test_an_event_that_is_marked_is_not_told_twice() -> None:
    marks = [Mark(MarkKind.EVENT, 3, 9, "fall"), Mark(MarkKind.DATE, 4, 8, "1964")]
    told = [(3, 9, "fall", False), (10, 14, "talk", True), (-1, -1, "lost", False)]
    found = stretches_of("x" * 20, marks, told)
    assert [(each.sort, each.target) for each in found] == [
        (Sort.EVENT, "fall"), (Sort.DATE, "1964"), (Sort.DRAFT, "talk"),
    ]  # fmt: skip
    assert found != stretches_of("x" * 20, marks)
