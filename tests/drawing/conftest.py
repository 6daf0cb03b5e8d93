"""A small subject to draw, in every look."""

from __future__ import annotations

import pytest

from cubatimeline.app.paths import resources_folder
from cubatimeline.drawing.fonts import load_fonts
from cubatimeline.drawing.picture import Subject
from cubatimeline.drawing.theme import Theme, load_theme
from tests.drawing.samples import sample_subject


@pytest.fixture
def subject() -> Subject:
    return sample_subject()


@pytest.fixture(params=["light", "dark", "projection"])
def any_theme(request: pytest.FixtureRequest, qapp) -> Theme:
    load_fonts()
    return load_theme(resources_folder() / "themes" / f"{request.param}.toml")


@pytest.fixture
def theme(qapp) -> Theme:
    load_fonts()
    return load_theme(resources_folder() / "themes" / "light.toml")
