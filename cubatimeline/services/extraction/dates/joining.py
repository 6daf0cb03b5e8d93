"""Joins mentions that belong together: ranges, and dates that take their year from the one beside them."""

from __future__ import annotations

import re

from cubatimeline.services.extraction.dates.mentions import Mention, Shape
from cubatimeline.services.extraction.dates.signs import Sign, notation
from cubatimeline.services.extraction.dates.tokens import Signs

_RANGE_GAP = re.compile(notation("(?:TO|DASH|IN) [THE OF]?|SLASH")).fullmatch
_LIST_GAP = re.compile(notation("COMMA? [AND OR] [IN ON BY OF FROM]? THE?|COMMA [THE IN ON BY]?")).fullmatch
_BETWEEN_BEFORE = re.compile(notation("BETWEEN [THE OF]?$")).search
_AND_GAP = re.compile(notation("AND THE?")).fullmatch
_LONGEST_GAP = 5


def join(text: Signs, mentions: list[Mention]) -> list[Mention]:
    """Return the mentions with ranges made one, in order."""
    _share_years(text, mentions)
    joined: list[Mention] = []
    for mention in mentions:
        before = joined[-1] if joined else None
        if before is not None and before.until is None and _is_range(text, before, mention):
            before.until = mention
        else:
            joined.append(mention)
    return joined


def _gap(text: Signs, one: Mention, other: Mention) -> str | None:
    size = other.first - one.last
    return text.signs[one.last : other.first] if 0 <= size <= _LONGEST_GAP else None


def _share_years(text: Signs, mentions: list[Mention]) -> None:
    """Let "September" of "September and October 1962" take the year, from right to left."""
    for one, other in zip(mentions[-2::-1], mentions[:0:-1], strict=False):
        gap = _gap(text, one, other)
        if not gap or not one.is_partial or other.shape is not Shape.POINT or not _are_alike(one, other):
            continue
        if other.month + other.season == 0 or not (_RANGE_GAP(gap) or _LIST_GAP(gap)):
            continue
        if gap[0] == Sign.COMMA and one.month > other.month:  # no list, but two clauses
            continue
        one.relation = other.relation
        if other.year is not None:
            one.year = other.year - (1 if one.month > other.month and not one.season else 0)


def _are_alike(one: Mention, other: Mention) -> bool:
    """Tell whether both are days, months, seasons or years."""
    return (one.day > 0, one.month > 0, one.season > 0) == (other.day > 0, other.month > 0, other.season > 0)


def _is_range(text: Signs, one: Mention, other: Mention) -> bool:
    gap = _gap(text, one, other)
    if not gap or other.until is not None or one.shape is not other.shape:
        return False
    if one.shape not in (Shape.POINT, Shape.DECADE, Shape.CENTURY):
        return False
    if not _RANGE_GAP(gap):
        between = _BETWEEN_BEFORE(text.signs, max(0, one.first - 3), one.first)
        return between is not None and _AND_GAP(gap) is not None
    if gap[0] == Sign.IN:  # "в ночь с 27 на 28 октября"
        return one.day > 0 and other.day == one.day + 1 and text.signs[one.first - 1 : one.first] == Sign.FROM
    if one.day and other.month and not other.day:
        return False
    if gap[0] in (Sign.DASH, Sign.SLASH):
        return _are_alike(one, other) and _rises(one, other)
    return _rises(one, other)


def _rises(one: Mention, other: Mention) -> bool:
    """Tell whether the second date can lie behind the first one."""
    if one.year is None or other.year is None:
        return True
    if one.year != other.year:
        return one.year < other.year
    if not one.month or not other.month:
        return one.season < other.season
    return (one.month, one.day) < (other.month, other.day) if other.day else one.month < other.month
