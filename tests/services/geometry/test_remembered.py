"""What is remembered of marks is what looking it up anew would give."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from cubatimeline.services.geometry import remembered
from cubatimeline.services.geometry.remembered import Remembered

FRAMES = st.lists(st.lists(st.integers(0, 60), max_size=30), max_size=12)


@given(FRAMES)
def test_columns_are_those_of_the_marks_asked_for(frames: list[list[int]]) -> None:
    asked: list[int] = []

    def look_up(marks: np.ndarray) -> np.ndarray:
        asked.extend(marks.tolist())
        return np.array([marks * 2.0, marks + 0.5])

    known = Remembered(2)
    for frame in frames:
        marks = np.array(frame, np.int64)
        assert known.of(marks, look_up).tolist() == [(marks * 2.0).tolist(), (marks + 0.5).tolist()]
    assert sorted(set(asked)) == sorted({mark for frame in frames for mark in frame})


def test_marks_of_long_ago_are_forgotten() -> None:
    known = Remembered(1)
    for first in range(0, 20 * remembered._MOST, remembered._MOST // 2):
        marks = np.arange(first, first + remembered._MOST // 2)
        assert known.of(marks, lambda new: new[None] * 1.0).tolist() == [marks.tolist()]
        assert len(known._marks) <= 2 * remembered._MOST
