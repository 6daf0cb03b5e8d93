"""Writes a sheet as SVG: words as words, one group with an id for each event, sizes in millimetres."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import quoteattr

from cubatimeline.drawing.figure.hatching import DOT, THICKNESS, dots, outlines_of, strokes
from cubatimeline.drawing.figure.metrics import BOLD, FAMILIES, ITALIC, FontMetrics, face_for
from cubatimeline.drawing.figure.telling import clean, rdf
from cubatimeline.drawing.fonts import SANS, SUBSTITUTES
from cubatimeline.services.figures.sheets import (
    POINT,
    About,
    Box,
    Group,
    Hatch,
    Ink,
    Item,
    Metrics,
    Path,
    Segment,
    Sheet,
    Words,
)

_NO_NAME = re.compile(r"[^A-Za-z0-9_.-]")


def svg_bytes(sheet: Sheet, about: About, metrics: Metrics | None = None) -> bytes:
    """Return an SVG 1.1 document; the same sheet gives the same bytes.

    Each text carries its length, so that a browser without our fonts squeezes its substitute into the room there is.
    """
    measures = metrics or FontMetrics()
    title = " – ".join(part for part in (about.title, sheet.title) if part)
    size = (
        f'width="{_n(sheet.width)}mm" height="{_n(sheet.height)}mm" viewBox="0 0 {_n(sheet.width)} {_n(sheet.height)}"'
    )
    language = quoteattr(about.language)
    told = "\n".join(part for part in (about.alt, about.long) if part)
    parts = [
        f'<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" {size}',
        f' xml:lang={language} lang={language} role="graphics-document" aria-labelledby="title"',
        f' aria-describedby="desc" font-family="{_family(SANS)}" fill="none" stroke-linejoin="round"',
        ' text-rendering="geometricPrecision">\n',
        f'<title id="title">{clean(title)}</title>\n',
        f'<desc id="desc">{clean(told)}</desc>\n',
        f"<metadata>{rdf(about)}</metadata>\n",
    ]
    if sheet.paper:
        parts.append(f'<rect id="paper" width="{_n(sheet.width)}" height="{_n(sheet.height)}" fill="{sheet.paper}"/>\n')
    taken = {"title", "desc", "paper"}
    for group in sheet.groups:
        parts += _group(group, measures, taken)
    parts.append("</svg>\n")
    return "".join(parts).encode("utf-8")


def _group(group: Group, metrics: Metrics, taken: set[str]) -> Iterator[str]:
    yield f'<g id="{_id(group.id, taken)}">\n'
    if group.title:
        yield f"<title>{clean(group.title)}</title>\n"
    for item in group.items:
        yield from _item(item, metrics)
    yield "</g>\n"


def _id(wish: str, taken: set[str]) -> str:
    """Return a name that XML allows and that no other group has."""
    name = _NO_NAME.sub("_", wish)
    if not name[:1].isalpha():
        name = f"g-{name}"
    found, number = name, 1
    while found in taken:
        number += 1
        found = f"{name}-{number}"
    taken.add(found)
    return found


def _item(item: Item, metrics: Metrics) -> Iterator[str]:
    if isinstance(item, Words):
        yield _text(item, metrics)
        return
    ink = item.ink
    hatched = ink.hatch is not Hatch.NONE and bool(ink.hatch_colour)
    # the edge is painted last, over the hatch
    yield from _shape(item, _fill(ink) + ("" if hatched else _stroke(ink)))
    if hatched:
        yield _hatch(item)
        yield from _shape(item, _stroke(ink))


def _shape(item: Box | Path, look: str) -> Iterator[str]:
    if not look:
        return
    if isinstance(item, Path):
        yield f'<path d="{_path(item.segments)}"{look}/>\n'
        return
    radius = f' rx="{_n(item.radius)}"' if item.radius else ""
    place = f'x="{_n(item.x)}" y="{_n(item.y)}" width="{_n(item.width)}" height="{_n(item.height)}"'
    yield f"<rect {place}{radius}{look}/>\n"


def _fill(ink: Ink) -> str:
    if not ink.fill:
        return ""
    return f' fill="{ink.fill}"' + (f' fill-opacity="{_n(ink.opacity)}"' if ink.opacity < 1 else "")


def _stroke(ink: Ink) -> str:
    if not ink.stroke:
        return ""
    dash = f' stroke-dasharray="{" ".join(_n(length * POINT) for length in ink.dash)}"' if ink.dash else ""
    return f' stroke="{ink.stroke}" stroke-width="{_n(ink.points * POINT)}"{dash}'


def _hatch(item: Box | Path) -> str:
    ink, outlines = item.ink, outlines_of(item)
    if ink.hatch is Hatch.DOTS:
        size = _n(DOT)
        rings = "".join(
            f"M{_n(x - DOT)} {_n(y)}a{size} {size} 0 1 0 {_n(2 * DOT)} 0a{size} {size} 0 1 0 {_n(-2 * DOT)} 0z"
            for x, y in dots(outlines)
        )
        return f'<path d="{rings}" fill="{ink.hatch_colour}"/>\n' if rings else ""
    lines = "".join(f"M{_n(x1)} {_n(y1)}L{_n(x2)} {_n(y2)}" for x1, y1, x2, y2 in strokes(ink.hatch, outlines))
    return f'<path d="{lines}" stroke="{ink.hatch_colour}" stroke-width="{_n(THICKNESS)}"/>\n' if lines else ""


def _text(words: Words, metrics: Metrics) -> str:
    face = face_for(words.text, words.face)
    family = FAMILIES[face]
    look = "" if family == SANS else f' font-family="{_family(family)}"'
    look += ' font-weight="700"' if face in BOLD else ""
    look += ' font-style="italic"' if face in ITALIC else ""
    anchor = "" if words.anchor == "start" else f' text-anchor="{words.anchor}"'
    width = metrics.width(words.text, words.face, words.points)
    length = f' textLength="{_n(width)}" lengthAdjust="spacingAndGlyphs"' if len(words.text) > 1 else ""
    return (
        f'<text x="{_n(words.x)}" y="{_n(words.y)}" font-size="{_n(words.points * POINT)}" fill="{words.colour}"'
        f"{look}{anchor}{length}>{clean(words.text)}</text>\n"
    )


def _path(segments: Sequence[Segment]) -> str:
    found, begun = [], False
    for segment in segments:
        letter = "Z" if not segment else "M" if not begun else "C" if len(segment) == 6 else "L"
        begun = bool(segment)
        found.append(letter + " ".join(_n(value) for value in (segment if letter != "M" else segment[-2:])))
    return "".join(found)


def _family(family: str) -> str:
    return f"'{family}', {SUBSTITUTES[family]}"


def _n(value: float) -> str:
    """Return a number of millimetres to a thousandth, as short as it goes."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text
