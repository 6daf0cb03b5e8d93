"""Open mentions: names in a text that several entities bear, with the candidates ranked by what stands around them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from cubatimeline.domain.dates import EdtfDate
from cubatimeline.domain.documents import Body, Document, DocumentId, Mark, MarkKind
from cubatimeline.domain.edtf import parse
from cubatimeline.domain.entities import Entity, EntityId
from cubatimeline.domain.languages import Language
from cubatimeline.services.ages import Life, age_at
from cubatimeline.services.extraction.names import KnownNames, NameSpan, find_names
from cubatimeline.services.extraction.names.lexicon import OPEN_PLURALS, key_of
from cubatimeline.store.reader import Reader
from cubatimeline.store.stemming import fold

_NEXT_WORD = re.compile(r"\s+(\w+)")
_NEAR = 600
"""Characters before and after a mention within which others are named beside it."""
_BEFORE, _AFTER = 110, 110
"""Characters of its sentence told on either side of a mention, at the most."""


class Reason(StrEnum):
    """What speaks for a candidate (or, the last two, against)."""

    NAMED_NEAR = "named-near"
    NAMED = "named"
    IN_OFFICE = "in-office"
    DEAD = "dead"
    UNBORN = "unborn"


_WEIGHT = {Reason.NAMED_NEAR: 4, Reason.NAMED: 2, Reason.IN_OFFICE: 1, Reason.DEAD: -8, Reason.UNBORN: -16}


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entity that may be meant, and what speaks for it."""

    id: EntityId
    name: str
    reasons: tuple[Reason, ...] = ()

    @property
    def weight(self) -> int:
        """How much speaks for it; candidates are told in this order."""
        return sum(_WEIGHT[reason] for reason in self.reasons)


@dataclass(frozen=True, slots=True)
class OpenMention:
    """A stretch of text that names one of several.

    Attributes:
        start, end: offsets into the text of the document, end exclusive.
        words: the text between them; `before` and `after` are the rest of its sentence, or as much as is told.
        candidates: those who may be meant, the likeliest first.
    """

    document: DocumentId
    start: int
    end: int
    words: str
    before: str
    after: str
    candidates: tuple[Candidate, ...]


class OpenMentions:
    """Finds open mentions in one document after the other; the names are made ready once."""

    def __init__(self, entities: Iterable[Entity], language: Language) -> None:
        self._entities = {entity.id: entity for entity in entities}
        self._known = KnownNames(self._entities.values())
        self._language: Language = language

    @classmethod
    def of(cls, reader: Reader, language: Language) -> OpenMentions:
        """Make the names of a collection ready: half a second for a thousand of them."""
        found = (reader.entity(summary.id) for summary in reader.entities())
        return cls((entity for entity in found if entity is not None), language)

    def in_document(self, document: Document, marks: Sequence[Mark]) -> list[OpenMention]:
        """Return the open mentions of a document, in the order of its text; what is marked already is not open.

        A chapter is not of the time that it tells of, so that there only the dates told just before count.
        """
        if not document.text:
            return []
        written = None if document.body is Body.CHAPTER else document.date
        spans = find_names(document.text, self._known, written)
        named = sorted((mark.start, mark.target) for mark in marks if mark.kind is MarkKind.ENTITY)
        taken = sorted((mark.start, mark.end) for mark in marks if mark.kind is MarkKind.ENTITY)
        dates = sorted((mark.start, mark.target) for mark in marks if mark.kind is MarkKind.DATE)
        found = []
        for span in spans:
            is_open = len(span.candidates) > 1 and not span.id and not _names_several(document.text, span.end)
            if is_open and not _overlaps(taken, span):
                at = _date_before(dates, span.start) or written
                found.append(self._mention(document, span, named, at))
        return found

    def _mention(
        self, document: Document, span: NameSpan, named: list[tuple[int, EntityId]], at: EdtfDate | None
    ) -> OpenMention:
        near = {target for start, target in named if abs(start - span.start) <= _NEAR}
        anywhere = {target for _, target in named}
        bearers = (self._entities.get(id_) for id_ in span.candidates)
        candidates = [
            Candidate(entity.id, entity.name.in_(self._language), self._reasons(entity, near, anywhere, at))
            for entity in bearers
            if entity is not None
        ]
        candidates.sort(key=lambda each: (-each.weight, each.name))
        before, after = _sentence(document.text, span.start, span.end)
        return OpenMention(document.id, span.start, span.end, span.text, before, after, tuple(candidates))

    def _reasons(
        self, entity: Entity, near: set[EntityId], anywhere: set[EntityId], at: EdtfDate | None
    ) -> tuple[Reason, ...]:
        found = []
        if entity.id in near:
            found.append(Reason.NAMED_NEAR)
        elif entity.id in anywhere:
            found.append(Reason.NAMED)
        if at is not None:
            age = age_at(entity.begins, entity.ends, at)
            if age is not None and age.life is not Life.ALIVE:
                found.append(Reason.DEAD if age.life is Life.DEAD else Reason.UNBORN)
            elif any(_overlap(office.date, at) for office in entity.offices):
                found.append(Reason.IN_OFFICE)
        return tuple(found)


def _names_several(text: str, end: int) -> bool:
    """Return whether the next word makes a name that of several ("the Castro brothers"), so that none of them is it."""
    following = _NEXT_WORD.match(text, end)
    return following is not None and key_of(fold(following.group(1))) in OPEN_PLURALS


def _overlaps(taken: list[tuple[int, int]], span: NameSpan) -> bool:
    at = bisect_left(taken, (span.end, 0))
    return any(start < span.end and span.start < end for start, end in taken[max(at - 2, 0) : at])


def _date_before(dates: list[tuple[int, str]], place: int) -> EdtfDate | None:
    """Return the date told last before a place, where one is near."""
    at = bisect_left(dates, (place, ""))
    if at and place - dates[at - 1][0] <= _NEAR:
        return parse(dates[at - 1][1])
    return None


def _overlap(held: EdtfDate, at: EdtfDate) -> bool:
    first, last = at.bounds.earliest_start, at.bounds.latest_end
    begins, ends = held.bounds.earliest_start, held.bounds.latest_end
    return (begins is None or last is None or begins <= last) and (ends is None or first is None or ends >= first)


def _sentence(text: str, start: int, end: int) -> tuple[str, str]:
    """Return what stands before and after a stretch in its sentence, cut at a word where that is long."""
    first = max(text.rfind(". ", 0, start) + 2, text.rfind("\n", 0, start) + 1, 0)
    first = 0 if first == 1 else first
    stops = [stop for stop in (text.find(". ", end), text.find("\n", end)) if stop >= 0]
    last = min(stops) + 1 if stops else len(text)
    before, after = text[first:start], text[end:last].rstrip("\n")
    if len(before) > _BEFORE:
        before = "… " + before[-_BEFORE:].partition(" ")[2]
    if len(after) > _AFTER:
        after = after[:_AFTER].rpartition(" ")[0] + " …"
    return before, after
