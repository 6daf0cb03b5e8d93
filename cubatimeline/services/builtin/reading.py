"""Reads all files of the data folder into entries, and checks that each has the fields it should."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from cubatimeline.domain.errors import DataError
from cubatimeline.services.builtin import shapes
from cubatimeline.services.builtin.files import DataFile, Entry, Step, read_text, read_yaml
from cubatimeline.services.builtin.markdown import Prose, read_markdown
from cubatimeline.services.builtin.shapes import Shape

ENTITY_LISTS = ("people", "organisations", "places")
"""Lists of `entities.yaml`, and fields of an event that name what is in them."""
_RELATIONS = "relations.yaml"
"""A collection may do without it."""
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Written:
    """A digest or chapter: its front matter and its body."""

    entry: Entry
    prose: Prose


@dataclass(slots=True)
class Data:
    """All entries of the data folder, and what is wrong with the form of the files.

    Attributes:
        entities: by list of `entities.yaml`.
        problems: files that cannot be read, entries whose fields are not as they should be.
    """

    collection: Entry | None = None
    events: list[Entry] = field(default_factory=list)
    entities: dict[str, list[Entry]] = field(default_factory=lambda: {name: [] for name in ENTITY_LISTS})
    office_lines: list[Entry] = field(default_factory=list)
    bands: list[Entry] = field(default_factory=list)
    sources: list[Entry] = field(default_factory=list)
    documents: list[Written] = field(default_factory=list)
    chapters: list[Written] = field(default_factory=list)
    tours: list[Entry] = field(default_factory=list)
    relations: list[Entry] = field(default_factory=list)
    problems: list[DataError] = field(default_factory=list)


def read_data(folder: Path) -> Data:
    """Read the data folder; what is wrong is gathered, not raised."""
    data = Data()
    reader = _Reading(folder, data.problems)
    data.collection = next(iter(reader.entries("collection.yaml", shapes.COLLECTION)), None)
    for path in reader.paths("events", "yaml"):
        data.events += reader.entries(path, shapes.EVENT)
    reader.lists("entities.yaml", {name: (shapes.ENTITY, data.entities[name]) for name in ENTITY_LISTS})
    reader.lists(
        "offices.yaml",
        {"office_lines": (shapes.OFFICE_LINE, data.office_lines), "bands": (shapes.BAND, data.bands)},
    )
    data.sources += reader.entries("sources.yaml", shapes.SOURCE)
    data.documents += (reader.written(path, shapes.DOCUMENT) for path in reader.paths("documents", "md"))
    data.chapters += (reader.written(path, shapes.CHAPTER) for path in reader.paths("chapters", "md"))
    for path in reader.paths("tours", "yaml"):
        data.tours += reader.entries(path, shapes.TOUR)
    if (folder / _RELATIONS).exists():
        data.relations += reader.entries(_RELATIONS, shapes.RELATION)
    return data


class _Reading:
    """Reads files of one folder and gathers what is wrong in `problems`; what cannot be read comes out empty."""

    def __init__(self, folder: Path, problems: list[DataError]) -> None:
        self._folder = folder
        self._problems = problems

    def paths(self, folder: str, ending: str) -> list[str]:
        """Return the files of a folder in order of name."""
        return sorted(f"{folder}/{path.name}" for path in (self._folder / folder).glob(f"*.{ending}"))

    def _file(self, path: str) -> DataFile:
        return self._kept(lambda: read_yaml(path, read_text(self._folder, path)), DataFile(path, None, None))

    def _kept(self, read: Callable[[], _T], instead: _T) -> _T:
        try:
            return read()
        except DataError as error:
            self._problems.append(error)
            return instead

    def entries(self, path: str, shape: Shape) -> list[Entry]:
        """Return the entries of a file that is a list of them, or a single one."""
        file = self._file(path)
        if isinstance(file.value, list):
            return self._of_shape(file, file.value, (), shape)
        return [] if file.value is None else list(self._checked(shape, Entry(file, file.value)))

    def lists(self, path: str, lists: dict[str, tuple[Shape, list[Entry]]]) -> None:
        """Fill the lists that a file has by name."""
        file = self._file(path)
        if file.value is None:
            return
        for name in file.value if isinstance(file.value, dict) else ():
            if name not in lists:
                self._problems.append(
                    file.error(f"there is no list `{name}` here.", f"Use one of: {', '.join(lists)}.", name)
                )
        for name, (shape, target) in lists.items():
            value = file.value.get(name) if isinstance(file.value, dict) else None
            if isinstance(value, list):
                target.extend(self._of_shape(file, value, (name,), shape))
            else:
                self._problems.append(file.error(f"there is no list `{name}`.", f"Add `{name}:`.", name))

    def written(self, path: str, shape: Shape) -> Written:
        """Return a Markdown file; without fields where it cannot be read."""
        empty = (DataFile(path, None, None), Prose("", (), ()))
        front, prose = self._kept(lambda: read_markdown(path, read_text(self._folder, path)), empty)
        entry = Entry(front, front.value)
        if front.value is not None:
            list(self._checked(shape, entry))
        return Written(entry, prose)

    def _of_shape(self, file: DataFile, values: list[object], steps: tuple[Step, ...], shape: Shape) -> list[Entry]:
        entries = (
            Entry(file, value, (*steps, place))  # type: ignore[arg-type]
            for place, value in enumerate(values)
        )
        return [entry for one in entries for entry in self._checked(shape, one)]

    def _checked(self, shape: Shape, entry: Entry) -> Iterator[Entry]:
        found = list(shape.check(entry))
        self._problems += found
        if not found:
            yield entry
