"""Small collections, and the pages made of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cubatimeline.store.reader import Reader
from tests.store.content import filled


@pytest.fixture(scope="session")
def sample_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A collection that has a little of everything."""
    return filled(tmp_path_factory.mktemp("web") / "small.cubatimeline")


@pytest.fixture
def reader(sample_path: Path) -> Iterator[Reader]:
    with Reader(sample_path) as reader:
        yield reader
