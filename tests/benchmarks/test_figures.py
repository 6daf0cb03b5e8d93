"""The benchmark of figures measures what it says; how fast is for `make bench` on a quiet machine."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.benchmarks.gaps import longest_gap

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def result() -> dict[str, object]:
    command = [sys.executable, "-m", "tests.benchmarks.figures", "--json", "--events", "300", "--rounds", "1"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_each_format_is_measured(result: dict) -> None:
    assert set(result["whole_190"]) == {"svg", "pdf", "png", "tiff"}
    assert all(format_["s"] > 0 and format_["bytes"] > 10_000 for format_ in result["whole_190"].values())
    assert result["whole_190"]["svg"]["bytes"] < 3_000_000


def test_the_slide_has_the_pixels_that_the_limit_is_about(result: dict) -> None:
    assert result["png4k_pixels"] == [3840, 2160]
    assert result["png4k_ratio"] > 0
    assert 100 < result["svg_objects"] <= 1000


def test_the_wall_is_measured_in_a_process_of_its_own(result: dict) -> None:
    wall = result["wall"]
    assert wall["events"] == 300
    assert wall["named"] > 30
    assert wall["peak_mb"] > 30
    assert 0 <= wall["stops_ms"] < 1000 * (wall["compose_s"] + wall["pdf_s"]) + 1


def test_changes_in_the_workshop_are_measured(result: dict) -> None:
    assert set(result["preview"]) == {"legend", "colours", "density", "size", "sources"}
    assert all(change["cpu_ms"] > 0 and change["ms"] > 0 for change in result["preview"].values())


def test_what_holds_up_the_window_is_measured_beside_an_idle_one(result: dict) -> None:
    gaps = result["gaps_ms"]
    figures = {"start", "layout", "words", "pdf", "svg", "png", "tif", "beside", "tiles", "clipboard"}
    assert {"idle", "web", "ics", "timelinejs", "csl"} | figures <= set(gaps)
    assert all(0 < each["least"] <= each["median"] for each in gaps.values())


def test_a_call_that_holds_the_interpreter_is_a_gap() -> None:
    def hold() -> None:
        sum(range(20_000_000))

    assert longest_gap(hold, lambda: None) > longest_gap(lambda: None, lambda: None)
