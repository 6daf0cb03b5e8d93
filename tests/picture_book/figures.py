"""Figures of the built-in collection over all presets, looks and languages, and what is measured in each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations, pairwise
from pathlib import Path

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QFontMetricsF

from cubatimeline.drawing.figure.metrics import EM, FontMetrics, face_for, font_of
from cubatimeline.drawing.figure.writing import write_figure
from cubatimeline.services.figures.companions import Companions, NumberedSources
from cubatimeline.services.figures.composing import Composed, compose
from cubatimeline.services.figures.content import FigureContent, read_content
from cubatimeline.services.figures.figure import Colours, Dense, Density, Family, Figure, Ground
from cubatimeline.services.figures.palette import lightness
from cubatimeline.services.figures.presets import preset_called
from cubatimeline.services.figures.sheets import POINT, Face, Hatch, Item, Sheet, Words, box_of
from cubatimeline.services.figures.sheets import Path as Shape
from cubatimeline.services.lane_choice import LaneChoice, LaneMode
from cubatimeline.store.reader import Reader

FORMATS = ("pdf", "png", "svg")
_SCREEN_DOTS = 150
_GREY, _PATTERN = Colours.GREYSCALE, Colours.PATTERN
_BY_PLACE = LaneChoice(LaneMode.PLACE)
_CRISIS = ("1962-10-14", "1962-11-20")
_ROOM = 0.02
"""Millimetres that two inks may share: half of what a printer's dot spreads."""
_LEAST_APART = 0.09
"""Of lightness, 0 to 1, between the greys of neighbouring lanes that have the same pattern."""


def _sized(preset: str, **wishes: object) -> Figure:
    found = preset_called(preset)
    assert found is not None
    return found.applied(replace(Figure(), **wishes))  # type: ignore[arg-type]


