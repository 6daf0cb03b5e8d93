"""Numbers, each once."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from cubatimeline.store.columns import distinct


@given(st.lists(st.integers(-9, 9)))
def test_each_number_comes_once_and_they_ascend(numbers: list[int]) -> None:
    assert distinct(np.array(numbers, np.int64)).tolist() == sorted(set(numbers))
