"""From a file to all that is stored of it: text, marks, drafts and proposed names; pure, the same in every process."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from heapq import merge
from itertools import islice

from cubatimeline.domain.dates import EdtfDate
from cubatimeline.domain.documents import Mark, MarkKind
from cubatimeline.domain.drafts import Teaching, TeachingKind
from cubatimeline.domain.entities import Entity, EntityKind
from cubatimeline.domain.errors import ReaderError
from cubatimeline.domain.languages import LANGUAGES, Language
from cubatimeline.services.drafting import FoundDraft, drafts_of
from cubatimeline.services.extraction.dates import DateSpan, find_dates
from cubatimeline.services.extraction.names import KnownNames, NameSpan, find_names
from cubatimeline.services.importing.dating import earliest_year, with_weekdays
from cubatimeline.services.importing.files import Source
from cubatimeline.services.importing.model import ImportedDocument
from cubatimeline.services.importing.reading import read_file

MOST_MARKS = 200_000
"""Marks of one document at most, and places of names proposed in it: a document of many megabytes fills no memory."""
_UNREADABLE = (
    ArithmeticError, AssertionError, AttributeError, LookupError, MemoryError, OSError, RuntimeError, TypeError,
    ValueError,
)  # fmt: skip
"""What a library may raise over a file that is damaged in a way nobody thought of."""


@dataclass(frozen=True, slots=True)
class NameProposal:
    """A name proposed by one document: its kind, its fullest form, all its forms, and where it stands."""

    kind: EntityKind
    name: str
    spellings: tuple[str, ...]
    places: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Extracted:
    """One document with all that was found in it."""

    document: ImportedDocument
    marks: tuple[Mark, ...] = ()
    drafts: tuple[FoundDraft, ...] = ()
    proposals: tuple[NameProposal, ...] = ()


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a file gave no document, and the mend."""

    reason: str
    mend: str = ""


Outcome = tuple[Extracted, ...] | Fault


@dataclass(frozen=True, slots=True)
class Context:
    """What extraction goes by: the entities of the collection, and the corrections that hold in all documents."""

    entities: tuple[Entity, ...] = ()
    teachings: tuple[Teaching, ...] = ()

    @property
    def mark(self) -> str:
        """A short word that differs for different contexts."""
        return blake2b(repr((self.entities, self.teachings)).encode(), digest_size=12).hexdigest()


Told = Callable[[float], object]
"""Is told how much of one document is done, of 1."""
_READ, _NAMED, _DATED = 0.15, 0.5, 0.7
"""How much of a document is done, as a share of the time it takes: once it is read, its names and its dates found."""


def _unheard(_share: float) -> None:
    """Tell nobody."""


class Extractor:
    """Takes files apart; made once in a process, as the known names take a third of a second to prepare.

    Args:
        told: is told, for each document anew, how much of it is done.
    """

    def __init__(self, context: Context, told: Told = _unheard) -> None:
        self._told = told
        self._known = KnownNames(context.entities)
        self._dates = {_plain(each.words): each for each in context.teachings if each.kind is TeachingKind.DATE}
        self._names = {_plain(each.words): each for each in context.teachings if each.kind is TeachingKind.NAME}
        self._entities = {entity.id: entity for entity in context.entities}

    def file(self, source: Source) -> Outcome:
        """Return all documents in a file, or why there is none; never raises on account of the file."""
        try:
            return tuple(self.document(document) for document in read_file(source))
        except ReaderError as error:
            return Fault(error.message, error.mend)
        except _UNREADABLE as error:
            return Fault(f"It could not be read ({type(error).__name__}).", "Save it anew in another format.")

    def document(self, document: ImportedDocument) -> Extracted:
        """Return one document with all that is found in it."""
        text = document.text
        if not text:
            return Extracted(document)
        self._told(_READ)
        written = written_of(document)
        language = language_of(document)
        names = self._taught_names(find_names(text, self._known, written, language))
        self._told(_NAMED)
        dates = self._taught_dates(self._dates_in(text, written, names))
        self._told(_DATED)
        notes = [(note.start, note.end) for note in document.footnotes]
        headings = [heading.start for heading in document.headings]
        drafts = drafts_of(text, dates, names, written, notes=notes, headings=headings)
        marks = tuple(islice(_marks(dates, names), MOST_MARKS))
        self._told(1.0)
        return Extracted(document, marks, tuple(drafts), tuple(_proposals(names)))

    def _dates_in(self, text: str, written: EdtfDate | None, names: Sequence[NameSpan]) -> list[DateSpan]:
        dates = find_dates(text, written)
        if written is None:
            year = earliest_year(names, self._entities)
            if year is not None:
                return with_weekdays(text, dates, year)
        return dates

    def _taught_dates(self, spans: list[DateSpan]) -> list[DateSpan]:
        """Let corrections speak: the same words mean what the reader said, or are no date."""
        if not self._dates:
            return spans
        found = []
        for span in spans:
            taught = self._dates.get(_plain(span.text))
            if taught is None:
                found.append(span)
            elif taught.value:
                found.append(replace(span, edtf=taught.value, closer=""))
        return found

    def _taught_names(self, spans: list[NameSpan]) -> list[NameSpan]:
        if not self._names:
            return spans
        found = []
        for span in spans:
            taught = self._names.get(_plain(span.text))
            if taught is None:
                found.append(span)
            elif (entity := self._entities.get(taught.value)) is not None:
                known = replace(
                    span, kind=entity.kind, id=entity.id, name=entity.name.en, candidates=(), proposed=False
                )
                found.append(known)
        return found


def written_of(document: ImportedDocument) -> EdtfDate | None:
    """Return when a document was written, as far as it says so of itself."""
    dates = document.record.dates
    return next((dates[kind] for kind in ("written", "sent", "published") if kind in dates), None)


def language_of(document: ImportedDocument) -> Language | None:
    """Return the language of most of a document, None where it is none of the three."""
    return next((language for language in LANGUAGES if language == document.language), None)


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold()


def _marks(dates: Iterable[DateSpan], names: Iterable[NameSpan]) -> Iterator[Mark]:
    """Yield the marks in the order of the text."""
    marked = (Mark(MarkKind.DATE, date.start, date.end, date.edtf) for date in dates)
    named = (Mark(MarkKind.ENTITY, name.start, name.end, name.id) for name in names if name.id)
    return merge(marked, named, key=lambda mark: mark.start)


def _proposals(names: Sequence[NameSpan]) -> Iterator[NameProposal]:
    grouped: dict[tuple[EntityKind, str], list[NameSpan]] = {}
    for span in islice((span for span in names if span.proposed), MOST_MARKS):
        grouped.setdefault((span.kind, span.name), []).append(span)
    for (kind, name), spans in grouped.items():
        forms = dict.fromkeys((name, *(" ".join(span.text.split()) for span in spans)))
        yield NameProposal(kind, name, tuple(forms), tuple((span.start, span.end) for span in spans))
