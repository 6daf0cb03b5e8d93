"""The door of this package: one file, or a text that was pasted, to documents."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib import import_module
from pathlib import Path, PurePosixPath

from cubatimeline.services.importing import languages, outline, properties, text
from cubatimeline.services.importing.archives import Archive
from cubatimeline.services.importing.composing import PARAGRAPH_BREAK, Reading, one_line
from cubatimeline.services.importing.files import Source, files_in
from cubatimeline.services.importing.kinds import Format, named, recognise
from cubatimeline.services.importing.limits import USUAL, Limits
from cubatimeline.services.importing.model import NO_RECORD, ImportedDocument, ImportFault
from cubatimeline.services.importing.records import from_text

_evened = str.maketrans(
    dict.fromkeys("“”„‟«»″‹›〝〞", '"')
    | dict.fromkeys("‘’‚‛′`´", "'")
    | dict.fromkeys("‐‑‒–—―−", "-")
    | {"\u00ad": None, "…": "..."}
)
_blanks = re.compile(r"\s+")
_PIECE = 1_000_000
_LONGEST_TITLE = 160
_PACKAGE = __name__.rpartition(".")[0]


def read_file(path: Path | Source, data: bytes | None = None, limits: Limits = USUAL) -> list[ImportedDocument]:
    """Read one file; archives and files that hold several texts give several documents.

    Args:
        path: the file, or a source that `files.files_in` found.
        data: what is in it, where that has been read already.

    Raises:
        ImportFault: it gives no document; the message is the one reason, with its mend.
    """
    if isinstance(path, Path):
        if data is None:
            return [document for source in files_in([path], limits) for document in read_file(source)]
        source = Source(path, (), path.name, len(data), limits=limits)
    else:
        source = path
    documents = read_bytes(source.read() if data is None else data, source.name, source.limits)
    if source.inside or source.path.suffix.lower() != ".pdf":
        return documents
    file = str(source.path.absolute())
    return [replace(document, file=file) for document in documents]


def read_bytes(data: bytes, name: str, limits: Limits = USUAL) -> list[ImportedDocument]:
    """Read what is in a file called `name`; the name decides only where the contents do not.

    Raises:
        ImportFault: it gives no document.
    """
    members = _members(data, limits) if data.startswith(b"PK") else None
    found = recognise(data, name, members)
    if found is Format.ARCHIVE:
        raise ImportFault("It is an archive within another file.", "Unpack it and import the folder.")
    try:
        readings = _reader(found)(data)
    except RecursionError as error:
        raise ImportFault("Its parts lie too deep in one another.", "Save it again in a simpler form.") from error
    remarks = _of_misnomer(found, name)
    return [
        _finished(replace(reading, remarks=(*remarks, *reading.remarks)), data, _numbered(name, number, len(readings)))
        for number, reading in enumerate(readings, 1)
    ]


def read_text(words: str, title: str = "") -> ImportedDocument:
    """Make a document of pasted text.

    Raises:
        ImportFault: there are no words in it.
    """
    reading = text.compose(words)
    document = _finished(
        replace(reading, record=replace(NO_RECORD, title=one_line(title))), words.encode("utf-8", "replace"), ""
    )
    return document if document.title else replace(document, record=replace(document.record, title="Pasted text"))


def content_hash(words: str) -> str:
    """Return a hash that texts share which differ only in white space, quotes, hyphens, case or Unicode form."""
    hashed = hashlib.blake2b(digest_size=16)
    for piece in _pieces(words):
        plain = unicodedata.normalize("NFKC", piece if piece.isascii() else piece.translate(_evened)).casefold()
        hashed.update(_blanks.sub("", plain).encode("utf-8", "replace"))
    return hashed.hexdigest()


def _pieces(words: str) -> Iterator[str]:
    """Cut a long text at blanks, so that no copy of all of it is made."""
    start = 0
    while start < len(words):
        blank = _blanks.search(words, start + _PIECE)
        end = blank.start() if blank else len(words)
        yield words[start:end]
        start = end


def _members(data: bytes, limits: Limits) -> list[str]:
    archive = Archive(data, limits)
    try:
        return archive.names()
    finally:
        archive.close()


def _reader(found: Format) -> Callable[[bytes], list[Reading]]:
    reader: Callable[[bytes], list[Reading]] = import_module(f"{_PACKAGE}.{found.value}").read
    return reader


def _of_misnomer(found: Format, name: str) -> tuple[str, ...]:
    promised = named(name)
    plain = (Format.TEXT, Format.MARKDOWN)
    if promised is None or promised is found or (promised in plain and found in plain):
        return ()
    return (f"Its name promises {promised.value}; it holds {found.value} and was read as that.",)


def _numbered(name: str, number: int, of: int) -> str:
    return f"{name}#{number}" if of > 1 else name


def _finished(reading: Reading, data: bytes, name: str) -> ImportedDocument:
    """Add language, outline, notes, hash and what the text says of itself."""
    words = reading.text
    if not words and not reading.remarks:
        raise ImportFault("There is no text in it.", "Look whether it is the right file.")
    whole, each = languages.of_paragraphs(words.split(PARAGRAPH_BREAK)) if words else ("", ())
    headings = reading.headings if reading.outlined else outline.guess_headings(words)
    footnotes = reading.footnotes or outline.find_notes(words)
    found = from_text(words, reading.headings, whole)
    record = properties.merged(properties.merged(reading.record, found), replace(NO_RECORD, language=whole))
    if not record.title:
        record = replace(record, title=_title_from(name))
    record = replace(record, title=_shortened(record.title))
    hashed = content_hash(words) if words else hashlib.blake2b(data, digest_size=16).hexdigest()
    return ImportedDocument(
        words, record, name, whole, each, headings, footnotes, reading.pages, hashed, reading.remarks
    )


def _title_from(name: str) -> str:
    """Return the name of a file as a title of last resort."""
    path, _, number = name.partition("#")
    stem = re.sub(r"[_\s]+", " ", PurePosixPath(path).stem).strip()
    return f"{stem} ({number})" if number else stem


def _shortened(title: str) -> str:
    if len(title) <= _LONGEST_TITLE:
        return title
    return title[:_LONGEST_TITLE].rpartition(" ")[0].rstrip(" ,;:") + " …"
