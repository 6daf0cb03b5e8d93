"""EPUB 2 and 3: chapters in their order of reading, notes also where they lie in a file of their own, the record."""

from __future__ import annotations

from posixpath import dirname, join, normpath
from urllib.parse import unquote

from cubatimeline.services.importing import markup, properties
from cubatimeline.services.importing.archives import Archive
from cubatimeline.services.importing.blocks import Notes, bracket_raised, compose_blocks
from cubatimeline.services.importing.composing import Composer, Reading, one_line
from cubatimeline.services.importing.markup import Element, attribute, name
from cubatimeline.services.importing.model import ImportFault, ProposedRecord
from cubatimeline.services.importing.pages import parse_page

_PROTECTED = ("META-INF/rights.xml", "META-INF/sinf.xml")


def read(data: bytes) -> list[Reading]:
    """Read an EPUB file.

    Raises:
        ImportFault: it is damaged, protected or lacks a part that it names.
    """
    archive = Archive(data)
    try:
        package = _package_name(archive)
        if any(each in archive.names() for each in _PROTECTED):
            raise ImportFault("The book is locked by its publisher (DRM).", "Ask for a copy without a lock.")
        root = markup.parse(archive.read(package))
        composer = Composer()
        whole = _all_chapters(archive, root, dirname(package))
        Notes(whole).take_out(composer)
        bracket_raised(whole)
        compose_blocks(whole, composer)
        return [composer.compose(_record(root))]
    finally:
        archive.close()


def _package_name(archive: Archive) -> str:
    container = markup.parse(archive.read("META-INF/container.xml"))
    for each in markup.within(container, "rootfile"):
        return normpath(attribute(each, "full-path"))
    raise ImportFault("The book does not name its contents.", "Fetch or copy it again.")


def _all_chapters(archive: Archive, package: Element, folder: str) -> Element:
    """Return one page with the bodies of all chapters; links and ids are made to hold across their files."""
    from lxml import html

    items = {attribute(each, "id"): each for each in markup.within(package, "item")}
    whole = html.Element("body")
    for reference in markup.within(package, "itemref"):
        item = items.get(attribute(reference, "idref"))
        if item is None or "nav" in attribute(item, "properties").split():
            continue
        path = normpath(join(folder, unquote(attribute(item, "href"))))
        if "html" in attribute(item, "media-type") or path.endswith((".xhtml", ".html", ".htm")):
            whole.append(_chapter(archive.read(path), path))
    if not len(whole):
        raise ImportFault("The book has no chapters.", "Fetch or copy it again.")
    return whole


def _chapter(data: bytes, path: str) -> Element:
    root = parse_page(data)
    body = next(markup.within(root, "body"), root)
    body.tag = "div"
    for each in body.iter():
        for key in ("id", "name"):
            if each.get(key):
                each.set(key, f"{path}#{each.get(key)}")
        link = each.get("href") if name(each) == "a" else None
        if link and ":" not in link:
            file, _, part = link.partition("#")
            target = normpath(join(dirname(path), unquote(file))) if file else path
            each.set("href", f"#{target}#{part}" if part else "")
    return body


def _record(package: Element) -> ProposedRecord:
    metadata = markup.first(package, "metadata")
    values: dict[str, str] = {}
    translator = ""
    for each in metadata if metadata is not None else ():
        words = one_line("".join(each.itertext()))
        if name(each) == "contributor" and attribute(each, "role") == "trl":
            translator = words
        elif name(each) == "identifier" and words.startswith("http"):
            values.setdefault("address", words)
        elif words:
            values.setdefault(name(each), words)
    return ProposedRecord(
        title=properties.title(values.get("title", "")),
        creator=properties.person(values.get("creator", "")),
        dates=properties.dates([("published", values.get("date", ""))]),
        translator=translator,
        contributor=values.get("contributor", ""),
        publisher=values.get("publisher", ""),
        language=properties.language(values.get("language", "")),
        rights=values.get("rights", ""),
        address=values.get("address", ""),
        kind="book",
        summary=values.get("description", ""),
    )
