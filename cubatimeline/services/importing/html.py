"""Web pages saved to disk: the article with its notes and tags, without navigation and lists of similar articles.

trafilatura tells the article from what surrounds it. Where it leaves out most of the running text, as it may with
transcripts in bare lines or in tables, the page is taken whole, without the parts that its tags call navigation.
"""

from __future__ import annotations

import copy
import logging
import re

from cubatimeline.services.importing import markup, pagetags, text
from cubatimeline.services.importing.blocks import CELL, Notes, bracket_raised, compose_blocks
from cubatimeline.services.importing.composing import Composer, Reading, call, one_line
from cubatimeline.services.importing.markup import Element, name
from cubatimeline.services.importing.model import ImportFault
from cubatimeline.services.importing.pages import bare_text, page_text, parse_page

_LARGEST_ARTICLE = 3_000_000
"""Bytes up to which trafilatura is asked; beyond it takes minutes."""
_PROSE = 100
"""Characters from which a paragraph counts as running text."""
_ENOUGH = 0.6
"""Part of the running text that an article must keep."""
_MARK = "⟦{}⟧"
"""What stands for the call of a note while trafilatura works, which removes unprintable characters."""
_mark = re.compile(r"⟦(\d+)⟧")

_NAVIGATION = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|breadcrumbs?|share|sharing|social|addtoany|sidebar|related|similar|"
    r"recommended|newsletter|subscribe|cookies?|banner|advert\w*|ads?|promo|pagination|pager|skip|comments?|respond|"
    r"footer|site-header|masthead|search|toolbar|tags|widget|popup|modal)(?:$|[\s_-])",
    re.IGNORECASE,
)
_NAVIGATION_TAGS = frozenset({"nav", "aside", "footer", "form", "button", "dialog"})
_ROLES = frozenset({"navigation", "search", "banner", "contentinfo", "complementary", "dialog"})
_leftover = re.compile(
    r"(?:share(?: (?:this|on|via|document|quote on twitter|this report|this article|this page))*|tweet|print|email|"
    r"skip to (?:main )?content|read (?:more|also)|click here to view the pdf file.*|get citation|back to top|"
    r"compartir|imprimir|leer más|поделиться|распечатать|читать далее|версия для печати)\W*$",
    re.IGNORECASE,
)
_similar = re.compile(
    r"(?:similar|related|recommended|more) (?:articles|posts|documents|stories|news|reading|content)\W*$|"
    r"(?:you may also like|see also on this site|read also|artículos relacionados|noticias relacionadas|lea también|"
    r"te puede interesar|похожие (?:статьи|материалы)|читайте также|материалы по теме|по теме)\W*$",
    re.IGNORECASE,
)


def read(data: bytes) -> list[Reading]:
    """Read a web page.

    Raises:
        ImportFault: it has no text.
    """
    return [read_page(data)]


def read_page(data: bytes, charset: str = "", address: str = "") -> Reading:
    """Read a web page; `charset` and `address` are what its carrier says of it.

    Raises:
        ImportFault: it has no text.
    """
    root = parse_page(data, charset)
    record = pagetags.record(root, address)
    composer = Composer()
    if len(data) > _LARGEST_ARTICLE or not _article(root, composer):
        composer = Composer()
        Notes(root).take_out(composer)
        bracket_raised(root)
        _strip_navigation(root)
        compose_blocks(root, composer)
    reading = composer.compose(record)
    if not reading.text:
        reading = text.compose(bare_text(page_text(data, charset)), record)
    if not reading.text:
        raise ImportFault(
            "There is no text on the page.", "Save the page again, complete, after it has been shown whole."
        )
    return reading


