"""What commands share: the collection they read, progress on a terminal, and names of files with the time in them."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import click

from cubatimeline.app.first_launch import ready_collection
from cubatimeline.store.reader import Reader


def open_reader(collection: Path | None) -> Reader:
    """Open a collection for reading; the built-in one is filled first where it does not exist yet.

    Raises:
        CollectionError: or one of its kinds, saying why it cannot be opened.
    """
    return Reader(prepared(collection))


def prepared(collection: Path | None) -> Path:
    """Return the collection file to work on, filled and in today's form, with progress shown on a terminal."""
    if sys.stderr is None or not sys.stderr.isatty():
        return ready_collection(collection)
    shown, show = _progress_line()
    try:
        return ready_collection(collection, show)
    finally:
        if shown:
            click.echo("\r\x1b[K", err=True, nl=False)


def _progress_line() -> tuple[list[str], Callable[[str, float], None]]:
    shown: list[str] = []

    def show(what: str, part: float) -> None:
        shown[:] = [what]
        click.echo(f"\r\x1b[KPreparing the collection: {part:.0%} {what}", err=True, nl=False)

    return shown, show


def stamped(name: str, ending: str) -> str:
    """Return a file name with the present local time in it, so that sorting by name sorts by age."""
    return f"{name}-{datetime.now().strftime('%Y%m%d-%H%M%S')}{ending}"
