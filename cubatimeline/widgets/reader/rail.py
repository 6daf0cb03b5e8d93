"""The rail beside a text: the events told in it, each a link, lit up in the text while the pointer rests on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QModelIndex, Signal
from PySide6.QtWidgets import QWidget

from cubatimeline.drawing.theme import Theme
from cubatimeline.services.reading import DocumentPage, EventLine
from cubatimeline.widgets.shared.lines import LINE, LazyLines, Line, LineList

_DOCUMENT = "document:"
"""Begins the keys of documents among the events."""


class EventRail(LineList):
    """Lists the events of one document in the order of its text.

    Signals:
        event_request, document_request: id of the event or related document that was chosen.
        hovered: id of the event under the pointer; "" when it leaves.
    """

    event_request = Signal(str)
    document_request = Signal(str)
    hovered = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self.setAccessibleName(self.tr("Events told here"))
        self._heading = Line("", "", heading=True)
        self._events: list[EventLine] = []
        self._lost: list[Line] = []
        self._related: list[Line] = []
        self._document = self._marked = ""
        self.entered.connect(self._enter)
        self.chosen.connect(self._send)

    def show_page(self, page: DocumentPage) -> None:
        """Show the events of a document; where it is shown already, as after an edit, the list stays where it is."""
        same = page.document.id == self._document
        self._document = page.document.id
        events: dict[str, EventLine] = {}
        for line in page.events:
            events.setdefault(line.id, line)
        self._events = [line for line in events.values() if not line.lost]
        self._lost = [self._line(line) for line in events.values() if line.lost]
        if self._lost:
            gone = self.tr("%n event(s) whose words are gone", "", len(self._lost))
            self._lost.insert(0, Line("", gone, heading=True))
        count = len(self._events)
        told = (
            self.tr("%n event(s) told here", "", count)
            if page.document.text
            else self.tr("%n event(s) attested", "", count)
        )
        self._heading = Line("", told if count else self.tr("No events here"), heading=True)
        if not same:
            self._related, self._marked = [], ""
        self._show(stay=same)

    def _show(self, *, stay: bool = True) -> None:
        keys = ["", *(line.id for line in self._events), *(line.key for line in (*self._lost, *self._related))]
        self.show_lines(LazyLines(keys, self._made), stay=stay)

    def mark(self, key: str) -> None:
        """Select the line of an event; it comes into view where it was not selected before."""
        again, self._marked = key == self._marked, key
        self.setAutoScroll(not again)
        super().mark(key)
        self.setAutoScroll(True)
        if again:
            self._awaited = ""

    def _made(self, place: int) -> Line:
        """Return a line: the heading, then the events, those whose words are lost, then the related documents."""
        if place == 0:
            return self._heading
        place -= 1
        events = len(self._events)
        if place < events:
            return self._line(self._events[place])
        place -= events
        return self._lost[place] if place < len(self._lost) else self._related[place - len(self._lost)]

    def show_related(self, documents: Sequence[Line]) -> None:
        """Add the documents related to the open one, each line with its reason."""
        self._related = []
        if documents:
            heading = Line("", self.tr("Related documents"), heading=True)
            keyed = (replace(line, key=f"{_DOCUMENT}{line.key}") for line in documents)
            self._related = [heading, *keyed]
        self._show()

    def _send(self, key: str) -> None:
        if key.startswith(_DOCUMENT):
            self.document_request.emit(key.removeprefix(_DOCUMENT))
        else:
            self.event_request.emit(key)

    def _line(self, line: EventLine) -> Line:
        says = self.tr("this source says %1").replace("%1", line.says) if line.says else ""
        lost = self.tr("the words are no longer in the text") if line.lost else ""
        return Line(
            line.id,
            line.title,
            above=f"{line.date} · {self.tr('draft')}" if line.draft else line.date,
            below=" · ".join(part for part in (says, lost) if part),
            lane=line.category,
            warning=line.disputes or bool(line.lost),
            hollow=line.draft,
        )

    def _enter(self, index: QModelIndex) -> None:
        line: Line = index.data(LINE)
        self.hovered.emit("" if line.heading or line.key.startswith(_DOCUMENT) else line.key)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.hovered.emit("")
