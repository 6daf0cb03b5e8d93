"""`cubatimeline check`."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tests.app.commands.conftest import Run


def test_what_is_incomplete_is_named_and_is_no_damage(run: Run, collection: Path) -> None:
    outcome = run("check", collection)
    assert outcome.code == 0
    assert "Nothing proves 1965-treaty." in outcome.out
    assert "1 to look at" in outcome.out


@pytest.mark.faults
def test_damage_ends_with_one(run: Run, collection: Path) -> None:
    connection = sqlite3.connect(collection)
    connection.execute("PRAGMA foreign_keys = off")
    connection.execute("DELETE FROM category WHERE id = 'economy'")
    connection.commit()
    connection.close()
    outcome = run("check", collection)
    assert outcome.code == 1
    assert "broken tie" in outcome.out
    assert f"{collection} is damaged." in outcome.err
    assert outcome.err.count("\n") == 1


@pytest.mark.faults
def test_a_torn_file_gives_one_line(run: Run, collection: Path) -> None:
    content = bytearray(collection.read_bytes())
    content[4096 : len(content) // 2] = b"\xa5" * (len(content) // 2 - 4096)
    collection.write_bytes(content)
    outcome = run("check", collection)
    assert outcome.code == 1
    assert outcome.err.count("\n") == 1
    assert "damaged" in outcome.err
