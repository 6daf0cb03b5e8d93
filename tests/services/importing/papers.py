"""Small papers to import: each tells of one signature."""

from __future__ import annotations

from pathlib import Path


def write_papers(folder: Path, count: int) -> Path:
    """Write numbered papers into a new folder and return it."""
    folder.mkdir()
    for number in range(count):
        words = f"On {number % 28 + 1} May 1963 the commission signed paper number {number} with the ministry of ships."
        (folder / f"{number:03}.txt").write_text(words, encoding="utf-8")
    return folder
