"""How fast documents are imported: made-up ones of 3 kB in three languages, into a copy of the built-in collection.

    python -m tests.benchmarks.importing [--json] [--documents N] [--jobs J]

Prints documents per second from the start of the import to its last commit; thousands of characters per second of
processor time for finding dates in these documents, ours and dateparser's `search_dates` in the same run; the same for
the whole import (reading, languages, dates, names, drafts, storing; all processes together); and megabytes at the peak
of all processes.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from cubatimeline.domain.calendar_names import MONTHS, MONTHS_GENITIVE_RU
from cubatimeline.domain.languages import LANGUAGES, Language
from cubatimeline.services import builtin
from cubatimeline.services.extraction.dates import find_dates
from cubatimeline.services.importing.run import import_paths
from cubatimeline.store.fill import fill
from tests.benchmarks.find_dates import their_search

_SIZE = 3000
_DATED = 5
_SAMPLE, _THEIR_SAMPLE = 300, 12
"""Documents in which dates are found for the comparison."""
_FILLER: dict[Language, tuple[str, ...]] = {
    "en": (
        "The commission sat in the palace until the evening and its papers grew, as was the custom of the house.",
        "Nobody in the embassy could say what the ministry would make of it, and the cable was not answered.",
        "The advisers spoke of sugar, of ships and of spare parts, and the minutes were kept in two languages.",
    ),
    "es": (
        "La comisión sesionó en el palacio hasta la noche y sus papeles crecían, como era costumbre de la casa.",
        "Nadie en la embajada podía decir qué pensaba el ministerio del asunto, y el cable quedó sin respuesta.",
        "Los asesores hablaron de azúcar, de barcos y de piezas de repuesto, y las actas se llevaban en dos idiomas.",
    ),
    "ru": (
        "Комиссия заседала во дворце до вечера, и бумаги её росли, как было заведено в этом доме.",
        "Никто в посольстве не мог сказать, что думает об этом министерство, и телеграмма осталась без ответа.",
        "Советники говорили о сахаре, о судах и о запасных частях, а протокол вели на двух языках.",
    ),
}
_TOLD: dict[Language, tuple[str, ...]] = {
    "en": (
        "On {day} {month} {year} {one} met {other} in {place}.",
        "In {month} {year} {one} signed an agreement with {other} in {place}.",
        "{one} sent a letter about {matter} to {other} on {day} {month} {year}.",
    ),
    "es": (
        "El {day} de {month} de {year} {one} se reunió con {other} en {place}.",
        "En {month} de {year} {one} firmó un acuerdo con {other} en {place}.",
        "{one} envió a {other} una carta sobre {matter} el {day} de {month} de {year}.",
    ),
    "ru": (
        "{day} {month} {year} года {one} и {other} встретились в городе {place}.",
        "{day} {month} {year} г. {one} и {other} подписали соглашение, место: {place}.",
        "{one} отправил письмо ({matter}), адресат: {other}, {day} {month} {year} г.",
    ),
}
_PEOPLE: dict[Language, tuple[str, ...]] = {
    "en": ("Khrushchev", "Mikoyan", "Fidel Castro", "Guevara", "Gromyko", "Dorticós", "Alekseev", "Kosygin"),
    "es": ("Jruschov", "Mikoyán", "Fidel Castro", "Guevara", "Gromiko", "Dorticós", "Alekséev", "Kosiguin"),
    "ru": ("Хрущёв", "Микоян", "Фидель Кастро", "Гевара", "Громыко", "Дортикос", "Алексеев", "Косыгин"),
}
_PLACES: dict[Language, tuple[str, ...]] = {
    "en": ("Moscow", "Havana", "New York"),
    "es": ("Moscú", "La Habana", "Nueva York"),
    "ru": ("Москва", "Гавана", "Нью-Йорк"),
}
_MATTERS: dict[Language, tuple[str, ...]] = {
    "en": ("sugar", "the missiles", "oil", "the loan", "fishing"),
    "es": ("el azúcar", "los cohetes", "el petróleo", "el préstamo", "la pesca"),
    "ru": ("сахар", "ракеты", "нефть", "кредит", "рыболовство"),
}


def document(number: int) -> str:
    """Return the made-up document of a number: always the same, about 3,000 characters, five dated statements."""
    chance = random.Random(number)
    language = LANGUAGES[number % len(LANGUAGES)]
    sentences = [f"{number}. {chance.choice(_FILLER[language])}"]
    while sum(map(len, sentences)) < _SIZE - _DATED * 80:
        sentences.append(chance.choice(_FILLER[language]))
    for _ in range(_DATED):
        sentences.insert(chance.randrange(1, len(sentences)), _told(language, chance))
    paragraphs = [" ".join(sentences[at : at + 4]) for at in range(0, len(sentences), 4)]
    return "\n\n".join(paragraphs)


def _told(language: Language, chance: random.Random) -> str:
    one, other = chance.sample(_PEOPLE[language], 2)
    return chance.choice(_TOLD[language]).format(
        day=chance.randint(1, 28),
        month=chance.choice(_MONTHS[language]),
        year=chance.randint(1959, 1991),
        one=one,
        other=other,
        place=chance.choice(_PLACES[language]),
        matter=chance.choice(_MATTERS[language]),
    )


_MONTHS = {**MONTHS, "ru": MONTHS_GENITIVE_RU}


def write(folder: Path, count: int) -> int:
    """Write made-up documents, a thousand to a folder; return their characters."""
    characters = 0
    for number in range(count):
        inner = folder / f"{number // 1000:04}"
        inner.mkdir(parents=True, exist_ok=True)
        text = document(number)
        characters += len(text)
        (inner / f"{number:07}.txt").write_text(text, encoding="utf-8")
    return characters


def measure(documents: int, jobs: int) -> dict[str, float]:
    """Import made-up documents and measure."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        characters = write(folder / "papers", documents)
        collection = folder / "own.cubatimeline"
        fill(collection, builtin.load(builtin.data_folder()), lambda _what, _part: None, lambda: False)
        begun, processor = time.perf_counter(), _processor()
        report = import_paths([folder / "papers"], collection, jobs)
        seconds, processor = time.perf_counter() - begun, _processor() - processor
    if report.imported_count != documents:
        raise SystemExit(f"{report.summary()}: not every document was imported")
    peak = _peak(jobs)
    return {
        "docs_per_s": round(documents / seconds, 1),
        "kchars_per_cpu_s": round(_finding(lambda text, language: find_dates(text, language=language), _SAMPLE), 1),
        "search_dates_kchars_per_cpu_s": round(_finding(their_search(), _THEIR_SAMPLE), 1),
        "import_kchars_per_cpu_s": round(characters / processor / 1000, 1),
        "peak_mb": round(peak),
    }


def _finding(find: Callable[[str, Language], object], count: int) -> float:
    """Return thousands of characters of `count` documents that `find` gets through in a second of processor time."""
    texts = [(document(number), LANGUAGES[number % len(LANGUAGES)]) for number in range(count)]
    for text, language in texts[: len(LANGUAGES)]:
        find(text[:200], language)  # words and patterns are prepared on the first call
    begun = time.process_time()
    for text, language in texts:
        find(text, language)
    return sum(len(text) for text, _ in texts) / (time.process_time() - begun) / 1000


def _processor() -> float:
    """Return the seconds of processor time of this process and of those that it has ended."""
    spent = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in spent)


def _peak(jobs: int) -> float:
    """Return megabytes: the peak of this process, and that of the largest other one for each of them."""
    own, other = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return (own + jobs * other) / 1024


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--documents", type=int, default=1000, help="documents (1000)")
    parser.add_argument("--jobs", type=int, default=2, help="processes (2)")
    options = parser.parse_args()
    result = measure(options.documents, options.jobs)
    if options.json:
        print(json.dumps(result))
    else:
        for name, value in result.items():
            print(f"{name:32} {value:10.1f}")


if __name__ == "__main__":
    main()
