"""JSON-LD in the words of schema.org, dates as the four bounds of CIDOC-CRM; written only."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import Any
from urllib.parse import quote

from cubatimeline.domain.calendars import iso_day
from cubatimeline.domain.date_words import in_words
from cubatimeline.domain.dates import EdtfDate
from cubatimeline.domain.documents import Document
from cubatimeline.domain.entities import Entity, EntityKind
from cubatimeline.domain.events import Event
from cubatimeline.domain.evidence import Evidence, Stance
from cubatimeline.domain.languages import Language, Localised
from cubatimeline.domain.relations import RelationKind
from cubatimeline.services.citing import archive_words
from cubatimeline.services.interchange.model import Exchange
from cubatimeline.services.interchange.report import Loss, Report

_CONTEXT = {
    "@vocab": "https://schema.org/",
    "crm": "http://www.cidoc-crm.org/cidoc-crm/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "edtf": "http://id.loc.gov/datatypes/edtf/",
}
_BOUNDS = (
    "crm:P82a_begin_of_the_begin", "crm:P81a_end_of_the_begin", "crm:P81b_begin_of_the_end", "crm:P82b_end_of_the_end",
)  # fmt: skip
_TYPES = {
    EntityKind.PERSON: ["Person", "crm:E21_Person"],
    EntityKind.ORGANISATION: ["Organization", "crm:E74_Group"],
    EntityKind.PLACE: ["Place", "crm:E53_Place"],
}
Node = dict[str, Any]


def write(exchange: Exchange, report: Report, _language: Language) -> bytes:
    """Return the whole as one graph: events, who and where, documents, and what they say of events."""
    kinds = {each.id: each.kind for each in exchange.entities}
    proofs: defaultdict[str, list[Evidence]] = defaultdict(list)
    for each in exchange.evidence:
        proofs[each.event].append(each)
    wholes: defaultdict[str, list[str]] = defaultdict(list)
    for relation in exchange.relations:
        if relation.kind is RelationKind.PART_OF:
            wholes[relation.source].append(relation.target)
        else:
            report.lose(Loss.RELATION, "/".join(relation.key))
    categories = exchange.category_names
    graph: list[Node] = []
    for event in exchange.events:
        node = _event(event, kinds, categories.get(event.category, event.category))
        node |= _kept({"superEvent": [_ref("event", id_) for id_ in wholes[event.id]]})
        node |= _kept({"subjectOf": list(map(_proof, proofs[event.id]))})
        graph.append(node)
        _note_losses(event, report)
    graph += map(_entity, exchange.entities)
    for document in exchange.documents:
        graph.append(_document(document))
        if document.text:
            report.lose(Loss.TEXT, document.id)
        if len(document.dates) > 1:
            report.lose(Loss.DATES, document.id)
    dataset = {"@context": _CONTEXT, "@type": "Dataset", "name": exchange.title, "@graph": graph}
    return (json.dumps(dataset, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def _note_losses(event: Event, report: Report) -> None:
    report.lose(Loss.IMPORTANCE, event.id)
    if event.date.calendar != "gregorian":
        report.lose(Loss.CALENDAR, event.id)
    if event.rivals or event.disputed:
        report.lose(Loss.QUARREL, event.id)


def _kept(values: Node) -> Node:
    return {name: value for name, value in values.items() if value}


def _ref(kind: str, id_: str) -> Node:
    return {"@id": f"#{kind}/{quote(id_, safe='')}"}


def _localised(text: Localised) -> list[Node]:
    pairs = (("en", text.en), ("es", text.es), ("ru", text.ru))
    return [{"@language": code, "@value": words} for code, words in pairs if words]


def _span(date: EdtfDate) -> Node:
    """Return a time-span: four bounds where there are limits, the words, and the EDTF."""
    bounds = {
        name: {"@type": "xsd:date", "@value": iso_day(day)}
        for name, day in zip(_BOUNDS, date.bounds, strict=True)
        if day is not None
    }
    label = date.written or in_words(date)
    return {
        "@type": "crm:E52_Time-Span", **bounds, "crm:P1_is_identified_by": label,
        "crm:P3_has_note": {"@type": "edtf:EDTF", "@value": date.edtf},
    }  # fmt: skip


def _event(event: Event, kinds: dict[str, EntityKind], category: str) -> Node:
    date = event.date
    places = [id_ for id_ in event.entities if kinds.get(id_) is EntityKind.PLACE]
    others = [id_ for id_ in event.entities if id_ in kinds and id_ not in places]
    return _ref("event", event.id) | _kept({
        "@type": ["Event", "crm:E5_Event"],
        "name": _localised(event.title),
        "description": event.summary,
        "keywords": category,
        "startDate": "" if date.earliest is None else iso_day(date.earliest),
        "endDate": "" if date.latest is None else iso_day(date.latest),
        "temporalCoverage": date.edtf,
        "crm:P4_has_time-span": _span(date),
        "location": [_ref("entity", id_) for id_ in places],
        "about": [_ref("entity", id_) for id_ in others],
    })  # fmt: skip


def _proof(evidence: Evidence) -> Node:
    """Return what one document says: a quotation with its place, or the document alone."""
    said = evidence.says
    words = evidence.passage
    return _kept({
        "@type": "Quotation" if words else "CreativeWork",
        "isPartOf": _ref("document", evidence.document),
        "text": words.quote if words else "",
        "position": f"{words.start}-{words.end}" if words else "",
        "disambiguatingDescription": "disputes" if evidence.stance is Stance.DISPUTES else "supports",
        "temporalCoverage": said.edtf if said else "",
    })  # fmt: skip


def _entity(entity: Entity) -> Node:
    begins, ends = (
        ("birthDate", "deathDate") if entity.kind is EntityKind.PERSON else ("foundingDate", "dissolutionDate")
    )
    node: Node = {
        "@type": _TYPES[entity.kind], "name": _localised(entity.name), "alternateName": list(entity.aliases),
        "description": entity.summary or entity.role, begins: entity.begins.edtf if entity.begins else "",
        ends: entity.ends.edtf if entity.ends else "",
    }  # fmt: skip
    if entity.latitude is not None and entity.longitude is not None:
        node["geo"] = {"@type": "GeoCoordinates", "latitude": entity.latitude, "longitude": entity.longitude}
    return _ref("entity", entity.id) | _kept(node)


def _document(document: Document) -> Node:
    return _ref("document", document.id) | _kept({
        "@type": ["ArchiveComponent", "CreativeWork"] if document.reference else "CreativeWork",
        "name": _localised(document.title), "genre": document.kind, "author": document.creator,
        "recipient": document.recipient, "translator": document.translator, "contributor": document.contributor,
        "publisher": document.publisher, "inLanguage": document.language, "abstract": document.summary,
        "dateCreated": document.date.edtf if document.date else "", "url": document.address,
        "copyrightNotice": document.rights, "holdingArchive": document.reference.archive,
        "itemLocation": archive_words(document.reference), "translationOfWork": document.original_language,
    })  # fmt: skip
