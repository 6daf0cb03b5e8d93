"""The type of arguments and options of the command line that name a file."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import click


class FileName(click.Path):
    """A file named by the user; whether it is there, and what it is, is told by whoever opens it, in its own words.

    An empty name is wrong use: as a path it would mean the present folder.
    """

    def __init__(self) -> None:
        super().__init__(path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if not os.fspath(value):
            self.fail("an empty name names no file.", param, ctx)
        return super().convert(value, param, ctx)


FILE = FileName()
