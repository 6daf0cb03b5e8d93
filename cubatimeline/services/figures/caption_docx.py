"""A caption as a word processor's file: paragraphs that can be pasted into a manuscript, the same bytes each time."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC, datetime
from html import unescape
from typing import TYPE_CHECKING

from cubatimeline.services.figures.caption import WORDS, Caption, source_words
from cubatimeline.services.interchange.words import clean

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

MAKER = "Cuba Timeline"
_LANGUAGES = {"en": "en-US", "es": "es-ES", "ru": "ru-RU"}
_NO_DAY = datetime(2000, 1, 1, tzinfo=UTC)
"""Stands for the hour at which the file was made: the same figure gives the same bytes."""
_MOST_LETTERS = 255
"""Of a property of the file (ECMA-376, part 2, 11)."""
_ZIP_DAY = (1980, 1, 1, 0, 0, 0)
_tag = re.compile(r"(</?[a-z]+[^>]*>)")


def as_docx(caption: Caption) -> bytes:
    """Return a caption with its lists as a .docx; imports python-docx."""
    import docx

    document = docx.Document()
    _set_up(document, caption)
    words = WORDS[caption.language]
    document.add_paragraph(clean(caption.text))
    if caption.events:
        document.add_heading(words.events, 2)
        for event in caption.events:
            document.add_paragraph(clean(caption.line(event)))
    if caption.sources:
        document.add_heading(words.sources, 2)
        for entry in caption.sources:
            paragraph = document.add_paragraph(f"{entry.number}. ")
            _add_marked(paragraph, entry.citation.html)
            if reference := source_words(entry, caption.language)[1]:
                paragraph.add_run(f" ({clean(reference)})")
    return _settled(document)


def _set_up(document: Document, caption: Caption) -> None:
    """Write what the file says of itself, and the language that its spelling is checked in."""
    from docx.oxml.ns import qn

    told = document.core_properties
    told.title, told.author, told.last_modified_by = clean(caption.title)[:_MOST_LETTERS], MAKER, MAKER
    told.comments, told.language = "", caption.language
    told.created = told.modified = _NO_DAY
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), _LANGUAGES[caption.language])


def _add_marked(paragraph: Paragraph, marked: str) -> None:
    """Add a citation with its italics and bold letters; links stay as words."""
    look: dict[str, bool] = {}
    for piece in _tag.split(marked):
        if _tag.fullmatch(piece):
            name = piece.strip("</>").split()[0]
            look[name] = not piece.startswith("</")
        elif piece:
            run = paragraph.add_run(clean(unescape(piece)))
            run.italic = (look.get("i") or look.get("em")) or None
            run.bold = (look.get("b") or look.get("strong")) or None
            run.font.superscript = look.get("sup") or None


def _settled(document: Document) -> bytes:
    """Return the file with its parts stamped with one day, as python-docx stamps them with the hour."""
    written, out = io.BytesIO(), io.BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as parts, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as settled:
        for part in parts.infolist():
            stamped = zipfile.ZipInfo(part.filename, _ZIP_DAY)
            stamped.compress_type = zipfile.ZIP_DEFLATED
            settled.writestr(stamped, parts.read(part))
    return out.getvalue()
