"""Importing files of events and references from the command line, beside documents; needs no Qt."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from cubatimeline.domain.errors import ReaderError
from cubatimeline.services.interchange.importing_data import import_data
from cubatimeline.services.interchange.recognise import recognise


def divided(paths: Sequence[Path]) -> tuple[list[Path], list[Path]]:
    """Return the files of events or references among what is named, and the rest: documents, folders, archives."""
    data = [path for path in paths if path.is_file() and recognise(path) is not None]
    return data, [path for path in paths if path not in data]


def import_data_command(paths: Sequence[Path], collection: Path, *, accepted: bool) -> int:
    """Import files of events and references; rows that cannot be read and what was lost are told on stderr.

    Returns:
        The exit code: 1 where a file could not be read.
    """
    failed = False
    for path in paths:
        try:
            report = import_data(path, collection, accepted=accepted)
        except ReaderError as error:
            click.echo(f"cubatimeline: {path.name}: {error}", err=True)
            failed = True
            continue
        for line in report.lines():
            click.echo(f"{path.name}: {line}", err=True)
        waiting = " Events wait for a yes in the window." if report.events and not accepted else ""
        click.echo(f"{path.name}: {report.summary('Imported')}{waiting}")
    return 1 if failed else 0
