"""`cubatimeline check`: whether a collection holds together and every proof still proves."""

from __future__ import annotations

from pathlib import Path

import click

from cubatimeline.app.commands.collections import prepared
from cubatimeline.app.file_argument import FILE
from cubatimeline.store.check import check
from cubatimeline.store.library import damaged


@click.command("check")
@click.argument("collection", required=False, type=FILE)
def check_command(collection: Path | None) -> None:
    """Check a collection: its file, evidence without passage, events without evidence.

    Ends with exit code 1 where the file itself is damaged.
    """
    path = prepared(collection)
    problems = check(path)
    for problem in problems:
        click.echo(f"{problem.kind}: {problem.what}")
    if any(problem.is_damage for problem in problems):
        raise damaged(path)
    counted = f"{len(problems)} to look at" if problems else "nothing to mend"
    click.echo(f"{path.name} holds together, {counted}.")
