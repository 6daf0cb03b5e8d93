"""Writes TIFF packed with LZW a strip at a time, with its physical size and what it says of itself (TIFF 6.0)."""

from __future__ import annotations

import io
import struct
from typing import BinaryIO

from cubatimeline.domain.errors import ReaderError
from cubatimeline.drawing.figure.progress import Progress, silent
from cubatimeline.drawing.figure.raster import Pixels, Raster, strips
from cubatimeline.drawing.figure.telling import MAKER, packet
from cubatimeline.services.figures.sheets import About

_SHORT, _LONG, _RATIO, _ASCII, _BYTES = 3, 4, 5, 2, 1
_LETTERS = {_SHORT: "H", _LONG: "I", _BYTES: "B"}
_LZW, _INCH = 5, 2
_LARGEST = 2**32 - 2**20
_Entry = tuple[int, int, int, bytes]


def write_tiff(file: BinaryIO, raster: Raster, about: About, progress: Progress = silent) -> None:
    """Write a picture into a file that can be sought in; the same one gives the same bytes.

    Raises:
        Cancelled: `progress` said so.
        ReaderError: it would be larger than a TIFF can be.
        OSError: the file cannot be written.
    """
    file.write(b"II*\0\0\0\0\0")
    places, lengths, rows = [], [], 0
    for strip in strips(raster, progress):
        rows = rows or len(strip)
        packed = _packed(strip)
        if file.tell() + len(packed) > _LARGEST:
            raise ReaderError("The picture would be larger than a TIFF can be.", "Choose PNG, or fewer dots an inch.")
        places.append(file.tell())
        lengths.append(len(packed))
        file.write(packed + b"\0" * (len(packed) % 2))
    directory = file.tell()
    file.write(_directory(_entries(raster, about, rows, places, lengths), directory))
    file.seek(4)
    file.write(struct.pack("<I", directory))


def _packed(strip: Pixels) -> bytes:
    """Return a strip packed with LZW, cut out of a TIFF that Pillow writes of it alone."""
    from PIL import Image, TiffImagePlugin

    alone = io.BytesIO()
    wanted = TiffImagePlugin.ImageFileDirectory_v2()
    wanted[TiffImagePlugin.ROWSPERSTRIP] = len(strip)
    Image.fromarray(strip).save(alone, "TIFF", compression="tiff_lzw", tiffinfo=wanted)
    with Image.open(alone) as image:
        assert isinstance(image, TiffImagePlugin.TiffImageFile)
        tags = image.tag_v2
        ((place,), (length,)) = tags[TiffImagePlugin.STRIPOFFSETS], tags[TiffImagePlugin.STRIPBYTECOUNTS]
    return alone.getvalue()[place : place + length]


def _entries(raster: Raster, about: About, rows: int, places: list[int], lengths: list[int]) -> list[_Entry]:
    samples = 1 if raster.grey else 3
    dots = struct.pack("<II", round(raster.dots * 1000), 1000)
    entries = [
        _numbers(256, _LONG, raster.width), _numbers(257, _LONG, raster.height),
        _numbers(258, _SHORT, *[8] * samples), _numbers(259, _SHORT, _LZW),
        _numbers(262, _SHORT, 1 if raster.grey else 2), _words(270, about.title), _numbers(273, _LONG, *places),
        _numbers(274, _SHORT, 1), _numbers(277, _SHORT, samples), _numbers(278, _LONG, rows),
        _numbers(279, _LONG, *lengths), (282, _RATIO, 1, dots), (283, _RATIO, 1, dots), _numbers(284, _SHORT, 1),
        _numbers(296, _SHORT, _INCH), _words(305, MAKER), _words(315, about.author),
        _numbers(700, _BYTES, *packet(about)), _words(33432, about.licence),
    ]  # fmt: skip
    return [entry for entry in entries if entry[2] > 1 or entry[1] != _ASCII]


def _numbers(tag: int, kind: int, *values: int) -> _Entry:
    return tag, kind, len(values), struct.pack(f"<{len(values)}{_LETTERS[kind]}", *values)


def _words(tag: int, words: str) -> _Entry:
    """Return words in UTF-8, which readers of today take where TIFF 6.0 knew ASCII only."""
    data = words.encode() + b"\0"
    return tag, _ASCII, len(data), data


def _directory(entries: list[_Entry], place: int) -> bytes:
    """Return the directory as it stands at `place`, what is longer than four bytes behind it."""
    behind = place + 2 + 12 * len(entries) + 4
    table, rest = [struct.pack("<H", len(entries))], b""
    for tag, kind, count, data in entries:
        if len(data) <= 4:
            value = data.ljust(4, b"\0")
        else:
            value = struct.pack("<I", behind + len(rest))
            rest += data + b"\0" * (len(data) % 2)
        table.append(struct.pack("<HHI", tag, kind, count) + value)
    return b"".join([*table, b"\0\0\0\0", rest])
