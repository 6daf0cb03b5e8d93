"""RIS, which nearly every reference manager and many archives speak: documents only.

EDTF, further dates, the parts of an archive reference and the like go into the custom fields C1 to C5.
"""

from __future__ import annotations

import re
from typing import Any

from cubatimeline.domain.dates import EdtfDate
from cubatimeline.domain.documents import Document
from cubatimeline.domain.errors import DateError
from cubatimeline.domain.languages import Language, Localised
from cubatimeline.services.citing import archive_words
from cubatimeline.services.citing.names import people
from cubatimeline.services.importing.decoding import decode
from cubatimeline.services.importing.model import ImportFault
from cubatimeline.services.interchange.dates import Fields, ends_of, from_fields, year_with_era
from cubatimeline.services.interchange.model import Exchange
from cubatimeline.services.interchange.records import (
    any_date,
    dates_of,
    given_first,
    kind_of,
    pack,
    packed_dates,
    packed_reference,
    reference_of,
    unpack,
    word_for,
)
from cubatimeline.services.interchange.report import Loss, Report
from cubatimeline.services.interchange.words import clean, from_html, kept_id, one_line

_tag = re.compile(r"^([A-Z][A-Z0-9])  ?-(?: (.*))?$")
_PEOPLE = ("authors", "first_authors")
_USED = frozenset((
    "type_of_reference", "id", "authors", "first_authors", "secondary_authors", "tertiary_authors",
    "subsidiary_authors", "title", "primary_title", "type_of_work", "publisher", "place_published", "language", "date",
    "year",
    "publication_year", "abstract", "notes_abstract", "urls", "call_number", "name_of_database", "custom1", "custom2",
    "custom3", "custom4", "custom5", "secondary_title", "journal_name", "alternate_title3", "database_provider",
    "notes", "access_date", "short_title", "unknown_tag",
))  # fmt: skip


def write(exchange: Exchange, report: Report, language: Language) -> bytes:
    """Return the documents as references."""
    import rispy

    entries = [_entry(document, report, language) for document in exchange.documents]
    text: str = rispy.dumps(entries)
    # rispy numbers the references in lines of their own, which other readers take for damage
    lines = [line for line in text.split("\n") if not re.fullmatch(r"\d+\.", line)]
    return "\r\n".join(lines).encode("utf-8", "replace")


def _entry(document: Document, report: Report, language: Language) -> dict[str, Any]:
    date = document.date
    entry: dict[str, Any] = {
        "type_of_reference": kind_of(document.kind).ris,
        "id": document.id,
        "authors": people(_line(document.creator)),
        "secondary_authors": people(_line(document.recipient)),
        "tertiary_authors": people(_line(document.contributor)),
        "subsidiary_authors": people(_line(document.translator)),
        "title": _line(document.title.in_(language)),
        "type_of_work": _line(document.kind),
        "publisher": _line(document.publisher),
        "language": document.language,
        "abstract": _line(document.summary),
        "urls": [_line(document.address)] if document.address else [],
        "call_number": _line(archive_words(document.reference)),
        "name_of_database": _line(document.reference.archive),
        "custom1": date.edtf if date is not None else "",
        "custom2": pack(packed_dates(document)),
        "custom3": pack(packed_reference(document.reference)),
        "custom4": _line(document.rights),
        "custom5": document.original_language,
    }
    entry |= _written(date, document.id, report)
    return {name: value for name, value in entry.items() if value}


def _line(text: str) -> str:
    return one_line(clean(text))


def _written(date: EdtfDate | None, id_: str, report: Report) -> dict[str, str]:
    """Return DA as year/month/day/ and PY."""
    ends = None if date is None else ends_of(date)
    if date is None or ends is None:
        if date is not None:
            report.lose(Loss.SHOWN_DATE, id_)
        return {}
    if not ends.exact or ends.last is not None:
        report.lose(Loss.SHOWN_DATE, id_)
    year, month, day, *_ = ends.first
    figures = [f"{year_with_era(year):04d}", f"{month:02d}" if month else "", f"{day:02d}" if day else "", ""]
    return {"date": "/".join(figures), "year": figures[0]}


