"""The benchmark of the timeline: its workload, its camera, and that it measures what it says."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from cubatimeline.app.first_launch import never, silent
from cubatimeline.app.paths import HOME_VARIABLE
from cubatimeline.store.columns import EventFlag
from cubatimeline.store.fill import fill
from tests.benchmarks.events import FIRST, LANES, LAST, content, generated, make_up
from tests.benchmarks.start import time_to_paint
from tests.benchmarks.timeline import camera, quantiles


def test_the_same_number_and_seed_give_the_same_events() -> None:
    one, same, other = generated(300), generated(300), generated(300, seed=7)
    assert one.titles == same.titles != other.titles
    assert one.start_earliest.tolist() == same.start_earliest.tolist() != other.start_earliest.tolist()


def test_the_workload_is_as_it_is_described() -> None:
    made = make_up(20_000)
    assert ((made.first >= FIRST) & (made.last < LAST)).all()
    assert made.lasts.mean() == pytest.approx(0.2, abs=0.02)
    shares = np.bincount(made.lane, minlength=len(LANES)) / 20_000
    assert shares == pytest.approx([0.24, 0.2, 0.16, 0.12, 0.1, 0.08, 0.06, 0.04], abs=0.02)
    assert made.importance.min() == 1
    assert made.importance.max() <= 1000
    lengths = [len(title) for title in made.titles]
    assert min(lengths) >= 20
    assert max(lengths) <= 60
    assert 0.002 < sum("missile" in title.lower() for title in made.titles) / 20_000 < 0.05


def test_columns_are_in_order_and_sharp() -> None:
    columns = generated(500)
    assert (np.diff(columns.start_earliest) >= 0).all()
    moments = (columns.flags & EventFlag.SPAN) == 0
    assert (columns.end_latest - columns.start_earliest)[moments].tolist() == [1.0] * int(moments.sum())


def test_the_camera_zooms_then_pans_there_and_back() -> None:
    views = camera()
    spans = [last - first for first, last in views]
    assert len(views) == 300
    assert spans[0] == pytest.approx(66 * 365.25)
    assert spans[99] == pytest.approx(7)
    assert all(a > b for a, b in pairwise(spans[:100]))
    assert {round(span, 6) for span in spans[100:]} == {365.25}
    assert views[199][0] - views[100][0] > 3000
    assert views[299] == pytest.approx(views[100], abs=40)


def test_quantiles_are_of_the_frames_themselves() -> None:
    assert quantiles([float(n) for n in range(100)]) == {"median": 50.0, "p90": 90.0, "p99": 99.0, "max": 99.0}


@pytest.fixture
def collection(tmp_path: Path) -> Path:
    path = tmp_path / "made-up.cubatimeline"
    fill(path, content(60), silent, never)
    return path


def test_frames_are_measured_through_the_widget(collection: Path) -> None:
    command = [sys.executable, "-m", "tests.benchmarks.timeline", "--measure", str(collection)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=120)
    result = json.loads(done.stdout)
    assert result["events"] == 60
    assert 0 < result["blank_ms"]["median"] < result["frame_ms"]["median"] <= result["frame_ms"]["p99"]
    assert 0 < result["objects_max"] <= 1500
    keys = ("load_s", "png4k_s", "save4k_s", "svg_s", "peak_mb", "filter_ms", "edit_ms")
    assert min(result[key] for key in keys) > 0
    assert 0 < result["cpu_ms"]["median"] <= result["frame_ms"]["max"]


def test_idling_is_measured_on_the_main_window(collection: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.benchmarks.timeline", "--idle", str(collection), "--seconds", "0.5"]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", HOME_VARIABLE: str(tmp_path)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=120)
    assert 0 <= json.loads(done.stdout)["idle_percent"] < 50


def test_a_real_window_needs_a_display() -> None:
    command = [sys.executable, "-m", "tests.benchmarks.timeline", "--window"]
    environment = {name: value for name, value in os.environ.items() if name != "DISPLAY"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 2
    assert "xvfb-run" in done.stderr


def test_a_start_is_measured_to_the_first_paint(collection: Path, tmp_path: Path) -> None:
    ours, modules = time_to_paint(tmp_path, collection)
    blank, fewer = time_to_paint(tmp_path, None)
    assert 0 < blank < ours < 60
    assert fewer < modules
