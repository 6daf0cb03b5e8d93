"""DOCX (Office Open XML): paragraphs, headings by style or outline level, tables, notes at their places, properties.

The parts are named and linked as ECMA-376 says; each is read from the zip file directly, because footnotes and endnotes
are needed with the places that call them. Deleted text of tracked changes is left out, inserted text is kept.
"""

from __future__ import annotations

import re
from posixpath import dirname, join, normpath

from cubatimeline.services.importing import markup
from cubatimeline.services.importing.archives import Archive
from cubatimeline.services.importing.composing import Composer, Reading, call, one_line, raised
from cubatimeline.services.importing.markup import Element, attribute, name
from cubatimeline.services.importing.model import ImportFault, ProposedRecord
from cubatimeline.services.importing.properties import from_core_properties

_CELL = " | "
_SKIPPED = frozenset({"del", "moveFrom", "instrText", "delText", "pict", "drawing", "object", "rPr", "pPr", "Fallback"})
_heading_name = re.compile(r"(?:heading|title|überschrift|titre|título|encabezado|заголовок)\s*(\d)?$", re.IGNORECASE)
_SEPARATORS = frozenset({"separator", "continuationSeparator", "continuationNotice"})


def read(data: bytes) -> list[Reading]:
    """Read a DOCX file.

    Raises:
        ImportFault: it is damaged, encrypted or cut off.
    """
    archive = Archive(data)
    try:
        return [_Document(archive).read()]
    finally:
        archive.close()


class _Document:
    """One DOCX file while it is read."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._composer = Composer()
        self._numbers = {"footnote": 0, "endnote": 0}
        self._main = self._main_part()
        self._notes: dict[tuple[str, str], Element] = {}
        self._levels = self._heading_levels()

    def read(self) -> Reading:
        for kind in self._numbers:
            root = self._part(f"{kind}s.xml")
            for note in markup.within(root, kind) if root is not None else ():
                if attribute(note, "type") not in _SEPARATORS:
                    self._notes[kind, attribute(note, "id")] = note
        body = markup.first(markup.parse(self._archive.read(self._main)), "body")
        if body is None:
            raise ImportFault("The file has no body of text.", "Save it again in the program that made it.")
        self._blocks(body)
        return self._composer.compose(self._record())

    def _main_part(self) -> str:
        """Return the name of the main part, as the package's relations give it."""
        if "_rels/.rels" in self._archive.names():
            for relation in markup.within(markup.parse(self._archive.read("_rels/.rels")), "Relationship"):
                if attribute(relation, "Type").endswith("/officeDocument"):
                    target = normpath(attribute(relation, "Target").lstrip("/"))
                    if target in self._archive.names():
                        return target
        return "word/document.xml"

    def _part(self, name_: str) -> Element | None:
        path = join(dirname(self._main), name_)
        return markup.parse(self._archive.read(path)) if path in self._archive.names() else None

    def _heading_levels(self) -> dict[str, int]:
        """Return heading levels by style id: by outline level, by name, or from the style that it is based on."""
        root = self._part("styles.xml")
        levels: dict[str, int] = {}
        based: dict[str, str] = {}
        for style in markup.within(root, "style") if root is not None else ():
            key = attribute(style, "styleId")
            for each in style.iter():
                if name(each) == "outlineLvl" and attribute(each, "val") in "012345":
                    levels[key] = int(attribute(each, "val")) + 1
                elif name(each) == "name" and (match := _heading_name.match(attribute(each, "val"))):
                    levels.setdefault(key, int(match[1] or 1))
                elif name(each) == "basedOn":
                    based[key] = attribute(each, "val")
        for key in based:
            above, steps = key, 0
            while above not in levels and above in based and steps < len(based):
                above, steps = based[above], steps + 1
            if above in levels:
                levels.setdefault(key, levels[above])
        return levels

    def _blocks(self, parent: Element) -> None:
        for block in parent:
            kind = name(block)
            if kind == "p":
                self._composer.add(self._words(block), self._level(block))
            elif kind == "tbl":
                self._table(block)
            elif kind in ("sdt", "sdtContent", "customXml", "ins", "moveTo"):
                self._blocks(block)

    def _table(self, table: Element) -> None:
        """Add a table: a paragraph for each row. A table of one cell only frames its text."""
        cells = [each for each in table.iter() if name(each) == "tc"]
        if len(cells) == 1:
            self._blocks(cells[0])
            return
        for row in table:
            if name(row) == "tr":
                inner = [[self._words(each) for each in markup.within(cell, "p")] for cell in row if name(cell) == "tc"]
                self._composer.add(_CELL.join(" ".join(lines).strip() for lines in inner if any(lines)))

    def _level(self, paragraph: Element) -> int:
        properties = next((each for each in paragraph if name(each) == "pPr"), None)
        for each in properties if properties is not None else ():
            if name(each) == "outlineLvl" and attribute(each, "val") in "012345":
                return int(attribute(each, "val")) + 1
            if name(each) == "pStyle":
                style = attribute(each, "val")
                named = _heading_name.match(style)
                return self._levels.get(style, int(named[1] or 1) if named else 0)
        return 0

    def _words(self, element: Element) -> str:
        """Return the words of a paragraph, with calls where notes are called."""
        out: list[str] = []
        stack = [iter(element)]
        while stack:
            each = next(stack[-1], None)
            if each is None:
                stack.pop()
                continue
            kind = name(each)
            if kind == "t":
                out.append(each.text or "")
            elif kind in ("tab", "br", "cr"):
                out.append("\t" if kind == "tab" else "\n")
            elif kind == "noBreakHyphen":
                out.append("-")
            elif kind in ("footnoteReference", "endnoteReference"):
                out.append(self._call(kind.removesuffix("Reference"), attribute(each, "id")))
            elif kind == "r" and _is_raised(each):
                out.append(raised("".join(part.text or "" for part in each if name(part) == "t")))
            elif kind not in _SKIPPED and kind != "p":
                stack.append(iter(each))
        return "".join(out)

    def _call(self, kind: str, key: str) -> str:
        """Number the note that is called here, and take in its words."""
        note = self._notes.get((kind, key))
        if note is None:
            return ""
        self._numbers[kind] += 1
        number = str(self._numbers[kind])
        label = number if kind == "footnote" else f"e{number}" if self._numbers["footnote"] else number
        for paragraph in markup.within(note, "p"):
            self._composer.note(f"{kind} {key}", label, self._words(paragraph))
        return call(f"{kind} {key}")

    def _record(self) -> ProposedRecord:
        if "docProps/core.xml" not in self._archive.names():
            return ProposedRecord()
        return from_core_properties(
            {name(each): one_line(each.text or "") for each in markup.parse(self._archive.read("docProps/core.xml"))}
        )


def _is_raised(run: Element) -> bool:
    """Whether a run of plain words is set raised."""
    properties = next((each for each in run if name(each) == "rPr"), ())
    up = any(name(each) == "vertAlign" and attribute(each, "val") == "superscript" for each in properties)
    return up and all(name(each) in ("t", "rPr") for each in run)
