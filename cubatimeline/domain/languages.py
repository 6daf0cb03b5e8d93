"""The three languages of the collection, and text that exists in each of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Language = Literal["en", "es", "ru"]
LANGUAGES: tuple[Language, ...] = get_args(Language)


@dataclass(frozen=True, slots=True)
class Localised:
    """One text in English and, where known, in Spanish and Russian."""

    en: str
    es: str = ""
    ru: str = ""

    def in_(self, language: Language) -> str:
        """Return the text in `language`, or the English one where there is none."""
        if language == "es":
            return self.es or self.en
        if language == "ru":
            return self.ru or self.en
        return self.en
