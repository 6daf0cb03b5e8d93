"""The picture book measured: no words overlap, none are cut, all can be read, in every sight of it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from cubatimeline.app import settings as options
from cubatimeline.app.main_window import MainWindow
from cubatimeline.app.settings import Settings
from cubatimeline.app.translation import EnglishPlurals
from cubatimeline.drawing.fonts import load_fonts
from cubatimeline.drawing.picture import Picture
from cubatimeline.drawing.text import ELLIPSIS
from cubatimeline.drawing.theme import TYPE_SCALE
from cubatimeline.services import builtin
from cubatimeline.services.geometry.time_scale import TimeScale
from cubatimeline.store.fill import fill
from tests.drawing.kinds import KINDS
from tests.picture_book import book
from tests.picture_book.widgets import cut_widgets
from tests.picture_book.words import Page, Word, empty, faults, page_of, page_of_view, pixels_of, plainly

ALONE = "projection-dark"
"""The theme that no window wears: the timeline is looked at alone."""


@pytest.fixture(scope="module")
def built_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built-in collection."""
    path = tmp_path_factory.mktemp("book") / "built-in.cubatimeline"
    fill(path, builtin.load(builtin.data_folder()), lambda what, part: None, lambda: False)
    return path


@pytest.fixture
def pages(qapp, built_in: Path, tmp_path: Path) -> Iterator[book.Book]:
    """A window on the built-in collection, which shows one sight after the other."""
    plurals = EnglishPlurals(qapp)
    qapp.installTranslator(plurals)
    load_fonts()
    sheet, palette, font = qapp.styleSheet(), qapp.palette(), qapp.font()
    settings = Settings(tmp_path / "settings.json")
    settings[options.REDUCED_MOTION] = True
    window = MainWindow(built_in, settings)
    window.show()
    book.wait_until(lambda: window.panel_data is not None)
    yield book.Book(window)
    window.close()
    window.deleteLater()
    qapp.removeTranslator(plurals)
    qapp.setStyleSheet(sheet)
    qapp.setPalette(palette)
    qapp.setFont(font)


def found_in(window: MainWindow) -> list[str]:
    """Return what is wrong with the words of a window."""
    found = []
    for view in (window.timeline, window.second.upper):
        if view is not None and view.isVisible() and view.picture is not None:
            page = page_of_view(view)
            assert len(page.words) > 10
            found += faults(page, round(TYPE_SCALE["tiny"] * view.picture.theme.scale))
    return [*found, *cut_widgets(window)]


@pytest.mark.parametrize("chapter", book.CHAPTERS)
def test_the_sights_of_a_chapter(pages: book.Book, chapter: str) -> None:
    found = {sight.name: found_in(pages.show(sight)) for sight in book.sights() if sight.chapter == chapter}
    assert found
    assert {name: told for name, told in found.items() if told} == {}


def test_every_sight_stands_in_a_chapter() -> None:
    assert {sight.chapter for sight in book.sights()} == set(book.CHAPTERS)


def test_a_draft_under_review(pages: book.Book, tmp_path: Path) -> None:
    window, waiting = pages.window, book.waiting_collection(tmp_path)
    window.open_collection(waiting)
    book.wait_until(lambda: window.opener.path == waiting and window.panel_data is not None)
    pages.show(book.REVIEW)
    pane = window.review.pane
    assert pane is not None
    assert pane.drafts.count == 2
    assert found_in(window) == []


def test_the_timeline_alone_in_the_theme_that_no_window_wears(pages: book.Book) -> None:
    shown, theme = pages.window.timeline.picture, book.theme_named(ALONE)
    assert shown is not None
    picture = Picture(shown.subject, theme, "en", *map(float, book.USUAL))
    for span in book.ZOOMS.values():
        page = page_of(picture, TimeScale(*span, picture.time_width))
        assert len(page.words) > 10
        assert faults(page, round(TYPE_SCALE["tiny"] * theme.scale)) == []


@pytest.mark.parametrize("name", book.THEMES)
def test_every_kind_of_mark(qapp, name: str) -> None:
    load_fonts()
    picture, scale = book.kinds_picture(book.theme_named(name))
    page = page_of(picture, scale)
    assert {kind.name for kind in KINDS} <= {word.text.split(":")[0] for word in page.words}
    assert faults(page, round(TYPE_SCALE["tiny"] * picture.theme.scale)) == []
    parts = dict(book.kinds_apart(picture, book.painted(picture, scale)))
    assert list(parts) == [kind.name for kind in KINDS]
    assert all(part.height() > 20 for part in parts.values())


@pytest.mark.parametrize("name", ["zoom-year-light", "lanes-place", "lanes-country", "relations-of-one"])
def test_a_screen_puts_words_where_they_were_measured(pages: book.Book, name: str) -> None:
    """Screens copy pictures of words to whole pixels; all that is measured here is written anew as letters."""
    window = pages.show(next(sight for sight in book.sights() if sight.name == name))
    view = window.timeline
    picture, scene = view.picture, view.scene
    assert picture is not None
    assert scene is not None
    screen, letters = empty(picture), empty(picture)
    for image, shown in ((screen, picture), (letters, plainly(picture))):
        painter = QPainter(image)
        shown.paint(painter, scene, view.emphasis, view.scrolled)
        painter.end()
    page = page_of_view(view)
    ground = pixels_of(page.ground).astype(float).sum(axis=2)
    one, other = (abs(pixels_of(image).astype(float).sum(axis=2) - ground) for image in (screen, letters))
    # where a letter just fits, rounding may leave it out on one side
    allowed = {True: letter_width(picture), False: 1.0}
    strayed = [word.text for word in page.words if shift_of(word, one, other) > allowed[word.text.endswith(ELLIPSIS)]]
    assert strayed == []


def letter_width(picture: Picture) -> float:
    return picture.lanes.label_font.width("n")


def shift_of(word: Word, one: np.ndarray, other: np.ndarray) -> float:
    """Return by how many pixels the middle of the ink of a word differs between two pictures, the larger way."""
    box = word.ink.toAlignedRect()
    cut = np.s_[max(box.top() - 1, 0) : box.bottom() + 2, max(box.left() - 1, 0) : box.right() + 2]
    middles = []
    for ink in (one[cut], other[cut]):
        rows, columns = np.indices(ink.shape)
        middles.append(np.array([(rows * ink).sum(), (columns * ink).sum()]) / max(ink.sum(), 1.0))
    return float(abs(middles[0] - middles[1]).max())


# The measures themselves find what they are for.


def written(*words: Word) -> Page:
    image = QImage(200, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    return Page(words, image)


def word(left: float, text: str = "word", colour: str = "black", size: int = 13) -> Word:
    font = QFont()
    font.setPixelSize(size)
    return Word(text, QRectF(left, 10, 40, 10), QRectF(0, 0, 200, 40), QColor(colour), font)


def test_words_apart_have_no_fault() -> None:
    assert faults(written(word(10), word(60)), 11) == []


@pytest.mark.parametrize(
    ("page", "told"),
    [
        ((word(10), word(45, "other")), "overlap"),
        ((word(-5),), "is cut"),
        ((word(170),), "is cut"),
        ((word(10, colour="#999999"),), "to 1 against its ground"),
        ((word(10, size=9),), "9 pixels high"),
    ],
)
def test_a_fault_is_told(page: tuple[Word, ...], told: str) -> None:
    (found,) = faults(written(*page), 11)
    assert told in found


def test_names_of_sights_are_files_of_their_own() -> None:
    names = sorted(sight.name for sight in (*book.sights(), book.REVIEW))
    assert [name for name, same in groupby(names) if len(list(same)) > 1] == []
