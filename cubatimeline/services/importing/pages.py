"""Web pages as trees: the encoding that they declare, and a parser that fetches nothing and runs nothing."""

from __future__ import annotations

import re
from html import unescape

from cubatimeline.services.importing import decoding
from cubatimeline.services.importing.markup import Element
from cubatimeline.services.importing.model import ImportFault

_declared = re.compile(
    rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)|<\?xml[^>]+encoding\s*=\s*["']([\w-]+)""", re.IGNORECASE
)
_declaration = re.compile(r"\s*<\?xml[^>]*\?>")
_HEAD = 4_096
_unread = re.compile(r"<(script|style|head|noscript|template)\b.*?</\1\s*>|<!--.*?-->", re.IGNORECASE | re.DOTALL)
_block_tag = re.compile(r"</?(?:p|div|h[1-6]|li|tr|table|section|article|br|blockquote)\b[^>]*>", re.IGNORECASE)
_tag = re.compile(r"<[^>]*>")


def page_text(data: bytes, charset: str = "") -> str:
    """Return the source of a page, read as it or its carrier (`charset`) declares.

    Raises:
        ImportFault: it is no text.
    """
    declared = _declared.search(data[:_HEAD])
    said = charset or ((declared[1] or declared[2]).decode("ascii") if declared else "")
    return _declaration.sub("", decoding.decode(data, said).text.replace("\0", ""), count=1)


def bare_text(source: str) -> str:
    """Return the words of a page whose elements lie too deep for a tree: by its tags alone."""
    source = _unread.sub(" ", source)
    return unescape(_tag.sub("", _block_tag.sub("\n\n", source)))


def parse_page(data: bytes, charset: str = "") -> Element:
    """Return the root element of an HTML or XHTML page, `charset` being what its carrier says of it.

    Raises:
        ImportFault: there is no page in it.
    """
    from lxml import etree, html

    text = page_text(data, charset)
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        root = html.document_fromstring(text.encode("utf-8", "ignore"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise ImportFault("There is no text on the page.", "Save the page again, complete.") from error
    return root
