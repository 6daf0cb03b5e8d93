"""Finds the files to import: folders and zip archives walked in a fixed order, one file after the other."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path, PurePosixPath

from cubatimeline.services.importing.archives import Archive
from cubatimeline.services.importing.kinds import DOCUMENT_ENDINGS, Format, recognise
from cubatimeline.services.importing.limits import USUAL, Limits, in_words
from cubatimeline.services.importing.model import ImportFault

_LITTER = frozenset({"thumbs.db", "desktop.ini", "__macosx"})
_LITTER_STARTS = (".", "~$")
_SAVED_PAGE_PARTS = ("_files", ".files", "_file", "_файлы", "_archivos")
_HEAD = 4096
_OPEN_ARCHIVES = 4


@dataclass(frozen=True, slots=True)
class Source:
    """One file to import, on disk or within an archive; small, and may be sent to another process.

    Attributes:
        path: the file on disk.
        inside: for a file in an archive its name there, and so on inwards; empty otherwise.
        name: the file as the reader knows it: "archive.zip/folder/file.txt".
        size: its bytes, as far as its folder tells.
        fault: why it cannot be read, where that is known already; `read` raises it.
    """

    path: Path
    inside: tuple[str, ...] = ()
    name: str = ""
    size: int = 0
    fault: ImportFault | None = field(default=None, compare=False)
    limits: Limits = USUAL

    def read(self) -> bytes:
        """Return what is in the file.

        Raises:
            ImportFault: it cannot be read, or is too large.
        """
        if self.fault is not None:
            raise self.fault
        if self.inside:
            return _read_inside(self.path, _stamp(self.path), self.inside, self.limits)
        return _read_whole(self.path, self.limits)


def files_in(paths: Iterable[Path], limits: Limits = USUAL) -> Iterator[Source]:
    """Yield every file under `paths`, lazily: in the order given, each folder by name, each archive by name.

    What cannot be read is yielded with its `fault`. Litter of operating systems and word processors, hidden files and
    folders, and the pictures and scripts that browsers save beside a web page are passed over, unless they are named
    themselves. A folder is visited once, however links lead to it.
    """
    seen: set[tuple[int, int]] = set()
    for path in paths:
        yield from _walk(path, path.name or str(path), 0, seen, limits)


def _walk(path: Path, name: str, depth: int, seen: set[tuple[int, int]], limits: Limits) -> Iterator[Source]:
    try:
        status = path.stat()
    except OSError as error:
        yield Source(path, (), name, fault=_fault_of(error, path))
        return
    if stat.S_ISDIR(status.st_mode):
        mark = (status.st_dev, status.st_ino)
        if mark not in seen:
            seen.add(mark)
            yield from _walk_folder(path, name, depth, seen, limits)
    elif not stat.S_ISREG(status.st_mode):
        fault = ImportFault("It is a device or a pipe, not a file.", "Name a file or a folder.")
        yield Source(path, (), name, fault=fault)
    else:
        yield from _walk_file(Source(path, (), name, status.st_size, limits=limits))


def _walk_folder(path: Path, name: str, depth: int, seen: set[tuple[int, int]], limits: Limits) -> Iterator[Source]:
    if depth >= limits.folders:
        fault = ImportFault(f"Its folders lie more than {limits.folders} deep.", "Import the inner folder by itself.")
        yield Source(path, (), name, fault=fault)
        return
    try:
        with os.scandir(path) as entries:
            names = sorted(entry.name for entry in entries)
    except OSError as error:
        yield Source(path, (), name, fault=_fault_of(error, path))
        return
    if not names and path.suffix.lower() in DOCUMENT_ENDINGS:
        fault = ImportFault("It is an empty folder, in spite of its name.", "Look for the file that it stands for.")
        yield Source(path, (), name, fault=fault)
    for each in _worth_reading(names):
        yield from _walk(path / each, f"{name}/{each}", depth + 1, seen, limits)


def _worth_reading(names: list[str]) -> Iterator[str]:
    """Leave out litter, hidden folders, and what browsers save beside "page.html" in "page_files"."""
    pages = {name.rpartition(".")[0] for name in names if name.lower().endswith((".html", ".htm", ".xhtml"))}
    for name in names:
        stem = next((name[: -len(end)] for end in _SAVED_PAGE_PARTS if name.endswith(end)), None)
        if not _is_litter(name) and (stem is None or stem not in pages):
            yield name


def _is_litter(name: str) -> bool:
    return name.lower() in _LITTER or (name.startswith(_LITTER_STARTS) and name != "..")


def _walk_file(source: Source) -> Iterator[Source]:
    if source.size > source.limits.file and source.path.suffix.lower() != ".zip":
        yield replace(source, fault=_too_large(source.size, source.limits))
        return
    try:
        with source.path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError as error:
        yield replace(source, fault=_fault_of(error, source.path))
        return
    if head.startswith(b"PK"):
        yield from _walk_zip(source, source.path)
    else:
        yield source


def _walk_zip(source: Source, content: Path | bytes) -> Iterator[Source]:
    """Yield the files of an archive; a document that is a zip file itself (DOCX, EPUB ...) stays whole."""
    try:
        archive = Archive(content, source.limits)
    except (ImportFault, OSError) as error:
        yield replace(source, fault=error if isinstance(error, ImportFault) else _fault_of(error, source.path))
        return
    try:
        if not _is_plain_archive(source, archive):
            yield source
            return
        refusal = archive.refusal()
        if refusal is None and len(source.inside) >= source.limits.depth:
            refusal = ImportFault(
                f"Archives lie more than {source.limits.depth} deep in one another.",
                "Unpack the inner one and import it.",
            )
        if refusal is not None:
            yield replace(source, fault=refusal)
            return
        yield from _walk_members(source, archive)
    finally:
        archive.close()


def _is_plain_archive(source: Source, archive: Archive) -> bool:
    """Whether a zip file is one of files, rather than a document of some kind, readable or not."""
    try:
        return recognise(b"PK\x03\x04", source.name, archive.names()) is Format.ARCHIVE
    except ImportFault:
        return False


def _walk_members(source: Source, archive: Archive) -> Iterator[Source]:
    names = sorted(archive.names())
    if not names:
        yield replace(source, fault=ImportFault("The archive is empty.", "Fetch or copy it again."))
    for name in names:
        if any(_is_litter(part) for part in PurePosixPath(name.replace("\\", "/")).parts):
            continue
        shown = f"{source.name}/{archive.shown_name(name)}"
        member = Source(source.path, (*source.inside, name), shown, archive.size(name), limits=source.limits)
        if PurePosixPath(name).suffix.lower() != ".zip":
            yield member
            continue
        try:
            inner = archive.read(name)
        except ImportFault as fault:
            yield replace(member, fault=fault)
            continue
        yield from _walk_zip(member, inner)


def _read_whole(path: Path, limits: Limits) -> bytes:
    try:
        size = path.stat().st_size
        if size > limits.file:
            raise _too_large(size, limits)
        return path.read_bytes()
    except OSError as error:
        raise _fault_of(error, path) from error


def _stamp(path: Path) -> tuple[int, int]:
    try:
        status = path.stat()
    except OSError as error:
        raise _fault_of(error, path) from error
    return status.st_size, status.st_mtime_ns


@lru_cache(maxsize=_OPEN_ARCHIVES)
def _opened(path: Path, stamp: tuple[int, int], inside: tuple[str, ...], limits: Limits) -> Archive:
    """Keep the last archives open: reading the directory of a large one anew for each of its files takes long."""
    if not inside:
        return Archive(path, limits)
    return Archive(_opened(path, stamp, inside[:-1], limits).read(inside[-1]), limits)


def _read_inside(path: Path, stamp: tuple[int, int], inside: tuple[str, ...], limits: Limits) -> bytes:
    try:
        return _opened(path, stamp, inside[:-1], limits).read(inside[-1])
    except OSError as error:
        raise _fault_of(error, path) from error


def _too_large(size: int, limits: Limits) -> ImportFault:
    return ImportFault(
        f"The file has {in_words(size)}; {in_words(limits.file)} are read at most.", "Divide it into smaller files."
    )


def _fault_of(error: OSError, path: Path) -> ImportFault:
    if isinstance(error, PermissionError):
        return ImportFault("You may not read it.", "Ask its owner for permission, or copy it to a folder of yours.")
    if isinstance(error, FileNotFoundError):
        gone = "It is a link to a file that is not there." if path.is_symlink() else "It is no longer there."
        return ImportFault(gone, "Check its name and place.")
    reason = os.strerror(error.errno) if error.errno else str(error)
    return ImportFault(f"It cannot be read ({reason}).", "Check the disk, or copy the file and import the copy.")
