"""A collection is renewed once, when the data that come with the program are of a later version."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cubatimeline.domain.errors import DataError
from cubatimeline.services.builtin import load
from cubatimeline.services.renewing import data_version, is_older, renew
from cubatimeline.store.fill import fill
from cubatimeline.store.reader import Reader

SAMPLE = Path(__file__).parent / "collection_sample"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the sample data."""
    return Path(shutil.copytree(SAMPLE, tmp_path / "data"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A collection filled from the sample."""
    fill(tmp_path / "sample", load(SAMPLE), lambda what, part: None, lambda: False)
    return tmp_path / "sample"


def replace_in(file: Path, old: str, new: str) -> None:
    file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def test_the_version_is_told_without_reading_everything() -> None:
    assert data_version(SAMPLE) == ("sample", 3)


def test_the_same_version_renews_nothing(path: Path, folder: Path) -> None:
    assert not is_older(path, folder)
    assert not renew(path, folder)


def test_a_later_version_renews(path: Path, folder: Path) -> None:
    replace_in(folder / "collection.yaml", "version: 3", "version: 4")
    replace_in(folder / "events" / "1964.yaml", "He is pensioned off.", "He grows vegetables.")
    assert is_older(path, folder)
    assert renew(path, folder).everything
    assert not renew(path, folder)
    with Reader(path) as reader:
        event = reader.event("1964-10-14-fall")
    assert event is not None
    assert event.summary == "He grows vegetables."


def test_another_collection_is_left_alone(path: Path, folder: Path) -> None:
    replace_in(folder / "collection.yaml", "id: sample\nversion: 3", "id: other\nversion: 9")
    assert not renew(path, folder)


def test_data_without_a_version_are_told(tmp_path: Path) -> None:
    with pytest.raises(DataError):
        data_version(tmp_path)
    (tmp_path / "collection.yaml").write_text("id: sample\n")
    with pytest.raises(DataError, match="no version"):
        data_version(tmp_path)
