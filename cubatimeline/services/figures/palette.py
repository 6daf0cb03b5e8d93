"""The inks of a figure: those of the program's themes on paper, or greys and patterns made of them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from cubatimeline.services.figures.figure import Colours, Figure, Ground
from cubatimeline.services.figures.sheets import Hatch
from cubatimeline.services.shipped import shipped_folder

_STRIDE = 3
"""How far apart in the list the colours of lanes 1 and 2 stand, as neighbours in it are alike (as in the window)."""
_HATCHES = (Hatch.RISING, Hatch.DOTS, Hatch.UPRIGHT, Hatch.FALLING, Hatch.LEVEL, Hatch.CROSSED)
_ROLES = {
    "text": "text",
    "soft": "text_soft",
    "line": "hairline",
    "faint_line": "hairline_soft",
    "band": "band",
    "band_other": "band_alternate",
    "accent": "accent",
    "accent_soft": "accent_soft",
    "dispute": "dispute",
}
_GREYS = (0.28, 0.62, 0.42, 0.14, 0.52)
"""Lightness of the lanes of a grey figure on paper, one after the other: neighbours differ by 0.1 at the least."""


@dataclass(frozen=True, slots=True)
class LaneInk:
    """How the marks of a lane are filled and drawn, and its name written."""

    line: str
    fill: str
    words: str
    hatch: Hatch = Hatch.NONE


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours as "#rrggbb"."""

    paper: str
    text: str
    soft: str
    line: str
    faint_line: str
    band: str
    band_other: str
    accent: str
    accent_soft: str
    dispute: str
    lanes: Mapping[str, str]
    colours: Colours
    dark: bool

    def lane(self, key: str, place: int) -> LaneInk:
        """Return the ink of the lane that is `place` from the top, by the key of its colour in the themes."""
        if self.colours is Colours.COLOUR:
            colour = self._of(key)
            return LaneInk(colour, colour, colour)
        hatch = _HATCHES[place % len(_HATCHES)]
        if self.colours is Colours.PATTERN:
            return LaneInk(self.text, self.paper, self.text, hatch)
        light = _GREYS[place % len(_GREYS)]
        grey = _grey(1.0 - 0.8 * light if self.dark else light)
        return LaneInk(grey, grey, self.text, hatch)

    def _of(self, key: str) -> str:
        known = [name for name in self.lanes if name != "other"]
        if known and key.isdecimal():
            key = known[(int(key) - 1) * _STRIDE % len(known)]
        return self.lanes.get(key, self.lanes["other"])


@cache
def palette_of(ground: Ground, colours: Colours) -> Palette:
    """Return the inks for a ground and a way of telling lanes apart; read of the theme files once."""
    path = shipped_folder("resources") / "themes" / f"{ground.value}.toml"
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    named, roles = raw["colours"], raw["roles"]
    dark = ground is Ground.DARK
    inks = {name: named[roles[role]] for name, role in _ROLES.items()}
    inks["paper"] = named[roles["canvas" if dark else "blank"]]
    lanes = dict(raw["lanes"])
    if colours is not Colours.COLOUR:
        inks = {name: _greyed(ink) for name, ink in inks.items()}
        lanes = {name: _greyed(ink) for name, ink in lanes.items()}
        inks["text"] = inks["accent"] = inks["dispute"] = _grey(0.95 if dark else 0.0)
    if colours is Colours.PATTERN and not dark:
        inks["soft"] = inks["text"]
    return Palette(**inks, lanes=lanes, colours=colours, dark=dark)


def palette_for(figure: Figure) -> Palette:
    """Return the inks of a figure."""
    return palette_of(figure.ground, figure.colours)


def lightness(colour: str) -> float:
    """Return how light a colour is to the eye, 0 to 1 (relative luminance of Rec. 709 by its gamma)."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = 0.2126 * red**2.2 + 0.7152 * green**2.2 + 0.0722 * blue**2.2
    return float(linear ** (1 / 2.2))


def _greyed(colour: str) -> str:
    return _grey(lightness(colour))


def _grey(light: float) -> str:
    part = f"{round(min(max(light, 0.0), 1.0) * 255):02x}"
    return f"#{part * 3}"
