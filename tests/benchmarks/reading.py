"""`python -m tests.benchmarks.reading`: a text of ten megabytes in the reader, and in the main window (see `hold_ups`).

Told of the reader are the longest time that the window was held up while the text came, a frame while scrolling, a jump
to a far place and to another size, each in milliseconds, and megabytes beside those of an empty column.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from cubatimeline.app import quick_start
from cubatimeline.app.paths import resources_folder
from cubatimeline.domain.documents import Mark, MarkKind
from cubatimeline.drawing.fonts import load_fonts
from cubatimeline.drawing.theme import load_theme
from cubatimeline.services.stretches import stretches_of
from cubatimeline.services.text_search import TextSearch
from cubatimeline.widgets.reader.text_column import Heading, TextColumn
from tests.benchmarks import hold_ups

LETTERS = 10_000_000
APART = 400
"""Letters from one mark to the next."""
_WORDS = (
    "the embassy reported that talks with the Cuban side had been cordial and that deliveries of sugar, oil and grain "
    "would go on in October as agreed between Havana and Moscow"
).split()


def made_up(letters: int, seed: int = 1) -> str:
    """Return paragraphs of 20 to 150 words, `letters` letters in all or a little more."""
    chance, parts, length = random.Random(seed), [], 0
    while length < letters:
        parts.append(" ".join(chance.choices(_WORDS, k=chance.randint(20, 150))).capitalize() + ".")
        length += len(parts[-1]) + 2
    return "\n\n".join(parts)


def resident() -> float:
    """Return the megabytes of memory that this process holds."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def took(deed: Callable[[], object]) -> float:
    """Return the milliseconds of a deed and of the painting that follows."""
    start = perf_counter()
    deed()
    QApplication.processEvents()
    return (perf_counter() - start) * 1e3


def measure(letters: int = LETTERS) -> dict[str, float]:
    """Return what was measured, by what it is."""
    text = made_up(letters)
    marks = [
        Mark(MarkKind.DATE if at % (2 * APART) else MarkKind.ENTITY, at, at + 12, "1964-10" if at % 800 else "havana")
        for at in range(0, len(text) - 12, APART)
    ]
    stretches = stretches_of(text, marks)
    column = TextColumn(load_theme(resources_folder() / "themes" / "light.toml"))
    column.resize(900, 700)
    column.show()
    QApplication.processEvents()
    before = resident()
    found = {"first lines": took(lambda: column.show_text(text, marks, Heading("A long text"), stretches))}
    start, slices = perf_counter(), [0.0]
    while not column.is_filled:
        slices.append(took(lambda: None))
    found |= {"whole text": (perf_counter() - start) * 1e3, "longest hold-up": max(slices), "MB": resident() - before}
    bar = column.verticalScrollBar()
    for name, step, times in (("scrolling", 60, 300), ("page down", 650, 100)):
        frames = sorted(took(lambda step=step: bar.setValue(bar.value() + step)) for _ in range(times))
        found |= {f"{name}, median": median(frames), f"{name}, p99": frames[int(times * 0.99)]}
    places = [int(len(text) * share) for share in (0.3, 0.9, 0.05, 0.99)]
    found["far jump"] = max(took(lambda at=at: column.show_passage(at, at + 50)) for at in places)
    found["other width"] = took(lambda: column.resize(700, 700))
    found["other theme"] = took(lambda: column.set_theme(load_theme(resources_folder() / "themes" / "dark.toml")))
    found["lit mentions"] = took(lambda: column.light_entity("havana"))
    pieces = TextSearch(text).find("sugar, oil")
    searched = []
    while True:
        start = perf_counter()
        if next(pieces, None) is None:
            break
        searched.append((perf_counter() - start) * 1e3)
    return found | {"finding, whole": sum(searched), "finding, longest piece": max(searched, default=0.0)}


def main() -> None:
    """Measure and tell."""
    application = QApplication.instance() or QApplication([])
    load_fonts()
    quick_start.begin()
    for what, figure in (measure() | hold_ups.measure(LETTERS)).items():
        print(f"{what:44} {figure:10.1f}")
    application.processEvents()


if __name__ == "__main__":
    main()
