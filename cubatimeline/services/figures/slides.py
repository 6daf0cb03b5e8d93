"""A tour as slides: one 16:9 sheet for each scene with its title, its words, its events on their span, and sources."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import numpy as np

from cubatimeline.domain.tours import Scene, Tour
from cubatimeline.services.figures.composing import Composed, compose
from cubatimeline.services.figures.content import FigureContent
from cubatimeline.services.figures.figure import Density, Figure, TypeSizes
from cubatimeline.services.figures.lettering import Lettering
from cubatimeline.services.figures.measures import sizes_of
from cubatimeline.services.figures.moving import moved_group
from cubatimeline.services.figures.palette import palette_for
from cubatimeline.services.figures.presets import Preset, preset_called
from cubatimeline.services.figures.sheets import Group, Item, Metrics, Sheet, Words
from cubatimeline.services.figures.wording import WORDING
from cubatimeline.services.lane_choice import LaneChoice, LaneMode
from cubatimeline.services.presenting.telling import Events, events_of

SourceLines = Callable[[Sequence[str]], Sequence[str]]
"""Gives the sources of events, which are named by id, one line each."""
PRESET = "slide-1920"
_MOST_SOURCES, _MOST_CAPTION = 3, 3
_LEAST_LANES = 0.35
"""Share of a slide that is left to the timeline at the least."""
_GROWN = (2.0, 1.75, 1.5, 1.25)
"""How much larger letters are tried, as few events leave room and a class sits far away."""
_MOST_CALM = 1.25
"""Titles are so much larger on every slide; office holders and sources grow no more than so."""


def slide_preset(looks: Figure) -> Preset:
    """Return the size of slides: that of `looks` where it is one of slides, else the usual one."""
    preset = preset_called(looks.preset if looks.preset.startswith("slide") else PRESET)
    assert preset is not None
    return preset


def slide_figure(scene: Scene, looks: Figure) -> Figure:
    """Return the figure of a scene: its span and highlights in the looks of another figure, at the size of a slide."""
    preset = slide_preset(looks)
    mode = next((mode for mode in LaneMode if mode.value == scene.lanes), LaneMode.CATEGORY)
    figure = replace(
        preset.applied(looks), first=str(scene.start), last=str(scene.end), title="", footer="", density=Density.DENSE,
        highlights=(), lanes=LaneChoice(mode), legend=False, rows=1, rows_per_page=0, words="", entity="",
    )  # fmt: skip
    return replace(figure, name=scene.title.in_(looks.language))


def slides(
    tour: Tour, content: FigureContent, metrics: Metrics, looks: Figure, sources: SourceLines | None = None
) -> Iterator[Sheet]:
    """Yield one sheet for each scene of a tour.

    Args:
        content: read for a figure without a filter, in the language of `looks`.
        looks: what colours, ground, family and language are taken from; its preset is that of a slide, or ignored.
    """
    events = Events.of(content.columns, content.categories)
    for scene in tour.scenes:
        yield _Slide(scene, content, metrics, looks, sources, events).sheet()


class _Slide:
    """Lays out one scene."""

    def __init__(
        self, scene: Scene, content: FigureContent, metrics: Metrics, looks: Figure, sources: SourceLines | None,
        events: Events,
    ) -> None:  # fmt: skip
        self._scene, self._metrics, self._sources = scene, metrics, sources
        self._figure = slide_figure(scene, looks)
        if self._figure.lanes.mode is not LaneMode.CATEGORY and self._figure.lanes.mode not in content.groups:
            self._figure = replace(self._figure, lanes=LaneChoice())
        told = np.zeros(len(content.columns), np.bool_)
        told[events_of(scene, events)] = True
        lit = tuple(id_ for id_ in dict.fromkeys((*scene.highlight, *scene.hidden)) if id_ in events.place)
        if not 0 < len(lit) < told.sum():
            lit = ()
        self._figure = replace(self._figure, highlights=lit)
        self._content = replace(content, only=told)
        self._plain = self._figure

    def sheet(self) -> Sheet:
        """Return the slide, in the largest letters in which all of its events have words and find room."""
        sheet, silent = self._set_in(1.0)
        if silent:
            return sheet
        for factor in _GROWN:
            larger, silent = self._set_in(factor)
            if not silent and larger.height <= self._plain.height + 1e-6:
                return larger
        return sheet

    def _set_in(self, factor: float) -> tuple[Sheet, int]:
        """Return the slide in larger letters, and how many of its events have no words."""
        letters = self._plain.letters
        sizes = {name: getattr(letters, name) * factor for name in ("lanes", "labels", "axis")}
        calm = min(factor, _MOST_CALM)
        grown = TypeSizes(title=letters.title * _MOST_CALM, small=letters.small * calm, **sizes)
        self._figure = replace(self._plain, letters=grown)
        self._letters = Lettering(self._metrics, self._figure.family, grown, self._content.kept)
        self._sizes, self._palette = sizes_of(self._figure, self._letters), palette_for(self._figure)
        self._room = self._figure.width - 2 * self._sizes.margin
        return self._laid()

    def _laid(self) -> tuple[Sheet, int]:
        head, y = self._head()
        shown = self._timeline(self._figure.height - y).shown
        foot = self._foot_lines(shown)
        small = self._letters.pitch(self._letters.small)
        below = len(foot) * small + (0.6 * self._sizes.em if foot else 0.0)
        least = self._figure.height * _LEAST_LANES
        composed = self._timeline(max(self._figure.height - y - below, least))
        body = composed.sheets[0]
        groups = [head, *(moved_group(group, 0.0, y) for group in body.groups)]
        end = y + body.height
        if foot:
            groups.append(self._foot(foot, end))
        height = max(self._figure.height, end + below)
        sheet = Sheet(self._figure.width, height, tuple(groups), self._figure.name, self._palette.paper)
        return sheet, composed.counted

    def _timeline(self, height: float) -> Composed:
        return compose(replace(self._figure, height=height), self._content, self._metrics)

    def _head(self) -> tuple[Group, float]:
        """Return the title and the words of the scene, and where they end."""
        letters, sizes = self._letters, self._sizes
        y, items = sizes.margin, []
        title = letters.within(self._figure.name, letters.title, self._room, 2)
        caption = letters.within(" ".join(self._scene.caption.split()), letters.label, self._room, _MOST_CAPTION)
        both = [(line, letters.title, self._palette.text) for line in title]
        both += [(line, letters.label, self._palette.soft) for line in caption if line]
        for number, (line, letter, colour) in enumerate(both):
            y += 0.3 * sizes.em if number == len(title) else 0.0
            items.append(Words(sizes.margin, y + letters.ascent(letter), line, letter.points, letter.face, colour))
            y += letters.pitch(letter)
        return Group("title", tuple(items)), y - 0.4 * sizes.em

    def _foot_lines(self, shown: Sequence[str]) -> list[str]:
        if self._sources is None:
            return []
        found = [" ".join(line.split()) for line in self._sources(shown)]
        if not found:
            return []
        letter = self._letters.small
        text = f"{WORDING[self._figure.language].sources}: {' '.join(found)}"
        return list(self._letters.within(text, letter, self._room, _MOST_SOURCES))

    def _foot(self, lines: Sequence[str], top: float) -> Group:
        letter, pitch = self._letters.small, self._letters.pitch(self._letters.small)
        first = top + self._letters.ascent(letter)
        items: list[Item] = [
            Words(self._sizes.margin, first + n * pitch, line, letter.points, letter.face, self._palette.soft)
            for n, line in enumerate(lines)
        ]
        return Group("sources", tuple(items))
