"""Puts paragraphs, headings, pages and notes together into one text with offsets; every format reader ends here."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from cubatimeline.domain.imports import Footnote, Heading
from cubatimeline.services.importing.model import NO_RECORD, ProposedRecord

PARAGRAPH_BREAK = "\n\n"
DEEPEST = 6
"""Deepest level of a heading that is kept apart."""

_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
PAGE = f"{_OPEN}¶{_CLOSE}"
"""The mark that stands in a paragraph where a page begins."""

_calls = re.compile(f"{_OPEN}([^{_OPEN}{_CLOSE}]*){_CLOSE}")
_marks = re.compile(f"[{_OPEN}{_CLOSE}]")
_unseen = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b\u2060\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
)
_raised_number = re.compile(r"\d{1,3}|\*{1,3}")
_lines = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# A single blank, which is most of them, needs no change.
_blanks = re.compile(r"[^\S\n]{2,}|[^\S\n ]")
_around_line_ends = re.compile(r" ?\n ?")
_empty_lines = re.compile(r"\n{2,}")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a format reader found in one document, before language, doubles and the rest of the record are known.

    Attributes:
        text, headings, footnotes, pages: as in `ImportedDocument`.
        record: what the format itself says: properties, tags, header elements.
        outlined: whether the format marks headings, so that none need be guessed.
    """

    text: str
    headings: tuple[Heading, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    pages: tuple[int, ...] = ()
    record: ProposedRecord = NO_RECORD
    remarks: tuple[str, ...] = ()
    outlined: bool = True


def call(key: str) -> str:
    """Return the mark that stands in a paragraph where the note `key` is called."""
    return f"{_OPEN}{key}{_CLOSE}"


def raised(words: str) -> str:
    """Return raised words as they are kept: a short number in brackets, or it would run into a year before it."""
    label = words.strip()
    return f"[{label}]" if _raised_number.fullmatch(label) else words


def clean(text: str) -> str:
    """Return running text as it is kept: NFC, no control or invisible characters, single blanks, lines without ends.

    Line ends stay, empty lines do not.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    text = _unseen.sub("", _lines.sub("\n", text))
    text = _blanks.sub(" ", text)
    if "\n" in text:
        text = _empty_lines.sub("\n", _around_line_ends.sub("\n", text))
    return text.strip()


def one_line(text: str) -> str:
    """Return `text` cleaned, in one line: for titles, names and other fields of a record."""
    return clean(text).replace("\n", " ")


class Composer:
    """Takes a document paragraph by paragraph; `compose` gives it with all offsets."""

    def __init__(self) -> None:
        self._paragraphs: list[str] = []
        self._levels: dict[int, int] = {}
        self._page_due = 0
        self._notes: dict[str, tuple[str, list[str]]] = {}

    def __len__(self) -> int:
        return len(self._paragraphs)

    def add(self, text: str, level: int = 0) -> None:
        """Add a paragraph, or a heading of `level`; one without words is left out. Notes are called in it by `call`."""
        kept = PAGE * self._page_due + clean(text)
        if _calls.sub("", kept).strip():
            self._page_due = 0
            if level:
                self._levels[len(self._paragraphs)] = min(level, DEEPEST)
                kept = kept.replace("\n", " ")
            self._paragraphs.append(kept)
        elif self._paragraphs and not self._page_due:
            self._paragraphs[-1] += kept

    def paragraphs(self) -> list[str]:
        """Return the paragraphs as they are so far, calls of notes still marked."""
        return list(self._paragraphs)

    def levels(self) -> list[int]:
        """Return for each paragraph so far its level as a heading, 0 for running text."""
        return [self._levels.get(number, 0) for number in range(len(self._paragraphs))]

    def page(self) -> None:
        """Begin a page with the next paragraph."""
        self._page_due += 1

    def note(self, key: str, label: str, text: str) -> None:
        """Add a note, or a further paragraph to it; notes follow the text in the order in which they are called."""
        kept = clean(_calls.sub("", text))
        if kept:
            self._notes.setdefault(key, (label, []))[1].append(kept)

    def compose(self, record: ProposedRecord = NO_RECORD, remarks: tuple[str, ...] = ()) -> Reading:
        """Return the whole."""
        order: dict[str, int] = {}
        pages: list[int] = []
        starts, pieces, at = [], [], 0
        for paragraph in self._paragraphs:
            starts.append(at)
            words = self._with_labels(paragraph, at, order, pages) if _OPEN in paragraph else paragraph
            pieces.append(words)
            at += len(words) + len(PARAGRAPH_BREAK)
        # A page without words begins where the next one does.
        pages += [max(at - len(PARAGRAPH_BREAK), 0)] * self._page_due
        footnotes = []
        for key in sorted(self._notes, key=lambda each: order.get(each, at)):
            words = self._note_words(key)
            footnotes.append(Footnote(self._notes[key][0], order.get(key, -1), at, at + len(words)))
            pieces.append(words)
            at += len(words) + len(PARAGRAPH_BREAK)
        return Reading(
            PARAGRAPH_BREAK.join(pieces),
            tuple(Heading(level, starts[number]) for number, level in sorted(self._levels.items())),
            tuple(footnotes),
            tuple(pages),
            record,
            remarks,
        )

    def _with_labels(self, paragraph: str, at: int, order: dict[str, int], pages: list[int]) -> str:
        """Write the labels of notes where they are called and keep where that is, and where pages begin.

        A call of no note leaves nothing.
        """
        out, last, length = [], 0, 0
        for match in _calls.finditer(paragraph):
            before = paragraph[last : match.start()]
            key = match[1]
            label = f"[{self._notes[key][0]}]" if key in self._notes else ""
            if match[0] == PAGE:
                pages.append(at + length + len(before))
            elif label:
                order.setdefault(key, at + length + len(before))
            out += [before, label]
            length += len(before) + len(label)
            last = match.end()
        out.append(paragraph[last:])
        return _marks.sub("", "".join(out))

    def _note_words(self, key: str) -> str:
        label, paragraphs = self._notes[key]
        words = PARAGRAPH_BREAK.join(paragraphs)
        if words.startswith((f"[{label}]", f"{label} ", f"{label}.")):
            return words
        return f"[{label}]{words}" if words[0] in ",.;:" else f"[{label}] {words}"
