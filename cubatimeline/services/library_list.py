"""The library: all sources as an archive lists its results, sorted, filtered, counted by what they share, in pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from cubatimeline.domain.languages import Language
from cubatimeline.store.document_list import (
    NO_DAY,
    NO_DECADE,
    Codes,
    DocumentColumns,
    DocumentLine,
    matching_document_rows,
    read_document_columns,
    read_document_lines,
)
from cubatimeline.store.reader import Reader
from cubatimeline.store.stemming import words as words_of

PAGE = 20
"""Documents on a page, unless asked otherwise."""
MOST_VALUES = 12
"""Values of a facet that are offered: those with the most documents, besides those that are chosen."""


class Facet(StrEnum):
    """What documents can be narrowed down by."""

    BODY = "body"
    KIND = "kind"
    DECADE = "decade"
    LANGUAGE = "language"
    ARCHIVE = "archive"


class Order(StrEnum):
    """What the list is sorted by."""

    DATE = "date"
    TITLE = "title"
    ARCHIVE = "archive"
    KIND = "kind"
    EVENTS = "events"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class LibraryQuery:
    """What is wanted of the library.

    Attributes:
        words: all of them must be there; empty for all documents.
        chosen: for each facet the values of which a document must have one; decades by their first year ("1960"), ""
            for documents that have no value.
        descending: the last, latest or most first; documents without a date stand at the end either way.
    """

    words: str = ""
    chosen: Mapping[Facet, frozenset[str]] = field(default_factory=dict)
    order: Order = Order.DATE
    descending: bool = False

    @property
    def is_narrowed(self) -> bool:
        """Whether anything is asked for but all documents."""
        return bool(self.words.strip()) or any(self.chosen.values())


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet: how many of the documents that all other filters leave have it."""

    value: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class LibraryPage:
    """One page of the list.

    Attributes:
        number, pages: which page it is, from 1, and how many there are; there is always one.
        first: place of its first document in the whole list, from 1; 0 where there is none.
        total: documents that the query finds; `everything` counts those without any filter.
        facets: the values of each, those with the most documents first, decades in order of time.
    """

    query: LibraryQuery
    number: int
    pages: int
    first: int
    total: int
    everything: int
    lines: tuple[DocumentLine, ...]
    facets: Mapping[Facet, tuple[FacetValue, ...]]


