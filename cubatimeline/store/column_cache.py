"""Columns kept in a file of their own, so that a large collection opens without its events being read one by one.

The file is a copy that may be thrown away at any time. It names the state of the collection it was made from; one that
is missing, older, cut off or altered counts as none. It is mapped, not read: what is never looked at takes no memory.

The form: `_MAGIC`, the length of the heading (8 bytes), the heading in JSON, then the parts, each at a multiple of 64
bytes. The heading gives for each part its place, type, length and sum, and the number of bytes of the whole.
"""

from __future__ import annotations

import json
import mmap
import os
import sys
import threading
import time
import zlib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cubatimeline.domain.languages import Language
from cubatimeline.store.columns import ARRAYS, EventColumns
from cubatimeline.store.heads import head_of
from cubatimeline.store.library import sync_folder
from cubatimeline.store.schema import SCHEMA_VERSION
from cubatimeline.store.texts import Texts

LEAST_EVENTS = 20_000
"""Fewer are read from the collection as quickly as from a cache."""
_MAGIC = b"CuTiCol2"
_STEP = 64
_LARGEST_LOG = 1 << 26
"""A write-ahead log longer than this is not read through to tell one state from another."""
_LEFT_SECONDS = 3600.0
"""A part of a file that nobody has written to for so long is nobody's."""
_TEXTS = ("ids", "titles")


def state_of(collection: Path) -> str | None:
    """Return words that change with every change of a collection file; None where that cannot be told.

    They hold what the file system says of the file, SQLite's counters of changes, and the sum of the write-ahead log,
    as the counters stand still while changes gather there
    (https://www.sqlite.org/fileformat2.html#file_change_counter).
    """
    log = collection.with_name(collection.name + "-wal")
    try:
        status = collection.stat()
        head = head_of(collection, 100)
        size = log.stat().st_size if log.exists() else 0
        if size > _LARGEST_LOG:
            return None
        pending = zlib.crc32(log.read_bytes()) if size else 0
    except OSError:
        return None
    counters = head[24:28] + head[92:96]
    return f"{SCHEMA_VERSION}/{status.st_size}/{status.st_mtime_ns}/{counters.hex()}/{size}/{pending}"


def cache_file(folder: Path, collection: Path, language: Language) -> Path:
    """Return the file in `folder` that keeps the columns of a collection in a language."""
    name = sha256(str(collection.resolve()).encode()).hexdigest()[:24]
    return folder / f"{name}-{language}.columns"


@dataclass(frozen=True, slots=True, eq=False)
class Kept:
    """What a file holds: the columns, and arrays of shape (m,) that were worked out of them, by name."""

    columns: EventColumns
    more: Mapping[str, NDArray[Any]]


def save(file: Path, columns: EventColumns, state: str, more: Mapping[str, NDArray[Any]] | None = None) -> bool:
    """Keep columns of a collection in the state given; return whether they could be written.

    Args:
        more: arrays of shape (m,), by names that no column has, to be kept with them.

    A process killed midway leaves the former file, or none; so do two that write at once, the later one winning.
    """
    parts = _parts(columns) | dict(more or {})
    heading = _heading(parts, state)
    temporary = file.with_name(f".{file.name}.{os.getpid()}-{threading.get_ident()}.part")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        _sweep(file)
        with temporary.open("wb") as target:
            target.write(heading)
            for part in parts.values():
                target.write(bytes(-target.tell() % _STEP))
                target.write(np.ascontiguousarray(part).data)
            target.flush()
            os.fsync(target.fileno())
        temporary.replace(file)
        sync_folder(file.parent)
    except OSError:
        # No room, no permission, or the old file is in use (Windows): the next start reads the collection itself.
        with suppress(OSError):
            temporary.unlink()
        return False
    return True


def _sweep(file: Path) -> None:
    """Remove what a process that was killed while writing has left."""
    for left in file.parent.glob(f".{file.name}.*.part"):
        if time.time() - left.stat().st_mtime > _LEFT_SECONDS:
            left.unlink(missing_ok=True)


