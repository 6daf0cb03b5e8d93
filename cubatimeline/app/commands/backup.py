"""`cubatimeline backup` and `cubatimeline restore`: a checked copy of a collection, and the way back."""

from __future__ import annotations

from pathlib import Path

import click

from cubatimeline.app import paths
from cubatimeline.app.commands.collections import prepared, stamped
from cubatimeline.app.file_argument import FILE
from cubatimeline.domain.errors import CollectionError
from cubatimeline.store.backup import back_up, restore


@click.command("backup")
@click.argument("collection", required=False, type=FILE)
@click.option("--to", "target", type=FILE, help="Write the backup to this file.", metavar="FILE")
def backup_command(collection: Path | None, target: Path | None) -> None:
    """Copy a collection, which may be in use, and check the copy."""
    source = prepared(collection)
    if target is None:
        folder = paths.writable_home() / paths.backup_folder().name
        _make_folder(folder)
        target = folder / stamped(source.stem, source.suffix)
    back_up(source, target)
    click.echo(target)


@click.command("restore")
@click.argument("backup", type=FILE)
@click.option("--into", "target", type=FILE, help="Restore this collection file.", metavar="COLLECTION")
def restore_command(backup: Path, target: Path | None) -> None:
    """Put a backup in the place of a collection; the old file is kept beside it."""
    if target is None:
        paths.writable_home()
        target = paths.default_collection()
    kept = target.with_name(stamped(f"{target.stem}.before-restore", target.suffix))
    existed = target.exists()
    restore(backup, target, kept)
    click.echo(f"{target} is restored from {backup}." + (f" What it was is kept as {kept.name}." if existed else ""))


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CollectionError(
            f"The folder {folder} cannot be made ({error.strerror}).", "Name a file of your own with --to."
        ) from error
