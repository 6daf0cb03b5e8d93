"""A title in a few words made from a sentence: begins with who or what, has no date in it, ends where a clause ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from cubatimeline.domain.entities import EntityKind
from cubatimeline.services.drafting import clauses
from cubatimeline.services.drafting.clauses import ADVERBIAL, WORD, Clauses, has_verb, is_verb
from cubatimeline.services.drafting.happenings import is_being, is_past
from cubatimeline.services.extraction.dates import DateSpan
from cubatimeline.services.extraction.names import NameSpan

LONGEST = 70
"""Characters of a title, about."""
LONGEST_LISTED = 90
"""Characters of the title of a document in a list, which is its own."""
_SHORTEST = 18
_VERY_SHORT = 12
_LONGEST_SUBJECT = 45
_GAP = "\x00"
"""Stands for a date that was taken out."""

_NOTE_MARKS = re.compile(r"\[(?:\d{1,3}|[ivxl]{1,5})\]")
_BRACKETS = re.compile(r"\s*(?:\([^()]{0,400}\)|\[[^\[\]]{0,400}\])")
_SPACES = re.compile(r"\s+")
_PLACE_LINE = re.compile(
    r"[A-ZÁÉÍÓÚÑА-ЯЁ][\w .]{1,30},\s*\x00\s*(?:\([^)]{2,40}\)|/[^/]{2,30}/)?\s*[.—–-]+\s+(?=\S)"
).match
_CLEFT = re.compile(
    r"(?:it\s+(?:was|is|wasn[’']t|was\s+not)\s+(?:only\s+|not\s+)?(?:until\s+)?\x00[\s,]*(?:that|when)"
    r"|no\s+fue\s+(?:sino\s+)?(?:hasta\s+)?\x00[\s,]*(?:cuando|que)|fue\s+\x00[\s,]*(?:cuando|que)"
    r"|(?:лишь|только|именно)\s+\x00)[\s,]+",
    re.IGNORECASE,
)
_INTRODUCING = re.compile(
    r"""
    (?:however|moreover|meanwhile|then|thus|therefore|also|finally|later|even|only|already|soon|still|now|again|
       indeed|furthermore|in\s+addition|as\s+a\s+result|for\s+example|in\s+turn|recall\s+that|as\s+a\s+reminder|
       it\s+is\s+worth\s+noting\s+that|and|but|so|yet|or|notably|naturally|incidentally|let\s+me\s+\w+\s+that|
       (?:i|we)\s+(?:\w+\s+){1,5}that|
       sin\s+embargo|además|entonces|luego|también|por\s+tanto|por\s+su\s+parte|asimismo|finalmente|ya|aún|y|pero|así|
       однако|затем|потом|также|кроме\s+того|наконец|поэтому|так|уже|ещё|а|и|но|при\s+этом|в\s+тот\s+же\s+день)\b(?!\.)[\s,]*
    """,
    re.VERBOSE | re.IGNORECASE,
).match
_BREAKS = re.compile(
    r"""
    \s+(?=(?:and|but|or|which|who|whose|where|when|while|because|after|before|that|as|to|in|at|on|for|with|by|from|
      during|under|through|into|against|over|towards?|between|about|regarding|despite|following|if|
      y|e|pero|que|quien|cuando|donde|mientras|porque|para|por|en|con|al?|desde|hasta|tras|durante|sobre|entre|contra|
      ante|según|
      и|а|но|или|что|где|когда|который|которая|которые|чтобы|в|во|на|со?|ко?|по|для|из|от|до|о|об|при|под|над|за|
      между|через|после|перед|против|у)\s)
    | \s*(?=[,;:]\s|\s[–—-]\s|—)
    """,
    re.VERBOSE,
)
_DANGLING = frozenset(
    (
        "under over into during bajo "
        "a an the and or but of in on at to for with by from as that which who is was were are his her its their this "
        "first not than had has have also be been el la los las un una y e o de del en al a con por para que su sus se "
        "es fue este esta ese había han ha и а но или в во на с со к ко по из от до о об при под за у для что его её "
        "их не как был была были ещё уже только ya aún also still only"
    ).split()
)
_MAY_BE_NO_CLAUSE = re.compile(
    r"(?:(?:even|just|only|soon|shortly)\s+)?(?:until|after|before|as|since)\s", re.IGNORECASE
).match
_AND = re.compile(r"\s+(?:and|y|e|и)\s").match
_BETWEEN = re.compile(r"\b(?:between|entre|между)\s").search
_ARTICLE = re.compile(r"(?:the|an?|el|la|los|las|un|una)\s+(?=\S)", re.IGNORECASE).match
_PRONOUN = re.compile(
    r"(?:he|she|they|it|we|i|él|ella|ellos|ellas|nosotros|yo|он|она|они|оно|мы|я)\b(?:\s+(?:also|then|later|además|"
    r"también|luego|также|затем|потом))?\s+",
    re.IGNORECASE,
).match
_CYRILLIC = re.compile(r"[А-Яа-яЁё]").search
_ONE_PERSON = frozenset("he she él ella".split())
_EMPTY_VERB = re.compile(
    r"(?:was|were|is|are|am|has\s+been|have\s+been|had\s+an?|have|fue|fueron|era|eran|es|был|была|было|были)\s+(?=\S)",
    re.IGNORECASE,
).match


class Title(NamedTuple):
    """A title, and the stretch of the text that it was made from."""

    words: str
    start: int
    end: int


def title_of(
    text: str,
    sentence: tuple[int, int],
    dates: Sequence[DateSpan],
    date: DateSpan,
    names: Sequence[NameSpan] = (),
    antecedent: str = "",
) -> Title:
    """Return a title for what `sentence` tells at `date`, one of the `dates` in it.

    Args:
        names: the names in the sentence.
        antecedent: the name that a pronoun at the beginning stands for; empty where it is not known, and the title
            then begins with the verb.
    """
    noun = clauses.nominal(text, date, sentence)
    if noun is not None:
        words = _cut(_plain(noun.words))
        if len(words) >= _SHORTEST or " " in words:
            return Title(words, noun.start, noun.end)
    parts = Clauses(text, sentence, dates)
    here = clauses.around(text, date, sentence[0])
    index = parts.telling(here)
    _, stop = parts.stretches[index]
    start, end = parts.between_others(parts.stretches[index][0], here)
    opening = parts.words(index)
    if (clauses.SUBORDINATE(opening) or clauses.RELATIVE(opening)) and stop - start > _SHORTEST:
        end = min(end, stop)
    if index > 0:
        antecedent = _one_person(names, sentence[0], start)
    words = _plain(parts.without_dates(start, end, _GAP))
    begin, words = _with_subject(parts, index, start, words, antecedent)
    title = _cut(_short_subject(words, names, start, end))
    if len(title) < _SHORTEST and (len(title) < _VERY_SHORT or not has_verb(title)):
        whole = _cut(_begin(_plain(parts.without_dates(*sentence, _GAP)), antecedent))
        if len(whole) > len(title):
            return Title(whole, *sentence)
    return Title(title, begin, max(min(end, max(stop, start + LONGEST)), begin + 1))


def _one_person(names: Sequence[NameSpan], start: int, end: int) -> str:
    """Return the one person named in a stretch, "" where there is none, more than one, or the name is in Cyrillic.

    A Russian name may stand in a case that a title cannot begin with.
    """
    people = {span.name: span.text for span in names if span.kind is EntityKind.PERSON and start <= span.start < end}
    name = next(iter(people.values())) if len(people) == 1 else ""
    return "" if _CYRILLIC(name) else " ".join(name.split())


def person_before(names: Sequence[NameSpan]) -> str:
    """Return the one person named in a sentence, for a pronoun in the next; "" where it is not clear who is meant."""
    return _one_person(names, 0, names[-1].end) if names else ""


def listed_title(text: str, line: tuple[int, int], dates: Sequence[DateSpan]) -> Title:
    """Return the title of a document from its line in a list: the line itself, without its date."""
    words = _plain(Clauses(text, line, dates).without_dates(*line, "")).strip(" ,;")
    if len(words) > LONGEST_LISTED:
        mark = re.search(r"[,;:]\s", words[_SHORTEST:LONGEST])
        words = words[: _SHORTEST + mark.start()] if mark is not None else _cut(words)
    return Title(words, *line)


def _plain(words: str) -> str:
    """Return words without notes, brackets, quotes and double spaces."""
    place = _PLACE_LINE(words)
    if place is not None:
        words = words[place.end() :]
    words = _BRACKETS.sub("", _NOTE_MARKS.sub("", words))
    words = _CLEFT.sub("", words, count=1)
    return _SPACES.sub(" ", "".join(letter for letter in words if letter not in '"“”„«»')).strip(" ,;:.!?…–—-")


def _begin(words: str, antecedent: str) -> str:
    """Let words begin with who or what: what introduces them goes, a pronoun becomes the name it stands for."""
    words = words.lstrip(f" ,;{_GAP}")
    for _ in range(4):
        shorter = _behind(words, _INTRODUCING) or _behind_subordinate(words) or _behind_adverbial(words)
        if shorter is None:
            break
        words = shorter.lstrip(f" ,;{_GAP}")
    match = _PRONOUN(words)
    if match is not None:
        one = match[0].split()[0].lower() in _ONE_PERSON
        words = f"{antecedent} {words[match.end() :]}" if antecedent and one else words[match.end() :]
    return _tidy(words)


def _behind(words: str, pattern: clauses.Matcher) -> str | None:
    match = pattern(words)
    return None if match is None or len(words) - match.end() < _SHORTEST // 2 else words[match.end() :]


def _behind_subordinate(words: str) -> str | None:
    """Return what follows "when", "after" ... where it is a clause: "after the talks" is none."""
    rest = _behind(words, clauses.SUBORDINATE)
    if rest is None or not _MAY_BE_NO_CLAUSE(words):
        return rest
    return rest if has_verb(re.split(rf"[,{_GAP}]", rest)[0]) else None


def _tidy(words: str) -> str:
    words = re.sub(r"\s*['‘]?\x00\s*", " ", words)
    words = re.sub(r"([,;:])\s*(?=[,;:])", "", words)
    words = _SPACES.sub(" ", re.sub(r"\s+([,;:])", r"\1", words))
    return words.strip(" ,;:\"“”„«»‘'")


def _behind_adverbial(words: str) -> str | None:
    """Return what follows an opening such as "During his visit," where a clause does."""
    first = WORD.match(words)
    if first is None or first[0].lower() not in ADVERBIAL:
        return None
    for match in re.finditer(r",\s+|\s*\x00,?\s*", words):
        rest = words[match.end() :]
        opening = WORD.match(rest)
        if match.start() and len(rest) >= _SHORTEST and opening and has_verb(rest.partition(",")[0]):
            return rest
    return None


def _with_subject(parts: Clauses, index: int, start: int, words: str, antecedent: str) -> tuple[int, str]:
    """Put the subject before words that begin with "which", or with a verb whose subject stands clauses before.

    Returns where in the text the words begin, and the words.
    """
    relative = clauses.RELATIVE(words)
    if relative is not None and index > 0:
        rest = words[relative.end() :]
        subject = _tidy(clauses.antecedent(parts.without_dates(parts.sentence[0], start, _GAP), rest))
        return max(parts.sentence[0], start - len(subject)), _tidy(f"{subject} {rest}")
    first = WORD.match(parts.text, start)
    words = _begin(words, antecedent)
    lowered = first[0].lower() if first is not None else ""
    if index > 0 and first is not None and (is_past(lowered) or is_being(lowered)) and not first[0].istitle():
        for before in range(index - 1, -1, -1):
            subject = _tidy(_begin(_plain(parts.without_dates(*parts.stretches[before], _GAP)), antecedent))
            opening = WORD.match(subject)
            if opening is None or has_verb(subject) or opening[0].lower() in ADVERBIAL:
                continue
            if before > 0 and parts.words(before)[:1].islower():
                continue
            if len(subject) <= _LONGEST_SUBJECT and not clauses.RELATIVE(subject):
                return parts.stretches[before][0], f"{subject} {words}"
    empty = _EMPTY_VERB(words)
    return start, words[empty.end() :] if empty is not None else words


def _short_subject(words: str, names: Sequence[NameSpan], start: int, end: int) -> str:
    """Let a title begin with the name before its verb, where what stands before that leaves no room for the verb."""
    if len(words) <= LONGEST or has_verb(words[:LONGEST]):
        return words
    for span in names:
        if span.kind is EntityKind.PLACE or not start <= span.start < end:
            continue
        at = words.find(" ".join(span.text.split()))
        following = WORD.search(words, at + len(span.text)) if at > 0 else None
        if following is not None and following.start() - at - len(span.text) <= 2 and is_verb(following[0].lower()):
            return words[at:]
    return words


def _cut(words: str) -> str:
    """Return words of a title's length, cut where a clause or a part of one ends, with a capital at the beginning."""
    article = _ARTICLE(words)
    if article is not None and len(words) - article.end() >= _SHORTEST:
        words = words[article.end() :]
    if len(words) > LONGEST:
        words = words[: _cut_at(words)]
    words = words.rstrip(" ,;:.–—-")
    while " " in words and words.rpartition(" ")[2].lower() in _DANGLING:
        words = words.rpartition(" ")[0].rstrip(" ,;:–—-")
    return words[:1].upper() + words[1:]


def _cut_at(words: str) -> int:
    places = [match.start() for match in _BREAKS.finditer(words) if _SHORTEST <= match.start() <= LONGEST]
    places = [place for place in places if not _joins_two(words, place)]
    told = [place for place in places if _told(words[:place])]
    strong = [place for place in told if words[place : place + 1] in ",;:—" and place > LONGEST // 2]
    chosen = strong or told or places
    if chosen:
        return chosen[-1]
    blank = words.rfind(" ", 0, LONGEST + 1)
    return blank if blank > 0 else len(words)


def _joins_two(words: str, place: int) -> bool:
    """Tell the "and" of "between Cuba and the Soviet Union"."""
    return _AND(words, place) is not None and _BETWEEN(words, max(0, place - _SHORTEST * 2), place) is not None


def _told(words: str) -> bool:
    """Tell whether words hold a verb, and do not end with one that has yet to say what it means."""
    found = WORD.findall(words.lower())
    return any(is_verb(word) for word in found[:-1]) and found[-1] not in _DANGLING
