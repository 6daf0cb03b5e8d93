"""The words of a citation of ours, in three languages: roles, parts of an archive reference, quotation marks."""

from __future__ import annotations

from dataclasses import dataclass

from cubatimeline.domain.languages import Language


@dataclass(frozen=True, slots=True)
class Terms:
    """What stands between the fields of a record.

    Attributes:
        quotes: opening and closing quotation mark.
        inside: whether comma and full stop go inside the closing mark, as American usage has it.
        parts: abbreviations of the parts of an archive reference.
        sheets: abbreviation for several lists (sheets).
        translated, contributed, accessed: before a name or date in a note; `..._long` in a bibliography.
        places: abbreviations of page, paragraph and footnote.
        chapter: before the number of a chapter of ours.
        digest: said behind a quotation of our own digest; %1 is the program, %2 the place.
    """

    quotes: tuple[str, str]
    inside: bool
    parts: dict[str, str]
    sheets: str
    translated: str
    translated_long: str
    contributed: str
    contributed_long: str
    accessed: str
    accessed_long: str
    to: str
    undated: str
    places: dict[str, str]
    chapter: str
    digest: str


_PARTS = {"fond": "f.", "opis": "op.", "delo": "d.", "list": "l.", "reel": "r.", "box": "box", "folder": "folder"}

TERMS: dict[Language, Terms] = {
    "en": Terms(
        ("“", "”"), True, _PARTS, "ll.",
        "trans.", "Translated by", "contributed by", "Contributed by", "accessed", "Accessed", "to", "n.d.",
        {"page": "p.", "paragraph": "para.", "footnote": "n."},
        "chap.", "Quoted from the digest in %1, %2; not the words of the source.",
    ),
    "es": Terms(
        ("«", "»"), False, _PARTS | {"box": "caja", "folder": "carpeta"}, "ll.",
        "trad. de", "Traducido por", "aportado por", "Aportado por", "consultado el", "Consultado el", "a", "s. f.",
        {"page": "p.", "paragraph": "párr.", "footnote": "n."},
        "cap.", "Citado del resumen en %1, %2; no son palabras de la fuente.",
    ),
    "ru": Terms(
        ("«", "»"), False,
        {"fond": "ф.", "opis": "оп.", "delo": "д.", "list": "л.", "reel": "р.", "box": "кор.", "folder": "папка"},
        "лл.",
        "пер.", "Перевод:", "предоставлено:", "Предоставлено:", "дата обращения:", "Дата обращения:", "—", "б. д.",
        {"page": "с.", "paragraph": "абз.", "footnote": "прим."},
        "гл.", "Цитируется изложение в %1, %2; это не слова источника.",
    ),
}  # fmt: skip
