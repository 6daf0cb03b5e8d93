"""The card of the selected event: what happened, when, what is disputed, and every document that attests it."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cubatimeline.domain.languages import Language
from cubatimeline.drawing.theme import Theme
from cubatimeline.services.reading import EventPage, EvidenceLine
from cubatimeline.widgets.shared.card import Card

_SHORT_QUOTE = 140


class EventCard(Card):
    """Shows one event.

    Signals:
        document_request: id of the document that was chosen from the evidence.
        entity_request: id of an entity that was chosen.
    """

    document_request = Signal(str)
    entity_request = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self._page: EventPage | None = None
        self._language: Language = "en"
        self._open_document = ""
        super().__init__(theme, "", parent)
        self.setAccessibleName(self.tr("The selected event and its evidence"))

    def show_page(self, page: EventPage, language: Language) -> None:
        """Show an event with its evidence."""
        self._page, self._language = page, language
        self.render_card(from_top=True)

    def mark_document(self, id_: str) -> None:
        """Show which of the sources is open."""
        if id_ != self._open_document:
            self._open_document = id_
            self.render_card()

    def follow(self, kind: str, target: str) -> None:
        signal = self.entity_request if kind == "entity" else self.document_request
        signal.emit(target)

    def html(self) -> str:
        return "" if self._page is None else "".join(self._parts(self._page))

    def _parts(self, page: EventPage) -> Iterator[str]:
        event = page.event
        yield self.paragraph(escape(page.date), "text_soft", below=4)
        yield self.title(event.title.in_(self._language))
        yield self.paragraph(escape(event.summary))
        if event.disputed:
            rivals = "".join(f"<br/>– {escape(rival)}" for rival in page.rivals)
            flag = f'<b style="color:{self.colour("dispute")}">{escape(self.tr("Disputed."))}</b>'
            yield self.paragraph(f"{flag} {escape(event.disputed)}{rivals}")
        if page.names:
            links = (self.link("entity", id_, name, "mark_entity") for id_, name in page.names)
            yield self.paragraph(" · ".join(links), below=10)
        count = len(page.evidence)
        yield self.heading(self.tr("%n source(s)", "", count) if count else self.tr("No source"))
        for line in page.evidence:
            yield self._evidence(line)

    def _evidence(self, evidence: EvidenceLine) -> str:
        below = []
        if evidence.passage is not None:
            quote = evidence.passage.quote.replace("\n", " ")
            short = quote if len(quote) <= _SHORT_QUOTE else quote[:_SHORT_QUOTE].rsplit(" ", 1)[0] + " …"
            below.append(self.small(f"“{short}”"))
        if evidence.says:
            says = self.tr("disputes it: %1") if evidence.disputes else self.tr("says %1")
            role = "dispute" if evidence.disputes else "text_soft"
            below.append(self.small(says.replace("%1", evidence.says), role))
        if evidence.publisher:
            below.append(self.small(evidence.publisher))
        title = self.link("document", evidence.document, evidence.title)
        if evidence.document == self._open_document:
            title = f"<b>{title}</b>"
        return self.paragraph("<br/>".join([title, *below]), below=8)
