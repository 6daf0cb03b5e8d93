"""Alternative text proposed for a figure: a short one of 10 to 100 words, and a long one that gives the data.

The short text says what kind of figure it is, its span, its lanes, how many events and where most of them fall; the
long one lists them (W3C, Complex Images; field notes 6.2).
"""

from __future__ import annotations

from dataclasses import dataclass

from cubatimeline.domain.languages import Language
from cubatimeline.domain.lengths import grouped, plural_form
from cubatimeline.services.figures.shown import Shown

MOST_WORDS = 100
LEAST_WORDS = 10
_LANES_NAMED = 6


@dataclass(frozen=True, slots=True)
class _Voice:
    """The sentences of one language; each takes its parts by name."""

    events: tuple[str, ...]
    lanes: tuple[str, ...]
    whole: str
    more_lanes: str
    most: str
    named: str
    bands: str
    others: str


_VOICES: dict[Language, _Voice] = {
    "en": _Voice(
        ("event", "events"),
        ("lane", "lanes"),
        "Timeline “{title}” from {first} to {last}, with {events} in {lanes}: {names}.",
        " and {number} more",
        "They are densest in {when}, with {number}.",
        "{number} are named; the others are ticks and counts.",
        "Strips above name who held office.",
        "Not named: {number}.",
    ),
    "es": _Voice(
        ("suceso", "sucesos"),
        ("franja", "franjas"),
        "Línea de tiempo «{title}» ({first} – {last}), con {events} en {lanes}: {names}.",
        " y {number} más",
        "Son más densos en {when}, con {number}.",
        "Llevan nombre {number}; los demás son marcas y recuentos.",
        "Arriba, unas bandas nombran a quienes ocupaban los cargos.",
        "Sin nombre: {number}.",
    ),
    "ru": _Voice(
        ("событие", "события", "событий"),
        ("полоса", "полосы", "полос"),
        "Лента времени «{title}» ({first} – {last}): {events}, {lanes}: {names}.",
        " и ещё {number}",
        "Гуще всего: {when} ({number}).",
        "Подписано: {number}; остальные показаны чертами и числами.",
        "Ленты вверху называют тех, кто был у власти.",
        "Без подписи: {number}.",
    ),
}


def short_alt(shown: Shown) -> str:
    """Return a short alternative text: 10 to 100 words."""
    voice, language = _VOICES[shown.language], shown.language
    sentences = [
        voice.whole.format(
            title=shown.title, first=shown.first, last=shown.last, names=_lane_names(shown, voice),
            events=_counted(shown.total, voice.events, language),
            lanes=_counted(len(shown.lanes), voice.lanes, language),
        )
    ]  # fmt: skip
    when, most = shown.busiest
    if most:
        sentences.append(voice.most.format(number=grouped(most, language), when=when))
    if len(shown.named) < shown.total:
        sentences.append(voice.named.format(number=grouped(len(shown.named), language)))
    if shown.bands:
        sentences.append(voice.bands)
    while len(sentences) > 1 and len(" ".join(sentences).split()) > MOST_WORDS:
        sentences.pop()
    return " ".join(" ".join(sentences).split()[:MOST_WORDS])


def long_alt(shown: Shown) -> str:
    """Return the data of a figure as lines: each lane, its named events with their dates, the number of others."""
    voice, language = _VOICES[shown.language], shown.language
    lines = []
    for name, count in shown.lanes:
        named = [event for event in shown.named if name in event.lanes]
        lines.append(f"{name} ({_counted(count, voice.events, language)})")
        lines += [f"– {event.date}: {event.title}" for event in named]
        if len(named) < count:
            lines.append(f"– {voice.others.format(number=grouped(count - len(named), language))}")
    return "\n".join(lines)


def _lane_names(shown: Shown, voice: _Voice) -> str:
    names = [f"{name} ({grouped(count, shown.language)})" for name, count in shown.lanes]
    rest = len(names) - _LANES_NAMED
    if rest <= 1:
        return ", ".join(names)
    return ", ".join(names[:_LANES_NAMED]) + voice.more_lanes.format(number=rest)


def _counted(number: int, forms: tuple[str, ...], language: Language) -> str:
    return f"{grouped(number, language)} {forms[min(plural_form(number, language), len(forms) - 1)]}"
