"""One name in several scripts: a rough key by which Хрущёв, Khrushchev and Jruschov meet.

The key keeps the consonants only, after Cyrillic letters are put into Latin ones and the spellings of one sound in
English, Spanish and the usual romanisations of Russian are brought together. It is used only between forms of the name
of one entity, so that chance agreement does no harm.
"""

from __future__ import annotations

import re

from cubatimeline.store.stemming import fold

_LATIN = str.maketrans(
    {
        "а": "", "б": "b", "в": "v", "г": "g", "д": "d", "е": "", "ж": "zh", "з": "z", "и": "", "й": "", "к": "k",
        "л": "l", "м": "m", "н": "n", "о": "", "п": "p", "р": "r", "с": "s", "т": "t", "у": "", "ф": "f", "х": "kh",
        "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "", "ь": "", "э": "", "ю": "", "я": "",
    }
)  # fmt: skip
_SOUNDS = (("shch", "s"), ("sch", "s"), ("zh", "s"), ("sh", "s"), ("ch", "s"), ("ts", "s"), ("kh", "h"), ("ph", "v"))
_LETTERS = str.maketrans(
    {"j": "h", "g": "h", "b": "v", "f": "v", "w": "v", "c": "k", "q": "k", "z": "s", "x": "ks"}
    | dict.fromkeys("aeiouy", "")
)
_REPEATED = re.compile(r"(.)\1+")


def sound_key(word: str) -> str:
    """Return the key of one word in Latin or Cyrillic letters; words that spell one name have the same."""
    key = fold(word).translate(_LATIN)
    for spelling, sound in _SOUNDS:
        key = key.replace(spelling, sound)
    return _REPEATED.sub(r"\1", key.translate(_LETTERS))
