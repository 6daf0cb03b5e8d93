"""Finds the dates in running text."""

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
