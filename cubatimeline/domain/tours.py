"""A tour: ordered scenes for teaching."""

from __future__ import annotations

from dataclasses import dataclass

from cubatimeline.domain.dates import EdtfDate
from cubatimeline.domain.languages import Localised


@dataclass(frozen=True, slots=True)
class Scene:
    """What the class sees at one step.

    Attributes:
        start, end: the span shown.
        highlight: ids of events drawn forward.
        hidden: ids of events revealed one by one, in this order.
        categories: lanes shown; empty for all.
    """

    title: Localised
    start: EdtfDate
    end: EdtfDate
    caption: str
    notes: str = ""
    highlight: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    document: str = ""
    event: str = ""


@dataclass(frozen=True, slots=True)
class Tour:
    """A story for teaching, scene by scene."""

    id: str
    title: Localised
    summary: str
    scenes: tuple[Scene, ...]
