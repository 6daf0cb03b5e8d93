"""CSL-JSON, the data of the Citation Style Language (csl-data.json): documents only; EDTF and the like in `custom`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from cubatimeline.domain.date_words import in_words
from cubatimeline.domain.dates import EdtfDate
from cubatimeline.domain.documents import Document
from cubatimeline.domain.errors import DateError
from cubatimeline.domain.languages import Language, Localised
from cubatimeline.services.citing.names import people
from cubatimeline.services.importing.decoding import decode
from cubatimeline.services.importing.model import ImportFault
from cubatimeline.services.interchange.dates import Fields, astronomical, ends_of, from_fields, year_with_era
from cubatimeline.services.interchange.model import Exchange
from cubatimeline.services.interchange.records import (
    any_date,
    dates_of,
    kind_of,
    packed_dates,
    packed_reference,
    reference_of,
    word_for,
)
from cubatimeline.services.interchange.report import Loss, Report
from cubatimeline.services.interchange.words import as_html, from_html, kept_id, one_line

_SEASONS = ("21", "22", "23", "24")
_PEOPLE = {"author": "creator", "recipient": "recipient", "translator": "translator", "editor": "contributor"}
_WITHIN = frozenset(("article-newspaper", "article-journal", "webpage", "entry-encyclopedia", "chapter"))
"""Types that stand in something larger, whose name then is not that of a publisher."""
_USED = frozenset((
    "id", "type", "title", "genre", "publisher", "container-title", "language", "abstract", "URL", "issued", "custom",
    "archive", "archive_collection", "archive_location", "note", "accessed", "citation-key", "title-short", *_PEOPLE,
))  # fmt: skip


def write(exchange: Exchange, report: Report, language: Language) -> bytes:
    """Return the documents as items."""
    items = []
    for document in exchange.documents:
        item, exact = item_of(document, language)
        items.append(item)
        if not exact:
            report.lose(Loss.SHOWN_DATE, document.id)
    return (json.dumps(items, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def item_of(document: Document, language: Language) -> tuple[dict[str, Any], bool]:
    """Return a document as an item, and whether its date goes into it whole."""
    reference, exact = document.reference, True
    kinds = kind_of(document.kind)
    item: dict[str, Any] = {
        "id": document.id,
        "type": kinds.csl,
        "title": as_html(document.title.in_(language)),
        **{name: [{"literal": each} for each in people(getattr(document, field))] for name, field in _PEOPLE.items()},
        "genre": document.kind,
        "container-title" if kinds.csl in _WITHIN else "publisher": document.publisher,
        "language": document.language,
        "abstract": as_html(document.summary),
        "URL": document.address,
        "archive": reference.archive,
        "archive_collection": reference.collection,
        "archive_location": ", ".join(
            f"{name} {value}"
            for name, value in packed_reference(reference).items()
            if name not in ("archive", "collection")
        ),
    }
    if document.date is not None:
        item["issued"], exact = _issued(document.date)
    if (seen := document.dates.get("accessed")) is not None:
        item["accessed"] = _issued(seen)[0]
    custom = {
        "dates": packed_dates(document), "reference": packed_reference(reference), "rights": document.rights,
        "original_language": document.original_language,
    }  # fmt: skip
    item["custom"] = {name: value for name, value in custom.items() if value}
    return {name: value for name, value in item.items() if value}, exact


def _issued(date: EdtfDate) -> tuple[dict[str, Any], bool]:
    """Return a date as CSL has it, and whether that says all of it: parts, "circa" for about, words for the rest."""
    ends = ends_of(date)
    if ends is None:
        return {"literal": in_words(date)}, False
    points = [ends.first] if ends.last is None else [ends.first, ends.last]
    issued: dict[str, Any] = {"date-parts": [_parts(point) for point in points]}
    about = date.approximate and not date.uncertain
    if about:
        issued["circa"] = True
    if not ends.exact and not about:
        issued["literal"] = in_words(date)
    return issued, ends.exact and all(point.clock is None for point in points)


def _parts(point: Fields) -> list[int]:
    return [part for part in (year_with_era(point.year), point.month, point.day) if part is not None]


def read(data: bytes, report: Report) -> Exchange:
    """Return the items as records of documents.

    Raises:
        ImportFault: it is no JSON, or holds no items.
    """
    try:
        items = json.loads(decode(data).text)
    except (ValueError, RecursionError) as error:
        raise ImportFault("The file is no JSON that can be read.", "Export it again as CSL-JSON.") from error
    if isinstance(items, dict):
        items = items.get("items", [items])
    if not isinstance(items, list):
        raise ImportFault("The JSON holds no list of items.", "Export it again as CSL-JSON.")
    ids: set[str] = set()
    found = (_document(item, f"item {number}", ids, report) for number, item in enumerate(items, 1))
    return Exchange(documents=tuple(document for document in found if document is not None))


def _document(item: object, place: str, ids: set[str], report: Report) -> Document | None:
    title = from_html(_text(item.get("title"))) if isinstance(item, dict) else ""
    if not isinstance(item, dict) or not title:
        report.reject(place, "It has no title.", "Give it one.")
        return None
    if set(item) - _USED:
        report.lose(Loss.FIELD, f"{place} “{title[:60]}”")
    wanted = _text(item.get("id"))
    id_ = kept_id(wanted, title, ids)
    custom = _inner(item, "custom")
    issued = _inner(item, "issued")
    summary = "\n".join(filter(None, (from_html(_text(item.get(name))) for name in ("abstract", "note"))))
    parts = {str(name): _text(value) for name, value in _inner(custom, "reference").items()}
    where = ", ".join(filter(None, (_text(item.get(f"archive_{part}")) for part in ("collection", "location"))))
    return Document(
        id=id_,
        title=Localised(title),
        kind=_text(item.get("genre")) or word_for(_text(item.get("type"))),
        creator=_people(item.get("author")),
        recipient=_people(item.get("recipient")),
        translator=_people(item.get("translator")),
        contributor=_people(item.get("editor")),
        publisher=_text(item.get("publisher")) or _text(item.get("container-title")),
        language=_text(item.get("language")) or "en",
        original_language=_text(custom.get("original_language")),
        dates=_accessed(item) | _dates(_inner(custom, "dates"), issued),
        reference=reference_of(parts or {"archive": _text(item.get("archive")), "collection": where}),
        rights=_text(custom.get("rights")),
        address=_text(item.get("URL")),
        summary=summary,
    )  # fmt: skip


def _dates(kept: Mapping[str, Any], issued: Mapping[str, Any]) -> dict[str, EdtfDate]:
    """Return the dates that travelled as EDTF where `issued` still agrees with one of them, else `issued`."""
    dates = dates_of({str(kind): _text(text) for kind, text in kept.items()}, None)
    if not issued or any(_issued(date)[0] == issued for date in dates.values()):
        return dates
    return dates_of({}, _of_issued(issued))


def _accessed(item: Mapping[str, Any]) -> dict[str, EdtfDate]:
    seen = _of_issued(_inner(item, "accessed"))
    return {} if seen is None else {"accessed": seen}


def _of_issued(issued: Mapping[str, Any]) -> EdtfDate | None:
    listed = issued.get("date-parts")
    points = [point for each in (listed if isinstance(listed, list) else ()) if (point := _point(each)) is not None]
    if not points:
        return any_date(_text(issued.get("raw")) or _text(issued.get("edtf")) or _text(issued.get("literal")))
    season = _text(issued.get("season"))
    try:
        date = from_fields(points[0], points[1] if len(points) > 1 else None)
    except DateError:
        return None
    if season in ("1", "2", "3", "4") and points[0].month is None and len(points) == 1:
        date = any_date(f"{date.edtf}-{_SEASONS[int(season) - 1]}") or date
    if issued.get("circa") not in (None, False, 0, "", "false"):
        date = any_date("/".join(f"{end}~" for end in date.edtf.split("/"))) or date
    return date


def _point(parts: object) -> Fields | None:
    """Return one point of date-parts, whose numbers may be written as words; season as month 13 to 16 is left out."""
    numbers = [_text(part) for part in parts] if isinstance(parts, list) else []
    if not numbers or not numbers[0].removeprefix("-").isdigit():
        return None
    rest = [int(number) for number in numbers[1:3] if number.isdigit() and int(number)]
    if rest and rest[0] > 12:
        rest = []
    return Fields(astronomical(int(numbers[0])), *rest)


def _people(value: object) -> str:
    names = [_person(each) for each in value if isinstance(each, dict)] if isinstance(value, list) else []
    return "; ".join(filter(None, names))


def _person(name: Mapping[str, Any]) -> str:
    if _text(name.get("literal")):
        return _text(name["literal"])
    parts = ("given", "dropping-particle", "non-dropping-particle", "family", "suffix")
    return one_line(" ".join(_text(name.get(part)) for part in parts))


def _inner(value: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = value.get(name)
    return found if isinstance(found, dict) else {}


def _text(value: object) -> str:
    return str(value).strip() if isinstance(value, str | int | float) and not isinstance(value, bool) else ""
