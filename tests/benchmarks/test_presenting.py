"""All four tours by Page Down on two displays, of which one is unplugged on the way; the collection stays as it was."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from tests.benchmarks.presenting import LAPTOP, PROJECTOR

ROOT = Path(__file__).parents[2]


def test_all_tours_are_played_and_nothing_is_written() -> None:
    command = [sys.executable, "-m", "tests.benchmarks.presenting", "--json"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    result = json.loads(done.stdout)
    assert (result["tours"], result["scenes"]) == (4, 44)
    assert result["steps"] > result["scenes"]
    assert result["displays"] == [[PROJECTOR, LAPTOP]]
    assert result["went_on_alone"]
    assert not result["written"]
    assert result["frames"] > 100
    assert result["ratio"] > 0
