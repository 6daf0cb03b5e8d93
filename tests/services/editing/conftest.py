"""A small collection of its own for each test."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from cubatimeline.domain.changes import Changes
from tests.services.editing.collection import do, import_cable, in_memory
from tests.store.content import filled


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small collection with an import, made once; not to be written to."""
    path = filled(tmp_path_factory.mktemp("editing") / "small.cubatimeline")
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA foreign_keys = on")

    def put(connection: sqlite3.Connection) -> Changes:
        import_cable(connection)
        return Changes()

    do(connection, put)
    connection.close()
    return path


@pytest.fixture
def path(model: Path, tmp_path: Path) -> Path:
    """A copy of it as a file."""
    return Path(shutil.copy(model, tmp_path / "small.cubatimeline"))


@pytest.fixture
def connection(model: Path) -> Iterator[sqlite3.Connection]:
    """A copy of it in memory."""
    opened = in_memory(model)
    yield opened
    opened.close()
