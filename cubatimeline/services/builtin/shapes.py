"""The fields that each kind of entry may have, as `data/README.md` tells them, and the check that an entry has them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from cubatimeline.domain.edtf import parse
from cubatimeline.domain.errors import DataError, DateError
from cubatimeline.domain.relations import RelationKind
from cubatimeline.domain.tours import Quiz
from cubatimeline.services.builtin.files import Entry, Step
from cubatimeline.services.lane_choice import LaneMode

Check = Callable[[Entry, Any, tuple[Step, ...]], Iterator[DataError]]
"""Yields what is wrong with a value of an entry; the steps lead to it from the entry."""
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Shape:
    """The fields of an entry by name, and which of them must be there."""

    what: str
    fields: dict[str, Check]
    required: tuple[str, ...]

    def check(self, entry: Entry, value: Any = None, steps: tuple[Step, ...] = ()) -> Iterator[DataError]:
        """Yield what is wrong with the fields of an entry, or of the mapping `value` inside it."""
        value = value if steps else entry.value
        if not isinstance(value, dict):
            yield entry.error(f"{self.what} must have fields.", "Write them as `name: value`, one a line.", *steps)
            return
        for name in self.required:
            if name not in value:
                yield entry.error(f"{self.what} has no `{name}`.", f"Add `{name}:`.", *steps)
        for name, inner in value.items():
            field = self.fields.get(name)
            if field is None:
                known = ", ".join(self.fields)
                yield entry.error(f"{self.what} has no field `{name}`.", f"Use one of: {known}.", *steps, name)
            else:
                yield from field(entry, inner, (*steps, name))


def text(entry: Entry, value: Any, steps: tuple[Step, ...]) -> Iterator[DataError]:
    """A text that is not empty."""
    if not isinstance(value, str):
        yield entry.error(f"`{_name(steps)}` must be a text, not {value!r}.", "Put it in double quotes.", *steps)
    elif not value.strip():
        yield entry.error(f"`{_name(steps)}` is empty.", "Write it, or leave the line out.", *steps)


def title(longest: int) -> Check:
    """A text of at most `longest` characters."""

    def check(entry: Entry, value: Any, steps: tuple[Step, ...]) -> Iterator[DataError]:
        yield from text(entry, value, steps)
        if isinstance(value, str) and len(value) > longest:
            yield entry.error(
                f"`{_name(steps)}` has {len(value)} characters, {longest} are allowed.", "Shorten it.", *steps
            )

    return check


def identifier(entry: Entry, value: Any, steps: tuple[Step, ...]) -> Iterator[DataError]:
    """Small letters, digits and hyphens."""
    if not isinstance(value, str) or not _ID.fullmatch(value):
        mend = "Use small Latin letters, digits and single hyphens."
        yield entry.error(f"`{_name(steps)}` cannot be {value!r}.", mend, *steps)


def date(entry: Entry, value: Any, steps: tuple[Step, ...]) -> Iterator[DataError]:
    """A date in EDTF."""
    if not isinstance(value, str):
        yield entry.error(f"the date {value} is not in double quotes.", f'Write "{value}".', *steps)
        return
    try:
        parse(value)
    except DateError as error:
        yield entry.error(f"`{_name(steps)}`: {error.message}", error.mend, *steps)


def whole(least: int, most: int) -> Check:
    """A whole number within bounds."""

    def check(entry: Entry, value: Any, steps: tuple[Step, ...]) -> Iterator[DataError]:
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            yield entry.error(
                f"`{_name(steps)}` cannot be {value!r}.", f"Use a whole number from {least} to {most}.", *steps
            )

    return check


def one_of(words: Iterable[str]) -> Check:
    """One of some words."""
    known = tuple(words)

    def check(entry: Entry, value: Any, steps: tuple[Step, ...]) -> Iterator[DataError]:
        if value not in known:
            yield entry.error(f"`{_name(steps)}` cannot be {value!r}.", f"Use one of: {', '.join(known)}.", *steps)

    return check


def degrees(most: int) -> Check:
    """A latitude or longitude in degrees."""

    def check(entry: Entry, value: Any, steps: tuple[Step, ...]) -> Iterator[DataError]:
        if isinstance(value, bool) or not isinstance(value, int | float) or not -most <= value <= most:
            yield entry.error(f"`{_name(steps)}` cannot be {value!r}.", f"Use degrees from {-most} to {most}.", *steps)

    return check


def flag(entry: Entry, value: Any, steps: tuple[Step, ...]) -> Iterator[DataError]:
    """True or false."""
    if not isinstance(value, bool):
        yield entry.error(f"`{_name(steps)}` cannot be {value!r}.", "Write true or false.", *steps)


def texts(entry: Entry, value: Any, steps: tuple[Step, ...]) -> Iterator[DataError]:
    """A list of texts, each once."""
    if not isinstance(value, list):
        yield entry.error(f"`{_name(steps)}` must be a list.", "Write one a line, each after `- `.", *steps)
        return
    for place, each in enumerate(value):
        yield from text(entry, each, (*steps, place))
        if each in value[:place]:
            yield entry.error(f"{each} stands twice in `{_name(steps)}`.", "Take one out.", *steps, place)


def some(shape: Shape) -> Check:
    """A list of at least one mapping of a shape."""

    def check(entry: Entry, value: Any, steps: tuple[Step, ...]) -> Iterator[DataError]:
        if not isinstance(value, list) or not value:
            yield entry.error(f"`{_name(steps)}` must be a list.", "Write one entry after each `- `.", *steps)
            return
        for place, each in enumerate(value):
            yield from shape.check(entry, each, (*steps, place))

    return check


def mapping(*names: str, of: Check) -> Check:
    """A mapping with some of the keys `names`."""

    def check(entry: Entry, value: Any, steps: tuple[Step, ...]) -> Iterator[DataError]:
        shape = Shape(f"`{_name(steps)}`", dict.fromkeys(names, of), ())
        yield from shape.check(entry, value, steps)

    return check


def _name(steps: tuple[Step, ...]) -> str:
    return next((step for step in reversed(steps) if isinstance(step, str)), "value")


def _three(name: str) -> dict[str, Check]:
    return dict.fromkeys((name, f"{name}_es", f"{name}_ru"), text)


_SAYS = Shape("a source", {"key": text, "says_when": date}, ("key",))
_RIVAL = Shape("a rival", {"says_when": date, "claim": text, "sources": texts}, ())
EVENT = Shape(
    "an event",
    {
        "id": identifier,
        "when": date,
        "title": title(70),
        "title_es": text,
        "title_ru": text,
        "summary": text,
        "category": text,
        "importance": whole(1, 5),
        "people": texts,
        "organisations": texts,
        "places": texts,
        "sources": some(_SAYS),
        "disputed": text,
        "rivals": some(_RIVAL),
    },
    ("id", "when", "title", "summary", "category", "importance", "sources"),
)
_OFFICE = Shape("an office", {**_three("title"), "organisation": text, "when": date}, ("title", "organisation", "when"))
ENTITY = Shape(
    "an entry",
    {
        "id": identifier,
        **_three("name"),
        "aliases": texts,
        "country": text,
        "role": text,
        "kind": text,
        "summary": text,
        **dict.fromkeys(("born", "died", "founded", "dissolved"), date),
        "latitude": degrees(90),
        "longitude": degrees(180),
        "offices": some(_OFFICE),
        "sources": texts,
    },
    ("id", "name"),
)
_HOLDER = Shape(
    "a holder",
    {"person": text, "when": date, "line": text, **_three("short"), "note": text, "gap_before": text},
    ("person", "when"),
)
OFFICE_LINE = Shape(
    "an office line",
    {
        "id": identifier,
        **_three("title"),
        "country": text,
        "complete": flag,
        "holders": some(_HOLDER),
        "sources": texts,
        "note": text,
    },
    ("id", "title", "country", "holders"),
)
BAND = Shape(
    "a band", {"id": identifier, **_three("title"), "holders": some(_HOLDER), "note": text}, ("id", "title", "holders")
)
DATE_KINDS = ("written", "discussed", "sent", "received", "published", "translated", "declassified", "accessed")
ARCHIVE_PARTS = ("archive", "collection", "fond", "opis", "delo", "list", "box", "folder", "reel")
_RECORD: dict[str, Check] = {
    "key": text,
    **_three("title"),
    **dict.fromkeys(("kind", "creator", "recipient", "publisher", "language", "original_language"), text),
    "dates": mapping(*DATE_KINDS, of=date),
    "archive": mapping(*ARCHIVE_PARTS, of=text),
    **dict.fromkeys(("translator", "contributor", "rights", "address", "summary"), text),
}
SOURCE = Shape("a source", {**_RECORD, "date": date}, ("key", "title"))
_STATEMENT = Shape("a statement", {"says_when": date, "event": text}, ("says_when", "event"))
DOCUMENT = Shape("a document", {**_RECORD, "statements": some(_STATEMENT)}, ("key", "title"))
CHAPTER = Shape(
    "a chapter",
    {"id": identifier, "number": whole(1, 99), **_three("title"), "when": date},
    ("id", "number", "title", "when"),
)
_SCENE = Shape(
    "a scene",
    {
        **_three("title"),
        "from": date,
        "to": date,
        "caption": text,
        "notes": text,
        "highlight": texts,
        "hidden": texts,
        "categories": texts,
        "document": text,
        "event": text,
        "passage": text,
        "lanes": one_of(LaneMode),
        "words": text,
        "quiz": one_of(Quiz),
        "covered": texts,
    },
    ("title", "from", "to"),
)
TOUR = Shape(
    "a tour", {"id": identifier, **_three("title"), "summary": text, "scenes": some(_SCENE)}, ("id", "title", "scenes")
)
RELATION = Shape(
    "a relation", {"from": text, "kind": one_of(RelationKind), "to": text, "note": text}, ("from", "kind", "to")
)
_CATEGORY = Shape("a category", {"id": identifier, **_three("name")}, ("id", "name"))
COLLECTION = Shape(
    "the collection",
    {
        "id": identifier,
        "version": whole(1, 10**6),
        **_three("title"),
        "summary": text,
        "span": date,
        "languages": texts,
        "categories": some(_CATEGORY),
        "credits": text,
    },
    ("id", "version", "title", "span", "categories"),
)
