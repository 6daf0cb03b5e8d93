"""`cubatimeline export --lanes`, with the drawing part at hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from cubatimeline.app.cli import main
from tests.store.content import filled


@pytest.mark.parametrize(
    ("lanes", "shown"),
    [
        ("category", ["Diplomacy", "Military"]),
        ("place", ["Havana", "Others"]),
        ("person", ["Leonid Brezhnev", "Others"]),
        ("source", ["A history of the crisis"]),
        ("origin", ["Built in"]),
        ("none", ["All events"]),
        ("category/place", ["Diplomacy", "Havana"]),
        ("military", ["Military"]),
    ],
)
def test_a_picture_has_the_lanes_that_were_asked_for(
    qapp: QApplication, tmp_path: Path, lanes: str, shown: list[str]
) -> None:
    collection, out = filled(tmp_path / "small.cubatimeline"), tmp_path / "lanes.svg"
    assert main(["export", str(out), "--collection", str(collection), "--lanes", lanes]) == 0
    written = out.read_text(encoding="utf-8")
    assert [name for name in shown if name not in written] == []
    assert ("Diplomacy" in written) == lanes.startswith("category")


def test_lanes_without_an_event_in_the_span_are_left_out(qapp: QApplication, tmp_path: Path) -> None:
    collection, out = filled(tmp_path / "small.cubatimeline"), tmp_path / "lanes.svg"
    span = ["--from", "1962-10-20", "--to", "1962-10-25", "--lanes", "person/category"]
    assert main(["export", str(out), "--collection", str(collection), *span]) == 0
    written = out.read_text(encoding="utf-8")
    assert "Others" in written
    assert "Ernesto Guevara" not in written
