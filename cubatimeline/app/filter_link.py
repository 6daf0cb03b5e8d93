"""The text filter of the window: events that the words do not find are dimmed on the timeline, or hidden."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, QObject

from cubatimeline.app.actions import Deed
from cubatimeline.services.filtering import matching
from cubatimeline.widgets.timeline.chip import Chip

if TYPE_CHECKING:
    from cubatimeline.app.main_window import MainWindow


class FilterLink(QObject):
    """Ties the filter by words to timeline and top bar of one window.

    Attributes:
        chip: tells of the filter and clears it.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._words = ""
        self._hidden = False
        self._mask: NDArray[np.bool_] | None = None
        self.chip = Chip(window.theme)
        self.chip.cleared.connect(self.clear)
        window.top_bar.add_chip(self.chip)
        window.search.filter_request.connect(self.filter_by)
        window.panels_ready.connect(self._renew)
        window.opener.opened.connect(lambda _: self.filter_by(""))

    @property
    def words(self) -> str:
        """The words that filter; empty for no filter."""
        return self._words

    @property
    def hidden(self) -> bool:
        """Whether events that are not found are hidden rather than dimmed."""
        return self._hidden

    def filter_by_search(self) -> None:
        """Filter by the words in the search box."""
        window = self._window
        words = window.search.line.text().strip()
        if words:
            self.filter_by(words)
        else:
            window.search.focus()
            window.status.tell(self.tr("Type the words to filter by, then choose this again or press Ctrl+Enter."))

    def filter_by(self, words: str, hidden: bool | None = None) -> None:
        """Filter by words, "" for no filter; `hidden` changes what becomes of the events that are not found."""
        if hidden is not None and hidden != self._hidden:
            self._hidden = hidden
            self._window.actions_by_deed["view.filter_hide"].setChecked(hidden)
        self._words, self._mask = words.strip(), None
        if self._words:
            self.chip.show_words(self._words)
            self._renew()
        else:
            self._show()

    def clear(self) -> None:
        """Show all events again."""
        self.filter_by("")
        self._window.focus_timeline()

    def toggle_hidden(self) -> None:
        """Hide the events that are not found, or dim them."""
        self._hidden = not self._hidden
        self._window.actions_by_deed["view.filter_hide"].setChecked(self._hidden)
        self._show()

    def _renew(self) -> None:
        """Look for the words again, once there are other events."""
        window = self._window
        data, words = window.timeline_data, self._words
        if not words or data is None:
            return
        columns = data.columns

        def show(mask: NDArray[np.bool_]) -> None:
            if self._words == words:
                self._mask = mask
                self._show()

        window.opener.ask(lambda reader: matching(columns, reader, words), show)

    def _show(self) -> None:
        window, mask = self._window, self._mask
        shown, lit = (mask, None) if self._hidden else (None, mask)
        window.lighting.hide("words", shown)
        window.lighting.light("words", lit)
        self.chip.show_words(self._words, None if mask is None else int(mask.sum()))


def filter_deeds(window: MainWindow, view: str) -> Iterator[Deed]:
    """Yield what filters by words; `view` is the menu for it."""

    def words(text: str) -> str:
        return QCoreApplication.translate("Deeds", text)

    filters = window.filter
    by_search = words("Filter the timeline by the words searched")
    yield Deed("view.filter", view, by_search, filters.filter_by_search, ("Ctrl+Shift+F",), group="filter")
    hide = words("Hide what the filter does not find")
    yield Deed("view.filter_hide", view, hide, filters.toggle_hidden, checked=False, group="filter")
    yield Deed("view.filter_clear", view, words("Clear the filter"), filters.clear, group="filter")
