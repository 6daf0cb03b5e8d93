"""How well names are found, measured: harmonic mean of precision and recall over names with their kinds."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import yaml

from cubatimeline.domain.languages import LANGUAGES
from cubatimeline.services.extraction.names import KnownNames, NameSpan, find_names
from tests.services.extraction.names.test_passages import meaning, passages, plain

HERE = Path(__file__).parent
SEEDS = HERE.parents[4] / "shared" / "seeds"
ARTICLES = ("El ", "La ", "The ")
Names = Counter[tuple[str, str, str]]


def in_passages(known: KnownNames) -> tuple[Names, Names]:
    """Return the names of our own passages, expected and found."""
    expected: Names = Counter()
    found: Names = Counter()
    for language in LANGUAGES:
        for marked, _written in passages(language):
            text, names = plain(marked)
            expected.update((text, words, meaning_) for _start, words, meaning_ in names)
            found.update((text, span.text, meaning(span)) for span in find_names(text, known))
    return expected, found


def in_seeds(known: KnownNames) -> tuple[Names, Names]:
    """Return the names of the five documents, expected and found; none where the documents are not there."""
    expected: Names = Counter()
    found: Names = Counter()
    counts = yaml.safe_load((HERE / "seed_names.yaml").read_text(encoding="utf-8"))
    for path in sorted(SEEDS.glob("*.txt")):
        document = path.name.partition("_")[0]
        for kind, names in counts[document].items():
            expected.update({(document, without_article(name), kind): number for name, number in names.items()})
        spans = find_names(path.read_text(encoding="utf-8"), known)
        found.update((document, without_article(words_of(span)), str(span.kind)) for span in spans)
    return expected, found


def words_of(span: NameSpan) -> str:
    return " ".join(span.text.split())


def without_article(name: str) -> str:
    for article in ARTICLES:
        name = name.removeprefix(article)
    return name


def f1(expected: Names, found: Names) -> float:
    """Return the harmonic mean of precision and recall, 1 where nothing is expected and nothing found."""
    both = (expected & found).total()
    return 2 * both / (expected.total() + found.total()) if expected or found else 1.0


def test_passages_and_the_documents_that_the_project_starts_from(known: KnownNames) -> None:
    expected, found = in_passages(known)
    assert expected.total() >= 200
    assert f1(expected, found) >= 0.95
    assert f1(*in_seeds(known)) >= 0.97
