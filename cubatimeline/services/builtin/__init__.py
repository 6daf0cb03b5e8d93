"""The built-in collection: its readable files, checked and turned into the content of a collection."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from cubatimeline.domain.collection import CollectionContent
from cubatimeline.domain.errors import DataError
from cubatimeline.services.builtin.content import build
from cubatimeline.services.builtin.location import data_folder
from cubatimeline.services.builtin.reading import Data, read_data
from cubatimeline.services.builtin.ties import check_ties

__all__ = ["data_folder", "load", "problems"]


def problems(folder: Path) -> list[DataError]:
    """Return everything that is wrong in a data folder, by file and line; empty where all is well.

    What ties entries together is looked at only once every entry has the fields it should.
    """
    return _problems(read_data(folder))


def _problems(data: Data) -> list[DataError]:
    found = data.problems or list(check_ties(data))
    return sorted(found, key=lambda error: (error.path, error.line, error.message))


def load(folder: Path, progress: Callable[[str, float], None] | None = None) -> CollectionContent:
    """Read the data folder as the content of a collection.

    Args:
        progress: told what is being done, and how much of it is done (0 to 1).

    Raises:
        DataError: something is wrong in a file; the message is of the first fault and says how many more there are.
    """
    tell = progress or (lambda _what, _part: None)
    tell("Reading files", 0.0)
    data = read_data(folder)
    tell("Checking files", 0.5)
    found = _problems(data)
    if found:
        raise _first_of(found)
    tell("Marking names and dates", 0.7)
    content = build(data)
    tell("Read", 1.0)
    return content


def _first_of(found: list[DataError]) -> DataError:
    first, *more = found
    if not more:
        return first
    where = f"{first.path}:{first.line}: " if first.line else f"{first.path}: "
    count = "1 more fault" if len(more) == 1 else f"{len(more)} more faults"
    return DataError(first.path, first.line, first.message.removeprefix(where), f"{first.mend} ({count} after this.)")
