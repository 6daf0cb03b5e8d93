"""The text that is read, in the window: its letters and colours, finding in it, its outline, and following in time."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QCoreApplication, QElapsedTimer, QObject

from cubatimeline.app import settings as options
from cubatimeline.app.actions import Deed
from cubatimeline.app.paths import resources_folder
from cubatimeline.app.settings import Option
from cubatimeline.domain.documents import MarkKind
from cubatimeline.drawing.theme import load_theme
from cubatimeline.services.geometry.time_scale import TimeScale
from cubatimeline.store.mark_columns import Marks
from cubatimeline.widgets.shared.throttle import Throttle

if TYPE_CHECKING:
    from cubatimeline.app.main_window import MainWindow

_PAUSE = 120
"""Milliseconds between two movements at least, of what follows."""
_QUIET = 400
"""Milliseconds after a movement in which the one that followed moves nothing in its turn."""


def _tr(words: str) -> str:
    return QCoreApplication.translate("Deeds", words)


class TextLink(QObject):
    """Ties the text of one window to the settings, and to the timeline where one is to follow the other."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._days: tuple[Marks, list[tuple[float, int]]] = Marks.of(()), []
        self._led, self._since = "", QElapsedTimer()
        self._text_moved: Throttle[[]] = Throttle(self._lead_timeline, _PAUSE, self)
        self._time_moved: Throttle[[]] = Throttle(self._lead_text, _PAUSE, self)
        window.reader.text.size_request.connect(self.step_letters)
        window.reader.text.scrolled.connect(self._text_moved)
        window.timeline.span_changed.connect(lambda _: self._time_moved())
        self.wear()

    # Looks

    def choose(self, option: Option[Any], value: object) -> None:
        """Change how the text is shown, and keep it."""
        self._window.settings[option] = value
        self.wear()
        self.show_chosen()
        self._window.wardrobe.save()

    def wear(self) -> None:
        """Put letters and colours that were chosen into effect."""
        look, size = self._window.settings[options.TEXT_LOOK], self._window.settings[options.LETTERS]
        own = None if look == "window" else load_theme(resources_folder() / "themes" / f"{look}.toml")
        self._window.reader.set_text_theme(own, size / 100)

    def show_chosen(self) -> None:
        """Mark in the menus what holds."""
        settings, actions = self._window.settings, self._window.actions_by_deed
        actions[f"text.look.{settings[options.TEXT_LOOK]}"].setChecked(True)
        actions[f"text.letters.{settings[options.LETTERS]}"].setChecked(True)
        actions[f"text.follow.{settings[options.FOLLOW]}"].setChecked(True)

    def step_letters(self, step: int) -> None:
        """Make the letters larger (1), smaller (-1) or as they were at first (0)."""
        sizes = options.LETTERS.choices
        at = sizes.index(self._window.settings[options.LETTERS]) + step if step else sizes.index(100)
        size = sizes[min(max(at, 0), len(sizes) - 1)]
        self.choose(options.LETTERS, size)
        self._window.status.tell(self.tr("Letters of the text: %1 %").replace("%1", str(size)))

    # Places

    def search(self) -> None:
        """Look for words in the text where that has the focus; everywhere else, and asked again, in all there is."""
        window = self._window
        if window.reader.text.hasFocus():
            self.find()
        else:
            window.search.focus()

    def find(self) -> None:
        """Look for words in the open text."""
        self._window.documents.uncover()
        self._window.reader.find_words()

    def find_next(self, step: int) -> None:
        """Go to the next hit (1) or the one before (-1); ask for words where nothing is looked for."""
        bar = self._window.reader.find_bar
        if bar is None or not bar.isVisible() or not bar.line.text().strip():
            self.find()
        else:
            bar.step(step)

    def show_outline(self) -> None:
        """Show the headings and notes of the open text."""
        self._window.documents.uncover()
        if not self._window.reader.show_outline():
            self._window.status.tell(self.tr("This text has no headings and no notes."))

    # Following

    def _lead_timeline(self) -> None:
        """Show on the timeline the dates of what is read."""
        window = self._window
        data = window.timeline_data
        if window.settings[options.FOLLOW] != "timeline" or self._follows("text") or data is None:
            return
        text = window.reader.text
        first, last = text.offset_at_top(), text.offset_at_bottom()
        days = [day for day, at in self._dated() if first <= at < last and data.span[0] <= day <= data.span[1]]
        if not days:
            return
        scale = window.timeline.scale
        if any(scale.start <= day < scale.end for day in days[:1]):
            return
        self._lead("timeline")
        middle = days[0]
        half = (scale.end - scale.start) / 2
        window.timeline.camera.move_to(TimeScale(middle - half, middle + half, scale.width))

    def _lead_text(self) -> None:
        """Bring into view what the text says of the time that the timeline shows the middle of."""
        window = self._window
        if window.settings[options.FOLLOW] != "text" or self._follows("timeline"):
            return
        scale = window.timeline.scale
        dated = self._dated()
        if not dated:
            return
        middle = (scale.start + scale.end) / 2
        at = bisect_left(dated, (middle, 0))
        near = min(dated[max(at - 1, 0) : at + 1], key=lambda each: abs(each[0] - middle))
        if scale.start <= near[0] < scale.end:
            self._lead("text")
            window.reader.text.show_place(near[1])

    def _lead(self, follower: str) -> None:
        """Let what follows now not lead in its turn."""
        self._led = follower
        self._since.start()

    def _follows(self, which: str) -> bool:
        """Return whether one of the two has been moved by the other just now."""
        return self._led == which and self._since.elapsed() < _QUIET

    def _dated(self) -> list[tuple[float, int]]:
        """Return the middle of each date of the text with its place, by day; none until they have been read."""
        marks = self._window.reader.text.marks
        if self._days[0] is not marks:
            self._days = marks, []
            self._window.opener.ask(lambda _: days_of(marks), lambda days: self._take_days(marks, days))
        return self._days[1]

    def _take_days(self, marks: Marks, days: list[tuple[float, int]]) -> None:
        """Take up the days of the text that is read, and do what waited for them."""
        if self._days[0] is marks:
            self._days = marks, days
            self._lead_timeline()
            self._lead_text()


