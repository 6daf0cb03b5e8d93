"""Whose clock the line keeps, that of each place or one for all, and what it is called; `clocks` does the moving."""

from __future__ import annotations

from typing import Literal, get_args

from cubatimeline.domain.languages import Language

Clock = Literal["places", "washington", "havana", "moscow", "utc"]
"""Whose clock the line keeps: that of each place, or one for all."""
CLOCKS: tuple[Clock, ...] = get_args(Clock)
Universal = dict[int, tuple[float, float]]
"""Start and end in universal time, as day numbers, by index of the event."""

_NAMES: dict[Language, dict[Clock, str]] = {
    "en": {
        "places": "local clocks", "washington": "Washington time", "havana": "Havana time", "moscow": "Moscow time",
        "utc": "UTC",
    },
    "es": {
        "places": "horas locales", "washington": "hora de Washington", "havana": "hora de La Habana",
        "moscow": "hora de Moscú", "utc": "UTC",
    },
    "ru": {
        "places": "местное время", "washington": "время Вашингтона", "havana": "время Гаваны",
        "moscow": "московское время", "utc": "UTC",
    },
}  # fmt: skip


def clock_name(clock: Clock, language: Language) -> str:
    """Return what an axis calls a clock: "Havana time"."""
    return _NAMES[language][clock]
