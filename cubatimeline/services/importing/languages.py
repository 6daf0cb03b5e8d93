"""Tells the language of a paragraph: by letters, and in Latin and Cyrillic ones by small words and endings.

How to add a language
    Give `_WORDS` its forty or so most frequent small words; `_ENDINGS` what its longer words end in, and `_LETTERS` the
    letters that only it has, help with headlines. A language with a script of its own goes into `_SCRIPTS`.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

_LOOKED_AT = 400
"""Characters of a paragraph that are enough to tell."""
_SURE = 3.0
"""Weight from which a paragraph speaks for itself; below it goes with its document."""

_WORDS = {
    "en": "the of and to in that is was for on with as by at from his he it be are were which this had have has not "
    "an or but they their will would been who its she her him after before into about between during than no "
    "all also more said there what when we you i my our us can over under against first new two one out up a",
    "es": "de la que el en los del las por con para una su al es lo como más se sus un pero este sobre entre ya fue "
    "sin también desde hasta esta ha y era cuando han son muy años está dos no contra durante ser todo donde "
    "ante tras hay ese esa nuestro nuestra nuestros o qué según porque él señor si le yo a e",
    "ru": "в и на не что с по из к о для от за а как его но это у также был было были после со при во их до же об "
    "бы мы я он она они то быть или том если так ее её г года году годы которые который которая которых между "
    "под над через перед без том тем этот этого чтобы только уже вы ты нас нам нет где когда",
    "fr": "le les des et du dans est que qui une pour sur pas au par avec ce cette ont sont été aux se son sa ses "
    "la de en l d qu il elle nous vous ils mais ou où leur leurs était comme plus un à",
    "pt": "de que o e do da em um para com não uma os no se na por mais as dos como mas ao ele das à seu sua ou "
    "quando muito nos já eu também só pelo pela até isso ela entre depois sem mesmo aos são foi está você",
    "it": "il di che la e è per un in non sono una del della dei delle con si al come da anche ha alla nel nella "
    "gli le più ma ed lo questo questa suo sua essere dal dalla tra fra stato",
    "de": "der die und das den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er "
    "hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor "
    "zur bis durch",
    "nl": "de het een van en dat die in te is op voor met zijn niet aan er ook als bij maar om uit door over naar "
    "wordt hebben deze dit zich nog werd hij",
    "pl": "w i na z się do nie że jest o za jak od przez po to są dla był co ale oraz które który przy jego także "
    "tym ich już lub było",
    "cs": "a v se na je že s z do o k jako i za po pro to ve by které jsou od který byl ale při podle nebo jeho "
    "také před bylo tak však už",
    "uk": "в і на не що з до у за та як для його від це про був було була після при їх також або який яка які між "
    "під ми й є але він вона вони щоб тому року років",
    "bg": "и на в да се за от с е по че не са до като което който която при със му си ще или след бе беше това ги "
    "им през той тя те но",
    "be": "і ў на не што з да за як для яго ад гэта пра быў было была пасля пры іх таксама або які яна яны але ён "
    "каб года",
}
_ENDINGS = {
    "en": "ing tion tions ness ment ship ously ed ly ies",
    "es": "ción ciones ado ados ada adas miento mente idad ismo ista aron ieron ía ar er ir os as",
    "ru": "ого его ому ему ами ями ской ского ские ский ция ции ние ния ении ость ости ется ются ешь ть ых их ый ий "
    "ая ое ом ов ев ах ях ой",
    "fr": "tion tions ment aux eur eurs ée ées ique iste ait",
    "pt": "ção ções ões ado ados ada mento mente dade ão ismo",
    "it": "zione zioni mento mente ità ismo ato ati etti",
    "de": "ung ungen keit heit lich ischen schaft isch",
    "uk": "ого ому ння ться ський ської ії ів ами",
}
_LETTERS = {
    "es": "ñ¿¡",
    "ru": "ыэъё",
    "fr": "œçêèàùë",
    "pt": "ãõç",
    "de": "ßäöü",
    "pl": "łąęśżźć",
    "cs": "řěůščž",
    "uk": "їєґі",
    "be": "ўі",
}
_NOT = {"uk": "ыэъё", "be": "иъ", "bg": "ыэё", "ru": "іїєґў", "es": "ãõçàèìòùâêôäöß", "en": "ñãõßäöáíóúыэ"}
_SCRIPTS = (
    ("ja", "\u3040", "\u30ff"),
    ("ko", "\uac00", "\ud7af"),
    ("zh", "\u4e00", "\u9fff"),
    ("ar", "\u0600", "\u06ff"),
    ("he", "\u0590", "\u05ff"),
    ("el", "\u0370", "\u03ff"),
    ("hy", "\u0530", "\u058f"),
    ("ka", "\u10a0", "\u10ff"),
    ("hi", "\u0900", "\u097f"),
    ("th", "\u0e00", "\u0e7f"),
    ("vi", "\u1ea0", "\u1ef9"),
)
_words = re.compile(r"(?<!['’])\b[^\W\d_]+")
_english_s = re.compile(r"\w['’]s\b")
_OTHERS = 0.8
"""Weight of what speaks for a language other than the three that most sources are in."""
_other_scripts = re.compile(
    "[\u0370-\u03ff\u0530-\u06ff\u0900-\u097f\u0e00-\u0e7f\u10a0-\u10ff\u1ea0-\u1ef9\u3040-\ud7af]"
)


def _weights(table: dict[str, str], weight: float) -> dict[str, tuple[tuple[str, float], ...]]:
    """Turn words by language into languages by word; what several languages share tells less."""
    by_word: dict[str, list[str]] = {}
    for language, words in table.items():
        for word in words.split():
            by_word.setdefault(word, []).append(language)
    return {
        word: tuple((language, weight / len(languages)) for language in languages)
        for word, languages in by_word.items()
    }


_BY_WORD = _weights(_WORDS, 1.6)
_BY_ENDING = _weights(_ENDINGS, 0.7)
_LONGEST_ENDING = max(map(len, _BY_ENDING))
_CYRILLIC = frozenset({"ru", "uk", "bg", "be"})


def recognise(text: str) -> tuple[str, float]:
    """Return the language of `text` and how much speaks for it (3 and more is plenty); ("", 0) where nothing does."""
    text = text[:_LOOKED_AT]
    other = _of_other_script(text)
    if other:
        return other
    scores: defaultdict[str, float] = defaultdict(float)
    lowered = text.lower()
    words = _words.findall(lowered)
    for word in words:
        told = _BY_WORD.get(word) or _by_ending(word)
        for language, weight in told:
            scores[language] += weight
    scores["en"] += 1.6 * len(_english_s.findall(lowered))
    if not text.isascii():
        _count_letters(lowered, scores)
    for language in scores.keys() - {"en", "es", "ru"}:
        scores[language] *= _OTHERS
    best, score = max(scores.items(), key=lambda each: each[1])
    return (best, score) if score > 0 else ("", 0.0)


def _by_ending(word: str) -> tuple[tuple[str, float], ...]:
    if len(word) > 4:
        for length in range(min(_LONGEST_ENDING, len(word) - 2), 1, -1):
            told = _BY_ENDING.get(word[-length:])
            if told:
                return told
    return ()


def _count_letters(lowered: str, scores: defaultdict[str, float]) -> None:
    """Let letters speak: those that only one language has, and those that rule one out."""
    letters = set(lowered)
    for language, own in _LETTERS.items():
        scores[language] += 1.5 * len(letters.intersection(own))
    for language, foreign in _NOT.items():
        scores[language] -= 1.0 * len(letters.intersection(foreign))
    cyrillic = sum("\u0400" <= letter <= "\u04ff" for letter in lowered)
    latin = sum(letter.isalpha() for letter in lowered) - cyrillic
    for language in list(scores):
        if (language in _CYRILLIC) != (cyrillic > latin):
            del scores[language]
    if cyrillic > latin:
        # With nothing else to go by, Cyrillic is Russian here.
        scores["ru"] += 0.5


def _of_other_script(text: str) -> tuple[str, float] | None:
    found = _other_scripts.findall(text) if not text.isascii() else []
    if len(found) < 0.15 * len(text):
        return None
    counts = Counter(name for letter in found for name, first, last in _SCRIPTS if first <= letter <= last)
    if not counts:
        return None
    # Japanese is written with Chinese signs too.
    best = "ja" if counts["ja"] > 0.1 * len(found) else max(counts, key=lambda name: counts[name])
    return best, float(counts[best])


def of_paragraphs(paragraphs: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """Return the language of the whole and that of each paragraph.

    A paragraph too short to tell goes with the whole; one without letters has none.
    """
    told = [recognise(words) for words in paragraphs]
    whole = _of_whole(zip(told, map(len, paragraphs), strict=True))
    each = tuple(
        language if score >= _SURE or (language and language == whole) else _settle(language, words, whole)
        for (language, score), words in zip(told, paragraphs, strict=True)
    )
    return whole, each


def _of_whole(told: Iterable[tuple[tuple[str, float], int]]) -> str:
    weights: defaultdict[str, float] = defaultdict(float)
    for (language, score), length in told:
        if language:
            weights[language] += min(score, 2 * _SURE) * length
    return max(weights, key=lambda language: weights[language]) if weights else ""


def _settle(language: str, words: str, whole: str) -> str:
    """Return the language of a short paragraph: that of the whole where its letters allow, else its own."""
    if not _words.search(words):
        return ""
    cyrillic = any("\u0400" <= letter <= "\u04ff" for letter in words)
    if whole and cyrillic == (whole in _CYRILLIC) and (whole in _WORDS or not words.isascii()):
        return whole
    return language or ("ru" if cyrillic else "")
