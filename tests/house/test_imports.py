"""The rooms import one way: the contract holds, and a house that breaks it goes red."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import cubatimeline

ROOT = Path(cubatimeline.__file__).parents[1]
LINT = "from importlinter.cli import lint_imports_command; lint_imports_command(['--no-logo', '--no-cache'])"
PROBE = """
import importlib, pkgutil, sys
import tests.without_qt
import cubatimeline
for room in ("domain", "store", "services"):
    package = importlib.import_module(f"cubatimeline.{room}")
    for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        importlib.import_module(module.name)
from cubatimeline.app import cli
for command in cli.COMMANDS:
    cli.front_door.get_command(None, command)
print(sorted(name for name in tests.without_qt.BLOCKED if name in sys.modules))
"""


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", LINT], cwd=folder, capture_output=True, text=True, timeout=120)


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """Return a copy of the program that a test may break."""
    shutil.copytree(ROOT / "cubatimeline", tmp_path / "cubatimeline", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_the_contracts_hold() -> None:
    done = lint(ROOT)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("module", "line", "broken"),
    [
        ("domain/events.py", "import cubatimeline.store.schema", "Rooms import one way BROKEN"),
        ("store/library.py", "import cubatimeline.services", "Rooms import one way BROKEN"),
        ("drawing/fonts.py", "import cubatimeline.widgets.shared", "Rooms import one way BROKEN"),
        ("services/safe_files.py", "import PySide6.QtCore", "No Qt in domain, store and services BROKEN"),
        ("domain/entities.py", "import pathlib", "The domain knows no files BROKEN"),
        ("domain/entities.py", "import sqlite3", "Only the store speaks SQL BROKEN"),
        ("services/searching.py", "import sqlite3", "Only the store speaks SQL BROKEN"),
        ("drawing/fonts.py", "import sqlite3", "Only the store speaks SQL BROKEN"),
        ("widgets/search/__init__.py", "import sqlite3", "Only the store speaks SQL BROKEN"),
        ("app/paths.py", "import sqlite_utils", "Only the store speaks SQL BROKEN"),
        ("widgets/search/__init__.py", "import cubatimeline.widgets.timeline", "No panel imports its neighbour BROKEN"),
        ("widgets/chart/__init__.py", "import cubatimeline.widgets.sidebar", "No panel imports its neighbour BROKEN"),
    ],
)
def test_an_import_the_wrong_way_goes_red(house: Path, module: str, line: str, broken: str) -> None:
    with (house / "cubatimeline" / module).open("a") as file:
        file.write(f"\n{line}\n")
    done = lint(house)
    assert done.returncode == 1
    assert broken in done.stdout


def test_every_panel_is_kept_from_its_neighbours() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    (named,) = (contract["modules"] for contract in contracts if contract["name"] == "No panel imports its neighbour")
    panels = {path.parent.name for path in (ROOT / "cubatimeline" / "widgets").glob("*/__init__.py")} - {"shared"}
    assert {name.rpartition(".")[2] for name in named} == panels


def test_a_new_room_must_take_its_place(house: Path) -> None:
    (house / "cubatimeline" / "attic").mkdir()
    (house / "cubatimeline" / "attic" / "__init__.py").touch()
    done = lint(house)
    assert done.returncode == 1
    assert "attic" in done.stdout


def test_rooms_and_commands_are_imported_with_qt_out_of_reach() -> None:
    done = subprocess.run([sys.executable, "-c", PROBE], cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert (done.stdout, done.stderr) == ("[]\n", "")
