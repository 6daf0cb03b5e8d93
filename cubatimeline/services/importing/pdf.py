"""PDF: text by page in the order of reading, divided words joined, running heads and page numbers left out.

pypdfium2 gives every character with its box; lines, columns and paragraphs are ours (`layout.py`, `running.py`), as the
order in which a PDF draws its text need not be that of reading.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from statistics import median
from typing import Any

from cubatimeline.services.importing import properties
from cubatimeline.services.importing.composing import PAGE, Composer, Reading, call
from cubatimeline.services.importing.joining import Vocabulary, join
from cubatimeline.services.importing.layout import Line, lines_of
from cubatimeline.services.importing.model import NO_RECORD, ImportFault, ProposedRecord
from cubatimeline.services.importing.running import without_running_heads
from cubatimeline.services.pdfium import PDFIUM

_MOST_PAGES = 5_000
_SCARCE = 20
"""Characters to a page below which a PDF counts as page images."""
_LARGER = 1.17
_SMALLER = 0.93
_OTHER_SIZE = 0.15
_ends_sentence = re.compile(r"[.!?…:;][\"'”»)\]]*$")
_item = re.compile(r"(?:[•▪●◦–—-]\s|\(?\d{1,2}[.)]\s|\(?[a-zа-я]\)\s)")
_note_start = re.compile(r"\[(\d{1,3}|\*{1,3}|[a-z])\]\s*|(\d{1,3})\.?\s+(?=[^\W\d_]|[«“\"])")
_loose_quote = re.compile(r"((?:^|(?<=\s))[\"“«(]) (?=\w)")
_ligatures = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_called = re.compile(r" ?\[(\d{1,3}|\*{1,3})\]")


def read(data: bytes) -> list[Reading]:
    """Read a PDF file.

    Raises:
        ImportFault: it is damaged or encrypted.
    """
    import pypdfium2

    with PDFIUM:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            raise _fault(str(error)) from error
        try:
            return [_read(document, data)]
        except pypdfium2.PdfiumError as error:
            raise _fault(str(error)) from error
        finally:
            document.close()


def _fault(reason: str) -> ImportFault:
    if "assword" in reason or "ecurity" in reason:
        return ImportFault(
            "The PDF is encrypted.", "Open it with its password, print it to a new PDF, and import that."
        )
    return ImportFault("The PDF is damaged or cut off.", "Fetch or copy it again.")


def _read(document: Any, data: bytes) -> Reading:
    count = len(document)
    pages = [lines_of(document, number) for number in range(min(count, _MOST_PAGES))]
    characters = sum(len(line.text) for page in pages for line in page)
    remarks = []
    if count > _MOST_PAGES:
        remarks.append(f"Only the first {_MOST_PAGES:,} of {count:,} pages were read.")
    if b"%%EOF" not in data[-2048:]:
        remarks.append("The file seems to be cut off; what could be read is here.")
    record = _record(document)
    if characters == 0:
        if not count:
            raise ImportFault("The PDF has no pages.", "Fetch or copy it again.")
        remarks.append("The file has no text; only page images.")
        return Reading("", record=record, remarks=tuple(remarks))
    if characters < _SCARCE * count:
        remarks.append("Most pages have no text; they may be page images.")
    composer = Composer()
    outlined = _Setting(without_running_heads(pages)).compose(composer)
    reading = composer.compose(record, tuple(remarks))
    return Reading(
        reading.text, reading.headings, reading.footnotes, reading.pages, record, reading.remarks, outlined=outlined
    )


def _record(document: Any) -> ProposedRecord:
    """Return what the properties say; the day on which a PDF was made is not that of the document."""
    values = document.get_metadata_dict(skip_empty=True)
    if not values:
        return NO_RECORD
    return ProposedRecord(
        title=properties.title(values.get("Title", "")), creator=properties.person(values.get("Author", ""))
    )


class _Setting:
    """How a document is set: its size of letters and pitch of lines; turns its lines into paragraphs."""

    def __init__(self, pages: list[list[Line]]) -> None:
        self._pages = pages
        lines = [line for page in pages for line in page]
        sizes = Counter[float]()
        for line in lines:
            sizes[round(line.size * 2) / 2] += len(line.text)
        self._body = sizes.most_common(1)[0][0] if sizes else 0.0
        larger = sorted({size for size in sizes if size > _LARGER * self._body}, reverse=True)
        self._levels = {size: min(level, 4) for level, size in enumerate(larger, 1)}
        self._vocabulary = Vocabulary(line.text for line in lines)
        gaps = [a.bottom - b.bottom for page in pages for a, b in pairwise(page)]
        usual = [gap for gap in gaps if 0.8 * self._body < gap < 2.5 * self._body]
        self._pitch = median(usual) if usual else 1.2 * self._body

    def compose(self, composer: Composer) -> bool:
        """Add all paragraphs; return whether any heading shows by its letters."""
        outlined = False
        paragraph: list[Line] = []
        pages_due = 0
        for number, page in enumerate(self._pages):
            body, notes = self._divide(page)
            keys = self._take_notes(composer, number, notes)
            pages_due += 1
            for line in body:
                if paragraph and self._breaks(paragraph, line, new_page=pages_due > 0):
                    outlined |= self._add(composer, paragraph)
                    paragraph = []
                marked = line.with_text(_marked(line.text, keys))
                paragraph.append(_with_page_marks(marked, paragraph[-1] if paragraph else None, pages_due))
                pages_due = 0
        outlined |= self._add(composer, paragraph)
        for _ in range(pages_due):
            composer.page()
        return outlined

    def _add(self, composer: Composer, lines: list[Line]) -> bool:
        words = join([line.text for line in lines], self._vocabulary).translate(_ligatures)
        words = _loose_quote.sub(r"\1", words)
        level = self._level(lines, words)
        composer.add(words, level)
        return level > 0

    def _level(self, lines: list[Line], words: str) -> int:
        if (
            len(words) > 200
            or len(lines) > 4
            or ". . ." in words
            or "...." in words
            or not any(letter.isalpha() for letter in words)
        ):
            return 0
        size = round(min(line.size for line in lines) * 2) / 2
        if size in self._levels:
            return self._levels[size]
        if all(line.bold for line in lines) and len(words) < 120 and not _ends_sentence.search(words):
            return min(len(self._levels) + 1, 5)
        return 0

    def _breaks(self, paragraph: list[Line], line: Line, *, new_page: bool) -> bool:
        """Whether `line` begins a new paragraph."""
        before = paragraph[-1]
        other_size = abs(line.size - before.size) > _OTHER_SIZE * self._body
        if other_size or line.bold != before.bold:
            return other_size or not line.text[:1].islower()
        full = before.right > before.column_right - 0.12 * (before.column_right - before.column_left)
        if new_page or line.column_left != before.column_left:
            return not full or bool(_ends_sentence.search(before.text) and not line.text[:1].islower())
        gap = before.bottom - line.bottom
        if gap > 1.35 * self._pitch * max(1.0, line.size / self._body) or gap < -self._pitch:
            return True
        set_in = line.left - line.column_left
        if set_in > 0.8 * line.size and before.left - before.column_left < 0.5 * line.size:
            return bool(not line.text[:1].islower())
        return bool(_item.match(line.text)) or (not full and not line.text[:1].islower())

    def _divide(self, page: list[Line]) -> tuple[list[Line], list[Line]]:
        """Divide a page into its body and the notes at its foot: smaller letters, the first with a label."""
        first = len(page)
        while first and page[first - 1].size < _SMALLER * self._body:
            first -= 1
        starts = [number for number in range(first, len(page)) if _note_start.match(page[number].text)]
        return (page[: starts[0]], page[starts[0] :]) if starts and first else (page, [])

    def _take_notes(self, composer: Composer, page: int, lines: list[Line]) -> dict[str, str]:
        """Give the notes at the foot of a page to the composer; return their keys by label."""
        keys: dict[str, str] = {}
        gathered: list[str] = []
        label = ""
        for line in [*lines, None]:
            begins = _note_start.match(line.text) if line is not None else None
            if (begins or line is None) and label:
                keys[label] = f"{page}/{label}"
                composer.note(keys[label], label, join(gathered, self._vocabulary).translate(_ligatures))
            if line is not None and begins:
                label = begins[1] or begins[2]
                gathered = [line.text[begins.end() :]]
            elif line is not None:
                gathered.append(line.text)
        return keys


def _with_page_marks(line: Line, before: Line | None, pages: int) -> Line:
    """Mark in a line that pages begin with it; behind its first word where that is the rest of a divided one."""
    mark = PAGE * pages
    if before is not None and before.text.endswith(("-", "\u2010")):
        first, blank, rest = line.text.partition(" ")
        return line.with_text(f"{first}{mark}{blank}{rest}")
    return line.with_text(mark + line.text)


def _marked(text: str, keys: dict[str, str]) -> str:
    """Mark in a line where notes of its page are called."""
    return _called.sub(lambda match: call(keys[match[1]]) if match[1] in keys else match[0], text)
