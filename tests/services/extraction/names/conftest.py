"""The names of the built-in collection, made ready once."""

from __future__ import annotations

import pytest

from cubatimeline.services.builtin import data_folder, load
from cubatimeline.services.extraction.names import KnownNames


@pytest.fixture(scope="session")
def known() -> KnownNames:
    """Return the names of the built-in collection."""
    return KnownNames(load(data_folder()).entities)
