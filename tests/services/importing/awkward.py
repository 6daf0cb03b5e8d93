"""Makes a folder of awkward files, and reads it in a process of its own with the network taken away."""

from __future__ import annotations

import json
import os
import resource
import socket
import sys
from collections.abc import Callable
from pathlib import Path

from cubatimeline.services.importing.files import files_in
from cubatimeline.services.importing.model import ImportFault
from cubatimeline.services.importing.reading import read_file
from tests.services.importing import samples
from tests.services.importing.samples import docx, epub, odt, pdf, png, tei, w_paragraph, zipped

RUSSIAN = (
    "Товарищ Хрущёв принял посла Кубы в Москве и беседовал с ним о положении на острове. Посол сообщил, что "
    "правительство республики готово продолжать переговоры, и просил передать это Центральному Комитету. "
)
SPANISH = (
    "El señor embajador informó que la delegación llegó a La Habana por la mañana. Según él, las conversaciones fueron "
    "difíciles; también se habló del azúcar y del petróleo. "
)
ENGLISH = "The ambassador told the minister that the talks on sugar would go on after the delegation had come home. "
ARABIC = "قال السفير إن المحادثات حول السكر ستستمر بعد عودة الوفد إلى بلاده في شهر مايو سنة ١٩٦٢ كما كان مقررا. "
HEBREW = "השגריר אמר לשר כי השיחות על הסוכר יימשכו לאחר שהמשלחת תשוב הביתה בחודש מאי 1962, כפי שנקבע. "
PDF = pdf([[(72, 700 - 20 * n, 9, ENGLISH.strip()) for n in range(4)]])
DOCX = docx(w_paragraph(ENGLISH) * 4)
SWELLING = "".join(f"<!ENTITY e{n} '{f'&e{n - 1};' * 10}'>" for n in range(1, 12))
BOMB = f"<!DOCTYPE TEI [<!ENTITY e0 'lol'>{SWELLING}]>"
LARGE = 50_000_000


def _nested() -> bytes:
    data = ENGLISH.encode()
    name = "a.txt"
    for level in range(8):
        data, name = zipped({name: data}), f"{level}.zip"
    return data


Made = bytes | Callable[[], bytes]

