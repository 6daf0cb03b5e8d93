"""Words of the interface: plural forms of the English source texts, and catalogues of other languages."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTranslator

from cubatimeline.domain.languages import Language

_OPTIONAL = re.compile(r"\((\w+)\)")
Form = Callable[[int], int]
"""Returns which of its plural forms a number takes."""


class EnglishPlurals(QTranslator):
    """Turns "%n event(s)" into "1 event" or "2 events"; all other words stay as they are written."""

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        """Return the words for `n` things; other texts as they are: an empty answer would be shown as such."""
        if n < 0 or "%n" not in source:
            return source
        return _OPTIONAL.sub("" if n == 1 else r"\1", source)

    def isEmpty(self) -> bool:
        return False


class Catalogue(EnglishPlurals):
    """Words of another language by the English source text; what it lacks is told in English.

    Args:
        path: a TOML file. Its table `words` has one translation, or the list of plural forms, for each source text;
            other tables, called by the context in which Qt asks, say what the same words mean there.
        form: chooses among plural forms.
        parent: what keeps it.

    Raises:
        OSError, tomllib.TOMLDecodeError: the file cannot be read.
    """

    def __init__(self, path: Path, form: Form, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tables: Mapping[str, Mapping[str, str | list[str]]] = tomllib.loads(path.read_text(encoding="utf-8"))
        self._words, self._form = self._tables["words"], form

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        """Return the words of the language, for `n` things where that is not negative."""
        found = self._tables.get(context, self._words).get(source) or self._words.get(source)
        if not found:
            return super().translate(context, source, disambiguation, n)
        return found if isinstance(found, str) else found[self._form(n)]


def spanish_form(number: int) -> int:
    """Return the plural form after the rules of the Unicode CLDR: one, other."""
    return 0 if number == 1 else 1


def russian_form(number: int) -> int:
    """Return the plural form after the rules of the Unicode CLDR: one, few, many."""
    if number % 10 == 1 and number % 100 != 11:
        return 0
    return 1 if 2 <= number % 10 <= 4 and not 12 <= number % 100 <= 14 else 2


_FORMS: Mapping[Language, Form] = {"es": spanish_form}


def interface_language(chosen: str, system: str = "") -> Language:
    """Return the language of the interface: the one that was chosen, else that of the system where it is spoken here.

    Args:
        chosen: "system" or the code of a language.
        system: name of the system's language such as "es_CU"; asked of Qt where not given.
    """
    wanted = chosen if chosen != "system" else (system or QLocale.system().name())[:2]
    return wanted if wanted in _FORMS else "en"  # type: ignore[return-value]


def translators(language: Language, folder: Path, parent: QObject) -> list[QTranslator]:
    """Return what speaks a language, to be installed in this order: our words, then those of Qt's own dialogues.

    Args:
        folder: where the catalogues are, a TOML file for each language but English.
    """
    if language not in _FORMS:
        return [EnglishPlurals(parent)]
    found: list[QTranslator] = [Catalogue(folder / f"{language}.toml", _FORMS[language], parent)]
    qt = QTranslator(parent)
    if qt.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        found.append(qt)
    return found
