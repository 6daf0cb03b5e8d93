"""Out and in again: what comes back is what went out, but for what the report tells."""

import json

import bibtexparser
import pytest
import rispy
from hypothesis import given, settings

from cubatimeline.domain.events import Event
from cubatimeline.services.interchange.exporting import written
from cubatimeline.services.interchange.formats import Format
from cubatimeline.services.interchange.model import Exchange
from cubatimeline.services.interchange.report import Loss, Report
from tests.services.interchange.exchanges import exchanges

EVENTS = (Format.TIMELINEJS, Format.TIMELINEJS_SHEET, Format.TIMELINE_PROJECT, Format.TABLE, Format.CALENDAR)
DOCUMENTS = (Format.RIS, Format.BIBTEX, Format.CSL)
ALWAYS_KEPT = {
    Format.TIMELINEJS: {Loss.DATE, Loss.WORDS, Loss.CALENDAR, Loss.CATEGORY, Loss.IMPORTANCE},
    Format.TIMELINEJS_SHEET: {Loss.DATE, Loss.WORDS, Loss.CALENDAR, Loss.CATEGORY, Loss.IMPORTANCE},
    Format.TIMELINE_PROJECT: {Loss.DATE, Loss.CATEGORY},
    Format.TABLE: {Loss.DATE, Loss.WORDS, Loss.CALENDAR, Loss.CATEGORY, Loss.IMPORTANCE, Loss.TITLES, Loss.WHO},
    Format.CALENDAR: {Loss.DATE, Loss.CATEGORY},
    Format.RIS: {Loss.DATE, Loss.DATES, Loss.TEXT, Loss.TITLE, Loss.TITLES},
    Format.BIBTEX: {Loss.DATE, Loss.DATES, Loss.TEXT},
    Format.CSL: {Loss.DATE, Loss.DATES, Loss.TEXT},
}  # fmt: skip
"""What a format never loses, whatever the events and documents made by chance hold."""
_RECORD = (
    "kind", "creator", "recipient", "publisher", "language", "original_language", "translator", "contributor", "rights",
    "address", "summary",
)  # fmt: skip


def _seen(event: Event, exchange: Exchange) -> dict[Loss, object]:
    """Return what a reader sees of an event, by the loss that tells when it changed."""
    names = {each.id: (each.kind, each.name.en) for each in exchange.entities}
    categories = {each.id: each.name.en for each in exchange.categories}
    return {
        Loss.DATE: event.date.edtf,
        Loss.TITLE: event.title.en,
        Loss.TITLES: tuple(text if text != event.title.en else "" for text in (event.title.es, event.title.ru)),
        Loss.SUMMARY: event.summary,
        Loss.CATEGORY: categories[event.category],
        Loss.IMPORTANCE: event.importance,
        Loss.WHO: {names[id_] for id_ in event.entities},
        Loss.QUARREL: (event.disputed, event.rivals),
    }


@pytest.mark.parametrize("format_", EVENTS, ids=lambda each: each.option)
@settings(max_examples=200, deadline=None)
@given(exchange=exchanges())
def test_events_come_back_but_for_what_the_report_tells(format_, exchange):
    data, report = written(exchange, format_)
    again = Report()
    back = format_.reader(data, again)
    staying = [event for event in exchange.events if not report.has(Loss.BEYOND, event.id)]
    assert not again.rejected
    assert report.events == len(staying) == len(back.events)
    for before, after in zip(staying, back.events, strict=True):
        sent, seen = _seen(before, exchange), _seen(after, back)
        assert {loss for loss in sent if sent[loss] != seen[loss]} == {
            loss for loss in sent if report.has(loss, before.id)
        }
    assert not ALWAYS_KEPT[format_] & set(report.lost)


@pytest.mark.parametrize("format_", DOCUMENTS, ids=lambda each: each.option)
@settings(max_examples=200, deadline=None)
@given(exchange=exchanges(events=0, documents=2))
def test_documents_come_back_but_for_what_the_report_tells(format_, exchange):
    data, report = written(exchange, format_)
    if not exchange.documents:
        return
    again = Report()
    back = format_.reader(data, again)
    assert not again.rejected
    assert len(back.documents) == len(exchange.documents)
    for before, after in zip(exchange.documents, back.documents, strict=True):
        assert (before.title == after.title) is not report.has(Loss.TITLE, before.id)
        assert (before.dates == after.dates) is not report.has(Loss.DATES, before.id)
        assert (before.reference == after.reference) is not report.has(Loss.REFERENCE, before.id)
        changed = [
            name
            for name in ("creator", "kind", "publisher", "summary")
            if getattr(before, name) != getattr(after, name)
        ]
        assert not changed or report.has(Loss.RECORD, before.id)
    assert not ALWAYS_KEPT[format_] & set(report.lost)


@settings(max_examples=100, deadline=None)
@given(exchange=exchanges(events=0, documents=2))
def test_rispy_and_bibtexparser_read_what_is_written(exchange):
    ris, _ = written(exchange, Format.RIS) if exchange.documents else (b"", None)
    titles = [entry["title"] for entry in rispy.loads(ris.decode().replace("\r\n", "\n"))]
    assert titles == [document.title.en for document in exchange.documents]
    bib, _ = written(exchange, Format.BIBTEX) if exchange.documents else (b"", None)
    library = bibtexparser.parse_string(bib.decode())
    assert not library.failed_blocks
    dates = [None if document.date is None else document.date.edtf for document in exchange.documents]
    assert [
        entry.fields_dict["date"].value if "date" in entry.fields_dict else None for entry in library.entries
    ] == dates


@pytest.mark.parametrize("format_", Format, ids=lambda each: each.option)
@settings(max_examples=20, deadline=None)
@given(exchange=exchanges(documents=2))
def test_the_same_gives_the_same_bytes(format_, exchange):
    if format_ in DOCUMENTS and not exchange.documents:
        return
    assert written(exchange, format_)[0] == written(exchange, format_)[0]


@settings(max_examples=50, deadline=None)
@given(exchange=exchanges())
def test_linked_data_hold_the_four_bounds_and_point_at_what_is_there(exchange):
    data, report = written(exchange, Format.LINKED)
    nodes = {node["@id"]: node for node in json.loads(data)["@graph"]}
    for event in exchange.events:
        node = nodes[f"#event/{event.id}"]
        span = node["crm:P4_has_time-span"]
        assert span["crm:P3_has_note"]["@value"] == event.date.edtf
        assert ("crm:P82a_begin_of_the_begin" in span) == (event.date.earliest is not None)
        for pointed in (*node.get("about", []), *node.get("location", [])):
            assert pointed["@id"] in nodes
        assert report.has(Loss.QUARREL, event.id) == bool(event.disputed)
