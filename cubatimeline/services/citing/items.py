"""What citeproc is told of a document: the item of our CSL-JSON, with people, dates and archive as styles can use them.

citeproc-py knows no EDTF, no doubt about a date and no range that it does not stumble over: only a plain day, month or
year goes to it as figures, all else in words. It knows no contributors, and splits no names.
"""

from __future__ import annotations

from typing import Any

from cubatimeline.domain.date_words import in_words
from cubatimeline.domain.dates import EdtfDate
from cubatimeline.domain.documents import Document
from cubatimeline.domain.languages import Language
from cubatimeline.services.citing.archive import counted_parts
from cubatimeline.services.citing.chicago import american, is_paper, short_title
from cubatimeline.services.citing.names import authors
from cubatimeline.services.interchange.csl import item_of

_NO_GENRE = frozenset((
    "article", "webpage", "encyclopedia", "book", "chapter", "journal article", "database", "map", "treaty", "listing",
    "interview",
))  # fmt: skip
_MONTHS = 12
"""Above it stand seasons and quarters."""
_PEOPLE = ("author", "recipient", "translator", "editor")
_UNKNOWN = frozenset(("custom", "archive_collection", "abstract"))


def citable(document: Document, language: Language) -> dict[str, Any]:
    """Return the CSL-JSON item that a style is to cite."""
    item, _ = item_of(document, language)
    for role in _PEOPLE:
        if role in item:
            names = "; ".join(name["literal"] for name in item[role])
            item[role] = authors(names, document.language)
    item["title"] = document.title.in_(language)
    item["title-short"] = short_title(item["title"])
    if is_paper(document):
        item.pop("editor", None)  # who gave a paper is no editor
    if document.kind in _NO_GENRE or document.kind in item["title"].lower():
        item.pop("genre", None)
    reference = document.reference
    where = ", ".join(filter(None, (reference.collection, *counted_parts(reference, language))))
    item["archive_location"] = where
    if item["type"] == "personal_communication" and "published" in document.dates:
        item["type"] = "webpage" if document.address else "document"
    item.pop("issued", None)
    if document.date is not None:
        item["issued"] = _date(document.date, language)
    if (seen := document.dates.get("accessed")) is not None:
        item["accessed"] = _date(seen, language)
    return {name: value for name, value in item.items() if value and name not in _UNKNOWN}


def _date(date: EdtfDate, language: Language) -> dict[str, Any]:
    figures = date.edtf.split("-")
    if len(figures) <= 3 and len(figures[0]) == 4 and all(figure.isdigit() for figure in figures):
        numbers = [int(figure) for figure in figures]
        if numbers[0] >= 1000 and (len(numbers) == 1 or numbers[1] <= _MONTHS):
            return {"date-parts": [numbers]}
    words = in_words(date, language, "long")
    return {"literal": american(words) if language == "en" else words}
