"""`cubatimeline import`: files, folders and archives into a collection."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import click

from cubatimeline.app.commands.collections import prepared
from cubatimeline.app.file_argument import FILE
from cubatimeline.domain.errors import UsageError
from cubatimeline.services.importing.report import ImportReport
from cubatimeline.services.importing.run import Results, import_paths

_INTERRUPTED = 130
_WIDTH = 60


@click.command("import")
@click.argument("paths", nargs=-1, required=True, type=FILE, metavar="PATH...")
@click.option("--into", "collection", type=FILE, help="Import into this collection file; a new one is made.")
@click.option("--jobs", type=click.IntRange(1, 256), help="Number of processes; one for each core otherwise.")
@click.option("--cluster", help="Take the files apart on the Dask cluster at this address.", metavar="ADDRESS")
@click.option("--accept", is_flag=True, help="Take the events of tables, timelines and calendars without review.")
def import_command(
    paths: tuple[Path, ...], collection: Path | None, jobs: int | None, cluster: str | None, accept: bool
) -> int:
    """Import documents: text, Markdown, web pages, PDF, DOCX, ODT, RTF, EPUB and TEI, in folders and archives too.

    Dates and names are found in them, and what they tell becomes draft events that wait for a yes or no in the window.
    A document whose text is there already is left alone. Files that give no document are listed with the reason.
    Ctrl+C stops; what was imported until then stays.

    Events come from tables (CSV), TimelineJS, The Timeline Project and iCalendar, references from RIS, BibTeX and
    CSL-JSON; each such file is one step for undo, and rows that cannot be read are listed.
    """
    from cubatimeline.app.importing_data import divided, import_data_command

    if cluster is not None and jobs is not None:
        raise UsageError("--jobs and --cluster exclude one another.", "A cluster has its own number of processes.")
    missing = [path for path in paths if not path.exists() and not path.is_symlink()]
    if missing:
        raise UsageError(f"There is no file or folder at {missing[0]}.", "Check its name.")
    results = None if cluster is None else _cluster(cluster)
    into = _collection(collection)
    data, documents = divided(paths)
    failed = import_data_command(data, into, accepted=accept) if data else 0
    if data and not documents:
        return failed
    line = _ProgressLine()
    with _stoppable() as stopped:
        report = import_paths(documents, into, jobs or 0, line.show, lambda: bool(stopped), results=results)
    line.clear()
    return max(failed, _tell(report))


def _collection(named: Path | None) -> Path:
    """Return the collection to import into; one that is named and not there yet is made."""
    if named is not None and not named.exists():
        from cubatimeline.services.importing.new_collection import make_collection

        make_collection(named)
    return prepared(named)


def _cluster(address: str) -> Results:
    from cubatimeline.services.importing.cluster import on_cluster

    return on_cluster(address)


@contextmanager
def _stoppable() -> Iterator[list[int]]:
    """Give a list that gets an entry when the reader presses Ctrl+C, instead of ending the program on the spot."""
    stopped: list[int] = []

    def stop(number: int, _frame: FrameType | None) -> None:
        stopped.append(number)

    before = signal.signal(signal.SIGINT, stop)
    try:
        yield stopped
    finally:
        signal.signal(signal.SIGINT, before)


class _ProgressLine:
    """One line on the standard error stream, written over on a terminal; elsewhere one line for each hundred files."""

    def __init__(self) -> None:
        self._terminal = sys.stderr is not None and sys.stderr.isatty()

    def show(self, done: int, of: int, name: str) -> None:
        """Tell how far the import is."""
        far = f"{done:,} of {of:,}" if of else f"{done:,}"
        if self._terminal:
            click.echo(f"\r\x1b[KImporting: {far} {name[-_WIDTH:]}", err=True, nl=False)
        elif done % 100 == 0 or done == of:
            click.echo(f"Importing: {far}", err=True)

    def clear(self) -> None:
        """Leave no trace on a terminal."""
        if self._terminal:
            click.echo("\r\x1b[K", err=True, nl=False)


def _tell(report: ImportReport) -> int:
    for failed in report.failed:
        click.echo(f"cubatimeline: {failed}", err=True)
    click.echo(report.summary())
    if report.cancelled:
        return _INTERRUPTED
    return 1 if report.failed else 0
