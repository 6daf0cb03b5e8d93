"""A tour: ordered scenes for teaching."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from cubatimeline.domain.dates import EdtfDate
from cubatimeline.domain.languages import Localised

_MINUTES = 1440


class Quiz(StrEnum):
    """What a scene keeps from the class until it is revealed, event by event."""

    NONE = ""
    TITLES = "titles"
    DATES = "dates"
    LATER = "later"
    """Everything after what was revealed last: what happens next?"""


@dataclass(frozen=True, slots=True)
class Scene:
    """What the class sees at one step.

    Attributes:
        start, end: the span shown; where they give a time of day, from and to that time.
        caption: one or two sentences below the title; notes: for the presenter alone.
        highlight: ids of events that are told; empty for the most important of the span.
        hidden: ids of events revealed one by one, in this order.
        categories: lanes shown; empty for all.
        document, event: what the scene rests on, its passage shown in large letters as the last step; empty for none.
        passage: words of the document to show instead of those that prove the event.
        lanes: what the rows are grouped by ("category", "person" ...); empty for plain order of time.
        words: a search that events which are not highlighted have to meet; empty for none.
        quiz: what is covered; covered: ids of the events that this concerns, empty for all that are told.
    """

    title: Localised
    start: EdtfDate
    end: EdtfDate
    caption: str
    notes: str = ""
    highlight: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    document: str = ""
    event: str = ""
    passage: str = ""
    lanes: str = ""
    words: str = ""
    quiz: Quiz = Quiz.NONE
    covered: tuple[str, ...] = ()

    @property
    def span(self) -> tuple[float, float]:
        """The first and the last instant shown, in days since 1970-01-01 by the clock of the place.

        Raises:
            ValueError: start or end is open or unknown.
        """
        first, last = self.start.earliest, self.end.latest
        if first is None or last is None:
            raise ValueError(f"the scene “{self.title.en}” has an open span")
        since, until = self.start.time, self.end.end_time
        return first + (since or 0) / _MINUTES, last + (1.0 if until is None else until / _MINUTES)


@dataclass(frozen=True, slots=True)
class Tour:
    """A story for teaching, scene by scene."""

    id: str
    title: Localised
    summary: str
    scenes: tuple[Scene, ...]
