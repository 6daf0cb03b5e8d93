"""The pages of the book: which window is seen, how it is brought there, and the pictures that no window shows."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from cubatimeline.app import settings as options
from cubatimeline.app.main_window import MainWindow
from cubatimeline.app.paths import resources_folder
from cubatimeline.domain.calendars import day_number
from cubatimeline.drawing.picture import Picture
from cubatimeline.drawing.theme import Theme, load_theme
from cubatimeline.services.geometry.time_range import TimeRange
from cubatimeline.services.geometry.time_scale import TimeScale
from cubatimeline.services.lane_choice import LaneChoice, LaneMode
from tests.drawing.kinds import kinds_subject
from tests.store.content import filled
from tests.store.waiting import waiting_content

SMALL, USUAL, LARGE = (1280, 720), (1920, 1080), (3840, 2160)
TEXT_SIZES = {LARGE: 200}
"""Per cent of the plain size of letters at which a screen is read."""
WINDOW_THEMES = ("light", "dark", "projection")
THEMES = (*WINDOW_THEMES, "projection-dark")
SPEECH = "1962-10-22-kennedy-speech"
_PATIENCE = 60.0


def _day(*date: int) -> float:
    return float(day_number(*date))


ZOOMS = {
    "66-years": (_day(1952, 10, 1), _day(2020, 1, 1)),
    "decade": (_day(1958, 1, 1), _day(1968, 1, 1)),
    "year": (_day(1962, 1, 1), _day(1963, 1, 1)),
    "month": (_day(1962, 10, 1), _day(1962, 11, 1)),
    "week": (_day(1962, 10, 21), _day(1962, 10, 28)),
    "day": (_day(1962, 10, 27), _day(1962, 10, 28)),
    "hour": (_day(1962, 10, 27) + 0.375, _day(1962, 10, 27) + 0.5),
}
"""First and last day number of each zoom."""

CHAPTERS = (*(f"zooms-{theme}" for theme in WINDOW_THEMES), "sizes", "lanes", "states", "languages")
"""Sights that are looked at in one window, one after the other."""

Arrange = Callable[[MainWindow], object]


@dataclass(frozen=True)
class Sight:
    """One picture of the window.

    Attributes:
        name: what its file is called, without ending.
        chapter: one of `CHAPTERS`.
        arrange: brings a window there that shows everything in lanes by category.
    """

    name: str
    chapter: str
    arrange: Arrange
    size: tuple[int, int] = USUAL
    theme: str = "light"
    language: str = "en"


def wait_until(condition: Callable[[], object], what: str = "the window") -> None:
    """Let the window do its work until a condition holds.

    Raises:
        TimeoutError: it does not come to hold.
    """
    end = time.monotonic() + _PATIENCE
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError(f"{what} is not ready after {_PATIENCE:.0f} s")
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)


def settle(window: MainWindow) -> None:
    """Wait until what was asked of the collection is answered and shown, and what follows from it too."""
    for _ in range(3):
        answered: list[int] = []
        window.opener.ask(lambda reader: 1, answered.append)
        wait_until(lambda seen=answered: seen)
        QApplication.processEvents()


def _zoom(name: str) -> Arrange:
    return lambda window: window.timeline.camera.show_span(*ZOOMS[name])


def _lanes(mode: LaneMode, within: LaneMode = LaneMode.NONE) -> Arrange:
    return lambda window: window.lanes.choose(LaneChoice().by(mode, within))


def _deed(name: str, zoom: str) -> Arrange:
    def arrange(window: MainWindow) -> None:
        window.timeline.camera.show_span(*ZOOMS[zoom])
        window.actions_by_deed[name].trigger()

    return arrange


def _relations(window: MainWindow) -> None:
    window.timeline.camera.show_span(*ZOOMS["month"])
    window.events.show(SPEECH)


def _range(window: MainWindow) -> None:
    window.timeline.camera.show_span(*ZOOMS["month"])
    window.timeline.camera.range.show(TimeRange(_day(1962, 10, 16), _day(1962, 10, 29)))


def _second(window: MainWindow) -> None:
    window.timeline.camera.show_span(*ZOOMS["year"])
    window.second.open()


def _entity(window: MainWindow) -> None:
    window.entities.show("ernesto-che-guevara")


def sights() -> Iterator[Sight]:
    """Yield every picture of the window on the built-in collection."""
    for theme in WINDOW_THEMES:
        for zoom in ZOOMS:
            yield Sight(f"zoom-{zoom}-{theme}", f"zooms-{theme}", _zoom(zoom), theme=theme)
    for size in (SMALL, LARGE):
        for theme in WINDOW_THEMES:
            yield Sight(f"size-{size[0]}x{size[1]}-{theme}", "sizes", _zoom("66-years"), size, theme)
    for mode in LaneMode:
        yield Sight(f"lanes-{mode}", "lanes", _lanes(mode))
    yield Sight("lanes-category-within-country", "lanes", _lanes(LaneMode.COUNTRY, LaneMode.CATEGORY))
    yield Sight("lens", "states", _deed("view.lens", "decade"))
    yield Sight("relations-of-one", "states", _relations)
    yield Sight("relations-all", "states", _deed("view.relations", "month"))
    yield Sight("second-timeline", "states", _second)
    yield Sight("range", "states", _range)
    yield Sight("filter", "states", lambda window: window.filter.filter_by("missile"))
    yield Sight("entity", "states", _entity)
    yield Sight("chart", "states", lambda window: window.toggle_chart())
    yield Sight("legend", "states", lambda window: window.legend.open())
    for language in ("es", "ru"):
        yield Sight(f"language-{language}", "languages", _zoom("year"), language=language)
        yield Sight(f"language-{language}-small", "languages", _zoom("66-years"), SMALL, language=language)


REVIEW = Sight("review", "states", lambda window: window.actions_by_deed["view.review"].trigger())
"""On a collection in which drafts wait."""


class Book:
    """Shows one sight after the other in one window."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self._opened = ""
        self._first_page = ""

    def show(self, sight: Sight) -> MainWindow:
        """Bring the window to a sight."""
        window = self.window
        wait_until(lambda: window.reader.document_id, "the first chapter")
        self._begin_anew()
        for option, value in (
            (options.THEME, sight.theme),
            (options.TEXT_SIZE, TEXT_SIZES.get(sight.size, 100)),
            (options.LANGUAGE, sight.language),
        ):
            if window.settings[option] != value:
                window.wardrobe.choose(option, value)
        # What was written large does not keep the window large.
        QApplication.processEvents()
        self._resize(*sight.size)
        settle(window)
        window.timeline.camera.fit_all()
        sight.arrange(window)
        settle(window)
        window.timeline.camera.settle()
        self._stand_still()
        return window

    def _begin_anew(self) -> None:
        window = self.window
        window.legend.hide()
        window.messages.hide()
        if window.second.is_open:
            window.second.close()
        if window.actions_by_deed["view.chart"].isChecked():
            window.toggle_chart()
        window.timeline.camera.range.clear()
        window.filter.filter_by("")
        window.lens.put_on(False)
        window.relations.show_all(False)
        window.session.select_event("")
        window.session.choose_entity("")
        if window.lanes.choice != LaneChoice():
            window.lanes.choose(LaneChoice())
        window.panes.show("reader")
        window.timeline.scroll_to(0.0)
        if str(window.opener.path) != self._opened:
            self._opened, self._first_page = str(window.opener.path), window.reader.document_id
        if window.reader.document_id != self._first_page:
            window.documents.show(self._first_page)
        window.reader.show_contents()

    def _stand_still(self) -> None:
        """Let the lanes have the room that they take when the view has stood still for a while."""
        lanes = self.window.lanes
        if lanes._pause.isActive():
            lanes._pause.stop()
            lanes._look_again()
            settle(self.window)

    def _resize(self, width: int, height: int) -> None:
        window = self.window
        if (window.width(), window.height()) == (width, height):
            return
        window.resize(width, height)
        QApplication.processEvents()
        for splitter, shares in window._splitters():
            whole = width if splitter.orientation() is Qt.Orientation.Horizontal else height
            splitter.setSizes([round(whole * share) for share in shares])
        QApplication.processEvents()


