"""The card of the selected event: what happened, when, what is disputed, its relations, its evidence and its week."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from cubatimeline.domain.events import Status
from cubatimeline.domain.languages import Language
from cubatimeline.domain.relations import RelationKind
from cubatimeline.drawing.theme import Theme
from cubatimeline.services.reading import EventLine, EventPage, EvidenceLine
from cubatimeline.services.relating import RelationLine
from cubatimeline.services.week import Week
from cubatimeline.widgets.shared.card import Card
from cubatimeline.widgets.shared.note_words import notes_html, write_link

if TYPE_CHECKING:
    from cubatimeline.services.noting import NoteLine

_SHORT_QUOTE = 140
_QUOTES = tuple("“„«\"'‘")
_MOST_RELATIONS = 8
"""More relations than this are shown when asked for."""


class EventCard(Card):
    """Shows one event.

    Signals:
        document_request: id of the document that was chosen from the evidence.
        entity_request: id of an entity that was chosen.
        event_request: id of another event that was chosen.
        then_request: what was then is to be told.
        decision_request: what is to be done with the event ("accept", "reject", "edit"), and its id.
        note_request: id of the note that is to be opened, `NEW` for a new one.
    """

    document_request = Signal(str)
    entity_request = Signal(str)
    event_request = Signal(str)
    then_request = Signal()
    decision_request = Signal(str, str)
    note_request = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self._page: EventPage | None = None
        self._around = ""
        self._relations: tuple[RelationLine, ...] = ()
        self._noted: tuple[str, tuple[NoteLine, ...]] = "", ()
        self._week: Week | None = None
        self._open_sections = {"relations"}
        self._language: Language = "en"
        self._open_document = ""
        super().__init__(theme, "", parent)
        self.setAccessibleName(self.tr("The selected event and its evidence"))

    def show_page(self, page: EventPage, language: Language) -> None:
        """Show an event with its evidence."""
        self._page, self._language = page, language
        self.render_card(from_top=True)

    def show_around(self, id_: str, relations: tuple[RelationLine, ...], week: Week | None) -> None:
        """Show what an event is related to and what else happened that week, as soon as the event itself is shown."""
        self._around, self._relations, self._week = id_, relations, week
        self._open_sections.discard("all")
        self.render_card()

    def show_notes(self, id_: str, notes: tuple[NoteLine, ...]) -> None:
        """Show the notes on an event, as soon as the event itself is shown."""
        if (id_, notes) != self._noted:
            self._noted = id_, notes
            self.render_card()

    def mark_document(self, id_: str) -> None:
        """Show which of the sources is open."""
        if id_ != self._open_document:
            self._open_document = id_
            self.render_card()

    def follow(self, kind: str, target: str) -> None:
        if kind == "section":
            by_keys = self.textCursor().hasSelection()
            self._open_sections ^= {target}
            self.render_card()
            if by_keys:
                self._put_focus_on(f"{kind}:{target}")
            if target in self._open_sections:
                self._scroll_to(f"{kind}:{target}")
            return
        if kind == "then":
            self.then_request.emit()
            return
        if kind in ("accept", "reject", "edit"):
            self.decision_request.emit(kind, target)
            return
        signals = {"entity": self.entity_request, "event": self.event_request, "note": self.note_request}
        signals.get(kind, self.document_request).emit(target)

    def _put_focus_on(self, href: str) -> None:
        """Put the cursor on a link, so that the next Tab goes on from there."""
        link = self._link_cursor(href)
        if link is not None:
            place = self.verticalScrollBar().value()
            self.setTextCursor(link)
            self.verticalScrollBar().setValue(place)

    def _scroll_to(self, href: str) -> None:
        """Bring a heading that was opened to the top, as far as what follows fills the card."""
        link = self._link_cursor(href)
        if link is not None:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.cursorRect(link).top() - self._theme.px(8))

    def _link_cursor(self, href: str) -> QTextCursor | None:
        """Return a cursor that selects the words of a link, None where there is no such link."""
        block = self.document().begin()
        while block.isValid():
            part = block.begin()
            while not part.atEnd():
                fragment = part.fragment()
                if fragment.charFormat().anchorHref() == href:
                    cursor = QTextCursor(self.document())
                    cursor.setPosition(fragment.position())
                    cursor.setPosition(fragment.position() + fragment.length(), cursor.MoveMode.KeepAnchor)
                    return cursor
                part += 1
            block = block.next()
        return None

    def html(self) -> str:
        return "" if self._page is None else "".join(self._parts(self._page))

    def _parts(self, page: EventPage) -> Iterator[str]:
        event = page.event
        if event.status is Status.DRAFT:
            flag = f"<b>{escape(self.tr('Draft – waits for review.'))}</b>"
            accept = self.link("accept", event.id, self.tr("Accept"))
            reject = self.link("reject", event.id, self.tr("Reject"))
            yield self.paragraph(f"{flag} &nbsp; {accept} &nbsp;·&nbsp; {reject}", "text_soft", below=6)
        yield self.paragraph(escape(page.date), "text_soft", below=4)
        yield self.title(event.title.in_(self._language))
        yield self.paragraph(escape(event.summary))
        if event.disputed:
            rivals = "".join(f"<br/>– {escape(rival)}" for rival in page.rivals)
            flag = f'<b style="color:{self.colour("dispute")}">{escape(self.tr("Disputed."))}</b>'
            yield self.paragraph(f"{flag} {escape(event.disputed)}{rivals}")
        if page.names:
            yield self.paragraph(self._names(page.names), below=10)
        yield from notes_html(self, self._noted[1] if self._noted[0] == event.id else ())
        around = self._around == event.id
        if around and self._relations:
            yield from self._related(self._relations)
        count = len(page.evidence)
        yield self.heading(self.tr("%n source(s)", "", count) if count else self.tr("No source"))
        for line in page.evidence:
            yield self._evidence(line)
        if around and self._week is not None and self._week:
            yield from self._that_week(self._week)
        edit, then = (
            self.deed("edit", event.id, self.tr("Edit event (F2)")),
            self.deed("then", "", self.tr("What was then")),
        )
        links = edit, write_link(self), then
        yield self.paragraph(" &nbsp;·&nbsp; ".join(links), size="tiny", above=8)

    def _evidence(self, evidence: EvidenceLine) -> str:
        below = []
        if evidence.passage is not None:
            quote = evidence.passage.quote.replace("\n", " ")
            short = quote if len(quote) <= _SHORT_QUOTE else quote[:_SHORT_QUOTE].rsplit(" ", 1)[0] + " …"
            words = short if short[:1] in _QUOTES else f"“{short}”"
            if evidence.lost:
                gone = self.tr("the words are no longer in the text: %1")
                below.append(self.small(gone.replace("%1", words), "dispute"))
            else:
                below.append(self.small(words))
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

    # Relations and the week, below headings that open and close

    def _section(self, name: str, words: str) -> str:
        """Return a heading that opens or closes what stands below it."""
        sign = "▾" if name in self._open_sections else "▸"
        link = self.link("section", name, f"{sign} {words}", "text_soft")
        return self.paragraph(f"<b>{link}</b>", "text_soft", "tiny", above=8)

    def _related(self, relations: tuple[RelationLine, ...]) -> Iterator[str]:
        yield self._section("relations", self.tr("%n related event(s)", "", len(relations)))
        if "relations" not in self._open_sections:
            return
        words = _relation_words(self)
        grouped: dict[str, list[RelationLine]] = {}
        for line in relations if "all" in self._open_sections else relations[:_MOST_RELATIONS]:
            grouped.setdefault(words[line.kind, line.forward], []).append(line)
        for heading, lines in grouped.items():
            yield self.paragraph(self.small(heading), below=1)
            for line in lines:
                parts = [self._event(line.other), *([self.small(line.note)] if line.note else [])]
                yield self.paragraph("<br/>".join(parts), below=6)
        if len(relations) > _MOST_RELATIONS and "all" not in self._open_sections:
            yield self.paragraph(self.link("section", "all", self.tr("Show all %1").replace("%1", str(len(relations)))))

    def _that_week(self, week: Week) -> Iterator[str]:
        heading = self.tr("That month") if week.is_month else self.tr("That week")
        others = len(week.events) + week.more
        counted = self.tr("%n other event(s)", "", others) if others else self.tr("no other event")
        yield self._section("week", f"{heading}: {counted}")
        if "week" not in self._open_sections:
            return
        for line in week.events:
            yield self.paragraph(self._event(line), below=4)
        if week.more:
            yield self.paragraph(self.small(self.tr("and %n further event(s)", "", week.more)))
        if week.people:
            yield self.paragraph(f"{self.small(self.tr('Who else'))}<br/>{self._names(week.people)}")
        if week.holders:
            offices: dict[tuple[str, str], list[str]] = {}
            for each in week.holders:
                offices.setdefault((each.person, each.name), []).append(each.office)
            held = (f"{self.small('; '.join(of))}<br/>{self._names([who])}" for who, of in offices.items())
            yield self.paragraph("<br/>".join(held))

    def _event(self, line: EventLine) -> str:
        return f"{self.small(line.date)} {self.link('event', line.id, line.title)}"

    def _names(self, names: Iterable[tuple[str, str]]) -> str:
        return " · ".join(self.link("entity", id_, name, "mark_entity") for id_, name in names)


def _relation_words(card: EventCard) -> dict[tuple[RelationKind, bool], str]:
    """Return what each kind of relation is called, seen from its first event (True) and from its second."""
    return {
        (RelationKind.ANSWERS, True): card.tr("Answers"),
        (RelationKind.ANSWERS, False): card.tr("Answered by"),
        (RelationKind.LEADS_TO, True): card.tr("Leads to"),
        (RelationKind.LEADS_TO, False): card.tr("Follows from"),
        (RelationKind.CONTRADICTS, True): card.tr("Contradicts"),
        (RelationKind.CONTRADICTS, False): card.tr("Contradicted by"),
        (RelationKind.PART_OF, True): card.tr("Part of"),
        (RelationKind.PART_OF, False): card.tr("Its parts"),
    }
