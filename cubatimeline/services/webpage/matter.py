"""What a web page tells, as values: events with their evidence, sources by number, lanes, bands and scenes."""

from __future__ import annotations

from dataclasses import dataclass

from cubatimeline.domain.events import Event, EventId
from cubatimeline.domain.languages import Language
from cubatimeline.services.geometry.bands import Strip
from cubatimeline.services.geometry.marks import Marks


@dataclass(frozen=True, slots=True)
class Proof:
    """What one source says of an event.

    Attributes:
        source: index into the sources of the page.
        quote: its words; empty for a mere record.
        says: the date it gives, in words; empty where it gives the one of the event, or none.
    """

    source: int
    quote: str
    says: str
    disputes: bool


@dataclass(frozen=True, slots=True)
class Told:
    """An event of the page.

    Attributes:
        date: in words.
        names: indices into the names of the page.
        quarrel: each side of a dispute in words.
    """

    event: Event
    date: str
    names: tuple[int, ...]
    proof: tuple[Proof, ...]
    quarrel: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A document that proves something.

    Attributes:
        note: its citation.
        address: of a digital copy; "" for none.
        language: of its text, as a code; "" where not known.
    """

    id: str
    note: str
    address: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Name:
    """Someone or something that events concern: the name shown, and all forms that a search may use."""

    shown: str
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LaneOf:
    """A row of the timeline: its name and the places of its events in the page."""

    name: str
    events: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SceneOf:
    """A scene of a tour: the span it shows in day numbers, and the places of the events it tells."""

    title: str
    caption: str
    when: str
    first: float
    last: float
    events: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Matter:
    """All that a page tells, in the language it is told in.

    Attributes:
        span: the days it opens on, first and last (exclusive).
        events: in order of time; everything else counts in this order.
        marks: where their marks stand, in the same order.
        ghosts: days that rival sources give, by event.
        categories: id and name, for colours and legend; `Marks.columns.category` counts in them.
    """

    language: Language
    title: str
    subtitle: str
    summary: str
    credits: str
    span: tuple[float, float]
    events: tuple[Told, ...]
    marks: Marks
    ghosts: dict[int, list[float]]
    categories: tuple[tuple[str, str], ...]
    lanes: tuple[LaneOf, ...]
    strips: tuple[Strip, ...]
    sources: tuple[Source, ...]
    names: tuple[Name, ...]
    scenes: tuple[SceneOf, ...] = ()

    @property
    def ids(self) -> tuple[EventId, ...]:
        """The ids of the events."""
        return tuple(each.event.id for each in self.events)
