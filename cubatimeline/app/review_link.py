"""Reviewing in the window: drafts and names beside the reader, each decision an edit, each draft shown in its words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from cubatimeline.domain.changes import Changes
from cubatimeline.domain.drafts import Proposal
from cubatimeline.domain.entities import Entity, EntityKind
from cubatimeline.domain.events import Event
from cubatimeline.domain.languages import Language, Localised
from cubatimeline.services.name_filter import NameFilter
from cubatimeline.store.columns import EventFlag
from cubatimeline.widgets.shared.lines import Line
from cubatimeline.widgets.shared.throttle import Throttle

if TYPE_CHECKING:
    from cubatimeline.app.main_window import MainWindow
    from cubatimeline.services.editing.edit import Edit
    from cubatimeline.services.reviewing import Candidate, DraftCard, Place, Sample
    from cubatimeline.widgets.review.pane import ReviewPane

NameChoice = Callable[[NameFilter], list[str]]
Chosen = Callable[[str], object]

_PAUSE = 60
"""Milliseconds between two documents that are opened while the reader runs through the queue."""
_OFFERED = 40
_BOTH = 1500
"""Pixels that a window is wide in which sidebar and review stand side by side."""


class ReviewLink(QObject):
    """Ties the review pane of one window, which is made when first wanted, to editor, reader and timeline.

    Attributes:
        pane: None before it was first wanted.

    Signals:
        made: the pane is there now.
    """

    made = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.pane: ReviewPane | None = None
        self._language: Language = window.session.language
        self._names: tuple[object, NameFilter] | None = None
        self._deciding = 0
        self._folded = False
        self._show_place: Throttle[[DraftCard]] = Throttle(self._show_draft, _PAUSE, self)
        window.edits.changed.connect(self._changed)
        window.edits.refused.connect(self._refused)
        window.opener.opened.connect(lambda _: self._forget())
        window.panels_ready.connect(self._feed)

    # The pane

    def toggle(self) -> None:
        """Show the review with the focus in it, after an import the drafts; hide it where the focus is there."""
        from cubatimeline.widgets.review.pane import DRAFTS, REPORT

        pane = self.pane
        focus = self._window.focusWidget()
        to_drafts = pane is None or (pane.page == REPORT and pane.drafts.count > 0)
        if pane is None or to_drafts:
            self.show(DRAFTS)
        elif pane.isVisible() and focus is not None and pane.isAncestorOf(focus):
            self.hide()
        else:
            self.show(pane.page)

    def show(self, tab: int, *, focus: bool = True) -> ReviewPane:
        """Show one page of the review."""
        pane = self._made()
        self._fold()
        self._window.side.setCurrentWidget(pane)
        self._window.side.show()
        self._window.reader.make_room(True)
        pane.show_page(tab, focus=focus)
        self._look_at(pane.drafts.current)
        self._check(True)
        return pane

    def hide(self) -> None:
        """Hide the review; what waits goes on waiting."""
        self._window.side.hide()
        self.unfold()
        self._window.reader.make_room(False)
        self._window.timeline.setFocus()
        self._check(False)

    def lend_side(self, pane: QWidget) -> None:
        """Let another pane stand where the review stands, until it is hidden or the review is wanted again."""
        self._fold()
        self._window.reader.make_room(False)
        self._window.side.setCurrentWidget(pane)
        self._window.side.show()
        self._check(False)

    def _fold(self) -> None:
        """Let the review take the place of the sidebar where the window is too narrow for both."""
        window = self._window
        if window.side.isHidden() and window.width() < window.theme.px(_BOTH) and not window.sidebar.isHidden():
            self._folded = True
            window.panes.show("sidebar", False)

    def unfold(self) -> None:
        """Give the sidebar back where the review took its place."""
        if self._folded:
            self._folded = False
            self._window.panes.show("sidebar")

    def _check(self, shown: bool) -> None:
        self._window.actions_by_deed["view.review"].setChecked(shown)

    def set_theme(self) -> None:
        """Wear the theme of the window."""
        if self.pane is not None:
            self.pane.set_theme(self._window.theme)

    def _made(self) -> ReviewPane:
        if self.pane is None:
            from cubatimeline.widgets.review.pane import ReviewPane

            self.pane = ReviewPane(self._window.theme)
            self._window.side.addWidget(self.pane)
            # Again within the window: Qt's style sheet takes the font of buttons that were dressed before.
            self.pane.set_theme(self._window.theme)
            self._connect(self.pane)
            self._feed()
            self._read_all()
            self.made.emit()
        return self.pane

    def _connect(self, pane: ReviewPane) -> None:
        window, drafts, names = self._window, pane.drafts, pane.names
        pane.close_request.connect(self.hide)
        drafts.accept_request.connect(self.accept)
        drafts.reject_request.connect(self.reject)
        drafts.above_request.connect(self._accept_above)
        drafts.change_request.connect(self._change)
        drafts.join_request.connect(self._ask_join)
        drafts.same_request.connect(self._join_same)
        drafts.undo_request.connect(window.edits.undo)
        drafts.current_changed.connect(self._look_at)
        drafts.place_request.connect(self._open)
        drafts.entity_request.connect(window.entities.show)
        names.adopt_request.connect(self._adopt)
        names.same_request.connect(self._ask_same)
        names.dismiss_request.connect(self._dismiss)
        names.undo_request.connect(window.edits.undo)
        names.samples_request.connect(self._ask_samples)
        names.sample_chosen.connect(self._open_sample)
        pane.report.card.document_request.connect(window.documents.show)
        pane.report.card.record_request.connect(lambda _: window.records.go_through(pane.report.card.report))
        pane.report.card.review_request.connect(self._show_waiting)

    def _show_waiting(self, what: str) -> None:
        from cubatimeline.widgets.review.pane import DRAFTS, NAMES

        self.show(NAMES if what == "names" else DRAFTS)

    # What waits

    def _forget(self) -> None:
        """Show nothing of the collection before."""
        self._deciding = 0
        if self.pane is not None:
            self.pane.drafts.show_drafts([])
            self.pane.names.show_names([])
            self._read_all()

    def _feed(self) -> None:
        """Tell how many drafts wait, and which lanes and names there are."""
        window = self._window
        if window.timeline_data is None or window.panel_data is None:
            return
        waiting = int(np.count_nonzero(window.timeline_data.columns.flags & EventFlag.DRAFT))
        window.top_bar.set_count("review", waiting)
        if self.pane is not None:
            language = window.session.language
            names = {entity.id: entity.name.in_(language) for entity in window.panel_data.entities}
            self.pane.drafts.show_lists(window.timeline_data.categories, names, language)
            if language != self._language:
                self._language = language
                self._read_all()

    def _read_all(self) -> None:
        from cubatimeline.services.reviewing import read_queue

        pane, language = self.pane, self._window.session.language
        if pane is not None:
            self._window.opener.ask(lambda reader: read_queue(reader, language), pane.drafts.show_drafts)
            self._read_names()

    def _changed(self, changes: Changes) -> None:
        if self.pane is None:
            return
        if changes.everything:
            self._read_all()
            return
        if changes.events:
            self._read_some(changes.events)
        if changes.drafts or changes.entities:
            self._deciding = max(self._deciding - 1, 0)
            self._read_names()

    def _read_names(self) -> None:
        """Read the names that wait, unless a decision is under way: those it is about would come back for a moment."""
        from cubatimeline.services.reviewing import read_names

        if not self._deciding:
            self._window.opener.ask(read_names, self._show_names)

    def _show_names(self, proposals: list[Proposal]) -> None:
        if self.pane is not None and not self._deciding:
            self.pane.names.show_names(proposals)

    def _refused(self) -> None:
        """Show again what was taken out of the queue too soon."""
        if self.pane is not None:
            self._deciding = 0
            self._read_all()

    def _read_some(self, ids: frozenset[str]) -> None:
        from cubatimeline.services.reviewing import read_cards

        pane, language = self.pane, self._window.session.language

        def merge(cards: list[DraftCard]) -> None:
            if pane is not None:
                pane.drafts.merge(cards, ids - {card.event.id for card in cards})

        self._window.opener.ask(lambda reader: read_cards(reader, ids, language), merge)

    # Showing the words

    def _look_at(self, card: DraftCard | None) -> None:
        if card is not None and self.pane is not None and self.pane.shows_drafts:
            self._show_place(card)

    def _show_draft(self, card: DraftCard) -> None:
        """Mark the draft on the timeline, and its passage in the reader."""
        window = self._window
        if card.places and card.places[0].document != window.session.document_id:
            window.documents.show(card.places[0].document)
        window.events.show(card.event.id)

    def _open(self, place: Place) -> None:
        from cubatimeline.services.searching import PassagePlace

        start = place.passage.start if place.passage is not None else 0
        self._window.documents.show_place(PassagePlace(place.document, start))

    def _open_sample(self, sample: Sample) -> None:
        from cubatimeline.services.searching import PassagePlace

        self._window.documents.show_place(PassagePlace(sample.document, sample.offset))

    # Decisions on drafts

    def _do(self, edit: Edit, name: str, told: str = "") -> None:
        editor = self._window.editor
        if editor is not None:
            editor.do(edit, name, told)

    def _title(self, id_: str) -> str:
        data = self._window.timeline_data
        return data.columns.titles[data.columns.ids.index(id_)] if data is not None and id_ in data.columns.ids else id_

    def accept(self, id_: str) -> None:
        """Make a draft an accepted event."""
        from cubatimeline.services.editing.drafts import accept

        title = self._title(id_)
        name, told = self.tr("Accept “%1”"), self.tr("Accepted: %1")
        self._do(accept([id_]), name.replace("%1", title), told.replace("%1", title))

    def reject(self, id_: str) -> None:
        """Take a draft away for good."""
        from cubatimeline.services.editing.drafts import reject

        title = self._title(id_)
        name, told = self.tr("Reject “%1”"), self.tr("Rejected: %1")
        self._do(reject([id_]), name.replace("%1", title), told.replace("%1", title))

    def _accept_above(self, ids: list[str], left_out: int) -> None:
        from cubatimeline.services.editing.drafts import accept

        told = self.tr("Accepted: %n draft(s).", "", len(ids))
        if left_out:
            told += " " + self.tr("%n that may be there already wait on.", "", left_out)
        self._do(accept(ids), self.tr("Accept %n draft(s)", "", len(ids)), told)

    def _change(self, event: Event, accept: bool) -> None:
        from cubatimeline.services.editing import events

        edit, name = (
            (events.accept_changed(event), self.tr("Correct and accept draft"))
            if accept
            else (events.change(event), self.tr("Correct draft"))
        )
        self._do(edit, name)

    def _ask_join(self, card: DraftCard) -> None:
        """Offer the events that a draft may tell of, the likeliest first, and any that a search finds."""
        from cubatimeline.services.reviewing import found_events, near_events

        window, language = self._window, self._window.session.language
        data, picker = window.timeline_data, window.picker
        if data is None:
            return

        def find(words: str) -> None:
            def offer(found: Iterable[Candidate]) -> None:
                if picker.line.text() == words:
                    picker.offer(self._candidate_line(candidate) for candidate in found)

            if words.strip():
                window.opener.ask(lambda reader: found_events(reader, words, language), offer)
            else:
                window.opener.ask(lambda reader: near_events(reader, card.event, data.columns, language), offer)

        question = self.tr("Which event is it? “%1”, %2").replace("%1", card.title).replace("%2", card.date)
        empty = self.tr("No event is near it. Type words to look for one.")
        picker.pick(question, self.tr("Look for an event"), empty, find, lambda id_: self._join(card, id_))

    def _candidate_line(self, candidate: Candidate) -> Line:
        shared = self.tr("shares %1").replace("%1", ", ".join(candidate.shared)) if candidate.shared else ""
        return Line(candidate.id, candidate.title, above=candidate.date, below=shared, lane=candidate.category)

    def _join(self, card: DraftCard, id_: str) -> None:
        from cubatimeline.services.editing.drafts import join

        if self.pane is not None:
            self.pane.drafts.take(card.event.id)
        name, told = self.tr("Join “%1”"), self.tr("Joined: %1")
        self._do(join(card.event.id, id_), name.replace("%1", card.title), told.replace("%1", card.title))

    def _join_same(self, card: DraftCard) -> None:
        if card.same is not None:
            self._join(card, card.same.id)

    # Decisions on names

    def _adopt(self, proposal: Proposal, kind: EntityKind) -> None:
        from cubatimeline.services.editing.entities import adopt

        other = None if kind is proposal.kind else Entity("", kind, Localised(proposal.name))
        self._do_name(adopt(proposal.kind, proposal.name, other), self.tr("Adopt “%1”").replace("%1", proposal.name))

    def _dismiss(self, proposal: Proposal) -> None:
        from cubatimeline.services.editing.entities import dismiss

        self._do_name(dismiss(proposal.kind, proposal.name), self.tr("Dismiss “%1”").replace("%1", proposal.name))

    def _ask_same(self, proposal: Proposal) -> None:
        from cubatimeline.services.reviewing import same_as

        question = self.tr("“%1” is the same as …").replace("%1", proposal.name)
        self.ask_entity(question, lambda names: same_as(proposal, names), lambda id_: self._same(proposal, id_))

    def _same(self, proposal: Proposal, id_: str) -> None:
        from cubatimeline.services.editing.entities import adopt_as

        if self.pane is not None:
            self.pane.names.take(proposal)
        self._do_name(adopt_as(proposal.kind, proposal.name, id_), self.tr("Tie “%1”").replace("%1", proposal.name))

    def _do_name(self, edit: Edit, name: str) -> None:
        self._deciding += 1
        self._do(edit, name)

    def ask_entity(self, question: str, likely: NameChoice, chosen: Chosen) -> None:
        """Ask for a known person, organisation or place.

        Args:
            likely: what to offer before anything is typed, from the filter of all names.
        """
        window, language = self._window, self._window.session.language
        panels, picker = window.known, window.picker
        if panels is None:
            return
        entities = {entity.id: entity for entity in panels.entities}

        def line(id_: str) -> Line:
            entity = entities[id_]
            aside = self.tr("%n event(s)", "", entity.events) if entity.events else ""
            return Line(id_, entity.name.in_(language), below=", ".join(entity.aliases[:3]), aside=aside)

        def look(words: str) -> list[str]:
            names = self._filter()
            if not words.strip():
                return likely(names)
            return sorted(names.find(words), key=lambda id_: (-entities[id_].events, id_))

        def find(words: str) -> None:
            def offer(ids: list[str]) -> None:
                if picker.line.text() == words:
                    picker.offer(line(id_) for id_ in ids[:_OFFERED])

            window.opener.ask(lambda _: look(words), offer)

        empty = self.tr("Nobody known is like it. Type a few letters of a name.")
        picker.pick(question, self.tr("Look for a name in any spelling"), empty, find, chosen)

    def _filter(self) -> NameFilter:
        """Return the filter of all names, made anew where there are others; asked for off the GUI thread."""
        panels = self._window.known
        if self._names is None or self._names[0] is not panels:
            self._names = panels, NameFilter(panels.entities if panels is not None else ())
        return self._names[1]

    def _ask_samples(self, proposal: Proposal) -> None:
        from cubatimeline.services.reviewing import samples_of

        pane, language = self.pane, self._window.session.language

        def show(samples: list[Sample]) -> None:
            if pane is not None:
                pane.names.show_samples(proposal, samples)

        self._window.opener.ask(lambda reader: samples_of(reader, proposal, language), show)
