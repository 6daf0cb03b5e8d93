"""citeproc-py behind one door: a style, read once, renders one document at a time, and no failure of it gets out."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import lru_cache
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import Element, ParseError, parse

from citeproc import Citation as Cited
from citeproc import CitationItem, CitationStylesBibliography, CitationStylesStyle, Locator
from citeproc.formatter import html
from citeproc.source import VariableError
from citeproc.source.json import CiteProcJSON
from lxml.etree import LxmlError

from cubatimeline.domain.languages import Language
from cubatimeline.services.citing.citation import Citation, Place, inside_quotes
from cubatimeline.services.citing.shaping import CSL, Shape, cut, shape_of
from cubatimeline.services.citing.styles import NoStyleError, style_path

_LOCALES: dict[Language, str] = {"en": "en-US", "es": "es-ES", "ru": "ru-RU"}
_LABELS = {"page": "page", "paragraph": "paragraph", "footnote": "note"}
_SHIELDS = {ord("&"): "\ue0a0", ord("<"): "\ue0a1", ord(">"): "\ue0a2"}
_UNSHIELDED = {0xE0A0: "&amp;", 0xE0A1: "&lt;", 0xE0A2: "&gt;"}
_SHAPES_KEPT = 256
_ITS_OWN = (
    VariableError, LxmlError, AttributeError, KeyError, IndexError, TypeError, ValueError, NotImplementedError,
    AssertionError, RecursionError, NameError,
)  # fmt: skip
"""What citeproc-py raises where a style asks for what it does not know (its issues 101, 156 and more)."""
_log = logging.getLogger(__name__)


class CannotRenderError(Exception):
    """citeproc-py does not get through this style with this document."""


class Engine:
    """One style in one language. Not for several threads at a time."""

    def __init__(self, style: str, language: Language) -> None:
        """Read a style.

        Raises:
            NoStyleError: there is none of that name, or it cannot be read.
        """
        try:
            self._style: Element = parse(style_path(style)).getroot()  # noqa: S314 - of an installed package
        except (OSError, ParseError) as error:
            raise NoStyleError(f"The citation style “{style}” cannot be read.", "Choose another style.") from error
        # a few styles are written for one language only
        self._locale = self._style.get("default-locale") or _LOCALES[language]
        self._cut = lru_cache(_SHAPES_KEPT)(self._cut_to)

    @property
    def is_note_style(self) -> bool:
        """Whether it cites in notes, rather than in brackets in the text."""
        return self._style.get("class") == "note"

    @property
    def has_bibliography(self) -> bool:
        """Whether it has a form for bibliographies."""
        return self._style.find(f"{CSL}bibliography") is not None

    @property
    def sorts(self) -> bool:
        """Whether its bibliographies have an order of their own, rather than that of the citations."""
        return self._style.find(f"{CSL}bibliography/{CSL}sort") is not None

    def cite(self, item: Mapping[str, Any], *, later: bool = False, place: Place | None = None) -> Citation:
        """Return the citation of an item in a note or in the text.

        Args:
            later: it was cited before.

        Raises:
            CannotRenderError: citeproc-py does not get through.
        """
        label = _LABELS[place.kind] if place is not None else ""
        locator = {"locator": Locator(label, place.label)} if place is not None else {}
        shape = shape_of(item, "citation", later=later, locator=label)

        def render(style: CitationStylesStyle) -> object:
            cited = Cited([CitationItem(item["id"], **locator)])
            bibliography = CitationStylesBibliography(style, CiteProcJSON([_shielded(item)]), html)
            bibliography.register(cited)
            return bibliography.cite(cited, lambda _: "")

        return self._rendered(shape, item, render)

    def entry(self, item: Mapping[str, Any], number: int = 0) -> Citation:
        """Return the entry of an item in a bibliography where its number is `number`; without one, alone.

        Raises:
            CannotRenderError: citeproc-py does not get through.
        """

        def render(style: CitationStylesStyle) -> object:
            cited = Cited([CitationItem(item["id"])])
            bibliography = CitationStylesBibliography(style, CiteProcJSON([_shielded(item)]), html)
            bibliography.register(cited)
            # entries are rendered one by one: what stands before is only counted
            bibliography.keys[:0] = [""] * (number - 1)
            return "".join(str(each) for each in bibliography.bibliography())

        return self._rendered(shape_of(item, "bibliography", numbered=number > 0), item, render)

    def _rendered(
        self, shape: Shape, item: Mapping[str, Any], render: Callable[[CitationStylesStyle], object]
    ) -> Citation:
        """Render in the style as it is and, where citeproc-py falls over a change of capitals, without any."""
        with suppress(CannotRenderError), _told(item):
            style = self._cut(shape, plain=False)
            return self._finished(style, render(style))
        with _told(item):
            style = self._cut(shape, plain=True)
            return self._finished(style, render(style))

    def _cut_to(self, shape: Shape, *, plain: bool) -> CitationStylesStyle:
        xml = BytesIO(cut(self._style, shape, plain=plain))
        return CitationStylesStyle(xml, locale=self._locale, validate=False)

    def _finished(self, style: CitationStylesStyle, marked: object) -> Citation:
        text = " ".join(str(marked or "").split()).translate(_UNSHIELDED)
        if str(style.root.get_locale_option("punctuation-in-quote")).lower() == "true":
            text = inside_quotes(text)
        citation = Citation.of_html(text)
        if not citation.plain.strip(" .,;"):
            raise CannotRenderError("nothing came of it")
        return citation


def _shielded(value: Any) -> Any:
    """Return an item whose words hold no signs of HTML: citeproc-py lets them through as they are."""
    if isinstance(value, str):
        return value.translate(_SHIELDS)
    if isinstance(value, list):
        return [_shielded(each) for each in value]
    if isinstance(value, Mapping):
        return {name: _shielded(each) for name, each in value.items()}
    return value


@contextmanager
def _told(item: Mapping[str, Any]) -> Iterator[None]:
    """Turn what citeproc-py raises and warns of into one error of ours."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # of variables that it does not know
        try:
            yield
        except _ITS_OWN as error:
            _log.debug("citeproc-py cannot cite %s", item.get("id"), exc_info=True)
            raise CannotRenderError(str(error)) from error
