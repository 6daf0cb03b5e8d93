"""The records of the built-in collection."""

from __future__ import annotations

import pytest

from cubatimeline.domain.documents import Body, Document
from cubatimeline.services import builtin


@pytest.fixture(scope="session")
def sources() -> list[Document]:
    """Every source of the built-in collection."""
    return [each for each in builtin.load(builtin.data_folder()).documents if each.body is not Body.CHAPTER]
