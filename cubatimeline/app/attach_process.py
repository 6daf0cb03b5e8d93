"""Attaching a text in a process of its own: reading it and writing it down never keep the window from painting."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from cubatimeline.app.apart import Apart, Hearing
from cubatimeline.domain.changes import Changes
from cubatimeline.domain.errors import Cancelled, CollectionError

if TYPE_CHECKING:
    from cubatimeline.services.attaching import Attached
    from cubatimeline.services.editing.edit import Edit

_READING = 0.6
"""How much of attaching is done, as a share of its time, once the file is read and all is found in it."""
_WHAT = "Attaching the text"


class AttachingApart:
    """One file on its way into a collection: first read, then written; each is waited for in whatever thread asks.

    Args:
        document: id of the record or full text that it is attached to.
        told: is told how much of both is done, of 1, in the thread that waits.
        stopped: asked many times a second, in the thread that waits.

    Attributes:
        collection: what it is on its way into.
    """

    def __init__(
        self, collection: Path, document: str, path: Path, told: Callable[[float], object], stopped: Callable[[], bool]
    ) -> None:
        self.collection, self._document, self._path = collection, document, path
        self._told, self._stopped = told, stopped
        died = CollectionError("Attaching ended unexpectedly; nothing of the text is kept.", "Attach it again.")
        self._process: Apart[_Desk] = Apart(_Desk, died, _WHAT)

    def read(self) -> None:
        """Read the file and find what it tells.

        Raises:
            ReaderError: the file gives no text, or several, or the record takes none; `Cancelled` where it was stopped.
        """
        job = partial(_read, self.collection, self._document, self._path)
        self._process.ask(job, told=lambda done, _: self._told(_READING * done), stopped=self._stopped)

    def write(self, name: str) -> tuple[Changes, Attached]:
        """Write what was read as one edit called `name`; nobody else may write meanwhile.

        Raises:
            ReaderError: it cannot be written; `Cancelled` where it was stopped. Nothing was changed.
        """
        job = partial(_write, self.collection, name)
        left = 1 - _READING
        return self._process.ask(job, told=lambda done, _: self._told(_READING + left * done), stopped=self._stopped)

    def cut(self) -> None:
        """Give up at once and for ever; may be called from any thread."""
        self._process.cut()

    def close(self) -> None:
        """End the process."""
        self._process.close()


class _Desk:
    """What the other process keeps between reading and writing."""

    def __init__(self, hearing: Hearing) -> None:
        self.hearing = hearing
        self.prepared: tuple[Edit, Attached] | None = None


def _read(collection: Path, document: str, path: Path, desk: _Desk, hearing: Hearing) -> None:
    """Prepare the edit; runs in the other process."""
    from cubatimeline.services.attaching import prepare
    from cubatimeline.store.reader import Reader

    def tell(share: float) -> None:
        hearing.tell(share)
        if hearing.stopped():
            raise Cancelled(_WHAT)

    with Reader(collection) as reader:
        desk.prepared = prepare(reader, document, path, stopped=hearing.stopped, told=tell)
    if desk.prepared is None:
        raise Cancelled(_WHAT)


def _write(collection: Path, name: str, desk: _Desk, _hearing: Hearing) -> tuple[Changes, Attached]:
    """Do the edit; runs in the other process."""
    from cubatimeline.store.writer import Writer

    assert desk.prepared is not None
    edit, attached = desk.prepared
    with Writer(collection) as writer:
        return writer.submit(replace(edit, name=name)).result(), attached
