"""The card of the chosen entity: who or what it is, its offices, its company and its events."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cubatimeline.domain.entities import EntityKind
from cubatimeline.drawing.theme import Theme
from cubatimeline.services.entity_pages import EntityCardContent
from cubatimeline.widgets.shared.card import Card


class EntityCard(Card):
    """Shows one entity.

    Signals:
        entity_chosen: id of another entity that was chosen.
        event_chosen: id of an event that was chosen.
        document_chosen: id of a document that was chosen.
        pin_request: id of the entity, which is to be a lane of its own, or no longer.
    """

    entity_chosen = Signal(str)
    event_chosen = Signal(str)
    document_chosen = Signal(str)
    pin_request = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self._content: EntityCardContent | None = None
        self._pinned: frozenset[str] = frozenset()
        super().__init__(theme, "", parent)
        self.setAccessibleName(self.tr("Card of the chosen person, organisation or place"))

    def show_content(self, content: EntityCardContent | None) -> None:
        """Show an entity; None for the words that say what to do."""
        self._content = content
        self.render_card(from_top=True)

    def follow(self, kind: str, target: str) -> None:
        signals = {"entity": self.entity_chosen, "event": self.event_chosen, "document": self.document_chosen}
        signals["pin"] = self.pin_request
        signals[kind].emit(target)

    def show_pinned(self, ids: Iterable[str]) -> None:
        """Tell which entities have a lane of their own."""
        self._pinned = frozenset(ids)
        self.render_card()

    def html(self) -> str:
        if self._content is not None:
            return "".join(self._parts(self._content))
        hint = self.tr("Choose a person, an organisation or a place: its events light up on the timeline.")
        return self.paragraph(escape(hint), "text_soft")

    def _parts(self, content: EntityCardContent) -> Iterator[str]:
        yield self.title(content.name)
        if content.other_names:
            yield self.paragraph(escape(" · ".join(content.other_names)), "text_soft", "tiny")
        facts = [content.role, content.country, _life(content)]
        yield self.paragraph(escape(" · ".join(fact for fact in facts if fact)), "text_soft")
        words = self.tr("Remove from the lanes") if content.id in self._pinned else self.tr("Pin as lane")
        yield self.paragraph(self.link("pin", content.id, words), size="tiny")
        if content.summary:
            yield self.paragraph(escape(content.summary))
        if content.offices:
            yield self.heading(self.tr("Offices"))
            for office in content.offices:
                below = self.small(", ".join(part for part in (office.organisation, office.date) if part))
                yield self.paragraph(f"{escape(office.title)}<br/>{below}")
        if content.companions:
            yield self.heading(self.tr("Appears with"))
            links = (f"{self.link('entity', each.id, each.name)} {each.events}" for each in content.companions)
            yield self.paragraph(" · ".join(links), "text_soft")
        if content.events:
            yield self.heading(self.tr("%n event(s)", "", len(content.events)))
            for event in content.events:
                title = self.link("event", event.id, event.title, "text")
                yield self.paragraph(f"{self.small(event.date)}<br/>{title}")
        if content.documents:
            yield self.heading(self.tr("Told in"))
            for id_, words in content.documents:
                yield self.paragraph(self.link("document", id_, words))


def _life(content: EntityCardContent) -> str:
    if not content.begins and not content.ends:
        return ""
    if content.kind is EntityKind.PERSON and not content.ends:
        return f"* {content.begins}"
    return f"{content.begins or '?'} – {content.ends}"
