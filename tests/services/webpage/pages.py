"""Pages taken apart, as a browser would: elements and the data of the script."""

from __future__ import annotations

import base64
import hashlib
import json
from html.parser import HTMLParser
from typing import Any

from lxml import html

VOID = {"meta", "input", "br", "img", "link", "hr"}


class _Balance(HTMLParser):
    """Follows start and end tags as they are written, without mending any."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        if len(names) != len(set(names)):
            self.faults.append(f"{tag} has an attribute twice")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> closes something else")


def faults_of(page: str) -> list[str]:
    """Return where tags do not close what was opened last, names that stand twice, and links that lead nowhere."""
    balance = _Balance()
    balance.feed(page)
    balance.close()
    tree = html.fromstring(page)
    ids = [each.get("id") for each in tree.iter() if isinstance(each.tag, str) and each.get("id")]
    twice = [f"id {name} twice" for name in ids if ids.count(name) > 1] if len(ids) < 500 else []
    known = set(ids)
    if len(known) != len(ids):
        twice.append("ids stand twice")
    links = [each.get("href") for each in tree.iter("a")]
    lost = [f"{link} leads nowhere" for link in links if link.startswith("#") and link[1:] not in known]
    refs = [
        each.get(name)
        for each in tree.iter()
        if isinstance(each.tag, str)
        for name in ("for", "aria-controls", "aria-describedby", "aria-labelledby")
        if each.get(name)
    ]
    lost += [f"{name} is not there" for name in refs if name not in known]
    return balance.faults + [f"{tag} is left open" for tag in balance.open] + twice + lost


def data_of(page: str) -> dict[str, Any]:
    """Return the data of the script."""
    return json.loads(html.fromstring(page).get_element_by_id("data").text)


def asked_of(page: str) -> list[str]:
    """Return everything that a browser would fetch for a page by itself."""
    tree = html.fromstring(page)
    found = [each.get("src") for each in tree.iter() if isinstance(each.tag, str) and each.get("src")]
    found += [each.get("href") for each in tree.iter("link", "base")]
    styles = "".join(each.text or "" for each in tree.iter("style"))
    return found + [part for part in ("url(", "@import", "@font-face") if part in styles]


def digest(text: str) -> str:
    """Return how a policy names a style or script."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
