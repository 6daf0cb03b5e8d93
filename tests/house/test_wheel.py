"""An installed program has its data and resources with it and fills its collection from them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import cubatimeline

ROOT = Path(cubatimeline.__file__).parents[1]
NOT_SOURCE = shutil.ignore_patterns(
    ".git", ".venv", "build", "dist", "gallery", "__pycache__", "*.egg-info", ".*_cache"
)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a wheel from a copy of the checkout and unpack it, as an installer would."""
    folder = tmp_path_factory.mktemp("wheel")
    shutil.copytree(ROOT, folder / "source", ignore=NOT_SOURCE)
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--no-index"]
    subprocess.run([*command, "--wheel-dir", folder, folder / "source"], check=True, timeout=300)
    (wheel,) = folder.glob("cubatimeline-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("name", ["data", "resources"])
def test_shipped_files_are_inside_the_package(installed: Path, name: str) -> None:
    assert files(installed / "cubatimeline" / name) == files(ROOT / name)


def test_nothing_else_is_installed(installed: Path) -> None:
    names = sorted(path.name for path in installed.iterdir())
    assert names == ["cubatimeline", f"cubatimeline-{cubatimeline.__version__}.dist-info"]


def test_the_installed_program_fills_its_collection(installed: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "cubatimeline", "info", "--json"],
        env=os.environ | {"PYTHONPATH": str(installed)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.stderr == ""
    assert json.loads(done.stdout)["events"] >= 700
