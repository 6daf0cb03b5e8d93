"""Fonts and measures for figures."""

from __future__ import annotations

import pytest

from cubatimeline.drawing.figure.metrics import FontMetrics


@pytest.fixture
def metrics(qapp) -> FontMetrics:
    return FontMetrics()
