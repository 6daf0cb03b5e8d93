"""Plain queries: words, "phrases" and beginnings of words, as full-text expressions and as marks in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cubatimeline.store.stemming import WORD, fold, stems_for_query, words

_PIECE = re.compile(r'"([^"]*)"?(\*)?|(\S+)')
_SHORTEST_PREFIX = 2
_CONTEXT = 60
_LENGTH = 200


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that must be there: a word, or several in a row.

    Attributes:
        words: folded words.
        prefix: whether the last word may go on.
        spellings: for a single word, other words that count as it.
    """

    words: tuple[str, ...]
    prefix: bool = False
    spellings: tuple[str, ...] = ()

    def expression(self) -> str:
        """Return the term for FTS5 (https://www.sqlite.org/fts5.html#full_text_query_syntax)."""
        phrase = f'"{" ".join(self.words)}"' + (" *" if self.prefix else "")
        if len(self.words) > 1:
            return phrase
        others = dict.fromkeys((*stems_for_query(self.words[0]), *self.spellings))
        return "(" + " OR ".join([phrase, *(f'"{other}"' for other in others)]) + ")"

    def stands_at(self, tokens: list[tuple[int, int, str]], place: int) -> bool:
        """Whether the term begins at token `place` of a text."""
        found = [token for _, _, token in tokens[place : place + len(self.words)]]
        if len(found) < len(self.words):
            return False
        if len(self.words) == 1:
            return self._is(found[0])
        *firsts, last = self.words
        return found[:-1] == firsts and (found[-1] == last or (self.prefix and found[-1].startswith(last)))

    def _is(self, token: str) -> bool:
        word = self.words[0]
        if token == word or token in self.spellings or (self.prefix and token.startswith(word)):
            return True
        return not set(stems_for_query(word)).isdisjoint(stems_for_query(token))


def read_terms(text: str) -> tuple[Term, ...]:
    """Return the terms of what was typed: all of them must be there.

    A word still being typed (the last one, with no space after it) and a word before `*` stand for all that begin so.
    """
    terms = []
    pieces = list(_PIECE.finditer(text))
    for piece in pieces:
        quoted, star, plain = piece.groups()
        if plain is None:
            found, prefix = words(quoted), bool(star)
        else:
            found, prefix = words(plain), plain.endswith("*") or piece.end() == len(text)
        if found:
            terms.append(Term(tuple(found), prefix and len(found[-1]) >= _SHORTEST_PREFIX))
    return tuple(terms)


def expression(terms: tuple[Term, ...]) -> str:
    """Return the terms as one expression for FTS5."""
    return " AND ".join(term.expression() for term in terms)


def tokens_of(text: str) -> list[tuple[int, int, str]]:
    """Return the words of a text: start, end, folded."""
    return [(match.start(), match.end(), fold(match.group())) for match in WORD.finditer(text)]


def find_terms(text: str, terms: tuple[Term, ...]) -> list[tuple[int, int]]:
    """Return where terms stand in a text, as offsets in characters, in order and apart."""
    tokens = tokens_of(text)
    return list(_places(tokens, terms))


def _places(tokens: list[tuple[int, int, str]], terms: tuple[Term, ...]) -> Iterator[tuple[int, int]]:
    place = 0
    while place < len(tokens):
        lengths = [len(term.words) for term in terms if term.stands_at(tokens, place)]
        if lengths:
            yield tokens[place][0], tokens[place + max(lengths) - 1][1]
        place += max(lengths, default=1)


@dataclass(frozen=True, slots=True)
class Snippet:
    """A short stretch of a text around the first thing found.

    Attributes:
        start: where it begins in the whole text, in characters.
        spans: what was found, as offsets into `text` of the snippet.
        cut_before, cut_after: whether the whole text goes on there.
    """

    text: str
    start: int
    spans: tuple[tuple[int, int], ...]
    cut_before: bool
    cut_after: bool


def snippet(text: str, terms: tuple[Term, ...]) -> Snippet:
    """Cut a snippet out of `text`, at word boundaries; its beginning where nothing is found."""
    found = find_terms(text, terms)
    start = max(0, found[0][0] - _CONTEXT) if found else 0
    if start:
        start = text.find(" ", start, found[0][0]) + 1 or found[0][0]
    end = min(len(text), start + _LENGTH)
    if end < len(text):
        space = text.rfind(" ", start, end)
        end = max(space if space > start else end, found[0][1] if found else 0)
    spans = tuple((a - start, b - start) for a, b in found if b <= end)
    return Snippet(text[start:end], start, spans, start > 0, end < len(text))
