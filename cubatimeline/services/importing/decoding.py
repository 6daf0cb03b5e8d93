"""Recognises how bytes encode text, and reads it: Unicode by its marks, code pages of one byte by what they give.

A code page of one byte fits every file; which one was meant shows in the words. A sample is read in each candidate and
scored: letters of one script within a word, small letters after the first, how usual each letter is. What no candidate
reads convincingly (Chinese, Japanese, Greek ...) is left to charset-normalizer.
"""

from __future__ import annotations

import codecs
import re
from functools import cache
from typing import NamedTuple

from cubatimeline.services.importing.model import ImportFault

SAMPLE = 30_000
"""Bytes of words with a letter outside ASCII that are looked at."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CYRILLIC = ("cp1251", "koi8-r", "cp866", "mac-cyrillic", "iso8859-5")
_LATIN = ("cp1252", "mac-roman", "cp850", "cp1250")
_high_words = re.compile(rb"[A-Za-z]*[\x80-\xff][A-Za-z\x80-\xff]*")
_USUAL_CYRILLIC = dict(zip("оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё", range(40, 7, -1), strict=True))
_USUAL_LATIN = dict.fromkeys("áéíóúñ", 40) | dict.fromkeys("üäößèàçêãõâôîûëïìòùø", 25) | dict.fromkeys("ÁÉÍÓÚÑÜÄÖÇ", 20)
_USUAL_SIGNS = dict.fromkeys("«»“”‘’—–…№°§·¿¡ªº\u00a0€£©®", 15)
_UNUSUAL = -60
_CONVINCING = 10.0
_FEW_BROKEN = 0.02
_BINARY = 0.05
_controls = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


class Decoded(NamedTuple):
    """Text, the encoding it was read in, and how many characters could not be read and stand as U+FFFD."""

    text: str
    encoding: str
    broken: int = 0


def decode(data: bytes, declared: str = "") -> Decoded:
    """Read bytes as text.

    Args:
        declared: encoding that the file or its protocol names; it is believed where it can be.

    Raises:
        ImportFault: this is no text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(_leniently(data[len(mark) :], encoding))
    encoding = _wide(data)
    if encoding:
        return _checked(_leniently(data, encoding))
    if declared and not _is_utf8(data):
        decoded = _as_declared(data, declared)
        if decoded:
            return _checked(decoded)
    return _checked(_as_utf8(data) or _as_code_page(data))


