"""Digests and chapters: front matter, numbered or plain paragraphs, and links, turned into plain text with offsets."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from cubatimeline.domain.errors import DataError
from cubatimeline.services.builtin.files import DataFile, read_yaml

_FENCE = "---"
_NUMBER = re.compile(r"\d+\.\s+")
_LINK = re.compile(r"\[([^\[\]]+)\]\(([a-z]+):([^()\s]+)\)")
_BREAK = "\n\n"
_MEND_FENCE = "Begin the file with the record between two lines `---`."


@dataclass(frozen=True, slots=True)
class Link:
    """Words tied to an event or entity: offsets into the plain text, and the line of the file."""

    start: int
    end: int
    kind: str
    target: str
    line: int


@dataclass(frozen=True, slots=True)
class Prose:
    """The body of a digest or chapter.

    Attributes:
        text: plain paragraphs divided by one empty line.
        links: in the order of the text.
        paragraphs: start in the text, and line of the file, of each.
    """

    text: str
    links: tuple[Link, ...]
    paragraphs: tuple[tuple[int, int], ...]


def read_markdown(path: str, text: str) -> tuple[DataFile, Prose]:
    """Return front matter and body of a Markdown file.

    Raises:
        DataError: there is no front matter, or its YAML cannot be read, or a bracket is no link.
    """
    lines = text.splitlines()
    if not lines or lines[0] != _FENCE or _FENCE not in lines[1:]:
        raise DataError(path, 1, "there is no record at the top.", _MEND_FENCE)
    end = lines.index(_FENCE, 1)
    front = read_yaml(path, "\n".join(lines[1:end]), before=1)
    return front, _prose(path, lines[end + 1 :], end + 2)


def _prose(path: str, lines: list[str], first_line: int) -> Prose:
    parts: list[str] = []
    links: list[Link] = []
    paragraphs: list[tuple[int, int]] = []
    at = 0
    for raw, starts in _paragraphs(lines, first_line):
        paragraphs.append((at, starts[0][1]))
        plain, found = _unlink(path, raw, starts, at)
        parts.append(plain)
        links.extend(found)
        at += len(plain) + len(_BREAK)
    return Prose(_BREAK.join(parts), tuple(links), tuple(paragraphs))


def _paragraphs(lines: list[str], first_line: int) -> Iterator[tuple[str, list[tuple[int, int]]]]:
    """Yield each paragraph joined into one line, with (offset in it, line of the file) for each line it came from."""
    joined, starts = "", list[tuple[int, int]]()
    for number, line in enumerate([*lines, ""], first_line):
        words = line.strip()
        if words:
            if not joined:
                words = _NUMBER.sub("", words, count=1) if _NUMBER.match(words) else words
            else:
                joined += " "
            starts.append((len(joined), number))
            joined += words
        elif joined:
            yield joined, starts
            joined, starts = "", []


def _unlink(path: str, raw: str, starts: list[tuple[int, int]], at: int) -> tuple[str, list[Link]]:
    """Return the paragraph without its links, and these with offsets from `at`."""

    def line_of(offset: int) -> int:
        return starts[bisect_right(starts, (offset, 10**9)) - 1][1]

    plain: list[str] = []
    links: list[Link] = []
    length = last = 0
    for match in _LINK.finditer(raw):
        before, words = raw[last : match.start()], match.group(1)
        start = at + length + len(before)
        links.append(Link(start, start + len(words), match.group(2), match.group(3), line_of(match.start())))
        plain += [before, words]
        length += len(before) + len(words)
        last = match.end()
    plain.append(raw[last:])
    text = "".join(plain)
    if "](" in text:
        line = line_of(raw.index("](", last) if "](" in raw[last:] else 0)
        raise DataError(path, line, "a link cannot be read.", "Write [words](event:ID) or [words](entity:ID).")
    return text, links
