"""The card of the chosen entity: who or what it is, its offices, its company and its events."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtWidgets import QTextBrowser, QWidget

from cubatimeline.domain.entities import EntityKind
from cubatimeline.drawing.fonts import SERIF
from cubatimeline.drawing.theme import TYPE_SCALE, Theme
from cubatimeline.services.entity_pages import EntityCardContent


class EntityCard(QTextBrowser):
    """Shows one entity; Tab goes from link to link, Enter follows one.

    Signals:
        entity_chosen: id of another entity that was chosen.
        event_chosen: id of an event that was chosen.
        document_chosen: id of a document that was chosen.
    """

    entity_chosen = Signal(str)
    event_chosen = Signal(str)
    document_chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content: EntityCardContent | None = None
        self.setOpenLinks(False)
        self.setFrameStyle(0)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Card of the chosen person, organisation or place"))
        self.anchorClicked.connect(self._follow)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Wear another theme."""
        self._theme = theme
        self.setFont(theme.font("small"))
        self.document().setDefaultFont(theme.font("small"))
        self.document().setDocumentMargin(theme.px(12))
        self._render()

    def show_content(self, content: EntityCardContent | None) -> None:
        """Show an entity; None for the words that say what to do."""
        self._content = content
        self._render()
        self.verticalScrollBar().setValue(0)

    def _render(self) -> None:
        if self._content is None:
            hint = self.tr("Choose a person, an organisation or a place: its events light up on the timeline.")
            self.setHtml(self._paragraph(escape(hint), "text_soft"))
        else:
            self.setHtml("".join(self._parts(self._content)))

    def _parts(self, content: EntityCardContent) -> Iterator[str]:
        name = f"font-family:'{SERIF}'; font-weight:600; font-size:{self._size('large')}px"
        yield self._paragraph(f'<span style="{name}">{escape(content.name)}</span>', "text", below=2)
        if content.other_names:
            yield self._paragraph(escape(" · ".join(content.other_names)), "text_soft", "tiny")
        facts = [content.role, content.country, _life(content)]
        yield self._paragraph(escape(" · ".join(fact for fact in facts if fact)), "text_soft")
        if content.summary:
            yield self._paragraph(escape(content.summary), "text")
        if content.offices:
            yield self._heading(self.tr("Offices"))
            for office in content.offices:
                below = self._small(", ".join(part for part in (office.organisation, office.date) if part))
                yield self._paragraph(f"{escape(office.title)}<br/>{below}", "text")
        if content.companions:
            yield self._heading(self.tr("Appears with"))
            links = (f"{self._link('entity', each.id, each.name)} {each.events}" for each in content.companions)
            yield self._paragraph(" · ".join(links), "text_soft")
        if content.events:
            yield self._heading(self.tr("%n event(s)", "", len(content.events)))
            for event in content.events:
                title = self._link("event", event.id, event.title, "text")
                yield self._paragraph(f"{self._small(event.date)}<br/>{title}", "text")
        if content.documents:
            yield self._heading(self.tr("Told in"))
            for id_, words in content.documents:
                yield self._paragraph(self._link("document", id_, words), "text")

    def _heading(self, words: str) -> str:
        return self._paragraph(f"<b>{escape(words)}</b>", "text_soft", "tiny", above=8)

    def _paragraph(self, html: str, role: str, size: str = "small", below: int = 6, above: int = 0) -> str:
        px = self._theme.px
        margin = f"{px(above) if above else 0}px 0 {px(below)}px 0"
        colour = self._theme.colour(role).name()
        return f'<p style="margin:{margin}; color:{colour}; font-size:{self._size(size)}px">{html}</p>'

    def _small(self, words: str) -> str:
        colour = self._theme.colour("text_soft").name()
        return f'<span style="color:{colour}; font-size:{self._size("tiny")}px">{escape(words)}</span>'

    def _link(self, kind: str, target: str, words: str, role: str = "accent") -> str:
        colour = self._theme.colour(role).name()
        return f'<a href="{kind}:{escape(target)}" style="color:{colour}; text-decoration:none">{escape(words)}</a>'

    def _size(self, name: str) -> int:
        return self._theme.px(TYPE_SCALE[name])

    def _follow(self, link: QUrl) -> None:
        kind, _, target = link.toString().partition(":")
        signals = {"entity": self.entity_chosen, "event": self.event_chosen, "document": self.document_chosen}
        signals[kind].emit(target)


def _life(content: EntityCardContent) -> str:
    if not content.begins and not content.ends:
        return ""
    if content.kind is EntityKind.PERSON and not content.ends:
        return f"* {content.begins}"
    return f"{content.begins or '?'} – {content.ends}"