FIGURES: dict[str, Figure] = {
    "journal-85-crisis": _sized("journal-85", first=_CRISIS[0], last=_CRISIS[1], title="October 1962", bands=False),
    "journal-90-grey": _sized("journal-90", first="1959", last="1964", language="es", colours=_GREY),
    "book-106-pattern": _sized("book-106", first="1985", last="2000", language="ru", colours=_PATTERN),
    "journal-170-numbers": _sized(
        "journal-170", first="1959", last="1970", event_numbers=True, sources=True, title="Havana and Moscow, 1959–1970"
    ),
    "journal-190-whole": _sized("journal-190"),
    "journal-190-serif": _sized("journal-190", family=Family.SERIF, language="es", density=Density.SPARSE),
    "journal-190-rows": _sized("journal-190", rows=2, language="ru", bands=False),
    "journal-190-pages": _sized("journal-190", rows=4, rows_per_page=1, colours=_GREY, footer="After the collection."),
    "hjas-dark": _sized("hjas", first="1960", last="1965", ground=Ground.DARK),
    "aghr-pattern": _sized("aghr", colours=_PATTERN, title="Sugar, oil and an alliance"),
    "slide-1920-dark": _sized(
        "slide-1920", language="es", ground=Ground.DARK, title="Cuba y Moscú", density=Density.SPARSE
    ),
    "slide-3840-light": _sized("slide-3840", language="ru", first="1961", last="1963", title="От вторжения до кризиса"),
    "poster-a1-dense": _sized("poster-a1", density=Density.DENSE, rows=2, title="Cuba and Moscow"),
    "poster-a0-grey": _sized("poster-a0", language="ru", colours=_GREY, rows=3, density=Density.DENSE),
    "web-1600-dark": _sized("web-1600", ground=Ground.DARK, lanes=_BY_PLACE),
    "inset": _sized("journal-170", first="1959", last="1969", dense=Dense.INSET, language="es", title="El nudo"),
    "split": _sized("journal-190", first="1959", last="1969", dense=Dense.SPLIT, colours=_GREY, language="ru"),
    "nested": _sized(
        "journal-190", first="1962", last="1962", lanes=LaneChoice(LaneMode.CATEGORY, LaneMode.COUNTRY),
        highlights=("1962-10-27-u2-shot-down",), event_numbers=True,
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Made:
    """A figure laid out."""

    figure: Figure
    content: FigureContent
    composed: Composed
    companions: Companions

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """Its sheets."""
        return self.composed.sheets


def made(reader: Reader, figure: Figure, metrics: FontMetrics) -> Made:
    """Lay out a figure."""
    content = read_content(reader, figure)
    sources = NumberedSources(reader, figure) if figure.sources else None
    composed = compose(figure, content, metrics, sources)
    return Made(figure, content, composed, Companions.of(reader, figure, content, composed, sources))


def write(folder: Path, name: str, each: Made) -> None:
    """Write a figure in each format, its caption, its events and its alternative text into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for ending in FORMATS:
        dots = min(each.figure.dpi, _SCREEN_DOTS)
        write_figure(folder / f"{name}.{ending}", each.sheets, each.companions.about(), dots)
    for ending, data in each.companions.files(("txt", "csv", "alt")).items():
        (folder / f"{name}{ending}").write_bytes(data)


def write_all(folder: Path, reader: Reader, only: tuple[str, ...]) -> None:
    """Write all figures into a folder, or those whose names begin with one of a few words."""
    metrics = FontMetrics()
    for name, figure in FIGURES.items():
        if not only or name.startswith(only):
            write(folder, name, made(reader, figure, metrics))
            print(name)


# What is measured


def faults(each: Made, metrics: FontMetrics) -> list[str]:
    """Return what is wrong with a figure, each fault in words."""
    found = [fault for sheet in each.sheets for fault in of_sheet(sheet, each.figure, metrics)]
    if each.figure.colours is not Colours.COLOUR:
        found += _lanes_alike(each)
    return found


def of_sheet(sheet: Sheet, figure: Figure, metrics: FontMetrics) -> Iterator[str]:
    """Yield what is wrong with one sheet, each fault in words."""
    words = [item for item in sheet.items() if isinstance(item, Words)]
    for item in words:
        if item.points < figure.letters.smallest - 1e-6:
            yield f"{item.text!r} is {item.points:.2f} pt high, and not {figure.letters.smallest}"
    inks = [(item, ink_of(item, metrics)) for item in words]
    for (one, first), (other, second) in combinations(inks, 2):
        shared = first & second
        if shared.width() > _ROOM and shared.height() > _ROOM:
            yield f"{one.text!r} and {other.text!r} overlap by {shared.width():.2f} x {shared.height():.2f} mm"
    yield from _covered(sheet, inks)
    yield from _crossed(sheet, inks)
    whole = QRectF(0, 0, sheet.width, sheet.height)
    for item in sheet.items():
        if not whole.contains(_extent(item, metrics)):
            yield f"{_told(item)} at {_extent(item, metrics).getRect()} is cut by the sheet"


def _covered(sheet: Sheet, words: list[tuple[Words, QRectF]]) -> Iterator[str]:
    """Yield marks of events that stand in the words of others."""
    for group in sheet.groups:
        if not group.id.startswith("event-"):
            continue
        own = {id(item) for item in group.items}
        marks = [item for item in group.items if not isinstance(item, Words) and item.ink.fill]
        for mark in marks:
            box = _box(mark)
            for item, ink in words:
                shared = box & ink
                if id(item) not in own and shared.width() > 5 * _ROOM and shared.height() > 5 * _ROOM:
                    yield f"a mark of {group.id} stands in {item.text!r}"


def _crossed(sheet: Sheet, words: list[tuple[Words, QRectF]]) -> Iterator[str]:
    """Yield words through which a line of an axis or of an inset goes; grids lie faint behind the lanes."""
    for group in sheet.groups:
        if not group.id.startswith(("axis", "inset")):
            continue
        for item in group.items:
            if not isinstance(item, Shape):
                continue
            ends = [QPointF(*segment) for segment in item.segments]
            for start, end in pairwise(ends):
                for each, ink in words:
                    if _through(start, end, ink):
                        yield f"a line of {group.id} goes through {each.text!r}"


def _through(start: QPointF, end: QPointF, ink: QRectF) -> bool:
    """Return whether a line comes into words, by more than the room that inks may share."""
    inner, line = ink.adjusted(_ROOM, _ROOM, -_ROOM, -_ROOM), QLineF(start, end)
    corners = [inner.topLeft(), inner.topRight(), inner.bottomRight(), inner.bottomLeft(), inner.topLeft()]
    meets = QLineF.IntersectionType.BoundedIntersection
    return inner.contains(start) or any(line.intersects(QLineF(*side))[0] == meets for side in pairwise(corners))


def ink_of(words: Words, metrics: FontMetrics) -> QRectF:
    """Return the least rectangle round the letters of words, in millimetres."""
    scale = words.points * POINT / EM
    ink = QFontMetricsF(font_of(face_for(words.text, words.face))).tightBoundingRect(words.text)
    left = box_of(words, metrics)[0]
    return QRectF(left + ink.left() * scale, words.y + ink.top() * scale, ink.width() * scale, ink.height() * scale)


def _extent(item: Item, metrics: FontMetrics) -> QRectF:
    """Return what an item covers, the thickness of its lines included."""
    if isinstance(item, Words):
        return ink_of(item, metrics)
    half = item.ink.points * POINT / 2 if item.ink.stroke else 0.0
    return _box(item).adjusted(-half, -half, half, half)


def _box(item: Item) -> QRectF:
    left, top, right, bottom = box_of(item, _NO_WORDS)
    return QRectF(left, top, right - left, bottom - top)


class _NoWords:
    """Stands for measures where there are no words."""

    def width(self, text: str, face: Face, points: float) -> float:
        raise AssertionError

    ascent = descent = width  # type: ignore[assignment]


_NO_WORDS = _NoWords()


def _told(item: Item) -> str:
    return repr(item.text) if isinstance(item, Words) else type(item).__name__.lower()


def _lanes_alike(each: Made) -> Iterator[str]:
    """Yield neighbouring lanes whose marks have the same pattern and nearly the same grey.

    In patterns alone dots are black: there the bars tell.
    """
    looks = list(looks_of_lanes(each).items())
    for (one, first), (other, second) in pairwise(looks):
        apart = abs(first[0] - second[0])
        if first[1] == second[1] and apart < _LEAST_APART:
            yield f"the marks of {one!r} and {other!r} are {apart:.2f} apart in lightness"


def looks_of_lanes(each: Made) -> dict[str, tuple[float, Hatch]]:
    """Return lightness and pattern of the largest mark of each lane with any, from above."""
    laned, ids = each.content.laned(each.figure.lanes), each.content.columns.ids
    lanes_of: dict[str, list[int]] = {}
    for event, lane in zip(laned.events.tolist(), laned.lane.tolist(), strict=True):
        lanes_of.setdefault(ids[event], []).append(lane)
    hatched = each.figure.colours is Colours.PATTERN
    found: dict[int, tuple[float, float, Hatch]] = {}
    for sheet in each.sheets:
        for group in sheet.groups:
            lanes = lanes_of.get(group.id.removeprefix("event-"), [])
            shapes = [item for item in group.items if not isinstance(item, Words) and item.ink.fill]
            shapes = [item for item in shapes if item.ink.hatch or not hatched]
            if len(lanes) == 1 and shapes:
                look = max((_area(shape), lightness(shape.ink.fill), shape.ink.hatch) for shape in shapes)
                found[lanes[0]] = max(found.get(lanes[0], look), look)
    return {laned.lanes[lane].name: found[lane][1:] for lane in sorted(found)}


def _area(item: Item) -> float:
    box = _box(item)
    return box.width() * box.height() * (item.ink.opacity if isinstance(item, Shape) else 1.0)
