"""Page images of the open document: the file found, its pages drawn in the background, the passage marked on them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog

from cubatimeline.app import settings as options
from cubatimeline.domain.errors import ReaderError
from cubatimeline.domain.imports import Structure
from cubatimeline.services.page_images import PageImages, Pixels, Place
from cubatimeline.store.documents import read_text_of
from cubatimeline.store.imports import read_structure
from cubatimeline.widgets.pages.page_roll import Stretch
from cubatimeline.widgets.pages.pane import PagesPane
from cubatimeline.widgets.shared.background import Background

if TYPE_CHECKING:
    from cubatimeline.app.main_window import MainWindow
    from cubatimeline.services.editing.edit import Connection

_MOST_REMEMBERED = 2000
_FOLDERS = ("", "documents", "pdf")
"""Where a file is looked for, seen from the folder of the collection."""


class PagesLink(QObject):
    """Ties one pane of page images to the document that one window has open."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.pane = PagesPane(window.theme)
        self._images: Background[PageImages] | None = None
        self._structure = Structure()
        self._document = ""
        self.pane.close_request.connect(window.beside.hide)
        self.pane.file_request.connect(self.ask_for_file)
        self.pane.roll.wanted.connect(self._draw)
        window.reader.document_shown.connect(self._follow)
        window.session.event_changed.connect(self._mark_passage)
        window.reader.text.verticalScrollBar().valueChanged.connect(self._follow_text)

    def toggle(self) -> None:
        """Show the page images beside the text, or hide them."""
        if self._window.beside.shows(self.pane):
            self._window.beside.hide()
            return
        self._window.beside.show(self.pane)
        self._document = ""
        self._follow(self._window.reader.document_id)
        self.pane.roll.setFocus()

    def remember(self, document: str, path: Path) -> None:
        """Remember where the file of a document is, and show it where that document is open."""
        settings = self._window.settings
        known = {**settings[options.PAGE_FILES], self._key(document): str(path)}
        settings[options.PAGE_FILES] = dict(list(known.items())[-_MOST_REMEMBERED:])
        self._window.wardrobe.save()
        self._document = ""
        self._follow(self._window.reader.document_id)

    def ask_for_file(self) -> None:
        """Ask where the file of the open document is."""
        document = self._window.reader.document_id
        kinds = self.tr("PDF files (*.pdf)")
        name, _ = QFileDialog.getOpenFileName(self._window, self.tr("The file of this document"), "", kinds)
        if name and document:
            self.remember(document, Path(name))

    def close(self) -> None:
        """Give the file back and end the thread."""
        if self._images is not None:
            self._images.close()
            self._images = None

    def _key(self, document: str) -> str:
        return f"{self._window.lanes.collection}/{document}"

    def _follow(self, document: str) -> None:
        """Show the pages of the document that is open now."""
        if not document or not self._window.beside.shows(self.pane):
            return
        if document != self._document:
            self._document = document
            self.pane.wait(self.tr("Looking for the pages …"))
            ask = self._window.opener.ask
            ask(lambda reader: reader.read(partial(_read_structures, document)), partial(self._found, document))
        else:
            self._mark_passage()

    def _found(self, document: str, structures: Mapping[str, Structure]) -> None:
        """Open the file of the document, or that of the full text attached to it."""
        if document != self._document:
            return
        self.close()
        paths = ((id_, self._file_of(id_, structure)) for id_, structure in structures.items())
        id_, path = next(((id_, path) for id_, path in paths if path is not None), (document, None))
        # The pages of a full text say nothing of the places in a digest: there a passage is looked for on all of them.
        self._structure = structures[id_] if id_ == document else Structure()
        if path is None:
            self._tell_missing(structures[document].source_file)
            return
        self.pane.wait(self.tr("Opening %1 …").replace("%1", path.name))
        images = self._images = Background(partial(PageImages, path), PageImages.close, "pages")
        images.failed.connect(self._failed)
        images.ask(lambda opened: opened.sizes, self._opened)

    def _file_of(self, document: str, structure: Structure) -> Path | None:
        """Return the PDF of a document: where it was read, where the user said it is, or beside the collection."""
        told = structure.file if structure.file.lower().endswith(".pdf") else ""
        for known in (told, self._window.settings[options.PAGE_FILES].get(self._key(document))):
            if known and Path(known).is_file():
                return Path(known)
        collection = self._window.opener.path
        name = Path(structure.source_file).name
        if collection is None or not name.lower().endswith(".pdf"):
            return None
        places = (collection.parent / folder / name for folder in _FOLDERS)
        return next((place for place in places if place.is_file()), None)

    def _tell_missing(self, source: str) -> None:
        if source.lower().endswith(".pdf"):
            words = self.tr("%1 is not beside the collection, nor where it was.").replace("%1", Path(source).name)
        else:
            words = self.tr("No PDF is known for this document. Its pages can be shown if you have one.")
        self.pane.tell(words, file_wanted=True)

    def _failed(self, error: ReaderError) -> None:
        self.pane.tell(str(error), file_wanted=True)

    def _opened(self, sizes: tuple[tuple[float, float], ...]) -> None:
        self.pane.show_pages(sizes)
        self._follow_text()
        self._mark_passage()

    def _draw(self, page: int, width: int) -> None:
        if self._images is not None:
            self._images.ask(
                lambda images: images.picture(page, width), partial(self._drawn, self._document, page, width)
            )

    def _drawn(self, document: str, page: int, width: int, pixels: Pixels) -> None:
        if document == self._document:
            form = QImage.Format.Format_RGB32
            # a copy, as Qt would not keep the bytes alive
            picture = QImage(pixels.data, pixels.width, pixels.height, pixels.stride, form).copy()
            self.pane.roll.put(page, width, picture)

    def _page_at(self, offset: int) -> int:
        """Return the page, from 0, on which a place in the text stands; 0 where pages are not known."""
        return max(bisect_right(self._structure.pages, offset) - 1, 0)

    def _mark_passage(self) -> None:
        """Mark on its page where the document tells the selected event."""
        reader, document = self._window.reader, self._window.reader.document
        passage = reader.passage_of(self._window.session.event_id)
        if self._images is None or not self.pane.roll.count or not self._window.beside.shows(self.pane):
            return
        if passage is None or document is None:
            self.pane.roll.mark(())
            return
        words, page = document.text[slice(*passage)], self._page_at(passage[0])
        pages = (page,) if self._structure.pages else tuple(range(self.pane.roll.count))
        self._images.ask(lambda images: _first_places(images, pages, words), partial(self._marked, self._document))

    def _marked(self, document: str, places: tuple[Place, ...]) -> None:
        if document == self._document:
            stretches = [Stretch(each.page, each.left, each.top, each.right, each.bottom) for each in places]
            self.pane.roll.mark(stretches)

    def _follow_text(self) -> None:
        """Show the page on which the text begins that is in view, where it is another one."""
        roll = self.pane.roll
        if self._structure.pages and roll.count and self._window.beside.shows(self.pane):
            page = self._page_at(self._window.reader.text.offset_at_top())
            if page != roll.page and not roll.hasFocus():
                roll.go_to(min(page, roll.count - 1))


def _read_structures(document: str, connection: Connection) -> dict[str, Structure]:
    """Return how a document is laid out, and how the full text of its record is, by id."""
    _, full_text = read_text_of(connection, document)
    return {id_: read_structure(connection, id_) for id_ in (document, full_text) if id_}


def _first_places(images: PageImages, pages: tuple[int, ...], words: str) -> tuple[Place, ...]:
    """Return where words stand on the first of the pages that has them."""
    return next((found for page in pages if page < len(images.sizes) and (found := images.places(page, words))), ())
