"""What the properties of files, meta tags of pages and headers of editions say, as fields of a proposed record."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from cubatimeline.domain import edtf
from cubatimeline.domain.date_reading import read as read_date
from cubatimeline.domain.dates import EdtfDate
from cubatimeline.domain.errors import DateError
from cubatimeline.services.importing.composing import one_line
from cubatimeline.services.importing.model import ProposedRecord

_NO_TITLE = re.compile(
    r"(?:microsoft word|powerpoint)?\W*(?:untitled|document\d*|doc\d*|sin título|без имени|title|unknown)?\W*$|"
    r".*\.(?:docx?|rtf|pdf|odt|indd|qxd|tiff?|html?|txt|wpd)$",
    re.IGNORECASE,
)
_NO_PERSON = re.compile(
    r"(?:(?:the\s+)?(?:user|usuario|пользователь|admin|administrator|author|unknown|owner|root|guest|windows.*|"
    r"microsoft.*|home|pc|hp|dell|acer|python-docx|un-named|anonymous|calibre.*)\d*)?$",
    re.IGNORECASE,
)
_iso_day = re.compile(r"(\d{4}(?:-\d\d(?:-\d\d)?)?)(?:[T ].*)?$")
_run_together = re.compile(r"(\d{4})(\d\d)(\d\d)$")
_LANGUAGE_NAMES = {
    "english": "en", "inglés": "en", "английский": "en", "spanish": "es", "español": "es", "castellano": "es",
    "испанский": "es", "russian": "ru", "ruso": "ru", "русский": "ru", "french": "fr", "français": "fr", "german": "de",
    "deutsch": "de", "chinese": "zh", "portuguese": "pt", "italian": "it", "polish": "pl", "czech": "cs",
    "ukrainian": "uk", "bulgarian": "bg", "hungarian": "hu", "romanian": "ro", "serbian": "sr", "korean": "ko",
    "japanese": "ja", "mongolian": "mn", "vietnamese": "vi", "arabic": "ar", "eng": "en", "spa": "es", "rus": "ru",
    "fra": "fr", "fre": "fr", "deu": "de", "ger": "de", "zho": "zh", "chi": "zh", "por": "pt", "ita": "it", "pol": "pl",
    "ukr": "uk", "czech language": "cs", "slovak": "sk", "albanian": "sq", "finnish": "fi", "swedish": "sv",
}  # fmt: skip


def title(text: str) -> str:
    """Return a title worth proposing: not a file name, nor what a program writes where no title was given."""
    text = one_line(text)
    text = re.sub(r"^microsoft word\s*-\s*", "", text, flags=re.IGNORECASE)
    return "" if _NO_TITLE.match(text) else text


def person(text: str) -> str:
    """Return a name worth proposing: not the account that a computer was set up with."""
    text = one_line(text)
    return "" if _NO_PERSON.match(text) else text


def language(text: str) -> str:
    """Return the code of a language given as code or by name: "en-US", "Russian", "rus"; empty where unknown."""
    text = one_line(text).lower().rstrip(".")
    if text in _LANGUAGE_NAMES:
        return _LANGUAGE_NAMES[text]
    code = re.match(r"([a-z]{2})(?:[-_][a-z0-9_-]+)?$", text)
    return code[1] if code else ""


def date(text: str) -> EdtfDate | None:
    """Return a date as programs and editors write it, to the day at the finest; None where it is none."""
    text = one_line(text)
    stamped = _iso_day.match(text)
    run = _run_together.match(text)
    if stamped:
        text = stamped[1]
    elif run:
        text = "-".join(run.groups())
    try:
        return edtf.parse(text) if stamped or run else read_date(text)
    except DateError:
        return None


def dates(pairs: Sequence[tuple[str, str]]) -> dict[str, EdtfDate]:
    """Return dates by kind from (kind, words) pairs; of several of a kind the first that can be read."""
    found: dict[str, EdtfDate] = {}
    for kind, text in pairs:
        value = date(text) if text and kind not in found else None
        if value is not None:
            found[kind] = value
    return found


def from_core_properties(values: Mapping[str, str]) -> ProposedRecord:
    """Return the record in the core properties of an office file, whose names Dublin Core gives.

    The days on which the file was made and saved say nothing of the document, and are left out.
    """
    return ProposedRecord(
        title=title(values.get("title", "")),
        creator=person(values.get("creator", "")),
        dates=dates([("published", values.get("date", ""))]),
        publisher=values.get("publisher", ""),
        language=language(values.get("language", "")),
        rights=values.get("rights", ""),
        address=values.get("source", "") if values.get("source", "").startswith("http") else "",
        summary=values.get("description", ""),
    )


def merged(first: ProposedRecord, second: ProposedRecord) -> ProposedRecord:
    """Return `first` with what it lacks taken from `second`."""
    filled = {
        key: getattr(second, key)
        for key in ProposedRecord.__slots__
        if key != "dates" and not getattr(first, key) and getattr(second, key)
    }
    return replace(first, **filled, dates={**second.dates, **first.dates})
