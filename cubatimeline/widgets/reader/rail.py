"""The rail beside a text: the events told in it, each a link, lit up in the text while the pointer rests on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QModelIndex, Signal
from PySide6.QtWidgets import QListView, QWidget

from cubatimeline.drawing.theme import Theme
from cubatimeline.services.reading import DocumentPage, EventLine
from cubatimeline.widgets.shared.lines import LINE, Line, LineList

_DOCUMENT = "document:"
"""Begins the keys of documents among the events."""
_FEW = 300


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
        self.entered.connect(self._enter)
        self.chosen.connect(self._send)

    def show_page(self, page: DocumentPage) -> None:
        """Show the events of a document."""
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
                lines.append(self._line(line))
        # Of very many lines only those in view are measured at once; the others follow while nothing else is done.
        few = len(lines) <= _FEW
        self.setLayoutMode(QListView.LayoutMode.SinglePass if few else QListView.LayoutMode.Batched)
        self.show_lines(lines)

    def show_related(self, documents: Sequence[Line]) -> None:
        """Add the documents related to the open one, each line with its reason."""
        if documents:
            heading = Line("", self.tr("Related documents"), heading=True)
            keyed = (replace(line, key=f"{_DOCUMENT}{line.key}") for line in documents)
            self.show_lines([*self.lines, heading, *keyed])

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
