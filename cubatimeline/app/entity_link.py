"""The chosen entity in the window: its events lit on the timeline, its names in the reader, its card in the sidebar."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject

from cubatimeline.services.entity_pages import entity_card

if TYPE_CHECKING:
    from cubatimeline.app.main_window import MainWindow


class EntityLink(QObject):
    """Ties the chosen entity of one window to its panes."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.session.entity_changed.connect(self._changed)
        for pane in (window.reader.entity_request, window.sidebar.entity_chosen, window.search.entity_chosen):
            pane.connect(self.show)

    def show(self, id_: str) -> None:
        """Choose an entity, or none."""
        self._window.session.choose_entity(id_)

    def renew(self) -> None:
        """Show the chosen entity again, once panes have other content."""
        if self._window.session.entity_id:
            self._changed(self._window.session.entity_id)

    def _changed(self, id_: str) -> None:
        window = self._window
        window.sidebar.choose(id_ or None)
        window.reader.light_entity(id_)
        window.lighting.light("entity", self._lit(id_))
        if not id_:
            window.sidebar.show_card(None)
            return
        language = window.session.language
        window.opener.ask(lambda reader: entity_card(reader, id_, language), window.sidebar.show_card)

    def _lit(self, id_: str) -> np.ndarray | None:
        panels, data = self._window.panel_data, self._window.timeline_data
        if not id_ or panels is None or data is None:
            return None
        lit = np.zeros(len(data.columns), np.bool_)
        lit[panels.events_of.get(id_, np.empty(0, np.int64))] = True
        return lit
