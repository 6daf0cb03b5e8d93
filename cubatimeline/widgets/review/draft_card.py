"""The draft that is looked at: when, what, who, and the words it was read from."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cubatimeline.drawing.theme import Theme
from cubatimeline.services.reviewing import DraftCard, Place
from cubatimeline.widgets.shared.card import Card

_SHORT_QUOTE = 220
_QUOTES = tuple("“„«\"'‘")


class DraftView(Card):
    """Shows one draft.

    Signals:
        place_request: number of the place whose document is wanted.
        value_request: number of the date that is to be the main one.
        entity_request: id of an entity that was chosen.
        same_request: the draft is to be joined with the event that it is perhaps.
    """

    place_request = Signal(int)
    value_request = Signal(int)
    entity_request = Signal(str)
    same_request = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self._card: DraftCard | None = None
        super().__init__(theme, "", parent)
        self.setAccessibleName(self.tr("The draft that is looked at"))

    def show_draft(self, card: DraftCard | None) -> None:
        """Show a draft, or none."""
        self._card = card
        self.render_card(from_top=True)

    def follow(self, kind: str, target: str) -> None:
        if kind == "entity":
            self.entity_request.emit(target)
        elif kind == "same":
            self.same_request.emit()
        else:
            (self.place_request if kind == "place" else self.value_request).emit(int(target))

    def html(self) -> str:
        return "" if self._card is None else "".join(self._parts(self._card))

    def _parts(self, card: DraftCard) -> Iterator[str]:
        edtf = card.event.date.edtf
        beside = self.small(f" \u2002{edtf}", "text_faint") if edtf != card.date else ""
        yield self.paragraph(f"{escape(card.date)}{beside}", "text_soft", below=2)
        yield self.title(card.title)
        if card.same is not None:
            yield self.heading(self.tr("Perhaps the same as"))
            join = self.link("same", card.same.id, self.tr("Join them (Shift+J)"))
            yield self.paragraph(f"{self.small(card.same.date)} {escape(card.same.title)}<br/>{join}", below=8)
        if card.names:
            links = (self.link("entity", id_, name, "mark_entity") for id_, name in card.names)
            yield self.paragraph(" · ".join(links), below=6)
        if card.values:
            yield self.heading(self.tr("The documents disagree. Which date is the main one?"))
            for number, value in enumerate(card.values):
                yield self._value(number, value.words, value.titles)
        yield self.heading(self.tr("Read in %n place(s)", "", len(card.places)))
        for number, place in enumerate(card.places):
            yield self._place(number, place, disagreeing=bool(card.values))

    def _value(self, number: int, words: str, titles: tuple[str, ...]) -> str:
        key = self.small(f"{number + 1}  ", "text_faint")
        chosen = f"<b>{escape(words)}</b>" if number == 0 else self.link("value", str(number), words)
        held = self.small(f"  {'; '.join(titles)}") if titles else ""
        return self.paragraph(f"{key}{chosen}{held}", below=2)

    def _place(self, number: int, place: Place, *, disagreeing: bool) -> str:
        parts = []
        if place.passage is not None:
            quote = place.passage.quote.replace("\n", " ")
            short = quote if len(quote) <= _SHORT_QUOTE else quote[:_SHORT_QUOTE].rsplit(" ", 1)[0] + " …"
            parts.append(escape(short if short[:1] in _QUOTES else f"“{short}”"))
        if disagreeing and place.says:
            parts.append(self.small(self.tr("says %1").replace("%1", place.says), "dispute"))
        parts.append(self.link("place", str(number), place.title))
        return self.paragraph("<br/>".join(parts), below=8)
