"""The chosen entity in the window: its events lit on the timeline, its names in the reader, its card in the sidebar."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject

from cubatimeline.app import settings as options
from cubatimeline.app.settings import Option, T
from cubatimeline.domain.date_words import in_words
from cubatimeline.domain.events import Event
from cubatimeline.services.name_filter import filters_by_kind
from cubatimeline.widgets.sidebar.tools_row import Order

if TYPE_CHECKING:
    from cubatimeline.app.main_window import MainWindow
    from cubatimeline.services.company import Circle
    from cubatimeline.services.entity_pages import EntityCardContent


class EntityLink(QObject):
    """Ties the chosen entity of one window to its panes."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._other = ""
        tools = window.sidebar.tools
        tools.choose_order(Order(window.settings[options.NAME_ORDER]))
        tools.choose_hiding(window.settings[options.HIDE_OTHERS])
        window.session.entity_changed.connect(self._chosen)
        window.session.event_changed.connect(self._event_changed)
        for pane in (window.reader.entity_request, window.sidebar.entity_chosen, window.search.entity_chosen):
            pane.connect(self.show)
        window.sidebar.pair_request.connect(self.pair_with)
        window.sidebar.hide_changed.connect(lambda _: self._light())
        window.panels_ready.connect(self._prepare_filters)
        tools.order_changed.connect(lambda order: self._keep(options.NAME_ORDER, str(order)))
        tools.hide_changed.connect(lambda hides: self._keep(options.HIDE_OTHERS, hides))

    def _keep(self, option: Option[T], value: T) -> None:
        """Keep a choice between launches."""
        self._window.settings[option] = value
        self._window.wardrobe.save()

    def show(self, id_: str) -> None:
        """Choose an entity, or none, and bring its card to the front."""
        if id_:
            self._window.sidebar.pages.show_page("card")
        if id_ and id_ == self._window.session.entity_id and self._other:
            self.pair_with("")
        self._window.session.choose_entity(id_)

    def pair_with(self, other: str) -> None:
        """Tell only what the chosen entity shares with another one; with "" everything again."""
        if other != self._window.session.entity_id:
            self._other = other
            self._tell()

    @property
    def other(self) -> str:
        """The entity that the chosen one is paired with; "" for none."""
        return self._other

    def renew(self) -> None:
        """Show the chosen entity again, once panes have other content."""
        if self._window.session.entity_id:
            self._tell()

    def _prepare_filters(self) -> None:
        """Make the filter of names ready off the GUI thread, before somebody types."""
        panels = self._window.panel_data
        if panels is not None:
            entities, sidebar = panels.entities, self._window.sidebar
            self._window.opener.ask(
                lambda _: filters_by_kind(entities), lambda filters: sidebar.take_filters(entities, filters)
            )

    def _chosen(self, _id: str) -> None:
        self._other = ""
        self._tell()

    def _tell(self) -> None:
        window, id_, other = self._window, self._window.session.entity_id, self._other
        circle = self._circle()
        window.sidebar.choose(id_ or None)
        window.reader.light_entity(id_)
        self._light()
        if not id_:
            window.sidebar.show_card(None)
            return
        if circle is None:
            return
        from cubatimeline.services.entity_pages import entity_card

        language = window.session.language

        def show(content: EntityCardContent | None) -> None:
            if (id_, other) == (window.session.entity_id, self._other):
                window.sidebar.show_card(content)

        window.opener.ask(lambda reader: entity_card(reader, circle, id_, language, other), show)

    def _circle(self) -> Circle | None:
        """Return the events of all entities; None before they are read."""
        from cubatimeline.services.company import Circle

        panels, data = self._window.panel_data, self._window.timeline_data
        return None if panels is None or data is None else Circle(data.columns, panels.events_of, panels.entities)

    def _event_changed(self, id_: str) -> None:
        """Tell how old the chosen one was at the selected event."""
        window = self._window
        if not id_:
            window.sidebar.card.show_date("", None)
            return

        def show(event: Event | None) -> None:
            if event is not None and id_ == window.session.event_id:
                words = in_words(event.date, window.session.language, "medium")
                window.sidebar.card.show_date(words, event.date)

        window.opener.ask(lambda reader: reader.event(id_), show)

    def _light(self) -> None:
        """Light the events of the chosen one, or hide those of others."""
        window, mask = self._window, self._mask()
        window.lighting.light("entity", mask)
        window.lighting.hide("entity", mask if window.sidebar.tools.hides else None)

    def _mask(self) -> NDArray[np.bool_] | None:
        """Return which events concern the chosen entity, and the one it is paired with; None where none is chosen."""
        id_, panels, data = self._window.session.entity_id, self._window.panel_data, self._window.timeline_data
        if not id_ or panels is None or data is None:
            return None
        found = panels.events_of.get(id_, np.empty(0, np.int64))
        if self._other:
            found = np.intersect1d(found, panels.events_of.get(self._other, np.empty(0, np.int64)))
        mask = np.zeros(len(data.columns), np.bool_)
        mask[found] = True
        return mask
