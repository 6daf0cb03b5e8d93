"""Editing accepted events in the window: the form of the review, laid over the window, and decisions from the card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from cubatimeline.domain.events import Event, Status

if TYPE_CHECKING:
    from cubatimeline.app.main_window import MainWindow
    from cubatimeline.widgets.review.event_editor import EventEditor


class EventEditLink(QObject):
    """Ties the event editor of one window, made when first wanted, to its selection and its writer."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.editor: EventEditor | None = None
        window.timeline.edit_wanted.connect(self.edit)
        window.reader.decision_request.connect(self._decide)

    def edit_what(self) -> None:
        """Edit what has the focus: the draft in the review, the record in the text, else the selected event."""
        window, focus = self._window, self._window.focusWidget()
        pane, reader = window.review.pane, window.reader
        if pane is not None and pane.shows_drafts and focus is not None and pane.isAncestorOf(focus):
            pane.drafts.edit()
        elif focus is reader.text or focus is reader.rail or not window.session.event_id:
            window.records.edit()
        else:
            self.edit()

    def edit(self) -> None:
        """Edit the selected event."""
        window, id_ = self._window, self._window.session.event_id
        if not id_:
            window.status.tell(self.tr("Select an event first, then edit it."))
            return
        window.opener.ask(lambda reader: reader.event(id_), self._show)

    def _show(self, event: Event | None) -> None:
        window = self._window
        data, panels = window.timeline_data, window.known
        if event is None or data is None or panels is None:
            return
        if self.editor is None:
            from cubatimeline.widgets.review.event_editor import EventEditor

            over = window.centralWidget()
            assert over is not None
            self.editor = EventEditor(window.theme, over)
            self.editor.saved.connect(self._save)
        language = window.session.language
        self.editor.set_theme(window.theme)
        names = {entity.id: entity.name.in_(language) for entity in panels.entities}
        self.editor.form.show_lists(data.categories, names, language)
        self.editor.edit(event)

    def _save(self, event: Event, accept: bool) -> None:
        from cubatimeline.services.editing import events

        title = event.title.in_(self._window.session.language)
        if self._window.editor is not None:
            edit = events.accept_changed(event) if accept and event.status is Status.DRAFT else events.change(event)
            name, told = self.tr("Edit “%1”"), self.tr("Edited: %1")
            self._window.editor.do(edit, name.replace("%1", title), told.replace("%1", title))

    def _decide(self, what: str, id_: str) -> None:
        """Do what was chosen on the card of an event."""
        review = self._window.review
        if what == "edit":
            self.edit()
        elif what == "accept":
            review.accept(id_)
        else:
            review.reject(id_)
