"""Cuts what people type into signs: spelling is evened out, words are looked up in the tables of the languages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from cubatimeline.domain.date_reading import english, russian, spanish
from cubatimeline.domain.date_reading.signs import Entry, Sign, Token
from cubatimeline.domain.languages import Language

TABLES: dict[Language, tuple[Entry, ...]] = {
    "en": english.ENTRIES,
    "es": spanish.ENTRIES,
    "ru": russian.ENTRIES,
}
"""The words of every language that is read."""

PIVOT = 30
"""Years of two digits below this one belong to the 21st century, the others to the 20th."""

_LONGEST_PHRASE = 6
_ALIKE = {
    "áàâä": "a",
    "éèêë": "e",
    "íìîï": "i",
    "óòôö": "o",
    "úùûü": "u",
    "ñ": "n",
    "ё": "е",
    "ʼ’‘`´": "'",
    "–—−‒": "–",
    "‐‑": "-",
    "«»“”„": '"',
}
_SAME = str.maketrans({letter: plain for letters, plain in _ALIKE.items() for letter in letters})
_NUMERALS = re.compile(r"(?=[ivxlc])(x{0,3}|xl|lx{0,3})(ix|iv|v?i{0,3})$")
_NUMERAL_LOOKALIKES = str.maketrans("хісм", "xicm")
_MONTH_NUMERALS = "i ii iii iv v vi vii viii ix x xi xii".split()

_PIECE = re.compile(
    r"""
    (?P<iso>\d{4}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?(?!-?\d))
    | (?P<dmy>(?<!\d)\d{1,2}(?P<by>[./-])\d{1,2}(?P=by)(?:\d{4}|\d{2})(?!\d))
    | (?P<ymd>\d{4}(?P<sep>[./-])\d{1,2}(?P=sep)\d{1,2}(?!\d))
    | (?P<dry>(?<!\d)\d{1,2}[./\ -]{1,2}[ivxх]{1,4}[./\ -]{1,2}\d{4}(?!\d))
    | (?P<my>(?<!\d)(?:0?[1-9]|1[0-2])[./]\d{4}(?!\d))
    | (?P<ym>\d{4}[./](?:0[1-9]|1[0-2])(?![\d./]))
    | (?P<clock>(?<!\d)\d{1,2}:\d{2}(?::\d{2})?(?!\d))
    | (?P<zone>(?:utc|gmt)\ ?[+–-]\ ?\d{1,2}(?::?\d{2})?(?!\d))
    | (?P<quarter>\bq[1-4]\b)
    | (?P<decade>'?\d{2,4}(?:'?s|[-–]?(?:е|х|ые|ых|ми))(?!\w))
    | (?P<ordinal>\d{1,2}(?:st|nd|rd|th|º|ª|°|ro|er|do|ra|da|to|mo|vo|no|[ao]
        |[-–]?(?:й|е|го|ое|му|ом|ая|ой|ого|я))(?!\w))
    | (?P<number>'?\d+)
    | (?P<word>[^\W\d_]+(?:[-'][^\W\d_]+)*\.?)
    | (?P<mark>\S)
    """,
    re.VERBOSE,
)
_MARKS = {
    "-": Sign.DASH,
    "–": Sign.DASH,
    "/": Sign.SLASH,
    ",": Sign.COMMA,
    ";": Sign.COMMA,
    "(": Sign.OPEN,
    ")": Sign.CLOSE,
    "?": Sign.UNCERTAIN,
    "~": Sign.APPROXIMATE,
    "&": Sign.AND,
    "+": Sign.ONWARDS,
    ".": Sign.NOISE,
    '"': Sign.NOISE,
}


def even_spelling(text: str) -> str:
    """Return `text` in small letters, without accents, with one sort of apostrophe, and with blanks for all spaces."""
    text = unicodedata.normalize("NFC", text).lower().translate(_SAME)
    return " ".join(text.split())


def tokenise(text: str, language: Language | None = None) -> list[Token] | None:
    """Cut `text` into signs; None where it holds a word that has no place in a date.

    Args:
        text: what was typed.
        language: whose words to take; None for those of every language.
    """
    words = _lexicon(language)
    pieces = list(_pieces(even_spelling(text), words))
    tokens: list[Token] = []
    at = 0
    while at < len(pieces):
        kind, piece = pieces[at]
        if kind != "word":
            read = _figures(kind, piece)
            at += 1
        else:
            read, at = _phrase(pieces, at, words)
        if read is None:
            return None
        tokens.extend(read)
    return tokens


@cache
def _lexicon(language: Language | None) -> dict[str, Token]:
    """Return what each word or phrase means, in one language or in all."""
    found: dict[str, Token] = {}
    for name, entries in TABLES.items():
        if language in (None, name):
            for sign, value, phrases in entries:
                for phrase in phrases.split("|"):
                    found.setdefault(phrase, Token(sign, value, phrase))
    return found


def _pieces(text: str, words: dict[str, Token]) -> Iterator[tuple[str, str]]:
    """Yield words, figures and marks; a word with a hyphen that is not known as a whole is cut at it."""
    for match in _PIECE.finditer(text):
        kind, piece = match.lastgroup or "mark", match.group()
        if kind in ("by", "sep"):
            kind = "dmy" if match["dmy"] else "ymd"
        if kind == "word" and "-" in piece and piece.rstrip(".") not in words:
            for number, part in enumerate(piece.split("-")):
                if number:
                    yield "mark", "-"
                yield "word", part
        else:
            yield kind, piece


def _phrase(pieces: list[tuple[str, str]], at: int, words: dict[str, Token]) -> tuple[list[Token] | None, int]:
    """Look up the longest phrase that begins at `at`; return its sign and where it ends."""
    if pieces[at][1] in words:
        alone = words[pieces[at][1]]
        if pieces[at][1].endswith("."):
            return [alone], at + 1
    run: list[str] = []
    for kind, piece in pieces[at : at + _LONGEST_PHRASE]:
        if kind != "word":
            break
        run.append(piece.rstrip("."))
    for length in range(len(run), 0, -1):
        token = words.get(" ".join(run[:length]))
        if token is not None:
            return [token], at + length
    number = roman_number(run[0])
    return ([Token(Sign.ROMAN, number, run[0])] if number else None), at + 1


def roman_number(word: str) -> int:
    """Return the value of a Roman numeral from I to LXXXIX, in Latin letters or Cyrillic ones alike; else 0."""
    word = word.translate(_NUMERAL_LOOKALIKES)
    match = _NUMERALS.match(word)
    if match is None:
        return 0
    tens, ones = match.groups()
    high = {"xl": 40}.get(tens, 50 + 10 * tens.count("x") if tens.startswith("l") else 10 * len(tens))
    low = {"ix": 9, "iv": 4}.get(ones, 5 * ones.count("v") + ones.count("i"))
    return high + low


def full_year(digits: str) -> int:
    """Return the year that digits stand for; two of them, with or without an apostrophe, are taken by `PIVOT`."""
    bare = digits.lstrip("'")
    number = int(bare)
    if len(bare) > 2:
        return number
    return number + (2000 if number < PIVOT else 1900)


def _figures(kind: str, piece: str) -> list[Token] | None:
    """Return the sign of something written in figures, or of a mark; None for one that means nothing here."""
    if kind == "mark":
        if piece == "%":
            return [Token(Sign.APPROXIMATE), Token(Sign.UNCERTAIN)]
        sign = _MARKS.get(piece)
        return None if sign is None else [Token(sign, 0, piece)]
    if kind == "number":
        return [Token(Sign.NUMBER, int(piece.lstrip("'")), piece)] if len(piece) < 16 else None
    if kind == "ordinal":
        return [Token(Sign.ORDINAL, _leading(piece), piece)]
    if kind == "decade":
        return [Token(Sign.DECADE_OF, _leading(piece), piece)]
    if kind == "quarter":
        return [Token(Sign.QUARTER, int(piece[1]), piece)]
    if kind == "clock":
        hour, minute = (int(part) for part in piece.split(":")[:2])
        return [Token(Sign.CLOCK, 60 * hour + minute, piece)] if minute < 60 else None
    if kind == "zone":
        return [Token(Sign.ZONE, _zone_minutes(piece), piece)]
    return _date_in_figures(kind, piece)


def _leading(piece: str) -> int:
    return int(re.sub(r"\D", "", piece))


def _zone_minutes(piece: str) -> int:
    match = re.search(r"([+–-]) ?(\d{1,2}):?(\d{2})?$", piece)
    if match is None:
        return 0
    minutes = 60 * int(match[2]) + int(match[3] or 0)
    return minutes if match[1] == "+" else -minutes


def _date_in_figures(kind: str, piece: str) -> list[Token] | None:
    """Return a date given in figures; of day and month the day is first unless only the other order exists."""
    fields = [part for part in re.split(r"[./ -]+", piece) if part]
    if kind in ("iso", "ymd"):
        year, month, day = (*map(int, fields), 0)[:3]
    elif kind == "my":
        year, month, day = int(fields[1]), int(fields[0]), 0
    elif kind == "ym":
        first, second = int(fields[0]), int(fields[1])
        if second == (first + 1) % 100:
            return [Token(Sign.NUMBER, first, fields[0]), Token(Sign.DASH), Token(Sign.NUMBER, second, fields[1])]
        year, month, day = first, second, 0
    elif kind == "dry":
        numeral = fields[1].translate(_NUMERAL_LOOKALIKES)
        if numeral not in _MONTH_NUMERALS:
            return None
        year, month, day = int(fields[2]), _MONTH_NUMERALS.index(numeral) + 1, int(fields[0])
    else:
        day, month, year = int(fields[0]), int(fields[1]), full_year(fields[2])
        if month > 12 >= day:
            day, month = month, day
    return [Token(Sign.DATE, 0, piece, (year, month, day))]
