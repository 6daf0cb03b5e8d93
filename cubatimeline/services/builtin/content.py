"""Turns checked entries of the data folder into the content of a collection."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from cubatimeline.domain.collection import CollectionContent
from cubatimeline.domain.dates import EdtfDate
from cubatimeline.domain.documents import ArchiveReference, Body, Document, Mark, MarkKind, Passage
from cubatimeline.domain.edtf import parse
from cubatimeline.domain.entities import Band, Entity, EntityKind, Holder, Office, OfficeLine
from cubatimeline.domain.errors import DataError
from cubatimeline.domain.events import Category, Event, Origin, Rival, apart
from cubatimeline.domain.evidence import Evidence, Stance
from cubatimeline.domain.languages import Localised
from cubatimeline.domain.relations import Relation, RelationKind
from cubatimeline.domain.tours import Quiz, Scene, Tour
from cubatimeline.services.builtin.files import Entry
from cubatimeline.services.builtin.markdown import Link, Prose
from cubatimeline.services.builtin.reading import ENTITY_LISTS, Data, Written
from cubatimeline.services.extraction.dates import find_dates
from cubatimeline.services.extraction.names import KnownNames, find_names

_KINDS = dict(zip(ENTITY_LISTS, (EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PLACE), strict=True))
_RECORD = (
    "kind", "creator", "recipient", "publisher", "translator", "contributor", "rights", "address", "summary",
    "original_language",
)  # fmt: skip

date = lru_cache(maxsize=65536)(parse)


def build(data: Data) -> CollectionContent:
    """Return the content; `data` has no problems.

    Raises:
        DataError: the span of the collection is open.
    """
    if data.collection is None:
        raise DataError("collection.yaml", 0, "the file is empty.", "Name the collection in it.")
    about = data.collection.value
    span = date(about["span"])
    if span.earliest is None or span.latest is None:
        raise data.collection.error("the span is open.", "Name its first and its last year.", "span")
    entities = tuple(_entity(entry, _KINDS[kind]) for kind in ENTITY_LISTS for entry in data.entities[kind])
    people = {entry.value["name"]: entry.value["id"] for entry in data.entities["people"]}
    documents = (
        *(_document(entry.value) for entry in data.sources),
        *(_document(written.entry.value, written.prose) for written in data.documents),
        *(_chapter(written) for written in data.chapters),
    )
    ids = {kind: {entry.value["name"]: entry.value["id"] for entry in data.entities[kind]} for kind in ENTITY_LISTS}
    events = tuple(_event(entry.value, ids) for entry in data.events)
    return CollectionContent(
        id=about["id"],
        version=about["version"],
        title=_three(about, "title"),
        span=(span.earliest, span.latest),
        categories=tuple(
            Category(each["id"], _three(each, "name"), place) for place, each in enumerate(about["categories"])
        ),
        entities=entities,
        office_lines=tuple(_office_line(entry.value, people) for entry in data.office_lines),
        bands=tuple(_band(entry.value, people) for entry in data.bands),
        documents=documents,
        events=events,
        evidence=tuple(_all_evidence(data, events)),
        tours=tuple(tour_of(entry.value) for entry in data.tours),
        relations=tuple(_relation(entry.value) for entry in data.relations),
        summary=about.get("summary", ""),
        credits=about.get("credits", ""),
        marks=_all_marks(data, documents, KnownNames(entities)),
    )


def _three(value: dict[str, Any], name: str) -> Localised:
    return Localised(value.get(name, ""), value.get(f"{name}_es", ""), value.get(f"{name}_ru", ""))


def _optional(value: dict[str, Any], *names: str) -> EdtfDate | None:
    return next((date(value[name]) for name in names if name in value), None)


def _entity(entry: Entry, kind: EntityKind) -> Entity:
    value = entry.value
    return Entity(
        id=value["id"],
        kind=kind,
        name=_three(value, "name"),
        aliases=tuple(value.get("aliases", ())),
        country=value.get("country", ""),
        role=value.get("role", value.get("kind", "")),
        summary=value.get("summary", ""),
        begins=_optional(value, "born", "founded"),
        ends=_optional(value, "died", "dissolved"),
        latitude=value.get("latitude"),
        longitude=value.get("longitude"),
        offices=tuple(
            Office(_three(office, "title"), office["organisation"], date(office["when"]))
            for office in value.get("offices", ())
        ),
        documents=tuple(value.get("sources", ())),
    )


def _holders(value: dict[str, Any], people: dict[str, str]) -> tuple[Holder, ...]:
    return tuple(
        Holder(
            person=people[holder["person"]],
            date=date(holder["when"]),
            short=_three(holder, "short"),
            note=holder.get("note", ""),
            gap_before=holder.get("gap_before", ""),
        )
        for holder in value["holders"]
    )


def _office_line(value: dict[str, Any], people: dict[str, str]) -> OfficeLine:
    return OfficeLine(
        id=value["id"],
        title=_three(value, "title"),
        country=value["country"],
        holders=_holders(value, people),
        complete=value.get("complete", True),
        documents=tuple(value.get("sources", ())),
    )


def _band(value: dict[str, Any], people: dict[str, str]) -> Band:
    return Band(value["id"], _three(value, "title"), _holders(value, people))


def _document(value: dict[str, Any], prose: Prose | None = None) -> Document:
    return Document(
        id=value["key"],
        title=_three(value, "title"),
        body=Body.DIGEST if prose and prose.text else Body.RECORD,
        text=prose.text if prose else "",
        language=value.get("language", "en"),
        dates=_dates(value),
        reference=ArchiveReference(**value.get("archive", {})),
        **{name: value.get(name, "") for name in _RECORD},
    )


def _dates(value: dict[str, Any]) -> dict[str, EdtfDate]:
    """Return the dates of a record; the plain `date` of a source is that of its publication."""
    dates = {kind: date(text) for kind, text in value.get("dates", {}).items()}
    return {"published": date(value["date"]), **dates} if "date" in value else dates


def _chapter(written: Written) -> Document:
    value = written.entry.value
    return Document(
        id=value["id"],
        title=_three(value, "title"),
        body=Body.CHAPTER,
        text=written.prose.text,
        kind="chapter",
        dates={"covers": date(value["when"])},
        number=value["number"],
    )


def _event(value: dict[str, Any], ids: dict[str, dict[str, str]]) -> Event:
    return Event(
        id=value["id"],
        date=date(value["when"]),
        title=_three(value, "title"),
        summary=value["summary"],
        category=value["category"],
        importance=value["importance"],
        entities=tuple(ids[kind][name] for kind in ENTITY_LISTS for name in value.get(kind, ())),
        disputed=value.get("disputed", ""),
        rivals=tuple(
            Rival(_optional(rival, "says_when"), rival.get("claim", ""), tuple(rival.get("sources", ())))
            for rival in value.get("rivals", ())
        ),
    )


def _all_evidence(data: Data, events: tuple[Event, ...]) -> Iterator[Evidence]:
    """Yield for each source of each event its passages that tell it, or one piece without passage."""
    passages: dict[tuple[str, str], list[Passage]] = {}
    for written in data.documents:
        key = written.entry.value["key"]
        for link in written.prose.links:
            if link.kind == "event":
                passage = Passage.cut(key, written.prose.text, link.start, link.end)
                passages.setdefault((link.target, key), []).append(passage)
    for entry, event in zip(data.events, events, strict=True):
        for source in entry.value["sources"]:
            key, says = source["key"], _optional(source, "says_when")
            stance = stance_of(event, key, says)
            for found in passages.get((event.id, key), (None,)):
                yield Evidence(event.id, key, found, stance, says)


def stance_of(event: Event, document: str, says: EdtfDate | None) -> Stance:
    """Return whether a document supports an event as it is told.

    It disputes it when the date it gives does not touch that of the event, or when it stands with a rival other than
    the first, which is the one followed, and not with the first.
    """
    if says is not None and apart(says, event.date):
        return Stance.DISPUTES
    first, *others = event.rivals or (None,)
    follows = first is None or document in first.documents
    disputes = not follows and any(rival is not None and document in rival.documents for rival in others)
    return Stance.DISPUTES if disputes else Stance.SUPPORTS


def _all_marks(data: Data, documents: tuple[Document, ...], known: KnownNames) -> dict[str, tuple[Mark, ...]]:
    links: dict[str, tuple[Link, ...]] = {}
    for written in data.documents:
        links[written.entry.value["key"]] = written.prose.links
    for written in data.chapters:
        links[written.entry.value["id"]] = written.prose.links
    return {
        document.id: tuple(
            sorted(_marks(document, links[document.id], known), key=lambda mark: (mark.start, -mark.end, mark.kind))
        )
        for document in documents
        if document.id in links and document.text
    }


def _marks(document: Document, links: tuple[Link, ...], known: KnownNames) -> Iterator[Mark]:
    tied = [link for link in links if link.kind == "entity"]
    for link in links:
        yield Mark(MarkKind(link.kind), link.start, link.end, link.target)
    written = None if document.body is Body.CHAPTER else document.date
    for name in find_names(document.text, known, written, propose=False):
        if not any(link.start < name.end and name.start < link.end for link in tied):
            yield Mark(MarkKind.ENTITY, name.start, name.end, name.id)
    if document.language == "en":
        for span in find_dates(document.text, written):
            yield Mark(MarkKind.DATE, span.start, span.end, span.edtf)


def _relation(value: dict[str, Any]) -> Relation:
    kind = RelationKind(value["kind"])
    return Relation(kind, value["from"], value["to"], value.get("note", ""), Origin.BUILT_IN)


def tour_of(value: dict[str, Any]) -> Tour:
    """Return a tour from the fields of its file, which have been checked (see `shapes.TOUR`)."""
    return Tour(value["id"], _three(value, "title"), value.get("summary", ""), tuple(map(_scene, value["scenes"])))


def _scene(value: dict[str, Any]) -> Scene:
    return Scene(
        title=_three(value, "title"),
        start=date(value["from"]),
        end=date(value["to"]),
        caption=value.get("caption", ""),
        notes=value.get("notes", ""),
        highlight=tuple(value.get("highlight", ())),
        hidden=tuple(value.get("hidden", ())),
        categories=tuple(value.get("categories", ())),
        document=value.get("document", ""),
        event=value.get("event", ""),
        passage=value.get("passage", ""),
        lanes=value.get("lanes", ""),
        words=value.get("words", ""),
        quiz=Quiz(value.get("quiz", "")),
        covered=tuple(value.get("covered", ())),
    )
