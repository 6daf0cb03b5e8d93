"""What goes beside a figure in a manuscript: its caption, the events by their numbers, the sources by theirs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cubatimeline.domain.events import EventId
from cubatimeline.domain.languages import Language
from cubatimeline.services.citing.archive import note_words
from cubatimeline.services.citing.citation import markdown_words
from cubatimeline.services.citing.source_list import SourceEntry, SourceList
from cubatimeline.services.figures.figure import Figure
from cubatimeline.services.figures.shown import Shown, ShownEvent


@dataclass(frozen=True, slots=True)
class CaptionWords:
    """Headings and sentences in one language."""

    events: str
    sources: str
    named: str
    numbered: str
    sourced: str


WORDS: dict[Language, CaptionWords] = {
    "en": CaptionWords(
        "Events", "Sources",
        "{named} of {total} events are named; the others are shown as ticks and counts.",
        "The numbers are those of the list of events.",
        "The small numbers after the names are those of the list of sources.",
    ),
    "es": CaptionWords(
        "Sucesos", "Fuentes",
        "Llevan nombre {named} de {total} sucesos; los demás se muestran como marcas y recuentos.",
        "Los números son los de la lista de sucesos.", "Los números pequeños son los de la lista de fuentes.",
    ),
    "ru": CaptionWords(
        "События", "Источники",
        "Подписано событий: {named} из {total}; остальные показаны чертами и числами.",
        "Цифры отсылают к списку событий.", "Малые цифры отсылают к списку источников.",
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Caption:
    """A caption with its lists.

    Attributes:
        text: the caption itself, as it was written or as proposed.
        events: those that have words in the figure, in reading order.
        numbers: numbers of the sources of each event, by id.
        sources: by number; empty where the figure has none.
    """

    title: str
    text: str
    language: Language
    events: tuple[ShownEvent, ...] = ()
    numbers: Mapping[EventId, tuple[int, ...]] | None = None
    sources: tuple[SourceEntry, ...] = ()

    def line(self, event: ShownEvent) -> str:
        """Return an event as a line of the list: its number where it bears one, date, title, numbers of its sources."""
        number = f"{event.number}. " if event.number else ""
        return f"{number}{event.date}: {event.title} {self.of(event)}".rstrip()

    def of(self, event: ShownEvent) -> str:
        """Return the numbers of the sources of an event: "[2, 5]"; empty for none."""
        numbers = (self.numbers or {}).get(event.id, ())
        return f"[{', '.join(map(str, numbers))}]" if numbers else ""


def caption_of(figure: Figure, shown: Shown, sources: SourceList | None = None) -> Caption:
    """Return the caption of a figure; its own words where it has any."""
    return Caption(
        shown.title, figure.caption.strip() or _proposed(figure, shown, sources), figure.language, shown.named,
        sources.numbers if sources is not None else {}, sources.entries if sources is not None else (),
    )  # fmt: skip


def _proposed(figure: Figure, shown: Shown, sources: SourceList | None) -> str:
    words = WORDS[figure.language]
    title = shown.title.rstrip(".")
    span = " – ".join(dict.fromkeys((shown.first, shown.last)))
    told = shown.first in title and shown.last in title
    parts = [f"{title}." if told else f"{title}, {span}."]
    if len(shown.named) < shown.total:
        parts.append(words.named.format(named=len(shown.named), total=shown.total))
    if figure.event_numbers:
        parts.append(words.numbered)
    if figure.sources and sources is not None and any(sources.numbers.values()):
        parts.append(words.sourced)
    return " ".join(parts)


def source_words(entry: SourceEntry, language: Language) -> tuple[str, str]:
    """Return a citation as plain words, and the parts of the archive reference where the style leaves them out."""
    reference = note_words(entry.reference, language)
    there = all(value in entry.citation.plain for value in _values(entry))
    return entry.citation.plain, "" if there else reference


def _values(entry: SourceEntry) -> Iterator[str]:
    reference = entry.reference
    for value in (reference.archive, reference.fond, reference.opis, reference.delo, reference.box, reference.folder):
        if value:
            yield value


def as_text(caption: Caption) -> str:
    """Return a caption as plain text."""
    words = WORDS[caption.language]
    parts = [caption.text]
    if caption.events:
        lines = (caption.line(each) for each in caption.events)
        parts.append(f"{words.events}\n\n" + "\n".join(lines))
    if caption.sources:
        lines = (f"{entry.number}. {_joined(*source_words(entry, caption.language))}" for entry in caption.sources)
        parts.append(f"{words.sources}\n\n" + "\n".join(lines))
    return "\n\n".join(parts) + "\n"


def as_markdown(caption: Caption) -> str:
    """Return a caption as Markdown (CommonMark)."""
    words = WORDS[caption.language]
    parts = [markdown_words(caption.text)]
    if caption.events:
        lines = (f"{'' if each.number else '- '}{markdown_words(caption.line(each))}" for each in caption.events)
        parts.append(f"## {words.events}\n\n" + "\n".join(lines))
    if caption.sources:
        lines = (
            f"{entry.number}. "
            + _joined(entry.citation.markdown, markdown_words(source_words(entry, caption.language)[1]))
            for entry in caption.sources
        )
        parts.append(f"## {words.sources}\n\n" + "\n".join(lines))
    return "\n\n".join(parts) + "\n"


def _joined(citation: str, reference: str) -> str:
    return f"{citation} ({reference})" if reference else citation
