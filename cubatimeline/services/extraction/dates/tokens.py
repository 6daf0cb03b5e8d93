"""Cuts a text into signs, one pass of one compiled pattern per language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from cubatimeline.domain.languages import Language
from cubatimeline.services.extraction.dates import english, russian, spanish
from cubatimeline.services.extraction.dates.signs import (
    PHRASE,
    Entry,
    Lexicon,
    Sign,
    phrase_key,
    phrase_pattern,
    spellings,
)

TABLES: dict[Language, tuple[Entry, ...]] = {
    "en": english.ENTRIES,
    "es": spanish.ENTRIES,
    "ru": russian.ENTRIES,
}
"""The words of every language that is read."""
MONTH_FIRST: frozenset[Language] = frozenset({"en"})
"""Languages that write a day behind its month ("October 27") also where no year follows."""

_FIGURES = r"""
    \d{4}(?P<a>[-./])\d\d(?P=a)\d\d(?![\w]|[-./]\d)
    | \d{1,2}(?P<b>[-./])(?:\d{1,2}|[IVXХ]{1,4})(?P=b)(?:\d{4}|\d{2})(?![\w]|[-./]\d)
    | \d{1,2}[-./][IVXХ]{1,4}[-./](?:\d{4}|\d{2})(?![\w]|[-./]\d)
    | \d{1,2}:\d\d(?::\d\d)?
    | \d{1,2}\.?[º°ª]
    | \d+(?:[.,](?!\d{4}(?!\d))\d+)+
    | \d+(?:-(?:[а-яё]{1,3}|(?:st|nd|rd|th))(?!\w)|\w*)
