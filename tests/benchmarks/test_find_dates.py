"""The benchmark of finding dates measures what it says."""

from __future__ import annotations

from tests.benchmarks.find_dates import measure, texts


def test_every_language_is_measured():
    assert {language: len(parts) >= 60 for language, parts in texts().items()} == {"en": True, "es": True, "ru": True}


def test_ours_is_far_faster():
    result = measure(rounds=2)
    assert set(result) == {"kchars_per_cpu_s", "search_dates_kchars_per_cpu_s", "ratio"}
    assert result["ratio"] > 20
