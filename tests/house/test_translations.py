"""Each catalogue says all that the interface says, with the same places for numbers and names."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import cubatimeline
from cubatimeline.services.figures import cautions
from cubatimeline.services.figures.presets import PRESETS
from cubatimeline.services.geometry.legend import ATTESTED, DOCUMENTS, RELATIONS, SAMPLES
from cubatimeline.services.shipped import shipped_folder
from cubatimeline.widgets.present.keys import Act
from cubatimeline.widgets.reader.linked_text import TEXT_KEYS
from cubatimeline.widgets.review.keys import KEY_SHEET as REVIEW_KEYS
from cubatimeline.widgets.timeline.gutter import KEY_SHEET as GUTTER_KEYS
from cubatimeline.widgets.timeline.keys import HAND_SHEET, KeyTable

PACKAGE = Path(cubatimeline.__file__).parent
FORMS = {"es": 2}
Words = dict[str, str | list[str]]
_PLACES = {
    "tr": 0, "_tr": 0, "_translated": 0, "words": 0, "translate": 1, "QT_TRANSLATE_NOOP": 1, "_NOOP": 1,
}  # fmt: skip
"""Which argument of a call names the source text, by what is called."""


def literals(call: ast.Call) -> Iterator[str]:
    """Yield the source texts that a call of tr() or translate() names itself."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    place = _PLACES.get(name, len(call.args))
    for argument in call.args[place : place + 1]:
        each = (argument.body, argument.orelse) if isinstance(argument, ast.IfExp) else (argument,)
        yield from (word.value for word in each if isinstance(word, ast.Constant) and isinstance(word.value, str))


def caution_words() -> Iterator[str]:
    """Yield the sentences of the cautions, which their module writes out where it finds what they warn of."""
    for node in ast.walk(ast.parse(Path(cautions.__file__).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant) and "{}" in str(node.value.value):
            yield str(node.value.value)


@pytest.fixture(scope="module")
def sources() -> set[str]:
    """All source texts: those that the code names where it asks, and those that stand in tables."""
    found = {
        words
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        for words in literals(node)
    }
    tables = (KeyTable().sheet(), GUTTER_KEYS, REVIEW_KEYS, TEXT_KEYS)
    found |= {words for table in tables for _, words in table}
    found |= {words for line in HAND_SHEET for words in line}
    found |= {sample.words for sample in SAMPLES} | {*RELATIONS, *ATTESTED, DOCUMENTS}
    found |= {preset.title for preset in PRESETS} | set(caution_words())
    return found | {act.value for act in Act}


@pytest.fixture(scope="module", params=sorted(FORMS))
def catalogue(request: pytest.FixtureRequest) -> tuple[str, dict[str, Words]]:
    path = shipped_folder("resources") / "translations" / f"{request.param}.toml"
    return request.param, tomllib.loads(path.read_text(encoding="utf-8"))


def test_every_source_text_is_translated(sources: set[str], catalogue: tuple[str, dict[str, Words]]) -> None:
    assert len(sources) > 900
    assert sorted(sources - set(catalogue[1]["words"])) == []


def test_nothing_is_translated_that_nobody_says(sources: set[str], catalogue: tuple[str, dict[str, Words]]) -> None:
    """What is built of variables at run time is not among the sources, so that some are told all the same."""
    code = "".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))
    told = {words for table in catalogue[1].values() for words in table} - sources
    assert [words for words in sorted(told) if words.replace("\n", "\\n") not in code] == []


def test_places_and_mnemonics_are_kept(catalogue: tuple[str, dict[str, Words]]) -> None:
    language, tables = catalogue
    for table in tables.values():
        for source, told in table.items():
            forms = told if isinstance(told, list) else [told]
            assert len(forms) == (FORMS[language] if "%n" in source else 1), source
            for words in forms:
                assert words.strip(), source
                assert sorted(re.findall(r"%[0-9n]", words)) == sorted(re.findall(r"%[0-9n]", source)), source
                assert words.count("&") == source.count("&"), source
                assert re.findall(r"<[^>]+>", words) == re.findall(r"<[^>]+>", source), source
                assert words.endswith(" …") == source.endswith(" …"), source


def test_no_two_menus_of_the_bar_share_a_letter(catalogue: tuple[str, dict[str, Words]]) -> None:
    bar = ("&File", "&Edit", "&Go", "&View", "&Text", "&Present", "&Help")
    letters = [str(catalogue[1]["words"][menu]).partition("&")[2][0].lower() for menu in bar]
    assert len(set(letters)) == len(bar)
