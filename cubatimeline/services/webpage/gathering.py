"""Reading from a collection what a web page tells."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from cubatimeline.domain.date_words import in_words, unbreakable
from cubatimeline.domain.errors import Cancelled, ReaderError
from cubatimeline.domain.events import Event
from cubatimeline.domain.evidence import Evidence, Stance
from cubatimeline.domain.languages import Language
from cubatimeline.domain.tours import Tour
from cubatimeline.services.citing import note
from cubatimeline.services.filtering import matching
from cubatimeline.services.geometry.bands import strips_of
from cubatimeline.services.geometry.lanes import Lane
from cubatimeline.services.geometry.marks import by_category, marks_of
from cubatimeline.services.laning import lanes_of, read_groups
from cubatimeline.services.loading import TimelineData, read_timeline
from cubatimeline.services.presenting.telling import Events, events_of, tour_called
from cubatimeline.services.webpage.matter import LaneOf, Matter, Name, Proof, SceneOf, Source, Told
from cubatimeline.services.webpage.scope import MOST_EVENTS, Scope
from cubatimeline.store.columns import OPEN_FUTURE, OPEN_PAST, EventColumns, EventFlag
from cubatimeline.store.reader import Reader

_AT_ONCE = 200
Progress = Callable[[float], object]
"""Is told how much is done, from 0 to 1."""
Stopped = Callable[[], bool]


def gather(
    reader: Reader, scope: Scope, language: Language, told: Progress = float, stopped: Stopped = lambda: False
) -> Matter:
    """Read what a page of `scope` tells.

    Raises:
        ReaderError: there is nothing in the scope, or more than a browser opens with ease; or no such tour.
        Cancelled: `stopped` said so.
    """
    data = read_timeline(reader, language)
    tour = tour_called(reader, scope.tour) if scope.tour else None
    chosen = _chosen(reader, data, scope, tour)
    columns = data.columns.taken(chosen)
    marks = marks_of(columns, *by_category(columns))
    place = {id_: number for number, id_ in enumerate(columns.ids)}
    teller = _Teller(reader, language)
    events = _events(reader, teller, columns.ids, told, stopped)
    groups = read_groups(reader, scope.choice.modes, columns, language)
    laned = lanes_of(columns, data.categories, scope.choice, groups, language, np.ones(len(columns), np.bool_))
    title = data.meta.title.in_(language)
    scenes = _scenes(data, tour, place, language) if tour is not None else ()
    at = {int(number): position for position, number in enumerate(chosen)}
    return Matter(
        language=language,
        title=tour.title.in_(language) if tour is not None else scope.name or title,
        subtitle=title if tour is not None or scope.name else "",
        summary=tour.summary if tour is not None else data.meta.summary,
        credits=data.meta.credits,
        span=_span(scope, marks.start, marks.end, scenes),
        events=tuple(events),
        marks=marks,
        ghosts={at[event]: days for event, days in data.ghosts.items() if event in at},
        categories=tuple((each.id, each.name.in_(language)) for each in data.categories),
        lanes=tuple(_lanes(laned.lanes, laned.events, laned.lane)),
        strips=strips_of(data.bands, data.names, language),
        sources=tuple(teller.sources),
        names=tuple(teller.names),
        scenes=scenes,
    )


def _chosen(reader: Reader, data: TimelineData, scope: Scope, tour: Tour | None) -> NDArray[np.int64]:
    """Return the places of the events that the scope holds, in order of time, those of which none is known last."""
    columns = data.columns
    marks = marks_of(columns, *by_category(columns))
    start, end = marks.start, marks.end
    held = np.ones(len(columns), np.bool_) if scope.drafts else (columns.flags & EventFlag.DRAFT) == 0
    if scope.first is not None:
        held &= end > scope.first
    if scope.last is not None:
        held &= start < scope.last
    if scope.categories:
        held &= np.isin(columns.category, [n for n, each in enumerate(data.categories) if each.id in scope.categories])
    if scope.words.strip():
        held &= matching(columns, reader, scope.words)
    if tour is not None:
        held &= _told_by(tour, columns, data)
    chosen = np.flatnonzero(held)
    if not len(chosen):
        raise ReaderError("There is no event to put into the page.", "Choose a longer span, or another filter.")
    if len(chosen) > MOST_EVENTS:
        raise ReaderError(
            f"A page of {len(chosen):,} events would be too large for a browser; {MOST_EVENTS:,} are the most.",
            "Choose a shorter span or a filter, and make several pages.",
        )
    undated = (columns.start_earliest[chosen] <= OPEN_PAST) & (columns.end_latest[chosen] >= OPEN_FUTURE)
    return np.asarray(chosen[np.lexsort((chosen, end[chosen], start[chosen], undated))])


def _told_by(tour: Tour, columns: EventColumns, data: TimelineData) -> NDArray[np.bool_]:
    events = Events.of(columns, data.categories)
    mask = np.zeros(len(columns), np.bool_)
    for scene in tour.scenes:
        mask[events_of(scene, events)] = True
    return mask


def _scenes(data: TimelineData, tour: Tour, place: dict[str, int], language: Language) -> tuple[SceneOf, ...]:
    events = Events.of(data.columns, data.categories)
    scenes = []
    for scene in tour.scenes:
        told = (data.columns.ids[number] for number in events_of(scene, events))
        first, last = in_words(scene.start, language, "medium"), in_words(scene.end, language, "medium")
        when = unbreakable(first if first == last else f"{first} – {last}")
        held = tuple(place[id_] for id_ in told if id_ in place)
        scenes.append(SceneOf(scene.title.in_(language), scene.caption, when, *scene.span, held))
    return tuple(scenes)


def _span(
    scope: Scope, start: NDArray[np.float64], end: NDArray[np.float64], scenes: Sequence[SceneOf]
) -> tuple[float, float]:
    """Return the days the page opens on: what was asked for, else all events with room for the labels of the last."""
    first = min([float(start.min()), *(scene.first for scene in scenes)])
    last = max([float(end.max()), *(scene.last for scene in scenes)])
    room = max((last - first) * 0.01, 1.0)
    return (
        first - room if scope.first is None else scope.first,
        last + 8 * room if scope.last is None else scope.last,
    )


def _lanes(lanes: Sequence[Lane], events: NDArray[np.int64], lane: NDArray[np.int32]) -> list[LaneOf]:
    found, heading = [], ""
    for number, each in enumerate(lanes):
        if each.heading:
            heading = each.name
            continue
        held = np.sort(events[lane == number])
        name = f"{heading} · {each.name}" if each.depth and heading else each.name
        if len(held):
            found.append(LaneOf(name, tuple(held.tolist())))
    return found


def _events(reader: Reader, teller: _Teller, ids: Sequence[str], told: Progress, stopped: Stopped) -> list[Told]:
    events: list[Told] = []
    for begin in range(0, len(ids), _AT_ONCE):
        if stopped():
            raise Cancelled("Writing the web page")
        events += [teller.tell(event) for event in reader.events(ids[begin : begin + _AT_ONCE])]
        told(min(1.0, (begin + _AT_ONCE) / len(ids)))
    return events


class _Teller:
    """Tells events one after the other, and numbers sources and names as they come."""

    def __init__(self, reader: Reader, language: Language) -> None:
        self._reader, self._language = reader, language
        self.sources: list[Source] = []
        self.names: list[Name] = []
        self._source_of: dict[str, int] = {}
        self._name_of: dict[str, int] = {}

    def tell(self, event: Event) -> Told:
        """Return an event with what proves it and whom it concerns."""
        pieces = self._reader.evidence_for_event(event.id)
        proof = tuple(self._proof(event, piece) for piece in pieces)
        names = (self._name(id_) for id_ in event.entities)
        return Told(
            event,
            in_words(event.date, self._language, "long"),
            tuple(number for number in names if number >= 0),
            proof,
            tuple(self._quarrel(event)),
        )

    def _proof(self, event: Event, piece: Evidence) -> Proof:
        says = ""
        if piece.says is not None and piece.says != event.date:
            says = unbreakable(in_words(piece.says, self._language, "medium"))
        quote = " ".join(piece.passage.quote.split()) if piece.passage is not None else ""
        return Proof(self._source(piece.document), quote, says, piece.stance is Stance.DISPUTES)

    def _source(self, id_: str) -> int:
        if id_ not in self._source_of:
            document = self._reader.document(id_)
            self._source_of[id_] = len(self.sources)
            known = Source(id_, id_, "")
            if document is not None:
                known = Source(id_, note(document), document.address, document.language)
            self.sources.append(known)
        return self._source_of[id_]

    def _name(self, id_: str) -> int:
        if id_ not in self._name_of:
            entity = self._reader.entity(id_)
            self._name_of[id_] = -1 if entity is None else len(self.names)
            if entity is not None:
                name = entity.name
                forms = dict.fromkeys(filter(None, (name.en, name.es, name.ru, *entity.aliases)))
                self.names.append(Name(name.in_(self._language), tuple(forms)))
        return self._name_of[id_]

    def _quarrel(self, event: Event) -> list[str]:
        sides = [event.disputed] if event.disputed else []
        for rival in event.rivals:
            value = in_words(rival.says, self._language, "medium") if rival.says is not None else ""
            claim = ": ".join(part for part in (value, rival.claim) if part)
            held_by = ", ".join(f"[{self._source(document) + 1}]" for document in rival.documents)
            sides.append(f"{claim} {held_by}".strip())
        return sides
