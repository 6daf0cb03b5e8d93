"""The known names of the built-in collection, prepared once."""

from __future__ import annotations

import pytest

from cubatimeline.services import builtin
from cubatimeline.services.builtin.location import data_folder
from cubatimeline.services.extraction.names import KnownNames


@pytest.fixture(scope="session")
def known() -> KnownNames:
    return KnownNames(builtin.load(data_folder()).entities)
