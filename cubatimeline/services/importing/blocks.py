"""Walks the elements of a web page or an EPUB chapter: paragraphs, headings, lists, tables, notes by their links."""

from __future__ import annotations

import re
from collections.abc import Collection

from cubatimeline.services.importing import text
from cubatimeline.services.importing.composing import PARAGRAPH_BREAK, Composer, call, raised
from cubatimeline.services.importing.markup import Element, attribute, name

_CELL = " | "

_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_SKIPPED = frozenset(
    {
        "script", "style", "noscript", "template", "head", "svg", "math", "iframe", "object", "embed", "audio",
        "video", "canvas", "button", "input", "select", "textarea", "form", "nav", "rt", "rp", "del", "map",
        "applet"
    }
)  # fmt: skip
_BLOCKS = frozenset(
    {
        "p", "div", "section", "article", "main", "aside", "header", "footer", "ul", "ol", "li", "dl", "dt",
        "dd", "blockquote", "pre", "table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption", "figure",
        "figcaption", "address", "hr", "body", "html", "center", "details", "summary", "hgroup", "form",
        "fieldset", "nav", *_HEADINGS
    }
)  # fmt: skip
_NOTE_HOLDERS = frozenset({"li", "p", "dd", "aside", "div", "section", "td", "blockquote", "dt"})
_label = re.compile(r"\W{0,2}(\d{1,4}|[ivxlc]{1,7}|[a-z]|\*{1,4}|[†‡§])\W{0,2}", re.IGNORECASE)
_blanks = re.compile(r"[ \t\r\n\f]+")
_back = re.compile(r"[\s↑↩↵⏎^\ufe0e]*$")
_LONGEST_NOTE = 6_000
_DEEPEST = 150
_PARAGRAPHS_OF_PAGE = 3


def compose_blocks(root: Element, composer: Composer) -> None:
    """Add what stands under `root` to `composer`, paragraph by paragraph."""
    _Walk(composer).block(root, 0)


class _Walk:
    """Gathers inline words until a block begins or ends."""

    def __init__(self, composer: Composer) -> None:
        self._composer = composer
        self._words: list[str] = []

    def block(self, element: Element, depth: int) -> None:
        kind = name(element)
        if not kind or kind in _SKIPPED or _is_hidden(element):
            return
        self._flush()
        if kind in _HEADINGS:
            self._inline(element, depth)
            self._flush(_HEADINGS[kind])
        elif kind == "tr" and not _frames(element):
            self._row(element, depth)
        elif kind == "pre":
            for paragraph in text.compose("".join(element.itertext())).text.split(PARAGRAPH_BREAK):
                self._composer.add(paragraph)
        else:
            self._inline(element, depth)
            self._flush()

    def _inline(self, element: Element, depth: int) -> None:
        if depth >= _DEEPEST:
            self._take(" ".join(element.itertext()))
            return
        self._take(element.text)
        for each in element:
            kind = name(each)
            if kind in _BLOCKS and kind not in _SKIPPED:
                self.block(each, depth + 1)
            elif kind == "br":
                self._words.append("\n")
            elif kind and kind not in _SKIPPED and not _is_hidden(each):
                self._inline(each, depth + 1)
            self._take(each.tail)

    def _take(self, words: str | None) -> None:
        if words:
            self._words.append(_blanks.sub(" ", words))

    def _row(self, row: Element, depth: int) -> None:
        """Add the cells of a row as one paragraph."""
        cells = []
        for cell in row:
            if name(cell) in ("td", "th"):
                inner = Composer()
                _Walk(inner).block(cell, depth + 1)
                cells.append(" ".join(inner.paragraphs()))
        self._composer.add(_CELL.join(words for words in cells if words))

    def _flush(self, level: int = 0) -> None:
        words = "".join(self._words)
        self._words.clear()
        for part in re.split(r"\n[ \t]*\n\s*", words):
            self._composer.add(part, level)


