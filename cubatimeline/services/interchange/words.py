"""Texts on their way: HTML to plain words and back, names in lists, ids from names."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from html.parser import HTMLParser

from cubatimeline.store.editing.common import slug

_BREAKS = frozenset(("p", "br", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "blockquote"))
_SILENT = frozenset(("script", "style"))
_controls = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """Return a text without characters that XML cannot hold, its line ends as line feeds."""
    return _controls.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def one_line(text: str) -> str:
    """Return a text in one line, runs of white space as one space."""
    return " ".join(text.split())


def to_html(text: str) -> str:
    """Return plain lines as paragraphs of HTML."""
    return "".join(f"<p>{html.escape(line, quote=False)}</p>" for line in text.split("\n")) if text else ""


def as_html(text: str) -> str:
    """Return a text for a field that holds HTML: as it is, unless a reader would take a part of it for markup."""
    return text if from_html(text) == text else html.escape(text, quote=False)


class _Words(HTMLParser):
    """Collects what a reader of a page would see."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in _SILENT
        if tag == "br":
            self.parts.append("\n")
        elif tag in _BREAKS:
            self.parts.append("\0")

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in _SILENT and self._silent > 0
        if tag in _BREAKS and tag != "br":
            self.parts.append("\0")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(data.replace("\0", ""))


def from_html(text: str) -> str:
    """Return the words of a piece of HTML, a line for each paragraph; plain text stays as it is."""
    if "<" not in text and "&" not in text:
        return text.strip()
    reader = _Words()
    reader.feed(text)
    reader.close()
    joined = re.sub(r"\s*\0[\s\0]*", "\n", "".join(reader.parts).strip("\0"))
    return "\n".join(line.strip() for line in joined.split("\n")).strip()


def joined(names: Iterable[str]) -> str:
    """Return names as a list in one cell, divided by semicolons."""
    return "; ".join(names)


def divided(cell: str) -> list[str]:
    """Return the names in a cell, divided by semicolons or lines; each once."""
    return list(dict.fromkeys(name for part in re.split(r"[;\n|]", cell) if (name := one_line(part))))


def id_of(name: str, prefix: str = "") -> str:
    """Return an id made from a name in any script."""
    wish = slug(name) or "-".join(f"{ord(letter):x}" for letter in name[:12])
    return f"{prefix}{wish}"


def new_id(name: str, taken: set[str], prefix: str = "") -> str:
    """Return an id made from a name that is not among those taken, and take it."""
    wish = id_of(name, prefix) or "x"
    found, number = wish, 2
    while found in taken:
        found, number = f"{wish}-{number}", number + 1
    taken.add(found)
    return found


def kept_id(wanted: str, name: str, taken: set[str]) -> str:
    """Return the id that a file gives, or one made from it or from a name where it is empty or taken; and take it."""
    if not wanted or wanted in taken:
        return new_id(wanted or name, taken)
    taken.add(wanted)
    return wanted
