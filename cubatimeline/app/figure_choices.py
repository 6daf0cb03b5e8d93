"""What a figure shall be, as words of the command line say it: a specification, and what is changed in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from cubatimeline.app.export_choices import categories_asked, edtf_asked, lane_choice_asked
from cubatimeline.domain.errors import UsageError
from cubatimeline.domain.languages import Language
from cubatimeline.services.figures.companions import KINDS
from cubatimeline.services.figures.figure import Colours, Figure, Ground
from cubatimeline.services.figures.presets import PRESETS, preset_called
from cubatimeline.services.figures.spec import read_figure
from cubatimeline.services.figures.wall import PAPERS

TILES = tuple(PAPERS)
NAMES = tuple(preset.name for preset in PRESETS)
USUAL_PRESET = "journal-190"
THEMES = {
    "light": (Ground.LIGHT, Colours.COLOUR),
    "dark": (Ground.DARK, Colours.COLOUR),
    "projection": (Ground.LIGHT, Colours.COLOUR),
    "greyscale": (Ground.LIGHT, Colours.GREYSCALE),
    "pattern": (Ground.LIGHT, Colours.PATTERN),
}
_OF_PICTURES = {"slide": "slide-1920", "slide-4k": "slide-3840", "web": "web-1600", "wide": "journal-190"}
"""Presets of figures in the place of those of pictures of the screen."""


@dataclass(frozen=True, slots=True)
class FigureOptions:
    """Options of the command line; None and empty for those not given."""

    spec: Path | None = None
    first: str | None = None
    last: str | None = None
    preset: str | None = None
    lanes: str | None = None
    theme: str | None = None
    language: Language | None = None
    dpi: int | None = None
    beside: str | None = None
    style: str | None = None
    tiled: str | None = None


@dataclass(frozen=True, slots=True)
class FigureWish:
    """A figure and what shall go with it.

    Attributes:
        categories: ids of the only categories shown; empty for all.
        beside: kinds of files beside it, see `companions.KINDS`.
        paper: on whose sheets a wall chart is printed in pieces, see `wall.PAPERS`; empty for whole.
    """

    figure: Figure
    categories: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    paper: str = ""


def figure_asked(options: FigureOptions, categories: Sequence[str]) -> FigureWish:
    """Return the figure of a specification, or a plain one, with what the other options change in it.

    Args:
        categories: ids of those of the collection.

    Raises:
        UsageError: an option cannot be read, or names what there is not.
        ReaderError: the specification cannot be read.
    """
    figure = _sized(options)
    first, last = edtf_asked("--from", options.first, 0), edtf_asked("--to", options.last, -1)
    figure = replace(figure, first=first or figure.first, last=last or figure.last)
    if options.language is not None:
        figure = replace(figure, language=options.language)
    if options.theme is not None:
        ground, colours = THEMES[options.theme]
        figure = replace(figure, ground=ground, colours=colours)
    if options.style is not None:
        figure = replace(figure, citation_style=options.style)
    if options.dpi is not None:
        figure = replace(figure, dpi=options.dpi)
    wanted: tuple[str, ...] = ()
    if options.lanes is not None:
        choice = lane_choice_asked(options.lanes)
        if choice is None:
            wanted = tuple(categories_asked(categories, options.lanes.split(",")))
            choice = replace(figure.lanes, order=tuple(f"category:{id_}" for id_ in wanted))
        figure = replace(figure, lanes=choice)
    return FigureWish(figure, wanted, _beside(options.beside), options.tiled or "")


def _sized(options: FigureOptions) -> Figure:
    figure = Figure() if options.spec is None else read_figure(options.spec)
    name = options.preset or (USUAL_PRESET if options.spec is None else "")
    preset = preset_called(_OF_PICTURES.get(name, name))
    return figure if preset is None else preset.applied(figure)


def _beside(words: str | None) -> tuple[str, ...]:
    if words is None:
        return ()
    kinds = tuple(dict.fromkeys(part.strip().lower() for part in words.split(",") if part.strip()))
    unknown = [kind for kind in kinds if kind not in KINDS]
    if unknown or not kinds:
        raise UsageError(f"--with-captions: nothing called “{words}” goes with a figure.", f"Give {', '.join(KINDS)}.")
    return kinds
