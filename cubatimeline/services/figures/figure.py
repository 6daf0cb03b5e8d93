"""A figure: everything that decides how a printed timeline looks, as one value, saved and drawn again the same."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from cubatimeline.domain.languages import Language
from cubatimeline.services.lane_choice import LaneChoice


class Density(StrEnum):
    """How many events are given words: the most important alone, what fits calmly, or all that fits."""

    SPARSE = "sparse"
    NORMAL = "normal"
    DENSE = "dense"


class Family(StrEnum):
    """The family of all letters but the title, which is set in the serif one."""

    SANS = "sans"
    SERIF = "serif"


class Ground(StrEnum):
    """Dark letters on paper, or light ones on a dark slide."""

    LIGHT = "light"
    DARK = "dark"


class Colours(StrEnum):
    """What tells the lanes apart: colours, greys with patterns, or patterns in black alone."""

    COLOUR = "colour"
    GREYSCALE = "greyscale"
    PATTERN = "pattern"


class Dense(StrEnum):
    """What is done for periods with more events than there is room for.

    INSET: a magnified strip below, joined to its place. SPLIT: the axis runs wider there.
    """

    NONE = "none"
    INSET = "inset"
    SPLIT = "split"


@dataclass(frozen=True, slots=True)
class TypeSizes:
    """Sizes of letters at the final size of the figure, in typographic points; `small` is that of the legend."""

    title: float = 12.0
    lanes: float = 8.5
    labels: float = 8.0
    axis: float = 8.0
    small: float = 7.5

    @property
    def smallest(self) -> float:
        """The smallest size in use."""
        return min(self.title, self.lanes, self.labels, self.axis, self.small)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as its author wishes it; immutable.

    Attributes:
        first, last: dates as EDTF between which time is shown, the days of both included; empty for all of the
            collection.
        bands: whether the strips of office holders are drawn.
        words: a search that events have to meet; entity: id of somebody or something they have to concern; empty for
            all.
        highlights: ids of events that stand out and are given words before all others.
        least_importance: events of less (1-5) are drawn as ticks only; 0 for what the density brings with it.
        width, height: of the sheet in mm; a height of 0 is as high as its content needs, up to `tallest`.
        dpi: pixels an inch of PNG and TIFF.
        title, footer: words above and below; empty for none.
        sources: whether small numbers after the labels lead to the list of sources.
        author, licence: stand in the file only, not in the picture.
        citation_style: id of the CSL style of the list of sources; empty for Chicago notes.
        event_numbers: whether labels bear numbers in the order of time, as the table behind the figure has them.
        caption, alt, long_alt: words that go with the figure; empty for those proposed.
        dense_spans: first and last dates as EDTF of the periods that `dense` is about; empty for those found.
        rows: in so many rows below one another is the span broken; rows_per_page: 0 for all rows on one sheet.
        preset: name of the preset that the sizes came from; empty for none.
    """

    name: str = ""
    first: str = ""
    last: str = ""
    lanes: LaneChoice = field(default_factory=LaneChoice)
    bands: bool = True
    words: str = ""
    entity: str = ""
    highlights: tuple[str, ...] = ()
    density: Density = Density.NORMAL
    least_importance: int = 0
    width: float = 190.0
    height: float = 0.0
    tallest: float = 240.0
    dpi: int = 600
    letters: TypeSizes = TypeSizes()
    family: Family = Family.SANS
    ground: Ground = Ground.LIGHT
    colours: Colours = Colours.COLOUR
    language: Language = "en"
    title: str = ""
    footer: str = ""
    author: str = ""
    licence: str = ""
    legend: bool = True
    scale_bar: bool = True
    sources: bool = False
    citation_style: str = ""
    event_numbers: bool = False
    caption: str = ""
    alt: str = ""
    long_alt: str = ""
    dense: Dense = Dense.NONE
    dense_spans: tuple[tuple[str, str], ...] = ()
    rows: int = 1
    rows_per_page: int = 0
    preset: str = ""

    @property
    def least(self) -> int:
        """The least importance (1-5) that an event needs to be given words."""
        return self.least_importance or _LEAST[self.density]


_LEAST = {Density.SPARSE: 4, Density.NORMAL: 2, Density.DENSE: 1}
