"""Plain text: recognises its encoding, and tells lines that a typist broke from lines that are paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from cubatimeline.services.importing import decoding
from cubatimeline.services.importing.composing import Composer, Reading
from cubatimeline.services.importing.joining import Vocabulary, join
from cubatimeline.services.importing.model import NO_RECORD, ProposedRecord

_WIDEST = 110
"""Characters of the widest line that a typist or a mail program breaks."""
_LOOKED_AT = 4_000
"""Lines that are enough to see how the text is set."""
_FULL = 0.72
"""A line is full, and its paragraph goes on, from this part of the width."""

_line_ends = re.compile("\r\n?|[\x0b\x85\u2028\u2029]")
_ends_sentence = re.compile(r"[.!?…:][\"'”»)\]]*$")
_item = re.compile(r"\s*(?:[-*\u2022\u2013\u2014]\s|\(?\d{1,3}[.)]\s|\[\d{1,3}\]|\(?[a-zа-я]\)\s)")


def read(data: bytes) -> list[Reading]:
    """Read plain text in any encoding.

    Raises:
        ImportFault: it is no text.
    """
    decoded = decoding.decode(data)
    remarks = []
    if decoded.broken:
        remarks.append(f"{decoded.broken} characters could not be read; they are shown as \ufffd.")
    if "\0" in decoded.text[: decoding.SAMPLE]:
        remarks.append("Zero bytes in the text were left out.")
    return [compose(decoded.text, remarks=tuple(remarks))]


def compose(text: str, record: ProposedRecord = NO_RECORD, remarks: tuple[str, ...] = ()) -> Reading:
    """Divide text into paragraphs, at empty lines and where the lines themselves show it."""
    text = _line_ends.sub("\n", text)
    composer = Composer()
    pages = text.split("\f")
    width = _width(text)
    vocabulary = Vocabulary(text[: _LOOKED_AT * _WIDEST].split("\n")) if width else Vocabulary(())
    for page in pages:
        if len(pages) > 1:
            composer.page()
        for block in _blocks(page):
            for paragraph in _paragraphs(block, width) if width else ([line] for line in block):
                composer.add(join(paragraph, vocabulary))
    made = composer.compose(record, remarks)
    return Reading(made.text, made.headings, made.footnotes, made.pages, record, remarks, outlined=False)


def _blocks(text: str) -> Iterator[list[str]]:
    """Yield the runs of lines between empty ones."""
    block: list[str] = []
    for line in text.split("\n"):
        if line.strip():
            block.append(line.rstrip())
        elif block:
            yield block
            block = []
    if block:
        yield block


def _width(text: str) -> int:
    """Return the width at which lines were broken; 0 where a line is a paragraph."""
    lines = [line.rstrip() for line in text[: _LOOKED_AT * _WIDEST].split("\n")[:_LOOKED_AT]]
    followed = [len(line) for line, after in pairwise(lines) if line and after.strip()]
    if len(followed) < 3:
        return 0
    lengths = sorted(followed)
    width = lengths[int(0.95 * (len(lengths) - 1))]
    if not 30 <= width <= _WIDEST or max(map(len, lines)) > 1.5 * _WIDEST:
        return 0
    full = sum(length >= _FULL * width for length in followed)
    sentences = sum(bool(_ends_sentence.search(line)) for line, after in pairwise(lines) if line and after.strip())
    return width if full >= 0.5 * len(followed) and sentences < 0.6 * len(followed) else 0


def _paragraphs(block: list[str], width: int) -> Iterator[list[str]]:
    """Divide a block of broken lines where a line ends early, an item begins, or the next line is set in."""
    paragraph = [block[0]]
    for line in block[1:]:
        before = paragraph[-1]
        set_in = _indent(line) >= 2 and _indent(line) > _indent(before) and len(paragraph) > 1
        short = len(before) < _FULL * width and not line.lstrip()[:1].islower()
        if set_in or short or _item.match(line):
            yield paragraph
            paragraph = []
        paragraph.append(line)
    yield paragraph


def _indent(line: str) -> int:
    expanded = line.expandtabs(4)
    return len(expanded) - len(expanded.lstrip())
