"""From a text with its dates and names to drafts of events: one for each thing that a sentence tells at a date."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from cubatimeline.domain.dates import EdtfDate
from cubatimeline.domain.entities import EntityKind
from cubatimeline.domain.languages import Language
from cubatimeline.services.drafting import judging
from cubatimeline.services.drafting.clauses import has_verb
from cubatimeline.services.drafting.comparing import words_of
from cubatimeline.services.drafting.found import FoundDraft, Reason
from cubatimeline.services.drafting.places import Place, Places
from cubatimeline.services.drafting.sentences import sentences
from cubatimeline.services.drafting.titles import Title, listed_title, person_before, title_of
from cubatimeline.services.extraction.dates import DateSpan
from cubatimeline.services.extraction.dates.languages import language_of
from cubatimeline.services.extraction.names import NameSpan
from cubatimeline.store.stemming import words

_FIRST_PERSON = re.compile(
    r"(?:[\"“«]?(?:I|We|Me|Nos|Yo)\b|(?:Visité|Recibí|Conversé|Hablé|Llegué|Asistí|Viajé|Me\b|Nos\b)"
    r"|(?:Я|Мы|Принял|Принимал|Посетил|Встретился|Беседовал|Был|Имел|Вручил|Нанёс)\b)"
).match
_LEAST_WORDS = 3
MOST_DRAFTS = 10_000
"""Drafts of one document at most: what is longer is a table or a log, and nobody could look through it."""
_LEAST_ENTRIES = 2
"""Lines with a day over a heading, from which on a text is a list of documents."""
_SAMPLE = 400
_LEAST_DAY, _LONGEST_DAY = 6, 24
"""Characters of a sentence that is nothing but a day."""


def drafts_of(
    text: str,
    dates: Sequence[DateSpan],
    names: Sequence[NameSpan],
    written: EdtfDate | None = None,
    language: Language | None = None,
    *,
    notes: Iterable[tuple[int, int]] = (),
    headings: Iterable[int] = (),
) -> list[FoundDraft]:
    """Return drafts of what a text tells, in order.

    Dates in references, notes, headings and letterheads make no drafts. A day that stands over a diary's entry dates
    the sentence below it, one over a line in a list of documents that line.

    Args:
        text: paragraphs divided by empty lines.
        dates, names: what `find_dates` and `find_names` found in it, in order.
        written: when the document was written.
        language: the language of the text; None recognises it, sentence by sentence.
        notes: offsets of stretches known to be notes.
        headings: offsets at which paragraphs begin that are known to be headings.
    """
    drafter = _Drafter(text, names, written, language, Places(text, notes, headings))
    drafter.read(dates)
    return sorted(drafter.found, key=lambda draft: (draft.start, draft.edtf))


class _Drafter:
    """Goes through a text once, sentence by sentence; `found` fills on the way."""

    def __init__(
        self, text: str, names: Sequence[NameSpan], written: EdtfDate | None, language: Language | None, places: Places
    ) -> None:
        self.found: list[FoundDraft] = []
        self._text = text
        self._names = names
        self._written = written
        self._language = language
        self._places = places
        self._name_at = 0
        self._before: Sequence[NameSpan] = ()
        self._entries: list[tuple[DateSpan, tuple[int, int], Sequence[DateSpan], Sequence[NameSpan]]] = []
        self._day: DateSpan | None = None
        self._first_day = "" if written is None else written.edtf

    def read(self, dates: Sequence[DateSpan]) -> None:
        """Make the drafts of a text with these dates."""
        at = 0
        for sentence in self._sentences(dates):
            if len(self.found) >= MOST_DRAFTS:
                break
            start, end = sentence
            first = at
            while at < len(dates) and dates[at].start < end:
                at += 1
            inside = [span for span in dates[first:at] if span.start >= start and span.end <= end]
            named = self._named(start, end)
            if self._day is not None:
                self._under_day(self._day, sentence, inside, named)
                self._day = None
            if inside:
                self._sentence(sentence, inside, named)
            self._before = named
        self._add_entries()

    def _sentences(self, dates: Sequence[DateSpan]) -> Iterator[tuple[int, int]]:
        """Yield the sentences; one of nothing but a date ("A. Kalinin. 29.12.64.") goes with what it signs."""
        days = {span.start for span in dates if span.end - span.start >= _LEAST_DAY}
        before: tuple[int, int] | None = None
        for start, end in sentences(self._text):
            alone = start in days and end - start <= _LONGEST_DAY and "\n" not in self._text[max(0, start - 1) : start]
            if before is not None and alone and "\n" not in self._text[before[1] : start]:
                before = before[0], end
                continue
            if before is not None:
                yield before
            before = start, end
        if before is not None:
            yield before

    def _named(self, start: int, end: int) -> Sequence[NameSpan]:
        names = self._names
        while self._name_at < len(names) and names[self._name_at].start < start:
            self._name_at += 1
        first = self._name_at
        while self._name_at < len(names) and names[self._name_at].start < end:
            self._name_at += 1
        return names[first : self._name_at]

    def _sentence(self, sentence: tuple[int, int], dates: Sequence[DateSpan], named: Sequence[NameSpan]) -> None:
        for span in judging.finest(dates):
            place = self._places.of(sentence, dates, span)
            if place is Place.TOLD:
                part = _part_with(self._text, sentence, span)
                inside = [each for each in dates if part[0] <= each.start < part[1]]
                title = title_of(self._text, part, inside, span, named, person_before(self._before))
                self._add(span, sentence, title, named, ())
            elif place is Place.DAY_LINE:
                self._day = span
                self._first_day = self._first_day or span.edtf

    def _under_day(
        self, day: DateSpan, sentence: tuple[int, int], dates: Sequence[DateSpan], named: Sequence[NameSpan]
    ) -> None:
        """Take up what stands below a line with a day: a diary's entry, or a line in a list."""
        line = self._text[slice(*sentence)]
        if dates and self._places.of(sentence, dates, dates[0]) is Place.DAY_LINE:
            return
        if _FIRST_PERSON(line) and (day.edtf != self._first_day or self._written is None):
            self._add(day, sentence, title_of(self._text, sentence, dates or [day], day, named), named, (Reason.DIARY,))
        elif line[-1:] not in ".!?:;" and len(line) > 12:
            self._entries.append((day, sentence, dates, named))

    def _add_entries(self) -> None:
        if len({day.edtf for day, _, _, _ in self._entries}) < _LEAST_ENTRIES:
            return
        for day, sentence, dates, named in self._entries:
            self._add(day, sentence, listed_title(self._text, sentence, dates), named, (Reason.LISTED,))

    def _add(
        self, span: DateSpan, sentence: tuple[int, int], title: Title, named: Sequence[NameSpan], more: Iterable[Reason]
    ) -> None:
        start, end = sentence
        text = self._text
        language = self._language or language_of(text[start : min(end, start + _SAMPLE)]) or "en"
        words = text[title.start : title.end]
        reasons = [
            *judging.reasons_for_date(span),
            *judging.reasons_for_words(words, text[start:end], spanish=language == "es"),
        ]
        if any(each.kind is not EntityKind.PLACE and title.start <= each.start < title.end for each in named):
            reasons.append(Reason.ACTOR)
        elif named:
            reasons.append(Reason.NAMES)
        if text[start] in '"“«„' or text[max(0, start - 1)] in "“«„":
            reasons.append(Reason.QUOTED)
        reasons += more
        self.found.append(
            FoundDraft(
                span.closer or span.edtf,
                " ".join(span.text.split()),
                title.words,
                language,
                start,
                end,
                tuple(dict.fromkeys(each.id for each in named if each.id)),
                tuple(dict.fromkeys((each.kind, each.name) for each in named if each.proposed)),
                judging.confidence(reasons),
                tuple(reasons),
                _words(text, title, named, span, language),
                _central(title, named),
            )
        )


