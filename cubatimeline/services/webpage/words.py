"""The words around the content of a web page, in the three languages, from `resources/web/words.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

from cubatimeline.domain.languages import Language
from cubatimeline.services.shipped import shipped_folder

SCRIPT_KEYS = ("hits", "no_hits", "canvas", "view", "selected", "copied", "scene", "of")
"""Words that the script puts in."""


@cache
def _read() -> dict[str, dict[str, Any]]:
    return tomllib.loads((shipped_folder("resources") / "web" / "words.toml").read_text(encoding="utf-8"))


def words_in(language: Language) -> dict[str, str]:
    """Return what the page says of itself, by key; %1 and %2 stand for what is put in."""
    return {key: words for key, words in _read()[language].items() if isinstance(words, str)}


def kinds_in(language: Language) -> tuple[str, ...]:
    """Return what the kinds of marks say, in the order in which the legend draws them."""
    return tuple(_read()[language]["kinds"])
