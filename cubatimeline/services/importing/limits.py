"""How large, how deep and how many: what is read of a file or an archive at most."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits that keep one bad file from taking the machine.

    Attributes:
        file: bytes of one file, or of one file in an archive once it is unpacked.
        total: bytes that one archive unpacks to.
        ratio: how many times larger than its packed form a file in an archive may be, above `ratio_from` bytes.
        members: files in one archive.
        depth: archives within archives.
        folders: folders within folders.
    """

    file: int = 200 * MEGABYTE
    total: int = 2_000 * MEGABYTE
    ratio: int = 200
    ratio_from: int = 2 * MEGABYTE
    members: int = 100_000
    depth: int = 3
    folders: int = 40


USUAL = Limits()


def in_words(size: int) -> str:
    """Return a size for the reader: "12 MB"."""
    return f"{max(1, round(size / MEGABYTE)):,} MB"
