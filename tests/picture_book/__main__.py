"""Writes the picture book into a folder: `python -m tests.picture_book gallery`."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from PySide6.QtWidgets import QApplication

from cubatimeline.app import settings as options
from cubatimeline.app.main_window import MainWindow
from cubatimeline.app.settings import Settings
from cubatimeline.app.translation import EnglishPlurals
from cubatimeline.drawing.fonts import load_fonts
from cubatimeline.drawing.picture import Picture
from cubatimeline.services import builtin
from cubatimeline.services.geometry.time_scale import TimeScale
from cubatimeline.store.fill import fill
from cubatimeline.store.reader import Reader
from tests.picture_book import book, figures


def main(folder: Path, only: tuple[str, ...]) -> None:
    """Write all pictures, or those whose names begin with one of a few words."""
    application = QApplication([])
    plurals = EnglishPlurals(application)
    application.installTranslator(plurals)
    load_fonts()
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        collection = Path(scratch) / "built-in.cubatimeline"
        fill(collection, builtin.load(builtin.data_folder()), lambda what, part: None, lambda: False)
        settings = Settings(Path(scratch) / "settings.json")
        settings[options.REDUCED_MOTION] = True
        window = MainWindow(collection, settings)
        window.show()
        pages = book.Book(window)
        book.wait_until(lambda: window.panel_data is not None)
        _write_timelines(folder, only, window)
        for sight in book.sights():
            _write_sight(folder, only, pages, sight)
        waiting = book.waiting_collection(Path(scratch))
        window.open_collection(waiting)
        book.wait_until(lambda: window.opener.path == waiting and window.panel_data is not None)
        _write_sight(folder, only, pages, book.REVIEW)
        window.close()
        with Reader(collection) as reader:
            figures.write_all(folder / "figures", reader, only)
    _write_kinds(folder, only)
    del application


def _wanted(name: str, only: tuple[str, ...]) -> bool:
    return not only or name.startswith(only)


def _write_sight(folder: Path, only: tuple[str, ...], pages: book.Book, sight: book.Sight) -> None:
    if _wanted(sight.name, only):
        pages.show(sight).grab().save(str(folder / f"{sight.name}.png"))
        print(sight.name)


def _write_timelines(folder: Path, only: tuple[str, ...], window: MainWindow) -> None:
    """Write the timeline alone in the theme that no window wears."""
    shown = window.timeline.picture
    assert shown is not None
    theme = book.theme_named("projection-dark")
    picture = Picture(shown.subject, theme, "en", *map(float, book.USUAL))
    for zoom, span in book.ZOOMS.items():
        name = f"zoom-{zoom}-{theme.name}"
        if _wanted(name, only):
            book.painted(picture, TimeScale(*span, picture.time_width)).save(str(folder / f"{name}.png"))


def _write_kinds(folder: Path, only: tuple[str, ...]) -> None:
    for name in book.THEMES:
        picture, scale = book.kinds_picture(book.theme_named(name))
        if not _wanted(f"kinds-{name}", only):
            continue
        image = book.painted(picture, scale)
        image.save(str(folder / f"kinds-{name}.png"))
        if name == "light":
            for kind, part in book.kinds_apart(picture, image):
                part.save(str(folder / f"kind-{kind.replace(',', '').replace(' ', '-')}.png"))


if __name__ == "__main__":
    main(Path(sys.argv[1]), tuple(sys.argv[2:]))
