"""The outline of a text: its headings and appendices, and its notes, each a way into the text."""

from __future__ import annotations

from bisect import bisect_right

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QListView, QWidget

from cubatimeline.domain.imports import Structure
from cubatimeline.drawing.theme import Theme
from cubatimeline.widgets.shared.lines import Line, LineList

_LONGEST = 120
_FEW = 300


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
        lines = []
        if structure.headings:
            lines.append(Line("", self.tr("Headings"), heading=True))
        for heading in structure.headings:
            words = _first_line(text, heading.start)
            lines.append(Line(str(heading.start), words, indent=heading.level - least))
        if structure.footnotes:
            counted = self.tr("%n note(s)", "", len(structure.footnotes))
            lines.append(Line("", counted, heading=True))
        for note in structure.footnotes:
            words = _first_line(text, note.start)
            uncalled = "" if note.anchor >= 0 else self.tr("called nowhere")
            lines.append(Line(str(note.start), words, below=uncalled))
        # Of very many lines only those in view are measured at once; the others follow while nothing else is done.
        few = len(lines) <= _FEW
        self.setLayoutMode(QListView.LayoutMode.SinglePass if few else QListView.LayoutMode.Batched)
        self.show_lines(lines)
        return bool(lines)

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
