"""Texts are cut where figures cut them, and what is shown ends where the last letter is written."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextLayout

from cubatimeline.drawing.cutting import Cuts
from cubatimeline.drawing.text import Lettering
from cubatimeline.drawing.theme import Theme

WORDS = st.text(st.sampled_from("AVTaefgilmnorst ,.–WáñЖй"), min_size=1, max_size=60)


@pytest.fixture(scope="module")
def known() -> dict[str, tuple[Lettering, Cuts]]:
    return {}


def lettering_of(theme: Theme, known: dict[str, tuple[Lettering, Cuts]]) -> tuple[Lettering, Cuts]:
    if not known:
        lettering = Lettering(theme.font("small"))
        known["one"] = lettering, Cuts(lettering)
    return known["one"]


def written(lettering: Lettering, text: str) -> tuple[float, list[float]]:
    """Return the width of a text as it is laid out, and where each of its letters ends."""
    layout = QTextLayout(text, lettering.font)
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    return line.naturalTextWidth(), [line.cursorToX(count)[0] for count in range(1, len(text) + 1)]


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(WORDS, min_size=1, max_size=5), room=st.floats(0, 500))
def test_texts_are_cut_where_a_figure_cuts_them(theme: Theme, known: dict, texts: list[str], room: float) -> None:
    lettering, cuts = lettering_of(theme, known)
    laid_out = [written(lettering, text) for text in texts]
    numbers = cuts.learn(texts)
    shown = cuts.shown(numbers, np.full(len(texts), room)).tolist()
    for text, (width, ends), pixels in zip(texts, laid_out, shown, strict=True):
        count = lettering.fitting(text, room)
        if count < len(text) and width > room:
            expected = ends[count - 1] if count else 0.0
            assert abs(pixels - expected) <= 0.75
            assert pixels == 0.0 or pixels <= room + 2.0


def test_what_was_learned_holds_while_more_is_learned(theme: Theme, known: dict) -> None:
    cuts = lettering_of(theme, known)[1]
    texts = [f"Telegram {number} from the embassy in Havana" for number in range(2000)]
    first = cuts.learn(texts[:10])
    rooms = np.linspace(20.0, 200.0, 10)
    before = cuts.shown(first, rooms).tolist()
    others = cuts.learn(texts[10:])
    assert cuts.shown(first, rooms).tolist() == before
    assert len(set(first.tolist()) | set(others.tolist())) == 2000
    assert before == sorted(before)
    assert before[0] == 0.0 < before[-1]
