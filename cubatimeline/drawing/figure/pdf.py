"""Writes sheets as PDF: vectors, fonts embedded, pages of their exact size, and what the file says of itself."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from hashlib import sha256
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from cubatimeline.drawing.figure.painting import SheetPainter, grey
from cubatimeline.drawing.figure.progress import Progress, part_of, silent
from cubatimeline.drawing.figure.telling import MAKER, keywords, packet
from cubatimeline.services.figures.sheets import POINT, About, Sheet

if TYPE_CHECKING:
    import pikepdf

_EMBEDDED = ("/FontFile2", "/FontFile3", "/FontFile")
_DOTS = 1200
"""Steps of an inch that Qt counts in; lines and letters lie between them as well."""
_SPARE = 1.0
"""Millimetres by which Qt's page is larger: it knows whole points only, and is cut to size afterwards."""


def pdf_bytes(sheets: Sequence[Sheet], about: About, progress: Progress = silent) -> bytes:
    """Return a PDF with a page for each sheet; the same sheets give the same bytes.

    Raises:
        Cancelled: `progress` said so.
    """
    return _finished(_painted(sheets, about, progress), sheets, about)


def _painted(sheets: Sequence[Sheet], about: About, progress: Progress) -> bytes:
    buffer, data = QBuffer(), QByteArray()
    buffer.setBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DOTS)
    writer.setCreator(MAKER)
    writer.setTitle(about.title)
    writer.setColorModel(QPdfWriter.ColorModel.Grayscale if grey(sheets) else QPdfWriter.ColorModel.RGB)
    painter = QPainter()
    try:
        _paint_pages(writer, painter, sheets, progress)
    finally:
        painter.end()
        buffer.close()
    return bytes(data.data())


def _paint_pages(writer: QPdfWriter, painter: QPainter, sheets: Sequence[Sheet], progress: Progress) -> None:
    hand = SheetPainter()
    for number, sheet in enumerate(sheets):
        size = QPageSize(QSizeF(sheet.width + _SPARE, sheet.height + _SPARE), QPageSize.Unit.Millimeter)
        no_margins = QMarginsF(0, 0, 0, 0)
        writer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, no_margins))
        if number:
            writer.newPage()
        else:
            painter.begin(writer)
        painter.resetTransform()
        painter.scale(_DOTS / 25.4, _DOTS / 25.4)
        hand.paint(painter, sheet, progress=part_of(progress, number, len(sheets)))


def _finished(raw: bytes, sheets: Sequence[Sheet], about: About) -> bytes:
    """Cut the pages to size, tag them, and write what the file says of itself, without a clock."""
    import pikepdf

    with pikepdf.open(io.BytesIO(raw)) as document:
        for page, sheet in zip(document.pages, sheets, strict=True):
            _cut(document, page, sheet)
        _tag(document, sheets, about)
        _describe(document, about)
        _mend_fonts(document)
        if len(sheets) > 1:
            with document.open_outline() as outline:
                outline.root.extend(
                    pikepdf.OutlineItem(sheet.title or str(number + 1), number) for number, sheet in enumerate(sheets)
                )
        out = io.BytesIO()
        document.remove_unreferenced_resources()
        # Qt writes fonts in whatever order it remembers them; without object streams they are numbered as they are met
        as_met = pikepdf.ObjectStreamMode.disable
        document.save(out, deterministic_id=True, object_stream_mode=as_met, min_version="1.6")
    return out.getvalue()


def _cut(document: pikepdf.Pdf, page: pikepdf.Page, sheet: Sheet) -> None:
    """Give a page its exact size, with the sheet in its upper left corner."""
    high = float(page.mediabox[3])
    width, height = sheet.width / POINT, sheet.height / POINT
    box = [0, 0, round(width, 3), round(height, 3)]
    page.obj.MediaBox = box
    for name in ("/CropBox", "/TrimBox", "/BleedBox", "/ArtBox"):
        if name in page.obj:
            del page.obj[name]
    page.obj.TrimBox = box
    moved = f"q 1 0 0 1 0 {height - high:.4f} cm /Figure <</MCID 0>> BDC\n"
    page.contents_add(document.make_stream(moved.encode()), prepend=True)
    page.contents_add(document.make_stream(b"\nEMC Q"))


