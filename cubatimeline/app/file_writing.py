"""Files that the window writes: one at a time, in a process or thread of its own, told in the status line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import Event as Flag
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from cubatimeline.app.apart import Apart, Hearing
    from cubatimeline.app.main_window import MainWindow
    from cubatimeline.domain.errors import ReaderError
    from cubatimeline.store.reader import Reader
    from cubatimeline.widgets.shared.background import Background

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class WritingWords:
    """What is told of one file while it is written.

    Attributes:
        task: what is being done; "%1" stands for how much of it is done.
        stop: what the button that stops it does; empty for none.
        what: the name of the thing at the beginning of a sentence, as errors have it.
    """

    task: str
    stop: str
    what: str


class FileWriting(QObject):
    """Writes files for one window; a file that is given up, or fails, stays as it was.

    Signals:
        ended: no file is being written any more, whether it is whole or not.
    """

    ended = Signal()
    _progressed = Signal(float, float)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._far: Apart[Reader] | None = None
        self._background: Background[None] | None = None
        self._stop = Flag()
        self._words = WritingWords("", "", "")
        self._progressed.connect(self._tell_progress)
        window.status.stop_request.connect(self.stop)

    @property
    def is_busy(self) -> bool:
        """Whether a file is being written."""
        return self._background is not None

    def refuses(self) -> bool:
        """Return whether another file has to wait for the one that is being written, and say so."""
        if self.is_busy:
            self._window.status.tell(self.tr("A file is being written; wait until it is done, or cancel it."))
        return self.is_busy

    def write(
        self, path: Path, words: WritingWords, job: Callable[[Path, Reader, Hearing], Answer],
        then: Callable[[Answer], object],
    ) -> None:  # fmt: skip
        """Write a file of the open collection; does nothing where none is open or another file is being written.

        Args:
            job: writes the file and those beside it; a function that can be named in another process, or a part of one.
            then: gets its answer on the GUI thread once the files are in place.
        """
        from cubatimeline.app.apart import Apart
        from cubatimeline.domain.errors import ReaderError

        collection = self._window.opener.path
        if collection is None or self.refuses():
            return
        died = ReaderError(f"{words.what} could not be finished: the process that writes it ended unexpectedly.")
        far: Apart[Reader] = Apart(partial(_read, collection), died, words.what)
        told, stopped = self._progressed.emit, self._stop.is_set
        self._far = far
        self._begin(
            words, partial(far.write, job, path, told=told, stopped=stopped), lambda answer: self._written(then, answer)
        )

    def write_here(self, words: WritingWords, job: Callable[[], object], then: Callable[[], object]) -> None:
        """Have a thread write a file of what only the window knows; does nothing where another is being written.

        Args:
            job: writes the file; it is short, and cannot be given up.
            then: is called on the GUI thread once the file is there.
        """
        if not self.refuses():
            self._begin(words, job, lambda _: self._written(lambda _: then(), None))

    def _begin(self, words: WritingWords, job: Callable[[], Answer], then: Callable[[Answer], None]) -> None:
        from cubatimeline.widgets.shared.background import Background

        self._stop.clear()
        self._words = words
        self._background = Background(lambda: None, lambda _: None, "writing")
        self._background.failed.connect(self._failed)
        self._tell_progress(0.0, 1.0)
        self._background.ask(lambda _: job(), then)

    def stop(self) -> None:
        """Give up what is being written."""
        if self.is_busy:
            self._stop.set()

    def close(self) -> None:
        """Give up at once, and end the thread."""
        self._stop.set()
        if self._far is not None:
            self._far.cut()
        if self._background is not None:
            self._background.close()
        if self._far is not None:
            self._far.close()
        self._background = self._far = None

    def _tell_progress(self, done: float, of: float) -> None:
        if self.is_busy:
            words = self._words.task.replace("%1", f"{round(100 * done / max(of, 1e-9))} %")
            self._window.status.show_task(words, self._words.stop)

    def _written(self, then: Callable[[Any], object], answer: object) -> None:
        self._end()
        then(answer)

    def _failed(self, error: ReaderError) -> None:
        self._end()
        self._window.messages.tell_error(error)

    def _end(self) -> None:
        self.close()
        self._window.status.show_task("")
        self.ended.emit()


def _read(collection: Path, _hearing: Hearing) -> Reader:
    """Open the collection; runs in the other process."""
    from cubatimeline.store.reader import Reader

    return Reader(collection)
