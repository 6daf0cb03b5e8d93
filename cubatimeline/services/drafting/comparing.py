"""By what tellings of one event are recognised: sorts of happening, which are the same in all languages, and stems."""

from __future__ import annotations

import re
from collections.abc import Collection

from cubatimeline.domain.languages import Language
from cubatimeline.services.drafting.happenings import is_being, sorts_of
from cubatimeline.store.stemming import fold, stem

_WORD = re.compile(r"[^\W\d_]{3,}")
_COMMON = frozenset(
    (
        "president chairman minister general secretary prime leader comrade soviet russian cuban american chief "
        "presidente ministro secretario embajador comandante soviético soviética ruso rusa cubano cubana "
        "президент председатель министр секретарь товарищ советский советская советского кубинский кубинской "
        "the and for with from that this was were his her their its has had have been who which when where into after "
        "before during while than then also not but all more most such some any only other over under between about "
        "official year years month months day days week first second new los las una uno del con por para que como sus "
        "este esta fue entre sobre desde hasta cuando donde durante tras antes mas también primer primera segundo "
        "nuevo nueva año años mes meses dia dias semana pero oficial что это как его она они был была были было для "
        "при после через между также уже когда где который которые году года год месяца дня день первый первая новый "
        "новая том тот той официальный "
        "президент председатель министр секретарь товарищ советский советская советского советской кубинский кубинской"
    ).split()
)
_COMMON_FOLDED = frozenset(map(fold, _COMMON))


def words_of(text: str, language: Language, names: Collection[str] = ()) -> frozenset[str]:
    """Return what some words are compared by: "#4" for a sort of happening, the stem of any other word with content.

    Args:
        names: folded words of names, which are compared apart.
    """
    found: set[str] = set()
    for word in _WORD.findall(text.lower()):
        folded = fold(word)
        if folded in _COMMON_FOLDED or folded in names or is_being(word):
            continue
        sorts = sorts_of(word)
        found.update([f"#{sort}" for sort in sorts] or [stem(folded, language)])
    return frozenset(found)
