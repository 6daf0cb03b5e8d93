"""Themes: colours by role and the one type scale, read from `resources/themes/*.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtGui import QColor, QFont

from cubatimeline.drawing.fonts import SANS, SERIF

TYPE_SCALE = {"tiny": 11, "small": 13, "body": 15, "large": 18, "title": 22, "display": 28}
"""The only type sizes, in pixels at 100 %."""
_STRIDE = 3
"""How far apart in the list the colours of lanes 1 and 2 stand, as neighbours in it are alike."""


@dataclass(frozen=True)
class Theme:
    """Colours and sizes of one look.

    Attributes:
        name: file name without ending.
        dark: light letters on a dark ground.
        scale: factor on every length and type size; 1.0 is 100 %.
        roles: colour by what it is for ("canvas", "text", "accent" ...).
        lanes: colour by category id; `other` serves the rest.
    """

    name: str
    title: str
    dark: bool
    scale: float
    roles: dict[str, QColor]
    lanes: dict[str, QColor]
    _alpha: dict[tuple[str, int], QColor] = field(default_factory=dict, compare=False, repr=False)

    def colour(self, role: str, alpha: int = 255) -> QColor:
        """Return the colour of `role` with `alpha` 0-255.

        Raises:
            KeyError: no such role.
        """
        key = (role, alpha)
        found = self._alpha.get(key)
        if found is None:
            found = QColor(self.roles[role])
            found.setAlpha(alpha)
            self._alpha[key] = found
        return found

    def lane(self, category: str) -> QColor:
        """Return the colour of a lane by category id, or by a number ("1", "2" ...): neighbours are told apart."""
        known = [name for name in self.lanes if name != "other"]
        if known and category.isdecimal():
            category = known[(int(category) - 1) * _STRIDE % len(known)]
        return self.lanes.get(category, self.lanes["other"])

    def px(self, length: float) -> int:
        """Return a length of the 4-pixel grid in device-independent pixels at this theme's scale."""
        return max(1, round(length * self.scale))

    def font(self, size: str = "small", *, serif: bool = False, bold: bool = False, italic: bool = False) -> QFont:
        """Return a font of the type scale by name ("tiny", "small", "body", "large", "title", "display")."""
        font = QFont(SERIF if serif else SANS)
        font.setPixelSize(self.px(TYPE_SCALE[size]))
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        font.setItalic(italic)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font

    def scaled(self, scale: float) -> Theme:
        """Return the same colours at another scale (of its own)."""
        return Theme(self.name, self.title, self.dark, self.scale * scale, self.roles, self.lanes)


def load_theme(path: Path) -> Theme:
    """Read one theme file.

    Raises:
        ValueError: a role names a colour that the file does not define.
        OSError: the file cannot be read.
    """
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    colours = {name: QColor(value) for name, value in raw["colours"].items()}
    missing = sorted(set(raw["roles"].values()) - set(colours))
    if missing:
        raise ValueError(f"{path.name}: roles name colours that are not defined: {', '.join(missing)}")
    roles = {role: colours[name] for role, name in raw["roles"].items()}
    lanes = {name: QColor(value) for name, value in raw["lanes"].items()}
    return Theme(raw["name"], raw["title"], raw["dark"], float(raw["scale"]), roles, lanes)
