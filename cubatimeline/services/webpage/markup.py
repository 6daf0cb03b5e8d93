"""HTML as text: elements with everything escaped, and the whole document around them."""

from __future__ import annotations

import base64
import hashlib
import json
from html import escape
from typing import Any
from urllib.parse import quote, urlsplit

from cubatimeline.domain.languages import Language

_VOID = ("input", "meta")


def element(tag: str, *inside: str, **attributes: str | int | bool | None) -> str:
    """Return an element around markup that is already safe.

    Args:
        attributes: values are escaped; `True` writes the name alone, `False` and None nothing. A trailing underscore is
            dropped from names, others become hyphens: `class_`, `aria_label`.
    """
    words = ""
    for name, value in attributes.items():
        if value is None or value is False:
            continue
        shown = name.rstrip("_").replace("_", "-")
        words += f" {shown}" if value is True else f' {shown}="{escape(str(value))}"'
    return f"<{tag}{words}>" if tag in _VOID else f"<{tag}{words}>{''.join(inside)}</{tag}>"


def anchor(kind: str, id_: str) -> str:
    """Return the name of a place in the page, which the script reads as well: "event=1962-10-27-u2"."""
    return f"{kind}={quote(id_, safe='')}"


def web_address(address: str) -> str | None:
    """Return an address that may be linked to, None for one that is none of the web's."""
    try:
        found = urlsplit(address.strip())
    except ValueError:
        return None
    return address.strip() if found.scheme in ("http", "https") and found.netloc else None


def as_data(value: Any) -> str:
    """Return JSON that may stand within a script element: nothing in it ends the element or opens a comment."""
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return written.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def whole_page(title: str, language: Language, style: str, body: str, script: str, data: str = "") -> str:
    """Return an HTML document that asks for nothing from anywhere and runs no script but `script`.

    The policy names style and script by their digests, so that words of a collection can never be run
    (https://www.w3.org/TR/CSP3/#external-hash). `data` is JSON for the script, in an element called "data".
    """
    policy = (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; base-uri 'none';"
        " form-action 'none'"
    )
    held = f'<script type="application/json" id="data">{data}</script>' if data else ""
    return (
        f'<!DOCTYPE html>\n<html lang="{language}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta name="referrer" content="no-referrer"><title>{escape(title)}</title><style>{style}</style></head>'
        f"<body>{body}{held}<script>{script}</script></body></html>\n"
    )


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
