"""Finds the names of people, organisations and places in running text.

One pass finds the known names (`known`, from the ways to write them in `forms`), what stands around each is looked at
(`context`), the document as a whole decides between several bearers of a name (`deciding`), and new names are proposed
(`proposing`). The words by which all this goes are in `lexicon`, `countries` and `gazetteer`.
"""

from __future__ import annotations

from collections.abc import Iterable

from cubatimeline.domain.dates import EdtfDate
from cubatimeline.domain.languages import Language
from cubatimeline.services.extraction.names.context import Found, look
from cubatimeline.services.extraction.names.deciding import Decided, Decider
from cubatimeline.services.extraction.names.grouping import Families, proposed_spans
from cubatimeline.services.extraction.names.known import KnownNames, Match
from cubatimeline.services.extraction.names.proposing import Proposal, Proposer
from cubatimeline.services.extraction.names.spans import NameSpan
from cubatimeline.services.extraction.names.tokens import blocks

__all__ = ["KnownNames", "NameSpan", "find_names"]


def find_names(
    text: str,
    known: KnownNames,
    written: EdtfDate | None = None,
    language: Language | None = None,
    *,
    propose: bool = True,
) -> list[NameSpan]:
    """Return the names in a text, in order and without overlaps; of two that overlap the longer counts.

    Args:
        text: running text of any length.
        known: the names of the collection.
        written: when the document was written; who had not been born is not meant, and offices held then count.
        language: the language of the text. Names in all languages are found whatever it is; in a text that is not
            English, headings do not have capitals throughout.
        propose: whether names that are not known are proposed, and names between several bearers of which the text
            does not decide are told; otherwise only names with their entity are returned.
    """
    found: list[Found] = []
    proposals: list[Proposal] = []
    families = Families()
    headings = language in (None, "en")
    for tokens in blocks(text):
        matches: dict[int, Match] = {}
        previous: Match | None = None
        for match in known.matches(tokens):
            seen = look(tokens, match, known, previous)
            if seen is not None:
                found.append(seen)
            if seen is not None and seen.ways:
                matches[match.first] = match
                previous = match
        if propose:
            proposals += Proposer(tokens, known, matches, headings).proposals()
            families.note(tokens, matches)
    decider = Decider(text, known, written, found)
    spans = [_span(text, known, decided) for each in found if (decided := decider.decide(each)) is not None]
    if not propose:
        return [span for span in spans if span.id]
    return _longest([*spans, *proposed_spans(text, proposals, families)])


def _span(text: str, known: KnownNames, decided: Decided) -> NameSpan:
    start, end = decided.found.start, decided.found.end
    words = text[start:end]
    entities = [known.entities[index] for index in decided.entities]
    kind = entities[0].kind
    if decided.sure:
        entity = entities[0]
        return NameSpan(start, end, words, kind, entity.id, entity.name.en, proposed=not entity.id)
    return NameSpan(start, end, words, kind, "", " ".join(words.split()), tuple(entity.id for entity in entities))


def _longest(spans: Iterable[NameSpan]) -> list[NameSpan]:
    """Return the spans that stay where several overlap: the longest, of equal ones the known name."""
    chosen: list[NameSpan] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end, span.proposed)):
        while chosen and span.start < chosen[-1].end:
            if span.end - span.start <= chosen[-1].end - chosen[-1].start:
                break
            chosen.pop()
        else:
            chosen.append(span)
    return chosen
