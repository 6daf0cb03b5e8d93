"""Notes on a card: how many there are, the beginning of each with the whole on hovering, and a way to write one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from cubatimeline.widgets.shared.card import Card

if TYPE_CHECKING:
    from cubatimeline.services.noting import NoteLine

NEW = "new"
"""Target of the link that asks for a new note; all others are ids of notes."""


def notes_html(card: Card, notes: Sequence[NoteLine]) -> Iterator[str]:
    """Yield the part of a card that tells the notes on what it shows, nothing where there are none.

    Each is a link of the kind "note" to its id.
    """
    if notes:
        yield card.heading(QCoreApplication.translate("Notes", "%n note(s)", "", len(notes)))
    for note in notes:
        words = card.link("note", note.id, note.first_words, "text", tip=note.text)
        # In italics, so that the reader's words are not taken for those of the collection.
        yield card.paragraph(f"<i>{words}</i>", below=4)


def write_link(card: Card) -> str:
    """Return the link of the kind "note" that asks for a new one."""
    return card.deed("note", NEW, QCoreApplication.translate("Notes", "Write a note"))
