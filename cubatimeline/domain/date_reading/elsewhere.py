"""The last resort: single dates in further languages, by way of dateparser, held back from inventing anything."""

from __future__ import annotations

import re
import warnings

LANGUAGES = ("fr", "de", "it", "pt", "nl", "pl", "cs", "uk", "be", "bg", "ro", "hu", "sv", "da", "fi", "tr", "ca")
"""Languages tried, those of likely archives first; the three of our own grammar are not among them."""

_LONGEST = 48
_year = re.compile(r"(?<![\d.:/-])([12]\d{3})(?![\d:/-])")
_letters = re.compile(r"[^\W\d_]{3,}")


def read_elsewhere(text: str) -> str | None:
    """Return the EDTF of a single month or day of a further language; None where there is none.

    The year must stand in the text with four digits, the month as a word, and the day, if any, as a number: what was
    not typed is never filled in. Years alone and relative dates ("il y a trois jours") are refused.
    """
    years = _year.findall(text)
    if len(years) != 1 or len(text) > _LONGEST or not _letters.search(text):
        return None
    numbers = [int(number) for number in re.findall(r"\d+", text)]
    if len(numbers) > 2:
        return None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        # Imported here because the library costs more time than the rest of the program's start.
        from dateparser.date import DateDataParser

        parser = DateDataParser(
            languages=list(LANGUAGES), settings={"REQUIRE_PARTS": ["year", "month"], "PREFER_DAY_OF_MONTH": "first"}
        )
        found = parser.get_date_data(text)
    date = found.date_obj
    if date is None or date.year != int(years[0]):
        return None
    if found.period == "month" and len(numbers) == 1:
        return f"{date.year:04d}-{date.month:02d}"
    if found.period == "day" and len(numbers) == 2 and date.day in numbers:
        return f"{date.year:04d}-{date.month:02d}-{date.day:02d}"
    return None
