"""Opening collections: the one that is shown stays until another has proved good."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from cubatimeline.app.library import Library
from cubatimeline.app.paths import cache_folder
from cubatimeline.domain.errors import ReaderError
from cubatimeline.domain.languages import Language
from cubatimeline.services.clock_choice import Clock
from cubatimeline.services.loading import TimelineData, keep_columns, read_timeline
from cubatimeline.store.reader import Reader

Answer = TypeVar("Answer")


def _read(language: Language, clock: Clock) -> Callable[[Reader], TimelineData]:
    """Return the job of reading a timeline, from what was kept of it where that still holds."""
    return lambda reader: read_timeline(reader, language, cache_folder(), clock)


def _nothing(_answer: object) -> None:
    """Do nothing with an answer."""


class Opener(QObject):
    """Holds the open collection and the one that is being opened in its place.

    Attributes:
        clock: whose clock the next timeline that is read keeps.

    Signals:
        progressed: what is being done, and how much of it is done (0 to 1).
        opened: the `TimelineData` of a collection that has taken the place of the one before.
        reloaded: the `TimelineData` of the same collection in another language.
        failed: the `ReaderError` for which no other collection was opened, or with which a question ended.
    """

    progressed = Signal(str, float)
    opened = Signal(object)
    reloaded = Signal(object)
    failed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._open: Library | None = None
        self._coming: Library | None = None
        self._language: Language = "en"
        self.clock: Clock = "places"

    @property
    def is_open(self) -> bool:
        """Whether a collection is shown."""
        return self._open is not None

    @property
    def path(self) -> Path | None:
        """The file of the collection that is shown; None where none is."""
        return self._open.path if self._open is not None else None

    def open(self, collection: Path | None, language: Language) -> None:
        """Open a collection file, or the built-in one, beside the one that is shown."""
        self.stop()
        self._language = language
        coming = self._coming = Library(collection)
        coming.progressed.connect(self.progressed)
        coming.failed.connect(self._refused)
        coming.ask(_read(language, self.clock), lambda data: self._arrived(data, language))

    def reload(self, language: Language) -> None:
        """Read the open collection in another language; one that is coming is read again when it is there."""
        self._language = language
        if self._open is not None:
            self._open.ask(_read(language, self.clock), self._reloaded)

    def ask(self, job: Callable[[Reader], Answer], then: Callable[[Answer], None]) -> None:
        """Ask the open collection; without one nothing is asked."""
        if self._open is not None:
            self._open.ask(job, then)

    def stop(self) -> None:
        """Give up the collection that is being opened."""
        if self._coming is not None:
            self._coming.close()
            self._coming = None

    def close(self) -> None:
        """Give up all collections; waits for the work under way."""
        self.stop()
        if self._open is not None:
            self._open.close()
            self._open = None

    def _arrived(self, data: TimelineData, language: Language) -> None:
        before, self._open, self._coming = self._open, self._coming, None
        assert self._open is not None
        self._open.failed.disconnect(self._refused)
        self._open.failed.connect(self.failed)
        if before is not None:
            before.close()
        self.opened.emit(data)
        self._keep(data, language)
        if language != self._language:
            self.reload(self._language)

    def _reloaded(self, data: TimelineData) -> None:
        self.reloaded.emit(data)
        self._keep(data, self._language)

    def _keep(self, data: TimelineData, language: Language) -> None:
        """Keep the columns for the next start, behind what the panels ask for, where that is worth it."""
        if data.unkept is not None:
            self.ask(lambda reader: keep_columns(reader, data, language, cache_folder()), _nothing)

    def _refused(self, error: ReaderError) -> None:
        self.stop()
        self.failed.emit(error)
