"""The writing side of the open collection: edits go to the one writer thread, what they touched comes back once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal, SignalInstance

from cubatimeline.app.quick_start import unsearched
from cubatimeline.domain.changes import Changes
from cubatimeline.domain.errors import CollectionError, EditError, ReaderError
from cubatimeline.services.editing.edit import Connection, Edit, redo, undo
from cubatimeline.store.history import ChangeEntry, next_to_redo, next_to_undo
from cubatimeline.store.writer import Job, Writer
from cubatimeline.widgets.shared.background import Background


@dataclass(frozen=True, slots=True)
class _Done:
    """What a job touched, and the names of what can be undone and redone after it."""

    changes: Changes
    undo: str
    redo: str


class _Desk:
    """Where the collection is written: the writer and the lock that keeps a second window from writing too.

    Lives in the background thread. A collection that cannot be written has no writer, but the reason.
    """

    def __init__(self, path: Path) -> None:
        self._lock = QLockFile(str(path.with_name(f".{path.name}.lock")))
        # A lock is stale only when the process that holds it is gone, not after some time.
        self._lock.setStaleLockTime(0)
        self._seen: tuple[ChangeEntry | None, ...] = ()
        self._writer: Writer | CollectionError
        try:
            self._writer = self._open(path)
        except CollectionError as error:
            self._writer = error

    def _open(self, path: Path) -> Writer:
        if self._lock.tryLock(0):
            return Writer(path)
        if self._lock.error() is QLockFile.LockError.LockFailedError:
            raise CollectionError(
                f"{path.name} is open in another window, which can change it.", "Close it there and open it here anew."
            )
        raise CollectionError(
            f"{path.name} lies in a folder that cannot be written to.",
            "Copy it to a folder of your own and open it there.",
        )

    def do(self, job: Job) -> _Done:
        """Do a job and see what can be undone and redone after it."""
        if isinstance(self._writer, CollectionError):
            raise CollectionError(self._writer.message, self._writer.mend)
        seen: list[ChangeEntry | None] = []

        def and_look(connection: Connection) -> Changes:
            changes = job(connection)
            seen[:] = next_to_undo(connection), next_to_redo(connection)
            return changes

        with unsearched():
            changes = self._writer.submit(and_look).result()
        self._seen = tuple(seen)
        return _Done(changes, *("" if entry is None else entry.name for entry in seen))

    def lend(self, job: Callable[[], Changes]) -> _Done | ReaderError:
        """Let something else write, in another process say, while nothing is written here; return why it could not."""
        try:
            self.do(_look)
            changes = job()
            return replace(self.do(_look), changes=changes)
        except ReaderError as error:
            return error

    def step(self, job: Job) -> _Done:
        """Undo or redo, unless another program has since changed what that would be."""

        def as_seen(connection: Connection) -> Changes:
            if (next_to_undo(connection), next_to_redo(connection)) != self._seen:
                raise EditError("Another program has changed the collection.", "See what would be undone now.")
            return job(connection)

        return self.do(as_seen)

    def close(self) -> None:
        if isinstance(self._writer, Writer):
            self._writer.close()
        self._lock.unlock()


def _look(_connection: Connection) -> Changes:
    """Do nothing, to learn what can be undone."""
    return Changes()


class Editor(QObject):
    """Does edits of one collection, one after the other, without the GUI thread waiting for the disk.

    Attributes:
        undo_name, redo_name: what undo and redo would do next, in words; empty for nothing.

    Signals:
        changed: the `Changes` of an edit, an undo or a redo that touched something.
        refused: one sentence on what could not be done and the mend; nothing was changed.
        history_changed: what can be undone or redone is another now.
        done, undone, redone: an edit was; its name, or for `done` the words it came with.
    """

    changed = Signal(object)
    refused = Signal(str)
    history_changed = Signal()
    done = Signal(str)
    undone = Signal(str)
    redone = Signal(str)

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.undo_name = ""
        self.redo_name = ""
        self._background: Background[_Desk] = Background(lambda: _Desk(path), _Desk.close, f"editor of {path.name}")
        self._background.failed.connect(self._refuse)
        # At once, so that of two windows the first one writes. That it cannot is told when something is to be written.
        self._background.ask(self._look, self._tell)

    def do(self, edit: Edit, name: str = "", told: str = "") -> None:
        """Do an edit, called `name` in the undo menu where that is given; `changed` or `refused` follows.

        Args:
            told: what `done` says; without it the name of the edit.
        """
        named = replace(edit, name=name) if name else edit
        self._background.ask(lambda desk: desk.do(named), lambda done: self._end(done, self.done, told or named.name))

    def undo(self) -> None:
        """Take back what was done last."""
        self._background.ask(lambda desk: desk.step(undo), lambda done: self._end(done, self.undone, done.redo))

    def redo(self) -> None:
        """Do again what was undone last."""
        self._background.ask(lambda desk: desk.step(redo), lambda done: self._end(done, self.redone, done.undo))

    def _end(self, done: _Done, signal: SignalInstance, words: str) -> None:
        self._tell(done)
        signal.emit(words)

    def lend(
        self, job: Callable[[], Changes], told: Callable[[], str], failed: Callable[[ReaderError], object]
    ) -> None:
        """Have `job` write to the collection by itself, in the writing thread, before the edits that come after it.

        Args:
            job: returns what it touched, which `changed` then tells.
            told: returns what `done` says; called once the job is done.
            failed: is handed the error that the job ended with, or because of which it was not begun.
        """

        def then(done: _Done | ReaderError) -> None:
            if isinstance(done, _Done):
                self._end(done, self.done, told())
            else:
                failed(done)

        self._background.ask(lambda desk: desk.lend(job), then)

    def submit(self, job: Job) -> None:
        """Do a job of one transaction that is not recorded by itself, such as putting one imported document."""
        self._background.ask(lambda desk: desk.do(job), self._tell)

    def close(self) -> None:
        """Do what waits, then give the collection up."""
        self._background.close(finish=True)

    @staticmethod
    def _look(desk: _Desk) -> _Done:
        """See what can be undone; nothing in a collection that cannot be written, which is told with the first edit."""
        try:
            return desk.do(_look)
        except CollectionError:
            return _Done(Changes(), "", "")

    def _tell(self, done: _Done) -> None:
        names = self.undo_name, self.redo_name
        self.undo_name, self.redo_name = done.undo, done.redo
        if names != (done.undo, done.redo):
            self.history_changed.emit()
        if done.changes:
            self.changed.emit(done.changes)

    def _refuse(self, error: ReaderError) -> None:
        self.refused.emit(str(error))
        self._background.ask(self._look, self._tell)
