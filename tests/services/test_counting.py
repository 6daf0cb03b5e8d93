"""Events by year, for charts."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from cubatimeline.services.counting import count_by_year
from cubatimeline.store.reader import Reader
from tests.store.content import filled


def test_every_event_with_a_beginning_within_the_span_is_counted_once(tmp_path: Path) -> None:
    with Reader(filled(tmp_path / "small.cubatimeline")) as reader:
        columns, span = reader.columns(), reader.meta().span
    counts = count_by_year(columns, 2, span)
    assert counts.first_year == 1953
    found = {int(year): int(total) for year, total in zip(counts.years, counts.total, strict=True) if total}
    assert found == {1960: 1, 1962: 1, 1964: 2}
    assert counts.by_category.sum(axis=1).tolist() == [3, 1]


def test_only_chosen_events_are_counted(tmp_path: Path) -> None:
    with Reader(filled(tmp_path / "small.cubatimeline")) as reader:
        columns, span = reader.columns(), reader.meta().span
    chosen = np.array([id_ == "1962-10-22-speech" for id_ in columns.ids])
    assert count_by_year(columns, 2, span, chosen).total.sum() == 1