def days_of(marks: Marks) -> list[tuple[float, int]]:
    """Return the middle of each date among marks with its place, by day; dates without a beginning are left out.

    The middle, as a year or month is not all told when its first day is in view.
    """
    from cubatimeline.domain.edtf import parse

    dates = [parse(target) if kind is MarkKind.DATE else None for kind, target in marks.keys]
    bounds = [(None, None) if date is None else (date.earliest, date.latest) for date in dates]
    middles = [
        np.nan if first is None else first if last is None else (first + last) / 2 for first, last in bounds
    ]  # fmt: skip
    days = np.array(middles, float)[marks.key]
    known = np.flatnonzero(~np.isnan(days))
    order = known[np.lexsort((marks.start[known], days[known]))]
    return list(zip(days[order].tolist(), marks.start[order].tolist(), strict=True))


def text_deeds(window: MainWindow) -> Iterator[Deed]:
    """Yield what can be done with the text that is read."""
    text, settings = window.texts, window.settings
    menu = _tr("&Text")
    yield Deed("text.find", menu, _tr("Find in this text"), text.find, shown_keys="/, F3")
    yield Deed("text.next", menu, _tr("Next hit"), partial(text.find_next, 1), ("F3",))
    yield Deed("text.previous", menu, _tr("Hit before"), partial(text.find_next, -1), ("Shift+F3",))
    yield Deed("text.outline", menu, _tr("Outline"), text.show_outline, ("Ctrl+Shift+O",), group="outline")
    looks = {"window": _tr("As the window"), "light": _tr("Paper"), "sepia": _tr("Sepia"), "dark": _tr("Dark")}
    for name, words in looks.items():
        choose = partial(text.choose, options.TEXT_LOOK, name)
        yield Deed(f"text.look.{name}", f"{menu}/{_tr('Colours of the text')}", words, choose, choice="text look",
                   checked=settings[options.TEXT_LOOK] == name)  # fmt: skip
    for size in options.LETTERS.choices:
        choose = partial(text.choose, options.LETTERS, size)
        submenu = f"{menu}/{_tr('Size of the letters')}"
        chosen = settings[options.LETTERS] == size
        yield Deed(f"text.letters.{size}", submenu, f"{size} %", choose, choice="letters", checked=chosen)
    follow = {"off": _tr("Neither"), "timeline": _tr("The timeline follows the text"),
              "text": _tr("The text follows the timeline")}  # fmt: skip
    for name, words in follow.items():
        choose = partial(text.choose, options.FOLLOW, name)
        yield Deed(f"text.follow.{name}", f"{menu}/{_tr('Scrolling')}", words, choose, choice="follow",
                   checked=settings[options.FOLLOW] == name)  # fmt: skip
