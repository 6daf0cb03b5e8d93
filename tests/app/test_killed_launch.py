"""The whole program killed during its first launch: the next one is right and nothing is left lying about."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import cubatimeline

ROOT = Path(cubatimeline.__file__).parents[1]
COMMAND = [sys.executable, "-m", "cubatimeline", "info", "--json"]


@pytest.mark.faults
@pytest.mark.parametrize("seconds", [0.4, 0.8, 1.1, 1.3, 1.5])
def test_killed_at_first_launch(home: Path, seconds: float) -> None:
    with subprocess.Popen(COMMAND, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as first:
        try:
            first.wait(seconds)
        except subprocess.TimeoutExpired:
            first.kill()
    done = subprocess.run(COMMAND, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["events_without_evidence"] == 0
    left = {path.name.removeprefix("cuba-moscow.cubatimeline") for path in home.iterdir()}
    assert left <= {"", "-wal", "-shm"}
