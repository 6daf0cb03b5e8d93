"""Lines that belong to a web page, a form or an office stamp rather than to the text."""

from __future__ import annotations

import re

_furniture = re.compile(
    r"(?:skip to.*|search(?: in)?|menu|home|documents?|results?|share.*|print|login|log in|sign in|subscribe|contents|"
    r"get citation|citation|english(?: html)?|original scan|back|next|previous|pagination|view document|inicio|buscar|"
    r"compartir|главная|поиск|меню|войти|поделиться|"
    r"(?:top )?secret(?: copy.*)?|confidential|classified|declassified|unclassified|secreto|confidencial|"
    r"(?:совершенно )?секретно|copy no.*|экз\..*|no\.? ?\d+|№ ?\d+|page \d+.*|"
    r"from the diary(?: of)?|similar articles|related articles)\W*$|"
    r"\[?stamp\]?.*$",
    re.IGNORECASE,
)


def is_furniture(line: str) -> bool:
    """Whether a line is navigation, a button, a stamp or a number of a form, and says nothing of the text."""
    return bool(_furniture.match(line))
