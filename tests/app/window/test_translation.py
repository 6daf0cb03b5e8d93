"""Plural forms, catalogues, and the choice of a language."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QObject

from cubatimeline.app.translation import (
    Catalogue,
    EnglishPlurals,
    interface_language,
    russian_form,
    spanish_form,
    translators,
)

_WORDS = """
[words]
"Record" = "Ficha"
"%n event(s)" = ["%n acontecimiento", "%n acontecimientos"]
"Empty" = ""
[Sound]
"Record" = "Grabar"
"""


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    path = tmp_path / "es.toml"
    path.write_text(_WORDS, encoding="utf-8")
    return Catalogue(path, spanish_form)


def test_a_catalogue_says_words_in_its_language(catalogue: Catalogue) -> None:
    assert catalogue.translate("RecordBar", "Record") == "Ficha"


def test_the_same_word_means_something_else_elsewhere(catalogue: Catalogue) -> None:
    assert catalogue.translate("Sound", "Record") == "Grabar"
    assert catalogue.translate("Sound", "%n event(s)", None, 2) == "%n acontecimientos"


@pytest.mark.parametrize(("number", "words"), [(1, "%n acontecimiento"), (0, "%n acontecimientos")])
def test_a_number_chooses_the_form(catalogue: Catalogue, number: int, words: str) -> None:
    assert catalogue.translate("Any", "%n event(s)", None, number) == words


def test_what_a_catalogue_lacks_is_told_in_english(catalogue: Catalogue) -> None:
    assert catalogue.translate("Any", "Timeline") == "Timeline"
    assert catalogue.translate("Any", "Empty") == "Empty"
    assert catalogue.translate("Any", "%n day(s)", None, 1) == "%n day"


def test_english_needs_no_catalogue() -> None:
    assert EnglishPlurals().translate("Any", "%n event(s)", None, 3) == "%n events"


@pytest.mark.parametrize(
    ("numbers", "form"),
    [((1, 21, 101, 1001), 0), ((2, 3, 4, 22, 34, 102), 1), ((0, 5, 11, 12, 14, 20, 25, 111, 112, 214), 2)],
)
def test_russian_has_three_forms(numbers: tuple[int, ...], form: int) -> None:
    """The examples that the Unicode CLDR gives for Russian."""
    assert {russian_form(number) for number in numbers} == {form}


@pytest.mark.parametrize(
    ("chosen", "system", "spoken"),
    [
        ("en", "es_CU", "en"),
        ("system", "es_CU", "es"),
        ("system", "de_DE", "en"),
        ("system", "C", "en"),
    ],
)
def test_the_interface_speaks_what_was_chosen_or_what_the_system_speaks(chosen: str, system: str, spoken: str) -> None:
    assert interface_language(chosen, system) == spoken


def test_dialogues_of_qt_speak_too(qapp: QCoreApplication, tmp_path: Path) -> None:
    (tmp_path / "es.toml").write_text(_WORDS, encoding="utf-8")
    owner = QObject()
    spoken = translators("es", tmp_path, owner)
    try:
        for each in spoken:
            qapp.installTranslator(each)
        assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancelar"
        assert QCoreApplication.translate("Any", "Record") == "Ficha"
    finally:
        for each in spoken:
            qapp.removeTranslator(each)
