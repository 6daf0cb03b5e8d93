"""The benchmark of the import: its documents, and that it measures what it says."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from cubatimeline.services.extraction.dates import find_dates
from tests.benchmarks.importing import document

ROOT = Path(__file__).parents[2]


def test_the_documents_are_as_large_as_told_and_have_dates() -> None:
    for number in range(9):
        text = document(number)
        assert text == document(number) != document(number + 1)
        assert 2500 < len(text) < 3500
        assert len(find_dates(text)) >= 4


def test_it_measures() -> None:
    command = [sys.executable, "-m", "tests.benchmarks.importing", "--json", "--documents", "20", "--jobs", "1"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    result = json.loads(done.stdout)
    assert set(result) >= {"docs_per_s", "kchars_per_cpu_s", "search_dates_kchars_per_cpu_s", "peak_mb"}
    assert min(result.values()) > 0
    assert result["kchars_per_cpu_s"] > 10 * result["search_dates_kchars_per_cpu_s"]
