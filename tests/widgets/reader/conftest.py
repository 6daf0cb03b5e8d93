"""A reader pane on a small collection."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from cubatimeline.drawing.theme import Theme
from cubatimeline.services.reading import DocumentPage, EventPage, document_page, event_page
from cubatimeline.store.reader import Reader
from cubatimeline.widgets.reader.pane import ReaderPane


@pytest.fixture
def talk(store: Reader) -> DocumentPage:
    page = document_page(store, "talk", "en")
    assert page is not None
    return page


@pytest.fixture
def event(store: Reader) -> EventPage:
    page = event_page(store, "1964-10-16-talk", "en")
    assert page is not None
    return page


@pytest.fixture
def pane(qtbot: QtBot, theme: Theme) -> ReaderPane:
    pane = ReaderPane(theme)
    qtbot.addWidget(pane)
    pane.resize(1200, 420)
    pane.show()
    return pane
