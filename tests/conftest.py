"""What every test has: no screen unless asked for, a folder of its own in place of the reader's, and the guards."""

from __future__ import annotations

import os
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings

from tests.guards import guards

__all__ = ["guards", "home"]

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# No deadline: a busy machine is no fault. `make fuzz` takes the second profile.
settings.register_profile("house", deadline=None, print_blob=True)
settings.register_profile("fuzz", settings.get_profile("house"), max_examples=5_000)
settings.load_profile("house")
_numbers = count()


@pytest.fixture(autouse=True)
def home(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Stand in for the reader's own folder; it does not exist until the program makes it."""
    folder = tmp_path_factory.getbasetemp() / "homes" / str(next(_numbers))
    monkeypatch.setenv("CUBATIMELINE_HOME", str(folder))
    return folder
