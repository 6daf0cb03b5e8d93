"""Markdown: the text without its signs, headings, tables, notes, and the record in its front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from cubatimeline.services.importing import decoding, properties
from cubatimeline.services.importing.composing import Composer, Reading, call, one_line
from cubatimeline.services.importing.model import NO_RECORD, ProposedRecord

_front = re.compile(r"\A\ufeff?---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_heading = re.compile(r" {0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_underline = re.compile(r" {0,3}(=+|-+)\s*$")
_fence = re.compile(r" {0,3}(```+|~~~+)")
_rule = re.compile(r" {0,3}(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,})$")
_item = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])\s+")
_bullet = re.compile(r"\A\s*[-*+]\s+")
_note = re.compile(r" {0,3}\[\^([^\]\s]+)\]:\s*(.*)$")
_note_call = re.compile(r"\[\^([^\]\s]+)\]")
_table_rule = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")
_definition = re.compile(r" {0,3}\[[^\]^]+\]:\s*\S+")
_INLINE = (
    (re.compile(r"!\[([^\]]*)\]\([^)\s]*(?:\s+\"[^\"]*\")?\)"), r"\1"),
    (re.compile(r"(?<!\\)\[([^\]^][^\]]*)\]\([^)\s]*(?:\s+\"[^\"]*\")?\)"), r"\1"),
    (re.compile(r"(?<!\\)\[([^\]^][^\]]*)\]\[[^\]]*\]"), r"\1"),
    (re.compile(r"<(https?://[^>\s]+)>"), r"\1"),
    (re.compile(r"<!--.*?-->|</?[a-zA-Z][^>]*>", re.DOTALL), ""),
    (re.compile(r"(`+)(.+?)\1"), r"\2"),
    (re.compile(r"(?<![\\\w*])(\*{1,3})(?=\S)(.+?)(?<=\S)\1(?![\w*])", re.DOTALL), r"\2"),
    (re.compile(r"(?<![\\\w_])(_{1,3})(?=\S)(.+?)(?<=\S)\1(?![\w_])", re.DOTALL), r"\2"),
    (re.compile(r"~~(.+?)~~"), r"\1"),
    (re.compile(r"\\([\\`*_{}\[\]()#+\-.!~|<>])"), r"\1"),
)


def read(data: bytes) -> list[Reading]:
    """Read a Markdown file.

    Raises:
        ImportFault: it is no text.
    """
    decoded = decoding.decode(data)
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    record = NO_RECORD
    front = _front.match(text)
    if front:
        record, text = _record(front[1]), text[front.end() :]
    composer = Composer()
    _Blocks(composer).read(text.split("\n"))
    return [composer.compose(record)]


class _Blocks:
    """Reads Markdown line by line."""

    def __init__(self, composer: Composer) -> None:
        self._composer = composer
        self._lines: list[str] = []
        self._note: tuple[str, list[str]] | None = None
        self._fence = ""

    def read(self, lines: list[str]) -> None:
        for line in lines:
            if self._in_fence(line) or self._in_note(line):
                continue
            self._line(re.sub(r"^(?: {0,3}>\s?)+", "", line))
        self._flush()
        self._end_note()

    def _in_fence(self, line: str) -> bool:
        mark = _fence.match(line)
        if self._fence:
            if mark and mark[1].startswith(self._fence):
                self._fence = ""
                self._flush(plain=True)
            elif line.strip():
                self._lines.append(line)
            else:
                self._flush(plain=True)
            return True
        if mark:
            self._flush()
            self._fence = mark[1]
        return bool(mark)

    def _in_note(self, line: str) -> bool:
        begins = _note.match(line)
        if begins:
            self._flush()
            self._end_note()
            self._note = begins[1], [begins[2]]
            return True
        if self._note and (not line.strip() or line.startswith(("    ", "\t"))):
            self._note[1].append(line.strip())
            return True
        if self._note and self._note[1][-1] and not _heading.match(line):
            self._note[1].append(line.strip())
            return True
        self._end_note()
        return False

    def _end_note(self) -> None:
        if self._note:
            label, lines = self._note
            self._note = None
            for paragraph in "\n".join(lines).split("\n\n"):
                self._composer.note(label, label, _inline(paragraph.replace("\n", " ")))

    def _line(self, line: str) -> None:
        heading = _heading.match(line)
        underline = _underline.match(line)
        if not line.strip() or _definition.match(line):
            self._flush()
        elif heading:
            self._flush()
            self._composer.add(_inline(heading[2]), len(heading[1]))
        elif underline and self._lines and not _item.match(self._lines[0]):
            self._flush(1 if underline[1][0] == "=" else 2)
        elif _rule.match(line):
            self._flush()
        elif line.lstrip().startswith("|") or (_table_rule.match(line) and "|" in line):
            self._row(line)
        else:
            if _item.match(line):
                self._flush()
            self._lines.append(line)

    def _row(self, line: str) -> None:
        if _table_rule.match(line):
            return
        self._flush()
        cells = re.split(r"(?<!\\)\|", line.strip().strip("|"))
        self._composer.add(" | ".join(_inline(cell.strip()) for cell in cells if cell.strip()))

    def _flush(self, level: int = 0, *, plain: bool = False) -> None:
        if not self._lines:
            return
        if plain:
            self._composer.add("\n".join(self._lines))
        else:
            self._composer.add(_inline(_bullet.sub("", "".join(_joined(self._lines)))), level)
        self._lines.clear()


def _joined(lines: list[str]) -> Iterator[str]:
    """Join the lines of a paragraph; two blanks or a backslash at the end keep a line end."""
    for number, line in enumerate(lines):
        last = number == len(lines) - 1
        kept = line.endswith(("  ", "\\"))
        yield line.strip().rstrip("\\") + ("" if last else "\n" if kept else " ")


def _inline(text: str) -> str:
    """Take the signs out of running text, and mark where notes are called."""
    for pattern, kept in _INLINE:
        text = pattern.sub(kept, text)
    return _note_call.sub(lambda match: call(match[1]), text)


def _record(front: str) -> ProposedRecord:
    """Return the record in the front matter; what is no YAML says nothing."""
    import yaml

    try:
        found: Any = yaml.safe_load(front)
    except (yaml.YAMLError, ValueError, RecursionError):
        return NO_RECORD
    values = {str(key).lower(): value for key, value in found.items()} if isinstance(found, dict) else {}

    def field(*names: str) -> str:
        value = next((values[name] for name in names if values.get(name)), "")
        return "; ".join(map(_scalar, value)) if isinstance(value, list) else _scalar(value)

    given = values.get("dates")
    by_kind = [(_scalar(kind), _scalar(value)) for kind, value in given.items()] if isinstance(given, dict) else []
    return ProposedRecord(
        title=properties.title(field("title")),
        creator=field("creator", "author", "authors"),
        recipient=field("recipient"),
        dates=properties.dates([*by_kind, ("written", field("written")), ("published", field("published", "date"))]),
        translator=field("translator"),
        contributor=field("contributor", "editor"),
        publisher=field("publisher", "source"),
        language=properties.language(field("language", "lang")),
        original_language=properties.language(field("original_language")),
        rights=field("rights", "license", "licence"),
        address=field("address", "url", "doi"),
        kind=field("kind", "type"),
        summary=field("summary", "abstract", "description"),
    )


def _scalar(value: Any) -> str:
    """Return a plain value as words; what holds others may hold them without end, and says nothing."""
    return one_line(str(value)) if isinstance(value, str | int | float | date) else ""
