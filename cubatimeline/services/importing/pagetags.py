"""What a web page says of itself in its head: the tags of libraries and journals, Dublin Core, Open Graph, JSON-LD."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from cubatimeline.services.importing import markup, properties
from cubatimeline.services.importing.composing import one_line
from cubatimeline.services.importing.markup import Element
from cubatimeline.services.importing.model import ProposedRecord

_TITLE = ("citation_title", "dc.title", "dcterms.title", "og:title", "twitter:title", "headline", "name")
_CREATOR = ("citation_author", "dc.creator", "dcterms.creator", "author", "article:author", "byl", "sailthru.author")
_PUBLISHED = (
    "citation_publication_date", "citation_date", "dc.date.issued", "dcterms.issued", "article:published_time",
    "datepublished", "dc.date", "dcterms.date", "date", "pubdate", "sailthru.date",
)  # fmt: skip
_WRITTEN = ("dc.date.created", "dcterms.created")
_PUBLISHER = (
    "citation_publisher",
    "citation_journal_title",
    "dc.publisher",
    "dcterms.publisher",
    "og:site_name",
    "publisher",
)
_RIGHTS = ("dc.rights", "dcterms.rights", "copyright", "rights")
_SUMMARY = ("dc.description", "dcterms.abstract", "citation_abstract", "og:description", "description")
_KIND = ("dc.type", "citation_type")
_ADDRESS = ("citation_doi", "dc.identifier", "og:url", "citation_public_url", "url")
_LONGEST_SITE = 60
_by_line = re.compile(r"^\s*(?:by|por|автор:?)\s+", re.IGNORECASE)
_saved_from = re.compile(r"saved from url=\(\d+\)(\S+)")
_divider = re.compile(r"\s+(?:[|·•»::]|[-–—])\s+")


def record(root: Element, address: str = "") -> ProposedRecord:
    """Return the record that the head of a page gives; `address` is where its carrier says it was."""
    tags = _tags(root)
    for key, value in _linked_data(root):
        tags.setdefault(key, value)
    site = _pick(tags, _PUBLISHER)
    canonical = next(
        (each.get("href") or "" for each in root.iter("link") if (each.get("rel") or "") == "canonical"), ""
    )
    creator = _by_line.sub("", _pick(tags, _CREATOR))
    return ProposedRecord(
        title=properties.title(_without_site(_pick(tags, _TITLE), site)) or _title_element(root, site),
        creator="" if creator.startswith("http") else properties.person(creator),
        dates=properties.dates(
            [("published", tags.get(key, "")) for key in _PUBLISHED]
            + [("written", tags.get(key, "")) for key in _WRITTEN]
        ),
        translator=tags.get("citation_translator", ""),
        publisher=site,
        language=properties.language(
            root.get("lang")
            or markup.attribute(root, "lang")
            or tags.get("dc.language", "")
            or tags.get("og:locale", "")
        ),
        rights=_pick(tags, _RIGHTS),
        address=_address([address, canonical, *(tags.get(key, "") for key in _ADDRESS)]),
        kind=_pick(tags, _KIND).lower(),
        summary=_pick(tags, _SUMMARY),
    )


def _tags(root: Element) -> dict[str, str]:
    tags: dict[str, str] = {}
    for each in root.iter("meta"):
        key = (each.get("name") or each.get("property") or each.get("itemprop") or "").lower()
        words = one_line(each.get("content") or "")
        if not key or not words:
            continue
        if key == "citation_author" and key in tags:
            tags[key] += f"; {words}"
        else:
            tags.setdefault(key, words)
    return tags


def _pick(tags: dict[str, str], keys: tuple[str, ...]) -> str:
    return next((tags[key] for key in keys if tags.get(key)), "")


def _linked_data(root: Element) -> Iterator[tuple[str, str]]:
    """Yield what schema.org descriptions of articles and books in the page say."""
    for script in root.iter("script"):
        if (script.get("type") or "").lower() == "application/ld+json":
            try:
                found = json.loads(script.text or "")
            except (ValueError, RecursionError):
                continue
            for item in _described(found):
                yield from _said(item)


def _described(found: Any) -> Iterator[dict[str, Any]]:
    items = found.get("@graph", [found]) if isinstance(found, dict) else found
    for item in items if isinstance(items, list) else []:
        kind = str(item.get("@type", "")) if isinstance(item, dict) else ""
        if re.search("article|posting|report|book|work|manuscript", kind, re.IGNORECASE):
            yield item


def _said(item: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for key in ("headline", "name", "datePublished", "url"):
        if isinstance(item.get(key), str):
            yield key.lower(), one_line(item[key])
    for key in ("author", "publisher"):
        value = item.get(key)
        value = value[0] if isinstance(value, list) and value else value
        value = value.get("name") if isinstance(value, dict) else value
        if isinstance(value, str):
            yield key, one_line(value)


def _title_element(root: Element, site: str) -> str:
    """Return the title element without the site's name; better the only top heading, where it is part of that title."""
    title = next((one_line("".join(each.itertext())) for each in root.iter("title")), "")
    heads = [words for each in root.iter("h1") if (words := one_line("".join(each.itertext())))]
    parts = _divider.split(title)
    shown = [one_line("".join(each.itertext())) for each in root.iter("h1", "h2") if each.text_content().strip()]
    bare = next((each for each in shown if each in parts and each != site), "") or properties.title(
        _without_site(title, site)
    )
    if len(heads) == 1 and (heads[0].lower() in title.lower() or heads[0].lower().startswith(bare.lower())):
        return properties.title(heads[0])
    return bare


def _without_site(title: str, site: str) -> str:
    """Cut off the name of the site at either end: where it is known, or a short last part after a bar."""
    parts = _divider.split(title)
    if len(parts) > 1 and site:
        for end in (-1, 0):
            if parts[end].lower() in site.lower() or site.lower() in parts[end].lower():
                divider = _divider.findall(title)[end]
                cut = title.rfind(divider) if end else title.find(divider) + len(divider)
                return title[:cut] if end else title[cut:]
    head, bar, tail = title.rpartition(" | ")
    return head if bar and len(tail) <= _LONGEST_SITE and " " in head else title


def _address(candidates: list[str]) -> str:
    for each in candidates:
        if re.match(r"https?://", each):
            return each
        if re.match(r"(?:doi:\s*)?10\.\d{4,}/", each):
            return "https://doi.org/" + each.removeprefix("doi:").strip()
    return ""