def read(data: bytes, report: Report) -> Exchange:
    """Return the references as records of documents.

    Raises:
        ImportFault: there is no reference in the file.
    """
    import rispy

    lines, found = [], False
    for line in decode(data).text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        tagged = _tag.match(line.rstrip())
        found = found or bool(tagged and tagged[1] == "TY")
        if found:
            # some programs write one blank before the hyphen, or none behind it
            lines.append(f"{tagged[1]}  - {(tagged[2] or '').strip()}" if tagged else line)
    if not found:
        raise ImportFault("There is no reference in the file: no line begins with “TY  -”.", "Export it again as RIS.")
    documents, ids = [], set[str]()
    for number, text in enumerate(_references(lines), 1):
        try:
            (entry,) = rispy.loads(text)
        except (ValueError, OSError, KeyError, IndexError) as error:
            reason = one_line(str(error))[:120] or "It is damaged."
            report.reject(f"reference {number}", reason, "Correct it in the file.")
            continue
        document = _document(entry, f"reference {number}", ids, report)
        if document is not None:
            documents.append(document)
    return Exchange(documents=tuple(documents))


def _references(lines: list[str]) -> list[str]:
    """Return the references one by one; a missing ER is put in."""
    found: list[list[str]] = []
    for line in lines:
        if line.startswith("TY  - "):
            found.append([])
        if found and not line.startswith("ER  -"):
            found[-1].append(line)
    return ["\n".join((*reference, "ER  - ", "")) for reference in found]


def _document(entry: dict[str, Any], place: str, ids: set[str], report: Report) -> Document | None:
    title = _first(entry, "title", "primary_title", "short_title")
    if not title:
        report.reject(place, "It has no title.", "Give it one (TI).")
        return None
    unknown = set(entry) - _USED
    if unknown or any(name != "AV" for name in entry.get("unknown_tag", {})):
        report.lose(Loss.FIELD, f"{place} “{title[:60]}”")
    wanted = _first(entry, "id")
    id_ = kept_id(wanted, title, ids)
    main = _date(entry)
    dates = dates_of(unpack(_first(entry, "custom2")), main)
    notes = [from_html(note) for note in entry.get("notes", [])]
    summary = _first(entry, "abstract", "notes_abstract")
    return Document(
        id=id_,
        title=Localised(title),
        kind=_first(entry, "type_of_work") or word_for(str(entry.get("type_of_reference", ""))),
        creator=_people(entry, *_PEOPLE),
        recipient=_people(entry, "secondary_authors"),
        contributor=_people(entry, "tertiary_authors"),
        translator=_people(entry, "subsidiary_authors"),
        publisher=_first(
            entry, "publisher", "secondary_title", "journal_name", "alternate_title3", "database_provider"
        ),
        language=_first(entry, "language") or "en",
        original_language=_first(entry, "custom5"),
        dates=dates,
        reference=reference_of(unpack(_first(entry, "custom3")) or _archive(entry)),
        rights=_first(entry, "custom4"),
        address=one_line((entry.get("urls") or [""])[0]),
        summary="\n".join(filter(None, (summary, *notes))),
    )


def _archive(entry: dict[str, Any]) -> dict[str, str]:
    """Return the place in an archive as other programs give it: DB and AV or CN."""
    where = entry.get("unknown_tag", {}).get("AV") or [_first(entry, "call_number")]
    return {"archive": _first(entry, "name_of_database"), "collection": one_line(where[0])}


def _date(entry: dict[str, Any]) -> EdtfDate | None:
    """Return the EDTF in C1 where DA or PY still agrees with it, else DA, else PY."""
    kept = any_date(_first(entry, "custom1"))
    shown = _first(entry, "date") or _first(entry, "publication_year", "year")
    if kept is not None and shown in ("", *_written(kept, "", Report()).values()):
        return kept
    figures = [part.strip() for part in shown.split("/")]
    numbers = [int(part) for part in figures[:3] if re.fullmatch(r"-?\d+", part)]
    if numbers and len(figures) > 1 and len(figures[0]) >= 4:
        try:
            return from_fields(Fields(*[number or None for number in numbers]))  # type: ignore[arg-type]
        except DateError:
            return any_date(figures[0])
    return any_date(shown.strip("/"))


def _first(entry: dict[str, Any], *names: str) -> str:
    return next((text for name in names if (text := one_line(str(entry.get(name, ""))))), "")


def _people(entry: dict[str, Any], *names: str) -> str:
    return "; ".join(given_first(each) for name in names for each in entry.get(name, ()))