def _part_with(text: str, sentence: tuple[int, int], span: DateSpan) -> tuple[int, int]:
    """Return the part of a sentence between semicolons that a date stands in, unless it is only a word or two."""
    start, end = sentence
    before = text.rfind("; ", start, span.start)
    after = text.find("; ", span.end, end)
    part = before + 2 if before >= 0 else start, after if after >= 0 else end
    rest = text[part[0] : span.start] + text[span.end : part[1]]
    return part if has_verb(rest) or len(rest.split()) >= _LEAST_WORDS else sentence


def _central(title: Title, named: Sequence[NameSpan]) -> frozenset[str]:
    inside = [each for each in named if title.start <= each.start < title.end]
    titled = [each for each in inside if " ".join(each.text.split()) in title.words]
    chosen = titled or inside or named
    names = (each.id or (f"{each.kind}:{each.name.casefold()}" if each.proposed else "") for each in chosen)
    return frozenset(filter(None, names))


def _words(text: str, title: Title, named: Sequence[NameSpan], date: DateSpan, language: Language) -> frozenset[str]:
    """Return what a telling is compared by: the words of its title and of the stretch it was made from."""
    names = {word for span in named for word in words(span.text)}
    stretch = text[title.start : title.end].replace(date.text, " ")
    return words_of(f"{title.words} {stretch}", language, names)
