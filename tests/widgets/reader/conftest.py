"""A reader pane on a small collection."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cubatimeline.app.paths import resources_folder
from cubatimeline.drawing.fonts import load_fonts
from cubatimeline.drawing.theme import Theme, load_theme
from cubatimeline.services.reading import DocumentPage, EventPage, document_page, event_page
from cubatimeline.store.reader import Reader
from cubatimeline.widgets.reader.pane import ReaderPane
from tests.store.content import filled


@pytest.fixture
def theme(qapp) -> Theme:
    load_fonts()
    return load_theme(resources_folder() / "themes" / "light.toml")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Reader]:
    with Reader(filled(tmp_path / "small.cubatimeline")) as opened:
        yield opened


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
