"""The fonts are those of the packages, and write all three languages."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QRawFont

from cubatimeline.drawing.fonts import SANS, SERIF, load_fonts

LETTERS = "AZaz09áéíóúüñÁÉÍÓÚÜÑ¿¡АЯаяЁё«»–—…“”’№−←→↑↓"


@pytest.mark.parametrize("family", [SANS, SERIF])
@pytest.mark.parametrize("weight", [QFont.Weight.Normal, QFont.Weight.DemiBold])
def test_latin_and_cyrillic_come_from_the_font_itself(qapp, family: str, weight: QFont.Weight) -> None:
    assert family in load_fonts()
    font = QFont(family)
    font.setWeight(weight)
    assert QFontInfo(font).family() == family
    raw = QRawFont.fromFont(font)
    missing = [letter for letter in LETTERS if not raw.supportsCharacter(ord(letter))]
    assert set(missing) <= set("←→↑↓№−"), "letters of the three languages"


def test_loading_twice_changes_nothing(qapp) -> None:
    first = load_fonts()
    count = len(QFontDatabase.families())
    assert load_fonts() == first
    assert len(QFontDatabase.families()) == count
