"""Finds what a format lost by comparing what went out with what the same file gives when it is read again."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from cubatimeline.domain.documents import Document
from cubatimeline.domain.events import Event
from cubatimeline.domain.languages import Language, Localised
from cubatimeline.services.interchange.model import Exchange, named
from cubatimeline.services.interchange.report import Loss, Report

_RECORD = (
    "kind", "creator", "recipient", "publisher", "language", "original_language", "translator", "contributor", "rights",
    "address", "summary",
)  # fmt: skip


def compare_events(sent: Exchange, back: Exchange, report: Report, language: Language) -> None:
    """Note for each event of `sent` that was not left out what differs in `back`, which has them in the same order."""
    staying = [event for event in sent.events if event.id not in report.left_out]
    sent_names, back_names = _Names(sent), _Names(back)
    sent_proofs, back_proofs = _proofs(sent), _proofs(back)
    for before, after in zip(staying, back.events, strict=True):
        _compare_date(before, after, report)
        pairs = (
            (Loss.TITLE, before.title.in_(language), named(after.title)),
            (Loss.TITLES, _others(before.title, language), _others(after.title, language)),
            (Loss.SUMMARY, before.summary, after.summary),
            (Loss.CATEGORY, sent_names.category(before), back_names.category(after)),
            (Loss.IMPORTANCE, before.importance, after.importance),
            (Loss.WHO, sent_names.entities(before), back_names.entities(after)),
            (Loss.QUARREL, (before.disputed, before.rivals), (after.disputed, after.rivals)),
        )
        for loss, one, other in pairs:
            if one != other:
                report.lose(loss, before.id)
        for number, _ in enumerate((sent_proofs[before.id] - back_proofs[after.id]).elements()):
            report.lose(Loss.EVIDENCE, f"{before.id}/{number}")
    for relation in set(sent.relations) - set(back.relations):
        report.lose(Loss.RELATION, f"{relation.source}/{relation.kind}/{relation.target}")


class _Names:
    """Categories and entities by the names under which they travel."""

    def __init__(self, exchange: Exchange) -> None:
        self._categories = exchange.category_names
        self._entities = {each.id: (each.kind, named(each.name)) for each in exchange.entities}

    def category(self, event: Event) -> str:
        return self._categories.get(event.category, event.category)

    def entities(self, event: Event) -> frozenset[object]:
        return frozenset(self._entities.get(id_, id_) for id_ in event.entities)


def _compare_date(before: Event, after: Event, report: Report) -> None:
    if before.date.edtf != after.date.edtf:
        report.lose(Loss.DATE, before.id)
    if before.date.written and before.date.written != after.date.written:
        report.lose(Loss.WORDS, before.id)
    if before.date.calendar != after.date.calendar:
        report.lose(Loss.CALENDAR, before.id)


def _others(title: Localised, language: Language) -> tuple[str, ...]:
    """Return the titles that differ from the one in `language`."""
    shown = title.in_(language)
    return tuple(text if text != shown else "" for text in (title.en, title.es, title.ru))


def _proofs(exchange: Exchange) -> defaultdict[str, Counter[tuple[object, ...]]]:
    """Return for each event what proves it."""
    found: defaultdict[str, Counter[tuple[object, ...]]] = defaultdict(Counter)
    for each in exchange.evidence:
        quote = each.passage.quote if each.passage else ""
        found[each.event][(each.document, quote, each.stance, each.says, each.confidence)] += 1
    return found


def compare_documents(sent: Exchange, back: Exchange, report: Report, language: Language) -> None:
    """Note for each document of `sent` what differs in `back`, which has them in the same order."""
    for before, after in zip(sent.documents, back.documents, strict=True):
        for loss, differs in _document_losses(before, after, language):
            if differs:
                report.lose(loss, before.id)


def _document_losses(before: Document, after: Document, language: Language) -> Iterable[tuple[Loss, bool]]:
    kept = {kind: date for kind, date in before.dates.items() if date != before.date}
    returned = {kind: date for kind, date in after.dates.items() if date != after.date}
    yield Loss.TITLE, before.title.in_(language) != named(after.title)
    yield Loss.TITLES, _others(before.title, language) != _others(after.title, language)
    yield Loss.TEXT, bool(before.text) and before.text != after.text
    yield Loss.DATE, before.date != after.date
    yield Loss.DATES, kept != returned or set(before.dates) != set(after.dates)
    yield Loss.REFERENCE, before.reference != after.reference
    yield Loss.RECORD, any(getattr(before, name) != getattr(after, name) for name in _RECORD)
