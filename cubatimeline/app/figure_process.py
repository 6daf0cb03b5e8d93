"""The studio of figures in a process of its own: Qt ending a PDF, or Pillow packing a TIFF, would hold up the window.

The process is kept while somebody makes a figure, so that what was read and laid out last is at hand for the next
change. It draws without a display, as the command line does: the same figure gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from pickle import PickleBuffer
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from PySide6.QtCore import QByteArray, QCoreApplication, QMimeData
from PySide6.QtGui import QGuiApplication, QImage

from cubatimeline.app.apart import Apart, Hearing, Told
from cubatimeline.domain.errors import ReaderError

if TYPE_CHECKING:
    from cubatimeline.app.figure_studio import Studio
    from cubatimeline.domain.tours import Tour
    from cubatimeline.services.figures.cautions import Caution
    from cubatimeline.services.figures.figure import Figure

_WHAT = "The figure"
_FORMAT, _PIXEL_BYTES = QImage.Format.Format_RGB32, 4
Answer = TypeVar("Answer")
_Image = tuple[int, int, PickleBuffer]
"""Width, height and pixels of an image on its way from one process to the other."""


@dataclass(frozen=True, slots=True)
class Laid:
    """A figure as the workshop shows it.

    Attributes:
        size: of a page in mm.
        named: how many events have words.
        cautions: what its author should know.
    """

    pages: tuple[QImage, ...]
    size: tuple[float, float]
    named: int
    cautions: tuple[Caution, ...]


class StudioApart:
    """Does what `figure_studio.Studio` does, in a process of its own. Serves one thread.

    Args:
        stopped: asked often during long work.
        told: is told how far the writing is.
    """

    def __init__(self, collection: Path, stopped: Callable[[], bool], told: Told) -> None:
        died = ReaderError(
            "The figure could not be finished: the process that draws it ended unexpectedly, as it does where memory"
            " runs out.",
            "Try again, or choose fewer dots an inch or a smaller sheet.",
        )
        self._far: Apart[_Desk] = Apart(partial(_opened, collection), died, _WHAT)
        self._stopped, self._told = stopped, told

    @property
    def pid(self) -> int | None:
        """The number of the process; None where there is none."""
        return self._far.pid

    def begin(self) -> None:
        """Start the process, which takes half a second."""
        self._far.begin()

    def cut(self) -> None:
        """End at once and for ever, whatever is under way; may be called from another thread."""
        self._far.cut()

    def close(self) -> None:
        """End the process."""
        self._far.close()

    def forget(self) -> None:
        """Read the collection anew: it has been edited."""
        self._ask(_forget)

    def preview(self, figure: Figure, room: tuple[int, int]) -> Laid:
        """Lay a figure out and paint its pages into `room`, width and height in pixels.

        Raises:
            ReaderError: the figure asks for what there is not; or the process died.
        """
        pages, size, named, cautions = self._ask(partial(_preview, figure, room))
        return Laid(tuple(_as_image(page) for page in pages), size, named, cautions)

    def proposed_words(self, figure: Figure) -> dict[str, str]:
        """Return caption and alternative texts as they are proposed, by field of the figure."""
        return self._ask(partial(_proposed_words, figure))

    def write(self, figure: Figure, path: Path, *, beside: bool) -> list[Path]:
        """Write a figure in the format of the ending of `path`, and what goes beside it; return the files.

        Raises:
            ReaderError: a file cannot be written; or the process died. No file is left then.
            Cancelled: it was stopped.
        """
        return self._write(path, partial(_write, figure, beside))

    def write_tiles(self, figure: Figure, path: Path, paper: str) -> list[Path]:
        """Write a figure cut into papers to be glued together; raises and returns as `write`."""
        return self._write(path, partial(_write_tiles, figure, paper))

    def write_slides(self, tour: Tour, looks: Figure, path: Path) -> list[Path]:
        """Write a tour as slides, one for each scene; raises and returns as `write`."""
        return self._write(path, partial(_write_slides, tour, looks))

    def copied(self, figure: Figure, page: int) -> QMimeData:
        """Return a page as others take it from the clipboard, for the GUI thread."""
        image, svg, words = self._ask(partial(_copied, figure, page))
        data = QMimeData()
        data.setImageData(_as_image(image))
        data.setData("image/svg+xml", QByteArray(svg))
        if words:
            data.setText(words)
        application = QGuiApplication.instance()
        assert application is not None
        data.moveToThread(application.thread())
        return data

    def _ask(self, job: Callable[[_Desk, Hearing], Answer]) -> Answer:
        return self._far.ask(job, told=self._told, stopped=self._stopped)

    def _write(self, path: Path, job: Callable[[Path, _Desk, Hearing], Sequence[str]]) -> list[Path]:
        names = self._far.write(job, path, told=self._told, stopped=self._stopped)
        return [path.with_name(name) for name in names]


def _as_image(image: _Image) -> QImage:
    width, height, pixels = image
    # Qt only looks at the pixels: the image that is kept needs its own
    looked_at: QImage = QImage(memoryview(pixels), width, height, width * _PIXEL_BYTES, _FORMAT)
    return looked_at.copy()


# What follows runs in the other process.


class _Desk(NamedTuple):
    """What the other process keeps: the studio, and Qt."""

    studio: Studio
    application: QCoreApplication


def _opened(collection: Path, hearing: Hearing) -> _Desk:
    from cubatimeline.app.figure_studio import Studio
    from cubatimeline.app.headless import headless_application

    application = headless_application()
    return _Desk(Studio(collection, hearing.stopped), application)


def _forget(desk: _Desk, _hearing: Hearing) -> None:
    desk.studio.forget()


def _preview(
    figure: Figure, room: tuple[int, int], desk: _Desk, hearing: Hearing
) -> tuple[list[_Image], tuple[float, float], int, tuple[Caution, ...]]:
    found = desk.studio.preview(figure, room, hearing.tell)
    return [_sent(page) for page in found.pages], found.size, len(found.composed.shown), found.composed.warnings


def _proposed_words(figure: Figure, desk: _Desk, _hearing: Hearing) -> dict[str, str]:
    return desk.studio.proposed_words(figure)


def _write(figure: Figure, beside: bool, path: Path, desk: _Desk, hearing: Hearing) -> list[str]:
    return _names(desk.studio.write(figure, path, beside=beside, told=hearing.tell))


def _write_tiles(figure: Figure, paper: str, path: Path, desk: _Desk, hearing: Hearing) -> list[str]:
    return _names(desk.studio.write_tiles(figure, path, paper, hearing.tell))


def _write_slides(tour: Tour, looks: Figure, path: Path, desk: _Desk, hearing: Hearing) -> list[str]:
    return _names(desk.studio.write_slides(tour, looks, path, hearing.tell))


def _copied(figure: Figure, page: int, desk: _Desk, _hearing: Hearing) -> tuple[_Image, bytes, str]:
    data = desk.studio.copied(figure, page)
    return _sent(QImage(data.imageData())), bytes(data.data("image/svg+xml").data()), data.text()


def _names(paths: Sequence[Path]) -> list[str]:
    return [path.name for path in paths]


def _sent(image: QImage) -> _Image:
    return image.width(), image.height(), PickleBuffer(bytes(image.convertToFormat(_FORMAT).constBits()))
