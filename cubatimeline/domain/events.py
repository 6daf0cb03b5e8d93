"""An event: something dated that happened once (a moment) or lasted (a span)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from cubatimeline.domain.dates import EdtfDate
from cubatimeline.domain.languages import Localised

EventId = str


class Origin(StrEnum):
    """Where a row came from: only built-in rows are renewed by a later version of `data/`."""

    BUILT_IN = "built-in"
    USER = "user"
    IMPORTED = "imported"


class Status(StrEnum):
    """A draft waits for a yes or no; only accepted events count."""

    ACCEPTED = "accepted"
    DRAFT = "draft"


@dataclass(frozen=True, slots=True)
class Category:
    """A kind of event, which is also the default lane; `order` is its place from the top, from 0."""

    id: str
    name: Localised
    order: int


@dataclass(frozen=True, slots=True)
class Rival:
    """One of the values that sources quarrel about: a date, a claim in words, or both.

    Attributes:
        says: the rival date, where the quarrel is about the date.
        claim: the rival claim in a few words; may be empty.
        documents: ids of the documents that hold it.
    """

    says: EdtfDate | None
    claim: str
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """Something dated.

    Attributes:
        importance: 1 (a detail) to 5 (the story cannot be told without it).
        entities: ids of the people, organisations and places concerned, in the order of the source.
        disputed: what the sources quarrel about, in words; empty where they agree.
        rivals: the quarrel as values; the first is the one that `date` or `summary` follows.
        confidence: how sure the reading of a draft is, 0 to 1; None for what was made or accepted by hand.
    """

    id: EventId
    date: EdtfDate
    title: Localised
    summary: str
    category: str
    importance: int
    entities: tuple[str, ...] = ()
    disputed: str = ""
    rivals: tuple[Rival, ...] = ()
    origin: Origin = Origin.BUILT_IN
    status: Status = Status.ACCEPTED
    confidence: float | None = None


def apart(one: EdtfDate, other: EdtfDate) -> bool:
    """Whether two dates cannot both be right: one is over before the other can begin."""
    return _before(one, other) or _before(other, one)


def _before(one: EdtfDate, other: EdtfDate) -> bool:
    return one.latest is not None and other.earliest is not None and one.latest < other.earliest
