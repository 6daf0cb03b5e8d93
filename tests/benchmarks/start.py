"""How long the program takes from the start of its process to the first painted timeline, and an empty window.

    python -m tests.benchmarks.start [--json] [--rounds N] [--collection FILE]

The collection is filled already. `cold_s` is the first start after that, `warm_s` and `blank_s` are medians of further
ones, and `modules` is the number of Python modules loaded by the time of the first paint.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any

from cubatimeline.app.first_launch import ready_collection
from cubatimeline.app.paths import HOME_VARIABLE

_ROOT = Path(__file__).parents[2]


def time_to_paint(home: Path, collection: Path | None) -> tuple[float, int]:
    """Start the program, or an empty window without a collection; return the seconds to its first paint and modules."""
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ, HOME_VARIABLE: str(home)}
    command = [sys.executable, "-m", "tests.benchmarks.first_paint", str(time.monotonic())]
    done = subprocess.run(
        command + ([] if collection is None else [str(collection)]),
        env=environment, cwd=_ROOT, stdout=subprocess.PIPE, text=True, check=True, timeout=300,
    )  # fmt: skip
    seconds, modules = done.stdout.split()
    return float(seconds), int(modules)


def measure(rounds: int, collection: Path | None = None) -> dict[str, Any]:
    """Start the program and an empty window by turns."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        if collection is None:
            os.environ[HOME_VARIABLE] = folder
            collection = ready_collection()
        ours, blank = [], []
        for _ in range(rounds + 1):
            ours.append(time_to_paint(home, collection))
            blank.append(time_to_paint(home, None))
    return {
        "cold_s": round(ours[0][0], 3),
        "warm_s": round(median(seconds for seconds, _ in ours[1:]), 3),
        "blank_s": round(median(seconds for seconds, _ in blank[1:]), 3),
        "modules": ours[-1][1],
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--rounds", type=int, default=5, help="warm starts (5)")
    parser.add_argument("--collection", type=Path, help="another collection than the built-in one")
    options = parser.parse_args()
    result = measure(options.rounds, options.collection)
    if options.json:
        print(json.dumps(result))
    else:
        print(f"first start {result['cold_s']:.2f} s, then {result['warm_s']:.2f} s; {result['modules']} modules")
        print(f"an empty window {result['blank_s']:.2f} s: {result['warm_s'] / result['blank_s']:.1f} times")


if __name__ == "__main__":
    main()
