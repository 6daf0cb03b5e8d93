"""Lengths of a figure in millimetres, all of them shares of its letters, so that a wall is a page seen larger."""

from __future__ import annotations

from dataclasses import dataclass

from cubatimeline.services.figures.figure import Density, Figure
from cubatimeline.services.figures.lettering import Lettering
from cubatimeline.services.figures.sheets import POINT

PARTS = 4
"""Steps of height in a line of words: marks and words are stacked in these."""
_INLINE_BELOW = 14.0
"""Names of lanes stand in the lanes rather than beside them where a figure has fewer than so many times their width."""
_AIR = {Density.SPARSE: 1.2, Density.NORMAL: 0.8, Density.DENSE: 0.55}


@dataclass(frozen=True, slots=True)
class Sizes:
    """All in mm.

    Attributes:
        em: size of the letters of labels.
        pitch: distance of their lines; step: a quarter of it, in which lanes count their height.
        dot: radius; bar: height; gap: between a mark and its words; air: left free behind words.
        base: height of the ticks on the base line of a lane.
        cell: width of a cell in which lanes keep account of what is free.
        line, fine: thickness of lines in points.
    """

    em: float
    pitch: float
    step: float
    dot: float
    bar: float
    gap: float
    air: float
    base: float
    cell: float
    line: float
    fine: float
    margin: float


def sizes_of(figure: Figure, letters: Lettering) -> Sizes:
    """Return the lengths of a figure."""
    em = figure.letters.labels * POINT
    pitch = max(letters.pitch(letters.label), letters.pitch(letters.lit), letters.pitch(letters.small))
    thick = max(figure.letters.labels / 8.0, 1.0)
    return Sizes(
        em=em, pitch=pitch, step=pitch / PARTS, dot=0.24 * em, bar=0.36 * em, gap=0.2 * em,
        air=_AIR[figure.density] * em, base=0.5 * em, cell=0.08 * em, line=0.5 * thick, fine=0.3 * thick,
        margin=max(min(1.1 * em, 0.04 * figure.width), 0.5 * em),
    )  # fmt: skip
