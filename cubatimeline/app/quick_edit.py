"""A few events that were edited, shown at once where nothing but they has to change on the timeline."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from cubatimeline.domain.changes import Changes
from cubatimeline.services.loading import TimelineData
from cubatimeline.store.column_reading import read_columns_of
from cubatimeline.store.columns import EventColumns, EventFlag

if TYPE_CHECKING:
    from cubatimeline.app.main_window import MainWindow

MOST = 20
"""Events that are looked up one by one; after an edit of more, everything is read again."""
FEW = 20_000
"""Up to so many events in all, everything is read again behind the quick change, lists and counts with it."""
_APART = EventFlag.TIMED | EventFlag.DISPUTED
"""Events whose marks take more than their columns: a clock to be put on, rival dates beside them."""


class QuickEdit:
    """Puts changed events into the timeline of a window without reading the others."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def may_show(self, changes: Changes) -> bool:
        """Return whether changes are such that the timeline can take them as they are."""
        window = self._window
        if changes.everything or not 0 < len(changes.events) <= MOST or changes.documents or changes.entities:
            return False
        return window.timeline_data is not None and not window.lanes.choice.modes and not window.second.is_open

    def is_enough(self) -> bool:
        """Return whether the rest of the window may do without being read again: a large collection takes too long."""
        data = self._window.timeline_data
        return data is not None and len(data.columns) > FEW

    def show(self, changes: Changes, otherwise: Callable[[], None]) -> None:
        """Read the changed events and show them; call `otherwise` where it turns out that this does not do."""
        language = self._window.session.language

        def then(events: EventColumns) -> None:
            if len(events) != len(changes.events) or not self._shown(events):
                otherwise()

        self._window.opener.ask(
            lambda reader: reader.read(lambda connection: read_columns_of(connection, language, changes.events)), then
        )

    def _shown(self, events: EventColumns) -> bool:
        window, data = self._window, self._window.timeline_data
        if data is None or not self._is_plain(data, events):
            return False
        found = [np.flatnonzero(data.columns.row == row) for row in events.row]
        if any(len(place) != 1 for place in found):
            return False
        places = np.concatenate(found)
        order = np.argsort(places)
        places, events = places[order], events.taken(order)
        if any(place in data.ghosts for place in places.tolist()):
            return False
        columns = data.columns.edited(places, events)
        if not window.timeline.show_edit(columns, places, events.category.astype(np.int32)):
            return False
        stored = None if data.stored is None else data.stored.edited(places, events)
        window.timeline_data = replace(data, columns=columns, stored=stored, unkept=None, kept={})
        window.lanes.follow(window.timeline_data)
        window.time.keep_in_reach()
        window.time.show_counts()
        window.events.renew()
        return True

    def _is_plain(self, data: TimelineData, events: EventColumns) -> bool:
        """Return whether events are what their columns say, and stand in lanes that are there."""
        known = len(data.categories)
        return not (events.flags & int(_APART)).any() and bool((events.category < known).all())
