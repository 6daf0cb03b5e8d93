"""Puts the content of a collection into its tables, into an empty file as well as over what was put there before."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import islice

from cubatimeline.domain.collection import CollectionContent
from cubatimeline.domain.documents import Mark, MarkKind, Passage
from cubatimeline.domain.entities import Holder
from cubatimeline.domain.events import Event, Origin
from cubatimeline.domain.evidence import Evidence
from cubatimeline.domain.relations import Relation
from cubatimeline.store import rows
from cubatimeline.store.rows import Row, notation, three

Progress = Callable[[str, float], None]
"""Told what is being done, and how much of the whole is done (0 to 1)."""
KINDS = ("category", "document", "entity", "office_line", "band", "event", "evidence", "tour", "relation")
"""What rows are counted by in `Numbers`; office lines and bands share the table `succession`."""
_SUCCESSIONS = ("office_line", "band")
_BUILT_IN = Origin.BUILT_IN.value
_AT_ONCE = 50_000
"""Events whose rows are in memory at a time."""


@dataclass(slots=True)
class Numbers:
    """Row numbers of ids, by kind.

    Attributes:
        known: rows that stand in the file or will.
        gone: ids that the user removed; nothing is tied to them.
        instead: of these, the ids that took their place, where there are any.
        kept: ids whose own row must not be written.
    """

    known: dict[str, dict[str, int]] = field(default_factory=lambda: {kind: {} for kind in KINDS})
    gone: dict[str, set[str]] = field(default_factory=lambda: {kind: set() for kind in KINDS})
    kept: dict[str, set[str]] = field(default_factory=lambda: {kind: set() for kind in KINDS})
    instead: dict[str, dict[str, str]] = field(default_factory=lambda: {kind: {} for kind in KINDS})

    @classmethod
    def read(cls, connection: sqlite3.Connection) -> Numbers:
        """Read what stands in the file: rows of the user, or touched by the user, are to be kept."""
        numbers = cls()
        for kind in KINDS:
            for row, id_, origin, touched in connection.execute(_rows_of(kind)):
                numbers.known[kind][id_] = row
                if touched or origin != _BUILT_IN:
                    numbers.kept[kind].add(id_)
        for kind, id_, instead in connection.execute("SELECT kind, id, instead FROM removed"):
            numbers.gone[kind].add(id_)
            if instead:
                numbers.instead[kind][id_] = instead
        return numbers

    def add(self, kind: str, ids: Iterable[str]) -> None:
        """Give new ids the next free rows; ids removed by the user get none."""
        known = self.known[kind]
        shared = _SUCCESSIONS if kind in _SUCCESSIONS else (kind,)
        last = max((row for each in shared for row in self.known[each].values()), default=0)
        for id_ in ids:
            if id_ not in known and id_ not in self.gone[kind]:
                last += 1
                known[id_] = last

    def meant(self, kind: str, id_: str) -> str | None:
        """Return the id that stands for an id: itself, or what took its place; None where the user removed it."""
        for _ in self.instead[kind]:
            if id_ not in self.instead[kind]:
                break
            id_ = self.instead[kind][id_]
        return None if id_ in self.gone[kind] else id_

    def row(self, kind: str, id_: str) -> int | None:
        """Return the row of an id or of what took its place, None where the user removed it.

        Raises:
            KeyError: there is no such id.
        """
        meant = self.meant(kind, id_)
        return None if meant is None else self.known[kind][meant]

    def to_write(self, kind: str, id_: str) -> bool:
        """Whether the row of this id is to be written."""
        return id_ not in self.gone[kind] and id_ not in self.kept[kind]


def _rows_of(kind: str) -> str:
    if kind == "relation":
        return """
            SELECT r.row, s.id || ' ' || r.kind || ' ' || t.id, r.origin, r.touched
            FROM relation r JOIN event s ON s.row = r.source JOIN event t ON t.row = r.target
        """
    if kind in _SUCCESSIONS:
        return f"SELECT row, id, origin, touched FROM succession WHERE kind = '{kind}'"
    return f"SELECT row, id, origin, touched FROM {kind}"


def put(connection: sqlite3.Connection, content: CollectionContent, numbers: Numbers, progress: Progress) -> None:
    """Write all rows of `content` that the user has not made their own; the caller holds the transaction.

    Raises:
        KeyError: the content ties something to an id that it does not have.
    """
    origin = _BUILT_IN
    _number(content, numbers)
    steps: tuple[tuple[str, Callable[[], None]], ...] = (
        ("Categories", lambda: _put_categories(connection, content, numbers, origin)),
        ("Documents", lambda: _put_documents(connection, content, numbers, origin)),
        ("People, organisations and places", lambda: _put_entities(connection, content, numbers, origin)),
        ("Offices", lambda: _put_successions(connection, content, numbers, origin)),
        ("Events", lambda: put_events(connection, content.events, numbers)),
        ("Evidence", lambda: put_evidence(connection, content.evidence, numbers)),
        ("Relations", lambda: put_relations(connection, content.relations, numbers)),
        ("Marks", lambda: _put_marks(connection, content.marks, numbers)),
        ("Tours", lambda: _put_tours(connection, content, numbers, origin)),
    )
    for done, (name, step) in enumerate(steps):
        progress(name, done / len(steps))
        step()
    _put_meta(connection, content)


def _number(content: CollectionContent, numbers: Numbers) -> None:
    # An event cannot do without its category, so a removed one comes back with the events that need it.
    numbers.gone["category"].clear()
    numbers.add("category", (category.id for category in content.categories))
    numbers.add("document", (document.id for document in content.documents))
    numbers.add("entity", (entity.id for entity in content.entities))
    numbers.add("office_line", (line.id for line in content.office_lines))
    numbers.add("band", (band.id for band in content.bands))
    numbers.add("event", (event.id for event in content.events))
    numbers.add("tour", (tour.id for tour in content.tours))


def _write(connection: sqlite3.Connection, table: str, columns: Collection[str], values: list[Row]) -> None:
    """Insert rows, or change those that stand there under the same `row`."""
    changed = ", ".join(f"{column} = excluded.{column}" for column in columns if column != "row")
    upsert = f" ON CONFLICT (row) DO UPDATE SET {changed}" if "row" in columns else ""
    marks = ", ".join("?" * len(columns))
    connection.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks}){upsert}", values)


def _clear(connection: sqlite3.Connection, table: str, column: str, owners: Iterable[int]) -> None:
    connection.executemany(f"DELETE FROM {table} WHERE {column} = ?", ((owner,) for owner in owners))


def _put_meta(connection: sqlite3.Connection, content: CollectionContent) -> None:
    title = content.title
    values = {
        "id": content.id,
        "version": str(content.version),
        "title_en": title.en,
        "title_es": title.es,
        "title_ru": title.ru,
        "span_start": str(content.span[0]),
        "span_end": str(content.span[1]),
        "summary": content.summary,
        "credits": content.credits,
    }
    connection.executemany("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", values.items())


def _put_categories(c: sqlite3.Connection, content: CollectionContent, numbers: Numbers, origin: str) -> None:
    values = [
        rows.category_row(numbers.known["category"][category.id], category, origin)
        for category in content.categories
        if numbers.to_write("category", category.id)
    ]
    _write(c, "category", rows.CATEGORY, values)


def _put_documents(c: sqlite3.Connection, content: CollectionContent, numbers: Numbers, origin: str) -> None:
    known = numbers.known["document"]
    chosen = [document for document in content.documents if numbers.to_write("document", document.id)]
    owners = [known[document.id] for document in chosen]
    _write(c, "document", rows.DOCUMENT, [rows.document_row(known[d.id], d, origin) for d in chosen])
    for table in ("document_date", "paragraph"):
        _clear(c, table, "document", owners)
    dates: list[Row] = [
        (known[document.id], place, kind, date.edtf)
        for document in chosen
        for place, (kind, date) in enumerate(document.dates.items())
    ]
    _write(c, "document_date", ("document", "place", "kind", "edtf"), dates)
    paragraphs = [row for document in chosen for row in rows.paragraph_rows(known[document.id], document)]
    _write(c, "paragraph", rows.PARAGRAPH, paragraphs)


def _put_entities(c: sqlite3.Connection, content: CollectionContent, numbers: Numbers, origin: str) -> None:
    known = numbers.known["entity"]
    chosen = [entity for entity in content.entities if numbers.to_write("entity", entity.id)]
    owners = [known[entity.id] for entity in chosen]
    _write(c, "entity", rows.ENTITY, [rows.entity_row(known[e.id], e, origin) for e in chosen])
    for table, column in (
        ("alias", "entity"), ("office", "entity"), ("entity_document", "entity"), ("entity_text", "rowid")
    ):  # fmt: skip
        _clear(c, table, column, owners)
    names = [row for entity in chosen for row in rows.alias_rows(known[entity.id], entity)]
    _write(c, "alias", ("entity", "place", "name"), names)
    offices: list[Row] = [
        (known[entity.id], place, *three(office.title), office.organisation, office.date.edtf)
        for entity in chosen
        for place, office in enumerate(entity.offices)
    ]
    _write(c, "office", ("entity", "place", "title_en", "title_es", "title_ru", "organisation", "edtf"), offices)
    ties = _ties(((known[e.id], "document", e.documents) for e in chosen), numbers)
    _write(c, "entity_document", ("entity", "place", "document"), ties)
    texts = [rows.entity_text_row(known[entity.id], entity) for entity in chosen]
    _write(c, "entity_text", ("rowid", "names", "stems"), texts)


def _ties(owners: Iterable[tuple[int, str, Iterable[str]]], numbers: Numbers) -> list[Row]:
    """Return (owner, place, row tied to) for each id of `kind` that stands in the file, each row once."""
    return [
        (owner, place, row)
        for owner, kind, ids in owners
        for place, row in enumerate(dict.fromkeys(numbers.row(kind, id_) for id_ in ids))
        if row is not None
    ]


def _put_successions(c: sqlite3.Connection, content: CollectionContent, numbers: Numbers, origin: str) -> None:
    lines: list[tuple[int, Row, tuple[Holder, ...], tuple[str, ...]]] = []
    for place, line in enumerate(content.office_lines):
        if numbers.to_write("office_line", line.id):
            row = numbers.known["office_line"][line.id]
            value = (row, "office_line", line.id, place, *three(line.title), line.country, int(line.complete), origin)
            lines.append((row, value, line.holders, line.documents))
    for place, band in enumerate(content.bands):
        if numbers.to_write("band", band.id):
            row = numbers.known["band"][band.id]
            lines.append((row, (row, "band", band.id, place, *three(band.title), "", 1, origin), band.holders, ()))
    columns = ("row", "kind", "id", "place", "title_en", "title_es", "title_ru", "country", "complete", "origin")
    _write(c, "succession", columns, [value for _, value, _, _ in lines])
    for table in ("holder", "succession_document"):
        _clear(c, table, "succession", (row for row, _, _, _ in lines))
    turn = ("succession", "place", "person", "edtf", "short_en", "short_es", "short_ru", "note", "gap_before")
    _write(c, "holder", turn, _holders(((row, holders) for row, _, holders, _ in lines), numbers))
    ties = _ties(((row, "document", documents) for row, _, _, documents in lines), numbers)
    _write(c, "succession_document", ("succession", "place", "document"), ties)


def _holders(lines: Iterable[tuple[int, tuple[Holder, ...]]], numbers: Numbers) -> list[Row]:
    found: list[Row] = []
    for owner, holders in lines:
        for place, holder in enumerate(holders):
            person = numbers.row("entity", holder.person)
            if person is not None:
                found.append(
                    (owner, place, person, holder.date.edtf, *three(holder.short), holder.note, holder.gap_before)
                )
    return found


def put_events(c: sqlite3.Connection, events: Iterable[Event], numbers: Numbers) -> None:
    """Write events with their rivals and the entities they concern, a stretch at a time: there may be millions."""
    all_ = iter(events)
    while stretch := list(islice(all_, _AT_ONCE)):
        _put_events(c, [event for event in stretch if numbers.to_write("event", event.id)], numbers)


def _put_events(c: sqlite3.Connection, chosen: list[Event], numbers: Numbers) -> None:
    known = numbers.known["event"]
    owners = [known[event.id] for event in chosen]
    categories = numbers.known["category"]
    _write(c, "event", rows.EVENT, [rows.event_row(known[e.id], e, categories[e.category]) for e in chosen])
    for table in ("rival", "event_entity"):
        _clear(c, table, "event", owners)
    ties = _ties(((known[e.id], "entity", e.entities) for e in chosen), numbers)
    _write(c, "event_entity", ("event", "place", "entity"), ties)
    last = c.execute("SELECT coalesce(max(row), 0) FROM rival").fetchone()[0]
    rivals: list[Row] = []
    holders: list[tuple[int, str, Iterable[str]]] = []
    for event in chosen:
        for place, rival in enumerate(event.rivals):
            last += 1
            rivals.append((last, known[event.id], place, notation(rival.says), rival.claim))
            holders.append((last, "document", rival.documents))
    _write(c, "rival", ("row", "event", "place", "edtf", "claim"), rivals)
    _write(c, "rival_document", ("rival", "place", "document"), _ties(holders, numbers))


def evidence_ids(evidence: Iterable[Evidence]) -> list[str]:
    """Return an id for each piece of built-in evidence: event, document, and its number among those of the two."""
    count: Counter[str] = Counter()
    ids = []
    for each in evidence:
        stem = f"{each.event}/{each.document}"
        count[stem] += 1
        ids.append(f"{stem}/{count[stem]}")
    return ids


def put_evidence(c: sqlite3.Connection, evidence: Collection[Evidence], numbers: Numbers) -> None:
    """Write evidence with its passages; evidence removed or touched by the user is left alone."""
    places: dict[Passage, int] = {}
    last = c.execute("SELECT coalesce(max(row), 0) FROM passage").fetchone()[0]
    values: list[Row] = []
    for id_, each in zip(evidence_ids(evidence), evidence, strict=True):
        event, document = numbers.row("event", each.event), numbers.row("document", each.document)
        if event is None or document is None or not numbers.to_write("evidence", id_):
            continue
        if each.passage is not None and each.passage not in places:
            last += 1
            places[each.passage] = last
        passage = None if each.passage is None else places[each.passage]
        says = notation(each.says)
        values.append((id_, event, document, passage, each.stance.value, says, each.confidence, each.origin.value))
    passages: list[Row] = [
        (row, numbers.row("document", p.document), p.start, p.end, p.quote, p.before, p.after)
        for p, row in places.items()
    ]
    _write(c, "passage", ("row", "document", "start", "end", "quote", "before", "after"), passages)
    columns = ("id", "event", "document", "passage", "stance", "says", "confidence", "origin")
    _write(c, "evidence", columns, values)


def relation_id(source: str, kind: str, target: str) -> str:
    """Return what a relation goes by in `removed`."""
    return f"{source} {kind} {target}"


def put_relations(c: sqlite3.Connection, relations: Iterable[Relation], numbers: Numbers) -> None:
    """Write relations between events; those that the user removed, changed or made alike are left alone."""
    values: list[Row] = []
    for each in relations:
        source, target = numbers.row("event", each.source), numbers.row("event", each.target)
        if None not in (source, target) and numbers.to_write("relation", relation_id(*each.key)):
            values.append((each.kind.value, source, target, each.note, each.origin.value))
    _write(c, "relation", ("kind", "source", "target", "note", "origin"), values)


def _put_marks(c: sqlite3.Connection, marks: Mapping[str, Iterable[Mark]], numbers: Numbers) -> None:
    chosen = {numbers.known["document"][id_]: id_ for id_ in marks if numbers.to_write("document", id_)}
    _clear(c, "mark", "document", chosen)
    values: list[Row] = []
    for row, id_ in chosen.items():
        for mark in marks[id_]:
            target = mark.target if mark.kind is MarkKind.DATE else numbers.meant(mark.kind.value, mark.target)
            if target is not None:
                values.append((row, mark.kind.value, mark.start, mark.end, target))
    _write(c, "mark", ("document", "kind", "start", "end", "target"), values)


def _put_tours(c: sqlite3.Connection, content: CollectionContent, numbers: Numbers, origin: str) -> None:
    values = [
        rows.tour_row(numbers.known["tour"][tour.id], place, tour, origin)
        for place, tour in enumerate(content.tours)
        if numbers.to_write("tour", tour.id)
    ]
    _write(c, "tour", rows.TOUR, values)
