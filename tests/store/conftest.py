"""A small filled collection for each test that asks for one."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from cubatimeline.store.reader import Reader
from tests.store.content import filled


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small collection, filled once; not to be written to."""
    return filled(tmp_path_factory.mktemp("model") / "small.cubatimeline")


@pytest.fixture
def path(model: Path, tmp_path: Path) -> Path:
    """A copy of the small collection for one test."""
    return Path(shutil.copy(model, tmp_path / "small.cubatimeline"))


@pytest.fixture
def reader(model: Path) -> Iterator[Reader]:
    """A reader of the small collection."""
    with Reader(model) as opened:
        yield opened
