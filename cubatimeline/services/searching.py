"""One query over events, passages, entities and documents, made ready for the list below the search box."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from cubatimeline.domain.date_words import in_words
from cubatimeline.domain.documents import DocumentId
from cubatimeline.domain.entities import Entity, EntityKind
from cubatimeline.domain.errors import DateError
from cubatimeline.domain.languages import LANGUAGES, Language
from cubatimeline.services.geometry.going import days_of
from cubatimeline.store.fulltext import Hit, HitKind, SearchResult
from cubatimeline.store.query_words import Snippet, Term, find_terms, read_terms, snippet
from cubatimeline.store.reader import Reader
from cubatimeline.store.stemming import words as words_of

Spans = tuple[tuple[int, int], ...]
ELLIPSIS = "…"


class PassagePlace(NamedTuple):
    """Where words were found: a document and an offset, in characters, into its text."""

    document: DocumentId
    offset: int


@dataclass(frozen=True, slots=True)
class SearchRow:
    """One thing found.

    Attributes:
        id: event, document (also for a passage), entity or note id.
        title: title of the event or document, name of the entity, the beginning of a note.
        title_spans: the words found in it, as offsets.
        date: in words; empty where there is none.
        note: what else tells it apart: role of a person, publisher of a document; may be empty.
        context: words around what was found, with `context_spans` in it; empty where the title says it all.
        offset: for a passage, where in the text of the document the first word found stands; -1 for the others.
        entity: for an entity, its kind.
    """

    kind: HitKind
    id: str
    title: str
    title_spans: Spans = ()
    date: str = ""
    note: str = ""
    context: str = ""
    context_spans: Spans = ()
    offset: int = -1
    entity: EntityKind | None = None


@dataclass(frozen=True, slots=True)
class SearchGroup:
    """The first things found of one kind; `total` counts all of them."""

    kind: HitKind
    total: int
    rows: tuple[SearchRow, ...]


@dataclass(frozen=True, slots=True)
class SearchPage:
    """The answer to one query: groups that are not empty, in the order in which they are shown.

    Attributes:
        date: in words, the date that the query is, if it is one and nothing else; "" where it is none.
    """

    query: str
    groups: tuple[SearchGroup, ...]
    date: str = ""

    @property
    def total(self) -> int:
        """Number of things found of all kinds."""
        return sum(group.total for group in self.groups)


def search_page(
    reader: Reader,
    query: str,
    language: Language,
    limit: int = 8,
    only: HitKind | None = None,
    within: tuple[int, int] | None = None,
) -> SearchPage:
    """Search and return up to `limit` rows of each kind, or of `only` one, in the words of `language`.

    Args:
        within: first and last day of the collection, if a query that is a date of these is to be known as one.
    """
    result = reader.search(query, limit)
    terms = _terms_found(query, result)
    found = (
        (result.events, _event_rows(reader, result.events.hits, terms, language)),
        (result.passages, (_passage_row(hit, language) for hit in result.passages.hits)),
        (result.entities, _entity_rows(reader, result.entities.hits, terms, language)),
        (result.documents, _document_rows(reader, result.documents.hits, terms, language)),
    )
    groups = [
        SearchGroup(hits.kind, hits.total, tuple(rows))
        for hits, rows in found
        if hits.total and only in (None, hits.kind)
    ]
    notes = _note_group(reader, query, terms, language, limit) if only in (None, HitKind.NOTE) else None
    if notes is not None:
        # The reader's own words are few and wanted: only events stand before them.
        groups.insert(1 if groups and groups[0].kind is HitKind.EVENT else 0, notes)
    date = _date_meant(query, language, within) if within is not None and only is None else ""
    return SearchPage(query, tuple(groups), date)


def _date_meant(query: str, language: Language, within: tuple[int, int]) -> str:
    """Return in words the date that a query is in one of the three languages, if the collection reaches so far."""
    from cubatimeline.domain.date_reading import read  # its grammars are not needed before the first search

    for spoken in LANGUAGES:
        try:
            date = read(query, spoken)
            days = days_of(date, within)
        except DateError:
            continue
        # A day of no year is everywhere.
        return "" if days.start < within[0] and days.end > within[1] + 1 else in_words(date, language)
    return ""


def _note_group(
    reader: Reader, query: str, terms: tuple[Term, ...], language: Language, limit: int
) -> SearchGroup | None:
    """Return the notes that have all words of a query, by their words, those they quote, or what they are on."""
    from cubatimeline.services.noting import NoteOn, find_notes, note_lines  # not needed before the first search

    found = [line for line in find_notes(note_lines(reader, language), query) if line.on is not NoteOn.RANGE]
    if not found or not query.strip():
        return None
    rows = []
    for line in found[:limit]:
        title = line.first_words
        context = " · ".join(part for part in (line.title, " ".join(line.quote.split())) if part)
        spans = tuple(find_terms(title, terms))
        cut = snippet(context, terms)
        words, word_spans = _with_ellipses(cut)
        rows.append(SearchRow(HitKind.NOTE, line.id, title, spans, "", "", words, word_spans))
    return SearchGroup(HitKind.NOTE, len(found), tuple(rows))


def _terms_found(query: str, result: SearchResult) -> tuple[Term, ...]:
    """Return the terms of the query and the words that the store found in their stead: Хрущёв found "Khrushchev"."""
    found = {
        text[start:end]
        for group in (result.events, result.passages, result.entities, result.documents)
        for hit in group.hits
        for text, spans in [(hit.snippet.text, hit.snippet.spans)]
        for start, end in spans
    }
    spelled = {tuple(words_of(text)) for text in found}
    return (*read_terms(query), *(Term(each) for each in sorted(spelled) if each))


def _event_rows(
    reader: Reader, hits: Iterable[Hit], terms: tuple[Term, ...], language: Language
) -> Iterable[SearchRow]:
    hits = list(hits)
    dates = {event.id: event.date for event in reader.events([hit.id for hit in hits])}
    for hit in hits:
        date = in_words(dates[hit.id], language, "medium") if hit.id in dates else ""
        title = hit.title.in_(language)
        spans = tuple(find_terms(title, terms))
        context, context_spans = _context(hit, title, spans)
        yield SearchRow(HitKind.EVENT, hit.id, title, spans, date, "", context, context_spans)


def _context(hit: Hit, title: str, title_spans: Spans) -> tuple[str, Spans]:
    """Return the words around what was found, unless the title already shows it."""
    if hit.snippet.text == title or (title_spans and not hit.snippet.spans):
        return "", ()
    return _with_ellipses(hit.snippet)


def _with_ellipses(cut: Snippet) -> tuple[str, Spans]:
    before = ELLIPSIS if cut.cut_before else ""
    after = ELLIPSIS if cut.cut_after else ""
    text = " ".join(cut.text.split("\n"))
    return f"{before}{text}{after}", tuple((start + len(before), end + len(before)) for start, end in cut.spans)


def _passage_row(hit: Hit, language: Language) -> SearchRow:
    context, spans = _with_ellipses(hit.snippet)
    offset = hit.snippet.start + (hit.snippet.spans[0][0] if hit.snippet.spans else 0)
    return SearchRow(
        HitKind.PASSAGE, hit.id, hit.title.in_(language), context=context, context_spans=spans, offset=offset
    )


def _entity_rows(
    reader: Reader, hits: Iterable[Hit], terms: tuple[Term, ...], language: Language
) -> Iterable[SearchRow]:
    for hit in hits:
        entity = reader.entity(hit.id)
        if entity is None:
            continue
        title = entity.name.in_(language)
        spans = tuple(find_terms(title, terms))
        alias, alias_spans = ("", ()) if spans else _found_alias(entity, terms)
        yield SearchRow(HitKind.ENTITY, hit.id, title, spans, "", entity.role, alias, alias_spans, entity=entity.kind)


def _found_alias(entity: Entity, terms: tuple[Term, ...]) -> tuple[str, Spans]:
    """Return the form of the name that was found, where it is not the one shown."""
    for form in (entity.name.en, entity.name.es, entity.name.ru, *entity.aliases):
        spans = tuple(find_terms(form, terms))
        if spans:
            return form, spans
    return "", ()


def _document_rows(
    reader: Reader, hits: Iterable[Hit], terms: tuple[Term, ...], language: Language
) -> Iterable[SearchRow]:
    for hit in hits:
        document = reader.document(hit.id)
        date = in_words(document.date, language, "medium") if document and document.date else ""
        title = hit.title.in_(language)
        spans = tuple(find_terms(title, terms))
        context, context_spans = ("", ()) if spans else _context(hit, title, spans)
        publisher = document.publisher if document else ""
        yield SearchRow(HitKind.DOCUMENT, hit.id, title, spans, date, publisher, context, context_spans)
