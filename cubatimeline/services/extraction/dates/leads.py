"""The words before a date that belong to it: "late", "the second half of", "Saturday,", "about"."""

from __future__ import annotations

import re

from cubatimeline.services.extraction.dates.mentions import HALVES, PARTS, QUARTERS, TEN_DAYS, Mention, Part, Shape
from cubatimeline.services.extraction.dates.signs import Sign, notation
from cubatimeline.services.extraction.dates.tokens import Signs

_LEAD = re.compile(
    notation("""
    (?: THE? [LAST COMING THIS]? (?P<weekday>[WEEKDAY WEAK_WEEKDAY]) DOT? COMMA? (?:THE DAY?)?
      | THE? (?P<relation>[LAST COMING]) DAY?
      | THE? (?P<which>[ORDINAL ROMAN LAST]) (?P<portion>[HALF QUARTER FORTNIGHT TEN_DAYS]) [OF IN]? THE? (?:YEAR DOT?)?
      | THE? (?P<part>PART) DASH? (?:[OF IN ON BY] THE?)? (?:YEAR DOT?)?
      | [LATER EARLIER] IN
      | THE? YEAR DOT?
      | THE DAY?
    )$
    """)
)
_ABOUT = re.compile(notation("(?P<about>ABOUT) DOT? THE?$"))
_PERHAPS = re.compile(notation("PERHAPS [IN ON BY FROM TO]? THE?$"))
_LONGEST = 8
_DAYS_BEFORE_LEAD = (Shape.POINT, Shape.DAY_ONLY)


def add_lead(text: Signs, mention: Mention, limit: int) -> None:
    """Let `mention` begin earlier, with the words that belong to it, but not before sign `limit`."""
    begin = max(limit, mention.first - _LONGEST)
    match = _LEAD.search(text.signs, begin, mention.first)
    if match is not None and _fits(text, mention, match):
        mention.first = match.start()
        if match["relation"]:  # "el pasado 27 de abril"
            mention.relation, mention.unit = match["relation"], Sign.MONTH
        if match["weekday"]:
            mention.weekday = text.value(match.start("weekday"))
        if match["part"]:
            mention.part = PARTS[text.value(match.start("part")) - 1]
        if match["portion"]:
            mention.part = _portion(text, match)
    about = _ABOUT.search(text.signs, begin, mention.first)
    if about is not None and mention.shape in (Shape.POINT, Shape.DECADE, Shape.CENTURY):
        mention.first = about.start()
        mention.mark = "~"
    elif _PERHAPS.search(text.signs, begin, mention.first):
        mention.mark = "?"


def _fits(text: Signs, mention: Mention, match: re.Match[str]) -> bool:
    """Tell whether the words before go with this sort of date: no weekday before a year, no article before "1962"."""
    has_day = mention.day != 0
    if match["relation"]:
        return has_day and mention.year is None and not mention.relation
    if match["weekday"]:
        at = match.start("weekday")
        named = text.words[at][0].isupper() and text.signs[max(0, at - 1) : at] == Sign.CAPITAL  # "Santo Domingo"
        return has_day and not named
    is_year = mention.shape is Shape.POINT and not mention.month and not mention.season
    if match["part"] and Sign.BY in match[0] and text.signs[match.start() - 1 : match.start()] == Sign.BY:
        return False  # "as late as 1981"
    if match["part"] or match["portion"]:
        return mention.shape is not Shape.DAY_WORD and (not has_day or match["part"] is not None)
    lead = match[0]
    if Sign.YEAR in lead:
        return is_year
    if lead[-1:] == Sign.IN:
        return is_year or mention.month != 0
    if lead == Sign.THE:
        return not is_year and (has_day or mention.season != 0 or mention.shape is not Shape.POINT)
    return has_day and mention.shape in _DAYS_BEFORE_LEAD


def _portion(text: Signs, match: re.Match[str]) -> Part | None:
    """Return the part that "the second half", "IV квартал", "третья декада" name."""
    which = text.value(match.start("which"))
    sign = match["portion"]
    parts = {Sign.QUARTER: QUARTERS, Sign.TEN_DAYS: TEN_DAYS}.get(sign, HALVES)
    if match["which"] == Sign.LAST:
        which = len(parts)
    return parts[which - 1] if 0 < which <= len(parts) else None
