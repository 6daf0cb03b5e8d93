"""Small sheets made by hand: every face, hatch and kind of item, in three languages."""

from __future__ import annotations

from cubatimeline.services.figures.sheets import About, Box, Face, Group, Hatch, Ink, Path, Sheet, Words

ABOUT = About(
    title="Cuba & Moscow, 1953–2019", author="A. Historian", subject="A timeline of 3 events", language="en",
    licence="CC BY 4.0", alt="A timeline with three events in two lanes.", long="1962: three events.",
    version="builtin 3", address="https://example.org/views/1", made="2019-04-11",
)  # fmt: skip


def diamond(x: float, y: float, half: float) -> tuple[tuple[float, ...], ...]:
    return (x, y - half), (x + half, y), (x, y + half), (x - half, y), ()


def curve(x: float, y: float) -> tuple[tuple[float, ...], ...]:
    return (x, y), (x + 4, y - 6, x + 8, y + 6, x + 12, y)


def sheet(title: str = "", width: float = 85.3, height: float = 61.7) -> Sheet:
    """Return a page as journals want it, one column wide."""
    hatches = [hatch for hatch in Hatch if hatch]
    bars = tuple(
        Box(6 + 11 * number, 30, 9, 2.2, Ink("#e6e6e6", "#222222", 0.25, hatch=hatch, hatch_colour="#222222"), 0.5)
        for number, hatch in enumerate(hatches)
    )
    faces = tuple(
        Words(5 + 40 * (number % 2), 40 + 4 * (number // 2), f"{face.value} Áñ Ёй 1962", 7.5, face)
        for number, face in enumerate(Face)
    )
    lines = (
        Path(((5.0, 24.0), (80.0, 24.0)), Ink(stroke="#444444", points=0.5)),
        Path(((5.0, 26.0), (80.0, 26.0)), Ink(stroke="#444444", points=0.25, dash=(2.0, 1.0, 0.5))),
        Path(curve(60, 54), Ink(stroke="#0b5394", points=0.75)),
    )
    crisis = (
        Path(diamond(20, 18, 1.5), Ink("#b03a2e", "#7b241c", 0.5)),
        Words(23, 19, "Карибский кризис", 8, Face.SANS, "#7b241c"),
    )
    letter = (
        Box(40, 14, 20, 6, Ink("#0b5394", opacity=0.2), 1.0),
        Words(50, 18, "Carta a Jruschov", 8, Face.SERIF_ITALIC, "#0b5394", "middle"),
        Words(80, 22, "27 октября 1962 г.", 7, Face.SANS, "#333333", "end"),
    )
    groups = (
        Group("heading", (Words(5, 8, "Cuba & Moscow <1962>", 11, Face.SERIF_BOLD),)),
        Group("axis", lines),
        Group("event-1962-10-16-crisis", crisis, "The Caribbean crisis, 16–28 October 1962"),
        Group("event-1962-10-26-letter", letter, "Fidel Castro's letter to N. S. Khrushchev"),
        Group("hatches", bars),
        Group("faces", faces),
    )
    return Sheet(width, height, groups, title)


def grey_sheet() -> Sheet:
    """Return a page in greys alone."""
    return Sheet(
        40, 20,
        (
            Group("event-a", (Box(5, 5, 10, 4, Ink("#cccccc", "#000000", 0.5)), Words(5, 15, "Grey", 8)), "Grey"),
        ),
    )  # fmt: skip


def other() -> Sheet:
    """Return a page that uses the faces in another order."""
    words = tuple(Words(2, 5 + 4 * number, "Žižka Ωδ", 8, face) for number, face in enumerate(reversed(Face)))
    return Sheet(40, 40, (Group("words", words),))
