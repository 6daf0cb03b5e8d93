"""Words measured in millimetres, the same for every size, thread and printer."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF

from cubatimeline.drawing.figure.metrics import EM, FontMetrics, face_for, font_of
from cubatimeline.services.figures.sheets import POINT, Face

WORDS = "Nikita Khrushchev Хрущёв Jruschov 1962"


@pytest.mark.parametrize("face", Face)
def test_twice_the_size_is_twice_as_wide_and_high(metrics: FontMetrics, face: Face) -> None:
    assert metrics.width(WORDS, face, 14) == pytest.approx(2 * metrics.width(WORDS, face, 7))
    assert metrics.ascent(face, 14) == pytest.approx(2 * metrics.ascent(face, 7))
    assert metrics.descent(face, 14) == pytest.approx(2 * metrics.descent(face, 7))


@pytest.mark.parametrize("face", Face)
def test_letters_of_three_languages_lie_between_ascent_and_descent(metrics: FontMetrics, face: Face) -> None:
    letters = "ÁÉÍÓÚÑÜáéíóúñü¿¡АБВЙЁЩЦфущцйё0123456789()“”«»—,;fjgpqy"
    ink = QFontMetricsF(font_of(face_for(letters, face))).tightBoundingRect(letters)
    reach = QRectF(0, -metrics.ascent(face, 1), 1, metrics.ascent(face, 1) + metrics.descent(face, 1))
    assert -ink.top() / EM * POINT <= reach.bottom() - reach.top()
    assert -ink.top() / EM <= metrics.ascent(face, 1) / POINT + 0.01
    assert ink.bottom() / EM <= metrics.descent(face, 1) / POINT + 0.01


@pytest.mark.parametrize("face", Face)
def test_each_face_is_the_one_that_came_along(metrics: FontMetrics, face: Face) -> None:
    families = {Face.SANS: "Source Sans Pro", Face.SERIF: "Source Serif Pro"}
    assert font_of(face).family() == families[Face(face.value.partition("-")[0])]
    others = [metrics.width("Hamburgefonstiv", other, 10) for other in Face if other is not face]
    assert metrics.width("Hamburgefonstiv", face, 10) not in others


def test_italics_stand_upright_where_they_have_no_letters() -> None:
    assert face_for("Правда", Face.SERIF_ITALIC) is Face.SERIF
    assert face_for("Правда", Face.SANS_ITALIC) is Face.SANS
    assert face_for("Granma", Face.SERIF_ITALIC) is Face.SERIF_ITALIC
    assert face_for("Правда", Face.SERIF_BOLD) is Face.SERIF_BOLD


def test_threads_measure_alike(metrics: FontMetrics) -> None:
    fresh = [FontMetrics() for _ in range(3)]
    with ThreadPoolExecutor(3) as pool:
        measured = list(pool.map(lambda each: (each.width(WORDS, Face.SANS, 8), metrics.ascent(Face.SERIF, 8)), fresh))
    assert set(measured) == {(metrics.width(WORDS, Face.SANS, 8), metrics.ascent(Face.SERIF, 8))}


@given(st.text(st.characters(codec="utf-8", categories=["L", "N"], max_codepoint=0x2FF), max_size=40))
def test_a_text_is_never_narrower_than_nothing(qapp, text: str) -> None:
    metrics = FontMetrics()
    assert metrics.width(text, Face.SANS, 8) >= 0
    assert metrics.width(text, Face.SANS, 8) == FontMetrics().width(text, Face.SANS, 8)
