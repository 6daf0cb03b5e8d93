"""Cuts a sentence into its clauses and says which of them tells what happened at a date."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from cubatimeline.services.drafting.happenings import is_being, is_past, tells
from cubatimeline.services.extraction.dates import DateSpan

Stretch = tuple[int, int]
Matcher = Callable[[str], re.Match[str] | None]
WORD = re.compile(r"[^\W_]+")
_LEADING = (
    r"(?:\b(?:on|in|by|at|since|until|till|from|during|throughout|around|about|before|after|of|dated|as\s+early\s+as|"
    r"as\s+late\s+as|as\s+far\s+back\s+as|the|early|late|"
    r"el|la|los|las|en|desde|hasta|durante|hacia|del|de|al|a|para|por|entre|fechad[oa]|"
    r"в|во|на|с|со|к|ко|до|после|около|от|по|течение|за|накануне)\s+){0,4}"
)
_BEFORE_DATE = re.compile(rf"{_LEADING}$", re.IGNORECASE)
_EDGES = re.compile(
    r"""
    [,;:][”"»’]?\s | \s[–—-]\s | — | \s(?=\() | (?<=\))[,;]?\s
    | \s(?=(?:that|which|who|whose|where|when|while|because|although|until\s+[a-z]|if|whether|
             after\s+(?:he|she|they|it)|
             que|quien|quienes|cuando|donde|mientras|porque|aunque)\s)
    | \s(?=(?:but|pero)\s)
    """,
    re.VERBOSE,
)
RELATIVE = re.compile(r"(?:which|who|que|quien|quienes|el\s+cual|la\s+cual)\s+", re.IGNORECASE).match
SUBORDINATE = re.compile(
    r"(?:(?:even|just|only|soon|shortly|incluso|poco)\s+)?(?:that|where|when|while|because|although|if|whether|until|after|"
    r"before|as|since|que|cuando|donde|mientras|porque|aunque|después\s+de\s+que|antes\s+de\s+que|desde\s+que|"
    r"где|когда|что|как|потому\s+что|так\s+как|хотя|если|после\s+того\s+как|чтобы)\s+",
    re.IGNORECASE,
).match
ADVERBIAL = frozenset(
    (
        "on in by at since until from during throughout after before despite following according as while when with "
        "without under against for upon commenting speaking introducing concerning regarding although though because "
        "to thanks between among en desde hasta durante tras antes después según cuando mientras con sin bajo contra "
        "para por al pese aunque como gracias entre в во на с со к ко до после около от по за накануне несмотря "
        "согласно когда пока хотя при через благодаря вследствие если между вопреки"
    ).split()
)
"""Words that open what only says when, where or how."""
_MODAL = frozenset("will would may might can could must shall puede podrá debe будет будут может должен".split())
_DETERMINERS = frozenset("the a an his her its their this el la los las un una su sus este esta".split())
_NOMINAL_WORDS = 6


class Clauses:
    """The clauses of one sentence, and the places of the dates in it.

    Attributes:
        stretches: offsets of the clauses, in order.
        dates: offsets of the dates with the prepositions before them, in order.
    """

    def __init__(self, text: str, sentence: Stretch, dates: Sequence[DateSpan]) -> None:
        self.text = text
        self.sentence = sentence
        self.dates = [around(text, span, sentence[0]) for span in dates]
        self.stretches: list[Stretch] = []
        start, end = sentence
        for edge in _EDGES.finditer(text, start, end):
            if edge.start() <= start or _restricts(text, start, edge.end()):
                continue
            if not any(first < edge.start() < last for first, last in self.dates):
                self.stretches.append((start, edge.start()))
                start = edge.end()
        self.stretches.append((start, end))

    def index(self, at: int) -> int:
        """Return which clause holds an offset."""
        for index, (start, _) in enumerate(self.stretches):
            if start > at:
                return max(0, index - 1)
        return len(self.stretches) - 1

    def words(self, index: int) -> str:
        """Return the words of a clause."""
        return self.text[slice(*self.stretches[index])]

    def without_dates(self, start: int, end: int, gap: str) -> str:
        """Return a stretch with `gap` for each date."""
        parts = []
        place = start
        for first, last in self.dates:
            if place <= first and last <= end:
                parts.append(self.text[place:first])
                place = last
        return gap.join([*parts, self.text[place:end]])

    def telling(self, date: Stretch) -> int:
        """Return the clause that tells what happened at a date: its own, the next, or one before."""
        own = self.index(date[0])
        if has_verb(self._bare(own)) or (RELATIVE(self._bare(own)) and own > 0):
            return own
        following = own + 1
        if following < len(self.stretches) and self._only_says_when(own, date):
            words = self._bare(following)
            if has_verb(words) and not RELATIVE(words):
                return following
        for index in range(own - 1, -1, -1):
            if has_verb(self._bare(index)):
                return index
        for index in range(own + 1, len(self.stretches)):
            if has_verb(self._bare(index)):
                return index
        return 0

    def _bare(self, index: int) -> str:
        return self.without_dates(*self.stretches[index], " ").strip()

    def _only_says_when(self, index: int, date: Stretch) -> bool:
        """Tell a clause that only says when or where: "During his visit in 1963", "by December 1962"."""
        start, end = self.stretches[index]
        if date[0] - start <= 2:
            return True
        first = WORD.search(self.text, start, end)
        return first is not None and first[0].lower() in ADVERBIAL

    def between_others(self, start: int, date: Stretch) -> Stretch:
        """Return the part of the sentence from `start` that belongs to a date, not to the one before or behind."""
        end = self.sentence[1]
        for other in self.dates:
            if start <= other[0] and other[1] <= date[0]:
                joint = _JOINT.search(self.text, other[1], date[1])
                start = joint.end() if joint is not None else start
            elif other[0] >= date[1]:
                begin = self.stretches[self.index(other[0])][0]
                joint = _JOINT.search(self.text, date[1], other[1])
                if joint is not None or begin > max(start, date[1]):
                    return start, joint.start() if joint is not None else begin
        return start, end


_THAT = re.compile(r"that\s").match
_LAST_WORD = re.compile(r"([^\W_]+)\s*$")
_BEFORE_THAT = frozenset("so such fact view idea hope say says think believe know means clear point extent".split())


def _restricts(text: str, start: int, at: int) -> bool:
    """Tell "the cannons that they had captured", where "that" begins no new statement, from "he said that they had"."""
    if _THAT(text, at) is None:
        return False
    last = _LAST_WORD.search(text, start, at)
    word = last[1].lower() if last is not None else ""
    return bool(word) and not (is_verb(word) or tells(word) or word in _BEFORE_THAT or word.endswith("ing"))


_JOINT = re.compile(r",?\s+(?:and|but|y|pero|и|а|но)\s+(?=\S+)")


def around(text: str, span: DateSpan, start: int) -> Stretch:
    """Return the offsets of a date with the prepositions and articles before it, not before `start`."""
    match = _BEFORE_DATE.search(text, max(start, span.start - 40), span.start)
    if match is None or (match.start() > 0 and text[match.start() - 1].isalnum()):
        return span.start, span.end
    return match.start(), span.end


def has_verb(words: str) -> bool:
    """Tell whether some words hold a verb that makes a clause of them."""
    return any(is_verb(word) for word in WORD.findall(words.lower()))


def is_verb(word: str) -> bool:
    """Tell whether a word in small letters is a verb in the past, one of being, or one that opens a future."""
    return is_past(word) or is_being(word) or word in _MODAL or word.endswith(("rá", "rán"))


class Nominal(NamedTuple):
    """A happening named by a noun beside its date: "the Cuban Revolution of 1959", "his 30 January meeting"."""

    words: str
    start: int
    end: int


def nominal(text: str, span: DateSpan, sentence: Stretch) -> Nominal | None:
    """Return the noun with its date that names a happening, in English and Spanish; None where there is none."""
    return _before_noun(text, span, sentence) or _after_noun(text, span, sentence)


_BEFORE_DATES = frozenset("on in by from around about en el hasta в во с к".split())
"""Words before a date that tells when, against "at 14 October plenum", where it belongs to the noun."""
_NOMINAL_END = re.compile(r"[,;:—]|\s(?=(?:in\s+which|at\s+which|which|who|that|when|where|but)\s)")
_NEXT_WORDS = re.compile(r"(?:\s+(?:[^\W\d][\w’'-]*)){1,6}")
_OWNER = re.compile(r"((?:[A-Z][\w.-]+\s+){0,3}[A-Z][\w.-]+[’']s?)\s+$")
_OF = re.compile(r"([^,;:.()—]{3,70}?)\s+(?:of|del|de)\s+(?:the\s+|el\s+|año\s+)?$", re.IGNORECASE)


def _before_noun(text: str, span: DateSpan, sentence: Stretch) -> Nominal | None:
    """Find "30 January meeting with ...": a date without preposition, a noun of happening close behind it."""
    before = WORD.findall(text[max(sentence[0], span.start - 20) : span.start].lower())
    if before and before[-1] in _BEFORE_DATES:
        return None
    match = _NEXT_WORDS.match(text, span.end, sentence[1])
    if match is None:
        return None
    for word in WORD.findall(match[0].lower())[:_NOMINAL_WORDS]:
        if is_verb(word) and not tells(word):
            return None
        if word in ADVERBIAL or word in _DETERMINERS:
            return None
        if tells(word) and not is_past(word):
            break
    else:
        return None
    owner = _OWNER.search(text, max(sentence[0], span.start - 60), span.start)
    start = owner.start() if owner is not None else span.end
    lead = f"{owner[1]} " if owner is not None else ""
    stop = _NOMINAL_END.search(text, span.end, sentence[1])
    end = stop.start() if stop is not None else sentence[1]
    return Nominal(lead + text[span.end : end].strip(), start, end)


def _after_noun(text: str, span: DateSpan, sentence: Stretch) -> Nominal | None:
    """Find "the Cuban Revolution of 1959"; a noun alone ("the treaty of 1960") says too little."""
    match = _OF.search(text, max(sentence[0], span.start - 80), span.start)
    if match is None:
        return None
    words = list(WORD.finditer(match[1]))
    chosen = []
    for word in reversed(words):
        lowered = word[0].lower()
        if lowered in _DETERMINERS or lowered in ADVERBIAL or is_verb(lowered):
            break
        chosen.append(word)
    if len(chosen) < 2 or not any(tells(word[0].lower()) for word in chosen):
        return None
    start = match.start(1) + chosen[-1].start()
    if has_verb(text[span.end : sentence[1]].partition(",")[0]):
        return None
    return Nominal(text[start : match.end(1)], start, match.end(1))


_NOUN_PHRASE = re.compile(
    r"(?:\b(?:the|an?|its|his|her|their|el|la|los|las|una?|su)\s+)((?:(?!\b(?:the|an?|el|la|los|las|una?)\b)[^,;:.()]){3,60})$",
    re.IGNORECASE,
)
_NAME_BEFORE = re.compile(r"((?:[A-ZÁÉÍÓÚÑ][\w’'.-]+\s+){0,4}[A-ZÁÉÍÓÚÑ][\w’'-]+)$")
_TAKES_PLACE = re.compile(
    r"(?:took\s+place|takes\s+place|was\s+held|were\s+held|began|ended|lasted|tuvo\s+lugar|tuvieron\s+lugar|se\s+celebr|"
    r"comenzó|terminó|duró)",
    re.IGNORECASE,
).match
_FAR, _NEAR = 120, 70
"""Characters before "which" in which what it stands for is looked for."""


def antecedent(before: str, rest: str) -> str:
    """Return the words of `before` that "which", "who", "que" stand for, with `rest` behind it; "" where not clear."""
    before = before.rstrip(" ,;—–-")
    if _TAKES_PLACE(rest):
        nouns = [
            word.start()
            for word in WORD.finditer(before, max(0, len(before) - _FAR))
            if tells(word[0].lower()) and not is_verb(word[0].lower()) and word[0].islower()
        ]
        return before[nouns[-1] :] if nouns else ""
    clause = before.rpartition(", ")[2]
    before = before[-_NEAR:]
    named = _NAME_BEFORE.search(before)
    if named is not None and " " in named[1]:
        return named[1]
    phrase = _NOUN_PHRASE.search(before)
    if phrase is not None:
        return phrase[1]
    return named[1] if named is not None else clause if len(clause) < _NEAR else ""
