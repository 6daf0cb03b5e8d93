"""Finds the dates in running text, in English, Spanish and Russian.

A text goes through four rooms: its words become signs (`tokens`, by the table of the language), patterns over signs
become mentions, which say what the words say (`grammar`), neighbours are joined to ranges (`joining`), and a reader who
keeps in mind what was told before, whose words are quoted and when the text was written gives each mention its value
(`resolving`, `reading`).

How to add a language
    1. Write `<language>.py` beside `spanish.py`: one table `ENTRIES` of words and the signs they stand for (`signs.py`
       tells each sign). Small letters stand for all spellings, a capital for words that count only with one; a phrase
       may hold blanks, full stops and apostrophes. Where two meanings fight, take the one that is met in running text.
    2. Name the table in `tokens.TABLES`, the language in `domain/languages.py`, its commonest words in `languages.py`.
    3. Write sixty passages, `tests/services/extraction/passages_<language>.yaml`; the tests take them up by themselves.
    The patterns see signs and no words: they already know both orders of "next year" and "año siguiente". A turn of
    phrase that is missing goes into `grammar.RULES`, and serves every language.

What is left out: times of day, durations ("for two years"), weeks counted by number, dates that only an event tells
("on the day of the landing"), and "at that time".
"""

from __future__ import annotations

from dataclasses import dataclass

from cubatimeline.domain.dates import EdtfDate
from cubatimeline.domain.languages import Language
from cubatimeline.services.extraction.dates.grammar import find_mentions
from cubatimeline.services.extraction.dates.joining import join
from cubatimeline.services.extraction.dates.languages import stretches
from cubatimeline.services.extraction.dates.reading import Reading
from cubatimeline.services.extraction.dates.resolving import Resolver
from cubatimeline.services.extraction.dates.tokens import sign_text
from cubatimeline.services.extraction.dates.values import Point

__all__ = ["DateSpan", "find_dates"]


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A date found in a text: offsets in characters (end exclusive), the words, and the date as EDTF.

    Where the words name a part without settled limits ("late 1962"), `edtf` is the whole (1962), and `closer` the part
    by the reckoning of `domain.date_reading` ([1962-09..1962-12]); otherwise it is empty.
    """

    start: int
    end: int
    text: str
    edtf: str
    closer: str = ""


def find_dates(text: str, written: EdtfDate | None = None, language: Language | None = None) -> list[DateSpan]:
    """Return the dates in a text, in order and without overlaps.

    Args:
        text: running text of any length.
        written: when the document was written; "yesterday" and days without a year are read by it.
        language: the language of the text; None recognises it, paragraph by paragraph.
    """
    reading = Reading(_point_of(written))
    found = []
    for start, end, spoken in stretches(text, language):
        signs = sign_text(text, spoken, start, end)
        for mention, value in Resolver(signs, reading).resolve(join(signs, find_mentions(signs))):
            begin, stop = signs.starts[mention.first], signs.end((mention.until or mention).last - 1)
            found.append(DateSpan(begin, stop, text[begin:stop], value.edtf, value.closer))
    return found


def _point_of(written: EdtfDate | None) -> Point | None:
    """Return the day, month or year in which a document was written; of a stretch, its end."""
    part = None if written is None else written.end or written.start
    if part is None or part.year_number is None:
        return None
    return Point(part.year_number, part.month_number or 0, part.day_number or 0, 0)
