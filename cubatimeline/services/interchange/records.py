"""What the formats of reference managers share: types of documents, names of people, dates and archive references.

What such a format has no field for travels in one of its free fields as "name=value; name=value".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import NamedTuple

from cubatimeline.domain.date_reading import read as read_words
from cubatimeline.domain.dates import EdtfDate
from cubatimeline.domain.documents import ArchiveReference, Document
from cubatimeline.domain.errors import DateError
from cubatimeline.services.interchange.dates import notation_or_none
from cubatimeline.services.interchange.words import one_line

REFERENCE = tuple(field.name for field in fields(ArchiveReference))


class Kind(NamedTuple):
    """A kind of document in the words of RIS, BibLaTeX and CSL."""

    ris: str
    bibtex: str
    csl: str


_KINDS = {
    "article": Kind("NEWS", "article", "article-newspaper"),
    "webpage": Kind("ELEC", "online", "webpage"),
    "encyclopedia": Kind("ENCYC", "inreference", "entry-encyclopedia"),
    "book": Kind("BOOK", "book", "book"),
    "report": Kind("RPRT", "report", "report"),
    "speech": Kind("HEAR", "unpublished", "speech"),
    "conversation": Kind("UNPB", "unpublished", "manuscript"),
    "telegram": Kind("PCOMM", "letter", "personal_communication"),
    "cable": Kind("PCOMM", "letter", "personal_communication"),
    "letter": Kind("PCOMM", "letter", "personal_communication"),
    "dispatch": Kind("PCOMM", "letter", "personal_communication"),
    "interview": Kind("UNPB", "unpublished", "interview"),
    "database": Kind("DBASE", "dataset", "dataset"),
    "treaty": Kind("LEGAL", "legal", "treaty"),
    "protocol": Kind("UNPB", "unpublished", "manuscript"),
    "chapter": Kind("CHAP", "incollection", "chapter"),
    "journal article": Kind("JOUR", "article", "article-journal"),
    "thesis": Kind("THES", "thesis", "thesis"),
    "map": Kind("MAP", "misc", "map"),
}
_OTHER = Kind("GEN", "misc", "document")
_FURTHER = {
    "MGZN": "article", "CONF": "report", "MANSCPT": "manuscript", "LETTER": "letter", "inbook": "chapter",
    "incollection": "chapter", "techreport": "report", "phdthesis": "thesis", "mastersthesis": "thesis",
    "article-magazine": "article", "post-weblog": "webpage", "article": "article", "paper-conference": "report",
    "manuscript": "manuscript", "misc": "", "GEN": "", "document": "", "proceedings": "book", "collection": "book",
    "unpublished": "manuscript", "UNPB": "manuscript", "bill": "law", "legislation": "law",
}  # fmt: skip


def kind_of(word: str) -> Kind:
    """Return the types for a kind of document."""
    return _KINDS.get(word, _OTHER)


def word_for(type_: str) -> str:
    """Return the kind of document that a type of one of the formats stands for; empty for an unknown one."""
    for further in (type_, type_.lower(), type_.upper()):
        if further in _FURTHER:
            return _FURTHER[further]
    for word, kind in _KINDS.items():
        if type_.lower() in {each.lower() for each in kind}:
            return word
    return ""


def given_first(name: str) -> str:
    """Turn "Khrushchev, Nikita S." into "Nikita S. Khrushchev"; what has no comma, or more than two, stays."""
    parts = [part.strip() for part in name.split(",")]
    if len(parts) == 2 and all(parts):
        return f"{parts[1]} {parts[0]}"
    if len(parts) == 3 and all(parts):  # "King, Jr., Martin Luther"
        return f"{parts[2]} {parts[0]}, {parts[1]}"
    return one_line(name)


def pack(values: Mapping[str, str]) -> str:
    """Return values in one free field, those that are empty left out."""
    return "; ".join(f"{name}={one_line(value)}" for name, value in values.items() if value)


def unpack(text: str) -> dict[str, str]:
    """Return the values of a free field; a part without a name is passed over."""
    parts = (part.partition("=") for part in text.split(";"))
    return {name.strip(): value.strip() for name, sign, value in parts if sign}


def packed_reference(reference: ArchiveReference) -> dict[str, str]:
    """Return the parts of an archive reference that there are."""
    return {name: value for name in REFERENCE if (value := getattr(reference, name))}


def reference_of(values: Mapping[str, str]) -> ArchiveReference:
    """Return an archive reference of its parts."""
    return ArchiveReference(**{name: values[name] for name in REFERENCE if values.get(name)})


def packed_dates(document: Document) -> dict[str, str]:
    """Return the dates of a document by kind, as EDTF."""
    return {kind: date.edtf for kind, date in document.dates.items()}


def dates_of(values: Mapping[str, str], main: EdtfDate | None) -> dict[str, EdtfDate]:
    """Return the dates by kind that travelled in a free field.

    Where they disagree with `main`, the date in the format's own field, somebody changed that one, and it alone counts.
    """
    found = {kind: date for kind, text in values.items() if (date := notation_or_none(text)) is not None}
    if found and (main is None or main in found.values()):
        return found
    return {} if main is None else {"published": main}


def any_date(text: str) -> EdtfDate | None:
    """Return the date of a field that may hold EDTF or words; None where it is neither."""
    text = text.strip()
    if not text:
        return None
    known = notation_or_none(text)
    if known is not None:
        return known
    try:
        return read_words(text)
    except DateError:
        return None
