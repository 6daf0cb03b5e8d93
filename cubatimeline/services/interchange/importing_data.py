"""Data in: the events and documents of an `Exchange` into a collection, as one edit that undo takes back whole.

What was read is kept as a document of its own, an entry for each event, and each event has its entry for a passage: so
every event can be checked against the file that it came from.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from contextlib import ExitStack
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from cubatimeline.domain.changes import Changes
from cubatimeline.domain.documents import Body, Document, DocumentId, Passage
from cubatimeline.domain.entities import EntityKind
from cubatimeline.domain.errors import ReaderError
from cubatimeline.domain.events import Category, Event, Origin, Status
from cubatimeline.domain.evidence import Evidence
from cubatimeline.domain.imports import ImportedText, Structure
from cubatimeline.domain.languages import Localised
from cubatimeline.services.drafting.categories import category_of
from cubatimeline.services.editing.edit import Connection, Edit
from cubatimeline.services.importing.limits import USUAL, in_words
from cubatimeline.services.interchange.columns import Columns
from cubatimeline.services.interchange.columns import read as read_table_of
from cubatimeline.services.interchange.formats import Format
from cubatimeline.services.interchange.model import Exchange, named
from cubatimeline.services.interchange.recognise import recognise
from cubatimeline.services.interchange.report import Report
from cubatimeline.services.interchange.words import one_line
from cubatimeline.store.editing.common import slug
from cubatimeline.store.editing.entities import insert_entity
from cubatimeline.store.editing.events import insert_event, insert_evidence
from cubatimeline.store.editing.relations import put_relation
from cubatimeline.store.entities import read_entities
from cubatimeline.store.events import read_categories, read_events
from cubatimeline.store.imports import known_hash, put_category, put_document
from cubatimeline.store.writer import Job, Writer

Submit = Callable[[Job], "Future[Changes]"]
_PARAGRAPHS = "\n\n"
_CATEGORY = Category("imported", Localised("Imported", "Importado", "Импорт"), 0)


def read_file(path: Path, format_: Format | None = None, columns: Columns | None = None) -> tuple[Exchange, Report]:
    """Read a file of events or references.

    Args:
        format_: None to recognise it.
        columns: of a table, which column holds what; None goes by the headings.

    Raises:
        ReaderError: it cannot be read, or is of no format that is known.
    """
    try:
        if path.stat().st_size > USUAL.file:
            raise ReaderError(f"{path} is larger than {in_words(USUAL.file)}.", "Divide it.")
        data = path.read_bytes()
    except OSError as error:
        raise ReaderError(f"{path} cannot be read ({error.strerror}).", "Check its name and place.") from error
    format_ = format_ or recognise(path)
    if format_ is None or not format_.is_read:
        raise ReaderError(f"{path} is no file of events or references that can be read.", "Import it as a document.")
    report = Report()
    if format_ is Format.TABLE:
        return read_table_of(data, report, columns), report
    return format_.reader(data, report), report


def import_data(
    path: Path,
    collection: Path,
    format_: Format | None = None,
    *,
    columns: Columns | None = None,
    accepted: bool = False,
    submit: Submit | None = None,
) -> Report:
    """Import a file of events or references into a collection, all at one stroke.

    Args:
        columns: of a table, which column holds what; None goes by the headings.
        accepted: take events as they are; else they are drafts that wait for a yes.
        submit: hands a job to the thread that writes to the collection; None opens the collection for writing here.

    Raises:
        ReaderError: the file cannot be read, or the collection cannot be written.
    """
    exchange, report = read_file(path, format_, columns)
    with ExitStack() as stack:
        if submit is None:
            submit = stack.enter_context(Writer(collection)).submit
        submit(edit_of(exchange, path.name, report, accepted=accepted)).result()
    return report


def edit_of(exchange: Exchange, file: str, report: Report, *, accepted: bool = False) -> Edit:
    """Return the edit that puts everything into a collection.

    Args:
        file: name of the file it comes from.
        report: what was there already and what went in is noted in it when the edit is done.
    """
    return Edit(f"Import {file}", lambda connection: _Putting(connection, exchange, file, report, accepted).all())


@dataclass(slots=True)
class _Putting:
    """One import under way, in the thread that writes."""

    connection: Connection
    exchange: Exchange
    file: str
    report: Report
    accepted: bool

    def all(self) -> None:
        self._documents()
        events = self._new_events()
        if not events:
            return
        source, passages = self._source(events)
        categories, entities = self._categories(events), self._entities(events)
        ids = {}
        for event, passage in zip(events, passages, strict=True):
            ready = replace(
                event,
                id=slug(event.id),
                category=categories[event.category],
                entities=tuple(dict.fromkeys(entities[id_] for id_ in event.entities if id_ in entities)),
                rivals=(),
                origin=Origin.IMPORTED,
                status=Status.ACCEPTED if self.accepted else Status.DRAFT,
                confidence=None if self.accepted else 1.0,
            )
            ids[event.id] = insert_event(self.connection, ready)
            proof = Evidence(ids[event.id], source, passage, says=event.date, origin=Origin.IMPORTED)
            insert_evidence(self.connection, proof)
            self.report.events += 1
        for relation in self.exchange.relations:
            if relation.source in ids and relation.target in ids:
                there = replace(relation, source=ids[relation.source], target=ids[relation.target])
                put_relation(self.connection, there)

    def _documents(self) -> None:
        for document in self.exchange.documents:
            structure = Structure(content_hash=_hash(document), source_file=self.file)
            wish = replace(document, id=slug(document.id) or slug(named(document.title)) or "document")
            put = put_document(self.connection, ImportedText(wish, structure), None)
            if put.new:
                self.report.documents += 1
            else:
                self.report.there_already += 1

    def _new_events(self) -> list[Event]:
        """Return the events that the collection does not have yet, by date and title."""
        there = {_sameness(event) for event in read_events(self.connection, None)}
        new = [event for event in self.exchange.events if _sameness(event) not in there]
        self.report.there_already += len(self.exchange.events) - len(new)
        return new

    def _source(self, events: list[Event]) -> tuple[DocumentId, list[Passage]]:
        """Put what was read as a document; return its id, and the passage of each event in it."""
        entries = [_entry(event) for event in events]
        text = _PARAGRAPHS.join(entries)
        title = self.exchange.title or self.file
        content_hash = sha256(text.encode("utf-8", "replace")).hexdigest()
        document = Document(slug(Path(self.file).stem) or "import", Localised(title), Body.TEXT, text, kind="database")
        structure = Structure(content_hash=content_hash, source_file=self.file)
        known = known_hash(self.connection, content_hash)
        id_ = known or put_document(self.connection, ImportedText(document, structure), None).id
        passages, start = [], 0
        for entry in entries:
            passages.append(Passage.cut(id_, text, start, start + len(entry)))
            start += len(entry) + len(_PARAGRAPHS)
        return id_, passages

    def _categories(self, events: list[Event]) -> dict[str, str]:
        """Return which category of the collection each category of the file is; new ones are put."""
        there = read_categories(self.connection)
        by_name = {name.casefold(): each.id for each in there for name in _forms(each.name)}
        found: dict[str, str] = {}
        for each in self.exchange.categories:
            if not any(event.category == each.id for event in events):
                continue
            known = next((by_name[name.casefold()] for name in _forms(each.name) if name.casefold() in by_name), None)
            if known is None:
                taken = {other.id for other in there} | set(found.values())
                known = _free(slug(each.id) or slug(named(each.name)) or "category", taken)
                put_category(self.connection, replace(each, id=known))
            found[each.id] = known
        if any(event.category not in found for event in events):
            usual = category_of((), there) if there else _CATEGORY.id
            if not there:
                put_category(self.connection, _CATEGORY)
            found |= {event.category: usual for event in events if event.category not in found}
        return found

    def _entities(self, events: list[Event]) -> dict[str, str]:
        """Return which entity of the collection each entity of the file is, by kind and name; new ones are put."""
        wanted = {id_ for event in events for id_ in event.entities}
        known = self._known_names() if wanted else {}
        found: dict[str, str] = {}
        for each in self.exchange.entities:
            if each.id not in wanted:
                continue
            same = next(
                (known[key] for name in _forms(each.name) if (key := (each.kind, name.casefold())) in known), None
            )
            if same is None:
                ready = replace(each, id="", documents=(), offices=())
                same = insert_entity(self.connection, ready, Origin.IMPORTED)
                known |= {(each.kind, name.casefold()): same for name in _forms(each.name)}
            found[each.id] = same
        return found

    def _known_names(self) -> dict[tuple[EntityKind, str], str]:
        found: dict[tuple[EntityKind, str], str] = {}
        for entity in read_entities(self.connection, None, (0, 0)):
            for name in (*_forms(entity.name), *entity.aliases):
                found.setdefault((entity.kind, name.casefold()), entity.id)
        return found


def _forms(name: Localised) -> tuple[str, ...]:
    return tuple(filter(None, dict.fromkeys((name.en, name.es, name.ru))))


def _free(wish: str, taken: set[str]) -> str:
    found, number = wish, 2
    while found in taken:
        found, number = f"{wish}-{number}", number + 1
    return found


def _sameness(event: Event) -> tuple[str, str]:
    return event.date.edtf, one_line(named(event.title)).casefold()


def _entry(event: Event) -> str:
    """Return the paragraph that tells an event as the file has it: date, title, summary."""
    date = event.date.written or event.date.edtf
    return one_line(f"{date}: {named(event.title)}{'. ' + event.summary if event.summary else ''}")


def _hash(document: Document) -> str:
    """Return what the same record is known by when it is imported again."""
    fields = (document.title, document.kind, document.creator, document.recipient, document.publisher, document.address)
    dates = tuple((kind, date.edtf) for kind, date in document.dates.items())
    return sha256(repr((fields, dates, document.reference, document.summary)).encode("utf-8", "replace")).hexdigest()
