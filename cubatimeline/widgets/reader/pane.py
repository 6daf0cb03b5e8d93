"""The reader pane: contents or the selected event at the left, the document in the middle, the rail of its events."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSplitter, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from cubatimeline.domain.documents import Body, Document, Mark, MarkKind
from cubatimeline.domain.events import Status
from cubatimeline.domain.languages import Language
from cubatimeline.drawing.theme import Theme
from cubatimeline.services.citing import note
from cubatimeline.services.reading import DocumentPage, EventLine, EventPage
from cubatimeline.store.summaries import DocumentSummary
from cubatimeline.widgets.reader.contents import Contents
from cubatimeline.widgets.reader.event_card import EventCard
from cubatimeline.widgets.reader.header import RecordBar, record_words
from cubatimeline.widgets.reader.text_column import Heading, TextColumn
from cubatimeline.widgets.shared.lines import Line, LineList

if TYPE_CHECKING:
    from cubatimeline.widgets.reader.record_form import RecordForm

CONTENTS, EVENT = 0, 1
_LEFT, _TEXT, _RAIL, _LEAST = 200, 420, 160, 300
"""Widths in pixels: of contents and card, of the text and of the list of events at least, of the whole at least."""


class ReaderPane(QWidget):
    """Shows documents and events, and sends wishes.

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
        copied: words for the status bar after something went to the clipboard.
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
    copied = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page: DocumentPage | None = None
        self._language: Language = "en"
        self._event = ""
        self._roomy, self._shows_left = False, True
        self._content: tuple[str, tuple[Mark, ...], Heading] = "", (), Heading("")
        self.record_form: RecordForm | None = None
        self.contents, self.card = Contents(theme), EventCard(theme)
        self.header, self.text = RecordBar(theme), TextColumn(theme)
        self.rail = LineList(theme, self.tr("Events told here"))
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setObjectName("reader")
        self.splitter.setChildrenCollapsible(False)
        self._left, self._middle = self._build_left(), self._build_middle()
        self.splitter.addWidget(self._left)
        self.splitter.addWidget(self._middle)
        self.splitter.addWidget(self.rail)
        self.splitter.setStretchFactor(1, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.splitter)
        self._connect()
        self.set_theme(theme)

    def _build_left(self) -> QWidget:
        self._tabs = QTabBar()
        self._tabs.addTab(self.tr("Contents"))
        self._tabs.addTab(self.tr("Event"))
        self._tabs.setTabEnabled(EVENT, False)
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        self._tabs.setAccessibleName(self.tr("Contents or event"))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.contents)
        self._stack.addWidget(self.card)
        left = QWidget()
        left.setAutoFillBackground(True)
        left.setBackgroundRole(left.palette().ColorRole.Base)
        layout = QVBoxLayout(left)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._tabs)
        layout.addWidget(self._stack, 1)
        return left

    def _build_middle(self) -> QWidget:
        middle = QFrame()
        middle.setObjectName("paper")
        middle.setAutoFillBackground(True)
        middle.setBackgroundRole(middle.palette().ColorRole.Base)
        layout = QVBoxLayout(middle)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._paper = QStackedWidget()
        self._paper.addWidget(self.text)
        layout.addWidget(self.header)
        layout.addWidget(self._paper, 1)
        return middle

    def _connect(self) -> None:
        self._tabs.currentChanged.connect(self._stack.setCurrentIndex)
        self.contents.document_request.connect(self.document_request)
        self.card.document_request.connect(self.document_request)
        self.card.entity_request.connect(self.entity_request)
        self.card.event_request.connect(self.event_request)
        self.card.decision_request.connect(self.decision_request)
        self.header.cite_request.connect(self.copy_citation)
        self.header.back_request.connect(self.back_request)
        self.header.forward_request.connect(self.forward_request)
        self.header.record_request.connect(self.record_request)
        self.text.teach_request.connect(self.teach_request)
        self.text.mark_followed.connect(self._follow)
        self.rail.chosen.connect(self.event_request)

    def set_theme(self, theme: Theme) -> None:
        """Wear another theme."""
        self._theme = theme
        self._tabs.setFont(theme.font("small"))
        for part in (self.contents, self.card, self.header, self.text, self.rail):
            part.set_theme(theme)
        if self.record_form is not None:
            self.record_form.set_theme(theme)
        self._left.setMinimumWidth(theme.px(_LEFT))
        self.rail.setMinimumWidth(theme.px(_RAIL))
        self.setMinimumWidth(theme.px(_LEAST))
        self._fold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the text wide enough to be read: the list of events gives way first."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        px = self._theme.px
        left = px(_LEFT) if self._shows_left else 0
        self._left.setVisible(self._shows_left)
        self.rail.setVisible(self.width() >= left + px(_TEXT) + px(_RAIL))
        beside = left + (px(_RAIL) if not self.rail.isHidden() else 0) + 2 * self.splitter.handleWidth()
        self._middle.setMinimumWidth(max(min(px(_TEXT), self.width() - beside), px(_LEAST) - left))

    def show_documents(self, documents: list[DocumentSummary], language: Language) -> None:
        """Show what there is to read."""
        self.contents.show_documents(documents, language)

    def show_document(self, page: DocumentPage, language: Language) -> None:
        """Open a document; the passage of the selected event, if it is told here, comes into view."""
        before = self._page
        self._page, self._language = page, language
        document = page.document
        if before is None or before.document.id != document.id:
            self.leave_record()
        self.header.show_document(document)
        text, marks = (document.text, page.marks) if document.text else self._record_text(page)
        self._show_text(text, marks, Heading(document.title.in_(language), record_words(document, language)))
        self.rail.show_lines(self._rail_lines(page))
        self.contents.mark_document(page.document.id)
        self.card.mark_document(page.document.id)
        self.show_passage_of(self._event)
        self.document_shown.emit(document.id)

    def _show_text(self, text: str, marks: Sequence[Mark], heading: Heading) -> None:
        """Show a text from its top; one that is shown already stays where it was read."""
        content = text, tuple(marks), heading
        if content != self._content:
            self._content = content
            self.text.show_text(*content)

    def show_event(self, page: EventPage, language: Language) -> None:
        """Show the card of the selected event."""
        self._event = page.event.id
        self._shows_left = not self._roomy or page.event.status is not Status.DRAFT
        self._fold()
        self.card.show_page(page, language)
        self._tabs.setTabEnabled(EVENT, True)
        self._tabs.setCurrentIndex(EVENT)
        if self._page is not None:
            self.card.mark_document(self._page.document.id)
        self.show_passage_of(page.event.id)

    def clear(self) -> None:
        """Show nothing: another collection is about to be shown."""
        self._page = None
        self.leave_record()
        self.clear_event()
        self.rail.show_lines([])
        self._show_text("", [], Heading(""))

    def clear_event(self) -> None:
        """Show no event: back to the contents."""
        self._event = ""
        self._tabs.setCurrentIndex(CONTENTS)
        self._tabs.setTabEnabled(EVENT, False)
        self.text.clear_passage()
        self.rail.mark("")

    @property
    def document(self) -> Document | None:
        """The open document; None where none is open."""
        return self._page.document if self._page is not None else None

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
        if self._paper.currentWidget() is not self.text:
            self._paper.setCurrentWidget(self.text)
            self.text.setFocus()

    def _record_done(self, document: Document, following: bool) -> None:
        self.leave_record()
        self.record_saved.emit(document, following)

    def make_room(self, wanted: bool) -> None:
        """Give the text more room while drafts are reviewed, whose card stands beside the reader, or take it back."""
        self._roomy, self._shows_left = wanted, not wanted
        self._fold()

    def show_contents(self) -> None:
        """Show the list of chapters and documents and let the reader filter it."""
        self._shows_left = True
        self._fold()
        self._tabs.setCurrentIndex(CONTENTS)
        self.contents.focus_filter()

    def show_passage_of(self, event_id: str) -> None:
        """Light up where the open document tells an event, and mark the event on the rail."""
        self.rail.mark(event_id)
        line = next((line for line in self._events() if line.id == event_id and line.start >= 0), None)
        if line is None:
            self.text.clear_passage()
        else:
            self.text.show_passage(line.start, line.end)

    def tells(self, event_id: str) -> bool:
        """Return whether the open document tells or attests an event."""
        return any(line.id == event_id for line in self._events())

    def light_entity(self, entity_id: str) -> None:
        """Light up where the open document names an entity; "" for none."""
        self.text.light_entity(entity_id)

    @property
    def contents_list(self) -> QWidget:
        """What stands at the left: the list of documents, or the card of the event."""
        return self.contents.list if self._tabs.currentIndex() == CONTENTS else self.card

    @property
    def document_id(self) -> str:
        """Id of the open document; empty where none is open."""
        return self._page.document.id if self._page is not None else ""

    def copy_citation(self) -> None:
        """Put the citation of the open document on the clipboard."""
        if self._page is not None and self._page.document.body is not Body.CHAPTER:
            words = note(self._page.document)
            QGuiApplication.clipboard().setText(words)
            self.copied.emit(self.tr("Copied: %1").replace("%1", words))

    def _events(self) -> tuple[EventLine, ...]:
        return self._page.events if self._page is not None else ()

    def _follow(self, mark: Mark) -> None:
        if mark.kind is MarkKind.EVENT:
            self.event_request.emit(mark.target)
        elif mark.kind is MarkKind.ENTITY:
            self.entity_request.emit(mark.target)
        else:
            self.date_request.emit(mark.target)

    def _rail_lines(self, page: DocumentPage) -> list[Line]:
        count = len({line.id for line in page.events})
        told = (
            self.tr("%n event(s) told here", "", count)
            if page.document.text
            else self.tr("%n event(s) attested", "", count)
        )
        lines = [Line("", told if count else self.tr("No events here"), heading=True)]
        seen: set[str] = set()
        for line in page.events:
            if line.id not in seen:
                seen.add(line.id)
                says = self.tr("this source says %1").replace("%1", line.says) if line.says else ""
                lines.append(
                    Line(
                        line.id,
                        line.title,
                        above=f"{line.date} · {self.tr('draft')}" if line.draft else line.date,
                        below=says,
                        lane=line.category,
                        warning=line.disputes,
                        hollow=line.draft,
                    )
                )
        return lines

    def _record_text(self, page: DocumentPage) -> tuple[str, Sequence[Mark]]:
        """Write what a record without text can tell: its summary, and which events it attests, each a link."""
        paragraphs = [page.document.summary] if page.document.summary else []
        paragraphs.append(self.tr("Only the record of this source is in the collection. It attests:"))
        text, marks = "\n".join(paragraphs), []
        for line in page.events:
            says = self.tr(" (this source says %1)").replace("%1", line.says) if line.says else ""
            start = len(text) + 1
            text += f"\n{line.date}: {line.title}{says}"
            marks.append(Mark(MarkKind.EVENT, start, len(text) - len(says), line.id))
        return f"{text}\n{self.tr('To cite it: %1').replace('%1', note(page.document))}", marks
