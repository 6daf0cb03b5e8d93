"""Large arrays take memory only while they are there."""

from __future__ import annotations

import subprocess
import sys

from cubatimeline.services.memory import give_back_large_arrays

GIVEN_UP = """
from pathlib import Path
import numpy as np
from cubatimeline.services.memory import give_back_large_arrays

def resident():
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096

give_back_large_arrays()
kept = [np.ones(1 << 18) for _ in range(40)]
high = resident()
# every second one, so that what is left would keep a heap from shrinking
del kept[::2]
print(high - resident())
"""


def test_what_was_given_up_is_given_back() -> None:
    """In a process of its own: whatever heap a long run of tests has left could serve the arrays instead."""
    told = give_back_large_arrays()
    assert told == sys.platform.startswith("linux")
    if told:
        done = subprocess.run([sys.executable, "-c", GIVEN_UP], capture_output=True, text=True, check=True)
        assert int(done.stdout) > 30_000_000


def test_other_systems_are_left_alone(monkeypatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert not give_back_large_arrays()
