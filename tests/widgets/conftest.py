"""What tests of widgets share: a theme, and a reader of the small collection."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cubatimeline.app.paths import resources_folder
from cubatimeline.drawing.fonts import load_fonts
from cubatimeline.drawing.theme import Theme, load_theme
from cubatimeline.store.reader import Reader
from tests.store.content import filled


@pytest.fixture
def theme(qapp) -> Theme:
    load_fonts()
    return load_theme(resources_folder() / "themes" / "light.toml")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Reader]:
    with Reader(filled(tmp_path / "small.cubatimeline")) as opened:
        yield opened
