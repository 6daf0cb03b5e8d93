"""Where the program finds the files that come with it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import cubatimeline
from cubatimeline.domain.errors import CollectionError
from cubatimeline.services import builtin
from cubatimeline.services.shipped import shipped_folder


@pytest.fixture
def package(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Return the folder of a program with nothing shipped."""
    folder = tmp_path / "cubatimeline"
    folder.mkdir()
    monkeypatch.setattr(cubatimeline, "__file__", str(folder / "__init__.py"))
    return folder


def test_a_checkout_has_them_beside_the_package() -> None:
    assert (shipped_folder("data") / "collection.yaml").is_file()
    assert builtin.data_folder() == shipped_folder("data")
    assert (shipped_folder("resources") / "themes").is_dir()


def test_inside_the_package_comes_first(package: Path) -> None:
    (package / "data").mkdir()
    (package.parent / "data").mkdir()
    (package.parent / "resources").mkdir()
    assert shipped_folder("data") == package / "data"
    assert shipped_folder("resources") == package.parent / "resources"


def test_a_packed_program_has_them_where_it_was_unpacked(
    package: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    unpacked = tmp_path / "unpacked"
    (unpacked / "data").mkdir(parents=True)
    (package / "resources").mkdir()
    monkeypatch.setattr(sys, "_MEIPASS", str(unpacked), raising=False)
    assert shipped_folder("data") == unpacked / "data"
    assert shipped_folder("resources") == package / "resources"


def test_built_in_data_that_are_nowhere_are_told(package: Path) -> None:
    assert shipped_folder("data") == package.parent / "data"
    with pytest.raises(CollectionError, match="not there"):
        builtin.data_folder()
