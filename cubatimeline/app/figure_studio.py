"""Where figures are laid out, painted and written off the GUI thread, from a reader of their own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication, QImage, QPainter

from cubatimeline.app.exporting_slides import write_slides
from cubatimeline.app.quick_start import unsearched
from cubatimeline.domain.errors import Cancelled
from cubatimeline.domain.tours import Tour
from cubatimeline.drawing.figure.metrics import FontMetrics
from cubatimeline.drawing.figure.painting import SheetPainter
from cubatimeline.drawing.figure.writing import clipboard_data, write_figure
from cubatimeline.services.figures.caption import caption_of
from cubatimeline.services.figures.companions import KINDS, Companions, NumberedSources, write_beside
from cubatimeline.services.figures.composing import Composed, compose
from cubatimeline.services.figures.content import FigureContent, read_content
from cubatimeline.services.figures.figure import Figure
from cubatimeline.services.figures.sharing import Progress
from cubatimeline.services.figures.sheets import Sheet
from cubatimeline.services.figures.wall import tile
from cubatimeline.store.reader import Reader

_MOST_PREVIEWED = 24
"""Pages painted for the preview; the others are counted."""

Told = Callable[[int, int], None]
"""Called with what is done of how much."""


@dataclass(frozen=True, slots=True)
class Previewed:
    """A figure as the preview shows it: pictures of its pages, their size in mm, and what is known of it."""

    pages: tuple[QImage, ...]
    size: tuple[float, float]
    composed: Composed


class Studio:
    """Serves one thread. What was read and laid out last is kept, as most changes need no more than another layout.

    Args:
        stopped: asked often during long work.
    """

    def __init__(self, collection: Path, stopped: Callable[[], bool]) -> None:
        self._reader = Reader(collection)
        self._stopped = stopped
        self._metrics = FontMetrics()
        self._painter = SheetPainter(self._metrics)
        self._read: tuple[Figure, FigureContent] | None = None
        self._laid: tuple[Figure, Composed, NumberedSources] | None = None

    def close(self) -> None:
        """Give the collection back."""
        self._reader.close()

    def forget(self) -> None:
        """Read the collection anew: it has been edited."""
        self._read = self._laid = None

    def preview(self, figure: Figure, room: tuple[int, int], told: Told | None = None) -> Previewed:
        """Lay a figure out and paint its pages into `room`, width and height in pixels.

        Args:
            told: is told how far the layout is.

        Raises:
            ReaderError: the figure asks for what there is not.
        """
        composed = self._composed(figure, told)
        pages = tuple(self._painted(sheet, room) for sheet in composed.sheets[:_MOST_PREVIEWED])
        first = composed.sheets[0]
        return Previewed(pages, (first.width, first.height), composed)

    def proposed_words(self, figure: Figure) -> dict[str, str]:
        """Return caption and alternative texts as they are proposed, by field of the figure."""
        figure = replace(figure, caption="", alt="", long_alt="")
        composed = self._composed(figure)
        assert self._laid is not None
        plain = Companions.of(self._reader, figure, self._content(figure), composed, None)
        short, long = plain.alt
        caption = caption_of(figure, plain.shown, self._laid[2].uncited)
        return {"caption": caption.text, "alt": short, "long_alt": long}

    def write(self, figure: Figure, path: Path, *, beside: bool, told: Told) -> list[Path]:
        """Write a figure in the format of the ending of `path`, and what goes beside it; return the files.

        Raises:
            ReaderError: a file cannot be written; or Cancelled.
        """
        companions = self._companions(figure, told)
        paths = write_figure(path, companions.composed.sheets, companions.about(), figure.dpi, self._told(told))
        return paths + write_beside(path, companions.files(KINDS) if beside else {})

    def write_tiles(self, figure: Figure, path: Path, paper: str, told: Told) -> list[Path]:
        """Write a figure cut into papers to be glued together, with a key to them first; return the files.

        Raises:
            ReaderError: a file cannot be written; or Cancelled.
        """
        companions = self._companions(figure, told)
        tiles = [
            part
            for sheet in companions.composed.sheets
            for part in tile(sheet, self._metrics, paper, language=figure.language)
        ]
        return write_figure(path, tiles, companions.about(), figure.dpi, self._told(told))

    def write_slides(self, tour: Tour, looks: Figure, path: Path, told: Told) -> list[Path]:
        """Write a tour as slides, one for each scene; return the files.

        Raises:
            ReaderError: a file cannot be written; or Cancelled.
        """
        return write_slides(path, tour, looks, self._reader, self._metrics, self._told(told))

    def copied(self, figure: Figure, page: int) -> QMimeData:
        """Return a page as others take it from the clipboard, for the GUI thread."""
        companions = self._companions(figure)
        sheets = companions.composed.sheets
        data = clipboard_data(sheets[min(page, len(sheets) - 1)], companions.about())
        application = QGuiApplication.instance()
        assert application is not None
        data.moveToThread(application.thread())
        return data

    def _told(self, told: Told) -> Told:
        def tell(done: int, of: int) -> None:
            if self._stopped():
                raise Cancelled("The figure")
            told(done, of)

        return tell

    def _content(self, figure: Figure) -> FigureContent:
        known = self._read
        if known is None or _read_of(known[0]) != _read_of(figure):
            known = self._read = figure, read_content(self._reader, figure)
        return known[1]

    def _going_on(self, told: Told | None) -> Progress:
        """Return what a layout asks whether it shall go on, and tells how far it is."""

        def going_on(done: int, of: int) -> bool:
            if told is not None:
                told(done, of)
            return not self._stopped()

        return going_on

    def _composed(self, figure: Figure, told: Told | None = None) -> Composed:
        known = self._laid
        if known is None or _laid_of(known[0]) != _laid_of(figure):
            sources = NumberedSources(self._reader, figure)
            numbers: Callable[..., Mapping[str, tuple[int, ...]]] | None = sources if figure.sources else None
            content = self._content(figure)
            with unsearched():
                composed = compose(figure, content, self._metrics, numbers, self._going_on(told))
            known = self._laid = figure, composed, sources
        return known[1]

    def _companions(self, figure: Figure, told: Told | None = None) -> Companions:
        composed = self._composed(figure, told)
        assert self._laid is not None
        return Companions.of(self._reader, figure, self._content(figure), composed, self._laid[2])

    def _painted(self, sheet: Sheet, room: tuple[int, int]) -> QImage:
        scale = min(room[0] / sheet.width, room[1] / sheet.height)
        image = QImage(
            max(round(sheet.width * scale), 1), max(round(sheet.height * scale), 1), QImage.Format.Format_RGB32
        )
        painter = QPainter(image)
        painter.scale(image.width() / sheet.width, image.height() / sheet.height)
        self._painter.paint(painter, sheet)
        painter.end()
        return image


def _read_of(figure: Figure) -> tuple[object, ...]:
    """Return what of a figure decides what is read of the collection."""
    return (
        figure.language, figure.words, figure.entity, figure.highlights, figure.lanes.modes, figure.first, figure.last,
    )  # fmt: skip


def _laid_of(figure: Figure) -> Figure:
    """Return a figure without what does not change its sheets."""
    return replace(figure, name="", caption="", alt="", long_alt="", dpi=0, preset="")
