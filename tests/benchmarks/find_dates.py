"""How fast dates are found in text: ours against dateparser's `search_dates`, on the same passages in the same run.

    python -m tests.benchmarks.find_dates [--json] [--repeat N]

Prints thousands of characters per second of processor time, over our own passages in English, Spanish and Russian, and
the ratio. `search_dates` is told the language, which makes it several times as fast as it is by itself.
"""

from __future__ import annotations

import argparse
import json
import time
import warnings
from collections.abc import Callable

from cubatimeline.domain.languages import LANGUAGES, Language
from cubatimeline.services.extraction.dates import find_dates
from tests.services.extraction.test_date_passages import passages, plain

_ROUNDS_OURS = 20


def texts() -> dict[Language, list[str]]:
    """Return the passages of every language, without their marks."""
    return {language: [plain(marked)[0] for marked, _ in passages(language)] for language in LANGUAGES}


def kchars_per_second(find: Callable[[str, Language], object], repeat: int) -> float:
    """Return thousands of characters that `find` gets through in a second of processor time."""
    documents = {language: "\n\n".join(parts) for language, parts in texts().items()}
    for language, text in documents.items():
        find(text[:200], language)  # words and patterns are prepared on the first call
    begun = time.process_time()
    for _ in range(repeat):
        for language, text in documents.items():
            find(text, language)
    taken = time.process_time() - begun
    return repeat * sum(map(len, documents.values())) / taken / 1000


def their_search() -> Callable[[str, Language], object]:
    """Return a function that searches a text with dateparser, paragraph by paragraph."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from dateparser.search import search_dates

    def search(text: str, language: Language) -> object:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return [search_dates(part, languages=[language]) for part in text.split("\n\n")]

    return search


def measure(rounds: int = _ROUNDS_OURS, their_rounds: int = 1) -> dict[str, float]:
    """Measure both on the same text."""
    ours = kchars_per_second(lambda text, language: find_dates(text, language=language), rounds)
    theirs = kchars_per_second(their_search(), their_rounds)
    return {
        "kchars_per_cpu_s": round(ours, 1),
        "search_dates_kchars_per_cpu_s": round(theirs, 1),
        "ratio": round(ours / theirs, 1),
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--repeat", type=int, default=_ROUNDS_OURS, help=f"rounds of ours ({_ROUNDS_OURS})")
    options = parser.parse_args()
    result = measure(options.repeat)
    if options.json:
        print(json.dumps(result))
    else:
        for name, value in result.items():
            print(f"{name:32} {value:10.1f}")


if __name__ == "__main__":
    main()
