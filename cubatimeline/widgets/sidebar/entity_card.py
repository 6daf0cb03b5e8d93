"""The card of the chosen entity: who or what it is, its offices, its company and its events."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from cubatimeline.domain.dates import EdtfDate
from cubatimeline.domain.entities import EntityKind
from cubatimeline.drawing.theme import Theme
from cubatimeline.widgets.shared.card import Card
from cubatimeline.widgets.shared.note_words import notes_html, write_link

if TYPE_CHECKING:
    from cubatimeline.services.company import Companion
    from cubatimeline.services.entity_pages import EntityCardContent
    from cubatimeline.services.noting import NoteLine
    from cubatimeline.widgets.sidebar.company_matrix import CompanyMatrix

_ROOM = "matrix"
"""Name of the empty picture that keeps room for the matrix, which lies over it."""
_MOST_ALIASES = 5
"""Further forms of the name told at the top of a card; all of them stand in the form of names."""
_OBJECT = "\N{OBJECT REPLACEMENT CHARACTER}"


class EntityCard(Card):
    """Shows one entity.

    Signals:
        entity_chosen: id of another entity that was chosen.
        event_chosen: id of an event that was chosen.
        document_chosen: id of a document that was chosen.
        pin_request: id of the entity, which is to be a lane of its own, or no longer.
        pair_request: id of another entity; only what it shares with this one is to be told, "" for everything again.
        menu_request: id of the entity, of which the menu of changes is wanted.
        note_request: id of the note that is to be opened, `NEW` for a new one.
    """

    entity_chosen = Signal(str)
    event_chosen = Signal(str)
    document_chosen = Signal(str)
    pin_request = Signal(str)
    pair_request = Signal(str)
    menu_request = Signal(str)
    note_request = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self._content: EntityCardContent | None = None
        self._pinned: frozenset[str] = frozenset()
        self._noted: tuple[str, tuple[NoteLine, ...]] = "", ()
        self._on: tuple[str, EdtfDate] | None = None
        self.matrix: CompanyMatrix | None = None
        super().__init__(theme, "", parent)
        self.verticalScrollBar().valueChanged.connect(self._place_matrix)
        self.document().documentLayout().documentSizeChanged.connect(self._place_matrix)
        self.setAccessibleName(self.tr("Card of the chosen person, organisation or place"))

    def show_content(self, content: EntityCardContent | None) -> None:
        """Show an entity; None for the words that say what to do."""
        before, self._content = self._content, content
        if self.matrix is None and content is not None:
            self.matrix = self._make_matrix()
        if self.matrix is not None:
            self.matrix.show_matrix(None if content is None else content.matrix)
        same = before is not None and content is not None and (before.id, before.other) == (content.id, content.other)
        self.render_card(from_top=not same)

    def _make_matrix(self) -> CompanyMatrix:
        from cubatimeline.widgets.sidebar.company_matrix import CompanyMatrix  # not needed before a card is shown

        matrix = CompanyMatrix(self._theme, self.viewport())
        matrix.hide()
        matrix.companion_chosen.connect(self.pair_request)
        return matrix

    @property
    def content(self) -> EntityCardContent | None:
        """The entity shown; None for none."""
        return self._content

    def show_date(self, words: str, date: EdtfDate | None) -> None:
        """Tell how old the entity was on a date, which `words` write; None for no date."""
        on = None if date is None else (words, date)
        if on != self._on:
            self._on = on
            self.render_card()

    def follow(self, kind: str, target: str) -> None:
        signals = {
            "entity": self.entity_chosen, "event": self.event_chosen, "document": self.document_chosen,
            "pin": self.pin_request, "pair": self.pair_request, "menu": self.menu_request,
            "note": self.note_request,
        }  # fmt: skip
        signals[kind].emit(target)

    def show_notes(self, id_: str, notes: tuple[NoteLine, ...]) -> None:
        """Show the notes on an entity, as soon as the entity itself is shown."""
        if (id_, notes) != self._noted:
            self._noted = id_, notes
            self.render_card()

    def show_pinned(self, ids: Iterable[str]) -> None:
        """Tell which entities have a lane of their own."""
        self._pinned = frozenset(ids)
        self.render_card()

    # The matrix, a part of the card that answers to the pointer

    def set_theme(self, theme: Theme) -> None:
        if self.matrix is not None:
            self.matrix.set_theme(theme)
        super().set_theme(theme)

    def render_card(self, *, from_top: bool = False) -> None:
        super().render_card(from_top=from_top)
        self._place_matrix()

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        if QUrl(name).toString() == _ROOM:
            return QPixmap()
        return super().loadResource(kind, name)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_matrix()

    def _place_matrix(self, *_: object) -> None:
        """Lay the matrix over the room that the card keeps for it."""
        matrix = self.matrix
        if matrix is None:
            return
        block = self.document().begin()
        while block.isValid() and block.text() != _OBJECT:
            block = block.next()
        matrix.setVisible(block.isValid())
        if block.isValid():
            place = self.document().documentLayout().blockBoundingRect(block)
            margin = round(self.document().documentMargin())
            top = round(place.top()) - self.verticalScrollBar().value()
            matrix.setGeometry(margin, top, self.viewport().width() - 2 * margin, matrix.height_wanted())

    # The words

    def html(self) -> str:
        if self._content is not None:
            return "".join(self._parts(self._content))
        hint = self.tr("Choose a person, an organisation or a place: its events light up on the timeline.")
        return self.paragraph(escape(hint), "text_soft")

    def _parts(self, content: EntityCardContent) -> Iterator[str]:
        yield self.title(content.name)
        if content.other_names:
            yield self.paragraph(escape(" · ".join(content.other_names)), "text_soft", "tiny", below=2)
        if content.aliases:
            more = ", …" if len(content.aliases) > _MOST_ALIASES else ""
            also = self.tr("also: %1").replace("%1", ", ".join(content.aliases[:_MOST_ALIASES]) + more)
            yield self.paragraph(escape(also), "text_soft", "tiny", below=4)
        facts = " · ".join(fact for fact in (content.role, content.country) if fact)
        if facts:
            yield self.paragraph(escape(facts), "text_soft", below=2)
        life = self._life(content)
        if life:
            yield self.paragraph(life, below=4)
        words = self.tr("Remove from the lanes") if content.id in self._pinned else self.tr("Pin as lane")
        links = (
            self.deed("pin", content.id, words),
            self.deed("menu", content.id, self.tr("Change …")),
            write_link(self),
        )
        yield self.paragraph(" &nbsp;·&nbsp; ".join(links), size="tiny")
        if content.other is not None:
            yield from self._events(content)
        if content.summary:
            yield self.paragraph(escape(content.summary))
        yield from notes_html(self, self._noted[1] if self._noted[0] == content.id else ())
        if content.offices:
            yield self.heading(self.tr("Offices"))
            for office in content.offices:
                below = self.small(", ".join(part for part in (office.organisation, office.date) if part))
                yield self.paragraph(f"{escape(office.title)}<br/>{below}")
        yield from self._company(content)
        if content.other is None:
            yield from self._events(content)
        yield from self._documents(content)

    def _life(self, content: EntityCardContent) -> str:
        """Return birth and death in words, and the age on the date that is told."""
        person = content.kind is EntityKind.PERSON
        begins = self.tr("born %1") if person else self.tr("from %1")
        ends = self.tr("died %1") if person else self.tr("until %1")
        told = [words.replace("%1", date) for words, date in ((begins, content.begins), (ends, content.ends)) if date]
        life = escape(" · ".join(told))
        if person and self._on is not None:
            from cubatimeline.services.ages import age_at
            from cubatimeline.widgets.sidebar.age_words import age_words

            age = age_words(age_at(content.born, content.died, self._on[1]))
            if age:
                then = f"<b>{escape(age)}</b> {self.small(self._on[0])}"
                life = f"{life}<br/>{then}" if life else then
        return life

    def _company(self, content: EntityCardContent) -> Iterator[str]:
        if content.companions:
            yield self.heading(self.tr("Appears with"))
            lines = "<br/>".join(self._companion(each) for each in content.companions)
            yield self.paragraph(lines)
            if content.matrix is not None and self.matrix is not None:
                yield f'<p><img src="{_ROOM}" width="1" height="{self.matrix.height_wanted()}"/></p>'
        if content.places:
            yield self.heading(self.tr("Where"))
            yield self.paragraph("<br/>".join(self._companion(each) for each in content.places))

    def _companion(self, companion: Companion) -> str:
        count = self.tr("%n event(s)", "", companion.events)
        return f"{self.link('entity', companion.id, companion.name)} {self._aside('pair', companion.id, count)}"

    def _aside(self, kind: str, target: str, words: str) -> str:
        size = self._size("tiny")
        return f'<span style="font-size:{size}px">{self.link(kind, target, words, "text_soft")}</span>'

    def _events(self, content: EntityCardContent) -> Iterator[str]:
        counted = self.tr("%n event(s)", "", content.event_count)
        if content.other is not None:
            pair = self.tr("%1 and %2: %3").replace("%1", content.name).replace("%2", content.other[1])
            yield self.heading(pair.replace("%3", counted))
            yield self.paragraph(self.link("pair", "", self.tr("Show all events again")), size="tiny")
        elif content.event_count:
            yield self.heading(counted)
        if content.first and content.first != content.last:
            ends = self.tr("first %1, last %2").replace("%1", content.first).replace("%2", content.last)
            yield self.paragraph(self.small(ends), below=4)
        for event in content.events:
            title = self.link("event", event.id, event.title, "text")
            yield self.paragraph(f"{self.small(event.date)}<br/>{title}")
        more = content.event_count - len(content.events)
        if more > 0:
            words = self.tr("These are the most important ones; %n further event(s) stand on the timeline.", "", more)
            yield self.paragraph(self.small(words))

    def _documents(self, content: EntityCardContent) -> Iterator[str]:
        if not content.documents:
            return
        named = self.tr("named %n time(s)", "", content.mentions) if content.mentions else ""
        heading = self.tr("%n document(s)", "", content.document_count)
        yield self.heading(", ".join(part for part in (heading, named) if part))
        for each in content.documents:
            times = f" {self.small(self.tr('%n time(s)', '', each.mentions))}" if each.mentions else ""
            yield self.paragraph(self.link("document", each.id, each.title) + times, below=4)
        more = content.document_count - len(content.documents)
        if more > 0:
            yield self.paragraph(self.small(self.tr("and %n further document(s)", "", more)))
