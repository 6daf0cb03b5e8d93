"""BibTeX in the fields of BibLaTeX, whose dates are EDTF: documents only."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from cubatimeline.domain.dates import EdtfDate
from cubatimeline.domain.documents import Document
from cubatimeline.domain.languages import Language, Localised
from cubatimeline.services.citing.names import people
from cubatimeline.services.importing.decoding import decode
from cubatimeline.services.importing.model import ImportFault
from cubatimeline.services.importing.properties import language as language_code
from cubatimeline.services.interchange.dates import notation_or_none
from cubatimeline.services.interchange.model import Exchange
from cubatimeline.services.interchange.records import (
    REFERENCE,
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
from cubatimeline.services.interchange.words import clean, kept_id, one_line

if TYPE_CHECKING:
    from bibtexparser.model import Entry

_SIGNS = {
    "\\": r"{\textbackslash}", "{": r"\{", "}": r"\}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
    "~": r"{\textasciitilde}", "^": r"{\textasciicircum}",
}  # fmt: skip
_VERBATIM = frozenset(("url", "urldate", "date", "dates", "doi", "year", "month", "eprint", "file"))
"""Fields in which TeX reads no commands."""
_USED = frozenset(
    "author editor translator recipient title subtitle type date dates year month publisher institution organization "
    "school journal journaltitle booktitle howpublished language langid origlanguage url urldate abstract note "
    "annotation annote copyright archiveprefix".split()
) | set(REFERENCE)
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_level_1 = re.compile(r"[^\[\]{}Y]*").fullmatch


def write(exchange: Exchange, report: Report, language: Language) -> bytes:
    """Return the documents as entries."""
    entries = []
    for document in exchange.documents:
        if document.date is not None and _level_1(document.date.edtf) is None:
            report.lose(Loss.SHOWN_DATE, document.id)
        fields = [f"\t{name} = {{{value}}}" for name, value in _fields(document, language) if value]
        key = re.sub(r"[\s,{}()=\"'#%~\\@]+", "-", document.id) or "x"
        entries.append(f"@{kind_of(document.kind).bibtex}{{{key},\n" + ",\n".join(fields) + "\n}\n")
    return "\n".join(entries).encode("utf-8", "replace")


def _fields(document: Document, language: Language) -> Iterator[tuple[str, str]]:
    yield "title", _tex(document.title.in_(language))
    for name, value in (
        ("author", document.creator), ("recipient", document.recipient), ("translator", document.translator),
        ("editor", document.contributor),
    ):  # fmt: skip
        # braces keep a name as it is: it may be an office, or have the family name first
        yield name, " and ".join(f"{{{_tex(each)}}}" for each in people(value))
    yield "date", document.date.edtf if document.date is not None else ""
    yield "dates", pack(packed_dates(document))
    for name, value in (
        ("type", document.kind), ("publisher", document.publisher), ("language", document.language),
        ("origlanguage", document.original_language), ("abstract", document.summary), ("copyright", document.rights),
    ):  # fmt: skip
        yield name, _tex(value)
    yield "url", _bare(document.address)
    seen = document.dates.get("accessed")
    yield "urldate", seen.edtf if seen is not None else ""
    for name, value in packed_reference(document.reference).items():
        yield name, _tex(value)


def _tex(text: str) -> str:
    """Return a text as TeX, every sign that means something to it written out."""
    return "".join(_SIGNS.get(letter, letter) for letter in clean(text))


def _bare(text: str) -> str:
    """Return an address without the braces that would end its field."""
    return one_line(clean(text)).replace("{", "%7B").replace("}", "%7D")


# Reading


def read(data: bytes, report: Report) -> Exchange:
    """Return the entries as records of documents.

    Raises:
        ImportFault: there is no entry in the file.
    """
    from bibtexparser.entrypoint import parse_string

    text = decode(data).text.replace("\r\n", "\n").replace("\r", "\n")
    # what is wrong with single entries is told in the report
    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)
    library = parse_string(text, parse_stack=[])
    if not library.entries and not library.failed_blocks:
        raise ImportFault("There is no entry in the file.", "Give a BibTeX file, with entries such as @book{…}.")
    for block in library.failed_blocks:
        place = f"line {(block.start_line or 0) + 1}"
        key = getattr(block, "key", "")
        reason = f"The key “{key}” stands there twice." if key else "The entry is damaged."
        report.reject(place, reason, "Correct it in the file.")
    strings = _abbreviations(library.strings)
    ids: set[str] = set()
    documents = []
    for entry in library.entries:
        document = _document(entry, strings, ids, report)
        if document is not None:
            documents.append(document)
    return Exchange(documents=tuple(documents))


def _abbreviations(strings: Iterable[object]) -> dict[str, str]:
    """Return what @string defines, with the months that every style knows."""
    known = {month: f"{number:02d}" for number, month in enumerate(_MONTHS, 1)}
    for each in strings:
        known[str(getattr(each, "key", "")).lower()] = _value(str(getattr(each, "value", "")), known)
    return known


_part = re.compile(r'\s*(?:"((?:[^"{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)"|\{(.*)\}|([^\s#"{}]+))\s*(?:#|$)', re.DOTALL)


def _value(raw: str, strings: dict[str, str]) -> str:
    """Return a value as TeX: braces and quotation marks off, parts joined by #, abbreviations written out."""
    raw = raw.strip()
    if raw.startswith("{") and raw.endswith("}") and _closes_at_end(raw):
        return raw[1:-1]
    found, at = [], 0
    while at < len(raw):
        part = _part.match(raw, at)
        if part is None:
            return raw.strip('{}"')
        quoted, braced, word = part.groups()
        found.append(
            next((each for each in (quoted, braced) if each is not None), strings.get((word or "").lower(), word or ""))
        )
        at = part.end()
    return "".join(found)