def load(file: Path, state: str | None) -> Kept | None:
    """Return what is kept in `file` if it is of `state` and unharmed, else None."""
    if state is None:
        return None
    try:
        with file.open("rb") as source:
            data = mmap.mmap(source.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError):
        # ValueError: an empty file cannot be mapped.
        return None
    parts = _checked_parts(data, state)
    return None if parts is None else _kept(data, parts)


@dataclass(frozen=True, slots=True)
class _Part:
    """Where a column lies in the file, and its elements."""

    at: int
    values: NDArray[Any]


def _parts(columns: EventColumns) -> dict[str, NDArray[Any]]:
    parts: dict[str, NDArray[Any]] = {name: getattr(columns, name) for name in ARRAYS}
    for name in _TEXTS:
        texts = getattr(columns, name)
        texts = texts if isinstance(texts, Texts) else Texts.of(texts)
        parts[name] = np.frombuffer(texts.bytes(), np.uint8)
        parts[f"{name}_ends"] = texts.ends
    return parts


def _heading(parts: Mapping[str, NDArray[Any]], state: str) -> bytes:
    """Return the first bytes of the file, up to the first part."""
    entries: list[tuple[str, int, str, int, int]] = []
    at = 0
    for name, part in parts.items():
        at += -at % _STEP
        entries.append((name, at, part.dtype.str, len(part), _sum(part)))
        at += part.nbytes
    told = {"state": state, "order": sys.byteorder, "parts": entries, "bytes": at}
    words = json.dumps(told).encode()
    words += b" " * (-(len(words) + len(_MAGIC) + 8 + 4) % _STEP)
    return _MAGIC + len(words).to_bytes(8, "little") + zlib.crc32(words).to_bytes(4, "little") + words


def _checked_parts(data: mmap.mmap, state: str) -> dict[str, _Part] | None:
    begin = len(_MAGIC) + 12
    if len(data) < begin or data[: len(_MAGIC)] != _MAGIC:
        return None
    length = int.from_bytes(data[len(_MAGIC) : begin - 4], "little")
    words = data[begin : begin + length] if length < len(data) else b""
    if zlib.crc32(words).to_bytes(4, "little") != data[begin - 4 : begin]:
        return None
    told = json.loads(words)
    begin += length
    if told["state"] != state or told["order"] != sys.byteorder or begin + told["bytes"] != len(data):
        return None
    parts = {
        name: _Part(begin + at, np.frombuffer(data, np.dtype(kind), count, begin + at))
        for name, at, kind, count, _ in told["parts"]
    }
    sums = {name: total for name, *_, total in told["parts"]}
    unharmed = all(_sum(part.values) == sums[name] for name, part in parts.items())
    if hasattr(data, "madvise"):
        # The pages were only looked through; they come back when they are used.
        data.madvise(mmap.MADV_DONTNEED)
    return parts if unharmed else None


def _kept(data: mmap.mmap, parts: Mapping[str, _Part]) -> Kept:
    arrays: dict[str, Any] = {name: parts[name].values for name in ARRAYS}
    ids, titles = (Texts(data, parts[f"{name}_ends"].values, parts[name].at) for name in _TEXTS)
    own = {*ARRAYS, *_TEXTS, *(f"{name}_ends" for name in _TEXTS)}
    more = {name: part.values for name, part in parts.items() if name not in own}
    return Kept(EventColumns(**arrays, ids=ids, titles=titles), more)


def _sum(part: NDArray[Any]) -> int:
    """Return a sum of the bytes, eight at a time: it tells torn, zeroed and altered parts, at the speed of memory."""
    whole = np.frombuffer(np.ascontiguousarray(part).data, np.uint8)
    words = whole[: len(whole) // 8 * 8].view(np.uint64)
    return int(np.add.reduce(words, dtype=np.uint64)) ^ zlib.crc32(whole[len(words) * 8 :].data)
