"""Where in a document a date stands: in what is told, or in a heading, note, source or letterhead around it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from enum import Enum, auto

from cubatimeline.services.drafting.happenings import is_being, is_past
from cubatimeline.services.extraction.dates import DateSpan


class Place(Enum):
    """What sort of words stand around a date."""

    TOLD = auto()
    """A sentence that tells something."""
    DAY_LINE = auto()
    """A line with a day and hardly anything else: the head of a letter, of a diary's day, of an entry in a list."""
    HEADING = auto()
    """A line that names what follows."""
    SOURCE = auto()
    """A reference: where something was written, printed or kept."""
    NOTE = auto()
    """A note below the text."""
    LIFE = auto()
    """The years of a person's life in brackets."""


_WORD = re.compile(r"[^\W_]+")
_NOTE_START = re.compile(
    r"(?:\[(?:\d{1,3}|[ivxl]{1,5}|\*+)\]|\^?\d{1,3}(?=\.?\s+(?:[\"“«]|See|Ibid|Там же|См|Véase|Ver |Cf)))"
).match
_TERMINAL = re.compile(r"[.!?…:;]+[\"”»’')\]]*(?:\[\w{1,4}\])*$").search
_STRONG_SOURCE = re.compile(
    r"""
    \b(?:ibid|op\.\s?cit|ibidem|loc\.\s?cit)\b
    | \bТам\ же\b
    | \b[Фф](?:онд)?\.?\s?\d+,\s*[Оо]п
    | \bf\.\s?\d+,\s*op\.?\s?\d+
    | \bДигит|\bISBN\b|\bISSN\b|\bdoi\b|https?://|www\.
    | \bTranslated\ (?:by|for)\b
    | \b(?:University|Archivo|Editorial|Издательство)\b[^.]{0,30}\bPress\b
    """,
    re.VERBOSE,
)
_WEAK_SOURCE = re.compile(
    r"""
    \b(?:pp?|стр|págs?|vol|no|núm|т|кн|вып|с)\.\s?\d
    | \b(?:caja|carpeta|exp|leg|legajo|box|folder|reel|ф|оп|д|л|п|f|fol|op|d|l)\.?\s\d
    | \b(?:eds?|ред|сост|comp|trad|trans|пер)\.
    | \b(?:Press|Publishers?|Editorial|Ediciones|Books|Verlag|Изд|Наука|Мысль|Политиздат)\b
    | \b(?:Archive|Archives|Archivo|Архив|АВП|РГАНИ|ЦХСД|ГАРФ|TsKhSD|RGANI|NSA|FRUS|CWIHP)\b
    | \b(?:[Ss]ee\ also|[Ss]ee|Cf|См|Véase|Vid)\.?\s+[A-ZА-ЯÁ]
    | \b(?:Moscow|Havana|Washington|London|New\ York|La\ Habana|México|Москва|М\.)\s?:\s
    | [”"»],\s
    """,
    re.VERBOSE,
)
_LEAST_TOLD = 7
"""Words of a sentence in a note from which on it may tell something."""
_BRACKET_LIMIT = 90
_MOST_EXTRA_WORDS = 5
"""Words that may stand beside the day in a day line: the place, "Secret", a weekday, a number."""
_MOST_HEADING_WORDS = 16
_LIFE = re.compile(r"\(\s*(?:b\.\s|born\s|n\.\s|р\.\s|род\.\s)?[^()]{0,24}\)").fullmatch


