"""Zip files opened with care: also DOCX, EPUB and ODT are such. Nothing is ever unpacked to disk."""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import Path, PurePosixPath
from typing import IO

from cubatimeline.services.importing.limits import USUAL, Limits, in_words
from cubatimeline.services.importing.model import ImportFault

_CHUNK = 1 << 20
_UTF8_NAME = 0x800
_ENCRYPTED = 0x1


class Archive:
    """A zip file whose members are read within limits, whatever its directory claims.

    Raises:
        ImportFault: it is no zip file, or one that is damaged.
    """

    def __init__(self, source: bytes | Path, limits: Limits = USUAL) -> None:
        self._limits = limits
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(source) if isinstance(source, bytes) else source)
        except (zipfile.BadZipFile, EOFError, ValueError, NotImplementedError, UnicodeError) as error:
            raise ImportFault(
                "The file is cut off or damaged: its list of contents cannot be read.", "Fetch or copy it again."
            ) from error
        self._infos = {info.filename: info for info in self._zip.infolist() if not info.is_dir()}

    def close(self) -> None:
        """Close the file."""
        self._zip.close()

    def names(self) -> list[str]:
        """Return the names of the files in it as they stand in its directory, in its order."""
        return list(self._infos)

    def size(self, name: str) -> int:
        """Return how many bytes the directory claims that a file has."""
        return self._infos[name].file_size

    def shown_name(self, name: str) -> str:
        """Return a name as its writer meant it: old Windows and DOS zips keep Cyrillic names in cp866."""
        info = self._infos[name]
        if info.flag_bits & _UTF8_NAME or name.isascii():
            return name
        try:
            return name.encode("cp437").decode("cp866")
        except UnicodeError:
            return name

    def refusal(self) -> ImportFault | None:
        """Return why the archive as a whole is not read, if so."""
        if len(self._infos) > self._limits.members:
            return ImportFault(
                f"The archive holds {len(self._infos):,} files; {self._limits.members:,} are read at most.",
                "Unpack it and import its folders one by one.",
            )
        total = sum(info.file_size for info in self._infos.values())
        if total > self._limits.total:
            return ImportFault(
                f"The archive would unpack to {in_words(total)}; {in_words(self._limits.total)} are read at most.",
                "If you trust it, unpack it and import the folder.",
            )
        return None

    def read(self, name: str) -> bytes:
        """Return one file.

        Raises:
            ImportFault: it is missing, encrypted, damaged or too large.
        """
        info = self._infos.get(name)
        if info is None:
            raise ImportFault(f"The file lacks its part {name}.", "Fetch or copy it again.")
        self._check(info)
        try:
            with self._zip.open(info) as member:
                return self._read_within(member, info)
        except (RuntimeError, NotImplementedError) as error:
            raise ImportFault(
                "It is encrypted, or packed in a way that cannot be read.",
                "Unpack it with its password and import that.",
            ) from error
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
            raise ImportFault(f"Its part {PurePosixPath(name).name} is damaged.", "Fetch or copy it again.") from error

    def _check(self, info: zipfile.ZipInfo) -> None:
        if info.flag_bits & _ENCRYPTED:
            raise ImportFault("It is encrypted.", "Unpack it with its password and import that.")
        if info.file_size > self._limits.file:
            raise ImportFault(
                f"It would unpack to {in_words(info.file_size)}; {in_words(self._limits.file)} are read at most.",
                "Divide it into smaller files.",
            )
        self._check_ratio(info.file_size, info)

    def _check_ratio(self, size: int, info: zipfile.ZipInfo) -> None:
        if size > self._limits.ratio_from and size > self._limits.ratio * max(info.compress_size, 1):
            raise ImportFault(
                f"It unpacks to more than {self._limits.ratio} times its size, as files made to fill a disk do.",
                "If you trust it, unpack it yourself and import what is in it.",
            )

    def _read_within(self, member: IO[bytes], info: zipfile.ZipInfo) -> bytes:
        """Read no more than allowed: the size in the directory may be a lie."""
        chunks, size = [], 0
        while chunk := member.read(_CHUNK):
            size += len(chunk)
            if size > self._limits.file:
                raise ImportFault("It unpacks to more than it says.", "Ask for a sound copy.")
            self._check_ratio(size, info)
            chunks.append(chunk)
        return b"".join(chunks)
