"""Recognises formats by what a file holds, and names what cannot be imported; names decide where contents do not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from pathlib import PurePosixPath

from cubatimeline.services.importing.model import ImportFault


class Format(StrEnum):
    """What can be imported; the values name the modules that read them."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    MHTML = "mhtml"
    PDF = "pdf"
    DOCX = "docx"
    ODT = "odt"
    EPUB = "epub"
    TEI = "tei"
    RTF = "rtf"
    ARCHIVE = "archive"


_BY_ENDING = {
    ".txt": Format.TEXT,
    ".text": Format.TEXT,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".xhtml": Format.HTML,
    ".mht": Format.MHTML,
    ".mhtml": Format.MHTML,
    ".pdf": Format.PDF,
    ".docx": Format.DOCX,
    ".odt": Format.ODT,
    ".epub": Format.EPUB,
    ".xml": Format.TEI,
    ".tei": Format.TEI,
    ".rtf": Format.RTF,
    ".zip": Format.ARCHIVE,
}
DOCUMENT_ENDINGS = frozenset(_BY_ENDING)

_AS_TEXT = "To import it as plain text, give it the ending .txt."
_REFUSED_ENDINGS = {
    ".css": ("It is a style sheet, not a document.", _AS_TEXT),
    ".js": ("It is a script, not a document.", _AS_TEXT),
    ".json": ("It is data, not a document.", _AS_TEXT),
    ".csv": ("It is a table, not a document.", _AS_TEXT),
    ".tsv": ("It is a table, not a document.", _AS_TEXT),
    ".yaml": ("It is data, not a document.", _AS_TEXT),
    ".yml": ("It is data, not a document.", _AS_TEXT),
    ".svg": ("It is a drawing, not a document.", "Save it as PDF and import that."),
}
_SPOKEN = "Import a transcript of it."
_PICTURE = (
    "It is a picture; its text would have to be recognised first.",
    "Run text recognition on it and import that.",
)
_UNPACK = "Unpack it and import the folder, or pack it as zip."
_MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"\xff\xd8\xff", *_PICTURE),
    (b"\x89PNG\r\n", *_PICTURE),
    (b"GIF8", *_PICTURE),
    (b"II*\0", *_PICTURE),
    (b"MM\0*", *_PICTURE),
    (b"8BPS", *_PICTURE),
    (b"\0\0\x01\0", *_PICTURE),
    (b"AT&TFORM", "It is a DjVu file, which cannot be read.", "Save it as PDF with its text."),
    (b"\xd0\xcf\x11\xe0", "It is a file of an old office program.", "Open it there and save it as DOCX, or as PDF."),
    (b"\x1f\x8b", "It is a gzip archive, which is not opened.", _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "It is a 7z archive, which is not opened.", _UNPACK),
    (b"Rar!", "It is a RAR archive, which is not opened.", _UNPACK),
    (b"BZh", "It is a bzip2 archive, which is not opened.", _UNPACK),
    (b"\xfd7zXZ", "It is an xz archive, which is not opened.", _UNPACK),
    (b"SQLite format 3", "It is a database, not a document.", "If it is a collection, open it from the File menu."),
    (b"\x7fELF", "It is a program, not a document.", "Leave it out."),
    (b"MZ\x90", "It is a program, not a document.", "Leave it out."),
    (b"ID3", "It is a sound recording.", _SPOKEN),
    (b"OggS", "It is a recording.", _SPOKEN),
    (b"fLaC", "It is a sound recording.", _SPOKEN),
    (b"\x1aE\xdf\xa3", "It is a film.", _SPOKEN),
)
_AT_FOUR = {b"ftyphei": _PICTURE, b"ftypavif": _PICTURE, b"ftyp": ("It is a film or a recording.", _SPOKEN)}
_RIFF = {b"WEBP": _PICTURE, b"WAVE": ("It is a sound recording.", _SPOKEN), b"AVI ": ("It is a film.", _SPOKEN)}
_PDF_WITHIN = 1024
_root = re.compile(rb"<(?![?!])(?:[\w.-]+:)?([\w.-]+)")
_html_start = re.compile(
    rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|title|meta)\b", re.IGNORECASE | re.DOTALL
)
_html_tag = re.compile(rb"<(?:html|body|head|div|p|br|table)\b", re.IGNORECASE)
_XML_ROOTS = {"tei": Format.TEI, "teicorpus": Format.TEI, "tei.2": Format.TEI, "html": Format.HTML}


