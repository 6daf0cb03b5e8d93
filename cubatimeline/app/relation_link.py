"""Relations between events in the window: arcs on the timeline, a list in the reader, steps from one to the next."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject

from cubatimeline.domain.changes import Changes
from cubatimeline.services.geometry.arcs import Relations
from cubatimeline.services.relating import RelationLine, relations_of
from cubatimeline.services.week import Week, that_week
from cubatimeline.store.relations import RelationArrays, read_relation_arrays

if TYPE_CHECKING:
    from cubatimeline.app.main_window import MainWindow


class RelationLink(QObject):
    """Ties the relations of the collection, and the week of the selected event, to the panes of one window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._all_in_view = False
        window.session.event_changed.connect(self._tell)
        window.panels_ready.connect(self.renew)
        window.timeline.relation_wanted.connect(self.step)
        window.edits.changed.connect(self._changed)

    @property
    def relations(self) -> Relations | None:
        """The relations that the timeline draws from; None before they are read."""
        return self._window.timeline.emphasis.relations

    def renew(self) -> None:
        """Read the relations again, once there are other events or relations."""
        window = self._window
        if window.timeline_data is not None:
            rows = window.timeline_data.columns.row
            window.opener.ask(lambda reader: reader.read(lambda c: read_relation_arrays(c, rows)), self._loaded)
        self._tell(window.session.event_id)

    def _changed(self, changes: Changes) -> None:
        if changes.relations:
            self.renew()

    def _loaded(self, arrays: RelationArrays) -> None:
        timeline = self._window.timeline
        timeline.emphasise(replace(timeline.emphasis, relations=Relations(arrays, self._all_in_view)))

    def toggle_all(self) -> None:
        """Draw the relations between all important events in view, or only those of the selected one."""
        self.show_all(not self._all_in_view)

    def show_all(self, shown: bool) -> None:
        """Draw the relations between all important events in view too (True), or only those of the selected one."""
        self._all_in_view = shown
        relations, timeline = self.relations, self._window.timeline
        if relations is not None:
            relations = replace(relations, all_in_view=self._all_in_view)
            timeline.emphasise(replace(timeline.emphasis, relations=relations))
        self._window.actions_by_deed["view.relations"].setChecked(self._all_in_view)

    @property
    def all_in_view(self) -> bool:
        """Whether the relations between all important events in view are drawn."""
        return self._all_in_view

    @property
    def of_selected(self) -> bool:
        """Whether the selected event has relations."""
        relations, selected = self.relations, self._window.timeline.emphasis.selected
        if relations is None or selected < 0:
            return False
        return bool((relations.arrays.source == selected).any() or (relations.arrays.target == selected).any())

    def step(self, step: int) -> None:
        """Select the nearest later (1) or earlier (-1) event that is related to the selected one."""
        window, relations = self._window, self.relations
        data, selected = window.timeline_data, window.timeline.emphasis.selected
        if data is None or relations is None or selected < 0:
            window.status.tell(self.tr("Select an event first: its relations can be followed from there."))
            return
        arrays = relations.arrays
        partners = np.union1d(arrays.target[arrays.source == selected], arrays.source[arrays.target == selected])
        # in order of time, which is that of the columns but for events edited since
        starts = data.columns.start_earliest
        order = [(float(starts[place]), place) for place in partners.tolist()]
        here = (float(starts[selected]), selected)
        further = [place for place in order if (place > here if step > 0 else place < here)]
        if further:
            window.events.show(data.columns.ids[(min if step > 0 else max)(further)[1]])
        elif step > 0:
            window.status.tell(self.tr("No later event is related to this one."))
        else:
            window.status.tell(self.tr("No earlier event is related to this one."))

    def _tell(self, id_: str) -> None:
        """Have the reader tell the relations of an event, and its week."""
        window = self._window
        data, language = window.timeline_data, window.session.language
        if not id_ or data is None:
            return
        columns = data.columns

        def show(answer: tuple[tuple[RelationLine, ...], Week | None]) -> None:
            if window.session.event_id == id_:
                window.reader.card.show_around(id_, *answer)

        window.opener.ask(
            lambda reader: (relations_of(reader, id_, language), that_week(reader, columns, id_, language)), show
        )
