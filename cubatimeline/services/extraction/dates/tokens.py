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
    "#": Sign.CITED,
    "§": Sign.CITED,
}
_ORDINAL_ENDING = r"st|nd|rd|th|\.?[º°ª]|ro|er|do|to|mo|vo|no|ra|da|ta"
_FIGURE_FORMS = (
    (re.compile(rf"(?:[12]?\d|3[01])-?(?:{_ORDINAL_ENDING})"), Sign.ORDINAL),
    (re.compile(r"(?:\d{4}|[1-9]0)s"), Sign.DECADE_OF),
    (re.compile(r"(?:\d\d)?\d0-?(?:е|х|ые|ых|ми|ыми|м)"), Sign.DECADE_OF),
    (re.compile(r"(?:[12]?\d|3[01])-?(?:й|го|е|му|м|я|ое|ого|ая|ой|ый|ом)"), Sign.ORDINAL),
    (re.compile(r"[3-9]\d-?(?:й|го|м|му)"), Sign.NUMBER),
    (re.compile(r"\d{1,2}:.*"), Sign.CLOCK),
    (re.compile(r"\d+(?P<by>[-./])(?:\d+|[IVXХ]+)(?P=by)\d+"), Sign.FULL_DATE),
)
_is_roman = re.compile(r"(?=.)(?:[XХ]{0,3})(?:I[XХ]|IV|V?I{0,3})").fullmatch
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "Х": 10}
_model = re.compile(r"([^\W\d_]+)-(\d+)").fullmatch
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
    piece = _PIECE.format(figures=_FIGURES, phrases="|".join(sorted(phrases, key=len, reverse=True)))
    return Lexicon(signs, values, re.compile(piece, re.VERBOSE), language in MONTH_FIRST)


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
            if word.islower() and word.isalpha():
                sign = Sign.WORD
            elif (model := _model(word)) is not None and model[1] in words_of.signs:
                signs += [words_of.signs[model[1]], Sign.DASH]
                words += [model[1], "-"]
                starts += [match.start(), match.start(2) if False else match.start() + len(model[1])]
                word = model[2]
                signs.append(known(word) or Sign.QUANTITY)
                words.append(word)
                starts.append(match.end() - len(word))
                continue
            else:
                sign = _sign_of(word, words_of)
        signs.append(sign)
        words.append(word)
        starts.append(match.start())
    return Signs("".join(signs), words, starts, words_of)


def _sign_of(word: str, words_of: Lexicon) -> str:
    """Return the sign of a word or figure that is not in the lexicon as it is spelt."""
    if word[0].isdigit():
        for form, sign in _FIGURE_FORMS:
            if form.fullmatch(word):
                return sign
        return Sign.QUANTITY
    if word[0].isspace():
        return Sign.BREAK
    if _is_roman(word):
        return Sign.ROMAN
    if not word.isalpha():
        return words_of.signs.get(PHRASE + phrase_key(word), Sign.MARK if len(word) == 1 else Sign.CAPITAL)
    return Sign.CAPITAL if word[0].isupper() else Sign.WORD


def roman(word: str) -> int:
    """Return the value of a Roman numeral; the Cyrillic Х counts as X."""
    values = [_ROMAN_VALUES[letter] for letter in word]
    return sum(-one if one < next_one else one for one, next_one in zip(values, [*values[1:], 0], strict=True))
