"""The built-in tours, read once, and an audience's window in which their scenes are shown."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cubatimeline.app.paths import resources_folder
from cubatimeline.app.presentation import Script
from cubatimeline.app.scripting import read_script
from cubatimeline.drawing.fonts import load_fonts
from cubatimeline.drawing.theme import Theme, load_theme
from cubatimeline.services.builtin import load
from cubatimeline.services.builtin.location import data_folder
from cubatimeline.services.loading import read_timeline
from cubatimeline.store.fill import fill
from cubatimeline.store.reader import Reader
from cubatimeline.widgets.present.audience import Audience


@pytest.fixture(scope="session")
def builtin_collection(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built-in collection as a file; not to be written to."""
    path = tmp_path_factory.mktemp("built-in") / "built-in.cubatimeline"
    fill(path, load(data_folder()), lambda what, part: None, lambda: False)
    return path


@pytest.fixture(scope="session")
def scripts(builtin_collection: Path) -> list[Script]:
    """The four built-in tours with everything that presenting them needs."""
    with Reader(builtin_collection) as reader:
        data = read_timeline(reader, "en", None, "washington")
        return [read_script(reader, tour, data, "en") for tour in reader.tours()]


@pytest.fixture
def light(qapp) -> Theme:
    load_fonts()
    return load_theme(resources_folder() / "themes" / "projection.toml")


@pytest.fixture
def audience(qtbot: QtBot, light: Theme, scripts: list[Script]) -> Iterator[Audience]:
    """The audience's window at rest; change of place is without movement."""
    window = Audience(light, scripts[0].matter, reduced_motion=True)
    qtbot.addWidget(window)
    window.resize(1280, 720)
    yield window
    window.rest()
