"""How links and lit places of a text look: as formats of a paragraph, made when it comes into view."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from PySide6.QtGui import QFont, QTextCharFormat, QTextLayout

from cubatimeline.drawing.theme import Theme
from cubatimeline.services.stretches import Sort, Stretch

FormatRange = QTextLayout.FormatRange
Span = tuple[int, int]

LAYERS = {
    "open": "reading",
    "mentions": "selection",
    "notes": "accent_soft",
    "hits": "selection",
    "passage": "flash",
    "hover": "flash",
}
"""What is lit up, by name, with the role of its colour; later ones lie over earlier ones."""
_HIT, _HOVER = "hit", 150
_UNDERLINE = 110


class Looks:
    """Formats of one theme."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._links = {sort: self._link(sort) for sort in Sort}
        self._heading = QTextCharFormat()
        self._heading.setFontWeight(QFont.Weight.DemiBold)
        self._lights = {name: self._background(role) for name, role in LAYERS.items()}
        self._lights["open"] = QTextCharFormat()
        self._lights["open"].setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        self._lights["open"].setUnderlineColor(theme.colour("mark_entity"))
        self._lights["hover"].setBackground(theme.colour("flash", _HOVER))
        self._lights["hits"].setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        self._lights["hits"].setUnderlineColor(theme.colour("accent"))
        self._lights[_HIT] = self._background("flash")
        self._lights[_HIT].setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        self._lights[_HIT].setUnderlineColor(theme.colour("accent"))

    def _background(self, role: str) -> QTextCharFormat:
        look = QTextCharFormat()
        look.setBackground(self._theme.colour(role))
        return look

    def _link(self, sort: Sort) -> QTextCharFormat:
        look, colour = QTextCharFormat(), self._theme.colour
        if sort is Sort.EVENT:
            look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
            look.setUnderlineColor(colour("mark_event", _UNDERLINE))
        elif sort is Sort.DRAFT:
            look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
            look.setUnderlineColor(colour("text_soft"))
        elif sort is Sort.ENTITY:
            look.setForeground(colour("mark_entity"))
        elif sort is Sort.DATE:
            look.setForeground(colour("mark_date"))
        else:
            look.setForeground(colour("accent"))
            look.setFontWeight(QFont.Weight.DemiBold)
        return look

    def of_links(self, stretches: Iterable[Stretch], start: int, end: int) -> list[FormatRange]:
        """Return the looks of the links in a paragraph from `start` to `end`."""
        return [_range(self._links[each.sort], each.start, each.end, start, end) for each in stretches]

    def of_heading(self, length: int) -> FormatRange:
        """Return the look of a paragraph that is a heading."""
        return _range(self._heading, 0, length, 0, length)

    def of_lights(self, layers: dict[str, Layer], start: int, end: int) -> list[FormatRange]:
        """Return the looks of what is lit up in a paragraph."""
        found = []
        for name in (*LAYERS, _HIT):
            layer = layers.get(name)
            if layer is not None:
                found += [_range(self._lights[name], *span, start, end) for span in layer.within(start, end)]
        return found


def ground_sheet(theme: Theme) -> str:
    """Return the style sheet of a text with colours of its own, which that of the window would else paint over."""
    ground, ink, chosen, hairline = (theme.colour(role).name() for role in ("reading", "text", "selection", "hairline"))
    return (
        f"QTextBrowser {{ background: {ground}; color: {ink}; selection-background-color: {chosen};"
        f" selection-color: {ink}; }} QScrollBar::handle {{ background: {hairline}; }}"
    )


class Layer:
    """Places that are lit up, in the order of the text; they do not overlap, or hardly."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self.spans = spans
        self._starts = [start for start, _ in spans]
        self._longest = max((end - start for start, end in spans), default=0)

    def within(self, start: int, end: int) -> list[Span]:
        """Return the places that lie at least partly between two offsets."""
        first, last = bisect_right(self._starts, start - self._longest), bisect_left(self._starts, end)
        return [span for span in self.spans[max(first - 1, 0) : last] if span[1] > start]


def _range(look: QTextCharFormat, start: int, end: int, first: int, last: int) -> FormatRange:
    """Return a look from `start` to `end`, counted from the beginning `first` of the paragraph and cut to it."""
    found = FormatRange()
    found.start = max(start, first) - first
    found.length = min(end, last) - max(start, first)
    found.format = look
    return found
