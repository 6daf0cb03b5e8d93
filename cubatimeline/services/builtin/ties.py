"""Checks that everything the data files tie together is there, and that what must be proved is proved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import PurePosixPath

from cubatimeline.domain.edtf import parse
from cubatimeline.domain.errors import DataError
from cubatimeline.services.builtin.files import Entry, Step
from cubatimeline.services.builtin.reading import ENTITY_LISTS, Data, Written
from cubatimeline.services.presenting.sizes import MOST_LABELS


class Known:
    """Ids and names that may be referred to."""

    def __init__(self, data: Data) -> None:
        categories = data.collection.value["categories"] if data.collection else []
        self.categories = {category["id"] for category in categories}
        self.documents = {entry.value["key"] for entry in data.sources}
        self.documents |= {document.entry.value["key"] for document in data.documents}
        self.chapters = {chapter.entry.value["id"] for chapter in data.chapters}
        self.events = {event.value["id"]: event for event in data.events}
        self.sources_of = {id_: {each["key"] for each in event.value["sources"]} for id_, event in self.events.items()}
        self.names = {kind: {entry.value["name"] for entry in data.entities[kind]} for kind in ENTITY_LISTS}
        self.entities = {entry.value["id"] for kind in ENTITY_LISTS for entry in data.entities[kind]}
        self.lines = {line.value["id"] for line in data.office_lines}


def check_ties(data: Data) -> Iterator[DataError]:
    """Yield what is wrong between entries whose fields are all as they should be."""
    known = Known(data)
    yield from _ids(data)
    for event in data.events:
        yield from _event(event, known)
    for kind in ENTITY_LISTS:
        for entity in data.entities[kind]:
            yield from _sources(entity, known)
    for line in data.office_lines:
        yield from _office_line(line, known)
    for band in data.bands:
        yield from _people(band, known)
        yield from _turns(band, gaps=False)
    for document in data.documents:
        yield from _document(document, known)
    for chapter in data.chapters:
        yield from _chapter(chapter, known)
    for tour in data.tours:
        yield from _tour(tour, known)
    yield from _relations(data.relations, known)


def _ids(data: Data) -> Iterator[DataError]:
    entities = [entry for kind in ENTITY_LISTS for entry in data.entities[kind]]
    written = [document.entry for document in data.documents]
    yield from _once(data.events, "id")
    yield from _once(entities, "id")
    for kind in ENTITY_LISTS:
        yield from _once(data.entities[kind], "name")
    yield from _once([*data.sources, *written], "key")
    yield from _once([chapter.entry for chapter in data.chapters], "id")
    yield from _once([chapter.entry for chapter in data.chapters], "number")
    for entries in (data.office_lines, data.bands, data.tours):
        yield from _once(entries, "id")
    keys = {entry.value["key"] for entry in (*data.sources, *written)}
    for chapter in data.chapters:
        if chapter.entry.value["id"] in keys:
            yield chapter.entry.error(f"{chapter.entry.value['id']} is a source too.", "Give it another id.", "id")


def _once(entries: Iterable[Entry], name: str) -> Iterator[DataError]:
    first: dict[object, Entry] = {}
    for entry in entries:
        value = entry.value[name]
        if value in first:
            other = first[value].file
            where = f"{other.path}:{other.line(*first[value].steps)}"
            yield entry.error(f"{name} {value} stands also in {where}.", "Give one of the two another, or merge.", name)
        else:
            first[value] = entry


def _missing(
    entry: Entry, names: Iterable[str], known: Iterable[str], what: str, mend: str, *steps: Step
) -> Iterator[DataError]:
    for place, name in enumerate(names):
        if name not in known:
            yield entry.error(f"there is no {what} {name}.", mend, *steps, place)


_MEND_SOURCE = "Add it to sources.yaml, or mend the key."
_MEND_EVENT = "Mend the id, or add the event."


def _sources(entry: Entry, known: Known) -> Iterator[DataError]:
    yield from _missing(entry, entry.value.get("sources", ()), known.documents, "source", _MEND_SOURCE, "sources")


def _event(event: Entry, known: Known) -> Iterator[DataError]:
    value = event.value
    if value["category"] not in known.categories:
        mend = f"Use one of: {', '.join(sorted(known.categories))}."
        yield event.error(f"there is no category {value['category']}.", mend, "category")
    for kind in ENTITY_LISTS:
        mend = f"Add it to `{kind}` in entities.yaml, or mend the name."
        yield from _missing(event, value.get(kind, ()), known.names[kind], f"name in `{kind}` such as", mend, kind)
    keys = [each["key"] for each in value["sources"]]
    for place, key in enumerate(keys):
        if key not in known.documents:
            yield event.error(f"there is no source {key}.", _MEND_SOURCE, "sources", place, "key")
        if key in keys[:place]:
            yield event.error(f"source {key} stands twice.", "Take one out.", "sources", place, "key")
    for place, rival in enumerate(value.get("rivals", ())):
        if "says_when" not in rival and "claim" not in rival:
            yield event.error("a rival has neither date nor claim.", "Add `says_when` or `claim`.", "rivals", place)
        mend = "Add it to the event's sources too."
        steps = ("rivals", place, "sources")
        yield from _missing(event, rival.get("sources", ()), keys, "source of the event such as", mend, *steps)


def _people(entry: Entry, known: Known) -> Iterator[DataError]:
    for place, holder in enumerate(entry.value["holders"]):
        if holder["person"] not in known.names["people"]:
            mend = "Add them to `people` in entities.yaml, or mend the name."
            yield entry.error(f"there is no person {holder['person']}.", mend, "holders", place, "person")
        if "line" in holder and holder["line"] not in known.lines:
            mend = "Mend the id, or add the line to `office_lines`."
            yield entry.error(f"there is no office line {holder['line']}.", mend, "holders", place, "line")


def _office_line(line: Entry, known: Known) -> Iterator[DataError]:
    yield from _sources(line, known)
    yield from _people(line, known)
    yield from _turns(line, gaps=line.value.get("complete", True))


def _turns(line: Entry, *, gaps: bool) -> Iterator[DataError]:
    """Yield where one holder is still there after the next has come, and, if asked, gaps that nobody told of."""
    for place, (before, after) in enumerate(pairwise(line.value["holders"]), 1):
        last, first = parse(before["when"]).bounds, parse(after["when"]).bounds
        who = f"{before['person']} and {after['person']}"
        start = first.latest_start
        if last.earliest_end is not None and start is not None and start < last.earliest_end:
            yield line.error(f"{who} hold it at the same time.", "Mend one of the dates.", "holders", place, "when")
        start = first.earliest_start
        gap = last.latest_end is not None and start is not None and start > last.latest_end + 1
        if gaps and gap and "gap_before" not in after:
            mend = "Mend the dates, or say why in `gap_before`."
            yield line.error(f"there is a gap between {who}.", mend, "holders", place, "when")


def _document(document: Written, known: Known) -> Iterator[DataError]:
    entry, key = document.entry, document.entry.value["key"]
    if PurePosixPath(entry.file.path).stem != key:
        yield entry.error(f"the file is not named by its key {key}.", f"Name it {key}.md.", "key")
    linked = set()
    for link in document.prose.links:
        yield from _link(document, known, link.kind, link.target, link.line)
        linked.add(link.target)
        if link.kind == "event" and link.target in known.events and key not in known.sources_of[link.target]:
            yield DataError(
                entry.file.path,
                link.line,
                f"{link.target} does not have {key} among its sources.",
                f"Add {key} to the sources of the event, or take the link out.",
            )
    for place, statement in enumerate(entry.value.get("statements", ())):
        id_ = statement["event"]
        if id_ not in known.events:
            yield entry.error(f"there is no event {id_}.", _MEND_EVENT, "statements", place, "event")
        elif key not in known.sources_of[id_]:
            mend = f"Add {key} to the sources of the event."
            yield entry.error(f"{id_} has no evidence from {key}.", mend, "statements", place, "event")


def _link(written: Written, known: Known, kind: str, target: str, line: int) -> Iterator[DataError]:
    path = written.entry.file.path
    targets = {"event": known.events, "entity": known.entities}.get(kind)
    if targets is None:
        yield DataError(path, line, f"a link cannot begin with {kind}:.", "Use event: or entity:.")
    elif target not in targets:
        yield DataError(path, line, f"there is no {kind} {target}.", "Mend the id in the link.")


def _chapter(chapter: Written, known: Known) -> Iterator[DataError]:
    for link in chapter.prose.links:
        yield from _link(chapter, known, link.kind, link.target, link.line)
    starts = [link.start for link in chapter.prose.links if link.kind == "event"]
    ends = [start for start, _ in chapter.prose.paragraphs[1:]] + [len(chapter.prose.text) + 1]
    for (start, line), end in zip(chapter.prose.paragraphs, ends, strict=False):
        if not any(start <= link < end for link in starts):
            mend = "Link the words that tell an event: [words](event:ID)."
            yield DataError(chapter.entry.file.path, line, "the paragraph has no link to an event.", mend)


def _tour(tour: Entry, known: Known) -> Iterator[DataError]:
    for place, scene in enumerate(tour.value["scenes"]):
        steps = ("scenes", place)
        for name in ("highlight", "hidden", "covered"):
            yield from _missing(tour, scene.get(name, ()), known.events, "event", _MEND_EVENT, *steps, name)
        if len(scene.get("highlight", ())) > MOST_LABELS:
            yield tour.error(f"more than {MOST_LABELS} events are highlighted.", "Take some out.", *steps, "highlight")
        mend = "Use the id of a category of collection.yaml."
        categories = scene.get("categories", ())
        yield from _missing(tour, categories, known.categories, "category", mend, *steps, "categories")
        if "event" in scene and scene["event"] not in known.events:
            yield tour.error(f"there is no event {scene['event']}.", _MEND_EVENT, *steps, "event")
        if "document" in scene and scene["document"] not in known.documents | known.chapters:
            yield tour.error(f"there is no document {scene['document']}.", "Mend the key.", *steps, "document")
        start, end = parse(scene["from"]).earliest, parse(scene["to"]).latest
        if start is None or end is None or start > end:
            yield tour.error("the scene shows no span.", "Let `from` come before `to`, neither open.", *steps, "from")


def _relations(relations: Iterable[Entry], known: Known) -> Iterator[DataError]:
    first: dict[tuple[str, ...], int] = {}
    for relation in relations:
        value = relation.value
        for name in ("from", "to"):
            if value[name] not in known.events:
                yield relation.error(f"there is no event {value[name]}.", _MEND_EVENT, name)
        if value["from"] == value["to"]:
            yield relation.error(f"{value['from']} is related to itself.", "Name another event.", "to")
        key = value["from"], value["kind"], value["to"]
        if key in first:
            yield relation.error(f"{' '.join(key)} stands also on line {first[key]}.", "Take one of the two out.", "to")
        first.setdefault(key, relation.file.line(*relation.steps))
