"""Cuts a text into sentences, in English, Spanish and Russian: offsets into the text, nothing changed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cubatimeline.services.drafting.happenings import is_past

_NEVER_LAST = frozenset(
    (
        # English
        "mr mrs ms messrs dr drs prof gen maj col lt capt cpt cmdr comdr adm sgt cde cdes rev hon gov sen rep pres amb "
        "min st mt ft no nos vol vols p pp ed eds cf ca c fl op cit fig ff viz approx dept est al ch sec secs art para "
        "cl e.g i.e eg ie vs v inc ltd co corp jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu "
        "thurs fri sat sun "
        # Spanish
        "sr sra sres srta dra dres lic ing arq gral cnel tte cte cmdte comdte cap contralm alm excmo ilmo ud uds vd "
        "pág págs núm núms nro tít vda avda av aprox ene abr ago dic doc docs exp leg "
        # Russian
        "тов т тт гр гг проф акад ген полк подполк майор адм кап ст см ср стр с п пп ул им пл пр пос обл р д дд л лл "
        "ф оп кн изд ред вып сб отв пер сост напр ок янв февр апр авг сент окт нояб дек т.е т.к т.н т.о св бр мл "
        # initials of two letters
        "yu ya ye yo zh kh sh ts shch ll"
    ).split()
)
"""Shortened words after which a sentence goes on, whatever follows; without their last full stop."""
_SOMETIMES_LAST = frozenset(
    "г гг вв в руб коп тыс млн млрд чел др т.д т.п a.m p.m u.s u.k u.n jr bros etc ee.uu".split()
)
"""Shortened words that may also end a sentence."""
_OPENING_WORDS = 6
"""A sentence of so few words before "1964 г." has only told its date, and goes on behind it."""

_END = re.compile(
    r"""
    (?P<stop>[.!?…]+) (?P<close>["”»’')\]“]*) (?:\[\w{1,4}\]|(?<=[^\W\d][.!?”"])\d{1,3})* (?=\s|$)
    | [ \t]*\n[ \t]*\n\s*
    | [ \t]*\n[ \t]*
    """,
    re.VERBOSE,
)
_WORD_BEFORE = re.compile(r"[^\W_]+(?:\.[^\W_]+)*$")
_next_letter = re.compile(r"[\s\"“„«‘'(\[–—-]*(\w)?").match
_LONGEST_WORD = 24
_SHORT_LINE = 60
"""A line shorter than this and without a mark at its end may be a line by itself, not one broken for its width."""
_DASH = re.compile(r"\s*[—–]\s").match
_PLACE_LINE_WORDS = 9
"""Words of "HAVANA, 2 November (Tass). — ", which the first sentence of a report begins with."""
_LIST_NUMBER = re.compile(r"\s*(?:\d{1,3}|[^\W\d_]|[IVX]+)\.?\s*")


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield the offsets of the sentences of a text, in order, without blanks around them; headings are sentences too.

    A paragraph ends every sentence; a single line end does where the line is short and what follows begins anew.
    """
    start = 0
    for match in _END.finditer(text):
        if match.start() < start:
            continue
        if match["stop"] is None:
            if "\n\n" in match[0].replace(" ", "").replace("\t", "") or _line_stands_alone(text, start, match):
                yield from _trimmed(text, start, match.start())
                start = match.end()
        elif _ends(text, start, match):
            yield from _trimmed(text, start, match.end())
            start = match.end()
    yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def _line_stands_alone(text: str, start: int, match: re.Match[str]) -> bool:
    line = max(start, text.rfind("\n", 0, match.start()) + 1)
    if match.start() - line >= _SHORT_LINE or text[match.start() - 1 : match.start()] in (",", "-", ";"):
        return False
    following = text[match.end() : match.end() + 1]
    return following.isupper() or following.isdigit() or following in "•*-–—["


def _ends(text: str, start: int, match: re.Match[str]) -> bool:
    """Tell a mark that ends a sentence from one behind an initial, a shortened word or a number in a list."""
    letter = _next_letter(text, match.end())
    following = letter[1] if letter is not None else None
    if following is not None and following.islower():
        return False
    if _DASH(text, match.end()) and len(text[start : match.start()].split()) <= _PLACE_LINE_WORDS:
        return False
    if match["stop"] != "." or match["close"]:
        return True
    if _LIST_NUMBER.fullmatch(text, start, match.start()):
        return False
    found = _WORD_BEFORE.search(text, max(start, match.start() - _LONGEST_WORD), match.start())
    if found is None:
        return True
    word = found[0]
    lowered = word.lower()
    if len(word) == 1 and word.isalpha() and lowered not in _SOMETIMES_LAST:
        return False
    if lowered == "г" and not text[: found.start()].rstrip()[-1:].isdigit():
        return False
    if lowered in _SOMETIMES_LAST:
        return following is None or (not _opens_with_date(text, start, match.start()) and len(lowered) < 5)
    return lowered not in _NEVER_LAST or (lowered == "no" and following is not None and not following.isdigit())


def _opens_with_date(text: str, start: int, stop: int) -> bool:
    words = text[start:stop].lower().split()
    return len(words) <= _OPENING_WORDS and not any(is_past(word) for word in words if word.isalpha())
