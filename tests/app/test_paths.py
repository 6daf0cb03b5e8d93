"""Where the program finds its own files and keeps the reader's."""

from __future__ import annotations

from pathlib import Path

import click
import pytest

from cubatimeline.app import paths
from cubatimeline.app.file_argument import FILE
from cubatimeline.domain.errors import CollectionError


def test_home_is_the_folder_named_in_the_environment(home: Path) -> None:
    assert paths.home() == home
    assert paths.default_collection() == home / "cuba-moscow.cubatimeline"


def test_home_falls_back_to_the_folder_of_the_system(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("CUBATIMELINE_HOME")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert paths.home().name == "cubatimeline"


def test_home_understands_the_tilde(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CUBATIMELINE_HOME", "~/somewhere")
    assert paths.home() == Path.home() / "somewhere"


def test_writable_home_is_made(home: Path) -> None:
    assert not home.exists()
    assert paths.writable_home() == home
    assert home.is_dir()


def test_a_home_that_cannot_be_made_says_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    monkeypatch.setenv("CUBATIMELINE_HOME", str(tmp_path / "taken" / "home"))
    with pytest.raises(CollectionError, match="set CUBATIMELINE_HOME"):
        paths.writable_home()


def test_a_home_without_the_right_to_write_says_so(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    home.mkdir(parents=True)
    monkeypatch.setattr(paths.os, "access", lambda folder, mode: False)
    with pytest.raises(CollectionError, match="no permission"):
        paths.writable_home()


def test_shipped_folders_are_there() -> None:
    assert (paths.data_folder() / "collection.yaml").is_file()
    assert (paths.resources_folder() / "themes").is_dir()


def test_the_file_argument_is_any_name_but_the_empty_one() -> None:
    assert FILE.convert("nowhere/mine.cubatimeline", None, None) == Path("nowhere/mine.cubatimeline")
    with pytest.raises(click.BadParameter, match="names no file"):
        FILE.convert("", None, None)