READ: dict[str, Made] = {
    "empty-lines-around.txt": b"\n\n\n" + ENGLISH.encode() + b"\n\n\n",
    "windows-1251.txt": RUSSIAN.encode("cp1251"),
    "koi8.txt": RUSSIAN.encode("koi8-r"),
    "dos-866.txt": RUSSIAN.encode("cp866"),
    "mac-cyrillic.txt": RUSSIAN.encode("mac-cyrillic"),
    "latin-1.txt": SPANISH.encode("latin-1"),
    "utf-16-without-mark.txt": RUSSIAN.encode("utf-16-le"),
    "utf-16-with-mark.txt": SPANISH.encode("utf-16"),
    "utf-32.txt": ENGLISH.encode("utf-32"),
    "damaged-utf-8.txt": (RUSSIAN * 20).encode()[:-3],
    "two-encodings.txt": (RUSSIAN * 50).encode() + SPANISH.encode("latin-1"),
    "zero-bytes.txt": ENGLISH.replace(" ", "\0 ", 3).encode(),
    "old-macintosh-lines.txt": (ENGLISH + "\r" + ENGLISH).encode(),
    "one-line.txt": (ENGLISH * 20_000).encode(),
    "fifty-megabytes.txt": lambda: (ENGLISH * 12 + "\n\n").encode() * (LARGE // (12 * len(ENGLISH) + 2)),
    "right-to-left-arabic.txt": (ARABIC * 3).encode(),
    "right-to-left-hebrew.html": f"<html dir='rtl'><body><p>{HEBREW * 3}</p></body></html>".encode(),
    "combining-marks.txt": ("e" + "\u0301" * 5_000 + " " + ENGLISH).encode(),
    "no-ending": ENGLISH.encode(),
    "wrong-ending.pdf": f"<html><body><p>{ENGLISH * 3}</p></body></html>".encode(),
    "a name with # and %20 and ñ.txt": ENGLISH.encode(),
    "scripts-and-pictures.html": (
        "<html><head><script src='http://example.invalid/x.js'></script><link rel=stylesheet href='http://example.invalid/x'>"
        "<base href='http://example.invalid/'><meta http-equiv=refresh content='0;url=http://example.invalid/'></head>"
        f"<body onload='x()'><img src='http://example.invalid/x.png'><iframe src='http://example.invalid/'></iframe>"
        f"<script>fetch('http://example.invalid/')</script><p>{ENGLISH * 3}</p></body></html>"
    ).encode(),
    "unclosed.html": ("<div>" * 5_000 + f"<p>{ENGLISH * 3}").encode(),
    "outside-dtd.xhtml": (
        "<?xml version='1.0'?><!DOCTYPE html SYSTEM 'http://example.invalid/x.dtd'>"
        f"<html xmlns='http://www.w3.org/1999/xhtml'><body><p>{ENGLISH * 3}</p></body></html>"
    ).encode(),
    "sound.pdf": PDF,
    "without-its-last-line.pdf": PDF[:-6],
    "page-images.pdf": pdf([[], []]),
    "sound.docx": DOCX,
    "remote-template.docx": zipped(
        {
            "word/document.xml": f"<w:document {samples.W}><w:body>{w_paragraph(ENGLISH)}</w:body></w:document>",
            "word/_rels/settings.xml.rels": "<Relationships><Relationship TargetMode='External' "
            "Target='http://example.invalid/t.dotm'/></Relationships>",
            "word/vbaProject.bin": b"\0" * 100,
        }
    ),
    "sound.odt": odt(f"<text:p>{ENGLISH}</text:p>"),
    "sound.epub": epub({"a.xhtml": f"<p>{ENGLISH}</p><img src='http://example.invalid/x.png'/>"}),
    "sound.xml": tei(f"<body><p>{ENGLISH}</p></body>"),
    "cut-off.rtf": rb"{\rtf1\ansi{\fonttbl{\f0 Times;}}" + ENGLISH.encode() + rb"\par And th",
}
LISTED: dict[str, Made] = {
    "empty.txt": b"",
    "blank.txt": b" \n\t\r\n ",
    "empty.pdf": b"",
    "cut-off.pdf": PDF[: len(PDF) // 4],
    "cut-off-at-the-end.pdf": PDF[:-60],
    "encrypted.pdf": pdf([[(72, 700, 11, ENGLISH)]], password="secreto"),
    "cut-off.docx": DOCX[: len(DOCX) // 2],
    "not-really.docx": b"PK\x03\x04" + bytes(200),
    "swelling.docx": zipped(
        {"word/document.xml": f"{BOMB}<w:document {samples.W}><w:body><w:p>&e11;</w:p></w:body></w:document>"}
    ),
    "swelling.xml": f"{BOMB}<TEI><text><body><p>&e11;</p></body></text></TEI>".encode(),
    "cut-off.xml": tei(f"<body><p>{ENGLISH}</p></body>")[:-40],
    "unknown.xml": b"<?xml version='1.0'?><recipe><p>Eggs</p></recipe>",
    "chapters-missing.epub": zipped({"META-INF/container.xml": "<container><rootfiles/></container>"}),
    "photograph.png": png(600, 400),
    "photograph.txt": b"\xff\xd8\xff\xe0\0\x10JFIF" + bytes(500),
    "old.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2_000),
    "table.xlsx": zipped({"xl/workbook.xml": "<workbook/>"}),
    "packed.rar": b"Rar!\x1a\x07\x01\0" + bytes(100),
    "noise.txt": bytes((n * 7919 + n // 251) % 256 for n in range(20_000)),
    "only-scripts.html": b"<html><body><script>x()</script></body></html>",
    "bomb.zip": lambda: zipped({"zeros.txt": bytes(60_000_000)}),
    "bomb.epub": lambda: zipped({"META-INF/container.xml": bytes(30_000_000)}),
    "zip-in-zip.zip": _nested,
    "empty.zip": zipped({}),
    "locked.zip": zipped({"a.txt": ENGLISH})
    .replace(b"PK\x03\x04\x14\0\0\0", b"PK\x03\x04\x14\0\1\0")
    .replace(b"PK\x01\x02\x14\x03\x14\0\0\0", b"PK\x01\x02\x14\x03\x14\0\1\0"),
}


def make_folder(folder: Path) -> None:
    """Fill `folder` with all awkward files, and with what is no file at all."""
    for name, made in (READ | LISTED).items():
        (folder / name).write_bytes(made() if callable(made) else made)
    (folder / "a folder.pdf").mkdir()
    (folder / "round").symlink_to(folder)
    (folder / "broken.txt").symlink_to(folder / "nowhere")
    os.mkfifo(folder / "pipe.txt")
    (folder / "forbidden.txt").write_bytes(ENGLISH.encode())
    (folder / "forbidden.txt").chmod(0)


def _refuse(*_: object, **__: object) -> None:
    print("network", file=sys.stderr)
    raise AssertionError("the network was asked for")


def read_folder(folder: Path) -> dict[str, object]:
    """Read every file of a folder; return titles and reasons by name, and the most memory taken, in megabytes."""
    socket.socket.connect = _refuse  # type: ignore[method-assign]
    socket.getaddrinfo = _refuse
    socket.create_connection = _refuse
    read: dict[str, list[str]] = {}
    listed: dict[str, list[str]] = {}
    for source in files_in([folder]):
        name = source.name.partition("/")[2]
        try:
            documents = read_file(source)
        except ImportFault as fault:
            listed[name] = [fault.message, fault.mend]
        else:
            read[name] = [documents[0].language, documents[0].text[:2_000], *documents[0].remarks]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_000
    return {"read": read, "listed": listed, "peak": peak}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(read_folder(Path(sys.argv[1]))))
