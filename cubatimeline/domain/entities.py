"""People, organisations and places, the offices that people held, and the successions drawn as bands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from cubatimeline.domain.dates import EdtfDate
from cubatimeline.domain.languages import Localised

EntityId = str


class EntityKind(StrEnum):
    """The three kinds of entity."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Office:
    """A post that a person held."""

    title: Localised
    organisation: str
    date: EdtfDate


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, organisation or place.

    Attributes:
        aliases: other forms of the name, in any script.
        role: for a person, who that was in a few words; for the others, the kind ("party", "city").
        begins, ends: birth and death, or founding and dissolution.
        documents: ids of documents that tell of the entity.
    """

    id: EntityId
    kind: EntityKind
    name: Localised
    aliases: tuple[str, ...] = ()
    country: str = ""
    role: str = ""
    summary: str = ""
    begins: EdtfDate | None = None
    ends: EdtfDate | None = None
    latitude: float | None = None
    longitude: float | None = None
    offices: tuple[Office, ...] = ()
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Holder:
    """One person's turn in an office line or band; `short` is the name where room is scarce."""

    person: EntityId
    date: EdtfDate
    short: Localised = Localised("")
    note: str = ""
    gap_before: str = ""


@dataclass(frozen=True, slots=True)
class OfficeLine:
    """A succession of office; `complete` is False where holders are known to be missing."""

    id: str
    title: Localised
    country: str
    holders: tuple[Holder, ...]
    complete: bool = True
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Band:
    """A background strip of the timeline: who held power, one after the other."""

    id: str
    title: Localised
    holders: tuple[Holder, ...]
