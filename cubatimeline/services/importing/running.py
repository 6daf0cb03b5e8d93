"""Takes running heads and page numbers out of the pages of a PDF: what returns at the same place of page after page."""

from __future__ import annotations

import re
from collections import Counter

from cubatimeline.services.importing.layout import Line

_EDGE = 3
"""Lines from the top and from the bottom of a page that may be running heads."""
_MARGIN = 0.11
"""Part of the page at either end in which they stand."""
_LONGEST = 120
_APART = 2.2
"""White under a head, in sizes of a letter."""
_digits = re.compile(r"\d+")
_roman = re.compile(r"\b[ivxlc]+\b", re.IGNORECASE)
_bare_number = re.compile(
    r"\W*(?:page|p\.|página|pág\.|стр\.|с\.)?\W*(\d{1,4}|[ivxlc]{1,7})\W*(?:(?:of|de|из|/)\s*\d+)?\W*$", re.IGNORECASE
)


def without_running_heads(pages: list[list[Line]]) -> list[list[Line]]:
    """Return the pages without lines that return near the edge of at least three pages, or are their numbers."""
    if len(pages) < 2:
        return pages
    marked = [_edges(page) for page in pages]
    seen: Counter[tuple[str, str]] = Counter()
    for edges in marked:
        seen.update({(side, _pattern(line.text)) for side, line in edges})
    least = 2 if len(pages) < 4 else max(3, len(pages) // 12)
    numbered = _numbered(marked)
    heights = _heights_of_heads(pages)
    kept = []
    for page, edges in zip(pages, marked, strict=True):
        running = {
            id(line)
            for side, line in edges
            if (seen[side, _pattern(line.text)] >= least and len(line.text) <= _LONGEST)
            or (numbered and _bare_number.match(line.text))
            or (side == "top" and _height(line) in heights and len(line.text) <= _LONGEST)
        }
        kept.append([line for line in page if id(line) not in running])
    return kept


def _edges(page: list[Line]) -> list[tuple[str, Line]]:
    """Return the lines at the top and the bottom of a page, with their side."""
    ordered = sorted(page, key=lambda line: -line.bottom)
    top = [("top", line) for line in ordered[:_EDGE] if line.place > 1 - _MARGIN]
    return top + [("bottom", line) for line in ordered[-_EDGE:] if line.place < _MARGIN]


def _heights_of_heads(pages: list[list[Line]]) -> set[int]:
    """Return the heights at which most pages have a line of its own, well above their text: heads change by chapter."""
    seen: Counter[int] = Counter()
    for page in pages:
        ordered = sorted(page, key=lambda line: -line.bottom)
        top = ordered[0].bottom if ordered else 0.0
        below = next((line for line in ordered if top - line.bottom > 0.5 * line.size), None)
        if below is not None and top - below.bottom > _APART * below.size and ordered[0].place > 1 - _MARGIN:
            seen[_height(ordered[0])] += 1
    return {height for height, count in seen.items() if count >= max(3, 0.4 * len(pages))}


def _height(line: Line) -> int:
    """Return how high a line stands, in steps of half a hundredth of the page."""
    return round(line.place * 200)


def _pattern(text: str) -> str:
    """Return a line as it returns on other pages: numbers differ, spacing may."""
    return " ".join(_roman.sub("#", _digits.sub("#", text)).lower().split())


def _numbered(marked: list[list[tuple[str, Line]]]) -> bool:
    """Whether bare numbers at the edges count with the pages."""
    steps: Counter[int] = Counter()
    for number, edges in enumerate(marked):
        for _, line in edges:
            bare = _bare_number.match(line.text)
            if bare and bare[1].isdecimal():
                steps[int(bare[1]) - number] += 1
    return bool(steps) and steps.most_common(1)[0][1] >= min(3, max(2, len(marked) // 2))