def waiting_collection(folder: Path) -> Path:
    """Return a small collection in which drafts wait, made in a folder."""
    return filled(folder / "waiting.cubatimeline", waiting_content())


def theme_named(name: str) -> Theme:
    """Return a theme at its plain size."""
    return load_theme(resources_folder() / "themes" / f"{name}.toml")


def kinds_picture(theme: Theme) -> tuple[Picture, TimeScale]:
    """Return a picture of every kind of mark, each in a lane of its own, and the span to paint."""
    picture = Picture(kinds_subject(), theme, "en", round(760 * theme.scale), 1.0)
    picture.resize(picture.width, picture.least_height)
    return picture, TimeScale(_day(1961, 12, 1), _day(1963, 3, 1), picture.time_width)


def painted(picture: Picture, scale: TimeScale) -> QImage:
    """Return a picture as an image."""
    image = QImage(round(picture.width), round(picture.height), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    picture.paint(painter, picture.scene(scale))
    painter.end()
    return image


def kinds_apart(picture: Picture, image: QImage) -> Iterator[tuple[str, QImage]]:
    """Yield each kind of mark by its name with its part of the picture of all."""
    for box in picture.layout.boxes:
        top, bottom = round(box.top + picture.lanes_top), round(box.bottom + picture.lanes_top)
        yield box.lane.id, image.copy(0, top, image.width(), bottom - top)
