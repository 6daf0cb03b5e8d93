"""How long one EDTF value takes to read, with its bounds: ours against the `edtf` package.

    python -m tests.benchmarks.dates [--json] [--values N] [--seed S]

Prints the medians over a mixed list of distinct values in microseconds, and their ratio. Nothing is cached between
calls.
"""

from __future__ import annotations

import argparse
import gc
import json
import random
import time
import warnings
from collections.abc import Callable
from statistics import median

from cubatimeline.domain.calendars import civil, iso_day
from cubatimeline.domain.edtf import parse

_ROUNDS_OURS = 21
_ROUNDS_THEIRS = 3
_FIRST_DAY, _LAST_DAY = -6_575, 18_261  # 1952 to 2019, as in the built-in collection

_SHAPES: tuple[tuple[int, str], ...] = (
    (30, "{day}"),
    (12, "{month}"),
    (8, "{year}"),
    (14, "{day}/{later}"),
    (5, "{month}/{later}"),
    (4, "{year}/{later}"),
    (4, "{day}~"),
    (4, "{month}?"),
    (3, "{year}%"),
    (3, "{year:.3}X"),
    (2, "{month}-XX"),
    (2, "{year}-XX"),
    (2, "{year}-21"),
    (2, "{year}-34"),
    (4, "{day}/.."),
    (3, "../{day}"),
    (2, "{day}T{hour:02d}:{minute:02d}:00Z"),
    (2, "[{month},{later}]"),
    (1, "{{{year},{later}}}"),
    (1, "?{month}-~05"),
    (1, "{year:.3}X-12-25"),
    (1, "{month}-~03/{later:.8}~20"),
)
"""How often a shape comes, roughly as in collections of history, and the shape."""


def mixed_values(count: int, seed: int = 1953) -> list[str]:
    """Return `count` distinct EDTF values of all levels, the same ones for the same seed; all are known to `edtf`."""
    chance = random.Random(seed)
    weights, shapes = zip(*_SHAPES, strict=True)
    values: dict[str, None] = {}
    while len(values) < count:
        day = chance.randint(_FIRST_DAY, _LAST_DAY)
        year, month, _ = civil(day)
        fields = {
            "day": iso_day(day),
            "month": f"{year}-{month:02d}",
            "year": str(year),
            "later": iso_day(day + chance.randint(400, 4000)),
            "hour": chance.randint(0, 23),
            "minute": chance.randint(0, 59),
        }
        values[chance.choices(shapes, weights)[0].format(**fields)] = None
    return list(values)


def microseconds(read: Callable[[str], object], values: list[str], rounds: int) -> float:
    """Return the median over the values of the median time of one call, in microseconds."""
    clock = time.perf_counter_ns
    taken: list[list[int]] = [[] for _ in values]
    gc.collect()
    for _ in range(rounds):
        for text, times in zip(values, taken, strict=True):
            begun = clock()
            read(text)
            times.append(clock() - begun)
    return median(median(times) for times in taken) / 1000


def their_reader() -> Callable[[str], tuple[object, object]]:
    """Return a function that reads a value and its bounds with the `edtf` package."""
    with warnings.catch_warnings():
        # its grammar triggers warnings of recent pyparsing on import
        warnings.simplefilter("ignore")
        from edtf import parse_edtf

    def read(text: str) -> tuple[object, object]:
        date = parse_edtf(text)
        return date.lower_strict(), date.upper_strict()

    return read


def measure(count: int, seed: int = 1953) -> dict[str, float]:
    """Measure both readers on the same values."""
    values = mixed_values(count, seed)
    ours = microseconds(lambda text: parse(text).bounds, values, _ROUNDS_OURS)
    theirs = microseconds(their_reader(), values, _ROUNDS_THEIRS)
    return {"parse_us": round(ours, 3), "edtf_us": round(theirs, 1), "ratio": round(theirs / ours, 1)}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--values", type=int, default=400, help="length of the list (400)")
    parser.add_argument("--seed", type=int, default=1953, help="seed of the list (1953)")
    options = parser.parse_args()
    result = measure(options.values, options.seed)
    if options.json:
        print(json.dumps(result))
    else:
        print(f"ours  {result['parse_us']:10.2f} µs a value\nedtf  {result['edtf_us']:10.2f} µs a value")
        print(f"edtf takes {result['ratio']:.0f} times as long")


if __name__ == "__main__":
    main()
