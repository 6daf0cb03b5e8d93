"""Cuts a text into words and signs, block by block, so that a text of any length needs little memory."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from cubatimeline.store.stemming import fold

_TOKEN = re.compile(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*|[^\w\s]|_")
_BLOCK = 1 << 16
_BREAKS = ("\n\n", "\n", " ")

_MOST_JOINED = 6
"""Most tokens that hyphens join to a word; more than names have, and a bound for texts that are no texts."""

QUOTES = frozenset("\"«»“”„‘’'`‹›")
APOSTROPHES = frozenset("'’‘`")
HYPHENS = frozenset("-‐‑")

key = lru_cache(maxsize=1 << 16)(fold)
"""The folded form of a word, by which names are looked up."""


class Tokens:
    """The words and signs of one block of a text: lists side by side, offsets counted in the whole text.

    `capitals` are the places of words that a name may begin with: those with a capital or figure.
    """

    __slots__ = ("_small", "capitals", "ends", "keys", "starts", "text", "words")

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.words: list[str] = []
        self._small: frozenset[str] | None = None
        for found in _TOKEN.finditer(text, start, end):
            first, last = found.span()
            self.starts.append(first)
            self.ends.append(last)
            self.words.append(found[0])
        self.keys = list(map(key, self.words))
        self.capitals = [place for place, word in enumerate(self.words) if word[0].isupper() or word[0].isdigit()]

    def __len__(self) -> int:
        return len(self.words)

    @property
    def small(self) -> frozenset[str]:
        """The words of the block that are written small somewhere in it."""
        if self._small is None:
            self._small = frozenset(word for word in self.words if word.islower())
        return self._small

    def word(self, place: int) -> str:
        """Return the word at a place, empty outside the block."""
        return self.words[place] if 0 <= place < len(self.words) else ""

    def key(self, place: int) -> str:
        """Return the folded word at a place, empty outside the block."""
        return self.keys[place] if 0 <= place < len(self.keys) else ""

    def gap(self, place: int) -> str:
        """Return what stands between the token at a place and the one before it."""
        return self.text[self.ends[place - 1] : self.starts[place]] if 0 < place < len(self.words) else "\n\n"

    def joined(self, place: int) -> bool:
        """Return whether nothing stands between a token and the one before it."""
        return 0 < place < len(self.words) and self.starts[place] == self.ends[place - 1]

    def near(self, place: int) -> bool:
        """Return whether a token goes on from the one before: no empty line between them."""
        return 0 < place < len(self.words) and self.gap(place).count("\n") < 2

    def initial(self, place: int) -> bool:
        """Return whether a capital letter with a full stop stands at a place."""
        return len(word := self.word(place)) == 1 and word.isupper() and self.word(place + 1) == "."

    def over_hyphens(self, place: int) -> int:
        """Return the place behind the parts with a capital that hyphens join to the word before `place`."""
        at = place
        while at - place < _MOST_JOINED and self.word(at) in HYPHENS and self.joined(at) and self.joined(at + 1):
            if not self.upper(at + 1):
                break
            at += 2
        return at

    def upper(self, place: int) -> bool:
        """Return whether a capital letter begins the word at a place."""
        return self.word(place)[:1].isupper()


def blocks(text: str) -> Iterator[Tokens]:
    """Yield the tokens of a text in blocks that end between paragraphs, or else where a line or word ends."""
    start = 0
    while start < len(text):
        end = _end(text, start)
        yield Tokens(text, start, end)
        start = end


def _end(text: str, start: int) -> int:
    aim = start + _BLOCK
    if aim >= len(text):
        return len(text)
    for sign in _BREAKS:
        found = text.find(sign, aim, aim + _BLOCK)
        if found >= 0:
            return found
    return aim + _BLOCK


@lru_cache(maxsize=1 << 14)
def words_of_name(name: str) -> tuple[str, ...]:
    """Return the tokens of a name without the quotes that only mark it as one."""
    tokens = Tokens(name, 0, len(name))
    return tuple(
        word
        for place, word in enumerate(tokens.words)
        if word not in QUOTES or (word in APOSTROPHES and tokens.joined(place) and tokens.joined(place + 1))
    )
