"""What was then, in the window: told in the sidebar for the selected event, a typed date or the day pointed at."""

from __future__ import annotations

from collections.abc import Iterator
from math import floor
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from cubatimeline.app.actions import Deed

if TYPE_CHECKING:
    from cubatimeline.app.main_window import MainWindow
    from cubatimeline.domain.dates import EdtfDate
    from cubatimeline.domain.events import Event
    from cubatimeline.services.geometry.time_range import TimeRange
    from cubatimeline.services.then import Then
    from cubatimeline.widgets.sidebar.then_pane import ThenPane


class ThenLink(QObject):
    """Ties the page "Then" of one window's sidebar, made when first wanted, to its panes."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.pane: ThenPane | None = None
        self._date: EdtfDate | None = None
        self._asked = 0
        self._pointed: float | None = None
        window.sidebar.pages.wanted.connect(self._wanted)
        window.session.event_changed.connect(self._selected)
        window.panels_ready.connect(self._renew)
        window.opener.opened.connect(lambda _: self._forget())
        window.timeline.day_hovered.connect(self._point)
        window.timeline.camera.sought_changed.connect(self._sought)
        window.timeline.then_wanted.connect(self.show)
        window.reader.card.then_request.connect(self.show)

    @property
    def is_shown(self) -> bool:
        """Whether the page is in front."""
        return self.pane is not None and self._window.sidebar.pages.current == "then"

    def show(self) -> None:
        """Bring the page to the front: for the selected event, else for the day pointed at, else mid-view."""
        window = self._window
        window.panes.show("sidebar")
        day = self._pointed
        window.sidebar.pages.show_page("then")
        if window.session.event_id:
            self._tell_event(window.session.event_id)
        elif window.timeline_data is not None:
            scale = window.timeline.scale
            self.show_day((scale.start + scale.end) / 2 if day is None else day)

    def show_day(self, day: float) -> None:
        """Tell of the day of a day number."""
        from cubatimeline.services.then import day_date

        self._window.panes.show("sidebar")
        self._window.sidebar.pages.show_page("then")
        self._tell(day_date(floor(day)))

    def show_words(self, words: str) -> None:
        """Tell of a date that a reader typed; the page then stays with it while events are selected."""
        from cubatimeline.domain.date_reading import read  # brings in its grammars, not needed before somebody types
        from cubatimeline.domain.errors import DateError

        pane = self._make()
        try:
            date = read(words)
        except DateError as error:
            pane.tell_trouble(str(error))
            return
        pane.follow(False)
        self._tell(date)

    def _make(self) -> ThenPane:
        if self.pane is None:
            from cubatimeline.widgets.sidebar.then_pane import ThenPane

            window = self._window
            self.pane = ThenPane(window.theme)
            window.sidebar.pages.add("then", self.pane, self.pane.set_theme)
            self.pane.typed.connect(self.show_words)
            self.pane.follow_changed.connect(self._follow_changed)
            self.pane.card.entity_chosen.connect(window.entities.show)
            self.pane.card.event_chosen.connect(window.events.show)
            self.pane.card.document_chosen.connect(window.documents.show)
        return self.pane

    def _point(self, day: float | None) -> None:
        self._pointed = day

    def _wanted(self, name: str) -> None:
        if name != "then":
            return
        self._make()
        if self._date is None and self._window.session.event_id:
            self._tell_event(self._window.session.event_id)
        elif self._date is None and self.pane is not None:
            self.pane.show_then(None, self.tr("Select an event or type a date: who held office, what else happened?"))

    def _follow_changed(self, on: bool) -> None:
        if on and self._window.session.event_id:
            self._tell_event(self._window.session.event_id)

    def _selected(self, id_: str) -> None:
        if id_ and self.is_shown and self.pane is not None and self.pane.follows:
            self._tell_event(id_)

    def _sought(self, sought: TimeRange | None) -> None:
        """Follow to a date that was gone to, as to an event that was selected."""
        if sought is not None and self.is_shown and self.pane is not None and self.pane.follows:
            self.show_day(sought.start)

    def _forget(self) -> None:
        self._date = None
        if self.pane is not None:
            self.pane.show_then(None)

    def _renew(self) -> None:
        """Tell anew, once there are other events, documents or another language."""
        if self.is_shown and self._date is not None:
            self._tell(self._date)

    def _tell_event(self, id_: str) -> None:
        def show(event: Event | None) -> None:
            if event is not None and id_ == self._window.session.event_id:
                self._tell(event.date)

        self._window.opener.ask(lambda reader: reader.event(id_), show)

    def _tell(self, date: EdtfDate) -> None:
        from cubatimeline.services.then import then

        window, data, panels = self._window, self._window.timeline_data, self._window.known
        self._date = date
        if data is None or panels is None:
            return
        self._asked += 1
        asked, columns, documents, language = self._asked, data.columns, panels.documents, window.session.language

        def show(answer: Then | None) -> None:
            if asked == self._asked and self.pane is not None:
                if answer is not None:
                    window.sidebar.card.show_date(answer.words, answer.date)
                hint = self.tr("That is no single year: choose a date within a year to see what was then.")
                self.pane.show_then(answer, "" if answer is not None else hint)

        window.opener.ask(lambda reader: then(reader, columns, documents, date, language), show)


def then_deeds(window: MainWindow, menu: str) -> Iterator[Deed]:
    """Yield what brings the further pages of the sidebar to the front; `menu` is the menu for it."""
    words = QCoreApplication.translate("Deeds", "What was then")
    yield Deed("go.then", menu, words, window.then.show, shown_keys="T")
    words = QCoreApplication.translate("Deeds", "Names left open")
    yield Deed("go.open_names", menu, words, window.open_names.show)