def _frames(row: Element) -> bool:
    """Whether a row only lays out the page: one cell, or cells with paragraphs and tables of their own."""
    cells = [each for each in row if name(each) in ("td", "th")]
    if len(cells) < 2 or any(name(each) in ("table", "h1", "h2", "h3") for cell in cells for each in cell.iter()):
        return True
    return any(sum(name(each) == "p" for each in cell.iter()) >= _PARAGRAPHS_OF_PAGE for cell in cells)


def _is_hidden(element: Element) -> bool:
    style = (element.get("style") or "").replace(" ", "").lower()
    return "display:none" in style or "visibility:hidden" in style or element.get("hidden") is not None


def bracket_raised(root: Element) -> None:
    """Write raised numbers in brackets: without, they would run into a year before them."""
    for each in list(root.iter("sup")):
        words = "".join(each.itertext())
        if raised(words) != words and each.getparent() is not None:
            _replace(each, raised(words))


class Notes:
    """The notes of a page, found by links that lead from a short label to a note further on.

    Attributes:
        calls: elements that call a note, with the key and the label.
    """

    def __init__(self, root: Element) -> None:
        self._order = {each: place for place, each in enumerate(root.iter())}
        targets = {key: each for each in self._order for key in (each.get("id"), each.get("name")) if key}
        self.calls: list[tuple[Element, str, str]] = []
        self._holders: dict[str, Element] = {}
        for link in self._order:
            if name(link) == "a" and "#" in (link.get("href") or ""):
                self._consider(link, targets)

    def _consider(self, link: Element, targets: dict[str, Element]) -> None:
        key = (link.get("href") or "").lstrip("#")
        label = _label.fullmatch("".join(link.itertext()).strip())
        target = targets.get(key)
        if target is None or (label is None and "noteref" not in attribute(link, "type")):
            return
        holder = _holder(target)
        if holder is None or self._order[holder] < self._order[link] or link in set(holder.iter()):
            return
        if len("".join(holder.itertext())) <= _LONGEST_NOTE and _holder(link) is not holder:
            words = label[1] if label else "".join(link.itertext()).strip("[]() ")
            self.calls.append((link, key, words))
            self._holders[key] = holder

    def take_out(self, composer: Composer) -> None:
        """Move the notes from the page to `composer`, and leave its mark where each is called."""
        links = {link for link, _, _ in self.calls}
        labels = {key: label for _, key, label in reversed(self.calls)}
        for key, holder in self._holders.items():
            for paragraph in _note_paragraphs(holder, links, labels[key]):
                composer.note(key, labels[key], paragraph)
        for link, key, _ in self.calls:
            _replace(link, call(key))
        for holder in self._holders.values():
            _replace(holder, "")


def _holder(target: Element) -> Element | None:
    """Return the block that a target stands for: itself, or the nearest around it."""
    element = target
    while element is not None and name(element) not in _NOTE_HOLDERS:
        element = element.getparent()
    return element


def _note_paragraphs(holder: Element, calls: Collection[Element], label: str) -> list[str]:
    """Return the words of a note without its label and without the links that lead back."""
    for link in [each for each in holder.iter() if name(each) == "a" and (each.get("href") or "").startswith("#")]:
        sign = "".join(link.itertext()).strip()
        if link not in calls and (_back.match(sign) or _label.fullmatch(sign) or len(sign) <= 2):
            _replace(link, "")
    inner = Composer()
    compose_blocks(holder, inner)
    lines = inner.paragraphs()
    if lines:
        opening = re.match(rf"\W{{0,2}}{re.escape(label)}(?:\W{{0,2}}\s|[\].)]\s*)", lines[0] + " ")
        lines[0] = lines[0][opening.end() :] if opening else re.sub(r"^(?:\[\]|[.)\]↑^])\s*", "", lines[0])
    return [line for line in lines if line]


def _replace(element: Element, words: str) -> None:
    """Put `words` in the place of an element, and keep what follows it."""
    parent = element.getparent()
    if parent is None:
        return
    before = element.getprevious()
    words += element.tail or ""
    raised = name(parent) == "sup" and len(parent) == 1 and not (parent.text or "").strip("[ ")
    if before is None:
        parent.text = (parent.text or "") + words
    else:
        before.tail = (before.tail or "") + words
    parent.remove(element)
    if raised:
        parent.tag = "span"
