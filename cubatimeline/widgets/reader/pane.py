"""The reader pane: contents, event or outline at the left, the document in the middle, the rail of its events."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from cubatimeline.domain.documents import Document, Mark, MarkKind
from cubatimeline.domain.events import Status
from cubatimeline.domain.languages import Language
from cubatimeline.drawing.theme import Theme
from cubatimeline.services.contents import Listing
from cubatimeline.services.reading import DocumentPage, EventLine, EventPage
from cubatimeline.services.stretches import Stretches
from cubatimeline.store.mark_columns import Marks
from cubatimeline.widgets.reader.contents import Contents
from cubatimeline.widgets.reader.event_card import EventCard
from cubatimeline.widgets.reader.header import RecordBar, record_words
from cubatimeline.widgets.reader.left_side import CONTENTS, EVENT, OUTLINE, LeftSide
from cubatimeline.widgets.reader.outline import Outline
from cubatimeline.widgets.reader.rail import EventRail
from cubatimeline.widgets.reader.record_text import date_kinds, record_text
from cubatimeline.widgets.reader.text_column import Heading, TextColumn
from cubatimeline.widgets.reader.text_switch import TextSwitch
from cubatimeline.widgets.shared.lines import Line

if TYPE_CHECKING:
    from cubatimeline.widgets.reader.find_bar import FindBar
    from cubatimeline.widgets.reader.record_form import RecordForm

_LEFT, _TEXT, _RAIL, _LEAST, _ROOMY = 200, 420, 160, 300, 240
"""Widths in pixels: of contents and card, of the text and of the list of events at least, of the whole at least; and
what the text has above its least width before the list of events is shown, where it is to have room."""
_UNDER_HEADING = 0.3
"""Where in the view, as a share of its height, the words are by which the outline tells where the reader is."""
_DAYS_COMPARED = 8
"""Sentences that name the day of an event which are compared by the names that stand in them too."""


class ReaderPane(QWidget):
    """Shows documents and events, and sends wishes.

    Attributes:
        views: holds the text, and whatever is to stand beside it.

    Signals:
        event_request: id of an event that was chosen in text, rail or record.
        entity_request: id of an entity that was chosen.
        date_request: EDTF of a date that was chosen in the text.
        document_request: id of a document that was chosen from a list.
        back_request, forward_request: the document read before, after.
        document_shown: id of the document that is open now.
        record_request: the record of the open document is to be corrected.
        record_saved: the `Document` with its record corrected, and whether the next one is wanted.
        teach_request: the `Taught` stretch of the text whose meaning is to be corrected.
        decision_request: what is to be done with an event ("accept", "reject", "edit"), and its id.
    """

    event_request = Signal(str)
    entity_request = Signal(str)
    date_request = Signal(str)
    document_request = Signal(str)
    back_request = Signal()
    forward_request = Signal()
    document_shown = Signal(str)
    record_request = Signal()
    record_saved = Signal(object, bool)
    teach_request = Signal(object)
    decision_request = Signal(str, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page: DocumentPage | None = None
        self._language: Language = "en"
        self._event, self._event_date = "", ""
        self._event_names: frozenset[str] = frozenset()
        self._roomy, self._shows_left, self._called, self._draft = False, True, False, False
        self._content: tuple[object, ...] = ()
        self._own: Theme | None = None
        self._size = 1.0
        self.record_form: RecordForm | None = None
        self.find_bar: FindBar | None = None
        self.contents, self.card, self.outline = Contents(theme), EventCard(theme), Outline(theme)
        self.header, self.switch, self.text = RecordBar(theme), TextSwitch(theme), TextColumn(theme)
        self.rail = EventRail(theme)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setObjectName("reader")
        self.splitter.setChildrenCollapsible(False)
        self.left, self._middle = LeftSide(self.contents, self.card, self.outline), self._build_middle()
        self.splitter.addWidget(self.left)
        self.splitter.addWidget(self._middle)
        self.splitter.addWidget(self.rail)
        self.splitter.setStretchFactor(1, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.splitter)
        self._connect()
        self.set_theme(theme)

    def _build_middle(self) -> QWidget:
        middle = QFrame()
        middle.setObjectName("paper")
        middle.setAutoFillBackground(True)
        middle.setBackgroundRole(middle.palette().ColorRole.Base)
        self.views = QSplitter(Qt.Orientation.Horizontal)
        self.views.setObjectName("views")
        self.views.setChildrenCollapsible(False)
        self.views.setHandleWidth(1)
        self.views.addWidget(self.text)
        self._paper = QStackedWidget()
        self._paper.addWidget(self.views)
        layout = self._column = QVBoxLayout(middle)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self.switch)
        layout.addWidget(self._paper, 1)
        return middle

    def _connect(self) -> None:
        for part in (self.contents, self.card, self.switch):
            part.document_request.connect(self.document_request)
        self.card.entity_request.connect(self.entity_request)
        self.card.event_request.connect(self.event_request)
        self.card.decision_request.connect(self.decision_request)
        self.header.back_request.connect(self.back_request)
        self.header.forward_request.connect(self.forward_request)
        self.header.record_request.connect(self.record_request)
        self.header.event_request.connect(self.call_event)
        self.text.teach_request.connect(self.teach_request)
        self.text.mark_followed.connect(self._follow)
        self.text.back_request.connect(self.back_request)
        self.text.find_request.connect(self.find_words)
        self.text.scrolled.connect(self._scrolled)
        self.outline.place_request.connect(self._go_to_place)
        self.rail.event_request.connect(self.event_request)
        self.rail.document_request.connect(self.document_request)
        self.rail.hovered.connect(self._hover)

    def set_theme(self, theme: Theme) -> None:
        """Wear another theme."""
        self._theme = theme
        for part in (self.left, self.contents, self.card, self.outline, self.header, self.switch, self.rail):
            part.set_theme(theme)
        self.set_text_theme(self._own, self._size)
        for made in (self.record_form, self.find_bar):
            if made is not None:
                made.set_theme(theme)
        self.left.setMinimumWidth(theme.px(_LEFT))
        self.rail.setMinimumWidth(theme.px(_RAIL))
        self.setMinimumWidth(theme.px(_LEAST))
        self._fold()

    def set_text_theme(self, theme: Theme | None, size: float) -> None:
        """Give the text colours of its own (None: those of the window) and letters `size` times as large."""
        self._own, self._size = theme, size
        wanted = self._theme if theme is None else theme.scaled(self._theme.scale / theme.scale)
        self.text.set_theme(wanted.scaled(size), own_ground=theme is not None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the text wide enough to be read: the list of events gives way first."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        px = self._theme.px
        left = px(_LEFT) if self._shows_left else 0
        self.left.setVisible(self._shows_left)
        waits = self._roomy and bool(self._event) and not self._draft
        self.header.offer_event(waits and (self._called or not self._shows_left), self._called)
        spare = px(_ROOMY) if self._roomy else 0
        self.rail.setVisible(self.width() >= left + px(_TEXT) + px(_RAIL) + spare)
        self.switch.offer_related(self.rail.isHidden())
        beside = left + (px(_RAIL) if not self.rail.isHidden() else 0) + 2 * self.splitter.handleWidth()
        self._middle.setMinimumWidth(max(min(px(_TEXT), self.width() - beside), px(_LEAST) - left))

    def show_documents(self, documents: Listing, language: Language) -> None:
        """Show what there is to read."""
        self.contents.show_documents(documents, language)

    def show_document(self, page: DocumentPage, language: Language) -> None:
        """Open a document; the passage of the selected event, if it is told here, comes into view."""
        before = self._page
        self._page, self._language = page, language
        document = page.document
        if before is None or before.document.id != document.id:
            self.leave_record()
        heading = Heading(document.title.in_(language), record_words(document, language))
        if document.text:
            starts = [each.start for each in page.structure.headings]
            self._show_text(document.text, page.marks, heading, page.stretches, starts, date_kinds(document))
        else:
            self._show_text(*record_text(page), heading)
        # Rows over the text come and go after it has changed: the text that is left is not wrapped once more.
        self.header.show_document(document, language)
        self.switch.show_page(page)
        self.left.offer_outline(self.outline.show_structure(document.text, page.structure))
        self.rail.show_page(page)
        self.contents.mark_document(page.record or document.id)
        self.card.mark_document(document.id)
        same = before is not None and before.document.id == document.id
        self.show_passage_of(self._event, again=same)
        self.document_shown.emit(document.id)

    def _show_text(
        self,
        text: str,
        marks: Sequence[Mark],
        heading: Heading,
        stretches: Stretches | None = None,
        headings: Sequence[int] = (),
        kinds: Mapping[str, str] | None = None,
    ) -> None:
        """Show a text from its top; one that is shown already stays where it was read."""
        marks = Marks.of(marks)
        content = (text, marks, heading, stretches or Stretches(), tuple(headings), kinds)
        if content != self._content:
            self._content = content
            self.text.show_text(text, marks, heading, stretches, headings, kinds)
            if self.find_bar is not None:
                self.find_bar.set_text(text if stretches is not None else "")

    def show_event(self, page: EventPage, language: Language) -> None:
        """Show the card of the selected event."""
        self._event, self._event_date = page.event.id, page.event.date.edtf
        self._event_names = frozenset(page.event.entities)
        # beside a second text or page images the card waits where the text would be left no readable width
        roomy_enough = self.width() >= self._theme.px(_LEFT) + self._theme.px(_TEXT)
        self._draft = page.event.status is Status.DRAFT
        self._shows_left = not self._roomy or (not self._draft and (roomy_enough or self._called))
        self._fold()
        self.card.show_page(page, language)
        self.left.offer_event(True)
        self.left.show_pane(EVENT)
        if self._page is not None:
            self.card.mark_document(self._page.document.id)
        self.show_passage_of(page.event.id)

    def clear(self) -> None:
        """Show nothing: another collection is about to be shown."""
        self._page = None
        self.leave_record()
        self.clear_event()
        self.rail.show_lines([])
        self.left.offer_outline(False)
        self.switch.hide()
        self._show_text("", [], Heading(""))

    def clear_event(self) -> None:
        """Show no event: back to the contents."""
        self._event = self._event_date = ""
        if self._called:
            self._called = self._shows_left = False
        self._fold()
        if self.left.shown == EVENT:
            self.left.show_pane(CONTENTS)
        self.left.offer_event(False)
        self.text.clear_passage()
        self.rail.mark("")

    @property
    def document(self) -> Document | None:
        """The open document; None where none is open."""
        return self._page.document if self._page is not None else None

    @property
    def page(self) -> DocumentPage | None:
        """The open document with all that is shown of it; None where none is open."""
        return self._page

    def edit_record(self, where: str = "") -> None:
        """Correct the record of the open document in place of its text; `where` tells its place among others."""
        if self._page is None:
            return
        if self.record_form is None:
            from cubatimeline.widgets.reader.record_form import RecordForm

            self.record_form = RecordForm(self._theme)
            self.record_form.saved.connect(self._record_done)
            self.record_form.left.connect(self.leave_record)
            self._paper.addWidget(self.record_form)
        self._paper.setCurrentWidget(self.record_form)
        self.record_form.edit(self._page.document, self._language, where)

    def leave_record(self) -> None:
        """Give the text back where the record was corrected."""
        if self._paper.currentWidget() is not self.views:
            self._paper.setCurrentWidget(self.views)
            self.text.setFocus()

    def _record_done(self, document: Document, following: bool) -> None:
        self.leave_record()
        self.record_saved.emit(document, following)

    def find_words(self) -> None:
        """Let words be looked for in the open text."""
        if self.find_bar is None:
            from cubatimeline.widgets.reader.find_bar import FindBar

            self.find_bar = FindBar(self._theme, self.text)
            self._column.insertWidget(self._column.count() - 1, self.find_bar)
            self.find_bar.set_text(self._page.document.text if self._page is not None else "")
        self.leave_record()
        self.find_bar.open()

    def make_room(self, wanted: bool) -> None:
        """Give the text more room while drafts are reviewed, whose card stands beside the reader, or take it back."""
        self._roomy, self._shows_left, self._called = wanted, not wanted, False
        self._fold()

    def call_event(self, wanted: bool) -> None:
        """Show the card of the selected event where it has no room of its own, or give the room back to the text."""
        self._called = self._shows_left = wanted
        if wanted:
            self.left.show_pane(EVENT)
        self._fold()

    def show_contents(self) -> None:
        """Show the list of chapters and documents and let the reader filter it."""
        self._show_left(CONTENTS)
        self.contents.focus_filter()

    def show_outline(self) -> bool:
        """Show the outline of the text and put the keys on it; return whether the text has one."""
        if not self.outline.lines:
            return False
        self._show_left(OUTLINE)
        self.outline.setFocus()
        return True

    def _show_left(self, which: int) -> None:
        self._shows_left = True
        self._fold()
        self.left.show_pane(which)

    def show_passage_of(self, event_id: str, *, again: bool = False) -> None:
        """Light up where the open document tells an event, or speaks of its day, and mark the event on the rail.

        `again` leaves alone what is lit up already, so that the reader stays where they are.
        """
        self.rail.mark(event_id)
        passage = self.passage_of(event_id) or self._same_day(event_id)
        if again and (not event_id or passage == self.text.passage):
            return
        if passage is None:
            self.text.clear_passage()
        else:
            self.text.show_passage(*passage)

    def passage_of(self, event_id: str) -> tuple[int, int] | None:
        """Return where the open document tells an event, as offsets into its text; None where it does not."""
        return next(
            ((line.start, line.end) for line in self._events() if line.id == event_id and line.start >= 0), None
        )

    def _same_day(self, event_id: str) -> tuple[int, int] | None:
        """Return the sentence of the open document that names the day of an event which it attests without words."""
        if not self._event_date or event_id != self._event or not self.tells(event_id):
            return None
        marks = self.text.marks
        days = marks.places(MarkKind.DATE, self._event_date)[:_DAYS_COMPARED]
        sentences = [self.text.sentence_around(start) for start, _ in days]

        def named(sentence: tuple[int, int]) -> int:
            return len({mark.target for mark in marks.between(*sentence) if mark.target in self._event_names})

        return max(sentences, key=named, default=None)

    def tells(self, event_id: str) -> bool:
        """Return whether the open document tells or attests an event."""
        return any(line.id == event_id for line in self._events())

    def light_entity(self, entity_id: str) -> None:
        """Light up where the open document names an entity; "" for none."""
        self.text.light_entity(entity_id)

    def show_related(self, documents: Sequence[Line]) -> None:
        """Add to the rail the documents related to the open one, each line with its reason."""
        self.rail.show_related(documents)
        self.rail.mark(self._event)

    @property
    def contents_list(self) -> QWidget:
        """What stands at the left: the list of documents, the card of the event, or the outline."""
        return (self.contents.list, self.card, self.outline)[self.left.shown]

    @property
    def document_id(self) -> str:
        """Id of the open document; empty where none is open."""
        return self._page.document.id if self._page is not None else ""

    def _events(self) -> tuple[EventLine, ...]:
        return self._page.events if self._page is not None else ()

    def _hover(self, event_id: str) -> None:
        passage = self.passage_of(event_id) if event_id else None
        self.text.light("hover", [passage] if passage is not None else [])

    def _scrolled(self) -> None:
        if self.left.shown == OUTLINE:
            self.outline.mark_place(self.text.offset_at(_UNDER_HEADING))

    def _go_to_place(self, offset: int) -> None:
        self.text.jump(offset)
        self.text.setFocus()
        self.outline.mark_place(offset)

    def _follow(self, mark: Mark) -> None:
        requests = {MarkKind.EVENT: self.event_request, MarkKind.ENTITY: self.entity_request}
        requests.get(mark.kind, self.date_request).emit(mark.target)
