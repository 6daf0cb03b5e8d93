"""What of a collection goes into a web page: a span, a filter, lanes, or a tour."""

from __future__ import annotations

from dataclasses import dataclass, field

from cubatimeline.domain.views import SavedView
from cubatimeline.services.lane_choice import LaneChoice

MOST_EVENTS = 20_000
"""More than these, and browsers on ordinary machines take long to open the page."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What a page is of; left as it is, the whole collection.

    Attributes:
        first, last: day numbers between which events touch; None for no limit.
        words: a search that events have to meet; empty for none.
        categories: ids of those shown; empty for all.
        choice: what makes the lanes.
        tour: id of a tour whose scenes the page steps through, and whose events it tells; empty for none.
        drafts: whether drafts are told too, as such.
        name: heading beside the title of the collection, that of a view; may be empty.
    """

    first: float | None = None
    last: float | None = None
    words: str = ""
    categories: tuple[str, ...] = ()
    choice: LaneChoice = field(default_factory=LaneChoice)
    tour: str = ""
    drafts: bool = False
    name: str = ""


def scope_of_view(view: SavedView) -> Scope:
    """Return what a saved view shows: its span, its lanes, and what its filter leaves."""
    choice = LaneChoice.from_json(view.extra.get("lane_choice") or {"mode": view.lanes})
    return Scope(view.start, view.end, view.words, choice=choice, name=view.name)
