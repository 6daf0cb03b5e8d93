"""The benchmark of dates measures what it says."""

from __future__ import annotations

from cubatimeline.domain.edtf import parse
from tests.benchmarks.dates import measure, mixed_values


def test_the_list_is_distinct_readable_and_the_same_every_time():
    values = mixed_values(400)
    assert len(set(values)) == 400
    assert values == mixed_values(400)
    assert [parse(text).edtf for text in values] == values


def test_ours_is_far_faster():
    result = measure(40)
    assert set(result) == {"parse_us", "edtf_us", "ratio"}
    assert result["ratio"] > 300
