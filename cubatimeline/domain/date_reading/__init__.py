"""Reads the dates that people type, in English, Spanish and Russian, and gives them as EDTF values.

How to add a language
    1. Write `<language>.py` beside `spanish.py`: one table `ENTRIES` of words and the signs they stand for
       (`signs.py`). Small letters, no accents, all the cases that dates are written in; a phrase of up to six words is
       one entry.
    2. Name the table in `tokens.TABLES`, and the language in `domain/languages.py`.
    3. Give `domain/date_voices.py` the names and turns of phrase, so that words written are words read.
    4. The property tests in `tests/domain/test_date_reading.py` take the language up by themselves. No rule of the
       grammar should need a change, because it sees signs and no words. No word may mean different things in
       two languages; a test finds such words.

What vague words mean, everywhere the same: something that happened once, within bounds
    early, mid, late        thirds: of a year January-April, May-August, September-December; of a month days 1-10,
                            11-20, 21-end; of a decade years 0-3, 4-6, 7-9; of a century years 0-33, 34-66, 67-99; of a
                            season its three months
    half                    of a month days 1-15 and 16-end; of a year, decade or century the plain halves
    century, decade         as EDTF counts them: the 20th century is 19XX, the 1960s are 196X
    between, or             one of: `[a..b]`, `[a,b]`
    before, after           leave the date itself out; "by", "or earlier", "or later" count it in
    from ... to, a dash     lasted: `a/b`; "since" and "until" lasted with an open end
    years of two digits     below `tokens.PIVOT` of the 21st century, the others of the 20th
    27/10/1962              day first, unless only the other order exists
    27 October              the year is unspecified: XXXX-10-27
"""

from __future__ import annotations

import re

from cubatimeline.domain.date_reading.elsewhere import read_elsewhere
from cubatimeline.domain.date_reading.grammar import understand
from cubatimeline.domain.date_reading.tokens import even_spelling, tokenise
from cubatimeline.domain.dates import EdtfDate, with_words
from cubatimeline.domain.edtf import parse
from cubatimeline.domain.errors import DateError
from cubatimeline.domain.languages import Language

__all__ = ["read"]

LONGEST = 200
"""Characters of a date that is read at all."""

_like_edtf = re.compile(r"[\dXYEST:Z.,~?%/\[\]{}+-]+").fullmatch
_MEND = "Try 27 October 1962, mid-1962, the 1960s, before 1959, or EDTF such as 1962-10~."
_NO_DATE = frozenset(
    "no date|n d|nd|undated|date unknown|unknown|sin fecha|s f|sf|s a|fecha desconocida|без даты|б д|б г|"
    "дата неизвестна|не датировано".split("|")
)
_NO_YEAR = frozenset("year unknown|unknown year|ano desconocido|год неизвестен|неизвестный год".split("|"))
_SHOWN = 40
_has_year = re.compile(r"[\dX]{4}").search


def read(text: str, language: Language | None = None) -> EdtfDate:
    """Read a date as people type it: EDTF first, then words, then single dates of further languages.

    Args:
        text: a date and nothing else; it is kept verbatim as `written`.
        language: the language of the words; None takes those of all three, and single dates of further languages.

    Raises:
        DateError: no date can be read from it; the message gives an example of what can.
    """
    stripped = text.strip()
    _refuse_empty(stripped)
    if even_spelling(stripped) in _NO_YEAR:
        return with_words(parse("XXXX"), text)
    if _like_edtf(stripped):
        try:
            return with_words(parse(stripped), text)
        except DateError as error:
            return _from_words(stripped, text, language, error)
    return _from_words(stripped, text, language, None)


def _refuse_empty(text: str) -> None:
    plain = " ".join(re.sub(r"[.\[\]()]", " ", even_spelling(text)).split())
    if not plain:
        raise DateError("There is nothing to read.", _MEND)
    if plain in _NO_DATE:
        raise DateError(f"“{_shown(text)}” says that there is no date.", "Leave the date empty, or estimate: c. 1962.")
    if len(text) > LONGEST:
        raise DateError(f"“{_shown(text)}” is too long for one date.", "Give the words of the date alone.")


def _from_words(text: str, written: str, language: Language | None, as_edtf: DateError | None) -> EdtfDate:
    """Read words; where figures alone were no EDTF and mean nothing else either, tell what EDTF finds wrong."""
    bare = text[1:-1] if text[0] == "[" and text[-1] == "]" else text
    tokens = tokenise(bare, language)
    if tokens is None or not tokens:
        return _from_elsewhere(text if language is None else "", written, as_edtf)
    try:
        notation, julian = understand(tokens)
        return with_words(parse(notation), written, "julian" if julian else "gregorian")
    except DateError as error:
        if as_edtf is not None and _has_year(text):
            raise as_edtf from None
        raise DateError(f"“{_shown(text)}”: {_lower_first(error.message)}", error.mend or _MEND) from None


def _from_elsewhere(text: str, written: str, as_edtf: DateError | None) -> EdtfDate:
    notation = read_elsewhere(text)
    if notation is None:
        raise as_edtf or DateError(f"“{_shown(written)}” is not a date that can be read.", _MEND)
    return with_words(parse(notation), written)


def _lower_first(message: str) -> str:
    """Return the message as it goes on after a colon."""
    return message[0].lower() + message[1:]


def _shown(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
