"""Web pages saved to disk: the article with its notes and tags, without navigation and lists of similar articles.

trafilatura tells the article from what surrounds it. Where it leaves out most of the running text, as it may with
transcripts in bare lines or in tables, the page is taken whole, without the parts that its tags call navigation.
"""

from __future__ import annotations

import copy
import logging
import re

from cubatimeline.services.importing import markup, pagetags, text
from cubatimeline.services.importing.blocks import Notes, bracket_raised, compose_blocks
from cubatimeline.services.importing.composing import Composer, Reading, one_line
from cubatimeline.services.importing.markup import Element, name
from cubatimeline.services.importing.model import ImportFault
from cubatimeline.services.importing.pages import bare_text, page_text, parse_page

_LARGEST_ARTICLE = 3_000_000
"""Bytes up to which trafilatura is asked; beyond it takes minutes."""
_PROSE = 100
"""Characters from which a paragraph counts as running text."""
_ENOUGH = 0.6
"""Part of the running text that an article must keep."""
_TELLING = 30
_HEAD_ABOVE = 4
"""Lines above the first paragraph in which the heading of an article may stand."""

_NAVIGATION = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|breadcrumbs?|share|sharing|social|addtoany|sidebar|related|similar|"
    r"recommended|newsletter|subscribe|cookies?|banner|advert\w*|ads?|promo|pagination|pager|skip|comments?|respond|"
    r"footer|site-header|masthead|search|toolbar|tags|widget|popup|modal)(?:$|[\s_-])",
    re.IGNORECASE,
)
_NAVIGATION_TAGS = frozenset({"nav", "aside", "footer", "form", "button", "dialog"})
_LINK_HOLDERS = frozenset({"ul", "ol", "li", "p", "div", "td", "center", "span"})
_LONGEST_BUTTON = 45
_ROLES = frozenset({"navigation", "search", "banner", "contentinfo", "complementary", "dialog"})
_leftover = re.compile(
    r"(?:share(?: (?:this|on|via|document|quote|with)\b.{0,50})?|tweet|print|email|skip to (?:main )?content|"
    r"read (?:more|also)|get citation|back to top|.{0,90}\b(?:download|view|display) (?:the )?pdf files?\b.{0,90}|"
    r"please enable (?:javascript|cookies).{0,60}|"
    r"compartir.{0,40}|imprimir|leer más|поделиться.{0,40}|распечатать|читать далее|версия для печати)\W*$",
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
    if len(data) > _LARGEST_ARTICLE or not _article(root, composer, record.publisher):
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


def _article(root: Element, composer: Composer, site: str) -> bool:
    """Compose the article that trafilatura finds, its notes taken out before; False where it loses too much.

    trafilatura says which paragraphs belong to it; their order, headings and tables are taken from the page itself, as
    it may leave them out. The name of the `site` is no heading of it.
    """
    tree = copy.deepcopy(root)
    Notes(tree).take_out(composer)
    bracket_raised(tree)
    whole = copy.deepcopy(tree)
    main = _main_part(tree)
    if main is None:
        return False
    _strip_navigation(whole)
    walked = Composer()
    compose_blocks(whole, walked)
    paragraphs, levels = walked.paragraphs(), walked.levels()
    found = _plain("".join(main.itertext()))
    # A short line may be found anywhere.
    kept = [len(words) >= _TELLING and words in found for words in map(_plain, paragraphs)]
    if not any(kept) or _prose(paragraphs, kept) < _ENOUGH * _prose(paragraphs, [True] * len(kept)):
        return False
    for number in range(_beginning(kept, levels), len(kept) - kept[::-1].index(True)):
        line = one_line(paragraphs[number])
        if _similar.match(line) and any(kept[:number]):
            break
        if not _leftover.match(line) and line != site:
            composer.add(paragraphs[number], levels[number])
    return True


def _beginning(kept: list[bool], levels: list[int]) -> int:
    """Return the first paragraph of the article, which may have its heading a few lines above it."""
    first = kept.index(True)
    heads = [number for number in range(max(0, first - _HEAD_ABOVE), first) if levels[number] in (1, 2)]
    return heads[0] if heads else first


def _prose(paragraphs: list[str], chosen: list[bool]) -> int:
    """Return how many characters of running text are chosen."""
    return sum(len(words) for words, yes in zip(paragraphs, chosen, strict=True) if yes and len(words) >= _PROSE)


def _plain(words: str) -> str:
    """Return words without blanks and unprintable characters, as trafilatura treats them in its own way."""
    return "".join(character for character in words if not character.isspace() and character.isprintable())


def _main_part(tree: Element) -> Element | None:
    """Return the article as trafilatura finds it: a tree of p, head, list, item, table, row, cell, quote and lb."""
    # It tells its doubts about a page to the log, which the reader of this program does not see.
    for library in ("trafilatura", "htmldate", "courlan", "justext"):
        logging.getLogger(library).setLevel(logging.CRITICAL)
    from trafilatura import bare_extraction

    try:
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
    except (ValueError, TypeError, AttributeError, LookupError, AssertionError):
        # It stumbles over some broken pages; they are taken whole.
        return None
    return getattr(found, "body", None)


def _strip_navigation(root: Element) -> None:
    """Take navigation, share buttons and the like out of a page, by tag, role and class."""
    for each in list(root.iter()):
        kind = name(each)
        if kind in ("html", "body", "article", "main") or each.getparent() is None:
            continue
        if kind in _LINK_HOLDERS and _is_only_links(each):
            each.drop_tree()
            continue
        marks = f"{each.get('class') or ''} {each.get('id') or ''}"
        navigates = kind in _NAVIGATION_TAGS or (each.get("role") or "") in _ROLES or _NAVIGATION.search(marks)
        if navigates and _mostly_links(each):
            each.drop_tree()


def _is_only_links(element: Element) -> bool:
    """Whether an element holds nothing but links of a few words, as menus and buttons do."""
    links = list(markup.within(element, "a", "button"))
    texts = [markup.words(each) for each in links]
    if not links or any(len(each) > _LONGEST_BUTTON for each in texts) or _has_heading(element):
        return False
    return len("".join(markup.words(element).split())) <= sum(len("".join(each.split())) for each in texts) + len(links)


def _has_heading(element: Element) -> bool:
    return next(markup.within(element, "h1", "h2", "h3", "h4", "h5", "h6"), None) is not None


def _mostly_links(element: Element) -> bool:
    """Whether an element holds links and short lines rather than running text, whatever its class says."""
    words = markup.words(element)
    linked = sum(len(markup.words(each)) for each in markup.within(element, "a", "button", "label", "option"))
    return len(words) < 3 * _PROSE or linked > 0.4 * len(words)
