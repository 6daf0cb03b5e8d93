"""Writes PNG a strip at a time, with its physical size and what it says of itself (ISO/IEC 15948)."""

from __future__ import annotations

import struct
import zlib
from typing import BinaryIO

import numpy as np

from cubatimeline.drawing.figure.progress import Progress, silent
from cubatimeline.drawing.figure.raster import Pixels, Raster, strips
from cubatimeline.drawing.figure.telling import MAKER, keywords, packet
from cubatimeline.services.figures.sheets import About

_INCH_M = 0.0254
_GREY, _COLOUR = 0, 2
_EFFORT = 3
"""Of zlib: pages of words become no smaller with more, only later."""
_NO_FILTER = 0


def write_png(file: BinaryIO, raster: Raster, about: About, progress: Progress = silent) -> None:
    """Write a picture; the same one gives the same bytes.

    Raises:
        Cancelled: `progress` said so.
        OSError: the file cannot be written.
    """
    file.write(b"\x89PNG\r\n\x1a\n")
    kind = _GREY if raster.grey else _COLOUR
    file.write(_chunk(b"IHDR", struct.pack(">IIBBBBB", raster.width, raster.height, 8, kind, 0, 0, 0)))
    dots = round(raster.dots / _INCH_M)
    file.write(_chunk(b"pHYs", struct.pack(">IIB", dots, dots, 1)))
    for name, words in _words(about).items():
        if words:
            file.write(_chunk(b"iTXt", _text(name, words.encode(), about.language)))
    file.write(_chunk(b"iTXt", _text("XML:com.adobe.xmp", packet(about))))
    packer = zlib.compressobj(_EFFORT)
    for strip in strips(raster, progress):
        if part := packer.compress(_rows(strip)):
            file.write(_chunk(b"IDAT", part))
    file.write(_chunk(b"IDAT", packer.flush()))
    file.write(_chunk(b"IEND", b""))


def _rows(strip: Pixels) -> bytes:
    """Return rows with the sign before each that it is stored as it is: flat colour packs best so."""
    flat = strip.reshape(len(strip), -1)
    rows = np.empty((len(flat), flat.shape[1] + 1), np.uint8)
    rows[:, 0] = _NO_FILTER
    rows[:, 1:] = flat
    return rows.tobytes()


def _words(about: About) -> dict[str, str]:
    return {
        "Title": about.title,
        "Author": about.author,
        "Description": about.alt or about.subject,
        "Copyright": about.licence,
        "Source": about.address,
        "Comment": keywords(about),
        "Software": MAKER,
    }


def _text(keyword: str, words: bytes, language: str = "") -> bytes:
    return keyword.encode("latin-1") + b"\0\0\0" + language.encode("ascii") + b"\0\0" + words


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(data, zlib.crc32(name)))
