"""The selected event in the window: marked on the timeline, told by the reader, its people first in the sidebar."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from cubatimeline.app.status import CLOCK_FROM
from cubatimeline.domain.languages import Language
from cubatimeline.services.loading import TimelineData
from cubatimeline.services.reading import EventPage, event_page
from cubatimeline.widgets.timeline.hover_card import CardContent
from cubatimeline.widgets.timeline.view import TimelineView

if TYPE_CHECKING:
    from cubatimeline.app.main_window import MainWindow


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
        for pane in (window.reader.event_request, window.sidebar.event_chosen, window.search.event_chosen):
            pane.connect(self.show)

    def show(self, id_: str) -> None:
        """Select an event and bring it into view on the timeline."""
        self._window.session.select_event(id_)
        self._window.timeline.select(id_, centre=True)
        self._window.second.reveal(self._window.timeline.emphasis.selected)

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
            window.reader.clear_event()
            window.sidebar.show_related(())
            return
        self._sought = id_
        self._ask(id_)

    def _ask(self, id_: str) -> None:
        window = self._window
        chapter = window.panel_data.chapter_of.get(id_, "") if window.panel_data else ""
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
        # the hour of the middle of a day would be an hour that nobody told
        per_day = min(window.timeline.scale.per_day, CLOCK_FROM - 1)
        window.status.show_day(_middle(page), per_day, window.session.language)
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


def _middle(page: EventPage) -> float | None:
    """Return a day number in the middle of an event's date, None where neither end is known."""
    known = [day for day in (page.event.date.earliest, page.event.date.latest) if day is not None]
    return sum(known) / len(known) + 0.5 if known else None
