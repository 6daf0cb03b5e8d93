"""The colours of a web page, taken from the themes of the program when it is written."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from typing import Any

from cubatimeline.services.shipped import shipped_folder

_ROLES = (
    "window", "panel", "canvas", "text", "text_soft", "text_faint", "hairline", "hairline_soft", "accent",
    "accent_soft", "on_accent", "flash", "band", "band_alternate", "dispute", "mark_entity", "shadow",
)  # fmt: skip
_OTHER = "other"


def colour_style(categories: Sequence[str]) -> str:
    """Return custom properties of CSS for a light and a dark page.

    They are called by their role (`--text-soft`), those of the categories by number (`--lane-0`), in the order given;
    what is of a category has the class `c0`, and its colour as `--mark`.
    """
    light, dark = (_properties(_theme(name), categories) for name in ("light", "dark"))
    marked = "".join(f".c{number}{{--mark:var(--lane-{number})}}" for number in range(len(categories)))
    return (
        f":root{{color-scheme:light dark;{light}}}@media (prefers-color-scheme:dark){{:root{{{dark}}}}}"
        f"@media print{{:root{{{light}}}}}{marked}\n"
    )


def _theme(name: str) -> dict[str, Any]:
    path = shipped_folder("resources") / "themes" / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _properties(theme: dict[str, Any], categories: Sequence[str]) -> str:
    colours, roles, lanes = theme["colours"], theme["roles"], theme["lanes"]
    found = {role.replace("_", "-"): colours[roles[role]] for role in _ROLES}
    known = [name for name in lanes if name != _OTHER]
    for number, category in enumerate(categories):
        # A category of the user's own takes a colour by its place, as two of them must be told apart.
        found[f"lane-{number}"] = lanes[category if category in lanes else known[number % len(known)]]
    return "".join(f"--{name}:{value};" for name, value in found.items())