def _leniently(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    return Decoded(text, encoding, text.count("\ufffd"))


def _checked(decoded: Decoded) -> Decoded:
    sample = decoded.text[:SAMPLE]
    nuls = sample.count("\0")
    controls = len(_controls.findall(sample)) - nuls
    if sample and (controls > _BINARY * len(sample) or nuls > len(sample) / 2):
        raise ImportFault("The file is not text.", "Save what it holds as text, PDF or DOCX.")
    return decoded


def _wide(data: bytes) -> str:
    """Return UTF-16 or UTF-32 where the zero bytes of common letters show it, else an empty string."""
    sample = data[: SAMPLE // 4 * 4]
    if len(sample) < 4 or b"\0" not in sample:
        return _wide_without_zeros(sample)
    lanes = [sample[lane::4].count(0) / max(len(sample[lane::4]), 1) for lane in range(4)]
    if min(lanes[2:]) > 0.9 and lanes[0] < 0.1:
        return "utf-32-le"
    if min(lanes[:2]) > 0.9 and lanes[3] < 0.1:
        return "utf-32-be"
    even, odd = (lanes[0] + lanes[2]) / 2, (lanes[1] + lanes[3]) / 2
    if odd > 0.08 and even < 0.02 and _reads_well(sample, "utf-16-le"):
        return "utf-16-le"
    if even > 0.08 and odd < 0.02 and _reads_well(sample, "utf-16-be"):
        return "utf-16-be"
    return ""


def _wide_without_zeros(sample: bytes) -> str:
    """Cyrillic in UTF-16 without blanks or line ends: every second byte is 4."""
    if len(sample) >= 8 and sample[1::2].count(4) > 0.9 * len(sample[1::2]):
        return "utf-16-le"
    if len(sample) >= 8 and sample[::2].count(4) > 0.9 * len(sample[::2]):
        return "utf-16-be"
    return ""


def _reads_well(sample: bytes, encoding: str) -> bool:
    text = sample[: len(sample) // 2 * 2].decode(encoding, "replace")
    usual = sum(character.isalnum() or character.isspace() or character.isascii() for character in text)
    return text.count("\0") <= len(text) // 50 and usual > 0.8 * len(text)


def _is_utf8(data: bytes) -> bool:
    """Whether all of it is UTF-8, whatever is declared: text in another encoding hardly ever looks so."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return not data.isascii()


def _as_declared(data: bytes, declared: str) -> Decoded | None:
    try:
        # Old pages say latin-1 and mean the Windows page, as browsers know.
        name = codecs.lookup(declared).name
        name = "cp1252" if name in ("iso8859-1", "ascii") else name
        return Decoded(data.decode(name), name)
    except (LookupError, UnicodeError, ValueError):
        return None


def _as_utf8(data: bytes) -> Decoded | None:
    """Read UTF-8, also where a few bytes of it are damaged or cut off."""
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    beyond = len(data) - len(text) + broken
    return Decoded(text, "utf-8", broken) if broken <= max(1, _FEW_BROKEN * beyond) else None


def _as_code_page(data: bytes) -> Decoded:
    sample = _sample(data)
    scores = {name: _score(sample, name) for name in (*_CYRILLIC, *_LATIN)}
    best = max(scores, key=lambda name: scores[name])
    if scores[best] < _CONVINCING:
        best = _from_elsewhere(data[:SAMPLE]) or best
    return _leniently(data, best)


def _sample(data: bytes) -> list[bytes]:
    """Return the words with bytes outside ASCII, up to `SAMPLE` bytes of them."""
    words, size = [], 0
    for match in _high_words.finditer(data):
        words.append(match[0])
        size += len(match[0])
        if size > SAMPLE:
            break
    return words


def _score(words: list[bytes], encoding: str) -> float:
    """Return how usual the words look when read so, for each byte outside ASCII."""
    total = count = 0
    cyrillic = encoding in _CYRILLIC
    for word in words:
        text = word.decode(encoding, "replace")
        count += sum(byte > 127 for byte in word)
        total += _cyrillic_score(text) if cyrillic else _latin_score(text)
    return total / max(count, 1)


def _cyrillic_score(word: str) -> int:
    score = 0
    before = ""
    for letter in word:
        if letter.isascii():
            # A word of two scripts: another code page was meant.
            score += _UNUSUAL if before and "\u0400" <= before <= "\u04ff" else 0
        else:
            score += _cyrillic_letter(letter, before)
        before = letter
    return score


def _cyrillic_letter(letter: str, before: str) -> int:
    usual = _USUAL_CYRILLIC.get(letter.lower())
    if usual is None:
        return _USUAL_SIGNS.get(letter, _UNUSUAL)
    if before.isascii() and before.isalpha():
        return _UNUSUAL
    if letter.isupper() and before and before.islower():
        return _UNUSUAL
    return usual - (6 if letter.isupper() else 0)


def _latin_score(word: str) -> int:
    score, run = 0, 0
    for place, letter in enumerate(word):
        if letter.isascii():
            run = 0
            continue
        signs = _USUAL_SIGNS.get(letter)
        run = run + 1 if signs is None else 0
        usual = _USUAL_LATIN.get(letter, 0 if letter.isalpha() else _UNUSUAL)
        if letter.isupper() and place and word[place - 1].islower():
            usual = _UNUSUAL
        # Latin letters with accents rarely stand side by side.
        score += signs if signs is not None else usual if run < 2 else _UNUSUAL
    return score


@cache
def known(encoding: str) -> bool:
    """Whether Python reads an encoding of this name."""
    try:
        codecs.lookup(encoding)
    except LookupError:
        return False
    return True


def _from_elsewhere(sample: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    return best.encoding if best is not None and known(best.encoding) else ""
