"""What the pointer is over: the mark underlined, the card beside it, the day told to the status bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPoint, QPointF

from cubatimeline.drawing.theme import Theme
from cubatimeline.services.geometry.hit import NOTHING
from cubatimeline.services.geometry.scene import Count
from cubatimeline.store.columns import texts_at
from cubatimeline.widgets.timeline.hover_card import CardContent, HoverCard

if TYPE_CHECKING:
    from cubatimeline.widgets.timeline.view import TimelineView

_NAMED = 8
"""Events of a count that its card names."""
_LOOKED_THROUGH = 20_000
"""Among more events, those of a count are not looked for while the pointer moves."""


class Hovering:
    """Follows the pointer over one timeline while no button is held."""

    def __init__(self, view: TimelineView, theme: Theme) -> None:
        self._view = view
        self._found = NOTHING
        self._pointer = QPoint()
        self._card = HoverCard(theme, view)

    def set_theme(self, theme: Theme) -> None:
        """Wear another theme."""
        self._card.set_theme(theme)

    def at(self, at: QPointF) -> None:
        """The pointer has moved."""
        view = self._view
        self._pointer = at.toPoint()
        view.day_hovered.emit(view.scale.day(at.x() - view.gutter))
        found = view.hit_at(at)
        view.pointer.show_cursor(at, found)
        if found == self._found:
            return
        self._found = found
        self._card.hide()
        number = self._event()
        view.set_hovered(number)
        if number >= 0:
            view.card_wanted.emit(number)
        elif found.count is not None:
            self._card.show_card(self._told(found.count), self._pointer, view.rect())

    def forget(self) -> None:
        """What is under the pointer is no longer known."""
        self._found = NOTHING
        self._card.hide()
        self._view.set_hovered(-1)

    def show_card(self, number: int, content: CardContent) -> None:
        """Show the card of an event (index into the columns) if the pointer is still over it."""
        if number >= 0 and self._event() == number:
            self._card.show_card(content, self._pointer, self._view.rect())

    def _told(self, count: Count) -> CardContent:
        """Return what the card says of a count: how many events it stands for, and which are the first of them."""

        def words(text: str, number: int) -> str:
            return QCoreApplication.translate("Hovering", text, "", number)

        heading = words("%n event(s) without room here: click to open", count.number)
        picture = self._view.picture
        if picture is None or len(picture.subject.marks.event) > _LOOKED_THROUGH:
            return CardContent("", heading, "", "")
        marks = picture.layout.counted(count, self._view.scale)
        titles = texts_at(picture.subject.columns.titles, picture.subject.marks.event[marks[:_NAMED]])
        more = words("%n more", len(marks) - _NAMED) if len(marks) > _NAMED else ""
        return CardContent("", heading, "", more, titles=tuple(titles))

    def _event(self) -> int:
        """Return the event under the pointer as an index into the columns, -1 for none."""
        picture = self._view.picture
        return int(picture.subject.marks.event[self._found.mark]) if picture and self._found.mark >= 0 else -1