"""
_PIECE = r"""
    (?=\d)(?:{figures})
    | {phrases}
    | [A-ZА-ЯЁ][^\W\d_]{{0,5}}-?\d\w*(?:-\d\w*)*
    | [^\W_]+
    | \n[ \t\r]*\n\s*
    | (?<=[.!?:…"”»\])])[ \t]*\n\s*
    | \S
"""
_MARKS = {
    ".": Sign.DOT,
    "!": Sign.DOT,
    "?": Sign.DOT,
    "…": Sign.DOT,
    ",": Sign.COMMA,
    "-": Sign.DASH,
    "‐": Sign.DASH,
    "‑": Sign.DASH,
    "–": Sign.DASH,
    "—": Sign.DASH,
    "−": Sign.DASH,
    "/": Sign.SLASH,
    ":": Sign.COLON,
    "'": Sign.APOSTROPHE,
    "’": Sign.APOSTROPHE,
    "‘": Sign.APOSTROPHE,
    "(": Sign.OPEN,
    "[": Sign.OPEN,
    ")": Sign.CLOSE,
    "]": Sign.CLOSE,
    '"': Sign.QUOTE,
    "“": Sign.QUOTE_OPEN,
    "„": Sign.QUOTE_OPEN,
    "«": Sign.QUOTE_OPEN,
    "”": Sign.QUOTE_CLOSE,
    "»": Sign.QUOTE_CLOSE,
    "$": Sign.MONEY,
    "€": Sign.MONEY,
    "£": Sign.MONEY,
    "%": Sign.PERCENT,
    "№": Sign.CITED,
    "&": Sign.AND,
    "#": Sign.CITED,
    "§": Sign.CITED,
}
_ORDINAL_ENDING = r"st|nd|rd|th|\.?[º°ª]|ro|er|do|to|mo|vo|no|ra|da|ta"
_FIGURE_FORMS = (
    (re.compile(rf"(?:[12]?\d|3[01])-?(?:{_ORDINAL_ENDING})").fullmatch, Sign.ORDINAL),
    (re.compile(r"(?:\d{4}|[1-9]0)s").fullmatch, Sign.DECADE_OF),
    (re.compile(r"(?:\d\d)?\d0-?(?:е|х|ые|ых|ми|ыми|м)").fullmatch, Sign.DECADE_OF),
    (re.compile(r"(?:[12]?\d|3[01])-?(?:й|го|е|му|м|я|ое|ого|ая|ой|ый|ом)").fullmatch, Sign.ORDINAL),
    (re.compile(r"[12]\d{3}-?(?:й|го|м|му)").fullmatch, Sign.YEAR_NUMBER),
    (re.compile(r"[3-9]\d-?(?:й|го|м|му)").fullmatch, Sign.NUMBER),
    (re.compile(r"\d{1,2}:.*").fullmatch, Sign.CLOCK),
    (re.compile(r"\d+(?:(?P<by>[-./])\d+(?P=by)|[-./][IVXХ]+[-./])\d+").fullmatch, Sign.FULL_DATE),
)
_is_roman = re.compile(r"(?=.)(?:[XХ]{0,3})(?:I[XХ]|IV|V?I{0,3})").fullmatch
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "Х": 10}
_leading_digits = re.compile(r"\d+").match


@dataclass(frozen=True, slots=True)
class Signs:
    """A stretch of text as signs: `signs[i]` stands for `words[i]`, which begins at `starts[i]` of the text."""

    signs: str
    words: list[str]
    starts: list[int]
    lexicon: Lexicon

    def value(self, at: int) -> int:
        """Return what the word or figure at `at` is worth (see `signs.Sign`); 0 where it carries no value."""
        word = self.words[at]
        sign = self.signs[at]
        if word[0].isdigit():
            digits = _leading_digits(word)
            return int(digits[0]) if digits else 0
        if sign == Sign.ROMAN:
            return roman(word)
        found = self.lexicon.values.get(word)
        return self.lexicon.values.get(PHRASE + phrase_key(word), 0) if found is None else found

    def end(self, at: int) -> int:
        """Return where the word at `at` ends in the text."""
        return self.starts[at] + len(self.words[at])


@cache
def lexicon(language: Language) -> Lexicon:
    """Return the words of a language, ready to cut a text with."""
    signs: dict[str, str] = dict(_MARKS)
    values: dict[str, int] = {}
    phrases: list[str] = []
    for sign, value, line in TABLES[language]:
        for phrase in line.split("|"):
            if phrase.isalpha():
                for form in spellings(phrase):
                    signs[form], values[form] = sign, value
            else:
                phrases.extend(phrase_pattern(phrase))
                key = PHRASE + phrase_key(phrase)
                signs[key], values[key] = sign, value
    for number in range(1, 2100):
        sign = Sign.DAY_NUMBER if number < 32 else Sign.NUMBER if number < 1000 else Sign.YEAR_NUMBER
        signs[str(number)] = sign
        if number < 10:
            signs[f"0{number}"] = sign
    piece = _PIECE.format(figures=_FIGURES, phrases=_any_phrase(phrases))
    return Lexicon(signs, values, re.compile(piece, re.VERBOSE), language in MONTH_FIRST)


def _any_phrase(phrases: list[str]) -> str:
    """Return one pattern for all phrases, the longest first; sorted by first letter, it costs other words least."""
    by_letter: dict[str, list[str]] = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        by_letter.setdefault(phrase[0], []).append(phrase[1:])
    choices = "|".join(f"{letter}(?:{'|'.join(rests)})" for letter, rests in by_letter.items())
    return f"(?=[{''.join(by_letter)}])(?:{choices})"


def sign_text(text: str, language: Language, start: int = 0, end: int | None = None) -> Signs:
    """Return `text[start:end]` as signs; positions count from the beginning of `text`."""
    words_of = lexicon(language)
    known = words_of.signs.get
    signs: list[str] = []
    words: list[str] = []
    starts: list[int] = []
    for match in words_of.token.finditer(text, start, len(text) if end is None else end):
        word = match[0]
        sign = known(word)
        if sign is None:
            if word.isalpha() and word.islower():
                sign = Sign.WORD
            elif "-" in word and (parts := _parts(word, words_of)):
                for part in parts:
                    signs.append(known(part) or Sign.QUANTITY)
                    words.append(part)
                    starts.append(match.start() + (0 if part is parts[0] else word.index(part)))
                continue
            else:
                sign = _sign_of(word, words_of)
        signs.append(sign)
        words.append(word)
        starts.append(match.start())
    return Signs("".join(signs), words, starts, words_of)


def _parts(word: str, words_of: Lexicon) -> list[str]:
    """Cut "Oct-1962" at its hyphen; a model ("Il-28") stays whole."""
    letters, _, figures = word.partition("-")
    return [letters, "-", figures] if letters in words_of.signs and letters.isalpha() and figures.isdigit() else []


def _sign_of(word: str, words_of: Lexicon) -> str:
    """Return the sign of a word or figure that is not in the lexicon as it is spelt."""
    first = word[0]
    if first.isdigit():
        return next((sign for form, sign in _FIGURE_FORMS if form(word)), Sign.QUANTITY)
    if first.isspace():
        return Sign.BREAK
    if first in _ROMAN_VALUES and _is_roman(word):
        return Sign.ROMAN
    if word.isalpha():
        return Sign.CAPITAL if first.isupper() else Sign.WORD
    return words_of.signs.get(PHRASE + phrase_key(word)) or (Sign.MARK if len(word) == 1 else Sign.CAPITAL)


def roman(word: str) -> int:
    """Return the value of a Roman numeral; the Cyrillic Х counts as X."""
    values = [_ROMAN_VALUES[letter] for letter in word]
    return sum(-one if one < next_one else one for one, next_one in zip(values, [*values[1:], 0], strict=True))