def _article(root: Element, composer: Composer) -> bool:
    """Compose the article that trafilatura finds, its notes taken out before; False where it loses too much."""
    tree = copy.deepcopy(root)
    notes = Notes(tree)
    keys = {str(number): key for number, (_, key, _) in enumerate(notes.calls)}
    notes.take_out(composer, {key: _MARK.format(number) for number, key in keys.items()})
    bracket_raised(tree)
    whole = copy.deepcopy(tree)
    _strip_navigation(whole)
    body = _main_part(tree)
    if body is None:
        return False
    walked = Composer()
    _Article(walked, keys).blocks(body)
    paragraphs = walked.paragraphs()
    plain = Composer()
    compose_blocks(whole, plain)
    wanted = sum(len(each) for each in plain.paragraphs() if len(each) >= _PROSE)
    kept = sum(len(each) for each in paragraphs if len(each) >= _PROSE)
    if not paragraphs or kept < _ENOUGH * wanted:
        return False
    _Article(composer, keys).blocks(body)
    return True


def _main_part(tree: Element) -> Element | None:
    """Return the article as trafilatura finds it: a tree of p, head, list, item, table, row, cell, quote and lb."""
    # It tells its doubts about a page to the log, which the reader of this program does not see.
    for library in ("trafilatura", "htmldate", "courlan", "justext"):
        logging.getLogger(library).setLevel(logging.CRITICAL)
    from trafilatura import bare_extraction

    found = bare_extraction(
        tree,
        include_comments=False,
        include_tables=True,
        include_images=False,
        include_links=False,
        include_formatting=True,
        favor_recall=True,
        with_metadata=False,
    )
    return getattr(found, "body", None)


class _Article:
    """Walks what trafilatura gives."""

    def __init__(self, composer: Composer, keys: dict[str, str]) -> None:
        self._composer = composer
        self._keys = keys
        self._over = False

    def blocks(self, parent: Element) -> None:
        for each in parent:
            kind = name(each)
            if self._over:
                return
            if kind == "head":
                self._heading(each)
            elif kind == "row":
                cells = [self._words(cell) for cell in each if name(cell) == "cell"]
                self._composer.add(CELL.join(words.strip() for words in cells if words.strip()))
            elif kind in ("list", "table", "div", "body", "main") or (kind == "quote" and self._holds_blocks(each)):
                self._add(each.text or "")
                self.blocks(each)
            elif kind:
                self._add(self._words(each))
            self._add(each.tail or "")

    @staticmethod
    def _holds_blocks(element: Element) -> bool:
        return any(name(each) in ("p", "list", "head", "quote") for each in element)

    def _heading(self, element: Element) -> None:
        words = self._words(element)
        level = (element.get("rend") or "h2").lstrip("h")
        if _similar.match(one_line(words)):
            # What follows a heading of this kind is no longer the article.
            self._over = len(self._composer) > 0
        elif not _leftover.match(one_line(words)):
            self._composer.add(words, int(level) if level.isdecimal() else 2)

    def _add(self, words: str) -> None:
        line = one_line(words)
        if _similar.match(line) and len(self._composer):
            self._over = True
        elif line and not self._over and not _leftover.match(line):
            self._composer.add(words)

    def _words(self, element: Element) -> str:
        out = [element.text or ""]
        for each in element:
            kind = name(each)
            if kind == "lb":
                out.append("\n")
            elif kind:
                out.append(("\n" if kind in ("p", "item", "list") else "") + self._words(each))
            out.append(each.tail or "")
        return _mark.sub(lambda match: call(self._keys.get(match[1], "")), "".join(out))


def _strip_navigation(root: Element) -> None:
    """Take navigation, share buttons and the like out of a page, by tag, role and class."""
    for each in list(root.iter()):
        kind = name(each)
        if kind in ("html", "body", "article", "main") or each.getparent() is None:
            continue
        marks = f"{each.get('class') or ''} {each.get('id') or ''}"
        navigates = kind in _NAVIGATION_TAGS or (each.get("role") or "") in _ROLES or _NAVIGATION.search(marks)
        if navigates and _mostly_links(each):
            each.drop_tree()


def _mostly_links(element: Element) -> bool:
    """Whether an element holds links and short lines rather than running text, whatever its class says."""
    words = markup.words(element)
    linked = sum(len(markup.words(each)) for each in markup.within(element, "a", "button", "label", "option"))
    return len(words) < 3 * _PROSE or linked > 0.4 * len(words)