def _tag(document: pikepdf.Pdf, sheets: Sequence[Sheet], about: About) -> None:
    """Tag each page as a figure with its alternative text (ISO 32000-1, 14.7 and 14.9.3)."""
    from pikepdf import Array, Dictionary, Name, String

    root = document.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    whole = document.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=root))
    kids, parents = Array(), Array()
    for number, (page, sheet) in enumerate(zip(document.pages, sheets, strict=True)):
        words = about.alt or about.title
        figure = document.make_indirect(
            Dictionary(
                Type=Name.StructElem, S=Name.Figure, P=whole, Pg=page.obj, K=0,
                Alt=String(f"{sheet.title}. {words}" if sheet.title and len(sheets) > 1 else words),
                A=Dictionary(O=Name.Layout, BBox=page.obj.MediaBox, Placement=Name.Block),
            )
        )  # fmt: skip
        kids.append(figure)
        parents.append(number)
        parents.append(Array([figure]))
        page.obj.StructParents = number
        page.obj.Tabs = Name.S
    whole.K = kids
    root.K = whole
    root.ParentTree = document.make_indirect(Dictionary(Nums=parents))
    root.ParentTreeNextKey = len(sheets)
    document.Root.StructTreeRoot = root
    document.Root.MarkInfo = Dictionary(Marked=True)
    document.Root.Lang = String(about.language)
    document.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)


def _describe(document: pikepdf.Pdf, about: About) -> None:
    """Write the information dictionary and the same as XMP, in place of Qt's, which know the hour."""
    from pikepdf import Name

    for place, name in ((document.Root, "/Names"), (document.trailer, "/Info"), (document.trailer, "/ID")):
        if name in place:
            del place[name]
    document.Root.Metadata = document.make_stream(packet(about), Type=Name.Metadata, Subtype=Name.XML)
    info = {
        "/Title": about.title, "/Author": about.author, "/Subject": about.subject or about.alt,
        "/Keywords": keywords(about), "/Creator": MAKER, "/Producer": MAKER,
    }  # fmt: skip
    if about.made:
        info["/CreationDate"] = info["/ModDate"] = f"D:{about.made.replace('-', '')}000000Z"
    for name, value in info.items():
        if value:
            document.docinfo[name] = value


def _mend_fonts(document: pikepdf.Pdf) -> None:
    """Mark fonts as the parts of fonts that they are, and let their blank be copied as a space.

    Qt embeds only the letters used, without the tag of ISO 32000-1, 9.6.4, and names a glyph that several letters share
    after the last of them: the blank becomes a tabulator.
    """
    import pikepdf

    fonts = [item for item in document.objects if isinstance(item, pikepdf.Dictionary) and "/ToUnicode" in item]
    for font in fonts:
        table = font.ToUnicode
        table.write(re.sub(rb"<(?:0009|00[aA]0)>", b"<0020>", table.read_bytes()))
        inner = font.DescendantFonts[0] if "/DescendantFonts" in font else font
        descriptor = inner.get("/FontDescriptor", pikepdf.Dictionary())
        embedded = next((descriptor[name] for name in _EMBEDDED if name in descriptor), None)
        if embedded is not None:
            name = pikepdf.Name(f"/{_tag_of(embedded.read_bytes())}+{str(font.BaseFont)[1:]}")
            font.BaseFont = inner.BaseFont = descriptor.FontName = name


def _tag_of(font: bytes) -> str:
    """Return six capitals that differ from subset to subset."""
    return "".join(chr(ord("A") + byte % 26) for byte in sha256(font).digest()[:6])
