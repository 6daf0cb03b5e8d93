"""A review page on a small collection in which drafts wait."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cubatimeline.drawing.theme import Theme
from cubatimeline.services.reviewing import DraftCard, read_queue
from cubatimeline.store.reader import Reader
from cubatimeline.widgets.review.drafts import DraftsPage
from tests.store.content import CATEGORIES, filled
from tests.store.waiting import waiting_content

NAMES = {"nikita-khrushchev": "Nikita Khrushchev", "ernesto-guevara": "Ernesto Guevara", "havana": "Havana"}


@pytest.fixture
def waiting(tmp_path: Path) -> Iterator[Reader]:
    with Reader(filled(tmp_path / "waiting.cubatimeline", waiting_content())) as opened:
        yield opened


@pytest.fixture
def cards(waiting: Reader) -> list[DraftCard]:
    return read_queue(waiting, "en")


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, cards: list[DraftCard]) -> DraftsPage:
    """The page with both drafts, the first of which is looked at."""
    page = DraftsPage(theme)
    qtbot.addWidget(page)
    page.resize(360, 640)
    page.show_lists(CATEGORIES, NAMES, "en")
    page.show_drafts(cards)
    page.show()
    page.list.setFocus()
    return page
