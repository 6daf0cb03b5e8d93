"""Chicago notes and bibliography in our own hand: papers of archives, which styles for reference managers cut short.

After the Chicago Manual of Style, 17th edition, 14.221-231 (manuscript collections), in the order that the Wilson
Center Digital Archive uses: document, date, archive reference, contributor, translator, digital archive, address.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

from cubatimeline.domain.date_words import in_words
from cubatimeline.domain.dates import EdtfDate
from cubatimeline.domain.documents import Document
from cubatimeline.domain.languages import Language
from cubatimeline.services.citing.archive import note_words
from cubatimeline.services.citing.citation import Citation, Place, inside_quotes
from cubatimeline.services.citing.names import authors, families, family_first, in_order
from cubatimeline.services.citing.terms import TERMS, Terms

PAPERS = frozenset((
    "conversation", "telegram", "cable", "letter", "protocol", "minutes", "memorandum", "diary", "note", "notes",
    "manuscript", "transcript", "instruction", "record", "decision",
))  # fmt: skip
"""Kinds of documents that lie in archives."""
_PUBLISHED = frozenset((
    "article", "webpage", "book", "encyclopedia", "listing", "database", "journal article", "chapter", "thesis", "map",
))  # fmt: skip
_archive = re.compile(r"\barchiv|архив|reading room|\bFRUS\b|office of the historian", re.IGNORECASE)
_BOOKS = frozenset(("book", "thesis", "report"))
_JOURNALS = frozenset(("article", "journal article", "encyclopedia"))
_DATELESS = frozenset((*_JOURNALS, "webpage"))
"""Kinds of which it goes without saying that they bear no date."""
_SHORT_TITLE = 6
"""Words of a title in a short note at the most, unless a comma or colon ends it sooner."""
_plain_date = re.compile(r"\d{4}(-(0\d|1[0-2])(-\d\d)?)?").fullmatch
_title_end = re.compile(r"[,:;] |(?<=\w{4})\. | [(\u2013\u2014-] ?")
_small = frozenset(
    "a an and at between by for from in of on or the to with el la los las de del en entre y con o sobre "
    "в для и между на о по с из".split()
)
_MONTHS = "January February March April May June July August September October November December"
_british = re.compile(rf"\b(\d{{1,2}})(?:( to | and |\N{{EN DASH}})(\d{{1,2}}))? ({_MONTHS.replace(' ', '|')}) (\d+)\b")


def is_paper(document: Document) -> bool:
    """Return whether a document is a paper of an archive, rather than something published."""
    if document.reference:
        return True
    if document.kind in PAPERS:
        return True
    return document.kind not in _PUBLISHED and _archive.search(document.publisher) is not None


def full_note(document: Document, language: Language = "en", place: Place | None = None) -> Citation:
    """Return the note for the first mention of a document."""
    terms, paper = TERMS[language], is_paper(document)
    title = document.title.in_(language)
    parts = [escape(_writers(document, title, terms), quote=False)]
    if document.kind in _BOOKS and not paper:
        parts.append(_book(document, title, language))
    else:
        parts.append(_quoted(title, terms))
        if not paper:
            parts.append(_publisher(document))
        parts.append(_dated(document, language, terms))
    parts += [escape(note_words(document.reference, language), quote=False), _placed(place, terms)]
    parts += [_with(terms.contributed, document.contributor), _with(terms.translated, document.translator)]
    parts += [escape(document.publisher, quote=False)] if paper else []
    return _citation([*parts, _seen(document, language, terms.accessed), escape(document.address, quote=False)], terms)


def short_note(document: Document, language: Language = "en", place: Place | None = None) -> Citation:
    """Return the note for later mentions: family name, the title cut short, and for a paper its date."""
    terms, whole = TERMS[language], document.title.in_(language)
    title = short_title(whole)
    names = families(authors(document.creator, document.language))
    named = not is_paper(document) or (document.creator not in f"{document.title.en} {whole}" and names not in title)
    parts = [escape(names, quote=False) if named else ""]
    book = document.kind in _BOOKS and not is_paper(document)
    parts.append(f"<i>{escape(title, quote=False)}</i>" if book else _quoted(title, terms))
    if is_paper(document):
        parts.append(_date_words(document.date, language))
    return _citation([*parts, _placed(place, terms)], terms)


def entry(document: Document, language: Language = "en") -> Citation:
    """Return the entry of a document in a bibliography."""
    terms, paper = TERMS[language], is_paper(document)
    title = document.title.in_(language)
    parts = [escape(family_first(authors(document.creator, document.language)), quote=False)]
    book = document.kind in _BOOKS and not paper
    parts.append(f"<i>{escape(title, quote=False)}</i>" if book else _quoted(title, terms))
    if paper and document.recipient and document.recipient not in title:
        parts.append(escape(f"{terms.to[:1].upper()}{terms.to[1:]} {document.recipient}", quote=False))
    dated = _dated(document, language, terms)
    published = [] if paper else [_publisher(document)]
    parts += [_capital(", ".join(filter(None, (*published, dated))))]
    parts += [_capital(escape(note_words(document.reference, language), quote=False))]
    parts += [_with(terms.contributed_long, document.contributor), _with(terms.translated_long, document.translator)]
    parts += [escape(document.publisher, quote=False)] if paper else []
    parts += [_seen(document, language, terms.accessed_long), escape(document.address, quote=False)]
    return _citation(parts, terms, ". ")


def _capital(words: str) -> str:
    """Begin a sentence; a reference that begins with its fond stays as archives write it."""
    return words if words[1:2] == "." else words[:1].upper() + words[1:]


def short_title(title: str) -> str:
    """Return a title as later notes give it: up to the first colon, comma or bracket, or its first words."""
    for article in ("The ", "A ", "An "):
        title = title.removeprefix(article)
    end = next((found.start() for found in _title_end.finditer(title) if " " in title[: found.start()]), len(title))
    words = title[:end].split()
    if len(words) > _SHORT_TITLE + 2:
        words = words[:_SHORT_TITLE]
        while len(words) > 2 and words[-1].lower().strip('“”"') in _small:
            words.pop()
    short = " ".join(words).rstrip(".,:;")
    return short if short.count("“") <= short.count("”") else f"{short}”"


def american(words: str) -> str:
    """Return English dates as American usage writes them: "October 27, 1964", "October 16–28, 1962"."""

    def turned(found: re.Match[str]) -> str:
        first, between, last, month, year = found.groups()
        return f"{month} {first}{between or ''}{last or ''}, {year}"

    return re.sub(r"^c\. ", "ca. ", _british.sub(turned, words))


def _date_words(date: EdtfDate | None, language: Language) -> str:
    if date is None:
        return ""
    words = in_words(date, language, "long")
    return american(words) if language == "en" else words


def _book(document: Document, title: str, language: Language) -> str:
    """Return title and imprint of a book: "Title (Publisher, 1997)"; of a report, that it is one."""
    kind = f", {document.kind}" if document.kind != "book" and document.kind not in title.lower() else ""
    imprint = ", ".join(filter(None, (document.publisher, _year_words(document.date, language))))
    return f"<i>{escape(title, quote=False)}</i>{kind} ({escape(imprint, quote=False)})"


def _year_words(date: EdtfDate | None, language: Language) -> str:
    """Return the year of an exact day or month, else the date in words; that there is none, where there is none."""
    if date is None:
        return TERMS[language].undated
    return date.edtf[:4] if _plain_date(date.edtf) else _date_words(date, language)


def _dated(document: Document, language: Language, terms: Terms) -> str:
    """Return the date of a document, or that it has none."""
    undated = "" if document.kind in _DATELESS or not document.kind else terms.undated
    return escape(_date_words(document.date, language) or undated, quote=False)


def _seen(document: Document, language: Language, words: str) -> str:
    seen = document.dates.get("accessed")
    return escape(f"{words} {_date_words(seen, language)}", quote=False) if seen is not None else ""


def _writers(document: Document, title: str, terms: Terms) -> str:
    """Return who wrote it, and to whom, where the title does not name them."""
    told = f"{document.title.en} {title}" if is_paper(document) or not document.kind else ""
    creator = "" if document.creator in told else in_order(authors(document.creator, document.language))
    recipient = "" if document.recipient in told else document.recipient
    return f"{creator} {terms.to} {recipient}" if creator and recipient else creator


def _quoted(title: str, terms: Terms) -> str:
    opened, closed = terms.quotes
    words = escape(title.rstrip(".") if terms.inside else title, quote=False)
    return words if words.startswith((opened, '"')) and words.endswith((closed, '"')) else f"{opened}{words}{closed}"


def _publisher(document: Document) -> str:
    words = escape(document.publisher, quote=False)
    return f"<i>{words}</i>" if words and document.kind in _JOURNALS else words


def _with(role: str, name: str) -> str:
    return escape(f"{role} {name}", quote=False) if name else ""


def _placed(place: Place | None, terms: Terms) -> str:
    return escape(f"{terms.places[place.kind]} {place.label}", quote=False) if place is not None else ""


def _citation(parts: Iterable[str], terms: Terms, between: str = ", ") -> Citation:
    """Join the parts that there are, a full stop at the end."""
    ending = "." if between.startswith(".") else ""
    words = between.join(part.removesuffix(ending) for part in parts if part).removesuffix(".") + "."
    return Citation.of_html(inside_quotes(words) if terms.inside else words)
