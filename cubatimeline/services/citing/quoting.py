"""Quoting: the words, whose they are, and where they stand, for a text processor, a web page and a notebook alike."""

from __future__ import annotations

from bisect import bisect_right

from cubatimeline.domain.documents import Body, Document
from cubatimeline.domain.imports import Structure
from cubatimeline.domain.languages import Language
from cubatimeline.services.citing.citation import Citation, Place, html_words, inside_quotes, markdown_words
from cubatimeline.services.citing.citer import Citer
from cubatimeline.services.citing.terms import TERMS

_PROGRAM = "Cuba Timeline"
_BREAK = "\n\n"


def place_of(text: str, structure: Structure, start: int, end: int) -> Place:
    """Return where a stretch of a text stands: in a footnote, else on its page or pages, else in which paragraph.

    Paragraphs are counted from 1 without headings.
    """
    for note in structure.footnotes:
        if note.start <= start < note.end:
            return Place("footnote", note.label)
    if structure.pages:
        first, last = (max(bisect_right(structure.pages, at), 1) for at in (start, max(end - 1, start)))
        return Place("page", str(first) if first == last else f"{first}\N{EN DASH}{last}")
    headings = frozenset(heading.start for heading in structure.headings)
    first, last = (_paragraph(text, headings, at) for at in (start, max(end - 1, start)))
    return Place("paragraph", str(first) if first == last else f"{first}\N{EN DASH}{last}")


def _paragraph(text: str, headings: frozenset[int], offset: int) -> int:
    number = at = 0
    while at <= offset:
        number += at not in headings
        following = text.find(_BREAK, at)
        if following < 0:
            break
        at = following + len(_BREAK)
    return max(number, 1)


def quotation(citer: Citer, document: Document, words: str, place: Place) -> Citation:
    """Return words of a document as a quotation with its citation.

    Words of a digest or chapter are ours, and are given as ours: nobody is to quote them as the words of a source.

    Raises:
        NoStyleError: there is no such style.
    """
    terms = TERMS[citer.language]
    lines = [" ".join(line.split()) for line in words.splitlines() if line.strip()]
    opened, closed = terms.quotes
    inner = "\n".join(lines).replace("“", "‘").replace("”", "’") if opened == "“" else "\n".join(lines)
    source = _source(citer, document, place)
    told = "\n> \n> ".join(markdown_words(line) for line in lines)
    return Citation(
        f"{opened}{inner}{closed}\n{source.plain}\n",
        f"<blockquote>{''.join(f'<p>{html_words(line)}</p>' for line in lines)}</blockquote>\n<p>{source.html}</p>\n",
        f"> {told}\n\n{source.markdown}\n",
    )


def _source(citer: Citer, document: Document, place: Place) -> Citation:
    if document.body is Body.CHAPTER:
        return _chapter(document, place, citer.language)
    if document.body is Body.DIGEST:
        whole, terms = citer.note(document), TERMS[citer.language]
        where = f"{terms.places[place.kind]} {place.label}"
        said = terms.digest.replace("%1", _PROGRAM).replace("%2", where)
        return Citation(
            f"{whole.plain} {said}", f"{whole.html} {html_words(said)}", f"{whole.markdown} {markdown_words(said)}"
        )
    return citer.note(document, place)


def _chapter(document: Document, place: Place, language: Language) -> Citation:
    terms = TERMS[language]
    opened, closed = terms.quotes
    parts = (
        f"{opened}{document.title.in_(language)}{closed}", f"{terms.chapter} {document.number}", _PROGRAM,
        f"{terms.places[place.kind]} {place.label}",
    )  # fmt: skip
    words = ", ".join(parts) + "."
    return Citation.of_html(inside_quotes(html_words(words)) if terms.inside else html_words(words))
