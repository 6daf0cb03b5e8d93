"""Collections of every schema version there ever was open, are brought up to date, and survive a step that fails."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest
from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from cubatimeline.domain.changes import Changes
from cubatimeline.domain.errors import CollectionError, NewerCollectionError
from cubatimeline.domain.relations import RelationKind
from cubatimeline.services.editing.edit import undo
from cubatimeline.services.editing.entities import merge
from cubatimeline.store import library, migrations
from cubatimeline.store.check import check
from cubatimeline.store.notes import read_notes
from cubatimeline.store.reader import Reader
from cubatimeline.store.relations import read_relations
from cubatimeline.store.schema import SCHEMA_VERSION
from cubatimeline.store.views import read_views
from cubatimeline.store.writer import Writer
from tests.services.editing.collection import import_cable
from tests.store.content import EVENTS
from tests.store.make_sample import EDITS, FOLDER

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


@pytest.mark.parametrize("sample", SAMPLES[1:], ids=lambda sample: sample.stem)
def test_what_was_done_to_a_sample_is_kept_and_can_be_undone(sample: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(sample, tmp_path))
    migrations.bring_up_to_date(path)
    with Reader(path) as reader:
        assert [note.text for note in reader.read(read_notes)] == ["Which day?"]
        assert [view.name for view in reader.read(read_views)] == ["The fall"]
        assert [relation.kind for relation in reader.read(read_relations)] == [RelationKind.ANSWERS]
    with Writer(path) as writer, Reader(path) as reader:
        assert [writer.submit(undo).result().name for _ in EDITS] == [edit.name for edit in reversed(EDITS)]
        assert reader.read(read_notes) == reader.read(read_views) == reader.read(read_relations) == []


def test_a_collection_of_the_first_version_can_be_edited_and_imported_into(tmp_path: Path) -> None:
    path = Path(shutil.copy(FOLDER / "schema-1.cubatimeline", tmp_path))
    migrations.bring_up_to_date(path)
    imported: list[int] = []

    def put(connection: sqlite3.Connection) -> Changes:
        imported.append(import_cable(connection))
        return Changes(everything=True)

    with Writer(path) as writer:
        for job in (merge("nikita-khrushchev", "leonid-brezhnev"), put, undo, undo):
            writer.submit(job).result()
    with Reader(path) as reader:
        assert {event.id: event for event in reader.events()} == {event.id: event for event in EVENTS}
        assert reader.info()["documents"] == 2
    assert not any(problem.is_damage for problem in check(path))


def test_a_migrated_collection_has_the_tables_of_a_new_one(path: Path, tmp_path: Path) -> None:
    old = Path(shutil.copy(FOLDER / "schema-1.cubatimeline", tmp_path))
    migrations.bring_up_to_date(old)
    query = "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name"
    tables = []
    for file in (old, path):
        connection = sqlite3.connect(file)
        tables.append(connection.execute(query).fetchall())
        connection.close()
    assert tables[0] == tables[1]


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
