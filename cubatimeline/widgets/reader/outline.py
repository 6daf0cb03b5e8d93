"""The outline of a text: its headings and appendices, and its notes, each a way into the text."""

from __future__ import annotations

from bisect import bisect_right

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cubatimeline.domain.imports import Footnote, Heading, Structure
from cubatimeline.drawing.theme import Theme
from cubatimeline.widgets.shared.lines import LazyLines, Line, LineList

_LONGEST = 120


class Outline(LineList):
    """Lists headings, then notes.

    Signals:
        place_request: offset of the heading or note that was chosen.
    """

    place_request = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self.setAccessibleName(self.tr("Outline of the text"))
        self._starts: list[int] = []
        self._at = ""
        self.chosen.connect(lambda key: self.place_request.emit(int(key)))

    def show_structure(self, text: str, structure: Structure) -> bool:
        """Show how a text is laid out; return whether there is anything to show."""
        self._starts = [heading.start for heading in structure.headings]
        self._at = ""
        least = min((heading.level for heading in structure.headings), default=1)
        uncalled = self.tr("called nowhere")
        entries: list[Heading | Footnote | Line] = []
        if structure.headings:
            entries += [Line("", self.tr("Headings"), heading=True), *structure.headings]
        if structure.footnotes:
            counted = self.tr("%n note(s)", "", len(structure.footnotes))
            entries += [Line("", counted, heading=True), *structure.footnotes]

        def made(place: int) -> Line:
            entry = entries[place]
            if isinstance(entry, Line):
                return entry
            words = _first_line(text, entry.start)
            if isinstance(entry, Heading):
                return Line(str(entry.start), words, indent=entry.level - least)
            return Line(str(entry.start), words, below="" if entry.anchor >= 0 else uncalled)

        self.show_lines(LazyLines(["" if isinstance(each, Line) else str(each.start) for each in entries], made))
        return bool(entries)

    def mark_place(self, offset: int) -> None:
        """Show under which heading a place stands."""
        place = bisect_right(self._starts, offset) - 1
        key = str(self._starts[place]) if place >= 0 else ""
        if key != self._at:
            self._at = key
            self.mark(key)


def _first_line(text: str, start: int) -> str:
    end = text.find("\n", start)
    words = text[start : end if end >= 0 else None].strip()
    return words if len(words) <= _LONGEST else words[:_LONGEST].rpartition(" ")[0] + " …"
