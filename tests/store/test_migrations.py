"""Collections of every schema version there ever was open, are brought up to date, and survive a step that fails."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest
from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from cubatimeline.domain.errors import CollectionError, NewerCollectionError
from cubatimeline.store import library, migrations
from cubatimeline.store.check import check
from cubatimeline.store.reader import Reader
from cubatimeline.store.schema import SCHEMA_VERSION
from tests.store.content import EVENTS
from tests.store.make_sample import FOLDER

SAMPLES = sorted(FOLDER.glob("*.cubatimeline"))


def test_there_is_a_sample_of_every_version() -> None:
    assert [sample.name for sample in SAMPLES] == [
        f"schema-{version}.cubatimeline" for version in range(1, SCHEMA_VERSION + 1)
    ]


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.stem)
def test_a_sample_opens_whole(sample: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(sample, tmp_path))
    migrations.bring_up_to_date(path)
    assert not any(problem.is_damage for problem in check(path))
    with Reader(path) as reader:
        assert {event.id: event for event in reader.events()} == {event.id: event for event in EVENTS}
        assert reader.info()["schema"] == SCHEMA_VERSION
        assert reader.search("Хрущёв").passages.total == 2


def test_a_collection_of_today_is_left_alone(path: Path) -> None:
    before = path.read_bytes()
    assert migrations.bring_up_to_date(path) is None
    assert path.read_bytes() == before
    assert not list(path.parent.glob("*before*"))


@pytest.fixture
def next_version(monkeypatch: pytest.MonkeyPatch) -> Migrations:
    """Make believe that the program has one more step, which the test writes."""
    steps = Migrations("collection")
    steps._migrations.extend(migrations.migrations._migrations)
    monkeypatch.setattr(migrations, "migrations", steps)
    for module in (migrations, library):
        monkeypatch.setattr(module, "SCHEMA_VERSION", SCHEMA_VERSION + 1)
    return steps


def test_a_step_runs_after_a_copy_was_made(path: Path, next_version: Migrations) -> None:
    @next_version(name="next")
    def _step(db: Database) -> None:
        db.execute("UPDATE event SET summary = 'migrated'")
        db.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")

    with pytest.raises(CollectionError, match="older form"):
        Reader(path)
    copy = migrations.bring_up_to_date(path)
    assert copy is not None
    with Reader(path) as reader:
        assert {event.summary for event in reader.events()} == {"migrated"}
    connection = sqlite3.connect(copy)
    assert connection.execute("PRAGMA user_version").fetchone()[0] == SCHEMA_VERSION
    assert connection.execute("SELECT count(*) FROM event WHERE summary = 'migrated'").fetchone()[0] == 0
    connection.close()


def test_a_step_that_fails_leaves_the_file_as_it_was(path: Path, next_version: Migrations) -> None:
    @next_version(name="next")
    def _step(db: Database) -> None:
        db.execute("DELETE FROM event")
        db.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
        raise sqlite3.OperationalError("database or disk is full")

    with pytest.raises(sqlite3.OperationalError):
        migrations.bring_up_to_date(path)
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA user_version").fetchone()[0] == SCHEMA_VERSION
    assert connection.execute("SELECT count(*) FROM event").fetchone()[0] == len(EVENTS)
    connection.close()


def test_a_later_version_is_not_migrated_back(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    connection.close()
    with pytest.raises(NewerCollectionError):
        migrations.bring_up_to_date(path)