class Places:
    """Answers where dates stand in one text.

    Args:
        text: paragraphs divided by empty lines.
        notes: offsets of stretches known to be notes, from whoever read the file.
        headings: offsets at which paragraphs begin that are known to be headings.
    """

    def __init__(self, text: str, notes: Iterable[tuple[int, int]] = (), headings: Iterable[int] = ()) -> None:
        self._text = text
        self._notes = sorted(notes)
        self._headings = frozenset(headings)

    def of(self, sentence: tuple[int, int], dates: Sequence[DateSpan], date: DateSpan) -> Place:
        """Return the sort of words around `date`, which stands in `sentence` beside the other `dates` of it."""
        start, end = sentence
        words = self._text[start:end]
        if self._in_note(date.start):
            return Place.TOLD if _tells(words) else Place.NOTE
        if words.startswith("(") and words.endswith(")"):
            return Place.SOURCE
        if _is_day_line(words, dates, start) and _begins_line(self._text, start):
            return Place.DAY_LINE
        bracket = self._bracket(date, start, end)
        if bracket is not None and _is_life(bracket, date):
            return Place.LIFE
        if is_source(words) or (bracket is not None and _is_source_in_brackets(bracket, date)):
            return Place.SOURCE
        if start in self._headings or self._is_heading(start, end):
            return Place.HEADING
        return Place.TOLD

    def _in_note(self, at: int) -> bool:
        if _NOTE_START(self._text, self._text.rfind("\n", 0, at) + 1):
            return True
        index = bisect_right(self._notes, (at, len(self._text))) - 1
        return index >= 0 and at < self._notes[index][1]

    def _bracket(self, date: DateSpan, start: int, end: int) -> str | None:
        """Return the bracket around a date with its signs, None where it stands in none."""
        text = self._text
        opening = text.rfind("(", max(start, date.start - _BRACKET_LIMIT), date.start)
        if opening < 0 or ")" in text[opening : date.start]:
            return None
        closing = text.find(")", date.end, min(end, date.end + _BRACKET_LIMIT))
        return text[opening : closing + 1] if closing >= 0 else None

    def _is_heading(self, start: int, end: int) -> bool:
        """Tell a line by itself that does not end as sentences do."""
        text = self._text
        words = text[start:end]
        if _TERMINAL(words) or not _alone(text, start, end):
            return False
        found = _WORD.findall(words)
        return len(found) <= _MOST_HEADING_WORDS and not (found and found[0][0].islower())


def _tells(words: str) -> bool:
    """Tell a note that tells something ("Mikoyan left on 26 November 1962") from one that names a source."""
    found = _WORD.findall(words)
    return len(found) >= _LEAST_TOLD and not is_source(words) and any(is_past(word.lower()) for word in found)


def _begins_line(text: str, start: int) -> bool:
    return text[max(0, start - 8) : start].rstrip(" \t")[-1:] in ("", "\n")


def _alone(text: str, start: int, end: int) -> bool:
    after = text[end : end + 2].lstrip(" \t")[:1]
    return _begins_line(text, start) and after in ("", "\n")


def _is_day_line(words: str, dates: Sequence[DateSpan], offset: int) -> bool:
    """Tell a line that is a day with at most a place, a weekday or "Secret" beside it, and no end of a sentence."""
    if len(words) > 100:
        return False
    rest = words
    for span in reversed(dates):
        rest = rest[: max(0, span.start - offset)] + rest[span.end - offset :]
    left = _WORD.findall(rest)
    if len(left) > _MOST_EXTRA_WORDS:
        return False
    small = [word for word in left if word[0].islower() and (len(word) > 3 or is_being(word))]
    if any(is_past(word.lower()) for word in left):
        return False
    return not small and not rest.rstrip().endswith(("!", "?")) and bool(dates)


def _is_life(bracket: str, date: DateSpan) -> bool:
    if "/" not in date.edtf:
        return False
    first, _, last = date.edtf.partition("/")
    if len(first) < 4 or len(last) < 4 or not (first[:4].isdigit() and last[:4].isdigit()):
        return False
    return _LIFE(bracket) is not None and 15 < int(last[:4]) - int(first[:4]) < 110


def _is_source_in_brackets(bracket: str, date: DateSpan) -> bool:
    """Tell "(Pravda, 2 November 1962)", "(Moscow, 1962)", "(Smith 1999, 34)" from a bracket that tells something."""
    rest = bracket.replace(date.text, " ", 1)
    words = _WORD.findall(rest)
    return not any(word[0].islower() and len(word) > 3 for word in words) and (bool(words) or bracket.startswith("(,"))


def is_source(words: str) -> bool:
    """Tell whether a sentence or line is a reference rather than a telling."""
    if _STRONG_SOURCE.search(words):
        return True
    return len({match[0][:3] for match in _WEAK_SOURCE.finditer(words)}) >= 2
