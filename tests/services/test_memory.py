"""Large arrays take memory only while they are there."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

from cubatimeline.services.memory import give_back_large_arrays


def resident() -> int:
    """Return the bytes that this process holds in memory."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096


def test_what_was_given_up_is_given_back() -> None:
    told = give_back_large_arrays()
    assert told == sys.platform.startswith("linux")
    if told:
        kept = [np.ones(1 << 18) for _ in range(40)]
        high = resident()
        # every second one, so that what is left would keep a heap from shrinking
        del kept[::2]
        assert high - resident() > 30_000_000


def test_other_systems_are_left_alone(monkeypatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert not give_back_large_arrays()
