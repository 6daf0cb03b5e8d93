"""The import: files to documents, drafts and proposed names in the collection, in the order of the files."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from contextlib import ExitStack, closing
from itertools import islice
from pathlib import Path

from cubatimeline.domain.changes import Changes
from cubatimeline.domain.entities import Entity, EntityId
from cubatimeline.domain.events import Category, Event, EventId, Status
from cubatimeline.domain.languages import LANGUAGES
from cubatimeline.services.drafting.comparing import words_of
from cubatimeline.services.drafting.joining import Joiner, Telling
from cubatimeline.services.importing.extracting import Context, Outcome
from cubatimeline.services.importing.files import Source, files_in
from cubatimeline.services.importing.pool import Pool
from cubatimeline.services.importing.report import ImportReport
from cubatimeline.services.importing.storing import Storing
from cubatimeline.store import imports
from cubatimeline.store.drafts import read_teachings
from cubatimeline.store.editing.common import Connection
from cubatimeline.store.reader import Reader
from cubatimeline.store.stemming import words
from cubatimeline.store.writer import Job, Writer

Progress = Callable[[int, int, str], None]
"""Told how many files are done, how many there are (0 where that is not known), and the name of the last."""
Results = Callable[[Iterable[Source], Context, Callable[[], bool]], Iterator[tuple[Source, Outcome]]]
"""Takes files apart somewhere and yields them in order with what they gave."""
Submit = Callable[[Job], "Future[Changes]"]

_COUNTED = 50_000
"""Files up to which their number is found out beforehand."""
_FILES_FOR_A_PROCESS = 8
"""Files from which on another process pays for its start."""
_QUICKLY_DONE = 50
"""Files up to which an import is over so soon that it need not let other programs go first."""
_UNWRITTEN = 8
"""Files that may wait for the writing thread."""
_NAME = "Import"


class Collection:
    """What an import must know of a collection, read once at its beginning; `read_events` is the longer part of it.

    Attributes:
        joiner: holds the events and drafts that are there.
        drafts: ids of those that are drafts.
    """

    def __init__(self, reader: Reader) -> None:
        found = (reader.entity(summary.id) for summary in reader.entities())
        self.entities: tuple[Entity, ...] = tuple(entity for entity in found if entity is not None)
        self.categories: tuple[Category, ...] = reader.categories()
        self.rejected = reader.read(imports.rejected)
        self.teachings = tuple(each for each in reader.read(read_teachings) if not each.document)
        self.joiner = Joiner()
        self.drafts: set[EventId] = set()

    def read_events(self, reader: Reader) -> None:
        """Take up the events that are there."""
        names = {entity.id: _words_of_name(entity) for entity in self.entities}
        for event in reader.events():
            for telling in tellings_of(event, names):
                self.joiner.add(event.id, telling)
            if event.status is Status.DRAFT:
                self.drafts.add(event.id)

    @property
    def context(self) -> Context:
        """What the processes that take files apart go by."""
        return Context(self.entities, self.teachings)


def _words_of_name(entity: Entity) -> frozenset[str]:
    named = (entity.name.en, entity.name.es, entity.name.ru, *entity.aliases)
    return frozenset(word for name in named for word in words(name))


def tellings_of(event: Event, names: dict[EntityId, frozenset[str]]) -> Iterator[Telling]:
    """Yield what an event is compared by, one for each language that its title is in.

    Args:
        names: the folded words of the names of entities.
    """
    named = frozenset[str]().union(*(names.get(id_, ()) for id_ in event.entities))
    told = {language: title for language in LANGUAGES if (title := getattr(event.title, language))}
    for language, title in told.items():
        if language == "en" or title != event.title.en:
            yield Telling(event.date, frozenset(event.entities), words_of(title, language, named))


def silent(done: int, of: int, name: str) -> None:
    """Tell nobody of progress."""


def never() -> bool:
    """Cancel nothing."""
    return False


def import_paths(
    paths: Iterable[Path],
    collection: Path,
    jobs: int = 0,
    progress: Progress = silent,
    cancelled: Callable[[], bool] = never,
    *,
    submit: Submit | None = None,
    results: Results | None = None,
) -> ImportReport:
    """Import files, folders and archives into a collection.

    Every file is one transaction: whenever the import is cut off, whole documents with their drafts are there, and a
    second import goes on with the rest.

    Args:
        jobs: processes that read and take apart; 0 for one on each core.
        progress: told after each file, in the calling thread.
        cancelled: asked several times a second, in the calling thread.
        submit: hands a job to the thread that writes to the collection; None opens the collection for writing here.
        results: what takes the files apart instead of a pool of processes.

    Raises:
        CollectionError: or one of its kinds: the collection cannot be read or written.
    """
    chosen = list(paths)
    with ExitStack() as stack:
        reader = stack.enter_context(closing(Reader(collection)))
        known = Collection(reader)
        count = sum(1 for _ in islice(files_in(chosen), _COUNTED + 1))
        if results is None:
            # Started first: the processes get ready while the events are read here.
            pool = Pool(_processes(jobs, count), known.context, yielding=count > _QUICKLY_DONE)
            results = stack.enter_context(closing(pool)).take_apart
        known.read_events(reader)
        if submit is None:
            submit = stack.enter_context(Writer(collection)).submit
        run = _Run(known, submit, progress, count if count <= _COUNTED else 0)
        return run.all(results(files_in(chosen), known.context, cancelled), cancelled)


def _processes(jobs: int, files: int) -> int:
    wanted = jobs or len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else jobs or os.cpu_count() or 1
    return max(1, min(wanted, -(-files // _FILES_FOR_A_PROCESS)))


class _Run:
    """One import under way."""

    def __init__(self, known: Collection, submit: Submit, progress: Progress, count: int) -> None:
        self._submit = submit
        self._progress = progress
        self._count = count
        self._report = ImportReport()
        self._storing = Storing(known, self._report)
        self._unwritten: deque[Future[Changes]] = deque()

    def all(self, found: Iterable[tuple[Source, Outcome]], cancelled: Callable[[], bool]) -> ImportReport:
        """Store everything that comes, in order."""
        self._submit(self._begin).result()
        done = 0
        try:
            for source, outcome in found:
                self._unwritten.append(self._submit(self._storing.job(source, outcome)))
                if len(self._unwritten) > _UNWRITTEN:
                    self._unwritten.popleft().result()
                done += 1
                self._progress(done, self._count, source.name)
            while self._unwritten:
                self._unwritten.popleft().result()
        finally:
            self._report.cancelled = cancelled()
            self._submit(self._end).result()
        return self._report

    def _begin(self, connection: Connection) -> Changes:
        self._report.batch = imports.begin_batch(connection, _NAME)
        return Changes()

    def _end(self, connection: Connection) -> Changes:
        count = self._report.imported_count
        name = f"{_NAME} 1 document" if count == 1 else f"{_NAME} {count:,} documents"
        if not imports.end_batch(connection, self._report.batch, name):
            self._report.batch = 0
        return Changes(name, everything=count > 0)
