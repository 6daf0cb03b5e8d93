"""Data out: a collection gathered into an `Exchange`, written in one format, and read back to tell what was lost."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from cubatimeline.domain.documents import Body
from cubatimeline.domain.errors import ReaderError
from cubatimeline.domain.events import Status
from cubatimeline.domain.languages import Language
from cubatimeline.services.interchange.comparing import compare_documents, compare_events
from cubatimeline.services.interchange.edtf_csv import beside
from cubatimeline.services.interchange.formats import Format
from cubatimeline.services.interchange.model import Exchange
from cubatimeline.services.interchange.report import Loss, Report
from cubatimeline.services.safe_files import write_whole
from cubatimeline.store.reader import Reader
from cubatimeline.store.relations import read_relations


def gather(reader: Reader, language: Language = "en") -> Exchange:
    """Return all that can travel of a collection: accepted events and what belongs to them, documents but chapters."""
    events = tuple(event for event in reader.events() if event.status is Status.ACCEPTED)
    ids = {event.id for event in events}
    found = (reader.document(each.id) for each in reader.documents() if each.body is not Body.CHAPTER)
    documents = tuple(document for document in found if document is not None)
    travelling = {document.id for document in documents}
    entities = (reader.entity(each.id) for each in reader.entities())
    evidence = [
        proof for document in documents for proof in reader.evidence_in_document(document.id) if proof.event in ids
    ]
    relations = reader.read(read_relations)
    return Exchange(
        title=reader.meta().title.in_(language),
        categories=reader.categories(),
        entities=tuple(entity for entity in entities if entity is not None),
        documents=documents,
        events=events,
        evidence=tuple(each for each in evidence if each.document in travelling),
        relations=tuple(each for each in relations if each.source in ids and each.target in ids),
    )


def written(exchange: Exchange, format_: Format, language: Language = "en") -> tuple[bytes, Report]:
    """Return the file, and what it could not carry."""
    report = Report()
    data = format_.writer(exchange, report, language)
    if format_.is_read and (exchange.events if format_.carries_events else exchange.documents):
        _find_losses(exchange, format_, data, report, language)
    if format_.carries_events:
        report.events = len(exchange.events) - sum(event.id in report.left_out for event in exchange.events)
        if not format_.carries_documents:
            for document in exchange.documents:
                report.lose(Loss.DOCUMENTS, document.id)
    else:
        for event in exchange.events:
            report.leave_out(Loss.EVENTS, event.id)
    if format_.carries_documents:
        report.documents = len(exchange.documents)
    return data, report


def _find_losses(exchange: Exchange, format_: Format, data: bytes, report: Report, language: Language) -> None:
    """Read the file again, and note what differs."""
    back = format_.reader(data, Report())
    if format_.carries_events:
        if format_ is Format.TABLE:
            back = replace(back, evidence=exchange.evidence)  # in the table beside it
        compare_events(exchange, back, report, language)
    else:
        compare_documents(exchange, back, report, language)


def export_data(out: Path, format_: Format, reader: Reader, language: Language = "en") -> Report:
    """Write a collection to a file, and tables that belong to it beside it; each is there whole or not at all.

    Raises:
        ReaderError: a file cannot be written; or the collection cannot be read.
    """
    exchange = gather(reader, language)
    data, report = written(exchange, format_, language)
    files = {out: data}
    if format_ is Format.TABLE:
        files |= {out.with_name(f"{out.stem}{part}{out.suffix}"): more for part, more in beside(exchange).items()}
    for path, content in files.items():
        try:
            write_whole(path, content)
        except OSError as error:
            raise ReaderError(f"{path} cannot be written ({error.strerror}).", "Choose another place.") from error
    return report