def _closes_at_end(raw: str) -> bool:
    """Tell whether the first brace is closed by the last."""
    depth = 0
    for place, letter in enumerate(raw):
        if place and raw[place - 1] == "\\":
            continue
        depth += (letter == "{") - (letter == "}")
        if depth == 0:
            return place == len(raw) - 1
    return False


def _document(entry: Entry, strings: dict[str, str], ids: set[str], report: Report) -> Document | None:
    raw = {field.key.lower(): _value(str(field.value), strings) for field in entry.fields}
    values = {name: value if name in _VERBATIM else one_line(_plain(value)) for name, value in raw.items()}
    place = f"line {(entry.start_line or 0) + 1}"
    title = ": ".join(filter(None, (values.get("title", ""), values.get("subtitle", ""))))
    if not title:
        report.reject(f"{place} ({entry.key})", "It has no title.", "Give it one.")
        return None
    if set(values) - _USED:
        report.lose(Loss.FIELD, f"{place} ({entry.key})")
    id_ = kept_id(entry.key, title, ids)

    def first(*names: str) -> str:
        return next((values[name] for name in names if values.get(name)), "")

    language = first("language", "langid")
    return Document(
        id=id_,
        title=Localised(title),
        kind=first("type") or word_for(entry.entry_type),
        creator=_names(raw.get("author", "")),
        recipient=_names(raw.get("recipient", "")),
        translator=_names(raw.get("translator", "")),
        contributor=_names(raw.get("editor", "")),
        publisher=first(
            "journaltitle", "journal", "publisher", "institution", "organization", "school", "booktitle", "howpublished"
        ),
        language=language_code(language) or language or "en",
        original_language=language_code(first("origlanguage")) or first("origlanguage"),
        dates=_seen(values) | dates_of(unpack(values.get("dates", "")), _date(values)),
        reference=reference_of(values),
        rights=first("copyright"),
        address=one_line(raw.get("url", "")),
        summary="\n".join(
            filter(None, (_lines(raw.get("abstract", "")), first("note"), first("annotation", "annote")))
        ),
    )


def _lines(raw: str) -> str:
    return "\n".join(line for each in _plain(raw).split("\n") if (line := one_line(each)))


def _plain(tex: str) -> str:
    """Return the words of a piece of TeX: commands for letters as these letters, grouping braces gone."""
    if not any(sign in tex for sign in "\\{}$~%"):
        return tex
    from pylatexenc.latex2text import LatexNodes2Text

    logging.getLogger("pylatexenc").setLevel(logging.CRITICAL)
    words = LatexNodes2Text(strict_latex_spaces=True, keep_comments=True, math_mode="verbatim").latex_to_text(tex)
    return str(words).replace("\u02c6", "^").replace("\u00a0", " ")


def _names(tex: str) -> str:
    """Return people as we write them, "A; B": family name last, names in braces as they are."""
    found, depth, start = [], 0, 0
    for place, letter in enumerate(tex):
        depth += (letter == "{") - (letter == "}")
        if depth == 0 and tex[place : place + 5].lower() == " and ":
            found.append(tex[start:place])
            start = place + 5
    found.append(tex[start:])
    return "; ".join(filter(None, (_name(each.strip()) for each in found)))


def _name(tex: str) -> str:
    if tex.startswith("{") and _closes_at_end(tex):
        return one_line(_plain(tex[1:-1]))
    return "" if tex == "others" else given_first(_plain(tex))


def _seen(values: dict[str, str]) -> dict[str, EdtfDate]:
    seen = any_date(values.get("urldate", ""))
    return {} if seen is None else {"accessed": seen}


def _date(values: dict[str, str]) -> EdtfDate | None:
    """Return the date of `date`, else of `year` with `month`."""
    known = any_date(values.get("date", "").replace(r"{\textasciitilde}", "~").replace(r"\textasciitilde", "~"))
    if known is not None:
        return known
    year = values.get("year", "").strip("{} ")
    month = values.get("month", "").strip("{} ").lower()
    number = f"{_MONTHS.index(month[:3]) + 1:02d}" if month[:3] in _MONTHS else month.zfill(2)
    return (notation_or_none(f"{year}-{number}") if month else None) or any_date(year)
