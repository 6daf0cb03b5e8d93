"""Colours live in `resources/themes` and nowhere else."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import cubatimeline

PACKAGE = Path(cubatimeline.__file__).parent
HEX = re.compile(r"^#(?:[0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})$")
IN_STYLE = re.compile(r"(?:colou?r|background|border[a-z-]*)\s*:[^;{]*(?:#[0-9a-fA-F]{3,8}\b|rgba?\()")
GLOBALS = {
    "white",
    "black",
    "red",
    "green",
    "blue",
    "gray",
    "grey",
    "yellow",
    "cyan",
    "magenta",
    "darkGray",
    "lightGray",
}


def literals(source: str) -> Iterator[str]:
    """Yield what names a colour outright in the text of a module."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if HEX.match(node.value) or IN_STYLE.search(node.value):
                yield f"{node.lineno}: {node.value[:40]!r}"
        elif isinstance(node, ast.Attribute) and node.attr in GLOBALS:
            owner = ast.unparse(node.value)
            if owner in ("Qt", "Qt.GlobalColor", "QColorConstants"):
                yield f"{node.lineno}: {owner}.{node.attr}"
        elif isinstance(node, ast.Call) and _is_fixed_colour(node):
            yield f"{node.lineno}: {ast.unparse(node)}"


def _is_fixed_colour(call: ast.Call) -> bool:
    fixed = call.args and all(isinstance(argument, ast.Constant) for argument in call.args)
    return bool(fixed) and ast.unparse(call.func).endswith("QColor")


def test_no_module_names_a_colour() -> None:
    found = [
        f"{path.relative_to(PACKAGE)}:{literal}"
        for path in sorted(PACKAGE.rglob("*.py"))
        for literal in literals(path.read_text(encoding="utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize(
    "source",
    [
        'paint("#fff")',
        'QColor("red")',
        "QtGui.QColor(255, 0, 0)",
        "Qt.GlobalColor.white",
        'style = "QLabel { color: #123456; }"',
        'style = "border: 1px solid rgba(0, 0, 0, 9)"',
    ],
)
def test_a_colour_in_the_code_is_found(source: str) -> None:
    assert list(literals(source))


@pytest.mark.parametrize(
    "source", ['theme.colour("text")', "QColor(value)", '"#1: the first"', "Qt.GlobalColor.transparent"]
)
def test_what_is_no_colour_is_left_alone(source: str) -> None:
    assert not list(literals(source))
