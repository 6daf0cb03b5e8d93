"""XML read with care: no entity that swells, nothing fetched, no depth that breaks; names without their namespaces."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cubatimeline.services.importing.model import ImportFault

Element = Any
"""An element of lxml, which has no types of its own."""


def parse(data: bytes, what: str = "The file") -> Element:
    """Return the root of an XML document.

    Entities that the document declares itself are put in as long as they do not swell it; none is fetched.

    Raises:
        ImportFault: it is damaged, or made to exhaust the machine.
    """
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities="internal",
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        reason = str(error)
        if "entit" in reason.lower() and ("loop" in reason or "amplif" in reason or "huge" in reason.lower()):
            raise ImportFault(
                f"{what} declares entities that swell without end, as files made to exhaust a computer do.",
                "Do not use it; ask for a sound copy.",
            ) from error
        where = f"line {error.lineno}" if error.lineno else "its beginning"
        raise ImportFault(
            f"{what} is damaged or cut off: its XML breaks at {where}.", "Fetch or copy it again."
        ) from error
    except ValueError as error:
        raise ImportFault(f"{what} is no XML that can be read.", "Save it again as UTF-8.") from error


def name(element: Element) -> str:
    """Return the name of an element without its namespace; empty for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Element, wanted: str) -> str:
    """Return an attribute by its name without namespace, or an empty string."""
    plain = element.get(wanted)
    if plain is not None:
        return str(plain)
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == wanted), "")


def within(element: Element, *names: str) -> Iterator[Element]:
    """Yield the elements of these names under `element`, in order."""
    for each in element.iter():
        if name(each) in names:
            yield each


def first(element: Element, *path: str) -> Element | None:
    """Return the first element reached by going down `path`, each step at any depth."""
    for step in path:
        found = next((each for each in within(element, step) if each is not element), None)
        if found is None:
            return None
        element = found
    return element


def words(element: Element | None) -> str:
    """Return all text in an element, in one line."""
    return " ".join("".join(element.itertext()).split()) if element is not None else ""