class Shelf:
    """Answers for the library of one collection, in the thread of its reader; keeps what the answers are made from.

    The next page of a query that was answered costs one query for the documents on it.
    """

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._columns: DocumentColumns | None = None
        self._language: Language = "en"
        self._version = -1
        self._found: tuple[LibraryQuery, NDArray[np.int64], dict[Facet, tuple[FacetValue, ...]]] | None = None
        self._having: tuple[str, NDArray[np.bool_]] | None = None

    def page(self, query: LibraryQuery, number: int, language: Language, size: int = PAGE) -> LibraryPage:
        """Return a page of what a query finds; a number behind the last page gives the last, one below 1 the first."""
        columns = self._shelved(language)
        if self._found is None or self._found[0] != query:
            self._found = query, *self._find(columns, query)
        _, places, facets = self._found
        pages = max(-(-len(places) // size), 1)
        number = max(1, min(number, pages))
        first = (number - 1) * size
        rows = columns.row[places[first : first + size]].tolist()
        lines = self._reader.read(lambda connection: read_document_lines(connection, rows))
        where = first + 1 if len(places) else 0
        return LibraryPage(query, number, pages, where, len(places), len(columns), tuple(lines), facets)

    def _shelved(self, language: Language) -> DocumentColumns:
        """Return the columns, read anew after the collection or the language has changed."""
        version = self._reader.version()
        if self._columns is None or (version, language) != (self._version, self._language):
            self._columns = self._reader.read(lambda connection: read_document_columns(connection, language))
            self._version, self._language = version, language
            self._found = self._having = None
        return self._columns

    def _find(
        self, columns: DocumentColumns, query: LibraryQuery
    ) -> tuple[NDArray[np.int64], dict[Facet, tuple[FacetValue, ...]]]:
        having = self._with_words(columns, query.words)
        codes = {facet: _codes_of(columns, facet) for facet in Facet}
        masks = {facet: _mask(codes[facet], query.chosen.get(facet, frozenset())) for facet in Facet}
        facets = {}
        for facet in Facet:
            others = np.logical_and.reduce([having, *(mask for other, mask in masks.items() if other != facet)])
            facets[facet] = _values(facet, codes[facet], others, query.chosen.get(facet, frozenset()))
        places = np.flatnonzero(np.logical_and.reduce([having, *masks.values()]))
        return _sorted(columns, places, query), facets

    def _with_words(self, columns: DocumentColumns, words: str) -> NDArray[np.bool_]:
        if not words.strip():
            return np.ones(len(columns), np.bool_)
        if self._having is None or self._having[0] != words:
            labels = [(label, words_of(label)) for label in columns.archive.labels]

            def keepers(wanted: str) -> Iterable[str]:
                pieces = wanted.split()
                return [label for label, has in labels if all(any(w.startswith(p) for w in has) for p in pieces)]

            rows = self._reader.read(lambda connection: matching_document_rows(connection, words, keepers))
            self._having = words, np.isin(columns.row, rows)
        return self._having[1]


def _codes_of(columns: DocumentColumns, facet: Facet) -> Codes:
    if facet is not Facet.DECADE:
        codes: Codes = getattr(columns, facet.value)
        return codes
    decades, code = np.unique(columns.decade, return_inverse=True)
    labels = tuple("" if decade == NO_DECADE else str(decade) for decade in decades.tolist())
    return Codes(labels, code.astype(np.int32))


def _mask(codes: Codes, chosen: frozenset[str]) -> NDArray[np.bool_]:
    if not chosen:
        return np.ones(len(codes.code), np.bool_)
    wanted = np.array([label in chosen for label in codes.labels], np.bool_)
    return wanted[codes.code] if len(wanted) else np.zeros(0, np.bool_)


def _values(facet: Facet, codes: Codes, among: NDArray[np.bool_], chosen: frozenset[str]) -> tuple[FacetValue, ...]:
    """Return what a facet offers: values that some of the documents have, and those that are chosen in any case."""
    counts = np.bincount(codes.code[among], minlength=len(codes.labels)).tolist()
    counted = [FacetValue(label, count, label in chosen) for label, count in zip(codes.labels, counts, strict=True)]
    gone = [FacetValue(label, 0, True) for label in sorted(chosen.difference(codes.labels))]
    offered = [value for value in counted if value.count or value.chosen] + gone
    if facet is Facet.DECADE:
        return tuple(sorted(offered, key=lambda value: (value.value == "", int(value.value or 0))))
    ranked = sorted(offered, key=lambda value: (-value.count, value.value))
    return tuple(value for place, value in enumerate(ranked) if place < MOST_VALUES or value.chosen)


def _sorted(columns: DocumentColumns, places: NDArray[np.int64], query: LibraryQuery) -> NDArray[np.int64]:
    """Return places in the order wanted; what is equal stands by date, then title, then as it was stored."""
    keys: dict[Order, NDArray[np.int64] | NDArray[np.int32]] = {
        Order.DATE: columns.day,
        Order.TITLE: columns.title,
        Order.ARCHIVE: columns.archive.code,
        Order.KIND: columns.kind.code,
        Order.EVENTS: columns.events,
        Order.ADDED: columns.added,
    }
    key = keys[query.order][places].astype(np.int64)
    if query.descending:
        key = np.where(key == NO_DAY, NO_DAY, -key) if query.order is Order.DATE else -key
    ranked = np.lexsort((places, columns.title[places], columns.day[places], key))
    return places[ranked]
