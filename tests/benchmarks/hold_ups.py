"""How long the main window is held up: a text of ten megabytes attached, shown, opened again, its attaching undone.

Told for each step, in milliseconds: the longest time between two turns of the event loop, the most of it that the
processor spent on the window's own thread (the rest is waiting, for other threads of ours or other programs), and how
often more than 50 ms passed. A turn is asked for every 2 ms.
"""

from __future__ import annotations

import random
import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from time import perf_counter, sleep, thread_time

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from cubatimeline.app import quick_start
from cubatimeline.app import settings as options
from cubatimeline.app.main_window import MainWindow
from cubatimeline.services import builtin
from cubatimeline.store.fill import fill

LIMIT_MS = 50.0
_EVERY_MS = 2
_SETTLED_S = 3.0
_PEOPLE = ("Khrushchev", "Mikoyan", "Fidel Castro", "Guevara", "Gromyko", "Dorticós", "Alekseev", "Ambassador Rudenko")
_PLACES = ("Moscow", "Havana", "New York", "Santiago de Cuba", "Leningrad")
_MATTERS = ("sugar", "the missiles", "oil", "the loan", "fishing", "grain", "tractors", "nickel", "students")
_VERBS = ("met", "received", "signed an agreement with", "sent a letter to", "spoke with", "promised credits to")
_MONTHS = ("January", "March", "April", "June", "July", "September", "October", "December")
_FILLER = (
    "the embassy reported that talks had been cordial while nobody in the ministry could say what would follow and the "
    "cable was not answered for weeks although papers ships and spare parts had been asked for more than once"
).split()


def report(letters: int, seed: int = 1) -> str:
    """Return a made-up report in Markdown: headings, notes, and in every second sentence a date, names and places."""
    chance, parts, notes, length = random.Random(seed), ["# A long report"], [], 0
    while length < letters:
        pick = chance.choice
        if chance.random() < 0.02:
            parts.append(f"## {pick(_MATTERS).capitalize()} in {pick(_PLACES)}")
        else:
            sentences = []
            for _ in range(chance.randint(2, 7)):
                if chance.random() < 0.5:
                    sentences.append(" ".join(chance.choices(_FILLER, k=chance.randint(12, 40))).capitalize() + ".")
                    continue
                day = f"{chance.randint(1, 28)} {pick(_MONTHS)} {chance.randint(1955, 1991)}"
                told = (
                    f"On {day} {pick(_PEOPLE)} {pick(_VERBS)} {pick(_PEOPLE)} in {pick(_PLACES)} about {pick(_MATTERS)}"
                )
                if chance.random() < 0.08:
                    notes.append(f"[^{len(notes) + 1}]: The file on {pick(_MATTERS)}, {chance.randint(1, 400)} sheets.")
                    told += f"[^{len(notes)}]"
                sentences.append(f"{told}.")
            parts.append(" ".join(sentences))
        length += len(parts[-1]) + 2
    return "\n\n".join([*parts, *notes])


class HoldUps:
    """Watches the event loop of the thread that makes it; `found` fills by step."""

    def __init__(self) -> None:
        self.found: dict[str, tuple[float, float, int]] = {}
        self._step = ""
        self._last, self._worked = perf_counter(), thread_time()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._turned)
        self._timer.start(_EVERY_MS)

    def begin(self, step: str) -> None:
        """Count what follows as a step."""
        self._turned()
        self._step = step

    def _turned(self) -> None:
        held, worked = (perf_counter() - self._last) * 1e3, (thread_time() - self._worked) * 1e3
        if self._step:
            most, most_worked, often = self.found.get(self._step, (0.0, 0.0, 0))
            self.found[self._step] = max(most, held), max(most_worked, worked), often + (held > LIMIT_MS)
        self._last, self._worked = perf_counter(), thread_time()


def _until(condition: Callable[[], bool], settled_s: float = 0.0, most_s: float = 300.0) -> None:
    """Turn the event loop until something holds, and a while longer."""
    end = perf_counter() + most_s
    while not condition():
        assert perf_counter() < end, "it does not come to an end"
        QApplication.processEvents()
        sleep(0.0005)
    if settled_s:
        end = perf_counter() + settled_s
        _until(lambda: perf_counter() > end)


def measure(letters: int) -> dict[str, float]:
    """Return what was measured in the main window with a text of so many letters, by what it is."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        text, collection = folder / "report.md", folder / "built-in.cubatimeline"
        text.write_text(report(letters), encoding="utf-8")
        fill(collection, builtin.load(builtin.data_folder()), lambda *_: None, lambda: False)
        window = MainWindow(collection, options.load(folder / "settings.json"))
        window.resize(1600, 900)
        window.show()
        watch = HoldUps()
        try:
            found = _steps(window, watch, text)
        finally:
            window.close()
            with suppress(OSError):
                shutil.rmtree(folder / "cache")
    for step, (held, worked, often) in watch.found.items():
        found |= {f"{step}, longest": held, f"{step}, of it work": worked, f"{step}, over {LIMIT_MS:.0f} ms": often}
    return found


def _steps(window: MainWindow, watch: HoldUps, text: Path) -> dict[str, float]:
    _until(lambda: window.panel_data is not None and window.editor is not None, _SETTLED_S)
    quick_start.settle()
    window.opener.ask(quick_start.look_ahead, lambda _: None)
    record = "seed-001"
    window.documents.show(record)
    _until(lambda: window.reader.document_id == record, 1.0)
    full, start = f"{record}-full-text", perf_counter()
    watch.begin("attaching")
    window.attaching.attached.connect(lambda _: watch.begin("showing what was attached"))
    window.attaching.start(text)
    _until(lambda: window.reader.document_id == full)
    took = perf_counter() - start
    _until(lambda: window.reader.text.is_filled, _SETTLED_S)
    for step, id_ in (("leaving it", record), ("opening it again", full)):
        watch.begin(step)
        window.documents.show(id_)
        _until(lambda id_=id_: window.reader.document_id == id_ and window.reader.text.is_filled, _SETTLED_S)
    watch.begin("undoing")
    window.edits.undo()
    assert window.editor is not None
    _until(lambda: window.editor is not None and bool(window.editor.redo_name), _SETTLED_S)
    watch.begin("")
    return {"attached after, s": took}
