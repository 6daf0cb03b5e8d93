"""Asks the studio apart for one workshop: what is under way, how far it is, and that it shall stop."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Event
from time import monotonic
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from cubatimeline.app.figure_process import Laid, StudioApart
from cubatimeline.domain.errors import ReaderError
from cubatimeline.services.figures.figure import Figure
from cubatimeline.widgets.shared.background import Background

_UNTOLD_S = 1.0
"""For so long a layout goes on before anything is told of it: those of most figures are done sooner."""
Answer = TypeVar("Answer")
Failed = Callable[[ReaderError], object]


class FigureAsking(QObject):
    """Does one thing after the other in the studio; answers and errors come on the GUI thread.

    Signals:
        progressed: how much is done of how much, of the writing or of a layout that takes long.
    """

    progressed = Signal(int, int)

    def __init__(self, collection: Path) -> None:
        super().__init__()
        self._stop = Event()
        self._under_way = self._writing = False
        self._quiet_until = 0.0
        far = self._far = StudioApart(collection, self._stop.is_set, self._tell)
        self._background: Background[StudioApart] = Background(lambda: far, StudioApart.close, "figure")
        self._background.ask(StudioApart.begin, lambda _: None)

    @property
    def is_writing(self) -> bool:
        """Whether files are being written, or wait to be."""
        return self._writing

    def ask(self, job: Callable[[StudioApart], Answer], then: Callable[[Answer], object], failed: Failed) -> None:
        """Have something done in the studio; `then` gets its answer, `failed` the error that it ended with."""

        def deliver(answer: Answer | ReaderError) -> None:
            if isinstance(answer, ReaderError):
                failed(answer)
            else:
                then(answer)

        self._background.ask(partial(_tried, job), deliver)

    def draw(self, figure: Figure, room: tuple[int, int], then: Callable[[Laid], object], failed: Failed) -> None:
        """Lay a figure out and paint its pages into `room`, width and height in pixels."""

        def draw(studio: StudioApart) -> Laid:
            self._quiet_until = monotonic() + _UNTOLD_S
            self._under_way = True
            try:
                return studio.preview(figure, room)
            finally:
                self._under_way = False
                if not self._writing:
                    self._stop.clear()

        self.ask(draw, then, failed)

    def write(
        self, job: Callable[[StudioApart], list[Path]], then: Callable[[list[Path]], object], failed: Failed
    ) -> None:
        """Have files written."""

        def write(studio: StudioApart) -> list[Path]:
            self._quiet_until = 0.0
            try:
                return job(studio)
            finally:
                self._writing = False
                self._stop.clear()

        self._writing = True
        self.ask(write, then, failed)

    def stop(self) -> None:
        """Stop the writing, or else the layout under way."""
        if self._writing or self._under_way:
            self._stop.set()

    def close(self) -> None:
        """Stop at once and give the collection back."""
        self._far.cut()
        self._background.close()

    def _tell(self, done: float, of: float) -> None:
        if monotonic() >= self._quiet_until:
            self.progressed.emit(int(done), int(of))


def _tried(job: Callable[[StudioApart], Answer], studio: StudioApart) -> Answer | ReaderError:
    try:
        return job(studio)
    except ReaderError as error:
        return error
