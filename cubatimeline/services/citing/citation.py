"""A citation as it goes to other programs: plain, HTML and Markdown, all three of one run of letters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser
from typing import Literal

_address = re.compile(r"https?://[^\s<>“”«»]*[^\s<>“”«».,;:!?)\]]")
_markdown_signs = re.compile(r"([\\`*_\[\]<>#|~])")
_after_quote = re.compile(r"([’”]*”)((?:</?\w+>)*)([.,])")
_stopped = re.compile(r"([?!])\.(?=[’”])")
_doubled = re.compile(r"([.,])[.,](?=[’”])")
_MARKS = {"i": "*", "em": "*", "b": "**", "strong": "**"}
_KEPT = frozenset(("i", "b", "sup", "sub"))


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a source: on a page ("12"), in a numbered paragraph ("4"), or in a footnote ("7")."""

    kind: Literal["page", "paragraph", "footnote"]
    label: str


@dataclass(frozen=True, slots=True)
class Citation:
    """One citation, or one entry of a bibliography.

    Attributes:
        plain: letters only.
        html: with italics and the like, addresses as links; no paragraph round it.
        markdown: CommonMark, addresses in angle brackets.
    """

    plain: str
    html: str
    markdown: str

    def __str__(self) -> str:
        return self.plain

    @classmethod
    def of_html(cls, marked: str) -> Citation:
        """Return the citation that a piece of HTML with <i>, <b>, <sup> and <sub> says; other tags are dropped."""
        runs = _Runs()
        runs.feed(marked)
        runs.close()
        pieces = list(_joined(runs.found))
        return cls(
            "".join(words for words, _ in pieces),
            "".join(_as_html(words, tags) for words, tags in pieces),
            "".join(_as_markdown(words, tags) for words, tags in pieces),
        )


def inside_quotes(marked: str) -> str:
    """Return a piece of HTML with commas and full stops inside closing quotation marks, as American usage has them.

    After a question or exclamation mark there is no full stop, and a comma none of two.
    """
    moved = _after_quote.sub(r"\3\1\2", marked)
    return _doubled.sub(r"\1", _stopped.sub(r"\1", moved))


def markdown_words(words: str) -> str:
    """Return plain words as Markdown, every sign that means something to it written out, addresses as links."""
    return "".join(
        f"<{piece}>" if linked else _markdown_signs.sub(r"\\\1", piece) for piece, linked in _with_addresses(words)
    )


def html_words(words: str) -> str:
    """Return plain words as HTML, addresses as links."""
    return "".join(
        f'<a href="{escape(piece)}">{escape(piece, quote=False)}</a>' if linked else escape(piece, quote=False)
        for piece, linked in _with_addresses(words)
    )


class _Runs(HTMLParser):
    """Collects stretches of letters with the tags that they stand in."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, tuple[str, ...]]] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _KEPT:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            self._open.remove(tag)

    def handle_data(self, data: str) -> None:
        # italics within italics stand upright
        self.found.append((data, tuple(tag for tag in dict.fromkeys(self._open) if self._open.count(tag) % 2)))


def _joined(runs: list[tuple[str, tuple[str, ...]]]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the runs, neighbours of one look as one, so that an address is in one piece."""
    words = ""
    tags: tuple[str, ...] = ()
    for each, look in runs:
        if words and look != tags:
            yield words, tags
            words = ""
        words, tags = words + each, look
    if words:
        yield words, tags


def _with_addresses(words: str) -> Iterator[tuple[str, bool]]:
    at = 0
    for found in _address.finditer(words):
        if found.start() > at:
            yield words[at : found.start()], False
        yield found.group(), True
        at = found.end()
    if at < len(words):
        yield words[at:], False


def _as_html(words: str, tags: tuple[str, ...]) -> str:
    inner = html_words(words)
    for tag in reversed(tags):
        inner = f"<{tag}>{inner}</{tag}>"
    return inner


def _as_markdown(words: str, tags: tuple[str, ...]) -> str:
    inner = markdown_words(words)
    # emphasis does not begin or end at a space
    core = inner.strip()
    for tag in reversed(tags):
        if core and tag in _MARKS:
            inner = inner.replace(core, f"{_MARKS[tag]}{core}{_MARKS[tag]}", 1)
            core = f"{_MARKS[tag]}{core}{_MARKS[tag]}"
    return inner
