"""README, Makefile, packages and settings say the same as the program."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from itertools import chain
from pathlib import Path

import click
import pytest

import cubatimeline
from cubatimeline.app import cli, surroundings

ROOT = Path(cubatimeline.__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
TARGETS = set(re.findall(r"^([a-z][a-z-]*):(?!=)", MAKEFILE, re.MULTILINE))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def constraints() -> dict[str, str]:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = [line.partition("==") for line in lines if line and not line.startswith("#")]
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+", name) and re.fullmatch(r"[0-9a-z.]+", pin) for name, _, pin in pins)
    return {normal(name): pin for name, _, pin in pins}


def normal(name: str) -> str:
    """Return a package name in the one spelling that pip compares (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def requirements() -> set[str]:
    extras = chain.from_iterable(PROJECT["project"]["optional-dependencies"].values())
    wanted = [*PROJECT["project"]["dependencies"], *PROJECT["build-system"]["requires"], *extras]
    return {normal(re.split(r"[\[<>=!~ ]", line)[0]) for line in wanted}


def test_readme_has_every_command_and_no_other() -> None:
    told = set(re.findall(r"^\| `cubatimeline ([a-z-]+)", README, re.MULTILINE))
    assert told == set(cli.COMMANDS)


def test_make_targets_named_in_readme_exist() -> None:
    told = set(re.findall(r"`make ([a-z-]+)`|^make ([a-z-]+)", README, re.MULTILINE))
    assert {first or second for first, second in told} <= TARGETS


def test_make_targets_named_in_the_data_guide_exist() -> None:
    guide = (ROOT / "data" / "README.md").read_text(encoding="utf-8")
    assert set(re.findall(r"`make ([a-z-]+)`", guide)) <= TARGETS


def test_options_named_in_help_are_words_for_the_reader() -> None:
    door = cli.front_door
    context = click.Context(door, info_name="cubatimeline")
    for name in cli.COMMANDS:
        command = door.get_command(context, name)
        assert command is not None
        assert command.help
        for part in command.params:
            if isinstance(part, click.Option):
                assert part.help, f"{name} {part.name} has no help"


def test_ci_runs_the_test_command_of_the_readme_and_nothing_else() -> None:
    lines = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    commands = [line for line in lines if line and not line.startswith(("#", "set ", "cd "))]
    assert commands == ["make test"]


def test_every_requirement_is_pinned() -> None:
    assert requirements() - set(constraints()) == set()


def test_pyside_is_held_below_the_version_that_breaks() -> None:
    assert "PySide6-Essentials>=6.8,<6.12" in PROJECT["project"]["dependencies"]
    assert constraints()["pyside6-essentials"] == constraints()["shiboken6"]


def test_libraries_of_the_setup_are_those_the_program_asks_for() -> None:
    lines = (ROOT / "packaging" / "linux" / "libraries.txt").read_text(encoding="utf-8").splitlines()
    table = dict(line.split() for line in lines if line and not line.startswith("#"))
    assert surroundings.XCB_LIBRARIES.items() <= table.items()


def test_the_changelog_names_the_version() -> None:
    assert f"## {cubatimeline.__version__} " in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", sorted((ROOT / "packaging").rglob("*.sh")), ids=lambda path: path.name)
def test_scripts_are_plain_shell(path: Path) -> None:
    subprocess.run(["sh", "-n", path], check=True)


def test_python_is_new_enough_for_the_project() -> None:
    least = PROJECT["project"]["requires-python"].removeprefix(">=").split(".")
    assert sys.version_info[:2] >= tuple(int(part) for part in least)
