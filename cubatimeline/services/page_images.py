"""The pages of a PDF as images, and where on them words stand, as far as the PDF has a layer of text."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cubatimeline.domain.errors import ReaderError
from cubatimeline.services.pdfium import PDFIUM

_LARGEST = 40_000_000
"""Pixels of one picture at the most: 160 MB."""
_PASSED_OVER = frozenset("-\u2010\u00ad")
"""Hyphens stand in the layer of text where a line divides a word, and not in the words that are sought."""
_ALIKE = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "’": "'", "‘": "'", "—": "", "–": ""})
_LEAST_SOUGHT = 12
"""Letters of a passage cut by the end of a page that must be there for it to count as found."""


@dataclass(frozen=True, slots=True)
class Pixels:
    """A picture of a page: rows of 32 bits a pixel, blue, green and red first, as the machine's words have them."""

    width: int
    height: int
    stride: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of one line on a page, in shares of the page's width and height from its upper left corner."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class _Letter:
    page: int
    index: int
    sign: str


class PageImages:
    """An open PDF. One thread at a time may use it; `close` gives the file back.

    Attributes:
        sizes: width and height of each page in points.

    Raises:
        ReaderError: the file is not there, is no PDF, is encrypted or damaged.
    """

    def __init__(self, path: Path) -> None:
        import pypdfium2

        try:
            data = path.read_bytes()
        except OSError as error:
            raise ReaderError(
                f"{path.name} cannot be read ({error.strerror}).", "Show where the file is now, or attach it again."
            ) from error
        with PDFIUM:
            try:
                self._document: Any = pypdfium2.PdfDocument(data)
                self.sizes: tuple[tuple[float, float], ...] = tuple(
                    self._document.get_page_size(number) for number in range(len(self._document))
                )
            except pypdfium2.PdfiumError as error:
                raise ReaderError(
                    f"{path.name} cannot be shown: it is no PDF, encrypted or damaged.", "Attach another copy of it."
                ) from error

    def picture(self, page: int, width: int) -> Pixels:
        """Return a page as a picture of a width in pixels; a page too large for that comes smaller.

        Raises:
            ReaderError: the page is damaged.
        """
        import pypdfium2

        points, height = self.sizes[page]
        scale = min(width / points, (_LARGEST / (points * height)) ** 0.5)
        with PDFIUM:
            try:
                bitmap = self._document[page].render(scale=scale, rev_byteorder=False, prefer_bgrx=True)
            except pypdfium2.PdfiumError as error:
                raise ReaderError(f"Page {page + 1} cannot be shown: it is damaged.", "Attach another copy.") from error
            return Pixels(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))

    def places(self, page: int, words: str) -> tuple[Place, ...]:
        """Return where words stand, line by line, on a page and the one after it; nothing where they are not found.

        Blanks, hyphens, accents, case and kinds of quotation marks make no difference. Where the words do not stand
        there as a whole, their longest beginning that ends the text of both pages is taken, or the longest end that
        begins it.
        """
        letters = [
            letter for number in (page, page + 1) if number < len(self.sizes) for letter in self._letters(number)
        ]
        text, sought = "".join(letter.sign for letter in letters), "".join(_signs(words))
        at = text.find(sought) if sought else -1
        length = len(sought)
        if at < 0:
            at, length = _cut_off(text, sought)
        return self._boxes(letters[at : at + length]) if length else ()

    def close(self) -> None:
        """Give the file back."""
        with PDFIUM:
            self._document.close()

    def _letters(self, page: int) -> list[_Letter]:
        from pypdfium2 import raw

        with PDFIUM:
            layer = self._document[page].get_textpage()
            codes = [raw.FPDFText_GetUnicode(layer, index) for index in range(layer.count_chars())]
        return [
            _Letter(page, index, sign) for index, code in enumerate(codes) if 0 < code < 0x110000
            for sign in _signs(chr(code))
        ]  # fmt: skip

    def _boxes(self, letters: list[_Letter]) -> tuple[Place, ...]:
        """Join the boxes of letters that follow one another on a line."""
        found: list[Place] = []
        for page in sorted({letter.page for letter in letters}):
            width, height = self.sizes[page]
            with PDFIUM:
                layer = self._document[page].get_textpage()
                boxes = [layer.get_charbox(each.index, loose=True) for each in letters if each.page == page]
            for left, bottom, right, top in boxes:
                place = Place(page, left / width, 1 - top / height, right / width, 1 - bottom / height)
                if found and _one_line(found[-1], place):
                    found[-1] = _joined(found[-1], place)
                else:
                    found.append(place)
        return tuple(found)


def _signs(words: str) -> list[str]:
    """Return the letters and signs by which words are compared."""
    plain = unicodedata.normalize("NFKD", words.translate(_ALIKE)).casefold()
    return [sign for sign in plain if not (sign.isspace() or sign in _PASSED_OVER or _silent(sign))]


def _silent(sign: str) -> bool:
    """Whether a sign is an accent, or one for control: PDFium gives such a one for a hyphen at the end of a line."""
    return unicodedata.category(sign) in ("Mn", "Cc", "Cf", "Cn")


def _cut_off(text: str, sought: str) -> tuple[int, int]:
    """Return place and length of what a text holds of words that begin before or end after it; (0, 0) for nothing."""
    for length in range(min(len(text), len(sought) - 1), _LEAST_SOUGHT - 1, -1):
        if text.endswith(sought[:length]):
            return len(text) - length, length
        if text.startswith(sought[-length:]):
            return 0, length
    return 0, 0


def _one_line(before: Place, after: Place) -> bool:
    middle = (after.top + after.bottom) / 2
    return before.page == after.page and before.top <= middle <= before.bottom and after.left >= before.left


def _joined(one: Place, other: Place) -> Place:
    return Place(
        one.page, one.left, min(one.top, other.top), max(one.right, other.right), max(one.bottom, other.bottom)
    )
