"""ODT (OpenDocument text): paragraphs, headings, tables, notes at their places, properties."""

from __future__ import annotations

from cubatimeline.services.importing import markup
from cubatimeline.services.importing.archives import Archive
from cubatimeline.services.importing.composing import Composer, Reading, call, one_line, raised
from cubatimeline.services.importing.markup import Element, attribute, name
from cubatimeline.services.importing.model import ImportFault, ProposedRecord
from cubatimeline.services.importing.properties import from_core_properties

_CELL = " | "
_SKIPPED = frozenset({"tracked-changes", "annotation", "sequence-decls", "forms", "variable-decls", "frame", "image"})
_META = {"initial-creator": "creator"}


def read(data: bytes) -> list[Reading]:
    """Read an ODT file.

    Raises:
        ImportFault: it is damaged, encrypted or cut off.
    """
    archive = Archive(data)
    try:
        if _is_encrypted(archive):
            raise ImportFault("The file is encrypted.", "Open it with its password, save it without, and import that.")
        content = markup.parse(archive.read("content.xml"))
        body = markup.first(content, "body", "text")
        if body is None:
            raise ImportFault("The file is no text document.", "Save it as ODT or DOCX text.")
        return [_Text(_raised_styles(content)).read(body, _record(archive))]
    finally:
        archive.close()


def _is_encrypted(archive: Archive) -> bool:
    return b"encryption-data" in archive.read("META-INF/manifest.xml")


def _raised_styles(content: Element) -> set[str]:
    """Return the names of the styles that set words raised."""
    return {
        attribute(style, "name")
        for style in markup.within(content, "style")
        for each in style
        if attribute(each, "text-position").startswith("super")
    }


class _Text:
    """One ODT body while it is read."""

    def __init__(self, raised_styles: set[str]) -> None:
        self._composer = Composer()
        self._raised_styles = raised_styles

    def read(self, body: Element, record: ProposedRecord) -> Reading:
        self._blocks(body)
        return self._composer.compose(record)

    def _blocks(self, parent: Element) -> None:
        for block in parent:
            kind = name(block)
            if kind == "h":
                level = attribute(block, "outline-level")
                self._composer.add(self._words(block), int(level) if level.isdecimal() else 1)
            elif kind == "p":
                self._composer.add(self._words(block))
            elif kind == "table-row":
                cells = [each for each in block if name(each) == "table-cell"]
                inner = [" ".join(self._words(each) for each in markup.within(cell, "p", "h")) for cell in cells]
                self._composer.add(_CELL.join(words for words in inner if words))
            elif kind not in _SKIPPED:
                self._blocks(block)

    def _words(self, element: Element) -> str:
        out = [element.text or ""]
        for each in element:
            kind = name(each)
            if kind == "note":
                out.append(self._note(each))
            elif kind in ("s", "tab", "line-break"):
                out.append("\n" if kind == "line-break" else " ")
            elif kind == "span" and attribute(each, "style-name") in self._raised_styles:
                out.append(raised(self._words(each)))
            elif kind not in _SKIPPED:
                out.append(self._words(each))
            out.append(each.tail or "")
        return "".join(out)

    def _note(self, note: Element) -> str:
        key = attribute(note, "id") or str(id(note))
        label = markup.words(markup.first(note, "note-citation")) or "*"
        body = markup.first(note, "note-body")
        for paragraph in markup.within(body, "p", "h") if body is not None else ():
            self._composer.note(key, label, self._words(paragraph))
        return call(key)


def _record(archive: Archive) -> ProposedRecord:
    if "meta.xml" not in archive.names():
        return ProposedRecord()
    values: dict[str, str] = {}
    for each in markup.parse(archive.read("meta.xml")).iter():
        key = name(each)
        # The date of an ODT is when it was last saved, its plain creator who saved it.
        if key not in ("date", "creator") and each.text:
            values.setdefault(_META.get(key, key), one_line(each.text))
    return from_core_properties(values)
