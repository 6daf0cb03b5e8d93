"""The selected event in the window: marked on the timeline, told by the reader, its people first in the sidebar."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from cubatimeline.domain.languages import Language
from cubatimeline.services.geometry.time_scale import TimeScale
from cubatimeline.services.loading import TimelineData
from cubatimeline.services.reading import EventPage, event_page
from cubatimeline.widgets.timeline.hover_card import CardContent
from cubatimeline.widgets.timeline.view import TimelineView

if TYPE_CHECKING:
    from cubatimeline.app.main_window import MainWindow

_YEAR, _NEIGHBOURS = 365.0, 6
"""What is shown around an event that was looked for: days at least, or so many times its own length."""
_FAR = 10
"""How many times as much may be in view before it is zoomed in."""


class EventLink(QObject):
    """Ties the selected event of one window to its panes."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._sought = ""
        window.session.event_changed.connect(self._changed)
        window.timeline.event_selected.connect(window.session.select_event)
        window.timeline.event_opened.connect(self._open)
        window.timeline.card_wanted.connect(partial(self.tell_card, window.timeline))
        for pane in (window.reader.event_request, window.sidebar.event_chosen):
            pane.connect(self.show)
        window.search.event_chosen.connect(self.arrive)

    def show(self, id_: str) -> None:
        """Select an event and bring it into view on the timeline."""
        self._window.session.select_event(id_)
        self._window.timeline.select(id_, centre=True)
        self._window.second.reveal(self._window.timeline.emphasis.selected)

    def arrive(self, id_: str) -> None:
        """Show an event that was looked for, with its neighbours in time, and let the keys of the timeline hold."""
        self._window.focus_timeline()
        self._come_near(id_)
        self.show(id_)

    def _come_near(self, id_: str) -> None:
        """Zoom in where far more is shown than an event and its neighbours, so that it is more than one of many."""
        window, data = self._window, self._window.timeline_data
        if data is None or id_ not in data.columns.ids:
            return
        place = data.columns.ids.index(id_)
        first, last = float(data.columns.start_earliest[place]), float(data.columns.end_latest[place])
        wanted = max(_YEAR, _NEIGHBOURS * (last - first))
        aim = window.timeline.camera.aim
        if aim.span > _FAR * wanted:
            middle = (first + last) / 2
            window.timeline.camera.move_to(TimeScale(middle - wanted / 2, middle + wanted / 2, aim.width))

    def renew(self) -> None:
        """Show the selected event again, once panes have other content."""
        id_ = self._window.session.event_id
        if id_:
            self._window.timeline.select(id_)
            self._ask(id_)

    def _changed(self, id_: str) -> None:
        window = self._window
        window.timeline.select(id_ or None)
        if not id_:
            window.time.tell_event("", None)
            window.reader.clear_event()
            window.sidebar.show_related(())
            return
        self._sought = id_
        self._ask(id_)

    def _ask(self, id_: str) -> None:
        window = self._window
        chapter = window.known.chapter_of.get(id_, "") if window.known else ""
        language = window.session.language
        window.opener.ask(
            lambda reader: event_page(reader, id_, language, chapter), lambda page: self._answer(id_, page)
        )

    def _answer(self, id_: str, page: EventPage | None) -> None:
        window = self._window
        if id_ != window.session.event_id:
            return
        if page is None:
            window.messages.tell(self.tr("There is no event “%1” in this collection.").replace("%1", id_))
            window.session.select_event("")
            return
        window.reader.show_event(page, window.session.language)
        window.sidebar.show_related(page.event.entities)
        window.time.tell_event(page.date, page.event.date)
        sought, self._sought = self._sought == id_, ""
        settled = window.session.document_id == window.reader.document_id
        if sought and settled and page.best_document and not window.reader.tells(id_):
            window.session.open_document(page.best_document)

    def _open(self, id_: str) -> None:
        """Enter on the timeline: the words that prove the event, with the focus in them."""
        self._window.session.select_event(id_)
        self._window.documents.uncover()
        self._window.reader.text.setFocus()

    def tell_card(self, timeline: TimelineView, number: int) -> None:
        """Have one of the timelines show the card of an event (index into the columns)."""
        window = self._window
        data, language = window.timeline_data, window.session.language
        if data is None:
            return
        id_ = data.columns.ids[number]

        def show(page: EventPage | None) -> None:
            if page is not None:
                first = self.tr("Source: %1").replace("%1", page.evidence[0].title) if page.evidence else ""
                counted = self.tr("%n piece(s) of evidence", "", len(page.evidence))
                title = page.event.title.in_(language)
                date = _by_both_clocks(page, data, language)
                timeline.show_card(number, CardContent(title, date, first, counted, page.event.disputed))

        window.opener.ask(lambda reader: event_page(reader, id_, language), show)


def _by_both_clocks(page: EventPage, data: TimelineData, language: Language) -> str:
    """Return the date of an event by the clock of its place and, where that is another one, by that of the axis."""
    if page.event.date.time is None:
        return page.date
    from cubatimeline.services.clocks import other_clock_words  # brings in time zones

    other = other_clock_words(page.event.date, data.clock, language)
    return f"{page.date}\n{other}" if other else page.date