def recognise(data: bytes, name: str, members: Sequence[str] | None = None) -> Format:
    """Return the format of a file.

    Args:
        data: its contents, or its first few kilobytes.
        members: for a zip file the names in it.

    Raises:
        ImportFault: it is empty, or of a kind that cannot be imported.
    """
    if not data:
        raise ImportFault("The file is empty.", "Fetch or copy it again.")
    if data.startswith(b"PK\x03\x04") or (data.startswith(b"PK\x05\x06") and len(data) < 100):
        return _of_zip(members if members is not None else [], name)
    if b"%PDF-" in data[:_PDF_WITHIN]:
        return Format.PDF
    _refuse(data)
    ending = PurePosixPath(name).suffix.lower()
    marked = _by_markup(data.lstrip(b"\xef\xbb\xbf \t\r\n"), ending)
    if marked is not None:
        return marked
    if ending in _REFUSED_ENDINGS:
        raise ImportFault(*_REFUSED_ENDINGS[ending])
    return Format.MARKDOWN if _BY_ENDING.get(ending) is Format.MARKDOWN else Format.TEXT


def named(name: str) -> Format | None:
    """Return the format that the ending of a name promises."""
    return _BY_ENDING.get(PurePosixPath(name).suffix.lower())


def _refuse(data: bytes) -> None:
    for magic, message, mend in _MAGIC:
        if data.startswith(magic):
            raise ImportFault(message, mend)
    if data[:4] == b"RIFF" and data[8:12] in _RIFF:
        raise ImportFault(*_RIFF[data[8:12]])
    for magic, words in _AT_FOUR.items():
        if data[4:].startswith(magic):
            raise ImportFault(*words)


def _by_markup(start: bytes, ending: str) -> Format | None:
    if start.startswith(b"{\\rtf"):
        return Format.RTF
    if b"multipart/related" in start[:4000].lower() and re.match(rb"[\w-]+:", start):
        return Format.MHTML
    promised = _BY_ENDING.get(ending)
    if _html_start.match(start[:4000]) or (promised is Format.HTML and _html_tag.search(start)):
        return Format.HTML
    wide = start.replace(b"\0", b"") if start[:2] in (b"\xff\xfe", b"\xfe\xff") else start
    if wide[:5].lstrip(b"\xff\xfe").startswith(b"<?xml") or (promised is Format.TEI and wide.startswith(b"<")):
        return _of_xml(wide)
    root = _root.match(start[:200])
    return _XML_ROOTS.get(root[1].decode("ascii", "replace").lower()) if root else None


def _of_xml(start: bytes) -> Format:
    body = re.sub(rb"<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>", b"", start[:20_000], flags=re.DOTALL)
    root = _root.search(body)
    name = root[1].decode("ascii", "replace") if root else ""
    if name.lower() in _XML_ROOTS:
        return _XML_ROOTS[name.lower()]
    raise ImportFault(
        f"It is XML of a kind that is not read ({name})." if name else "It is XML without any elements.",
        "TEI and XHTML are read; save it as one of them, or as plain text.",
    )


def _of_zip(members: Sequence[str], name: str) -> Format:
    names = set(members)
    if "word/document.xml" in names or any(re.fullmatch(r"word/document\d*\.xml", each) for each in names):
        return Format.DOCX
    if "META-INF/container.xml" in names and "content.xml" not in names:
        return Format.EPUB
    if "content.xml" in names and "META-INF/manifest.xml" in names:
        return Format.ODT
    if any(each.startswith("xl/") for each in names):
        raise ImportFault("It is a spreadsheet, not a document.", "Save the sheet as text or PDF and import that.")
    if any(each.startswith("ppt/") for each in names):
        raise ImportFault("It is a slide show, not a document.", "Save it as PDF and import that.")
    promised = named(name)
    if names and promised in (Format.DOCX, Format.ODT, Format.EPUB):
        raise ImportFault(
            f"It is a zip file without what a {promised.upper()} needs.", "Save it again in the program that made it."
        )
    return Format.ARCHIVE
