"""Where in a text a date stands: sentences, paragraphs, headings, brackets, quotations, lines that name a source."""

from __future__ import annotations

import re
from bisect import bisect_left

from cubatimeline.services.extraction.dates.mentions import Mention, Shape
from cubatimeline.services.extraction.dates.signs import Sign, notation
from cubatimeline.services.extraction.dates.tokens import Signs

_turns = re.compile(notation("[DOT OPEN CLOSE BREAK QUOTE QUOTE_OPEN QUOTE_CLOSE]")).finditer
_is_note = re.compile(notation("OPEN [DAY_NUMBER NUMBER ROMAN WORD] CLOSE")).match
_QUOTES = (Sign.QUOTE, Sign.QUOTE_OPEN, Sign.QUOTE_CLOSE)
_CLAUSE_ENDS = frozenset((Sign.DOT, Sign.COMMA, Sign.BREAK, Sign.MARK, Sign.OPEN, Sign.CLOSE, Sign.COLON, Sign.DASH))
_VERB_REACH = 9
"""Words from a date to the verb that it goes with."""
_FUTURE_ENDINGS = ("rá", "rán", "remos")
"""Endings of Spanish verbs; words of the other languages do not have them."""
_SHORTEST_VERB = 3
_PREPOSITIONS = Sign.IN + Sign.ON + Sign.BY + Sign.FROM + Sign.TO + Sign.THE + Sign.AFTER + Sign.BEFORE
_HEADING_EXTRAS = 5
"""Signs that may stand beside the day in a heading ("Havana, 27 October 1962")."""
_LONGEST_HEADING = 12
_LONGEST_SENTENCE = 150
_LONGEST_SPEECH = 80
"""Paragraphs that a line naming the source may lie behind the words quoted."""


def turns(text: Signs, start: int, stop: int) -> list[tuple[int, str]]:
    """Return the marks between two signs at which the reader's place changes: ends of sentences, brackets ..."""
    return [
        (match.start(), match[0])
        for match in _turns(text.signs, start, stop)
        if match[0] != Sign.DOT or ends_sentence(text, match.start())
    ]


def ends_sentence(text: Signs, at: int) -> bool:
    """Tell a full stop that ends a sentence from one behind an initial or a shortened word."""
    if at == 0 or at + 1 >= len(text.signs):
        return True
    following = text.words[at + 1]
    if not (following[0].isupper() or following[0].isspace() or following[0] in "\"“«„(['—–-"):
        return False
    before = text.words[at - 1]
    return len(before) > 2 or before[0].isdigit() or not before[0].isalpha()


def sentence(text: Signs, mention: Mention) -> str:
    """Return the signs of the sentence around a mention, roughly: from mark to mark."""
    return text.signs[slice(*sentence_limits(text, mention.first, mention.last))]


def sentence_limits(text: Signs, first: int, last: int) -> tuple[int, int]:
    """Return where the sentence around some signs begins and ends, as far as a reader looks."""
    least, most = max(0, first - _LONGEST_SENTENCE), last + _LONGEST_SENTENCE
    start = max(text.signs.rfind(Sign.DOT, least, first), text.signs.rfind(Sign.BREAK, least, first), least - 1)
    end = text.signs.find(Sign.DOT, last, most)
    return start + 1, end if end >= 0 else min(most, len(text.signs))


def clause(text: Signs, mention: Mention) -> str:
    """Return the signs between the marks, commas among them, that stand nearest to a mention."""
    start, end = mention.first, mention.last
    least, most = max(0, start - _LONGEST_SENTENCE), min(len(text.signs), end + _LONGEST_SENTENCE)
    while start > least and text.signs[start - 1] not in _CLAUSE_ENDS:
        start -= 1
    while end < most and text.signs[end] not in _CLAUSE_ENDS:
        end += 1
    return text.signs[start:end]


def looks_ahead(text: Signs, mention: Mention) -> bool:
    """Tell whether the verb that goes with a mention speaks of the future: it stands before, or the mention opens."""
    start, stop = max(0, mention.first - _VERB_REACH), mention.first
    begin = max((text.signs.rfind(mark, start, stop) for mark in (Sign.DOT, Sign.BREAK, Sign.MARK)), default=-1)
    if opens_sentence(text, mention) or text.signs[begin : begin + 1] == Sign.MARK:
        stop = mention.last + _VERB_REACH
    start = max(start, begin + 1)
    if Sign.COMING_TENSE in text.signs[start:stop]:
        return True
    return any(word.endswith(_FUTURE_ENDINGS) for word in text.words[start:stop] if len(word) > _SHORTEST_VERB)


def opens_sentence(text: Signs, mention: Mention) -> bool:
    """Tell whether a sentence or paragraph begins with a mention and its preposition."""
    before = text.signs[max(0, mention.first - 3) : mention.first].rstrip(_PREPOSITIONS)
    return before[-1:] in ("", Sign.DOT, Sign.BREAK)


def begins_note(text: Signs, at: int) -> bool:
    """Tell whether a paragraph is a footnote: "[3] ..."."""
    return _is_note(text.signs, at) is not None


def heading(text: Signs, at: int) -> list[str]:
    """Return the words of the paragraph behind the break at `at`, if it is a heading: a few words, no full stop."""
    end = text.signs.find(Sign.BREAK, at + 1, at + _LONGEST_HEADING)
    if end < 0 or Sign.DOT in text.signs[at:end]:
        return []
    return text.words[at + 1 : end]


def is_heading(text: Signs, mention: Mention) -> bool:
    """Tell whether a day stands alone over what follows, as in a diary, a dispatch or a list of documents."""
    if not mention.day or mention.until is not None or mention.shape is not Shape.POINT:
        return False
    least = max(0, mention.first - _HEADING_EXTRAS - 1)
    before = text.signs.rfind(Sign.BREAK, least, mention.first)
    after = text.signs.find(Sign.BREAK, mention.last, mention.last + _HEADING_EXTRAS + 1)
    if after < 0 or (before < 0 and least > 0):
        return False
    around = text.signs[before + 1 : mention.first] + text.signs[mention.last : after]
    return Sign.OPEN not in around and len(around) <= _HEADING_EXTRAS


class Speeches:
    """Knows on which day words were spoken that are followed by a line with their source: "(Tass, 2 November 2018)"."""

    def __init__(self, text: Signs, mentions: list[Mention]) -> None:
        self._text = text
        self._lines: list[tuple[int, Mention]] = []
        for mention in mentions:
            if mention.day and mention.year is not None and self._names_source(mention):
                self._lines.append((text.signs.rfind(Sign.BREAK, 0, mention.first), mention))

    def _names_source(self, mention: Mention) -> bool:
        signs = self._text.signs
        begin = signs.rfind(Sign.BREAK, 0, mention.first)
        if begin < 1 or signs[begin + 1] != Sign.OPEN or signs[mention.last : mention.last + 1] != Sign.CLOSE:
            return False
        if Sign.CLOSE in signs[begin + 2 : mention.first]:
            return False
        return any(sign in _QUOTES for sign in signs[max(0, begin - 6) : begin])

    def day_of(self, at: int) -> Mention | None:
        """Return the day of the next line that names a source, where the words at `at` still belong to it."""
        index = bisect_left(self._lines, at, key=lambda line: line[0])
        if index == len(self._lines):
            return None
        begin, mention = self._lines[index]
        return mention if self._text.signs.count(Sign.BREAK, at, begin) <= _LONGEST_SPEECH else None
