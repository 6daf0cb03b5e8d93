"""The part of a web page that everyone reads: scenes, events by year with their evidence, and numbered sources."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby
from math import floor

from cubatimeline.domain.calendar_names import year_label
from cubatimeline.domain.calendars import civil
from cubatimeline.domain.dates import EdtfDate
from cubatimeline.domain.events import Event, Origin, Status
from cubatimeline.services.webpage.markup import anchor, element, web_address
from cubatimeline.services.webpage.matter import Matter, Proof
from cubatimeline.services.webpage.words import words_in

_PLAIN_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
"""Dates that the `datetime` of HTML can carry (https://html.spec.whatwg.org/#valid-date-string)."""


def years(matter: Matter) -> list[tuple[str, tuple[int, ...]]]:
    """Return the chapters of the list: each year in words with the places of the events that begin in it."""

    def year_of(number: int) -> str:
        bounds = matter.events[number].event.date.bounds
        if all(bound is None for bound in bounds):
            return words_in(matter.language)["undated"]
        return year_label(civil(floor(float(matter.marks.start[number])))[0], matter.language)

    return [(year, tuple(held)) for year, held in groupby(range(len(matter.events)), year_of)]


def listing(matter: Matter) -> str:
    """Return the events, chapter by chapter."""
    words = words_in(matter.language)
    chapters = (
        element(
            "section",
            element("h3", escape(year)),
            *(_event(matter, number) for number in numbers),
            id=f"chapter-{place}", aria_label=year, class_="year",
        )
        for place, (year, numbers) in enumerate(years(matter))
    )  # fmt: skip
    return element("section", element("h2", words["events"]), *chapters, id="events", aria_label=words["events"])


def years_navigation(matter: Matter) -> str:
    """Return links to the chapters of the list."""
    links = (
        element("li", element("a", escape(year), href=f"#chapter-{place}"))
        for place, (year, _) in enumerate(years(matter))
    )
    return element("nav", element("ul", *links), aria_label=words_in(matter.language)["years"], class_="years")


def scenes(matter: Matter) -> str:
    """Return the scenes of a tour with links to what they tell; nothing for a page without one."""
    if not matter.scenes:
        return ""
    words, ids = words_in(matter.language), matter.ids
    items = []
    for place, scene in enumerate(matter.scenes):
        told = (
            element("li", element("a", escape(_title(matter, number)), href=f"#{anchor('event', ids[number])}"))
            for number in scene.events
        )
        inside = (
            element("h3", escape(scene.title)),
            element("p", escape(scene.when), class_="when"),
            element("p", escape(scene.caption)),
            element("ul", *told) if scene.events else "",
        )
        items.append(element("li", *inside, id=f"scene={place + 1}"))
    return element(
        "section", element("h2", words["tour"]), element("ol", *items), id="tour", aria_label=words["scenes"]
    )


def _title(matter: Matter, number: int) -> str:
    told = matter.events[number]
    return f"{told.date}: {told.event.title.in_(matter.language)}"


def _event(matter: Matter, number: int) -> str:
    told, words = matter.events[number], words_in(matter.language)
    event, place = told.event, anchor("event", told.event.id)
    category = matter.categories[int(matter.marks.columns.category[number])]
    head = element(
        "h4", element("a", _when(event, told.date), " ", element("span", escape(event.title.in_(matter.language)),
        class_="title"), href=f"#{place}"),
    )  # fmt: skip
    inside = [element("p", escape(category[1]), class_="category")]
    if event.status is Status.DRAFT:
        inside.append(element("p", words["draft"], class_="draft"))
    if event.summary:
        inside.append(element("p", escape(event.summary), class_="summary", lang=_ours(matter, event)))
    if told.quarrel:
        sides = (element("li", escape(side), lang=_ours(matter, event)) for side in told.quarrel)
        inside.append(element("p", words["disputed"], class_="disputed") + element("ul", *sides, class_="quarrel"))
    if told.names:
        inside.append(_names(matter, told.names))
    inside.append(_evidence(matter, told.proof))
    return element(
        "article", head, element("div", *inside, class_="more"), id=place,
        class_=f"c{int(matter.marks.columns.category[number])}",
    )  # fmt: skip


def _ours(matter: Matter, event: Event) -> str | None:
    """Return the language of the summary of an event where that is known to be another than that of the page."""
    return "en" if event.origin is Origin.BUILT_IN and matter.language != "en" else None


def _when(event: Event, words: str) -> str:
    return element("time", escape(words), datetime=event.date.edtf) if _plain(event.date) else _when_in_words(words)


def _when_in_words(words: str) -> str:
    return element("span", escape(words), class_="time")


def _plain(date: EdtfDate) -> bool:
    return _PLAIN_DATE.fullmatch(date.edtf) is not None and not date.edtf.startswith("0000")


def _names(matter: Matter, numbers: Sequence[int]) -> str:
    items = (element("li", escape(matter.names[number].shown)) for number in numbers)
    return element("ul", *items, class_="names", aria_label=words_in(matter.language)["names"])


def _evidence(matter: Matter, proof: Sequence[Proof]) -> str:
    words = words_in(matter.language)
    if not proof:
        return element("p", words["no_evidence"], class_="nothing")
    return element("ul", *_proof_items(matter, proof), class_="evidence", aria_label=words["evidence"])


def _proof_items(matter: Matter, proof: Sequence[Proof]) -> Iterator[str]:
    words = words_in(matter.language)
    for piece in proof:
        source = matter.sources[piece.source]
        lang = source.language if source.language != matter.language else None
        quoted = element("q", escape(piece.quote), lang=lang or None)
        parts = [quoted if piece.quote else element("span", words["record"], class_="record")]
        if piece.says:
            parts.append(escape(f"({words['says']} {piece.says})"))
        if piece.disputes:
            parts.append(element("strong", words["disputes"]))
        link = element(
            "a", f"[{piece.source + 1}]", href=f"#{anchor('source', source.id)}", class_="cite",
            aria_label=f"{words['source']} {piece.source + 1}",
        )  # fmt: skip
        yield element("li", " ".join((*parts, link)))


def sources(matter: Matter) -> str:
    """Return the sources in the order of their numbers, each with what it proves."""
    words, ids = words_in(matter.language), matter.ids
    proved: list[dict[int, None]] = [{} for _ in matter.sources]
    for number, told in enumerate(matter.events):
        for piece in told.proof:
            proved[piece.source].setdefault(number)
    items = []
    for source, events in zip(matter.sources, proved, strict=True):
        parts = [element("p", escape(source.note), class_="note")]
        address = web_address(source.address)
        if address is not None:
            link = element("a", words["digital"], href=address, rel="noreferrer noopener", class_="outside")
            parts.append(element("p", link))
        links = (_proved(matter, ids[number], number) for number in events)
        if events:
            parts.append(element("p", escape(words["proves"]), ": ", "; ".join(links), class_="proves"))
        items.append(element("li", *parts, id=anchor("source", source.id)))
    return element(
        "section", element("h2", words["sources"]), element("ol", *items), id="sources", aria_label=words["sources"]
    )


def _proved(matter: Matter, id_: str, number: int) -> str:
    return element("a", escape(matter.events[number].event.title.in_(matter.language)), href=f"#{anchor('event', id_)}")
