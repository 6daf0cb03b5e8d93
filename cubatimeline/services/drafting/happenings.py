"""Tells words of happening from others, and verbs in the past, in three languages.

Each word belongs to a sort of happening, the same for all languages, by which their documents meet.
"""

from __future__ import annotations

import re
from functools import lru_cache

from cubatimeline.services.drafting.happening_words import TABLE
from cubatimeline.store.stemming import fold

_LONGEST = 12

_PAST_EN = frozenset(
    (
        "met went took gave said wrote came left told sent brought bought sold broke began became rose fell held kept "
        "led lost made paid put saw set shot showed spoke stood taught thought threw understood won grew knew drew "
        "drove flew fought found felt got had heard lay let ran sank sat sought spent spread stole struck swore wore "
        "withdrew cut shut"
    ).split()
)
_PAST_ES = frozenset(
    (
        "fue fueron hizo hicieron dijo dijeron tuvo tuvieron vino vinieron estuvo estuvieron puso pusieron dio dieron "
        "trajo trajeron condujo produjo redujo pudo quiso supo hubo murió pidió visité llegué hablé recibí conversé "
        "viajé"
    ).split()
)
_ED = re.compile(r"[a-z]{2,}[^aeu]ed|[a-z]{2,}(?:ued|eed)$").fullmatch
_PRETERITE = re.compile(
    r"[a-záéíóúñü]{2,}(?:ó|aron|ieron|eron|aba|aban|ían)|[a-záéíóúñ]*(?:puso|tuvo|dujo|vino|hizo|dijo|quiso|trajo)"
).fullmatch
_IMPERFECT = re.compile(r"[a-záéíóúñü]+ía").fullmatch
_NOUNS_IN_IA = re.compile(
    r".*(?:log|nom|graf|añ|yor|nor|erg|etr|mon|ar|er|ater|fon|olic|sof|arqu|rqu|antí|garant|v|gu|d|t|alegr|librer)ía"
).fullmatch
_RUSSIAN_PAST = re.compile(
    r"[а-яё]{2,}(?:[аеиоуыя]л(?:а|о|и)?(?:сь|ся)?|[аеиыя]лся|[бкгпсзр]л[аои]|[шч]?[её]л|шл[аои](?:сь)?|[бзр]ли)"
    r"|[а-яё]{3,}(?:ан[аоы]?|ен[аоы]?|ён|ят[аоы]?|ыт[аоы]?|ит[аоы]?)"
).fullmatch
_NO_VERBS = frozenset("стран странам стали страна страны план планы если или дела дело тела сила силы школа".split())
_BEING = frozenset(
    (
        "is are was were be been being has have es son era eran está están ha han había habían был была было были есть"
    ).split()
)


@lru_cache(maxsize=1)
def _lookup() -> tuple[dict[str, tuple[int, ...]], dict[str, tuple[int, ...]]]:
    whole: dict[str, tuple[int, ...]] = {}
    begins: dict[str, tuple[int, ...]] = {}
    for number, line in enumerate(TABLE.strip().split("\n\n")):
        for word in line.split():
            table = begins if word.endswith("*") else whole
            key = fold(word.removesuffix("*"))
            table[key] = (*table.get(key, ()), number)
    return whole, begins


@lru_cache(maxsize=1 << 15)
def sorts_of(word: str) -> tuple[int, ...]:
    """Return the numbers of the sorts of happening that a word in small letters may tell of; none for most words."""
    folded = fold(word)
    whole, begins = _lookup()
    found = whole.get(folded)
    if found is not None:
        return found
    for size in range(min(len(folded), _LONGEST), 2, -1):
        found = begins.get(folded[:size])
        if found is not None:
            return found
    return ()


def tells(word: str) -> bool:
    """Tell whether a word in small letters is one of happening."""
    return bool(sorts_of(word))


@lru_cache(maxsize=1 << 15)
def is_past(word: str) -> bool:
    """Tell whether a word in small letters has the form of a verb in the past, in any of the three languages."""
    if word in _PAST_EN or word in _PAST_ES:
        return True
    if word[0] >= "а":
        return word not in _NO_VERBS and _RUSSIAN_PAST(word) is not None
    if _ED(word) is not None or _PRETERITE(word) is not None:
        return True
    return _IMPERFECT(word) is not None and _NOUNS_IN_IA(word) is None


def is_being(word: str) -> bool:
    """Tell whether a word in small letters only says that something is or has been."""
    return word in _BEING
