"""Sizes that journals, books, slides and walls ask for (field notes 6.1 and 6.3), to begin a figure with."""

from __future__ import annotations

from dataclasses import dataclass, replace

from cubatimeline.services.figures.figure import Figure, TypeSizes

_INCH = 25.4
_AS_NEEDED = 0.0


@dataclass(frozen=True, slots=True)
class Preset:
    """A size to print or show a figure at.

    Attributes:
        title: English, for translation.
        width, height: mm; a height of 0 is as high as the figure needs, up to `tallest`.
        letters: sizes of type; the smallest is what the journal or the eye asks for.
        dpi: pixels an inch.
    """

    name: str
    title: str
    width: float
    height: float
    tallest: float
    letters: TypeSizes
    dpi: int

    def applied(self, figure: Figure) -> Figure:
        """Return the figure at the size, with the letters and dpi of this preset."""
        return replace(
            figure, width=self.width, height=self.height, tallest=self.tallest, letters=self.letters, dpi=self.dpi,
            preset=self.name,
        )  # fmt: skip

    def fits(self, figure: Figure) -> bool:
        """Return whether a figure has just the sizes of this preset."""
        return self.applied(figure) == replace(figure, preset=self.name)


_PRINT = TypeSizes()
_NARROW = TypeSizes(title=10.0, lanes=8.0, labels=7.5, axis=7.5, small=7.0)
_TEN = TypeSizes(title=13.0, lanes=10.5, labels=10.0, axis=10.0, small=10.0)
_POSTER_A1 = TypeSizes(title=48.0, lanes=20.0, labels=15.0, axis=16.0, small=14.0)
_POSTER_A0 = TypeSizes(title=64.0, lanes=26.0, labels=18.0, axis=20.0, small=16.0)
_SLIDE = TypeSizes(title=26.0, lanes=13.5, labels=12.5, axis=12.5, small=11.5)
_WEB = TypeSizes(title=19.0, lanes=12.0, labels=11.0, axis=11.0, small=10.0)


def _pixels(name: str, title: str, size: tuple[int, int], letters: TypeSizes, inches: float, tall: int = 0) -> Preset:
    """Return a preset of so many pixels, `inches` wide."""
    dpi = round(size[0] / inches)
    width = size[0] / dpi * _INCH
    return Preset(name, title, width, size[1] / dpi * _INCH, (tall or size[1]) / dpi * _INCH, letters, dpi)


PRESETS: tuple[Preset, ...] = (
    Preset("journal-85", "Journal, one column, 85 mm", 85.0, _AS_NEEDED, 235.0, _NARROW, 600),
    Preset("journal-90", "Journal, one column, 90 mm", 90.0, _AS_NEEDED, 235.0, _NARROW, 600),
    Preset("book-106", "Book page or column and a half, 106 mm", 106.0, _AS_NEEDED, 188.0, _NARROW, 600),
    Preset("journal-170", "Journal, two columns, 170 mm", 170.0, _AS_NEEDED, 235.0, _PRINT, 600),
    Preset("journal-190", "Journal, two columns, 190 mm", 190.0, _AS_NEEDED, 240.0, _PRINT, 600),
    Preset("hjas", "Harvard Journal of Asiatic Studies, 106 × 188 mm", 106.0, 188.0, 188.0, _NARROW, 1200),
    Preset("aghr", "Agricultural History Review, 185 × 245 mm", 185.0, 245.0, 245.0, _TEN, 600),
    _pixels("slide-1920", "Slide, 1920 × 1080", (1920, 1080), _SLIDE, 40 / 3),
    _pixels("slide-3840", "Slide, 3840 × 2160", (3840, 2160), _SLIDE, 40 / 3),
    Preset("poster-a1", "Poster, A1", 841.0, 594.0, 594.0, _POSTER_A1, 300),
    Preset("poster-a0", "Poster or wall, A0", 1189.0, 841.0, 841.0, _POSTER_A0, 200),
    _pixels("web-1600", "Web, 1600 pixels, doubled", (3200, 0), _WEB, 1600 / 96, 3200),
)


def preset_called(name: str) -> Preset | None:
    """Return the preset of a name; None for no such."""
    return next((preset for preset in PRESETS if preset.name == name), None)
