"""The signs that words of every language are turned into, and the lexicon that does it.

A text becomes a string of signs, one character for each word, figure or mark. The grammar (`grammar.py`) is written in
the names of the signs and sees no words; the words of a language stand in its own table.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final


class Sign:
    """The signs; the comment says what value a word carries, where it carries any."""

    # figures
    DAY_NUMBER: Final = "d"  # 1-31
    NUMBER: Final = "n"  # 32-999
    YEAR_NUMBER: Final = "y"  # 1000-2099
    QUANTITY: Final = "q"  # any other figure
    ORDINAL: Final = "o"  # 1-31, in figures or words
    DECADE_OF: Final = "O"  # 1960 or 60: "1960s", "sixties"
    ROMAN: Final = "I"  # the number
    FULL_DATE: Final = "N"  # a date in figures
    CLOCK: Final = "k"
    COUNT: Final = "c"  # a number in words
    ONE: Final = "a"  # "a", "one"
    VAGUE: Final = "v"  # "several"
    # parts of a calendar
    MONTH: Final = "m"  # 1-12
    WEAK_MONTH: Final = "M"  # 1-12; the word means other things too
    SHORT_MONTH: Final = "u"  # 1-12; counts only beside a day or year
    WEEKDAY: Final = "w"  # 0 Monday
    WEAK_WEEKDAY: Final = "W"  # 0 Monday; counts only beside a date, or after ON
    SEASON: Final = "s"  # 21-24
    WEAK_SEASON: Final = "S"  # 21-24
    HOLIDAY: Final = "h"  # month * 100 + day
    # stretches of time; 1 a single one without a number before it, 0 others
    DAY: Final = "D"
    DAYTIME: Final = "P"  # "morning"
    WEEK: Final = "K"
    CALENDAR_MONTH: Final = "H"
    YEAR: Final = "Y"
    YEAR_MARK: Final = "G"  # "г.", only behind a year
    TEN_YEARS: Final = "X"
    CENTURY: Final = "C"
    # parts of something longer
    PART: Final = "e"  # 1 early, 2 mid, 3 late
    HALF: Final = "E"  # 0, or which one
    QUARTER: Final = "Q"  # 0, or which one
    FORTNIGHT: Final = "F"  # 0, or which one
    TEN_DAYS: Final = "T"
    # links and directions
    BC: Final = "b"
    AD: Final = "A"
    TO: Final = "t"
    FROM: Final = "f"
    BETWEEN: Final = "B"
    AND: Final = "&"
    OR: Final = "|"
    THE: Final = "x"
    OF: Final = "g"
    IN: Final = "i"
    ON: Final = "j"
    BY: Final = "J"  # "by", "since": what follows is a limit, and the story may stand elsewhere
    SAME: Final = "z"
    THIS: Final = "Z"
    NEXT: Final = "1"  # after what was told
    PREVIOUS: Final = "2"  # before what was told
    LAST: Final = "3"  # before the speaker's own day; 1 where an article makes it the final one
    COMING: Final = "4"  # after the speaker's own day, unless an article makes it NEXT
    LATER: Final = "5"
    EARLIER: Final = "6"
    AGO: Final = "7"
    AFTER_A: Final = "8"  # before a stretch: "через два года"
    AGO_A: Final = "9"  # before a stretch: "hace dos años"
    UP_TO_A: Final = "0"  # before a stretch that ends with BEFORE and SAME: "за год до этого"
    AFTER: Final = ">"
    BEFORE: Final = "<"
    NOW: Final = "*"  # days from the speaker's own day: today 0, yesterday -1
    EVE: Final = "^"  # days from the day last told: "накануне" -1
    ABOUT: Final = "~"
    PERHAPS: Final = "?"
    # what speaks against a date, or tells the time of a sentence
    CITED: Final = "#"  # "p.", "No.": a number follows that is no date
    COUNTED: Final = "l"  # "men", "tons": the number before is no date
    NUMBERED: Final = "@"  # "floor", "Congress": an ordinal before it is no day
    NAMED: Final = "!"  # "Movement", "Crisis": a date beside it is part of a name
    COMING_TENSE: Final = "+"
    PERFECT: Final = "="
    # marks
    DOT: Final = "."
    COMMA: Final = ","
    DASH: Final = "-"
    SLASH: Final = "/"
    COLON: Final = ":"
    APOSTROPHE: Final = "'"
    OPEN: Final = "("
    CLOSE: Final = ")"
    QUOTE: Final = '"'
    QUOTE_OPEN: Final = "«"
    QUOTE_CLOSE: Final = "»"
    MONEY: Final = "$"
    PERCENT: Final = "%"
    BREAK: Final = "¶"
    MARK: Final = ";"  # any other
    CAPITAL: Final = "_"  # an unknown word that begins with a capital
    WORD: Final = "`"  # any other unknown word


Entry = tuple[str, int, str]
"""Sign, value, and the words or phrases that carry them, divided by `|`.

Small letters stand for small letters, a capital at the beginning, and capitals throughout; accents may be missing in
the text. A word written with a capital counts only so (May), and in capitals throughout.
"""

PHRASE = " "
"""Stands before the key of a phrase, so that none is taken for a single word."""
_NAMES = {name: sign for name, sign in vars(Sign).items() if name.isupper()}
_PLAIN = str.maketrans("áéíóúüñё", "aeiouune")
_PLAIN_YO = str.maketrans("ё", "е")


def notation(text: str, **parts: str) -> str:
    """Return the regular expression of a pattern that is written in names of signs.

    Names in capitals stand for signs, also inside `[...]`; names in `parts` (in capitals too) for further patterns;
    blanks are left out. The rest is the notation of `re`.
    """

    def sign(match: re.Match[str]) -> str:
        word = match[0]
        return parts[word] if word in parts else re.escape(_NAMES[word])

    return re.sub(r"(?<![\\?P<])\b[A-Z][A-Z_]+\b", sign, text).replace(" ", "").replace("\n", "")


def numbered(sign: str, first: int, lines: Iterable[str]) -> list[Entry]:
    """Return one entry for each line, with values counted from `first`."""
    return [(sign, value, line) for value, line in enumerate(lines, first)]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one language: signs and values by word as it is spelt, and the pattern that cuts a text."""

    signs: dict[str, str]
    values: dict[str, int]
    token: re.Pattern[str]
    month_first: bool


def spellings(word: str) -> set[str]:
    """Return the ways to write a word: with and without accents, small, with a capital, in capitals."""
    found = set()
    for form in (word, word.translate(_PLAIN_YO), word.translate(_PLAIN)):
        capital = form[:1].upper() + form[1:]
        found |= {capital, form.upper()} if word[:1].isupper() else {form, capital, form.upper()}
    return found


def phrase_key(text: str) -> str:
    """Return what all spellings of a phrase have in common."""
    return re.sub(r"[\s.,-]+", "", text.lower().replace("’", "'").translate(_PLAIN))


def phrase_pattern(phrase: str) -> list[str]:
    """Return patterns for a phrase, each beginning with a plain letter."""
    patterns = set()
    for form in spellings(phrase):
        body = "".join(_loose(letter) for letter in form[1:])
        patterns.add(form[0] + body + r"(?!\w)")
    return sorted(patterns)


def _loose(letter: str) -> str:
    if letter == " ":
        return r"[\s-]\s*"
    if letter == ".":
        return r"\.\s?"
    return "['’]" if letter == "'" else re.escape(letter)
