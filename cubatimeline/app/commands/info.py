"""`cubatimeline info`: how much a collection holds."""

from __future__ import annotations

import json
from pathlib import Path

import click

from cubatimeline.app.commands.collections import open_reader
from cubatimeline.app.file_argument import FILE


@click.command("info")
@click.argument("collection", required=False, type=FILE)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def info_command(collection: Path | None, as_json: bool) -> None:
    """Count what a collection holds."""
    with open_reader(collection) as reader:
        counts = reader.info()
    if as_json:
        click.echo(json.dumps(counts, ensure_ascii=False))
        return
    width = max(len(name) for name in counts)
    for name, value in counts.items():
        shown = f"{value:,}" if isinstance(value, int) else value
        click.echo(f"{name.replace('_', ' '):{width}}  {shown}")
