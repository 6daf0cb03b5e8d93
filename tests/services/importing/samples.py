"""Makes files of every format from words, without the libraries that read them."""

from __future__ import annotations

import hashlib
import io
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

_PAD = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


def zipped(files: Mapping[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip file that holds `files`, by name."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def docx(body: str, *, notes: str = "", core: str = "", styles: str = "") -> bytes:
    """Return a DOCX file with the given XML of body, footnotes, core properties and styles."""
    files = {
        "[Content_Types].xml": "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>",
        "_rels/.rels": "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
        "<Relationship Id='r1' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument'"
        " Target='word/document.xml'/></Relationships>",
        "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>",
    }
    if notes:
        files["word/footnotes.xml"] = f"<w:footnotes {W}>{notes}</w:footnotes>"
    if styles:
        files["word/styles.xml"] = f"<w:styles {W}>{styles}</w:styles>"
    if core:
        files["docProps/core.xml"] = (
            "<cp:coreProperties xmlns:cp='urn:cp' xmlns:dc='http://purl.org/dc/elements/1.1/'>"
            f"{core}</cp:coreProperties>"
        )
    return zipped(files)


def w_paragraph(words: str, *, style: str = "", note: int | None = None) -> str:
    """Return a paragraph of WordprocessingML, with a footnote called at its end if asked for."""
    properties = f"<w:pPr><w:pStyle w:val='{style}'/></w:pPr>" if style else ""
    called = f"<w:r><w:footnoteReference w:id='{note}'/></w:r>" if note is not None else ""
    return f"<w:p>{properties}<w:r><w:t xml:space='preserve'>{escape(words)}</w:t></w:r>{called}</w:p>"


OFFICE = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"'
)


def odt(body: str, meta: str = "", manifest: str = "", styles: str = "") -> bytes:
    """Return an ODT file with the given XML of body, metadata, manifest and styles."""
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "META-INF/manifest.xml": f"<manifest>{manifest}</manifest>",
            "content.xml": f"<office:document-content {OFFICE}>{styles}<office:body><office:text>{body}</office:text>"
            "</office:body></office:document-content>",
            "meta.xml": f"<office:document-meta {OFFICE}><office:meta>{meta}</office:meta></office:document-meta>",
        }
    )


def epub(chapters: Mapping[str, str], metadata: str = "") -> bytes:
    """Return an EPUB file with chapters (the inside of each body) by file name, in order."""
    items = "".join(
        f"<item id='i{n}' href='{name}' media-type='application/xhtml+xml'/>" for n, name in enumerate(chapters)
    )
    spine = "".join(f"<itemref idref='i{n}'/>" for n in range(len(chapters)))
    pages = {
        f"OPS/{name}": "<?xml version='1.0' encoding='utf-8'?><html xmlns='http://www.w3.org/1999/xhtml' "
        f"xmlns:epub='http://www.idpf.org/2007/ops'><head><title>x</title></head><body>{body}</body></html>"
        for name, body in chapters.items()
    }
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": "<container><rootfile full-path='OPS/book.opf'/></container>",
            "OPS/book.opf": "<package xmlns:dc='http://purl.org/dc/elements/1.1/'><metadata>"
            f"{metadata}</metadata><manifest>{items}</manifest><spine>{spine}</spine></package>",
            **pages,
        }
    )


def tei(body: str, header: str = "") -> bytes:
    """Return a TEI file with the inside of its text element and of its header."""
    return (
        "<?xml version='1.0' encoding='utf-8'?><TEI xmlns='http://www.tei-c.org/ns/1.0'>"
        f"<teiHeader>{header}</teiHeader><text>{body}</text></TEI>"
    ).encode()


Placed = tuple[float, float, float, str]
"""Left, height above the foot of the page, size in points, words."""


def pdf(pages: Sequence[Sequence[Placed]], *, title: str = "", author: str = "", password: str = "") -> bytes:
    """Return a PDF with words placed on pages of 612 x 792 points, in Helvetica; with a password it is encrypted."""
    key, encrypt = _encryption(password) if password else (b"", b"")
    objects: dict[int, bytes] = {3: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"}
    numbers = []
    for number, page in enumerate(pages):
        content = b"BT " + b" ".join(_placed(*words) for words in page) + b" ET"
        first = 10 + 2 * number
        numbers.append(first)
        stream = _rc4(_object_key(key, first + 1), content) if key else content
        objects[first] = (
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F1 3 0 R>>>>/Contents %d 0 R>>"
            % (first + 1)
        )
        objects[first + 1] = b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream)
    kids = b" ".join(b"%d 0 R" % number for number in numbers)
    objects[1] = b"<</Type/Catalog/Pages 2 0 R>>"
    objects[2] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(pages), kids)
    objects[4] = b"<</Title(%s)/Author(%s)>>" % (title.encode("cp1252"), author.encode("cp1252"))
    if encrypt:
        objects[5] = encrypt
    return _assembled(objects, encrypted=bool(encrypt))


def _placed(left: float, height: float, size: float, words: str) -> bytes:
    shown = words.encode("cp1252", "replace").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    return b"/F1 %g Tf 1 0 0 1 %g %g Tm (%s) Tj" % (size, left, height, shown)


def _assembled(objects: Mapping[int, bytes], *, encrypted: bool) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    places = {}
    for number in sorted(objects):
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, objects[number])
    start = len(out)
    count = max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % count
    for number in range(1, count):
        out += b"%010d 00000 %s \n" % (places.get(number, 0), b"n" if number in places else b"f")
    extra = b"/Encrypt 5 0 R/ID[<00><00>]" if encrypted else b""
    out += b"trailer\n<</Size %d/Root 1 0 R/Info 4 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (count, extra, start)
    return bytes(out)


def _encryption(password: str) -> tuple[bytes, bytes]:
    """Return the key and the dictionary of the standard encryption of PDF 1.1 (40 bits, RC4)."""
    padded = (password.encode() + _PAD)[:32]
    owner = _rc4(_md5(padded)[:5], padded)
    permissions = -4
    key = _md5(padded + owner + permissions.to_bytes(4, "little", signed=True) + b"\0")[:5]
    user = _rc4(key, _PAD)
    return key, b"<</Filter/Standard/V 1/R 2/P %d/O<%s>/U<%s>>>" % (
        permissions,
        owner.hex().encode(),
        user.hex().encode(),
    )


def _object_key(key: bytes, number: int) -> bytes:
    return _md5(key + number.to_bytes(3, "little") + b"\0\0")[:10]


def _md5(data: bytes) -> bytes:
    return hashlib.md5(data, usedforsecurity=False).digest()


def _rc4(key: bytes, data: bytes) -> bytes:
    box = list(range(256))
    j = 0
    for i in range(256):
        j = (j + box[i] + key[i % len(key)]) % 256
        box[i], box[j] = box[j], box[i]
    out = bytearray()
    i = j = 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + box[i]) % 256
        box[i], box[j] = box[j], box[i]
        out.append(byte ^ box[(box[i] + box[j]) % 256])
    return bytes(out)


def png(width: int = 64, height: int = 64) -> bytes:
    """Return a grey picture."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return len(content).to_bytes(4) + kind + content + zlib.crc32(kind + content).to_bytes(4)

    head = width.to_bytes(4) + height.to_bytes(4) + bytes([8, 0, 0, 0, 0])
    rows = b"".join(b"\0" + bytes([row % 256]) * width for row in range(height))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
